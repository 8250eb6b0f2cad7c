//! One sentence, ready to be read: its morphemes, brackets and clauses.

use std::ops::Range;

use crate::morph::{Morpheme, PartOfSpeech, Tokenizer};
use crate::text::{Section, Sentence};

/// A sentence with its morphemes, and for each morpheme how deep it stands in round brackets and
/// in which clause.
#[derive(Debug)]
pub(crate) struct ParsedSentence<'a> {
    text: &'a str,
    /// Bytes of the normalised text.
    pub(crate) range_byte: Range<usize>,
    pub(crate) section: Section,
    pub(crate) morphemes: Vec<Morpheme<'a>>,
    /// For each morpheme where it stands in the sentence.
    standings: Vec<Standing>,
}

/// Where a morpheme stands in its sentence.
#[derive(Debug, Clone, Copy)]
struct Standing {
    /// How many round brackets are open around it.
    depth: u8,
    is_quoted: bool,
    /// The number of its clause.
    clause: u16,
}

impl<'a> ParsedSentence<'a> {
    /// Segments and divides one sentence of `text`.
    pub(crate) fn new(text: &'a str, sentence: &Sentence, tokenizer: Tokenizer) -> Self {
        let mut morphemes = Vec::new();
        let range_byte = sentence.range_byte.clone();
        tokenizer.tokenize(&text[range_byte.clone()], range_byte.start, &mut morphemes);
        let mut standings = standings_in_brackets(text, &morphemes);
        number_clauses(text, &morphemes, &mut standings);
        Self {
            text,
            range_byte,
            section: sentence.section,
            morphemes,
            standings,
        }
    }

    /// What stands between two places of the text, in bytes of it.
    pub(crate) fn between(&self, range_byte: Range<usize>) -> Option<&'a str> {
        self.text.get(range_byte)
    }

    /// Number of morphemes.
    pub(crate) fn len(&self) -> usize {
        self.morphemes.len()
    }

    /// The clause of a morpheme, counted from 0.
    pub(crate) fn clause(&self, at: usize) -> u16 {
        self.standings.get(at).map_or(0, |one| one.clause)
    }

    /// Where its clauses begin, in bytes of the text.
    pub(crate) fn clauses_byte(&self) -> Vec<usize> {
        let mut starts = vec![self.range_byte.start];
        for (morpheme, standing) in self.morphemes.iter().zip(&self.standings) {
            if usize::from(standing.clause) == starts.len() {
                starts.push(morpheme.range_byte.start);
            }
        }
        starts
    }

    /// How many round brackets are open around a morpheme.
    pub(crate) fn depth(&self, at: usize) -> u8 {
        self.standings.get(at).map_or(0, |one| one.depth)
    }

    /// Whether a morpheme stands between quotation marks.
    pub(crate) fn is_quoted(&self, at: usize) -> bool {
        self.standings.get(at).is_some_and(|one| one.is_quoted)
    }

    /// Whether the clause of a morpheme runs on to the sentence's end (…し、…して、…する), so that
    /// the end speaks for it too; not where …が, …ため or …ので set it apart.
    pub(crate) fn runs_to_end(&self, at: usize) -> bool {
        let clause = self.clause(at);
        (at..self.len())
            .filter(|place| self.part(*place) == PartOfSpeech::Comma)
            .all(|comma| {
                let ends_clause =
                    self.depth(comma) == 0 && self.clause(comma) != self.clause(comma + 1);
                let last = comma.saturating_sub(1);
                !ends_clause
                    || self.clause(comma) < clause
                    || self.part(last).inflects()
                    || self.part(last) == PartOfSpeech::NounVerbal
                    || matches!(self.surface(last), "て" | "で")
            })
            && (at..self.len()).all(|place| {
                self.part(place) != PartOfSpeech::ConjunctiveParticle
                    || !is_contrast(self.surface(place))
            })
    }

    /// The first morpheme from `at` on that stands no deeper in brackets than `depth`.
    pub(crate) fn skip_brackets(&self, mut at: usize, depth: u8) -> usize {
        while self.standings.get(at).is_some_and(|one| one.depth > depth) {
            at += 1;
        }
        at
    }

    /// The morpheme at a place, if there is one.
    pub(crate) fn get(&self, at: usize) -> Option<&Morpheme<'a>> {
        self.morphemes.get(at)
    }

    /// The lemma at a place, empty behind the end.
    pub(crate) fn lemma(&self, at: usize) -> &'a str {
        self.morphemes.get(at).map_or("", |morpheme| morpheme.lemma)
    }

    /// The morpheme at a place as the text writes it, empty behind the end.
    pub(crate) fn surface(&self, at: usize) -> &'a str {
        self.morphemes
            .get(at)
            .map_or("", |morpheme| &self.text[morpheme.range_byte.clone()])
    }

    /// The part of speech at a place; a full stop behind the end.
    pub(crate) fn part(&self, at: usize) -> PartOfSpeech {
        self.morphemes
            .get(at)
            .map_or(PartOfSpeech::FullStop, |morpheme| morpheme.part)
    }
}

