//! The classifier: from a text to what it says. This file shows the whole way.

use jiff::civil::Date;
use once_cell::sync::OnceCell;

use crate::classification::{Classification, Facts, Finding, IncidentDay};
use crate::duty;
use crate::engine::{
    self, CueConcepts, DEFAULT_FIRST_THRESHOLD, DEFAULT_THRESHOLD, Document, Extent, Parties,
    Proof, Settings, Told,
};
use crate::engine::{Lesson, Marked};
use crate::facts;
use crate::morph::Tokenizer;
use crate::rule::{
    self, FeatureId, Gate, PartyWeights, PhraseFeatures, RuleError, RuleFile, RuleSet, Stored,
    StoredPartyWeights, StoredWeights, WeightTable,
};
use crate::text::NormalizedText;
use crate::version::LawOnDay;
use crate::vocabulary::{DataCategory, Modality, PublicBody};

/// The rules of `rules/`, as the build script compiled them.
const IN_THE_BOX: Stored = Stored {
    trie: include_bytes!(concat!(env!("OUT_DIR"), "/rules.trie")),
    meanings: include_bytes!(concat!(env!("OUT_DIR"), "/rules.meanings")),
    gapped: include_bytes!(concat!(env!("OUT_DIR"), "/rules.gapped")),
    conditions: include_bytes!(concat!(env!("OUT_DIR"), "/rules.conditions")),
    anchors: include_bytes!(concat!(env!("OUT_DIR"), "/rules.anchors")),
    body: include_bytes!(concat!(env!("OUT_DIR"), "/rules.body")),
    lexicon: include_bytes!(concat!(env!("OUT_DIR"), "/rules.lexicon")),
    weights: StoredWeights {
        words: include_bytes!(concat!(env!("OUT_DIR"), "/weights.words")),
        concepts: include_bytes!(concat!(env!("OUT_DIR"), "/weights.concepts")),
        rules: include_bytes!(concat!(env!("OUT_DIR"), "/weights.rules")),
        rarities: include_bytes!(concat!(env!("OUT_DIR"), "/weights.rarities")),
        weights: include_bytes!(concat!(env!("OUT_DIR"), "/weights.weights")),
        head: include_bytes!(concat!(env!("OUT_DIR"), "/weights.head")),
    },
    parties: StoredPartyWeights {
        commons: include_bytes!(concat!(env!("OUT_DIR"), "/parties.commons")),
        names: include_bytes!(concat!(env!("OUT_DIR"), "/parties.names")),
        roles: include_bytes!(concat!(env!("OUT_DIR"), "/parties.roles")),
        writers: include_bytes!(concat!(env!("OUT_DIR"), "/parties.writers")),
        deeds: include_bytes!(concat!(env!("OUT_DIR"), "/parties.deeds")),
    },
};

/// The words near which a long text is read, as the build script stored them.
const GATE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/rules.gate"));

