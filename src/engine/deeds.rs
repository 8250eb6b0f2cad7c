//! Weighs each of several named parties by what it did itself.

use std::collections::BTreeMap;
use std::ops::Range;

use super::document::Document;
use super::feature_set::FeatureSet;
use super::judgement::{Judgement, Parties, several_operators};
use super::learned::{Judged, Learned};
use super::linear::telling;
use super::present::{Present, add_features, features};
use crate::rule::RuleSet;

/// How many parties of a text are weighed by their own deeds.
const MOST_PARTIES: usize = 8;

/// The number of a sentence, and who acts in which of its stretches, in bytes of the normalised text.
type DeedsOfSentence = (usize, Vec<(usize, Range<usize>)>);

/// What the deeds of each party say, where the text names several that act.
pub(super) fn deeds_by_party(
    document: &Document,
    rules: &RuleSet,
    judgement: &Judgement,
    parties: Parties,
    hypothetical_as_fact: bool,
) -> BTreeMap<usize, Learned> {
    if !several_operators(&judgement.actors, parties) {
        return BTreeMap::new();
    }
    let deeds_in = |number: usize| {
        let deeds = judgement
            .actors
            .deeds_in(&document.sentences, number, rules);
        (number, deeds)
    };
    let deeds: Vec<_> = telling(document).map(deeds_in).collect();
    // So that the time stays linear.
    let acting = judgement.actors.companies().take(MOST_PARTIES);
    let deeds_of = |actor: usize| {
        weigh_deeds_of(
            (actor, &deeds),
            document,
            rules,
            judgement,
            parties,
            hypothetical_as_fact,
        )
    };
    acting.map(|actor| (actor, deeds_of(actor))).collect()
}

/// Weighs the stretches in which one of several named parties acts as a text by themselves: what
/// another one left undone says nothing against what it did.
fn weigh_deeds_of(
    (actor, deeds): (usize, &[DeedsOfSentence]),
    document: &Document,
    rules: &RuleSet,
    judgement: &Judgement,
    parties: Parties,
    hypothetical_as_fact: bool,
) -> Learned {
    let its_role = judgement.actors.get(actor).and_then(|actor| actor.role);
    let parties = Parties {
        role: its_role.unwrap_or(parties.role),
        ..parties
    };
    let mut known = FeatureSet::new(rules.weights.features());
    let mut present: Vec<Present> = Vec::new();
    for (number, deeds) in deeds {
        let its = || deeds.iter().filter(|(of, _)| *of == actor);
        if its().next().is_some() {
            add_features(
                (document, *number),
                |byte| its().any(|(_, deed)| deed.contains(&byte)),
                rules,
                hypothetical_as_fact,
                &mut known,
                &mut present,
            );
        }
    }
    let mut judged = Judged::of(rules, judgement, parties, Some(actor));
    let sums = rules.weights.sums(features(&present)).with(&judged.sums);
    judged.is_of_short = rules.weights.is_short(&sums);
    let mut learned = Learned::default();
    learned.hear(rules, &judged, &sums, 1, || present);
    learned
}
