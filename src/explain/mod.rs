//! What a code means: heading, duty, typical facts, citation, how far it was verified, and since
//! when it is in force.
//!
//! The typical facts stand in `rules/law/explain.toml`; the rest is the law's.

mod text;

use std::str::FromStr;

use serde::Serialize;

use crate::law::{Citation, ParseProvisionError, Provision, Regime, Verification};
use crate::version::{Period, law_checked_on};
use crate::vocabulary::PublicBody;

/// Something that has a code and can be explained.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Topic {
    /// A provision that a finding can name.
    Provision(Provision),
}

impl Topic {
    /// Every topic, in the order of their declaration.
    pub fn all() -> impl Iterator<Item = Self> {
        Provision::ALL.iter().copied().map(Self::Provision)
    }

    /// The code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Provision(provision) => provision.code(),
        }
    }
}

impl From<Provision> for Topic {
    fn from(provision: Provision) -> Self {
        Self::Provision(provision)
    }
}

impl FromStr for Topic {
    type Err = ParseProvisionError;

    /// Reads a code.
    ///
    /// # Errors
    /// For any other text, with the codes that are near to it.
    fn from_str(code: &str) -> Result<Self, Self::Err> {
        code.trim().parse().map(Self::Provision)
    }
}

/// The language of an explanation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Language {
    /// Japanese.
    Japanese,
    /// English.
    English,
}

/// The periods of a provision, for the kinds of parties that share them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct PeriodsOfParties {
    /// Kinds of public bodies; none for everybody else.
    pub parties: Vec<Option<PublicBody>>,
    /// The periods, the oldest first.
    pub periods: Vec<Period>,
}

/// An explanation of a code, as data. [`text`](Self::text) gives it for people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Explanation {
    /// The code.
    pub code: &'static str,
    /// The official Japanese heading.
    pub heading: &'static str,
    /// The official heading of the group that it belongs to.
    pub group_heading: Option<&'static str>,
    /// A descriptive English title.
    pub title: &'static str,
    /// Whom it binds.
    pub regime: Regime,
    /// What it requires, in English.
    pub requirement: &'static str,
    /// What it requires, in Japanese.
    pub requirement_ja: &'static str,
    /// Facts that typically breach it, in English; descriptions of this crate, one a line.
    pub typical_facts: &'static [&'static str],
    /// The same in Japanese.
    pub typical_facts_ja: &'static [&'static str],
    /// Where it stands.
    pub citation: Citation,
    /// The parallel articles of the My Number Act.
    pub my_number_citations: &'static [Citation],
    /// How the heading was checked; for the numbers see [`Citation::verification`].
    pub verification: Verification,
    /// Since when it is in force under which number, for each kind of party.
    pub in_force: Vec<PeriodsOfParties>,
    /// The day of the last check of the periods.
    pub checked_on: jiff::civil::Date,
}

struct TypicalFacts {
    code: &'static str,
    japanese: &'static [&'static str],
    english: &'static [&'static str],
}

include!(concat!(env!("OUT_DIR"), "/explanations.rs"));

/// Explains a provision, or whatever else has a code.
///
/// ```
/// use appi::{Language, Provision, Topic, explain};
///
/// let explanation = explain(Provision::IntrusionPrevention);
/// assert_eq!(explanation.heading, "外部からの不正アクセス等の防止");
/// assert!(explanation.text(Language::English).contains("APPI Article 23"));
///
/// let topic: Topic = "25".parse()?;
/// assert!(explain(topic).text(Language::Japanese).contains("委託先の監督"));
/// let error = "23/10-6(9)".parse::<Topic>().unwrap_err();
/// assert!(error.near_codes().contains(&"23/10-6(1)"));
/// # Ok::<(), appi::ParseProvisionError>(())
/// ```
#[must_use]
pub fn explain(topic: impl Into<Topic>) -> Explanation {
    let topic = topic.into();
    let Topic::Provision(provision) = topic;
    // The build script refuses a table that leaves a code out.
    let facts = TYPICAL_FACTS
        .iter()
        .find(|facts| facts.code == topic.code());
    Explanation {
        code: provision.code(),
        heading: provision.heading(),
        group_heading: provision.group_heading(),
        title: provision.title(),
        regime: provision.regime(),
        requirement: provision.requirement(),
        requirement_ja: provision.requirement_ja(),
        typical_facts: facts.map_or(&[], |facts| facts.english),
        typical_facts_ja: facts.map_or(&[], |facts| facts.japanese),
        citation: provision.citation(),
        my_number_citations: provision.my_number_citations(),
        verification: provision.verification(),
        in_force: in_force(provision),
        checked_on: law_checked_on(),
    }
}

/// The periods for each kind of party that the provision binds, those that share them together.
fn in_force(provision: Provision) -> Vec<PeriodsOfParties> {
    let mut groups: Vec<PeriodsOfParties> = Vec::new();
    let bodies = PublicBody::ALL
        .iter()
        .copied()
        .filter(|body| *body != PublicBody::AssemblyOrCourt)
        .map(Some);
    for party in std::iter::once(None).chain(bodies) {
        let periods = provision.periods(party);
        if periods.is_empty() {
            continue;
        }
        match groups.iter_mut().find(|group| group.periods == periods) {
            Some(group) => group.parties.push(party),
            None => groups.push(PeriodsOfParties {
                parties: vec![party],
                periods,
            }),
        }
    }
    groups
}
