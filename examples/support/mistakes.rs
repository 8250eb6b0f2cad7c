//! The texts that were not read as expected, without their words.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use crate::gold::{Case, Codes, LABELS, Reading, SETS, VALUES};

/// What differs between the expected and the answered reading of one text.
pub(crate) struct Mistake<'a> {
    place: String,
    case: &'a Case,
    sets: Vec<(&'static str, &'a Codes, &'a Codes)>,
    values: Vec<(&'static str, &'a str, &'a str)>,
}

impl<'a> Mistake<'a> {
    /// Compares the labels and, `with_facts`, the facts; `None` where nothing differs.
    pub(crate) fn find(
        file: &str,
        case: &'a Case,
        got: &'a Reading,
        with_facts: bool,
    ) -> Option<Self> {
        let mut mistake = Self {
            place: format!("{file}:{}", case.line),
            case,
            sets: Vec::new(),
            values: Vec::new(),
        };
        for name in SETS {
            match case.expected.sets.get(name) {
                Some(expected) if with_facts || name == LABELS => {
                    mistake.sets.push((name, expected, &got.sets[name]));
                }
                _ => {}
            }
        }
        for name in VALUES.into_iter().filter(|_| with_facts) {
            if let Some(expected) = case.expected.values.get(name) {
                mistake.values.push((name, expected, &got.values[name]));
            }
        }
        mistake.sets.retain(|(_, expected, got)| expected != got);
        mistake.values.retain(|(_, expected, got)| expected != got);
        let exact = mistake.sets.is_empty() && mistake.values.is_empty();
        (!exact).then_some(mistake)
    }

    pub(crate) fn write(&self, output: &mut impl Write) -> io::Result<()> {
        let id = match &self.case.id {
            Some(Value::String(id)) => id.clone(),
            Some(id) => id.to_string(),
            None => "(no id)".to_owned(),
        };
        writeln!(output, "{}  {id}", self.place)?;
        for (name, expected, got) in &self.sets {
            writeln!(output, "  {name}")?;
            writeln!(output, "    expected  {}", list(expected.iter()))?;
            writeln!(output, "    got       {}", list(got.iter()))?;
            writeln!(output, "    missing   {}", list(expected.difference(got)))?;
            writeln!(output, "    extra     {}", list(got.difference(expected)))?;
        }
        for (name, expected, got) in &self.values {
            let name = name.replace('_', " ");
            writeln!(output, "  {name}: expected {expected}, got {got}")?;
        }
        Ok(())
    }

    pub(crate) fn to_json(&self) -> Value {
        let mut differences = Map::new();
        for (name, expected, got) in &self.sets {
            let missing: Vec<&String> = expected.difference(got).collect();
            let extra: Vec<&String> = got.difference(expected).collect();
            let difference =
                json!({ "expected": expected, "got": got, "missing": missing, "extra": extra });
            differences.insert((*name).to_owned(), difference);
        }
        for (name, expected, got) in &self.values {
            let difference = json!({ "expected": expected, "got": got });
            differences.insert((*name).to_owned(), difference);
        }
        json!({ "place": self.place, "id": self.case.id, "differences": differences })
    }
}

fn list<'a>(codes: impl Iterator<Item = &'a String>) -> String {
    let codes: Vec<&str> = codes.map(String::as_str).collect();
    match codes.is_empty() {
        true => "-".to_owned(),
        false => codes.join(", "),
    }
}
