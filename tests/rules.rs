//! Each rule of `rules/` as a test of its own name: its examples fire it, its silent texts do not.

use std::sync::LazyLock;

use appi::{Classifier, Modality};

static CLASSIFIER: LazyLock<Classifier> =
    LazyLock::new(|| Classifier::builder().threshold(0.0).build().unwrap());

/// Reads the facts by rules alone: the weights may doubt what a rule reads.
static WITHOUT_WEIGHTS: LazyLock<Classifier> = LazyLock::new(|| {
    Classifier::builder()
        .learned_weights(false)
        .build()
        .unwrap()
});

/// Whether a rule speaks on a text, about a fact and not about a plan.
fn speaks(rule: &str, text: &str) -> bool {
    let classification = CLASSIFIER.classify(text);
    let in_findings = classification
        .findings()
        .iter()
        .flat_map(|finding| finding.evidence())
        .any(|evidence| evidence.rule() == rule && evidence.modality() <= Modality::Possible);
    let in_facts = WITHOUT_WEIGHTS
        .classify(text)
        .facts()
        .evidence()
        .iter()
        .any(|evidence| evidence.rule() == rule);
    in_findings || in_facts
}

fn check(rule: &str, fires: &[&str], silent: &[&str]) {
    let mute: Vec<_> = fires.iter().filter(|text| !speaks(rule, text)).collect();
    let loud: Vec<_> = silent.iter().filter(|text| speaks(rule, text)).collect();
    assert!(mute.is_empty(), "`{rule}` should fire on {mute:#?}");
    assert!(loud.is_empty(), "`{rule}` should be silent on {loud:#?}");
}

include!(concat!(env!("OUT_DIR"), "/rule_examples.rs"));
