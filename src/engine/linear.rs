//! Weighs everything that a text holds: concepts as they are meant, words, rules that fired, regime
//! and role.
//!
//! Rules say which words prove what; the weights know how often such words meant it. Both are
//! put together in `findings.rs`. A feature counts the more the rarer it is.

use std::collections::BTreeSet;
use std::ops::Range;

use super::document::{Document, ReadSentence};
use super::feature_set::FeatureSet;
use super::judgement::{Judgement, Parties};
use super::words::{HALF_PASSAGE, is_fact, tells, tells_fact};
use crate::law::{Provision, Regime};
use crate::rule::{FeatureId, READINGS, RuleSet, Said, Sums};
use crate::vocabulary::{Modality, Polarity};

/// A feature of a text, where it first stands.
#[derive(Debug, Clone)]
pub(super) struct Present {
    feature: FeatureId,
    place: Place,
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

/// The words and concepts of a text, each once, and what they say together.
#[derive(Debug)]
pub(crate) struct Told {
    present: Vec<Present>,
    sums: Sums,
}

/// What the learned weights say of who a text is about.
#[derive(Debug)]
pub(crate) struct Party<'t> {
    pub(crate) regime: Regime,
    told: &'t Told,
    /// What one feature counts for each unit of its rarity, with the sign of what says it.
    value: f64,
}

impl Party<'_> {
    /// The words that say it most, in bytes of the normalised text.
    pub(crate) fn words_byte(&self, rules: &RuleSet) -> Vec<Range<usize>> {
        let place = rules.weights.head().organ_place();
        let shown = strongest(&self.told.present, rules, place, self.value, SHOWN_WORDS);
        shown.map(|place| place.range_byte.clone()).collect()
    }
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
    /// The log odds of a finding.
    sureness: f64,
}

/// How many features a text commonly has at most.
const USUAL_FEATURES: usize = 512;
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
        let mut known = FeatureSet::new(rules.weights.features());
        let mut present = Vec::with_capacity(USUAL_FEATURES);
        for number in 0..document.sentences.len() {
            let sentence = (document, number);
            add_features(
                sentence,
                |_| true,
                rules,
                hypothetical_as_fact,
                &mut known,
                &mut present,
            );
        }
        let sums = rules.weights.sums(features(&present));
        Some(Self { present, sums })
    }

    /// Who the text is about, where the weights are sure of it and something in the text says so. To
    /// be asked before anything but words and concepts is weighed.
    pub(crate) fn party(&self, rules: &RuleSet) -> Option<Party<'_>> {
        let head = rules.weights.head();
        let place = head.organ_place();
        let value = rules.weights.damping(&self.sums);
        let told = self.sums.at(place) * value;
        let log_odds = head.start(place) + told;
        let is_sure = |log_odds: f64| log_odds.abs() >= head.sure_of_organ;
        if !is_sure(log_odds) || !is_sure(told) || told.signum() != log_odds.signum() {
            return None;
        }
        Some(Party {
            regime: if log_odds > 0.0 {
                Regime::AdministrativeOrgan
            } else {
                Regime::PrivateOperator
            },
            told: self,
            value: log_odds.signum() * value,
        })
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
        let mut judged = Judged::of(rules, judgement, parties, None);
        let sums = self.sums.with(&judged.sums);
        judged.is_of_short = rules.weights.is_short(&sums);
        let mut learned = Learned::default();
        learned.hear(rules, &judged, &sums, || self.present);
        let telling: Vec<usize> = telling(document).collect();
        if telling.len() <= 2 * HALF_PASSAGE {
            return learned;
        }
        // For each passage its first half and its second one.
        let new = || Half::new(rules.weights.features());
        let mut halves = [new(), new()];
        for (number, sentences) in telling.chunks(HALF_PASSAGE).enumerate() {
            halves.swap(0, 1);
            let [first, second] = &mut halves;
            second.read(document, sentences, rules, hypothetical_as_fact);
            let sums = second.sums.clone().with(&judged.sums);
            learned.hear(rules, &judged, &sums, || second.present.clone());
            if number > 0 {
                let common = features(&second.present).filter(|one| first.known.contains(*one));
                let common = rules.weights.sums(common);
                let sums = first.sums.clone().with(&second.sums).without(&common);
                let sums = sums.with(&judged.sums);
                learned.hear(rules, &judged, &sums, || first.followed_by(second));
            }
        }
        learned
    }
}

