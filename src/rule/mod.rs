//! The rule language: concepts, conditions over them, and what follows from them.
//!
//! Rules are data. The build script reads the files of `rules/` and compiles them into one
//! [`RuleSet`]; rules that a caller adds go through the same door.

mod anchor_table;
mod compile;
mod conclusion;
mod condition;
mod condition_table;
mod gapped;
mod gate;
mod meaning;
mod names;
mod party_weights;
mod source;
mod sums;
mod sureness;
mod trie;
mod weighed_fact;
mod weight_file;
mod weight_rows;
mod weights;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::law::{Provision, SupervisionLimb};
use crate::vocabulary::{
    Attack, AuthorityAction, Cause, Circumstance, DataCategory, HarmKind, PublicBody,
    RegimeDispute, Role,
};

pub(crate) use anchor_table::{AnchorTable, Anchored};
pub(crate) use compile::compile;
pub(crate) use condition::{Condition, Exception, Need, Scope};
pub(crate) use condition_table::{ConditionTable, TermRef};
pub(crate) use gapped::{Gapped, GappedTable};
pub(crate) use gate::Gate;
pub(crate) use meaning::{Meaning, MeaningTable};
pub(crate) use names::{Names, contains};
pub(crate) use party_weights::{
    FeatureTable, PartyWeights, STANDINGS, StoredPartyWeights, TAGS, Term, key,
};
pub use source::RuleError;
pub(crate) use source::RuleFile;
pub(crate) use sums::Sums;
pub(crate) use sureness::{BrokenLine, Said, Sureness};
pub(crate) use trie::{Node, Trie};
pub(crate) use weighed_fact::WeighedFact;
pub(crate) use weights::{
    FeatureId, LONGEST_PHRASE, PhraseFeatures, READINGS, StoredWeights, WeightTable,
};

/// Number of a concept in a [`RuleSet`].
pub(crate) type ConceptId = u16;

/// How much one piece of evidence of this rule is worth on its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Strength {
    /// A hint; never enough alone.
    Weak,
    /// Enough together with another.
    Moderate,
    /// Enough alone.
    Strong,
    /// All but certain.
    Decisive,
}

/// What follows when a rule fires.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Conclusion {
    /// A provision was breached: the one that binds the party, out of these.
    Provisions(Vec<Provision>),
    Attack(Attack),
    Cause(Cause),
    Harm(HarmKind),
    Data(DataCategory),
    /// What decides whether it must be reported.
    Circumstance(Circumstance),
    Role(Role),
    /// What kind of party the text is about.
    PrivateOperator,
    AdministrativeOrgan,
    /// Why that is not decided.
    Dispute(RegimeDispute),
    /// What kind of public body the party is.
    Body(PublicBody),
    /// What the authority did.
    Action(AuthorityAction),
}

/// Whose deed it is, seen from the party that the text is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Party {
    /// Its own.
    Own,
    /// That of its contractor, or of the contractor's.
    Consignee,
    /// That of whoever entrusted the data to it.
    Consignor,
    /// The text does not say whose.
    Unnamed,
}

impl Party {
    /// The concepts that name the parties.
    pub(crate) const CONCEPTS: [(Self, &'static str); 3] = [
        (Self::Own, "party-own"),
        (Self::Consignee, "party-consignee"),
        (Self::Consignor, "party-consignor"),
    ];
}

/// What a deed of another party means for the party that the text is about: a flaw at the
/// contractor is, for the consignor, a question of supervision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Attribution {
    /// The role of the party that the text is about.
    pub(crate) role: Role,
    pub(crate) deed_of: Party,
    /// A concept that the text must hold.
    pub(crate) given: Option<ConceptId>,
    /// How the codes begin that it applies to.
    pub(crate) from: String,
    /// The provision that takes their place; without one they are dropped.
    pub(crate) becomes: Option<Provision>,
}

/// A compiled rule.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Rule {
    pub(crate) id: Arc<str>,
    pub(crate) conclusion: Conclusion,
    pub(crate) limb: Option<SupervisionLimb>,
    /// Whether the text itself names the provision as breached.
    pub(crate) is_cited: bool,
    /// Whether what it shows is no more than a possibility, however factual the words.
    pub(crate) is_doubtful: bool,
    /// Whether what it shows happened, though its words deny something else.
    pub(crate) has_happened: bool,
    pub(crate) strength: Strength,
    /// Place of its conditions, each of which alone fires it.
    pub(crate) conditions: u32,
    /// Place of its exceptions, each of which silences it.
    pub(crate) exceptions: u32,
}

