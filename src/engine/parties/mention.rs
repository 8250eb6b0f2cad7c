//! Parties where a sentence names them, and what stands around their names.

use std::ops::Range;

use super::super::document::{Follower, ReadHit};
use super::super::matcher::Hit;
use super::super::sentence::ParsedSentence;
use super::name::{NameReader, Tag, learn};
use super::standing::{tell_standing, tell_writer};
use crate::morph::PartOfSpeech as P;
use crate::rule::{Names, PartyWeights, STANDINGS, contains, key};

/// How far behind a name its bracket may close, and how many nouns may stand between の and a particle,
/// in morphemes.
const LONGEST_BRACKET: usize = 20;
const LONGEST_POSSESSION: usize = 4;
/// How many letters 当 and the noun behind it have at most.
const LONGEST_OWN: usize = 6;
/// How many mentions of a sentence are kept.
const MOST_MENTIONS: usize = 64;

/// What kind of word stands for a party.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A name.
    Name,
    /// How the writer names the own company: 当社.
    Own,
    /// What points back to the party named last: 同社.
    Back,
    /// A contractor, by its standing: 委託先.
    Contractor,
    /// A principal, by its standing: 委託元.
    Principal,
    /// Any other noun: 町, 学園, 先方.
    Noun,
}

/// A party where a sentence names it.
#[derive(Debug, Clone)]
pub(crate) struct Mention {
    pub(crate) kind: Kind,
    /// Its name without 株式会社 and the like, in bytes of the normalised text.
    pub(crate) name_byte: Range<usize>,
    /// All of it, in bytes of the normalised text.
    pub(super) range_byte: Range<usize>,
    pub(crate) clause: u16,
    /// What stands behind it.
    pub(crate) particle: Particle,
    pub(crate) follower: Follower,
    /// What the words around it say of the party's role, and of the roles of the others, in thousandths.
    pub(super) standings: [i32; STANDINGS],
    /// What they say for its being the writer, in thousandths.
    pub(super) writes: i32,
    /// How sure it is that a party is meant, in thousandths.
    pub(super) sureness: i32,
    /// How it is read as a word of its sentence, of no concept.
    pub(crate) as_thing: Option<ReadHit>,
    /// Whether it is no company but a local government.
    pub(crate) is_organ: bool,
}

/// What stands behind a party, by what it makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Particle {
    /// は, が, に and the like, or what else stands there.
    pub(crate) name: &'static str,
    /// Whether it stands behind something that is the party's: 青葉社の安全管理は.
    pub(crate) of_possession: bool,
}

impl Particle {
    /// Whether the party is what the text goes on to speak of.
    pub(crate) fn is_topic(self) -> bool {
        matches!(self.name, "topic" | "topic of place" | "label")
    }

    /// The same, or where something happens: 青葉社では.
    pub(super) fn is_topic_or_place(self) -> bool {
        self.is_topic() || self.name == "place"
    }

    /// All of it as one word.
    pub(super) fn code(self) -> &'static str {
        match self.name {
            _ if !self.of_possession => self.name,
            "topic" => "topic, possessing",
            "topic of place" => "topic of place, possessing",
            "subject" => "subject, possessing",
            "place" => "place, possessing",
            _ => "other, possessing",
        }
    }

    /// Whether the party acts.
    pub(crate) fn acts(self) -> bool {
        self.is_topic() || matches!(self.name, "subject" | "place")
    }
}

/// Where a mention stands in its sentence, in morphemes.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub(super) kind: Kind,
    /// All of it.
    pub(super) whole: Range<usize>,
    /// Without 株式会社 and the like.
    pub(super) name: Range<usize>,
    /// Behind it, its form, its closing quotation mark and what is polite.
    pub(super) behind: usize,
    /// The same behind a bracket, if one opens there.
    pub(super) past_bracket: usize,
    pub(super) is_polite: bool,
    /// Whether its sentence is the first of the text.
    pub(super) is_in_first: bool,
}

/// Finds the mentions of parties.
#[derive(Debug, Clone, Copy)]
pub(crate) struct MentionFinder<'r> {
    pub(crate) names: &'r Names,
    pub(crate) weights: &'r PartyWeights,
}

