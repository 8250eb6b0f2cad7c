//! Measures the classifier on labelled texts.
//!
//! ```text
//! cargo run --release --example evaluate -- cases.jsonl more-cases.jsonl
//! cargo run --release --example evaluate -- cases.jsonl --errors --facts
//! cargo run --release --example evaluate -- cases.jsonl --min-micro-f1 0.8 --max-false-alarms 0
//! ```
//!
//! A line of a file is a JSON object with a `text` and what is known of it. Every field is
//! optional, and only what a line has a field for is measured on it:
//!
//! | Field | Value |
//! |---|---|
//! | `labels` | codes of the findings, `[]` when there is none |
//! | `attacks`, `causes` | codes; a kind that no line of the file is labelled with is not measured |
//! | `harms` | `{"kind", "status"}` or `{"kind", "possible": true or false}`; denied ones are ignored |
//! | `duty_triggers` | triggers of the duty to report that are met, as rule and item: `R7-1` |
//! | `role`, `regime` | code |
//! | `headcount` | a whole number, or null where the text states none |
//! | `my_number` | whether specific personal information is concerned |
//! | `hypothetical` | true: clauses that only suppose something count as facts |
//! | `disputed` | anything but null, false, 0 and empty: the text is left out |
//! | `parties` | `[{"role", "labels"}]`: the labels by the role of the party that they are on |
//! | `kind` | any word, to measure each kind apart |
//! | `id` | repeated by `--errors` |
//!
//! There is a report on each file, on all together when several are named, and on each regime and
//! each kind that is a part of them. Precision, recall and F1 are over pairs of text and code
//! (micro) or the mean over the codes that were expected or predicted at least once (macro). What
//! would be divided by zero is `-`, and null in JSON.
//!
//! With `--reliability` a table shows, for each tenth of the confidences, the share of findings that
//! were expected, and a curve what other thresholds would give.
//!
//! Exit status: 0; 1 when `--min-micro-f1` or `--max-false-alarms` is not met by all files
//! together; 2 when a file or a line cannot be read, the arguments are wrong or the output cannot
//! be written. A reader that closes the pipe ends the program with 0.

#[path = "support/gold.rs"]
mod gold;
#[path = "support/lines.rs"]
mod lines;
#[path = "support/mistakes.rs"]
mod mistakes;
#[path = "support/program.rs"]
mod program;
#[path = "support/reliability.rs"]
mod reliability;
#[path = "support/score.rs"]
mod score;
#[path = "support/table.rs"]
mod table;

use std::collections::BTreeMap;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use appi::{BuildError, Classifier};
use clap::Parser;
use gold::{Case, Kinds, Reading};
use mistakes::Mistake;
use reliability::Reliability;
use score::Score;
use serde_json::{Value, json};

/// Measure the classifier on labelled texts.
#[derive(Parser)]
#[command(name = "evaluate")]
struct Arguments {
    /// Files of JSON Lines with a `text` and the expected `labels` and facts.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Print one JSON object.
    #[arg(long)]
    json: bool,
    /// The confidence from which a finding counts, from 0 to 1.
    #[arg(long, value_name = "X", allow_negative_numbers = true)]
    threshold: Option<f64>,
    /// List the texts whose labels are not exact, by their ids.
    #[arg(long)]
    errors: bool,
    /// With --errors: list the facts that differ, too.
    #[arg(long, requires = "errors")]
    facts: bool,
    /// Hold the confidences of the findings against what was expected.
    #[arg(long)]
    reliability: bool,
    /// Let the rules decide alone, without the learned weights.
    #[arg(long)]
    rules_alone: bool,
    /// Exit with 1 when the micro F1 of the labels, over all files, is below X or undefined.
    #[arg(long, value_name = "X")]
    min_micro_f1: Option<f64>,
    /// Exit with 1 when more than N texts without labels have a finding.
    #[arg(long, value_name = "N")]
    max_false_alarms: Option<usize>,
}

/// A file and the answers to its texts.
struct AnsweredFile {
    name: String,
    answers: Vec<Answered>,
}

