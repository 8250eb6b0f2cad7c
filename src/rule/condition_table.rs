//! Conditions and exceptions of all rules: one table, read in place.

use std::borrow::Cow;

use super::ConceptId;
use super::condition::{Condition, Exception, Need, Scope, Term};

/// Size of a word in the table, in bytes.
const WORD: usize = 2;
const SCOPES: [Scope; 5] = [
    Scope::Clause,
    Scope::Sentence,
    Scope::Nearby,
    Scope::Following,
    Scope::Text,
];
const NEEDS: [Need; 3] = [Need::Asserted, Need::Undone, Need::Any];

/// The conditions and exceptions of all rules, laid out as little-endian words of two bytes so that
/// loading costs nothing. A term is its scope and need in one word, the number of its concepts, and
/// these; terms that belong together are their number and these; the conditions of one rule are
/// their number and, for each, its terms with the anchor first.
#[derive(Debug, Clone)]
pub(crate) struct ConditionTable {
    table: Cow<'static, [u8]>,
}

/// Terms that belong together: those of a condition, the anchor first, or a rule's exceptions.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Terms<'t> {
    count: u16,
    rest: &'t [u8],
}

/// A term in the table.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TermRef<'t> {
    /// Where it stands, seen from the anchor. An anchor's own scope means nothing.
    pub(crate) scope: Scope,
    pub(crate) need: Need,
    concepts: &'t [u8],
}

impl ConditionTable {
    /// A table over the bytes that [`ConditionTable::bytes`] gave.
    pub(crate) fn from_bytes(table: Cow<'static, [u8]>) -> Self {
        Self { table }
    }

    /// The bytes, to be stored.
    #[allow(dead_code)] // The build script stores them.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.table
    }

    /// Adds the conditions and the exceptions of a rule; gives their places.
    pub(crate) fn push(
        &mut self,
        conditions: &[Condition],
        exceptions: &[Exception],
    ) -> (u32, u32) {
        let table = self.table.to_mut();
        let at = (table.len() / WORD) as u32;
        push_word(table, conditions.len() as u16);
        for condition in conditions {
            push_word(table, 1 + condition.others.len() as u16);
            push_term(table, Scope::Clause, &condition.anchor);
            for (scope, term) in &condition.others {
                push_term(table, *scope, term);
            }
        }
        let behind = (table.len() / WORD) as u32;
        push_word(table, exceptions.len() as u16);
        for exception in exceptions {
            push_term(table, exception.scope, &exception.term);
        }
        (at, behind)
    }

    /// The terms at a place; none behind the table's end.
    pub(crate) fn terms(&self, place: u32) -> Terms<'_> {
        let mut rest = self.table.get(place as usize * WORD..).unwrap_or_default();
        let count = take_word(&mut rest).unwrap_or(0);
        Terms { count, rest }
    }

    /// The place of the concepts of which a condition needs one beside its anchor: of its terms the one
    /// with the fewest, which is the first to fail. Nothing where it has no other term.
    #[allow(dead_code)] // The build script asks for it.
    pub(crate) fn rarest(&self, place: u32) -> Option<u32> {
        let mut terms = self.terms(place);
        terms.next();
        let mut rarest: Option<(usize, u32)> = None;
        loop {
            let at = ((self.table.len() - terms.rest.len()) / WORD) as u32;
            let Some(term) = terms.next() else {
                return rarest.map(|(_, at)| at);
            };
            let count = term.concepts.len();
            if rarest.is_none_or(|(least, _)| count < least) {
                rarest = Some((count, at + 1));
            }
        }
    }

    /// The concepts at a place that [`rarest`](Self::rarest) gave.
    pub(crate) fn concepts(&self, place: u32) -> impl Iterator<Item = ConceptId> + '_ {
        let mut rest = self.table.get(place as usize * WORD..).unwrap_or_default();
        let count = take_word(&mut rest).unwrap_or(0);
        let concepts = rest.get(..usize::from(count) * WORD).unwrap_or_default();
        words(concepts)
    }

    /// The places of the conditions in the list at a place.
    pub(crate) fn conditions(&self, place: u32) -> Vec<u32> {
        let mut rest = self.table.get(place as usize * WORD..).unwrap_or_default();
        let count = take_word(&mut rest).unwrap_or(0);
        let place_of = |rest: &[u8]| ((self.table.len() - rest.len()) / WORD) as u32;
        let mut places = Vec::with_capacity(usize::from(count));
        for _ in 0..count {
            let place = place_of(rest);
            places.push(place);
            let mut terms = self.terms(place);
            terms.by_ref().for_each(drop);
            rest = terms.rest;
        }
        places
    }
}

