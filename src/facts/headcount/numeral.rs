//! Numerals in Arabic and Chinese digits, mixed as Japanese texts mix them, and their values.

use super::super::kanji;

/// How many characters show whether a text is spaced, and how many blanks between wide characters
/// they must hold.
const SPACED_WINDOW: usize = 24;
const SPACED_LEAST: usize = 3;

/// Whether a numeral can start with a character.
fn starts_numeral(character: char) -> bool {
    // 万 starts none: 万人 is everybody.
    character.is_ascii_digit()
        || kanji::digit(character).is_some()
        || small_unit(character).is_some()
}

/// Where the next numeral starts, from a byte offset on. Most characters are told by their first
/// bytes and skipped.
pub(super) fn next_numeral(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut position = from;
    while let Some(&lead) = bytes.get(position) {
        position += match lead {
            b'0'..=b'9' => return Some(position),
            0xE3 if bytes.get(position + 1) > Some(&0x80) => 3, // kana
            0xE3..=0xE9 if text[position..].starts_with(starts_numeral) => return Some(position),
            0xE0..=0xEF => 3,
            0xF0.. => 4,
            0xC0..=0xDF => 2,
            _ => 1,
        };
    }
    None
}

fn small_unit(character: char) -> Option<u64> {
    match character {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1000),
        _ => None,
    }
}

fn great_unit(character: char) -> Option<u64> {
    match character {
        '万' => Some(10_000),
        '億' => Some(100_000_000),
        '兆' => Some(1_000_000_000_000),
        _ => None,
    }
}

/// The length in bytes of the numeral that a text starts with; in a spaced text blanks may stand
/// between its digits.
pub(super) fn numeral_length(text: &str, spaced: bool) -> usize {
    let mut previous = ' ';
    for (offset, character) in text.char_indices() {
        let belongs = match character {
            // Text taken out of a PDF file has blanks around the comma: 1 , 500.
            ' ' | '\n' | ',' if in_spaced_group(&text[..offset], &text[offset..]) => true,
            ' ' if in_broken_group(&text[..offset], &text[offset..]) => true,
            ' ' if spaced && previous.is_ascii_digit() => {
                text[offset + 1..].starts_with(|next: char| next.is_ascii_digit())
            }
            ',' | '.' => {
                previous.is_ascii_digit()
                    && text[offset + 1..].starts_with(|next: char| next.is_ascii_digit())
            }
            _ => starts_numeral(character) || great_unit(character).is_some(),
        };
        if !belongs {
            return offset;
        }
        previous = character;
    }
    text.len()
}

/// Whether blanks and one comma lie between a digit and a group of exactly three digits.
fn in_spaced_group(before: &str, rest: &str) -> bool {
    let gap = |character: char| matches!(character, ' ' | '\n' | ',');
    let digits = before.trim_end_matches(gap);
    let group = rest.trim_start_matches(gap);
    let commas = before[digits.len()..].matches(',').count()
        + rest[..rest.len() - group.len()].matches(',').count();
    let count = group.bytes().take_while(u8::is_ascii_digit).count();
    let broken = group
        .bytes()
        .take_while(|byte| byte.is_ascii_digit() || *byte == b' ');
    let count_broken = broken.filter(u8::is_ascii_digit).count();
    commas == 1
        && count > 0
        && (count == 3 || count_broken == 3)
        && digits.ends_with(|last: char| last.is_ascii_digit())
}

/// Whether the end of a text has blanks between its characters, as a PDF file leaves them.
pub(super) fn is_spaced(text: &str) -> bool {
    let mut spaces = 0;
    // The last character read, and whether a wide one stands behind it.
    let (mut next, mut wide_behind) = ('.', false);
    for character in text.chars().rev().take(SPACED_WINDOW) {
        spaces += usize::from(next == ' ' && wide_behind && !character.is_ascii());
        wide_behind = !next.is_ascii();
        next = character;
    }
    spaces >= SPACED_LEAST
}

/// Whether a blank stands inside a group of three digits behind a comma: 4,30 0.
fn in_broken_group(before: &str, rest: &str) -> bool {
    let Some((_, group)) = before.rsplit_once(',') else {
        return false;
    };
    let rest = rest.trim_start_matches(' ');
    let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).count();
    let all_digits = |text: &str| {
        text.bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b' ')
    };
    let behind = rest.bytes().take_while(u8::is_ascii_digit).count();
    all_digits(group) && behind > 0 && digits(group) > 0 && digits(group) + behind <= 3
}

