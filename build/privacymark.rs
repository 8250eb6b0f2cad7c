//! Reads `rules/law/privacymark.toml`, strictly, and writes it as tables.

use std::fmt::{Debug, Display, Write};
use std::str::FromStr;

use serde::Deserialize;
use toml::Spanned;

use crate::law::{Provision, Verification};
use crate::terms::{JipdecCause, PrivacyMarkEvent, ReportFormCause};
use crate::vocabulary::{Attack, Circumstance, HarmKind};

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Classes {
    #[allow(dead_code)] // For whoever reads the file.
    checked: toml::value::Datetime,
    event: Vec<Spanned<Class>>,
    jipdec_cause: Vec<Spanned<Class>>,
    report_form_cause: Vec<Spanned<Class>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Class {
    code: String,
    verification: Verification,
    source: String,
    #[serde(default)]
    rest: bool,
    #[serde(default)]
    harms: Vec<HarmKind>,
    #[serde(default)]
    attacks: Vec<Attack>,
    #[serde(default)]
    provisions: Vec<Provision>,
    #[serde(default)]
    circumstances: Vec<Circumstance>,
    #[serde(default)]
    unless: Vec<Circumstance>,
}

/// The tables as Rust.
///
/// # Errors
/// The first thing that is wrong, with file and line.
pub(crate) fn tables(text: &str) -> Result<String, String> {
    let read: Classes = toml::from_str(text).map_err(|error| {
        at(
            text,
            error.span().map_or(0, |span| span.start),
            error.message(),
        )
    })?;
    let mut code = String::new();
    write(
        text,
        &mut code,
        "EVENTS",
        "PrivacyMarkEvent",
        &read.event,
        PrivacyMarkEvent::ALL,
    )?;
    write(
        text,
        &mut code,
        "JIPDEC_CAUSES",
        "JipdecCause",
        &read.jipdec_cause,
        JipdecCause::ALL,
    )?;
    write(
        text,
        &mut code,
        "REPORT_FORM_CAUSES",
        "ReportFormCause",
        &read.report_form_cause,
        ReportFormCause::ALL,
    )?;
    Ok(code)
}

fn at(text: &str, byte: usize, problem: impl Display) -> String {
    let before = text.get(..byte).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    format!("rules/law/privacymark.toml:{line}: {problem}")
}

fn write<T>(
    text: &str,
    code: &mut String,
    table: &str,
    name: &str,
    classes: &[Spanned<Class>],
    all: &[T],
) -> Result<(), String>
where
    T: FromStr<Err: Display> + Debug + PartialEq,
{
    let mut known: Vec<T> = Vec::new();
    let _ = writeln!(code, "static {table}: &[Class<{name}>] = &[");
    for spanned in classes {
        let byte = spanned.span().start;
        let class = spanned.get_ref();
        let term: T = class.code.parse().map_err(|error| at(text, byte, error))?;
        if known.contains(&term) || class.source.trim().is_empty() {
            return Err(at(text, byte, "a class stands once and has a source"));
        }
        let _ = writeln!(
            code,
            "Class {{ class: {name}::{term:?}, verification: Verification::{:?}, is_rest: {}, \
             harms: &[{}], attacks: &[{}], provisions: &[{}], circumstances: &[{}], \
             unless: &[{}] }},",
            class.verification,
            class.rest,
            variants("HarmKind", &class.harms),
            variants("Attack", &class.attacks),
            variants("Provision", &class.provisions),
            variants("Circumstance", &class.circumstances),
            variants("Circumstance", &class.unless),
        );
        known.push(term);
    }
    code.push_str("];\n");
    match all.iter().find(|term| !known.contains(term)) {
        Some(missing) => Err(at(text, 0, format_args!("{missing:?} is missing"))),
        None => Ok(()),
    }
}

fn variants<T: Debug>(name: &str, items: &[T]) -> String {
    let items: Vec<String> = items
        .iter()
        .map(|item| format!("{name}::{item:?}"))
        .collect();
    items.join(", ")
}
