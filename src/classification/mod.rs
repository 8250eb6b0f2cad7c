//! The result of classifying a text, and its serialised form.
//!
//! A result holds codes, numbers and spans, never a copy of the text.

mod facts;
mod finding;
mod incident_day;

use serde::Serialize;

pub use facts::{Fact, FactEvidence, Facts, Harm, HeadCount};
pub use finding::{Basis, Evidence, Finding};
pub use incident_day::IncidentDay;

use crate::duty::Duty;
use crate::law::Provision;
use crate::vocabulary::Modality;

/// Stands in the place of a rule's id where the learned weights speak.
pub(crate) const LEARNED_WEIGHTS: &str = "learned-weights";

/// What a text was read as. That nothing was found is an answer, not a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Outcome {
    /// At least one provision was breached, as far as the text says.
    Findings,
    /// The text tells of an incident and names no deficiency that reaches the threshold.
    IncidentWithoutFinding,
    /// The text was not read as an incident.
    NoIncident,
}

/// What a text says: the provisions breached and the facts.
///
/// ```
/// let text = "VPN機器の更新を怠っていたため、ランサムウェアに感染した。";
/// let classification = appi::classify(text);
/// assert_eq!(classification.outcome(), appi::Outcome::Findings);
/// let finding = &classification.findings()[0];
/// assert_eq!(finding.provision().code(), "23/10-6(3)");
/// assert_eq!(finding.evidence()[0].sentence().text(text), Some(text));
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Classification {
    outcome: Outcome,
    #[serde(skip_serializing_if = "Option::is_none")]
    incident_day: Option<IncidentDay>,
    findings: Vec<Finding>,
    facts: Facts,
    duty: Duty,
}

impl Classification {
    pub(crate) fn new(
        findings: Vec<Finding>,
        facts: Facts,
        incident_day: Option<IncidentDay>,
        duty: Duty,
    ) -> Self {
        let tells_of_incident = facts.evidence().iter().any(|evidence| {
            matches!(evidence.fact(), Fact::Attack(_) | Fact::Harm(..))
                && matches!(evidence.modality(), Modality::Actual | Modality::Possible)
        });
        let outcome = if !findings.is_empty() {
            Outcome::Findings
        } else if tells_of_incident {
            Outcome::IncidentWithoutFinding
        } else {
            Outcome::NoIncident
        };
        Self {
            outcome,
            incident_day,
            findings,
            facts,
            duty,
        }
    }

    /// What the text was read as.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        self.outcome
    }

    /// The day of the incident, if the caller gave it or the text tells it. Where there is one,
    /// each finding says how its provision stood [on the day](Finding::on_the_day).
    #[must_use]
    pub fn incident_day(&self) -> Option<&IncidentDay> {
        self.incident_day.as_ref()
    }

    /// The findings that reach the threshold, the most certain first.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The finding on a provision, if there is one.
    #[must_use]
    pub fn finding(&self, provision: Provision) -> Option<&Finding> {
        self.findings
            .iter()
            .find(|finding| finding.provision() == provision)
    }

    /// The codes of the findings, sorted, each once.
    #[must_use]
    pub fn labels(&self) -> Vec<&'static str> {
        let mut labels: Vec<&str> = self
            .findings
            .iter()
            .map(|finding| finding.provision().code())
            .collect();
        labels.sort_unstable();
        labels.dedup();
        labels
    }

    /// The facts of the text.
    #[must_use]
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// What the text says of the duty to report and to notify.
    #[must_use]
    pub fn duty(&self) -> &Duty {
        &self.duty
    }
}