/// A classifier could not be built. It never arises from a text that is classified.
#[derive(Debug, Clone, thiserror::Error)]
#[non_exhaustive]
pub enum BuildError {
    /// A rule file of the caller is wrong.
    #[error(transparent)]
    Rule(#[from] RuleError),
    /// A threshold is no number from 0 to 1.
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
    /// Nothing where the rules are not only those in the box, which its words belong to.
    gate: Option<Gate>,
    extent: Extent,
    cues: CueConcepts,
    tokenizer: Tokenizer,
    threshold: f64,
    first_threshold: f64,
    hypothetical_as_fact: bool,
    incident_day: Option<Date>,
}

/// Settings of a [`Classifier`].
#[derive(Debug, Clone)]
pub struct ClassifierBuilder {
    threshold: f64,
    first_threshold: f64,
    hypothetical_as_fact: bool,
    incident_day: Option<Date>,
    rules_in_the_box: bool,
    learned_weights: bool,
    named_parties: bool,
    extent: Extent,
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
            first_threshold: DEFAULT_FIRST_THRESHOLD,
            hypothetical_as_fact: false,
            incident_day: None,
            rules_in_the_box: true,
            learned_weights: true,
            named_parties: true,
            extent: Extent::Passages,
            files: Vec::new(),
        }
    }

    /// Reads a text: any text, in time linear in its length, without failing. Of a long one only the
    /// passages are read that may matter; see [`ClassifierBuilder::whole_texts`].
    ///
    /// All spans of the result are bytes of `text`.
    #[must_use]
    pub fn classify(&self, text: &str) -> Classification {
        self.read(text, self.incident_day)
    }

    /// Reads a text that tells of an incident on a day that the caller knows; see
    /// [`ClassifierBuilder::incident_day`].
    #[must_use]
    pub fn classify_on(&self, text: &str, incident_day: Date) -> Classification {
        self.read(text, Some(incident_day))
    }

    fn read(&self, original: &str, incident_day: Option<Date>) -> Classification {
        let text = NormalizedText::new(original);
        let weights = &self.rules.weights;
        let document = self.document(&text, |lemmas| weights.phrases(lemmas));
        let proofs = self.proofs(&document);
        let told = Told::read(&document, &self.rules, self.hypothetical_as_fact);
        let party = told.as_ref().and_then(|told| told.party(&self.rules));
        let mut facts = facts::gather(&text, &document, &self.rules, &proofs, party);
        let parties = parties(&facts);
        let judgement = engine::judge(&text, &document, &self.rules, proofs, parties);
        let settings = Settings {
            threshold: self.threshold,
            first_threshold: self.first_threshold,
            hypothetical_as_fact: self.hypothetical_as_fact,
        };
        let learned = told.map(|told| {
            told.weigh(
                &document,
                &self.rules,
                &judgement,
                parties,
                self.hypothetical_as_fact,
            )
        });
        let learned = learned.unwrap_or_default();
        facts::weigh(&mut facts, &text, &self.rules, &learned);
        let mut findings = engine::weigh(
            &text,
            &document,
            &self.rules,
            judgement,
            &learned,
            parties,
            settings,
        );
        let incident_day = match incident_day {
            Some(day) => Some(IncidentDay::given(day)),
            None => facts::incident_day(&text, &document, &self.rules),
        };
        stand_on_the_day(&mut findings, &facts, incident_day.as_ref());
        let duty = duty::assess(&facts, incident_day.as_ref(), original);
        Classification::new(findings, facts, incident_day, duty)
    }

    /// What the learned weights weigh in a text, by name: concepts as they are meant, words, rules
    /// that fired, provisions that these speak for, the regime and the role. For training weights and for looking into them.
    ///
    /// ```
    /// let features = appi::Classifier::new()?.features("研修を一度も行っていなかった。");
    /// assert!(features.contains(&"concept training denied".to_owned()));
    /// # Ok::<(), appi::BuildError>(())
    /// ```
    #[must_use]
    pub fn features(&self, text: &str) -> Vec<String> {
        let text = NormalizedText::new(text);
        let mut words: Vec<String> = Vec::new();
        let document = self.document(&text, |lemmas| {
            let mut features = PhraseFeatures::default();
            for (count, feature) in features.iter_mut().enumerate().take(lemmas.len()) {
                words.push(lemmas[..=count].join(" "));
                *feature = FeatureId::try_from(words.len() - 1).ok();
            }
            features
        });
        let proofs = self.proofs(&document);
        let facts = facts::gather(&text, &document, &self.rules, &proofs, None);
        let parties = parties(&facts);
        engine::feature_names(
            &document,
            &self.rules,
            &words,
            &engine::judge(&text, &document, &self.rules, proofs, parties),
            parties,
            self.hypothetical_as_fact,
        )
    }

    /// What a text in which people marked the parties teaches the weights of parties. For training them,
    /// with a classifier [without any](ClassifierBuilder::named_parties). `commonness` is that of words.
    #[doc(hidden)]
    #[must_use]
    pub fn lessons(
        &self,
        text: &str,
        marked: &Marked,
        commonness: &dyn Fn(&str) -> usize,
    ) -> Vec<Lesson> {
        let text = NormalizedText::new(text);
        let document = self.document(&text, |_| PhraseFeatures::default());
        engine::teach(
            &text,
            &document,
            &self.rules,
            self.tokenizer,
            (marked, commonness),
        )
    }

    /// How many bytes of a text are read, of those that it has in its normal form; see
    /// [`ClassifierBuilder::whole_texts`]. For the crate's own tests.
    #[doc(hidden)]
    #[must_use]
    pub fn bytes_read(&self, text: &str) -> usize {
        let text = NormalizedText::new(text);
        let document = self.document(&text, |_| PhraseFeatures::default());
        document
            .read_sentences()
            .map(|range_byte| range_byte.len())
            .sum()
    }

    fn document(
        &self,
        text: &NormalizedText<'_>,
        phrases: impl FnMut(&[&str]) -> PhraseFeatures,
    ) -> Document {
        Document::read(
            text.as_str(),
            &self.rules,
            &self.cues,
            self.tokenizer,
            (self.gate.as_ref(), self.extent),
            self.hypothetical_as_fact,
            phrases,
        )
    }

    /// The rules that fire, without those on clauses that only suppose something unless these count
    /// as facts.
    fn proofs(&self, document: &Document) -> Vec<Proof> {
        let mut proofs = engine::prove(document, &self.rules);
        if self.hypothetical_as_fact {
            for proof in &mut proofs {
                if proof.modality == Modality::Hypothetical {
                    proof.modality = Modality::Actual;
                }
            }
        } else {
            proofs.retain(|proof| proof.modality != Modality::Hypothetical);
        }
        proofs
    }
}

/// Who the text is about, as the facts have it.
fn parties(facts: &Facts) -> Parties {
    Parties {
        regime: facts.regime(),
        role: facts.role(),
        specific_personal_information: facts
            .data()
            .contains(&DataCategory::SpecificPersonalInformation),
    }
}

