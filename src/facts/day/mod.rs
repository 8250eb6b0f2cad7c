//! The day of the incident, as far as the text tells it.
//!
//! Every date in the text is read, in Western years and Japanese eras, with what it leaves out taken
//! from the date before it. What the text says of a date decides whether it is the incident's day:
//! the words for that are the concepts `day-…` in `rules/concepts/days.toml`.

mod mention;
mod number;
mod resolve;
mod role;
#[cfg(test)]
mod tests;

use std::ops::Range;

use jiff::civil::Date;

use self::resolve::{Dated, resolve};
use self::role::{Role, roles};
use crate::engine::Document;
use crate::rule::RuleSet;
use crate::vocabulary::DaySource;

/// The days between which the incident's day lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ReadDay {
    pub(crate) first: Date,
    pub(crate) last: Date,
    pub(crate) source: DaySource,
    /// The dates, in bytes of the text read.
    pub(crate) words: Vec<Range<usize>>,
}

/// The incident's day, or the interval in which it lies. Where the text tells only when it was
/// noticed, that; nothing where it tells neither, or leaves out the year.
pub(crate) fn incident_day(text: &str, document: &Document, rules: &RuleSet) -> Option<ReadDay> {
    let mut mentions = Vec::new();
    for stretch in document.stretches() {
        for mut mention in mention::mentions(&text[stretch.clone()]) {
            mention.range_byte.start += stretch.start;
            mention.range_byte.end += stretch.start;
            mentions.push(mention);
        }
    }
    if mentions.is_empty() {
        return None;
    }
    let roles = roles(text, &mentions, document, rules);
    let dated = resolve(&mentions, &roles);
    of_role(&dated, Role::Occurrence)
        .map(|dates| spanning(&dates, DaySource::Occurrence))
        .or_else(|| {
            // Once noticed it is known; what is noticed later is detail.
            let dates = of_role(&dated, Role::Discovery)?;
            let first = dates.iter().min_by_key(|dated| dated.first)?;
            Some(spanning(&[first], DaySource::Discovery))
        })
}

/// The dates of a role, without those that another states more narrowly (2月…2月5日).
fn of_role(dated: &[Dated], role: Role) -> Option<Vec<&Dated>> {
    let of_role: Vec<&Dated> = dated.iter().filter(|dated| dated.role == role).collect();
    // From the latest first day on, so that every date inside another is seen before it.
    let mut order: Vec<&Dated> = of_role;
    order.sort_by_key(|dated| (std::cmp::Reverse(dated.first), dated.last));
    let mut earliest_end: Option<(Date, Date)> = None;
    let mut narrowest: Vec<&Dated> = Vec::new();
    for dated in order {
        let days = (dated.last, dated.first);
        if earliest_end.is_none_or(|end| days.0 < end.0 || days == end) {
            earliest_end = Some(days);
            narrowest.push(dated);
        }
    }
    narrowest.sort_by_key(|dated| dated.range_byte.start);
    (!narrowest.is_empty()).then_some(narrowest)
}

fn spanning(dates: &[&Dated], source: DaySource) -> ReadDay {
    let first = dates.iter().map(|dated| dated.first).min();
    let last = dates.iter().map(|dated| dated.last).max();
    ReadDay {
        first: first.unwrap_or(Date::MIN),
        last: last.unwrap_or(Date::MAX),
        source,
        words: dates.iter().map(|dated| dated.range_byte.clone()).collect(),
    }
}
