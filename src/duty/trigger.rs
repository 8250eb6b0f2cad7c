//! The events that bring a duty to report.

use jiff::civil::Date;

use super::law;
use crate::law::{Citation, Regime, Verification, coded, vocabulary};
use crate::version::{self, LawOnDay, Period};
use crate::vocabulary::PublicBody;

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

coded! {
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
    /// # Ok::<(), appi::ParseCodeError>(())
    /// ```
    #[derive(PartialOrd, Ord)]
    pub enum Trigger as "trigger code",
        "a code is one such as sensitive-data, organ-more-than-100 or my-number-system"
    {
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

    /// What it requires, in one English sentence of this crate.
    #[must_use]
    pub fn requirement(self) -> String {
        let law = law::of_regime(self.regime());
        let (from, to) = law.preliminary_days;
        let longer = law.final_days_wrongful_purpose;
        let term = if self.is_wrongful_purpose() {
            format!("{longer} days")
        } else {
            let days = law.final_days;
            format!("{days} days ({longer} where the purpose of an act may be wrongful as well)")
        };
        format!(
            "Report to the Commission, as a guide within {from} to {to} days of knowing, report in \
             full within {term}, and notify the persons concerned."
        )
    }

    /// What it requires, in one Japanese sentence of this crate, not official wording.
    #[must_use]
    pub fn requirement_ja(self) -> String {
        let law = law::of_regime(self.regime());
        let (from, to) = law.preliminary_days;
        let longer = law.final_days_wrongful_purpose;
        let term = if self.is_wrongful_purpose() {
            format!("{longer}日以内")
        } else {
            let days = law.final_days;
            format!("{days}日以内（不正の目的の疑いもあるときは{longer}日以内）")
        };
        format!(
            "知ってから{from}～{to}日以内を目安に速報を、{term}に確報を個人情報保護委員会に行い、\
             本人に通知する。"
        )
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

    /// The times in which it brings the duty to report, or did not yet, for a kind of public body,
    /// the oldest first; `None` stands for everybody else. Empty for those whom it never concerns.
    ///
    /// ```
    /// use appi::{PublicBody, Trigger};
    ///
    /// let periods = Trigger::OrganMoreThan100.periods(Some(PublicBody::LocalGovernment));
    /// assert_eq!(periods[1].from(), "2023-04-01".parse()?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn periods(self, body: Option<PublicBody>) -> Vec<Period> {
        version::periods_of(law::periods(), self, body, self.citation())
    }

    /// How it stood for a kind of public body, as far as it is known, on the days of an interval.
    pub(super) fn on_days(self, body: Option<PublicBody>, first: Date, last: Date) -> LawOnDay {
        let regime = match self.regime() {
            ReportingRegime::AdministrativeOrgan => Regime::AdministrativeOrgan,
            ReportingRegime::PrivateOperator | ReportingRegime::MyNumber => Regime::PrivateOperator,
        };
        LawOnDay::new(|body| self.periods(body), regime, body, first, last)
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
