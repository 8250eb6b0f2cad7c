//! Whose deed it is: the party's own, its contractor's, or its principal's.

use std::ops::Range;

use super::document::{Document, Follower, ReadHit};
use crate::rule::{Party, RuleSet};

/// How many sentences back an unnamed subject is looked for.
const REACH: usize = 2;

/// The party that acts at a place of the text, by its standing, and where it is named: the last one before
/// it that its sentence names as acting.
///
/// Japanese leaves the subject out where it is known: a contractor or principal may stand a
/// sentence or two before. The party itself counts as named only in the same clause: what it did
/// in an earlier one (…を委託していたところ) does not make it the one who acts now.
pub(crate) fn acting_party(
    document: &Document,
    rules: &RuleSet,
    sentence: usize,
    anchor: &ReadHit,
) -> (Party, Option<Range<usize>>) {
    let concepts =
        Party::CONCEPTS.map(|(party, name)| (party, rules.concept(name).unwrap_or(u16::MAX)));
    let party_of = |hit: &ReadHit| {
        let named = concepts.iter().find(|(_, concept)| *concept == hit.concept);
        named.map(|(party, _)| (*party, Some(hit.start_byte()..hit.end_byte())))
    };
    let acting_before = |place: usize| {
        let hits = document.sentences[place].hits.iter().rev();
        hits.filter(move |hit| match hit.follower {
            Follower::Topic => place < sentence || hit.start_byte() <= anchor.start_byte(),
            Follower::Subject => place < sentence || hit.clause == anchor.clause,
            Follower::Other => false,
        })
    };
    let named_here = acting_before(sentence).find_map(|hit| {
        party_of(hit).filter(|(party, _)| *party != Party::Own || hit.clause == anchor.clause)
    });
    let first = sentence.saturating_sub(REACH);
    named_here
        .or_else(|| {
            let before = (first..sentence).rev();
            before
                .filter_map(|place| acting_before(place).find_map(party_of))
                .next()
                .filter(|(party, _)| *party != Party::Own)
        })
        .unwrap_or((Party::Unnamed, None))
}