impl MentionFinder<'_> {
    /// The mentions of a sentence with these hits, in order. `known` are the names found before in the
    /// text, without their forms; those of this sentence are added.
    pub(crate) fn mentions(
        self,
        (parsed, hits): (&ParsedSentence<'_>, &[ReadHit]),
        known: &mut Vec<String>,
        is_first: bool,
        follower: impl Fn(usize) -> Follower,
        read: impl Fn(&Hit) -> ReadHit,
    ) -> Vec<Mention> {
        if self.weights.names.is_empty() {
            return Vec::new();
        }
        let reader = NameReader::new(parsed, hits, known, |word| self.weights.commonness(word));
        let tags = reader.tags(&self.weights.names);
        let places = self.places(parsed, &tags, is_first);
        if places.is_empty() {
            return Vec::new();
        }
        for place in places.iter().filter(|place| place.kind == Kind::Name) {
            learn(spelling(parsed, &place.name), known);
        }
        let mentions = places.iter().map(|place| {
            let mut standings = [0; STANDINGS];
            tell_standing(parsed, place, &mut |kind, one, two| {
                self.weights.roles.add(key(kind, one, two), &mut standings);
            });
            let mut writes = [0];
            tell_writer(parsed, place, &mut |kind, one, two| {
                self.weights.writers.add(key(kind, one, two), &mut writes);
            });
            Mention {
                standings,
                writes: writes[0],
                sureness: tags[place.whole.start].1,
                follower: match follower(place.behind) {
                    Follower::Other => follower(place.past_bracket),
                    told => told,
                },
                as_thing: Some(read(&Hit::new(parsed, place.name.clone()))),
                ..self.mention(parsed, place)
            }
        });
        mentions.collect()
    }

    /// A mention without what the weights say and how the sentence reads it.
    pub(super) fn mention(self, parsed: &ParsedSentence<'_>, place: &Place) -> Mention {
        let byte = |at: usize| parsed.morphemes[at].range_byte.clone();
        Mention {
            kind: place.kind,
            name_byte: byte(place.name.start).start..byte(place.name.end - 1).end,
            range_byte: byte(place.whole.start).start..byte(place.whole.end - 1).end,
            clause: parsed.clause(place.whole.start),
            particle: particle(parsed, place),
            follower: Follower::Other,
            standings: [0; STANDINGS],
            writes: 0,
            sureness: 0,
            as_thing: None,
            is_organ: self.is_organ(parsed, place),
        }
    }

    /// Where mentions stand, by the tags of the morphemes.
    pub(super) fn places(
        self,
        parsed: &ParsedSentence<'_>,
        tags: &[(Tag, i32)],
        is_in_first: bool,
    ) -> Vec<Place> {
        let mut places = Vec::new();
        let mut at = 0;
        // So that the time stays linear.
        while at < tags.len() && places.len() < MOST_MENTIONS {
            let start = at;
            at += 1;
            if tags[start].0 == Tag::Outside {
                continue;
            }
            at += tags[at..]
                .iter()
                .take_while(|(tag, _)| tag.goes_on())
                .count();
            places.push(self.place(parsed, start..at, tags[start].0, is_in_first));
        }
        places
    }

    fn place(
        self,
        parsed: &ParsedSentence<'_>,
        whole: Range<usize>,
        tag: Tag,
        is_in_first: bool,
    ) -> Place {
        let name = self.without_form(parsed, whole.clone());
        let kind = match tag {
            Tag::Word | Tag::WordOn => self.kind_of_word(spelling(parsed, &whole)),
            _ => Kind::Name,
        };
        let is_polite = |at: usize| contains(&self.names.politeness, parsed.surface(at));
        let is_form = |at: usize| self.is_form(parsed.surface(at));
        let closes = |at: usize| matches!(parsed.surface(at), "」" | "』");
        let mut behind = whole.end;
        let mut politely = false;
        while behind < parsed.len() && (is_polite(behind) || is_form(behind) || closes(behind)) {
            politely |= is_polite(behind);
            behind += 1;
        }
        Place {
            kind,
            whole,
            name,
            behind,
            past_bracket: past_bracket(parsed, behind),
            is_polite: politely,
            is_in_first,
        }
    }

    fn kind_of_word(self, word: &str) -> Kind {
        let is_short = word.chars().count() <= LONGEST_OWN;
        let is_own =
            || is_short && word.starts_with(['当', '弊', '本']) && !word.starts_with("当該");
        if contains(&self.names.own, word) || is_own() {
            Kind::Own
        } else if word.starts_with('同') {
            Kind::Back
        } else if contains(&self.names.contractors, word) {
            Kind::Contractor
        } else if contains(&self.names.principals, word) {
            Kind::Principal
        } else {
            Kind::Noun
        }
    }

    /// A name without 株式会社 and the like, unless it is nothing else.
    fn without_form(self, parsed: &ParsedSentence<'_>, whole: Range<usize>) -> Range<usize> {
        let form_behind = |at: usize| {
            let mut forms = (at + 1..=whole.end).rev();
            forms.find(|end| self.is_form(spelling(parsed, &(at..*end))))
        };
        let form_before = |end: usize| {
            let mut forms = whole.start..end;
            forms.find(|at| self.is_form(spelling(parsed, &(*at..end))))
        };
        let mut name = whole.clone();
        while let Some(behind) = form_behind(name.start).filter(|behind| *behind < name.end) {
            name.start = behind;
        }
        while let Some(before) = form_before(name.end).filter(|before| *before > name.start) {
            name.end = before;
        }
        name
    }

    fn is_form(self, word: &str) -> bool {
        contains(&self.names.forms, word)
    }

    fn is_organ(self, parsed: &ParsedSentence<'_>, place: &Place) -> bool {
        let word = spelling(parsed, &place.name);
        self.names
            .organs
            .iter()
            .any(|end| word.ends_with(end.as_str()))
    }
}

