//! The choice of the best number, or of the best sum of parts.

use std::cmp::Reverse;

use super::CountedPersons;
use super::candidate::Candidate;
use super::excerpt::{WINDOW_CHARACTERS, first_characters};
use super::sentence::starts_item;
use super::weight;
use super::words::{BREAKS, HARM, JOINTS};
use crate::vocabulary::Precision;

/// The best number, or the best sum of parts.
pub(super) fn choose(text: &str, candidates: &[Candidate], least: i32) -> Option<CountedPersons> {
    let index_last = candidates
        .iter()
        .rposition(|candidate| !candidate.excluded)?;
    let mut scored: Vec<(i32, &Candidate)> = Vec::new();
    for (index, candidate) in candidates.iter().enumerate() {
        let outdated = index < index_last && candidate.is_outdated();
        let score = candidate.score() + if outdated { weight::OUTDATED } else { 0 };
        if !candidate.excluded && score >= least {
            scored.push((score, candidate));
        }
    }
    scored
        .chunk_by(|(_, previous), (_, next)| are_listed(text, previous, next))
        .flat_map(|list| {
            // What proves one member of a list proves all.
            let score = list
                .iter()
                .map(|(score, _)| *score)
                .max()
                .unwrap_or_default();
            let parts: Vec<&Candidate> = list.iter().map(|(_, part)| *part).collect();
            let singles = parts
                .iter()
                .map(|part| CountedPersons::from(&part.quantity));
            let counted: Vec<_> = sum(text, &parts).into_iter().chain(singles).collect();
            counted.into_iter().map(move |counted| (score, counted))
        })
        // Of equals, the first.
        .min_by_key(|(score, counted)| Reverse((*score, counted.persons)))
        .map(|(_, counted)| counted)
}

/// Whether two numbers, one after the other, stand in one list.
fn are_listed(text: &str, previous: &Candidate, next: &Candidate) -> bool {
    let gap = previous.quantity.range_byte.end..next.quantity.phrase_start_byte;
    let Some(gap) = text.get(gap) else {
        return false;
    };
    if first_characters(gap, WINDOW_CHARACTERS).len() < gap.len() {
        return false;
    }
    if previous.index_sentence == next.index_sentence {
        return JOINTS.stand_in(gap) && !BREAKS.stand_in(gap);
    }
    let items = [previous, next].map(|one| one.sentence.line && starts_item(one.sentence.text));
    next.index_sentence == previous.index_sentence + 1 && items == [true, true]
}

/// The sum of two or more disjoint parts; `None` when one of them is that sum already.
fn sum(text: &str, parts: &[&Candidate]) -> Option<CountedPersons> {
    let [first, .., last] = parts else {
        return None;
    };
    let disjoint = parts
        .iter()
        .all(|part| part.names_owner() && !part.quantity.total)
        && parts
            .windows(2)
            .all(|pair| pair[0].owner() != pair[1].owner());
    // A heading and the text below it name the same persons.
    let repeated = parts.windows(2).any(|pair| {
        pair[0].quantity.value == pair[1].quantity.value
            && pair[0].noun() == pair[1].noun()
            && text
                .get(pair[0].quantity.range_byte.end..pair[1].quantity.phrase_start_byte)
                .is_some_and(|gap| gap.contains('\n') || HARM.stand_in(gap))
    });
    let mut persons: u64 = 0;
    let mut greatest = 0;
    let mut precision = Precision::Exact;
    for part in parts {
        persons = persons.checked_add(part.quantity.value)?;
        greatest = greatest.max(part.quantity.value);
        precision = precision.max(part.quantity.precision);
    }
    let holds_sum = parts.len() > 2 && greatest == persons - greatest;
    let range_byte = first.quantity.range_byte.start..last.quantity.range_byte.end;
    (disjoint && !repeated && !holds_sum).then_some(CountedPersons {
        persons,
        precision,
        range_byte,
    })
}
