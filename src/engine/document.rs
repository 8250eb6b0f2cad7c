//! A text whose concepts are found and read.

use std::ops::{Range, RangeInclusive};

use super::cue::{Cue, CueConcepts, Cues};
use super::matcher::{Finder, Hit};
use super::parties::{Actors, Mention, MentionFinder, name_contractors};
use super::passage::{Extent, GAP, Passages};
use super::places::{Place, Places};
use super::reading::Reader;
use super::sentence::ParsedSentence;
use super::words::{Word, WordFolder};
use crate::morph::{Morpheme, PartOfSpeech, Tokenizer};
use crate::rule::{ConceptId, Gate, LONGEST_PHRASE, PhraseFeatures, RuleSet};
use crate::vocabulary::{Modality, Polarity};

/// How many lines from the first may be a title.
const TITLE_LINES: usize = 2;

/// How many hits, and phrases that weigh, a sentence commonly has at most.
const USUAL_HITS: usize = 256;

/// How many morphemes X の N may have before its particle.
const POSSESSION: usize = 8;

/// A concept in a text and how it is meant.
#[derive(Debug, Clone)]
pub(crate) struct ReadHit {
    pub(crate) concept: ConceptId,
    pub(crate) clause: u16,
    /// Where it begins in the normalised text, and how long it is, in bytes. A text has as many hits as
    /// bytes, so each has to be small.
    start_byte: u32,
    length_byte: u16,
    /// Whether the sentence asks whether it was so.
    is_asked: bool,
    /// Whether は marks it as what the sentence is about.
    pub(crate) is_topic: bool,
    pub(crate) polarity: Polarity,
    pub(crate) modality: Modality,
    /// The particle or word right behind it.
    pub(crate) follower: Follower,
}

impl ReadHit {
    /// Where it begins, in bytes of the normalised text.
    pub(crate) fn start_byte(&self) -> usize {
        self.start_byte as usize
    }

    /// The same words as another concept.
    pub(crate) fn as_concept(&self, concept: ConceptId) -> Self {
        Self {
            concept,
            ..self.clone()
        }
    }

    /// Where it ends, in bytes of the normalised text.
    pub(crate) fn end_byte(&self) -> usize {
        self.start_byte() + usize::from(self.length_byte)
    }
}

/// What stands right behind a hit, as far as it shows who acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Follower {
    /// は, では, において, or が with a comma: the hit acts in all that follows.
    Topic,
    /// が: the hit acts in this clause.
    Subject,
    /// を, に, へ, から, or anything else.
    Other,
}

/// A sentence with its concepts.
#[derive(Debug, Default)]
pub(crate) struct ReadSentence {
    /// Bytes of the normalised text.
    pub(crate) range_byte: Range<usize>,
    /// Whether it was read; one that was not holds nothing, and only keeps its neighbours apart.
    is_read: bool,
    pub(crate) hits: Vec<ReadHit>,
    /// Whether it shows that the whole text tells of nobody real.
    tells_of_nobody: bool,
    /// Whether it is a title that names a kind of writing about nobody real.
    names_genre: bool,
    /// Whether it only denies what the sentence before it asks.
    only_denies: bool,
    /// The parties that it names.
    pub(crate) mentions: Vec<Mention>,
    /// Where its clauses begin, in bytes of the normalised text, if it names a party.
    pub(crate) clauses_byte: Vec<usize>,
    /// Its phrases that may weigh, without those that an earlier sentence has.
    pub(crate) words: Vec<Word>,
    /// Where は stands outside brackets, in bytes of the normalised text.
    pub(crate) topics_byte: Vec<usize>,
}

impl ReadSentence {
    /// The clause of a byte of the normalised text, where it names a party.
    pub(crate) fn clause_at(&self, byte: usize) -> u16 {
        let clauses = self.clauses_byte.partition_point(|start| *start <= byte);
        clauses.saturating_sub(1) as u16
    }

    /// Whether it asks whether something was so.
    pub(super) fn asks(&self) -> bool {
        self.hits.iter().any(|hit| hit.is_asked)
    }
}

/// A text with all its concepts.
#[derive(Debug)]
pub(crate) struct Document {
    pub(crate) sentences: Vec<ReadSentence>,
    /// The parties that it names.
    pub(crate) actors: Actors,
    places: Places,
}

