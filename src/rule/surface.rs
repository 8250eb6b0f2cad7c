//! What must stand in a text where an expression is found: the way from lemmas back to letters.
//!
//! Expressions are compared as lemmas, which takes a morphological analysis. Here each is unfolded
//! into the letters with which any text begins in which it may be found. One pass over the letters
//! then tells what a sentence cannot hold, and the analysis is saved where it would find nothing.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::{ConceptId, Meaning, MeaningTable, Node, Trie};
use crate::morph::{UNSEEN, inflected_forms};

/// How much of an expression is unfolded, and how much before an inflected word. A hiragana letter
/// weighs 1, any other 2. More would tell apart a little better and take much more room.
const UNFOLDED: usize = 6;
const UNFOLDED_BEFORE_FORMS: usize = 3;

/// From how many on the letters of one expression are unfolded no further.
const MOST_SURFACES: usize = 2000;

/// Sizes of the two tables of bits, in bits.
const SINGLES: usize = 1 << 16;
const PAIRS: usize = 1 << 19;

/// The concepts that only the reader asks for, in a sentence that is read anyway.
pub(crate) const ONLY_READ: [&str; 15] = [
    "reading-undone",
    "reading-doubt",
    "reading-supposition",
    "reading-advice",
    "reading-plan",
    "reading-quotation",
    "reading-law",
    "reading-evidence",
    "reading-finding",
    "reading-awareness",
    "reading-arrangement",
    "reading-rejection",
    "reading-joining",
    "reading-coordination",
    "reading-guarding",
];

/// The letters of all expressions, with what they may mean. All of it is read in place.
#[derive(Debug, Clone)]
pub(crate) struct SurfaceTable {
    trie: Trie,
    meanings: MeaningTable,
    /// A bit for each character that begins an entry, one for each that is an entry, and one for
    /// each two that begin one.
    starts: Cow<'static, [u8]>,
}

impl SurfaceTable {
    /// A table over what [`SurfaceTable::trie`], [`SurfaceTable::meanings`] and
    /// [`SurfaceTable::starts`] gave.
    pub(crate) fn from_parts(
        trie: Trie,
        meanings: MeaningTable,
        starts: Cow<'static, [u8]>,
    ) -> Self {
        Self {
            trie,
            meanings,
            starts,
        }
    }

    /// Unfolds expressions, but for the concepts that `is_only_read` names.
    pub(crate) fn build(
        expressions: &BTreeMap<String, Meaning>,
        is_only_read: impl Fn(ConceptId) -> bool,
    ) -> Self {
        let mut unfolded: BTreeMap<String, Meaning> = BTreeMap::new();
        for (lemmas, meaning) in expressions {
            let concepts: Vec<ConceptId> = meaning
                .concepts
                .iter()
                .copied()
                .filter(|concept| !is_only_read(*concept))
                .collect();
            if concepts.is_empty() && meaning.parts.is_empty() {
                continue;
            }
            for surface in surfaces(lemmas) {
                let known = unfolded.entry(surface).or_default();
                known.concepts.extend(&concepts);
                known.parts.extend(&meaning.parts);
                known.gapped.extend(&meaning.gapped);
            }
        }
        let mut starts = vec![0; (2 * SINGLES + PAIRS) / 8];
        let mut set = |place: usize| starts[place / 8] |= 1 << (place % 8);
        let mut meanings: BTreeMap<Meaning, Vec<String>> = BTreeMap::new();
        for (surface, mut meaning) in unfolded {
            let mut characters = surface.chars();
            if let Some(first) = characters.next() {
                set(single(first));
                match characters.next() {
                    Some(second) => set(pair(first, second)),
                    None => set(SINGLES + single(first)),
                }
            }
            for list in [
                &mut meaning.concepts,
                &mut meaning.parts,
                &mut meaning.gapped,
            ] {
                list.sort_unstable();
                list.dedup();
            }
            meanings.entry(meaning).or_default().push(surface);
        }
        let (meanings, surfaces): (Vec<Meaning>, Vec<Vec<String>>) = meanings.into_iter().unzip();
        let (table, places) = MeaningTable::build(&meanings);
        let entries = surfaces.into_iter().zip(places);
        let entries = entries.flat_map(|(surfaces, place)| {
            surfaces.into_iter().map(move |surface| (surface, place))
        });
        Self {
            trie: Trie::build(&entries.collect()),
            meanings: table,
            starts: Cow::Owned(starts),
        }
    }

    /// The letters, to be stored.
    #[allow(dead_code)] // The build script stores them.
    pub(crate) fn trie(&self) -> &Trie {
        &self.trie
    }

    /// What they may mean, to be stored and to be read.
    pub(crate) fn meanings(&self) -> &MeaningTable {
        &self.meanings
    }

    /// Where entries may start, to be stored.
    #[allow(dead_code)] // The build script stores it.
    pub(crate) fn starts(&self) -> &[u8] {
        &self.starts
    }

    /// Adds the place of the meaning of each entry that may stand in a sentence. Gives whether all
    /// was seen; a sentence of brackets within brackets is not searched to its end.
    pub(crate) fn find(&self, sentence: &str, places: &mut Vec<u32>) -> bool {
        let mut search = Search {
            table: self,
            sentence,
            places,
            branches: MOST_BRANCHES,
        };
        let mut characters = sentence.char_indices().peekable();
        while let Some((at, first)) = characters.next() {
            let first = first.to_ascii_lowercase();
            if !self.is_set(single(first)) {
                continue;
            }
            let may_start = self.is_set(SINGLES + single(first))
                || characters.peek().is_some_and(|(_, second)| {
                    let second = second.to_ascii_lowercase();
                    self.is_set(pair(first, second)) || may_be_skipped(second)
                });
            if may_start {
                search.walk(Trie::ROOT, at);
            }
        }
        search.branches > 0
    }

