#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod classification;
mod classifier;
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
pub use explain::{Explanation, Language, PeriodsOfParties, Topic, explain};
pub use law::{
    Citation, Instrument, ParseProvisionError, ParseTermError, Provision, Regime, SupervisionLimb,
    Verification,
};
pub use rule::{RuleError, Strength};
pub use text::Span;
pub use version::{LawOnDay, Period, law_checked_on};
pub use vocabulary::{
    Applicability, Attack, AuthorityAction, Cause, DataCategory, DaySource, HarmKind, HarmStatus,
    Modality, ParseVocabularyError, Polarity, Precision, PublicBody, RegimeDispute, Role,
};
