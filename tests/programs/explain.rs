//! `examples/explain.rs`: a code explained, and near codes where there is none.

use super::{run, status, stderr, stdout};

#[test]
fn a_code_is_explained_in_both_languages_and_as_data() {
    let japanese = run("explain", &["23/10-6(3)"], "");
    assert_eq!(status(&japanese), Some(0));
    assert!(stdout(&japanese).starts_with("23/10-6(3)  外部からの不正アクセス等の防止\n"));
    let english = run("explain", &["--lang", "en", "23/10-6(3)"], "");
    assert!(stdout(&english).contains("APPI Article 23, General Guidelines 10-6(3)"));
    let json = run("explain", &["--json", "23/10-6(3)"], "");
    let value: serde_json::Value = serde_json::from_str(stdout(&json)).unwrap();
    assert_eq!(value["code"], "23/10-6(3)");
    assert_eq!(
        value["in_force"][0]["periods"][0]["citation"]["article"],
        "20"
    );
}

#[test]
fn a_trigger_is_explained_too() {
    let japanese = run("explain", &["more-than-1000"], "");
    assert_eq!(status(&japanese), Some(0));
    assert!(stdout(&japanese).contains("個人情報の保護に関する法律施行規則 第7条第4号"));
    let json = run("explain", &["--json", "my-number-system"], "");
    let value: serde_json::Value = serde_json::from_str(stdout(&json)).unwrap();
    assert_eq!(value["duty_citation"]["article"], "29-4");
    assert_eq!(value["regimes"][1], "administrative-organ");
    let wrong = run("explain", &["organ-more-than-1000"], "");
    assert_eq!(status(&wrong), Some(1));
    assert!(stderr(&wrong).contains("organ-more-than-100"));
}

#[test]
fn a_code_that_does_not_exist_gives_near_ones_and_status_1() {
    let output = run("explain", &["23/10-6(9)", "25"], "");
    assert_eq!(status(&output), Some(1));
    assert!(
        stderr(&output).contains("23/10-6(1)"),
        "{}",
        stderr(&output)
    );
    assert!(
        stdout(&output).contains("委託先の監督"),
        "the other code is explained"
    );
}

#[test]
fn without_a_code_all_are_listed() {
    let output = run("explain", &[] as &[&str], "");
    assert_eq!(stdout(&output).lines().count(), appi::Topic::all().count());
}
