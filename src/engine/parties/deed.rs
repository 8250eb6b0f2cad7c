//! Whose deed a place of the text tells of.

use super::super::document::ReadSentence;
use super::actor::Actor;
use super::mention::{Kind, Mention, Particle};
use crate::law::Provision;
use crate::rule::Term;
use crate::vocabulary::Role;

/// So many mentions of a party, and parties between, are as many as any.
const MOST: usize = 3;
const MOST_BETWEEN: usize = 2;
/// Numbers; the last one stands for all that are higher.
const COUNTS: [Term<'static>; 5] = [term!("0"), term!("1"), term!("2"), term!("3"), term!("4")];

/// How the provisions on the supervision of contractors are named here.
const OF_PRINCIPALS: &str = "25";

/// A place that tells of a deed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Deed {
    pub(crate) sentence: usize,
    /// In bytes of the normalised text.
    pub(crate) byte: usize,
    pub(crate) clause: u16,
    /// The provision that it breaches, if that is known.
    pub(crate) provision: Option<Provision>,
}

/// What the text told of before a sentence.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Before {
    /// The number of the party mentioned last, of the one spoken of last, and of the one that acted last.
    mentioned: Option<usize>,
    topic: Option<usize>,
    acting: Option<usize>,
}

impl Before {
    /// The same behind a sentence of these mentions.
    pub(super) fn then(mut self, mentions: &[Mention], numbers: &[Option<usize>]) -> Self {
        for (mention, number) in mentions.iter().zip(numbers) {
            if number.is_none() {
                continue;
            }
            self.mentioned = *number;
            if mention.particle.is_topic() {
                self.topic = *number;
            }
            if mention.particle.acts() {
                self.acting = *number;
            }
        }
        self
    }
}

/// The parties of a text around a place.
pub(super) struct Scene<'d> {
    pub(super) sentences: &'d [ReadSentence],
    pub(super) actors: &'d [Actor],
    /// The numbers of the parties that a sentence mentions.
    pub(super) numbers: &'d [Option<usize>],
    pub(super) before: Before,
    pub(super) deed: Deed,
}

