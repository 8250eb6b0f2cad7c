#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod word_class;

// The macro also defines a loader type, which nobody needs: `load` is the way in.
#[allow(dead_code)]
mod embedded {
    lindera_dictionary::embedded_dictionary!("/dictionary", EmbeddedLoader);
}

use lindera_dictionary::LinderaResult;
use lindera_dictionary::dictionary::{DetailFields, Dictionary};
use lindera_dictionary::viterbi::WordId;

pub use word_class::{WordClass, word_class};

/// Names of the columns that a word's details hold, in order.
///
/// These are the fields that `Dictionary::word_details_iter` and lindera's `Token::details`
/// yield. The third, the base form, is [`NONE`] where it equals the surface.
pub const COLUMNS: [&str; 3] = [
    "part_of_speech",
    "part_of_speech_subcategory_1",
    "base_form",
];

/// The mark that IPADIC writes where a column has no value.
///
/// In the base form's column it means: the same as the surface.
pub const NONE: &str = "*";

/// Name of the source package that the dictionary was built from.
pub const SOURCE_NAME: &str = "mecab-ipadic";

/// Version of the source package, as Debian numbers it.
pub const SOURCE_VERSION: &str = "2.7.0-20070801+main-3";

/// SHA-256 of the source package, in hexadecimal.
pub const SOURCE_SHA256: &str = "2a59bb65193b605cec3e5540e69e7d3ce8db4624744f8686f419aa0cf3f327f2";

/// Number of entries of IPADIC, all of which are in the dictionary.
///
/// lindera never finds one of them, the ideographic space (U+3000), whatever dictionary it is
/// given: it trims surfaces. That character is segmented as an unknown word.
pub const ENTRIES: usize = 392_127;

/// Version of lindera-dictionary whose builder wrote the dictionary's files.
pub const BUILT_WITH: &str = include_str!("../dictionary/built-with");

/// Loads the dictionary from the program's own memory.
///
/// The large parts (trie, entries, connection costs, details) are read in place; only the
/// character table and the unknown words are unpacked, so this takes about a millisecond. Load
/// once and share: cloning a `Dictionary` is cheap, and it is `Send + Sync`.
///
/// # Errors
///
/// When lindera-dictionary reads another format than the one that the files were written in.
/// With the versions that this crate's manifest allows, and a test checks, that does not happen.
///
/// # Example
///
/// ```
/// use lindera::mode::Mode;
/// use lindera::segmenter::Segmenter;
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let mut worker = Segmenter::new(Mode::Normal, appi_ipadic::load()?, None).into_worker();
/// let tokens = worker.segment("書類を誤って送った")?;
/// let base_forms: Vec<&str> = tokens
///     .iter()
///     .map(|token| appi_ipadic::details(token.dictionary, token.word_id).base_form(&token.surface))
///     .collect();
/// assert_eq!(base_forms, ["書類", "を", "誤る", "て", "送る", "た"]);
/// # Ok(())
/// # }
/// ```
pub fn load() -> LinderaResult<Dictionary> {
    embedded::load()
}

/// What the dictionary says of a word, borrowed from the dictionary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Details<'a> {
    /// Part of speech (品詞), such as 名詞 or 助動詞.
    pub part_of_speech: &'a str,
    /// First subcategory of the part of speech (品詞細分類1), such as サ変接続, or [`NONE`].
    pub subcategory: &'a str,
    /// Base form, or [`NONE`] where it equals the surface or is unknown.
    base_form: &'a str,
}

impl<'a> Details<'a> {
    /// Returns the word's base form (基本形): 送る for 送っ.
    ///
    /// `surface` is the word as it stands in the text; it is returned where the dictionary has
    /// no other base form, which is the case of uninflected and of unknown words.
    pub fn base_form<'b>(&self, surface: &'b str) -> &'b str
    where
        'a: 'b,
    {
        if self.base_form == NONE {
            surface
        } else {
            self.base_form
        }
    }
}

/// Reads a word's details without allocating.
///
/// `word_id` is that of a token segmented with `dictionary`, which must be this crate's. An
/// identifier that the dictionary does not know, such as that of a user dictionary's word, gives
/// [`NONE`] in every field.
pub fn details(dictionary: &Dictionary, word_id: WordId) -> Details<'_> {
    let id = word_id.id() as usize;
    let mut fields = if word_id.is_unknown() {
        dictionary.unknown_word_details_iter(id)
    } else if word_id.is_system() {
        dictionary.word_details_iter(id)
    } else {
        DetailFields::empty()
    };
    let mut next = || fields.next().unwrap_or(NONE);
    Details {
        part_of_speech: next(),
        subcategory: next(),
        base_form: next(),
    }
}