    fn is_set(&self, place: usize) -> bool {
        let byte = self.starts.get(place / 8);
        byte.is_some_and(|byte| byte >> (place % 8) & 1 == 1)
    }
}

/// How often a search of one sentence may go on behind something that it skipped.
const MOST_BRANCHES: usize = 2000;

/// A search of one sentence.
struct Search<'t, 's> {
    table: &'t SurfaceTable,
    sentence: &'s str,
    places: &'s mut Vec<u32>,
    /// How many branches are left.
    branches: usize,
}

impl Search<'_, '_> {
    fn walk(&mut self, mut node: Node, start: usize) {
        let trie = &self.table.trie;
        let bytes = self.sentence.as_bytes();
        let mut at = start;
        while let Some(first) = bytes.get(at) {
            if at > start && begins_skipped(*first, &bytes[at + 1..]) {
                self.skip(node, at);
            }
            loop {
                let Some(next) = trie.step(node, bytes[at].to_ascii_lowercase()) else {
                    return;
                };
                node = next;
                at += 1;
                if bytes.get(at).is_none_or(|byte| byte & 0xC0 != 0x80) {
                    break;
                }
            }
            self.places.extend(trie.output(node));
        }
    }

    /// Goes on behind what the lemmas do not show: blanks, notes in brackets, politeness.
    fn skip(&mut self, node: Node, at: usize) {
        let rest = &self.sentence[at..];
        let Some(character) = rest.chars().next() else {
            return;
        };
        if is_blank(character) {
            self.branch(node, at + character.len_utf8());
        } else if is_opening(character) {
            for (offset, _) in rest.match_indices([')', '〕', ']']) {
                let behind = at + offset + rest[offset..].chars().next().map_or(1, char::len_utf8);
                let is_last = !self.sentence[behind..].starts_with(is_opening);
                if is_last && !self.branch(node, behind) {
                    return;
                }
            }
        } else {
            for word in UNSEEN.iter().filter(|word| rest.starts_with(**word)) {
                self.branch(node, at + word.len());
            }
        }
    }

    fn branch(&mut self, node: Node, at: usize) -> bool {
        if self.branches > 0 {
            self.branches -= 1;
            self.walk_on(node, at);
        }
        self.branches > 0
    }

    /// Walks on from inside an expression: what follows may be skipped as well.
    fn walk_on(&mut self, node: Node, at: usize) {
        if self.sentence[at..]
            .chars()
            .next()
            .is_some_and(may_be_skipped)
        {
            self.skip(node, at);
        }
        self.walk(node, at);
    }
}

fn is_blank(character: char) -> bool {
    // IPADIC takes Ð for a blank.
    matches!(character, ' ' | '\t' | '\n' | '\u{B}' | '\u{D0}')
}

fn is_opening(character: char) -> bool {
    matches!(character, '(' | '〔' | '[')
}

/// Whether a character with these bytes may be one of those that [`may_be_skipped`] names.
fn begins_skipped(first: u8, rest: &[u8]) -> bool {
    match first {
        // か, ま, and what stands before the kana.
        0xE3 => matches!(rest, [0x81, 0x8B | 0xBE, ..] | [0x80, ..]),
        b' ' | b'\t' | b'\n' | 0xB | 0xC3 | b'(' | b'[' => true,
        _ => false,
    }
}

/// Whether what begins with a character may have to be skipped.
fn may_be_skipped(character: char) -> bool {
    is_blank(character) || is_opening(character) || matches!(character, 'ま' | 'か')
}

fn single(character: char) -> usize {
    character as usize % SINGLES
}

fn pair(first: char, second: char) -> usize {
    let both = (first as u32).wrapping_mul(0x9E37_79B1) ^ (second as u32).wrapping_mul(0x85EB_CA6B);
    2 * SINGLES + (both.wrapping_mul(0xC2B2_AE35) >> (u32::BITS - PAIRS.trailing_zeros())) as usize
}

/// The shortest sets of letters of which one must stand in any text in which the lemmas are found.
fn surfaces(lemmas: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut open = vec![(0, String::new())];
    while let Some((at, surface)) = open.pop() {
        let rest = &lemmas[at..];
        let weight: usize = surface.chars().map(weight).sum();
        let mut forms = inflected_forms(rest, !surface.is_empty()).peekable();
        let is_enough = weight >= UNFOLDED
            || weight >= UNFOLDED_BEFORE_FORMS && forms.peek().is_some()
            || weight > 0 && found.len() > MOST_SURFACES;
        let Some(character) = rest.chars().next().filter(|_| !is_enough) else {
            found.insert(surface);
            continue;
        };
        for (length, form) in forms {
            open.push((at + length, format!("{surface}{form}")));
        }
        open.push((at + character.len_utf8(), format!("{surface}{character}")));
    }
    // What another one begins with says it all.
    let mut last: Option<String> = None;
    found.retain(|surface| {
        let is_new = last
            .as_ref()
            .is_none_or(|last| !surface.starts_with(last.as_str()));
        if is_new {
            last = Some(surface.clone());
        }
        is_new
    });
    found
}

fn weight(character: char) -> usize {
    if matches!(character, 'ぁ'..='ん') {
        1
    } else {
        2
    }
}
