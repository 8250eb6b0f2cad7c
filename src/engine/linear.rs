//! Weighs everything that a text holds: concepts as they are meant, words, rules that fired, regime
//! and role.
//!
//! Rules say which words prove what; the weights know how often such words meant it. Both are
//! put together in `findings.rs`. A feature counts the more the rarer it is.

use std::collections::BTreeSet;
use std::ops::Range;

use super::document::{Document, ReadSentence};
use super::judgement::{Judgement, Parties};
use super::words::{HALF_PASSAGE, is_fact, tells, tells_fact};
use crate::law::{Provision, Regime};
use crate::rule::{FeatureId, READINGS, RuleSet, Said};
use crate::vocabulary::{Modality, Polarity};

/// A feature of a text, where it first stands.
#[derive(Debug, Clone)]
struct Present {
    feature: FeatureId,
    /// Nothing for what is no words.
    place: Option<Place>,
}

/// Where a feature stands and how it is meant.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub(crate) sentence: usize,
    /// Bytes of the normalised text.
    pub(crate) range_byte: Range<usize>,
    pub(crate) polarity: Polarity,
    pub(crate) modality: Modality,
}

/// The features of a text, each once, and what they say together.
#[derive(Debug)]
pub(crate) struct Told {
    /// A bit for each feature that is there.
    known: Vec<u64>,
    present: Vec<Present>,
    /// The sum of the squared rarities.
    squares: f64,
}

/// What the learned weights say of who a text is about.
#[derive(Debug)]
pub(crate) struct Party {
    pub(crate) regime: Regime,
    /// The words that say it most, in bytes of the normalised text.
    pub(crate) words_byte: Vec<Range<usize>>,
}

/// What all features of a text say together, and those of each passage where it is long.
#[derive(Debug, Default)]
pub(crate) struct Learned {
    /// The features of the text and of passages that say something best, each with what one counts for each unit of its
    /// rarity.
    told: Vec<(Vec<Present>, f64)>,
    pub(crate) provisions: Vec<WeighedProvision>,
}

/// What the features say of a provision that binds the party.
#[derive(Debug, Clone, Copy)]
pub(crate) struct WeighedProvision {
    pub(crate) provision: Provision,
    /// Its place in the table.
    place: usize,
    /// What says it with the most certainty: the text or a passage, by number.
    told: usize,
    pub(crate) said: Said,
}

/// How many features a text commonly has at most.
const USUAL_FEATURES: usize = 512;
/// How many features the rules make of a text commonly at most.
const USUAL_JUDGED: usize = 64;
/// How many words show who a text is about.
const SHOWN_WORDS: usize = 3;

impl Told {
    /// Reads the words and concepts of a text; nothing for a text that tells no fact.
    pub(crate) fn read(
        document: &Document,
        rules: &RuleSet,
        hypothetical_as_fact: bool,
    ) -> Option<Self> {
        let tells = |sentence: &ReadSentence| tells_fact(sentence, hypothetical_as_fact);
        if rules.weights.head().provisions.is_empty() || !document.sentences.iter().any(tells) {
            return None;
        }
        let all = 0..document.sentences.len();
        Some(Self::of(document, all, rules, hypothetical_as_fact))
    }