impl Document {
    /// Reads a normalised text as far as the gate lets it through; `phrases` numbers what weighs of
    /// a run of lemmas: its first, its first two and so on. Whether suppositions count as facts
    /// decides which phrases can count.
    pub(crate) fn read(
        text: &str,
        rules: &RuleSet,
        cue_concepts: &CueConcepts,
        tokenizer: Tokenizer,
        (gate, extent): (Option<&Gate>, Extent),
        hypothetical_as_fact: bool,
        mut phrases: impl FnMut(&[&str]) -> PhraseFeatures,
    ) -> Self {
        let mut reading = Reading {
            finder: Finder::new(rules),
            cue_concepts,
            mentions: MentionFinder {
                names: &rules.body.names,
                weights: &rules.parties,
            },
            hits: Vec::with_capacity(USUAL_HITS),
            words: Vec::with_capacity(USUAL_HITS),
            names_known: Vec::new(),
        };
        let mut folder = WordFolder::new(rules.weights.features(), hypothetical_as_fact);
        let mut sentences: Vec<ReadSentence> = Vec::new();
        let mut unread = 0;
        let passages = Passages::new(text, gate, extent);
        for (number, sentence) in passages.sentences.iter().enumerate() {
            let is_read = passages.is_read(number);
            unread = if is_read { 0 } else { unread + 1 };
            if unread > GAP && extent == Extent::Passages {
                continue;
            }
            let mut read = None;
            let known = reading.names_known.len();
            if is_read || extent == Extent::PassagesOfAll {
                let parsed = ParsedSentence::new(text, sentence, tokenizer);
                read = Some(reading.sentence(&parsed, sentences.is_empty(), &mut phrases));
                read = read.filter(|_| is_read);
            }
            if read.is_none() {
                reading.words.clear();
                reading.names_known.truncate(known);
            }
            let read = read.unwrap_or_else(|| ReadSentence {
                range_byte: sentence.range_byte.clone(),
                ..ReadSentence::default()
            });
            if let Some(before) = sentences.last_mut() {
                before.words = folder.fold(before, read.only_denies);
            }
            std::mem::swap(&mut folder.pending, &mut reading.words);
            sentences.push(read);
        }
        if let Some(last) = sentences.last_mut() {
            last.words = folder.fold(last, false);
        }
        let is_titled = sentences
            .iter()
            .take(TITLE_LINES)
            .any(|sentence| sentence.names_genre);
        if is_titled || sentences.iter().any(|sentence| sentence.tells_of_nobody) {
            let hits = sentences.iter_mut().flat_map(|sentence| &mut sentence.hits);
            hits.for_each(|hit| hit.modality = hit.modality.max(Modality::Hypothetical));
        }
        for number in 1..sentences.len() {
            // 研修は受けましたか。受けていません。
            if sentences[number].only_denies {
                let asked = &mut sentences[number - 1].hits;
                for hit in asked.iter_mut().filter(|hit| hit.is_asked) {
                    hit.polarity = Polarity::Denied;
                    hit.modality = Modality::Actual;
                }
            }
        }
        let actors = Actors::read(text, &sentences, rules);
        name_contractors(text, &mut sentences, &actors, rules);
        let places = Places::new(&sentences, rules.concepts());
        Self {
            sentences,
            actors,
            places,
        }
    }

    /// The sentences that were read, in bytes of the normalised text.
    pub(crate) fn read_sentences(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        let sentences = self.sentences.iter().filter(|sentence| sentence.is_read);
        sentences.map(|sentence| sentence.range_byte.clone())
    }

    /// The stretches of the text that were read, each of sentences that follow each other.
    pub(crate) fn stretches(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        let runs = self
            .sentences
            .chunk_by(|one, next| one.is_read == next.is_read);
        runs.filter(|run| run[0].is_read)
            .map(|run| run[0].range_byte.start..run[run.len() - 1].range_byte.end)
    }

    /// Where a concept stands in the text, in order.
    pub(crate) fn places(&self, concept: ConceptId) -> std::slice::Iter<'_, Place> {
        self.places.of(concept).iter()
    }

    /// Where it stands in some sentences of the text.
    pub(super) fn places_within(
        &self,
        concept: ConceptId,
        sentences: RangeInclusive<usize>,
    ) -> &[Place] {
        let places = self.places.of(concept);
        let start = places.partition_point(|place| place.sentence() < *sentences.start());
        let end = places.partition_point(|place| place.sentence() <= *sentences.end());
        places.get(start..end).unwrap_or_default()
    }

    /// The hit at a place.
    pub(crate) fn hit(&self, place: Place) -> &ReadHit {
        &self.sentences[place.sentence()].hits[place.hit()]
    }
}

/// Reads one sentence after the other; its buffers are used again.
struct Reading<'r> {
    finder: Finder<'r>,
    cue_concepts: &'r CueConcepts,
    mentions: MentionFinder<'r>,
    hits: Vec<ReadHit>,
    /// What weighs of the sentence read last.
    words: Vec<Word>,
    /// The names found so far.
    names_known: Vec<String>,
}

