//! The parties that a text names, and which of them acts where.

use std::collections::BTreeSet;
use std::ops::Range;

use super::super::document::{Follower, ReadSentence};
use super::actor_finder::{self, Numbered};
use super::deed::{Before, Deed, Scene, count, yes};
use super::mention::{Kind, Mention};
use crate::rule::{ConceptId, RuleSet, STANDINGS, Term, key};
use crate::vocabulary::Role;

/// The roles in the order of their weights.
pub(super) const ROLES: [Role; STANDINGS / 2] = [Role::Consignor, Role::Consignee, Role::None];
/// Concepts that tell of roles wherever they stand.
const TELLING: [&str; 4] = [
    "party-consignee",
    "party-consignor",
    "entrusts",
    "is-entrusted",
];

/// A party that a text names.
#[derive(Debug, Clone)]
pub(crate) struct Actor {
    /// Where it is first named, in bytes of the normalised text: by its name, if it has one.
    pub(crate) name_byte: Range<usize>,
    /// Its role, as far as the text tells.
    pub(crate) role: Option<Role>,
    /// Whether it has a name, or is the writer: it is no 委託先 that nobody names.
    pub(crate) is_somebody: bool,
    pub(crate) is_organ: bool,
    /// Whether 当社 means it.
    pub(super) writes: bool,
    /// Where it is mentioned: the sentence, and the number of the mention there.
    pub(super) mentions: Vec<(usize, usize)>,
}

/// The parties of a text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Actors {
    actors: Vec<Actor>,
    /// For each sentence the party of each of its mentions.
    numbers: Vec<Vec<Option<usize>>>,
    /// For each sentence what was told of before it.
    before: Vec<Before>,
}

impl Actors {
    /// Finds them in a text.
    pub(crate) fn read(text: &str, sentences: &[ReadSentence], rules: &RuleSet) -> Self {
        // Where nothing is told, nobody did it.
        let names = sentences
            .iter()
            .any(|sentence| !sentence.mentions.is_empty());
        if !names || sentences.iter().all(|sentence| sentence.hits.is_empty()) {
            return Self::default();
        }
        let mut actors = Self::of(actor_finder::number(text, sentences), sentences);
        if actors.have_roles_told() {
            let roles = actors.roles(sentences, rules).into_iter();
            for (actor, role) in actors.actors.iter_mut().zip(roles) {
                actor.role = actor.role.or(Some(role));
            }
        }
        actors
    }

    /// Parties by their mentions, without the roles that the words around these tell.
    pub(super) fn of(
        Numbered { found, numbers, .. }: Numbered<'_>,
        sentences: &[ReadSentence],
    ) -> Self {
        let actors = found.into_iter().map(|found| {
            let kinds = || {
                found
                    .mentions
                    .iter()
                    .map(|(sentence, at)| sentences[*sentence].mentions[*at].kind)
            };
            let writes = kinds().any(|kind| kind == Kind::Own);
            Actor {
                name_byte: found.mention.name_byte.clone(),
                // What it is called says it.
                role: match found.mention.kind {
                    Kind::Contractor => Some(Role::Consignee),
                    Kind::Principal => Some(Role::Consignor),
                    _ => None,
                },
                is_somebody: writes || found.mention.kind == Kind::Name,
                is_organ: found.mention.is_organ,
                writes,
                mentions: found.mentions,
            }
        });
        let actors = actors.collect();
        let mut last = Before::default();
        let mut before = Vec::with_capacity(sentences.len());
        for (sentence, numbers) in sentences.iter().zip(&numbers) {
            before.push(last);
            last = last.then(&sentence.mentions, numbers);
        }
        Self {
            actors,
            numbers,
            before,
        }
    }

