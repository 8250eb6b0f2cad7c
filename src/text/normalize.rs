//! Normalisation of characters, and the text that remembers its original.

use std::borrow::Cow;
use std::iter::once;
use std::ops::Range;

use unicode_normalization::char::decompose_compatible;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::offset_map::{OffsetMap, Rewriter};
use super::repair::repair;
use super::span::Span;

/// The longest cluster, in characters, that is normalised as a whole. Stacks of combining marks
/// beyond it are cut, so that a hostile text costs no more than an honest one.
const CLUSTER_CHARACTERS: usize = 32;

/// A text in normal form (NFKC, repaired where it was taken from a PDF), with the way back.
#[derive(Debug, Clone)]
pub(crate) struct NormalizedText<'a> {
    text: Cow<'a, str>,
    folding: OffsetMap,
    repairing: OffsetMap,
}

impl<'a> NormalizedText<'a> {
    /// Normalises a text in linear time. A text that is in normal form is borrowed.
    pub(crate) fn new(original: &'a str) -> Self {
        let (folded, folding) = fold(original);
        let (text, repairing) = match folded {
            Cow::Borrowed(folded) => repair(folded),
            Cow::Owned(folded) => {
                let (repaired, repairing) = repair(&folded);
                let repaired = match repaired {
                    Cow::Borrowed(_) => None,
                    Cow::Owned(repaired) => Some(repaired),
                };
                (Cow::Owned(repaired.unwrap_or(folded)), repairing)
            }
        };
        Self {
            text,
            folding,
            repairing,
        }
    }

    /// The normalised text.
    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    /// Maps a byte range of the normalised text to the smallest span of the original that covers
    /// it. A range that cuts a character is widened to the whole character, and one that reaches
    /// beyond the text is clipped. The cost is logarithmic in the number of changes.
    pub(crate) fn original_span(&self, range: Range<usize>) -> Span {
        let mut start = range.start.min(self.text.len());
        while !self.text.is_char_boundary(start) {
            start -= 1;
        }
        let mut end = range.end.min(self.text.len());
        while !self.text.is_char_boundary(end) {
            end += 1;
        }
        let folded = self.repairing.input_range(start..end);
        let original = self.folding.input_range(folded);
        Span::new(original.start, original.end)
    }
}

/// NFKC, with invisible characters dropped, line ends as `\n`, and circled or raised numbers in
/// parentheses.
fn fold(original: &str) -> (Cow<'_, str>, OffsetMap) {
    let mut rewriter = Rewriter::new(original);
    let mut folded = String::new();
    let mut position = 0;
    while let Some((found, character)) = next_unusual(original, position) {
        let rest = &original[found..];
        if is_line_end(character) {
            position = found + character.len_utf8();
            let replacement = if rest.starts_with("\r\n") { "" } else { "\n" };
            rewriter.replace(found..position, replacement);
            continue;
        }
        let start = if starts_cluster(character) {
            found
        } else {
            found
                - original[position..found]
                    .chars()
                    .next_back()
                    .map_or(0, char::len_utf8)
        };
        let end = if start == found && is_invisible(character) {
            found
        } else {
            cluster_end(original, start)
        };
        if end <= found {
            // Invisible characters that no combining mark follows.
            position = found + (rest.len() - rest.trim_start_matches(is_invisible).len());
            rewriter.replace(found..position, "");
            continue;
        }
        let cluster = &original[start..end];
        folded.clear();
        let characters = cluster
            .chars()
            .filter(|&character| !is_invisible(character));
        // NFKC alone would turn ①10人 into 110人 and 40件² into 40件2.
        if is_set_apart(character) {
            folded.push('(');
            folded.extend(characters.nfkc());
            folded.push(')');
        } else {
            folded.extend(characters.nfkc());
        }
        if folded != cluster {
            rewriter.replace(start..end, &folded);
        }
        position = end;
    }
    rewriter.finish()
}

/// The next character that may need a change, from a byte offset on. What this skips is in NFKC
/// unless a combining mark follows: printable ASCII, kana, kanji, and Japanese punctuation.
fn next_unusual(text: &str, from: usize) -> Option<(usize, char)> {
    let bytes = text.as_bytes();
    let mut position = from;
    loop {
        while let Some([lead, second, third]) = bytes.get(position..).and_then(<[u8]>::first_chunk)
            && (matches!(lead, 0xE4..=0xE9) // U+4000 to U+9FFF
                || *lead == 0xE3 && is_plain_kana(*second, *third))
        {
            position += 3;
        }
        match bytes.get(position) {
            Some(b' '..=b'~' | b'\n' | b'\t') => position += 1,
            _ => break,
        }
    }
    let character = text.get(position..)?.chars().next()?;
    Some((position, character))
}

