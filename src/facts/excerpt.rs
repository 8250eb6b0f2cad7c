//! What was read of a text, by itself: numbers that stand elsewhere count nobody.

use std::ops::Range;

use super::headcount::{self, CountedPersons};
use crate::engine::Document;

/// The number of persons in what was read of a text.
pub(super) fn headcount(text: &str, document: &Document) -> Option<CountedPersons> {
    let mut excerpt = String::new();
    let mut sentences = Vec::new();
    // Where each stretch begins in the excerpt, and by how much it stands farther on in the text.
    let mut moved: Vec<(usize, usize)> = Vec::new();
    let mut read = document.read_sentences().peekable();
    let stretches: Vec<Range<usize>> = document.stretches().collect();
    if let [whole] = &stretches[..] {
        let sentences: Vec<Range<usize>> = read.collect();
        return headcount::headcount(&text[..whole.end], &sentences);
    }
    for stretch in stretches {
        let by = stretch.start - excerpt.len();
        moved.push((excerpt.len(), by));
        while let Some(one) = read.next_if(|one| one.end <= stretch.end) {
            sentences.push(one.start - by..one.end - by);
        }
        excerpt.push_str(&text[stretch]);
        excerpt.push('\n');
    }
    let mut counted = headcount::headcount(&excerpt, &sentences)?;
    let original = |at: usize| {
        let stretch = moved.partition_point(|(start, _)| *start <= at);
        at + moved[..stretch].last().map_or(0, |(_, by)| *by)
    };
    let Range { start, end } = counted.range_byte;
    counted.range_byte = original(start)..original(end.saturating_sub(1)) + 1;
    Some(counted)
}
