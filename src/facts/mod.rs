//! The facts of a text: who it is about, what happened, to whose data, to how many persons.

mod day;
mod excerpt;
mod headcount;
mod kanji;
mod learned;
mod regime;

use std::collections::BTreeMap;

use crate::classification::{
    Fact, FactEvidence, Facts, Harm, HeadCount, IncidentDay, LEARNED_WEIGHTS,
};
use crate::engine::{Document, Party, Proof, worth};
use crate::law::Regime;
use crate::rule::{Conclusion, RuleSet};
use crate::text::NormalizedText;
use crate::vocabulary::{HarmStatus, Modality, Polarity, Role};

pub(crate) use learned::weigh;

/// The day of the incident, as far as the text tells it.
pub(crate) fn incident_day(
    text: &NormalizedText<'_>,
    document: &Document,
    rules: &RuleSet,
) -> Option<IncidentDay> {
    let read = day::incident_day(text.as_str(), document, rules)?;
    Some(IncidentDay {
        first: read.first,
        last: read.last,
        source: read.source,
        words: read
            .words
            .into_iter()
            .map(|words| text.original_span(words))
            .collect(),
    })
}

/// Gathers the facts out of the rules that fired, and out of what the learned weights say of the
/// party where they are sure of it.
pub(crate) fn gather(
    text: &NormalizedText<'_>,
    document: &Document,
    rules: &RuleSet,
    proofs: &[Proof],
    party: Option<Party<'_>>,
) -> Facts {
    let mut evidence = Vec::new();
    let mut stated: Vec<(usize, Harm)> = Vec::new();
    let mut weights: BTreeMap<Fact, f64> = BTreeMap::new();
    for proof in proofs {
        let rule = &rules.body.rules[proof.rule];
        let Some(fact) = fact(&rule.conclusion, proof) else {
            continue;
        };
        // Who a text is about shows in its plans and advice as well.
        let modality = match fact {
            Fact::Regime(_) => Modality::Actual,
            _ => proof.modality,
        };
        *weights.entry(fact).or_insert(0.0) += worth(rule.strength, modality);
        if let Fact::Harm(kind, status) = fact {
            stated.push((proof.sentence, Harm { kind, status }));
        }
        evidence.push(FactEvidence {
            fact,
            rule: rule.id.clone(),
            modality: proof.modality,
            words: proof
                .words
                .iter()
                .map(|words| text.original_span(words.clone()))
                .collect(),
        });
    }
    let weight = |fact: Fact| weights.get(&fact).copied().unwrap_or(0.0);
    let headcount = excerpt::headcount(text.as_str(), document).map(|counted| HeadCount {
        persons: counted.persons,
        precision: counted.precision,
        words: text.original_span(counted.range_byte),
    });
    let (mut regime, mut regime_disputes) = regime::regime(&weights);
    if let Some(party) = party
        && party.regime != regime
        && regime::is_open_to_weights(&weights, &regime_disputes)
    {
        regime = party.regime;
        regime_disputes.clear();
        let words = party.words_byte(rules).into_iter();
        evidence.push(FactEvidence {
            fact: Fact::Regime(regime),
            rule: LEARNED_WEIGHTS.into(),
            modality: Modality::Actual,
            words: words.map(|words| text.original_span(words)).collect(),
        });
    }
    Facts {
        regime,
        regime_disputes,
        body: regime::body(&weights, regime),
        role: heavier(
            (Role::Consignee, weight(Fact::Role(Role::Consignee))),
            (Role::Consignor, weight(Fact::Role(Role::Consignor))),
            Role::None,
        ),
        attacks: each_once(&evidence, |fact| match fact {
            Fact::Attack(attack) => Some(attack),
            _ => None,
        }),
        causes: each_once(&evidence, |fact| match fact {
            Fact::Cause(cause) => Some(cause),
            _ => None,
        }),
        harms: harms(stated),
        headcount,
        data: each_once(&evidence, |fact| match fact {
            Fact::Data(category) => Some(category),
            _ => None,
        }),
        circumstances: each_once(&evidence, |fact| match fact {
            Fact::Circumstance(circumstance) => Some(circumstance),
            _ => None,
        }),
        actions: each_once(&evidence, |fact| match fact {
            Fact::AuthorityAction(action) => Some(action),
            _ => None,
        }),
        evidence,
    }
}

