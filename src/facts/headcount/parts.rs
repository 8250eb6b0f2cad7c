//! Wholes and their parts: which of them is the head count.

use super::candidate::Candidate;
use super::excerpt::{WINDOW_CHARACTERS, last_characters};
use super::words::{BREAKDOWN, HARM, MISDEEDS, NOT_PARTS, PARTS, WHOLES};

/// How many sentences may lie between a whole and its part.
const WHOLE_SENTENCES: usize = 3;

/// Excludes parts of a number that is the head count itself, and marks wholes of which only a part
/// came to harm.
pub(super) fn settle_parts(text: &str, candidates: &mut [Candidate]) {
    let mut index_whole: Option<usize> = None;
    // The sentence of the last part, and whether a breakdown may go on in the next one.
    let mut last_part: Option<(usize, bool)> = None;
    for index in 0..candidates.len() {
        if candidates[index].excluded {
            continue;
        }
        let part = &candidates[index];
        let near_whole = index_whole.filter(|&whole| {
            part.index_sentence
                .abs_diff(candidates[whole].index_sentence)
                <= WHOLE_SENTENCES
        });
        let link = Link::read(text, candidates, index);
        let goes_on = last_part.is_some_and(|(sentence, breakdown)| {
            part.index_sentence == sentence || (breakdown && part.index_sentence == sentence + 1)
        });
        let is_part = !part.quantity.total && (link.part || link.breakdown || goes_on);
        let Some(index_of_whole) = near_whole.filter(|_| is_part) else {
            index_whole = Some(index);
            last_part = None;
            continue;
        };
        let breakdown = link.breakdown || last_part.is_some_and(|(_, breakdown)| breakdown);
        last_part = Some((part.index_sentence, breakdown));
        let whole = &candidates[index_of_whole];
        let own_clause = match part.clause_after.split_once(')') {
            Some((inside, _)) if link.bracketed => inside,
            _ => part.clause_after,
        };
        let part_harmed = link.told_before
            || HARM.stand_in(own_clause)
            || (link.direct && MISDEEDS.stand_in(own_clause))
            || (link.direct && HARM.stand_in(whole.before));
        if !whole.is_harmed_whole(link.direct) && part_harmed {
            candidates[index_of_whole].held = true;
        } else {
            candidates[index].excluded = true;
        }
    }
}

/// How a number is tied to the number before it.
struct Link {
    /// A word such as うち, or a bracket, makes it a part.
    part: bool,
    /// It stands in a bracket that opened behind the number before it.
    bracketed: bool,
    /// のうち stands right behind the whole.
    direct: bool,
    /// What stands between the two says that this one came to harm: 1万人のうち漏えいしたのは320人.
    told_before: bool,
    /// 内訳 makes it, and those that follow, parts.
    breakdown: bool,
}

impl Link {
    fn read(text: &str, candidates: &[Candidate], index: usize) -> Self {
        let candidate = &candidates[index];
        let previous = index.checked_sub(1).map(|previous| &candidates[previous]);
        let gap_start = previous.map_or(0, |previous| previous.quantity.range_byte.end);
        let sentence_start = candidate.sentence.start_byte;
        let phrase_start = candidate.quantity.phrase_start_byte;
        let in_text = |start: usize| {
            last_characters(
                text.get(start..phrase_start).unwrap_or_default(),
                WINDOW_CHARACTERS,
            )
        };
        let gap = in_text(gap_start);
        let gap_in_sentence = in_text(gap_start.max(sentence_start));
        let same_sentence =
            previous.is_some_and(|previous| previous.index_sentence == candidate.index_sentence);
        let following_whole = gap.strip_prefix('分').unwrap_or(gap);
        let direct = same_sentence && WHOLES.start(following_whole);
        let named = PARTS.stand_in(gap_in_sentence) && !NOT_PARTS.stand_in(gap_in_sentence);
        let brackets = || gap.chars().filter(|bracket| "()".contains(*bracket));
        let bracketed =
            same_sentence && brackets().next() == Some('(') && brackets().next_back() == Some('(');
        Self {
            part: direct || named || bracketed,
            bracketed,
            direct,
            told_before: direct && gap.ends_with("のは") && HARM.stand_in(gap),
            breakdown: gap.contains(BREAKDOWN),
        }
    }
}
