//! Versions of the law: under which number a provision is in force on a day, and for whom.
//!
//! The periods stand in `rules/law/versions.toml`, the articles of the Commission's powers in
//! `rules/law/powers.toml`; the build script reads both.

use jiff::civil::{Date, date};
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use crate::law::{Citation, Instrument, Provision, Regime, Verification};
use crate::vocabulary::{Applicability, AuthorityAction, PublicBody};

mod day;
mod power;

pub use day::LawOnDay;

/// A time in which a provision stood unchanged for some kinds of parties.
///
/// ```
/// use appi::Provision;
///
/// let periods = Provision::AccessControl.periods(None);
/// assert_eq!(periods[0].citation(), Provision::AccessControl.former_citations().first().copied());
/// assert_eq!(periods[0].until().map(|day| day.to_string()), Some("2022-03-31".to_owned()));
/// assert_eq!(periods.last().map(|period| period.until()), Some(None));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    pub(crate) applicability: Applicability,
    pub(crate) from: Date,
    pub(crate) until: Option<Date>,
    pub(crate) citation: Option<Citation>,
    pub(crate) verification: Verification,
    pub(crate) source: &'static str,
}

impl Period {
    /// Whether the Act binds the party in this time: [`Applicability::InForce`],
    /// [`Applicability::OutsideTheAct`], or [`Applicability::NotEncoded`] for a rule before the one
    /// that is known here.
    #[must_use]
    pub fn applicability(&self) -> Applicability {
        self.applicability
    }

    /// The first day. The first period of all begins where the encoded law begins.
    #[must_use]
    pub fn from(&self) -> Date {
        self.from
    }

    /// The last day; none while the period runs.
    #[must_use]
    pub fn until(&self) -> Option<Date> {
        self.until
    }

    /// Where the duty stands in this time; none where an ordinance or nothing binds the party.
    #[must_use]
    pub fn citation(&self) -> Option<Citation> {
        self.citation
    }

    /// How the days and the number of this time were checked.
    #[must_use]
    pub fn verification(&self) -> Verification {
        self.verification
    }

    /// What they were checked with.
    #[must_use]
    pub fn source(&self) -> &'static str {
        self.source
    }
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Period", 6)?;
        fields.serialize_field("applicability", &self.applicability)?;
        fields.serialize_field("from", &self.from)?;
        fields.serialize_field("until", &self.until)?;
        fields.serialize_field("citation", &self.citation)?;
        fields.serialize_field("verification", &self.verification)?;
        fields.serialize_field("source", self.source)?;
        fields.end()
    }
}

/// A period of a provision, or of whatever else has periods, for some kinds of parties.
pub(crate) struct Row<T: 'static> {
    pub(crate) of: T,
    pub(crate) bodies: &'static [Option<PublicBody>],
    pub(crate) period: Period,
}

/// The periods for a kind of party, the oldest first. Where a period is in force and names no
/// article of its own, `citation` is where it stands.
pub(crate) fn periods_of<T: Copy + PartialEq>(
    rows: &[Row<T>],
    of: T,
    body: Option<PublicBody>,
    citation: Citation,
) -> Vec<Period> {
    let in_force = |period: &Period| period.applicability == Applicability::InForce;
    let mut periods: Vec<Period> = rows
        .iter()
        .filter(|row| row.of == of && row.bodies.contains(&body))
        .map(|row| Period {
            citation: row
                .period
                .citation
                .or_else(|| in_force(&row.period).then_some(citation)),
            ..row.period
        })
        .collect();
    periods.sort_by_key(|period| period.from);
    periods
}

/// A power of the Commission in a time.
struct Power {
    action: AuthorityAction,
    /// None for the powers of the My Number Act.
    against: Option<Regime>,
    from: Option<Date>,
    until: Option<Date>,
    citation: Citation,
}

include!(concat!(env!("OUT_DIR"), "/versions.rs"));

/// The last day of the former numbers, and of the acts on national organs and agencies.
const LAST_DAY_OF_FORMER_ACTS: Date = date(2022, 3, 31);

/// The day on which the periods of the law were last compared with their sources. The law of later
/// days is taken to be the same.
#[must_use]
pub fn law_checked_on() -> Date {
    CHECKED
}

impl Provision {
    /// The periods of the provision for a kind of public body, the oldest first; `None` stands for
    /// everybody else. Empty for those whom it never bound. Law before the first period is not
    /// encoded, unless the duty is younger.
    #[must_use]
    pub fn periods(self, body: Option<PublicBody>) -> Vec<Period> {
        periods_of(PERIODS, self, body, self.citation())
    }

    /// Where the provision stood until 31 March 2022. Empty for a duty that is new since.
    ///
    /// For administrative organs these are the former acts on national organs and on incorporated
    /// administrative agencies; local governments followed ordinances of their own.
    ///
    /// ```
    /// use appi::Provision;
    ///
    /// assert_eq!(Provision::AccessControl.former_citations()[0].article(), "20");
    /// assert!(Provision::BreachReport.former_citations().is_empty());
    /// ```
    #[must_use]
    pub fn former_citations(self) -> Vec<Citation> {
        let bodies = [
            None,
            Some(PublicBody::NationalOrgan),
            Some(PublicBody::IncorporatedAgency),
        ];
        bodies
            .into_iter()
            .flat_map(|body| self.periods(body))
            .filter(|period| period.until == Some(LAST_DAY_OF_FORMER_ACTS))
            .filter_map(|period| period.citation)
            .collect()
    }
}
