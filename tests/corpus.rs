//! What was learned from the labelled texts of `tests/corpus` stays learned.
//!
//! These scores say nothing of unseen texts; `ACCURACY.md` has those.

use std::collections::BTreeSet;
use std::path::Path;

use appi::Classifier;
use serde_json::Value;

/// File, least micro F1 of the labels, most silent texts with a finding.
const FLOORS: [(&str, f64, usize); 19] = [
    ("part-1.jsonl", 0.98, 2),
    ("part-2.jsonl", 0.97, 1),
    ("part-3.jsonl", 0.98, 1),
    ("own-a.jsonl", 0.96, 1),
    ("own-b.jsonl", 0.98, 1),
    ("own-c.jsonl", 0.98, 1),
    ("own-d.jsonl", 0.91, 1),
    ("own-e.jsonl", 0.97, 1),
    ("own-f.jsonl", 0.98, 1),
    ("own-g.jsonl", 0.94, 3),
    ("own-h.jsonl", 0.97, 1),
    ("own-i.jsonl", 0.96, 2),
    ("own-j.jsonl", 0.95, 3),
    ("own-k.jsonl", 0.94, 1),
    ("own-l.jsonl", 0.9, 2),
    ("own-m.jsonl", 0.96, 1),
    ("own-n.jsonl", 0.92, 3),
    ("own-o.jsonl", 0.86, 2),
    ("own-p.jsonl", 0.94, 4),
];

#[test]
fn learned_texts_stay_learned() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let classifier = Classifier::new().unwrap();
    for (name, least_f1, most_alarms) in FLOORS {
        let (mut right, mut expected, mut given, mut alarms) = (0, 0, 0, 0);
        for line in std::fs::read_to_string(folder.join(name)).unwrap().lines() {
            let line: Value = serde_json::from_str(line).unwrap();
            if line
                .get("disputed")
                .is_some_and(|disputed| !disputed.is_null())
            {
                continue;
            }
            let labels = line["labels"].as_array().unwrap().iter();
            let want: BTreeSet<&str> = labels.map(|label| label.as_str().unwrap()).collect();
            let classification = classifier.classify(line["text"].as_str().unwrap());
            let got = BTreeSet::from_iter(classification.labels());
            right += want.intersection(&got).count();
            expected += want.len();
            given += got.len();
            alarms += usize::from(want.is_empty() && !got.is_empty());
        }
        let f1 = 2.0 * right as f64 / (expected + given) as f64;
        println!("{name}: micro F1 {f1:.3}, {alarms} silent texts with a finding");
        assert!(f1 >= least_f1, "{name}: micro F1 {f1}");
        assert!(
            alarms <= most_alarms,
            "{name}: {alarms} silent texts with a finding"
        );
    }
}
