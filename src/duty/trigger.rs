//! The events that bring a duty to report.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::law;
use crate::law::{Citation, ParseTermError, Verification, vocabulary};

vocabulary! {
    /// Which law brings a duty to report an incident.
    ///
    /// Specific personal information brings the duty of the My Number Act beside that of the party.
    ///
    /// ```
    /// use appi::ReportingRegime;
    ///
    /// let regime = ReportingRegime::PrivateOperator;
    /// assert_eq!(regime.citation().to_english(), "APPI Article 26(1), General Guidelines 3-5-3");
    /// ```
    pub enum ReportingRegime as "reporting regime" {
        /// Article 26 of the Act: business operators handling personal information.
        PrivateOperator {
            code: "private-operator",
            heading: "個人情報取扱事業者の報告",
            title: "report of a private operator",
        },
        /// Article 68 of the Act: heads of administrative organs and the like.
        AdministrativeOrgan {
            code: "administrative-organ",
            heading: "行政機関の長等の報告",
            title: "report of an administrative organ",
        },
        /// Article 29-4 of the My Number Act: whoever handles Individual Numbers.
        MyNumber {
            code: "my-number",
            heading: "特定個人情報の漏えい等に関する報告",
            title: "report on specific personal information",
        },
    }
}

impl ReportingRegime {
    /// Where the duty to report stands.
    #[must_use]
    pub const fn citation(self) -> Citation {
        law::of_regime(self).report
    }

    /// Where the duty to notify the persons stands.
    #[must_use]
    pub const fn notice_citation(self) -> Citation {
        law::of_regime(self).notice
    }

    /// What was read to know it, in English.
    #[must_use]
    pub const fn source(self) -> &'static str {
        law::of_regime(self).source
    }
}

/// Declares the enum together with the list of all its variants.
macro_rules! declare_with_all {
    (
        $(#[$attribute:meta])*
        pub enum $name:ident {
            $($(#[$variant_attribute:meta])* $variant:ident,)+
        }
    ) => {
        $(#[$attribute])*
        pub enum $name {
            $($(#[$variant_attribute])* $variant,)+
        }

        impl $name {
            /// Every trigger: of private operators, of organs, of specific personal information.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
        }
    };
}

declare_with_all! {
    /// An event that must be reported to the Commission.
    ///
    /// The records (heading, threshold, citation, how far each was checked, and by what source)
    /// stand in `rules/law/duty.toml`. `Display`, `FromStr` and serde use the code.
    ///
    /// ```
    /// use appi::Trigger;
    ///
    /// let trigger: Trigger = "more-than-1000".parse()?;
    /// assert_eq!(trigger.more_than(), Some(1000));
    /// assert_eq!(trigger.heading(), "個人データに係る本人の数が千人を超える漏えい等");
    /// assert_eq!(trigger.citation().article(), "7");
    /// assert_eq!(trigger.citation().item(), Some(4));
    /// # Ok::<(), appi::ParseTermError>(())
    /// ```
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum Trigger {
        /// Enforcement Rules, Article 7(i): sensitive data, of one person or more.
        SensitiveData,
        /// Article 7(ii): data whose misuse may cause property damage.
        PropertyDamage,
        /// Article 7(iii): an act against the operator, it may be with a wrongful purpose.
        WrongfulPurpose,
        /// Article 7(iv): more than 1,000 persons.
        MoreThan1000,
        /// Article 43(i): sensitive data.
        OrganSensitiveData,
        /// Article 43(ii): data whose misuse may cause property damage.
        OrganPropertyDamage,
        /// Article 43(iii): an act against the organ, it may be with a wrongful purpose.
        OrganWrongfulPurpose,
        /// Article 43(iv): more than 100 persons.
        OrganMoreThan100,
        /// Article 43(v): data that an ordinance names as sensitive.
        OrganOrdinanceSensitive,
        /// My Number reporting rules, Article 2(i): systems for affairs using Individual Numbers.
        MyNumberSystem,
        /// Article 2(ii): leakage, use or provision, it may be with a wrongful purpose.
        MyNumberWrongfulPurpose,
        /// Article 2(iii): open to anybody by electronic means.
        MyNumberPublicExposure,
        /// Article 2(iv): more than 100 persons.
        MyNumberMoreThan100,
    }
}

impl Trigger {
    /// The stable code: ASCII, lower case, words joined by hyphens.
    #[must_use]
    pub const fn code(self) -> &'static str {
        law::of_trigger(self).code
    }

    /// The official wording, cut to what tells it from its neighbours.
    #[must_use]
    pub const fn heading(self) -> &'static str {
        law::of_trigger(self).heading
    }

    /// What it is, in English words of this crate.
    #[must_use]
    pub const fn title(self) -> &'static str {
        law::of_trigger(self).title
    }

    /// Where it stands.
    #[must_use]
    pub const fn citation(self) -> Citation {
        law::of_trigger(self).citation
    }

    /// How its wording and threshold were checked. For the numbers see [`Citation::verification`].
    #[must_use]
    pub const fn verification(self) -> Verification {
        law::of_trigger(self).verification
    }

    /// The duty that it brings.
    #[must_use]
    pub const fn regime(self) -> ReportingRegime {
        law::of_trigger(self).regime
    }

    /// The number of persons that must be exceeded, where it is their number that counts.
    #[must_use]
    pub const fn more_than(self) -> Option<u64> {
        law::of_trigger(self).more_than
    }

    /// What was read to know it, in English.
    #[must_use]
    pub const fn source(self) -> &'static str {
        law::of_trigger(self).source
    }

    /// The day on which it was last compared with that source.
    #[must_use]
    pub const fn checked_on(self) -> Date {
        law::checked()
    }

    /// Whether it looks at the purpose of an act, which gives more time for the final report.
    #[must_use]
    pub const fn is_wrongful_purpose(self) -> bool {
        matches!(
            self,
            Self::WrongfulPurpose | Self::OrganWrongfulPurpose | Self::MyNumberWrongfulPurpose
        )
    }
}

impl fmt::Display for Trigger {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.code())
    }
}

impl FromStr for Trigger {
    type Err = ParseTermError;

    /// Reads a code exactly as `code()` writes it.
    fn from_str(code: &str) -> Result<Self, Self::Err> {
        let found = Self::ALL.iter().find(|trigger| trigger.code() == code);
        found.copied().ok_or_else(|| {
            let expected = Self::ALL.iter().map(|trigger| trigger.code()).collect();
            ParseTermError::new("trigger", code, expected)
        })
    }
}

impl Serialize for Trigger {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Trigger {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        code.parse().map_err(serde::de::Error::custom)
    }
}
