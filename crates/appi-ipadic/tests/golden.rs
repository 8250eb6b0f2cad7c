//! Pins how the dictionary segments and reads a few varied sentences.
//!
//! Before they were committed, the expected tokens were compared with those of the full IPADIC by
//! `examples/compare-dictionary.rs`.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use appi_ipadic::details;
use lindera::mode::Mode;
use lindera::segmenter::Segmenter;

const HEADER: &str = "\
# How the sentences of sentences.txt are segmented: surface, bytes of the line, part of speech,
# first subcategory, base form. To renew it after a wanted change, first compare sentences.txt with
# the full dictionary as the README tells, then run in this crate's folder:
# APPI_IPADIC_RENEW_GOLDEN=1 cargo test --test golden
";

#[test]
fn sentences_are_segmented_as_committed() -> Result<(), Box<dyn std::error::Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let sentences = fs::read_to_string(folder.join("sentences.txt"))?;
    let mut worker = Segmenter::new(Mode::Normal, appi_ipadic::load()?, None).into_worker();

    let mut found = String::from(HEADER);
    for sentence in sentences.lines() {
        writeln!(found, "\n> {sentence}")?;
        for token in worker.segment(sentence)? {
            let details = details(token.dictionary, token.word_id);
            writeln!(
                found,
                "{}\t{}..{}\t{}\t{}\t{}",
                token.surface,
                token.byte_start,
                token.byte_end,
                details.part_of_speech,
                details.subcategory,
                details.base_form(&token.surface),
            )?;
        }
    }

    let path = folder.join("tokens.tsv");
    if std::env::var_os("APPI_IPADIC_RENEW_GOLDEN").is_some() {
        fs::write(&path, &found)?;
    }
    let expected = fs::read_to_string(&path)?;
    for (number, (expected, found)) in (1..).zip(expected.lines().zip(found.lines())) {
        assert_eq!(expected, found, "line {number} of {}", path.display());
    }
    assert_eq!(expected.lines().count(), found.lines().count());
    Ok(())
}

#[test]
fn offsets_cover_the_text_but_for_white_space() -> Result<(), Box<dyn std::error::Error>> {
    let mut worker = Segmenter::new(Mode::Normal, appi_ipadic::load()?, None).into_worker();
    let text = "一行目です。\n\t二行目、ＡＢＣ 123　終わり\r\n";
    let mut end = 0;
    for token in worker.segment(text)? {
        assert!(text[end..token.byte_start].trim().is_empty());
        assert_eq!(text[token.byte_start..token.byte_end], *token.surface);
        end = token.byte_end;
    }
    assert!(text[end..].trim().is_empty());
    Ok(())
}
