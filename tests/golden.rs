//! One classification whole, pinned as JSON: other programs rely on its form.
//!
//! It is made with rules of its own, so that only a change of the form changes it. When one is
//! meant, renew it with `INSTA_UPDATE=always cargo test --test golden` and read the difference.

use appi::Classifier;

const RULES: &str = r#"
[concept.reading-doubt]
meaning = "Doubt."
kind = "thing"
expressions = ["おそれ"]

[concept.key]
meaning = "A credential."
kind = "thing"
expressions = ["パスワード"]

[concept.weak]
meaning = "To be reused."
kind = "deed"
expressions = ["使い回す"]

[concept.party-consignor]
meaning = "A principal."
kind = "thing"
expressions = ["委託元"]

[concept.leak]
meaning = "A leakage."
kind = "deed"
expressions = ["漏えい"]

[concept.my-number]
meaning = "An Individual Number."
kind = "thing"
expressions = ["個人番号"]

[[rule]]
id = "weak-key"
codes = ["23/10-6(2)"]
strength = "strong"
citation = "通則編 10-6(2)"
reason = "A reason."
when = ["key + weak"]
fires = ["x"]
silent = ["y"]

[[rule]]
id = "leak"
harm = "leakage"
strength = "strong"
reason = "A reason."
when = ["?leak"]
fires = ["x"]
silent = ["y"]

[[rule]]
id = "my-number"
data = "specific-personal-information"
strength = "strong"
reason = "A reason."
when = ["my-number"]
fires = ["x"]
silent = ["y"]

[[rule]]
id = "consignee"
role = "consignee"
strength = "strong"
reason = "A reason."
when = ["party-consignor"]
fires = ["x"]
silent = ["y"]

[[rule]]
id = "operator"
regime = "private-operator"
strength = "strong"
reason = "A reason."
when = ["leak"]
fires = ["x"]
silent = ["y"]
"#;

#[test]
fn the_json_of_a_classification_is_pinned() {
    let classifier = Classifier::builder()
        .rules_in_the_box(false)
        .rules("golden.toml", RULES)
        .build()
        .unwrap();
    let text = "委託元の従業員約1.2万人分の個人番号を含む個人データが漏えいしたおそれがあります。\
                管理者のパスワードを使い回していました。";
    insta::assert_json_snapshot!(classifier.classify(text));
}