/// Says of each finding how its provision stood on the day of the incident.
fn stand_on_the_day(findings: &mut [Finding], facts: &Facts, day: Option<&IncidentDay>) {
    for finding in findings {
        finding.on_the_day = match (day, facts.body()) {
            (None, Some(PublicBody::AssemblyOrCourt)) => Some(LawOnDay::outside_the_act()),
            (None, _) => None,
            (Some(day), body) => Some(LawOnDay::new(
                |body| finding.provision().periods(body),
                facts.regime(),
                body,
                day.first(),
                day.last(),
            )),
        };
    }
}

impl ClassifierBuilder {
    /// The confidence from which a finding is reported, from 0 to 1, be it the first or beside
    /// others. Without this call a finding needs 0.55, and the most certain one of a text 0.7:
    /// a text of which less is certain is left without findings. See
    /// [`first_threshold`](Self::first_threshold).
    #[must_use]
    pub fn threshold(mut self, threshold: f64) -> Self {
        self.threshold = threshold;
        self.first_threshold = threshold;
        self
    }

    /// The confidence, from 0 to 1, that the most certain finding of a text must reach for any to
    /// be reported; 0.7 without this call and without one of [`threshold`](Self::threshold),
    /// which sets it too. It holds for what the learned weights judge, not for what a text itself
    /// states, rules of the caller's, and rules without weights.
    ///
    /// ```
    /// let cautious = appi::Classifier::builder().threshold(0.5).first_threshold(0.9).build()?;
    /// assert!(cautious.classify("会員名簿の扱いについて会議で話した。").findings().is_empty());
    /// # Ok::<(), appi::BuildError>(())
    /// ```
    #[must_use]
    pub fn first_threshold(mut self, threshold: f64) -> Self {
        self.first_threshold = threshold;
        self
    }

    /// Whether clauses that only suppose something (…した場合) count as facts; they do not without
    /// this call. For worked examples and questions of the kind "what if".
    #[must_use]
    pub fn hypothetical_as_fact(mut self, yes: bool) -> Self {
        self.hypothetical_as_fact = yes;
        self
    }

    /// The day of the incident, which decides the version of the law: the numbers of that day stand
    /// beside today's codes, and parties that the Act did not bind yet are named as such. Without
    /// this call, and without [`Classifier::classify_on`], the day is read off the text.
    #[must_use]
    pub fn incident_day(mut self, day: Date) -> Self {
        self.incident_day = Some(day);
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

    /// Whether the weights that were learned from labelled texts have a say; they do without this
    /// call. Without them the rules decide alone, and a confidence is what their strengths add up to.
    /// Parties are told apart by weights of their own all the same.
    #[must_use]
    pub fn learned_weights(mut self, yes: bool) -> Self {
        self.learned_weights = yes;
        self
    }

    /// Whether parties are told apart by their names; they are without this call. For training the
    /// weights by which they are.
    #[doc(hidden)]
    #[must_use]
    pub fn named_parties(mut self, yes: bool) -> Self {
        self.named_parties = yes;
        self
    }

    /// Whether a long text is read as a whole; it is not without this call. Of a text of more than
    /// a kilobyte (some 330 kana or kanji) only the passages near a word that may tell of personal
    /// data or of an incident (`rules/gate.txt`) are read, and what stands elsewhere counts for
    /// nothing. A classifier with rules of the caller's reads everything.
    #[must_use]
    pub fn whole_texts(mut self, yes: bool) -> Self {
        self.extent = if yes { Extent::All } else { Extent::Passages };
        self
    }

    /// The way of reference, for the crate's own tests: everything is read, and what does not stand
    /// in a passage that is otherwise read is dropped. The results are the same.
    #[doc(hidden)]
    #[must_use]
    pub fn reference(mut self) -> Self {
        self.extent = Extent::PassagesOfAll;
        self
    }

    /// Builds the classifier.
    ///
    /// # Errors
    /// [`BuildError::Rule`] names the file, line and key of a rule that is wrong,
    /// [`BuildError::Threshold`] a threshold that is no share.
    pub fn build(self) -> Result<Classifier, BuildError> {
        for threshold in [self.threshold, self.first_threshold] {
            if !(0.0..=1.0).contains(&threshold) {
                return Err(BuildError::Threshold(threshold));
            }
        }
        let data = |error: &dyn std::fmt::Display| BuildError::Data(error.to_string());
        let tokenizer = Tokenizer::new().map_err(|error| data(&error))?;
        let mut rules = if self.rules_in_the_box {
            RuleSet::from_stored(IN_THE_BOX).map_err(|error| data(&error))?
        } else {
            RuleSet::empty()
        };
        if !self.learned_weights {
            rules.weights = WeightTable::default();
        }
        if !self.named_parties {
            rules.parties = PartyWeights::default();
        }
        let is_of_the_box = self.rules_in_the_box && self.files.is_empty();
        let gate = is_of_the_box.then(|| Gate::from_stored(GATE));
        let gate = gate.transpose().map_err(|error| data(&error))?;
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
            gate,
            extent: self.extent,
            tokenizer,
            threshold: self.threshold,
            first_threshold: self.first_threshold,
            hypothetical_as_fact: self.hypothetical_as_fact,
            incident_day: self.incident_day,
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
