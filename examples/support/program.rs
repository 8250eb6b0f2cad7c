//! What the programs have in common at their ends: messages and exit statuses.

use std::fmt::Display;
use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

/// Writes a message to standard error. That nobody reads it is no error.
pub(crate) fn complain(message: impl Display) {
    let _ = writeln!(io::stderr(), "{message}");
}

/// The exit status of a program that computed `status` while it wrote its output.
///
/// A reader that went away (`| head -1`) has read enough: the status is 0. Output that cannot be
/// written for another reason gives a message and the status 2.
pub(crate) fn exit(status: io::Result<u8>) -> ExitCode {
    match status {
        Ok(status) => ExitCode::from(status),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            complain(format_args!("error: the output cannot be written: {error}"));
            ExitCode::from(2)
        }
    }
}
