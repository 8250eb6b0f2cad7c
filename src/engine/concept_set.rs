//! Sets of concepts.

use crate::rule::{ConceptId, RuleSet};

/// A set of concepts: a bit for each.
#[derive(Debug)]
pub(super) struct ConceptSet {
    bits: Vec<u64>,
}

impl ConceptSet {
    pub(super) fn new(rules: &RuleSet) -> Self {
        Self {
            bits: vec![0; rules.concepts().div_ceil(64)],
        }
    }

    pub(super) fn insert(&mut self, concept: ConceptId) {
        if let Some(bits) = self.bits.get_mut(usize::from(concept) / 64) {
            *bits |= 1 << (concept % 64);
        }
    }

    /// The concepts of the set, in the order of their numbers.
    pub(super) fn iter(&self) -> impl Iterator<Item = ConceptId> + '_ {
        self.bits.iter().enumerate().flat_map(|(place, bits)| {
            let mut left = *bits;
            std::iter::from_fn(move || {
                let bit = left.trailing_zeros();
                left &= left.wrapping_sub(1);
                (bit < u64::BITS).then_some((64 * place) as ConceptId + bit as ConceptId)
            })
        })
    }

    pub(super) fn contains(&self, concept: ConceptId) -> bool {
        let bits = self.bits.get(usize::from(concept) / 64);
        bits.is_some_and(|bits| bits >> (concept % 64) & 1 == 1)
    }
}
