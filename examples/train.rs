//! Trains the learned weights on labelled texts and writes them to standard output.
//!
//! ```text
//! rules/train
//! ```
//!
//! For each provision that at least [`FEWEST_TEXTS`] texts are labelled with, a logistic regression
//! over the features of the texts (`Classifier::features`). How its answer and that of the rules
//! are put together is learned on the files named with `--unseen`: those that nobody who writes
//! rules has read. Each of them is weighed with weights trained on all other files.
//!
//! To standard error it says how the rules alone, the weights alone and both together did on those
//! files, each weighed with weights that have not seen it.
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

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use appi::{Basis, Classifier, Provision, Regime};
use clap::Parser;
use logistic::{Example, Model, train};

/// A provision that fewer texts are labelled with is left to the rules.
const FEWEST_TEXTS: usize = 6;
/// A feature that fewer texts hold is left out.
const FEWEST_HOLDERS: usize = 3;
/// What a labelled text counts against one without the label.
const WEIGHT_OF_LABELLED: f64 = 3.0;
/// How closely the weights follow the texts.
const COST: f64 = 30.0;
/// Weights below this, in thousandths, are left out.
const LEAST_WEIGHT: i64 = 300;

/// Train the learned weights.
#[derive(clap::Parser)]
struct Arguments {
    /// Files of JSON Lines with a `text` and the expected `labels`.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Of these, one that no rule was learned from. May be given several times.
    #[arg(long)]
    unseen: Vec<PathBuf>,
}

/// A labelled text.
struct Text {
    file: usize,
    labels: BTreeSet<String>,
    features: Vec<String>,
    regime: Regime,
    /// What the rules alone are sure of, by code; nothing for a text that states its findings.
    rules: BTreeMap<String, f64>,
    states_findings: bool,
}

impl Text {
    fn new(classifier: &Classifier, file: usize, text: &str, labels: BTreeSet<String>) -> Self {
        let classification = classifier.classify(text);
        let findings = classification.findings();
        Self {
            file,
            labels,
            features: classifier.features(text),
            regime: classification.facts().regime(),
            rules: findings
                .iter()
                .map(|finding| (finding.provision().code().to_owned(), finding.confidence()))
                .collect(),
            states_findings: findings
                .iter()
                .any(|finding| finding.basis() == Basis::Cited),
        }
    }

    /// The regime whose provisions bind the party.
    fn binding_regime(&self) -> Regime {
        match self.regime {
            Regime::AdministrativeOrgan => Regime::AdministrativeOrgan,
            _ => Regime::PrivateOperator,
        }
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
    let mut texts = Vec::new();
    for (file, path) in arguments.files.iter().enumerate() {
        for case in gold::read(path)? {
            if let Some(labels) = case.expected.sets.get(gold::LABELS)
                && !case.disputed
            {
                let classifier = if case.hypothetical {
                    &supposing
                } else {
                    &plain
                };
                texts.push(Text::new(classifier, file, &case.text, labels.clone()));
            }
        }
    }
    let unseen: Vec<usize> = arguments
        .files
        .iter()
        .enumerate()
        .filter(|(_, path)| arguments.unseen.contains(path))
        .map(|(file, _)| file)
        .collect();
    let together = together(&texts, &unseen);
    let all: Vec<&Text> = texts.iter().collect();
    Ok(write(&Weights::train(&all), together))
}

/// Features by number, and for each provision a model over them.
struct Weights {
    features: Vec<String>,
    models: Vec<(Provision, Model)>,
}

impl Weights {
    fn train(texts: &[&Text]) -> Self {
        let mut holders: BTreeMap<&str, usize> = BTreeMap::new();
        for feature in texts.iter().flat_map(|text| &text.features) {
            *holders.entry(feature).or_insert(0) += 1;
        }
        holders.retain(|_, count| *count >= FEWEST_HOLDERS);
        let features: Vec<String> = holders.keys().map(|name| (*name).to_owned()).collect();
        let numbers = numbers(&features);
        let examples: Vec<Example> = texts.iter().map(|text| example(text, &numbers)).collect();
        let labelled = |provision: &Provision| {
            let code = provision.code();
            texts
                .iter()
                .filter(|text| text.labels.contains(code))
                .count()
                >= FEWEST_TEXTS
        };
        let models = Provision::ALL
            .iter()
            .filter(|provision| labelled(provision))
            .map(|provision| {
                let targets: Vec<(bool, f64)> =
                    texts.iter().map(|text| target(text, *provision)).collect();
                (*provision, train(&examples, &targets, features.len()))
            })
            .collect();
        Self { features, models }
    }

    fn log_odds(&self, text: &Text) -> BTreeMap<&'static str, f64> {
        let numbers = numbers(&self.features);
        let example = example(text, &numbers);
        let regime = text.binding_regime();
        self.models
            .iter()
            .filter(|(provision, _)| provision.regime() == regime)
            .map(|(provision, model)| (provision.code(), model.log_odds(&example)))
            .collect()
    }
}

