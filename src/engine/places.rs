//! Where the concepts of a text stand.

use std::cmp::Reverse;

use super::document::{Document, ReadSentence};
use crate::rule::ConceptId;
use crate::vocabulary::{Modality, Polarity};

/// A place in a text: the number of a sentence, and that of a hit in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    sentence: u32,
    hit: u32,
}

impl Place {
    pub(super) fn new(sentence: usize, hit: usize) -> Self {
        // A text whose places fit into hits has no more sentences than bytes.
        Self {
            sentence: sentence as u32,
            hit: hit as u32,
        }
    }

    /// The number of the sentence.
    pub(crate) fn sentence(self) -> usize {
        self.sentence as usize
    }

    /// The number of the hit in it.
    pub(super) fn hit(self) -> usize {
        self.hit as usize
    }
}

/// The places of all concepts.
#[derive(Debug)]
pub(super) struct Places {
    /// For each concept, and once more for the end, where its places begin.
    starts: Vec<u32>,
    /// Those of one concept in the order of the text.
    places: Vec<Place>,
}

impl Places {
    pub(super) fn new(sentences: &[ReadSentence], concepts: usize) -> Self {
        let hits = || sentences.iter().flat_map(|sentence| &sentence.hits);
        if hits().next().is_none() {
            return Self {
                starts: Vec::new(),
                places: Vec::new(),
            };
        }
        // Until the places are filled in, the start of each concept stands one farther on.
        let mut starts = vec![0; concepts + 2];
        for hit in hits() {
            starts[usize::from(hit.concept) + 2] += 1;
        }
        let mut count = 0;
        for start in &mut starts {
            count += *start;
            *start = count;
        }
        let mut places = vec![Place::new(0, 0); count as usize];
        // Each place moves the start of its concept on to that of the next one.
        for (number, sentence) in sentences.iter().enumerate() {
            for (place, hit) in sentence.hits.iter().enumerate() {
                let next = &mut starts[usize::from(hit.concept) + 1];
                places[*next as usize] = Place::new(number, place);
                *next += 1;
            }
        }
        Self { starts, places }
    }

    /// The places of a concept, in the order of the text.
    pub(super) fn of(&self, concept: ConceptId) -> &[Place] {
        let concept = usize::from(concept);
        match self.starts.get(concept..concept + 2) {
            Some(&[start, end]) => &self.places[start as usize..end as usize],
            _ => &[],
        }
    }
}

/// The places of a concept that stands at many, sorted so that the best one for an anchor is found
/// without looking at all of them.
#[derive(Debug)]
pub(super) struct ByManner(Vec<OfManner>);

/// A place by how the hit there is meant, and then by where it stands.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct OfManner {
    modality: Modality,
    is_asserted: bool,
    start_byte: usize,
    place: Place,
}

impl ByManner {
    pub(super) fn new(document: &Document, concept: ConceptId) -> Self {
        let places = document.places(concept).map(|&place| {
            let hit = document.hit(place);
            OfManner {
                modality: hit.modality,
                is_asserted: hit.polarity == Polarity::Asserted,
                start_byte: hit.start_byte(),
                place,
            }
        });
        let mut places: Vec<OfManner> = places.collect();
        places.sort_unstable();
        Self(places)
    }

    /// The most factual place beside the anchor's own, then the nearest, then that of the longest
    /// hit; `may_be` tells of which polarities it may be: of asserted hits, or of others.
    pub(super) fn best(
        &self,
        document: &Document,
        anchor: Place,
        may_be: impl Fn(bool) -> bool,
    ) -> Option<Place> {
        let start_byte = document.hit(anchor).start_byte();
        let rank = |one: &&OfManner| {
            let distance = one.start_byte.abs_diff(start_byte);
            (
                distance,
                Reverse(document.hit(one.place).end_byte()),
                one.place,
            )
        };
        let best = Modality::ALL.iter().find_map(|modality| {
            [true, false]
                .into_iter()
                .filter(|is_asserted| may_be(*is_asserted))
                .flat_map(|is_asserted| {
                    let manner = (*modality, is_asserted);
                    let of = |one: &OfManner| (one.modality, one.is_asserted);
                    let start = self.0.partition_point(|one| of(one) < manner);
                    let end = self.0.partition_point(|one| of(one) <= manner);
                    nearest(&self.0[start..end], start_byte, anchor)
                })
                .min_by_key(rank)
        });
        best.map(|best| best.place)
    }
}

/// Of places in the order of the text those that begin nearest before a byte and behind it.
fn nearest(
    places: &[OfManner],
    start_byte: usize,
    anchor: Place,
) -> impl Iterator<Item = &OfManner> {
    let middle = places.partition_point(|one| one.start_byte < start_byte);
    let before = places[..middle].iter().rev();
    let behind = places[middle..]
        .iter()
        .filter(move |one| one.place != anchor);
    let last = before.clone().next().map(|one| one.start_byte);
    let next = behind.clone().next().map(|one| one.start_byte);
    before
        .take_while(move |one| Some(one.start_byte) == last)
        .chain(behind.take_while(move |one| Some(one.start_byte) == next))
}