    /// The words and concepts of some sentences.
    fn of(
        document: &Document,
        sentences: impl Iterator<Item = usize>,
        rules: &RuleSet,
        hypothetical_as_fact: bool,
    ) -> Self {
        let weights = &rules.weights;
        let mut told = Self {
            known: vec![0; weights.features().div_ceil(64)],
            present: Vec::with_capacity(USUAL_FEATURES),
            squares: 0.0,
        };
        for number in sentences {
            let sentence = &document.sentences[number];
            for hit in &sentence.hits {
                let reading = reading(hit.polarity, hit.modality, hypothetical_as_fact);
                told.add(rules, weights.concept(hit.concept, reading), || {
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
                told.add(rules, Some(*feature), || {
                    Some(Place {
                        sentence: number,
                        range_byte: range_byte.clone(),
                        polarity: Polarity::Asserted,
                        modality: Modality::Actual,
                    })
                });
            }
        }
        told
    }

    fn add(
        &mut self,
        rules: &RuleSet,
        feature: Option<FeatureId>,
        place: impl FnOnce() -> Option<Place>,
    ) {
        let Some(feature) = feature else {
            return;
        };
        let bit = 1 << (feature % 64);
        if let Some(word) = self.known.get_mut(usize::from(feature / 64))
            && *word & bit == 0
        {
            *word |= bit;
            let rarity = rules.weights.rarity(feature);
            self.squares += rarity * rarity;
            let place = place();
            self.present.push(Present { feature, place });
        }
    }

    /// Who the text is about, where the weights are sure of it and something in the text says so. To
    /// be asked before anything but words and concepts is weighed.
    pub(crate) fn party(&self, rules: &RuleSet) -> Option<Party> {
        let head = rules.weights.head();
        let place = head.organ_place();
        let value = rules.weights.damping(self.squares.sqrt());
        let told = self.sum(rules, place) * value;
        let log_odds = head.start(place) + told;
        let is_sure = |log_odds: f64| log_odds.abs() >= head.sure_of_organ;
        if !is_sure(log_odds) || !is_sure(told) || told.signum() != log_odds.signum() {
            return None;
        }
        let sign = log_odds.signum();
        let carriers = carriers(&self.present, rules, place, sign * value);
        let shown = carriers.iter().take(SHOWN_WORDS);
        Some(Party {
            regime: if log_odds > 0.0 {
                Regime::AdministrativeOrgan
            } else {
                Regime::PrivateOperator
            },
            words_byte: shown.map(|(place, _)| place.range_byte.clone()).collect(),
        })
    }

    /// The sum of weights times rarities for a place of the table.
    fn sum(&self, rules: &RuleSet, place: usize) -> f64 {
        let weight = |one: &Present| {
            let weight = rules.weights.weight(one.feature, place)?;
            Some(weight * rules.weights.rarity(one.feature))
        };
        self.present.iter().filter_map(weight).sum()
    }

    /// Weighs it for every provision that binds the party, with what the rules make of the text; a
    /// long text by its passages as well, of which for each provision the most certain one counts.
    pub(crate) fn weigh(
        self,
        document: &Document,
        rules: &RuleSet,
        judgement: &Judgement,
        parties: Parties,
        hypothetical_as_fact: bool,
    ) -> Learned {
        let sureness = &rules.weights.head().sureness;
        let mut learned = Learned::default();
        let judged = Judged::of(rules, judgement, parties);
        let passages = passages(document)
            .into_iter()
            .map(|passage| Self::of(document, passage.into_iter(), rules, hypothetical_as_fact));
        for told in std::iter::once(self).chain(passages) {
            let (one, weighed) = told.weigh_one(rules, &judged, learned.told.len());
            let mut is_kept = learned.provisions.is_empty();
            for (best, other) in learned.provisions.iter_mut().zip(&weighed) {
                if sureness.log_odds(other.said) > sureness.log_odds(best.said) {
                    *best = *other;
                    is_kept = true;
                }
            }
            if learned.provisions.is_empty() {
                learned.provisions = weighed;
            }
            // Of a long text most passages say nothing best: their words are not kept.
            if is_kept {
                learned.told.push(one);
            }
        }
        learned
    }

    fn weigh_one(
        mut self,
        rules: &RuleSet,
        judged: &Judged,
        number: usize,
    ) -> ((Vec<Present>, f64), Vec<WeighedProvision>) {
        let weights = &rules.weights;
        for feature in &judged.features {
            self.add(rules, Some(*feature), || None);
        }
        let head = weights.head();
        let value = weights.damping(self.squares.sqrt());
        let log_odds_of = |place: usize, sum: f64| head.start(place) + sum * value;
        let finding = head.finding_place();
        let finding = log_odds_of(finding, self.sum(rules, finding));
        let places = judged.places.clone();
        let mut sums = vec![0.0; places.len()];
        for one in &self.present {
            let rarity = weights.rarity(one.feature);
            for (place, weight) in weights.weights(one.feature, places.clone()) {
                sums[place - places.start] += weight * rarity;
            }
        }
        let log_odds = sums.iter().zip(places.clone());
        let log_odds: Vec<f64> = log_odds
            .map(|(sum, place)| log_odds_of(place, *sum))
            .collect();
        let provisions = places
            .zip(&log_odds)
            .zip(leads(&log_odds))
            .zip(&judged.confidences)
            .map(|(((place, log_odds), lead), confidence)| {
                let provision = head.provisions[place].0;
                WeighedProvision {
                    provision,
                    place,
                    told: number,
                    said: Said {
                        provision: *log_odds,
                        lead,
                        finding,
                        rules: *confidence,
                    },
                }
            })
            .collect();
        ((self.present, value), provisions)
    }
}

/// What the rules make of a text, gathered once for all of its passages.
struct Judged {
    features: Vec<FeatureId>,
    /// The places of the provisions that bind the party.
    places: Range<usize>,
    /// How sure the rules alone are of each of them.
    confidences: Vec<f64>,
}

impl Judged {
    fn of(rules: &RuleSet, judgement: &Judgement, parties: Parties) -> Self {
        let weights = &rules.weights;
        let fired = judgement.rules().into_iter();
        let fired = fired.filter_map(|rule| weights.rule(rule));
        let codes = judgement.provisions().filter_map(|one| weights.code(one));
        let attributed = judgement.attributed();
        let attributed = attributed.filter_map(|one| weights.attributed(one));
        let names = parties.features();
        let parties_named = names.iter().filter_map(|name| weights.party(name));
        let places = weights.places(parties.binding_regime());
        let provisions = weights.head().provisions[places.clone()].iter();
        let mut features = Vec::with_capacity(USUAL_JUDGED);
        features.extend(fired.chain(codes).chain(attributed).chain(parties_named));
        Self {
            features,
            confidences: provisions
                .map(|(provision, _)| judgement.confidence(*provision))
                .collect(),
            places,
        }
    }
}

/// The passages of a long text, by the numbers of their sentences; none of a short one, which is one
/// by itself.
fn passages(document: &Document) -> Vec<Vec<usize>> {
    let telling = document.sentences.iter().enumerate();
    let telling = telling.filter(|(_, sentence)| tells(sentence));
    if telling.clone().count() <= 2 * HALF_PASSAGE {
        return Vec::new();
    }
    let telling: Vec<usize> = telling.map(|(number, _)| number).collect();
    let halves: Vec<&[usize]> = telling.chunks(HALF_PASSAGE).collect();
    halves.windows(2).map(|halves| halves.concat()).collect()
}

/// How far each of some numbers is before the highest of the others.
fn leads(numbers: &[f64]) -> Vec<f64> {
    let highest = |one: Option<usize>, (at, number): (usize, &f64)| match one {
        Some(other) if numbers[other] >= *number => one,
        _ => Some(at),
    };
    let first = numbers.iter().enumerate().fold(None, highest);
    let others = numbers.iter().enumerate();
    let others = others.filter(|(at, _)| Some(*at) != first);
    let second = others.fold(None, highest);
    let lead = |(at, number): (usize, &f64)| {
        let best_other = if Some(at) == first { second } else { first };
        best_other.map_or(0.0, |other| number - numbers[other])
    };
    numbers.iter().enumerate().map(lead).collect()
}

impl Learned {
    /// What speaks for a provision, the strongest first, each with its share of the log odds.
    pub(crate) fn carriers(
        &self,
        rules: &RuleSet,
        weighed: WeighedProvision,
    ) -> Vec<(&Place, f64)> {
        let told = self.told.get(weighed.told);
        told.map_or_else(Vec::new, |(present, value)| {
            carriers(present, rules, weighed.place, *value)
        })
    }
}

/// What speaks for a place of the table, the strongest first, each with its share of the log odds;
/// against it where a feature has a negative value.
fn carriers<'a>(
    present: &'a [Present],
    rules: &RuleSet,
    place: usize,
    value: f64,
) -> Vec<(&'a Place, f64)> {
    let mut carriers: Vec<(&Place, f64)> = present
        .iter()
        .filter_map(|one| {
            let stands = one.place.as_ref()?;
            let weight = rules.weights.weight(one.feature, place)?;
            let share = weight * rules.weights.rarity(one.feature) * value;
            (share > 0.0).then_some((stands, share))
        })
        .collect();
    carriers.sort_by(|one, other| other.1.total_cmp(&one.1));
    carriers
}

/// The place of a reading in [`READINGS`].
fn reading(polarity: Polarity, modality: Modality, hypothetical_as_fact: bool) -> usize {
    usize::from(polarity != Polarity::Asserted)
        + 2 * usize::from(!is_fact(modality, hypothetical_as_fact))
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
