//! The phrases of a text that weigh, each where it first stands.

use std::ops::Range;

use super::document::ReadSentence;
use crate::rule::FeatureId;
use crate::vocabulary::Modality;

/// A phrase that weighs, with its place in bytes of the normalised text.
pub(crate) type Word = (FeatureId, Range<usize>);

/// So many telling sentences a passage is made of twice: a long text is weighed as a whole and by
/// passages, each of which begins in the middle of the one before.
pub(super) const HALF_PASSAGE: usize = 4;

/// Drops the phrases that cannot count, sentence by sentence, so that memory does not grow with what
/// half a passage says again and again.
pub(super) struct WordFolder {
    hypothetical_as_fact: bool,
    /// How many phrases there are.
    phrases: usize,
    /// A bit for each phrase that an earlier sentence of the half passage has; none before the first.
    known: Vec<u64>,
    /// How many telling sentences there were.
    telling: usize,
    /// The phrases of the sentence read last.
    pub(super) pending: Vec<Word>,
}

impl WordFolder {
    pub(super) fn new(phrases: usize, hypothetical_as_fact: bool) -> Self {
        Self {
            hypothetical_as_fact,
            phrases,
            known: Vec::new(),
            telling: 0,
            pending: Vec::new(),
        }
    }

    /// The phrases of the sentence read last that may count; the next one may deny what it asks.
    pub(super) fn fold(&mut self, sentence: &ReadSentence, is_denied: bool) -> Vec<Word> {
        if tells(sentence) {
            if self.telling.is_multiple_of(HALF_PASSAGE) {
                self.known.fill(0);
            }
            self.telling += 1;
        }
        // What is asked and denied is a fact even where the whole text is about nobody, in which what
        // the other sentences tell is none.
        if is_denied && sentence.asks() {
            return self.pending.drain(..).collect();
        }
        let tells_fact = tells_fact(sentence, self.hypothetical_as_fact);
        if tells_fact && self.known.is_empty() {
            self.known.resize(self.phrases.div_ceil(64), 0);
        }
        let known = &mut self.known;
        self.pending
            .drain(..)
            .filter(|_| tells_fact)
            .filter(|(feature, _)| is_new(known, *feature))
            .collect()
    }
}

/// Whether a sentence holds a concept, so that it counts for a passage.
pub(super) fn tells(sentence: &ReadSentence) -> bool {
    !sentence.hits.is_empty()
}

/// Marks a phrase as known; tells whether it was not.
fn is_new(known: &mut Vec<u64>, feature: FeatureId) -> bool {
    let (place, bit) = (usize::from(feature / 64), 1 << (feature % 64));
    if known.len() <= place {
        known.resize(place + 1, 0);
    }
    let is_new = known[place] & bit == 0;
    known[place] |= bit;
    is_new
}

/// Whether a manner of saying counts as fact.
pub(super) fn is_fact(modality: Modality, hypothetical_as_fact: bool) -> bool {
    matches!(modality, Modality::Actual | Modality::Possible)
        || hypothetical_as_fact && modality == Modality::Hypothetical
}

/// Whether a sentence tells a fact, so that its words count.
pub(super) fn tells_fact(sentence: &ReadSentence, hypothetical_as_fact: bool) -> bool {
    let mut hits = sentence.hits.iter();
    hits.any(|hit| is_fact(hit.modality, hypothetical_as_fact))
}
