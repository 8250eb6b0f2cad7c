//! The numbers of an evaluation as tables for a person.

use std::io::{self, Write};

use crate::gold::{LABELS, SETS, VALUES};
use crate::score::{Score, SetScore, Share, Tally};

/// Width of the first column where no code is wider.
const NARROWEST: usize = 16;

/// Writes every table of a score.
pub(crate) fn write(output: &mut impl Write, score: &Score) -> io::Result<()> {
    for name in SETS {
        let Some(set) = score.sets.get(name) else {
            continue;
        };
        let codes = set.codes.keys().map(String::len);
        let width = codes.max().unwrap_or(0).max(NARROWEST);
        write_set(output, name, set, width)?;
        if name == LABELS {
            let title = "false alarms";
            let Share { count, of } = score.false_alarms;
            writeln!(
                output,
                "  {title:<width$}  {count} of {of} texts without labels"
            )?;
        }
    }
    if !score.values.is_empty() {
        writeln!(output, "other facts")?;
    }
    for name in VALUES {
        if let Some(share) = score.values.get(name) {
            write_share(output, &name.replace('_', " "), *share, NARROWEST)?;
        }
    }
    Ok(())
}

fn write_set(output: &mut impl Write, name: &str, set: &SetScore, width: usize) -> io::Result<()> {
    writeln!(output, "{name}: {} texts", set.exact.of)?;
    writeln!(
        output,
        "  {:<width$}  support  predicted  precision  recall     F1",
        "code"
    )?;
    for (code, tally) in &set.codes {
        write_tally(output, code, *tally, width)?;
    }
    write_tally(output, "micro", set.micro(), width)?;
    let macro_f1 = number(set.macro_f1());
    writeln!(output, "  {:<width$}  {macro_f1:>43}", "macro F1")?;
    write_share(output, "exact match", set.exact, width)
}

fn write_tally(output: &mut impl Write, name: &str, tally: Tally, width: usize) -> io::Result<()> {
    writeln!(
        output,
        "  {name:<width$}  {:>7}  {:>9}  {:>9}  {:>6}  {:>5}",
        tally.support(),
        tally.predicted(),
        number(tally.precision()),
        number(tally.recall()),
        number(tally.f1()),
    )
}

fn write_share(output: &mut impl Write, name: &str, share: Share, width: usize) -> io::Result<()> {
    let Share { count, of } = share;
    let share = number(share.share());
    writeln!(output, "  {name:<width$}  {share:>5}  ({count} of {of})")
}

/// Three decimals, or `-` for what is not defined.
pub(crate) fn number(value: Option<f64>) -> String {
    value.map_or("-".to_owned(), |value| format!("{value:.3}"))
}
