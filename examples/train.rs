//! Trains the learned weights on labelled texts and writes them to standard output.
//!
//! ```text
//! rules/train
//! ```
//!
//! For each provision that at least [`FEWEST_TEXTS`] texts are labelled with, a logistic regression
//! over the features of the texts (`Classifier::features`), which count the more the rarer they
//! are. How its answer and that of the rules are put together is learned on the files named with
//! `--unseen`: those that nobody who writes rules has read. Each of them is weighed with weights
//! trained without it.
//!
//! To standard error it says how the rules alone, the weights alone and both together did on those
//! files, each weighed with weights that have not seen it.
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
const FEWEST_HOLDERS: usize = 10;
/// What a labelled text counts against one without the label.
const WEIGHT_OF_LABELLED: f64 = 3.0;
/// What a sentence without the label counts against a text without it.
const WEIGHT_OF_SENTENCE: f64 = 0.3;
/// How closely the weights follow the texts.
const COST: f64 = 200.0;
/// How much a long text is damped, as in the library.
const DAMPING: f64 = 0.4;
/// Weights below this, in hundredths and times the rarity of their feature, are left out.
const LEAST_WEIGHT: i64 = 200;
/// From this confidence on an example of a rule is labelled with what the rules read in it.
const SURE: f64 = 0.5;
/// So many parts the unseen files are divided into, each weighed with what the others teach.
const PARTS: usize = 3;

/// Train the learned weights.
#[derive(clap::Parser)]
struct Arguments {
    /// Files of JSON Lines with a `text` and the expected `labels`.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// A provision that fewer texts are labelled with is left to the rules.
    #[arg(long, default_value_t = FEWEST_TEXTS)]
    fewest_texts: usize,
    /// A folder of rules, whose own examples are texts as well, labelled as the rules read them.
    #[arg(long)]
    rules: Option<PathBuf>,
    /// Of the files, one that no rule was learned from. May be given several times.
    #[arg(long)]
    unseen: Vec<PathBuf>,
}

/// A labelled text.
struct Text {
    file: usize,
    labels: BTreeSet<String>,
    features: Vec<String>,
    /// The features of each sentence, as a text by itself; nothing where there is only one.
    sentences: Vec<Vec<String>>,
    regime: Regime,
    /// What the rules alone are sure of, by code; nothing for a text that states its findings.
    rules: BTreeMap<String, f64>,
    states_findings: bool,
}

