//! Which conditions a concept anchors: one table for all concepts, read in place.

use std::borrow::Cow;

use super::{ConceptId, ConditionTable, Rule};

/// Size of a word in the table, in bytes.
const WORD: usize = 4;
/// How many words an entry has: those of an [`Anchored`].
const ENTRY: usize = 3;
/// Stands where a condition has no term beside its anchor.
const NO_PLACE: u32 = u32::MAX;

/// For each concept the conditions that it anchors, laid out as little-endian words of four bytes:
/// for each concept, and once more for the end, where its entries begin; then the entries.
#[derive(Debug, Clone)]
pub(crate) struct AnchorTable {
    table: Cow<'static, [u8]>,
}

/// A condition that a concept anchors.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Anchored {
    /// The number of its rule.
    pub(crate) rule: usize,
    /// Its place.
    pub(crate) condition: u32,
    /// The place of the concepts of which it needs one beside the anchor, if it needs any.
    pub(crate) rarest: Option<u32>,
}

impl AnchorTable {
    /// A table over the bytes that [`AnchorTable::bytes`] gave.
    pub(crate) fn from_bytes(table: Cow<'static, [u8]>) -> Self {
        Self { table }
    }

    /// Indexes the conditions of some rules over so many concepts.
    pub(crate) fn build(rules: &[Rule], conditions: &ConditionTable, concepts: usize) -> Self {
        let mut by_concept: Vec<Vec<[u32; ENTRY]>> = vec![Vec::new(); concepts];
        for (number, rule) in rules.iter().enumerate() {
            for place in conditions.conditions(rule.conditions) {
                let anchor = conditions.terms(place).next();
                let rarest = conditions.rarest(place).unwrap_or(NO_PLACE);
                for concept in anchor.into_iter().flat_map(|anchor| anchor.concepts()) {
                    by_concept[usize::from(concept)].push([number as u32, place, rarest]);
                }
            }
        }
        let mut words: Vec<u32> = Vec::new();
        let mut start = concepts as u32 + 1;
        for entries in &by_concept {
            words.push(start);
            start += (ENTRY * entries.len()) as u32;
        }
        words.push(start);
        words.extend(by_concept.iter().flatten().flatten());
        Self {
            table: Cow::Owned(words.iter().flat_map(|word| word.to_le_bytes()).collect()),
        }
    }

    /// The bytes, to be stored.
    #[allow(dead_code)] // The build script stores them.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.table
    }

    /// The conditions that a concept anchors.
    pub(crate) fn get(&self, concept: ConceptId) -> impl Iterator<Item = Anchored> + '_ {
        let start = self.word(usize::from(concept));
        let end = self.word(usize::from(concept) + 1);
        let entries = start
            .zip(end)
            .and_then(|(start, end)| self.table.get(start as usize * WORD..end as usize * WORD));
        let (words, _) = entries.unwrap_or_default().as_chunks::<WORD>();
        let (entries, _) = words.as_chunks::<ENTRY>();
        entries.iter().map(|entry| {
            let [rule, condition, rarest] = entry.map(u32::from_le_bytes);
            Anchored {
                rule: rule as usize,
                condition,
                rarest: Some(rarest).filter(|place| *place != NO_PLACE),
            }
        })
    }

    fn word(&self, index: usize) -> Option<u32> {
        let bytes = self.table.get(index * WORD..(index + 1) * WORD)?;
        Some(u32::from_le_bytes(bytes.try_into().ok()?))
    }
}
