//! `evaluate`: labelled texts in, measures out.

use appi::{Classifier, classify};
use serde_json::{Value, json};

use crate::{Folder, SILENT, TELLING, run, status, stderr, stdout};

/// Runs `evaluate` and reads the object that it prints.
fn evaluate(arguments: &[&str]) -> Value {
    let output = run("evaluate", arguments, "");
    assert_eq!((status(&output), stderr(&output)), (Some(0), ""));
    serde_json::from_str(stdout(&output)).unwrap()
}

#[test]
fn evaluate_counts_labels_as_by_hand() {
    let found = classify(TELLING).labels();
    let count = found.len();
    assert!(count > 0 && !found.contains(&"22") && classify(SILENT).labels().is_empty());
    let folder = Folder::new();
    let gold = folder.lines(
        "gold.jsonl",
        &[
            json!({ "id": "right", "text": TELLING, "labels": found }),
            json!({ "id": "false alarm", "text": TELLING, "labels": [] }),
            json!({ "id": 3, "text": SILENT, "labels": ["22"] }),
            json!({ "text": SILENT, "labels": [] }),
            json!({ "text": TELLING }),
            json!({ "text": TELLING, "labels": [], "disputed": ["22"] }),
        ],
    );
    let result = evaluate(&[&gold, "--json", "--errors"]);
    let report = &result["reports"][0];
    assert_eq!(result["reports"].as_array().unwrap().len(), 1);
    assert_eq!([&report["texts"], &report["left_out"]], [5, 1]);
    assert_eq!(
        report["false_alarms"],
        json!({ "count": 1, "of": 2, "share": 0.5 })
    );
    let labels = &report["labels"];
    assert_eq!(labels["texts"], 4);
    assert_eq!(
        labels["exact_match"],
        json!({ "count": 2, "of": 4, "share": 0.5 })
    );
    for code in &found {
        let expected = json!({ "support": 1, "predicted": 2, "true_positives": 1,
            "precision": 0.5, "recall": 1.0, "f1": 2.0 / 3.0 });
        assert_near(&labels["codes"][code], &expected);
    }
    let missed = json!({ "support": 1, "predicted": 0, "true_positives": 0,
        "precision": null, "recall": 0.0, "f1": 0.0 });
    assert_near(&labels["codes"]["22"], &missed);
    let c = count as f64;
    let micro = json!({ "support": count + 1, "predicted": 2 * count, "true_positives": count,
        "precision": 0.5, "recall": c / (c + 1.0), "f1": 2.0 * c / (3.0 * c + 1.0) });
    assert_near(&labels["micro"], &micro);
    assert_near(&labels["macro_f1"], &json!(2.0 / 3.0 * c / (c + 1.0)));

    let errors = result["errors"].as_array().unwrap();
    assert_eq!(errors.len(), 2);
    let extra = json!({ "expected": [], "got": found, "missing": [], "extra": found });
    assert_eq!(errors[0]["differences"], json!({ "labels": extra }));
    assert_eq!(errors[1]["id"], 3);
    assert_eq!(errors[1]["place"], format!("{gold}:3"));
    assert_eq!(errors[1]["differences"]["labels"]["missing"], json!(["22"]));

    let table = run("evaluate", &[&gold, "--errors"], "");
    assert!(stdout(&table).contains("exact match       0.500  (2 of 4)"));
    assert!(stdout(&table).contains("1 of 2 texts without labels"));
    assert!(stdout(&table).contains("false alarm") && !stdout(&table).contains("VPN"));
}

/// Compares numbers up to what printing and reading may change.
fn assert_near(got: &Value, expected: &Value) {
    match (got, expected) {
        (Value::Object(got), Value::Object(expected)) => {
            assert_eq!(got.len(), expected.len());
            got.iter()
                .for_each(|(name, value)| assert_near(value, &expected[name]));
        }
        (Value::Number(got), Value::Number(expected)) => {
            let difference = got.as_f64().unwrap() - expected.as_f64().unwrap();
            assert!(difference.abs() < 1e-12, "{got} is not {expected}");
        }
        _ => assert_eq!(got, expected),
    }
}

