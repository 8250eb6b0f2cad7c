//! By when to report, counted from the day that the party knew.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use serde::Serialize;

use super::law::{self, RegimeLaw};
use super::trigger::{ReportingRegime, Trigger};
use super::vocabulary::{CountingNote, ReportStep, TriggerStatus};
use super::{Duty, TriggerAssessment};
use crate::law::Citation;
use crate::vocabulary::{Applicability, PublicBody};

/// A day by which a report is due.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Deadline {
    regime: ReportingRegime,
    status: TriggerStatus,
    triggers: Vec<Trigger>,
    #[serde(flatten)]
    term: Term,
}

/// The days that the rules give for a step, counted.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct Term {
    step: ReportStep,
    days: (u8, u8),
    first: Date,
    last: Date,
    notes: Vec<CountingNote>,
    citation: Citation,
    counting_citation: Option<Citation>,
}

impl Deadline {
    /// The duty that it belongs to.
    #[must_use]
    pub fn regime(&self) -> ReportingRegime {
        self.regime
    }

    /// The preliminary or the final report.
    #[must_use]
    pub fn step(&self) -> ReportStep {
        self.term.step
    }

    /// How far the triggers that bring it are met. A deadline that is only possible is one to keep
    /// until what would settle it is known.
    #[must_use]
    pub fn status(&self) -> TriggerStatus {
        self.status
    }

    /// The triggers that bring it.
    #[must_use]
    pub fn triggers(&self) -> &[Trigger] {
        &self.triggers
    }

    /// How many days the rule gives, from and to; the same twice where it gives one number.
    #[must_use]
    pub fn days(&self) -> (u8, u8) {
        self.term.days
    }

    /// The first day of the range in which the rule wants the report; of the final report the last
    /// day itself.
    #[must_use]
    pub fn first(&self) -> Date {
        self.term.first
    }

    /// The last day for the report.
    #[must_use]
    pub fn last(&self) -> Date {
        self.term.last
    }

    /// How the days were counted, and what the rules leave open.
    #[must_use]
    pub fn notes(&self) -> &[CountingNote] {
        &self.term.notes
    }

    /// Where the term stands.
    #[must_use]
    pub fn citation(&self) -> Citation {
        self.term.citation
    }

    /// Where it stands how the days are counted, if anywhere.
    #[must_use]
    pub fn counting_citation(&self) -> Option<Citation> {
        self.term.counting_citation
    }
}

impl Duty {
    /// The deadlines that the triggers bring, counted from the day on which the party knew: the day
    /// on which any of its departments did (guideline 3-5-3-3). No clock is read.
    ///
    /// A trigger that is met, possible or open brings its deadlines, with its status. Where a wrongful
    /// purpose is possible but not met, there are two final reports: the one of the other triggers
    /// and, later, its own. Empty where every trigger is excluded. Where none of the triggers was in
    /// force for the party on the day of knowing, or the law of that day is not encoded, a note says
    /// so. Which day decides of an incident that happened before the duty came into force and became
    /// known after is not settled here: see [`TriggerAssessment::on_the_day`] for the other one.
    ///
    /// ```
    /// use appi::{Date, ReportStep};
    ///
    /// let text = "当社のサーバーがランサムウェアに感染し、会員の氏名が漏えいしたおそれがある。";
    /// let duty = appi::classify(text).duty().clone();
    /// let known_on: Date = "2026-04-01".parse()?;
    /// let last = duty.deadlines(known_on).into_iter().find(|one| one.step() == ReportStep::Final);
    /// // The sixtieth day is Saturday, 30 May.
    /// assert_eq!(last.map(|one| one.last().to_string()).as_deref(), Some("2026-06-01"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn deadlines(&self, known_on: Date) -> Vec<Deadline> {
        let mut deadlines = Vec::new();
        for regime in ReportingRegime::ALL {
            let of_regime: Vec<&TriggerAssessment> = self
                .triggers
                .iter()
                .filter(|one| one.trigger.regime() == *regime)
                .collect();
            deadlines.extend(of(*regime, &of_regime, known_on, self.body));
        }
        deadlines
    }
}

