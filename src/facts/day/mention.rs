//! Where a text names dates, and what of them it names.

use std::ops::Range;

use super::number::number;

/// The year of a date as the text gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Year {
    /// In the Western count.
    Western(i16),
    /// In an era, whose first year is given.
    Era { first: i16, year: i16 },
    /// A number of one or two digits that may be either.
    Short(i16),
    /// That of the date before, plus so many years (同年, 翌年, 前年).
    Relative(i16),
    /// Left out.
    Missing,
}

/// The month as the text gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Month {
    Number(i8),
    /// That of the date before, plus so many months (同月, 翌月).
    Relative(i8),
    /// Left out: the whole year, or behind a date its month.
    Missing,
}

/// The days of the month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Day {
    Number(i8),
    /// From the first to the last of these; 31 is the month's last (上旬, 下旬, 末).
    Part(i8, i8),
    /// That of the date before, plus so many days (同日, 翌日).
    Relative(i8),
    /// Left out: the whole month.
    Missing,
}

/// A date that a text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mention {
    pub(super) range_byte: Range<usize>,
    pub(super) year: Year,
    /// Whether the year runs from April to March (年度).
    pub(super) is_fiscal: bool,
    pub(super) month: Month,
    pub(super) day: Day,
    /// Whether から, ～ or the like joins it to the next one.
    pub(super) opens_range: bool,
}

/// Eras with the Western year of their first year, in their long and short forms.
const ERAS: [(&str, &str, char, i16); 3] = [
    ("令和", "令", 'R', 2019),
    ("平成", "平", 'H', 1989),
    ("昭和", "昭", 'S', 1926),
];
/// Words that stand for a part of the date before.
const RELATIVE_YEARS: [(&str, i16); 4] = [("同年", 0), ("翌年", 1), ("前年", -1), ("翌々年", 2)];
const RELATIVE_MONTHS: [(&str, i8); 3] = [("同月", 0), ("翌月", 1), ("前月", -1)];
const RELATIVE_DAYS: [(&str, i8); 4] = [("同日", 0), ("翌日", 1), ("翌々日", 2), ("前日", -1)];
/// Parts of a month with their first and last days.
const PARTS: [(&str, i8, i8); 6] = [
    ("上旬", 1, 10),
    ("初旬", 1, 10),
    ("中旬", 11, 20),
    ("下旬", 21, 31),
    ("末", 31, 31),
    ("初め", 1, 10),
];
/// Years of four digits that are read as years.
const YEARS: Range<i16> = 1950..2100;

/// The dates of a normalised text, in its order.
pub(super) fn mentions(text: &str) -> Vec<Mention> {
    let mut mentions: Vec<Mention> = Vec::new();
    let mut at = 0;
    let mut before = None;
    while let Some(character) = text[at..].chars().next() {
        let read = if begins_date(character, before) {
            let follows_range = mentions.last().is_some_and(|last| {
                last.opens_range
                    && at - last.range_byte.end <= LONGEST_JOINT
                    && joins(&text[last.range_byte.end..at])
            });
            read(&text[at..], follows_range)
        } else {
            None
        };
        match read {
            Some((mut mention, length)) => {
                mention.range_byte = at..at + length;
                mention.opens_range = opens_range(&text[at + length..]);
                mentions.push(mention);
                at += length;
                before = text[..at].chars().next_back();
            }
            None => {
                at += character.len_utf8();
                before = Some(character);
            }
        }
    }
    mentions
}

/// Whether a date may begin with a character behind another: not inside a number or a word of Latin
/// letters.
fn begins_date(character: char, before: Option<char>) -> bool {
    let may_begin = character.is_ascii_alphanumeric()
        || is_kanji_numeral(character)
        || matches!(
            character,
            '\'' | '’' | '令' | '平' | '昭' | '同' | '翌' | '前'
        );
    if !may_begin {
        return false;
    }
    let inside = before.is_some_and(|before| {
        let is_number = |one: char| one.is_ascii_digit() || is_kanji_numeral(one);
        (is_number(character) && is_number(before))
            || (character.is_ascii_alphanumeric()
                && (before.is_ascii_alphanumeric() || matches!(before, '.' | '/' | '-' | '第')))
    });
    !inside
}

fn is_kanji_numeral(character: char) -> bool {
    matches!(
        character,
        '〇' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十'
    )
}

