//! Finds the concepts of a sentence: one walk of the trie from each morpheme.

use std::cmp::Reverse;
use std::ops::Range;

use super::sentence::ParsedSentence;
use crate::morph::Morpheme;
use crate::rule::{ConceptId, Node, RuleSet, Trie};

/// Words of a sentence that stand for concepts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Hit {
    /// First morpheme.
    pub(crate) first: usize,
    /// Behind the last morpheme.
    pub(crate) end: usize,
    /// Bytes of the normalised text.
    pub(crate) start_byte: usize,
    pub(crate) end_byte: usize,
    /// The concepts, among those of the sentence.
    concepts: Range<usize>,
}

impl Hit {
    /// Words that stand for no concept.
    pub(super) fn new(sentence: &ParsedSentence<'_>, morphemes: Range<usize>) -> Self {
        let byte = |at: usize| sentence.morphemes[at].range_byte.clone();
        Self {
            start_byte: byte(morphemes.start).start,
            end_byte: byte(morphemes.end - 1).end,
            first: morphemes.start,
            end: morphemes.end,
            concepts: 0..0,
        }
    }
}

/// All concepts of a sentence.
#[derive(Debug, Default)]
pub(crate) struct Hits {
    hits: Vec<Hit>,
    concepts: Vec<ConceptId>,
}

impl Hits {
    /// The hits with their concepts, in the order of the text; of those that begin at one place the
    /// longest first, because where several fire the same rule it is the one to be shown.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&Hit, &[ConceptId])> {
        let hits = self.hits.iter();
        hits.map(|hit| (hit, &self.concepts[hit.concepts.clone()]))
    }
}

/// Longest gap inside one expression, in morphemes.
const LONGEST_GAP: usize = 9;

#[derive(Debug, Clone, Copy)]
struct Found {
    meaning: u32,
    first: usize,
    end: usize,
    start_byte: usize,
    end_byte: usize,
}

/// Finds the concepts of one sentence after the other; its buffers are used again.
#[derive(Debug)]
pub(crate) struct Finder<'r> {
    rules: &'r RuleSet,
    found: Vec<Found>,
    parts: Vec<(u16, Found)>,
    gapped: Vec<u16>,
    exceptions: Vec<(ConceptId, Found)>,
    /// What was found, one after the other, and the same in order.
    named: Hits,
    ordered: Hits,
}

impl<'r> Finder<'r> {
    pub(crate) fn new(rules: &'r RuleSet) -> Self {
        Self {
            rules,
            found: Vec::new(),
            parts: Vec::new(),
            gapped: Vec::new(),
            exceptions: Vec::new(),
            named: Hits::default(),
            ordered: Hits::default(),
        }
    }

    /// All concepts of a sentence.
    pub(crate) fn find(&mut self, sentence: &ParsedSentence<'_>) -> &Hits {
        self.found.clear();
        for (first, morpheme) in sentence.morphemes.iter().enumerate() {
            if morpheme.lemma.is_empty() {
                continue;
            }
            walk(sentence, &self.rules.trie, first, 0, &mut self.found);
            if is_compound(morpheme) {
                // IPADIC keeps an unknown run of katakana together (ファイルサーバ): look inside.
                for (offset, _) in morpheme.lemma.char_indices().skip(1) {
                    walk(sentence, &self.rules.trie, first, offset, &mut self.found);
                }
            }
        }
        self.name(sentence);
        let Self {
            exceptions,
            named,
            ordered,
            ..
        } = self;
        // Most concepts have no exception here.
        let bit = |concept: ConceptId| 1u64 << (concept % 64);
        let excepted = exceptions.iter().fold(0, |all, (one, _)| all | bit(*one));
        named.put_in_order(ordered, |hit, concept| {
            excepted & bit(concept) != 0
                && exceptions.iter().any(|(one, place)| {
                    *one == concept
                        && place.start_byte <= hit.start_byte
                        && hit.end_byte <= place.end_byte
                })
        });
        &self.ordered
    }

