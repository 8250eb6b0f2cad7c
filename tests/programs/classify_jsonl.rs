//! `classify_jsonl`: one object a line in, one result a line out.

use std::io::{BufRead, BufReader, Write};

use appi::classify;
use serde_json::{Value, json};

use crate::{Folder, SILENT, TELLING, run, start, status, stderr, stdout};

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
        (6, 9, "hex escape"),
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
