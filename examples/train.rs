//! Trains the learned weights on labelled texts and writes them to standard output.
//!
//! ```text
//! rules/train
//! ```
//!
//! For each provision that at least [`FEWEST_TEXTS`] texts are labelled with, a logistic regression
//! over the features of the texts (`Classifier::features`), which count the more the rarer they
//! are; one more for any finding at all, one for an organ as the party, and one for each kind of
//! attack and of harm, from the texts that are labelled for it. How sure their answers
//! are is learned from some of the files, a third at a time, each weighed with weights trained without
//! it.
//!
//! To standard error it says how the rules alone and the weights did on the files, each weighed
//! with weights that have not seen it.
//!
//! With `--rules` the examples of the rules are texts as well: plain statements, of which incidents
//! that people write hold few, labelled as the rules read them.
//!
//! The same files give the same weights, bit for bit.

// Shared with `evaluate`, which measures more.
#[allow(dead_code)]
#[path = "support/gold.rs"]
mod gold;
#[path = "support/lines.rs"]
mod lines;
#[path = "support/logistic.rs"]
mod logistic;
#[path = "support/rule_examples.rs"]
mod rule_examples;
#[path = "support/sureness.rs"]
mod sureness;
#[path = "support/training.rs"]
mod training;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use appi::{Basis, Classifier, Regime, RegimeDispute};
use clap::Parser;
use gold::{Kinds, Reading};
use sureness::{Calibrating, LINES, Sureness};
use training::{
    DAMPING, DOUBTFUL_FACT, Facts, SHORT_LENGTH, SURE_FACT, SURE_OF_ORGAN, Target, Text, Weights,
    in_parallel,
};

/// A provision that fewer texts are labelled with is left to the rules.
const FEWEST_TEXTS: usize = 6;
/// Weights below this, in hundredths and times the rarity of their feature, are left out.
const LEAST_WEIGHT: i64 = 200;
/// From this confidence on an example of a rule is labelled with what the rules read in it.
const SURE: f64 = 0.5;
/// What an error on an example of a rule counts against one on a text.
const COUNTS_OF_EXAMPLE: f64 = 3.0;

/// Train the learned weights.
#[derive(clap::Parser)]
struct Arguments {
    /// Files of JSON Lines with a `text` and the expected `labels`.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// A provision that fewer texts are labelled with is left to the rules.
    #[arg(long, default_value_t = FEWEST_TEXTS)]
    fewest_texts: usize,
    /// Of the files, one that the sureness is learned from; all where none is named. May be given
    /// several times.
    #[arg(long)]
    calibrate: Vec<PathBuf>,
    /// Of the files, one of whose bare statements alone the sureness is learned. May be given several
    /// times.
    #[arg(long)]
    calibrate_short: Vec<PathBuf>,
    /// A folder of rules, whose own examples are texts as well, labelled as the rules read them.
    #[arg(long)]
    rules: Option<PathBuf>,
}

/// A labelled text before it is read.
struct Unread {
    file: usize,
    /// What an error on its labels counts; nothing where it has none.
    counts: f64,
    text: String,
    labels: BTreeSet<String>,
    regime: Option<Regime>,
    is_hypothetical: bool,
    facts: BTreeMap<Target, bool>,
}

impl Unread {
    /// Reads it for training.
    fn read(&self, classifier: &Classifier) -> Text {
        let classification = classifier.classify(&self.text);
        let (facts, findings) = (classification.facts(), classification.findings());
        let features = classifier.features(&self.text);
        let of_party = features
            .iter()
            .filter(|name| name.starts_with("word ") || name.starts_with("concept "));
        Text {
            file: self.file,
            counts: self.counts,
            labels: self.labels.clone(),
            of_party: of_party.cloned().collect(),
            sentences: sentences(classifier, &self.text, &features),
            regime: facts.regime(),
            is_open: facts
                .regime_disputes()
                .iter()
                .all(|dispute| *dispute == RegimeDispute::NotStated),
            labelled_regime: self.regime,
            rules: findings
                .iter()
                .map(|finding| (finding.provision().code().to_owned(), finding.confidence()))
                .collect(),
            states_findings: findings
                .iter()
                .any(|finding| finding.basis() == Basis::Cited),
            facts: self.facts.clone(),
            features,
        }
    }
}

