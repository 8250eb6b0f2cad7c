//! The parties that a text names, and which of them acts where.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::actor_finder::ActorFinder;
use super::company::Company;
use super::document::{Document, Follower, ReadHit, ReadSentence};
use super::standing::Standings;
use crate::law::Regime;
use crate::rule::{ConceptId, Party, RuleSet};
use crate::vocabulary::Role;

/// How many sentences a party stays the one who acts, once it is named as such.
const REACH: usize = 12;

/// How many sentences a party that does not act is remembered.
const MENTION_REACH: usize = 3;

/// A party that a text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Actor {
    /// Where it is first named, in bytes of the normalised text: by its name, if it has one.
    pub(crate) name_byte: Range<usize>,
    /// Its role, if the text tells.
    pub(crate) role: Option<Role>,
    /// Whether it is only known as 当社 or 委託先.
    pub(super) is_nameless: bool,
}

/// The companies that a text names.
#[derive(Debug, Clone, Default)]
pub(crate) struct Actors {
    actors: Vec<Actor>,
    /// For each sentence the companies that act in it, with their numbers.
    acting: Vec<Vec<(usize, Company)>>,
    /// For each sentence the number of the company that it names last, whatever it says of it.
    mentioned: Vec<Option<usize>>,
    /// The names with the numbers of their parties.
    names: BTreeMap<String, usize>,
    /// The numbers of the parties whose role the text tells, by role.
    of_role: BTreeMap<Role, Vec<usize>>,
}

impl Actors {
    /// Finds those of one regime in a text.
    pub(crate) fn read(
        text: &str,
        sentences: &[ReadSentence],
        regime: Regime,
        rules: &RuleSet,
    ) -> Self {
        if sentences
            .iter()
            .all(|sentence| sentence.companies.is_empty())
        {
            return Self::default();
        }
        let standings = Standings::new(rules);
        let mut found = ActorFinder::default();
        let mut acting = Vec::with_capacity(sentences.len());
        let mut mentioned = Vec::with_capacity(sentences.len());
        for sentence in sentences {
            found.mentioned = None;
            acting.push(found.read(text, sentence, regime, &standings));
            mentioned.push(found.mentioned);
        }
        let mut actors = found.actors;
        complete(&mut actors);
        let mut of_role: BTreeMap<Role, Vec<usize>> = BTreeMap::new();
        for (number, actor) in actors.iter().enumerate() {
            if let Some(role) = actor.role {
                of_role.entry(role).or_default().push(number);
            }
        }
        let names = found.names.into_iter();
        Self {
            of_role,
            actors,
            acting,
            mentioned,
            names: names
                .map(|(name, number)| (name.to_owned(), number))
                .collect(),
        }
    }

    /// The same beside other parties: whoever has a contractor among them is its principal.
    pub(crate) fn beside(mut self, others: &Self) -> Self {
        let is_contractor = |actor: &Actor| actor.role == Some(Role::Consignee);
        if others.actors.iter().any(is_contractor) {
            for actor in &mut self.actors {
                actor.role = actor.role.or(Some(Role::Consignor));
            }
        }
        self
    }

    /// The role of the party of a name, if the text tells.
    pub(crate) fn role_of(&self, name: &str) -> Option<Role> {
        self.actors[*self.names.get(name)?].role
    }

    /// The same as [`Self::at`] for a duty that a principal has towards its contractor: 青葉社は若草社が
    /// どう扱っているかを知らなかった tells of the former.
    pub(crate) fn principal_at(&self, sentence: usize, anchor: &ReadHit) -> Option<usize> {
        let Some(actor) = self.here(sentence, anchor) else {
            let near = [
                self.before(sentence),
                self.behind(sentence),
                self.mentioned(sentence),
            ];
            let mut near = near.into_iter().flatten();
            let principal = near.clone().find(|number| !self.is_contractor(*number));
            return principal
                .or_else(|| self.only_of(Role::Consignor))
                .or_else(|| near.next());
        };
        if !self.is_contractor(actor) {
            return Some(actor);
        }
        let mut here = self.acting.get(sentence)?.iter().rev();
        let topic = here.find(|(number, company)| {
            *number != actor
                && company.follower == Follower::Topic
                && company.name_byte.start <= anchor.end_byte()
        });
        topic.map(|(number, _)| *number).or(Some(actor))
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
        complete(&mut self.actors);
    }

