//! Which passages of a text are read: all of a short one, and of a long one those near a word of the
//! gate (`rules/gate.txt`). What is not read counts for nothing.

use crate::rule::Gate;
use crate::text::{self, Sentence};

/// A longer text, in bytes of its normal form, is not read as a whole: about 330 kana or kanji.
const SHORT_TEXT: usize = 1000;

/// How many sentences before and after a word of the gate are read.
const REACH: usize = 3;

/// How many sentences are read at the head of a text that is read at all: they say who it is about.
const HEAD: usize = 3;

/// So many sentences that are not read keep their neighbours as far apart as any number would: no
/// reading tells such a distance from a greater one.
pub(super) const GAP: usize = 12;

/// The longest text, in bytes of its normal form, whose places fit into hits; of what is longer only
/// so much is read.
const LONGEST_TEXT: usize = u32::MAX as usize;

/// How much of a text is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    /// What the gate lets through.
    Passages,
    /// Everything, of which what the gate does not let through is dropped again. For tests: results
    /// are those of [`Extent::Passages`].
    PassagesOfAll,
    /// Everything.
    All,
}

/// The sentences of a text, and which of them are read.
#[derive(Debug, Default)]
pub(super) struct Passages {
    pub(super) sentences: Vec<Sentence>,
    /// For each sentence whether it is read; nothing where all are.
    is_read: Vec<bool>,
}

impl Passages {
    /// Finds the sentences of a normalised text and chooses those to be read. Where none is read,
    /// they need not be found.
    pub(super) fn new(text: &str, gate: Option<&Gate>, extent: Extent) -> Self {
        let gate = gate.filter(|_| text.len() > SHORT_TEXT && extent != Extent::All);
        let mut ends = gate.map(|gate| gate.ends(text).peekable());
        let is_open = ends.as_mut().is_none_or(|ends| ends.peek().is_some());
        if !is_open && extent == Extent::Passages {
            return Self::default();
        }
        let mut sentences = text::sentences(text);
        sentences.truncate(sentences.partition_point(|one| one.range_byte.end <= LONGEST_TEXT));
        let is_read = ends.map_or_else(Vec::new, |ends| near(ends, &sentences, is_open));
        Self { sentences, is_read }
    }

    /// Whether a sentence is read.
    pub(super) fn is_read(&self, number: usize) -> bool {
        self.is_read.get(number).copied().unwrap_or(true)
    }
}

/// For each sentence whether it stands near a word of the gate, which end at these bytes, or at the
/// head of a text that has one.
fn near(ends: impl Iterator<Item = usize>, sentences: &[Sentence], is_open: bool) -> Vec<bool> {
    let mut is_read = vec![false; sentences.len()];
    let mut read_to = 0;
    let mut read = |first: usize, behind: usize| {
        let behind = behind.min(sentences.len());
        if let Some(newly) = is_read.get_mut(first.max(read_to)..behind) {
            newly.fill(true);
        }
        read_to = read_to.max(behind);
    };
    if is_open {
        read(0, HEAD);
    }
    let mut number = 0;
    for end in ends {
        let ends_before = |sentence: &Sentence| sentence.range_byte.end < end;
        while sentences.get(number).is_some_and(ends_before) {
            number += 1;
        }
        read(number.saturating_sub(REACH), number + REACH + 1);
    }
    is_read
}
