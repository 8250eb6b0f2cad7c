//! The phrases of a text that weigh, each where it first stands.

use std::ops::Range;

use super::document::ReadSentence;
use super::feature_set::FeatureSet;
use crate::rule::FeatureId;
use crate::vocabulary::Modality;

/// A phrase that weighs, with its place in the normalised text. Dense text has nearly as many as bytes,
/// so each has to be small.
#[derive(Debug, Clone)]
pub(crate) struct Word {
    start_byte: u32,
    length_byte: u16,
    pub(crate) feature: FeatureId,
}

impl Word {
    pub(super) fn new(feature: FeatureId, range_byte: Range<usize>) -> Self {
        // Passages end where this would not fit, and sentences are shorter than the length can be.
        Self {
            start_byte: range_byte.start as u32,
            length_byte: range_byte.len() as u16,
            feature,
        }
    }

    /// Bytes of the normalised text.
    pub(crate) fn range_byte(&self) -> Range<usize> {
        let start = self.start_byte as usize;
        start..start + usize::from(self.length_byte)
    }
}

/// So many telling sentences a passage is made of twice: a long text is weighed as a whole and by
/// passages, each of which begins in the middle of the one before.
pub(super) const HALF_PASSAGE: usize = 4;

/// Drops the phrases that cannot count, sentence by sentence, so that memory does not grow with what
/// half a passage says again and again.
pub(super) struct WordFolder {
    hypothetical_as_fact: bool,
    /// How many phrases there are.
    phrases: usize,
    /// The phrases that an earlier sentence of the half passage has; nothing before the first.
    known: Option<FeatureSet>,
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
            known: None,
            telling: 0,
            pending: Vec::new(),
        }
    }

    /// The phrases of the sentence read last that may count; the next one may deny what it asks.
    pub(super) fn fold(&mut self, sentence: &ReadSentence, is_denied: bool) -> Vec<Word> {
        if tells(sentence) {
            if self.telling.is_multiple_of(HALF_PASSAGE) {
                self.known.iter_mut().for_each(FeatureSet::clear);
            }
            self.telling += 1;
        }
        // What is asked and denied is a fact even where the whole text is about nobody, in which what
        // the other sentences tell is none.
        if is_denied && sentence.asks() {
            return taken(&mut self.pending);
        }
        if !tells_fact(sentence, self.hypothetical_as_fact) {
            self.pending.clear();
            return Vec::new();
        }
        let new = || FeatureSet::new(self.phrases);
        let known = self.known.get_or_insert_with(new);
        self.pending.retain(|word| known.insert(word.feature));
        taken(&mut self.pending)
    }
}

/// What a buffer holds, which is left empty.
fn taken(buffer: &mut Vec<Word>) -> Vec<Word> {
    let words = buffer.clone();
    buffer.clear();
    words
}

/// Whether a sentence holds a concept, so that it counts for a passage.
pub(super) fn tells(sentence: &ReadSentence) -> bool {
    !sentence.hits.is_empty()
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
