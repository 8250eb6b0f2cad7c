//! Digits in Chinese characters.

/// The value of a digit, 0 to 9.
pub(super) fn digit(character: char) -> Option<u8> {
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
