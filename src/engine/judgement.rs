//! What the rules make of a text: proofs as evidence on the provisions that bind its party.

use std::collections::{BTreeMap, BTreeSet};

use super::confidence::{combine, worth};
use super::document::Document;
use super::evaluate::Proof;
use super::parties::{Actors, Deed};
use super::party::acting_party;
use crate::classification::Evidence;
use crate::law::{Provision, Regime, SupervisionLimb};
use crate::rule::{Conclusion, Party, RuleSet};
use crate::text::NormalizedText;
use crate::vocabulary::Role;

/// From this worth on the rules speak for a provision.
const SPEAKS_FOR: f64 = 0.3;

/// Who the text is about, as the facts have it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Parties {
    pub(crate) regime: Regime,
    pub(crate) role: Role,
    pub(crate) specific_personal_information: bool,
}

impl Parties {
    /// The regime whose provisions bind the party: that of operators unless it is an organ.
    pub(crate) fn binding_regime(self) -> Regime {
        match self.regime {
            Regime::AdministrativeOrgan => Regime::AdministrativeOrgan,
            _ => Regime::PrivateOperator,
        }
    }

    /// The names of its features, as the weights know them.
    pub(crate) fn features(self) -> [String; 2] {
        [
            format!("regime {}", self.regime),
            format!("role {}", self.role),
        ]
    }
}

/// One rule's evidence on one provision.
pub(crate) struct Weighed {
    pub(crate) rule: usize,
    pub(crate) worth: f64,
    pub(crate) limb: Option<SupervisionLimb>,
    pub(crate) is_cited: bool,
    /// Whether the deed is another party's, and this provision what it means for the party.
    is_attributed: bool,
    /// The number of the named party that acts.
    pub(crate) actor: Option<usize>,
    pub(crate) evidence: Evidence,
}

impl Weighed {
    /// Whether the deed is that of a named party, where one is asked for.
    fn is_of(&self, actor: Option<usize>) -> bool {
        actor.is_none() || self.actor == actor
    }
}

/// What the rules make of a text.
pub(crate) struct Judgement {
    pub(crate) by_provision: BTreeMap<Provision, Vec<Weighed>>,
    /// Provisions that rules have judged, for this party or another.
    pub(crate) judged: BTreeSet<Provision>,
    pub(crate) actors: Actors,
}

impl Judgement {
    /// The numbers of the rules that fired, each once; with the number of a party only on its deeds.
    pub(crate) fn rules(&self, actor: Option<usize>) -> BTreeSet<usize> {
        let weighed = self.by_provision.values().flatten();
        let weighed = weighed.filter(|one| one.is_of(actor));
        weighed.map(|one| one.rule).collect()
    }

    /// The provisions that the rules speak for.
    pub(crate) fn provisions(&self, actor: Option<usize>) -> impl Iterator<Item = Provision> + '_ {
        let provisions = self.by_provision.keys().copied();
        provisions.filter(move |provision| self.confidence(*provision, actor) >= SPEAKS_FOR)
    }

    /// How sure the rules alone are of a provision.
    pub(crate) fn confidence(&self, provision: Provision, actor: Option<usize>) -> f64 {
        let weighed = self.by_provision.get(&provision).into_iter().flatten();
        let weighed = weighed.filter(|one| one.is_of(actor));
        combine(best_of_each_rule(weighed).into_values())
    }

    /// The provisions that another party's deed means for the party.
    pub(crate) fn attributed(&self) -> impl Iterator<Item = Provision> + '_ {
        let attributed = self
            .by_provision
            .iter()
            .filter(|(_, weighed)| weighed.iter().any(|one| one.is_attributed));
        attributed.map(|(provision, _)| *provision)
    }
}

/// A rule counts once however often it fires: the best worth of each.
pub(crate) fn best_of_each_rule<'w>(
    weighed: impl IntoIterator<Item = &'w Weighed>,
) -> BTreeMap<usize, f64> {
    let mut best: BTreeMap<usize, f64> = BTreeMap::new();
    for one in weighed {
        let known = best.entry(one.rule).or_insert(0.0);
        *known = known.max(one.worth);
    }
    best
}

