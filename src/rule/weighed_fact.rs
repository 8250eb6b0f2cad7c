//! The facts that learned weights weigh beside the rules.

use serde::{Deserialize, Serialize};

use crate::vocabulary::{Attack, HarmKind, HarmStatus};

/// What the weights know of an incident besides the provisions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum WeighedFact {
    Attack(Attack),
    Harm(HarmKind, HarmStatus),
}

impl WeighedFact {
    /// By its name in the weight file: `attack:ransomware`, `harm:leakage:possible`.
    #[allow(dead_code)] // The build script reads the weight file.
    pub(super) fn named(name: &str) -> Option<Self> {
        let mut parts = name.split(':');
        let fact = match (parts.next()?, parts.next()?) {
            ("attack", attack) => Self::Attack(attack.parse().ok()?),
            ("harm", kind) => Self::Harm(kind.parse().ok()?, parts.next()?.parse().ok()?),
            _ => return None,
        };
        parts.next().is_none().then_some(fact)
    }
}
