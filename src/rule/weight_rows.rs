//! What each feature speaks for and against: a row of weights each, read in place.

use std::borrow::Cow;

/// The most places that a row may have.
pub(super) const MOST_PLACES: usize = 64;
/// So many weights are added at once: the length of a row is a multiple of it.
const AT_ONCE: usize = 8;
/// Size of a weight in bytes.
const WEIGHT: usize = 2;

/// The weights of all features.
#[derive(Debug, Clone, Default)]
pub(super) struct WeightRows {
    /// Little-endian words of two bytes: for each feature its weights in hundredths by their places,
    /// nothing where it has none. A third of them are something, so that a row with all of them is
    /// sooner added than one without gaps.
    pub(super) weights: Cow<'static, [u8]>,
    /// How many weights a row has.
    pub(super) length: usize,
}

impl WeightRows {
    /// Rows over a table that has so many.
    pub(super) fn from_stored(weights: Cow<'static, [u8]>, rows: usize) -> Self {
        let length = weights.len() / WEIGHT / rows.max(1);
        Self { weights, length }
    }

    /// Adds a row of weights in hundredths by their places, of which there are so many; tells whether
    /// all fit.
    pub(super) fn push(&mut self, weights: Vec<(usize, i16)>, places: usize) -> bool {
        self.length = places.next_multiple_of(AT_ONCE);
        let mut row = vec![0; self.length];
        for (place, weight) in weights {
            match row.get_mut(place) {
                Some(known) if *known == 0 && self.length <= MOST_PLACES => *known = weight,
                _ => return false,
            }
        }
        let row = row.into_iter().flat_map(i16::to_le_bytes);
        self.weights.to_mut().extend(row);
        true
    }

    /// Adds the weights of a feature, each so many times, to the sums for their places.
    pub(super) fn add(&self, feature: u16, times: i32, sums: &mut [i32; MOST_PLACES]) {
        let (row, _) = self.row(feature).as_chunks::<AT_ONCE>();
        let (sums, _) = sums.as_chunks_mut::<AT_ONCE>();
        for (sums, weights) in sums.iter_mut().zip(row) {
            for (sum, weight) in sums.iter_mut().zip(weights) {
                let weight = i32::from(i16::from_le_bytes(*weight));
                *sum = sum.wrapping_add(weight.wrapping_mul(times));
            }
        }
    }

    /// The weight of a feature at a place, in hundredths.
    pub(super) fn weight(&self, feature: u16, place: usize) -> i16 {
        let weight = self.row(feature).get(place);
        weight.map_or(0, |weight| i16::from_le_bytes(*weight))
    }

    fn row(&self, feature: u16) -> &[[u8; WEIGHT]] {
        let (weights, _) = self.weights.as_chunks::<WEIGHT>();
        let start = usize::from(feature) * self.length;
        let row = weights.get(start..start + self.length);
        row.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_come_back_as_they_were() {
        let mut rows = WeightRows::default();
        assert!(rows.push(vec![(60, 150), (0, -25), (7, 300)], 61));
        assert!(rows.push(Vec::new(), 61));
        assert!(rows.push(vec![(7, 1)], 61));
        assert!(!rows.push(vec![(64, 1)], 61) && !rows.push(vec![(3, 1), (3, 2)], 61));
        let rows = WeightRows::from_stored(rows.weights, 3);
        let all = |feature| {
            let mut sums = [0; MOST_PLACES];
            rows.add(feature, 2, &mut sums);
            let sums = sums.into_iter().enumerate();
            sums.filter(|(_, sum)| *sum != 0).collect::<Vec<_>>()
        };
        assert_eq!(all(0), [(0, -50), (7, 600), (60, 300)]);
        assert_eq!(all(1), []);
        assert_eq!(all(2), [(7, 2)]);
        assert_eq!(all(9), []);
        assert_eq!(rows.weight(0, 60), 150);
        assert_eq!(rows.weight(0, 6), 0);
        assert_eq!(rows.weight(0, 64), 0);
        assert!(!WeightRows::default().push(vec![(0, 1)], 65));
    }
}
