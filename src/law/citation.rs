//! Where a rule stands: act, article, paragraph, guideline section.

use std::fmt;

use serde::Serialize;

use super::verification::Verification;
use super::vocabulary::vocabulary;

vocabulary! {
    /// A legal text that a [`Citation`] can name. `heading()` is its official Japanese name,
    /// `title()` its English name.
    pub enum Instrument as "legal instrument" {
        /// The Act on the Protection of Personal Information (Act No. 57 of 2003).
        Act {
            code: "act",
            heading: "個人情報の保護に関する法律",
            title: "Act on the Protection of Personal Information",
        },
        /// The Enforcement Rules of the Act.
        EnforcementRules {
            code: "enforcement-rules",
            heading: "個人情報の保護に関する法律施行規則",
            title: "Enforcement Rules of the Act on the Protection of Personal Information",
        },
        /// The Commission's guideline, general volume (通則編).
        GeneralGuidelines {
            code: "general-guidelines",
            heading: "個人情報の保護に関する法律についてのガイドライン（通則編）",
            title: "Guidelines on the Act on the Protection of Personal Information (General Rules)",
        },
        /// The Commission's guide for administrative organs (事務対応ガイド).
        AdministrativeOrganGuide {
            code: "administrative-organ-guide",
            heading: "個人情報の保護に関する法律についての事務対応ガイド（行政機関等向け）",
            title: "Guide to the Act on the Protection of Personal Information (for administrative organs)",
        },
        /// The My Number Act (番号法, Act No. 27 of 2013).
        MyNumberAct {
            code: "my-number-act",
            heading: "行政手続における特定の個人を識別するための番号の利用等に関する法律",
            title: "Act on the Use of Numbers to Identify a Specific Individual in Administrative Procedures",
        },
        /// The My Number guideline, volume for operators (事業者編).
        MyNumberOperatorGuidelines {
            code: "my-number-operator-guidelines",
            heading: "特定個人情報の適正な取扱いに関するガイドライン（事業者編）",
            title: "Guidelines on the Proper Handling of Specific Personal Information (Operators)",
        },
        /// The My Number guideline, volume for administrative organs (行政機関等編).
        MyNumberOrganGuidelines {
            code: "my-number-organ-guidelines",
            heading: "特定個人情報の適正な取扱いに関するガイドライン（行政機関等編）",
            title: "Guidelines on the Proper Handling of Specific Personal Information (Administrative Organs)",
        },
        /// The Act as it was numbered until 31 March 2022.
        FormerAct {
            code: "former-act",
            heading: "旧個人情報の保護に関する法律",
            title: "Act on the Protection of Personal Information (as in force until 2022-03-31)",
        },
        /// The former act on administrative organs (行政機関個人情報保護法), merged into the Act.
        FormerAdministrativeOrgansAct {
            code: "former-administrative-organs-act",
            heading: "行政機関の保有する個人情報の保護に関する法律",
            title: "Act on the Protection of Personal Information Held by Administrative Organs (former)",
        },
        /// The former act on incorporated administrative agencies (独立行政法人等個人情報保護法),
        /// merged into the Act.
        FormerIncorporatedAgenciesAct {
            code: "former-incorporated-agencies-act",
            heading: "独立行政法人等の保有する個人情報の保護に関する法律",
            title: "Act on the Protection of Personal Information Held by Incorporated Administrative Agencies (former)",
        },
    }
}

impl Instrument {
    /// The customary short Japanese name, as [`Citation`] prints it.
    #[must_use]
    pub const fn short_heading(self) -> &'static str {
        match self {
            Self::GeneralGuidelines => "ガイドライン（通則編）",
            Self::AdministrativeOrganGuide => "事務対応ガイド",
            Self::MyNumberAct => "番号法",
            Self::MyNumberOperatorGuidelines => "番号法ガイドライン（事業者編）",
            Self::MyNumberOrganGuidelines => "番号法ガイドライン（行政機関等編）",
            other => other.heading(),
        }
    }

    /// A short English name, as [`Citation::to_english`] prints it.
    #[must_use]
    pub const fn short_title(self) -> &'static str {
        match self {
            Self::Act => "APPI",
            Self::EnforcementRules => "APPI Enforcement Rules",
            Self::GeneralGuidelines => "General Guidelines",
            Self::AdministrativeOrganGuide => "Guide for Administrative Organs",
            Self::MyNumberAct => "My Number Act",
            Self::MyNumberOperatorGuidelines => "My Number Guidelines (Operators)",
            Self::MyNumberOrganGuidelines => "My Number Guidelines (Administrative Organs)",
            Self::FormerAct => "former APPI",
            Self::FormerAdministrativeOrgansAct => "former Administrative Organs Act",
            Self::FormerIncorporatedAgenciesAct => "former Incorporated Agencies Act",
        }
    }
}

