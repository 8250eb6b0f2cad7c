//! Sentences of a normalised text.

use std::ops::Range;

use super::character::{BRACKETS, QUOTES, is_closing, is_full_stop, is_hiragana};
use super::heading::Heading;
use super::section::{Section, SectionTracker};

/// The longest sentence, in bytes. Longer runs are cut, which keeps all that follows linear.
const SENTENCE_BYTES: usize = 2000;

/// The longest bracket, in bytes, that holds full stops without ending the sentence around it:
/// about 200 kana or kanji.
const BRACKET_BYTES: usize = 600;

/// A sentence of the normalised text, or a line that stands for one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sentence {
    /// Where it stands: byte offsets of the normalised text, blanks at the ends left out.
    pub(crate) range_byte: Range<usize>,
    /// The section of the document that it stands in. A heading stands in its own section.
    pub(crate) section: Section,
    /// Whether it is a heading line.
    pub(crate) heading: bool,
    /// How many quotation marks of the same line are open where the sentence begins.
    pub(crate) depth_quote: usize,
}

/// Cuts a normalised text into sentences, in order and without overlap.
///
/// A sentence ends at 。 ! ? and at the end of a line, with closing brackets after the mark. A mark
/// inside a bracket that closes soon does not end the sentence around it.
pub(crate) fn sentences(text: &str) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut tracker = SectionTracker::default();
    let content_end = text.trim_end().len();
    let mut line_start = 0;
    for line in text.split_inclusive('\n') {
        let start = line_start;
        line_start += line.len();
        if line.trim().is_empty() {
            continue;
        }
        let has_content_below = line_start < content_end;
        if let Some(mut heading) = Heading::read(line).filter(|_| has_content_below) {
            // お詫び on top is the title of the whole document.
            if sentences.is_empty() && heading.section == Some(Section::Apology) {
                heading.section = Some(Section::Body);
            }
            tracker.enter(&heading);
            if heading.certain {
                sentences.extend(trimmed(text, start..line_start).map(|range_byte| Sentence {
                    range_byte,
                    section: tracker.section(),
                    heading: true,
                    depth_quote: 0,
                }));
                continue;
            }
        }
        let section = Heading::read_inline(line).unwrap_or(tracker.section());
        let has_quotes = line.contains('「') || line.contains('『');
        let mut depth_quote: usize = 0;
        let mut sentence_start = 0;
        for sentence_end in sentence_ends(line) {
            for piece in pieces(line, sentence_start..sentence_end) {
                let piece = start + piece.start..start + piece.end;
                let depth_before = depth_quote;
                if has_quotes {
                    depth_quote = depth_after(&text[piece.clone()], depth_quote);
                }
                sentences.extend(trimmed(text, piece).map(|range_byte| Sentence {
                    range_byte,
                    section,
                    heading: false,
                    depth_quote: depth_before,
                }));
            }
            sentence_start = sentence_end;
        }
    }
    sentences
}

/// The offsets after each sentence of a line, the end of the line included.
fn sentence_ends(line: &str) -> Vec<usize> {
    /// An opening bracket that waits for its closing one.
    struct Open {
        offset: usize,
        opens_sentence: bool,
    }
    let mut ends: Vec<usize> = Vec::new();
    // One stack for each kind of bracket: a stray bracket of one kind costs the others nothing.
    let mut open: [Vec<Open>; QUOTES.len() + BRACKETS.len()] = Default::default();
    let mut position = 0;
    while let Some((offset, mark)) = next_mark(line, position) {
        let after = offset + mark.len_utf8();
        position = after;
        let previous = line[..offset].chars().next_back();
        let next = line[after..].chars().next();
        let follows_end = ends.last() == Some(&offset);
        let mut kinds = QUOTES.iter().chain(&BRACKETS);
        if ends_sentence(previous, mark, next) || (follows_end && is_full_stop(mark)) {
            if follows_end {
                ends.pop();
            }
            ends.push(after);
        } else if let Some(kind) = kinds.clone().position(|pair| pair.0 == mark) {
            open[kind].push(Open {
                offset,
                opens_sentence: follows_end || offset == 0,
            });
        } else if let Some(kind) = kinds.position(|pair| pair.1 == mark) {
            let opening = open[kind]
                .pop()
                .filter(|opening| offset - opening.offset <= BRACKET_BYTES);
            if let Some(opening) = opening {
                while ends.last().is_some_and(|&end| end > opening.offset) {
                    ends.pop();
                }
                // A whole sentence in parentheses stands for itself; a quotation goes on with と.
                let is_note = kind >= QUOTES.len() && previous.is_some_and(is_full_stop);
                if opening.opens_sentence && is_note {
                    ends.push(after);
                }
            } else if follows_end {
                ends.pop();
                ends.push(after);
            }
        }
    }
    if ends.last() != Some(&line.len()) {
        ends.push(line.len());
    }
    ends
}

