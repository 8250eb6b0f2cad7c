//! The features that a text holds: its words, and its concepts as they are meant.

use std::ops::Range;

use super::document::Document;
use super::feature_set::FeatureSet;
use super::words::{is_fact, tells_fact};
use crate::rule::{FeatureId, RuleSet};
use crate::vocabulary::{Modality, Polarity};

/// A feature of a text, where it first stands.
#[derive(Debug, Clone)]
pub(super) struct Present {
    pub(super) feature: FeatureId,
    pub(super) place: Place,
}

/// Where a feature stands and how it is meant.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub(crate) sentence: usize,
    /// Bytes of the normalised text.
    pub(crate) range_byte: Range<usize>,
    pub(crate) polarity: Polarity,
    pub(crate) modality: Modality,
}

/// Adds the words and concepts of a sentence that are not known yet, of the bytes that are meant.
pub(super) fn add_features(
    (document, number): (&Document, usize),
    is_meant: impl Fn(usize) -> bool,
    rules: &RuleSet,
    hypothetical_as_fact: bool,
    known: &mut FeatureSet,
    present: &mut Vec<Present>,
) {
    let sentence = &document.sentences[number];
    for hit in sentence
        .hits
        .iter()
        .filter(|hit| is_meant(hit.start_byte()))
    {
        let reading = reading(hit.polarity, hit.modality, hypothetical_as_fact);
        if let Some(feature) = rules.weights.concept(hit.concept, reading)
            && known.insert(feature)
        {
            let place = Place {
                sentence: number,
                range_byte: hit.start_byte()..hit.end_byte(),
                polarity: hit.polarity,
                modality: hit.modality,
            };
            present.push(Present { feature, place });
        }
    }
    if !tells_fact(sentence, hypothetical_as_fact) {
        return;
    }
    for word in &sentence.words {
        if is_meant(word.range_byte().start) && known.insert(word.feature) {
            let place = Place {
                sentence: number,
                range_byte: word.range_byte(),
                polarity: Polarity::Asserted,
                modality: Modality::Actual,
            };
            let feature = word.feature;
            present.push(Present { feature, place });
        }
    }
}

pub(super) fn features(present: &[Present]) -> impl Iterator<Item = FeatureId> + '_ {
    present.iter().map(|one| one.feature)
}

/// The words at some places, in the order of the text and each once, in bytes of the normalised text.
pub(crate) fn words_byte<'p>(places: &[&'p Place]) -> Vec<&'p Range<usize>> {
    let mut words: Vec<_> = places.iter().map(|place| &place.range_byte).collect();
    words.sort_by_key(|range| (range.start, range.end));
    words.dedup();
    words
}

/// What speaks for a place of the table, the strongest first and so many at most; against it where a
/// feature has a negative value.
pub(super) fn strongest<'a>(
    present: &'a [Present],
    rules: &RuleSet,
    place: usize,
    value: f64,
    most: usize,
) -> impl Iterator<Item = &'a Place> + use<'a> {
    let weights = &rules.weights;
    // The strongest of what was looked at, in their order.
    let mut strongest: Vec<(i64, &Present)> = Vec::with_capacity(most + 1);
    for one in present {
        let spoken = weights.spoken(one.feature, place, value > 0.0);
        if spoken > 0 && (strongest.len() < most || strongest[most - 1].0 < spoken) {
            let behind = strongest.partition_point(|(known, _)| *known >= spoken);
            strongest.insert(behind, (spoken, one));
            strongest.truncate(most);
        }
    }
    strongest.into_iter().map(|(_, one)| &one.place)
}

/// The place of a reading in [`READINGS`].
pub(super) fn reading(polarity: Polarity, modality: Modality, hypothetical_as_fact: bool) -> usize {
    usize::from(polarity != Polarity::Asserted)
        + 2 * usize::from(!is_fact(modality, hypothetical_as_fact))
}
