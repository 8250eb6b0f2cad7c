//! What expressions mean: one table for all of them, read in place.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::ConceptId;

/// Size of a word in the table, in bytes.
const WORD: usize = 2;

/// What is found where an expression ends.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Meaning {
    /// Concepts that the expression belongs to.
    pub(crate) concepts: Vec<ConceptId>,
    /// Concepts that this expression is an exception of: no shorter hit inside it counts for them.
    pub(crate) exceptions: Vec<ConceptId>,
    /// The numbers that gapped expressions know it by, if it is a part of any.
    pub(crate) parts: Vec<u16>,
    /// The gapped expressions of which it is the rarest part, so that they are looked for only
    /// where it stands.
    pub(crate) gapped: Vec<u16>,
}

/// All meanings, laid out as little-endian words of two bytes so that loading costs nothing: for
/// each meaning four counts, and then so many numbers of each kind.
#[derive(Debug, Clone)]
pub(crate) struct MeaningTable {
    table: Cow<'static, [u8]>,
}

/// A meaning in the table.
#[derive(Debug, Clone, Copy)]
pub(crate) struct MeaningRef<'t> {
    concepts: &'t [u8],
    exceptions: &'t [u8],
    parts: &'t [u8],
    gapped: &'t [u8],
}

impl MeaningTable {
    /// A table over the bytes that [`MeaningTable::bytes`] gave.
    pub(crate) fn from_bytes(table: Cow<'static, [u8]>) -> Self {
        Self { table }
    }

    /// Lays meanings out; gives the table and the place of each meaning in it, which is the same for
    /// equal ones.
    pub(crate) fn build(meanings: &[Meaning]) -> (Self, Vec<u32>) {
        let mut words: Vec<u16> = Vec::new();
        let mut places = Vec::with_capacity(meanings.len());
        let mut known: BTreeMap<&Meaning, u32> = BTreeMap::new();
        for meaning in meanings {
            let place = *known.entry(meaning).or_insert(words.len() as u32);
            places.push(place);
            if (place as usize) < words.len() {
                continue;
            }
            let lists = [
                &meaning.concepts,
                &meaning.exceptions,
                &meaning.parts,
                &meaning.gapped,
            ];
            words.extend(lists.map(|list| list.len() as u16));
            words.extend(lists.into_iter().flatten());
        }
        let table = words.iter().flat_map(|word| word.to_le_bytes()).collect();
        (
            Self {
                table: Cow::Owned(table),
            },
            places,
        )
    }

    /// The bytes, to be stored.
    #[allow(dead_code)] // The build script stores them.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.table
    }

    /// The meaning at a place.
    pub(crate) fn get(&self, place: u32) -> Option<MeaningRef<'_>> {
        let rest = self.table.get(place as usize * WORD..)?;
        let mut counts = words(rest.get(..4 * WORD)?);
        let mut rest = &rest[4 * WORD..];
        let mut take = |count: Option<u16>| {
            let (taken, left) = rest.split_at_checked(usize::from(count?) * WORD)?;
            rest = left;
            Some(taken)
        };
        Some(MeaningRef {
            concepts: take(counts.next())?,
            exceptions: take(counts.next())?,
            parts: take(counts.next())?,
            gapped: take(counts.next())?,
        })
    }
}

impl<'t> MeaningRef<'t> {
    /// Concepts that the expression belongs to.
    pub(crate) fn concepts(self) -> impl Iterator<Item = ConceptId> + 't {
        words(self.concepts)
    }

    /// Concepts that it is an exception of.
    pub(crate) fn exceptions(self) -> impl Iterator<Item = ConceptId> + 't {
        words(self.exceptions)
    }

    /// The numbers that gapped expressions know it by.
    pub(crate) fn parts(self) -> impl Iterator<Item = u16> + 't {
        words(self.parts)
    }

    /// The gapped expressions of which it is the rarest part.
    pub(crate) fn gapped(self) -> impl Iterator<Item = u16> + 't {
        words(self.gapped)
    }

    /// The meaning by itself.
    pub(crate) fn to_owned(self) -> Meaning {
        Meaning {
            concepts: self.concepts().collect(),
            exceptions: self.exceptions().collect(),
            parts: self.parts().collect(),
            gapped: self.gapped().collect(),
        }
    }
}

fn words(bytes: &[u8]) -> impl Iterator<Item = u16> + '_ {
    bytes.chunks_exact(WORD).map(word)
}

fn word(bytes: &[u8]) -> u16 {
    u16::from_le_bytes([bytes[0], bytes[1]])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn meanings_come_back_as_they_were() {
        let meanings = [
            Meaning {
                concepts: vec![1, 500],
                exceptions: vec![],
                parts: vec![7],
                gapped: vec![2, 3],
            },
            Meaning {
                concepts: vec![],
                exceptions: vec![3],
                parts: vec![],
                gapped: vec![],
            },
        ];
        let [one, other] = meanings;
        let meanings = [one.clone(), other, one];
        let (table, places) = MeaningTable::build(&meanings);
        let read: Vec<Meaning> = places
            .iter()
            .map(|place| table.get(*place).unwrap().to_owned())
            .collect();
        assert_eq!(read, meanings);
        assert_eq!(places[0], places[2]);
        assert!(table.get(10_000).is_none());
    }
}