impl Text {
    fn new(classifier: &Classifier, file: usize, text: &str, labels: BTreeSet<String>) -> Self {
        let classification = classifier.classify(text);
        let findings = classification.findings();
        let features = classifier.features(text);
        Self {
            file,
            labels,
            sentences: sentences(classifier, text, &features),
            features,
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
    if let Some(folder) = &arguments.rules {
        for example in rule_examples::read(folder)? {
            let classification = plain.classify(&example);
            let labels = classification
                .findings()
                .iter()
                .filter(|finding| finding.confidence() >= SURE)
                .map(|finding| finding.provision().code().to_owned());
            let labels = labels.collect();
            texts.push(Text::new(&plain, arguments.files.len(), &example, labels));
        }
    }
    let unseen: Vec<usize> = arguments
        .files
        .iter()
        .enumerate()
        .filter(|(_, path)| arguments.unseen.contains(path))
        .map(|(file, _)| file)
        .collect();
    let line = calibrate(&texts, &unseen, arguments.fewest_texts);
    let all: Vec<&Text> = texts.iter().collect();
    Ok(write(&Weights::train(&all, arguments.fewest_texts), line))
}

/// Features by number, and for each provision a model over them.
struct Weights {
    features: Vec<Feature>,
    /// The median length of the features of a text.
    typical_length: f64,
    models: Vec<(Provision, Model)>,
}

/// A feature and how rare it is: the natural logarithm of texts over holders.
struct Feature {
    name: String,
    rarity: f64,
}

impl Weights {
    fn train(texts: &[&Text], fewest_texts: usize) -> Self {
        let mut holders: BTreeMap<&str, usize> = BTreeMap::new();
        for feature in texts.iter().flat_map(|text| &text.features) {
            *holders.entry(feature).or_insert(0) += 1;
        }
        holders.retain(|_, count| *count >= FEWEST_HOLDERS);
        let features: Vec<Feature> = holders
            .into_iter()
            .map(|(name, holders)| Feature {
                name: name.to_owned(),
                rarity: (texts.len() as f64 / holders as f64).ln(),
            })
            .collect();
        let numbers = numbers(&features);
        let known_of = |names: &[String]| known(names, &features, &numbers);
        let of_texts: Vec<_> = texts.iter().map(|text| known_of(&text.features)).collect();
        let mut lengths: Vec<f64> = of_texts.iter().map(|known| length(known)).collect();
        lengths.sort_by(f64::total_cmp);
        let typical_length = lengths.get(lengths.len() / 2).copied().unwrap_or(1.0);
        let of_sentences = texts.iter().flat_map(|text| &text.sentences);
        let examples = of_texts
            .into_iter()
            .chain(of_sentences.map(|sentence| known_of(sentence)))
            .map(|known| example(known, typical_length));
        let examples: Vec<Example> = examples.collect();
        let labelled = |provision: &Provision| {
            let code = provision.code();
            texts
                .iter()
                .filter(|text| text.labels.contains(code))
                .count()
                >= fewest_texts
        };
        let provisions: Vec<Provision> = Provision::ALL.iter().copied().filter(labelled).collect();
        let models = in_parallel(&provisions, |provision| {
            (
                provision,
                model(texts, &examples, provision, features.len()),
            )
        });
        Self {
            features,
            typical_length,
            models,
        }
    }

    fn log_odds(&self, text: &Text) -> BTreeMap<&'static str, f64> {
        let numbers = numbers(&self.features);
        let known = known(&text.features, &self.features, &numbers);
        let example = example(known, self.typical_length);
        let regime = text.binding_regime();
        self.models
            .iter()
            .filter(|(provision, _)| provision.regime() == regime)
            .map(|(provision, model)| (provision.code(), model.log_odds(&example)))
            .collect()
    }
}

/// Does something with each provision, on two threads; the results are in order.
fn in_parallel<T: Send>(provisions: &[Provision], work: impl Fn(Provision) -> T + Sync) -> Vec<T> {
    let (one, other) = provisions.split_at(provisions.len() / 2);
    let all = |part: &[Provision]| part.iter().map(|one| work(*one)).collect::<Vec<T>>();
    std::thread::scope(|scope| {
        let one = scope.spawn(|| all(one));
        let other = all(other);
        let mut results = one.join().unwrap_or_default();
        results.extend(other);
        results
    })
}

/// The model of one provision. It learns from whole texts first; then also from their sentences:
/// of a text with the label from the one that says it most, of a text without it from each.
fn model(texts: &[&Text], examples: &[Example], provision: Provision, features: usize) -> Model {
    let mut targets: Vec<(bool, f64)> = texts.iter().map(|text| target(text, provision)).collect();
    let whole = train(&examples[..texts.len()], &targets, features);
    let mut first = texts.len();
    for (number, text) in texts.iter().enumerate() {
        let sentences = &examples[first..first + text.sentences.len()];
        first += sentences.len();
        let (belongs, cost) = targets[number];
        let says_it_most = (0..sentences.len()).max_by(|one, other| {
            let [one, other] = [one, other].map(|at| whole.log_odds(&sentences[*at]));
            one.total_cmp(&other)
        });
        targets.extend((0..sentences.len()).map(|at| match belongs {
            true if says_it_most == Some(at) => (true, COST),
            true => (true, 0.0),
            false => (false, cost * WEIGHT_OF_SENTENCE),
        }));
    }
    train(examples, &targets, features)
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

fn numbers(features: &[Feature]) -> BTreeMap<&str, usize> {
    let named = features.iter().enumerate();
    named
        .map(|(number, feature)| (feature.name.as_str(), number))
        .collect()
}

/// The known ones of some features, with their rarities.
fn known(
    names: &[String],
    features: &[Feature],
    numbers: &BTreeMap<&str, usize>,
) -> Vec<(usize, f64)> {
    let known = names.iter().filter_map(|name| numbers.get(name.as_str()));
    known
        .map(|number| (*number, features[*number].rarity))
        .collect()
}

fn length(known: &[(usize, f64)]) -> f64 {
    let squares = known.iter().map(|(_, rarity)| rarity * rarity);
    squares.sum::<f64>().sqrt()
}

/// What each known feature counts: the rarer the more, and in a long text less than in a short one,
/// as the library has it.
fn example(mut known: Vec<(usize, f64)>, typical_length: f64) -> Example {
    let length = length(&known);
    let counts = (typical_length / length.max(f64::MIN_POSITIVE)).powf(DAMPING) / typical_length;
    for (_, rarity) in &mut known {
        *rarity *= counts;
    }
    Example::new(known)
}

/// Learns how sure the log odds of the weights are: start and slope.
fn calibrate(texts: &[Text], unseen: &[usize], fewest_texts: usize) -> [f64; 2] {
    let mut answers: Vec<Answer> = Vec::new();
    let mut expected = 0;
    for part in 0..PARTS {
        let of_part: BTreeSet<usize> = unseen.iter().copied().skip(part).step_by(PARTS).collect();
        if of_part.is_empty() {
            continue;
        }
        let others = texts.iter().filter(|text| !of_part.contains(&text.file));
        let weights = Weights::train(&others.collect::<Vec<_>>(), fewest_texts);
        for text in texts
            .iter()
            .filter(|text| of_part.contains(&text.file) && !text.states_findings)
        {
            expected += text.labels.len();
            let log_odds = weights.log_odds(text);
            let read = text.rules.keys().map(String::as_str);
            let codes: BTreeSet<&str> = log_odds.keys().copied().chain(read).collect();
            answers.extend(codes.into_iter().map(|code| Answer {
                features: log_odds.get(code).copied(),
                rules: text.rules.get(code).copied().unwrap_or(0.0),
                is_right: text.labels.contains(code),
            }));
        }
    }
    let weighed = answers
        .iter()
        .filter_map(|answer| Some((answer.features?, answer.is_right)));
    let line = logistic::fit_line(&weighed.collect::<Vec<_>>());
    let [start, slope] = line;
    report("rules alone", &answers, expected, |answer| answer.rules);
    report("weights", &answers, expected, |answer| {
        answer
            .features
            .map_or(answer.rules, |features| share(start + slope * features))
    });
    line
}

/// What is said of one text and one code.
struct Answer {
    /// The log odds of the weights; nothing for a code that is left to the rules.
    features: Option<f64>,
    /// What the rules alone are sure of.
    rules: f64,
    is_right: bool,
}

fn share(log_odds: f64) -> f64 {
    1.0 / (1.0 + (-log_odds).exp())
}

/// Says how well a way to be sure of a finding does, at several thresholds.
fn report(name: &str, answers: &[Answer], expected: usize, confidence: impl Fn(&Answer) -> f64) {
    for threshold in [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8] {
        let given = answers
            .iter()
            .filter(|answer| confidence(answer) >= threshold);
        let (mut count, mut right) = (0, 0);
        for answer in given {
            count += 1;
            right += usize::from(answer.is_right);
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

fn write(weights: &Weights, line: [f64; 2]) -> String {
    let hundredths = |value: f64| (value * 100.0).round() as i64;
    let mut text = String::from(
        "# Learned weights, in hundredths, written by the example `train`; see rules/README.md.\n",
    );
    let [start, slope] = line.map(hundredths);
    let _ = writeln!(text, "confidence\tstart={start} slope={slope}");
    let length = hundredths(weights.typical_length);
    let _ = writeln!(text, "length\ttypical={length}");
    let starts = weights.models.iter();
    let starts: Vec<String> = starts
        .map(|(provision, model)| format!("{}={}", provision.code(), hundredths(model.start)))
        .collect();
    let _ = writeln!(text, "start\t{}", starts.join(" "));
    for (number, feature) in weights.features.iter().enumerate() {
        let pairs: String = weights
            .models
            .iter()
            .map(|(provision, model)| (provision, model.weights[number]))
            .filter(|(_, weight)| hundredths(weight.abs() * feature.rarity) >= LEAST_WEIGHT)
            .map(|(provision, weight)| format!(" {}={}", provision.code(), hundredths(weight)))
            .collect();
        let rarity = hundredths(feature.rarity);
        let _ = writeln!(text, "{}\trarity={rarity}{pairs}", feature.name);
    }
    text
}