/// The place of a rule: an article of an act and, where there is one, the guideline section on it.
///
/// `Display` prints the Japanese form, [`to_english`](Self::to_english) the English one. Both say
/// so when a section number is not verified.
///
/// ```
/// use appi::Provision;
///
/// let citation = Provision::IntrusionPrevention.citation();
/// assert_eq!(
///     citation.to_string(),
///     "個人情報の保護に関する法律 第23条、ガイドライン（通則編）10-6(3)",
/// );
/// assert_eq!(citation.to_english(), "APPI Article 23, General Guidelines 10-6(3)");
/// assert_eq!(citation.article(), "23");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct Citation {
    instrument: Instrument,
    article: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    paragraph: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    guideline: Option<Instrument>,
    #[serde(skip_serializing_if = "Option::is_none")]
    section: Option<&'static str>,
    verification: Verification,
}

impl Citation {
    pub(crate) const fn article_of(instrument: Instrument, article: &'static str) -> Self {
        Self {
            instrument,
            article,
            paragraph: None,
            guideline: None,
            section: None,
            verification: Verification::Primary,
        }
    }

    pub(crate) const fn with_paragraph(mut self, paragraph: u8) -> Self {
        self.paragraph = Some(paragraph);
        self
    }

    pub(crate) const fn with_section(
        mut self,
        guideline: Instrument,
        section: &'static str,
    ) -> Self {
        self.guideline = Some(guideline);
        self.section = Some(section);
        self
    }

    pub(crate) const fn with_verification(mut self, verification: Verification) -> Self {
        self.verification = verification;
        self
    }

    /// The act that the article belongs to.
    #[must_use]
    pub const fn instrument(self) -> Instrument {
        self.instrument
    }

    /// The number of the article; a branch number follows a hyphen, so `29-4` is 第29条の4.
    #[must_use]
    pub const fn article(self) -> &'static str {
        self.article
    }

    /// The paragraph (項) of the article, if the citation is that narrow.
    #[must_use]
    pub const fn paragraph(self) -> Option<u8> {
        self.paragraph
    }

    /// The guideline or guide that explains the article, if one is cited.
    #[must_use]
    pub const fn guideline(self) -> Option<Instrument> {
        self.guideline
    }

    /// The section of that guideline, such as `10-6(3)`. Present exactly when
    /// [`guideline`](Self::guideline) is.
    #[must_use]
    pub const fn section(self) -> Option<&'static str> {
        self.section
    }

    /// How the least certain number of the citation was checked. The numbers of articles now in
    /// force were all read in the primary text.
    #[must_use]
    pub const fn verification(self) -> Verification {
        self.verification
    }

    /// The English form.
    #[must_use]
    pub fn to_english(self) -> String {
        let act = self.instrument.short_title();
        let article = self.article;
        let paragraph = match self.paragraph {
            Some(paragraph) => format!("({paragraph})"),
            None => String::new(),
        };
        let section = match (self.guideline, self.section) {
            (Some(guideline), Some(section)) => {
                let section = section.replace("別添", "Annex ");
                format!(", {} {section}", guideline.short_title())
            }
            _ => String::new(),
        };
        let doubt = match self.verification {
            Verification::Unverified => " (number not verified)",
            _ => "",
        };
        format!("{act} Article {article}{paragraph}{section}{doubt}")
    }
}

impl fmt::Display for Citation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} ", self.instrument.short_heading())?;
        match self.article.split_once('-') {
            Some((article, branch)) => write!(formatter, "第{article}条の{branch}")?,
            None => write!(formatter, "第{}条", self.article)?,
        }
        if let Some(paragraph) = self.paragraph {
            write!(formatter, "第{paragraph}項")?;
        }
        if let (Some(guideline), Some(section)) = (self.guideline, self.section) {
            let name = guideline.short_heading();
            // A closing bracket already separates the name from the number.
            let space = if name.ends_with('）') { "" } else { " " };
            write!(formatter, "、{name}{space}{section}")?;
        }
        if self.verification == Verification::Unverified {
            formatter.write_str("（番号未確認）")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn branch_numbers_and_paragraphs_are_printed_as_lawyers_write_them() {
        let branch = Citation::article_of(Instrument::MyNumberAct, "29-4");
        assert_eq!(branch.to_string(), "番号法 第29条の4");
        assert_eq!(branch.to_english(), "My Number Act Article 29-4");
        let paragraph = Citation::article_of(Instrument::Act, "27").with_paragraph(1);
        assert_eq!(
            paragraph.to_string(),
            "個人情報の保護に関する法律 第27条第1項"
        );
        assert_eq!(paragraph.to_english(), "APPI Article 27(1)");
    }

    #[test]
    fn a_doubtful_number_is_marked_in_both_languages() {
        let citation = Citation::article_of(Instrument::Act, "66")
            .with_section(Instrument::AdministrativeOrganGuide, "4-8-4")
            .with_verification(Verification::Unverified);
        assert_eq!(
            citation.to_string(),
            "個人情報の保護に関する法律 第66条、事務対応ガイド 4-8-4（番号未確認）"
        );
        assert_eq!(
            citation.to_english(),
            "APPI Article 66, Guide for Administrative Organs 4-8-4 (number not verified)"
        );
    }
}
