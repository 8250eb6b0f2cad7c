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
        let line = match lines.next_line() {
            Ok(Some(line)) => line,
            Ok(None) => return Ok(all_read),
            Err(error) => {
                let name = file.unwrap_or("standard input");
                progress.suspend(|| program::complain(format_args!("error: {name}: {error}")));
                return Ok(false);
            }
        };
        match read(&line) {
            Ok((id, text)) => write_result(output, id, &classifier.classify(&text))?,
            Err(error) => {
                all_read = false;
                let unreadable = Unreadable {
                    line: line.number,
                    error,
                    file,
                };
                serde_json::to_writer(&mut *output, &unreadable)?;
            }
        }
        output.write_all(b"\n")?;
        progress.inc(1);
    }
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

/// The `id` of a line, as it is written there, and its `text`; or why the line cannot be read.
fn read<'a>(line: &Line<'a>) -> Result<(Option<&'a str>, String), String> {
    let (written, mut object) = line.object()?;
    let text = lines::take_text(&mut object)?;
    Ok((written_id(written), text))
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
