//! Reads `rules/law/explain.toml`, strictly, and writes it as a table.

use std::collections::BTreeSet;
use std::fmt::Write;

use serde::Deserialize;
use toml::Spanned;

use crate::law::Provision;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Explanations {
    explanation: Vec<Spanned<Explanation>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Explanation {
    code: String,
    japanese: Vec<String>,
    english: Vec<String>,
}

/// The table as Rust. Every provision and each of the `triggers` has an entry, and nothing else.
///
/// # Errors
/// The first thing that is wrong, with file and line.
pub(crate) fn table(text: &str, triggers: &[String]) -> Result<String, String> {
    let at = |byte: usize, problem: &dyn std::fmt::Display| {
        let before = text.get(..byte).unwrap_or(text);
        let line = before.matches('\n').count() + 1;
        format!("rules/law/explain.toml:{line}: {problem}")
    };
    let read: Explanations = toml::from_str(text)
        .map_err(|error| at(error.span().map_or(0, |span| span.start), &error.message()))?;
    let provisions = Provision::ALL.iter().map(|provision| provision.code());
    let all: BTreeSet<&str> = provisions
        .chain(triggers.iter().map(String::as_str))
        .collect();
    let mut missing = all.clone();
    let mut table = "static TYPICAL_FACTS: &[TypicalFacts] = &[\n".to_owned();
    for spanned in &read.explanation {
        let byte = spanned.span().start;
        let Explanation {
            code,
            japanese,
            english,
        } = spanned.get_ref();
        if !missing.remove(code.as_str()) {
            let problem = if all.contains(code.as_str()) {
                "is explained twice"
            } else {
                "is no code"
            };
            return Err(at(byte, &format_args!("`{code}` {problem}")));
        }
        let is_empty = japanese
            .iter()
            .chain(english)
            .any(|fact| fact.trim().is_empty());
        if is_empty || japanese.is_empty() || japanese.len() != english.len() {
            return Err(at(
                byte,
                &"each fact stands in Japanese and in English, and none is empty",
            ));
        }
        let _ = writeln!(
            table,
            "TypicalFacts {{ code: {code:?}, japanese: &{japanese:?}, english: &{english:?} }},"
        );
    }
    if let Some(code) = missing.first() {
        return Err(at(0, &format_args!("`{code}` is not explained")));
    }
    table.push_str("];\n");
    Ok(table)
}
