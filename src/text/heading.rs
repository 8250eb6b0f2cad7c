//! Heading lines: numbered, bracketed, marked, or known by their words.

use super::character::{BRACKETS, is_blank, is_full_stop, is_item_letter, numeral};
use super::section::{Section, states_shortcoming};

/// The longest heading, in characters.
const HEADING_CHARACTERS: usize = 30;

/// Ranks of headings, the highest first.
mod rank {
    pub(super) const CHAPTER: u8 = 0; // 第3, 【…】
    pub(super) const MARK: u8 = 1; // ■, III, or no mark at all
    pub(super) const NUMBER: u8 = 2; // 3.
    pub(super) const PARENTHESIS: u8 = 3; // (3)
    pub(super) const LETTER: u8 = 4; // ア.
}

/// A heading line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Heading {
    /// The section that it names, if it names one.
    pub(super) section: Option<Section>,
    /// 0 is the highest.
    pub(super) rank: u8,
    /// Its number, if it has one.
    pub(super) number: Option<u32>,
    /// Whether the line is only a heading. A short numbered line that names no section may as well
    /// be a list item with something to say.
    pub(super) certain: bool,
}

impl Heading {
    /// Reads a line as a heading: short, no end of a sentence, no statement.
    pub(super) fn read(line: &str) -> Option<Self> {
        let line = line.trim();
        if line.chars().nth(HEADING_CHARACTERS).is_some() {
            return None;
        }
        let line: String = line
            .chars()
            .filter(|&character| !is_blank(character))
            .collect();
        let (marker, rest) = Marker::strip(line.trim_end_matches([':', '：']));
        let bracketed = inside_brackets(rest);
        let name = bracketed.unwrap_or(rest);
        if name.is_empty()
            || name.contains(|character| is_full_stop(character) || "、:：".contains(character))
            || states_shortcoming(name)
        {
            return None;
        }
        let has_subject = name.replace("または", "").contains(['は', 'が']);
        if marker.is_none() && (bracketed.is_none() || line.starts_with('(')) {
            let section = Section::named_by(name)?;
            return (!has_subject && !name.contains('を')).then_some(Self {
                section: Some(section),
                rank: rank::MARK,
                number: None,
                certain: true,
            });
        }
        let section = match Section::named_by(name) {
            None if has_subject => return None,
            None => Section::named_in(name),
            section => section,
        };
        // A step that was taken, an entry of a chronology, 2名の退職者.
        let is_entry = bracketed.is_none()
            && (name.contains(|character: char| character == 'を' || character.is_ascii_digit())
                || marker.is_some_and(|marker| marker.bare));
        if section.is_none() && is_entry {
            return None;
        }
        let rank = marker.map_or(rank::CHAPTER, |marker| marker.rank);
        Some(Self {
            section,
            rank,
            number: marker.and_then(|marker| marker.number),
            certain: section.is_some() || bracketed.is_some() || rank <= rank::MARK,
        })
    }

    /// The section that the opening of a line names for this line alone: `再発防止策:研修を行う。`,
    /// `【原因】設定を誤った。`, `原因は、設定の誤りである。`
    pub(super) fn read_inline(line: &str) -> Option<Section> {
        let line = line.trim();
        let sets_apart = |letter: char| {
            matches!(letter, ':' | '：' | '原') || BRACKETS.iter().any(|(open, _)| *open == letter)
        };
        // Most lines have nothing of the kind.
        if !line.chars().take(HEADING_CHARACTERS).any(sets_apart) {
            return None;
        }
        let end = line
            .char_indices()
            .nth(HEADING_CHARACTERS)
            .map_or(line.len(), |(offset, _)| offset);
        let (_, opening) = Marker::strip(&line[..end]);
        if let Some((name, rest)) = split_bracket(opening) {
            return Section::named_in(name).filter(|_| !rest.is_empty() || end < line.len());
        }
        if let Some((label, rest)) = opening.split_once([':', '：']) {
            return Section::named_by(label).filter(|_| !rest.is_empty() || end < line.len());
        }
        let (before, _) = opening.split_once("原因は、")?;
        let label = &opening[..before.len() + "原因".len()];
        Section::named_by(label)
    }
}

