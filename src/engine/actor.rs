//! The parties that a text names, which of them acts where, and the role of each.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::company::{Company, FORMS, OWN_NAMES};
use super::document::{Document, Follower, ReadHit, ReadSentence};
use crate::rule::{ConceptId, RuleSet};
use crate::vocabulary::{Polarity, Role};

/// How many sentences a party stays the one who acts, once it is named as such.
const REACH: usize = 12;

/// The concepts that tell what somebody is to another, with the role.
const STANDINGS: [(&str, Role); 2] = [
    ("party-consignee", Role::Consignee),
    ("party-consignor", Role::Consignor),
];
/// What may stand between such a word and a name.
const JOINTS: [&str; 6] = ["", "の", "である", "だった", "・", "("];

/// What may stand between a verb's stem and the name that it describes.
const ENDING: &str = "るうくたいてしっおりま";
const LONGEST_ENDING: usize = "しております".len();
/// A form written short, beside those of `company.rs`.
const SHORT_FORM: &str = "(株)";
/// How long each of the names is by which a company calls itself.
const OWN_NAME_BYTES: usize = OWN_NAMES[0].len();

/// A party that a text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Actor {
    /// Where it is first named as acting, in bytes of the normalised text.
    pub(crate) name_byte: Range<usize>,
    /// Its role, if the text tells.
    pub(crate) role: Option<Role>,
}

/// The companies that a text names.
#[derive(Debug)]
pub(crate) struct Actors {
    actors: Vec<Actor>,
    /// For each sentence the companies that act in it, with their numbers.
    acting: Vec<Vec<(usize, Company)>>,
}

impl Actors {
    /// Finds them in a text.
    pub(crate) fn read(text: &str, document: &Document, rules: &RuleSet) -> Self {
        let entrusts = rules.concept("entrusts");
        let is_entrusted = rules.concept("is-entrusted");
        let standings = STANDINGS.map(|(name, role)| (rules.concept(name), role));
        let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
        let mut actors: Vec<Actor> = Vec::new();
        let mut acting = Vec::with_capacity(document.sentences.len());
        for sentence in &document.sentences {
            if sentence.companies.is_empty() {
                acting.push(Vec::new());
                continue;
            }
            let gives = holds(sentence, entrusts);
            let takes = holds(sentence, is_entrusted);
            let mut acting_here = Vec::new();
            for company in &sentence.companies {
                let name = &text[company.name_byte.clone()];
                // 弊社(株式会社青葉) names one company twice.
                let own = own_name_before(text, company).and_then(|own| numbers.get(own).copied());
                let next = own.unwrap_or(actors.len());
                let number = *numbers.entry(name).or_insert(next);
                if number == actors.len() {
                    actors.push(Actor {
                        name_byte: company.name_byte.clone(),
                        role: None,
                    });
                }
                let acts = company.is_heading || company.follower != Follower::Other;
                let role = standing(
                    text,
                    sentence,
                    company,
                    &standings,
                    &[entrusts, is_entrusted],
                )
                .or({
                    match (acts, company.is_other_side, gives, takes) {
                        (true, false, _, true) | (false, true, true, false) => {
                            Some(Role::Consignee)
                        }
                        (true, false, true, false) | (false, true, _, true) => {
                            Some(Role::Consignor)
                        }
                        _ => None,
                    }
                });
                actors[number].role = actors[number].role.or(role);
                if acts {
                    acting_here.push((number, company.clone()));
                }
            }
            acting.push(acting_here);
        }
        // Of two, the other one of a contractor is its principal, and the other way round.
        if let [one, other] = &mut actors[..] {
            one.role = one.role.or(other.role.and_then(counterpart));
            other.role = other.role.or(one.role.and_then(counterpart));
        }
        Self { actors, acting }
    }

    /// The same for a duty that a principal has towards its contractor: 青葉社は若草社がどう扱っているかを
    /// 知らなかった tells of the former.
    pub(crate) fn principal_at(&self, sentence: usize, anchor: &ReadHit) -> Option<usize> {
        let actor = self.at(sentence, anchor);
        let is_contractor = |number: usize| self.actors[number].role == Some(Role::Consignee);
        let Some(contractor) = actor.filter(|number| is_contractor(*number)) else {
            return actor;
        };
        let mut here = self.acting.get(sentence)?.iter().rev();
        let topic = here.find(|(number, company)| {
            *number != contractor
                && company.follower == Follower::Topic
                && company.name_byte.start <= anchor.end_byte()
        });
        topic.map(|(number, _)| *number).or(actor)
    }

    /// How many parties are named as acting somewhere.
    pub(crate) fn count_acting(&self) -> usize {
        let acting = self.acting.iter().flatten().map(|(number, _)| number);
        acting.collect::<BTreeSet<_>>().len()
    }

    /// The number of the party that acts in a sentence as a whole, be it named there or before.
    pub(crate) fn in_sentence(&self, sentence: usize) -> Option<usize> {
        (sentence.saturating_sub(REACH)..=sentence)
            .rev()
            .filter_map(|place| self.acting.get(place))
            .flat_map(|acting| acting.iter().rev())
            .find(|(_, company)| company.is_heading || company.follower == Follower::Topic)
            .map(|(number, _)| *number)
    }

