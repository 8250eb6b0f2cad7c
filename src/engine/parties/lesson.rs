//! What a text in which people marked the parties teaches: for each choice that the weights make, what
//! speaks for each side of it, and which one is right.

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::document::{Document, ReadSentence};
use super::super::sentence::ParsedSentence;
use super::actor::{Actors, ROLES, share, told_of};
use super::actor_finder;
use super::deed::Deed;
use super::mention::{Kind, MentionFinder, Place, spelling};
use super::name::{NameReader, Tag, learn};
use super::standing::{tell_standing, tell_writer};
use crate::law::Provision;
use crate::morph::Tokenizer;
use crate::rule::{RuleSet, Term};
use crate::text::{self, NormalizedText};
use crate::vocabulary::Role;

/// What names a feature: its kind and up to two words.
pub type Feature = [String; 3];

/// A party where people marked it in a text.
#[derive(Debug, Clone)]
pub struct Mark {
    /// In bytes of the text.
    pub range_byte: Range<usize>,
    /// The number of the party.
    pub number: usize,
    /// Whether it is a name, and no other word for the party.
    pub is_name: bool,
}

/// What people marked in a text.
#[derive(Debug, Clone, Default)]
pub struct Marked {
    /// Where parties are named.
    pub marks: Vec<Mark>,
    /// The roles of the parties by their numbers.
    pub roles: BTreeMap<usize, Role>,
    /// Where deeds are told of, in bytes of the text, with the provision and the number of the party.
    pub deeds: Vec<(usize, Provision, usize)>,
}

/// One choice of a table of weights.
#[derive(Debug, Clone)]
pub struct Lesson {
    /// The table that makes it.
    pub table: &'static str,
    /// What speaks for each side: a feature, how much of it there is, and which of its weights.
    /// Where there is only one and more sides, these are of the first, and the others go by the next
    /// weight of the same features each.
    pub told: Vec<Vec<(Feature, f64, usize)>>,
    /// How many sides there are.
    pub sides: usize,
    /// The one that is right.
    pub right: usize,
}

/// Reads what a marked text teaches. `document` is the text as it is read without weights of parties.
pub(crate) fn teach(
    text: &NormalizedText<'_>,
    document: &Document,
    rules: &RuleSet,
    tokenizer: Tokenizer,
    (marked, commonness): (&Marked, &dyn Fn(&str) -> usize),
) -> Vec<Lesson> {
    let all = text::sentences(text.as_str());
    let mut school = School {
        text,
        marked,
        commonness,
        finder: MentionFinder {
            names: &rules.body.names,
            weights: &rules.parties,
        },
        known: Vec::new(),
        sentences: Vec::new(),
        numbers: Vec::new(),
        around: BTreeMap::new(),
        deeds: Vec::new(),
        lessons: Vec::new(),
    };
    for read in &document.sentences {
        let sentence = all.iter().find(|one| one.range_byte == read.range_byte);
        if let Some(sentence) = sentence {
            let parsed = ParsedSentence::new(text.as_str(), sentence, tokenizer);
            school.read(&parsed, read);
        }
    }
    let (numbered, order) = actor_finder::as_marked(&school.sentences, &school.numbers);
    let mut actors = Actors::of(numbered, &school.sentences);
    let mut lessons = school.lessons;
    if actors.have_roles_told() {
        teach_roles(
            &actors,
            &order,
            &told_of(&school.sentences, rules),
            &school.around,
            marked,
            &mut lessons,
        );
    }
    teach_writers(&actors, &order, &school.around, &mut lessons);
    actors.have_roles(order.iter().map(|number| marked.roles.get(number).copied()));
    for (deed, marked) in school.deeds {
        let right = order.iter().position(|number| *number == marked);
        let Some(right) = right.filter(|_| actors.are_several()) else {
            continue;
        };
        for deed in [
            deed,
            Deed {
                provision: None,
                ..deed
            },
        ] {
            let scene = actors.scene(&school.sentences, deed);
            let told = (0..actors.len()).map(|number| once(told(|tell| scene.tell(number, tell))));
            lessons.push(Lesson {
                table: "deeds",
                told: told.collect(),
                sides: actors.len(),
                right,
            });
        }
    }
    lessons
}

/// What the words around the mentions of a party say: of its role, and of its being the writer.
#[derive(Default)]
struct Around {
    standings: Vec<Feature>,
    writes: Vec<Feature>,
    has_name: bool,
}

/// A marked text as it is read.
struct School<'s> {
    text: &'s NormalizedText<'s>,
    marked: &'s Marked,
    commonness: &'s dyn Fn(&str) -> usize,
    finder: MentionFinder<'s>,
    known: Vec<String>,
    sentences: Vec<ReadSentence>,
    /// For each sentence the numbers of its mentions as they are marked.
    numbers: Vec<Vec<usize>>,
    /// By the numbers of the parties.
    around: BTreeMap<usize, Around>,
    deeds: Vec<(Deed, usize)>,
    lessons: Vec<Lesson>,
}