impl<'t> TermRef<'t> {
    /// The concepts of which one must stand there.
    pub(crate) fn concepts(self) -> impl Iterator<Item = ConceptId> + 't {
        words(self.concepts)
    }
}

impl<'t> Iterator for Terms<'t> {
    type Item = TermRef<'t>;

    fn next(&mut self) -> Option<TermRef<'t>> {
        self.count = self.count.checked_sub(1)?;
        let kind = usize::from(take_word(&mut self.rest)?);
        let count = usize::from(take_word(&mut self.rest)?);
        let (concepts, rest) = self.rest.split_at_checked(count * WORD)?;
        self.rest = rest;
        Some(TermRef {
            scope: *SCOPES.get(kind / NEEDS.len())?,
            need: NEEDS[kind % NEEDS.len()],
            concepts,
        })
    }
}

fn words(bytes: &[u8]) -> impl Iterator<Item = u16> + '_ {
    let (words, _) = bytes.as_chunks::<WORD>();
    words.iter().map(|word| u16::from_le_bytes(*word))
}

fn take_word(rest: &mut &[u8]) -> Option<u16> {
    let (word, behind) = rest.split_first_chunk::<WORD>()?;
    *rest = behind;
    Some(u16::from_le_bytes(*word))
}

fn push_word(table: &mut Vec<u8>, word: u16) {
    table.extend(word.to_le_bytes());
}

fn push_term(table: &mut Vec<u8>, scope: Scope, term: &Term) {
    let place = |found: Option<usize>| found.unwrap_or(0);
    let scope = place(SCOPES.iter().position(|known| *known == scope));
    let need = place(NEEDS.iter().position(|known| *known == term.need));
    push_word(table, (scope * NEEDS.len() + need) as u16);
    push_word(table, term.concepts.len() as u16);
    for concept in &term.concepts {
        push_word(table, *concept);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_and_exceptions_come_back_as_they_were() {
        let term = |need, concepts: &[ConceptId]| Term {
            need,
            concepts: concepts.to_vec(),
        };
        let conditions = [
            Condition {
                anchor: term(Need::Asserted, &[7]),
                others: vec![(Scope::Text, term(Need::Any, &[1, 900]))],
            },
            Condition {
                anchor: term(Need::Undone, &[3, 4]),
                others: vec![],
            },
        ];
        let exceptions = [Exception {
            scope: Scope::Nearby,
            term: term(Need::Asserted, &[5]),
        }];
        let mut table = ConditionTable::from_bytes(Cow::Borrowed(&[]));
        table.push(&[], &[]);
        let (at, behind) = table.push(&conditions, &exceptions);
        let read = |place| -> Vec<(Scope, Term)> {
            let owned = |one: TermRef<'_>| {
                (
                    one.scope,
                    term(one.need, &one.concepts().collect::<Vec<_>>()),
                )
            };
            table.terms(place).map(owned).collect()
        };
        let places = table.conditions(at);
        assert_eq!(places.len(), 2);
        for (condition, place) in conditions.iter().zip(places) {
            let terms = read(place);
            assert_eq!(terms[0].1, condition.anchor);
            assert_eq!(terms[1..], condition.others);
            let rarest = table.rarest(place).map(|at| table.concepts(at).collect());
            let others = condition.others.iter().map(|(_, term)| &term.concepts);
            assert_eq!(
                rarest.as_ref(),
                others.min_by_key(|concepts| concepts.len())
            );
        }
        assert_eq!(read(behind), [(Scope::Nearby, exceptions[0].term.clone())]);
        assert!(read(10_000).is_empty());
    }
}
