//! JSON Lines: one object a line, however the file was made.

use std::io::{self, BufRead};

use serde_json::{Map, Value};

/// Reads the lines of an input one at a time into the same buffer, so that memory follows the
/// longest line and not the input.
pub(crate) struct Lines<R> {
    input: R,
    number: usize,
    buffer: Vec<u8>,
}

/// A line that is not blank.
pub(crate) struct Line<'a> {
    /// Its number in the input, from 1; blank lines are counted.
    pub(crate) number: usize,
    bytes: &'a [u8],
}

impl<R: BufRead> Lines<R> {
    pub(crate) fn new(input: R) -> Self {
        Self {
            input,
            number: 0,
            buffer: Vec::new(),
        }
    }

    /// The next line that is not blank, without line end and byte order mark; `None` at the end.
    pub(crate) fn next_line(&mut self) -> io::Result<Option<Line<'_>>> {
        loop {
            self.buffer.clear();
            if self.input.read_until(b'\n', &mut self.buffer)? == 0 {
                return Ok(None);
            }
            self.number += 1;
            if !self.content().is_empty() {
                break;
            }
        }
        Ok(Some(Line {
            number: self.number,
            bytes: self.content(),
        }))
    }

    fn content(&self) -> &[u8] {
        let bytes = self.buffer.as_slice();
        let bytes = match self.number {
            1 => bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes),
            _ => bytes,
        };
        bytes.trim_ascii()
    }
}

impl<'a> Line<'a> {
    /// The line as text and the JSON object that it holds, or why it cannot be read.
    pub(crate) fn object(&self) -> Result<(&'a str, Map<String, Value>), String> {
        let text = str::from_utf8(self.bytes).map_err(|error| {
            let byte = error.valid_up_to();
            format!("invalid UTF-8 at byte {byte} of the line")
        })?;
        let object = serde_json::from_str(text).map_err(|error| {
            // To the JSON parser every line is line 1.
            error
                .to_string()
                .replace(" at line 1 column ", " at column ")
        })?;
        Ok((text, object))
    }
}

/// Takes the text to be classified out of an object.
pub(crate) fn take_text(object: &mut Map<String, Value>) -> Result<String, String> {
    match object.remove("text") {
        Some(Value::String(text)) => Ok(text),
        Some(_) => Err("`text` is not a string".to_owned()),
        None => Err("`text` is missing".to_owned()),
    }
}
