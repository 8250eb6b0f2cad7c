//! Classifies JSON Lines: one object with a `text` a line in, one result a line out.
//!
//! ```text
//! cargo run --release --example classify_jsonl -- cases.jsonl > results.jsonl
//! printf '{"id": 1, "text": "顧客名簿を紛失した。"}\n' | cargo run --release --example classify_jsonl
//! ```
//!
//! The input is standard input (no argument, or `-`) or the files named, one after the other. Of a
//! line `{"id": …, "text": "…"}` the `id` may be of any JSON type and is repeated as it is
//! written; a line without `id` gives a result without `id`. Other fields are ignored. Results
//! come in the order of the lines:
//!
//! ```text
//! {"id":1,"labels":[…],"classification":{…}}
//! ```
//!
//! A line that cannot be read gives `{"line":N,"error":"…"}` in its place, with `"file"` when
//! files were named, and the rest goes on. Blank lines give nothing but are counted. A file that
//! cannot be read is named on standard error, and the next one follows.
//!
//! Exit status: 0; 1 when a line or a file could not be read; 2 when the arguments are wrong or
//! the output cannot be written. A reader that closes the pipe ends the program with 0.

#[path = "support/lines.rs"]
mod lines;
#[path = "support/program.rs"]
mod program;

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use appi::{Classification, Classifier};
use clap::Parser;
use indicatif::{ProgressBar, ProgressStyle};
use lines::{Line, Lines};
use serde::Serialize;
use serde::de::{DeserializeOwned, IgnoredAny};

/// Classify JSON Lines: lines {"id": …, "text": "…"} in, one line of result for each out.
#[derive(Parser)]
#[command(name = "classify_jsonl")]
struct Arguments {
    /// Files of JSON Lines; `-` or nothing for standard input.
    files: Vec<PathBuf>,
}

/// What stands in the place of a line that cannot be read.
#[derive(Serialize)]
struct Unreadable<'a> {
    line: usize,
    error: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let classifier = match Classifier::new() {
        Ok(classifier) => classifier,
        Err(error) => {
            program::complain(format_args!("error: {error}"));
            return ExitCode::from(2);
        }
    };
    program::exit(run(&arguments.files, &classifier))
}

/// Works through all inputs. Errors are those of the output alone.
fn run(files: &[PathBuf], classifier: &Classifier) -> io::Result<u8> {
    let mut output = BufWriter::new(io::stdout().lock());
    let progress = progress();
    let mut all_read = true;
    if files.is_empty() {
        let lines = Lines::new(io::stdin().lock());
        all_read &= classify_lines(lines, None, classifier, &mut output, &progress)?;
    }
    for path in files {
        let name = path.to_string_lossy();
        match open(path) {
            Ok(input) => {
                let lines = Lines::new(input);
                all_read &= classify_lines(lines, Some(&name), classifier, &mut output, &progress)?;
            }
            Err(error) => {
                all_read = false;
                progress.suspend(|| program::complain(format_args!("error: {name}: {error}")));
            }
        }
    }
    output.flush()?;
    progress.finish_and_clear();
    Ok(u8::from(!all_read))
}

fn open(path: &Path) -> io::Result<Box<dyn BufRead>> {
    if path == Path::new("-") {
        return Ok(Box::new(io::stdin().lock()));
    }
    Ok(Box::new(BufReader::new(File::open(path)?)))
}

/// How many lines are read before they are classified together. Memory follows these, not the input.
const LINES_AT_ONCE: usize = 128;

/// A line: its `id` as it is written and its text, or what stands in the place of its result.
enum Read<'a> {
    Text(Option<String>, String),
    Unreadable(Unreadable<'a>),
}