/// A date at the beginning of a text, and its length. Behind から a day alone is one.
fn read(text: &str, follows_range: bool) -> Option<(Mention, usize)> {
    let mut cursor = Cursor { text, at: 0 };
    let mention = |year, is_fiscal, month, day| Mention {
        range_byte: 0..0,
        year,
        is_fiscal,
        month,
        day,
        opens_range: false,
    };
    if let Some(days) = cursor.take_of(&RELATIVE_DAYS) {
        return Some((
            mention(Year::Missing, false, Month::Missing, Day::Relative(days)),
            cursor.at,
        ));
    }
    if let Some(months) = cursor.take_of(&RELATIVE_MONTHS) {
        let day = cursor.day();
        let month = Month::Relative(months);
        return Some((mention(Year::Missing, false, month, day), cursor.at));
    }
    if let Some((year, separator)) = cursor.year() {
        return match separator {
            Separator::FiscalYear => {
                Some((mention(year, true, Month::Missing, Day::Missing), cursor.at))
            }
            Separator::Sign(sign) => {
                let (month, day) = cursor.after_sign(sign)?;
                Some((mention(year, false, Month::Number(month), day), cursor.at))
            }
            Separator::Word => {
                let end_of_year = cursor.at;
                cursor.skip_spaces();
                match cursor.month() {
                    Some(month) => {
                        let day = cursor.day();
                        Some((mention(year, false, Month::Number(month), day), cursor.at))
                    }
                    // A number of years (10年, 5年) is no date.
                    None if matches!(year, Year::Short(_)) => None,
                    None => Some((
                        mention(year, false, Month::Missing, Day::Missing),
                        end_of_year,
                    )),
                }
            }
        };
    }
    let mut cursor = Cursor { text, at: 0 };
    if let Some(month) = cursor.month() {
        let day = cursor.day();
        return Some((
            mention(Year::Missing, false, Month::Number(month), day),
            cursor.at,
        ));
    }
    let mut cursor = Cursor { text, at: 0 };
    match cursor.day() {
        Day::Missing => None,
        day if follows_range => Some((
            mention(Year::Missing, false, Month::Missing, day),
            cursor.at,
        )),
        _ => None,
    }
}

/// What stands behind a year.
enum Separator {
    /// 年
    Word,
    /// 年度
    FiscalYear,
    /// One of `/`, `-` and `.`, which stands before the day too.
    Sign(char),
}

struct Cursor<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Cursor<'t> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn take(&mut self, word: &str) -> bool {
        let is_there = self.rest().starts_with(word);
        if is_there {
            self.at += word.len();
        }
        is_there
    }

    fn take_of<T: Copy>(&mut self, words: &[(&str, T)]) -> Option<T> {
        words
            .iter()
            .find(|(word, _)| self.take(word))
            .map(|(_, meaning)| *meaning)
    }

    fn skip_spaces(&mut self) {
        while self.take(" ") {}
    }

    fn number(&mut self) -> Option<i16> {
        let (number, length) = number(self.rest())?;
        self.at += length;
        Some(number)
    }

    fn year(&mut self) -> Option<(Year, Separator)> {
        if let Some(years) = self.take_of(&RELATIVE_YEARS) {
            return Some((Year::Relative(years), Separator::Word));
        }
        for (long, short, letter, first) in ERAS {
            let start = self.at;
            let is_era = self.take(long)
                || self.take(short)
                || self.take(letter.to_string().as_str())
                || self.take(letter.to_ascii_lowercase().to_string().as_str());
            if !is_era {
                continue;
            }
            self.skip_spaces();
            self.take(".");
            let year = if self.take("元") {
                Some(1)
            } else {
                self.number().filter(|year| (1..=64).contains(year))
            };
            match (year, year.and_then(|_| self.separator())) {
                (Some(year), Some(separator)) => {
                    return Some((Year::Era { first, year }, separator));
                }
                _ => self.at = start,
            }
        }
        let start = self.at;
        let is_marked = self.take("'") || self.take("’");
        let digits_from = self.at;
        let year = self.number();
        let digits = self.text[digits_from..self.at].chars().count();
        let year = match year {
            Some(year) if YEARS.contains(&year) && !is_marked => Some(Year::Western(year)),
            Some(year) if is_marked && digits == 2 => Some(Year::Western(2000 + year)),
            Some(year) if (1..100).contains(&year) && digits <= 3 => Some(Year::Short(year)),
            _ => None,
        };
        let read = year.and_then(|year| {
            self.skip_spaces();
            let separator = self.separator()?;
            // 22/5 may be anything; 22年5月 is a date.
            let is_vague = matches!((year, &separator), (Year::Short(_), Separator::Sign(_)))
                && !is_slashed_date(&self.text[digits_from..]);
            (!is_vague).then_some((year, separator))
        });
        if read.is_none() {
            self.at = start;
        }
        read
    }

    fn separator(&mut self) -> Option<Separator> {
        if self.take("年度") {
            return Some(Separator::FiscalYear);
        }
        if self.rest().starts_with("年間") || self.rest().starts_with("年以上") {
            return None;
        }
        if self.take("年") {
            return Some(Separator::Word);
        }
        ['/', '-', '.']
            .into_iter()
            .find(|sign| self.take(sign.to_string().as_str()))
            .map(Separator::Sign)
    }

    /// Month and day behind 2022/ or R4.
    fn after_sign(&mut self, sign: char) -> Option<(i8, Day)> {
        let month = self.number().and_then(month_number)?;
        let end_of_month = self.at;
        if self.take(sign.to_string().as_str()) {
            if let Some(day) = self.number().and_then(day_number) {
                return (!self.continues_number(sign)).then_some((month, Day::Number(day)));
            }
            return None;
        }
        self.at = end_of_month;
        (!self.continues_number(sign)).then_some((month, Day::Missing))
    }

    fn continues_number(&self, sign: char) -> bool {
        let mut rest = self.rest().chars();
        match rest.next() {
            Some(next) if next.is_ascii_alphanumeric() => true,
            Some(next) if next == sign => rest.next().is_some_and(|digit| digit.is_ascii_digit()),
            _ => false,
        }
    }

    fn month(&mut self) -> Option<i8> {
        let start = self.at;
        let month = self.number().and_then(month_number);
        self.skip_spaces();
        // 6月間 is a length of time.
        if month.is_some() && self.take("月") && !self.rest().starts_with('間') {
            return month;
        }
        self.at = start;
        None
    }

    fn day(&mut self) -> Day {
        let start = self.at;
        self.skip_spaces();
        for (word, first, last) in PARTS {
            if self.take(word) {
                return Day::Part(first, last);
            }
        }
        let day = self.number().and_then(day_number);
        self.skip_spaces();
        match day {
            Some(day) if self.take("日") && !self.rest().starts_with('間') => Day::Number(day),
            _ => {
                self.at = start;
                Day::Missing
            }
        }
    }
}

