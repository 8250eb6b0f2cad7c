//! The rule language: concepts, conditions over them, and what follows from them.
//!
//! Rules are data. The build script reads the files of `rules/` and compiles them into one
//! [`RuleSet`]; rules that a caller adds go through the same door.

mod compile;
mod condition;
mod gapped;
mod meaning;
mod source;
mod trie;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::law::{Provision, SupervisionLimb};
use crate::vocabulary::{Attack, Cause, DataCategory, HarmKind, Role};

pub(crate) use compile::compile;
pub(crate) use condition::{Condition, Exception, Need, Scope, Term};
pub(crate) use gapped::{Gapped, GappedTable};
pub(crate) use meaning::{Meaning, MeaningTable};
pub use source::RuleError;
pub(crate) use source::RuleFile;
pub(crate) use trie::{Node, Trie};

/// Number of a concept in a [`RuleSet`].
pub(crate) type ConceptId = u16;

/// A named set of expressions with one meaning.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Concept {
    /// Its name in the rule files.
    pub(crate) name: String,
    /// Whether it names a deed or state, which is denied or asserted, rather than a thing.
    pub(crate) is_deed: bool,
}

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
    Role(Role),
    /// What kind of party the text is about.
    PrivateOperator,
    AdministrativeOrgan,
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
    pub(crate) strength: Strength,
    /// Each of these alone fires the rule.
    pub(crate) conditions: Vec<Condition>,
    /// Each of these silences it.
    pub(crate) exceptions: Vec<Exception>,
}

/// All that the engine reads with.
#[derive(Debug, Clone)]
pub(crate) struct RuleSet {
    /// Expressions, each with the place of its meaning.
    pub(crate) trie: Trie,
    pub(crate) meanings: MeaningTable,
    pub(crate) gapped: GappedTable,
    pub(crate) body: Body,
}

/// Everything of a [`RuleSet`] but what is read in place.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Body {
    pub(crate) concepts: Vec<Concept>,
    pub(crate) rules: Vec<Rule>,
    pub(crate) attributions: Vec<Attribution>,
    /// Groups of spellings that are one thing.
    pub(crate) spellings: Vec<Vec<String>>,
}

impl RuleSet {
    /// The rules in the box, as the build script compiled them.
    ///
    /// # Errors
    /// When the stored form cannot be read, which means that the crate was built wrongly.
    pub(crate) fn from_stored(
        trie: &'static [u8],
        meanings: &'static [u8],
        gapped: &'static [u8],
        body: &'static [u8],
    ) -> Result<Self, postcard::Error> {
        Ok(Self {
            trie: Trie::from_table(Cow::Borrowed(trie)),
            meanings: MeaningTable::from_bytes(Cow::Borrowed(meanings)),
            gapped: GappedTable::from_bytes(Cow::Borrowed(gapped)),
            body: postcard::from_bytes(body)?,
        })
    }

    /// An empty set, to which rule files are added.
    pub(crate) fn empty() -> Self {
        Self {
            trie: Trie::build(&BTreeMap::new()),
            meanings: MeaningTable::build(&[]).0,
            gapped: GappedTable::build(&[]),
            body: Body {
                concepts: Vec::new(),
                rules: Vec::new(),
                attributions: Vec::new(),
                spellings: Vec::new(),
            },
        }
    }

    /// The number of the concept of this name.
    pub(crate) fn concept(&self, name: &str) -> Option<ConceptId> {
        let place = self
            .body
            .concepts
            .iter()
            .position(|concept| concept.name == name)?;
        ConceptId::try_from(place).ok()
    }
}
