//! Trains the weights by which parties are read on texts in which people marked them, and writes the
//! weights to standard output.
//!
//! ```text
//! rules/train
//! ```
//!
//! Four tables choose: what each word is to a name, which role a party has, which named party writes the
//! text, and whose deed a place tells of. What a place tells of is read by the rules alone.
//!
//! The same files give the same weights, bit for bit.

#[path = "support/choice.rs"]
mod choice;
// Shared with `train`, which fits more.
#[allow(dead_code)]
#[path = "support/lines.rs"]
mod lines;
#[allow(dead_code)]
#[path = "support/logistic.rs"]
mod logistic;
#[path = "support/marked.rs"]
mod marked;
#[path = "support/rule_examples.rs"]
mod rule_examples;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use appi::{Classifier, Feature, Marked};
use choice::{Choice, learn};
use clap::Parser;
use marked::MarkedText;

/// From this confidence on the rules tell where a deed is told of.
const TELLS: f64 = 0.3;
/// Features none of whose weights reaches this, in thousandths, are left out.
const LEAST_WEIGHT: i64 = 20;
/// Words for parties, as far as the rules' examples have any.
const PARTIES: [&str; 46] = [
    "社",
    "市",
    "町",
    "村",
    "県",
    "院",
    "校",
    "銀行",
    "業者",
    "委託",
    "受託",
    "下請",
    "組合",
    "協会",
    "大学",
    "店",
    "園",
    "法人",
    "団体",
    "先方",
    "うち",
    "省",
    "庁",
    "機関",
    "センター",
    "事務所",
    "塾",
    "局",
    "役所",
    "館",
    "クリニック",
    "歯科",
    "ホテル",
    "我々",
    "私ども",
    "こちら",
    "メーカー",
    "ベンダー",
    "屋",
    "会場",
    "金庫",
    "教室",
    "施設",
    "工場",
    "窓口",
    "支部",
];
/// A word that stands in so many texts is common, more common, and very common.
const COMMON: [usize; 3] = [8, 40, 200];
/// How many weights a feature has in each table.
const TABLES: [(&str, usize); 4] = [("names", 5), ("roles", 6), ("writers", 1), ("deeds", 1)];

/// Train the weights by which parties are read.
#[derive(clap::Parser)]
struct Arguments {
    /// Files of JSON Lines with a `marked` text and its `organisations`.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// A folder of rules, whose own examples name nobody where they have no word for a party.
    #[arg(long)]
    rules: Option<PathBuf>,
    /// A folder of files of JSON Lines with a `text`, from which it is learned which words are common.
    #[arg(long)]
    common: Option<PathBuf>,
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
    let reader = Classifier::builder()
        .learned_weights(false)
        .named_parties(false)
        .threshold(TELLS)
        .build()
        .map_err(|error| error.to_string())?;
    let commonness = match &arguments.common {
        Some(folder) => commonness(&reader, folder)?,
        None => BTreeMap::new(),
    };
    let steps = |word: &str| commonness.get(word).copied().unwrap_or_default();
    let mut choices: BTreeMap<&str, Vec<Choice<Feature>>> = BTreeMap::new();
    let mut texts = Vec::new();
    for path in &arguments.files {
        texts.extend(marked::read(path)?);
    }
    if let Some(folder) = &arguments.rules {
        let examples = rule_examples::read(folder)?.into_iter();
        let names_nobody = |text: &String| !PARTIES.iter().any(|word| text.contains(word));
        texts.extend(examples.filter(names_nobody).map(MarkedText::unmarked));
    }
    for text in texts {
        for lesson in reader.lessons(&text.text, &taught(&reader, &text), &steps) {
            choices.entry(lesson.table).or_default().push(Choice {
                told: lesson.told,
                sides: lesson.sides,
                right: lesson.right,
            });
        }
    }
    let mut file = String::from(
        "# Learned weights of parties, in thousandths, written by the example `train_parties`; see \
         rules/README.md.\n",
    );
    for (word, steps) in &commonness {
        let _ = writeln!(file, "commons\tword\t{word}\t\t{steps}");
    }
    for (table, weights) in TABLES {
        for ([kind, one, two], weights) in
            learn(choices.get(table).map_or(&[], Vec::as_slice), weights)
        {
            let thousandths = weights
                .iter()
                .map(|weight| (weight * 1000.0).round() as i64);
            let thousandths: Vec<i64> = thousandths.collect();
            if thousandths
                .iter()
                .any(|weight| weight.abs() >= LEAST_WEIGHT)
            {
                let weights: Vec<String> = thousandths.iter().map(ToString::to_string).collect();
                let _ = writeln!(file, "{table}\t{kind}\t{one}\t{two}\t{}", weights.join(" "));
            }
        }
    }
    Ok(file)
}

/// How common the words of the texts in a folder are, in steps; rare ones are left out.
fn commonness(reader: &Classifier, folder: &Path) -> Result<BTreeMap<String, usize>, String> {
    let unreadable = |error| format!("{}: {error}", folder.display());
    let mut texts: BTreeMap<String, usize> = BTreeMap::new();
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path
            .extension()
            .is_none_or(|extension| extension != "jsonl")
        {
            continue;
        }
        for text in marked::plain(&path)? {
            let features = reader.features(&text);
            let words = features
                .iter()
                .filter_map(|name| name.strip_prefix("word "));
            for word in words.filter(|word| !word.contains(' ')) {
                *texts.entry(word.to_owned()).or_default() += 1;
            }
        }
    }
    let steps = |texts: usize| COMMON.iter().filter(|least| texts >= **least).count();
    let common = texts.into_iter().map(|(word, texts)| (word, steps(texts)));
    Ok(common.filter(|(_, steps)| *steps > 0).collect())
}

/// What people marked, and where the rules read what only one of the parties is labelled with.
fn taught(reader: &Classifier, text: &MarkedText) -> Marked {
    let classification = reader.classify(&text.text);
    let deeds = classification.findings().iter().filter_map(|finding| {
        let code = finding.provision().code();
        let mut of = text.labels.iter().filter(|(_, codes)| codes.contains(code));
        let (number, _) = of.next().filter(|_| of.next().is_none())?;
        let words = finding.evidence().first()?.words().first()?;
        Some((words.start_byte(), finding.provision(), *number))
    });
    Marked {
        marks: text.marks.clone(),
        roles: text.roles.clone(),
        deeds: deeds.collect(),
    }
}
