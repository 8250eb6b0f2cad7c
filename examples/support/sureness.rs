//! Learns how sure what the weights say is: broken lines over the log odds of a provision, over its
//! lead before the others, over the log odds of any finding at all, and over what the rules say; those of
//! bare statements apart from those of longer texts. None of them falls: what says more for a finding
//! never makes it less sure.

use std::collections::{BTreeMap, BTreeSet};

use appi::Regime;

use crate::logistic::{Example, Model, fit_rising};
use crate::training::{Facts, SHORT_LENGTH, SURE_OF_ORGAN, Target, Text, Weights};

/// The files are divided into so many parts, each weighed with what the others teach.
const PARTS: usize = 3;
/// Over what the lines run, by name, and where they may break.
pub(crate) const LINES: [(&str, &[f64]); 4] = [
    ("provision", &LOG_ODDS),
    ("lead", &LOG_ODDS),
    ("finding", &LOG_ODDS),
    ("rules", &[0.0, 0.5, 0.8, 1.0]),
];
/// Where lines over log odds may break.
const LOG_ODDS: [f64; 7] = [-6.0, -4.0, -2.0, 0.0, 2.0, 4.0, 6.0];
/// How much the rises of the lines are kept small.
const RIDGE: f64 = 0.1;

/// What is said of one text and one provision that binds its party.
struct Answer {
    /// The text, by number.
    text: usize,
    /// What is said, in the order of the lines; nothing for a provision that is left to the rules.
    said: Option<[f64; LINES.len()]>,
    /// What the rules alone are sure of.
    rules: f64,
    /// Whether the text is no longer than a bare statement.
    is_short: bool,
    is_right: bool,
}

/// What of a file the lines are learned from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Calibrating {
    Nothing,
    /// Its bare statements.
    Short,
    All,
}

/// How sure what the weights say is: a start and the rise in each interval between knots, line by line.
pub(crate) struct Sureness {
    pub(crate) of_short: Model,
    pub(crate) of_others: Model,
}

/// Learns the lines from texts that are each weighed with weights that have not seen their file,
/// and says to standard error how rules and weights did. For each file it is given what of it the
/// lines are learned from.
pub(crate) fn learn(texts: &[Text], calibrating: &[Calibrating], fewest_texts: usize) -> Sureness {
    let files = calibrating.len();
    let calibrates = |one: &Answer| match calibrating.get(texts[one.text].file) {
        Some(Calibrating::All) => true,
        Some(Calibrating::Short) => one.is_short,
        Some(Calibrating::Nothing) | None => false,
    };
    let answers: Vec<Answer> = (0..PARTS)
        .flat_map(|part| {
            let is_of_part = |text: &Text| text.file < files && text.file % PARTS == part;
            let others = texts.iter().filter(|text| !is_of_part(text));
            let weights = Weights::train(&others.collect::<Vec<_>>(), fewest_texts, Facts::Without);
            let answered = texts.iter().enumerate();
            let answered = answered
                .filter(|(_, text)| is_of_part(text) && !text.states_findings && text.counts > 0.0)
                .flat_map(|(number, text)| answers(number, text, &weights));
            answered.collect::<Vec<_>>()
        })
        .collect();
    let rises_of_all = LINES.iter().map(|(_, knots)| knots.len() - 1).sum();
    let fit = |is_short: bool| {
        let weighed = answers
            .iter()
            .filter(|one| one.is_short == is_short && calibrates(one))
            .filter_map(|one| Some((Example::new(rises(one.said?)), one.is_right)));
        let points: Vec<(Example, bool)> = weighed.collect();
        fit_rising(&points, rises_of_all, RIDGE)
    };
    let sureness = Sureness {
        of_short: fit(true),
        of_others: fit(false),
    };
    let few: Vec<&Answer> = answers.iter().filter(|one| calibrates(one)).collect();
    let all: Vec<&Answer> = answers.iter().collect();
    let by_weights = |answer: &Answer| {
        let lines = match answer.is_short {
            true => &sureness.of_short,
            false => &sureness.of_others,
        };
        answer.said.map_or(answer.rules, |said| {
            share(lines.log_odds(&Example::new(rises(said))))
        })
    };
    for (name, answers) in [("all", &all), ("calibrating", &few)] {
        report(&format!("{name}, rules alone"), texts, answers, |answer| {
            answer.rules
        });
        report(&format!("{name}, weights"), texts, answers, by_weights);
    }
    sureness
}

