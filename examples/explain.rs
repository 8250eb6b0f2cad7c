//! Explains the code of a provision or of a trigger of the duty to report: what it requires, typical
//! facts, where it stands, since when.
//!
//! ```text
//! cargo run --example explain -- "23/10-6(3)"
//! cargo run --example explain -- --lang en 25 "27(1)"
//! cargo run --example explain -- --json "66/audit"
//! cargo run --example explain -- more-than-1000
//! cargo run --example explain
//! ```
//!
//! Without a code it lists all of them. Exit status: 0; 1 when a code does not exist, with the codes
//! near to it on standard error (the others are explained all the same); 2 when the arguments are
//! wrong or the output cannot be written.

#[path = "support/program.rs"]
mod program;

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use appi::{Language, Topic, explain};
use clap::{Parser, ValueEnum};

/// Explain a code of Japan's APPI.
#[derive(Parser)]
#[command(name = "explain")]
struct Arguments {
    /// Codes, such as 23/10-6(3) or more-than-1000; all are listed without one.
    codes: Vec<String>,
    /// Print JSON, one object for each code.
    #[arg(long)]
    json: bool,
    /// The language of the text.
    #[arg(long, value_enum, default_value_t = Lang::Ja)]
    lang: Lang,
}

#[derive(Clone, Copy, ValueEnum)]
enum Lang {
    /// Japanese.
    Ja,
    /// English.
    En,
}

fn main() -> ExitCode {
    program::exit(run(&Arguments::parse()))
}

/// Explains every code. Errors are those of the output alone.
fn run(arguments: &Arguments) -> io::Result<u8> {
    let mut output = BufWriter::new(io::stdout().lock());
    let mut status = 0;
    if arguments.codes.is_empty() {
        for topic in Topic::all() {
            let explanation = explain(topic);
            let name = match arguments.lang {
                Lang::Ja => explanation.heading,
                Lang::En => explanation.title,
            };
            writeln!(output, "{}\t{name}", explanation.code)?;
        }
    }
    for (number, code) in arguments.codes.iter().enumerate() {
        let topic: Topic = match code.parse() {
            Ok(topic) => topic,
            Err(error) => {
                program::complain(format_args!("error: {error}"));
                status = 1;
                continue;
            }
        };
        let explanation = explain(topic);
        if arguments.json {
            serde_json::to_writer_pretty(&mut output, &explanation)?;
            writeln!(output)?;
            continue;
        }
        if number > 0 {
            writeln!(output)?;
        }
        let language = match arguments.lang {
            Lang::Ja => Language::Japanese,
            Lang::En => Language::English,
        };
        write!(output, "{}", explanation.text(language))?;
    }
    output.flush()?;
    Ok(status)
}
