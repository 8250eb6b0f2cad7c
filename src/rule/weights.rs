//! Learned weights: how much a concept in a reading, a word, a regime or a role speaks for each
//! provision. One table, read in place.
//!
//! The weights are data (`rules/weights.tsv`), written by the example `train`. A line is the name
//! of a feature and, for each provision that it speaks for or against, the code and the weight in
//! thousandths.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{ConceptId, Trie};
use crate::law::Provision;

/// Number of a feature.
pub(crate) type FeatureId = u16;

/// Fills a row of the concept table where there is no feature.
const NO_FEATURE: u16 = u16::MAX;
/// Readings of a concept that are told apart.
pub(crate) const READINGS: [&str; 4] = [
    "asserted",
    "denied",
    "not-asserted-as-fact",
    "not-denied-as-fact",
];
/// Weights are stored in thousandths.
const SCALE: f64 = 1000.0;

/// The learned weights of all features.
#[derive(Debug, Clone)]
pub(crate) struct WeightTable {
    words: Trie,
    /// For each concept and reading the number of its feature, in words of two bytes.
    concepts: Cow<'static, [u8]>,
    /// For each feature and once more for the end, where its weights begin, in words of four bytes.
    starts: Cow<'static, [u8]>,
    /// Pairs of words of two bytes: place of a provision, weight in thousandths.
    weights: Cow<'static, [u8]>,
    head: Head,
}

/// What is unpacked when the table is loaded.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Head {
    /// The provisions that are weighed, with the log odds that each starts from.
    pub(crate) provisions: Vec<(Provision, f64)>,
    /// Features that are neither a concept nor a word: the code of a regime or role.
    parties: BTreeMap<String, FeatureId>,
    /// How the weighed features and the rules that fired are put together.
    pub(crate) together: Together,
}

/// Log odds of a finding: `start + features × (log odds of the features) + rules × (weight of the
/// evidence that rules give)`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Together {
    pub(crate) start: f64,
    pub(crate) features: f64,
    pub(crate) rules: f64,
}

/// The stored form of a [`WeightTable`].
#[derive(Debug, Clone, Copy)]
pub(crate) struct StoredWeights {
    pub(crate) words: &'static [u8],
    pub(crate) concepts: &'static [u8],
    pub(crate) starts: &'static [u8],
    pub(crate) weights: &'static [u8],
    pub(crate) head: &'static [u8],
}

/// A weight file is wrong.
#[derive(Debug, Clone, thiserror::Error)]
#[error("line {line}: {problem}")]
pub(crate) struct WeightError {
    line: usize,
    problem: String,
}

