//! Which line ends were made by the width of the page, and which by the writer.

use std::ops::Range;

use super::character::{is_blank, is_closing, is_full_stop, is_item_letter, is_japanese, numeral};
use super::heading::Heading;
use super::repair::has_columns;

/// Blanks in a row, in bytes, that set columns apart.
pub(super) const COLUMN_GAP: usize = 4;

/// A shorter line, in characters, was ended by its writer.
const WRAPPED_CHARACTERS: usize = 15;

/// The characters that open a list item or a heading.
const ITEM_MARKS: &str = "・•●■○◆◇□▼▽▶►▲△★☆◎◯✓➢→※-*#【〔《〈<[";

/// The longest number of a list item, in bytes.
const ITEM_NUMBER_BYTES: usize = 4;

/// Decides whether a gap with a line end in it breaks a sentence. If so, gives the range to take
/// out (it may include the number of a page) and what to put there.
///
/// `gap` holds all blanks and line ends between two characters; `line_start` is the start of the
/// line before it.
pub(super) fn joined_break(
    text: &str,
    line_start: usize,
    gap: Range<usize>,
) -> Option<(Range<usize>, &'static str)> {
    let end = match page_number_end(text, gap.end) {
        Some(end) => end,
        None if has_one_line_end(&text[gap.clone()]) => gap.end,
        None => return None,
    };
    let line = text[line_start..gap.start].trim_start_matches(is_blank);
    let left = line.chars().next_back()?;
    let right = text[end..].chars().next()?;
    if !may_end_wrapped_line(left) || !may_continue(right) || !is_long(line) {
        return None;
    }
    let next = text[end..].lines().next()?;
    if ends_sentence(line) || opens_item(next) || (opens_with_date(line) && opens_with_date(next)) {
        return None;
    }
    if is_titled(line) || is_titled(next) || has_columns(line) || has_columns(next) {
        return None;
    }
    let separator = match (left.is_ascii(), right.is_ascii()) {
        (true, true) if line.is_ascii() => return None,
        (true, true) if !(left.is_ascii_digit() && right.is_ascii_digit()) => " ",
        _ => "",
    };
    Some((gap.start..end, separator))
}

fn has_one_line_end(gap: &str) -> bool {
    gap.bytes().filter(|&byte| byte == b'\n').nth(1).is_none()
}

fn is_long(line: &str) -> bool {
    line.chars().nth(WRAPPED_CHARACTERS - 1).is_some()
}

fn may_end_wrapped_line(character: char) -> bool {
    (is_japanese(character) && character != '】')
        || character.is_ascii_alphanumeric()
        || matches!(character, ')' | ',' | '%')
}

fn may_continue(character: char) -> bool {
    is_japanese(character) || character.is_ascii_alphanumeric() || character == '('
}

/// Whether the line ends with the end of a sentence or with a colon, closing brackets aside.
fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(is_closing).ends_with(|character| {
        is_full_stop(character) || matches!(character, '.' | ':' | ';' | '：' | '；')
    })
}

/// Whether the line is a heading that names its section.
fn is_titled(line: &str) -> bool {
    Heading::read(line).is_some_and(|heading| heading.section.is_some())
}

/// Whether the line opens with the mark of a list item or a heading: ・, (1), 1., ア), 第3章.
fn opens_item(line: &str) -> bool {
    let mut characters = line.chars();
    let Some(first) = characters.next() else {
        return true;
    };
    let rest = characters.as_str();
    if ITEM_MARKS.contains(first) {
        return true;
    }
    if first == '(' {
        let inside = rest.trim_start_matches(is_item_character);
        let length = rest.len() - inside.len();
        return (1..=ITEM_NUMBER_BYTES).contains(&length) && inside.starts_with(')');
    }
    if first == '第' {
        let name = rest.trim_start_matches(|character| numeral(character).is_some());
        return name.len() < rest.len()
            && name.starts_with([' ', '章', '節', '部', '編', '.', '、']);
    }
    if !is_item_character(first) {
        return false;
    }
    let is_digit = |character: char| character.is_ascii_digit();
    let after = if is_digit(first) {
        line.trim_start_matches(is_digit)
    } else {
        rest
    };
    match after.strip_prefix(['.', ')', '、']) {
        // 1.5 and 第2、3項 go on with a digit.
        Some(name) => line.len() - after.len() <= ITEM_NUMBER_BYTES && !name.starts_with(is_digit),
        None => is_item_letter(first) && after.starts_with(' '),
    }
}

/// Whether the character may stand in the number of an item: (1), (ア), (一), (注1).
fn is_item_character(character: char) -> bool {
    character.is_ascii_alphanumeric()
        || numeral(character).is_some()
        || is_item_letter(character)
        || character == '注'
}

