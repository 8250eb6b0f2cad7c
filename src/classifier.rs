//! The classifier: from a text to what it says. This file shows the whole way.

use once_cell::sync::OnceCell;

use crate::classification::Classification;
use crate::engine::{self, CueConcepts, DEFAULT_THRESHOLD, Document, Parties};
use crate::facts;
use crate::morph::Tokenizer;
use crate::rule::{self, RuleError, RuleFile, RuleSet, Stored};
use crate::text::NormalizedText;
use crate::vocabulary::{DataCategory, Modality};

/// The rules of `rules/`, as the build script compiled them.
const IN_THE_BOX: Stored = Stored {
    trie: include_bytes!(concat!(env!("OUT_DIR"), "/rules.trie")),
    meanings: include_bytes!(concat!(env!("OUT_DIR"), "/rules.meanings")),
    gapped: include_bytes!(concat!(env!("OUT_DIR"), "/rules.gapped")),
    conditions: include_bytes!(concat!(env!("OUT_DIR"), "/rules.conditions")),
    anchors: include_bytes!(concat!(env!("OUT_DIR"), "/rules.anchors")),
    body: include_bytes!(concat!(env!("OUT_DIR"), "/rules.body")),
    lexicon: include_bytes!(concat!(env!("OUT_DIR"), "/rules.lexicon")),
};

/// A classifier could not be built. It never arises from a text that is classified.
#[derive(Debug, Clone, thiserror::Error)]
#[non_exhaustive]
pub enum BuildError {
    /// A rule file of the caller is wrong.
    #[error(transparent)]
    Rule(#[from] RuleError),
    /// The threshold is no number from 0 to 1.
    #[error("the threshold is {0}, which is not from 0 to 1")]
    Threshold(f64),
    /// The data in the crate cannot be read; the crate was built wrongly.
    #[error("the data in the crate cannot be read: {0}")]
    Data(String),
}

/// Reads texts and says which provisions were breached.
///
/// It is built once and shared: classifying takes `&self` and any number of threads.
///
/// ```
/// let classifier = appi::Classifier::builder().threshold(0.7).build()?;
/// let classification = classifier.classify("本日の会議は三時に始まる。");
/// assert_eq!(classification.outcome(), appi::Outcome::NoIncident);
/// # Ok::<(), appi::BuildError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Classifier {
    rules: RuleSet,
    cues: CueConcepts,
    tokenizer: Tokenizer,
    threshold: f64,
    hypothetical_as_fact: bool,
}

/// Settings of a [`Classifier`].
#[derive(Debug, Clone)]
pub struct ClassifierBuilder {
    threshold: f64,
    hypothetical_as_fact: bool,
    rules_in_the_box: bool,
    files: Vec<(String, String)>,
}

impl Classifier {
    /// A classifier with the rules in the box and the default settings.
    ///
    /// # Errors
    /// [`BuildError::Data`] when the crate was built wrongly.
    pub fn new() -> Result<Self, BuildError> {
        Self::builder().build()
    }

    /// The settings, to be changed.
    #[must_use]
    pub fn builder() -> ClassifierBuilder {
        ClassifierBuilder {
            threshold: DEFAULT_THRESHOLD,
            hypothetical_as_fact: false,
            rules_in_the_box: true,
            files: Vec::new(),
        }
    }

    /// Reads a text: any text, in time linear in its length, without failing.
    ///
    /// All spans of the result are bytes of `text`.
    #[must_use]
    pub fn classify(&self, text: &str) -> Classification {
        let text = NormalizedText::new(text);
        let document = Document::read(text.as_str(), &self.rules, &self.cues, self.tokenizer);
        let mut proofs = engine::prove(&document, &self.rules);
        if self.hypothetical_as_fact {
            for proof in &mut proofs {
                if proof.modality == Modality::Hypothetical {
                    proof.modality = Modality::Actual;
                }
            }
        } else {
            proofs.retain(|proof| proof.modality != Modality::Hypothetical);
        }
        let facts = facts::gather(&text, &document, &self.rules, &proofs);
        let parties = Parties {
            regime: facts.regime(),
            role: facts.role(),
            specific_personal_information: facts
                .data()
                .contains(&DataCategory::SpecificPersonalInformation),
        };
        let findings = engine::weigh(
            &text,
            &document,
            &self.rules,
            &proofs,
            parties,
            self.threshold,
        );
        Classification::new(findings, facts)
    }
}

impl ClassifierBuilder {
    /// The confidence from which a finding is reported, from 0 to 1; 0.5 without this call.
    #[must_use]
    pub fn threshold(mut self, threshold: f64) -> Self {
        self.threshold = threshold;
        self
    }

    /// Whether clauses that only suppose something (…した場合) count as facts; they do not without
    /// this call. For worked examples and questions of the kind "what if".
    #[must_use]
    pub fn hypothetical_as_fact(mut self, yes: bool) -> Self {
        self.hypothetical_as_fact = yes;
        self
    }

    /// Adds rules and concepts of the caller's to those in the box. `name` is repeated in errors.
    ///
    /// The file has the form of those in the folder `rules` of the crate's sources.
    #[must_use]
    pub fn rules(mut self, name: impl Into<String>, toml: impl Into<String>) -> Self {
        self.files.push((name.into(), toml.into()));
        self
    }

    /// Whether the rules in the box are used; they are without this call. A classifier that is
    /// given all of its rules with [`rules`](Self::rules) does without them.
    #[must_use]
    pub fn rules_in_the_box(mut self, yes: bool) -> Self {
        self.rules_in_the_box = yes;
        self
    }

    /// Builds the classifier.
    ///
    /// # Errors
    /// [`BuildError::Rule`] names the file, line and key of a rule that is wrong,
    /// [`BuildError::Threshold`] a threshold that is no share.
    pub fn build(self) -> Result<Classifier, BuildError> {
        if !(0.0..=1.0).contains(&self.threshold) {
            return Err(BuildError::Threshold(self.threshold));
        }
        let data = |error: &dyn std::fmt::Display| BuildError::Data(error.to_string());
        let tokenizer = Tokenizer::new().map_err(|error| data(&error))?;
        let mut rules = if self.rules_in_the_box {
            RuleSet::from_stored(IN_THE_BOX).map_err(|error| data(&error))?
        } else {
            RuleSet::empty()
        };
        if !self.files.is_empty() {
            let files: Vec<RuleFile<'_>> = self
                .files
                .iter()
                .map(|(name, text)| RuleFile { name, text })
                .collect();
            rules = rule::compile(&rules, &files, tokenizer)?;
        }
        Ok(Classifier {
            cues: CueConcepts::new(&rules),
            rules,
            tokenizer,
            threshold: self.threshold,
            hypothetical_as_fact: self.hypothetical_as_fact,
        })
    }
}

/// Reads a text with the rules in the box and the default settings.
///
/// The first call loads the rules and the dictionary, which takes about two milliseconds.
///
/// ```
/// let classification = appi::classify("顧客名簿を保存したUSBメモリを暗号化せずに持ち出し、電車内で紛失した。");
/// assert_eq!(classification.labels(), ["23/10-5(3)"]);
/// ```
#[must_use]
#[allow(clippy::expect_used)] // Only a crate that was built wrongly fails here; a test builds it.
pub fn classify(text: &str) -> Classification {
    static CLASSIFIER: OnceCell<Classifier> = OnceCell::new();
    CLASSIFIER
        .get_or_try_init(Classifier::new)
        .expect("the rules and the dictionary in the crate can be read")
        .classify(text)
}
