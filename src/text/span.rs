//! A place in the caller's text.

use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A place in the caller's original text: half-open byte offsets on character boundaries.
///
/// A span holds no text. Ask for the text with [`Span::text`].
///
/// # Examples
///
/// ```
/// use appi::Span;
///
/// let original = "漏えいした。";
/// let span = Span::new(0, 9);
/// assert_eq!(span.text(original), Some("漏えい"));
/// assert_eq!(span.to_string(), "0..9");
/// assert_eq!(Span::new(0, 1).text(original), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    start: usize,
    end: usize,
}

impl Span {
    /// Makes a span from the byte offset of its start and the byte offset after its end. An end
    /// before the start gives the empty span at the start.
    #[must_use]
    pub const fn new(start_byte: usize, end_byte: usize) -> Self {
        let end = if end_byte < start_byte {
            start_byte
        } else {
            end_byte
        };
        Self {
            start: start_byte,
            end,
        }
    }

    /// The byte offset of the start.
    #[must_use]
    pub const fn start_byte(&self) -> usize {
        self.start
    }

    /// The byte offset after the end.
    #[must_use]
    pub const fn end_byte(&self) -> usize {
        self.end
    }

    /// The length in bytes.
    #[must_use]
    pub const fn len_bytes(&self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether the span covers no byte.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len_bytes() == 0
    }

    /// Whether the byte at this offset lies in the span.
    #[must_use]
    pub const fn contains(&self, byte: usize) -> bool {
        self.start <= byte && byte < self.end
    }

    /// Whether the two spans have a byte in common. An empty span overlaps nothing.
    #[must_use]
    pub fn overlaps(&self, other: &Span) -> bool {
        self.start.max(other.start) < self.end.min(other.end)
    }

    /// The span as a range of byte offsets.
    #[must_use]
    pub const fn range(&self) -> Range<usize> {
        self.start..self.end
    }

    /// The text at this span, or `None` if the span does not fit the text: out of bounds, or not
    /// on character boundaries.
    #[must_use]
    pub fn text<'a>(&self, original: &'a str) -> Option<&'a str> {
        original.get(self.range())
    }
}

impl fmt::Display for Span {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}..{}", self.start, self.end)
    }
}

#[cfg(test)]
mod tests {
    use super::Span;

    #[test]
    fn text_is_none_where_the_span_does_not_fit() {
        assert_eq!(Span::new(0, 3).text("鍵"), Some("鍵"));
        assert_eq!(Span::new(0, 2).text("鍵"), None);
        assert_eq!(Span::new(0, 4).text("鍵"), None);
        assert_eq!(Span::new(7, 9).text("鍵"), None);
    }

    #[test]
    fn a_reversed_pair_is_empty() {
        let span = Span::new(5, 2);
        assert!(span.is_empty());
        assert_eq!(span.len_bytes(), 0);
        assert_eq!(span.range(), 5..5);
    }

    #[test]
    fn overlap_needs_a_common_byte() {
        let span = Span::new(3, 6);
        assert!(span.overlaps(&Span::new(5, 9)));
        assert!(!span.overlaps(&Span::new(6, 9)));
        assert!(!span.overlaps(&Span::new(4, 4)));
        assert!(span.contains(3) && span.contains(5) && !span.contains(6));
    }
}