/// Whether the line opens with a date, as the entries of a chronology do.
fn opens_with_date(line: &str) -> bool {
    let line = line.trim_start_matches("令和").trim_start_matches("平成");
    let line = line.trim_start_matches(|character: char| character == '元' || is_blank(character));
    let rest = line.trim_start_matches(|character: char| character.is_ascii_digit());
    let opened = rest.len() < line.len() || line.starts_with('年');
    opened
        && rest
            .trim_start_matches(is_blank)
            .starts_with(['年', '月', '/'])
}

/// If a line that holds only the number of a page (`- 3 -`) starts here, the offset of the text
/// after it.
fn page_number_end(text: &str, start: usize) -> Option<usize> {
    const DASHES: [char; 5] = ['-', '\u{2010}', '\u{2013}', '\u{2014}', '\u{2212}'];
    let rest = text[start..]
        .strip_prefix(DASHES)?
        .trim_start_matches(is_blank);
    let digits = rest.bytes().take(4).take_while(u8::is_ascii_digit).count();
    let rest = rest.get(digits..).filter(|_| digits > 0)?;
    let rest = rest.trim_start_matches(is_blank).strip_prefix(DASHES)?;
    let rest = rest.trim_start_matches(is_blank).strip_prefix('\n')?;
    let rest = rest.trim_start_matches([' ', '\t', '\n']);
    Some(text.len() - rest.len())
}

#[cfg(test)]
mod tests {
    use super::super::NormalizedText;
    use super::opens_item;

    const WRAPPED: &str = "みどり商会の担当者は退職者のアカウント";

    fn check(original: &str, expected: &str) {
        assert_eq!(NormalizedText::new(original).as_str(), expected);
    }

    fn check_kept(first: &str, second: &str) {
        let text = format!("{first}\n{second}");
        check(&text, &text);
    }

    #[test]
    fn a_wrapped_line_is_joined() {
        check(
            &format!("{WRAPPED}　\r\n　を削除していなかった。"),
            &format!("{WRAPPED}を削除していなかった。"),
        );
        check(
            "保存先はSolid State\nDriveだった。",
            "保存先はSolid State Driveだった。",
        );
        check(
            "漏えいした顧客の人数はおよそ1,2\n34人である。",
            "漏えいした顧客の人数はおよそ1,234人である。",
        );
        check(
            "海風信用組合は、個人情報保護法\n第23条に反した。",
            "海風信用組合は、個人情報保護法第23条に反した。",
        );
    }

    #[test]
    fn the_end_of_a_sentence_stays() {
        check_kept(
            "顧客名簿を保存した端末が電車で盗まれた。",
            "警察に届け出た。",
        );
        check_kept(
            "(顧客名簿を保存した端末が電車で盗まれた。)",
            "警察に届け出た。",
        );
        check_kept("漏えいのおそれがある個人データの項目:", "氏名");
        check_kept("短い行", "次の行");
        check_kept(WRAPPED, "\n次の段落");
    }

    #[test]
    fn items_headings_and_rows_stay() {
        for next in [
            "・研修の実施",
            "(1)研修の実施",
            "(ア)研修の実施",
            "1.研修の実施",
            "2)研修の実施",
            "ア 研修の実施",
            "第3 原因",
            "【原因】",
            "再発防止策",
            "※対象外",
            "(注1)速報値",
            "氏名\t住所",
        ] {
            check_kept(
                WRAPPED,
                &next.replace("ア 研", "ア.研").replace("第3 ", "第3."),
            );
        }
        check_kept(
            "3月15日に不正な接続を検知し調査を始めた",
            "3月16日に装置を止めた",
        );
        check_kept(
            "(4)再発防止に向けた従業者教育の徹底について",
            "外部講師を招く。",
        );
    }

    #[test]
    fn a_circled_number_opens_an_item() {
        check(
            &format!("{WRAPPED}\n①研修の実施"),
            &format!("{WRAPPED}\n(1)研修の実施"),
        );
    }

    #[test]
    fn words_that_only_look_like_items_are_no_items() {
        for line in [
            "第三者に渡した",
            "第23条に反した",
            "(以下「当社」)",
            "1.5倍",
            "アクセスした",
            "12月に",
        ] {
            assert!(!opens_item(line), "{line}");
        }
    }

    #[test]
    fn a_page_number_inside_a_sentence_goes() {
        check(
            &format!("{WRAPPED}\n\n－ 3 －\n\n\u{C}を削除していなかった。"),
            &format!("{WRAPPED}を削除していなかった。"),
        );
    }
}