    /// The role of each party, by what the words around its names say and around those of the others.
    fn roles(&self, sentences: &[ReadSentence], rules: &RuleSet) -> Vec<Role> {
        let weights = &rules.parties.roles;
        let sums = |actor: &Actor| {
            let mut sums = [0; STANDINGS];
            for (sentence, at) in &actor.mentions {
                let standings = sentences[*sentence].mentions[*at].standings;
                sums.iter_mut()
                    .zip(standings)
                    .for_each(|(sum, one)| *sum += one);
            }
            (sums, actor.mentions.len())
        };
        let all: Vec<_> = self.actors.iter().map(sums).collect();
        let told = told_of(sentences, rules);
        let mut sums_of_all = [0; STANDINGS];
        for (sums, _) in &all {
            sums_of_all
                .iter_mut()
                .zip(sums)
                .for_each(|(sum, one)| *sum += one);
        }
        let mentions: usize = all.iter().map(|(_, mentions)| mentions).sum();
        let role = |(number, (its, count)): (usize, &([i32; STANDINGS], usize))| {
            let mut own = [0; STANDINGS];
            self.tell_of_actor(number, &told, &mut |kind, one, two| {
                weights.add(key(kind, one, two), &mut own)
            });
            let others = mentions - count;
            let said = |at: usize| {
                let other = at + ROLES.len();
                f64::from(own[at])
                    + f64::from(its[at]) * share(*count)
                    + f64::from(sums_of_all[other] - its[other]) * share(others)
            };
            let best = (0..ROLES.len())
                .rev()
                .max_by(|one, next| said(*one).total_cmp(&said(*next)));
            best.map_or(Role::None, |best| ROLES[best])
        };
        all.iter().enumerate().map(role).collect()
    }

    /// Tells what speaks for one role or another of a party, beside the words around its names.
    pub(super) fn tell_of_actor(
        &self,
        number: usize,
        told: &[&str],
        tell: &mut (impl FnMut(Term<'_>, Term<'_>, Term<'_>) + ?Sized),
    ) {
        let actor = &self.actors[number];
        let mut others = self
            .actors
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != number);
        let is_first = others
            .clone()
            .all(|(_, other)| actor.mentions.first() < other.mentions.first());
        let another_writes = yes(others.any(|(_, other)| other.writes));
        tell(term!("any"), Term::NONE, Term::NONE);
        tell(term!("parties"), count(self.actors.len()), Term::NONE);
        tell(term!("named first"), yes(is_first), Term::NONE);
        tell(term!("writes"), yes(actor.writes), Term::NONE);
        tell(term!("another writes"), another_writes, Term::NONE);
        for concept in told {
            tell(term!("the text tells of"), Term::new(concept), Term::NONE);
        }
    }

    /// The number of the party that did what a place tells of.
    pub(crate) fn at(
        &self,
        sentences: &[ReadSentence],
        rules: &RuleSet,
        deed: Deed,
    ) -> Option<usize> {
        let weights = &rules.parties.deeds;
        let scene = self.scene(sentences, deed);
        let said = |number: usize| {
            let mut sum = [0];
            scene.tell(number, &mut |kind, one, two| {
                weights.add(key(kind, one, two), &mut sum)
            });
            sum[0]
        };
        match self.actors.len() {
            0 | 1 => (!self.actors.is_empty()).then_some(0),
            parties => (0..parties).rev().max_by_key(|number| said(*number)),
        }
    }

    pub(super) fn scene<'d>(&'d self, sentences: &'d [ReadSentence], deed: Deed) -> Scene<'d> {
        Scene {
            sentences,
            actors: &self.actors,
            numbers: self.numbers.get(deed.sentence).map_or(&[], Vec::as_slice),
            before: self.before.get(deed.sentence).copied().unwrap_or_default(),
            deed,
        }
    }

    /// Gives each the role that people marked.
    pub(super) fn have_roles(&mut self, roles: impl Iterator<Item = Option<Role>>) {
        for (actor, role) in self.actors.iter_mut().zip(roles) {
            actor.role = role;
        }
    }

    /// Whether the words around them tell the roles: a text on one party that nobody names is about that
    /// one, whatever else it says.
    pub(super) fn have_roles_told(&self) -> bool {
        self.are_several()
            || self
                .actors
                .iter()
                .any(|actor| actor.is_somebody && !actor.writes)
    }

    /// Whether the text names more than one.
    pub(crate) fn are_several(&self) -> bool {
        self.actors.len() > 1
    }

    pub(super) fn len(&self) -> usize {
        self.actors.len()
    }

    /// Whether a party is another's contractor.
    pub(crate) fn is_contractor(&self, number: usize) -> bool {
        let actor = self.actors.get(number);
        actor.is_some_and(|actor| actor.role == Some(Role::Consignee))
    }

    /// Takes note that a duty which only a principal has is that of some parties.
    pub(crate) fn are_principals(&mut self, numbers: BTreeSet<usize>) {
        for number in numbers {
            if let Some(actor) = self.actors.get_mut(number) {
                actor.role = actor.role.or(Some(Role::Consignor));
            }
        }
    }

    /// The numbers of the companies that have a name or write.
    pub(crate) fn companies(&self) -> impl Iterator<Item = usize> + '_ {
        let actors = self.actors.iter().enumerate();
        let companies = actors.filter(|(_, actor)| actor.is_somebody && !actor.is_organ);
        companies.map(|(number, _)| number)
    }

