//! Classes of characters that repair, headings and sentences share.

/// Kana, kanji, and the punctuation that is set among them (after NFKC).
pub(super) fn is_japanese(character: char) -> bool {
    matches!(character,
        '\u{3001}'..='\u{303F}'     // 、。「」【】々〆〇〜
        | '\u{3040}'..='\u{30FF}'   // hiragana, katakana, ・ー
        | '\u{31F0}'..='\u{31FF}'   // small katakana
        | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}')
}

/// A hiragana letter.
pub(super) fn is_hiragana(character: char) -> bool {
    matches!(character, 'ぁ'..='ゖ')
}

/// A katakana letter, without the long vowel mark.
pub(super) fn is_katakana_letter(character: char) -> bool {
    matches!(character, 'ァ'..='ヺ')
}

/// A space or a tab. NFKC has turned every other space of a line into one of them.
pub(super) fn is_blank(character: char) -> bool {
    matches!(character, ' ' | '\t')
}

/// A mark that ends a sentence wherever it stands.
pub(super) fn is_full_stop(character: char) -> bool {
    matches!(character, '。' | '!' | '?' | '！' | '？')
}

/// The value of a digit as headings and list items are numbered: 3 or 三.
pub(super) fn numeral(character: char) -> Option<u32> {
    const KANJI: &str = "一二三四五六七八九十";
    character.to_digit(10).or_else(|| {
        KANJI
            .chars()
            .zip(1..)
            .find_map(|(kanji, value)| (kanji == character).then_some(value))
    })
}

/// Quotation marks: opening, closing.
pub(super) const QUOTES: [(char, char); 3] = [('「', '」'), ('『', '』'), ('“', '”')];

/// Brackets that set a note or a heading off: opening, closing.
pub(super) const BRACKETS: [(char, char); 7] = [
    ('(', ')'),
    ('【', '】'),
    ('〔', '〕'),
    ('[', ']'),
    ('<', '>'),
    ('《', '》'),
    ('〈', '〉'),
];

/// A closing quotation mark or bracket.
pub(super) fn is_closing(character: char) -> bool {
    let mut pairs = QUOTES.iter().chain(&BRACKETS);
    pairs.any(|&(_, closing)| closing == character)
}

/// The kana that number list items, in the order of the syllabary.
pub(super) fn is_item_letter(character: char) -> bool {
    "アイウエオカキクケコサシスセソ".contains(character)
}
