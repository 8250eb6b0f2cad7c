//! Weighs everything that a text holds: concepts as they are meant, words, rules that fired, regime
//! and role.
//!
//! Rules say which words prove what; the weights know how often such words meant it. Both are
//! put together in `findings.rs`. A feature counts the more the rarer it is.

use std::collections::BTreeSet;
use std::ops::Range;

use super::document::Document;
use super::judgement::{Judgement, Parties};
use super::words::{is_fact, tells_fact};
use crate::law::Provision;
use crate::rule::{FeatureId, READINGS, RuleSet};
use crate::vocabulary::{Modality, Polarity};

/// A feature of a text, where it first stands.
#[derive(Debug, Clone)]
pub(crate) struct Present {
    feature: FeatureId,
    /// Sentence, bytes of the normalised text, and how it is meant; nothing for what is no words.
    pub(crate) place: Option<Place>,
}

/// Where a feature stands and how it is meant.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub(crate) sentence: usize,
    pub(crate) range_byte: Range<usize>,
    pub(crate) polarity: Polarity,
    pub(crate) modality: Modality,
}

/// What all features of a text say together.
#[derive(Debug, Default)]
pub(crate) struct Learned {
    present: Vec<Present>,
    /// What a feature counts for each unit of its rarity.
    value: f64,
    /// For each provision that binds the party its place in the table and the log odds.
    pub(crate) provisions: Vec<(Provision, usize, f64)>,
}

impl Learned {
    /// What speaks for the provision at a place of the table, the strongest first, each with its
    /// share of the log odds.
    pub(crate) fn carriers(&self, rules: &RuleSet, place: usize) -> Vec<(&Place, f64)> {
        let mut carriers: Vec<(&Place, f64)> = self
            .present
            .iter()
            .filter_map(|one| {
                let stands = one.place.as_ref()?;
                let weight = rules.weights.weight(one.feature, place)?;
                let counts = rules.weights.rarity(one.feature) * self.value;
                (weight > 0.0).then_some((stands, weight * counts))
            })
            .collect();
        carriers.sort_by(|one, other| other.1.total_cmp(&one.1));
        carriers
    }
}

/// The place of a reading in [`READINGS`].
fn reading(polarity: Polarity, modality: Modality, hypothetical_as_fact: bool) -> usize {
    usize::from(polarity != Polarity::Asserted)
        + 2 * usize::from(!is_fact(modality, hypothetical_as_fact))
}

/// Weighs a text for every provision that binds the party; nothing for a text that tells no fact.
pub(crate) fn weigh_features(
    document: &Document,
    rules: &RuleSet,
    judgement: &Judgement,
    parties: Parties,
    hypothetical_as_fact: bool,
) -> Learned {
    let head = rules.weights.head();
    let mut tells = document.sentences.iter();
    if head.provisions.is_empty() || !tells.any(|one| tells_fact(one, hypothetical_as_fact)) {
        return Learned::default();
    }
    let present = present(document, rules, judgement, parties, hypothetical_as_fact);
    let rarities = present.iter().map(|one| rules.weights.rarity(one.feature));
    let length = rarities.map(|rarity| rarity * rarity).sum::<f64>().sqrt();
    let value = rules.weights.damping(length);
    let places = rules.weights.places(parties.binding_regime());
    let mut provisions: Vec<(Provision, usize, f64)> = places
        .clone()
        .map(|place| (head.provisions[place].0, place, head.provisions[place].1))
        .collect();
    for one in &present {
        let value = rules.weights.rarity(one.feature) * value;
        for (place, weight) in rules.weights.weights(one.feature, places.clone()) {
            provisions[place - places.start].2 += weight * value;
        }
    }
    Learned {
        present,
        value,
        provisions,
    }
}

/// How many features a text commonly has at most.
const USUAL_FEATURES: usize = 512;

/// Collects the features of a text, each where it first stands.
struct Collector {
    /// A bit for each feature that is there.
    known: Vec<u64>,
    present: Vec<Present>,
}

impl Collector {
    fn new(features: usize) -> Self {
        Self {
            known: vec![0; features.div_ceil(64)],
            present: Vec::with_capacity(USUAL_FEATURES),
        }
    }

    fn add(&mut self, feature: Option<FeatureId>, place: impl FnOnce() -> Option<Place>) {
        let Some(feature) = feature else {
            return;
        };
        let bit = 1 << (feature % 64);
        if let Some(word) = self.known.get_mut(usize::from(feature / 64))
            && *word & bit == 0
        {
            *word |= bit;
            let place = place();
            self.present.push(Present { feature, place });
        }
    }
}

/// The features of a text, each once.
fn present(
    document: &Document,
    rules: &RuleSet,
    judgement: &Judgement,
    parties: Parties,
    hypothetical_as_fact: bool,
) -> Vec<Present> {
    let weights = &rules.weights;
    let mut collector = Collector::new(weights.features());
    for (number, sentence) in document.sentences.iter().enumerate() {
        for hit in &sentence.hits {
            let reading = reading(hit.polarity, hit.modality, hypothetical_as_fact);
            collector.add(weights.concept(hit.concept, reading), || {
                Some(Place {
                    sentence: number,
                    range_byte: hit.start_byte()..hit.end_byte(),
                    polarity: hit.polarity,
                    modality: hit.modality,
                })
            });
        }
        if !tells_fact(sentence, hypothetical_as_fact) {
            continue;
        }
        for (feature, range_byte) in &sentence.words {
            collector.add(Some(*feature), || {
                Some(Place {
                    sentence: number,
                    range_byte: range_byte.clone(),
                    polarity: Polarity::Asserted,
                    modality: Modality::Actual,
                })
            });
        }
    }
    for rule in judgement.rules() {
        collector.add(weights.rule(rule), || None);
    }
    for provision in judgement.provisions() {
        collector.add(weights.code(provision), || None);
    }
    for provision in judgement.attributed() {
        collector.add(weights.attributed(provision), || None);
    }
    for name in parties.features() {
        collector.add(weights.party(&name), || None);
    }
    collector.present
}

/// The features of a text by name, each once; `words` are those that [`Document::read`] numbered.
pub(crate) fn feature_names(
    document: &Document,
    rules: &RuleSet,
    words: &[String],
    judgement: &Judgement,
    parties: Parties,
    hypothetical_as_fact: bool,
) -> Vec<String> {
    let concepts = rules.concept_names();
    let mut names: BTreeSet<String> = parties.features().into();
    let fired = judgement.rules().into_iter();
    names.extend(fired.map(|rule| format!("rule {}", rules.body.rules[rule].id)));
    let provisions = judgement.provisions();
    names.extend(provisions.map(|provision| format!("code {provision}")));
    let attributed = judgement.attributed();
    names.extend(attributed.map(|provision| format!("attributed {provision}")));
    for sentence in &document.sentences {
        for hit in &sentence.hits {
            let reading = READINGS[reading(hit.polarity, hit.modality, hypothetical_as_fact)];
            if let Some(concept) = concepts.get(usize::from(hit.concept)) {
                names.insert(format!("concept {concept} {reading}"));
            }
        }
        if tells_fact(sentence, hypothetical_as_fact) {
            let numbers = sentence
                .words
                .iter()
                .map(|(number, _)| usize::from(*number));
            names.extend(numbers.filter_map(|number| Some(format!("word {}", words.get(number)?))));
        }
    }
    names.into_iter().collect()
}
