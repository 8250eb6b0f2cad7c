//! From a code back to what it stands for, and the codes near to one that does not exist.

use std::cmp::Reverse;

use super::vocabulary::shown;

/// No code has more characters; a longer text is near to none.
const LONGEST_COMPARED: usize = 40;
/// An error message names at most this many near codes.
const NEAR_CODES: usize = 3;

/// A text that is not the code of a [`Provision`](super::Provision), of a `Trigger`, or of a `Topic`.
///
/// The message shows the beginning of the text and the codes that are nearest to it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown {what} {input:?}{}", advice(.near_codes, .form))]
#[non_exhaustive]
pub struct ParseCodeError {
    what: &'static str,
    form: &'static str,
    input: String,
    near_codes: Vec<&'static str>,
}

impl ParseCodeError {
    /// `what` names the kind of code and `form` describes it; `named` holds every code with its
    /// heading.
    pub(crate) fn new(
        what: &'static str,
        form: &'static str,
        input: &str,
        named: impl Iterator<Item = (&'static str, &'static str)>,
    ) -> Self {
        let comparable = input.chars().nth(LONGEST_COMPARED).is_none();
        Self {
            what,
            form,
            input: shown(input),
            near_codes: if comparable {
                near_codes(input, named)
            } else {
                Vec::new()
            },
        }
    }

    /// The unknown code, cut after 40 characters.
    #[must_use]
    pub fn input(&self) -> &str {
        &self.input
    }

    /// Up to three codes that may have been meant, the nearest first.
    #[must_use]
    pub fn near_codes(&self) -> &[&'static str] {
        &self.near_codes
    }
}

/// The end of the message: what to write instead.
fn advice(near_codes: &[&str], form: &str) -> String {
    if near_codes.is_empty() {
        format!("; {form}")
    } else {
        format!("; did you mean {}?", near_codes.join(", "))
    }
}

/// The codes nearest to `input`: first those of which it is a whole part, then by edit distance,
/// then by the length of the common beginning, so that codes of the same article come first.
fn near_codes(
    input: &str,
    named: impl Iterator<Item = (&'static str, &'static str)>,
) -> Vec<&'static str> {
    let wanted: String = input.trim().chars().map(to_half_width).collect();
    let wanted = wanted.to_ascii_lowercase();
    let length = wanted.chars().count();
    if length == 0 {
        return Vec::new();
    }
    let mut candidates: Vec<_> = named
        .map(|(code, heading)| {
            let unrelated = !(is_part_of(&wanted, code) || heading == wanted);
            let common = common_beginning(&wanted, code);
            (
                unrelated,
                edit_distance(&wanted, code),
                Reverse(common),
                code,
            )
        })
        .filter(|&(unrelated, distance, ..)| !unrelated || distance <= length / 3)
        .collect();
    candidates.sort_unstable();
    candidates.truncate(NEAR_CODES);
    candidates.into_iter().map(|(.., code)| code).collect()
}

/// How many bytes two texts have in common at the beginning.
fn common_beginning(left: &str, right: &str) -> usize {
    left.bytes()
        .zip(right.bytes())
        .take_while(|(left, right)| left == right)
        .count()
}

/// Whether `code` continues `part` behind the article or a word, or ends with it.
fn is_part_of(part: &str, code: &str) -> bool {
    let continues = code
        .strip_prefix(part)
        .is_some_and(|rest| rest.starts_with(['/', '(', '-']));
    let ends = code
        .strip_suffix(part)
        .is_some_and(|rest| rest.ends_with(['/', '-']));
    continues || ends
}

/// Full-width ASCII, as Japanese input methods write it, to plain ASCII.
fn to_half_width(character: char) -> char {
    match character {
        '！'..='～' => char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character),
        other => other,
    }
}

/// Levenshtein distance in characters.
fn edit_distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut previous: Vec<usize> = (0..=right.len()).collect();
    for (row, left_character) in left.chars().enumerate() {
        let mut current = vec![row + 1];
        for (column, &right_character) in right.iter().enumerate() {
            let replaced = previous[column] + usize::from(left_character != right_character);
            let inserted = current[column] + 1;
            let deleted = previous[column + 1] + 1;
            current.push(replaced.min(inserted).min(deleted));
        }
        previous = current;
    }
    previous[right.len()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::Provision;

    fn near(code: &str) -> Vec<&'static str> {
        code.parse::<Provision>().unwrap_err().near_codes
    }

    #[test]
    fn near_codes_repair_the_usual_mistakes() {
        assert_eq!(near("27"), ["27(1)"]);
        assert_eq!(
            near("23/10-6(5)"),
            ["23/10-6(1)", "23/10-6(2)", "23/10-6(3)"]
        );
        assert_eq!(near("10-6(3)")[0], "23/10-6(3)");
        assert_eq!(near("23/10-6（3）")[0], "23/10-6(3)");
        assert_eq!(near("access-log")[0], "66/access-log");
        assert_eq!(near("66/acess-control")[0], "66/access-control");
        assert_eq!(near("媒体の管理等"), ["66/media-management"]);
        assert_eq!(near("23").len(), 3);
        assert!(near("23").iter().all(|code| code.starts_with("23/")));
    }

    #[test]
    fn nothing_near_means_a_description_of_the_form() {
        let error = "whatever".parse::<Provision>().unwrap_err();
        assert!(error.near_codes().is_empty());
        assert!(error.to_string().contains("66/access-control"));
        assert!(near("").is_empty());
        assert!(near("16").is_empty(), "another article is no misspelling");
    }

    #[test]
    fn a_long_input_is_cut() {
        let error = "長".repeat(100_000).parse::<Provision>().unwrap_err();
        assert_eq!(error.input().chars().count(), 41);
        assert!(error.to_string().len() < 400);
    }

    #[test]
    fn edit_distance_counts_characters() {
        assert_eq!(edit_distance("", "23"), 2);
        assert_eq!(edit_distance("媒体", "体"), 1);
        assert_eq!(edit_distance("66/audit", "66/audit"), 0);
    }
}
