//! What each feature speaks for and against: a row of weights each, read in place.

use std::borrow::Cow;

/// How many places a row has.
pub(super) const PLACES: usize = 96;
/// Size of a weight in bytes.
const WEIGHT: usize = 2;

/// So many sums are kept at hand while rows are added.
const AT_HAND: usize = 16;
/// The weights of one feature, as they are stored.
pub(super) type Row = [u8; PLACES * WEIGHT];
pub(super) const NO_WEIGHTS: Row = [0; PLACES * WEIGHT];

/// Adds rows, each so many times, to the sums for their places.
pub(super) fn add(rows: &[(&Row, i16)], sums: &mut [i32; PLACES]) {
    let (parts, _) = sums.as_chunks_mut::<AT_HAND>();
    for (number, sums) in parts.iter_mut().enumerate() {
        let mut part = *sums;
        for (row, times) in rows {
            let (weights, _) = row.as_chunks::<{ AT_HAND * WEIGHT }>();
            let (weights, _) = weights[number].as_chunks::<WEIGHT>();
            for (sum, weight) in part.iter_mut().zip(weights) {
                let weight = i16::from_le_bytes(*weight);
                *sum = sum.wrapping_add(i32::from(weight) * i32::from(*times));
            }
        }
        *sums = part;
    }
}

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

    /// The row of a feature; one without weights where there is none.
    pub(super) fn row(&self, feature: u16) -> &Row {
        let (rows, _) = self.weights.as_chunks();
        rows.get(usize::from(feature)).unwrap_or(&NO_WEIGHTS)
    }

    /// The weight of a feature at a place, in hundredths.
    pub(super) fn weight(&self, feature: u16, place: usize) -> i16 {
        let (weights, _) = self.row(feature).as_chunks::<WEIGHT>();
        let weight = weights.get(place);
        weight.map_or(0, |weight| i16::from_le_bytes(*weight))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_come_back_as_they_were() {
        let mut rows = WeightRows::default();
        assert!(rows.push(vec![(95, 150), (0, -25), (7, 300)]));
        assert!(rows.push(Vec::new()));
        assert!(rows.push(vec![(7, 1)]));
        assert!(!rows.push(vec![(96, 1)]) && !rows.push(vec![(3, 1), (3, 2)]));
        let all = |feature| {
            let mut sums = [0; PLACES];
            add(&[(rows.row(feature), 2)], &mut sums);
            let sums = sums.into_iter().enumerate();
            sums.filter(|(_, sum)| *sum != 0).collect::<Vec<_>>()
        };
        assert_eq!(all(0), [(0, -50), (7, 600), (95, 300)]);
        assert_eq!(all(1), []);
        assert_eq!(all(2), [(7, 2)]);
        assert_eq!(all(9), []);
        assert_eq!(rows.weight(0, 95), 150);
        assert_eq!(rows.weight(0, 6), 0);
        assert_eq!(rows.weight(0, 96), 0);
        assert_eq!(rows.weight(9, 0), 0);
    }
}
