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

fn read_causes(classification: &Classification) -> BTreeSet<String> {
    let causes = classification.facts().causes().iter();
    causes.map(ToString::to_string).collect()
}

/// The labels of each party, by its role.
fn parties(line: &Value) -> BTreeSet<String> {
    let parties = line["parties"].as_array().into_iter().flatten();
    parties
        .flat_map(|party| {
            let role = party["role"].as_str().unwrap_or("none").to_owned();
            let codes = strings(&party["labels"]).into_iter();
            codes.map(move |code| format!("{role} {code}"))
        })
        .collect()
}

/// Micro F1 of facts. What a file never labels it does not measure: the Commission's cases label
/// attacks through a network alone.
fn measured(
    lines: &[Value],
    field: &str,
    read: impl Fn(&Classification) -> BTreeSet<String>,
) -> f64 {
    let labelled: Vec<&Value> = lines.iter().filter(|line| line[field].is_array()).collect();
    let kinds: BTreeSet<String> = labelled
        .iter()
        .flat_map(|line| strings(&line[field]))
        .collect();
    micro_f1(labelled.iter().map(|line| {
        let read = read(&classify(line));
        let read = read.intersection(&kinds).cloned().collect();
        (strings(&line[field]), read)
    }))
}

/// The share of lines of which something holds.
fn share(lines: &[Value], holds: impl Fn(&Value) -> bool) -> f64 {
    lines.iter().filter(|line| holds(line)).count() as f64 / lines.len() as f64
}

#[test]
fn the_commissions_cases_are_found() {
    let lines = gold("ppc-2025q2.jsonl");
    if lines.is_empty() {
        return;
    }
    let private = label_f1(&lines, |line| line["regime"] == "private-operator");
    let organs = label_f1(&lines, |line| line["regime"] == "administrative-organ");
    let attacks = measured(&lines, "attacks", read_attacks);
    let harms = micro_f1(
        lines
            .iter()
            .map(|line| (harms(line), read_harms(&classify(line)))),
    );
    let causes = measured(&lines, "causes", read_causes);
    let role = share(&lines, |line| {
        classify(line).facts().role().to_string() == line["role"].as_str().unwrap_or("none")
    });
    let of_private: Vec<Value> = lines
        .iter()
        .filter(|line| line["regime"] == "private-operator")
        .cloned()
        .collect();
    let exact = share(&of_private, |line| {
        strings(&line["labels"]) == labels(&classify(line))
    });
    println!(
        "private {private:.3} (exact {exact:.3}), organs {organs:.3}, attacks {attacks:.3}, harms \
         {harms:.3}, causes {causes:.3}, role {role:.3}"
    );
    assert!(private >= 0.92, "private operators: {private}");
    assert!(exact >= 0.84, "private operators, exact: {exact}");
    assert!(organs >= 0.90, "administrative organs: {organs}");
    assert!(attacks >= 0.97, "attacks: {attacks}");
    assert!(harms >= 0.98, "harms: {harms}");
    assert!(causes >= 0.80, "causes: {causes}");
    assert!(role >= 0.95, "role: {role}");
}

/// The Commission's own table: how many of the private operators it found to have breached what.
const COUNTS: [(&str, usize); 11] = [
    ("23/10-3(2)", 2),
    ("23/10-3(3)", 1),
    ("23/10-3(4)", 1),
    ("23/10-3(5)", 1),
    ("23/10-4", 2),
    ("23/10-6(1)", 2),
    ("23/10-6(2)", 18),
    ("23/10-6(3)", 29),
    ("23/10-6(4)", 6),
    ("25", 3),
    ("27(1)", 3),
];
/// The cells that may differ, and by how much.
const LOOSE: [&str; 3] = ["23/10-6(2)", "23/10-6(3)", "23/10-6(4)"];
const LOOSENESS: usize = 3;

#[test]
fn the_commissions_table_is_counted_again() {
    let lines = gold("ppc-2025q2.jsonl");
    if lines.is_empty() {
        return;
    }
    let read: Vec<Classification> = lines.iter().map(classify).collect();
    let mut wrong = Vec::new();
    for (code, expected) in COUNTS {
        let counted = read
            .iter()
            .filter(|classification| classification.labels().contains(&code))
            .count();
        let loose = if LOOSE.contains(&code) { LOOSENESS } else { 0 };
        println!("{code}: {counted} of {expected}");
        if counted.abs_diff(expected) > loose {
            wrong.push(format!("{code}: {counted} instead of {expected}"));
        }
    }
    let ransomware = read
        .iter()
        .filter(|read| read_attacks(read).contains("ransomware"))
        .count();
    if ransomware != 22 {
        wrong.push(format!("ransomware: {ransomware} instead of 22"));
    }
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn the_commissions_actions_are_read() {
    let lines = gold("ppc-actions.jsonl");
    if lines.is_empty() {
        return;
    }
    for (kind, least) in [("findings", 0.95), ("facts", 0.65)] {
        let union = label_f1(&lines, |line| line["kind"] == kind);
        println!("{kind}: {union:.3}");
        assert!(union >= least, "{kind}: {union}");
    }
    let stated = lines.iter().filter(|line| line["kind"] == "findings");
    let by_party = micro_f1(stated.map(|line| {
        let classification = classify(line);
        let read = classification
            .findings()
            .iter()
            .map(|finding| format!("{} {}", finding.role(), finding.provision()));
        (parties(line), read.collect())
    }));
    println!("findings by party: {by_party:.3}");
    assert!(by_party >= 0.95, "findings by party: {by_party}");
}

#[test]
fn the_guidelines_examples_are_read() {
    let lines = gold("guideline-examples.jsonl");
    if lines.is_empty() {
        return;
    }
    let labelled = label_f1(&lines, |line| line["labels"].is_array());
    let with_harms = lines.iter().filter(|line| line["harms"].is_array());
    let harmed = micro_f1(with_harms.map(|line| (harms(line), read_harms(&classify(line)))));
    println!("labels {labelled:.3}, harms {harmed:.3}");
    assert!(labelled >= 0.90, "labels: {labelled}");
    assert!(harmed >= 0.90, "harms: {harmed}");
}

#[test]
fn press_releases_are_read() {
    let lines = gold("press-releases.jsonl");
    if lines.is_empty() {
        return;
    }
    let attacks = measured(&lines, "attacks", read_attacks);
    let harmed = micro_f1(
        lines
            .iter()
            .map(|line| (harms(line), read_harms(&classify(line)))),
    );
    let counted = share(&lines, |line| {
        let read = classify(line);
        let persons = read.facts().headcount().map(|count| count.persons());
        persons == line["headcount"].as_u64()
    });
    let regime = share(&lines, |line| {
        classify(line).facts().regime().to_string() == line["regime"].as_str().unwrap_or_default()
    });
    println!(
        "attacks {attacks:.3}, harms {harmed:.3}, head count {counted:.3}, regime {regime:.3}"
    );
    assert!(attacks >= 0.90, "attacks: {attacks}");
    assert!(harmed >= 0.90, "harms: {harmed}");
    assert!(counted >= 0.90, "head count: {counted}");
    assert!(regime >= 0.95, "regime: {regime}");
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
    assert!(loud.is_empty(), "{loud:?}");
}
