//! The day of the incident.

use jiff::civil::Date;
use serde::Serialize;

use crate::text::Span;
use crate::vocabulary::DaySource;

/// The day of the incident, or the time in which it lies: a text may tell no more than the month,
/// or that it lasted from one day to another.
///
/// ```
/// use appi::DaySource;
/// use jiff::civil::date;
///
/// let text = "令和4年2月、従業員が顧客名簿を保存したUSBメモリを紛失した。";
/// let classification = appi::classify(text);
/// let day = classification.incident_day().unwrap();
/// assert_eq!((day.first(), day.last()), (date(2022, 2, 1), date(2022, 2, 28)));
/// assert_eq!(day.source(), DaySource::Occurrence);
/// assert_eq!(day.words()[0].text(text), Some("令和4年2月"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IncidentDay {
    pub(crate) first: Date,
    pub(crate) last: Date,
    pub(crate) source: DaySource,
    pub(crate) words: Vec<Span>,
}

impl IncidentDay {
    /// A day that the caller gives.
    pub(crate) fn given(day: Date) -> Self {
        Self {
            first: day,
            last: day,
            source: DaySource::Given,
            words: Vec::new(),
        }
    }

    /// The first day that it can be.
    #[must_use]
    pub fn first(&self) -> Date {
        self.first
    }

    /// The last day that it can be; the same as the first where the day is known.
    #[must_use]
    pub fn last(&self) -> Date {
        self.last
    }

    /// How it is known.
    #[must_use]
    pub fn source(&self) -> DaySource {
        self.source
    }

    /// The dates in the text, in bytes of the caller's text; none where the caller gave the day.
    #[must_use]
    pub fn words(&self) -> &[Span] {
        &self.words
    }
}
