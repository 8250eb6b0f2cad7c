//! What the law allows stays silent, and speaks once its condition is denied (`tests/lookalikes.toml`).

use std::collections::{BTreeMap, BTreeSet};

use appi::Provision;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LookAlikes {
    row: Vec<Row>,
    #[serde(default)]
    wrong: Vec<Wrong>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    row: String,
    #[serde(default)]
    silent: Vec<String>,
    #[serde(default)]
    speaks: Vec<Speaks>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Speaks {
    text: String,
    code: Provision,
}

/// A text that was read wrong when it was written. `expected` is its code, or none where the text is
/// to stay silent; `got` is what came instead.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wrong {
    row: String,
    text: String,
    expected: Option<Provision>,
    got: Vec<Provision>,
}

fn look_alikes() -> LookAlikes {
    toml::from_str(include_str!("lookalikes.toml")).unwrap()
}

/// Whether a text says what it should: this code among others, or nothing at all.
fn is_right(text: &str, expected: Option<Provision>) -> bool {
    let classification = appi::classify(text);
    match expected {
        Some(code) => classification.labels().contains(&code.code()),
        None => classification.findings().is_empty(),
    }
}

#[test]
fn a_condition_that_holds_keeps_the_text_silent() {
    let all = look_alikes();
    let texts = all
        .row
        .iter()
        .flat_map(|row| row.silent.iter().map(|text| (&row.row, text)));
    let broken: Vec<_> = texts
        .filter(|(_, text)| !is_right(text, None))
        .map(|(row, text)| format!("{row}: {:?} in {text}", appi::classify(text).labels()))
        .collect();
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn a_condition_that_is_denied_makes_the_text_speak() {
    let all = look_alikes();
    let texts = all
        .row
        .iter()
        .flat_map(|row| row.speaks.iter().map(|speaks| (&row.row, speaks)));
    let broken: Vec<_> = texts
        .filter(|(_, speaks)| !is_right(&speaks.text, Some(speaks.code)))
        .map(|(row, Speaks { text, code })| {
            let labels = appi::classify(text).labels();
            format!("{row}: {labels:?} without {code} in {text}")
        })
        .collect();
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// The texts that are known to be read wrong are told, not hidden; they may become right.
#[test]
fn known_errors_are_counted() {
    let all = look_alikes();
    let (mut silent, mut speaks) = (0, 0);
    for wrong in &all.wrong {
        if is_right(&wrong.text, wrong.expected) {
            println!("right by now, {}: {}", wrong.row, wrong.text);
            continue;
        }
        match wrong.expected {
            None => silent += 1,
            Some(_) => speaks += 1,
        }
        let expected = wrong.expected.map_or("silence", Provision::code);
        let was: Vec<_> = wrong.got.iter().map(|code| code.code()).collect();
        let labels = appi::classify(&wrong.text).labels();
        println!(
            "{}: {labels:?} (was {was:?}), expected {expected}",
            wrong.row
        );
    }
    println!(
        "still wrong: {silent} that should be silent, {speaks} that should speak, of {} listed",
        all.wrong.len()
    );
}

#[test]
fn every_row_has_texts_both_ways_and_no_text_stands_twice() {
    let all = look_alikes();
    let mut ways: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut texts = BTreeSet::new();
    for row in &all.row {
        let held = (row.silent.len(), row.speaks.len());
        assert!(
            ways.insert(&row.row, held).is_none(),
            "{} stands twice",
            row.row
        );
        let speaking = row.speaks.iter().map(|speaks| &speaks.text);
        for text in row.silent.iter().chain(speaking) {
            assert!(texts.insert(text), "twice: {text}");
        }
    }
    for wrong in &all.wrong {
        let (silent, speaks) = ways
            .get_mut(wrong.row.as_str())
            .expect("the row of a wrong text exists");
        match wrong.expected {
            None => *silent += 1,
            Some(_) => *speaks += 1,
        }
        assert!(texts.insert(&wrong.text), "twice: {}", wrong.text);
    }
    for (row, (silent, speaks)) in ways {
        assert!(silent > 0 && speaks > 0, "{row} has texts one way only");
    }
}