    /// A party by its number.
    pub(crate) fn get(&self, number: usize) -> Option<&Actor> {
        self.actors.get(number)
    }

    /// The number of the named party that acts at a hit: the last one named as acting, in the
    /// sentence itself before the hit or in one of the sentences before it.
    pub(crate) fn at(&self, sentence: usize, anchor: &ReadHit) -> Option<usize> {
        let here = self
            .acting
            .get(sentence)?
            .iter()
            .rev()
            .find(|(_, company)| match company.follower {
                Follower::Topic => company.name_byte.start <= anchor.start_byte(),
                Follower::Subject => company.clause == anchor.clause,
                Follower::Other => false,
            });
        let before = || {
            (sentence.saturating_sub(REACH)..sentence)
                .rev()
                .flat_map(|place| self.acting[place].iter().rev())
                .find(|(_, company)| company.is_heading || company.follower == Follower::Topic)
        };
        here.or_else(before).map(|(number, _)| *number)
    }
}

/// What stands before a name, without the form of company that belongs to it.
fn without_form(before: &str) -> &str {
    let mut forms = FORMS.iter().chain([&SHORT_FORM]);
    let form = forms.find_map(|form| before.strip_suffix(form));
    form.unwrap_or(before)
}

/// How a company names itself right before its name: 弊社(株式会社青葉).
fn own_name_before<'t>(text: &'t str, company: &Company) -> Option<&'t str> {
    let before = without_form(&text[..company.name_byte.start]);
    let before = before.strip_suffix(['(', '・', ':'])?;
    let own = before.get(before.len().checked_sub(OWN_NAME_BYTES)?..)?;
    OWN_NAMES.contains(&own).then_some(own)
}

/// The role of a company as the words right before its name tell it: 委託先の乙社, 委託元である甲社. Who
/// acts in a sentence that speaks of a contractor behind it is its principal.
fn standing(
    text: &str,
    sentence: &ReadSentence,
    company: &Company,
    standings: &[(Option<ConceptId>, Role)],
    deeds_of: &[Option<ConceptId>],
) -> Option<Role> {
    let name_byte = &company.name_byte;
    let of_standing = sentence.hits.iter().filter_map(|hit| {
        let known = standings
            .iter()
            .find(|(name, _)| *name == Some(hit.concept));
        known.map(|(_, role)| (hit, *role))
    });
    let mut of_standing: Vec<(&ReadHit, Role)> = of_standing.collect();
    let joins = |hit: &ReadHit| {
        let between = text.get(hit.end_byte()..name_byte.start);
        between
            .map(without_form)
            .is_some_and(|between| JOINTS.contains(&between))
    };
    if let Some((_, role)) = of_standing.iter().find(|(hit, _)| joins(hit)) {
        return Some(*role);
    }
    // 青葉社(若草社の委託先)
    let behind = &text[name_byte.end..sentence.range_byte.end];
    if let Some(inside) = behind.strip_prefix('(') {
        let closes = name_byte.end + inside.find(')').unwrap_or(0);
        let told = of_standing.iter().rev().find(|(hit, _)| {
            hit.start_byte() > name_byte.end && (closes..=closes + 1).contains(&hit.end_byte())
        });
        if let Some((_, role)) = told {
            return Some(*role);
        }
    }
    // 発送を委託した青葉社, 発送を請け負った青葉社
    let deed = |hit: &ReadHit| {
        let between = text.get(hit.end_byte()..name_byte.start);
        between.map(without_form).is_some_and(|between| {
            between.len() <= LONGEST_ENDING && between.chars().all(|one| ENDING.contains(one))
        })
    };
    let mut deeds = sentence
        .hits
        .iter()
        .filter(|hit| deeds_of.contains(&Some(hit.concept)) && hit.polarity == Polarity::Asserted);
    if deeds.any(deed) {
        return Some(Role::Consignee);
    }
    // 青葉社から預かった
    if let Some(behind) = behind.strip_prefix("から")
        && behind.trim_start_matches('の').starts_with(['預', '受'])
    {
        return Some(Role::Consignor);
    }
    of_standing.retain(|(hit, _)| {
        hit.start_byte() >= name_byte.end && !text[hit.end_byte()..].starts_with("として")
    });
    let acts = company.follower == Follower::Topic;
    let (_, role) = of_standing.first().filter(|_| acts)?;
    counterpart(*role)
}

/// The other side of a contract.
fn counterpart(role: Role) -> Option<Role> {
    match role {
        Role::Consignee => Some(Role::Consignor),
        Role::Consignor => Some(Role::Consignee),
        _ => None,
    }
}

fn holds(sentence: &ReadSentence, concept: Option<ConceptId>) -> bool {
    concept.is_some_and(|concept| {
        let mut hits = sentence.hits.iter();
        hits.any(|hit| hit.concept == concept && hit.polarity == Polarity::Asserted)
    })
}
