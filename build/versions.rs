//! Reads `rules/law/versions.toml` and `rules/law/powers.toml`, strictly, and writes them as tables.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::Deserialize;
use toml::Spanned;
use toml::value::Datetime;

use crate::law::{Instrument, Provision, Regime, Verification};
use crate::vocabulary::{AuthorityAction, PublicBody};

/// How `bodies` names everybody who is no public body.
const PRIVATE: &str = "private-operator";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Versions {
    checked: Datetime,
    period: Vec<Spanned<Period>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Powers {
    checked: Datetime,
    power: Vec<Spanned<Power>>,
}

#[derive(Deserialize, Clone, Copy, Debug)]
#[serde(rename_all = "kebab-case")]
enum Standing {
    InForce,
    OutsideTheAct,
    NotEncoded,
}

/// A period of provisions or triggers as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Period {
    codes: Vec<String>,
    bodies: Vec<String>,
    standing: Standing,
    from: Datetime,
    until: Option<Datetime>,
    instrument: Option<Instrument>,
    article: Option<String>,
    paragraph: Option<u8>,
    verification: Verification,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Power {
    action: AuthorityAction,
    against: Option<Regime>,
    #[serde(default)]
    my_number: bool,
    from: Option<Datetime>,
    until: Option<Datetime>,
    instrument: Option<Instrument>,
    article: String,
    verification: Verification,
    source: String,
}

type Day = (u16, u8, u8);
/// Where a period was written, and its days.
type Written = (usize, Day, Option<Day>);
/// What is wrong, and at which byte of the file.
pub(crate) type Wrong = (usize, String);

/// What has periods: a provision or a trigger.
pub(crate) struct Item<'a> {
    pub(crate) code: &'a str,
    /// Its value in Rust.
    pub(crate) value: String,
    pub(crate) regime: Regime,
}

impl Item<'_> {
    /// The parties for whom it must have periods. None is bound by what binds everybody.
    fn bodies(&self) -> Vec<Option<PublicBody>> {
        use PublicBody::{
            AssemblyOrCourt, IncorporatedAgency, LocalGovernment, LocalInstitution,
            NationalInstitution, NationalOrgan,
        };
        let operators = [None, Some(NationalInstitution), Some(LocalInstitution)];
        let organs = [NationalOrgan, IncorporatedAgency, LocalGovernment].map(Some);
        let mut bodies = match self.regime {
            Regime::PrivateOperator => operators.to_vec(),
            Regime::AdministrativeOrgan => organs.to_vec(),
            _ => [operators, organs].concat(),
        };
        bodies.push(Some(AssemblyOrCourt));
        bodies
    }
}

/// The tables as Rust.
///
/// # Errors
/// The first thing that is wrong, with file and line.
pub(crate) fn tables(versions: &str, powers: &str) -> Result<String, String> {
    let mut code = String::new();
    periods(versions, &mut code).map_err(|error| at("versions.toml", versions, error))?;
    power_table(powers, &mut code).map_err(|error| at("powers.toml", powers, error))?;
    Ok(code)
}

/// A message with file and line.
pub(crate) fn at(file: &str, text: &str, (byte, problem): Wrong) -> String {
    let before = text.get(..byte).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    format!("rules/law/{file}:{line}: {problem}")
}

fn read<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, Wrong> {
    toml::from_str(text).map_err(|error| {
        (
            error.span().map_or(0, |span| span.start),
            error.message().to_owned(),
        )
    })
}

fn periods(text: &str, code: &mut String) -> Result<(), Wrong> {
    let versions: Versions = read(text)?;
    let provisions: Vec<Item<'_>> = Provision::ALL
        .iter()
        .map(|provision| Item {
            code: provision.code(),
            value: format!("Provision::{provision:?}"),
            regime: provision.regime(),
        })
        .collect();
    let rows = rows(&versions.period, &provisions)?;
    let checked = days(Some(&versions.checked), None).map_err(|problem| (0, problem))?;
    let _ = writeln!(
        code,
        "/// The day on which the periods were last compared with their sources.\n\
         const CHECKED: Date = {};\nstatic PERIODS: &[Row<Provision>] = &[\n{rows}];",
        date(checked.0)
    );
    Ok(())
}

