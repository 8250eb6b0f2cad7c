//! What features say together.

use super::weight_rows::PLACES;

/// Weights and rarities are stored in hundredths.
pub(super) const SCALE: f64 = 100.0;

/// What features say together: sums of weights times rarities, and of squared rarities. They are
/// whole numbers, so that it does not matter in which order or by which parts they are added.
#[derive(Debug, Clone)]
pub(crate) struct Sums {
    /// In hundredths of hundredths.
    pub(super) by_place: [i64; PLACES],
    pub(super) squares: i64,
}

impl Sums {
    /// Those of no features.
    pub(crate) const NONE: Self = Self {
        by_place: [0; PLACES],
        squares: 0,
    };

    /// The sum for a place of the table.
    pub(crate) fn at(&self, place: usize) -> f64 {
        let sum = self.by_place.get(place);
        sum.map_or(0.0, |sum| *sum as f64 / (SCALE * SCALE))
    }

    /// Those of two sets of features that have none in common.
    pub(crate) fn with(mut self, other: &Self) -> Self {
        for (sum, more) in self.by_place.iter_mut().zip(&other.by_place) {
            *sum += more;
        }
        self.squares += other.squares;
        self
    }

    /// Those of a set of features without some of it.
    pub(crate) fn without(mut self, some: &Self) -> Self {
        for (sum, less) in self.by_place.iter_mut().zip(&some.by_place) {
            *sum -= less;
        }
        self.squares -= some.squares;
        self
    }
}