/// The next character that may be a bracket or the end of a sentence. Kana, kanji, letters and
/// digits are told by their first bytes and skipped.
fn next_mark(line: &str, from: usize) -> Option<(usize, char)> {
    let bytes = line.as_bytes();
    let mut position = from;
    while let Some(&lead) = bytes.get(position) {
        match lead {
            0xE4..=0xE9 => position += 3, // U+4000 to U+9FFF
            0xE3 if bytes.get(position + 1) > Some(&0x80) => position += 3, // U+3040 to U+3FFF
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b',' | b' ' => position += 1,
            _ => break,
        }
    }
    let mark = line.get(position..)?.chars().next()?;
    Some((position, mark))
}

/// Whether a character ends a sentence between these neighbours.
fn ends_sentence(previous: Option<char>, character: char, next: Option<char>) -> bool {
    match character {
        '。' | '！' | '？' => true,
        // Not in a web address, nor in a name that goes on.
        '!' | '?' => {
            let closes = next.is_none_or(|next| next.is_whitespace() || is_closing(next));
            closes || !previous.is_some_and(|previous| previous.is_ascii_graphic())
        }
        // 「しました.」 but neither 3.5 nor ア. nor …
        '.' => {
            previous.is_some_and(is_hiragana)
                && next.is_none_or(|next| next != '.' && !next.is_ascii_alphanumeric())
        }
        _ => false,
    }
}

/// Cuts a range that is too long at its commas, or where it must be.
fn pieces(line: &str, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut start = range.start;
    std::iter::from_fn(move || {
        if start >= range.end {
            return None;
        }
        let mut end = range.end;
        if end - start > SENTENCE_BYTES {
            end = start + SENTENCE_BYTES;
            while !line.is_char_boundary(end) {
                end -= 1;
            }
            if let Some(comma) = line[start..end].rfind('、') {
                end = start + comma + '、'.len_utf8();
            }
        }
        let piece = start..end;
        start = end;
        Some(piece)
    })
}

/// How many quotation marks are open after a piece of text.
fn depth_after(piece: &str, depth: usize) -> usize {
    piece
        .chars()
        .fold(depth, |depth, character| match character {
            '「' | '『' => depth + 1,
            '」' | '』' => depth.saturating_sub(1),
            _ => depth,
        })
}

/// A range without the blanks at its ends, or `None` if nothing is left.
fn trimmed(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_start().len());
    let end = range.start + part.trim_end().len();
    (start < end).then_some(start..end)
}

#[cfg(test)]
mod tests {
    use super::{SENTENCE_BYTES, Section, sentences};
    use std::time::{Duration, Instant};

    fn texts(text: &str) -> Vec<&str> {
        let cut = sentences(text).into_iter();
        cut.map(|sentence| &text[sentence.range_byte]).collect()
    }

    fn sections(text: &str) -> Vec<(Section, bool)> {
        let cut = sentences(text).into_iter();
        cut.map(|sentence| (sentence.section, sentence.heading))
            .collect()
    }

