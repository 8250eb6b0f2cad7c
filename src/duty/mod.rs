//! What must be done about an incident: whether it is to be reported, by whom, and by when.
//!
//! The answer is never a bare yes or no. Each trigger of the law is met, possible, not met or open,
//! with the words that speak for or against it and the facts that would settle it. The law itself
//! stands in `rules/law/duty.toml`; what a text tells comes from its facts.

mod assess;
mod deadline;
mod exemption;
mod law;
mod persons;
mod told;
mod trigger;
mod vocabulary;

use std::sync::Arc;

use serde::Serialize;

pub(crate) use assess::assess;
pub use deadline::Deadline;
pub use trigger::{ReportingRegime, Trigger};
pub use vocabulary::{
    CountingNote, Exemption, ReportStep, ReportingParty, SettlingFact, TriggerStatus,
};

use crate::law::Citation;
use crate::text::Span;
use crate::version::LawOnDay;
use crate::vocabulary::PublicBody;

/// Words that speak for or against a trigger, and the rule that reads them so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TriggerEvidence {
    pub(crate) rule: Arc<str>,
    pub(crate) words: Vec<Span>,
}

impl TriggerEvidence {
    /// The id of the rule; `head-count` for a number of persons, which no rule reads.
    #[must_use]
    pub fn rule(&self) -> &str {
        &self.rule
    }

    /// The words, in bytes of the caller's text.
    #[must_use]
    pub fn words(&self) -> &[Span] {
        &self.words
    }
}

/// What every assessment has: how far something is met, what would settle it, and the words.
macro_rules! assessed {
    ($name:ident) => {
        impl $name {
            /// How far it is met.
            #[must_use]
            pub fn status(&self) -> TriggerStatus {
                self.status
            }

            /// The facts that would settle it, or that would change the answer; empty where it is
            /// met.
            #[must_use]
            pub fn settled_by(&self) -> &[SettlingFact] {
                &self.settled_by
            }

            /// The words that speak for or against it, in the order of the text.
            #[must_use]
            pub fn evidence(&self) -> &[TriggerEvidence] {
                &self.evidence
            }
        }
    };
}

/// How far a text shows that one trigger is met.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TriggerAssessment {
    pub(crate) trigger: Trigger,
    pub(crate) status: TriggerStatus,
    pub(crate) settled_by: Vec<SettlingFact>,
    pub(crate) evidence: Vec<TriggerEvidence>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) on_the_day: Option<LawOnDay>,
}

assessed!(TriggerAssessment);

impl TriggerAssessment {
    /// The trigger.
    #[must_use]
    pub fn trigger(&self) -> Trigger {
        self.trigger
    }

    /// Whether the trigger was in force for the party on the day of the incident, where that day is
    /// known. The status is that of the rules now in force, whatever the day.
    ///
    /// ```
    /// use appi::{Applicability, Classifier, Date};
    ///
    /// let day: Date = "2022-03-31".parse()?;
    /// let classification = Classifier::new()?.classify_on("顧客1,001人の名簿を誤って送付した。", day);
    /// let then = classification.duty().triggers()[0].on_the_day().unwrap();
    /// assert_eq!(then.applicability(), Applicability::NotInForce);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn on_the_day(&self) -> Option<&LawOnDay> {
        self.on_the_day.as_ref()
    }
}

/// How far a text shows that the duty is taken away.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ExemptionAssessment {
    pub(crate) exemption: Exemption,
    pub(crate) status: TriggerStatus,
    pub(crate) settled_by: Vec<SettlingFact>,
    pub(crate) evidence: Vec<TriggerEvidence>,
    pub(crate) citations: Vec<Citation>,
}

assessed!(ExemptionAssessment);

impl ExemptionAssessment {
    /// The exemption.
    #[must_use]
    pub fn exemption(&self) -> Exemption {
        self.exemption
    }

    /// Where it stands, for each duty that it takes away.
    #[must_use]
    pub fn citations(&self) -> &[Citation] {
        &self.citations
    }
}

/// The notice to the persons concerned (Article 26(2), 68(2); My Number Act, Article 29-4(2)).
///
/// It is due, without delay as the case demands, wherever the report is. Where it is hard to give, a
/// substitute such as a publication will do.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct NoticeToPersons {
    pub(crate) regime: ReportingRegime,
    pub(crate) status: TriggerStatus,
    pub(crate) citation: Citation,
}

impl NoticeToPersons {
    /// The duty that it belongs to.
    #[must_use]
    pub fn regime(&self) -> ReportingRegime {
        self.regime
    }

    /// How far a trigger of that duty is met.
    #[must_use]
    pub fn status(&self) -> TriggerStatus {
        self.status
    }

    /// Where it stands.
    #[must_use]
    pub fn citation(&self) -> Citation {
        self.citation
    }
}

/// What a text says of the duty to report: every trigger that may bind the party, what may take the
/// duty away, who reports, and the notice to the persons. All of it is empty for a text that tells of
/// no incident.
///
/// ```
/// use appi::{Trigger, TriggerStatus};
///
/// let classification = appi::classify("当社のサーバーが不正アクセスを受け、顧客1,000人の氏名が漏えいした。");
/// let duty = classification.duty();
/// assert_eq!(duty.status(Trigger::WrongfulPurpose), Some(TriggerStatus::Met));
/// // A thousand is not more than a thousand.
/// assert_eq!(duty.status(Trigger::MoreThan1000), Some(TriggerStatus::NotMet));
/// assert_eq!(duty.status(Trigger::OrganMoreThan100), None);
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Duty {
    pub(crate) triggers: Vec<TriggerAssessment>,
    pub(crate) exemptions: Vec<ExemptionAssessment>,
    pub(crate) by_whom: ReportingParty,
    pub(crate) notices: Vec<NoticeToPersons>,
    /// What kind of public body the party is, which decides since when the duty binds it.
    #[serde(skip)]
    pub(crate) body: Option<PublicBody>,
}

impl Duty {
    /// The triggers of every duty that may bind the party, in the order of [`Trigger::ALL`].
    #[must_use]
    pub fn triggers(&self) -> &[TriggerAssessment] {
        &self.triggers
    }

    /// How far one trigger is met; `None` where it cannot bind the party.
    #[must_use]
    pub fn status(&self, trigger: Trigger) -> Option<TriggerStatus> {
        self.triggers
            .iter()
            .find(|assessment| assessment.trigger == trigger)
            .map(|assessment| assessment.status)
    }

    /// What may take the duty away.
    #[must_use]
    pub fn exemptions(&self) -> &[ExemptionAssessment] {
        &self.exemptions
    }

    /// Who must report, if anybody must.
    #[must_use]
    pub fn by_whom(&self) -> ReportingParty {
        self.by_whom
    }

    /// The notice to the persons, for each duty that may bind the party.
    #[must_use]
    pub fn notices(&self) -> &[NoticeToPersons] {
        &self.notices
    }

    /// How far the most certain trigger of a duty is met.
    fn status_of(&self, regime: ReportingRegime) -> Option<TriggerStatus> {
        self.triggers
            .iter()
            .filter(|assessment| assessment.trigger.regime() == regime)
            .map(|assessment| assessment.status)
            .max()
    }
}
