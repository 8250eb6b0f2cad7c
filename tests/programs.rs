//! The programs of the folder `examples`, run as processes.
//!
//! What the classifier finds is not the subject here: what a program prints is compared with what
//! the library says in this process.

use std::ffi::OsStr;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use appi::{Classification, Classifier, classify};
use serde_json::{Value, json};

/// A text with a finding and a text without anything; the library's documentation relies on both.
const TELLING: &str = "VPN機器の更新を怠っていたため、ランサムウェアに感染した。";
const SILENT: &str = "本日の会議は三時に始まる。";

/// The path of an example. `cargo test` builds all examples before it runs the tests;
/// `cargo test --test programs` does not, so that a missing one is built here.
fn program(name: &str) -> PathBuf {
    static BUILDING: Mutex<()> = Mutex::new(());
    let test = std::env::current_exe().unwrap();
    let profile = test.parent().unwrap().parent().unwrap();
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    let path = profile.join("examples").join(file);
    let _building = BUILDING.lock();
    if !path.exists() {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut build = Command::new(cargo);
        build.args(["build", "--example", name, "--target-dir"]);
        build.arg(profile.parent().unwrap());
        if profile.ends_with("release") {
            build.arg("--release");
        }
        let status = build.current_dir(env!("CARGO_MANIFEST_DIR")).status();
        assert!(status.unwrap().success(), "{name} cannot be built");
    }
    path
}

