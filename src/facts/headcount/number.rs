//! Numbers as Japanese texts write them, with what they count and how exact they are.

use std::ops::Range;

use super::counter::Counter;
use super::numeral::{is_spaced, next_numeral, numeral_length, numeral_value};
use super::words::Words;
use crate::vocabulary::Precision;

/// Words before a number that say how exact it is.
const PRECISION_BEFORE: &[(Words, Precision)] = &[
    (
        Words::new("約 およそ おおよそ ほぼ 概ね おおむね"),
        Precision::Approximate,
    ),
    (Words::new("少なくとも 最低でも 最低"), Precision::Minimum),
    (
        Words::new("最大 最大で 最大でも 最多で 多くとも 上限"),
        Precision::Maximum,
    ),
];

/// Words after a number and its counter that say how exact it is; of two, the longer stands first.
const PRECISION_AFTER: &[(Words, Precision)] = &[
    (
        Words::new("余り あまり 余 程度 ほど 前後 くらい ぐらい 近く 弱 強"),
        Precision::Approximate,
    ),
    (
        Words::new("以上 超 を超える を超え を上回る を上回"),
        Precision::Minimum,
    ),
    (
        Words::new("以下 以内 未満 まで を下回る を下回 を上限"),
        Precision::Maximum,
    ),
];

/// What may stand between a counter and the word for its precision.
static BEFORE_PRECISION_AFTER: Words = Words::new("分 様分 様 さま");

/// Words before a number that make it a sum, and those that only look alike.
static TOTALS: Words = Words::new("合計 総計 累計 計 総数 総勢 あわせて 合わせて 併せて 全体");
static NOT_TOTALS: Words = Words::new("会計 設計 統計 時計 家計 推計 集計 生計 温度計");

/// Words before a number that are no sum, and before which words of precision may still stand.
static GROSS: Words = Words::new("延べ のべ");

/// What may stand between those words and the number.
static TOTAL_PARTICLES: Words = Words::new("では で は が");

/// What makes the numeral after it part of another word, an ordinal, a date or no exact number.
static NOT_BEFORE_NUMERAL: Words = Words::new("第 数 何 幾 同 統 唯 / - . 一人 1人");

/// Labels before a number of persons that has no counter of its own.
static LABELS: Words = Words::new(
    "人数 人数(人) 人数(名) 者数 者数(人) 者数(名) 本人数 本人数(人) 本人数(名) 本人の数 本人の数(人) 本人の数(名) \
     名数 人数(概数) (人) (名) 会員数 顧客数 患者数 利用者数 流出件数 漏えい件数 漏洩件数 対象件数 影響件数 該当件数 \
     会員 対象者 対象顧客 対象利用者 該当者",
);

/// Nouns that end in 数 without making the number behind them inexact.
static NUMBERS_OF: Words = Words::new(
    "人数 者数 員数 客数 生数 児数 件数 名数 総数 方の数 人の数 者の数 客の数 員の数 児の数 世帯数 口座数 アカウント数 \
     ユーザー数 ID数",
);

/// A number with a counter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Quantity {
    pub(super) value: u64,
    pub(super) precision: Precision,
    /// The counter.
    pub(super) counter: &'static str,
    /// Whether a word such as 合計 stands before it.
    pub(super) total: bool,
    /// The number with its counter and the words for its precision, in bytes of the text.
    pub(super) range_byte: Range<usize>,
    /// Where the whole phrase starts, 合計 and 延べ included, in bytes of the text.
    pub(super) phrase_start_byte: usize,
}

/// Every number in a text that one of the counters follows, in order.
///
/// Numbers beyond 64 bits, fractions, and inexact ones such as 数百 are left out.
pub(super) fn quantities<'t>(
    text: &'t str,
    counters: &'t [Counter],
) -> impl Iterator<Item = Quantity> + 't {
    let mut offset = 0;
    let numerals = std::iter::from_fn(move || {
        let start = next_numeral(text, offset)?;
        let spaced = text[start..].starts_with(|first: char| first.is_ascii_digit())
            && is_spaced(&text[..start]);
        offset = start + numeral_length(&text[start..], spaced);
        Some(start..offset)
    });
    numerals.filter_map(move |numeral| quantity(text, numeral, counters))
}

/// The quantity around one numeral.
fn quantity(text: &str, numeral: Range<usize>, counters: &[Counter]) -> Option<Quantity> {
    let before = &text[..numeral.start];
    let rest = &text[numeral.end..];
    let rest = rest.strip_prefix(' ').unwrap_or(rest);
    let counted = rest.strip_prefix('余').unwrap_or(rest);
    let mut words = counters.iter().map(|counter| counter.word);
    if !words.any(|word| counted.starts_with(word)) && !ends_label(rest) {
        return None;
    }
    // 数10人 is inexact; 本人の数10人 is not.
    if NOT_BEFORE_NUMERAL.end(before) && !NUMBERS_OF.end(before) {
        return None;
    }
    let lead = Lead::read(before);
    if let Some(counter) = labelled(&before[..lead.start], rest, counters) {
        return Some(Quantity {
            value: numeral_value(&text[numeral.clone()])?,
            precision: lead.precision,
            counter,
            total: lead.total,
            range_byte: lead.precision_start.unwrap_or(numeral.start)..numeral.end,
            phrase_start_byte: lead.start,
        });
    }
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
    Some(Quantity {
        value,
        precision: precision.max(lead.precision),
        counter,
        total: lead.total,
        range_byte: lead.precision_start.unwrap_or(numeral.start)..end,
        phrase_start_byte: lead.start,
    })
}

/// The counter of a number that has it in the label before it: 人数:350.
fn labelled(before: &str, rest: &str, counters: &[Counter]) -> Option<&'static str> {
    let label = before.trim_end_matches([' ', ':', '|', '\t', '\n', 'は', '】', ']']);
    let names_persons = ends_label(rest) && LABELS.end(label);
    let counter = counters.iter().find(|counter| counter.word == "人")?;
    names_persons.then_some(counter.word)
}

/// Whether a number that such a text follows may be one that a label counts.
fn ends_label(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with(['\n', '。', '、', '(', ' ', '|', '\t', ';'])
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