/// Whether the bytes after a lead byte E3 make a character that NFKC leaves alone.
const fn is_plain_kana(second: u8, third: u8) -> bool {
    PLAIN_KANA[(second & 0x3F) as usize] >> (third & 0x3F) & 1 == 1
}

/// A bit for each character from U+3000 to U+3FFF: those that NFKC leaves alone.
const PLAIN_KANA: [u64; 64] = {
    let mut plain = [0; 64];
    let mut second = 0x80_u8;
    while second < 0xC0 {
        let mut third = 0x80_u8;
        while third < 0xC0 {
            let is_plain = match second {
                0x80 => matches!(third, 0x81..=0xA9),               // 、 to 〩
                0x81 => matches!(third, 0x81..=0xBF),               // ぁ to み
                0x82 => matches!(third, 0x80..=0x96 | 0xA0..=0xBF), // む to ゖ, ゠ to タ
                0x83 => matches!(third, 0x80..=0xBE),               // チ to ヾ
                _ => second >= 0x90,                                // U+3400 to U+3FFF
            };
            if is_plain {
                plain[(second & 0x3F) as usize] |= 1 << (third & 0x3F);
            }
            third += 1;
        }
        second += 1;
    }
    plain
};

/// The offset after the cluster that starts here: a character and what may combine with it.
/// Invisible characters between them belong to it, those after it do not.
fn cluster_end(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut count = 0;
    for (offset, character) in text[start..].char_indices() {
        if is_invisible(character) {
            continue;
        }
        if count > 0 && (starts_cluster(character) || count == CLUSTER_CHARACTERS) {
            break;
        }
        end = start + offset + character.len_utf8();
        count += 1;
    }
    end
}

/// Whether normalisation never joins the character to what stands before it.
fn starts_cluster(character: char) -> bool {
    if character.is_ascii() && !character.is_ascii_control() {
        return true;
    }
    if is_line_end(character) {
        return true;
    }
    if is_invisible(character) {
        return false;
    }
    let mut first = None;
    decompose_compatible(character, |part| first = first.or(Some(part)));
    first.is_none_or(|first| {
        unicode_normalization::char::canonical_combining_class(first) == 0
            && is_nfc_quick(once(first)) == IsNormalized::Yes
    })
}

