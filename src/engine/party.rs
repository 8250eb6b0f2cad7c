//! Whose deed it is: the party's own, its contractor's, or its principal's.

use super::document::{Document, Follower};
use crate::rule::{Party, RuleSet};

/// How many sentences back an unnamed subject is looked for.
const REACH: usize = 2;

/// The party that acts at a place of the text: the last one before it that is named as acting.
///
/// Japanese leaves the subject out where it is known, so it may stand a sentence or two before.
/// Nothing when no party is named there.
pub(crate) fn acting_party(
    document: &Document,
    rules: &RuleSet,
    sentence: usize,
    start_byte: usize,
) -> Option<Party> {
    let concepts =
        Party::CONCEPTS.map(|(party, name)| (party, rules.concept(name).unwrap_or(u16::MAX)));
    let first = sentence.saturating_sub(REACH);
    document.sentences[first..=sentence]
        .iter()
        .rev()
        .flat_map(|sentence| sentence.hits.iter().rev())
        .filter(|hit| hit.follower == Follower::Agent && hit.start_byte <= start_byte)
        .find_map(|hit| {
            concepts
                .iter()
                .find(|(_, concept)| *concept == hit.concept)
                .map(|(party, _)| *party)
        })
}
