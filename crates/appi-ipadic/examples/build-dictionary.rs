//! Builds the dictionary from the MeCab IPADIC source, trimmed and with equal details stored once.
//!
//! ```text
//! build-dictionary SOURCE OUTPUT          the dictionary of this crate
//! build-dictionary --full SOURCE OUTPUT   all columns, as lindera alone builds it, to compare
//! ```
//!
//! SOURCE is the folder with IPADIC's CSV and definition files, OUTPUT a folder that is written.
//! Run it through the script `rebuild`, which also fetches and checks the source.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use encoding_rs::EUC_JP;
use lindera_dictionary::builder::DictionaryBuilder;
use lindera_dictionary::dictionary::metadata::Metadata;
use lindera_dictionary::dictionary::schema::Schema;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Columns before the details: surface, left and right context, cost.
const COMMON: [&str; 4] = ["surface", "left_context_id", "right_context_id", "cost"];
/// IPADIC's columns of details up to the base form; reading and pronunciation follow.
const FULL: [&str; 9] = [
    "part_of_speech",
    "part_of_speech_subcategory_1",
    "part_of_speech_subcategory_2",
    "part_of_speech_subcategory_3",
    "inflection_type",
    "inflection_form",
    "base_form",
    "reading",
    "pronunciation",
];
/// Number of the leading columns of details that make a word's class.
const CLASS_COLUMNS: usize = 6;
/// Bytes of one record of `dict.vals`, of which the first four are the word's number.
const ENTRY_BYTES: usize = 10;

/// A word's class: part of speech, three subcategories, type and form of inflection.
type Class = [String; CLASS_COLUMNS];

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["--full", source, output] => build(&metadata("EUC-JP", &FULL), source, output),
        [source, output] => build_trimmed(Path::new(source), Path::new(output)),
        _ => Err("usage: build-dictionary [--full] SOURCE OUTPUT".into()),
    }
}

/// What lindera's own IPADIC declares, for the given encoding of the source and details.
fn metadata(encoding: &str, details: &[&str]) -> Metadata {
    let fields = COMMON.iter().chain(details).map(ToString::to_string);
    let user_fields = ["surface", "part_of_speech", "reading"];
    Metadata::new(
        "ipadic".into(),
        encoding.into(),
        -10_000,
        0,
        0,
        appi_ipadic::NONE.into(),
        true,
        false,
        true,
        Schema::new(fields.collect()),
        Schema::new(user_fields.map(Into::into).to_vec()),
    )
}

/// Runs lindera's builder.
fn build(metadata: &Metadata, source: impl AsRef<Path>, output: impl AsRef<Path>) -> Result<()> {
    Ok(DictionaryBuilder::new(metadata.clone())
        .build_dictionary(source.as_ref(), output.as_ref())?)
}

/// Builds this crate's dictionary in `output`.
fn build_trimmed(source: &Path, output: &Path) -> Result<()> {
    let trimmed = std::env::temp_dir().join(format!("appi-ipadic-{}", std::process::id()));
    fs::create_dir_all(&trimmed)?;
    let unknown = trim_source(source, &trimmed)?;
    build(&metadata("UTF-8", &appi_ipadic::COLUMNS), &trimmed, output)?;
    fs::remove_dir_all(&trimmed)?;
    let known = share_details(output)?;
    fs::write(output.join("classes.rs"), class_tables(&known, &unknown)?)?;
    fs::write(output.join("built-with"), lindera_dictionary::get_version())?;
    Ok(())
}

/// Copies the source to `target` in UTF-8 with fewer columns; returns the unknown words' classes.
///
/// Words keep the columns of the class, which [`share_details`] takes out again, and the base
/// form. Files keep their names and lines their order, since lindera breaks ties by order.
fn trim_source(source: &Path, target: &Path) -> Result<Vec<Class>> {
    let mut unknown = Vec::new();
    for path in files(source)? {
        let name = path.file_name().ok_or("a file without a name")?;
        let bytes = fs::read(&path)?;
        let (text, _, malformed) = EUC_JP.decode(&bytes);
        if malformed {
            return Err(format!("{} is not EUC-JP", path.display()).into());
        }
        let text = match name.to_str() {
            Some(name) if name.ends_with(".csv") => trim_words(&text)?,
            Some("unk.def") => {
                let (text, classes) = trim_unknown(&text)?;
                unknown = classes;
                text
            }
            _ => text.into_owned(),
        };
        fs::write(target.join(name), text)?;
    }
    Ok(unknown)
}

/// The files of a folder, in the order of their names.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut paths = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

/// Drops reading and pronunciation, and the base form where it equals the surface.
fn trim_words(text: &str) -> Result<String> {
    let base_form = COMMON.len() + CLASS_COLUMNS;
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes());
    let mut writer = csv::Writer::from_writer(Vec::new());
    for record in reader.records() {
        let record = record?;
        if record.len() != COMMON.len() + FULL.len() || &record[base_form] == appi_ipadic::NONE {
            return Err(format!("unexpected columns: {record:?}").into());
        }
        // lindera trims surfaces, and one entry's ends in a space.
        let base = if record[base_form] == *record[0].trim() {
            appi_ipadic::NONE
        } else {
            &record[base_form]
        };
        writer.write_record(record.iter().take(base_form).chain([base]))?;
    }
    Ok(String::from_utf8(writer.into_inner()?)?)
}