/// The value of a numeral; `None` for a fraction, wrong grouping, or more than 64 bits.
pub(super) fn numeral_value(numeral: &str) -> Option<u64> {
    let mut total: u64 = 0;
    let mut section: u64 = 0;
    let mut digits = Digits::default();
    let mut pieces = numeral.split(',').map(str::trim);
    let first = pieces.next()?;
    let is_group = |piece: &str| {
        let digit = |byte: &u8| byte.is_ascii_digit();
        let group = |byte: &u8| digit(byte) || *byte == b' ';
        piece.bytes().take_while(group).filter(digit).count() == 3
    };
    let grouped = numeral.split(',').map(str::trim).skip(1).all(is_group);
    if !grouped {
        return None;
    }
    let characters = first.chars().chain(pieces.flat_map(str::chars));
    for character in characters.filter(|&character| !character.is_ascii_whitespace()) {
        if let Some(unit) = small_unit(character) {
            section = section.checked_add(digits.take(unit)?.unwrap_or(unit))?;
        } else if let Some(unit) = great_unit(character) {
            let tail = digits.take(unit)?;
            if tail.is_none() && section == 0 {
                return None;
            }
            let closed = section.checked_mul(unit)?.checked_add(tail.unwrap_or(0))?;
            total = total.checked_add(closed)?;
            section = 0;
        } else {
            digits.push(character)?;
        }
    }
    if digits.decimals.is_some() {
        return None;
    }
    let tail = digits.take(1)?.unwrap_or(0);
    total.checked_add(section)?.checked_add(tail)
}

/// Digits that wait for the unit behind them.
#[derive(Default)]
struct Digits {
    value: Option<u64>,
    /// How many of them stand behind a decimal point, if there is one.
    decimals: Option<u32>,
}

impl Digits {
    fn push(&mut self, character: char) -> Option<()> {
        if character == '.' {
            let first = self.decimals.is_none();
            self.decimals = Some(0);
            return first.then_some(());
        }
        let kanji = kanji::digit(character).map(u64::from);
        let digit = kanji.or(character.to_digit(10).map(u64::from))?;
        let value = self.value.unwrap_or(0);
        self.value = Some(value.checked_mul(10)?.checked_add(digit)?);
        self.decimals = self.decimals.map(|decimals| decimals + 1);
        Some(())
    }

    /// The digits times a unit, and none are left; the inner `None` when there were none.
    fn take(&mut self, unit: u64) -> Option<Option<u64>> {
        let Self { value, decimals } = std::mem::take(self);
        let Some(value) = value else {
            return Some(None);
        };
        let divisor = 10u64.checked_pow(decimals.unwrap_or(0))?;
        Some(Some(value.checked_mul(unit)? / divisor))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals() {
        let cases: &[(&str, Option<u64>)] = &[
            ("12,345", Some(12_345)),
            ("3,076,477", Some(3_076_477)),
            ("1万2千", Some(12_000)),
            ("1.2万", Some(12_000)),
            ("2.25千", Some(2_250)),
            ("一万二千", Some(12_000)),
            ("一万二千三百四十五", Some(12_345)),
            ("五百", Some(500)),
            ("千", Some(1000)),
            ("百万", Some(1_000_000)),
            ("1億2,345万", Some(123_450_000)),
            ("3億4千万", Some(340_000_000)),
            ("二〇", Some(20)),
            ("596万", Some(5_960_000)),
            ("1万2,345", Some(12_345)),
            ("18446744073709551615", Some(u64::MAX)),
            ("18446744073709551616", None),
            ("9999999999兆", None),
            ("4,30 0", Some(4_300)),
            ("2 , 05 0", Some(2_050)),
            ("1.5", None),
            ("3,4", None),
            ("1,2345", None),
            ("1.2.3万", None),
        ];
        for (numeral, expected) in cases {
            assert_eq!(numeral_length(numeral, false), numeral.len(), "{numeral}");
            assert_eq!(numeral_value(numeral), *expected, "{numeral}");
        }
    }
}
