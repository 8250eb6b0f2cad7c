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

/// Finds the sentences of a normalised text, each with whether it is read. Those of a text of which
/// nothing is read need not be told.
pub(super) fn sentences(text: &str, gate: Option<&Gate>, extent: Extent) -> Vec<(Sentence, bool)> {
    let gate = gate.filter(|_| text.len() > SHORT_TEXT && extent != Extent::All);
    let mut ends = gate.map(|gate| gate.ends(text).peekable());
    let is_open = ends.as_mut().is_none_or(|ends| ends.peek().is_some());
    if !is_open && extent == Extent::Passages {
        return Vec::new();
    }
    let sentences = text::sentences(text).into_iter();
    let Some(ends) = ends else {
        return sentences.map(|sentence| (sentence, true)).collect();
    };
    let head = if is_open { HEAD } else { 0 };
    let mut sentences: Vec<(Sentence, bool)> = sentences
        .enumerate()
        .map(|(number, sentence)| (sentence, number < head))
        .collect();
    let mut read_to = head;
    let mut number = 0;
    for end in ends {
        let ends_before = |(sentence, _): &(Sentence, bool)| sentence.range_byte.end < end;
        while sentences.get(number).is_some_and(ends_before) {
            number += 1;
        }
        let first = number.saturating_sub(REACH).max(read_to);
        let behind = sentences.len().min(number + REACH + 1);
        for (_, is_read) in sentences.iter_mut().take(behind).skip(first) {
            *is_read = true;
        }
        read_to = read_to.max(behind);
    }
    sentences
}