/// Reduces the unknown words to the columns of this crate; also returns their classes.
fn trim_unknown(text: &str) -> Result<(String, Vec<Class>)> {
    let mut trimmed = String::new();
    let mut classes = Vec::new();
    for line in text.lines() {
        let fields: Vec<&str> = line.split(',').collect();
        let (common, details) = fields.split_at_checked(COMMON.len()).ok_or(line)?;
        classes.push(class(details)?);
        let common = common.join(",");
        writeln!(trimmed, "{common},{},{},*", details[0], details[1])?;
    }
    Ok((trimmed, classes))
}

/// The class that the leading columns of the details make.
fn class(details: &[&str]) -> Result<Class> {
    let columns = details.get(..CLASS_COLUMNS).ok_or("too few columns")?;
    Ok(std::array::from_fn(|column| columns[column].to_string()))
}

/// Rewrites the words' details so that equal ones are stored once.
///
/// Words with the same class and base form get the same number, and numbers are given in the
/// order of the classes. Returns the classes with the first number of each, and the number of
/// words. Surfaces, contexts, costs and the order of entries stay as they are.
fn share_details(folder: &Path) -> Result<(Vec<(u32, Class)>, u32)> {
    let details = read_details(folder)?;
    let distinct: BTreeSet<&(Class, String)> = details.iter().collect();
    let mut numbers = HashMap::new();
    let mut classes: Vec<(u32, Class)> = Vec::new();
    let mut records: BTreeMap<[&str; 3], u32> = BTreeMap::new();
    let (mut index, mut words) = (Vec::new(), Vec::new());
    for (number, word) in (0_u32..).zip(distinct) {
        numbers.insert(word, number);
        let (class, base_form) = word;
        if classes.last().is_none_or(|(_, last)| last != class) {
            classes.push((number, class.clone()));
        }
        let kept = [&*class[0], &*class[1], &**base_form];
        let next = u32::try_from(words.len())?;
        let offset = *records.entry(kept).or_insert(next);
        if offset == next {
            let joined = kept.join("\0");
            words.extend_from_slice(&u32::try_from(joined.len())?.to_le_bytes());
            words.extend_from_slice(joined.as_bytes());
        }
        index.extend_from_slice(&offset.to_le_bytes());
    }

    let path = folder.join("dict.vals");
    let mut entries = fs::read(&path)?;
    // lindera trims surfaces, which empties one, the ideographic space: it has details, no entry.
    let found = (details.len(), entries.len());
    if found
        != (
            appi_ipadic::ENTRIES,
            (appi_ipadic::ENTRIES - 1) * ENTRY_BYTES,
        )
    {
        return Err(
            format!("unexpected numbers of details and bytes of entries: {found:?}").into(),
        );
    }
    for entry in entries.chunks_exact_mut(ENTRY_BYTES) {
        let row = u32::from_le_bytes(entry[..4].try_into()?);
        let number = numbers[&details[usize::try_from(row)?]];
        entry[..4].copy_from_slice(&number.to_le_bytes());
    }
    fs::write(path, entries)?;
    fs::write(folder.join("dict.words"), words)?;
    fs::write(folder.join("dict.wordsidx"), index)?;
    Ok((classes, u32::try_from(numbers.len())?))
}

/// Reads each row's class and base form back from the files that lindera's builder wrote.
fn read_details(folder: &Path) -> Result<Vec<(Class, String)>> {
    let words = fs::read(folder.join("dict.words"))?;
    let index = fs::read(folder.join("dict.wordsidx"))?;
    let read_u32 = |bytes: &[u8]| -> Result<usize> {
        Ok(usize::try_from(u32::from_le_bytes(bytes.try_into()?))?)
    };
    index
        .chunks_exact(4)
        .map(|offset| {
            let start = read_u32(offset)? + 4;
            let length = read_u32(&words[start - 4..start])?;
            let joined = std::str::from_utf8(&words[start..start + length])?;
            let fields: Vec<&str> = joined.split('\0').collect();
            let base_form = fields.get(CLASS_COLUMNS).ok_or("no base form")?;
            Ok((class(&fields)?, base_form.to_string()))
        })
        .collect()
}

/// Writes the classes as Rust tables: names once, classes as positions in the table of names.
fn class_tables(known: &(Vec<(u32, Class)>, u32), unknown: &[Class]) -> Result<String> {
    let (known, words) = known;
    let all = known.iter().map(|(_, class)| class).chain(unknown);
    let names: BTreeSet<&str> = all.flatten().map(String::as_str).collect();
    let names: Vec<&str> = names.into_iter().collect();
    u8::try_from(names.len())?;
    let codes = |class: &Class| {
        let code = |name: &String| names.partition_point(|other| *other < name.as_str());
        class.iter().map(code).collect::<Vec<_>>()
    };
    let mut text = String::from("// @generated by examples/build-dictionary.rs\n");
    writeln!(text, "/// Values of IPADIC's columns, sorted.")?;
    writeln!(
        text,
        "pub(super) static NAMES: [&str; {}] = {names:?};",
        names.len()
    )?;
    writeln!(text, "/// How many numbers words have.")?;
    writeln!(text, "pub(super) const WORDS: u32 = {words};")?;
    writeln!(
        text,
        "/// First number of each class of words, with the class."
    )?;
    let length = known.len();
    writeln!(
        text,
        "pub(super) static KNOWN: [(u32, [u8; 6]); {length}] = ["
    )?;
    for (first, class) in known {
        writeln!(text, "    ({first}, {:?}),", codes(class))?;
    }
    writeln!(text, "];\n/// Class of each unknown word.")?;
    let length = unknown.len();
    writeln!(text, "pub(super) static UNKNOWN: [[u8; 6]; {length}] = [")?;
    for class in unknown {
        writeln!(text, "    {:?},", codes(class))?;
    }
    writeln!(text, "];")?;
    Ok(text)
}