/// The same failing, told of an operator and of an organ.
const TWINS: [(&str, &str); 6] = [
    ("23/10-3(4)", "66/incident-response"),
    ("23/10-4", "66/training"),
    ("23/10-5(4)", "66/disposal"),
    ("23/10-7", "66/external-environment"),
    ("25", "66/outsourcing"),
    ("26", "68"),
];

/// Whether a text is one of a provision's, and what an error on it costs: nothing for a text with
/// the labels of the other regime, which says nothing of this one's, unless they are twins.
fn target(text: &Text, provision: Provision) -> (bool, f64) {
    let code = provision.code();
    let has = |code: &str| text.labels.contains(code);
    let has_twin = TWINS
        .iter()
        .any(|(one, other)| *one == code && has(other) || *other == code && has(one));
    let is_other_regime = |label: &String| {
        let label: Result<Provision, _> = label.parse();
        label.is_ok_and(|label| label.regime() != provision.regime())
    };
    if has(code) || has_twin {
        (true, COST * WEIGHT_OF_LABELLED)
    } else if text.labels.iter().any(is_other_regime) {
        (false, 0.0)
    } else {
        (false, COST)
    }
}

fn numbers(features: &[String]) -> BTreeMap<&str, usize> {
    let named = features.iter().enumerate();
    named
        .map(|(number, name)| (name.as_str(), number))
        .collect()
}

/// The known features of a text, together of length one.
fn example(text: &Text, numbers: &BTreeMap<&str, usize>) -> Example {
    let known = text.features.iter();
    Example::new(
        known
            .filter_map(|name| numbers.get(name.as_str()).copied())
            .collect(),
    )
}

/// Learns how to put rules and weights together: start, features, rules.
fn together(texts: &[Text], unseen: &[usize]) -> [f64; 3] {
    let mut pairs: Vec<([f64; 2], bool)> = Vec::new();
    let mut expected = 0;
    for file in unseen {
        let others: Vec<&Text> = texts.iter().filter(|text| text.file != *file).collect();
        let weights = Weights::train(&others);
        for text in texts
            .iter()
            .filter(|text| text.file == *file && !text.states_findings)
        {
            expected += text.labels.len();
            for (code, log_odds) in weights.log_odds(text) {
                let rules = text.rules.get(code).copied().unwrap_or(0.0);
                let proven = -(1.0 - rules).max(0.001).ln();
                pairs.push(([log_odds, proven], text.labels.contains(code)));
            }
        }
    }
    let together = logistic::fit_dense(&pairs);
    let sum =
        |[features, rules]: [f64; 2]| together[0] + together[1] * features + together[2] * rules;
    report("rules alone", &pairs, expected, |[_, rules]| {
        1.0 - (-rules).exp()
    });
    report("weights alone", &pairs, expected, |[features, _]| {
        share(features)
    });
    report("both together", &pairs, expected, |both| share(sum(both)));
    together
}

fn share(log_odds: f64) -> f64 {
    1.0 / (1.0 + (-log_odds).exp())
}

/// Says how well a way to be sure of a finding does, at several thresholds.
fn report(
    name: &str,
    pairs: &[([f64; 2], bool)],
    expected: usize,
    confidence: impl Fn([f64; 2]) -> f64,
) {
    for threshold in [0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6] {
        let given = pairs
            .iter()
            .filter(|(both, _)| confidence(*both) >= threshold);
        let (mut count, mut right) = (0, 0);
        for (_, belongs) in given {
            count += 1;
            right += usize::from(*belongs);
        }
        let part = |whole: usize| right as f64 / whole.max(1) as f64;
        eprintln!(
            "{name}, threshold {threshold:.2}: precision {:.3}, recall {:.3}, micro F1 {:.3}",
            part(count),
            part(expected),
            2.0 * right as f64 / (count + expected).max(1) as f64,
        );
    }
}

fn write(weights: &Weights, together: [f64; 3]) -> String {
    let thousandths = |value: f64| (value * 1000.0).round() as i64;
    let mut text = String::from(
        "# Learned weights, in thousandths, written by the example `train`; see rules/README.md.\n",
    );
    let [start, features, rules] = together.map(thousandths);
    let _ = writeln!(
        text,
        "together\tstart={start} features={features} rules={rules}"
    );
    let starts = weights.models.iter();
    let starts: Vec<String> = starts
        .map(|(provision, model)| format!("{}={}", provision.code(), thousandths(model.start)))
        .collect();
    let _ = writeln!(text, "start\t{}", starts.join(" "));
    for (number, name) in weights.features.iter().enumerate() {
        let pairs: Vec<String> = weights
            .models
            .iter()
            .map(|(provision, model)| (provision, thousandths(model.weights[number])))
            .filter(|(_, weight)| weight.abs() >= LEAST_WEIGHT)
            .map(|(provision, weight)| format!("{}={weight}", provision.code()))
            .collect();
        let _ = writeln!(text, "{name}\t{}", pairs.join(" "));
    }
    text
}