    /// The numbers of the parties that are named as acting somewhere.
    pub(crate) fn acting(&self) -> BTreeSet<usize> {
        let acting = self.acting.iter().flatten();
        acting.map(|(number, _)| *number).collect()
    }

    /// A party by its number.
    pub(crate) fn get(&self, number: usize) -> Option<&Actor> {
        self.actors.get(number)
    }

    /// The number of the party that acts at a hit: one that its sentence names before it, or describes by
    /// it, else one that `standing` tells of, else the one named last, and if none is, one named behind
    /// it.
    pub(crate) fn at(
        &mut self,
        sentence: usize,
        anchor: &ReadHit,
        standing: &(Party, Option<Range<usize>>),
    ) -> Option<usize> {
        self.here(sentence, anchor)
            .or_else(|| self.of_standing(standing))
            .or_else(|| self.before(sentence))
            .or_else(|| self.behind(sentence))
            .or_else(|| self.mentioned(sentence))
    }

    /// The number of the one that a sentence names, or one of the few before it, whatever it says of it.
    fn mentioned(&self, sentence: usize) -> Option<usize> {
        let near = sentence.saturating_sub(MENTION_REACH)..=sentence;
        near.rev().find_map(|place| *self.mentioned.get(place)?)
    }

    /// The number of the party of a role, where only one has it.
    fn only_of(&self, role: Role) -> Option<usize> {
        match self.of_role.get(&role).map(Vec::as_slice) {
            Some([number]) => Some(*number),
            _ => None,
        }
    }

    /// The number of the party of a standing: the only one that has it, or else whoever the text names by
    /// it alone.
    fn of_standing(
        &mut self,
        (party, named_byte): &(Party, Option<Range<usize>>),
    ) -> Option<usize> {
        let role = match party {
            Party::Consignee => Role::Consignee,
            Party::Consignor => Role::Consignor,
            _ => return None,
        };
        if self.of_role.contains_key(&role) {
            return self.only_of(role);
        }
        self.actors.push(Actor {
            name_byte: named_byte.clone()?,
            role: Some(role),
            is_nameless: true,
        });
        let number = self.actors.len() - 1;
        self.of_role.insert(role, vec![number]);
        Some(number)
    }

    /// The number of the one that a sentence names as acting at a hit, before it or describing it.
    fn here(&self, sentence: usize, anchor: &ReadHit) -> Option<usize> {
        let here = self.acting.get(sentence)?;
        let before = here
            .iter()
            .rev()
            .find(|(_, company)| match company.follower {
                Follower::Topic => company.name_byte.start <= anchor.start_byte(),
                Follower::Subject => {
                    company.clause == anchor.clause
                        || acts_after_another(company, here)
                            && company.name_byte.start <= anchor.start_byte()
                }
                Follower::Other => false,
            });
        let describes = |(_, company): &&(usize, Company)| company.clause == anchor.clause;
        let found = before.or_else(|| here.iter().find(describes));
        found.map(|(number, _)| *number)
    }

    /// The number of the one that a sentence names first as acting.
    fn behind(&self, sentence: usize) -> Option<usize> {
        let here = self.acting.get(sentence)?;
        here.first().map(|(number, _)| *number)
    }

    /// The numbers of those who act in a sentence, each with the bytes of the normalised text that tell
    /// of it: the whole sentence unless it names several, of which each begins where its clause does.
    pub(crate) fn deeds_in(
        &self,
        number: usize,
        sentence: &ReadSentence,
    ) -> Vec<(usize, Range<usize>)> {
        let here = self.acting.get(number).map_or(&[][..], Vec::as_slice);
        let acts = |company: &Company| is_topic(company) || acts_after_another(company, here);
        let topics: Vec<_> = here.iter().filter(|(_, company)| acts(company)).collect();
        if topics.is_empty() {
            let before = self.before(number).into_iter();
            return before
                .map(|actor| (actor, sentence.range_byte.clone()))
                .collect();
        }
        let mut starts: Vec<usize> = Vec::with_capacity(topics.len());
        for (at, (_, company)) in topics.iter().enumerate() {
            starts.push(match at.checked_sub(1).map(|before| &topics[before].1) {
                None => sentence.range_byte.start,
                Some(before) if company.clause_byte > before.name_byte.start => company.clause_byte,
                Some(_) => company.name_byte.start,
            });
        }
        let ends = starts.iter().skip(1).copied();
        let ends = ends.chain([sentence.range_byte.end]);
        let stretches = starts.iter().copied().zip(ends);
        let actors = topics.iter().map(|(actor, _)| *actor);
        actors
            .zip(stretches.map(|(start, end)| start..end))
            .collect()
    }

