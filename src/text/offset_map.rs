//! Rewriting a text while remembering where everything came from.

use std::borrow::Cow;
use std::ops::Range;

/// Where the bytes of a rewritten text came from: the identity, but for runs of replacements.
#[derive(Debug, Clone, Default)]
pub(super) struct OffsetMap {
    runs: Vec<Run>,
}

/// Replacements of one size that follow each other without a gap, so that a line of fullwidth
/// digits costs one entry.
#[derive(Debug, Clone, Copy)]
struct Run {
    output_start: usize,
    input_start: usize,
    /// Bytes of each replacement, 0 for a deletion.
    output_length: usize,
    /// Bytes that each replacement stands for.
    input_length: usize,
    count: usize,
}

impl Run {
    fn output_end(&self) -> usize {
        self.output_start + self.output_length * self.count
    }

    fn input_end(&self) -> usize {
        self.input_start + self.input_length * self.count
    }
}

impl OffsetMap {
    fn push(&mut self, next: Run) {
        if let Some(last) = self.runs.last_mut()
            && last.output_length == next.output_length
            && last.input_length == next.input_length
            && last.output_end() == next.output_start
            && last.input_end() == next.input_start
            && next.output_length > 0
        {
            last.count += 1;
        } else {
            self.runs.push(next);
        }
    }

    /// Maps a range of the output to the smallest range of the input that covers it. The cost is
    /// logarithmic in the number of replacements.
    pub(super) fn input_range(&self, output: Range<usize>) -> Range<usize> {
        let start = self.input_start(output.start);
        if output.end <= output.start {
            return start..start;
        }
        start..self.input_end(output.end)
    }

    fn input_start(&self, offset: usize) -> usize {
        let after = self.runs.partition_point(|run| run.output_start <= offset);
        let Some(run) = self.runs[..after].last() else {
            return offset;
        };
        if offset >= run.output_end() {
            return run.input_end() + (offset - run.output_end());
        }
        run.input_start + (offset - run.output_start) / run.output_length * run.input_length
    }

    fn input_end(&self, offset: usize) -> usize {
        let after = self.runs.partition_point(|run| run.output_start < offset);
        let Some(run) = self.runs[..after].last() else {
            return offset;
        };
        if offset > run.output_end() {
            return run.input_end() + (offset - run.output_end());
        }
        let replacements = (offset - run.output_start).div_ceil(run.output_length);
        run.input_start + replacements * run.input_length
    }
}

/// Copies a text from front to back with replacements. Nothing is allocated before the first one.
pub(super) struct Rewriter<'a> {
    input: &'a str,
    output: String,
    /// The offset of the input up to which the output is written.
    copied: usize,
    map: OffsetMap,
}

impl<'a> Rewriter<'a> {
    pub(super) fn new(input: &'a str) -> Self {
        Self {
            input,
            output: String::new(),
            copied: 0,
            map: OffsetMap::default(),
        }
    }

    /// Replaces a range of the input. Ranges must come in order, not empty and not overlapping.
    pub(super) fn replace(&mut self, range: Range<usize>, replacement: &str) {
        if self.map.runs.is_empty() {
            self.output.reserve(self.input.len());
        }
        self.output.push_str(&self.input[self.copied..range.start]);
        self.map.push(Run {
            output_start: self.output.len(),
            input_start: range.start,
            output_length: replacement.len(),
            input_length: range.len(),
            count: 1,
        });
        self.output.push_str(replacement);
        self.copied = range.end;
    }

    /// The rewritten text, borrowed if nothing was replaced, and the way back.
    pub(super) fn finish(mut self) -> (Cow<'a, str>, OffsetMap) {
        if self.map.runs.is_empty() {
            return (Cow::Borrowed(self.input), self.map);
        }
        self.output.push_str(&self.input[self.copied..]);
        (Cow::Owned(self.output), self.map)
    }
}

#[cfg(test)]
mod tests {
    use super::Rewriter;

    #[test]
    fn deletions_at_the_edges_of_a_range_are_left_out() {
        let mut rewriter = Rewriter::new("ab--cd");
        rewriter.replace(2..4, "");
        let (text, map) = rewriter.finish();
        assert_eq!(text, "abcd");
        assert_eq!(map.input_range(0..2), 0..2);
        assert_eq!(map.input_range(2..4), 4..6);
        assert_eq!(map.input_range(1..3), 1..5);
        assert_eq!(map.input_range(4..4), 6..6);
    }

    #[test]
    fn equal_neighbours_share_an_entry() {
        let mut rewriter = Rewriter::new("１２３x");
        rewriter.replace(0..3, "1");
        rewriter.replace(3..6, "2");
        rewriter.replace(6..9, "3");
        let (text, map) = rewriter.finish();
        assert_eq!(text, "123x");
        assert_eq!(map.runs.len(), 1);
        assert_eq!(map.input_range(1..2), 3..6);
        assert_eq!(map.input_range(1..4), 3..10);
    }

    #[test]
    fn nothing_replaced_is_borrowed() {
        let (text, map) = Rewriter::new("漏えい").finish();
        assert!(matches!(text, std::borrow::Cow::Borrowed(_)));
        assert_eq!(map.input_range(3..6), 3..6);
    }
}
