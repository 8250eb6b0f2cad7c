//! Repair of text taken from PDF files: stray spaces, spelled-out abbreviations, broken lines, and
//! dashes that stand for the long vowel mark.

use std::borrow::Cow;
use std::ops::Range;

use super::character::{is_blank, is_japanese, is_katakana_letter};
use super::line_break::{COLUMN_GAP, joined_break};
use super::offset_map::{OffsetMap, Rewriter};

/// The longest abbreviation that is put together from a lone letter and the rest, as in `V PN`.
const ABBREVIATION_LETTERS: usize = 5;

/// Repairs a text that is in NFKC. Borrowed if there was nothing to repair.
pub(super) fn repair(text: &str) -> (Cow<'_, str>, OffsetMap) {
    let mut rewriter = Rewriter::new(text);
    let mut position = 0;
    let mut line_start = 0;
    while let Some(found) = next_candidate(text, position) {
        let rest = &text[found..];
        let space = rest.len() - rest.trim_start_matches([' ', '\t', '\n']).len();
        let gap = found..found + space;
        position = gap.end;
        if space == 0 {
            let dash = rest.chars().next().map_or(1, char::len_utf8);
            position = found + dash;
            if is_long_vowel(text, found..position) {
                rewriter.replace(found..position, "ー");
            }
        } else if let Some(newline) = text[gap.clone()].rfind('\n') {
            if let Some((joined, separator)) = joined_break(text, line_start, gap.clone()) {
                position = joined.end;
                rewriter.replace(joined, separator);
            }
            line_start = if position > gap.end {
                position
            } else {
                found + newline + 1
            };
        } else if is_stray(text, gap.clone()) {
            rewriter.replace(gap, "");
        }
    }
    rewriter.finish()
}

/// The next space, line end, or possible dash.
fn next_candidate(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut position = from;
    loop {
        match bytes.get(position)? {
            0xE3..=0xEF => position += 3, // U+3000 to U+FFFF
            // E2 leads U+2000 to U+2FFF, where the dashes are.
            b' ' | b'\t' | b'\n' | b'-' | 0xE2 => return Some(position),
            _ => position += 1,
        }
    }
}

fn character_before(text: &str, offset: usize) -> Option<char> {
    text[..offset].chars().next_back()
}

fn character_after(text: &str, offset: usize) -> Option<char> {
    text[offset..].chars().next()
}

/// Whether the character is a dash between two katakana letters.
fn is_long_vowel(text: &str, dash: Range<usize>) -> bool {
    text[dash.clone()].chars().all(|character| {
        matches!(
            character,
            '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2500}'
        )
    }) && character_before(text, dash.start).is_some_and(is_katakana_letter)
        && character_after(text, dash.end).is_some_and(is_katakana_letter)
}

/// Whether blanks inside a line were put there by the layout, not by the writer.
fn is_stray(text: &str, gap: Range<usize>) -> bool {
    let (Some(left), Some(right)) = (
        character_before(text, gap.start),
        character_after(text, gap.end),
    ) else {
        return false;
    };
    if left == '\n' || is_column_gap(&text[gap.clone()]) {
        return false;
    }
    match (is_japanese(left), is_japanese(right)) {
        (true, true) => true,
        (true, false) => right.is_ascii_graphic(),
        (false, true) => left.is_ascii_graphic(),
        (false, false) => left == '(' || right == ')' || splits_word(text, gap),
    }
}

/// Whether blanks set the columns of a table apart.
fn is_column_gap(blanks: &str) -> bool {
    blanks.len() >= COLUMN_GAP || blanks.contains('\t')
}

/// Whether blanks between two ASCII characters split an abbreviation or a number: `V P N`, `2 0`,
/// and beside Japanese text also `V PN`.
fn splits_word(text: &str, gap: Range<usize>) -> bool {
    let left = word_before(text, gap.start);
    let right = word_after(text, gap.end);
    if left.is_empty() || right.is_empty() {
        return false;
    }
    if left.len() == 1 && right.len() == 1 {
        return true;
    }
    let capitals = |word: &str| word.bytes().all(|byte| byte.is_ascii_uppercase());
    let beside_japanese = || {
        character_before(text, gap.start - left.len()).is_some_and(is_japanese)
            || character_after(text, gap.end + right.len()).is_some_and(is_japanese)
    };
    left.len().min(right.len()) == 1
        && left.len() + right.len() <= ABBREVIATION_LETTERS
        && capitals(left)
        && capitals(right)
        && beside_japanese()
}

/// The ASCII letters and digits that end here, no more than an abbreviation may have.
fn word_before(text: &str, end: usize) -> &str {
    let bytes = text.as_bytes()[..end].iter().rev();
    &text[end - word_length(bytes)..end]
}

/// The ASCII letters and digits that start here, no more than an abbreviation may have.
fn word_after(text: &str, start: usize) -> &str {
    let bytes = text.as_bytes()[start..].iter();
    &text[start..start + word_length(bytes)]
}

fn word_length<'a>(bytes: impl Iterator<Item = &'a u8>) -> usize {
    bytes
        .take(ABBREVIATION_LETTERS)
        .take_while(|byte| byte.is_ascii_alphanumeric())
        .count()
}

/// Whether a line is set in columns.
pub(super) fn has_columns(line: &str) -> bool {
    line.contains(['\t', '|', '│'])
        || line
            .trim_matches(is_blank)
            .split(|character| !is_blank(character))
            .any(|blanks| blanks.len() >= COLUMN_GAP)
}

#[cfg(test)]
mod tests {
    use super::super::NormalizedText;

    fn check(original: &str, expected: &str) {
        assert_eq!(NormalizedText::new(original).as_str(), expected);
    }

    #[test]
    fn spelled_out_abbreviations_are_put_together() {
        check("V P N", "VPN");
        check("V PN機器", "VPN機器");
        check("社内のVP N装置", "社内のVPN装置");
        check("S S D ( Solid State Drive )", "SSD (Solid State Drive)");
        check("I D ・ パスワード", "ID・パスワード");
        check("Ａ 社と B 社", "A社とB社");
        check("M 3 6 5の設定", "M365の設定");
    }

    #[test]
    fn spaces_around_japanese_go_and_latin_words_keep_theirs() {
        check("令和 6 年 3 月", "令和6年3月");
        check("令和　６\u{A0}年", "令和6年");
        check("2 0時", "20時");
        check("ランサムウェア に 感染", "ランサムウェアに感染");
        check("Solid State Drive を利用", "Solid State Driveを利用");
        check("a report, TYPE A and MY PC", "a report, TYPE A and MY PC");
        check("12 34 items", "12 34 items");
        check("対象　　氏名", "対象氏名");
    }

    #[test]
    fn columns_stay_apart() {
        check("氏名    住所\t電話", "氏名    住所\t電話");
    }

    #[test]
    fn dashes_between_katakana_are_long_vowels() {
        for dash in ['−', '‐', '―', '－', '–', '—', '-', '─'] {
            check(&format!("サ{dash}バ"), "サーバ");
        }
        check("A−B、サ−は", "A−B、サ−は");
        check("サ――バ", "サ――バ");
    }

    #[test]
    fn the_span_of_a_repaired_word_covers_its_spaces() {
        let original = "旧型の V P N 機器";
        let normalized = NormalizedText::new(original);
        let start = normalized.as_str().find("VPN").expect("joined");
        let span = normalized.original_span(start..start + 3);
        assert_eq!(span.text(original), Some("V P N"));
    }
}