/// The numbers of the sentences that hold a concept.
pub(super) fn telling(document: &Document) -> impl Iterator<Item = usize> + '_ {
    let sentences = document.sentences.iter().enumerate();
    sentences
        .filter(|(_, sentence)| tells(sentence))
        .map(|(number, _)| number)
}

/// Half a passage.
struct Half {
    known: FeatureSet,
    present: Vec<Present>,
    sums: Sums,
}

impl Half {
    fn new(features: usize) -> Self {
        Self {
            known: FeatureSet::new(features),
            present: Vec::new(),
            sums: Sums::NONE,
        }
    }

    /// Reads some sentences in place of those before.
    fn read(
        &mut self,
        document: &Document,
        sentences: &[usize],
        rules: &RuleSet,
        hypothetical_as_fact: bool,
    ) {
        let Self { known, present, .. } = self;
        present.drain(..).for_each(|one| known.remove(one.feature));
        for number in sentences {
            let sentence = (document, *number);
            add_features(
                sentence,
                |_| true,
                rules,
                hypothetical_as_fact,
                known,
                present,
            );
        }
        self.sums = rules.weights.sums(features(present));
    }

    /// The features of both halves, each once.
    fn followed_by(&self, next: &Self) -> Vec<Present> {
        let others = next.present.iter();
        let others = others.filter(|one| !self.known.contains(one.feature));
        self.present.iter().chain(others).cloned().collect()
    }
}

/// Adds the words and concepts of a sentence that are not known yet, of the bytes that are meant.
pub(super) fn add_features(
    (document, number): (&Document, usize),
    is_meant: impl Fn(usize) -> bool,
    rules: &RuleSet,
    hypothetical_as_fact: bool,
    known: &mut FeatureSet,
    present: &mut Vec<Present>,
) {
    let sentence = &document.sentences[number];
    for hit in sentence
        .hits
        .iter()
        .filter(|hit| is_meant(hit.start_byte()))
    {
        let reading = reading(hit.polarity, hit.modality, hypothetical_as_fact);
        if let Some(feature) = rules.weights.concept(hit.concept, reading)
            && known.insert(feature)
        {
            let place = Place {
                sentence: number,
                range_byte: hit.start_byte()..hit.end_byte(),
                polarity: hit.polarity,
                modality: hit.modality,
            };
            present.push(Present { feature, place });
        }
    }
    if !tells_fact(sentence, hypothetical_as_fact) {
        return;
    }
    for word in &sentence.words {
        if is_meant(word.range_byte().start) && known.insert(word.feature) {
            let place = Place {
                sentence: number,
                range_byte: word.range_byte(),
                polarity: Polarity::Asserted,
                modality: Modality::Actual,
            };
            let feature = word.feature;
            present.push(Present { feature, place });
        }
    }
}

pub(super) fn features(present: &[Present]) -> impl Iterator<Item = FeatureId> + '_ {
    present.iter().map(|one| one.feature)
}

/// What the rules make of a text, gathered once for all of its passages.
pub(super) struct Judged {
    /// What the features say that the rules make; no words and no concepts are among these.
    pub(super) sums: Sums,
    /// The places of the provisions that bind the party.
    places: Range<usize>,
    /// How sure the rules alone are of each of them.
    confidences: Vec<f64>,
    /// Whether the text is no longer than a bare statement.
    pub(super) is_of_short: bool,
}