/// Reads the proofs as evidence on the provisions that bind the party.
pub(crate) fn judge(
    text: &NormalizedText<'_>,
    document: &Document,
    rules: &RuleSet,
    proofs: Vec<Proof>,
    parties: Parties,
) -> Judgement {
    let mut actors = document.actors.clone();
    let has_several = several_operators(&actors, parties);
    let mut by_provision: BTreeMap<Provision, Vec<Weighed>> = BTreeMap::new();
    let mut judged: BTreeSet<Provision> = BTreeSet::new();
    let states_supervision = states_supervision(&proofs, rules, parties.binding_regime());
    for proof in proofs {
        let rule = &rules.body.rules[proof.rule];
        let Conclusion::Provisions(provisions) = &rule.conclusion else {
            continue;
        };
        let Some(provision) = binding(provisions, parties.binding_regime()) else {
            continue;
        };
        let anchor = &document.sentences[proof.sentence].hits[proof.anchor];
        let doer = acting_party(document, rules, proof.sentence, anchor);
        let doer_of = |provision: Provision| {
            let deed = Deed {
                sentence: proof.sentence,
                byte: anchor.start_byte(),
                clause: anchor.clause,
                provision: Some(provision),
            };
            actors.at(&document.sentences, rules, deed)
        };
        let actor = doer_of(provision);
        let is_somebody = actor
            .and_then(|number| actors.get(number))
            .is_some_and(|actor| actor.is_somebody);
        // What a text states, it states of the party that it names; and where it tells of several, or of
        // what the principal itself left undone, each answers for its own deeds.
        let is_own = rule.is_cited || states_supervision || is_somebody && has_several;
        let meant = match is_own {
            true => Some(provision),
            false => attributed(provision, document, rules, doer.0, parties.role),
        };
        if meant != Some(provision) {
            judged.insert(provision);
        }
        let is_attributed = meant != Some(provision);
        let Some(provision) = meant else {
            continue;
        };
        // What a contractor's deed means for its principal is no finding on the contractor.
        let actor = match is_attributed {
            true => doer_of(provision).filter(|actor| !actors.is_contractor(*actor)),
            false => actor,
        };
        let worth = worth(rule.strength, proof.modality);
        if worth > 0.0 {
            by_provision.entry(provision).or_default().push(Weighed {
                rule: proof.rule,
                worth,
                limb: rule.limb,
                is_cited: rule.is_cited,
                is_attributed,
                actor,
                evidence: evidence(text, document, rules, proof),
            });
        }
    }
    let of_principals = by_provision
        .iter()
        .filter(|(provision, _)| provision.binds_principal());
    let sure = of_principals
        .flat_map(|(_, weighed)| weighed)
        .filter(|one| one.worth >= SPEAKS_FOR);
    actors.are_principals(sure.filter_map(|one| one.actor).collect());
    Judgement {
        by_provision,
        judged,
        actors,
    }
}

/// Whether a text names several operators that act. What companies do in a text about an organ is
/// told for the organ's sake.
pub(crate) fn several_operators(actors: &Actors, parties: Parties) -> bool {
    parties.binding_regime() == Regime::PrivateOperator && actors.companies().count() > 1
}

/// Whether rules read in the text itself what a principal left undone towards its contractor.
fn states_supervision(proofs: &[Proof], rules: &RuleSet, regime: Regime) -> bool {
    proofs.iter().any(|proof| {
        let rule = &rules.body.rules[proof.rule];
        let Conclusion::Provisions(provisions) = &rule.conclusion else {
            return false;
        };
        binding(provisions, regime).is_some_and(Provision::binds_principal)
            && worth(rule.strength, proof.modality) >= SPEAKS_FOR
    })
}

/// The provision that binds such a party: chapter 5 for organs, chapter 4 for all others.
fn binding(provisions: &[Provision], regime: Regime) -> Option<Provision> {
    provisions
        .iter()
        .copied()
        .find(|provision| provision.regime() == regime)
}

/// What a deed means for the party that the text is about: its own as it stands, that of its
/// contractor or principal as the attributions say.
fn attributed(
    provision: Provision,
    document: &Document,
    rules: &RuleSet,
    deed_of: Party,
    role: Role,
) -> Option<Provision> {
    let attribution = rules.body.attributions.iter().find(|attribution| {
        attribution.role == role
            && attribution.deed_of == deed_of
            && attribution
                .given
                .is_none_or(|concept| document.places(concept).next().is_some())
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
    proof: Proof,
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
            .into_iter()
            .map(|words| text.original_span(words))
            .collect(),
    }
}