/// The fact that a proof shows; nothing for what is only supposed, planned, advised or quoted,
/// unless it is of what kind a party is.
fn fact(conclusion: &Conclusion, proof: &Proof) -> Option<Fact> {
    let tells_of_party = matches!(
        conclusion,
        Conclusion::PrivateOperator | Conclusion::AdministrativeOrgan
    );
    if !tells_of_party && !matches!(proof.modality, Modality::Actual | Modality::Possible) {
        return None;
    }
    Some(match conclusion {
        Conclusion::Provisions(_) => return None,
        Conclusion::Attack(attack) => Fact::Attack(*attack),
        Conclusion::Cause(cause) => Fact::Cause(*cause),
        Conclusion::Harm(kind) => Fact::Harm(*kind, status(proof)),
        Conclusion::Data(category) => Fact::Data(*category),
        Conclusion::Circumstance(circumstance) => Fact::Circumstance(*circumstance),
        Conclusion::Role(role) => Fact::Role(*role),
        Conclusion::PrivateOperator => Fact::Regime(Regime::PrivateOperator),
        Conclusion::AdministrativeOrgan => Fact::Regime(Regime::AdministrativeOrgan),
        Conclusion::Dispute(dispute) => Fact::RegimeDispute(*dispute),
        Conclusion::Body(body) => Fact::Body(*body),
        // What may have been done is no act of the authority.
        Conclusion::Action(_) if proof.modality != Modality::Actual => return None,
        Conclusion::Action(action) => Fact::AuthorityAction(*action),
    })
}

fn status(proof: &Proof) -> HarmStatus {
    match (proof.polarity, proof.modality) {
        (Polarity::Denied, _) => HarmStatus::Denied,
        (_, Modality::Possible) => HarmStatus::Possible,
        _ => HarmStatus::Occurred,
    }
}

/// The heavier of two, the first if they weigh the same, and neither if nothing speaks for them.
fn heavier<T>(first: (T, f64), second: (T, f64), neither: T) -> T {
    if first.1 == 0.0 && second.1 == 0.0 {
        neither
    } else if second.1 > first.1 {
        second.0
    } else {
        first.0
    }
}

fn each_once<T: Ord>(evidence: &[FactEvidence], pick: impl Fn(Fact) -> Option<T>) -> Vec<T> {
    let mut found: Vec<T> = evidence.iter().filter_map(|one| pick(one.fact())).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// Each harm once. What happened outranks a doubt that another sentence leaves (a title says that
/// data may have leaked, the text that it did), and both outrank a denial.
fn harms(mut stated: Vec<(usize, Harm)>) -> Vec<Harm> {
    stated.sort_unstable_by_key(|(sentence, harm)| (harm.kind, harm.status, *sentence));
    let mut harms: Vec<Harm> = Vec::new();
    for of_kind in stated.chunk_by(|one, next| one.1.kind == next.1.kind) {
        let is_with_occurred = |sentence: usize| {
            let place = |one: &(usize, Harm)| (one.1.status, one.0);
            let sought = (HarmStatus::Occurred, sentence);
            of_kind.binary_search_by_key(&sought, place).is_ok()
        };
        for (sentence, harm) in of_kind {
            let higher = of_kind.partition_point(|(_, known)| known.status < harm.status);
            let is_outranked = || {
                let mut outranking = of_kind[..higher].iter();
                outranking.any(|(known, _)| harm.status == HarmStatus::Denied || known != sentence)
            };
            if harms.last() != Some(harm) && (is_with_occurred(*sentence) || !is_outranked()) {
                harms.push(*harm);
            }
        }
    }
    harms
}
