//! From rules that fired to findings.

use std::collections::{BTreeMap, BTreeSet};
use std::iter;

use super::confidence::{combine, confidence};
use super::deeds::deeds_by_party;
use super::document::Document;
use super::judgement::{Judgement, Parties, Weighed, best_of_each_rule};
use super::learned::{Learned, WeighedProvision};
use super::parties::{Actors, Deed};
use super::present::{Place, words_byte};
use crate::classification::{Basis, Evidence, Finding, LEARNED_WEIGHTS};
use crate::law::Provision;
use crate::rule::{RuleSet, Strength};
use crate::text::NormalizedText;
use crate::vocabulary::{Modality, Role};

/// What a caller sets for the weighing.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Settings {
    /// The confidence from which a finding is reported.
    pub(crate) threshold: f64,
    /// The confidence that the most certain finding must reach where only the weights judge.
    pub(crate) first_threshold: f64,
    /// Whether clauses that only suppose something count as facts.
    pub(crate) hypothetical_as_fact: bool,
}

/// Below this, what the weights alone say is no finding at any threshold.
const LEAST_CONFIDENCE: f64 = 0.05;
/// What the weights leave of the confidence in a provision that no labelled text has. The rules for
/// these spoke on 127 of the labelled texts, beside or in place of the provision that was labelled.
const SURE_OF_UNKNOWN: f64 = 0.5;
/// How many words of the weights are shown.
const SHOWN_WORDS: usize = 4;

