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
use super::learned::{Judged, Learned};
use super::present::{Present, add_features, features, reading, strongest};
use super::words::{HALF_PASSAGE, tells, tells_fact};
use crate::law::Regime;
use crate::rule::{READINGS, RuleSet, Sums};

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
        learned.hear(rules, &judged, &sums, 1, || self.present);
        let telling: Vec<usize> = telling(document).collect();
        if telling.len() <= 2 * HALF_PASSAGE {
            return learned;
        }
        // Halves, and each with the next one.
        let among = 2 * telling.len().div_ceil(HALF_PASSAGE) - 1;
        // For each passage its first half and its second one.
        let new = || Half::new(rules.weights.features());
        let mut halves = [new(), new()];
        for (number, sentences) in telling.chunks(HALF_PASSAGE).enumerate() {
            halves.swap(0, 1);
            let [first, second] = &mut halves;
            second.read(document, sentences, rules, hypothetical_as_fact);
            let sums = second.sums.clone().with(&judged.sums);
            learned.hear(rules, &judged, &sums, among, || second.present.clone());
            if number > 0 {
                let common = features(&second.present).filter(|one| first.known.contains(*one));
                let common = rules.weights.sums(common);
                let sums = first.sums.clone().with(&second.sums).without(&common);
                let sums = sums.with(&judged.sums);
                learned.hear(rules, &judged, &sums, among, || first.followed_by(second));
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