/// Some morphemes as they stand in the text.
pub(super) fn spelling<'t>(parsed: &ParsedSentence<'t>, morphemes: &Range<usize>) -> &'t str {
    let byte = |at: usize| parsed.get(at).map(|one| one.range_byte.clone());
    let range = byte(morphemes.start).zip(byte(morphemes.end.saturating_sub(1)));
    let text = range.and_then(|(first, last)| parsed.between(first.start..last.end));
    text.unwrap_or_default()
}

/// Behind a bracket, if one opens here.
fn past_bracket(parsed: &ParsedSentence<'_>, at: usize) -> usize {
    if parsed.part(at) != P::BracketOpen || parsed.surface(at) != "(" {
        return at;
    }
    // What stands behind it without a gap is one morpheme with it: 「):」.
    let mut near = at + 1..parsed.len().min(at + LONGEST_BRACKET);
    let closes = near.find(|place| parsed.surface(*place).starts_with(')'));
    closes.map_or(at, |place| place + 1)
}

fn particle(parsed: &ParsedSentence<'_>, place: &Place) -> Particle {
    let mut at = place.past_bracket;
    let mut of_possession = false;
    if parsed.surface(at) == "の" {
        let nouns = (at + 1..parsed.len().min(at + 1 + LONGEST_POSSESSION))
            .take_while(|at| parsed.part(*at).is_noun())
            .count();
        let behind = at + 1 + nouns;
        if matches!(parsed.surface(behind), "は" | "が" | "も" | "で" | "に") {
            at = behind;
            of_possession = true;
        }
    }
    let is_label = |at: usize| {
        parsed
            .surface(at)
            .starts_with([':', '…', '―', '—', '/', '=', '→', '-'])
            || at > place.behind && parsed.surface(at - 1).ends_with(':')
    };
    let name = match (parsed.surface(at), parsed.surface(at + 1)) {
        ("は" | "も", _) | ("が", "、" | ",") => "topic",
        ("が", _) => "subject",
        (
            "で" | "に" | "から" | "と" | "において" | "に対し" | "について" | "に対して",
            "は" | "も",
        ) => "topic of place",
        ("で" | "において" | "における" | "にて", _) => "place",
        _ if is_label(at) => "label",
        ("、" | ",", _) => "comma",
        ("。" | "", _) => "end",
        ("に" | "へ" | "に対し" | "に対して", _) => "to",
        ("から" | "より", _) => "from",
        ("を", _) => "object",
        ("と" | "や" | "及び" | "および" | "・", _) => "and",
        ("の", _) => "of",
        ("だ" | "です" | "である" | "でし" | "でございます", _) => "is",
        _ => "other",
    };
    Particle {
        name,
        of_possession,
    }
}
