//! Text as the rest of the crate reads it: normalised, repaired, and cut into sentences that know
//! their section, with every position leading back to the caller's bytes.
//!
//! The way through this module is [`NormalizedText::new`], then [`sentences`] on its text, then
//! [`NormalizedText::original_span`] for whatever was found.

mod character;
mod heading;
mod line_break;
mod normalize;
mod offset_map;
mod repair;
mod section;
mod sentence;
mod span;

pub(crate) use normalize::NormalizedText;
pub(crate) use section::Section;
pub(crate) use sentence::{Sentence, sentences};
pub use span::Span;
