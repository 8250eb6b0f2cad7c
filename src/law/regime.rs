//! Which chapter of the Act binds the party.

use super::vocabulary::vocabulary;

vocabulary! {
    /// The set of duties that binds the party a text is about.
    ///
    /// Chapter 4 of the Act binds private operators, chapter 5 administrative organs. A hospital
    /// or university run by a public body follows chapter 4 for the most part (Articles 58 and
    /// 125 of the Act).
    ///
    /// ```
    /// use appi::{Provision, Regime};
    ///
    /// assert_eq!(Provision::AccessControl.regime(), Regime::PrivateOperator);
    /// assert_eq!(Provision::OrganAccessControl.regime(), Regime::AdministrativeOrgan);
    /// assert_eq!(Regime::PrivateOperator.code(), "private-operator");
    /// ```
    pub enum Regime as "regime" {
        /// 個人情報取扱事業者 (Article 16(2) of the Act): chapter 4.
        PrivateOperator {
            code: "private-operator",
            heading: "個人情報取扱事業者",
            title: "private operator",
        },
        /// 行政機関等 (Article 2(11) of the Act): chapter 5.
        AdministrativeOrgan {
            code: "administrative-organ",
            heading: "行政機関等",
            title: "administrative organ",
        },
        /// The text does not decide it. No provision has this regime.
        Undetermined {
            code: "undetermined",
            heading: "判別できない",
            title: "undetermined",
        },
    }
}