/// Writes a result for each line of one input; says whether all of it could be read.
fn classify_lines<R: BufRead>(
    mut lines: Lines<R>,
    file: Option<&str>,
    classifier: &Classifier,
    output: &mut impl Write,
    progress: &ProgressBar,
) -> io::Result<bool> {
    let mut all_read = true;
    loop {
        let mut read_lines = Vec::new();
        let end = loop {
            match lines.next_line() {
                Ok(Some(line)) => read_lines.push(read(&line, file)),
                Ok(None) => break Some(Ok(())),
                Err(error) => break Some(Err(error)),
            }
            if read_lines.len() == LINES_AT_ONCE {
                break None;
            }
        };
        all_read &= write_results(&read_lines, classifier, output)?;
        progress.inc(read_lines.len() as u64);
        match end {
            None => {}
            Some(Ok(())) => return Ok(all_read),
            Some(Err(error)) => {
                let name = file.unwrap_or("standard input");
                progress.suspend(|| program::complain(format_args!("error: {name}: {error}")));
                return Ok(false);
            }
        }
    }
}

/// Writes what comes of some lines; says whether all of them could be read.
fn write_results(
    lines: &[Read<'_>],
    classifier: &Classifier,
    output: &mut impl Write,
) -> io::Result<bool> {
    let texts = lines.iter().filter_map(|line| match line {
        Read::Text(_, text) => Some(text),
        Read::Unreadable(_) => None,
    });
    let mut classifications = classifier.classify_batch(texts);
    let mut all_read = true;
    for line in lines {
        match line {
            Read::Text(id, _) => {
                // There is one for each text.
                if let Some(classification) = classifications.next() {
                    write_result(output, id.as_deref(), &classification)?;
                }
            }
            Read::Unreadable(unreadable) => {
                all_read = false;
                serde_json::to_writer(&mut *output, unreadable)?;
            }
        }
        output.write_all(b"\n")?;
    }
    Ok(all_read)
}

fn write_result(
    output: &mut impl Write,
    id: Option<&str>,
    classification: &Classification,
) -> io::Result<()> {
    output.write_all(b"{")?;
    if let Some(id) = id {
        write!(output, r#""id":{id},"#)?;
    }
    output.write_all(br#""labels":"#)?;
    serde_json::to_writer(&mut *output, &classification.labels())?;
    output.write_all(br#","classification":"#)?;
    serde_json::to_writer(&mut *output, classification)?;
    output.write_all(b"}")
}

/// What a line holds, or why it cannot be read.
fn read<'a>(line: &Line<'_>, file: Option<&'a str>) -> Read<'a> {
    let taken = line.object().and_then(|(written, mut object)| {
        let id = written_id(written).map(str::to_owned);
        Ok(Read::Text(id, lines::take_text(&mut object)?))
    });
    taken.unwrap_or_else(|error| {
        Read::Unreadable(Unreadable {
            line: line.number,
            error,
            file,
        })
    })
}

/// The value of `id` in a JSON object, as it is written there: a parsed number could lose digits.
fn written_id(object: &str) -> Option<&str> {
    let mut id = None;
    let mut rest = object.strip_prefix('{')?;
    loop {
        let (name, after_name) = split_value::<String>(rest)?;
        let value = after_name.trim_start().strip_prefix(':')?;
        let (_, after_value) = split_value::<IgnoredAny>(value)?;
        if name == "id" {
            id = Some(value[..value.len() - after_value.len()].trim());
        }
        match after_value.trim_start().strip_prefix(',') {
            Some(next) => rest = next,
            None => return id,
        }
    }
}

/// The JSON value at the start of `json`, and what follows it.
fn split_value<T: DeserializeOwned>(json: &str) -> Option<(T, &str)> {
    let mut values = serde_json::Deserializer::from_str(json).into_iter();
    let value = values.next()?.ok()?;
    Some((value, &json[values.byte_offset()..]))
}

/// A count of lines for a person who waits: on a terminal that the results do not go to.
fn progress() -> ProgressBar {
    if !io::stderr().is_terminal() || io::stdout().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{spinner} {human_pos} lines, {per_sec}, {elapsed}");
    match style {
        Ok(style) => ProgressBar::new_spinner().with_style(style),
        Err(_) => ProgressBar::new_spinner(),
    }
}
