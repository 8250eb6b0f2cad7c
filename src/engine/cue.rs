//! Cues: the words by which the reader tells a fact from a doubt, a wish, a rule or a plan.
//!
//! Which words they are is data (`rules/reading.toml`): each cue is a concept of a fixed name.

use super::matcher::Hits;
use super::sentence::ParsedSentence;
use crate::rule::{ConceptId, RuleSet};

/// A kind of cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Cue {
    /// Predicates of what was left undone or done badly (怠る, 不十分).
    Undone,
    /// Words of doubt (おそれ, 可能性).
    Doubt,
    /// Words that open or close a supposition (場合, 仮に).
    Supposition,
    /// Words of advice and duty (べき, 必要がある).
    Advice,
    /// Words of plans (予定, 努める).
    Plan,
    /// Words that announce the wording of a rule (規定する).
    Quotation,
    /// Names of laws and guidelines, which make a sentence that announces a wording a quotation.
    Law,
    /// Nouns that stand for a fact which may be found or not (事実, 形跡).
    Evidence,
    /// Predicates by which a fact is found (確認する, 認める).
    Finding,
    /// Predicates of knowing (知る, 気付く).
    Awareness,
    /// Nouns for what is set up so that something is done (体制, 仕組み).
    Arrangement,
    /// Predicates that reject (否定する): denied, they leave the possibility open.
    Rejection,
    /// Verbs that only join (関する, よる) and govern nothing.
    Joining,
    /// Words that join two nouns of one rank (及び, や).
    Coordination,
    /// What is done against a thing (防止, 対策): the thing itself has not happened.
    Guarding,
    /// Words that show that the whole text tells of nobody real (架空, これは訓練).
    Invention,
    /// Names of kinds of writing (研修資料, コラム), which show the same where they stand as a title.
    Genre,
}

impl Cue {
    const ALL: [(Self, &'static str); 17] = [
        (Self::Undone, "reading-undone"),
        (Self::Doubt, "reading-doubt"),
        (Self::Supposition, "reading-supposition"),
        (Self::Advice, "reading-advice"),
        (Self::Plan, "reading-plan"),
        (Self::Quotation, "reading-quotation"),
        (Self::Law, "reading-law"),
        (Self::Evidence, "reading-evidence"),
        (Self::Finding, "reading-finding"),
        (Self::Awareness, "reading-awareness"),
        (Self::Arrangement, "reading-arrangement"),
        (Self::Rejection, "reading-rejection"),
        (Self::Joining, "reading-joining"),
        (Self::Coordination, "reading-coordination"),
        (Self::Guarding, "reading-guarding"),
        (Self::Invention, "reading-invention"),
        (Self::Genre, "reading-genre"),
    ];

    const fn bit(self) -> u32 {
        1 << self as u8
    }
}

/// Which concept of a rule set is which cue.
#[derive(Debug, Clone)]
pub(crate) struct CueConcepts {
    bits: Vec<u32>,
}

impl CueConcepts {
    /// Looks the cues up by name.
    pub(crate) fn new(rules: &RuleSet) -> Self {
        let mut bits = vec![0; rules.concepts()];
        for (cue, name) in Cue::ALL {
            if let Some(concept) = rules.concept(name) {
                bits[usize::from(concept)] |= cue.bit();
            }
        }
        Self { bits }
    }

    /// Whether a concept is a cue and no more.
    pub(crate) fn is_cue(&self, concept: ConceptId) -> bool {
        self.bits
            .get(usize::from(concept))
            .is_some_and(|bits| *bits != 0)
    }
}

/// The cues of one sentence: for each morpheme, which begin there and where they end.
#[derive(Debug)]
pub(crate) struct Cues {
    /// A bit for each kind that begins there, and where the longest ends.
    by_morpheme: Vec<(u32, usize)>,
}

impl Cues {
    /// Sorts the cues out of a sentence's concepts.
    pub(crate) fn new(sentence: &ParsedSentence<'_>, hits: &Hits, concepts: &CueConcepts) -> Self {
        let mut by_morpheme = vec![(0, 0); sentence.len()];
        for (hit, of_hit) in hits.iter() {
            let bits = of_hit
                .iter()
                .filter_map(|concept| concepts.bits.get(usize::from(*concept)))
                .fold(0, |all, bits| all | bits);
            if bits != 0 {
                let (starting, end) = &mut by_morpheme[hit.first];
                *starting |= bits;
                *end = hit.end.max(*end);
            }
        }
        Self { by_morpheme }
    }

    /// Whether a cue of this kind begins at a morpheme.
    pub(crate) fn begins(&self, cue: Cue, at: usize) -> bool {
        self.by_morpheme
            .get(at)
            .is_some_and(|(bits, _)| bits & cue.bit() != 0)
    }

    /// Behind the longest cue that begins at a morpheme.
    pub(crate) fn end(&self, at: usize) -> usize {
        self.by_morpheme
            .get(at)
            .map_or(0, |(_, end)| *end)
            .max(at + 1)
    }

    /// Whether a cue of this kind begins in a range of morphemes.
    pub(crate) fn any(&self, cue: Cue, mut range: std::ops::Range<usize>) -> bool {
        range.any(|at| self.begins(cue, at))
    }
}
