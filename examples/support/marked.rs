//! Texts in which people marked the parties: `⟦1:株式会社青葉⟧は⟦2=委託先⟧に頼んだ。`, a name behind a colon,
//! another word for a party behind an equals sign.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use appi::{Mark, Role};
use serde_json::Value;

use crate::lines::Lines;

/// A text with its parties.
pub(crate) struct MarkedText {
    pub(crate) text: String,
    pub(crate) marks: Vec<Mark>,
    /// By their numbers.
    pub(crate) roles: BTreeMap<usize, Role>,
    /// The codes of what each failed to do.
    pub(crate) labels: BTreeMap<usize, BTreeSet<String>>,
}

impl MarkedText {
    /// A text in which nothing is to be marked.
    pub(crate) const fn unmarked(text: String) -> Self {
        Self {
            text,
            marks: Vec::new(),
            roles: BTreeMap::new(),
            labels: BTreeMap::new(),
        }
    }
}

/// Reads the texts of a file.
pub(crate) fn read(path: &Path) -> Result<Vec<MarkedText>, String> {
    each_line(path, marked_text)
}

/// Reads the texts of a file in which nothing is marked.
pub(crate) fn plain(path: &Path) -> Result<Vec<String>, String> {
    each_line(path, |line| Some(line.get("text")?.as_str()?.to_owned()))
}

fn each_line<T>(path: &Path, read: impl Fn(&Value) -> Option<T>) -> Result<Vec<T>, String> {
    let wrong = |problem: &dyn std::fmt::Display| format!("{}: {problem}", path.display());
    let file = File::open(path).map_err(|error| wrong(&error))?;
    let mut lines = Lines::new(BufReader::new(file));
    let mut texts = Vec::new();
    while let Some(line) = lines.next_line().map_err(|error| wrong(&error))? {
        let number = line.number;
        let (_, fields) = line.object().map_err(|error| wrong(&error))?;
        let text = read(&fields.into());
        texts.push(text.ok_or_else(|| wrong(&format!("line {number} holds no such text")))?);
    }
    Ok(texts)
}

fn marked_text(line: &Value) -> Option<MarkedText> {
    let mut text = String::new();
    let mut marks = Vec::new();
    let mut rest = line.get("marked")?.as_str()?;
    while let Some((before, inside)) = rest.split_once('⟦') {
        text.push_str(before);
        let (mark, behind) = inside.split_once('⟧')?;
        let (number, word) = mark.split_once([':', '='])?;
        marks.push(Mark {
            range_byte: text.len()..text.len() + word.len(),
            number: number.parse().ok()?,
            is_name: mark[number.len()..].starts_with(':'),
        });
        text.push_str(word);
        rest = behind;
    }
    text.push_str(rest);
    let mut roles = BTreeMap::new();
    let mut labels = BTreeMap::new();
    for (number, party) in line.get("organisations")?.as_object()? {
        let number: usize = number.parse().ok()?;
        roles.insert(number, party.get("role")?.as_str()?.parse().ok()?);
        let codes = party.get("labels")?.as_array()?.iter();
        labels.insert(
            number,
            codes
                .filter_map(|code| Some(code.as_str()?.to_owned()))
                .collect(),
        );
    }
    Some(MarkedText {
        text,
        marks,
        roles,
        labels,
    })
}
