//! The answers held against the authority's own findings, where those documents are at hand.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use appi::{Classification, Classifier, HarmStatus};
use serde_json::Value;

/// The lines of a file of gold documents; none, said aloud, where they are not at hand.
fn gold(name: &str) -> Vec<Value> {
    let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../shared/gold")
        .join(name);
    match std::fs::read_to_string(&path) {
        Ok(text) => text
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect(),
        Err(_) => {
            println!("skipped: {name} is not at hand");
            Vec::new()
        }
    }
}

fn strings(value: &Value) -> BTreeSet<String> {
    let list = value.as_array().into_iter().flatten();
    list.map(|item| item.as_str().unwrap().to_owned()).collect()
}

fn labels(classification: &Classification) -> BTreeSet<String> {
    classification
        .labels()
        .into_iter()
        .map(str::to_owned)
        .collect()
}

/// Micro F1 over pairs of expected and given sets.
fn micro_f1(pairs: impl Iterator<Item = (BTreeSet<String>, BTreeSet<String>)>) -> f64 {
    let (mut right, mut expected, mut given) = (0, 0, 0);
    for (want, got) in pairs {
        right += want.intersection(&got).count();
        expected += want.len();
        given += got.len();
    }
    2.0 * right as f64 / (expected + given) as f64
}

fn classify(line: &Value) -> Classification {
    let hypothetical = line["hypothetical"] == true;
    let classifier = Classifier::builder()
        .hypothetical_as_fact(hypothetical)
        .build()
        .unwrap();
    classifier.classify(line["text"].as_str().unwrap())
}

fn label_f1(lines: &[Value], keep: impl Fn(&Value) -> bool) -> f64 {
    let kept = lines.iter().filter(|line| keep(line));
    micro_f1(kept.map(|line| (strings(&line["labels"]), labels(&classify(line)))))
}

fn harms(line: &Value) -> BTreeSet<String> {
    let list = line["harms"].as_array().into_iter().flatten();
    list.map(|harm| {
        let status = if harm["possible"] == true {
            "possible"
        } else {
            "occurred"
        };
        format!("{} {status}", harm["kind"].as_str().unwrap())
    })
    .collect()
}

fn read_harms(classification: &Classification) -> BTreeSet<String> {
    let harms = classification.facts().harms().iter();
    harms
        .filter(|harm| harm.status() != HarmStatus::Denied)
        .map(|harm| format!("{} {}", harm.kind(), harm.status()))
        .collect()
}

fn read_attacks(classification: &Classification) -> BTreeSet<String> {
    classification
        .facts()
        .attacks()
        .iter()
        .map(ToString::to_string)
        .collect()
}

#[test]
fn the_commissions_cases_are_found() {
    let lines = gold("ppc-2025q2.jsonl");
    if lines.is_empty() {
        return;
    }
    let private = label_f1(&lines, |line| line["regime"] == "private-operator");
    let organs = label_f1(&lines, |line| line["regime"] == "administrative-organ");
    // The file labels attacks through a network alone: what it never labels it does not measure.
    let kinds: BTreeSet<String> = lines
        .iter()
        .flat_map(|line| strings(&line["attacks"]))
        .collect();
    let attacks = micro_f1(lines.iter().map(|line| {
        let read = read_attacks(&classify(line));
        (
            strings(&line["attacks"]),
            read.intersection(&kinds).cloned().collect(),
        )
    }));
    let harms = micro_f1(
        lines
            .iter()
            .map(|line| (harms(line), read_harms(&classify(line)))),
    );
    println!("private {private:.3}, organs {organs:.3}, attacks {attacks:.3}, harms {harms:.3}");
    assert!(private >= 0.88, "private operators: {private}");
    assert!(organs >= 0.80, "administrative organs: {organs}");
    assert!(attacks >= 0.95, "attacks: {attacks}");
    assert!(harms >= 0.95, "harms: {harms}");
}

#[test]
fn damage_by_pdf_extraction_changes_nothing() {
    let clean = gold("ppc-2025q2.jsonl");
    let raw = gold("ppc-2025q2-raw.jsonl");
    let mut different = Vec::new();
    for (clean, raw) in clean.iter().zip(&raw) {
        if labels(&classify(clean)) != labels(&classify(raw)) {
            different.push(raw["id"].to_string());
        }
    }
    println!("{} of {} differ: {different:?}", different.len(), raw.len());
    assert!(different.len() <= 2, "{different:?}");
}

#[test]
fn the_law_itself_is_no_incident() {
    let lines = gold("negatives-law.jsonl");
    let loud: Vec<String> = lines
        .iter()
        .filter(|line| !classify(line).findings().is_empty())
        .map(|line| line["id"].to_string())
        .collect();
    println!("{} of {} speak: {loud:?}", loud.len(), lines.len());
    assert!(loud.len() <= 2, "{loud:?}");
}
