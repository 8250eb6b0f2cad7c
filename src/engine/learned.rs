//! What the learned weights say of a text and of its passages: for each provision and fact the
//! most certain of these.

use std::ops::Range;

use super::judgement::{Judgement, Parties};
use super::present::{Place, Present, strongest};
use crate::law::Provision;
use crate::rule::{RuleSet, Said, Sums, WeighedFact};

/// Of so many passages the best one looks good by chance so many times as often as one alone. Beyond
/// this a text is a collection of texts, which drown nothing in each other.
const MOST_AMONG: usize = 32;
/// What of that, in log odds, is held against a provision for which a rule fired: its words themselves
/// tell of the failing.
const CHANCE_WITH_RULE: f64 = 0.4;

/// What all features of a text say together, and those of each passage where it is long.
#[derive(Debug, Default)]
pub(crate) struct Learned {
    /// The features of the text and of passages that say something best, each with what one counts for each unit of its
    /// rarity.
    told: Vec<(Vec<Present>, f64)>,
    pub(crate) provisions: Vec<WeighedProvision>,
    pub(crate) facts: Vec<HeardFact>,
}

/// Where the weights say something.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Heard {
    /// Its place in the table.
    place: usize,
    /// What says it best: the text or a passage, by number.
    told: usize,
}

/// What the features say of a fact.
#[derive(Debug, Clone, Copy)]
pub(crate) struct HeardFact {
    pub(crate) fact: WeighedFact,
    pub(crate) heard: Heard,
    pub(crate) log_odds: f64,
}

/// What the features say of a provision that binds the party.
#[derive(Debug, Clone, Copy)]
pub(crate) struct WeighedProvision {
    pub(crate) provision: Provision,
    pub(crate) heard: Heard,
    pub(crate) said: Said,
    /// The log odds of a finding.
    pub(crate) sureness: f64,
}

/// What the rules make of a text, gathered once for all of its passages.
pub(super) struct Judged {
    /// What the features say that the rules make; no words and no concepts are among these.
    pub(super) sums: Sums,
    /// The places of the provisions that bind the party.
    places: Range<usize>,
    /// How sure the rules alone are of each of them.
    confidences: Vec<f64>,
    /// Whether the text is no longer than a bare statement.
    pub(super) is_of_short: bool,
}

impl Judged {
    /// Of all deeds, or with its number of those of one party.
    pub(super) fn of(
        rules: &RuleSet,
        judgement: &Judgement,
        parties: Parties,
        actor: Option<usize>,
    ) -> Self {
        let weights = &rules.weights;
        let fired = judgement.rules(actor).into_iter();
        let fired = fired.filter_map(|rule| weights.rule(rule));
        let codes = judgement.provisions(actor);
        let codes = codes.filter_map(|one| weights.code(one));
        let attributed = judgement.attributed();
        let attributed = attributed.filter_map(|one| weights.attributed(one));
        let names = parties.features();
        let parties_named = names.iter().filter_map(|name| weights.party(name));
        let places = weights.places(parties.binding_regime());
        let provisions = weights.head().provisions[places.clone()].iter();
        // These are of kinds that have no feature in common, and of each kind none is there twice.
        let features = fired.chain(codes).chain(attributed).chain(parties_named);
        Self {
            sums: weights.sums(features),
            confidences: provisions
                .map(|(provision, _)| judgement.confidence(*provision, actor))
                .collect(),
            places,
            is_of_short: false,
        }
    }
}

/// How far each of some numbers is before the highest of the others.
fn leads(numbers: &[f64]) -> Vec<f64> {
    let highest = |one: Option<usize>, (at, number): (usize, &f64)| match one {
        Some(other) if numbers[other] >= *number => one,
        _ => Some(at),
    };
    let first = numbers.iter().enumerate().fold(None, highest);
    let others = numbers.iter().enumerate();
    let others = others.filter(|(at, _)| Some(*at) != first);
    let second = others.fold(None, highest);
    let lead = |(at, number): (usize, &f64)| {
        let best_other = if Some(at) == first { second } else { first };
        best_other.map_or(0.0, |other| number - numbers[other])
    };
    numbers.iter().enumerate().map(lead).collect()
}

impl Learned {
    /// Takes note of what a text says, or one `among` so many passages, by its sums. Of a long text most
    /// passages say nothing best: their words are not kept.
    pub(super) fn hear(
        &mut self,
        rules: &RuleSet,
        judged: &Judged,
        sums: &Sums,
        among: usize,
        present: impl FnOnce() -> Vec<Present>,
    ) {
        let chance = (among.min(MOST_AMONG) as f64).ln();
        let weights = &rules.weights;
        let head = weights.head();
        let value = weights.damping(sums);
        let log_odds_of = |place: usize| head.start(place) + sums.at(place) * value;
        let finding = log_odds_of(head.finding_place());
        let log_odds: Vec<f64> = judged.places.clone().map(log_odds_of).collect();
        let number = self.told.len();
        let mut is_kept = number == 0;
        if is_kept {
            self.provisions.reserve_exact(judged.places.len());
            self.facts.reserve_exact(head.facts().len());
        }
        let leads = leads(&log_odds);
        for (at, (log_odds, lead)) in log_odds.iter().zip(leads).enumerate() {
            let place = judged.places.start + at;
            let said = Said {
                provision: *log_odds,
                lead,
                finding,
                rules: judged.confidences[at],
                is_short: judged.is_of_short,
            };
            let chance = if said.rules > 0.0 {
                chance * CHANCE_WITH_RULE
            } else {
                chance
            };
            let sureness = head.sureness.log_odds(said) - chance;
            let weighed = WeighedProvision {
                provision: head.provisions[place].0,
                heard: Heard {
                    place,
                    told: number,
                },
                said,
                sureness,
            };
            match self.provisions.get_mut(at) {
                Some(best) if sureness > best.sureness => {
                    *best = weighed;
                    is_kept = true;
                }
                Some(_) => {}
                None => self.provisions.push(weighed),
            }
        }
        for (at, (fact, place)) in head.facts().enumerate() {
            let heard = HeardFact {
                fact,
                heard: Heard {
                    place,
                    told: number,
                },
                log_odds: log_odds_of(place) - chance,
            };
            match self.facts.get_mut(at) {
                Some(best) if heard.log_odds > best.log_odds => {
                    *best = heard;
                    is_kept = true;
                }
                Some(_) => {}
                None => self.facts.push(heard),
            }
        }
        if is_kept {
            self.told.push((present(), value));
        }
    }

    /// What speaks for a provision or fact in the sentence that carries most of it, the strongest first
    /// and so many at most.
    pub(crate) fn carriers(&self, rules: &RuleSet, heard: Heard, most: usize) -> Vec<&Place> {
        let Some((present, value)) = self.told.get(heard.told) else {
            return Vec::new();
        };
        let spoken = |one: &Present| rules.weights.spoken(one.feature, heard.place, true);
        let of_one_sentence =
            |one: &Present, next: &Present| one.place.sentence == next.place.sentence;
        let by_sentence = present.chunk_by(of_one_sentence);
        let said_most = by_sentence.max_by_key(|here| here.iter().map(spoken).sum::<i64>());
        let here = said_most.unwrap_or_default();
        strongest(here, rules, heard.place, *value, most).collect()
    }
}