impl School<'_> {
    fn read(&mut self, parsed: &ParsedSentence<'_>, read: &ReadSentence) {
        let original = |range: &Range<usize>| self.text.original_span(range.clone());
        let mark_of = |at: usize| {
            let span = original(&parsed.morphemes[at].range_byte);
            let mut marks = self.marked.marks.iter();
            marks.find(|mark| {
                mark.range_byte.start <= span.start_byte()
                    && span.end_byte() <= mark.range_byte.end
                    && span.len_bytes() > 0
            })
        };
        let marks: Vec<Option<&Mark>> = (0..parsed.len()).map(mark_of).collect();
        let tag = |at: usize| {
            let Some(mark) = marks[at] else {
                return Tag::Outside;
            };
            let goes_on = at
                .checked_sub(1)
                .and_then(|last| marks[last])
                .is_some_and(|last| last.range_byte == mark.range_byte);
            match (mark.is_name, goes_on) {
                (true, false) => Tag::Name,
                (true, true) => Tag::NameOn,
                (false, false) => Tag::Word,
                (false, true) => Tag::WordOn,
            }
        };
        let tags: Vec<(Tag, i32)> = (0..parsed.len()).map(|at| (tag(at), 0)).collect();
        let reader = NameReader::new(parsed, &read.hits, &self.known, |term| {
            (self.commonness)(term.word)
        });
        for (at, (right, _)) in tags.iter().enumerate() {
            let before = at.checked_sub(1).map_or(Tag::Outside, |last| tags[last].0);
            if !reader.may_name(at, before) {
                continue;
            }
            self.lessons.push(Lesson {
                table: "names",
                told: vec![once(told(|tell| reader.tell(at, before, tell)))],
                sides: Tag::ALL.len(),
                right: *right as usize,
            });
        }
        let places = self.finder.places(parsed, &tags, self.sentences.is_empty());
        let mut sentence = ReadSentence::default();
        sentence.range_byte = read.range_byte.clone();
        sentence.hits = read.hits.clone();
        let mut numbers = Vec::new();
        for place in &places {
            let Some(mark) = marks[place.whole.start] else {
                continue;
            };
            self.hear(parsed, place, mark.number);
            sentence.mentions.push(self.finder.mention(parsed, place));
            numbers.push(mark.number);
        }
        for (byte, provision, number) in &self.marked.deeds {
            let holds = |at: &usize| {
                let span = original(&parsed.morphemes[*at].range_byte);
                (span.start_byte()..span.end_byte()).contains(byte)
            };
            if let Some(at) = (0..parsed.len()).find(holds) {
                let deed = Deed {
                    sentence: self.sentences.len(),
                    byte: parsed.morphemes[at].range_byte.start,
                    clause: parsed.clause(at),
                    provision: Some(*provision),
                };
                self.deeds.push((deed, *number));
            }
        }
        self.sentences.push(sentence);
        self.numbers.push(numbers);
    }

    /// Takes note of what stands around a mention.
    fn hear(&mut self, parsed: &ParsedSentence<'_>, place: &Place, number: usize) {
        let around = self.around.entry(number).or_default();
        around
            .standings
            .extend(told(|tell| tell_standing(parsed, place, tell)));
        if place.kind == Kind::Name {
            around.has_name = true;
            around
                .writes
                .extend(told(|tell| tell_writer(parsed, place, tell)));
            learn(spelling(parsed, &place.name), &mut self.known);
        }
    }
}

/// Which role each party has.
fn teach_roles(
    actors: &Actors,
    order: &[usize],
    telling: &[&str],
    around: &BTreeMap<usize, Around>,
    marked: &Marked,
    lessons: &mut Vec<Lesson>,
) {
    for (number, name) in order.iter().enumerate() {
        let right = marked
            .roles
            .get(name)
            .and_then(|role| ROLES.iter().position(|one| one == role));
        let Some(right) = right else { continue };
        let mut features = once(told(|tell| actors.tell_of_actor(number, telling, tell)));
        let mentions = |number: usize| actors.get(number).map_or(0, |actor| actor.mentions.len());
        let others: usize = (0..actors.len())
            .filter(|other| *other != number)
            .map(mentions)
            .sum();
        for (other, around) in around {
            let (mentions, first_weight) = match other == name {
                true => (mentions(number), 0),
                false => (others, ROLES.len()),
            };
            let standings = around.standings.iter().cloned();
            features.extend(standings.map(|feature| (feature, share(mentions), first_weight)));
        }
        lessons.push(Lesson {
            table: "roles",
            told: vec![features],
            sides: ROLES.len(),
            right,
        });
    }
}

/// Which of the named parties writes, where one does.
fn teach_writers(
    actors: &Actors,
    order: &[usize],
    around: &BTreeMap<usize, Around>,
    lessons: &mut Vec<Lesson>,
) {
    let writes = |number: usize| actors.get(number).is_some_and(|actor| actor.writes);
    if !(0..actors.len()).any(writes) {
        return;
    }
    for (number, name) in order.iter().enumerate() {
        let Some(around) = around.get(name).filter(|around| around.has_name) else {
            continue;
        };
        lessons.push(Lesson {
            table: "writers",
            told: vec![once(around.writes.clone()), Vec::new()],
            sides: 2,
            right: usize::from(!writes(number)),
        });
    }
}

/// Collects the features that are told.
fn told(tells: impl FnOnce(&mut dyn FnMut(Term<'_>, Term<'_>, Term<'_>))) -> Vec<Feature> {
    let mut features = Vec::new();
    tells(&mut |kind: Term<'_>, one: Term<'_>, two: Term<'_>| {
        features.push([kind, one, two].map(|term| term.word.to_owned()));
    });
    features
}

/// Each feature once, by the first of its weights.
fn once(features: Vec<Feature>) -> Vec<(Feature, f64, usize)> {
    features
        .into_iter()
        .map(|feature| (feature, 1.0, 0))
        .collect()
}
