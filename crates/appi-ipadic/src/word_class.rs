//! The grammatical class of a word: the columns of IPADIC that are shared by many words.
//!
//! The builder numbers the words so that those of one class follow each other. A class is
//! therefore found by the word's number alone and takes no room in the dictionary's entries.

use lindera_dictionary::viterbi::WordId;

/// Tables that the builder writes beside the dictionary.
mod tables {
    include!("../dictionary/classes.rs");
}

/// The grammatical class of a word: part of speech with all its subcategories, and inflection.
///
/// Values are those of IPADIC; [`NONE`](crate::NONE) stands where there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct WordClass {
    /// Positions in the table of names, in the order of IPADIC's columns.
    names: [u8; 6],
}

impl WordClass {
    /// Part of speech (品詞), such as 動詞.
    pub fn part_of_speech(self) -> &'static str {
        self.column(0)
    }

    /// Subcategories of the part of speech (品詞細分類1 to 3), such as 固有名詞, 人名, 姓.
    pub fn subcategories(self) -> [&'static str; 3] {
        [self.column(1), self.column(2), self.column(3)]
    }

    /// Type of inflection (活用型), such as 五段・カ行イ音便.
    pub fn inflection_type(self) -> &'static str {
        self.column(4)
    }

    /// Form of inflection (活用形), such as 未然形.
    pub fn inflection_form(self) -> &'static str {
        self.column(5)
    }

    fn column(self, column: usize) -> &'static str {
        tables::NAMES[usize::from(self.names[column])]
    }
}

/// Returns the grammatical class of a word of this crate's dictionary.
///
/// `word_id` is that of a token. `None` when the dictionary has no such word, as with the words
/// of a user dictionary.
///
/// # Example
///
/// ```
/// use lindera::mode::Mode;
/// use lindera::segmenter::Segmenter;
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let mut worker = Segmenter::new(Mode::Normal, appi_ipadic::load()?, None).into_worker();
/// let tokens = worker.segment("書かない")?;
/// let class = appi_ipadic::word_class(tokens[0].word_id).ok_or("no class")?;
/// assert_eq!(class.part_of_speech(), "動詞");
/// assert_eq!(class.inflection_type(), "五段・カ行イ音便");
/// assert_eq!(class.inflection_form(), "未然形");
/// # Ok(())
/// # }
/// ```
pub fn word_class(word_id: WordId) -> Option<WordClass> {
    let id = word_id.id();
    let names = if word_id.is_unknown() {
        *tables::UNKNOWN.get(usize::try_from(id).ok()?)?
    } else if word_id.is_system() && id < tables::WORDS {
        let after = tables::KNOWN.partition_point(|&(first, _)| first <= id);
        tables::KNOWN.get(after.checked_sub(1)?)?.1
    } else {
        return None;
    };
    Some(WordClass { names })
}
