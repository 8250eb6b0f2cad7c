//! The three limbs of the supervision of contractors.

use super::citation::{Citation, Instrument};
use super::vocabulary::vocabulary;

vocabulary! {
    /// What the supervision of contractors under Article 25 of the Act consists of: guideline
    /// ガイドライン（通則編） 3-4-4(1) to (3).
    ///
    /// ```
    /// use appi::SupervisionLimb;
    ///
    /// let limb = SupervisionLimb::Selection;
    /// assert_eq!(limb.code(), "selection");
    /// assert_eq!(limb.heading(), "適切な委託先の選定");
    /// assert_eq!(limb.citation().section(), Some("3-4-4(1)"));
    /// ```
    pub enum SupervisionLimb as "limb of supervision" {
        /// 適切な委託先の選定: guideline 3-4-4(1).
        Selection {
            code: "selection",
            heading: "適切な委託先の選定",
            title: "Selection of a suitable contractor",
        },
        /// 委託契約の締結: guideline 3-4-4(2).
        Contract {
            code: "contract",
            heading: "委託契約の締結",
            title: "Conclusion of the contract",
        },
        /// 委託先における個人データ取扱状況の把握: guideline 3-4-4(3).
        Monitoring {
            code: "monitoring",
            heading: "委託先における個人データ取扱状況の把握",
            title: "Knowledge of how the contractor handles the data",
        },
    }
}

impl SupervisionLimb {
    /// What the limb requires, in one English sentence of this crate.
    #[must_use]
    pub const fn requirement(self) -> &'static str {
        match self {
            Self::Selection => {
                "Check before entrusting that the contractor's measures reach the level of Article 23."
            }
            Self::Contract => {
                "Agree in the contract on the measures and on a way to see how the data is handled."
            }
            Self::Monitoring => {
                "Follow, by audits or the like, how the contractor actually handles the data."
            }
        }
    }

    /// What the limb requires, in one Japanese sentence of this crate.
    #[must_use]
    pub const fn requirement_ja(self) -> &'static str {
        match self {
            Self::Selection => "任せる前に、相手の対策が第23条の水準にあるかを確かめる。",
            Self::Contract => "取るべき対策と、扱いぶりを確かめる方法を契約に盛り込む。",
            Self::Monitoring => "監査などを通じて、任せた相手が実際にどう扱っているかを追う。",
        }
    }

    /// The guideline section of the limb, under Article 25 of the Act.
    #[must_use]
    pub const fn citation(self) -> Citation {
        let section = match self {
            Self::Selection => "3-4-4(1)",
            Self::Contract => "3-4-4(2)",
            Self::Monitoring => "3-4-4(3)",
        };
        Citation::article_of(Instrument::Act, "25")
            .with_section(Instrument::GeneralGuidelines, section)
    }
}