    /// From meanings to concepts; gapped expressions are put together.
    fn name(&mut self, sentence: &ParsedSentence<'_>) {
        let Self {
            rules,
            found,
            parts,
            gapped,
            exceptions,
            named,
            ..
        } = self;
        named.clear();
        parts.clear();
        gapped.clear();
        exceptions.clear();
        named.hits.reserve(found.len());
        named.concepts.reserve(found.len());
        for place in found.iter() {
            let Some(meaning) = rules.meanings.get(place.meaning) else {
                continue;
            };
            named.add(place, meaning.concepts());
            parts.extend(meaning.parts().map(|part| (part, *place)));
            gapped.extend(meaning.gapped());
            exceptions.extend(meaning.exceptions().map(|concept| (concept, *place)));
        }
        // Each part in the order of the text.
        parts.sort_by_key(|(part, _)| *part);
        let places_of = |part: u16| {
            let start = parts.partition_point(|(one, _)| *one < part);
            parts[start..]
                .iter()
                .take_while(move |(one, _)| *one == part)
        };
        for number in gapped.iter() {
            let Some((mut following, concepts)) = rules.gapped.get(*number) else {
                continue;
            };
            if following
                .clone()
                .any(|part| places_of(part).next().is_none())
            {
                continue;
            }
            let first = following.next();
            for (_, place) in first.into_iter().flat_map(places_of) {
                let end = following.clone().try_fold(*place, |before, part| {
                    let mut places = places_of(part).map(|(_, place)| place);
                    places
                        .find(|next| {
                            (before.end..=before.end + LONGEST_GAP).contains(&next.first)
                                && sentence.clause(next.first) == sentence.clause(before.first)
                        })
                        .copied()
                });
                if let Some(end) = end {
                    let whole = Found {
                        end: end.end,
                        end_byte: end.end_byte,
                        ..*place
                    };
                    named.add(&whole, concepts.clone());
                }
            }
        }
    }
}

/// Follows the trie from a place inside a morpheme, over the lemmas that follow.
fn walk(
    sentence: &ParsedSentence<'_>,
    trie: &Trie,
    first: usize,
    offset: usize,
    found: &mut Vec<Found>,
) {
    let depth = sentence.depth(first);
    let mut node: Node = trie.root();
    let mut at = first;
    let mut from = offset;
    while let Some(morpheme) = sentence.get(at) {
        let lemma = morpheme.lemma;
        let is_open = is_compound(morpheme);
        for (index, byte) in lemma.bytes().enumerate().skip(from) {
            match trie.step(node, byte.to_ascii_lowercase()) {
                Some(next) => node = next,
                None => return,
            }
            let behind = index + 1;
            let is_end = behind == lemma.len() || is_open && lemma.is_char_boundary(behind);
            if is_end && let Some(meaning) = trie.output(node) {
                // A lemma that differs from its surface has no bytes of its own inside it.
                let is_whole = behind == lemma.len();
                let start_byte = sentence.morphemes[first].range_byte.start + offset;
                let end_byte = if is_whole {
                    morpheme.range_byte.end
                } else {
                    morpheme.range_byte.start + behind
                };
                found.push(Found {
                    meaning,
                    first,
                    end: at + 1,
                    start_byte,
                    end_byte,
                });
            }
        }
        from = 0;
        at = sentence.skip_brackets(at + 1, depth);
    }
}

impl Hits {
    fn add(&mut self, place: &Found, concepts: impl Iterator<Item = ConceptId>) {
        let start = self.concepts.len();
        self.concepts.extend(concepts);
        if start < self.concepts.len() {
            self.hits.push(Hit {
                first: place.first,
                end: place.end,
                start_byte: place.start_byte,
                end_byte: place.end_byte,
                concepts: start..self.concepts.len(),
            });
        }
    }

    fn clear(&mut self) {
        self.hits.clear();
        self.concepts.clear();
    }

    /// Puts the hits into order, with one for the same words, and without what is excepted.
    fn put_in_order(&mut self, ordered: &mut Self, is_excepted: impl Fn(&Hit, ConceptId) -> bool) {
        self.hits
            .sort_by_key(|hit| (hit.start_byte, Reverse(hit.end_byte)));
        ordered.clear();
        ordered.hits.reserve(self.hits.len());
        ordered.concepts.reserve(self.concepts.len());
        let of_same_words = |one: &Hit, next: &Hit| {
            (one.start_byte, one.end_byte) == (next.start_byte, next.end_byte)
        };
        for same in self.hits.chunk_by(of_same_words) {
            let start = ordered.concepts.len();
            let concepts = same
                .iter()
                .flat_map(|hit| &self.concepts[hit.concepts.clone()]);
            for concept in concepts {
                let is_new = same.len() == 1 || !ordered.concepts[start..].contains(concept);
                if is_new && !is_excepted(&same[0], *concept) {
                    ordered.concepts.push(*concept);
                }
            }
            ordered.concepts[start..].sort_unstable();
            if start < ordered.concepts.len() {
                ordered.hits.push(Hit {
                    concepts: start..ordered.concepts.len(),
                    ..same[0]
                });
            }
        }
    }
}

/// Whether a morpheme may hold several words: an unknown run of katakana.
fn is_compound(morpheme: &Morpheme<'_>) -> bool {
    let is_katakana = |letter| matches!(letter, 'ァ'..='ヺ' | 'ー');
    morpheme.is_unknown && morpheme.lemma.chars().all(is_katakana)
}
