//! What each feature speaks for and against: a row of weights each, read in place.

use std::borrow::Cow;
use std::ops::Range;

/// The most provisions that weights may stand for: each has a bit in a word.
const MOST_PROVISIONS: usize = 64;
/// Size of a row: a word of eight bytes with a bit for each provision that has a weight, and in four
/// bytes where the weights begin.
const ROW: usize = 12;
/// Size of a weight.
const WEIGHT: usize = 2;
/// Weights are stored in hundredths.
const SCALE: f64 = 100.0;

/// The weights of all features.
#[derive(Debug, Clone, Default)]
pub(super) struct WeightRows {
    pub(super) rows: Cow<'static, [u8]>,
    /// Little-endian words of two bytes: the weights of each row in the order of their provisions.
    pub(super) weights: Cow<'static, [u8]>,
}

/// One row that is read.
#[derive(Debug, Clone, Copy)]
struct Row<'t> {
    has_weight: u64,
    weights: &'t [[u8; WEIGHT]],
}

impl WeightRows {
    /// Adds a row of weights in hundredths by the places of their provisions; tells whether all
    /// places fit.
    pub(super) fn push(&mut self, mut weights: Vec<(usize, i16)>) -> bool {
        weights.sort_unstable();
        let start = (self.weights.len() / WEIGHT) as u32;
        let mut has_weight = 0_u64;
        for (place, weight) in weights {
            if place >= MOST_PROVISIONS || has_weight >> place & 1 == 1 {
                return false;
            }
            has_weight |= 1 << place;
            self.weights.to_mut().extend(weight.to_le_bytes());
        }
        let rows = self.rows.to_mut();
        rows.extend(has_weight.to_le_bytes());
        rows.extend(start.to_le_bytes());
        true
    }

    /// The weights of a feature for the provisions at some places: their places, in order, and the
    /// weights.
    pub(super) fn weights(
        &self,
        feature: u16,
        places: Range<usize>,
    ) -> impl Iterator<Item = (usize, f64)> + '_ {
        let row = self.row(feature);
        let mut left = row.has_weight & below(places.end) & !below(places.start);
        let first = (row.has_weight & below(places.start)).count_ones() as usize;
        let mut weights = row.weights.get(first..).unwrap_or_default().iter();
        std::iter::from_fn(move || {
            if left == 0 {
                return None;
            }
            let place = left.trailing_zeros() as usize;
            left &= left - 1;
            Some((place, value(*weights.next()?)))
        })
    }

    /// The weight of a feature for the provision at a place, if it has one.
    pub(super) fn weight(&self, feature: u16, place: usize) -> Option<f64> {
        let row = self.row(feature);
        if place >= MOST_PROVISIONS || row.has_weight >> place & 1 == 0 {
            return None;
        }
        let number = (row.has_weight & below(place)).count_ones() as usize;
        row.weights.get(number).map(|weight| value(*weight))
    }

    fn row(&self, feature: u16) -> Row<'_> {
        let (rows, _) = self.rows.as_chunks::<ROW>();
        let (weights, _) = self.weights.as_chunks::<WEIGHT>();
        let read = |row: &[u8; ROW]| {
            let (has_weight, start) = row.split_first_chunk()?;
            let start = u32::from_le_bytes(*start.first_chunk()?) as usize;
            Some(Row {
                has_weight: u64::from_le_bytes(*has_weight),
                weights: weights.get(start..)?,
            })
        };
        rows.get(usize::from(feature))
            .and_then(read)
            .unwrap_or(Row {
                has_weight: 0,
                weights: &[],
            })
    }
}

/// The bits of all places below one.
fn below(place: usize) -> u64 {
    if place < MOST_PROVISIONS {
        (1 << place) - 1
    } else {
        u64::MAX
    }
}

fn value(weight: [u8; WEIGHT]) -> f64 {
    f64::from(i16::from_le_bytes(weight)) / SCALE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_come_back_as_they_were() {
        let mut rows = WeightRows::default();
        assert!(rows.push(vec![(63, 150), (0, -25), (7, 300)]));
        assert!(rows.push(Vec::new()));
        assert!(rows.push(vec![(7, 1)]));
        assert!(!rows.push(vec![(64, 1)]) && !rows.push(vec![(3, 1), (3, 2)]));
        let all = |feature, places| rows.weights(feature, places).collect::<Vec<_>>();
        assert_eq!(all(0, 0..64), [(0, -0.25), (7, 3.0), (63, 1.5)]);
        assert_eq!(all(0, 1..63), [(7, 3.0)]);
        assert_eq!(all(1, 0..64), []);
        assert_eq!(all(2, 0..64), [(7, 0.01)]);
        assert_eq!(all(9, 0..64), []);
        assert_eq!(rows.weight(0, 63), Some(1.5));
        assert_eq!(rows.weight(0, 6), None);
        assert_eq!(rows.weight(0, 64), None);
    }
}
