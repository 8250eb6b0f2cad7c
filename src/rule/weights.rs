//! Learned weights: how much a concept in a reading, a word, a rule that fired, what the rules make
//! of a provision, a regime or a role speaks for each provision. One table, read in place.
//!
//! They also weigh whether a text speaks of any failing at all (`finding`), whether an organ is
//! its party (`organ`), and facts.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::sums::{SCALE, Sums};
use super::weight_rows::{self, NO_WEIGHTS, PLACES, WeightRows};
use super::{ConceptId, Sureness, Trie, WeighedFact};
use crate::law::{Provision, Regime};

/// Number of a feature.
pub(crate) type FeatureId = u16;

/// So many lemmas in a row a phrase has at most.
pub(crate) const LONGEST_PHRASE: usize = 3;
/// What a run of lemmas weighs: the feature of its first, its first two and so on.
pub(crate) type PhraseFeatures = [Option<FeatureId>; LONGEST_PHRASE];

/// Fills a row of the concept table where there is no feature.
pub(super) const NO_FEATURE: u16 = u16::MAX;
/// Readings of a concept that are told apart.
pub(crate) const READINGS: [&str; 4] = [
    "asserted",
    "denied",
    "not-asserted-as-fact",
    "not-denied-as-fact",
];
/// What is weighed beside the provisions, by name, in the order of their places after these.
pub(super) const BESIDE: [&str; 2] = ["finding", "organ"];
/// What a feature counts that is no feature of the table.
const NO_RARITY: u16 = 0;
/// The greatest rarity, in hundredths, and so many features of it with the greatest weights fit into
/// a sum of four bytes.
pub(super) const GREATEST_RARITY: u16 = 2000;
const AT_ONCE: usize = 32;

/// The learned weights of all features.
#[derive(Debug, Clone)]
pub(crate) struct WeightTable {
    pub(super) words: Trie,
    /// For each concept and reading the number of its feature, in words of two bytes.
    pub(super) concepts: Cow<'static, [u8]>,
    /// For each rule the number of its feature, in words of two bytes.
    pub(super) rules: Cow<'static, [u8]>,
    /// For each feature how rare it is, in words of two bytes.
    pub(super) rarities: Cow<'static, [u8]>,
    pub(super) rows: WeightRows,
    pub(super) head: Head,
}

/// What is unpacked when the table is loaded.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Head {
    /// The provisions that are weighed, with the log odds that each starts from.
    pub(crate) provisions: Vec<(Provision, f64)>,
    /// Features that are a regime or a role.
    pub(super) parties: BTreeMap<String, FeatureId>,
    /// Features that are a provision as the rules have it.
    pub(super) codes: BTreeMap<Provision, FeatureId>,
    /// Features that are a provision which another party's deed means for the party.
    pub(super) attributed: BTreeMap<Provision, FeatureId>,
    /// The log odds that any finding at all and an organ as the party start from.
    pub(super) beside: [f64; BESIDE.len()],
    /// The facts that are weighed, with the log odds that each starts from.
    pub(super) facts: Vec<(WeighedFact, f64)>,
    /// How long the features of a text commonly are together: the square root of the sum of their
    /// squared rarities.
    pub(super) typical_length: f64,
    /// Up to this length a text is as short as a bare statement.
    pub(super) short_length: f64,
    /// How much a long text is damped: 1 would make all texts count alike, 0 would let each word
    /// count the same in all of them.
    pub(super) damping: f64,
    /// From these log odds on, either way, the weights decide whether an organ is the party.
    pub(crate) sure_of_organ: f64,
    /// Below these log odds a fact is none that a rule reads.
    pub(crate) doubtful_fact: f64,
    /// From these log odds on a fact is one that no rule reads.
    pub(crate) sure_fact: f64,
    /// From the log odds of the features to the confidence.
    pub(crate) sureness: Sureness,
}

impl Head {
    /// The log odds that what stands at a place starts from.
    pub(crate) fn start(&self, place: usize) -> f64 {
        let first_beside = self.provisions.len();
        let first_fact = first_beside + BESIDE.len();
        let start = if place < first_beside {
            self.provisions.get(place).map(|(_, start)| *start)
        } else if place < first_fact {
            self.beside.get(place - first_beside).copied()
        } else {
            self.facts.get(place - first_fact).map(|(_, start)| *start)
        };
        start.unwrap_or(0.0)
    }

