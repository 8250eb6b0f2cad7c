//! What the law says of the duty to report, from `rules/law/duty.toml` and `rules/law/holidays.toml`.

use jiff::civil::Date;

use super::trigger::{ReportingRegime, Trigger};
use crate::law::{Citation, Instrument, Verification};
use crate::version::{Period, Row};
use crate::vocabulary::{Applicability, PublicBody};

/// One trigger.
pub(super) struct TriggerLaw {
    pub(super) code: &'static str,
    pub(super) regime: ReportingRegime,
    /// The number of persons that must be exceeded.
    pub(super) more_than: Option<u64>,
    pub(super) heading: &'static str,
    pub(super) title: &'static str,
    pub(super) citation: Citation,
    /// How heading and threshold were checked.
    pub(super) verification: Verification,
    pub(super) source: &'static str,
}

/// One duty to report.
pub(super) struct RegimeLaw {
    pub(super) source: &'static str,
    pub(super) report: Citation,
    pub(super) notice: Citation,
    pub(super) by_notice_to_consignor: Option<Citation>,
    pub(super) encryption: Citation,
    pub(super) preliminary_days: (u8, u8),
    pub(super) preliminary: Citation,
    pub(super) final_days: u8,
    pub(super) final_days_wrongful_purpose: u8,
    pub(super) final_report: Citation,
}

/// How the days of the final report are counted.
pub(super) struct Counting {
    /// Whether the day of knowing is day 1.
    pub(super) day_of_knowing_counts: bool,
    /// Month and day.
    pub(super) year_end_from: (i8, i8),
    pub(super) year_end_to: (i8, i8),
    pub(super) citation: Citation,
}

include!(concat!(env!("OUT_DIR"), "/duty.rs"));

pub(super) const fn of_trigger(trigger: Trigger) -> &'static TriggerLaw {
    trigger_law(trigger)
}

/// The times in which the triggers stood unchanged.
pub(super) const fn periods() -> &'static [Row<Trigger>] {
    TRIGGER_PERIODS
}

pub(super) const fn of_regime(regime: ReportingRegime) -> &'static RegimeLaw {
    regime_law(regime)
}

pub(super) const fn counting() -> &'static Counting {
    &COUNTING
}

/// The day on which triggers and deadlines were last compared with their sources.
pub(super) const fn checked() -> Date {
    CHECKED
}

/// Whether a day is a national holiday; `None` for a year whose holidays are not in the table.
pub(super) fn is_holiday(day: Date) -> Option<bool> {
    HOLIDAY_YEARS
        .contains(&day.year())
        .then(|| HOLIDAYS.contains(&day))
}
