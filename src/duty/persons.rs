//! Whether a number of persons, as a text states it, exceeds a threshold.

use std::sync::Arc;

use super::assess::Element;
use super::{SettlingFact, TriggerEvidence, TriggerStatus};
use crate::classification::HeadCount;
use crate::vocabulary::Precision;

/// Words that make of "at least" a "more than".
const STRICTLY_MORE: [&str; 4] = ["超", "上回", "余", "強"];
/// Words that make of "at most" a "less than".
const STRICTLY_LESS: [&str; 2] = ["未満", "下回"];
/// Words that count, or name the count of, persons; records and accounts are none.
const PERSONS: [&str; 8] = ["人", "名", "者", "方", "客", "員", "児", "ひとり"];

/// The bounds of a number of persons; `None` above where there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Bounds {
    least: u64,
    most: Option<u64>,
}

/// Whether more persons than the threshold are concerned.
pub(super) fn exceeds(headcount: Option<HeadCount>, more_than: u64, text: &str) -> Element {
    let Some(headcount) = headcount else {
        return Element::open(&[SettlingFact::HeadCount]);
    };
    let words = headcount.words().text(text).unwrap_or_default();
    let bounds = bounds(headcount, words);
    let status = if headcount.precision() == Precision::Maximum {
        // While the number cannot be fixed, the greatest decides (guideline 3-5-3-1(4)).
        if bounds.most.is_some_and(|most| most > more_than) {
            TriggerStatus::Met
        } else {
            TriggerStatus::NotMet
        }
    } else if bounds.least > more_than {
        TriggerStatus::Met
    } else if bounds.most.is_some_and(|most| most <= more_than) {
        TriggerStatus::NotMet
    } else {
        TriggerStatus::Possible
    };
    let counts_persons = is_of_persons(words, text, headcount);
    let (status, settled_by) = match status {
        TriggerStatus::Met if !counts_persons => (
            TriggerStatus::Possible,
            vec![SettlingFact::PersonsBehindRecords],
        ),
        // One record may stand for several persons: a household, a class list.
        TriggerStatus::NotMet if !counts_persons => (
            TriggerStatus::Open,
            vec![SettlingFact::PersonsBehindRecords],
        ),
        TriggerStatus::Possible => (status, vec![SettlingFact::HeadCount]),
        _ => (status, Vec::new()),
    };
    Element {
        status,
        settled_by,
        evidence: vec![TriggerEvidence {
            rule: Arc::from("head-count"),
            words: vec![headcount.words()],
        }],
    }
}

fn bounds(headcount: HeadCount, words: &str) -> Bounds {
    let persons = headcount.persons();
    let any = |list: &[&str]| list.iter().any(|word| words.contains(word));
    match headcount.precision() {
        Precision::Exact => Bounds {
            least: persons,
            most: Some(persons),
        },
        Precision::Minimum => Bounds {
            least: persons.saturating_add(u64::from(any(&STRICTLY_MORE))),
            most: None,
        },
        Precision::Maximum => Bounds {
            least: 0,
            most: Some(persons.saturating_sub(u64::from(any(&STRICTLY_LESS)))),
        },
        Precision::Approximate => approximate(persons, words),
    }
}

/// What a round number may stand for: half a unit of its last digit that is no nought, either way.
/// 余 and 強 leave only the upper half, 弱 and 近く the lower.
fn approximate(persons: u64, words: &str) -> Bounds {
    let mut unit: u64 = 1;
    while persons > 0 && persons.is_multiple_of(unit.saturating_mul(10)) {
        unit = unit.saturating_mul(10);
    }
    let half = unit / 2;
    let (mut least, mut most) = (
        persons.saturating_sub(half),
        persons.saturating_add(half.saturating_sub(1)),
    );
    if words.contains('余') || words.contains('強') {
        least = persons.saturating_add(1);
        most = most.max(least);
    } else if words.contains('弱') || words.contains("近く") {
        most = persons.saturating_sub(1);
        least = least.min(most);
    }
    Bounds {
        least,
        most: Some(most.max(least)),
    }
}

/// Whether the number counts persons. A number without a counter of its own (本人の数：1,200) is
/// judged by the words before it.
fn is_of_persons(words: &str, text: &str, headcount: HeadCount) -> bool {
    let has = |part: &str| PERSONS.iter().any(|word| part.contains(word));
    let ends_in_digit = words.ends_with(|last: char| last.is_numeric() || last == ',');
    let before = text
        .get(..headcount.words().start_byte())
        .unwrap_or_default();
    let label: String = before.chars().rev().take(8).collect();
    has(words) || ends_in_digit && has(&label)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn status(persons: u64, precision: Precision, text: &str, more_than: u64) -> TriggerStatus {
        let headcount = HeadCount {
            persons,
            precision,
            words: Span::new(0, text.len()),
        };
        exceeds(Some(headcount), more_than, text).status
    }

    #[test]
    fn a_thousand_is_not_more_than_a_thousand() {
        use TriggerStatus::{Met, NotMet, Open, Possible};
        let cases = [
            (1000, Precision::Exact, "1,000人", NotMet),
            (1001, Precision::Exact, "1,001人", Met),
            (1000, Precision::Approximate, "約1,000人", Possible),
            (900, Precision::Approximate, "約900人", NotMet),
            (1100, Precision::Approximate, "約1,100人", Met),
            (1000, Precision::Approximate, "1,000余人", Met),
            (1000, Precision::Approximate, "1,000人弱", NotMet),
            (1000, Precision::Minimum, "1,000人以上", Possible),
            (1000, Precision::Minimum, "1,000人を超える", Met),
            (500, Precision::Minimum, "少なくとも500人", Possible),
            (1000, Precision::Maximum, "最大1,000人", NotMet),
            (1001, Precision::Maximum, "最大1,001人", Met),
            (1001, Precision::Maximum, "1,001人未満", NotMet),
            (1200, Precision::Exact, "1,200件", Possible),
            (900, Precision::Exact, "900世帯", Open),
            (0, Precision::Approximate, "約0人", NotMet),
        ];
        for (persons, precision, text, expected) in cases {
            assert_eq!(status(persons, precision, text, 1000), expected, "{text}");
        }
    }

    #[test]
    fn no_number_overflows() {
        let text = "約18446744073709551615人";
        for precision in Precision::ALL {
            status(u64::MAX, *precision, text, 1000);
            status(10_000_000_000_000_000_000, *precision, text, 1000);
        }
    }
}