/// The features of each sentence of a text that has several; regime and role are those of the text.
fn sentences(classifier: &Classifier, text: &str, features: &[String]) -> Vec<Vec<String>> {
    let is_of_text = |name: &String| name.starts_with("regime ") || name.starts_with("role ");
    let of_text = features.iter().filter(|name| is_of_text(name));
    let sentences: Vec<Vec<String>> = text
        .split(['。', '\n'])
        .filter(|sentence| !sentence.trim().is_empty())
        .map(|sentence| {
            let features = classifier.features(sentence).into_iter();
            let features = features.filter(|name| !is_of_text(name));
            features.chain(of_text.clone().cloned()).collect()
        })
        .collect();
    if sentences.len() > 1 {
        sentences
    } else {
        Vec::new()
    }
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(weights) => {
            print!("{weights}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The regime of a name, where it is one.
fn regime_of(name: Option<&str>) -> Option<Regime> {
    name.and_then(|name| name.parse().ok())
}

/// Whether a text tells each of the facts that it is labelled for. A kind of attack that no text of
/// its file is labelled with is none of these.
fn facts(expected: &Reading, kinds: &Kinds) -> BTreeMap<Target, bool> {
    let tells = |field: &str, code: String| Some(expected.sets.get(field)?.contains(&code));
    let told = |fact: Target| match fact {
        Target::Attack(attack) if kinds.has("attacks", attack.code()) => {
            tells("attacks", attack.to_string())
        }
        Target::Harm(kind, status) => tells("harms", format!("{kind} {status}")),
        _ => None,
    };
    Target::facts()
        .filter_map(|fact| Some((fact, told(fact)?)))
        .collect()
}

fn run(arguments: &Arguments) -> Result<String, String> {
    let rules_alone = |hypothetical: bool| {
        Classifier::builder()
            .learned_weights(false)
            .threshold(0.0)
            .hypothetical_as_fact(hypothetical)
            .build()
            .map_err(|error| error.to_string())
    };
    let (plain, supposing) = (rules_alone(false)?, rules_alone(true)?);
    let mut read = Vec::new();
    for (file, path) in arguments.files.iter().enumerate() {
        let cases = gold::read(path)?;
        let kinds = Kinds::labelled_in(&cases);
        for case in cases {
            let facts = facts(&case.expected, &kinds);
            let labels = case.expected.sets.get(gold::LABELS);
            if !case.disputed && (labels.is_some() || !facts.is_empty()) {
                let regime = labels.and_then(|_| regime_of(case.regime.as_deref()));
                read.push(Unread {
                    file,
                    counts: if labels.is_some() { 1.0 } else { 0.0 },
                    labels: labels.cloned().unwrap_or_default(),
                    regime,
                    facts,
                    text: case.text,
                    is_hypothetical: case.hypothetical,
                });
            }
        }
    }
    let mut texts = in_parallel(&read, |unread| {
        let classifier = if unread.is_hypothetical {
            &supposing
        } else {
            &plain
        };
        unread.read(classifier)
    });
    if let Some(folder) = &arguments.rules {
        for example in rule_examples::read(folder)? {
            let classification = plain.classify(&example);
            let labels = classification
                .findings()
                .iter()
                .filter(|finding| finding.confidence() >= SURE)
                .map(|finding| finding.provision().code().to_owned());
            let labels = labels.collect();
            let unread = Unread {
                file: arguments.files.len(),
                counts: COUNTS_OF_EXAMPLE,
                text: example,
                labels,
                facts: BTreeMap::new(),
                regime: None,
                is_hypothetical: false,
            };
            texts.push(unread.read(&plain));
        }
    }
    let calibrating = arguments.files.iter().map(|path| {
        if arguments.calibrate_short.contains(path) {
            Calibrating::Short
        } else if arguments.calibrate.is_empty() || arguments.calibrate.contains(path) {
            Calibrating::All
        } else {
            Calibrating::Nothing
        }
    });
    let calibrating: Vec<Calibrating> = calibrating.collect();
    let sureness = sureness::learn(&texts, &calibrating, arguments.fewest_texts);
    let all: Vec<&Text> = texts.iter().collect();
    Ok(write(
        &Weights::train(&all, arguments.fewest_texts, Facts::With),
        &sureness,
    ))
}

fn write(weights: &Weights, sureness: &Sureness) -> String {
    let hundredths = |value: f64| (value * 100.0).round() as i64;
    let mut text = String::from(
        "# Learned weights, in hundredths, written by the example `train`; see rules/README.md.\n",
    );
    let _ = writeln!(
        text,
        "setting\ttypical-length={} short-length={} damping={} sure-of-organ={} doubtful-fact={} \
         sure-fact={}",
        hundredths(weights.typical_length),
        hundredths(SHORT_LENGTH),
        hundredths(DAMPING),
        hundredths(SURE_OF_ORGAN),
        hundredths(DOUBTFUL_FACT),
        hundredths(SURE_FACT),
    );
    for (texts, model) in [
        ("short", &sureness.of_short),
        ("others", &sureness.of_others),
    ] {
        let start = hundredths(model.start);
        let _ = writeln!(text, "sureness {texts} start\t0={start}");
        let mut rises = model.weights.iter();
        for (name, knots) in LINES {
            let mut height = 0.0;
            let heights = [0.0].into_iter().chain(rises.by_ref().copied());
            let points: Vec<String> = knots
                .iter()
                .zip(heights)
                .map(|(knot, rise)| {
                    height += rise;
                    format!("{}={}", hundredths(*knot), hundredths(height))
                })
                .collect();
            let _ = writeln!(text, "sureness {texts} {name}\t{}", points.join(" "));
        }
    }
    let starts = weights.models.iter();
    let starts: Vec<String> = starts
        .map(|(target, model)| format!("{}={}", target.name(), hundredths(model.start)))
        .collect();
    let _ = writeln!(text, "start\t{}", starts.join(" "));
    for (number, feature) in weights.features.iter().enumerate() {
        let pairs: String = weights
            .models
            .iter()
            .map(|(target, model)| (target, model.weights[number]))
            .filter(|(_, weight)| hundredths(weight.abs() * feature.rarity) >= LEAST_WEIGHT)
            .map(|(target, weight)| format!(" {}={}", target.name(), hundredths(weight)))
            .collect();
        let rarity = hundredths(feature.rarity);
        let _ = writeln!(text, "{}\trarity={rarity}{pairs}", feature.name);
    }
    text
}
