//! Reads `rules/gate.txt`, strictly.

use std::collections::BTreeSet;

use unicode_normalization::is_nfkc;

use crate::rule::Gate;

/// The gate.
///
/// # Errors
/// The first thing that is wrong, with file and line.
pub(crate) fn gate(text: &str) -> Result<Gate, String> {
    let mut words = BTreeSet::new();
    let lines = (1..).zip(text.lines());
    for (number, line) in lines.filter(|(_, line)| !line.starts_with('#')) {
        for word in line.split_whitespace() {
            let problem = if word.chars().nth(1).is_none() {
                "is too short"
            } else if !is_nfkc(word) {
                "is not in normal form"
            } else if !words.insert(word.to_owned()) {
                "stands twice"
            } else {
                continue;
            };
            return Err(format!("rules/gate.txt:{number}: {word} {problem}"));
        }
    }
    let words: Vec<String> = words.into_iter().collect();
    Gate::build(&words).map_err(|error| format!("rules/gate.txt: {error}"))
}
