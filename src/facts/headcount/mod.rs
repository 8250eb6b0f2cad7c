//! How many persons' data came to harm.
//!
//! Every number of persons is weighed by the words around it; the best one, or the sum of disjoint
//! parts, is the head count. Numbers of records, papers, households and accounts stand in only where
//! no number of persons will do, and last the only number of persons in a text that tells of an
//! incident. Drills, imagined cases and lawful requests that were answered as they should be have no
//! head count.

mod candidate;
mod choice;
mod counter;
mod excerpt;
mod number;
mod numeral;
mod parts;
mod sentence;
#[cfg(test)]
mod tests;
mod weight;
mod words;

use std::ops::Range;

use self::candidate::{Candidate, candidates};
use self::choice::choose;
use self::counter::{PERSON_COUNTERS, PROXY_COUNTERS, RECORD_COUNTERS};
use self::excerpt::first_characters;
use self::number::Quantity;
use self::parts::settle_parts;
use self::sentence::{Sentence, counts_anything, read_sentences};
use self::words::{
    CONCERN, DRILL, IMAGINED, INCIDENT, LAWFUL_REQUEST, MISDEEDS, SUPPOSED_IN_DRILL,
};
use crate::vocabulary::Precision;

/// How much of a text is read as its headline, in characters.
const HEADLINE_CHARACTERS: usize = 16;

/// A number of persons that a text states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CountedPersons {
    /// How many.
    pub(crate) persons: u64,
    /// Whether that is exact, or a bound.
    pub(crate) precision: Precision,
    /// The number with its counter and the words for its precision, in bytes of the text read.
    pub(crate) range_byte: Range<usize>,
}

impl From<&Quantity> for CountedPersons {
    fn from(quantity: &Quantity) -> Self {
        Self {
            persons: quantity.value,
            precision: quantity.precision,
            range_byte: quantity.range_byte.clone(),
        }
    }
}

/// The number of persons whose data came to harm or may have; `None` when the text states none.
///
/// `sentences` are byte ranges of the normalised text, in order; numbers outside of them are passed
/// over. Where disjoint parts add up, the range spans all of them.
pub(crate) fn headcount(text: &str, sentences: &[Range<usize>]) -> Option<CountedPersons> {
    let drill = DRILL.stand_in(first_characters(text, HEADLINE_CHARACTERS))
        && SUPPOSED_IN_DRILL.stand_in(text);
    if !counts_anything(text) || IMAGINED.stand_in(text) || drill {
        return None;
    }
    let sentences = read_sentences(text, sentences);
    let happened = |sentence: &Sentence| {
        sentence.harm()
            || [&INCIDENT, &MISDEEDS, &CONCERN]
                .iter()
                .any(|words| words.stand_in(sentence.text))
    };
    if LAWFUL_REQUEST.stand_in(text) && !sentences.iter().any(Sentence::harm) {
        return None;
    }
    let read = |counters, stands_for_persons: fn(&Candidate<'_>) -> bool, least| {
        let mut candidates = candidates(text, &sentences, counters);
        candidates.retain(stands_for_persons);
        settle_parts(text, &mut candidates);
        choose(text, &candidates, least)
    };
    read(PERSON_COUNTERS, |_| true, weight::LEAST)
        .or_else(|| {
            read(
                RECORD_COUNTERS,
                |one| one.is_record_of_person(),
                weight::LEAST_STANDING_IN,
            )
        })
        .or_else(|| {
            read(
                PROXY_COUNTERS,
                |one| one.is_proxy(),
                weight::LEAST_STANDING_IN,
            )
        })
        .or_else(|| {
            if !sentences.iter().any(happened) {
                return None;
            }
            let mut candidates = candidates(text, &sentences, PERSON_COUNTERS);
            candidates.retain(|one| !one.excluded && !one.follows_staff());
            let only = candidates.len() == 1;
            choose(text, &candidates, weight::LEAST_ALONE).filter(|_| only)
        })
}