/// The name in brackets that opens a text, and what follows the brackets.
fn split_bracket(text: &str) -> Option<(&str, &str)> {
    BRACKETS
        .iter()
        .find_map(|&(open, close)| text.strip_prefix(open)?.split_once(close))
}

/// What the brackets around a whole text hold.
fn inside_brackets(text: &str) -> Option<&str> {
    split_bracket(text).and_then(|(name, rest)| rest.is_empty().then_some(name))
}

/// The number or sign in front of a heading.
#[derive(Debug, Clone, Copy)]
struct Marker {
    rank: u8,
    number: Option<u32>,
    /// A number with nothing after it that sets it apart, as in 5今後の対応.
    bare: bool,
}

impl Marker {
    const fn new(rank: u8, number: Option<u32>) -> Self {
        Self {
            rank,
            number,
            bare: false,
        }
    }

    /// Takes the markers off the front of a text: `3-(1)`, `■`, `・`. Bullets leave no marker,
    /// because what they open is hardly ever a heading.
    fn strip(text: &str) -> (Option<Self>, &str) {
        let mut rest = text.trim_start_matches(|character| {
            is_blank(character) || "・•●○◎◯※*-✓→".contains(character)
        });
        let mut marker: Option<Self> = None;
        for _ in 0..3 {
            let Some((next, after)) = Self::strip_one(rest) else {
                break;
            };
            let rank = match marker {
                Some(outer) if outer.rank >= next.rank => outer.rank + 1,
                _ => next.rank,
            };
            marker = Some(Self { rank, ..next });
            rest = after.trim_start_matches(is_blank);
        }
        (marker, rest)
    }

    fn strip_one(text: &str) -> Option<(Self, &str)> {
        const DELIMITERS: [char; 5] = ['.', ')', '、', '-', '．'];
        let mut characters = text.chars();
        let first = characters.next()?;
        let rest = characters.as_str();
        if "■□◆◇▼▽▶►#".contains(first) {
            return Some((Self::new(rank::MARK, None), rest));
        }
        if first == '第' {
            let (number, name) = strip_number(rest)?;
            // 第3条 is a provision, 第三者 a person.
            let is_word = name.starts_with([
                '条', '項', '号', '者', '次', '回', '位', '版', '期', '四', '種',
            ]);
            let name = name.trim_start_matches(['章', '節', '部', '編', '.', '、']);
            return (!is_word).then_some((Self::new(rank::CHAPTER, Some(number)), name));
        }
        if first == '(' {
            let (number, name) = match strip_number(rest) {
                Some((number, name)) => (Some(number), name),
                None => (None, strip_letter(rest)?),
            };
            return Some((
                Self::new(rank::PARENTHESIS, number),
                name.strip_prefix(')')?,
            ));
        }
        if let Some((number, name)) = strip_number(text) {
            let after = name.trim_start_matches(DELIMITERS);
            let bare = after.len() == name.len();
            // A kanji numeral without a delimiter is part of a word.
            if bare && !first.is_ascii_digit() {
                return None;
            }
            let number = Some(number);
            let rank = rank::NUMBER;
            return Some((Self { rank, number, bare }, after));
        }
        let roman = text.trim_start_matches(['I', 'V', 'X']);
        if roman.len() < text.len() && !roman.starts_with(|next: char| next.is_ascii_alphanumeric())
        {
            return Some((
                Self::new(rank::MARK, None),
                roman.trim_start_matches(DELIMITERS),
            ));
        }
        let name = strip_letter(text)?;
        if let Some(name) = name.strip_prefix(DELIMITERS) {
            return Some((Self::new(rank::LETTER, None), name));
        }
        let before_kanji = name.starts_with(|next| matches!(next, '\u{4E00}'..='\u{9FFF}'));
        (is_item_letter(first) && before_kanji).then_some((Self::new(rank::LETTER, None), name))
    }
}

