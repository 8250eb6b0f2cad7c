//! A finding and what proves it.

use std::sync::Arc;

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use crate::law::{Citation, Provision, SupervisionLimb};
use crate::rule::Strength;
use crate::text::Span;
use crate::version::LawOnDay;
use crate::vocabulary::{Modality, Polarity, Role};

/// Where a finding comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Basis {
    /// The text itself names the provision as breached.
    Cited,
    /// The facts of the text show it.
    Inferred,
    /// Only what is being done about it points to it.
    Remedial,
}

/// Words that prove a finding, and the rule that reads them so.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Evidence {
    pub(crate) rule: Arc<str>,
    pub(crate) strength: Strength,
    pub(crate) polarity: Polarity,
    pub(crate) modality: Modality,
    pub(crate) sentence: Span,
    pub(crate) words: Vec<Span>,
}

impl Evidence {
    /// The id of the rule.
    #[must_use]
    pub fn rule(&self) -> &str {
        &self.rule
    }

    /// What this evidence is worth on its own.
    #[must_use]
    pub fn strength(&self) -> Strength {
        self.strength
    }

    /// Whether the words assert or deny what the rule looks at.
    #[must_use]
    pub fn polarity(&self) -> Polarity {
        self.polarity
    }

    /// In what manner the words are said.
    #[must_use]
    pub fn modality(&self) -> Modality {
        self.modality
    }

    /// The sentence, in bytes of the caller's text.
    #[must_use]
    pub fn sentence(&self) -> Span {
        self.sentence
    }

    /// The words themselves, in bytes of the caller's text, in the order of the text.
    #[must_use]
    pub fn words(&self) -> &[Span] {
        &self.words
    }
}

/// A provision that was breached, as far as the text says.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    pub(crate) provision: Provision,
    pub(crate) limb: Option<SupervisionLimb>,
    pub(crate) role: Role,
    pub(crate) party: Option<Span>,
    pub(crate) confidence: f64,
    pub(crate) basis: Basis,
    pub(crate) specific_personal_information: bool,
    pub(crate) on_the_day: Option<LawOnDay>,
    pub(crate) evidence: Vec<Evidence>,
}

impl Finding {
    /// The provision.
    #[must_use]
    pub fn provision(&self) -> Provision {
        self.provision
    }

    /// For Article 25: which limb of the supervision failed (guideline 3-4-4), if the text tells.
    #[must_use]
    pub fn limb(&self) -> Option<SupervisionLimb> {
        self.limb
    }

    /// The role of the party that the finding is on.
    #[must_use]
    pub fn role(&self) -> Role {
        self.role
    }

    /// Where the party that the finding is on is first named, in bytes of the caller's text, if the
    /// text names it (甲社, 株式会社…, by its name alone) or calls it by another word (当社, 市). A text that names several parties may have several findings
    /// on one provision, each on another party.
    #[must_use]
    pub fn party(&self) -> Option<Span> {
        self.party
    }

    /// The estimated share of findings like this one that the authority would have made, from 0
    /// to 1.
    #[must_use]
    pub fn confidence(&self) -> f64 {
        self.confidence
    }

    /// Where the finding comes from.
    #[must_use]
    pub fn basis(&self) -> Basis {
        self.basis
    }

    /// Whether specific personal information (特定個人情報) is concerned, so that the My Number
    /// Act's parallel provision applies too.
    #[must_use]
    pub fn specific_personal_information(&self) -> bool {
        self.specific_personal_information
    }

    /// How the provision stood on the day of the incident, with the number that it had then. None
    /// where the day is not known: then the law now in force is meant.
    #[must_use]
    pub fn on_the_day(&self) -> Option<&LawOnDay> {
        self.on_the_day.as_ref()
    }

    /// What proves it, in the order of the text.
    #[must_use]
    pub fn evidence(&self) -> &[Evidence] {
        &self.evidence
    }

    /// The provision's citation, followed by those of the My Number Act where they apply.
    #[must_use]
    pub fn citations(&self) -> Vec<Citation> {
        let mut citations = vec![self.provision.citation()];
        if self.specific_personal_information {
            citations.extend(self.provision.my_number_citations());
        }
        citations
    }
}

impl Serialize for Finding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Finding", 11)?;
        fields.serialize_field("code", &self.provision)?;
        fields.serialize_field("heading", self.provision.heading())?;
        fields.serialize_field("limb", &self.limb)?;
        fields.serialize_field("role", &self.role)?;
        fields.serialize_field("party", &self.party)?;
        fields.serialize_field("confidence", &self.confidence)?;
        fields.serialize_field("basis", &self.basis)?;
        fields.serialize_field(
            "specific_personal_information",
            &self.specific_personal_information,
        )?;
        match &self.on_the_day {
            Some(law) => fields.serialize_field("on_the_day", law)?,
            None => fields.skip_field("on_the_day")?,
        }
        fields.serialize_field("citations", &self.citations())?;
        fields.serialize_field("evidence", &self.evidence)?;
        fields.end()
    }
}