    /// The facts that are weighed, each with its place.
    pub(crate) fn facts(&self) -> impl ExactSizeIterator<Item = (WeighedFact, usize)> + '_ {
        let first = self.provisions.len() + BESIDE.len();
        let facts = self.facts.iter().enumerate();
        facts.map(move |(number, (fact, _))| (*fact, first + number))
    }

    /// The place of any finding at all.
    pub(crate) fn finding_place(&self) -> usize {
        self.provisions.len()
    }

    /// The place of an organ as the party.
    pub(crate) fn organ_place(&self) -> usize {
        self.provisions.len() + 1
    }
}

/// The stored form of a [`WeightTable`].
#[derive(Debug, Clone, Copy)]
pub(crate) struct StoredWeights {
    pub(crate) words: &'static [u8],
    pub(crate) concepts: &'static [u8],
    pub(crate) rules: &'static [u8],
    pub(crate) rarities: &'static [u8],
    pub(crate) weights: &'static [u8],
    pub(crate) head: &'static [u8],
}

impl Default for WeightTable {
    /// No weights: the rules decide alone.
    fn default() -> Self {
        Self {
            words: Trie::build(&BTreeMap::new()),
            concepts: Cow::Borrowed(&[]),
            rules: Cow::Borrowed(&[]),
            rarities: Cow::Borrowed(&[]),
            rows: WeightRows::default(),
            head: Head::default(),
        }
    }
}

impl WeightTable {
    /// The table in the box.
    ///
    /// # Errors
    /// When the stored form cannot be read, which means that the crate was built wrongly.
    pub(crate) fn from_stored(stored: StoredWeights) -> Result<Self, postcard::Error> {
        Ok(Self {
            words: Trie::from_table(Cow::Borrowed(stored.words)),
            concepts: Cow::Borrowed(stored.concepts),
            rules: Cow::Borrowed(stored.rules),
            rarities: Cow::Borrowed(stored.rarities),
            rows: WeightRows {
                weights: Cow::Borrowed(stored.weights),
            },
            head: postcard::from_bytes(stored.head)?,
        })
    }

