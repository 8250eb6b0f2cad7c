//! The classes in which an incident is reported: the nine events of the PrivacyMark (PMK500), the
//! causes of JIPDEC's figures, and the causes on the Commission's report form.
//!
//! They are no findings, and nobody gets them unasked: a caller asks for the classes of a
//! [`Classification`]. Which facts belong to which class stands in `rules/law/privacymark.toml`,
//! with how far each class was verified.
//!
//! ```
//! use appi::privacymark::{JipdecCause, PrivacyMarkEvent, ReportFormCause};
//!
//! let classification = appi::classify("電車内でUSBメモリを紛失し、顧客の情報が漏えいしたおそれがある。");
//! assert_eq!(
//!     appi::privacymark::events(&classification),
//!     [PrivacyMarkEvent::Missing, PrivacyMarkEvent::Possibility],
//! );
//! assert_eq!(appi::privacymark::jipdec_causes(&classification), [JipdecCause::Missing]);
//! assert_eq!(appi::privacymark::report_form_causes(&classification), [ReportFormCause::Missing]);
//! ```

mod terms;

pub use terms::{JipdecCause, PrivacyMarkEvent, ReportFormCause};

use crate::classification::{Classification, Fact};
use crate::law::{Provision, Verification};
use crate::vocabulary::{Attack, Circumstance, HarmKind, HarmStatus, Modality};

/// Which facts and findings belong to a class.
struct Class<T> {
    class: T,
    verification: Verification,
    /// Whether it is for what no other class takes.
    is_rest: bool,
    harms: &'static [HarmKind],
    attacks: &'static [Attack],
    provisions: &'static [Provision],
    circumstances: &'static [Circumstance],
    /// Circumstances that put an attack into another class.
    unless: &'static [Circumstance],
}

include!(concat!(env!("OUT_DIR"), "/privacymark.rs"));

/// The events of the PrivacyMark, each once, in the order of the form. What may have happened is
/// [`PrivacyMarkEvent::Possibility`].
#[must_use]
pub fn events(classification: &Classification) -> Vec<PrivacyMarkEvent> {
    let mut events = Vec::new();
    for class in EVENTS {
        match class.fits(classification) {
            Some(HarmStatus::Occurred) => events.push(class.class),
            Some(_) => events.push(PrivacyMarkEvent::Possibility),
            None => {}
        }
    }
    events.sort_unstable();
    events.dedup();
    events
}

/// The causes in the classes of JIPDEC, as narrow as the facts allow, each once: where the text tells
/// the way (mail, fax, envelope, address, door), that class and not 誤送付 as a whole.
///
/// ```
/// use appi::privacymark::JipdecCause;
///
/// let classification = appi::classify("ファクス番号を押し間違え、名簿を別の会社に送信した。");
/// assert_eq!(appi::privacymark::jipdec_causes(&classification), [JipdecCause::FaxMissending]);
/// ```
#[must_use]
pub fn jipdec_causes(classification: &Classification) -> Vec<JipdecCause> {
    let causes = causes(JIPDEC_CAUSES, classification);
    let is_narrowed = |cause: &JipdecCause| {
        causes.iter().any(|other| {
            let rest = other.code().strip_prefix(cause.code());
            rest.is_some_and(|rest| rest.starts_with('-'))
        })
    };
    let narrowest = causes.iter().filter(|cause| !is_narrowed(cause));
    narrowest.copied().collect()
}

/// The causes on the Commission's report form, each once. Where the text does not tell whether
/// something was handed over or sent, a misdelivery gives both classes to choose from.
#[must_use]
pub fn report_form_causes(classification: &Classification) -> Vec<ReportFormCause> {
    causes(REPORT_FORM_CAUSES, classification)
}

impl PrivacyMarkEvent {
    /// How the class was checked.
    #[must_use]
    pub fn verification(self) -> Verification {
        verification(EVENTS, self)
    }
}

impl JipdecCause {
    /// How the class was checked.
    #[must_use]
    pub fn verification(self) -> Verification {
        verification(JIPDEC_CAUSES, self)
    }
}

impl ReportFormCause {
    /// How the class was checked.
    #[must_use]
    pub fn verification(self) -> Verification {
        verification(REPORT_FORM_CAUSES, self)
    }
}

fn verification<T: PartialEq>(classes: &[Class<T>], wanted: T) -> Verification {
    classes
        .iter()
        .find(|class| class.class == wanted)
        .map_or(Verification::Unverified, |class| class.verification)
}

fn causes<T: Copy + Ord>(classes: &[Class<T>], classification: &Classification) -> Vec<T> {
    let fitting = |is_rest: bool| -> Vec<T> {
        classes
            .iter()
            .filter(|class| class.is_rest == is_rest && class.fits(classification).is_some())
            .map(|class| class.class)
            .collect()
    };
    let mut causes = fitting(false);
    if causes.is_empty() {
        causes = fitting(true);
    }
    causes.sort_unstable();
    causes.dedup();
    causes
}

impl<T> Class<T> {
    /// Whether something of the class happened or may have; nothing if neither.
    fn fits(&self, classification: &Classification) -> Option<HarmStatus> {
        let facts = classification.facts();
        let findings = classification.findings();
        let harms = facts
            .harms()
            .iter()
            .filter(|harm| self.harms.contains(&harm.kind()))
            .map(|harm| harm.status());
        let is_elsewhere = facts
            .circumstances()
            .iter()
            .any(|one| self.unless.contains(one));
        let told = facts.evidence().iter().filter_map(|evidence| {
            let belongs = match evidence.fact() {
                Fact::Attack(attack) => self.attacks.contains(&attack) && !is_elsewhere,
                Fact::Circumstance(circumstance) => self.circumstances.contains(&circumstance),
                _ => false,
            };
            belongs.then(|| match evidence.modality() {
                Modality::Possible => HarmStatus::Possible,
                _ => HarmStatus::Occurred,
            })
        });
        let found = findings
            .iter()
            .filter(|finding| self.provisions.contains(&finding.provision()))
            .map(|_| HarmStatus::Occurred);
        harms
            .chain(told)
            .chain(found)
            .filter(|status| *status != HarmStatus::Denied)
            .min()
    }
}
