//! Attacks and harms: what rules read, what the learned weights make of it, and how that carries over.

use std::collections::BTreeSet;
use std::path::Path;

use appi::{Attack, Classifier, Fact, Facts, HarmStatus};
use serde_json::Value;

fn without_weights() -> Classifier {
    Classifier::builder()
        .learned_weights(false)
        .build()
        .unwrap()
}

/// Harms but for those denied, as the texts are labelled with them.
fn harms(facts: &Facts) -> BTreeSet<String> {
    let harms = facts.harms().iter();
    let harms = harms.filter(|harm| harm.status() != HarmStatus::Denied);
    harms
        .map(|harm| format!("{} {}", harm.kind(), harm.status()))
        .collect()
}

#[test]
fn the_weights_drop_what_rules_misread() {
    let text = "棚卸で薬瓶の毀損が二件見つかった。";
    let rules = without_weights().classify(text);
    assert_eq!(
        harms(rules.facts()).len(),
        1,
        "no rule misreads it any more"
    );
    let facts = appi::classify(text);
    assert!(facts.facts().harms().is_empty());
    let mut evidence = facts.facts().evidence().iter();
    assert!(evidence.all(|one| !matches!(one.fact(), Fact::Harm(..))));
}

#[test]
fn the_weights_add_what_no_rule_reads_with_the_words() {
    let text = "旅館の宿帳が、裁断もされずに透明な袋で道端のごみ置場に出されていた。";
    let rules = without_weights().classify(text);
    assert!(rules.facts().attacks().is_empty(), "a rule reads it now");
    let classification = appi::classify(text);
    let facts = classification.facts();
    assert_eq!(facts.attacks(), [Attack::WrongfulDisposal]);
    let mut evidence = facts.evidence().iter();
    let told = Fact::Attack(Attack::WrongfulDisposal);
    let evidence = evidence.find(|one| one.fact() == told).unwrap();
    assert_eq!(evidence.rule(), "learned-weights");
    let words: Vec<_> = evidence
        .words()
        .iter()
        .map(|span| span.text(text))
        .collect();
    assert!(words.contains(&Some("裁断")), "{words:?}");
    assert!(words.is_sorted_by(|one, next| one != next), "{words:?}");
}

#[test]
fn what_a_callers_rule_reads_stays() {
    let file = r#"
[concept.bottle-broken]
meaning = "A bottle is broken."
kind = "deed"
expressions = ["薬瓶の毀損"]

[[rule]]
id = "bottle-broken"
harm = "damage"
strength = "strong"
reason = "To this caller a bottle is a record."
when = ["bottle-broken"]
fires = ["薬瓶の毀損があった。"]
silent = ["薬瓶を並べた。"]
"#;
    let classifier = Classifier::builder().rules("bottle.toml", file).build();
    let classification = classifier
        .unwrap()
        .classify("棚卸で薬瓶の毀損が二件見つかった。");
    let harms = harms(classification.facts());
    assert_eq!(harms.into_iter().collect::<Vec<_>>(), ["damage occurred"]);
}

/// Right, given and expected ones of a kind of fact.
#[derive(Default)]
struct Tally(usize, usize, usize);

impl Tally {
    fn add(&mut self, expected: &BTreeSet<String>, given: &BTreeSet<String>) {
        self.0 += expected.intersection(given).count();
        self.1 += given.len();
        self.2 += expected.len();
    }

    fn f1(&self) -> f64 {
        2.0 * self.0 as f64 / (self.1 + self.2) as f64
    }
}

/// Attacks and harms of all texts of `tests/unseen` that are labelled with them, by a classifier.
fn on_unseen(classifier: &Classifier) -> (f64, f64) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/unseen");
    let (mut attacks, mut harmed) = (Tally::default(), Tally::default());
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path
            .extension()
            .is_none_or(|extension| extension != "jsonl")
        {
            continue;
        }
        for line in std::fs::read_to_string(path).unwrap().lines() {
            let line: Value = serde_json::from_str(line).unwrap();
            let (Some(its_attacks), Some(its_harms)) =
                (line["attacks"].as_array(), line["harms"].as_array())
            else {
                continue;
            };
            let classification = classifier.classify(line["text"].as_str().unwrap());
            let facts = classification.facts();
            let expected = its_attacks.iter().filter_map(Value::as_str);
            let given = facts.attacks().iter();
            attacks.add(
                &expected.map(str::to_owned).collect(),
                &given.map(ToString::to_string).collect(),
            );
            let expected = its_harms.iter().filter(|harm| harm["status"] != "denied");
            let word = |harm: &Value, key: &str| harm[key].as_str().unwrap().to_owned();
            let expected = expected
                .map(|harm| format!("{} {}", word(harm, "kind"), word(harm, "status")))
                .collect();
            harmed.add(&expected, &harms(facts));
        }
    }
    (attacks.f1(), harmed.f1())
}

#[test]
fn the_weights_carry_over_to_unseen_texts() {
    let (attacks, harms) = on_unseen(&Classifier::new().unwrap());
    let (attacks_of_rules, harms_of_rules) = on_unseen(&without_weights());
    println!("attacks {attacks:.3}, by rules alone {attacks_of_rules:.3}");
    println!("harms {harms:.3}, by rules alone {harms_of_rules:.3}");
    assert!(
        attacks >= 0.78 && attacks > attacks_of_rules + 0.05,
        "{attacks}"
    );
    assert!(harms >= 0.77 && harms > harms_of_rules + 0.08, "{harms}");
}
