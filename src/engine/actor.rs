//! The parties that a text names, which of them acts where, and the role of each.

use std::collections::BTreeMap;
use std::ops::Range;

use super::company::Company;
use super::document::{Document, Follower, ReadHit, ReadSentence};
use crate::rule::{ConceptId, RuleSet};
use crate::vocabulary::{Polarity, Role};

/// How many sentences a party stays the one who acts, once it is named as such.
const REACH: usize = 12;

/// A party that a text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Actor {
    /// Where it is first named as acting, in bytes of the normalised text.
    pub(crate) name_byte: Range<usize>,
    /// Its role, if the text tells.
    pub(crate) role: Option<Role>,
}

/// The companies that a text names.
#[derive(Debug)]
pub(crate) struct Actors {
    actors: Vec<Actor>,
    /// For each sentence the companies that act in it, with their numbers.
    acting: Vec<Vec<(usize, Company)>>,
}

impl Actors {
    /// Finds them in a text.
    pub(crate) fn read(text: &str, document: &Document, rules: &RuleSet) -> Self {
        let entrusts = rules.concept("entrusts");
        let is_entrusted = rules.concept("is-entrusted");
        let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
        let mut actors: Vec<Actor> = Vec::new();
        let mut acting = Vec::with_capacity(document.sentences.len());
        for sentence in &document.sentences {
            if sentence.companies.is_empty() {
                acting.push(Vec::new());
                continue;
            }
            let gives = holds(sentence, entrusts);
            let takes = holds(sentence, is_entrusted);
            let mut acting_here = Vec::new();
            for company in &sentence.companies {
                let name = &text[company.name_byte.clone()];
                let number = *numbers.entry(name).or_insert(actors.len());
                if number == actors.len() {
                    actors.push(Actor {
                        name_byte: company.name_byte.clone(),
                        role: None,
                    });
                }
                let acts = company.is_heading || company.follower != Follower::Other;
                let role = match (acts, company.is_other_side, gives, takes) {
                    (true, false, _, true) | (false, true, true, false) => Some(Role::Consignee),
                    (true, false, true, false) | (false, true, _, true) => Some(Role::Consignor),
                    _ => None,
                };
                actors[number].role = actors[number].role.or(role);
                if acts {
                    acting_here.push((number, company.clone()));
                }
            }
            acting.push(acting_here);
        }
        Self { actors, acting }
    }

    /// A party by its number.
    pub(crate) fn get(&self, number: usize) -> Option<&Actor> {
        self.actors.get(number)
    }

    /// The number of the named party that acts at a hit: the last one named as acting, in the
    /// sentence itself before the hit or in one of the sentences before it.
    pub(crate) fn at(&self, sentence: usize, anchor: &ReadHit) -> Option<usize> {
        let here = self
            .acting
            .get(sentence)?
            .iter()
            .rev()
            .find(|(_, company)| match company.follower {
                Follower::Topic => company.name_byte.start <= anchor.start_byte(),
                Follower::Subject => company.clause == anchor.clause,
                Follower::Other => false,
            });
        let before = || {
            (sentence.saturating_sub(REACH)..sentence)
                .rev()
                .flat_map(|place| self.acting[place].iter().rev())
                .find(|(_, company)| company.is_heading || company.follower == Follower::Topic)
        };
        here.or_else(before).map(|(number, _)| *number)
    }
}

fn holds(sentence: &ReadSentence, concept: Option<ConceptId>) -> bool {
    concept.is_some_and(|concept| {
        let mut hits = sentence.hits.iter();
        hits.any(|hit| hit.concept == concept && hit.polarity == Polarity::Asserted)
    })
}
