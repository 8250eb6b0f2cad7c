//! Numbers as Japanese texts write them, with what they count and how exact they are.

use std::ops::Range;

use crate::vocabulary::Precision;

/// A table of words, parted by blanks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Words(pub(crate) &'static str);

impl Words {
    pub(crate) fn iter(self) -> impl Iterator<Item = &'static str> {
        self.0.split_ascii_whitespace()
    }

    pub(crate) fn stand_in(self, text: &str) -> bool {
        self.iter().any(|word| text.contains(word))
    }

    pub(crate) fn start(self, text: &str) -> bool {
        self.at_start(text).is_some()
    }

    pub(crate) fn end(self, text: &str) -> bool {
        self.at_end(text).is_some()
    }

    /// The first word of the table that a text starts with.
    pub(crate) fn at_start(self, text: &str) -> Option<&'static str> {
        self.iter().find(|word| text.starts_with(word))
    }

    /// The first word of the table that a text ends with.
    pub(crate) fn at_end(self, text: &str) -> Option<&'static str> {
        self.iter().find(|word| text.ends_with(word))
    }
}

/// Words before a number that say how exact it is.
const PRECISION_BEFORE: &[(Words, Precision)] = &[
    (
        Words("約 およそ おおよそ ほぼ 概ね おおむね"),
        Precision::Approximate,
    ),
    (Words("少なくとも 最低でも 最低"), Precision::Minimum),
    (
        Words("最大 最大で 最大でも 最多で 多くとも 上限"),
        Precision::Maximum,
    ),
];

/// Words after a number and its counter that say how exact it is; of two, the longer stands first.
const PRECISION_AFTER: &[(Words, Precision)] = &[
    (
        Words("余り あまり 余 程度 ほど 前後 くらい ぐらい 近く 弱 強"),
        Precision::Approximate,
    ),
    (
        Words("以上 超 を超える を超え を上回る を上回"),
        Precision::Minimum,
    ),
    (
        Words("以下 以内 未満 まで を下回る を下回 を上限"),
        Precision::Maximum,
    ),
];

/// What may stand between a counter and the word for its precision.
const BEFORE_PRECISION_AFTER: Words = Words("分 様分 様 さま");

/// Words before a number that make it a sum, and those that only look alike.
const TOTALS: Words = Words("合計 総計 累計 計 総数 総勢 あわせて 合わせて 併せて 全体");
const NOT_TOTALS: Words = Words("会計 設計 統計 時計 家計 推計 集計 生計 温度計");

/// Words before a number that are no sum, and before which words of precision may still stand.
const GROSS: Words = Words("延べ のべ");

/// What may stand between those words and the number.
const TOTAL_PARTICLES: Words = Words("では で は が");

/// What makes the numeral after it part of another word, an ordinal, a date or no exact number.
const NOT_BEFORE_NUMERAL: Words = Words("第 数 何 幾 同 統 唯 / - . 一人 1人");

/// What a number can count, by the word behind it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Counter {
    /// The counter: 人, 名, 件.
    pub(crate) word: &'static str,
    /// What makes another word of it: 名 before 刺.
    pub(crate) not_before: Words,
}

/// A number with a counter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Quantity {
    pub(crate) value: u64,
    pub(crate) precision: Precision,
    /// The counter.
    pub(crate) counter: &'static str,
    /// Whether a word such as 合計 stands before it.
    pub(crate) total: bool,
    /// The number with its counter and the words for its precision, in bytes of the text.
    pub(crate) range_byte: Range<usize>,
    /// Where the whole phrase starts, 合計 and 延べ included, in bytes of the text.
    pub(crate) phrase_start_byte: usize,
}

/// Every number in a text that one of the counters follows, in order.
///
/// Numbers beyond 64 bits, fractions, and inexact ones such as 数百 are left out.
pub(crate) fn quantities(text: &str, counters: &[Counter]) -> Vec<Quantity> {
    let mut quantities = Vec::new();
    let mut offset = 0;
    while let Some(found) = text[offset..].find(starts_numeral) {
        let start = offset + found;
        offset = start + numeral_length(&text[start..]);
        quantities.extend(quantity(text, start..offset, counters));
    }
    quantities
}

