//! Classifies texts and shows the result to a person, or as JSON.
//!
//! ```text
//! cargo run --release --example classify -- "VPN機器の更新を怠り、ランサムウェアに感染した。"
//! cargo run --release --example classify -- --file incident.txt
//! cargo run --release --example classify < incident.txt
//! ```
//!
//! Each argument is a text, or the name of a file that exists, or `-` for standard input, which is
//! also read when there is no argument. With `--json`, each input gives one JSON object. With
//! `--known-on 2026-04-01`, the deadlines of the report are counted from that day.
//!
//! Exit status: 0; 2 when an input is empty, is not UTF-8 or cannot be read, when the arguments
//! are wrong, or when the output cannot be written. The other inputs are classified all the same.
//! A reader that closes the pipe ends the program with 0.

#[path = "support/duty_layout.rs"]
mod duty_layout;
#[path = "support/layout.rs"]
mod layout;
#[path = "support/program.rs"]
mod program;

use std::ffi::OsString;
use std::io::{self, BufWriter, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use appi::{Classifier, Date};
use clap::Parser;
use layout::Marks;

/// Say which provisions of Japan's APPI were breached, as far as a text tells.
#[derive(Parser)]
#[command(name = "classify")]
struct Arguments {
    /// Texts; a name of an existing file stands for its content, `-` for standard input.
    inputs: Vec<OsString>,
    /// A file to read; may be given several times.
    #[arg(long = "file", value_name = "PATH")]
    files: Vec<PathBuf>,
    /// Print JSON.
    #[arg(long)]
    json: bool,
    /// The confidence from which a finding is reported, from 0 to 1.
    #[arg(long, value_name = "X", allow_negative_numbers = true)]
    threshold: Option<f64>,
    /// The day on which the party came to know, for the deadlines: 2026-04-01.
    #[arg(long, value_name = "DAY")]
    known_on: Option<Date>,
    /// Count clauses that only suppose something (…した場合) as facts.
    #[arg(long)]
    hypothetical: bool,
}

/// Where a text comes from.
enum Source {
    Argument(OsString),
    File(PathBuf),
    StandardInput,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let mut builder = Classifier::builder().hypothetical_as_fact(arguments.hypothetical);
    if let Some(threshold) = arguments.threshold {
        builder = builder.threshold(threshold);
    }
    match builder.build() {
        Ok(classifier) => program::exit(run(arguments, &classifier)),
        Err(error) => {
            program::complain(format_args!("error: {error}"));
            ExitCode::from(2)
        }
    }
}

/// Classifies every input. Errors are those of the output alone.
fn run(arguments: Arguments, classifier: &Classifier) -> io::Result<u8> {
    let mut output = BufWriter::new(io::stdout().lock());
    let marks = if io::stdout().is_terminal() {
        Marks::Underline
    } else {
        Marks::Brackets
    };
    let (json, known_on) = (arguments.json, arguments.known_on);
    let sources = sources(arguments.inputs, arguments.files);
    let mut status = 0;
    for source in &sources {
        let text = match source.read() {
            Ok(text) => text,
            Err(error) => {
                program::complain(format_args!("error: {}: {error}", source.name()));
                status = 2;
                continue;
            }
        };
        let classification = classifier.classify(&text);
        if json {
            serde_json::to_writer_pretty(&mut output, &classification)?;
            writeln!(output)?;
        } else {
            if sources.len() > 1 {
                writeln!(output, "=== {}", source.name())?;
            }
            layout::write(&mut output, &text, &classification, marks)?;
            duty_layout::write(&mut output, &text, classification.duty(), known_on)?;
        }
        output.flush()?;
    }
    Ok(status)
}

fn sources(inputs: Vec<OsString>, files: Vec<PathBuf>) -> Vec<Source> {
    let mut sources: Vec<Source> = files.into_iter().map(Source::File).collect();
    for input in inputs {
        let path = Path::new(&input);
        sources.push(if input == "-" {
            Source::StandardInput
        } else if path.exists() && !path.is_dir() {
            Source::File(path.to_owned())
        } else {
            Source::Argument(input)
        });
    }
    if sources.is_empty() {
        sources.push(Source::StandardInput);
    }
    sources
}

impl Source {
    fn name(&self) -> String {
        match self {
            Self::Argument(_) => "the text in the arguments".to_owned(),
            Self::File(path) => path.display().to_string(),
            Self::StandardInput => "standard input".to_owned(),
        }
    }

    /// The text, or why there is none.
    fn read(&self) -> Result<String, String> {
        let bytes = match self {
            Self::Argument(argument) => argument.as_encoded_bytes().to_vec(),
            Self::File(path) => std::fs::read(path).map_err(|error| error.to_string())?,
            Self::StandardInput => {
                if io::stdin().is_terminal() {
                    program::complain("Type a text and end it with Ctrl-D on a line of its own.");
                }
                let mut bytes = Vec::new();
                let read = io::stdin().lock().read_to_end(&mut bytes);
                read.map_err(|error| error.to_string())?;
                bytes
            }
        };
        let text = String::from_utf8(bytes).map_err(|error| {
            let byte = error.utf8_error().valid_up_to();
            format!("invalid UTF-8 at byte {byte}")
        })?;
        if text.trim_start_matches('\u{feff}').trim().is_empty() {
            return Err("there is no text".to_owned());
        }
        self.note_a_likely_file_name(&text);
        Ok(text)
    }

    /// A mistyped file name would otherwise pass as a text without an incident.
    fn note_a_likely_file_name(&self, text: &str) {
        let word = text.is_ascii() && !text.contains(char::is_whitespace);
        if matches!(self, Self::Argument(_)) && word {
            program::complain(format_args!(
                "note: there is no file `{text}`; it is read as a text"
            ));
        }
    }
}