    /// A party by its number.
    pub(crate) fn get(&self, number: usize) -> Option<&Actor> {
        self.actors.get(number)
    }

    /// Who acts in the stretches of a sentence, in bytes of the normalised text: each of its clauses, and
    /// what follows each party that acts in one.
    pub(crate) fn deeds_in(
        &self,
        sentences: &[ReadSentence],
        number: usize,
        rules: &RuleSet,
    ) -> Vec<(usize, Range<usize>)> {
        let sentence = &sentences[number];
        let mut starts: Vec<(usize, u16)> =
            sentence.clauses_byte.iter().copied().zip(0..).collect();
        if starts.is_empty() {
            starts.push((sentence.range_byte.start, 0));
        }
        let acting = sentence
            .mentions
            .iter()
            .filter(|mention| mention.particle.acts());
        starts.extend(acting.map(|mention| (mention.range_byte.start, mention.clause)));
        starts.sort_unstable();
        starts.dedup_by_key(|(start, _)| *start);
        let ends = starts.iter().skip(1).map(|(start, _)| *start);
        let ends = ends.chain([sentence.range_byte.end]);
        let stretches = starts.iter().zip(ends);
        let deeds = stretches.filter_map(|((start, clause), end)| {
            let deed = Deed {
                sentence: number,
                byte: *start,
                clause: *clause,
                provision: None,
            };
            Some((self.at(sentences, rules, deed)?, *start..end))
        });
        deeds.collect()
    }
}

/// What of many like things counts.
pub(super) fn share(count: usize) -> f64 {
    if count == 0 {
        0.0
    } else {
        (count as f64).sqrt().recip()
    }
}

/// The concepts that tell of roles and that a text has.
pub(super) fn told_of(sentences: &[ReadSentence], rules: &RuleSet) -> Vec<&'static str> {
    let mut told = TELLING.to_vec();
    told.retain(|name| {
        let concept = rules.concept(name);
        let mut hits = sentences.iter().flat_map(|sentence| &sentence.hits);
        hits.any(|hit| Some(hit.concept) == concept)
    });
    told
}

/// Reads contractors by their names: where one does not act, its name is read as the word contractor is
/// (甲社は乙社の状況を見ていなかった), and where one acts, the note behind its name is no word about another one
/// (乙社(委託先)は研修をしていなかった).
pub(crate) fn name_contractors(
    text: &str,
    sentences: &mut [ReadSentence],
    actors: &Actors,
    rules: &RuleSet,
) {
    if !actors.are_several() {
        return;
    }
    let words = rules.body.names.contractor.iter();
    let concepts: Vec<ConceptId> = words.flat_map(|word| rules.concepts_of(word)).collect();
    for (sentence, numbers) in sentences.iter_mut().zip(&actors.numbers) {
        let ReadSentence { mentions, hits, .. } = sentence;
        let numbered = mentions.iter().zip(numbers);
        let contractors = numbered.filter(|(mention, number)| {
            mention.kind == Kind::Name && number.is_some_and(|number| actors.is_contractor(number))
        });
        let (acting, others): (Vec<&Mention>, Vec<&Mention>) = contractors
            .map(|(mention, _)| mention)
            .partition(|mention| mention.follower != Follower::Other);
        let notes = acting.iter().map(|mention| mention.range_byte.end);
        let notes: Vec<usize> = notes
            .filter(|end| text[*end..].starts_with('('))
            .map(|end| end + 1)
            .collect();
        hits.retain(|hit| {
            let is_note = notes.binary_search(&hit.start_byte()).is_ok()
                && text[hit.end_byte()..].starts_with(')');
            !(is_note && concepts.contains(&hit.concept))
        });
        let before = hits.len();
        for as_thing in others
            .iter()
            .filter_map(|mention| mention.as_thing.as_ref())
        {
            hits.extend(concepts.iter().map(|concept| as_thing.as_concept(*concept)));
        }
        if hits.len() > before {
            hits.sort_by_key(|hit| hit.start_byte());
        }
    }
}
