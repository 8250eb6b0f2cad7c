//! From a code back to the provision, by `FromStr` and by serde.

use std::cmp::Reverse;
use std::fmt;
use std::str::FromStr;

use serde::de::{self, Deserialize, Deserializer, Visitor};
use serde::ser::{Serialize, Serializer};

use super::provision::Provision;
use super::vocabulary::shown;

/// No code has more characters; a longer text is near to none.
const LONGEST_COMPARED: usize = 40;
/// An error message names at most this many near codes.
const NEAR_CODES: usize = 3;

/// A text that is not the code of a provision.
///
/// The message shows the beginning of the text and the codes that are nearest to it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown provision code {input:?}{}", advice(.near_codes))]
#[non_exhaustive]
pub struct ParseProvisionError {
    input: String,
    near_codes: Vec<&'static str>,
}

impl ParseProvisionError {
    fn new(input: &str) -> Self {
        let comparable = input.chars().nth(LONGEST_COMPARED).is_none();
        Self {
            input: shown(input),
            near_codes: if comparable {
                near_codes(input)
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
fn advice(near_codes: &[&str]) -> String {
    if near_codes.is_empty() {
        "; a code is an article with its guideline section or item, \
         such as 23/10-6(3), 27(1) or 66/access-control"
            .to_owned()
    } else {
        format!("; did you mean {}?", near_codes.join(", "))
    }
}

/// The codes nearest to `input`: first those of which it is a whole part, then by edit distance,
/// then by the length of the common beginning, so that codes of the same article come first.
fn near_codes(input: &str) -> Vec<&'static str> {
    let wanted: String = input.trim().chars().map(to_half_width).collect();
    let wanted = wanted.to_ascii_lowercase();
    let length = wanted.chars().count();
    if length == 0 {
        return Vec::new();
    }
    let mut candidates: Vec<_> = Provision::ALL
        .iter()
        .map(|provision| {
            let code = provision.code();
            let unrelated = !(is_part_of(&wanted, code) || provision.heading() == wanted);
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

/// Whether `code` continues `part` after the article or ends with it after the slash.
fn is_part_of(part: &str, code: &str) -> bool {
    let continues = code
        .strip_prefix(part)
        .is_some_and(|rest| rest.starts_with(['/', '(']));
    let ends = code
        .strip_suffix(part)
        .is_some_and(|rest| rest.ends_with('/'));
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

impl FromStr for Provision {
    type Err = ParseProvisionError;

    /// Reads a code exactly as [`Provision::code`] writes it.
    ///
    /// # Errors
    ///
    /// [`ParseProvisionError`] for any other text.
    fn from_str(code: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .iter()
            .copied()
            .find(|provision| provision.code() == code)
            .ok_or_else(|| ParseProvisionError::new(code))
    }
}

impl Serialize for Provision {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Provision {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct CodeVisitor;

        impl Visitor<'_> for CodeVisitor {
            type Value = Provision;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("the code of a provision, such as \"23/10-6(3)\"")
            }

            fn visit_str<E: de::Error>(self, code: &str) -> Result<Provision, E> {
                code.parse().map_err(E::custom)
            }
        }

        deserializer.deserialize_str(CodeVisitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