/// A case and the answer to it; a disputed case has none.
struct Answered {
    case: Case,
    got: Option<Reading>,
}

/// Holds the confidences of all findings, whatever the threshold, against what is expected.
fn reliability(arguments: &Arguments, files: &[AnsweredFile]) -> Result<Reliability, BuildError> {
    let any = |hypothetical: bool| {
        Classifier::builder()
            .threshold(0.0)
            .hypothetical_as_fact(hypothetical)
            .learned_weights(!arguments.rules_alone)
            .build()
    };
    let (plain, supposing) = (any(false)?, any(true)?);
    let mut reliability = Reliability::default();
    let answers = files.iter().flat_map(|file| &file.answers);
    for Answered { case, .. } in answers.filter(|answer| answer.got.is_some()) {
        let Some(expected) = case.expected.sets.get(gold::LABELS) else {
            continue;
        };
        let classifier = if case.hypothetical {
            &supposing
        } else {
            &plain
        };
        let classification = classifier.classify(&case.text);
        let findings = classification.findings().iter().map(|finding| {
            let is_right = expected.contains(finding.provision().code());
            (finding.confidence(), is_right)
        });
        reliability.add(findings, expected.len());
    }
    Ok(reliability)
}

/// The score of some of the cases.
struct Report {
    /// `None` for all files together.
    file: Option<String>,
    /// `all`, or the field and value that the cases share.
    group: String,
    left_out: usize,
    score: Score,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match answer(&arguments) {
        Ok(files) => program::exit(run(&arguments, &files)),
        Err(error) => {
            program::complain(format_args!("error: {error}"));
            ExitCode::from(2)
        }
    }
}

/// Reads all files, then classifies their texts.
fn answer(arguments: &Arguments) -> Result<Vec<AnsweredFile>, String> {
    let plain = classifier(arguments, false).map_err(|error| error.to_string())?;
    let supposing = classifier(arguments, true).map_err(|error| error.to_string())?;
    let mut files = Vec::new();
    for path in &arguments.files {
        files.push((path.display().to_string(), gold::read(path)?));
    }
    let answer = |case: Case, kinds: &Kinds| {
        let classifier = if case.hypothetical {
            &supposing
        } else {
            &plain
        };
        let got = (!case.disputed)
            .then(|| kinds.keep(Reading::answered(&classifier.classify(&case.text))));
        Answered { case, got }
    };
    let files = files.into_iter().map(|(name, cases)| {
        let kinds = Kinds::labelled_in(&cases);
        let answers = cases.into_iter().map(|case| answer(case, &kinds));
        AnsweredFile {
            name,
            answers: answers.collect(),
        }
    });
    Ok(files.collect())
}

fn classifier(arguments: &Arguments, hypothetical: bool) -> Result<Classifier, BuildError> {
    let mut builder = Classifier::builder()
        .hypothetical_as_fact(hypothetical)
        .learned_weights(!arguments.rules_alone);
    if let Some(threshold) = arguments.threshold {
        builder = builder.threshold(threshold);
    }
    builder.build()
}