    #[test]
    fn marks_and_lines_end_sentences() {
        assert_eq!(
            texts("名簿を失くした。 警察に届けた!?\n\n 以上 \nなぜか?調べた.次に進む"),
            [
                "名簿を失くした。",
                "警察に届けた!?",
                "以上",
                "なぜか?",
                "調べた.",
                "次に進む"
            ]
        );
        assert_eq!(
            texts("https://example.jp/?a=1を見た。対象は3.5万件。"),
            ["https://example.jp/?a=1を見た。", "対象は3.5万件。"]
        );
        assert!(texts(" \n\t\n").is_empty());
    }

    #[test]
    fn brackets_hold_their_sentences_together() {
        assert_eq!(
            texts("規程は「持ち出さない。複写しない。」と定める。だが守られなかった。"),
            [
                "規程は「持ち出さない。複写しない。」と定める。",
                "だが守られなかった。"
            ]
        );
        assert_eq!(
            texts("鍵を失くした(翌日見つけた。)と述べた。(漏えいはない。)終わり。"),
            [
                "鍵を失くした(翌日見つけた。)と述べた。",
                "(漏えいはない。)",
                "終わり。"
            ]
        );
        assert_eq!(
            texts("「開いたまま。次の文。"),
            ["「開いたまま。", "次の文。"]
        );
        assert_eq!(
            texts("開きがない。」次の文。"),
            ["開きがない。」", "次の文。"]
        );
    }

    #[test]
    fn a_long_quotation_is_cut_and_knows_its_depth() {
        let text = format!("規程は「{}。次の文。」と定める。", "長".repeat(300));
        let depths: Vec<usize> = sentences(&text).iter().map(|one| one.depth_quote).collect();
        assert_eq!(depths, [0, 1, 0]);
    }

    #[test]
    fn headings_open_sections() {
        use Section::{Apology, Background, Body, Cause, Contact, Prevention};
        assert_eq!(
            sections(
                "漏えいに関するお詫び\nこのたび名簿を失くした。\n1.経緯\n3月に失くした。\n\
                 2.原因\n(1)施錠の不徹底\n鍵を掛けなかった。\n3.再発防止策\n(1)施錠の徹底\n\
                 毎日確かめる。\n4.その他\n取引先にも伝えた。\n【お詫び】\n申し訳ない。\n\
                 お問い合わせ先:\n総務課"
            ),
            [
                (Body, true),
                (Body, false),
                (Background, true),
                (Background, false),
                (Cause, true),
                (Cause, false),
                (Cause, false),
                (Prevention, true),
                (Prevention, false),
                (Prevention, false),
                (Body, false),
                (Body, false),
                (Apology, true),
                (Apology, false),
                (Contact, true),
                (Contact, false),
            ]
        );
    }

    #[test]
    fn an_inline_heading_holds_for_its_line() {
        assert_eq!(
            sections("再発防止策:研修を行う。鍵も替える。\n名簿は戻らなかった。"),
            [
                (Section::Prevention, false),
                (Section::Prevention, false),
                (Section::Body, false)
            ]
        );
    }

    #[test]
    fn a_heading_with_nothing_below_is_a_sentence() {
        assert_eq!(sections("本件の原因"), [(Section::Body, false)]);
    }

    #[test]
    fn long_runs_are_cut() {
        let text = format!("{}、{}", "漏".repeat(500), "洩".repeat(1000));
        let cut = sentences(&text);
        assert!(cut.iter().all(|one| one.range_byte.len() <= SENTENCE_BYTES));
        assert!(text[cut[0].range_byte.clone()].ends_with('、'));
        let covered: usize = cut.iter().map(|one| one.range_byte.len()).sum();
        assert_eq!(covered, text.len());
    }

    #[test]
    fn hostile_texts_take_linear_time() {
        for unit in [
            "(", "「", ")", "(」", "漏", "。", "、", "\n", "「。", "。」", "1.\n", "a b ", " ",
        ] {
            let text = unit.repeat(1_000_000 / unit.len());
            let start = Instant::now();
            sentences(&text);
            assert!(start.elapsed() < Duration::from_secs(5), "{unit:?}");
        }
    }
}