/// What is said of a text, for each provision that binds its party.
fn answers(number: usize, text: &Text, weights: &Weights) -> Vec<Answer> {
    let log_odds = weights.log_odds(text);
    let is_short = weights.length(text) <= SHORT_LENGTH;
    let said_of = |target: Target| log_odds.get(&target).copied();
    let finding = said_of(Target::Finding).unwrap_or(0.0);
    let regime = binding_regime(text, said_of(Target::Organ).unwrap_or(0.0));
    let binding = log_odds
        .iter()
        .filter_map(|(target, log_odds)| match target {
            Target::Provision(provision) if provision.regime() == regime => {
                Some((provision.code(), *log_odds))
            }
            _ => None,
        });
    let binding: BTreeMap<&str, f64> = binding.collect();
    let highest_but = |code: &str| {
        let others = binding.iter().filter(|(other, _)| **other != code);
        others
            .map(|(_, log_odds)| *log_odds)
            .fold(f64::MIN, f64::max)
    };
    let rules_of = |code: &str| text.rules.get(code).copied().unwrap_or(0.0);
    let read = text.rules.keys().map(String::as_str);
    // What is labelled and binds another party counts as missed.
    let labelled = text.labels.iter().map(String::as_str);
    let codes: BTreeSet<&str> = binding
        .keys()
        .copied()
        .chain(read)
        .chain(labelled)
        .collect();
    codes
        .into_iter()
        .map(|code| Answer {
            text: number,
            said: binding.get(code).map(|provision| {
                let lead = provision - highest_but(code);
                [*provision, lead, finding, rules_of(code)]
            }),
            rules: rules_of(code),
            is_short,
            is_right: text.labels.contains(code),
        })
        .collect()
}

/// The regime whose provisions bind the party: that of operators unless it is an organ. That a decisive
/// rule outranks the weights is left out of account.
fn binding_regime(text: &Text, organ: f64) -> Regime {
    let is_organ = if text.is_open && organ.abs() >= SURE_OF_ORGAN {
        organ > 0.0
    } else {
        text.regime == Regime::AdministrativeOrgan
    };
    if is_organ {
        Regime::AdministrativeOrgan
    } else {
        Regime::PrivateOperator
    }
}

/// How much of each interval between knots lies below what is said, line by line.
fn rises(said: [f64; LINES.len()]) -> Vec<(usize, f64)> {
    let shares = said
        .into_iter()
        .zip(LINES)
        .flat_map(|(number, (_, knots))| {
            knots
                .windows(2)
                .map(move |ends| ((number - ends[0]) / (ends[1] - ends[0])).clamp(0.0, 1.0))
        });
    shares
        .enumerate()
        .filter(|(_, share)| *share > 0.0)
        .collect()
}

fn share(log_odds: f64) -> f64 {
    1.0 / (1.0 + (-log_odds).exp())
}

/// Says how well a way to be sure of a finding does, at several thresholds.
fn report(name: &str, texts: &[Text], answers: &[&Answer], confidence: impl Fn(&Answer) -> f64) {
    let weighed: BTreeSet<usize> = answers.iter().map(|answer| answer.text).collect();
    let expected: usize = weighed.iter().map(|text| texts[*text].labels.len()).sum();
    let silent = weighed
        .iter()
        .filter(|text| texts[**text].labels.is_empty());
    let silent = silent.count();
    for threshold in [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8] {
        let given = answers
            .iter()
            .filter(|answer| confidence(answer) >= threshold);
        let (mut count, mut right) = (0, 0);
        let mut speaking: BTreeSet<usize> = BTreeSet::new();
        for answer in given {
            count += 1;
            right += usize::from(answer.is_right);
            if texts[answer.text].labels.is_empty() {
                speaking.insert(answer.text);
            }
        }
        let part = |whole: usize| right as f64 / whole.max(1) as f64;
        eprintln!(
            "{name}, threshold {threshold:.2}: precision {:.3}, recall {:.3}, micro F1 {:.3}, {} of {silent} silent texts speak",
            part(count),
            part(expected),
            2.0 * right as f64 / (count + expected).max(1) as f64,
            speaking.len(),
        );
    }
}
