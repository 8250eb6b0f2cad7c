//! The words near which a long text is read (`rules/gate.txt`), as an automaton that finds them all in
//! one pass.

use daachorse::CharwiseDoubleArrayAhoCorasick;
use daachorse::errors::DaachorseError;

/// Finds the words of `rules/gate.txt`.
#[derive(Clone)]
pub(crate) struct Gate {
    words: CharwiseDoubleArrayAhoCorasick<u16>,
}

impl std::fmt::Debug for Gate {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Gate")
    }
}

impl Gate {
    /// The gate of some words, none of which stands twice.
    ///
    /// # Errors
    /// When a word is empty or stands twice, or there is none.
    #[allow(dead_code)] // The build script builds it.
    pub(crate) fn build(words: &[String]) -> Result<Self, DaachorseError> {
        let words = CharwiseDoubleArrayAhoCorasick::new(words)?;
        Ok(Self { words })
    }

    /// The stored form.
    #[allow(dead_code)] // The build script stores it.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        self.words.serialize()
    }

    /// The gate that [`Gate::bytes`] stored.
    ///
    /// # Errors
    /// When it cannot be read, which means that the crate was built wrongly.
    pub(crate) fn from_stored(stored: &[u8]) -> Result<Self, DaachorseError> {
        let (words, _) = CharwiseDoubleArrayAhoCorasick::deserialize(stored)?;
        Ok(Self { words })
    }

    /// Where words end in a normalised text, in its order: bytes of the text. Of words that overlap
    /// one is found.
    pub(crate) fn ends<'t>(&'t self, text: &'t str) -> impl Iterator<Item = usize> + 't {
        self.words.find_iter(text).map(|word| word.end())
    }
}
