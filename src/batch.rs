//! Many texts, one after the other or on all cores.

use crate::classification::Classification;
use crate::classifier::Classifier;

/// How many texts are taken at once. A batch holds no more of them at a time.
const CHUNK: usize = 128;

impl Classifier {
    /// Reads many texts and gives their results in the same order: each the same as
    /// [`classify`](Self::classify) gives.
    ///
    /// Texts come from a slice or from any iterator, and are taken as results are asked for, 128 at a
    /// time, so that memory does not grow with their number. With the feature `rayon` these are read
    /// on all cores.
    ///
    /// ```
    /// let classifier = appi::Classifier::new()?;
    /// let texts = ["顧客名簿を紛失した。", "本日の会議は三時に始まる。"];
    /// let outcomes: Vec<appi::Outcome> = classifier
    ///     .classify_batch(&texts)
    ///     .map(|classification| classification.outcome())
    ///     .collect();
    /// assert_eq!(outcomes[1], appi::Outcome::NoIncident);
    /// # Ok::<(), appi::BuildError>(())
    /// ```
    pub fn classify_batch<I>(&self, texts: I) -> impl Iterator<Item = Classification>
    where
        I: IntoIterator,
        I::Item: AsRef<str> + Send,
    {
        let mut texts = texts.into_iter();
        let mut ready = Vec::new().into_iter();
        std::iter::from_fn(move || {
            if ready.len() == 0 {
                let chunk: Vec<I::Item> = texts.by_ref().take(CHUNK).collect();
                ready = self.classify_chunk(chunk).into_iter();
            }
            ready.next()
        })
    }

    #[cfg(feature = "rayon")]
    fn classify_chunk<T: AsRef<str> + Send>(&self, texts: Vec<T>) -> Vec<Classification> {
        use rayon::iter::{IntoParallelIterator, ParallelIterator};
        let texts = texts.into_par_iter();
        texts.map(|text| self.classify(text.as_ref())).collect()
    }

    #[cfg(not(feature = "rayon"))]
    fn classify_chunk<T: AsRef<str> + Send>(&self, texts: Vec<T>) -> Vec<Classification> {
        let texts = texts.into_iter();
        texts.map(|text| self.classify(text.as_ref())).collect()
    }
}
