//! Expressions with gaps: one table for all of them, read in place.

use std::borrow::Cow;

use super::ConceptId;

/// Size of a word in the table, in bytes.
const WORD: usize = 2;
/// Words of one row.
const ROW: usize = MOST_PARTS + MOST_CONCEPTS;
/// How many parts one gapped expression may have.
pub(super) const MOST_PARTS: usize = 5;
/// How many concepts one gapped expression may belong to.
pub(super) const MOST_CONCEPTS: usize = 7;
/// Fills a row that has fewer parts or concepts.
const NOTHING: u16 = u16::MAX;

/// An expression with gaps: its parts stand in this order in one clause.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Gapped {
    /// The numbers of its parts.
    pub(crate) parts: Vec<u16>,
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

    /// Lays gapped expressions out. Parts beyond [`MOST_PARTS`] and concepts beyond
    /// [`MOST_CONCEPTS`] are refused by the compiler.
    pub(crate) fn build(gapped: &[Gapped]) -> Self {
        fn filled(list: &[u16], length: usize) -> impl Iterator<Item = u16> {
            let nothing = std::iter::repeat(NOTHING);
            list.iter().copied().chain(nothing).take(length)
        }
        let rows = gapped.iter().flat_map(|expression| {
            filled(&expression.parts, MOST_PARTS).chain(filled(&expression.concepts, MOST_CONCEPTS))
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

    /// The numbers of the parts of an expression, in order, and the concepts that it belongs to.
    pub(crate) fn get(
        &self,
        number: u16,
    ) -> Option<(
        impl Iterator<Item = u16> + Clone + '_,
        impl Iterator<Item = ConceptId> + Clone + '_,
    )> {
        let start = usize::from(number) * ROW * WORD;
        let row = self.table.get(start..start + ROW * WORD)?;
        let (parts, concepts) = row.split_at(MOST_PARTS * WORD);
        Some((words(parts), words(concepts)))
    }

    /// Every expression, in the order of their numbers.
    pub(crate) fn all(&self) -> Vec<Gapped> {
        let count = (self.table.len() / (ROW * WORD)) as u16;
        let read = |number| {
            let (parts, concepts) = self.get(number)?;
            Some(Gapped {
                parts: parts.collect(),
                concepts: concepts.collect(),
            })
        };
        (0..count).filter_map(read).collect()
    }
}

fn words(bytes: &[u8]) -> impl Iterator<Item = u16> + Clone + '_ {
    bytes
        .chunks_exact(WORD)
        .map(|word| u16::from_le_bytes([word[0], word[1]]))
        .take_while(|word| *word != NOTHING)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gapped_expressions_come_back_as_they_were() {
        let gapped = [
            Gapped {
                parts: vec![8, 0],
                concepts: vec![4],
            },
            Gapped {
                parts: vec![1, 2, 1],
                concepts: vec![9, 1],
            },
        ];
        let table = GappedTable::build(&gapped);
        assert_eq!(table.all(), gapped);
        assert!(table.get(2).is_none());
    }
}
