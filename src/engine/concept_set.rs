//! Sets of concepts.

use crate::rule::{ConceptId, RuleSet};

/// A set of concepts: for each whether it is there. A byte is sooner asked than a bit, and is asked
/// more often than the set is emptied.
#[derive(Debug, Clone)]
pub(super) struct ConceptSet {
    is_there: Vec<bool>,
}

impl ConceptSet {
    pub(super) fn new(rules: &RuleSet) -> Self {
        Self {
            is_there: vec![false; rules.concepts()],
        }
    }

    pub(super) fn clear(&mut self) {
        self.is_there.fill(false);
    }

    pub(super) fn insert(&mut self, concept: ConceptId) {
        if let Some(is_there) = self.is_there.get_mut(usize::from(concept)) {
            *is_there = true;
        }
    }

    /// The concepts of the set, in the order of their numbers.
    pub(super) fn iter(&self) -> impl Iterator<Item = ConceptId> + '_ {
        let is_there = self.is_there.iter().enumerate();
        let is_there = is_there.filter(|(_, is_there)| **is_there);
        is_there.map(|(concept, _)| concept as ConceptId)
    }

    pub(super) fn contains(&self, concept: ConceptId) -> bool {
        self.is_there.get(usize::from(concept)) == Some(&true)
    }
}