impl<'d> Scene<'d> {
    /// Tells what speaks for a party's having done it.
    pub(super) fn tell(
        &self,
        number: usize,
        tell: &mut (impl FnMut(Term<'_>, Term<'_>, Term<'_>) + ?Sized),
    ) {
        let is_before = self.before_it().any(|(_, other)| other == Some(number));
        let is_behind = self.behind_it().any(|(_, other)| other == Some(number));
        self.tell_of_before(number, tell);
        if is_behind {
            self.tell_of_behind(number, is_before, tell);
        } else if !is_before {
            self.tell_of_earlier(number, tell);
        }
        self.tell_of_party(number, tell);
    }

    /// The mentions of the sentence up to the place, the last one first, with the numbers of their parties.
    fn before_it(&self) -> impl Iterator<Item = (&'d Mention, Option<usize>)> {
        self.here().take(self.count_before()).rev()
    }

    /// Those behind it.
    fn behind_it(&self) -> impl Iterator<Item = (&'d Mention, Option<usize>)> {
        self.here().skip(self.count_before())
    }

    fn here(
        &self,
    ) -> impl DoubleEndedIterator<Item = (&'d Mention, Option<usize>)> + ExactSizeIterator {
        let mentions = self.sentences[self.deed.sentence].mentions.iter();
        mentions.zip(self.numbers.iter().copied())
    }

    fn count_before(&self) -> usize {
        let mentions = &self.sentences[self.deed.sentence].mentions;
        mentions.partition_point(|mention| mention.range_byte.start <= self.deed.byte)
    }

    /// Whether the sentence names anybody up to the place.
    fn names_anybody(&self) -> Term<'static> {
        yes(self.before_it().any(|(_, other)| other.is_some()))
    }

    /// Of a party in so far as its sentence mentions it before the place.
    fn tell_of_before(
        &self,
        number: usize,
        tell: &mut (impl FnMut(Term<'_>, Term<'_>, Term<'_>) + ?Sized),
    ) {
        let is_it = |(_, other): &(&Mention, Option<usize>)| *other == Some(number);
        let Some((mine, _)) = self.before_it().find(is_it) else {
            return tell(term!("not before"), Term::NONE, Term::NONE);
        };
        let mut between: Vec<usize> = Vec::new();
        for (_, other) in self.before_it().take_while(|one| !is_it(one)) {
            between.extend(other.filter(|other| !between.contains(other)));
        }
        let between = count(between.len().min(MOST_BETWEEN));
        let particle = Term::new(mine.particle.code());
        let is_in_clause = yes(mine.clause == self.deed.clause);
        tell(term!("before"), particle, Term::NONE);
        tell(term!("between"), between, Term::NONE);
        tell(term!("before, between"), particle, between);
        tell(term!("before, in the clause"), particle, is_in_clause);
        tell(term!("before, called"), called(mine), Term::NONE);
        let last = |is: fn(Particle) -> bool| {
            let mut before = self.before_it();
            let last = before.find(|(mention, other)| other.is_some() && is(mention.particle));
            yes(last.as_ref().is_some_and(is_it))
        };
        let is_topic = last(Particle::is_topic_or_place);
        tell(term!("topic before"), is_topic, Term::NONE);
        tell(term!("acting before"), last(Particle::acts), Term::NONE);
        let mut mine = self.before_it().filter(is_it);
        if mine.any(|(mention, _)| mention.particle.name.starts_with("topic")) {
            tell(term!("topic somewhere before"), between, Term::NONE);
        }
    }

    /// Of a party in so far as its sentence mentions it behind the place.
    fn tell_of_behind(
        &self,
        number: usize,
        is_before: bool,
        tell: &mut (impl FnMut(Term<'_>, Term<'_>, Term<'_>) + ?Sized),
    ) {
        let is_other = |(_, other): &(&Mention, Option<usize>)| *other != Some(number);
        let Some((first, _)) = self.behind_it().find(|one| !is_other(one)) else {
            return;
        };
        let mut between = self.behind_it().take_while(is_other);
        let others = yes(between.any(|(_, other)| other.is_some()));
        let particle = Term::new(first.particle.code());
        let is_in_clause = first.clause == self.deed.clause;
        tell(term!("behind"), particle, others);
        tell(term!("behind, in the clause"), particle, yes(is_in_clause));
        tell(term!("behind as before"), yes(is_before), Term::NONE);
        let standing = match (is_before, is_in_clause) {
            (true, true) => term!("again, in the clause"),
            (true, false) => term!("again"),
            (false, true) => term!("first, in the clause"),
            (false, false) => term!("first"),
        };
        let anybody = self.names_anybody();
        tell(term!("behind, anybody before"), standing, anybody);
    }

    /// Of a party that its sentence does not mention.
    fn tell_of_earlier(
        &self,
        number: usize,
        tell: &mut (impl FnMut(Term<'_>, Term<'_>, Term<'_>) + ?Sized),
    ) {
        let anybody = self.names_anybody();
        let mentions = &self.actors[number].mentions;
        let earlier = mentions.partition_point(|(sentence, _)| *sentence < self.deed.sentence);
        let Some((sentence, at)) = earlier.checked_sub(1).map(|last| mentions[last]) else {
            return tell(term!("not yet"), anybody, Term::NONE);
        };
        let distance = count(self.deed.sentence - sentence);
        let particle = self.sentences[sentence].mentions[at].particle.code();
        tell(term!("earlier"), anybody, distance);
        tell(term!("earlier"), anybody, Term::new(particle));
        let Before {
            mentioned,
            topic,
            acting,
        } = self.before;
        let is_it = |other: Option<usize>| yes(other == Some(number));
        tell(term!("mentioned last"), anybody, is_it(mentioned));
        tell(term!("topic last"), anybody, is_it(topic));
        tell(term!("acting last"), anybody, is_it(acting));
    }

    fn tell_of_party(
        &self,
        number: usize,
        tell: &mut (impl FnMut(Term<'_>, Term<'_>, Term<'_>) + ?Sized),
    ) {
        let actor = &self.actors[number];
        let role = Term::new(actor.role.unwrap_or(Role::None).code());
        tell(term!("role"), role, Term::NONE);
        if let Some(family) = self.deed.provision.map(family) {
            tell(term!("role, provision"), role, Term::new(family));
            let writes = yes(actor.writes);
            let is_principals = yes(family == OF_PRINCIPALS);
            tell(term!("writes, principal's duty"), writes, is_principals);
        }
        let first = self.actors.iter().filter_map(|one| one.mentions.first());
        let is_first = yes(actor.mentions.first() == first.min());
        tell(term!("named first"), is_first, Term::NONE);
        let times = count(actor.mentions.len().min(MOST));
        tell(term!("times"), times, Term::NONE);
    }
}

pub(super) fn count(number: usize) -> Term<'static> {
    COUNTS[number.min(COUNTS.len() - 1)]
}

pub(super) fn yes(is: bool) -> Term<'static> {
    if is { term!("yes") } else { term!("no") }
}

fn called(mention: &Mention) -> Term<'static> {
    match mention.kind {
        Kind::Name => term!("by name"),
        _ => term!("by a word"),
    }
}

/// Provisions that the same parties tend to breach.
fn family(provision: Provision) -> &'static str {
    let code = provision.code();
    if matches!(code, OF_PRINCIPALS | "66/outsourcing") {
        return OF_PRINCIPALS;
    }
    match code.split_once(['(', '/']) {
        Some(("23", _)) => &code[.."23/10-3".len().min(code.len())],
        Some((article, _)) => article,
        None => code,
    }
}