/// Line ends other than `\n`.
fn is_line_end(character: char) -> bool {
    matches!(
        character,
        '\r' | '\u{B}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// Characters that carry no text: controls, zero-width and directional marks, soft hyphens, byte
/// order marks, and variation selectors, which only choose the shape of a kanji.
fn is_invisible(character: char) -> bool {
    matches!(character,
        '\u{0}'..='\u{8}' | '\u{B}'..='\u{1F}' | '\u{7F}'..='\u{9F}'
        | '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}'
        | '\u{E0000}'..='\u{E0FFF}')
}

/// Numbers and letters that their shape keeps apart from the text around them: in a circle (①, ㉑,
/// Ⓐ, ㋐, ㊀), or raised, as the numbers of footnotes are (¹).
fn is_set_apart(character: char) -> bool {
    matches!(character,
        '\u{2460}'..='\u{2473}' | '\u{24B6}'..='\u{24EA}' | '\u{3251}'..='\u{325F}'
        | '\u{3280}'..='\u{3289}' | '\u{32B1}'..='\u{32BF}' | '\u{32D0}'..='\u{32FE}'
        | '\u{B2}' | '\u{B3}' | '\u{B9}' | '\u{2070}' | '\u{2074}'..='\u{2079}')
}

#[cfg(test)]
mod tests {
    use super::{NormalizedText, fold};
    use std::borrow::Cow;
    use unicode_normalization::UnicodeNormalization;

    /// The original text behind the first occurrence of `part` in the normalised text.
    fn original_of<'a>(original: &'a str, part: &str) -> &'a str {
        let normalized = NormalizedText::new(original);
        let start = normalized.as_str().find(part).expect("part is there");
        let span = normalized.original_span(start..start + part.len());
        span.text(original).expect("span fits")
    }

    #[test]
    fn normal_text_is_borrowed() {
        let original = "青空商店は、VPN機器を更新していなかった。\n対象は1,204人。";
        let normalized = NormalizedText::new(original);
        assert!(matches!(normalized.text, Cow::Borrowed(_)));
        assert_eq!(normalized.original_span(6..12).range(), 6..12);
    }

    #[test]
    fn clusters_map_to_the_whole_original() {
        assert_eq!(original_of("ｶﾞｰﾄﾞ", "ガ"), "ｶﾞ");
        assert_eq!(original_of("㍻30年", "成"), "㍻");
        assert_eq!(original_of("a\u{FDFA}b", "الله"), "\u{FDFA}");
        assert_eq!(original_of("か\u{3099}き", "が"), "か\u{3099}");
        assert_eq!(
            original_of("か\u{200B}\u{3099}き", "が"),
            "か\u{200B}\u{3099}"
        );
        assert_eq!(original_of("第①号", "(1)"), "①");
        assert_eq!(original_of("１，２０４人", "204"), "２０４");
    }

    #[test]
    fn a_number_set_apart_does_not_melt_into_the_next() {
        assert_eq!(NormalizedText::new("①10人").as_str(), "(1)10人");
        assert_eq!(NormalizedText::new("計40²").as_str(), "計40(2)");
    }

    #[test]
    fn invisible_characters_vanish() {
        let original = "\u{FEFF}ラン\u{200B}サム\u{AD}ウェア\u{0}、葛\u{E0100}城\u{C}市";
        assert_eq!(
            NormalizedText::new(original).as_str(),
            "ランサムウェア、葛城市"
        );
        assert_eq!(original_of(original, "ラン"), "ラン");
        assert_eq!(original_of(original, "ランサム"), "ラン\u{200B}サム");
    }

    #[test]
    fn line_ends_become_line_feeds() {
        assert_eq!(
            NormalizedText::new("経緯\r\n原因\r対策\u{2028}以上").as_str(),
            "経緯\n原因\n対策\n以上"
        );
    }

    #[test]
    fn folding_is_nfkc_for_every_character() {
        for character in ('\u{20}'..'\u{20000}').chain('\u{2F800}'..'\u{2FA20}') {
            if super::is_invisible(character)
                || super::is_line_end(character)
                || super::is_set_apart(character)
            {
                continue;
            }
            for text in [format!("か{character}\u{3099}"), format!("e{character}か")] {
                let expected: String = text.nfkc().collect();
                assert_eq!(fold(&text).0, expected, "{:x}", u32::from(character));
            }
        }
    }

    #[test]
    fn spans_are_sound_for_nasty_texts() {
        const ALPHABET: &[&str] = &[
            "ｶ",
            "ﾞ",
            "か",
            "\u{3099}",
            "㍻",
            "\u{FDFA}",
            "①",
            "\u{200B}",
            "\u{FEFF}",
            "\r",
            "\n",
            "\r\n",
            " ",
            "\u{3000}",
            "V",
            "P",
            "Ａ",
            "１",
            "9",
            "e\u{301}",
            "\u{301}",
            "\u{327}",
            "サ",
            "バ",
            "−",
            "-",
            "―",
            "。",
            "、",
            "（",
            "）",
            "「",
            "」",
            "\t",
            "漏",
            "𠮷",
            "👩‍💻",
            "가",
            "\u{1100}",
            "\u{1161}",
            "\u{11A8}",
            "- 3 -",
            "令和 6 年",
            "\u{0}",
            "ﬁ",
            "½",
            "再発防止策",
            "情報システム部門の担当者が管理",
            "\u{E0100}",
            "\u{FFFD}",
        ];
        let mut state = 0x9E37_79B9_7F4A_7C15_u64;
        let mut random = |below: usize| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            usize::try_from(state % below as u64).expect("below fits")
        };
        for _ in 0..3000 {
            let length = random(40);
            let original: String = (0..length)
                .map(|_| ALPHABET[random(ALPHABET.len())])
                .collect();
            let normalized = NormalizedText::new(&original);
            let text = normalized.as_str();
            let mut previous = (0, 0);
            for (start, character) in text.char_indices() {
                let end = start + character.len_utf8();
                let span = normalized.original_span(start..end);
                assert!(span.text(&original).is_some_and(|part| !part.is_empty()));
                assert!(previous.0 <= span.start_byte() && previous.1 <= span.end_byte());
                previous = (span.start_byte(), span.end_byte());
            }
            for _ in 0..20 {
                let (one, two) = (random(text.len() + 4), random(text.len() + 4));
                let span = normalized.original_span(one.min(two)..one.max(two));
                assert!(span.text(&original).is_some());
                let (low, high) = (one.min(two), one.max(two).min(text.len()));
                if low < high {
                    let first = normalized.original_span(low..low + 1);
                    let last = normalized.original_span(high - 1..high);
                    assert_eq!(span.start_byte(), first.start_byte());
                    assert_eq!(span.end_byte(), last.end_byte());
                }
            }
        }
    }

    #[test]
    fn hostile_texts_take_linear_time() {
        for unit in [
            "\u{301}",
            "\u{200B}",
            "ﾞ",
            "あ\u{200B}",
            "①",
            "\r",
            " ",
            "\n",
            "V P N ",
            "サ-",
            "- 3 -\n",
            "(1)\n",
            "情報システム部門の担当者が管理する\n",
            "か\u{3099}",
        ] {
            let original = unit.repeat(1_000_000 / unit.len());
            let normalized = NormalizedText::new(&original);
            assert!(
                normalized
                    .original_span(0..usize::MAX)
                    .text(&original)
                    .is_some()
            );
        }
    }
}
