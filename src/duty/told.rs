//! What the facts of a text tell, with the words that tell it.

use std::collections::BTreeSet;

use super::TriggerEvidence;
use crate::classification::{Fact, FactEvidence, Facts, LEARNED_WEIGHTS};
use crate::vocabulary::{Attack, Circumstance, DataCategory, HarmStatus, Modality};

/// What became of the data, all harms together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HarmTold {
    /// It came to harm, or may have: the law makes no difference.
    CameToHarm,
    /// The text says that it did not.
    Denied,
    /// The text does not say, or the learned weights alone think so.
    Unknown,
}

/// Ways of data out of the party's hands: where the text names the data or the weights see a harm, it
/// leaked or was lost, or may have (guideline 3-5-1-2, 3-5-1-3).
const OUT_OF_HANDS: &[Attack] = &[Attack::Loss, Attack::Theft, Attack::Misdelivery];

/// How sure it is that data of a category is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Certainty {
    Sure,
    Doubtful,
}

pub(super) fn harm(facts: &Facts) -> HarmTold {
    let harms = facts.harms();
    let names_data = !facts.data().is_empty() || !harms.is_empty();
    let of_data = || names_data && reads_attack(facts, OUT_OF_HANDS);
    let is_undenied = harms.iter().all(|harm| harm.status() != HarmStatus::Denied);
    let mut came_to_harm = harms
        .iter()
        .filter(|harm| harm.status() != HarmStatus::Denied)
        .map(|harm| Fact::Harm(harm.kind(), harm.status()));
    if came_to_harm.any(|harm| is_read(facts, |fact| fact == harm)) || is_undenied && of_data() {
        HarmTold::CameToHarm
    } else if is_undenied {
        HarmTold::Unknown
    } else {
        HarmTold::Denied
    }
}

/// Words for every piece of evidence that a test picks.
pub(super) fn evidence(facts: &Facts, pick: impl Fn(Fact) -> bool) -> Vec<TriggerEvidence> {
    let mut known = BTreeSet::new();
    let picked = facts.evidence().iter().filter(|one| pick(one.fact()));
    picked
        .filter(|one| known.insert((one.rule(), one.words())))
        .map(words_of)
        .collect()
}

fn words_of(evidence: &FactEvidence) -> TriggerEvidence {
    TriggerEvidence {
        rule: evidence.rule.clone(),
        words: evidence.words().to_vec(),
    }
}

pub(super) fn says(facts: &Facts, circumstance: Circumstance) -> bool {
    facts.circumstances().contains(&circumstance)
}

/// Whether a category of data is named; and then, whether it is sure that it is among what came to
/// harm. A doubt about the harm itself is none about the items.
pub(super) fn data(facts: &Facts, category: DataCategory) -> Option<Certainty> {
    let of_category = |evidence: &&FactEvidence| evidence.fact() == Fact::Data(category);
    let named = facts.evidence().iter().filter(of_category);
    let modality = named.map(FactEvidence::modality).min()?;
    let in_doubt = modality != Modality::Actual && says(facts, Circumstance::ItemsInDoubt);
    Some(if in_doubt {
        Certainty::Doubtful
    } else {
        Certainty::Sure
    })
}

/// Whether a rule reads such a fact: what the learned weights alone say decides nothing.
fn is_read(facts: &Facts, is_such: impl Fn(Fact) -> bool) -> bool {
    let mut evidence = facts.evidence().iter();
    evidence.any(|one| is_such(one.fact()) && one.rule() != LEARNED_WEIGHTS)
}

/// Whether a rule reads one of some attacks.
pub(super) fn reads_attack(facts: &Facts, attacks: &[Attack]) -> bool {
    is_read(
        facts,
        |fact| matches!(fact, Fact::Attack(attack) if attacks.contains(&attack)),
    )
}

pub(super) fn any_attack(facts: &Facts, attacks: &[Attack]) -> bool {
    facts
        .attacks()
        .iter()
        .any(|attack| attacks.contains(attack))
}