/// Periods as rows in Rust, checked for gaps and for whether every item has some.
pub(crate) fn rows(periods: &[Spanned<Period>], items: &[Item<'_>]) -> Result<String, Wrong> {
    let mut known: BTreeMap<(&str, Option<PublicBody>), Vec<Written>> = BTreeMap::new();
    let mut rows = String::new();
    for spanned in periods {
        let byte = spanned.span().start;
        let period = spanned.get_ref();
        let wrong = |problem: String| (byte, problem);
        let days = days(Some(&period.from), period.until.as_ref()).map_err(wrong)?;
        let bodies = period
            .bodies
            .iter()
            .map(|body| match body.as_str() {
                PRIVATE => Ok(None),
                code => code.parse::<PublicBody>().map(Some),
            })
            .collect::<Result<Vec<_>, _>>()
            .map_err(|error| wrong(error.to_string()))?;
        if bodies.is_empty() || period.source.trim().is_empty() {
            return Err(wrong("`bodies` or `source` is empty".to_owned()));
        }
        if period.instrument.is_some() != period.article.is_some() {
            return Err(wrong(
                "`instrument` and `article` stand together".to_owned(),
            ));
        }
        let citation = match (period.instrument, &period.article) {
            (Some(instrument), Some(article)) => {
                let citation = citation(instrument, article, period.paragraph, period.verification);
                format!("Some({citation})")
            }
            _ => "None".to_owned(),
        };
        for pattern in &period.codes {
            let mut matching = items
                .iter()
                .filter(|item| fits(pattern, item.code))
                .peekable();
            if matching.peek().is_none() {
                return Err(wrong(format!("`{pattern}` is no code")));
            }
            for item in matching {
                for body in &bodies {
                    let (Some(from), until) = days else { continue };
                    let periods = known.entry((item.code, *body)).or_default();
                    periods.push((byte, from, until));
                }
                let _ = writeln!(
                    rows,
                    "Row {{ of: {}, bodies: &{}, period: Period {{ \
                     applicability: Applicability::{:?}, from: {}, until: {}, \
                     citation: {citation}, verification: Verification::{:?}, source: {:?} }} }},",
                    item.value,
                    bodies_in_rust(&bodies),
                    period.standing,
                    date(days.0),
                    optional_date(days.1),
                    period.verification,
                    period.source,
                );
            }
        }
    }
    check(&mut known, items)?;
    Ok(rows)
}

/// Periods of one item and kind of body follow each other, the last is open, and everybody whom the
/// item binds has some.
fn check(
    known: &mut BTreeMap<(&str, Option<PublicBody>), Vec<Written>>,
    items: &[Item<'_>],
) -> Result<(), Wrong> {
    for ((code, body), periods) in known.iter_mut() {
        periods.sort_by_key(|(_, from, _)| *from);
        for pair in periods.windows(2) {
            let (_, _, until) = pair[0];
            let (byte, from, _) = pair[1];
            if until.and_then(next_day) != Some(from) {
                return Err((
                    byte,
                    format!("{code} for {body:?}: the period does not follow the one before"),
                ));
            }
        }
        if let Some((byte, _, Some(_))) = periods.last() {
            return Err((*byte, format!("{code} for {body:?}: the last period ends")));
        }
    }
    for item in items {
        for body in item.bodies() {
            if !known.contains_key(&(item.code, body)) {
                return Err((0, format!("{} has no period for {body:?}", item.code)));
            }
        }
    }
    Ok(())
}

fn power_table(text: &str, code: &mut String) -> Result<(), Wrong> {
    let powers: Powers = read(text)?;
    days(Some(&powers.checked), None).map_err(|problem| (0, problem))?;
    let _ = writeln!(code, "static POWERS: &[Power] = &[");
    for spanned in &powers.power {
        let byte = spanned.span().start;
        let power = spanned.get_ref();
        if power.against.is_some() == power.my_number || power.source.trim().is_empty() {
            return Err((
                byte,
                "a power is `against` a regime or `my-number`, and has a source".to_owned(),
            ));
        }
        let days =
            days(power.from.as_ref(), power.until.as_ref()).map_err(|problem| (byte, problem))?;
        let of_the_act = if power.my_number {
            Instrument::MyNumberAct
        } else {
            Instrument::Act
        };
        let against = match power.against {
            Some(regime) => format!("Some(Regime::{regime:?})"),
            None => "None".to_owned(),
        };
        let _ = writeln!(
            code,
            "Power {{ action: AuthorityAction::{:?}, against: {against}, from: {}, until: {}, \
             citation: {} }},",
            power.action,
            optional_date(days.0),
            optional_date(days.1),
            citation(
                power.instrument.unwrap_or(of_the_act),
                &power.article,
                None,
                power.verification
            ),
        );
    }
    code.push_str("];\n");
    Ok(())
}

/// Whether a code is the one named, or begins with what ends in `*`.
fn fits(pattern: &str, code: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(beginning) => code.starts_with(beginning),
        None => code == pattern,
    }
}

/// Whole days in order.
fn days(
    from: Option<&Datetime>,
    until: Option<&Datetime>,
) -> Result<(Option<Day>, Option<Day>), String> {
    let day = |datetime: &Datetime| match (datetime.date, datetime.time) {
        (Some(date), None) => Ok((date.year, date.month, date.day)),
        _ => Err(format!("`{datetime}` is no day")),
    };
    let from = from.map(day).transpose()?;
    let until = until.map(day).transpose()?;
    match (from, until) {
        (Some(from), Some(until)) if until < from => Err("it ends before it begins".to_owned()),
        _ => Ok((from, until)),
    }
}

/// The day after the last of a month; periods of law end with a month.
fn next_day((year, month, day): Day) -> Option<Day> {
    let last = match month {
        4 | 6 | 9 | 11 => 30,
        2 => return None,
        _ => 31,
    };
    match (day == last, month) {
        (true, 12) => Some((year + 1, 1, 1)),
        (true, _) => Some((year, month + 1, 1)),
        (false, _) => Some((year, month, day + 1)),
    }
}

fn date(day: Option<Day>) -> String {
    let (year, month, day) = day.unwrap_or((1, 1, 1));
    format!("jiff::civil::date({year}, {month}, {day})")
}

fn optional_date(day: Option<Day>) -> String {
    match day {
        Some(_) => format!("Some({})", date(day)),
        None => "None".to_owned(),
    }
}

fn bodies_in_rust(bodies: &[Option<PublicBody>]) -> String {
    let bodies: Vec<String> = bodies
        .iter()
        .map(|body| match body {
            Some(body) => format!("Some(PublicBody::{body:?})"),
            None => "None".to_owned(),
        })
        .collect();
    format!("[{}]", bodies.join(", "))
}

fn citation(
    instrument: Instrument,
    article: &str,
    paragraph: Option<u8>,
    verification: Verification,
) -> String {
    let paragraph = match paragraph {
        Some(paragraph) => format!(".with_paragraph({paragraph})"),
        None => String::new(),
    };
    format!(
        "Citation::article_of(Instrument::{instrument:?}, {article:?}){paragraph}\
         .with_verification(Verification::{verification:?})"
    )
}