impl Reading<'_> {
    fn sentence(
        &mut self,
        parsed: &ParsedSentence<'_>,
        is_first: bool,
        phrases: &mut impl FnMut(&[&str]) -> PhraseFeatures,
    ) -> ReadSentence {
        let Self {
            finder,
            cue_concepts,
            mentions,
            hits,
            words,
            names_known,
        } = self;
        let found = finder.find(parsed);
        let cues = Cues::new(parsed, found, cue_concepts);
        let reader = Reader::new(parsed, &cues);
        hits.clear();
        for (hit, concepts) in found.iter() {
            // Concepts that share their words share their reading.
            let is_read = |concept: &&ConceptId| !cue_concepts.is_cue(**concept);
            let mut concepts = concepts.iter().filter(is_read).copied();
            if let Some(first) = concepts.next() {
                let read = read_hit(parsed, &reader, hit, first);
                hits.push(read.clone());
                hits.extend(concepts.map(|concept| ReadHit {
                    concept,
                    ..read.clone()
                }));
            }
        }
        // A statement of which the rules know nothing is about nobody; a heading may be a name.
        let is_statement = || parsed.morphemes.iter().any(|one| one.part.inflects());
        let mentions = if hits.is_empty() && is_statement() {
            Vec::new()
        } else {
            mentions.mentions(
                (parsed, hits),
                names_known,
                is_first,
                |behind| follower(parsed, &reader, behind),
                |hit| read_hit(parsed, &reader, hit, ConceptId::MAX),
            )
        };
        words.clear();
        // A sentence without a concept tells nothing of what the weights are about.
        if !hits.is_empty() {
            read_words(parsed, phrases, words);
        }
        ReadSentence {
            is_read: true,
            range_byte: parsed.range_byte.clone(),
            hits: hits.clone(),
            words: Vec::new(),
            names_genre: reader.names_genre(),
            only_denies: reader.only_denies(),
            tells_of_nobody: cues.any(Cue::Invention, 0..parsed.len()),
            clauses_byte: if mentions.is_empty() {
                Vec::new()
            } else {
                parsed.clauses_byte()
            },
            mentions,
            topics_byte: (0..parsed.len())
                .filter(|at| {
                    parsed.part(*at) == PartOfSpeech::TopicParticle
                        && parsed.lemma(*at) == "は"
                        && parsed.depth(*at) == 0
                })
                .filter_map(|at| Some(parsed.get(at)?.range_byte.start))
                .collect(),
        }
    }
}

/// Finds the phrases of a sentence that weigh.
fn read_words(
    parsed: &ParsedSentence<'_>,
    phrases: &mut impl FnMut(&[&str]) -> PhraseFeatures,
    words: &mut Vec<Word>,
) {
    let mut said: Vec<&Morpheme<'_>> = Vec::with_capacity(parsed.len());
    said.extend(parsed.morphemes.iter().filter(|one| !one.is_mark()));
    for first in 0..said.len() {
        let run = &said[first..said.len().min(first + LONGEST_PHRASE)];
        let mut lemmas = [""; LONGEST_PHRASE];
        for (lemma, morpheme) in lemmas.iter_mut().zip(run) {
            *lemma = morpheme.lemma;
        }
        // A word counts by itself only where it means something by itself.
        let features = phrases(&lemmas[..run.len()]);
        let shortest = usize::from(!run[0].is_content());
        for (feature, last) in features.iter().zip(run).skip(shortest) {
            let range_byte = run[0].range_byte.start..last.range_byte.end;
            words.extend(feature.map(|feature| Word::new(feature, range_byte)));
        }
    }
}

fn read_hit(
    parsed: &ParsedSentence<'_>,
    reader: &Reader<'_, '_>,
    hit: &Hit,
    concept: ConceptId,
) -> ReadHit {
    let reading = reader.read(hit);
    let behind = parsed.skip_brackets(hit.end, parsed.depth(hit.first));
    ReadHit {
        concept,
        clause: parsed.clause(hit.first),
        // Passages end where this would not fit, and sentences are shorter than the length can be.
        start_byte: hit.start_byte as u32,
        length_byte: (hit.end_byte - hit.start_byte) as u16,
        is_asked: reader.is_asked(hit),
        is_topic: is_topic(parsed, behind),
        polarity: reading.polarity,
        modality: reading.modality,
        follower: follower(parsed, reader, behind),
    }
}

/// は, also behind に, で, について and the like.
fn is_topic(parsed: &ParsedSentence<'_>, behind: usize) -> bool {
    (behind..behind + 2)
        .find(|at| parsed.part(*at) != PartOfSpeech::CaseParticle)
        .is_some_and(|at| {
            parsed.part(at) == PartOfSpeech::TopicParticle && parsed.lemma(at) == "は"
        })
}

/// Whether what stands behind a hit makes it the one who acts: X が, X は, X において, and X の
/// サーバが, but not X の顧客を nor X が提供するサーバ.
fn follower(parsed: &ParsedSentence<'_>, reader: &Reader<'_, '_>, behind: usize) -> Follower {
    let mut at = behind;
    let possesses = |at: usize| {
        let part = parsed.part(at);
        part.is_noun()
            || matches!(
                part,
                PartOfSpeech::AdnominalParticle | PartOfSpeech::AuxiliaryVerb
            )
    };
    if parsed.lemma(at) == "の" || parsed.lemma(at) == "だ" && parsed.lemma(at + 1) == "ある" {
        while at < behind + POSSESSION && possesses(at) {
            at += 1;
        }
    }
    match parsed.lemma(at) {
        "が" if parsed.part(at + 1) == PartOfSpeech::Comma => Follower::Topic,
        "が" if !reader.is_in_relative_clause(at) => Follower::Subject,
        "は" | "も" | "で" | "だ" | "において" | "における" | "側" | "内" => {
            Follower::Topic
        }
        "に" if parsed.lemma(at + 1) == "おく" => Follower::Topic,
        _ => Follower::Other,
    }
}
