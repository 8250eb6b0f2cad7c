//! What the learned weights say of attacks and harms that rules read, and of those that none reads.

use std::collections::BTreeSet;

use super::each_once;
use crate::classification::{Fact, FactEvidence, Facts, Harm, LEARNED_WEIGHTS};
use crate::engine::{HeardFact, Learned, words_byte};
use crate::rule::{RuleSet, WeighedFact};
use crate::text::NormalizedText;
use crate::vocabulary::{HarmKind, HarmStatus, Modality};

/// How many words of the weights are shown.
const SHOWN_WORDS: usize = 4;

/// What the weights make of the facts that rules read.
struct Verdict<'l> {
    /// Facts that rules read and the weights doubt.
    dropped: Vec<Fact>,
    /// Facts that no rule reads and the weights are sure of; of each kind of harm one at most.
    added: Vec<&'l HeardFact>,
}

/// Drops the attacks and harms that the weights doubt, and adds those that they are sure of.
pub(crate) fn weigh(
    facts: &mut Facts,
    text: &NormalizedText<'_>,
    rules: &RuleSet,
    learned: &Learned,
) {
    let verdict = Verdict::on(facts, rules, learned);
    if verdict.dropped.is_empty() && verdict.added.is_empty() {
        return;
    }
    // The weights know nothing of a caller's rules.
    let is_callers = |one: &FactEvidence| rules.is_callers(&one.rule);
    facts
        .evidence
        .retain(|one| is_callers(one) || !verdict.drops(one.fact));
    for one in facts.evidence.iter_mut().filter(|one| !is_callers(one)) {
        one.fact = verdict.instead_of(one.fact).unwrap_or(one.fact);
    }
    let told: BTreeSet<Fact> = facts.evidence.iter().map(|one| one.fact).collect();
    facts
        .harms
        .retain(|harm| told.contains(&Fact::Harm(harm.kind, harm.status)));
    for one in verdict.added {
        if let WeighedFact::Harm(kind, status) = one.fact {
            facts.harms.push(Harm { kind, status });
        }
        facts.evidence.push(evidence(one, text, rules, learned));
    }
    facts.harms.sort_unstable();
    facts.attacks = each_once(&facts.evidence, |fact| match fact {
        Fact::Attack(attack) => Some(attack),
        _ => None,
    });
}

impl<'l> Verdict<'l> {
    fn on(facts: &Facts, rules: &RuleSet, learned: &'l Learned) -> Self {
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
        let is_doubted = |one: &&HeardFact| is_read(one) && !holds(one);
        let is_attack = |one: &&HeardFact| matches!(one.fact, WeighedFact::Attack(_));
        let attacks = || learned.facts.iter().filter(is_attack);
        let mut added: Vec<&HeardFact> = attacks()
            .filter(|one| !is_read(one) && holds(one))
            .collect();
        let mut doubted: Vec<&HeardFact> = attacks().filter(is_doubted).collect();
        for kind in HarmKind::ALL {
            let is_of_kind =
                |one: &&HeardFact| matches!(one.fact, WeighedFact::Harm(its, _) if its == *kind);
            let of_kind = || learned.facts.iter().filter(is_of_kind);
            let sureness =
                |one: &&HeardFact, other: &&HeardFact| one.log_odds.total_cmp(&other.log_odds);
            match of_kind().filter(holds).max_by(sureness) {
                Some(surest) if !is_read(surest) => added.push(surest),
                _ => doubted.extend(of_kind().filter(is_doubted)),
            }
        }
        Self {
            dropped: doubted.into_iter().map(|one| one.fact.into()).collect(),
            added,
        }
    }

    /// The harm that no rule reads and that takes the place of what rules read of its kind: their words
    /// tell of it.
    fn instead_of(&self, fact: Fact) -> Option<Fact> {
        let Fact::Harm(kind, _) = fact else {
            return None;
        };
        let mut added = self.added.iter().map(|one| Fact::from(one.fact));
        added.find(|harm| matches!(harm, Fact::Harm(its, _) if *its == kind))
    }

    fn drops(&self, fact: Fact) -> bool {
        let is_denial = matches!(fact, Fact::Harm(_, HarmStatus::Denied));
        self.dropped.contains(&fact) || is_denial && self.instead_of(fact).is_some()
    }
}

/// The words by which the weights see a fact.
fn evidence(
    seen: &HeardFact,
    text: &NormalizedText<'_>,
    rules: &RuleSet,
    learned: &Learned,
) -> FactEvidence {
    let carriers = learned.carriers(rules, seen.heard, SHOWN_WORDS);
    let words = words_byte(&carriers).into_iter();
    FactEvidence {
        fact: seen.fact.into(),
        rule: LEARNED_WEIGHTS.into(),
        modality: match seen.fact {
            WeighedFact::Harm(_, HarmStatus::Possible) => Modality::Possible,
            _ => Modality::Actual,
        },
        words: words
            .map(|range| text.original_span(range.clone()))
            .collect(),
    }
}

impl From<WeighedFact> for Fact {
    fn from(fact: WeighedFact) -> Self {
        match fact {
            WeighedFact::Attack(attack) => Self::Attack(attack),
            WeighedFact::Harm(kind, status) => Self::Harm(kind, status),
        }
    }
}
