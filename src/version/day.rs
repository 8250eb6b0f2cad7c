//! How a provision stood on a day, or on the days of an interval.

use jiff::civil::Date;
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use super::{CHECKED, PERIODS, Period};
use crate::law::{Citation, Regime};
use crate::vocabulary::{Applicability, PublicBody};

/// How a provision, or a trigger of the duty to report, stood on the day of the incident.
///
/// ```
/// use appi::{Applicability, Classifier};
/// use jiff::civil::date;
///
/// let text = "VPN機器の更新を怠っていたため、ランサムウェアに感染した。";
/// let classification = Classifier::new()?.classify_on(text, date(2022, 3, 31));
/// let finding = &classification.findings()[0];
/// let then = finding.on_the_day().unwrap();
/// assert_eq!(finding.provision().code(), "23/10-6(3)");
/// assert_eq!(then.applicability(), Applicability::InForce);
/// assert_eq!(then.numbers(), ["20"]);
/// # Ok::<(), appi::BuildError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LawOnDay {
    applicability: Applicability,
    citations: Vec<Citation>,
    is_after_last_check: bool,
}

impl LawOnDay {
    /// How what has these `periods` stood for a party of a regime and, as far as it is known, of a
    /// kind of public body, on every day from `first` to `last`.
    pub(crate) fn new(
        periods: impl Fn(Option<PublicBody>) -> Vec<Period>,
        regime: Regime,
        body: Option<PublicBody>,
        first: Date,
        last: Date,
    ) -> Self {
        let bodies: &[Option<PublicBody>] = match (body, regime) {
            (Some(_), _) => &[body],
            (None, Regime::AdministrativeOrgan) => &[
                Some(PublicBody::NationalOrgan),
                Some(PublicBody::IncorporatedAgency),
                Some(PublicBody::LocalGovernment),
            ],
            (None, _) => &[None],
        };
        let mut citations: Vec<Citation> = Vec::new();
        let mut of_bodies: Vec<Applicability> = Vec::new();
        for body in bodies {
            let applicability = standing(&periods(*body), first, last, &mut citations);
            if !of_bodies.contains(&applicability) {
                of_bodies.push(applicability);
            }
        }
        Self {
            applicability: match of_bodies.as_slice() {
                [one] => *one,
                _ => Applicability::DependsOnBody,
            },
            citations,
            is_after_last_check: last > CHECKED,
        }
    }

    /// The Act never binds an assembly or a court, whatever the day.
    pub(crate) fn outside_the_act() -> Self {
        Self {
            applicability: Applicability::OutsideTheAct,
            citations: Vec::new(),
            is_after_last_check: false,
        }
    }

    /// Whether the Act bound the party.
    #[must_use]
    pub fn applicability(&self) -> Applicability {
        self.applicability
    }

    /// Where the duty stood then: in the Act, or in the act that bound the party in its place.
    /// Several where the day or the kind of body leaves it open; none for an ordinance.
    #[must_use]
    pub fn citations(&self) -> &[Citation] {
        &self.citations
    }

    /// The numbers of these articles.
    #[must_use]
    pub fn numbers(&self) -> Vec<&'static str> {
        self.citations
            .iter()
            .map(|citation| citation.article())
            .collect()
    }

    /// Whether the day is later than the last check of the law, so that a change since then is not
    /// known here ([`law_checked_on`](crate::law_checked_on)).
    #[must_use]
    pub fn is_after_last_check(&self) -> bool {
        self.is_after_last_check
    }
}

impl Serialize for LawOnDay {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("LawOnDay", 4)?;
        fields.serialize_field("applicability", &self.applicability)?;
        fields.serialize_field("numbers", &self.numbers())?;
        fields.serialize_field("citations", &self.citations)?;
        fields.serialize_field("is_after_last_check", &self.is_after_last_check)?;
        fields.end()
    }
}

/// How it stood for one kind of party, adding where.
fn standing(
    periods: &[Period],
    first: Date,
    last: Date,
    citations: &mut Vec<Citation>,
) -> Applicability {
    let mut found: Vec<Applicability> = Vec::new();
    // Periods follow each other without a gap, so that only the time before the first is open.
    let begins = periods.first().map_or(last, |period| period.from);
    if let Some(encoded_from) = PERIODS.iter().map(|row| row.period.from).min() {
        if first < encoded_from {
            found.push(Applicability::NotEncoded);
        }
        if first.max(encoded_from) < begins && last >= encoded_from {
            found.push(Applicability::NotInForce);
        }
    }
    for period in periods {
        let overlaps = period.from <= last && period.until.is_none_or(|until| first <= until);
        if !overlaps {
            continue;
        }
        if !found.contains(&period.applicability) {
            found.push(period.applicability);
        }
        if let Some(citation) = period.citation
            && !citations.contains(&citation)
        {
            citations.push(citation);
        }
    }
    match found.as_slice() {
        [one] => *one,
        [] => Applicability::NotEncoded,
        _ => Applicability::DependsOnDay,
    }
}
