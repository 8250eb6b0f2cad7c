//! What each feature speaks for and against: a row of weights each, read in place.

use std::borrow::Cow;

/// How many places a row has.
pub(super) const PLACES: usize = 64;
/// Size of a weight in bytes.
const WEIGHT: usize = 2;

/// The weights of all features.
#[derive(Debug, Clone, Default)]
pub(super) struct WeightRows {
    /// Little-endian words of two bytes: for each feature its weights in hundredths by their places,
    /// nothing where it has none. A third of them are something, so that a row with all of them is
    /// sooner added than one without gaps.
    pub(super) weights: Cow<'static, [u8]>,
}

impl WeightRows {
    /// Adds a row of weights in hundredths by their places; tells whether all fit.
    pub(super) fn push(&mut self, weights: Vec<(usize, i16)>) -> bool {
        let mut row = [0; PLACES];
        for (place, weight) in weights {
            match row.get_mut(place) {
                Some(known) if *known == 0 => *known = weight,
                _ => return false,
            }
        }
        let row = row.into_iter().flat_map(i16::to_le_bytes);
        self.weights.to_mut().extend(row);
        true
    }

    /// Adds the weights of a feature, each so many times, to the sums for their places.
    pub(super) fn add(&self, feature: u16, times: i16, sums: &mut [i32; PLACES]) {
        let (rows, _) = self.weights.as_chunks::<{ PLACES * WEIGHT }>();
        let Some(row) = rows.get(usize::from(feature)) else {
            return;
        };
        let (row, _) = row.as_chunks::<WEIGHT>();
        for (sum, weight) in sums.iter_mut().zip(row) {
            let weight = i16::from_le_bytes(*weight);
            *sum = sum.wrapping_add(i32::from(weight) * i32::from(times));
        }
    }

    /// The weight of a feature at a place, in hundredths.
    pub(super) fn weight(&self, feature: u16, place: usize) -> i16 {
        let start = (usize::from(feature) * PLACES + place) * WEIGHT;
        let weight = self.weights.get(start..start + WEIGHT);
        let weight = weight.filter(|_| place < PLACES);
        weight.map_or(0, |weight| i16::from_le_bytes([weight[0], weight[1]]))
    }
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
        let all = |feature| {
            let mut sums = [0; PLACES];
            rows.add(feature, 2, &mut sums);
            let sums = sums.into_iter().enumerate();
            sums.filter(|(_, sum)| *sum != 0).collect::<Vec<_>>()
        };
        assert_eq!(all(0), [(0, -50), (7, 600), (63, 300)]);
        assert_eq!(all(1), []);
        assert_eq!(all(2), [(7, 2)]);
        assert_eq!(all(9), []);
        assert_eq!(rows.weight(0, 63), 150);
        assert_eq!(rows.weight(0, 6), 0);
        assert_eq!(rows.weight(0, 64), 0);
        assert_eq!(rows.weight(9, 0), 0);
    }
}
