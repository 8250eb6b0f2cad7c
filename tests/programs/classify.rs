//! `classify`: a text in, the result for a person or as JSON out.

use appi::{Classification, Classifier, classify};
use serde_json::Value;

use crate::{Folder, SILENT, TELLING, run, status, stderr, stdout};

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
fn the_readme_shows_what_classify_prints() {
    let readme = include_str!("../../README.md");
    let command = "$ cargo run --release --example classify -- \"";
    let (_, shown) = readme.split_once(command).unwrap();
    let (text, shown) = shown.split_once("\"\n").unwrap();
    let (shown, _) = shown.split_once("```").unwrap();
    assert_eq!(stdout(&run("classify", &[text], "")), shown);
}
