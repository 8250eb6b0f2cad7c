#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod batch;
mod classification;
mod classifier;
mod duty;
mod engine;
mod explain;
mod facts;
mod law;
mod morph;
pub mod privacymark;
mod rule;
mod text;
mod version;
mod vocabulary;

pub use classification::{
    Basis, Classification, Evidence, Fact, FactEvidence, Facts, Finding, Harm, HeadCount,
    IncidentDay, Outcome,
};
pub use classifier::{BuildError, Classifier, ClassifierBuilder, classify};
pub use duty::{
    CountingNote, Deadline, Duty, Exemption, ExemptionAssessment, NoticeToPersons, ReportStep,
    ReportingParty, ReportingRegime, SettlingFact, Trigger, TriggerAssessment, TriggerEvidence,
    TriggerStatus,
};
#[doc(hidden)]
pub use engine::{Feature, Lesson, Mark, Marked};
pub use explain::{Explanation, Language, PeriodsOfParties, Topic, explain};
#[doc(inline)]
pub use jiff::civil::Date;
pub use law::{
    Citation, Instrument, ParseCodeError, ParseTermError, Provision, Regime, SupervisionLimb,
    Verification,
};
pub use rule::{RuleError, Strength};
pub use text::Span;
pub use version::{LawOnDay, Period, law_checked_on};
pub use vocabulary::{
    Applicability, Attack, AuthorityAction, Cause, Circumstance, DataCategory, DaySource, HarmKind,
    HarmStatus, Modality, ParseVocabularyError, Polarity, Precision, PublicBody, RegimeDispute,
    Role,
};

/// The length of a text once it is normalised, in bytes. For the crate's own benches.
#[doc(hidden)]
#[must_use]
pub fn normalized_length(text: &str) -> usize {
    text::NormalizedText::new(text).as_str().len()
}
