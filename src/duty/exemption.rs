//! What may take the duty to report away.

use super::ExemptionAssessment;
use super::law;
use super::told::{self, says};
use super::trigger::ReportingRegime;
use super::vocabulary::{Exemption, SettlingFact, TriggerStatus};
use crate::classification::{Fact, Facts};
use crate::law::Citation;
use crate::vocabulary::{Circumstance, HarmKind, Role};

/// Every exemption of which the text says something, and for a contractor always the notice to the
/// entrusting party. None where no duty may bind the party.
pub(super) fn assess(facts: &Facts, regimes: &[ReportingRegime]) -> Vec<ExemptionAssessment> {
    if regimes.is_empty() {
        return Vec::new();
    }
    [
        strong_encryption(facts, regimes),
        recovered_unseen(facts, regimes),
        notice_to_consignor(facts, regimes),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Encryption by a high-grade method frees only while the key is safe.
fn strong_encryption(facts: &Facts, regimes: &[ReportingRegime]) -> Option<ExemptionAssessment> {
    const SAID: [Circumstance; 4] = [
        Circumstance::StrongEncryption,
        Circumstance::Encryption,
        Circumstance::NotEncrypted,
        Circumstance::KeySafe,
    ];
    let strong = says(facts, Circumstance::StrongEncryption);
    let encrypted = strong || says(facts, Circumstance::Encryption);
    let key_safe = says(facts, Circumstance::KeySafe);
    let (status, settled_by) = if says(facts, Circumstance::NotEncrypted) {
        (TriggerStatus::NotMet, Vec::new())
    } else if strong && key_safe {
        (TriggerStatus::Met, Vec::new())
    } else if encrypted {
        let mut settled_by = Vec::new();
        if !strong {
            settled_by.push(SettlingFact::EncryptionStrength);
        }
        if !key_safe {
            settled_by.push(SettlingFact::KeySafe);
        }
        (TriggerStatus::Possible, settled_by)
    } else {
        return None;
    };
    Some(ExemptionAssessment {
        exemption: Exemption::StrongEncryption,
        status,
        settled_by,
        evidence: told::evidence(
            facts,
            |fact| matches!(fact, Fact::Circumstance(one) if SAID.contains(&one)),
        ),
        citations: citations(regimes, |regime| Some(law::of_regime(regime).encryption)),
    })
}

/// What came back in full and unseen did not leak; data that was lost or damaged stays so.
fn recovered_unseen(facts: &Facts, regimes: &[ReportingRegime]) -> Option<ExemptionAssessment> {
    const SAID: [Circumstance; 2] = [Circumstance::RecoveredUnseen, Circumstance::DeletedUnseen];
    if !SAID.iter().any(|one| says(facts, *one)) {
        return None;
    }
    let leakage_alone = facts
        .harms()
        .iter()
        .all(|harm| harm.kind() == HarmKind::Leakage);
    // That a receiver deleted it unread is its word; whether it counts as recovery is not settled.
    let recovered = says(facts, Circumstance::RecoveredUnseen);
    let (status, settled_by) = if recovered && leakage_alone {
        (TriggerStatus::Met, Vec::new())
    } else {
        (TriggerStatus::Possible, vec![SettlingFact::RecoveredUnseen])
    };
    Some(ExemptionAssessment {
        exemption: Exemption::RecoveredUnseen,
        status,
        settled_by,
        evidence: told::evidence(
            facts,
            |fact| matches!(fact, Fact::Circumstance(one) if SAID.contains(&one)),
        ),
        citations: citations(regimes, |regime| Some(regime.citation())),
    })
}

/// Article 26(1), proviso: the contractor that notified the entrusting party need not report.
fn notice_to_consignor(facts: &Facts, regimes: &[ReportingRegime]) -> Option<ExemptionAssessment> {
    if facts.role() != Role::Consignee {
        return None;
    }
    let citations = citations(regimes, |regime| {
        law::of_regime(regime).by_notice_to_consignor
    });
    if citations.is_empty() {
        return None;
    }
    // Whether the notice held the prescribed items in time, no text of an incident tells in full.
    let status = if says(facts, Circumstance::ConsignorNotified) {
        TriggerStatus::Possible
    } else {
        TriggerStatus::Open
    };
    Some(ExemptionAssessment {
        exemption: Exemption::NoticeToConsignor,
        status,
        settled_by: vec![SettlingFact::ConsignorNotified],
        evidence: told::evidence(facts, |fact| {
            fact == Fact::Circumstance(Circumstance::ConsignorNotified)
        }),
        citations,
    })
}

fn citations(
    regimes: &[ReportingRegime],
    of: impl Fn(ReportingRegime) -> Option<Citation>,
) -> Vec<Citation> {
    regimes.iter().filter_map(|regime| of(*regime)).collect()
}
