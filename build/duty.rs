//! Reads `rules/law/duty.toml` and `rules/law/holidays.toml`, strictly, and writes them as tables.

use std::collections::BTreeSet;
use std::error::Error;
use std::fmt::Write;

use serde::Deserialize;
use toml::Spanned;
use toml::value::Datetime;

use crate::law::{self, Instrument, Verification};
use crate::versions::{Item, Period, at, rows};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Law {
    checked: Datetime,
    regime: Vec<Regime>,
    counting: Counting,
    trigger: Vec<Trigger>,
    period: Vec<Spanned<Period>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Regime {
    code: String,
    source: String,
    report: Place,
    notice: Place,
    by_notice_to_consignor: Option<Place>,
    encryption: Place,
    preliminary: Preliminary,
    r#final: Final,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Preliminary {
    days_from: u8,
    days_to: u8,
    citation: Place,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Final {
    days: u8,
    days_wrongful_purpose: u8,
    citation: Place,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Counting {
    day_of_knowing_counts: bool,
    year_end_from: String,
    year_end_to: String,
    citation: Place,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Trigger {
    code: String,
    regime: String,
    more_than: Option<u64>,
    heading: String,
    title: String,
    citation: Place,
    verification: Verification,
    source: String,
}

/// A citation as it is written in the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Place {
    instrument: Instrument,
    article: String,
    paragraph: Option<u8>,
    item: Option<u8>,
    guideline: Option<Instrument>,
    section: Option<String>,
    verification: Verification,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Holidays {
    checked: Datetime,
    verification: Verification,
    source: String,
    year: Vec<Year>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Year {
    year: u16,
    days: Vec<Datetime>,
}

/// The codes of the triggers.
pub(crate) fn trigger_codes(text: &str) -> Result<Vec<String>, Box<dyn Error>> {
    let law: Law = toml::from_str(text)?;
    Ok(law
        .trigger
        .into_iter()
        .map(|trigger| trigger.code)
        .collect())
}

/// The tables as Rust, for `src/duty/law.rs`. Every code becomes a variant of its enum, and the
/// matches are exhaustive, so that a record too many or too few does not compile.
pub(crate) fn tables(text: &str, holidays: &str) -> Result<String, Box<dyn Error>> {
    let law: Law = toml::from_str(text)?;
    let holidays: Holidays = toml::from_str(holidays)?;
    let mut tables = String::new();
    writeln!(tables, "const CHECKED: Date = {};", date(&law.checked)?)?;

    writeln!(
        tables,
        "const fn regime_law(regime: ReportingRegime) -> &'static RegimeLaw {{\n    match regime {{"
    )?;
    unique(law.regime.iter().map(|regime| regime.code.as_str()))?;
    for regime in &law.regime {
        let by_notice = match &regime.by_notice_to_consignor {
            Some(place) => format!("Some({})", place.citation()?),
            None => "None".to_owned(),
        };
        writeln!(
            tables,
            "        ReportingRegime::{} => const {{ &RegimeLaw {{ source: {:?}, report: {}, notice: {}, \
             by_notice_to_consignor: {by_notice}, encryption: {}, preliminary_days: ({}, {}), \
             preliminary: {}, final_days: {}, final_days_wrongful_purpose: {}, \
             final_report: {} }} }},",
            variant(&regime.code)?,
            stated(&regime.source)?,
            regime.report.citation()?,
            regime.notice.citation()?,
            regime.encryption.citation()?,
            regime.preliminary.days_from,
            regime.preliminary.days_to,
            regime.preliminary.citation.citation()?,
            regime.r#final.days,
            regime.r#final.days_wrongful_purpose,
            regime.r#final.citation.citation()?,
        )?;
    }
    writeln!(tables, "    }}\n}}")?;

    let counting = &law.counting;
    stated(&counting.source)?;
    writeln!(
        tables,
        "const COUNTING: Counting = Counting {{ day_of_knowing_counts: {}, year_end_from: {}, \
         year_end_to: {}, citation: {} }};",
        counting.day_of_knowing_counts,
        month_and_day(&counting.year_end_from)?,
        month_and_day(&counting.year_end_to)?,
        counting.citation.citation()?,
    )?;

    writeln!(
        tables,
        "const fn trigger_law(trigger: Trigger) -> &'static TriggerLaw {{\n    match trigger {{"
    )?;
    unique(law.trigger.iter().map(|trigger| trigger.code.as_str()))?;
    for trigger in &law.trigger {
        writeln!(
            tables,
            "        Trigger::{} => const {{ &TriggerLaw {{ code: {:?}, regime: ReportingRegime::{}, \
             more_than: {:?}, heading: {:?}, title: {:?}, citation: {}, \
             verification: Verification::{:?}, source: {:?} }} }},",
            variant(&trigger.code)?,
            trigger.code,
            variant(&trigger.regime)?,
            trigger.more_than,
            stated(&trigger.heading)?,
            stated(&trigger.title)?,
            trigger.citation.citation()?,
            trigger.verification,
            stated(&trigger.source)?,
        )?;
    }
    writeln!(tables, "    }}\n}}")?;

    let items = law
        .trigger
        .iter()
        .map(|trigger| {
            Ok(Item {
                code: &trigger.code,
                value: format!("Trigger::{}", variant(&trigger.code)?),
                // The My Number Act binds everybody.
                regime: trigger.regime.parse().unwrap_or(law::Regime::Undetermined),
            })
        })
        .collect::<Result<Vec<_>, Box<dyn Error>>>()?;
    let rows = rows(&law.period, &items).map_err(|wrong| at("duty.toml", text, wrong))?;
    writeln!(
        tables,
        "static TRIGGER_PERIODS: &[Row<Trigger>] = &[\n{rows}];"
    )?;

    let mut years: Vec<u16> = holidays.year.iter().map(|year| year.year).collect();
    years.sort_unstable();
    let (Some(first), Some(last)) = (years.first(), years.last()) else {
        return Err("holidays.toml: no year".into());
    };
    if years.windows(2).any(|pair| pair[0] + 1 != pair[1]) {
        return Err("holidays.toml: the years have a gap, or one stands twice".into());
    }
    let mut days = Vec::new();
    for year in &holidays.year {
        for day in &year.days {
            if day.date.is_none_or(|date| date.year != year.year) {
                return Err(format!("holidays.toml: {day} is no day of {}", year.year).into());
            }
            days.push(date(day)?);
        }
    }
    stated(&holidays.source)?;
    writeln!(
        tables,
        "/// Checked {}, {}.\nconst HOLIDAY_YEARS: std::ops::RangeInclusive<i16> = {first}..={last};",
        holidays.checked, holidays.verification
    )?;
    writeln!(tables, "static HOLIDAYS: &[Date] = &[{}];", days.join(", "))?;
    Ok(tables)
}

impl Place {
    fn citation(&self) -> Result<String, Box<dyn Error>> {
        let mut citation = format!(
            "Citation::article_of(Instrument::{:?}, {:?})",
            self.instrument, self.article
        );
        if let Some(paragraph) = self.paragraph {
            write!(citation, ".with_paragraph({paragraph})")?;
        }
        if let Some(item) = self.item {
            write!(citation, ".with_item({item})")?;
        }
        match (self.guideline, &self.section) {
            (Some(guideline), Some(section)) => write!(
                citation,
                ".with_section(Instrument::{guideline:?}, {section:?})"
            )?,
            (None, None) => {}
            _ => return Err("duty.toml: a guideline needs a section, and a section one".into()),
        }
        write!(
            citation,
            ".with_verification(Verification::{:?})",
            self.verification
        )?;
        Ok(citation)
    }
}

/// A day as a constant expression; one that the calendar does not have does not compile.
fn date(day: &Datetime) -> Result<String, Box<dyn Error>> {
    match (day.date, day.time) {
        (Some(date), None) => Ok(format!(
            "jiff::civil::date({}, {}, {})",
            date.year, date.month, date.day
        )),
        _ => Err(format!("{day} is no day").into()),
    }
}

fn month_and_day(text: &str) -> Result<String, Box<dyn Error>> {
    let (month, day) = text
        .split_once('-')
        .ok_or_else(|| format!("{text} is no month and day"))?;
    let (month, day): (u8, u8) = (month.parse()?, day.parse()?);
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return Err(format!("{text} is no month and day").into());
    }
    Ok(format!("({month}, {day})"))
}

/// The name of the variant that a code in kebab-case stands for.
fn variant(code: &str) -> Result<String, Box<dyn Error>> {
    let mut name = String::new();
    for word in code.split('-') {
        let mut letters = word.chars();
        match letters.next() {
            Some(first) if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) => {
                name.push(first.to_ascii_uppercase());
                name.push_str(letters.as_str());
            }
            _ => return Err(format!("duty.toml: {code:?} is no code").into()),
        }
    }
    Ok(name)
}

fn unique<'a>(codes: impl Iterator<Item = &'a str>) -> Result<(), Box<dyn Error>> {
    let mut seen = BTreeSet::new();
    for code in codes {
        if !seen.insert(code) {
            return Err(format!("duty.toml: {code} stands twice").into());
        }
    }
    Ok(())
}

/// A text that is not empty.
fn stated(text: &str) -> Result<&str, Box<dyn Error>> {
    if text.trim().is_empty() {
        return Err("rules/law: a heading, title or source is empty".into());
    }
    Ok(text)
}
