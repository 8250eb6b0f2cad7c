//! Numbers the parties of a text as it is read: which names are of one company, and which role each is told
//! to have.

use std::collections::BTreeMap;

use super::actor::{Actor, is_topic};
use super::company::Company;
use super::document::{Follower, ReadSentence};
use super::standing::{Standings, is_same_party};
use crate::law::Regime;
use crate::vocabulary::Role;

/// How many letters a name has at least that another one may begin with.
const SHORTEST_ABBREVIATION: usize = 3;

/// What was found of a text so far.
#[derive(Debug, Default)]
pub(super) struct ActorFinder<'t> {
    pub(super) actors: Vec<Actor>,
    /// The names with the numbers of their actors.
    pub(super) names: BTreeMap<&'t str, usize>,
    /// The number of the company that writes.
    writer: Option<usize>,
    /// The numbers of those that acted, in order.
    acted: Vec<usize>,
    /// The number of the company named last.
    last: Option<usize>,
    /// The same in the sentence that is read.
    pub(super) mentioned: Option<usize>,
    /// The number of the company named first.
    named_first: Option<usize>,
}

impl<'t> ActorFinder<'t> {
    /// Reads a sentence; gives the companies that act in it, with their numbers.
    pub(super) fn read(
        &mut self,
        text: &'t str,
        sentence: &ReadSentence,
        regime: Regime,
        standings: &Standings<'_>,
    ) -> Vec<(usize, Company)> {
        let mut acting: Vec<(usize, Company)> = Vec::new();
        let mut before: Option<(usize, &Company)> = None;
        let is_meant = |company: &&Company| match regime {
            Regime::AdministrativeOrgan => company.is_organ,
            _ => !company.is_organ,
        };
        for company in sentence.companies.iter().filter(is_meant) {
            let joined = before.filter(|(_, before)| {
                (before.is_own_name || company.is_own_name) && is_same_party(text, before, company)
            });
            let number = if company.points_back {
                self.last
            } else {
                Some(self.number(text, company, joined.map(|(number, _)| number)))
            };
            let Some(number) = number else {
                continue;
            };
            self.last = Some(number);
            self.mentioned = Some(number);
            if self.named_first.is_none() && !company.is_polite && !company.is_other_side {
                self.named_first = Some(number);
            }
            let acts = is_topic(company) || company.follower == Follower::Subject;
            let role = standings.role(text, sentence, company, acts);
            if company.is_handed_work
                && let Some((principal, _)) =
                    acting.iter().rev().find(|(other, _)| *other != number)
            {
                let principal = &mut self.actors[*principal];
                principal.role = principal.role.or(Some(Role::Consignor));
            }
            let actor = &mut self.actors[number];
            actor.role = actor.role.or(role);
            if acts {
                acting.push((number, company.clone()));
                if !company.is_polite {
                    self.acted.push(number);
                }
            }
            before = Some((number, company));
        }
        acting
    }

    /// The number of a company; `joined` is that of one right before, if both are the same.
    fn number(&mut self, text: &'t str, company: &Company, joined: Option<usize>) -> usize {
        let name = &text[company.name_byte.clone()];
        let known = self
            .names
            .get(name)
            .copied()
            .or_else(|| self.abbreviated(name));
        let number = match joined.or(known) {
            Some(number) => number,
            None if company.is_own_name => self
                .writer
                .or_else(|| self.presumed_writer())
                .unwrap_or(self.actors.len()),
            None => self.actors.len(),
        };
        if company.is_own_name {
            self.writer = Some(number);
        }
        self.names.entry(name).or_insert(number);
        match self.actors.get_mut(number) {
            None => self.actors.push(Actor {
                name_byte: company.name_byte.clone(),
                role: None,
                is_nameless: company.is_own_name,
            }),
            // 弊社(株式会社青葉) is 青葉.
            Some(actor) if actor.is_nameless && !company.is_own_name => {
                actor.name_byte = company.name_byte.clone();
                actor.is_nameless = false;
            }
            Some(_) => {}
        }
        number
    }

    /// The number of the company that a name shortens, or that goes by a shorter one: 青葉 and 青葉運輸.
    fn abbreviated(&self, name: &str) -> Option<usize> {
        if name.chars().count() < SHORTEST_ABBREVIATION {
            return None;
        }
        let longer = self.names.range(name..).next();
        if let Some((_, number)) = longer.filter(|(known, _)| known.starts_with(name)) {
            return Some(*number);
        }
        let ends = name.char_indices().map(|(end, _)| end);
        let mut shorter = ends.skip(SHORTEST_ABBREVIATION);
        shorter.find_map(|end| self.names.get(&name[..end]).copied())
    }

    /// The company that acted first writes, or where none did the one that is named first, unless it is
    /// somebody's contractor.
    fn presumed_writer(&self) -> Option<usize> {
        let is_contractor = |number: &usize| self.actors[*number].role == Some(Role::Consignee);
        let writer = self.acted.first().copied().or(self.named_first);
        writer.filter(|number| !is_contractor(number))
    }
}
