//! How far a heading or a number may be trusted.

use super::vocabulary::vocabulary;

vocabulary! {
    /// How a heading or a number of the law was checked.
    ///
    /// Ordered by trust, so that the least of several values is the one that holds for all.
    ///
    /// ```
    /// use appi::{Provision, Verification};
    ///
    /// let item = Provision::OrganMediaManagement;
    /// // The Commission uses this heading in its own decisions …
    /// assert_eq!(item.verification(), Verification::CommissionPublication);
    /// // … but the number of the section was seen in no source.
    /// assert_eq!(item.citation().verification(), Verification::Unverified);
    /// assert!(Verification::Unverified < Verification::Primary);
    /// ```
    pub enum Verification as "verification" {
        /// No source was seen. Check it before you rely on it.
        Unverified {
            code: "unverified",
            heading: "未確認",
            title: "not verified",
        },
        /// Read in a secondary source, such as the rules of a public body that copy the text.
        Secondary {
            code: "secondary",
            heading: "二次資料により確認",
            title: "verified in a secondary source",
        },
        /// Read in a publication of the Commission about its own cases.
        CommissionPublication {
            code: "commission-publication",
            heading: "個人情報保護委員会の公表資料により確認",
            title: "verified in a publication of the Commission",
        },
        /// Read in the primary text as of September 2025.
        Primary {
            code: "primary",
            heading: "原文により確認",
            title: "verified in the primary text",
        },
    }
}
