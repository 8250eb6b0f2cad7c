//! Checks that the dictionary of this crate does what the full one does.
//!
//! ```text
//! compare-dictionary FULL [TEXT ...]
//! ```
//!
//! FULL is the folder that `rebuild --full` wrote. First all that segmentation depends on is
//! compared entry by entry, and every word's details; then each text is segmented with both, and
//! surface, place, class and base form of every token are compared. A TEXT that ends in `.jsonl`
//! has a text in the field `text` of each line, any other is one text, and a folder stands for
//! the files in it. Prints the differences; the exit status is 1 when there is one.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use appi_ipadic::{details, word_class};
use lindera::mode::Mode;
use lindera::segmenter::Segmenter;
use lindera::token::Token;
use lindera::worker::SegmentWorker;
use lindera_dictionary::dictionary::Dictionary;
use lindera_dictionary::viterbi::{LexType, WordId};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Bytes of one record of `dict.vals`, of which the first four are the word's number.
const ENTRY_BYTES: usize = 10;
/// Differences that are printed; all are counted.
const SHOWN: usize = 20;

fn main() -> Result<ExitCode> {
    let arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(Into::into).collect();
    let (full, texts) = arguments
        .split_first()
        .ok_or("usage: compare-dictionary FULL [TEXT ...]")?;
    let mut differences = Vec::new();
    compare_entries(full, &mut differences)?;
    compare_texts(full, texts, &mut differences)?;
    for difference in differences.iter().take(SHOWN) {
        println!("{difference}");
    }
    println!("{} differences", differences.len());
    Ok(ExitCode::from(u8::from(!differences.is_empty())))
}

/// Compares the files that segmentation reads, and the details of all words.
fn compare_entries(full: &Path, differences: &mut Vec<String>) -> Result<()> {
    let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("dictionary");
    for name in ["char_def.bin", "dict.trie", "dict.valsidx", "matrix.mtx"] {
        if fs::read(full.join(name))? != fs::read(ours.join(name))? {
            differences.push(format!("{name} differs"));
        }
    }
    let (expected, found) = (Dictionary::load_from_path(full)?, appi_ipadic::load()?);
    let expected_entries = &expected.prefix_dictionary.vals_data;
    let found_entries = &found.prefix_dictionary.vals_data;
    if expected_entries.len() != found_entries.len() {
        differences.push("dict.vals differs in length".into());
    }
    let number = |entry: &[u8]| u32::from_le_bytes([entry[0], entry[1], entry[2], entry[3]]);
    let entries = expected_entries
        .chunks_exact(ENTRY_BYTES)
        .zip(found_entries.chunks_exact(ENTRY_BYTES));
    println!("{} entries", entries.len());
    for (expected_entry, found_entry) in entries {
        let expected_id = number(expected_entry);
        let expected_columns: Vec<&str> = expected
            .word_details_iter(expected_id as usize)
            .take(7)
            .collect();
        let id = WordId::new(LexType::System, number(found_entry));
        let base_form = expected_columns[6];
        // Where our base form is left out, the entry's surface must be the full one's base form.
        let consistent = !details(&found, id).base_form("").is_empty()
            || expected
                .prefix_dictionary
                .find_surface_iter(base_form)
                .any(|entry| entry.word_id().id() == expected_id);
        if expected_entry[4..] != found_entry[4..]
            || expected_columns != columns(&found, id, base_form)
            || !consistent
        {
            differences.push(format!("entry {expected_id} {expected_columns:?} differs"));
        }
    }
    let unknown = &expected.unknown_dictionary;
    if unknown.category_references != found.unknown_dictionary.category_references
        || unknown.costs != found.unknown_dictionary.costs
    {
        differences.push("the unknown words' categories or costs differ".into());
    }
    for id in 0..unknown.costs.len() {
        let expected_columns = expected.unknown_word_details(id);
        let id = WordId::new(LexType::Unknown, id.try_into()?);
        if expected_columns != columns(&found, id, "*") {
            differences.push(format!("unknown word {expected_columns:?} differs"));
        }
    }
    Ok(())
}

/// IPADIC's columns up to the base form, as this crate tells them.
fn columns<'a>(dictionary: &'a Dictionary, id: WordId, surface: &'a str) -> Vec<&'a str> {
    let details = details(dictionary, id);
    let Some(class) = word_class(id) else {
        return Vec::new();
    };
    let [first, second, third] = class.subcategories();
    if (details.part_of_speech, details.subcategory) != (class.part_of_speech(), first) {
        return Vec::new();
    }
    let part_of_speech = [class.part_of_speech(), first, second, third];
    let inflection = [class.inflection_type(), class.inflection_form()];
    let base_form = [details.base_form(surface)];
    [&part_of_speech[..], &inflection, &base_form].concat()
}

/// Segments each text with both dictionaries, with and without tokens of white space.
fn compare_texts(full: &Path, paths: &[PathBuf], differences: &mut Vec<String>) -> Result<()> {
    let (mut texts, mut tokens) = (0, 0);
    for keep_whitespace in [false, true] {
        let worker = |dictionary| -> SegmentWorker {
            Segmenter::new(Mode::Normal, dictionary, None)
                .keep_whitespace(keep_whitespace)
                .into_worker()
        };
        let mut expected = worker(Dictionary::load_from_path(full)?);
        let mut found = worker(appi_ipadic::load()?);
        for path in paths {
            for text in read_texts(path)? {
                let expected = expected.segment(&text)?;
                let found = found.segment(&text)?;
                texts += 1;
                tokens += expected.len();
                if expected.len() != found.len() {
                    differences.push(format!("{}: numbers of tokens", path.display()));
                }
                for (expected, found) in expected.iter().zip(&found) {
                    if full_reading(expected) != trimmed_reading(found) {
                        let (start, surface) = (expected.byte_start, &expected.surface);
                        let path = path.display();
                        differences.push(format!("{path}: {surface} at byte {start} of a text"));
                    }
                }
            }
        }
    }
    println!("{texts} texts, {tokens} tokens");
    Ok(())
}

/// The texts of a file, or of the files of a folder.
fn read_texts(path: &Path) -> Result<Vec<String>> {
    if path.is_dir() {
        let mut texts = Vec::new();
        for entry in fs::read_dir(path)? {
            texts.extend(read_texts(&entry?.path())?);
        }
        return Ok(texts);
    }
    let content = fs::read_to_string(path)?;
    if path
        .extension()
        .is_none_or(|extension| extension != "jsonl")
    {
        return Ok(vec![content]);
    }
    content
        .lines()
        .map(|line| {
            let value: serde_json::Value = serde_json::from_str(line)?;
            Ok(value["text"].as_str().ok_or("no text")?.to_owned())
        })
        .collect()
}

type Reading<'a> = (&'a str, usize, usize, Vec<&'a str>);

/// Surface, place and columns of a token of the full dictionary.
fn full_reading<'a>(token: &'a Token<'_>) -> Reading<'a> {
    let id = token.word_id.id() as usize;
    let mut columns = if token.word_id.is_unknown() {
        token.dictionary.unknown_word_details(id)
    } else {
        token.dictionary.word_details(id)
    };
    columns.truncate(7);
    if token.word_id.is_unknown() {
        columns[6] = &token.surface;
    }
    (&token.surface, token.byte_start, token.byte_end, columns)
}

/// Surface, place and columns of a token of this crate's dictionary.
fn trimmed_reading<'a>(token: &'a Token<'_>) -> Reading<'a> {
    let columns = columns(token.dictionary, token.word_id, &token.surface);
    (&token.surface, token.byte_start, token.byte_end, columns)
}
