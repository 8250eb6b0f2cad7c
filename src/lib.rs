#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod batch;
mod classification;
mod classifier;
mod duty;
mod engine;
mod facts;
mod law;
mod morph;
mod rule;
mod text;
mod vocabulary;

pub use classification::{
    Basis, Classification, Evidence, Fact, FactEvidence, Facts, Finding, Harm, HeadCount, Outcome,
};
pub use classifier::{BuildError, Classifier, ClassifierBuilder, classify};
pub use duty::{
    CountingNote, Deadline, Duty, Exemption, ExemptionAssessment, NoticeToPersons, ReportStep,
    ReportingParty, ReportingRegime, SettlingFact, Trigger, TriggerAssessment, TriggerEvidence,
    TriggerStatus,
};
#[doc(inline)]
pub use jiff::civil::Date;
pub use law::{
    Citation, Instrument, ParseProvisionError, ParseTermError, Provision, Regime, SupervisionLimb,
    Verification,
};
pub use rule::{RuleError, Strength};
pub use text::Span;
pub use vocabulary::{
    Attack, Cause, Circumstance, DataCategory, HarmKind, HarmStatus, Modality,
    ParseVocabularyError, Polarity, Precision, Role,
};

/// The length of a text once it is normalised, in bytes. For the crate's own benches.
#[doc(hidden)]
#[must_use]
pub fn normalized_length(text: &str) -> usize {
    text::NormalizedText::new(text).as_str().len()
}
