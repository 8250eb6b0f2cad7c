//! Rule files as they are written: strict, and every error says where.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use super::{Names, Party, Strength};

/// A rule file that cannot be used: which file, which line, which key, and what is wrong.
///
/// It arises only when rules are loaded, never from a text that is classified.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {key}: {problem}")]
pub struct RuleError {
    file: String,
    line: usize,
    key: String,
    problem: String,
}

impl RuleError {
    /// The name of the file, as the caller gave it.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The line, counted from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.line
    }

    /// The key, concept or rule that is wrong.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }
}

/// A rule file with its name, which errors repeat.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RuleFile<'a> {
    pub(crate) name: &'a str,
    pub(crate) text: &'a str,
}

/// What a rule file may hold.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Source {
    /// Groups of spellings that are one thing.
    #[serde(default)]
    pub(super) spelling: Vec<Spanned<Vec<String>>>,
    #[serde(default)]
    pub(super) concept: BTreeMap<Spanned<String>, ConceptSource>,
    #[serde(default)]
    pub(super) rule: Vec<Spanned<RuleSource>>,
    #[serde(default)]
    pub(super) attribution: Vec<AttributionSource>,
    #[serde(default)]
    pub(super) names: Names,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct AttributionSource {
    pub(super) role: Spanned<String>,
    pub(super) deed_of: Party,
    pub(super) given: Option<Spanned<String>>,
    pub(super) from: Spanned<String>,
    pub(super) becomes: Option<Spanned<String>>,
    /// One sentence of why the law sees it so.
    pub(super) reason: Spanned<String>,
}

/// Whether a concept is denied and asserted, or just there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Kind {
    Thing,
    Deed,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ConceptSource {
    /// One sentence of what it means, for whoever adds to it.
    pub(super) meaning: Spanned<String>,
    pub(super) kind: Kind,
    /// Ways to say it, in dictionary form; `…` stands for a gap of a few words.
    #[serde(default)]
    pub(super) expressions: Vec<Spanned<String>>,
    /// Concepts whose expressions belong to this one too.
    #[serde(default)]
    pub(super) includes: Vec<Spanned<String>>,
    /// Longer expressions inside which a hit does not count.
    #[serde(default)]
    pub(super) except: Vec<Spanned<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RuleSource {
    pub(super) id: Spanned<String>,
    /// Codes of the provisions, one for each kind of party that they bind.
    pub(super) codes: Option<Vec<Spanned<String>>>,
    pub(super) attack: Option<Spanned<String>>,
    pub(super) cause: Option<Spanned<String>>,
    pub(super) harm: Option<Spanned<String>>,
    pub(super) data: Option<Spanned<String>>,
    /// What decides whether it must be reported.
    pub(super) circumstance: Option<Spanned<String>>,
    pub(super) role: Option<Spanned<String>>,
    pub(super) regime: Option<Spanned<String>>,
    /// Why it is not decided which regime binds.
    pub(super) dispute: Option<Spanned<String>>,
    /// The kind of public body.
    pub(super) body: Option<Spanned<String>>,
    /// What the authority did.
    pub(super) action: Option<Spanned<String>>,
    /// The limb of Article 25.
    pub(super) limb: Option<Spanned<String>>,
    /// Whether the text itself names the provision as breached.
    #[serde(default)]
    pub(super) cited: bool,
    /// Whether what it shows is no more than a possibility, however factual the words.
    #[serde(default)]
    pub(super) doubtful: bool,
    /// Whether what it shows happened, though its words deny something else.
    #[serde(default)]
    pub(super) happened: bool,
    pub(super) strength: Strength,
    /// The provision that the rule applies, in words; required where `codes` stands.
    pub(super) citation: Option<Spanned<String>>,
    /// One sentence of why the law sees it so.
    pub(super) reason: Spanned<String>,
    pub(super) when: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) unless: Vec<Spanned<String>>,
    /// Texts that fire it.
    pub(super) fires: Vec<Spanned<String>>,
    /// Texts that leave it silent.
    pub(super) silent: Vec<Spanned<String>>,
}

impl RuleFile<'_> {
    /// Reads the file.
    pub(super) fn read(&self) -> Result<Source, RuleError> {
        toml::from_str(self.text).map_err(|error| {
            let span = error.span().unwrap_or(0..0);
            self.error(span.clone(), self.key_at(span.start), error.message())
        })
    }

    /// An error at a place of this file, in bytes.
    pub(super) fn error(
        &self,
        span_byte: Range<usize>,
        key: impl Into<String>,
        problem: impl ToString,
    ) -> RuleError {
        let before = self.text.get(..span_byte.start).unwrap_or(self.text);
        RuleError {
            file: self.name.to_owned(),
            line: before.matches('\n').count() + 1,
            key: key.into(),
            problem: problem.to_string(),
        }
    }

    /// The first word of the line that holds a byte: the key that stands there.
    fn key_at(&self, byte: usize) -> String {
        let start = self
            .text
            .get(..byte)
            .and_then(|text| text.rfind('\n'))
            .map_or(0, |at| at + 1);
        let line = self
            .text
            .get(start..)
            .unwrap_or("")
            .lines()
            .next()
            .unwrap_or("");
        line.split(['=', ' ']).next().unwrap_or("").to_owned()
    }
}