/// All that the engine reads with.
#[derive(Debug, Clone)]
pub(crate) struct RuleSet {
    /// Expressions, each with the place of its meaning.
    pub(crate) trie: Trie,
    pub(crate) meanings: MeaningTable,
    pub(crate) gapped: GappedTable,
    pub(crate) conditions: ConditionTable,
    pub(crate) anchors: AnchorTable,
    pub(crate) body: Body,
    /// What was learned from labelled texts.
    pub(crate) weights: WeightTable,
    /// What was learned of parties.
    pub(crate) parties: PartyWeights,
    /// How many of the rules the weights were learned with: those of a caller come behind them.
    pub(crate) weighed_rules: usize,
    /// The stored form of the [`Lexicon`], which only the compiler reads.
    pub(crate) lexicon: Cow<'static, [u8]>,
}

/// What is unpacked when a [`RuleSet`] is loaded.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Body {
    /// For each concept, whether it names a deed or state, which is denied or asserted, rather than
    /// a thing.
    pub(crate) deeds: Vec<bool>,
    pub(crate) rules: Vec<Rule>,
    pub(crate) attributions: Vec<Attribution>,
    pub(crate) names: Names,
    /// The concepts that the engine knows by name: cues and parties.
    pub(crate) known_by_name: BTreeMap<String, ConceptId>,
}

/// What it takes to add rules to a set.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Lexicon {
    /// Names of the concepts, in the order of their numbers.
    pub(crate) concepts: Vec<String>,
    /// Groups of spellings that are one thing.
    pub(crate) spellings: Vec<Vec<String>>,
}

/// The stored form of a [`RuleSet`], as the build script wrote it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stored {
    pub(crate) trie: &'static [u8],
    pub(crate) meanings: &'static [u8],
    pub(crate) gapped: &'static [u8],
    pub(crate) conditions: &'static [u8],
    pub(crate) anchors: &'static [u8],
    pub(crate) body: &'static [u8],
    pub(crate) lexicon: &'static [u8],
    pub(crate) weights: StoredWeights,
    pub(crate) parties: StoredPartyWeights,
}

impl RuleSet {
    /// The rules in the box.
    ///
    /// # Errors
    /// When the stored form cannot be read, which means that the crate was built wrongly.
    pub(crate) fn from_stored(stored: Stored) -> Result<Self, postcard::Error> {
        let body: Body = postcard::from_bytes(stored.body)?;
        Ok(Self {
            trie: Trie::from_table(Cow::Borrowed(stored.trie)),
            meanings: MeaningTable::from_bytes(Cow::Borrowed(stored.meanings)),
            gapped: GappedTable::from_bytes(Cow::Borrowed(stored.gapped)),
            conditions: ConditionTable::from_bytes(Cow::Borrowed(stored.conditions)),
            anchors: AnchorTable::from_bytes(Cow::Borrowed(stored.anchors)),
            weighed_rules: body.rules.len(),
            body,
            weights: WeightTable::from_stored(stored.weights)?,
            parties: PartyWeights::from_stored(stored.parties),
            lexicon: Cow::Borrowed(stored.lexicon),
        })
    }

    /// An empty set, to which rule files are added.
    pub(crate) fn empty() -> Self {
        let conditions = ConditionTable::from_bytes(Cow::Borrowed(&[]));
        Self {
            trie: Trie::build(&BTreeMap::new()),
            meanings: MeaningTable::build(&[]).0,
            gapped: GappedTable::build(&[]),
            anchors: AnchorTable::build(&[], &conditions, 0),
            conditions,
            body: Body::default(),
            weights: WeightTable::default(),
            parties: PartyWeights::default(),
            weighed_rules: 0,
            lexicon: Cow::Borrowed(&[]),
        }
    }

    /// The names of the concepts, in the order of their numbers.
    pub(crate) fn concept_names(&self) -> Vec<String> {
        // An empty set has no lexicon.
        postcard::from_bytes::<Lexicon>(&self.lexicon)
            .unwrap_or_default()
            .concepts
    }

    /// Number of concepts.
    pub(crate) fn concepts(&self) -> usize {
        self.body.deeds.len()
    }

    /// The number of a concept that the engine knows by name.
    pub(crate) fn concept(&self, name: &str) -> Option<ConceptId> {
        self.body.known_by_name.get(name).copied()
    }

    /// The concepts that a word stands for, as those expect it that add to them.
    pub(crate) fn concepts_of(&self, lemma: &str) -> Vec<ConceptId> {
        let step = |node, byte: &u8| self.trie.step(node, *byte);
        let node = lemma.as_bytes().iter().try_fold(self.trie.root(), step);
        let meaning = node.and_then(|node| self.meanings.get(self.trie.output(node)?));
        meaning.map_or_else(Vec::new, |meaning| meaning.to_owned().concepts)
    }

    /// Whether the rule of an id is a caller's, of which the weights know nothing.
    pub(crate) fn is_callers(&self, id: &str) -> bool {
        let mut callers = self.body.rules.iter().skip(self.weighed_rules);
        callers.any(|rule| *rule.id == *id)
    }

    /// Whether a concept names a deed or state rather than a thing.
    pub(crate) fn is_deed(&self, concept: ConceptId) -> bool {
        self.body.deeds.get(usize::from(concept)) == Some(&true)
    }
}