/// Takes a number of one or two digits, or one kanji, off the front of a text.
fn strip_number(text: &str) -> Option<(u32, &str)> {
    let rest = text.trim_start_matches(|character: char| character.is_ascii_digit());
    let digits = &text[..text.len() - rest.len()];
    if digits.is_empty() {
        let mut characters = text.chars();
        let number = numeral(characters.next()?)?;
        return Some((number, characters.as_str()));
    }
    (digits.len() <= 2).then_some(())?;
    Some((digits.parse().ok()?, rest))
}

/// Takes an item letter off the front of a text.
fn strip_letter(text: &str) -> Option<&str> {
    text.strip_prefix(|character: char| {
        character.is_ascii_alphabetic() || is_item_letter(character)
    })
}

#[cfg(test)]
mod tests {
    use super::{Heading, rank};
    use crate::text::Section;

    #[test]
    fn headings_of_many_shapes() {
        for (line, section) in [
            ("3.再発防止策", Section::Prevention),
            ("【今後の対応】", Section::Prevention),
            ("■ 原因について", Section::Cause),
            ("(4)再発防止に向けて", Section::Prevention),
            ("5今後の対応等", Section::Prevention),
            ("5 今後の対応等", Section::Prevention),
            ("第2 事案の概要", Section::Background),
            ("一、経 緯", Section::Background),
            ("III 関係法令", Section::Law),
            ("ア原因", Section::Cause),
            ("お詫び", Section::Apology),
            ("再発防止策:", Section::Prevention),
            ("<参照条文>", Section::Law),
            ("3-(1) 被害の範囲", Section::Harm),
            ("2.漏えいが発生した個人データの項目", Section::Harm),
        ] {
            let heading = Heading::read(line).unwrap_or_else(|| panic!("{line}"));
            assert_eq!(heading.section, Some(section), "{line}");
            assert!(heading.certain, "{line}");
        }
    }

    #[test]
    fn statements_are_no_headings() {
        for line in [
            "原因は設定の誤り",
            "(1)アクセス制限の不備",
            "パスワードの使い回しが原因",
            "ランサムウェア被害",
            "再発防止策を講じる。",
            "2名の退職者",
            "第三者の端末",
            "第23条の規定",
            "対象者:40名",
            "・研修の実施",
            "■3月15日",
            "ア.電話を掛けた",
            "",
        ] {
            assert_eq!(Heading::read(line), None, "{line}");
        }
    }

    #[test]
    fn a_numbered_item_is_no_certain_heading() {
        let heading = Heading::read("(2)パスワードの使い回し").expect("numbered");
        assert_eq!(heading.section, None);
        assert_eq!(heading.rank, rank::PARENTHESIS);
        assert_eq!(heading.number, Some(2));
        assert!(!heading.certain);
    }

    #[test]
    fn a_measure_or_a_cause_in_passing_names_no_section() {
        for line in [
            "(1)外部からの不正アクセス等の防止",
            "ア漏えいの防止",
            "(2)ウイルス対策",
            "(i)設定の変更を原因とする漏えい",
        ] {
            let section = Heading::read(line).and_then(|heading| heading.section);
            assert_eq!(section, None, "{line}");
        }
    }

    #[test]
    fn inline_headings() {
        for (line, section) in [
            ("再発防止策:研修を毎年行う。", Some(Section::Prevention)),
            ("【再発防止策】研修を毎年行う。", Some(Section::Prevention)),
            ("・発生原因:設定を誤った。", Some(Section::Cause)),
            ("本件の原因は、設定の誤りである。", Some(Section::Cause)),
            ("再発防止策は、周知されていなかった。", None),
            ("送信先:社外の1名", None),
            ("再発防止策:", None),
        ] {
            assert_eq!(Heading::read_inline(line), section, "{line}");
        }
    }
}
