//! Sentences and lines, and whether they tell of harm.

use std::cell::OnceCell;
use std::ops::Range;

use super::counter::{PERSON_COUNTERS, PROXY_COUNTERS};
use super::number::quantities;
use super::words::{CONCERN, HARM, MORE_HARM};

/// A sentence and what it says of harm.
pub(super) struct Sentence<'text> {
    pub(super) text: &'text str,
    /// Where it starts in the whole text.
    pub(super) start_byte: usize,
    /// Whether it names harm itself, once that was asked.
    known_harm: OnceCell<bool>,
    /// Whether it is a line that no full stop ends.
    pub(super) line: bool,
    /// Whether it is such a line under a heading that names harm.
    pub(super) under_harm: bool,
}

impl Sentence<'_> {
    /// Whether it names harm itself.
    pub(super) fn harm(&self) -> bool {
        *self.known_harm.get_or_init(|| HARM.stand_in(self.text))
    }
}

/// The sentences at byte ranges of a text, in order; ranges that do not fit it are passed over.
pub(super) fn read_sentences<'text>(
    text: &'text str,
    ranges: &[Range<usize>],
) -> Vec<Sentence<'text>> {
    let mut under_harm = false;
    let read = |range: &Range<usize>| {
        let sentence = text.get(range.clone())?;
        let known_harm = OnceCell::new();
        let harm = || *known_harm.get_or_init(|| HARM.stand_in(sentence));
        let concern = || CONCERN.stand_in(sentence) && !MORE_HARM.stand_in(sentence);
        let line = !sentence.trim_end().ends_with(['。', '!', '?']);
        // An item such as 内容:氏名 or (1)顧客300件 stands below a heading and is none itself.
        let heading = line && starts_item(sentence) && !sentence.contains(':');
        if line && (harm() || (heading && concern())) {
            under_harm = true;
        } else if heading && !counts_anything(sentence) {
            under_harm = false;
        }
        let under_harm = line && under_harm;
        Some(Sentence {
            text: sentence,
            start_byte: range.start,
            known_harm,
            line,
            under_harm,
        })
    };
    ranges.iter().filter_map(read).collect()
}

/// Whether a text holds a number that could be a head count.
pub(super) fn counts_anything(text: &str) -> bool {
    // The proxies include records.
    [PERSON_COUNTERS, PROXY_COUNTERS]
        .iter()
        .any(|counters| quantities(text, counters).next().is_some())
}

/// Whether a line starts as a heading or an item of a list does.
pub(super) fn starts_item(line: &str) -> bool {
    line.starts_with(|first: char| {
        first.is_ascii_digit() || "・-*•●○■◆▪(【①②③④⑤⑥⑦⑧⑨".contains(first)
    })
}
