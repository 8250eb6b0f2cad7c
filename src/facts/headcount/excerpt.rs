//! Excerpts of a text: so many characters, or a clause, at its start or end.

/// How much of a sentence is read on either side of a number, in characters.
pub(super) const WINDOW_CHARACTERS: usize = 60;

/// How close to a number a word must be to belong to it, in characters.
pub(super) const NEAR_CHARACTERS: usize = 12;

/// The part of a text up to the end of its first clause.
pub(super) fn first_clause(text: &str) -> &str {
    let end = text
        .char_indices()
        .find(|&(offset, character)| ends_clause(text, offset, character));
    end.map_or(text, |(offset, _)| &text[..offset])
}

/// The part of a text behind its last finished clause.
pub(super) fn last_clause(text: &str) -> &str {
    let end = text
        .char_indices()
        .rev()
        .find(|&(offset, character)| ends_clause(text, offset, character));
    end.map_or(text, |(offset, character)| {
        &text[offset + character.len_utf8()..]
    })
}

/// Whether a mark ends a clause; a comma behind a topic does not.
fn ends_clause(text: &str, offset: usize, character: char) -> bool {
    match character {
        '、' => !text[..offset].ends_with(['は', 'も']),
        '。' | '\n' => true,
        _ => false,
    }
}

/// The first characters of a text, so many at most.
pub(super) fn first_characters(text: &str, count: usize) -> &str {
    text.char_indices()
        .nth(count)
        .map_or(text, |(offset, _)| &text[..offset])
}

/// The last characters of a text, so many at most.
pub(super) fn last_characters(text: &str, count: usize) -> &str {
    match count
        .checked_sub(1)
        .and_then(|last| text.char_indices().rev().nth(last))
    {
        Some((offset, _)) => &text[offset..],
        None => text,
    }
}
