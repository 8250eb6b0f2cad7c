//! The articles under which the Commission acts.

use jiff::civil::Date;

use super::POWERS;
use crate::law::{Citation, Regime};
use crate::vocabulary::AuthorityAction;

impl AuthorityAction {
    /// The article of the Act now in force under which the Commission so acts against a party of
    /// this regime; none where it has no such power.
    ///
    /// ```
    /// use appi::{AuthorityAction, Regime};
    ///
    /// let article = |regime| AuthorityAction::Guidance.citation(regime).unwrap().article();
    /// assert_eq!(article(Regime::PrivateOperator), "147");
    /// assert_eq!(article(Regime::AdministrativeOrgan), "157");
    /// assert_eq!(AuthorityAction::Order.citation(Regime::AdministrativeOrgan), None);
    /// ```
    #[must_use]
    pub fn citation(self, regime: Regime) -> Option<Citation> {
        POWERS
            .iter()
            .find(|power| {
                power.action == self && power.against == Some(regime) && power.until.is_none()
            })
            .map(|power| power.citation)
    }

    /// The article on the day on which the Commission acted; none where it had no such power or
    /// the law of the day is not encoded.
    #[must_use]
    pub fn citation_on(self, regime: Regime, day: Date) -> Option<Citation> {
        POWERS
            .iter()
            .find(|power| {
                power.action == self
                    && power.against == Some(regime)
                    && power.from.is_none_or(|from| from <= day)
                    && power.until.is_none_or(|until| day <= until)
            })
            .map(|power| power.citation)
    }

    /// The article of the My Number Act for the same act where specific personal information is
    /// concerned.
    #[must_use]
    pub fn my_number_citation(self) -> Option<Citation> {
        POWERS
            .iter()
            .find(|power| power.action == self && power.against.is_none())
            .map(|power| power.citation)
    }
}