    /// The number of the party that acts at a place.
    pub(crate) fn at_place(
        &self,
        document: &Document,
        sentence: usize,
        byte: usize,
    ) -> Option<usize> {
        let mut deeds = self
            .deeds_in(sentence, &document.sentences[sentence])
            .into_iter();
        let deed = deeds.find_map(|(actor, deed)| deed.contains(&byte).then_some(actor));
        deed.or_else(|| self.mentioned(sentence))
    }

    /// The number of the party named last as acting in the sentences before one.
    fn before(&self, sentence: usize) -> Option<usize> {
        (sentence.saturating_sub(REACH)..sentence)
            .rev()
            .filter_map(|place| self.acting.get(place))
            .flat_map(|acting| acting.iter().rev())
            .find(|(_, company)| is_topic(company))
            .map(|(number, _)| *number)
    }
}

/// Reads contractors by their names: where one does not act, its name is read as the word contractor is
/// (甲社は乙社の状況を見ていなかった), and where one acts, the note behind its name is no word about another one
/// (乙社(委託先)は研修をしていなかった).
pub(super) fn name_contractors(
    text: &str,
    sentences: &mut [ReadSentence],
    operators: &Actors,
    rules: &RuleSet,
) {
    if operators.names.is_empty() {
        return;
    }
    let words = rules.body.names.contractor.iter();
    let concepts: Vec<ConceptId> = words.flat_map(|word| rules.concepts_of(word)).collect();
    for sentence in sentences {
        let ReadSentence {
            companies, hits, ..
        } = sentence;
        let is_contractor = |company: &&Company| {
            let role = operators.role_of(&text[company.name_byte.clone()]);
            role == Some(Role::Consignee)
        };
        let (acting, others): (Vec<_>, Vec<_>) = companies
            .iter()
            .filter(is_contractor)
            .partition(|company| company.follower != Follower::Other);
        let notes = acting.iter().map(|company| company.name_byte.end);
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
            .filter_map(|company| company.as_thing.as_ref())
        {
            hits.extend(concepts.iter().map(|concept| as_thing.as_concept(*concept)));
        }
        if hits.len() > before {
            hits.sort_by_key(|hit| hit.start_byte());
        }
    }
}

/// Where the role of one party alone is not told, it is the one that the others leave: beside
/// contractors their principal, and beside a principal its contractor.
fn complete(actors: &mut [Actor]) {
    let is = |role: Role| move |actor: &Actor| actor.role == Some(role);
    let left = match (
        actors.iter().any(is(Role::Consignor)),
        actors.iter().any(is(Role::Consignee)),
    ) {
        (true, _) => Role::Consignee,
        (false, true) => Role::Consignor,
        (false, false) => return,
    };
    let mut untold = actors.iter_mut().filter(|actor| actor.role.is_none());
    if let (Some(one), None) = (untold.next(), untold.next()) {
        one.role = Some(left);
    }
}

/// Whether が sets a company against one that the sentence named before: 甲社は暗号化していたが、乙社が平文で
/// 送っていた.
fn acts_after_another(company: &Company, here: &[(usize, Company)]) -> bool {
    let is_before =
        |other: &Company| other.clause < company.clause && other.follower != Follower::Other;
    company.follower == Follower::Subject && here.iter().any(|(_, other)| is_before(other))
}

/// Whether a company acts in all that follows.
pub(super) fn is_topic(company: &Company) -> bool {
    company.is_heading || company.follower == Follower::Topic
}
