//! Rule files that are wrong, one for each way to be wrong: the error names file, line and key.
//!
//! The first line of each file of `tests/broken-rules` says how its error begins.

use std::fs;
use std::path::Path;

use appi::{BuildError, Classifier, Modality, RuleError};

fn load(name: &str, text: &str) -> Result<Classifier, RuleError> {
    match Classifier::builder().rules(name, text).build() {
        Ok(classifier) => Ok(classifier),
        Err(BuildError::Rule(error)) => Err(error),
        Err(other) => panic!("{name}: {other}"),
    }
}

#[test]
fn each_broken_file_is_refused_with_its_place() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/broken-rules");
    let (mut count, mut wrong) = (0, Vec::new());
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        let text = fs::read_to_string(&path).unwrap();
        let expected = text
            .lines()
            .next()
            .unwrap()
            .strip_prefix("# error: ")
            .unwrap();
        let error = load(name, &text).expect_err(name);
        let message = error.to_string();
        if !message.starts_with(expected) {
            wrong.push(format!("expected: {expected}\n     got: {message}"));
        }
        assert_eq!(error.file(), name);
        assert!(error.line() >= 2 && !error.key().is_empty(), "{message}");
        count += 1;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count >= 25, "{count} files");
}

const UMBRELLA: &str = r#"
[concept.umbrella]
meaning = "An umbrella with a name tag."
kind = "thing"
expressions = ["名札付きの傘"]

[concept.umbrella-forgotten]
meaning = "To leave something behind."
kind = "deed"
expressions = ["置き忘れる"]

[[rule]]
id = "umbrella-forgotten"
codes = ["23/10-5(2)"]
strength = "strong"
citation = "通則編 10-5(2)"
reason = "A name tag is personal data to this caller."
when = ["umbrella + umbrella-forgotten"]
fires = ["名札付きの傘を店に置き忘れた。"]
silent = ["傘を差した。"]
"#;

#[test]
fn a_callers_rules_join_those_in_the_box() {
    let classifier = load("umbrella.toml", UMBRELLA).unwrap();
    let text = "店員が名札付きの傘を店に置き忘れてしまいました。";
    let classification = classifier.classify(text);
    assert_eq!(classification.labels(), ["23/10-5(2)"]);
    let evidence = &classification.findings()[0].evidence()[0];
    assert_eq!(evidence.rule(), "umbrella-forgotten");
    assert_eq!(evidence.modality(), Modality::Actual);
    let words: Vec<_> = evidence
        .words()
        .iter()
        .map(|span| span.text(text).unwrap())
        .collect();
    assert_eq!(words, ["名札付きの傘", "置き忘れ"]);
    let known = "VPN機器の更新を怠っていたため、侵入された。";
    assert_eq!(classifier.classify(known), appi::classify(known));
}

#[test]
fn a_threshold_that_is_no_share_is_refused() {
    for threshold in [-0.1, 1.1, f64::NAN] {
        let error = Classifier::builder()
            .threshold(threshold)
            .build()
            .unwrap_err();
        assert!(matches!(error, BuildError::Threshold(_)), "{error}");
    }
}
