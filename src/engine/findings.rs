//! From rules that fired to findings.

use std::collections::BTreeMap;

use super::actor::Actors;
use super::confidence::{combine, worth};
use super::document::Document;
use super::evaluate::Proof;
use super::party::acting_party;
use crate::classification::{Basis, Evidence, Finding};
use crate::law::{Provision, Regime, SupervisionLimb};
use crate::rule::{Conclusion, RuleSet};
use crate::text::NormalizedText;
use crate::vocabulary::{Modality, Role};

/// Who the text is about, as the facts have it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Parties {
    pub(crate) regime: Regime,
    pub(crate) role: Role,
    pub(crate) specific_personal_information: bool,
}

/// One rule's evidence on one provision.
struct Weighed {
    rule: usize,
    worth: f64,
    limb: Option<SupervisionLimb>,
    is_cited: bool,
    /// The number of the named party that acts.
    actor: Option<usize>,
    evidence: Evidence,
}

/// Weighs the proofs and gives the findings that reach a threshold, the most certain first.
pub(crate) fn weigh(
    text: &NormalizedText<'_>,
    document: &Document,
    rules: &RuleSet,
    proofs: &[Proof],
    parties: Parties,
    threshold: f64,
) -> Vec<Finding> {
    let actors = Actors::read(text.as_str(), document, rules);
    let mut by_provision: BTreeMap<Provision, Vec<Weighed>> = BTreeMap::new();
    for proof in proofs {
        let rule = &rules.body.rules[proof.rule];
        let Conclusion::Provisions(provisions) = &rule.conclusion else {
            continue;
        };
        let Some(provision) = binding(provisions, parties.regime) else {
            continue;
        };
        // What a text states, it states of the party that it names.
        let provision = if rule.is_cited {
            Some(provision)
        } else {
            attributed(provision, document, rules, proof, parties.role)
        };
        let Some(provision) = provision else {
            continue;
        };
        let worth = worth(rule.strength, proof.modality);
        if worth > 0.0 {
            by_provision.entry(provision).or_default().push(Weighed {
                rule: proof.rule,
                worth,
                limb: rule.limb,
                is_cited: rule.is_cited,
                actor: actors.at(
                    proof.sentence,
                    &document.sentences[proof.sentence].hits[proof.anchor],
                ),
                evidence: evidence(text, document, rules, proof),
            });
        }
    }
    let mut findings: Vec<Finding> = by_provision
        .into_iter()
        .flat_map(|(provision, weighed)| {
            by_party(weighed, threshold)
                .into_iter()
                .map(move |(actor, weighed)| (provision, actor, weighed))
        })
        .map(|(provision, actor, weighed)| {
            let actor = actor.and_then(|number| actors.get(number));
            Finding {
                party: actor.map(|actor| text.original_span(actor.name_byte.clone())),
                role: actor.and_then(|actor| actor.role).unwrap_or(parties.role),
                ..finding(provision, weighed, parties)
            }
        })
        .filter(|finding| finding.confidence >= threshold)
        .collect();
    // Where the text itself states what was found, it states all of it.
    if findings.iter().any(|finding| finding.basis == Basis::Cited) {
        findings.retain(|finding| finding.basis == Basis::Cited);
    }
    findings.sort_by(|one, other| {
        other
            .confidence
            .total_cmp(&one.confidence)
            .then(one.provision.cmp(&other.provision))
    });
    findings
}

/// The provision that binds such a party: chapter 5 for organs, chapter 4 for all others.
fn binding(provisions: &[Provision], regime: Regime) -> Option<Provision> {
    let wanted = match regime {
        Regime::AdministrativeOrgan => Regime::AdministrativeOrgan,
        _ => Regime::PrivateOperator,
    };
    provisions
        .iter()
        .copied()
        .find(|provision| provision.regime() == wanted)
}

/// What a deed means for the party that the text is about: its own as it stands, that of its
/// contractor or principal as the attributions say.
fn attributed(
    provision: Provision,
    document: &Document,
    rules: &RuleSet,
    proof: &Proof,
    role: Role,
) -> Option<Provision> {
    let anchor = &document.sentences[proof.sentence].hits[proof.anchor];
    let deed_of = acting_party(document, rules, proof.sentence, anchor);
    let attribution = rules.body.attributions.iter().find(|attribution| {
        attribution.role == role
            && attribution.deed_of == deed_of
            && attribution
                .given
                .is_none_or(|concept| !document.places(concept).is_empty())
            && provision.code().starts_with(&attribution.from)
    });
    match attribution {
        Some(attribution) => attribution.becomes,
        None => Some(provision),
    }
}

fn evidence(
    text: &NormalizedText<'_>,
    document: &Document,
    rules: &RuleSet,
    proof: &Proof,
) -> Evidence {
    let rule = &rules.body.rules[proof.rule];
    Evidence {
        rule: rule.id.clone(),
        strength: rule.strength,
        polarity: proof.polarity,
        modality: proof.modality,
        sentence: text.original_span(document.sentences[proof.sentence].range_byte.clone()),
        words: proof
            .words
            .iter()
            .map(|words| text.original_span(words.clone()))
            .collect(),
    }
}

/// The evidence on one provision, party by party where the text names several that each reach the
/// threshold. Evidence that names nobody goes with the first.
fn by_party(weighed: Vec<Weighed>, threshold: f64) -> Vec<(Option<usize>, Vec<Weighed>)> {
    let mut parties: BTreeMap<usize, f64> = BTreeMap::new();
    for one in &weighed {
        if let Some(actor) = one.actor {
            let best = parties.entry(actor).or_insert(0.0);
            *best = best.max(one.worth);
        }
    }
    let first = weighed.iter().find_map(|one| one.actor);
    parties.retain(|actor, worth| *worth >= threshold || first == Some(*actor));
    if parties.len() < 2 {
        return vec![(first, weighed)];
    }
    let mut groups: Vec<(Option<usize>, Vec<Weighed>)> = parties
        .keys()
        .map(|actor| (Some(*actor), Vec::new()))
        .collect();
    let home = groups
        .iter()
        .position(|group| group.0 == first)
        .unwrap_or(0);
    for one in weighed {
        let place = groups.iter().position(|group| group.0 == one.actor);
        groups[place.unwrap_or(home)].1.push(one);
    }
    groups
}

fn finding(provision: Provision, weighed: Vec<Weighed>, parties: Parties) -> Finding {
    let mut best: BTreeMap<usize, f64> = BTreeMap::new();
    for one in &weighed {
        let known = best.entry(one.rule).or_insert(0.0);
        *known = known.max(one.worth);
    }
    let is_planned = weighed
        .iter()
        .all(|one| one.evidence.modality == Modality::Planned);
    Finding {
        provision,
        limb: weighed.iter().find_map(|one| one.limb),
        role: parties.role,
        party: None,
        confidence: combine(best.into_values()),
        basis: if weighed.iter().any(|one| one.is_cited) {
            Basis::Cited
        } else if is_planned {
            Basis::Remedial
        } else {
            Basis::Inferred
        },
        specific_personal_information: parties.specific_personal_information
            && !provision.my_number_citations().is_empty(),
        on_the_day: None,
        evidence: weighed.into_iter().map(|one| one.evidence).collect(),
    }
}
