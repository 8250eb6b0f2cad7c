//! Counts of what was right, and the measures made of them.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::gold::{Codes, LABELS, Reading, SETS, VALUES};

/// How often one code, or any code, was found rightly, wrongly, or missed.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Tally {
    true_positives: usize,
    false_positives: usize,
    false_negatives: usize,
}

/// A share: so many of so many.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Share {
    pub(crate) count: usize,
    pub(crate) of: usize,
}

/// Sets of codes compared over several texts.
#[derive(Debug, Default)]
pub(crate) struct SetScore {
    pub(crate) exact: Share,
    pub(crate) codes: BTreeMap<String, Tally>,
}

/// Everything measured over several texts. What no line has a field for is absent.
#[derive(Debug, Default)]
pub(crate) struct Score {
    pub(crate) texts: usize,
    /// Texts without expected labels that have a finding.
    pub(crate) false_alarms: Share,
    pub(crate) sets: BTreeMap<&'static str, SetScore>,
    pub(crate) values: BTreeMap<&'static str, Share>,
}

impl Tally {
    pub(crate) fn support(self) -> usize {
        self.true_positives + self.false_negatives
    }

    pub(crate) fn predicted(self) -> usize {
        self.true_positives + self.false_positives
    }

    /// `None` where nothing was predicted.
    pub(crate) fn precision(self) -> Option<f64> {
        ratio(self.true_positives, self.predicted())
    }

    /// `None` where nothing was expected.
    pub(crate) fn recall(self) -> Option<f64> {
        ratio(self.true_positives, self.support())
    }

    /// `None` where nothing was expected and nothing predicted.
    pub(crate) fn f1(self) -> Option<f64> {
        ratio(2 * self.true_positives, self.support() + self.predicted())
    }

    fn to_json(self) -> Value {
        json!({
            "support": self.support(),
            "predicted": self.predicted(),
            "true_positives": self.true_positives,
            "precision": self.precision(),
            "recall": self.recall(),
            "f1": self.f1(),
        })
    }
}

impl Share {
    fn add(&mut self, counts: bool) {
        self.count += usize::from(counts);
        self.of += 1;
    }

    /// `None` of nothing.
    pub(crate) fn share(self) -> Option<f64> {
        ratio(self.count, self.of)
    }

    fn to_json(self) -> Value {
        json!({ "count": self.count, "of": self.of, "share": self.share() })
    }
}

impl SetScore {
    fn add(&mut self, expected: &Codes, got: &Codes) {
        self.exact.add(expected == got);
        for code in expected.union(got) {
            let tally = self.codes.entry(code.clone()).or_default();
            match (expected.contains(code), got.contains(code)) {
                (true, true) => tally.true_positives += 1,
                (true, false) => tally.false_negatives += 1,
                _ => tally.false_positives += 1,
            }
        }
    }

    /// All codes together.
    pub(crate) fn micro(&self) -> Tally {
        let mut sum = Tally::default();
        for tally in self.codes.values() {
            sum.true_positives += tally.true_positives;
            sum.false_positives += tally.false_positives;
            sum.false_negatives += tally.false_negatives;
        }
        sum
    }

    /// The mean F1 of the codes that were expected or predicted at least once.
    pub(crate) fn macro_f1(&self) -> Option<f64> {
        let sum: f64 = self.codes.values().filter_map(|tally| tally.f1()).sum();
        (!self.codes.is_empty()).then(|| sum / self.codes.len() as f64)
    }

    fn to_json(&self) -> Value {
        let codes = self.codes.iter();
        let codes: BTreeMap<&str, Value> = codes
            .map(|(code, tally)| (code.as_str(), tally.to_json()))
            .collect();
        json!({
            "texts": self.exact.of,
            "codes": codes,
            "micro": self.micro().to_json(),
            "macro_f1": self.macro_f1(),
            "exact_match": self.exact.to_json(),
        })
    }
}

impl Score {
    /// Counts one text: the sets and values that are expected of it, and no others.
    pub(crate) fn add(&mut self, expected: &Reading, got: &Reading) {
        self.texts += 1;
        for (name, expected) in &expected.sets {
            let got = &got.sets[name];
            self.sets.entry(name).or_default().add(expected, got);
            if *name == LABELS && expected.is_empty() {
                self.false_alarms.add(!got.is_empty());
            }
        }
        for (name, expected) in &expected.values {
            let correct = got.values[name] == *expected;
            self.values.entry(name).or_default().add(correct);
        }
    }

    /// The F1 of all labels together.
    pub(crate) fn micro_f1(&self) -> Option<f64> {
        self.sets.get(LABELS)?.micro().f1()
    }

    /// All numbers, under their names, as fields of one object.
    pub(crate) fn to_json(&self) -> Value {
        let mut object = json!({ "texts": self.texts });
        for name in SETS {
            if let Some(set) = self.sets.get(name) {
                object[name] = set.to_json();
            }
        }
        if self.sets.contains_key(LABELS) {
            object["false_alarms"] = self.false_alarms.to_json();
        }
        for name in VALUES {
            if let Some(share) = self.values.get(name) {
                object[name] = share.to_json();
            }
        }
        object
    }
}

fn ratio(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}