/// Weighs what the rules make of a text, and what else it tells, and gives the findings that reach a
/// threshold, the most certain first.
pub(crate) fn weigh(
    text: &NormalizedText<'_>,
    document: &Document,
    rules: &RuleSet,
    judgement: Judgement,
    learned: &Learned,
    parties: Parties,
    Settings {
        threshold,
        first_threshold,
        hypothetical_as_fact,
    }: Settings,
) -> Vec<Finding> {
    let deeds: BTreeMap<usize, Learned> = match learned.provisions.is_empty() {
        true => BTreeMap::new(),
        false => deeds_by_party(document, rules, &judgement, parties, hypothetical_as_fact),
    };
    let attributed: BTreeSet<Provision> = judgement.attributed().collect();
    let Judgement {
        by_provision,
        mut judged,
        actors,
    } = judgement;

    let words_of = |(learned, one): (&Learned, WeighedProvision)| {
        let carriers = learned.carriers(rules, one.heard, SHOWN_WORDS);
        carried(text, document, &carriers)
    };
    let said_of = |learned: &'_ Learned, provision: Provision| {
        let mut provisions = learned.provisions.iter();
        provisions.find(|one| one.provision == provision).copied()
    };
    let of_party = |finding: Finding, actor: Option<usize>| {
        let Some(actor) = actor.and_then(|number| actors.get(number)) else {
            return finding;
        };
        let of_principal = finding
            .provision
            .binds_principal()
            .then_some(Role::Consignor);
        // What else a text tells of the role is about the only party, if there is only one.
        let is_told = actors.are_several() || finding.role == Role::None;
        let role = actor.role.filter(|_| is_told);
        Finding {
            party: Some(text.original_span(actor.name_byte.clone())),
            role: role.or(of_principal).unwrap_or(finding.role),
            ..finding
        }
    };
    // Each with what the weights say of it, whose words are only looked for where it is reported.
    let mut findings: Vec<(Finding, Option<(&Learned, WeighedProvision)>)> = Vec::new();
    // Whether anything is certain enough for the text to be reported at all.
    let mut speaks = false;
    for (provision, weighed) in by_provision {
        judged.insert(provision);
        let learned_of = said_of(learned, provision).map(|one| (learned, one));
        // The weights know nothing of a caller's rules.
        let is_callers = weighed.iter().any(|one| one.rule >= rules.weighed_rules);
        for (actor, weighed) in by_party(weighed, threshold) {
            // Of several parties each is weighed by what it did, where that says more.
            let its = actor.and_then(|number| deeds.get(&number));
            let its = its.and_then(|learned| Some((learned, said_of(learned, provision)?)));
            let surest = |(_, one): &(&Learned, WeighedProvision)| confidence(one.sureness);
            let learned_of = learned_of
                .into_iter()
                .chain(its)
                .max_by(|one, other| surest(one).total_cmp(&surest(other)));
            let mut finding = of_party(finding(provision, weighed, parties), actor);
            // What a text itself states needs no weighing.
            let learned_of = learned_of.filter(|_| finding.basis != Basis::Cited && !is_callers);
            if let Some((_, one)) = learned_of {
                let weighed = confidence(one.sureness);
                // What another party's deed means for the party follows from the law: of a text that
                // tells of any failing the weights may add to it, and not take from it.
                finding.confidence = if attributed.contains(&provision) && one.said.finding > 0.0 {
                    finding.confidence.max(weighed)
                } else {
                    weighed
                };
            }
            let is_unknown = !learned.provisions.is_empty()
                && learned
                    .provisions
                    .iter()
                    .all(|one| one.provision != provision);
            if is_unknown && finding.basis != Basis::Cited && !is_callers {
                finding.confidence *= SURE_OF_UNKNOWN;
            }
            let needed = learned_of.map_or(threshold, |_| first_threshold);
            speaks |= finding.confidence >= needed;
            let carried = learned_of.filter(|(_, one)| one.said.provision > 0.0);
            findings.push((finding, carried));
        }
    }
    // What no rule reads, the weights may; what rules have judged, for this party or another, they do
    // not bring up again.
    for one in &learned.provisions {
        let of_each = deeds.iter().filter_map(|(actor, learned)| {
            Some((Some(*actor), learned, said_of(learned, one.provision)?))
        });
        let confidence_of = |(_, _, one): &(_, _, WeighedProvision)| confidence(one.sureness);
        let surest = iter::once((None, learned, *one))
            .chain(of_each)
            .max_by(|one, other| confidence_of(one).total_cmp(&confidence_of(other)))
            .filter(|one| confidence_of(one) >= LEAST_CONFIDENCE.max(threshold));
        let Some((actor, learned, one)) = surest.filter(|_| !judged.contains(&one.provision))
        else {
            continue;
        };
        let carriers = learned.carriers(rules, one.heard, SHOWN_WORDS);
        let Some((place, evidence)) = carriers.first().zip(carried(text, document, &carriers))
        else {
            continue;
        };
        let finding = Finding {
            confidence: confidence(one.sureness),
            evidence: vec![evidence],
            ..finding(one.provision, Vec::new(), parties)
        };
        let actor = actor.or_else(|| doer(document, rules, &actors, place, one.provision));
        speaks |= finding.confidence >= first_threshold;
        findings.push((of_party(finding, actor), None));
    }
    findings.retain(|(finding, _)| speaks && finding.confidence >= threshold);
    let with_words = |(mut finding, carried): (Finding, Option<(&Learned, WeighedProvision)>)| {
        finding.evidence.extend(carried.and_then(words_of));
        finding
    };
    let mut findings: Vec<Finding> = findings.into_iter().map(with_words).collect();
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

/// The number of the party of which a place tells that it breached a provision.
fn doer(
    document: &Document,
    rules: &RuleSet,
    actors: &Actors,
    place: &Place,
    provision: Provision,
) -> Option<usize> {
    let byte = place.range_byte.start;
    let deed = Deed {
        sentence: place.sentence,
        byte,
        clause: document.sentences[place.sentence].clause_at(byte),
        provision: Some(provision),
    };
    actors.at(&document.sentences, rules, deed)
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

/// What the weights go by: places in one sentence, the strongest first.
fn carried(
    text: &NormalizedText<'_>,
    document: &Document,
    carriers: &[&Place],
) -> Option<Evidence> {
    let strongest = carriers.first()?;
    let sentence = &document.sentences[strongest.sentence];
    Some(Evidence {
        rule: LEARNED_WEIGHTS.into(),
        strength: Strength::Moderate,
        polarity: strongest.polarity,
        modality: strongest.modality,
        sentence: text.original_span(sentence.range_byte.clone()),
        words: words_byte(carriers)
            .into_iter()
            .map(|range| text.original_span(range.clone()))
            .collect(),
    })
}

fn finding(provision: Provision, weighed: Vec<Weighed>, parties: Parties) -> Finding {
    let best = best_of_each_rule(&weighed);
    let is_planned = !weighed.is_empty()
        && weighed
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
