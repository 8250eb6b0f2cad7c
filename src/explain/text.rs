//! An explanation for people, in Japanese and English.

use std::fmt::{self, Write};

use super::{Explanation, Language};
use crate::law::{Citation, Regime, Verification};
use crate::version::Period;
use crate::vocabulary::{Applicability, PublicBody};

impl Explanation {
    /// The explanation as lines of text.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let mut text = String::new();
        let written = self.write(&mut text, language);
        // Writing to a string does not fail.
        debug_assert!(written.is_ok());
        text
    }

    fn write(&self, text: &mut String, language: Language) -> fmt::Result {
        let in_words = |japanese, english| language.choose(japanese, english);
        let line =
            |text: &mut String, label: &str, value: &str| writeln!(text, "  {label}: {value}");
        let cited = |citations: &[Citation]| {
            let written: Vec<String> = citations.iter().map(|one| language.cite(*one)).collect();
            written.join(in_words("、", "; "))
        };

        writeln!(
            text,
            "{}  {}",
            self.code,
            in_words(self.heading, self.title)
        )?;
        if language == Language::English {
            line(text, "Heading", self.heading)?;
        }
        if let Some(group) = self.group_heading {
            line(text, in_words("区分", "Group"), group)?;
        }
        let regimes: Vec<&str> = self
            .regimes
            .iter()
            .map(|one| in_words(Regime::heading(*one), one.title()))
            .collect();
        let regimes = regimes.join(in_words("、", ", "));
        line(text, in_words("対象", "Binds"), &regimes)?;
        let requirement = in_words(&self.requirement_ja, &self.requirement);
        line(text, in_words("求められること", "Requires"), requirement)?;
        writeln!(text, "  {}:", in_words("典型的な事実", "Typical facts"))?;
        let facts = match language {
            Language::Japanese => self.typical_facts_ja,
            Language::English => self.typical_facts,
        };
        for fact in facts {
            writeln!(text, "    {}{fact}", in_words("・", "- "))?;
        }
        line(text, in_words("条文", "Citation"), &cited(&[self.citation]))?;
        if let Some(duty) = self.duty_citation {
            line(
                text,
                in_words("報告義務", "Duty to report"),
                &cited(&[duty]),
            )?;
        }
        if !self.my_number_citations.is_empty() {
            let label = in_words("特定個人情報の場合", "For specific personal information");
            line(text, label, &cited(self.my_number_citations))?;
        }
        let (heading, numbers) = (
            language.checked(self.verification),
            language.checked(self.citation.verification()),
        );
        match language {
            Language::Japanese => {
                writeln!(text, "  確認: 見出しは{heading}、番号は{numbers}")?;
                writeln!(text, "  適用期間（{}現在の確認による）:", self.checked_on)?;
            }
            Language::English => {
                writeln!(text, "  Checked: heading {heading}, numbers {numbers}")?;
                writeln!(text, "  In force (as checked on {}):", self.checked_on)?;
            }
        }
        for group in &self.in_force {
            let parties: Vec<&str> = group
                .parties
                .iter()
                .map(|party| in_words(japanese(*party), english(*party)))
                .collect();
            writeln!(text, "    {}", parties.join(in_words("、", ", ")))?;
            for period in &group.periods {
                writeln!(text, "      {}", language.period(period))?;
            }
        }
        Ok(())
    }
}

impl Language {
    fn choose<'a>(self, japanese: &'a str, english: &'a str) -> &'a str {
        match self {
            Self::Japanese => japanese,
            Self::English => english,
        }
    }

    fn cite(self, citation: Citation) -> String {
        match self {
            Self::Japanese => citation.to_string(),
            Self::English => citation.to_english(),
        }
    }

    fn checked(self, verification: Verification) -> &'static str {
        self.choose(verification.heading(), verification.title())
    }

    /// The days of a period, and how the rule stood in them.
    fn period(self, period: &Period) -> String {
        let citation = period.citation().map(|citation| self.cite(citation));
        let standing = match (period.applicability(), citation) {
            (Applicability::NotEncoded, _) => self
                .choose(
                    "当時の規則は収録していない",
                    "under another rule, not encoded",
                )
                .to_owned(),
            (Applicability::OutsideTheAct, citation) => {
                let outside = self.choose("法の対象外", "outside the Act");
                match (self, citation) {
                    (Self::Japanese, Some(citation)) => format!("{outside}（{citation}）"),
                    (Self::English, Some(citation)) => format!("{outside} ({citation})"),
                    (_, None) => outside.to_owned(),
                }
            }
            (_, citation) => citation.unwrap_or_default(),
        };
        let checked = self.checked(period.verification());
        let from = period.from();
        match (self, period.until()) {
            (Self::Japanese, Some(until)) => format!("{from}～{until} {standing}［{checked}］"),
            (Self::Japanese, None) => format!("{from}～ {standing}［{checked}］"),
            (Self::English, Some(until)) => format!("{from} to {until}: {standing} [{checked}]"),
            (Self::English, None) => format!("since {from}: {standing} [{checked}]"),
        }
    }
}

fn japanese(party: Option<PublicBody>) -> &'static str {
    party.map_or("個人情報取扱事業者", PublicBody::japanese)
}

fn english(party: Option<PublicBody>) -> &'static str {
    match party {
        None => "private operators",
        Some(PublicBody::NationalOrgan) => "organs of the state",
        Some(PublicBody::IncorporatedAgency) => "incorporated administrative agencies",
        Some(PublicBody::LocalGovernment) => "local governments",
        Some(PublicBody::NationalInstitution) => {
            "national hospitals, universities, research bodies"
        }
        Some(PublicBody::LocalInstitution) => "public hospitals, clinics and universities",
        Some(PublicBody::AssemblyOrCourt) => "assemblies and courts",
    }
}
