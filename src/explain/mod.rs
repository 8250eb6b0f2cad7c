//! What a code means: heading, duty, typical facts, citation, how far it was verified, and since
//! when it is in force.
//!
//! The typical facts stand in `rules/law/explain.toml`; the rest is the law's.

mod text;

use std::borrow::Cow;
use std::str::FromStr;

use serde::Serialize;

use crate::duty::{ReportingRegime, Trigger};
use crate::law::{Citation, ParseCodeError, Provision, Regime, Verification};
use crate::version::{Period, law_checked_on};
use crate::vocabulary::PublicBody;

/// Something that has a code and can be explained.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Topic {
    /// A provision that a finding can name.
    Provision(Provision),
    /// An event that brings a duty to report.
    Trigger(Trigger),
}

impl Topic {
    /// Every topic, in the order of their declaration.
    pub fn all() -> impl Iterator<Item = Self> {
        let provisions = Provision::ALL.iter().copied().map(Self::Provision);
        provisions.chain(Trigger::ALL.iter().copied().map(Self::Trigger))
    }

    /// The code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Provision(provision) => provision.code(),
            Self::Trigger(trigger) => trigger.code(),
        }
    }

    /// The official Japanese heading.
    #[must_use]
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Provision(provision) => provision.heading(),
            Self::Trigger(trigger) => trigger.heading(),
        }
    }
}

impl From<Provision> for Topic {
    fn from(provision: Provision) -> Self {
        Self::Provision(provision)
    }
}

impl From<Trigger> for Topic {
    fn from(trigger: Trigger) -> Self {
        Self::Trigger(trigger)
    }
}

impl FromStr for Topic {
    type Err = ParseCodeError;

    /// Reads a code.
    ///
    /// # Errors
    /// For any other text, with the codes that are near to it.
    fn from_str(code: &str) -> Result<Self, Self::Err> {
        let wanted = code.trim();
        Self::all()
            .find(|topic| topic.code() == wanted)
            .ok_or_else(|| {
                let named = Self::all().map(|topic| (topic.code(), topic.heading()));
                ParseCodeError::new(
                    "code",
                    "a code is an article with its guideline section or item, such as 23/10-6(3) \
                     or 66/access-control, or that of a trigger, such as more-than-1000",
                    code,
                    named,
                )
            })
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

/// The periods of a provision or trigger, for the kinds of parties that share them.
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
    /// The heading of the group that it belongs to; of a trigger that of the duty it brings.
    pub group_heading: Option<&'static str>,
    /// A descriptive English title.
    pub title: &'static str,
    /// Whom it binds.
    pub regimes: Vec<Regime>,
    /// What it requires, in English.
    pub requirement: Cow<'static, str>,
    /// What it requires, in Japanese.
    pub requirement_ja: Cow<'static, str>,
    /// Facts that typically breach it, or that trigger the duty, in English; descriptions of this
    /// crate, one a line.
    pub typical_facts: &'static [&'static str],
    /// The same in Japanese.
    pub typical_facts_ja: &'static [&'static str],
    /// Where it stands.
    pub citation: Citation,
    /// Where the duty stands that a trigger brings.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duty_citation: Option<Citation>,
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

/// Explains a provision or a trigger of the duty to report.
///
/// ```
/// use appi::{Language, Provision, Topic, Trigger, explain};
///
/// let explanation = explain(Provision::IntrusionPrevention);
/// assert_eq!(explanation.heading, "外部からの不正アクセス等の防止");
/// assert!(explanation.text(Language::English).contains("APPI Article 23"));
///
/// let topic: Topic = "25".parse()?;
/// assert!(explain(topic).text(Language::Japanese).contains("委託先の監督"));
/// assert_eq!(explain(Trigger::MoreThan1000).citation.item(), Some(4));
///
/// let error = "23/10-6(9)".parse::<Topic>().unwrap_err();
/// assert!(error.near_codes().contains(&"23/10-6(1)"));
/// # Ok::<(), appi::ParseCodeError>(())
/// ```
#[must_use]
pub fn explain(topic: impl Into<Topic>) -> Explanation {
    let topic = topic.into();
    // The build script refuses a table that leaves a code out.
    let facts = TYPICAL_FACTS
        .iter()
        .find(|facts| facts.code == topic.code());
    let typical_facts = facts.map_or(&[][..], |facts| facts.english);
    let typical_facts_ja = facts.map_or(&[][..], |facts| facts.japanese);
    match topic {
        Topic::Provision(provision) => Explanation {
            code: provision.code(),
            heading: provision.heading(),
            group_heading: provision.group_heading(),
            title: provision.title(),
            regimes: vec![provision.regime()],
            requirement: provision.requirement().into(),
            requirement_ja: provision.requirement_ja().into(),
            typical_facts,
            typical_facts_ja,
            citation: provision.citation(),
            duty_citation: None,
            my_number_citations: provision.my_number_citations(),
            verification: provision.verification(),
            in_force: in_force(|party| provision.periods(party)),
            checked_on: law_checked_on(),
        },
        Topic::Trigger(trigger) => Explanation {
            code: trigger.code(),
            heading: trigger.heading(),
            group_heading: Some(trigger.regime().heading()),
            title: trigger.title(),
            regimes: match trigger.regime() {
                ReportingRegime::PrivateOperator => vec![Regime::PrivateOperator],
                ReportingRegime::AdministrativeOrgan => vec![Regime::AdministrativeOrgan],
                ReportingRegime::MyNumber => {
                    vec![Regime::PrivateOperator, Regime::AdministrativeOrgan]
                }
            },
            requirement: trigger.requirement().into(),
            requirement_ja: trigger.requirement_ja().into(),
            typical_facts,
            typical_facts_ja,
            citation: trigger.citation(),
            duty_citation: Some(trigger.regime().citation()),
            my_number_citations: &[],
            verification: trigger.verification(),
            in_force: in_force(|party| trigger.periods(party)),
            checked_on: trigger.checked_on(),
        },
    }
}

/// The periods for each kind of party that it binds, those that share them together. Assemblies and
/// courts, which neither chapter binds, are left out.
fn in_force(periods: impl Fn(Option<PublicBody>) -> Vec<Period>) -> Vec<PeriodsOfParties> {
    let mut groups: Vec<PeriodsOfParties> = Vec::new();
    let bodies = PublicBody::ALL
        .iter()
        .copied()
        .filter(|body| *body != PublicBody::AssemblyOrCourt)
        .map(Some);
    for party in std::iter::once(None).chain(bodies) {
        let periods = periods(party);
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
