//! Small numbers, in digits or in Japanese numerals.

use super::super::kanji;

/// Longest number read, in characters; a longer run of digits is no part of a date.
const LONGEST: usize = 4;

/// The number at the beginning of a text and its length in bytes: 令和四 is 4, 二〇二二 2022, 十二 12.
pub(super) fn number(text: &str) -> Option<(i16, usize)> {
    let digits: Vec<(char, usize)> = text
        .char_indices()
        .take_while(|(_, character)| character.is_ascii_digit())
        .map(|(at, character)| (character, at + character.len_utf8()))
        .take(LONGEST + 1)
        .collect();
    if let Some((_, end)) = digits.last() {
        let number = text[..*end].parse().ok()?;
        return (digits.len() <= LONGEST).then_some((number, *end));
    }
    let mut number: i16 = 0;
    let mut end = 0;
    let mut is_positional = false;
    for (count, (at, character)) in text.char_indices().enumerate() {
        let value = match character {
            '十' => 10,
            _ => match kanji::digit(character) {
                Some(digit) => i16::from(digit),
                None => break,
            },
        };
        if count >= LONGEST {
            return None;
        }
        number = match (value, is_positional) {
            (10, _) if number == 0 => 10,
            (10, true) => number.checked_mul(10)?,
            (10, false) => return None,
            // 十二 and 二十二 add, 二二 counts on.
            (_, _) if number % 10 == 0 && number > 0 && text[..at].ends_with('十') => {
                number.checked_add(value)?
            }
            _ => number.checked_mul(10)?.checked_add(value)?,
        };
        is_positional = true;
        end = at + character.len_utf8();
    }
    (end > 0).then_some((number, end))
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn digits_and_numerals() {
        let read = |text| number(text).map(|(number, _)| number);
        assert_eq!(read("2022年"), Some(2022));
        assert_eq!(read("二〇二二年"), Some(2022));
        assert_eq!(read("四年"), Some(4));
        assert_eq!(read("十日"), Some(10));
        assert_eq!(read("十二月"), Some(12));
        assert_eq!(read("二十二日"), Some(22));
        assert_eq!(read("三十一日"), Some(31));
        assert_eq!(read("20220401"), None);
        assert_eq!(read("年"), None);
    }
}
