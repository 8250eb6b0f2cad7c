//! Which chapter of the Act binds the party, why that may be open, and what kind of body it is.

use std::collections::BTreeMap;

use crate::classification::Fact;
use crate::engine::worth;
use crate::law::Regime;
use crate::rule::Strength;
use crate::vocabulary::{Modality, PublicBody, RegimeDispute};

/// The regime for which more is said, or why none is decided: a dispute leaves it open that weighs
/// as much as the better side, or that is decisive, however often the text names one side.
pub(super) fn regime(weights: &BTreeMap<Fact, f64>) -> (Regime, Vec<RegimeDispute>) {
    let weight = |fact: Fact| weights.get(&fact).copied().unwrap_or(0.0);
    let organ = weight(Fact::Regime(Regime::AdministrativeOrgan));
    let operator = weight(Fact::Regime(Regime::PrivateOperator));
    let better = organ.max(operator);
    let decisive = worth(Strength::Decisive, Modality::Actual);
    let disputes: Vec<RegimeDispute> = RegimeDispute::ALL
        .iter()
        .copied()
        .filter(|dispute| {
            let weight = weight(Fact::RegimeDispute(*dispute));
            weight > 0.0 && weight >= better.min(decisive)
        })
        .collect();
    if !disputes.is_empty() {
        (Regime::Undetermined, disputes)
    } else if better == 0.0 {
        (Regime::Undetermined, vec![RegimeDispute::NotStated])
    } else if organ >= operator {
        // Where both weigh the same the text names an organ, which texts of operators seldom do.
        (Regime::AdministrativeOrgan, Vec::new())
    } else {
        (Regime::PrivateOperator, Vec::new())
    }
}

/// Whether the learned weights may decide the regime: where no rule is decisive, nor several
/// together, and the law is not disputed.
pub(super) fn is_open_to_weights(
    weights: &BTreeMap<Fact, f64>,
    disputes: &[RegimeDispute],
) -> bool {
    let strong = worth(Strength::Strong, Modality::Actual);
    let is_weak = |regime| {
        weights
            .get(&Fact::Regime(regime))
            .is_none_or(|weight| *weight < strong)
    };
    is_weak(Regime::AdministrativeOrgan)
        && is_weak(Regime::PrivateOperator)
        && disputes
            .iter()
            .all(|dispute| *dispute == RegimeDispute::NotStated)
}

/// The kind of public body of which most is said, among those that the regime binds.
pub(super) fn body(weights: &BTreeMap<Fact, f64>, regime: Regime) -> Option<PublicBody> {
    let of_the_regime: &[PublicBody] = match regime {
        Regime::AdministrativeOrgan => &[
            PublicBody::LocalGovernment,
            PublicBody::NationalOrgan,
            PublicBody::IncorporatedAgency,
        ],
        Regime::PrivateOperator => &[
            PublicBody::LocalInstitution,
            PublicBody::NationalInstitution,
        ],
        Regime::Undetermined => &[PublicBody::AssemblyOrCourt],
    };
    of_the_regime
        .iter()
        .filter_map(|body| Some((*body, *weights.get(&Fact::Body(*body))?)))
        .filter(|(_, weight)| *weight > 0.0)
        .reduce(|best, other| if other.1 > best.1 { other } else { best })
        .map(|(body, _)| body)
}
