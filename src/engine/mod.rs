//! Reads a text with the rules: concepts, how they are meant, and what follows from them.

mod concept_set;
mod confidence;
mod cue;
mod deeds;
mod document;
mod evaluate;
mod feature_set;
mod findings;
mod judgement;
mod learned;
mod linear;
mod matcher;
mod parties;
mod party;
mod passage;
mod places;
mod predicate;
mod present;
mod reading;
mod sentence;
#[cfg(test)]
mod tests;
mod words;

pub(crate) use confidence::{DEFAULT_FIRST_THRESHOLD, DEFAULT_THRESHOLD, worth};
pub(crate) use cue::CueConcepts;
pub(crate) use document::Document;
pub(crate) use evaluate::{Proof, prove};
pub(crate) use findings::{Settings, weigh};
pub(crate) use judgement::{Parties, judge};
pub(crate) use learned::{HeardFact, Learned};
pub(crate) use linear::{Party, Told, feature_names};
pub(crate) use parties::teach;
pub use parties::{Feature, Lesson, Mark, Marked};
pub(crate) use passage::Extent;
pub(crate) use present::words_byte;
