//! What the learned weights say of attacks and harms that rules read, and of those that none reads.

use std::collections::BTreeSet;

use super::each_once;
use crate::classification::{Fact, FactEvidence, Facts, Harm, LEARNED_WEIGHTS};
use crate::engine::{HeardFact, Learned};
use crate::rule::{RuleSet, WeighedFact};
use crate::text::NormalizedText;
use crate::vocabulary::{HarmKind, HarmStatus, Modality};

/// How many words of the weights are shown.
const SHOWN_WORDS: usize = 4;

/// Drops the attacks and harms that the weights doubt, and adds those that they are sure of.
pub(crate) fn weigh(
    facts: &mut Facts,
    text: &NormalizedText<'_>,
    rules: &RuleSet,
    learned: &Learned,
) {
    let head = rules.weights.head();
    let is_read = |one: &HeardFact| match one.fact {
        WeighedFact::Attack(attack) => facts.attacks.contains(&attack),
        WeighedFact::Harm(kind, status) => facts.harms.contains(&Harm { kind, status }),
    };
    let holds = |one: &&HeardFact| {
        let needed = match is_read(one) {
            true => head.doubtful_fact,
            false => head.sure_fact,
        };
        one.log_odds >= needed
    };
    let (mut dropped, mut added): (Vec<Fact>, Vec<&HeardFact>) = (Vec::new(), Vec::new());
    let is_attack = |one: &&HeardFact| matches!(one.fact, WeighedFact::Attack(_));
    for one in learned.facts.iter().filter(is_attack) {
        match (is_read(one), holds(&one)) {
            (true, false) => dropped.push(one.fact.into()),
            (false, true) => added.push(one),
            _ => {}
        }
    }
    for kind in HarmKind::ALL {
        let is_of_kind =
            |one: &&HeardFact| matches!(one.fact, WeighedFact::Harm(its, _) if its == *kind);
        let of_kind = || learned.facts.iter().filter(is_of_kind);
        let surest = |one: &&HeardFact, other: &&HeardFact| one.log_odds.total_cmp(&other.log_odds);
        match of_kind().filter(holds).max_by(surest) {
            Some(best) if !is_read(best) => added.push(best),
            _ => {
                let doubted = of_kind().filter(|one| is_read(one) && !holds(one));
                dropped.extend(doubted.map(|one| Fact::from(one.fact)));
            }
        }
    }
    if dropped.is_empty() && added.is_empty() {
        return;
    }
    // A harm that no rule reads takes the place of what rules read of its kind: their words tell of it.
    let instead_of = |fact: Fact| {
        let Fact::Harm(kind, _) = fact else {
            return None;
        };
        let mut harms = added.iter().map(|one| Fact::from(one.fact));
        harms.find(|harm| matches!(harm, Fact::Harm(its, _) if *its == kind))
    };
    // The weights know nothing of a caller's rules.
    let is_callers = |one: &FactEvidence| rules.is_callers(&one.rule);
    let stays = |one: &FactEvidence| {
        let is_replaced_denial =
            matches!(one.fact, Fact::Harm(_, HarmStatus::Denied)) && instead_of(one.fact).is_some();
        is_callers(one) || !dropped.contains(&one.fact) && !is_replaced_denial
    };
    facts.evidence.retain(stays);
    for one in facts.evidence.iter_mut().filter(|one| !is_callers(one)) {
        one.fact = instead_of(one.fact).unwrap_or(one.fact);
    }
    let told: BTreeSet<Fact> = facts.evidence.iter().map(|one| one.fact).collect();
    facts
        .harms
        .retain(|harm| told.contains(&Fact::Harm(harm.kind, harm.status)));
    for one in added {
        if let WeighedFact::Harm(kind, status) = one.fact {
            facts.harms.push(Harm { kind, status });
        }
        let carriers = learned.carriers(rules, one.heard, SHOWN_WORDS).into_iter();
        let mut words: Vec<_> = carriers.map(|place| &place.range_byte).collect();
        words.sort_by_key(|range| (range.start, range.end));
        words.dedup();
        facts.evidence.push(FactEvidence {
            fact: one.fact.into(),
            rule: LEARNED_WEIGHTS.into(),
            modality: match one.fact {
                WeighedFact::Harm(_, HarmStatus::Possible) => Modality::Possible,
                _ => Modality::Actual,
            },
            words: words
                .into_iter()
                .map(|range| text.original_span(range.clone()))
                .collect(),
        });
    }
    facts.harms.sort_unstable();
    facts.attacks = each_once(&facts.evidence, |fact| match fact {
        Fact::Attack(attack) => Some(attack),
        _ => None,
    });
}

impl From<WeighedFact> for Fact {
    fn from(fact: WeighedFact) -> Self {
        match fact {
            WeighedFact::Attack(attack) => Self::Attack(attack),
            WeighedFact::Harm(kind, status) => Self::Harm(kind, status),
        }
    }
}