/// Where morphemes stand as to brackets and quotation marks.
fn standings_in_brackets(text: &str, morphemes: &[Morpheme<'_>]) -> Vec<Standing> {
    let mut round: u8 = 0;
    let mut quote: u8 = 0;
    let mut standings = Vec::with_capacity(morphemes.len());
    // A bracket belongs to what it encloses, so that skipping the inside skips the bracket.
    let mut is_number = false;
    for (at, morpheme) in morphemes.iter().enumerate() {
        let surface = &text[morpheme.range_byte.clone()];
        match surface {
            "(" if encloses_number(morphemes, at) => is_number = true,
            "(" | "〔" | "[" => round = round.saturating_add(1),
            "「" | "『" => quote = quote.saturating_add(1),
            _ => {}
        }
        standings.push(Standing {
            depth: round,
            is_quoted: quote > 0,
            clause: 0,
        });
        match surface {
            ")" if is_number => is_number = false,
            ")" | "〕" | "]" => round = round.saturating_sub(1),
            "」" | "』" => quote = quote.saturating_sub(1),
            _ => {}
        }
    }
    // An opening bracket that is never closed encloses nothing.
    if round > 0 {
        standings.iter_mut().for_each(|one| one.depth = 0);
    }
    standings
}

/// Whether a bracket holds no more than a number: 10-6(3) is one name, not an aside.
fn encloses_number(morphemes: &[Morpheme<'_>], at: usize) -> bool {
    let mut behind = morphemes[at + 1..]
        .iter()
        .skip_while(|morpheme| morpheme.part == PartOfSpeech::NounNumber);
    behind.next().is_some_and(|morpheme| {
        morpheme.part == PartOfSpeech::BracketClose
            && morphemes[at + 1].part == PartOfSpeech::NounNumber
    })
}

/// Nouns after which a comma ends a clause, as a conjunction would.
const CLAUSE_NOUNS: [&str; 16] = [
    "ため",
    "ところ",
    "こと",
    "結果",
    "際",
    "場合",
    "とき",
    "時",
    "後",
    "もの",
    "一方",
    "ほか",
    "うえ",
    "上",
    "まま",
    "中",
];

/// Numbers the clauses: a comma ends one where a predicate stands before it, and a conjunctive
/// particle that sets two statements against each other ends one without a comma.
fn number_clauses(text: &str, morphemes: &[Morpheme<'_>], standings: &mut [Standing]) {
    let mut clause: u16 = 0;
    let mut before: Option<usize> = None;
    for (at, (morpheme, standing)) in morphemes.iter().zip(standings).enumerate() {
        standing.clause = clause;
        if standing.depth > 0 {
            continue;
        }
        let ends = match morpheme.part {
            PartOfSpeech::Comma => before.is_some_and(|last| ends_clause(morphemes, last)),
            PartOfSpeech::ConjunctiveParticle => {
                // 、 right behind it would end the clause once more.
                is_contrast(&text[morpheme.range_byte.clone()])
                    && morphemes
                        .get(at + 1)
                        .is_none_or(|next| next.part != PartOfSpeech::Comma)
            }
            _ => false,
        };
        if ends {
            clause = clause.saturating_add(1);
        }
        before = Some(at);
    }
}

/// Conjunctive particles that set two statements against each other.
fn is_contrast(surface: &str) -> bool {
    [
        "が",
        "ものの",
        "ので",
        "から",
        "けれど",
        "けれども",
        "し",
        "と",
        "ながら",
    ]
    .contains(&surface)
}

fn ends_clause(morphemes: &[Morpheme<'_>], last: usize) -> bool {
    let morpheme = &morphemes[last];
    match morpheme.part {
        part if part.inflects() => true,
        PartOfSpeech::ConjunctiveParticle => true,
        PartOfSpeech::NounVerbal => {
            last > 0 && morphemes[last - 1].part == PartOfSpeech::CaseParticle
        }
        part if part.is_noun() => is_clause_noun(morpheme.lemma),
        _ => morpheme.lemma == "にもかかわらず",
    }
}

/// Whether a clause may end in this noun (ため, ところ, 結果).
pub(crate) fn is_clause_noun(lemma: &str) -> bool {
    CLAUSE_NOUNS.contains(&lemma)
}