/// The quantity around one numeral.
fn quantity(text: &str, numeral: Range<usize>, counters: &[Counter]) -> Option<Quantity> {
    let before = &text[..numeral.start];
    if NOT_BEFORE_NUMERAL.end(before) {
        return None;
    }
    let rest = &text[numeral.end..];
    let rest = rest.strip_prefix(' ').unwrap_or(rest);
    let (mut precision, rest) = match rest.strip_prefix('余') {
        Some(rest) => (Precision::Approximate, rest),
        None => (Precision::Exact, rest),
    };
    let (counter, rest, stated_after) = counters.iter().find_map(|counter| {
        let rest = rest.strip_prefix(counter.word)?;
        let stated = precision_after(rest);
        let other_word = counter.not_before.start(rest);
        (stated.is_some() || !other_word).then_some((counter.word, rest, stated))
    })?;
    let value = numeral_value(&text[numeral.clone()])?;
    let mut end = text.len() - rest.len();
    if let Some((length, stated)) = stated_after {
        end += length;
        precision = precision.max(stated);
    }
    // Of 100~200人 the greater number bounds the count.
    if before.ends_with(['~', '〜']) {
        precision = Precision::Maximum;
    }
    let lead = Lead::read(before);
    Some(Quantity {
        value,
        precision: precision.max(lead.precision),
        counter,
        total: lead.total,
        range_byte: lead.precision_start.unwrap_or(numeral.start)..end,
        phrase_start_byte: lead.start,
    })
}

/// The length and meaning of the words of precision behind a counter.
fn precision_after(rest: &str) -> Option<(usize, Precision)> {
    let stated = |skipped: &str| {
        let rest = &rest[skipped.len()..];
        PRECISION_AFTER.iter().find_map(|(words, precision)| {
            let word = words.at_start(rest)?;
            Some((skipped.len() + word.len(), *precision))
        })
    };
    stated("").or_else(|| stated(BEFORE_PRECISION_AFTER.at_start(rest)?))
}

/// The words before a number that belong to it.
struct Lead {
    precision: Precision,
    total: bool,
    start: usize,
    /// Where the first word of precision starts.
    precision_start: Option<usize>,
}

impl Lead {
    /// Reads them backwards from the end of the text before the number.
    fn read(before: &str) -> Self {
        let mut lead = Self {
            precision: Precision::Exact,
            total: false,
            start: before.len(),
            precision_start: None,
        };
        // 少なくとも合計で約: no phrase has more than a few words.
        for _ in 0..4 {
            let rest = before[..lead.start].trim_end_matches([' ', '、', ':']);
            let stated = PRECISION_BEFORE
                .iter()
                .find_map(|(words, precision)| Some((words.at_end(rest)?, *precision)));
            if let Some((word, precision)) = stated {
                lead.precision = lead.precision.max(precision);
                lead.start = rest.len() - word.len();
                lead.precision_start = Some(lead.start);
                continue;
            }
            let particle = TOTAL_PARTICLES.at_end(rest).unwrap_or_default();
            let bare = &rest[..rest.len() - particle.len()];
            let total = TOTALS.at_end(bare).filter(|_| !NOT_TOTALS.end(bare));
            let Some(word) = total.or_else(|| GROSS.at_end(bare)) else {
                break;
            };
            lead.total |= total.is_some();
            lead.start = bare.len() - word.len();
        }
        lead
    }
}

fn starts_numeral(character: char) -> bool {
    // 万 starts none: 万人 is everybody.
    character.is_ascii_digit()
        || kanji_digit(character).is_some()
        || small_unit(character).is_some()
}

fn kanji_digit(character: char) -> Option<u64> {
    let digit = match character {
        '〇' | '零' => 0,
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    };
    Some(digit)
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

/// The length in bytes of the numeral that a text starts with.
fn numeral_length(text: &str) -> usize {
    let mut previous = ' ';
    for (offset, character) in text.char_indices() {
        let belongs = match character {
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

/// The value of a numeral; `None` for a fraction, wrong grouping, or more than 64 bits.
fn numeral_value(numeral: &str) -> Option<u64> {
    let mut total: u64 = 0;
    let mut section: u64 = 0;
    let mut digits = Digits::default();
    let mut pieces = numeral.split(',');
    let first = pieces.next()?;
    let is_group = |piece: &str| {
        let digits = piece.bytes().take_while(u8::is_ascii_digit).count();
        digits == 3
    };
    let grouped = numeral.split(',').skip(1).all(is_group);
    if !grouped {
        return None;
    }
    for character in first.chars().chain(pieces.flat_map(str::chars)) {
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
        let digit = kanji_digit(character).or(character.to_digit(10).map(u64::from))?;
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
            ("1.5", None),
            ("3,4", None),
            ("1,2345", None),
            ("1.2.3万", None),
        ];
        for (numeral, expected) in cases {
            assert_eq!(numeral_length(numeral), numeral.len(), "{numeral}");
            assert_eq!(numeral_value(numeral), *expected, "{numeral}");
        }
    }
}
