//! The facts of a text and the words that tell them.

use std::sync::Arc;

use serde::Serialize;

use crate::law::Regime;
use crate::text::Span;
use crate::vocabulary::{
    Attack, AuthorityAction, Cause, Circumstance, DataCategory, HarmKind, HarmStatus, Modality,
    Precision, PublicBody, RegimeDispute, Role,
};

/// A harm to the data and whether it happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Harm {
    pub(crate) kind: HarmKind,
    pub(crate) status: HarmStatus,
}

impl Harm {
    /// Leakage, loss or damage.
    #[must_use]
    pub fn kind(&self) -> HarmKind {
        self.kind
    }

    /// Whether it happened, may have happened, or is denied.
    #[must_use]
    pub fn status(&self) -> HarmStatus {
        self.status
    }
}

/// A number of persons whose data came to harm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct HeadCount {
    pub(crate) persons: u64,
    pub(crate) precision: Precision,
    pub(crate) words: Span,
}

impl HeadCount {
    /// How many persons.
    #[must_use]
    pub fn persons(&self) -> u64 {
        self.persons
    }

    /// How exactly the text says so.
    #[must_use]
    pub fn precision(&self) -> Precision {
        self.precision
    }

    /// The number in the text, in bytes of the caller's text.
    #[must_use]
    pub fn words(&self) -> Span {
        self.words
    }
}

/// One fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Fact {
    /// How the data came to harm.
    Attack(Attack),
    /// Why it could happen.
    Cause(Cause),
    /// What happened to the data.
    Harm(HarmKind, HarmStatus),
    /// What kind of data it is.
    Data(DataCategory),
    /// What decides whether the incident must be reported.
    Circumstance(Circumstance),
    /// What part the party plays in an entrustment.
    Role(Role),
    /// Which chapter of the Act binds the party.
    Regime(Regime),
    /// Why that is not decided.
    RegimeDispute(RegimeDispute),
    /// What kind of public body the party is.
    Body(PublicBody),
    /// What the authority did about it.
    AuthorityAction(AuthorityAction),
}

/// The words that tell a fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FactEvidence {
    pub(crate) fact: Fact,
    pub(crate) rule: Arc<str>,
    pub(crate) modality: Modality,
    pub(crate) words: Vec<Span>,
}

impl FactEvidence {
    /// The fact.
    #[must_use]
    pub fn fact(&self) -> Fact {
        self.fact
    }

    /// The id of the rule that read it; `learned-weights` where the learned weights say it.
    #[must_use]
    pub fn rule(&self) -> &str {
        &self.rule
    }

    /// In what manner the words are said.
    #[must_use]
    pub fn modality(&self) -> Modality {
        self.modality
    }

    /// The words, in bytes of the caller's text.
    #[must_use]
    pub fn words(&self) -> &[Span] {
        &self.words
    }
}

/// The facts of a text.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Facts {
    pub(crate) regime: Regime,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) regime_disputes: Vec<RegimeDispute>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) body: Option<PublicBody>,
    pub(crate) role: Role,
    pub(crate) attacks: Vec<Attack>,
    pub(crate) causes: Vec<Cause>,
    pub(crate) harms: Vec<Harm>,
    pub(crate) headcount: Option<HeadCount>,
    pub(crate) data: Vec<DataCategory>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) circumstances: Vec<Circumstance>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) actions: Vec<AuthorityAction>,
    pub(crate) evidence: Vec<FactEvidence>,
}

impl Facts {
    /// Which chapter of the Act binds the party that the text is about.
    #[must_use]
    pub fn regime(&self) -> Regime {
        self.regime
    }

    /// Why the regime is [`Regime::Undetermined`]; empty where it is not. The words that raise a
    /// doubt are in [`evidence`](Self::evidence).
    ///
    /// ```
    /// use appi::{Regime, RegimeDispute};
    ///
    /// let classification = appi::classify("中学校の教員が生徒の名簿を紛失した。");
    /// assert_eq!(classification.facts().regime(), Regime::Undetermined);
    /// assert_eq!(classification.facts().regime_disputes(), [RegimeDispute::FounderUnstated]);
    /// ```
    #[must_use]
    pub fn regime_disputes(&self) -> &[RegimeDispute] {
        &self.regime_disputes
    }

    /// What kind of public body the party is, if it is one and the text tells.
    #[must_use]
    pub fn body(&self) -> Option<PublicBody> {
        self.body
    }

    /// The part that this party plays in an entrustment.
    #[must_use]
    pub fn role(&self) -> Role {
        self.role
    }

    /// How the data came to harm, each once.
    #[must_use]
    pub fn attacks(&self) -> &[Attack] {
        &self.attacks
    }

    /// Why it could happen, each once.
    #[must_use]
    pub fn causes(&self) -> &[Cause] {
        &self.causes
    }

    /// What happened to the data, each once.
    #[must_use]
    pub fn harms(&self) -> &[Harm] {
        &self.harms
    }

    /// How many persons are concerned, if the text says so.
    #[must_use]
    pub fn headcount(&self) -> Option<HeadCount> {
        self.headcount
    }

    /// What kinds of data are concerned, each once.
    #[must_use]
    pub fn data(&self) -> &[DataCategory] {
        &self.data
    }

    /// What decides whether the incident must be reported, each once.
    #[must_use]
    pub fn circumstances(&self) -> &[Circumstance] {
        &self.circumstances
    }

    /// What the Commission did about it, each once.
    #[must_use]
    pub fn actions(&self) -> &[AuthorityAction] {
        &self.actions
    }

    /// The words that tell the facts, in the order of the text.
    #[must_use]
    pub fn evidence(&self) -> &[FactEvidence] {
        &self.evidence
    }
}