/// The deadlines of one duty.
fn of(
    regime: ReportingRegime,
    assessments: &[&TriggerAssessment],
    known_on: Date,
    body: Option<PublicBody>,
) -> Vec<Deadline> {
    let law = law::of_regime(regime);
    let due = |brought_by: &[&TriggerAssessment], mut term: Term| {
        let triggers: Vec<Trigger> = brought_by.iter().map(|one| one.trigger).collect();
        if triggers.is_empty() {
            return None;
        }
        if !triggers.iter().any(|one| is_in_force(*one, body, known_on)) {
            note(&mut term.notes, CountingNote::NotInForceThen);
        }
        Some(Deadline {
            regime,
            status: status(brought_by),
            triggers,
            term,
        })
    };
    let all = brought_by(assessments);
    let mut deadlines = Vec::new();
    deadlines.extend(due(&all, preliminary(law, known_on)));
    let (wrongful, others): (Vec<_>, Vec<_>) = assessments
        .iter()
        .copied()
        .partition(|one| one.trigger.is_wrongful_purpose());
    let final_report = |days| final_report(regime, law, days, known_on);
    let longer = law.final_days_wrongful_purpose;
    match status(&wrongful) {
        // The longer term holds also where another trigger applies as well.
        TriggerStatus::Met => deadlines.extend(due(&all, final_report(longer))),
        purpose => {
            deadlines.extend(due(&brought_by(&others), final_report(law.final_days)));
            if purpose == TriggerStatus::Possible {
                deadlines.extend(due(&wrongful, final_report(longer)));
            }
        }
    }
    deadlines
}

fn is_in_force(trigger: Trigger, body: Option<PublicBody>, day: Date) -> bool {
    trigger.on_days(body, day, day).applicability() == Applicability::InForce
}

/// The assessments of the highest status but "not met": those that are met or possible, or else
/// those that are open.
fn brought_by<'a>(assessments: &[&'a TriggerAssessment]) -> Vec<&'a TriggerAssessment> {
    let least = status(assessments).min(TriggerStatus::Possible);
    assessments
        .iter()
        .copied()
        .filter(|one| one.status >= least && one.status != TriggerStatus::NotMet)
        .collect()
}

fn status(assessments: &[&TriggerAssessment]) -> TriggerStatus {
    let statuses = assessments.iter().map(|one| one.status);
    statuses.max().unwrap_or(TriggerStatus::NotMet)
}

fn preliminary(law: &RegimeLaw, known_on: Date) -> Term {
    let (from, to) = law.preliminary_days;
    let mut notes = vec![
        CountingNote::Guide,
        CountingNote::DayOfKnowingUnstated,
        CountingNote::ClosedDaysUnstated,
    ];
    Term {
        step: ReportStep::Preliminary,
        days: (from, to),
        first: day_number(known_on, from, &mut notes),
        last: day_number(known_on, to, &mut notes),
        notes,
        citation: law.preliminary,
        counting_citation: None,
    }
}

fn final_report(regime: ReportingRegime, law: &RegimeLaw, days: u8, known_on: Date) -> Term {
    let mut notes = vec![
        CountingNote::DayOfKnowingIsDayOne,
        CountingNote::ClosedDaysCount,
    ];
    if regime != ReportingRegime::PrivateOperator {
        notes.push(CountingNote::ByAnalogy);
    }
    let counted = day_number(known_on, days, &mut notes);
    let last = next_open_day(counted, &mut notes);
    Term {
        step: ReportStep::Final,
        days: (days, days),
        first: last,
        last,
        notes,
        citation: law.final_report,
        counting_citation: Some(law::counting().citation),
    }
}

/// The day with a number, where the day of knowing is day 1.
fn day_number(known_on: Date, number: u8, notes: &mut Vec<CountingNote>) -> Date {
    let ahead = i64::from(number) - i64::from(law::counting().day_of_knowing_counts);
    known_on.checked_add(ahead.days()).unwrap_or_else(|_| {
        note(notes, CountingNote::BeyondCalendar);
        Date::MAX
    })
}

/// The day itself if offices are open on it, else the next on which they are.
fn next_open_day(counted: Date, notes: &mut Vec<CountingNote>) -> Date {
    let mut day = counted;
    while is_closed(day, notes) {
        match day.tomorrow() {
            Ok(next) => day = next,
            Err(_) => {
                note(notes, CountingNote::BeyondCalendar);
                return day;
            }
        }
    }
    if day != counted {
        note(notes, CountingNote::MovedPastClosedDays);
    }
    day
}

fn is_closed(day: Date, notes: &mut Vec<CountingNote>) -> bool {
    let counting = law::counting();
    let month_and_day = (day.month(), day.day());
    let year_end = month_and_day >= counting.year_end_from || month_and_day <= counting.year_end_to;
    if matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) || year_end {
        return true;
    }
    law::is_holiday(day).unwrap_or_else(|| {
        note(notes, CountingNote::HolidaysUnknown);
        false
    })
}

fn note(notes: &mut Vec<CountingNote>, one: CountingNote) {
    if !notes.contains(&one) {
        notes.push(one);
    }
}
