//! Which conditions a concept anchors: one table for all concepts, read in place.

use std::borrow::Cow;

use super::{ConceptId, ConditionTable, Rule};

/// Size of a word in the table, in bytes.
const WORD: usize = 4;

/// For each concept the conditions that it anchors, laid out as little-endian words of four bytes:
/// for each concept, and once more for the end, where its entries begin; then the entries, each the
/// number of a rule and the place of one of its conditions.
#[derive(Debug, Clone)]
pub(crate) struct AnchorTable {
    table: Cow<'static, [u8]>,
}

impl AnchorTable {
    /// A table over the bytes that [`AnchorTable::bytes`] gave.
    pub(crate) fn from_bytes(table: Cow<'static, [u8]>) -> Self {
        Self { table }
    }

    /// Indexes the conditions of some rules over so many concepts.
    pub(crate) fn build(rules: &[Rule], conditions: &ConditionTable, concepts: usize) -> Self {
        let mut by_concept: Vec<Vec<[u32; 2]>> = vec![Vec::new(); concepts];
        for (number, rule) in rules.iter().enumerate() {
            for place in conditions.conditions(rule.conditions) {
                let anchor = conditions.terms(place).next();
                for concept in anchor.into_iter().flat_map(|anchor| anchor.concepts()) {
                    by_concept[usize::from(concept)].push([number as u32, place]);
                }
            }
        }
        let mut words: Vec<u32> = Vec::new();
        let mut start = concepts as u32 + 1;
        for entries in &by_concept {
            words.push(start);
            start += 2 * entries.len() as u32;
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

    /// The conditions that a concept anchors: numbers of rules, and places of conditions.
    pub(crate) fn get(&self, concept: ConceptId) -> impl Iterator<Item = (usize, u32)> + '_ {
        let start = self.word(usize::from(concept));
        let end = self.word(usize::from(concept) + 1);
        let entries = start
            .zip(end)
            .and_then(|(start, end)| self.table.get(start as usize * WORD..end as usize * WORD));
        let word = |bytes: &[u8]| u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
        entries
            .unwrap_or_default()
            .chunks_exact(2 * WORD)
            .map(move |entry| (word(&entry[..WORD]) as usize, word(&entry[WORD..])))
    }

    fn word(&self, index: usize) -> Option<u32> {
        let bytes = self.table.get(index * WORD..(index + 1) * WORD)?;
        Some(u32::from_le_bytes(bytes.try_into().ok()?))
    }
}