impl Default for WeightTable {
    /// No weights: the rules decide alone.
    fn default() -> Self {
        Self {
            words: Trie::build(&BTreeMap::new()),
            concepts: Cow::Borrowed(&[]),
            starts: Cow::Borrowed(&[]),
            weights: Cow::Borrowed(&[]),
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
            starts: Cow::Borrowed(stored.starts),
            weights: Cow::Borrowed(stored.weights),
            head: postcard::from_bytes(stored.head)?,
        })
    }

    /// Reads a weight file; `find` gives the number of a concept. A feature of a concept that does
    /// not exist any more is left out: the weights are then due to be trained again.
    ///
    /// # Errors
    /// The first line that cannot be read.
    #[allow(dead_code)] // The build script compiles the weights.
    pub(crate) fn parse(
        text: &str,
        concepts: usize,
        find: impl Fn(&str) -> Option<ConceptId>,
    ) -> Result<Self, WeightError> {
        let mut head = Head::default();
        let mut words: BTreeMap<String, u32> = BTreeMap::new();
        let mut by_concept = vec![NO_FEATURE; concepts * READINGS.len()];
        let mut starts: Vec<u32> = Vec::new();
        let mut weights: Vec<u8> = Vec::new();
        for (number, line) in text.lines().enumerate() {
            let error = |problem: &str| WeightError {
                line: number + 1,
                problem: problem.to_owned(),
            };
            if line.starts_with('#') || line.is_empty() {
                continue;
            }
            let mut fields = line.split('\t');
            let name = fields.next().unwrap_or_default();
            let pairs = fields.next().unwrap_or_default().split_whitespace();
            let pairs = pairs
                .map(|pair| {
                    let (key, value) = pair
                        .split_once('=')
                        .ok_or_else(|| error("a pair needs ="))?;
                    let value: i32 = value
                        .parse()
                        .map_err(|_| error("a weight is a whole number"))?;
                    Ok((key, value))
                })
                .collect::<Result<Vec<_>, WeightError>>()?;
            let (kind, rest) = name.split_once(' ').unwrap_or((name, ""));
            match kind {
                "start" => {
                    for (code, value) in pairs {
                        let provision = code.parse().map_err(|_| error("no such code"))?;
                        head.provisions.push((provision, f64::from(value) / SCALE));
                    }
                    continue;
                }
                "together" => {
                    for (key, value) in pairs {
                        let value = f64::from(value) / SCALE;
                        match key {
                            "start" => head.together.start = value,
                            "features" => head.together.features = value,
                            "rules" => head.together.rules = value,
                            _ => return Err(error("start, features or rules")),
                        }
                    }
                    continue;
                }
                _ => {}
            }
            let feature = u16::try_from(starts.len()).map_err(|_| error("too many features"))?;
            match kind {
                "concept" => {
                    let (concept, reading) =
                        rest.split_once(' ').ok_or_else(|| error("no reading"))?;
                    let reading = READINGS.iter().position(|known| *known == reading);
                    let reading = reading.ok_or_else(|| error("no such reading"))?;
                    let Some(id) = find(concept) else {
                        continue;
                    };
                    by_concept[usize::from(id) * READINGS.len() + reading] = feature;
                }
                "word" => {
                    words.insert(rest.to_owned(), u32::from(feature));
                }
                "regime" | "role" => {
                    head.parties.insert(name.to_owned(), feature);
                }
                _ => return Err(error("a feature is a concept, word, regime or role")),
            }
            starts.push((weights.len() / 4) as u32);
            for (code, value) in pairs {
                let place = head
                    .provisions
                    .iter()
                    .position(|(provision, _)| provision.code() == code)
                    .ok_or_else(|| error("a code without a start"))?;
                let value = i16::try_from(value).map_err(|_| error("a weight beyond 32"))?;
                weights.extend((place as u16).to_le_bytes());
                weights.extend(value.to_le_bytes());
            }
        }
        starts.push((weights.len() / 4) as u32);
        Ok(Self {
            words: Trie::build(&words),
            concepts: by_concept
                .iter()
                .flat_map(|word| word.to_le_bytes())
                .collect(),
            starts: starts.iter().flat_map(|word| word.to_le_bytes()).collect(),
            weights: Cow::Owned(weights),
            head,
        })
    }

    /// The parts that the build script stores: words, concepts, starts, weights, head.
    #[allow(dead_code)]
    pub(crate) fn parts(&self) -> Result<[(&'static str, Vec<u8>); 5], postcard::Error> {
        Ok([
            ("words", self.words.table().to_vec()),
            ("concepts", self.concepts.to_vec()),
            ("starts", self.starts.to_vec()),
            ("weights", self.weights.to_vec()),
            ("head", postcard::to_allocvec(&self.head)?),
        ])
    }

    /// The provisions that are weighed, and how features and rules are put together.
    pub(crate) fn head(&self) -> &Head {
        &self.head
    }

    /// The feature of a concept in a reading (a place in [`READINGS`]).
    pub(crate) fn concept(&self, concept: ConceptId, reading: usize) -> Option<FeatureId> {
        let at = 2 * (usize::from(concept) * READINGS.len() + reading);
        let bytes = self.concepts.get(at..at + 2)?;
        Some(u16::from_le_bytes([bytes[0], bytes[1]])).filter(|feature| *feature != NO_FEATURE)
    }

    /// The feature of a word, by its lemma, or of a word behind another.
    pub(crate) fn word(&self, before: Option<&str>, lemma: &str) -> Option<FeatureId> {
        let mut node = Trie::ROOT;
        if let Some(word) = before {
            for byte in word.bytes().chain([b' ']) {
                node = self.words.step(node, byte)?;
            }
        }
        for byte in lemma.bytes() {
            node = self.words.step(node, byte)?;
        }
        self.words.output(node).map(|feature| feature as FeatureId)
    }

    /// The feature of a regime or a role: `regime private-operator`, `role consignor`.
    pub(crate) fn party(&self, name: &str) -> Option<FeatureId> {
        self.head.parties.get(name).copied()
    }

    /// What a feature speaks for and against: places of provisions, and weights.
    pub(crate) fn weights(&self, feature: FeatureId) -> impl Iterator<Item = (usize, f64)> + '_ {
        let start = |at: usize| {
            let bytes = self.starts.get(4 * at..4 * at + 4)?;
            Some(u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]) as usize)
        };
        let feature = usize::from(feature);
        start(feature)
            .zip(start(feature + 1))
            .and_then(|(from, to)| self.weights.get(4 * from..4 * to))
            .unwrap_or_default()
            .chunks_exact(4)
            .map(|pair| {
                let place = u16::from_le_bytes([pair[0], pair[1]]);
                let weight = i16::from_le_bytes([pair[2], pair[3]]);
                (usize::from(place), f64::from(weight) / SCALE)
            })
    }
}
