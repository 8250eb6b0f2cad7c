//! Whose deed it is: the party's own, its contractor's, or its principal's.

use super::document::{Document, Follower, ReadSentence};
use crate::rule::{Party, RuleSet};

/// How many sentences back an unnamed subject is looked for.
const REACH: usize = 2;

/// The party that acts at a place of the text: the last one before it that its sentence names as
/// acting.
///
/// Japanese leaves the subject out where it is known: a contractor or principal may stand a
/// sentence or two before. The party itself need not be named at all.
pub(crate) fn acting_party(
    document: &Document,
    rules: &RuleSet,
    sentence: usize,
    start_byte: usize,
) -> Party {
    let concepts =
        Party::CONCEPTS.map(|(party, name)| (party, rules.concept(name).unwrap_or(u16::MAX)));
    let named_in = |sentence: &ReadSentence| {
        let mut acting = sentence
            .hits
            .iter()
            .rev()
            .filter(|hit| hit.follower == Follower::Agent && hit.start_byte <= start_byte);
        acting.find_map(|hit| {
            let named = concepts.iter().find(|(_, concept)| *concept == hit.concept);
            named.map(|(party, _)| *party)
        })
    };
    let first = sentence.saturating_sub(REACH);
    named_in(&document.sentences[sentence])
        .or_else(|| {
            let before = document.sentences[first..sentence].iter().rev();
            before
                .filter_map(named_in)
                .next()
                .filter(|party| *party != Party::Own)
        })
        .unwrap_or(Party::Unnamed)
}