fn start(name: &str, arguments: &[impl AsRef<OsStr>]) -> Child {
    Command::new(program(name))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// Runs an example to its end with this standard input.
fn run(name: &str, arguments: &[impl AsRef<OsStr>], input: impl AsRef<[u8]>) -> Output {
    let mut child = start(name, arguments);
    let mut stdin = child.stdin.take().unwrap();
    let input = input.as_ref().to_vec();
    // In a thread of its own: both pipes could be full. A program that reads no input closes it.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

fn status(output: &Output) -> Option<i32> {
    output.status.code()
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

/// A folder for one test, removed at its end.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("appi-programs-{}-{number}", std::process::id());
        let path = std::env::temp_dir().join(name);
        fs::create_dir(&path).unwrap();
        Self(path)
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().to_owned()
    }

    fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        fs::write(&path, content).unwrap();
        path
    }

    /// A file with one value a line.
    fn lines(&self, name: &str, values: &[Value]) -> String {
        let lines: String = values.iter().map(|value| format!("{value}\n")).collect();
        self.file(name, lines)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn pretty(classification: &Classification) -> String {
    format!(
        "{}\n",
        serde_json::to_string_pretty(classification).unwrap()
    )
}

#[test]
fn classify_reads_arguments_files_and_standard_input_alike() {
    let folder = Folder::new();
    let file = folder.file("incident.txt", TELLING);
    let expected = pretty(&classify(TELLING));
    let argument = run("classify", &["--json", TELLING], "");
    assert_eq!(stdout(&argument), expected);
    assert_eq!(status(&argument), Some(0));
    serde_json::from_str::<Value>(stdout(&argument)).unwrap();
    assert_eq!(
        stdout(&run("classify", &["--json", "--file", &file], "")),
        expected
    );
    assert_eq!(stdout(&run("classify", &["--json", &file], "")), expected);
    assert_eq!(stdout(&run("classify", &["--json"], TELLING)), expected);
    assert_eq!(
        stdout(&run("classify", &["--json", "-"], TELLING)),
        expected
    );
    let several = run("classify", &["--json", TELLING, SILENT], "");
    assert_eq!(stdout(&several), expected + &pretty(&classify(SILENT)));
}

#[test]
fn classify_shows_findings_with_their_words_marked() {
    let output = run("classify", &[TELLING], "");
    for finding in classify(TELLING).findings() {
        assert!(stdout(&output).contains(finding.provision().heading()));
        assert!(stdout(&output).contains(finding.provision().title()));
        for citation in finding.citations() {
            assert!(stdout(&output).contains(&citation.to_string()));
        }
        let words = finding.evidence()[0].words()[0].text(TELLING).unwrap();
        assert!(
            stdout(&output).contains(&format!("【{words}")),
            "{}",
            stdout(&output)
        );
    }
    assert!(!stdout(&output).contains('\u{1b}'));
    assert_eq!(status(&output), Some(0));
    let silent = run("classify", &[SILENT], "");
    assert!(stdout(&silent).contains("not read as an incident"));
    assert_eq!(status(&silent), Some(0));
}

#[test]
fn classify_passes_its_settings_on() {
    let text = "もしVPN機器の更新を怠っていた場合、ランサムウェアに感染する。";
    let supposing = Classifier::builder()
        .hypothetical_as_fact(true)
        .build()
        .unwrap();
    let output = run("classify", &["--json", "--hypothetical", text], "");
    assert_eq!(stdout(&output), pretty(&supposing.classify(text)));
    let strict = Classifier::builder().threshold(1.0).build().unwrap();
    let output = run("classify", &["--json", "--threshold", "1", TELLING], "");
    assert_eq!(stdout(&output), pretty(&strict.classify(TELLING)));
    for (name, threshold) in [("classify", "1.5"), ("classify", "-1"), ("evaluate", "NaN")] {
        let output = run(name, &["--threshold", threshold, "x"], "");
        assert_eq!(status(&output), Some(2));
        assert!(stderr(&output).contains(&format!("the threshold is {threshold}")));
    }
}

#[test]
fn classify_names_the_input_that_it_cannot_read() {
    let folder = Folder::new();
    let missing = folder.path("missing.txt");
    let broken = folder.file("broken.txt", b"\xE6\xBC\x8F\xFF\xFE");
    let empty = folder.file("empty.txt", "\u{feff} \r\n");
    let message = |arguments: &[&str]| {
        let output = run("classify", arguments, "");
        assert_eq!(status(&output), Some(2), "{arguments:?}");
        assert_eq!(stdout(&output), "");
        stderr(&output).to_owned()
    };
    assert!(message(&["--file", &missing]).contains(&missing));
    let broken_message = message(&[&broken]);
    assert!(broken_message.contains(&broken) && broken_message.contains("UTF-8 at byte 3"));
    let empty_message = message(&["--file", &empty]);
    assert!(empty_message.contains(&empty) && empty_message.contains("no text"));
    assert!(message(&[]).contains("standard input: there is no text"));
    assert!(message(&[""]).contains("there is no text"));
    // The others are classified all the same.
    let output = run("classify", &["--json", &broken, TELLING], "");
    assert_eq!(stdout(&output), pretty(&classify(TELLING)));
    assert_eq!(status(&output), Some(2));
    // A mistyped name is read as a text, but not in silence.
    let output = run("classify", &[&missing], "");
    assert!(stderr(&output).contains("there is no file"));
    assert_eq!(status(&output), Some(0));
}

#[test]
fn a_closed_pipe_ends_every_program_quietly() {
    let folder = Folder::new();
    let gold = folder.lines("gold.jsonl", &[json!({ "text": SILENT, "labels": [] })]);
    let input = format!("{}\n", json!({ "text": SILENT }));
    for (name, arguments) in [
        ("classify", vec![]),
        ("classify_jsonl", vec![]),
        ("evaluate", vec![gold]),
    ] {
        let mut child = start(name, &arguments);
        drop(child.stdout.take());
        if name == "evaluate" {
            // It does not wait for the input and may have written before the pipe was closed.
            drop(child.stdin.take());
        } else {
            child
                .stdin
                .take()
                .unwrap()
                .write_all(input.as_bytes())
                .unwrap();
        }
        let output = child.wait_with_output().unwrap();
        assert_eq!((status(&output), stderr(&output)), (Some(0), ""), "{name}");
    }
}

#[test]
fn a_reader_of_one_line_ends_a_long_run() {
    let mut child = start("classify_jsonl", &[] as &[&str]);
    let mut stdin = child.stdin.take().unwrap();
    let line = format!("{}\n", json!({ "id": "甲", "text": TELLING }));
    // Written until the program goes away.
    let writer = std::thread::spawn(move || while stdin.write_all(line.as_bytes()).is_ok() {});
    let mut first = String::new();
    BufReader::new(child.stdout.take().unwrap())
        .read_line(&mut first)
        .unwrap();
    assert_eq!(first, result_line("\"甲\"", TELLING));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    assert_eq!((status(&output), stderr(&output)), (Some(0), ""));
}

/// The line that `classify_jsonl` writes for a text; no `id` when it is empty.
fn result_line(id: &str, text: &str) -> String {
    let classification = classify(text);
    let id = if id.is_empty() {
        String::new()
    } else {
        format!(r#""id":{id},"#)
    };
    let labels = serde_json::to_string(&classification.labels()).unwrap();
    let classification = serde_json::to_string(&classification).unwrap();
    format!("{{{id}\"labels\":{labels},\"classification\":{classification}}}\n")
}

#[test]
fn jsonl_repeats_every_id_as_it_is_written() {
    let ids = [
        "\"a\\u3042\"",
        "7",
        "1.50",
        "123456789012345678901234567890",
        "null",
        "true",
    ];
    let nested = [r#"{"z": 1, "a": [2]}"#, "[]"];
    let mut input = String::new();
    let mut expected = String::new();
    for id in ids.into_iter().chain(nested) {
        input += &format!(r#"{{ "other" : [1, "}}"], "id" : {id} , "text": "{TELLING}"}}"#);
        input += "\n";
        expected += &result_line(id, TELLING);
    }
    input += &format!(r#"{{"text": "{SILENT}", "labels": ["25"]}}"#);
    expected += &result_line("", SILENT);
    let output = run("classify_jsonl", &[] as &[&str], input);
    assert_eq!(stdout(&output), expected);
    assert_eq!((status(&output), stderr(&output)), (Some(0), ""));
}

#[test]
fn jsonl_puts_an_error_in_the_place_of_a_line_that_cannot_be_read() {
    let good = format!(r#"{{"id":1,"text":"{TELLING}"}}"#);
    let mut input = format!("\u{feff}{good}\r\n\r\n  \n{{\"id\":2\n").into_bytes();
    input.extend(b"{\"id\":3,\"text\":\"\xFF\"}\n");
    input.extend(b"{\"id\":4}\n{\"id\":5,\"text\":6}\n[\"text\"]\n{\"text\":\"\\ud800\"}\n");
    input.extend(format!("{good}\r\n{{\"text\":\"\"}}").into_bytes());
    let output = run("classify_jsonl", &[] as &[&str], input);
    assert_eq!((status(&output), stderr(&output)), (Some(1), ""));
    let lines: Vec<&str> = stdout(&output).split_inclusive('\n').collect();
    assert_eq!(lines.len(), 9);
    for (index, number, words) in [
        (1, 4, "EOF"),
        (2, 5, "UTF-8 at byte 16"),
        (3, 6, "`text` is missing"),
        (4, 7, "`text` is not a string"),
        (5, 8, "invalid type"),
        (6, 9, "surrogate"),
    ] {
        let line: Value = serde_json::from_str(lines[index]).unwrap();
        assert_eq!(line["line"], number, "{line}");
        assert!(line["error"].as_str().unwrap().contains(words), "{line}");
        assert_eq!(line.as_object().unwrap().len(), 2);
    }
    assert_eq!(
        [lines[0], lines[7]],
        [result_line("1", TELLING), result_line("1", TELLING)]
    );
    assert_eq!(lines[8], result_line("", ""));
}

#[test]
fn jsonl_goes_through_all_files_in_order() {
    let folder = Folder::new();
    let many: Vec<Value> = (0..300)
        .map(|id| json!({ "id": id, "text": format!("{id}番。{SILENT}") }))
        .collect();
    let many = folder.lines("many.jsonl", &many);
    let missing = folder.path("missing.jsonl");
    let broken = folder.file("broken.jsonl", "\n{\n");
    let empty = folder.file("empty.jsonl", "");
    let last = folder.lines("last.jsonl", &[json!({ "id": "last", "text": SILENT })]);
    let output = run(
        "classify_jsonl",
        &[&many, &missing, &broken, &empty, "-", &last],
        "{}",
    );
    assert_eq!(status(&output), Some(1));
    assert!(stderr(&output).contains(&missing));
    assert_eq!(stderr(&output).lines().count(), 1);
    let lines: Vec<Value> = stdout(&output)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), 303);
    assert!((0..300).all(|id| lines[id]["id"] == json!(id)));
    assert_eq!(
        (&lines[300]["file"], &lines[300]["line"]),
        (&json!(broken), &json!(2))
    );
    assert_eq!(
        (&lines[301]["file"], &lines[301]["line"]),
        (&json!("-"), &json!(1))
    );
    assert_eq!(lines[302]["id"], "last");

    let output = run("classify_jsonl", &[&empty], "");
    assert_eq!((status(&output), stdout(&output)), (Some(0), ""));
    let output = run("classify_jsonl", &[] as &[&str], "");
    assert_eq!((status(&output), stdout(&output)), (Some(0), ""));
}

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
