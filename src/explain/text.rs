//! An explanation for people, in Japanese and English.

use std::fmt::{self, Write};

use super::{Explanation, Language};
use crate::law::Citation;
use crate::version::Period;
use crate::vocabulary::{Applicability, PublicBody};

impl Explanation {
    /// The explanation as lines of text.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let mut text = String::new();
        let written = match language {
            Language::Japanese => self.write_japanese(&mut text),
            Language::English => self.write_english(&mut text),
        };
        // Writing to a string does not fail.
        debug_assert!(written.is_ok());
        text
    }

    fn write_japanese(&self, text: &mut String) -> fmt::Result {
        writeln!(text, "{}  {}", self.code, self.heading)?;
        if let Some(group) = self.group_heading {
            writeln!(text, "  区分: {group}")?;
        }
        writeln!(text, "  対象: {}", self.regime.heading())?;
        writeln!(text, "  求められること: {}", self.requirement_ja)?;
        writeln!(text, "  典型的な事実:")?;
        for fact in self.typical_facts_ja {
            writeln!(text, "    ・{fact}")?;
        }
        writeln!(text, "  条文: {}", self.citation)?;
        if !self.my_number_citations.is_empty() {
            let citations = joined(self.my_number_citations, Citation::to_string, "、");
            writeln!(text, "  特定個人情報の場合: {citations}")?;
        }
        writeln!(
            text,
            "  確認: 見出しは{}、番号は{}",
            self.verification.heading(),
            self.citation.verification().heading()
        )?;
        writeln!(text, "  適用期間（{}現在の確認による）:", self.checked_on)?;
        for group in &self.in_force {
            let parties = joined(&group.parties, |party| japanese(*party).to_owned(), "、");
            writeln!(text, "    {parties}")?;
            for period in &group.periods {
                let until = period.until().map_or(String::new(), |day| day.to_string());
                let standing = match (period.applicability(), period.citation()) {
                    (Applicability::OutsideTheAct, Some(citation)) => {
                        format!("法の対象外（{citation}）")
                    }
                    (Applicability::OutsideTheAct, None) => "法の対象外".to_owned(),
                    (_, citation) => citation.map_or(String::new(), |one| one.to_string()),
                };
                writeln!(
                    text,
                    "      {}～{until} {standing}［{}］",
                    period.from(),
                    period.verification().heading()
                )?;
            }
        }
        Ok(())
    }

    fn write_english(&self, text: &mut String) -> fmt::Result {
        writeln!(text, "{}  {}", self.code, self.title)?;
        writeln!(text, "  Heading: {}", self.heading)?;
        if let Some(group) = self.group_heading {
            writeln!(text, "  Group: {group}")?;
        }
        writeln!(text, "  Binds: {}", self.regime.title())?;
        writeln!(text, "  Requires: {}", self.requirement)?;
        writeln!(text, "  Typical facts:")?;
        for fact in self.typical_facts {
            writeln!(text, "    - {fact}")?;
        }
        writeln!(text, "  Citation: {}", self.citation.to_english())?;
        if !self.my_number_citations.is_empty() {
            let citations = joined(self.my_number_citations, |one| one.to_english(), "; ");
            writeln!(text, "  For specific personal information: {citations}")?;
        }
        writeln!(
            text,
            "  Checked: heading {}, numbers {}",
            self.verification.title(),
            self.citation.verification().title()
        )?;
        writeln!(text, "  In force (as checked on {}):", self.checked_on)?;
        for group in &self.in_force {
            let parties = joined(&group.parties, |party| english(*party).to_owned(), ", ");
            writeln!(text, "    {parties}")?;
            for period in &group.periods {
                writeln!(text, "      {}", english_period(period))?;
            }
        }
        Ok(())
    }
}

fn english_period(period: &Period) -> String {
    let from = period.from();
    let days = match period.until() {
        Some(until) => format!("{from} to {until}"),
        None => format!("since {from}"),
    };
    let citation = period.citation().map(Citation::to_english);
    let standing = match (period.applicability(), citation) {
        (Applicability::OutsideTheAct, Some(citation)) => format!("outside the Act ({citation})"),
        (Applicability::OutsideTheAct, None) => "outside the Act".to_owned(),
        (_, citation) => citation.unwrap_or_default(),
    };
    format!("{days}: {standing} [{}]", period.verification().title())
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

fn joined<T>(items: &[T], write: impl Fn(&T) -> String, between: &str) -> String {
    let written: Vec<String> = items.iter().map(write).collect();
    written.join(between)
}