/// Whether a text begins with three numbers that slashes join: 22/5/10.
fn is_slashed_date(text: &str) -> bool {
    let behind = |text: &str| -> Option<usize> {
        let (_, length) = number(text)?;
        text[length..].starts_with('/').then_some(length + 1)
    };
    behind(text)
        .and_then(|first| Some(first + behind(&text[first..])?))
        .is_some_and(|both| number(&text[both..]).is_some())
}

fn month_number(number: i16) -> Option<i8> {
    i8::try_from(number)
        .ok()
        .filter(|month| (1..=12).contains(month))
}

fn day_number(number: i16) -> Option<i8> {
    i8::try_from(number)
        .ok()
        .filter(|day| (1..=31).contains(day))
}

/// Signs and words that join the two ends of a time.
const JOINTS: [&str; 9] = ["から", "より", "~", "〜", "-", "–", "—", "ー", "乃至"];

/// Longest aside that is skipped, in characters: (火・祝).
const LONGEST_ASIDE: usize = 3;
/// Longest text between the two ends of a time, in bytes: 金曜日 and the hour are short.
const LONGEST_JOINT: usize = 60;

/// Whether what follows a date, past a weekday or an hour, joins it to another.
fn opens_range(text: &str) -> bool {
    let rest = skip_aside(text);
    JOINTS.iter().any(|joint| rest.starts_with(joint))
}

/// Whether between two dates there stands no more than what joins them.
fn joins(between: &str) -> bool {
    let rest = skip_aside(between);
    JOINTS.iter().any(|joint| {
        rest.strip_prefix(joint)
            .is_some_and(|rest| rest.trim_matches([' ', '、']).is_empty())
    })
}

/// Past (火), 頃 and the hour.
fn skip_aside(text: &str) -> &str {
    let mut rest = text.trim_start_matches(' ');
    if let Some(inside) = rest.strip_prefix('(')
        && let Some((end, _)) = inside
            .char_indices()
            .take(LONGEST_ASIDE + 1)
            .find(|(_, character)| *character == ')')
    {
        rest = inside[end + 1..].trim_start_matches(' ');
    }
    for word in ["午前", "午後"] {
        rest = rest.strip_prefix(word).unwrap_or(rest);
    }
    for unit in ['時', '分'] {
        if let Some((_, length)) = number(rest)
            && let Some(behind) = rest[length..].strip_prefix(unit)
        {
            rest = behind;
        }
    }
    for word in ["半", "頃", "ごろ", "ころ"] {
        rest = rest.strip_prefix(word).unwrap_or(rest);
    }
    rest.trim_start_matches(' ')
}