    /// The parts that the build script stores, by name.
    #[allow(dead_code)]
    pub(crate) fn parts(&self) -> Result<[(&'static str, Vec<u8>); 6], postcard::Error> {
        Ok([
            ("words", self.words.table().to_vec()),
            ("concepts", self.concepts.to_vec()),
            ("rules", self.rules.to_vec()),
            ("rarities", self.rarities.to_vec()),
            ("weights", self.rows.weights.to_vec()),
            ("head", postcard::to_allocvec(&self.head)?),
        ])
    }

    /// The places of the provisions of a regime, which stand together.
    pub(crate) fn places(&self, regime: Regime) -> Range<usize> {
        let provisions = &self.head.provisions;
        let is_of_it = |(provision, _): &(Provision, f64)| provision.regime() == regime;
        let start = provisions
            .iter()
            .position(is_of_it)
            .unwrap_or(provisions.len());
        let of_it = provisions[start..].iter().take_while(|one| is_of_it(one));
        start..start + of_it.count()
    }

    /// What is weighed, and how sure the log odds are.
    pub(crate) fn head(&self) -> &Head {
        &self.head
    }

    /// The feature of a provision that another party's deed means for the party.
    pub(crate) fn attributed(&self, provision: Provision) -> Option<FeatureId> {
        self.head.attributed.get(&provision).copied()
    }

    /// How many features there are.
    pub(crate) fn features(&self) -> usize {
        self.rarities.len() / 2
    }

    /// The feature of a concept in a reading (a place in [`READINGS`]).
    pub(crate) fn concept(&self, concept: ConceptId, reading: usize) -> Option<FeatureId> {
        let at = usize::from(concept) * READINGS.len() + reading;
        word(&self.concepts, at).filter(|feature| *feature != NO_FEATURE)
    }

    /// The feature of a rule that fired.
    pub(crate) fn rule(&self, rule: usize) -> Option<FeatureId> {
        word(&self.rules, rule).filter(|feature| *feature != NO_FEATURE)
    }

    /// The feature of a provision that the rules speak for.
    pub(crate) fn code(&self, provision: Provision) -> Option<FeatureId> {
        self.head.codes.get(&provision).copied()
    }

    /// What features that together are so long count for each unit of their rarity: less in a long
    /// text than in a short one. In all texts up to a typical length they count as much altogether;
    /// beyond it more the longer the text is.
    pub(crate) fn damping(&self, sums: &Sums) -> f64 {
        let length = length(sums);
        let typical = self.head.typical_length;
        if length <= 0.0 || typical <= 0.0 {
            0.0
        } else if length <= typical {
            1.0 / length
        } else {
            (typical / length).powf(self.head.damping) / typical
        }
    }

    /// Whether a text whose features are these is no longer than a bare statement.
    pub(crate) fn is_short(&self, sums: &Sums) -> bool {
        length(sums) <= self.head.short_length
    }

    /// How rare a feature is among the texts that the weights were learned from: the natural
    /// logarithm of texts over holders, in hundredths.
    fn rarity(&self, feature: FeatureId) -> u16 {
        word(&self.rarities, usize::from(feature)).unwrap_or(NO_RARITY)
    }

    /// What some features say together.
    pub(crate) fn sums(&self, features: impl IntoIterator<Item = FeatureId>) -> Sums {
        let mut sums = Sums::NONE;
        let mut features = features.into_iter().fuse();
        loop {
            let mut rows = [(&NO_WEIGHTS, 0); AT_ONCE];
            let mut count = 0;
            for (row, feature) in rows.iter_mut().zip(features.by_ref()) {
                let rarity = self.rarity(feature);
                sums.squares += i64::from(rarity) * i64::from(rarity);
                // The greatest rarity fits.
                *row = (self.rows.row(feature), rarity as i16);
                count += 1;
            }
            let mut part = [0; PLACES];
            weight_rows::add(&rows[..count], &mut part);
            for (sum, part) in sums.by_place.iter_mut().zip(part) {
                *sum += i64::from(part);
            }
            if count < AT_ONCE {
                return sums;
            }
        }
    }

    /// The features of a run of lemmas: of its first, its first two and so on.
    pub(crate) fn phrases(&self, lemmas: &[&str]) -> PhraseFeatures {
        let mut features = [None; LONGEST_PHRASE];
        let mut node = self.words.root();
        let mut is_first = true;
        for (feature, lemma) in features.iter_mut().zip(lemmas) {
            let gap = if is_first { None } else { Some(b' ') };
            is_first = false;
            for byte in gap.into_iter().chain(lemma.bytes()) {
                match self.words.step(node, byte) {
                    Some(next) => node = next,
                    None => return features,
                }
            }
            *feature = self.words.output(node).map(|feature| feature as FeatureId);
        }
        features
    }

    /// The feature of a regime or a role: `regime private-operator`, `role consignor`.
    pub(crate) fn party(&self, name: &str) -> Option<FeatureId> {
        self.head.parties.get(name).copied()
    }

    /// How much a feature speaks for what stands at a place, times how rare it is, in hundredths of
    /// hundredths; nothing where it speaks against it, or the other way round.
    pub(crate) fn spoken(&self, feature: FeatureId, place: usize, is_for: bool) -> i64 {
        let weight = i64::from(self.rows.weight(feature, place));
        let weight = if is_for { weight } else { -weight };
        if weight > 0 {
            weight * i64::from(self.rarity(feature))
        } else {
            0
        }
    }
}

/// How long features are together: the square root of the sum of their squared rarities.
fn length(sums: &Sums) -> f64 {
    (sums.squares as f64).sqrt() / SCALE
}

/// The word at a place of a table of words of two bytes.
fn word(table: &[u8], at: usize) -> Option<u16> {
    let bytes = table.get(2 * at..2 * at + 2)?;
    Some(u16::from_le_bytes([bytes[0], bytes[1]]))
}
