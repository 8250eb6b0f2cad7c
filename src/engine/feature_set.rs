//! Sets of features.

use crate::rule::FeatureId;

/// A set of features: a bit for each.
#[derive(Debug, Default)]
pub(super) struct FeatureSet {
    bits: Vec<u64>,
}

impl FeatureSet {
    /// An empty set with room for so many features.
    pub(super) fn new(features: usize) -> Self {
        Self {
            bits: vec![0; features.div_ceil(u64::BITS as usize)],
        }
    }

    /// Adds a feature; tells whether it was not there.
    pub(super) fn insert(&mut self, feature: FeatureId) -> bool {
        let (place, bit) = place(feature);
        if self.bits.len() <= place {
            self.bits.resize(place + 1, 0);
        }
        let is_new = self.bits[place] & bit == 0;
        self.bits[place] |= bit;
        is_new
    }

    pub(super) fn contains(&self, feature: FeatureId) -> bool {
        let (place, bit) = place(feature);
        self.bits.get(place).is_some_and(|bits| bits & bit != 0)
    }

    /// Takes a feature out.
    pub(super) fn remove(&mut self, feature: FeatureId) {
        let (place, bit) = place(feature);
        if let Some(bits) = self.bits.get_mut(place) {
            *bits &= !bit;
        }
    }

    pub(super) fn clear(&mut self) {
        self.bits.fill(0);
    }
}

fn place(feature: FeatureId) -> (usize, u64) {
    (usize::from(feature / 64), 1 << (feature % 64))
}
