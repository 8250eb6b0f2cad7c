//! From what a text names of a date to days: what it leaves out comes from the date before.

use std::ops::Range;

use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::mention::{Day, Mention, Month, Year};
use super::role::Role;

/// Years of two digits up to this one are of this century.
const THIS_CENTURY: i16 = 49;
/// The least year of two digits that is read without an era; a lower number would be guessed.
const LEAST_SHORT: i16 = 10;

/// The days of a date, or of the time between two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dated {
    pub(super) first: Date,
    pub(super) last: Date,
    pub(super) role: Role,
    pub(super) range_byte: Range<usize>,
}

/// The dates whose days can be told. Dates that do not exist and dates without a year are left out.
pub(super) fn resolve(mentions: &[Mention], roles: &[Role]) -> Vec<Dated> {
    let mut dated: Vec<Dated> = Vec::new();
    let mut era: Option<i16> = None;
    let mut opened: Option<usize> = None;
    for (number, (mention, role)) in mentions.iter().zip(roles).enumerate() {
        let before = dated.last();
        // A heading tells when the text was written; what it tells of lies before.
        let before_is_heading =
            dated.len() == 1 && before.is_some_and(|before| before.role == Role::Announcement);
        let days = days(mention, before, era, before_is_heading);
        if let Year::Era { first, .. } = mention.year {
            era = Some(first);
        } else if let Year::Western(_) = mention.year {
            era = None;
        }
        let Some((first, last)) = days else {
            opened = None;
            continue;
        };
        let continued = opened.is_some_and(|opened| opened + 1 == number);
        opened = mention.opens_range.then_some(number);
        match dated.last_mut() {
            Some(from) if continued && from.first <= last => {
                from.last = last.max(from.last);
                from.range_byte.end = mention.range_byte.end;
                if *role != Role::Announcement {
                    from.role = *role;
                }
            }
            _ => dated.push(Dated {
                first,
                last,
                role: *role,
                range_byte: mention.range_byte.clone(),
            }),
        }
    }
    dated
}

fn days(
    mention: &Mention,
    before: Option<&Dated>,
    era: Option<i16>,
    before_is_heading: bool,
) -> Option<(Date, Date)> {
    if let Day::Relative(days) = mention.day {
        let day = before?.last.checked_add(i64::from(days).days()).ok()?;
        return Some((day, day));
    }
    let year = match mention.year {
        Year::Western(year) => year,
        Year::Era { first, year } => first + year - 1,
        Year::Short(year) => match era {
            Some(first) => first + year - 1,
            None if (LEAST_SHORT..=THIS_CENTURY).contains(&year) => 2000 + year,
            None => return None,
        },
        Year::Relative(years) => before?.last.year() + years,
        Year::Missing => before?.last.year(),
    };
    if mention.is_fiscal {
        return Some((new_date(year, 4, 1)?, new_date(year + 1, 3, 31)?));
    }
    let (year, month) = match mention.month {
        Month::Number(month) => (year, month),
        Month::Relative(months) => {
            let shifted = before?.last.checked_add(i64::from(months).months()).ok()?;
            (shifted.year(), shifted.month())
        }
        Month::Missing if mention.day == Day::Missing => {
            return Some((new_date(year, 1, 1)?, new_date(year, 12, 31)?));
        }
        Month::Missing => (year, before?.last.month()),
    };
    let (first, last) = of_month(year, month, mention.day)?;
    let lies_behind_heading = before_is_heading && before.is_some_and(|before| first > before.last);
    let leaves_out_year =
        mention.year == Year::Missing && matches!(mention.month, Month::Number(_));
    if leaves_out_year && lies_behind_heading {
        return of_month(year - 1, month, mention.day);
    }
    Some((first, last))
}

fn of_month(year: i16, month: i8, day: Day) -> Option<(Date, Date)> {
    let first_of_month = new_date(year, month, 1)?;
    match day {
        Day::Number(day) => {
            let day = new_date(year, month, day)?;
            Some((day, day))
        }
        Day::Part(first, last) => {
            let end = first_of_month.last_of_month();
            let first = first.min(end.day());
            Some((
                new_date(year, month, first)?,
                new_date(year, month, last.min(end.day()))?,
            ))
        }
        _ => Some((first_of_month, first_of_month.last_of_month())),
    }
}

fn new_date(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day)
        .ok()
        .filter(|day| *day >= date(1900, 1, 1))
}