#[test]
fn evaluate_scores_a_fact_only_where_a_line_has_it() {
    let supposing = Classifier::builder()
        .hypothetical_as_fact(true)
        .build()
        .unwrap();
    let supposed = "VPN機器の更新を怠り、ランサムウェアに感染した場合。";
    let supposed_labels = supposing.classify(supposed).labels();
    let folder = Folder::new();
    let leakage = json!([{ "kind": "leakage", "possible": true }]);
    let denied = json!([{ "kind": "leakage", "status": "denied" }]);
    let first = folder.lines(
        "first.jsonl",
        &[
            json!({ "text": SILENT, "role": "none", "regime": "undetermined", "harms": leakage }),
            json!({ "text": SILENT, "role": "consignor", "regime": "private-operator",
                "headcount": 5, "harms": denied, "kind": "a" }),
            json!({ "text": SILENT, "headcount": null, "my_number": false, "attacks": [] }),
            json!({ "text": SILENT, "headcount": null, "my_number": true, "causes": ["weak-credentials"] }),
        ],
    );
    let line = json!({ "text": supposed, "labels": supposed_labels, "hypothetical": true });
    let second = folder.lines("second.jsonl", &[line]);
    let result = evaluate(&["--json", "--errors", "--facts", &first, &second]);
    let half = json!({ "count": 1, "of": 2, "share": 0.5 });
    let reports = result["reports"].as_array().unwrap();
    let named: Vec<(&Value, &str)> = reports
        .iter()
        .map(|report| (&report["file"], report["group"].as_str().unwrap()))
        .collect();
    let groups = [
        "all",
        "regime private-operator",
        "regime undetermined",
        "kind a",
    ];
    let mut expected: Vec<(Value, &str)> = groups.map(|group| (json!(first), group)).to_vec();
    expected.push((json!(second), "all"));
    expected.extend(groups.map(|group| (Value::Null, group)));
    let expected: Vec<(&Value, &str)> = expected
        .iter()
        .map(|(file, group)| (file, *group))
        .collect();
    assert_eq!(named, expected);

    for name in ["role", "regime", "my_number"] {
        assert_eq!(reports[0][name], half, "{name}");
    }
    assert_eq!(
        reports[0]["headcount_stated"],
        json!({ "count": 0, "of": 1, "share": 0.0 })
    );
    assert_eq!(
        reports[0]["headcount_absent"],
        json!({ "count": 2, "of": 2, "share": 1.0 })
    );
    assert_eq!(reports[0]["harms"]["exact_match"], half);
    assert_eq!(
        reports[0]["harms"]["codes"]["leakage possible"]["support"],
        1
    );
    assert_eq!(reports[0]["attacks"]["exact_match"]["share"], 1.0);
    assert_eq!(reports[0]["causes"]["micro"]["recall"], 0.0);
    assert!(reports[0].get("labels").is_none() && reports[0].get("false_alarms").is_none());
    assert!(reports[4].get("role").is_none());
    assert_eq!(reports[4]["labels"]["exact_match"]["share"], 1.0);
    assert_eq!(reports[5]["texts"], 5);
    assert_eq!(result["errors"].as_array().unwrap().len(), 3);
    let consignor = json!({ "expected": "consignor", "got": "none" });
    assert_eq!(result["errors"][1]["differences"]["role"], consignor);
}

#[test]
fn evaluate_fails_where_a_demand_is_not_met() {
    let folder = Folder::new();
    let alarm = json!({ "text": TELLING, "labels": [] });
    let gold = folder.lines(
        "gold.jsonl",
        &[json!({ "text": SILENT, "labels": ["22"] }), alarm],
    );
    let facts = folder.lines("facts.jsonl", &[json!({ "text": SILENT, "role": "none" })]);
    for (arguments, expected) in [
        ([&gold, "--min-micro-f1", "0"], 0),
        ([&gold, "--min-micro-f1", "0.1"], 1),
        ([&facts, "--min-micro-f1", "0"], 1),
        ([&gold, "--max-false-alarms", "1"], 0),
        ([&gold, "--max-false-alarms", "0"], 1),
    ] {
        let output = run("evaluate", &arguments, "");
        assert_eq!(status(&output), Some(expected), "{arguments:?}");
        assert_eq!(stderr(&output).contains("not met"), expected == 1);
        assert!(!output.stdout.is_empty());
    }
}

#[test]
fn evaluate_names_the_file_and_line_that_it_cannot_read() {
    let folder = Folder::new();
    let missing = folder.path("missing.jsonl");
    let output = run("evaluate", &[&missing], "");
    assert_eq!(status(&output), Some(2));
    assert!(stderr(&output).contains(&missing));
    for (line, words) in [
        ("{", "EOF"),
        ("{}", "`text` is missing"),
        (r#"{"text": "", "labels": ["23/10-9"]}"#, "23/10-9"),
        (
            r#"{"text": "", "labels": "25"}"#,
            "`labels` is not a list of codes",
        ),
        (
            r#"{"text": "", "harms": [{"kind": "leakage"}]}"#,
            "`harms` is not a list of",
        ),
        (
            r#"{"text": "", "headcount": "5"}"#,
            "`headcount` is not a whole number",
        ),
        (r#"{"text": "", "role": 1}"#, "`role` is not a string"),
    ] {
        let file = folder.file("broken.jsonl", format!("{{\"text\": \"\"}}\n\n{line}\n"));
        let output = run("evaluate", &[&file], "");
        assert_eq!((status(&output), stdout(&output)), (Some(2), ""));
        let message = stderr(&output);
        assert!(message.contains(&format!("{file}, line 3")), "{message}");
        assert!(message.contains(words), "{message}");
    }
}