/// Writes the reports and says whether the demands are met. Errors are those of the output alone.
fn run(arguments: &Arguments, files: &[AnsweredFile]) -> io::Result<u8> {
    let mut reports = Vec::new();
    let mut mistakes = Vec::new();
    for AnsweredFile { name, answers } in files {
        reports.extend(reports_on(Some(name), &answers.iter().collect::<Vec<_>>()));
        for Answered { case, got } in answers.iter().filter(|_| arguments.errors) {
            let got = got.as_ref();
            mistakes.extend(got.and_then(|got| Mistake::find(name, case, got, arguments.facts)));
        }
    }
    let everything: Vec<&Answered> = files.iter().flat_map(|file| &file.answers).collect();
    if files.len() > 1 {
        reports.extend(reports_on(None, &everything));
    }
    let reliability = match arguments.reliability.then(|| reliability(arguments, files)) {
        Some(Ok(reliability)) => Some(reliability),
        Some(Err(error)) => {
            program::complain(format_args!("error: {error}"));
            return Ok(2);
        }
        None => None,
    };
    let mut output = BufWriter::new(io::stdout().lock());
    if arguments.json {
        let mut object = json!({ "threshold": arguments.threshold });
        object["reports"] = reports.iter().map(Report::to_json).collect();
        if let Some(reliability) = &reliability {
            object["reliability"] = reliability.to_json();
        }
        if arguments.errors {
            object["errors"] = mistakes.iter().map(Mistake::to_json).collect();
        }
        serde_json::to_writer_pretty(&mut output, &object)?;
        writeln!(output)?;
    } else {
        for report in &reports {
            report.write(&mut output)?;
        }
        if let Some(reliability) = &reliability {
            reliability.write(&mut output)?;
        }
        if arguments.errors {
            writeln!(output, "== {} texts not exact", mistakes.len())?;
        }
        for mistake in &mistakes {
            mistake.write(&mut output)?;
        }
    }
    output.flush()?;
    Ok(u8::from(!meets_demands(arguments, &score(&everything))))
}

/// The report on some cases, and on every regime and kind that is a part of them.
fn reports_on(file: Option<&str>, answers: &[&Answered]) -> Vec<Report> {
    let mut groups = vec![("all".to_owned(), answers.to_vec())];
    groups.extend(parts("regime", |case| case.regime.as_ref(), answers));
    groups.extend(parts("kind", |case| case.kind.as_ref(), answers));
    let report = |(group, answers): (String, Vec<&Answered>)| Report {
        file: file.map(str::to_owned),
        group,
        left_out: answers.iter().filter(|answer| answer.got.is_none()).count(),
        score: score(&answers),
    };
    groups.into_iter().map(report).collect()
}

/// The cases that share a value of a field, for every value that not all of them share.
fn parts<'a>(
    name: &str,
    field: impl Fn(&Case) -> Option<&String>,
    answers: &[&'a Answered],
) -> Vec<(String, Vec<&'a Answered>)> {
    let mut parts: BTreeMap<&String, Vec<&Answered>> = BTreeMap::new();
    for answer in answers {
        if let Some(value) = field(&answer.case) {
            parts.entry(value).or_default().push(answer);
        }
    }
    parts.retain(|_, part| part.len() < answers.len());
    let named = |(value, part)| (format!("{name} {value}"), part);
    parts.into_iter().map(named).collect()
}

fn score(answers: &[&Answered]) -> Score {
    let mut score = Score::default();
    for answer in answers {
        if let Some(got) = &answer.got {
            score.add(&answer.case.expected, got);
        }
    }
    score
}

fn meets_demands(arguments: &Arguments, score: &Score) -> bool {
    let mut met = true;
    if let Some(minimum) = arguments.min_micro_f1 {
        let micro_f1 = score.micro_f1();
        if micro_f1.is_none_or(|micro_f1| micro_f1 < minimum) {
            met = false;
            let micro_f1 = table::number(micro_f1);
            program::complain(format_args!(
                "not met: micro F1 is {micro_f1}, not {minimum}"
            ));
        }
    }
    let false_alarms = score.false_alarms.count;
    if let Some(maximum) = arguments
        .max_false_alarms
        .filter(|&maximum| false_alarms > maximum)
    {
        met = false;
        program::complain(format_args!(
            "not met: {false_alarms} false alarms, not {maximum}"
        ));
    }
    met
}

impl Report {
    fn write(&self, output: &mut impl Write) -> io::Result<()> {
        let file = self.file.as_deref().unwrap_or("all files");
        write!(
            output,
            "== {file}, {}: {} texts",
            self.group, self.score.texts
        )?;
        if self.left_out > 0 {
            write!(output, ", {} disputed ones left out", self.left_out)?;
        }
        writeln!(output)?;
        table::write(output, &self.score)?;
        writeln!(output)
    }

    fn to_json(&self) -> Value {
        let mut object = self.score.to_json();
        object["file"] = json!(self.file);
        object["group"] = json!(self.group);
        object["left_out"] = json!(self.left_out);
        object
    }
}
