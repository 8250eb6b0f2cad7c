//! Expressions with gaps: one table for all of them, read in place.

use std::borrow::Cow;

use super::ConceptId;

/// Size of a word in the table, in bytes.
const WORD: usize = 2;
/// Words of one row: the number of parts, and the most concepts that one expression may have.
const ROW: usize = 1 + MOST_CONCEPTS;
/// How many concepts one gapped expression may belong to.
pub(super) const MOST_CONCEPTS: usize = 7;
/// Fills a row that has fewer concepts.
const NO_CONCEPT: u16 = u16::MAX;

/// An expression with gaps: its parts stand in this order in one clause.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Gapped {
    /// How many parts it has.
    pub(crate) parts: u16,
    /// Concepts that it belongs to.
    pub(crate) concepts: Vec<ConceptId>,
}

/// All gapped expressions in rows of equal length, as little-endian words of two bytes.
#[derive(Debug, Clone)]
pub(crate) struct GappedTable {
    table: Cow<'static, [u8]>,
}

impl GappedTable {
    /// A table over the bytes that [`GappedTable::bytes`] gave.
    pub(crate) fn from_bytes(table: Cow<'static, [u8]>) -> Self {
        Self { table }
    }

    /// Lays gapped expressions out. Concepts beyond [`MOST_CONCEPTS`] are refused by the compiler.
    pub(crate) fn build(gapped: &[Gapped]) -> Self {
        let rows = gapped.iter().flat_map(|expression| {
            let concepts = expression.concepts.iter().copied();
            let filled = concepts
                .chain(std::iter::repeat(NO_CONCEPT))
                .take(MOST_CONCEPTS);
            std::iter::once(expression.parts).chain(filled)
        });
        Self {
            table: Cow::Owned(rows.flat_map(u16::to_le_bytes).collect()),
        }
    }

    /// The bytes, to be stored.
    #[allow(dead_code)] // The build script stores them.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.table
    }

    /// How many parts an expression has, and the concepts that it belongs to.
    pub(crate) fn get(&self, number: u16) -> Option<(u16, impl Iterator<Item = ConceptId> + '_)> {
        let start = usize::from(number) * ROW * WORD;
        let row = self.table.get(start..start + ROW * WORD)?;
        let mut words = row
            .chunks_exact(WORD)
            .map(|word| u16::from_le_bytes([word[0], word[1]]));
        let parts = words.next()?;
        Some((parts, words.take_while(|concept| *concept != NO_CONCEPT)))
    }

    /// Every expression, in the order of their numbers.
    pub(crate) fn all(&self) -> Vec<Gapped> {
        let count = (self.table.len() / (ROW * WORD)) as u16;
        let read = |number| {
            let (parts, concepts) = self.get(number)?;
            Some(Gapped {
                parts,
                concepts: concepts.collect(),
            })
        };
        (0..count).filter_map(read).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gapped_expressions_come_back_as_they_were() {
        let gapped = [
            Gapped {
                parts: 2,
                concepts: vec![4],
            },
            Gapped {
                parts: 3,
                concepts: vec![9, 1],
            },
        ];
        let table = GappedTable::build(&gapped);
        assert_eq!(table.all(), gapped);
        assert!(table.get(2).is_none());
    }
}