impl Judged {
    /// Of all deeds, or with its number of those of one party.
    pub(super) fn of(
        rules: &RuleSet,
        judgement: &Judgement,
        parties: Parties,
        actor: Option<usize>,
    ) -> Self {
        let weights = &rules.weights;
        let fired = judgement.rules(actor).into_iter();
        let fired = fired.filter_map(|rule| weights.rule(rule));
        let codes = judgement.provisions(actor);
        let codes = codes.filter_map(|one| weights.code(one));
        let attributed = judgement.attributed();
        let attributed = attributed.filter_map(|one| weights.attributed(one));
        let names = parties.features();
        let parties_named = names.iter().filter_map(|name| weights.party(name));
        let places = weights.places(parties.binding_regime());
        let provisions = weights.head().provisions[places.clone()].iter();
        // These are of kinds that have no feature in common, and of each kind none is there twice.
        let features = fired.chain(codes).chain(attributed).chain(parties_named);
        Self {
            sums: weights.sums(features),
            confidences: provisions
                .map(|(provision, _)| judgement.confidence(*provision, actor))
                .collect(),
            places,
            is_of_short: false,
        }
    }
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
    /// Takes note of what a text or a passage says, by its sums. Of a long text most passages say
    /// nothing best: their words are not kept.
    pub(super) fn hear(
        &mut self,
        rules: &RuleSet,
        judged: &Judged,
        sums: &Sums,
        present: impl FnOnce() -> Vec<Present>,
    ) {
        let weights = &rules.weights;
        let head = weights.head();
        let value = weights.damping(sums);
        let log_odds_of = |place: usize| head.start(place) + sums.at(place) * value;
        let finding = log_odds_of(head.finding_place());
        let log_odds: Vec<f64> = judged.places.clone().map(log_odds_of).collect();
        let is_first = self.provisions.is_empty();
        let mut is_kept = is_first;
        let number = self.told.len();
        let leads = leads(&log_odds);
        for (at, (log_odds, lead)) in log_odds.iter().zip(leads).enumerate() {
            let place = judged.places.start + at;
            let said = Said {
                provision: *log_odds,
                lead,
                finding,
                rules: judged.confidences[at],
                is_short: judged.is_of_short,
            };
            let sureness = head.sureness.log_odds(said);
            let weighed = WeighedProvision {
                provision: head.provisions[place].0,
                place,
                told: number,
                said,
                sureness,
            };
            match self.provisions.get_mut(at) {
                Some(best) if sureness > best.sureness => {
                    *best = weighed;
                    is_kept = true;
                }
                Some(_) => {}
                None => self.provisions.push(weighed),
            }
        }
        if is_kept {
            self.told.push((present(), value));
        }
    }

    /// What speaks for a provision in the sentence that carries most of it, the strongest first and so
    /// many at most.
    pub(crate) fn carriers(
        &self,
        rules: &RuleSet,
        weighed: WeighedProvision,
        most: usize,
    ) -> Vec<&Place> {
        let Some((present, value)) = self.told.get(weighed.told) else {
            return Vec::new();
        };
        let spoken = |one: &Present| rules.weights.spoken(one.feature, weighed.place, true);
        let of_one_sentence =
            |one: &Present, next: &Present| one.place.sentence == next.place.sentence;
        let by_sentence = present.chunk_by(of_one_sentence);
        let said_most = by_sentence.max_by_key(|here| here.iter().map(spoken).sum::<i64>());
        let here = said_most.unwrap_or_default();
        strongest(here, rules, weighed.place, *value, most).collect()
    }
}

/// What speaks for a place of the table, the strongest first and so many at most; against it where a
/// feature has a negative value.
fn strongest<'a>(
    present: &'a [Present],
    rules: &RuleSet,
    place: usize,
    value: f64,
    most: usize,
) -> impl Iterator<Item = &'a Place> + use<'a> {
    let weights = &rules.weights;
    // The strongest of what was looked at, in their order.
    let mut strongest: Vec<(i64, &Present)> = Vec::with_capacity(most + 1);
    for one in present {
        let spoken = weights.spoken(one.feature, place, value > 0.0);
        if spoken > 0 && (strongest.len() < most || strongest[most - 1].0 < spoken) {
            let behind = strongest.partition_point(|(known, _)| *known >= spoken);
            strongest.insert(behind, (spoken, one));
            strongest.truncate(most);
        }
    }
    strongest.into_iter().map(|(_, one)| &one.place)
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
    let fired = judgement.rules(None).into_iter();
    names.extend(fired.map(|rule| format!("rule {}", rules.body.rules[rule].id)));
    let provisions = judgement.provisions(None);
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
            let numbers = sentence.words.iter().map(|word| usize::from(word.feature));
            names.extend(numbers.filter_map(|number| Some(format!("word {}", words.get(number)?))));
        }
    }
    names.into_iter().collect()
}
