//! Confidence: from the strengths of independent evidence to one number.
//!
//! Each rule that fires is taken as one independent piece of evidence, and counts once however
//! often it fires. With `p` the worth of its [`Strength`], lowered where the text only says that
//! something may be so, together they are worth `1 - (1 - p₁)(1 - p₂)…`. Where there are learned
//! weights, the rules that fired are among their features, and [`confidence`] makes a share of their log odds.

use crate::rule::Strength;
use crate::vocabulary::Modality;

/// The confidence from which a finding is reported unless the caller sets another.
pub(crate) const DEFAULT_THRESHOLD: f64 = 0.55;
/// The confidence that the most certain of the findings that the weights judge must reach unless
/// the caller sets another. A false alarm mostly stands alone and is less sure than what is found
/// beside a certain finding.
pub(crate) const DEFAULT_FIRST_THRESHOLD: f64 = 0.7;

/// What one piece of evidence is worth: the share of such findings that hold.
pub(crate) fn worth(strength: Strength, modality: Modality) -> f64 {
    let alone = match strength {
        Strength::Weak => 0.3,
        Strength::Moderate => 0.39,
        Strength::Strong => 0.75,
        Strength::Decisive => 0.95,
    };
    let manner = match modality {
        Modality::Actual | Modality::Hypothetical => 1.0,
        Modality::Possible => 0.85,
        // What is only planned, advised or quoted proves no deficiency; a plan hints at one.
        Modality::Planned => 0.25,
        Modality::Advised | Modality::Quoted => 0.0,
    };
    alone * manner
}

/// Combines the worths of independent evidence.
pub(crate) fn combine(worths: impl IntoIterator<Item = f64>) -> f64 {
    1.0 - worths.into_iter().map(|worth| 1.0 - worth).product::<f64>()
}

/// How sure what the learned weights say is, by its log odds.
pub(crate) fn confidence(log_odds: f64) -> f64 {
    1.0 / (1.0 + (-log_odds).exp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn evidence_adds_up_and_never_reaches_certainty() {
        assert_eq!(combine([]), 0.0);
        let one = combine([worth(Strength::Moderate, Modality::Actual)]);
        let two = combine([worth(Strength::Moderate, Modality::Actual); 2]);
        assert!(one < DEFAULT_THRESHOLD && two > DEFAULT_THRESHOLD && two < 1.0);
    }

    #[test]
    fn a_plan_alone_is_no_finding() {
        assert!(worth(Strength::Decisive, Modality::Planned) < DEFAULT_THRESHOLD);
    }
}
