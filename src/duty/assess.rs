//! From the facts of a text to what it says of the duty to report.

use super::exemption;
use super::persons;
use super::told::{self, Certainty, HarmTold, any_attack, reads_attack, says};
use super::trigger::{ReportingRegime, Trigger};
use super::vocabulary::{Exemption, ReportingParty, SettlingFact, TriggerStatus};
use super::{Duty, ExemptionAssessment, NoticeToPersons, TriggerAssessment, TriggerEvidence};
use crate::classification::{Fact, Facts, IncidentDay};
use crate::law::Regime;
use crate::version::LawOnDay;
use crate::vocabulary::{
    Applicability, Attack, Circumstance, DataCategory, PublicBody, RegimeDispute, Role,
};

/// Ways of coming to harm that somebody brings about who may have a wrongful purpose (guideline
/// 3-5-3-1(3)).
const WRONGFUL: &[Attack] = &[
    Attack::Ransomware,
    Attack::Malware,
    Attack::Phishing,
    Attack::SupportScam,
    Attack::SqlInjection,
    Attack::CrossSiteScripting,
    Attack::BruteForce,
    Attack::CredentialStuffing,
    Attack::SupplyChain,
    Attack::Theft,
    Attack::InsiderExfiltration,
    Attack::InsiderMisuse,
];

/// Deeds of insiders whose purpose the deed itself does not tell.
const OF_UNKNOWN_PURPOSE: &[Attack] = &[Attack::InsiderBrowsing, Attack::InsiderDisclosure];

/// Slips of the party's own, in which nobody acts against it.
const SLIPS: &[Attack] = &[
    Attack::Misdelivery,
    Attack::Misconfiguration,
    Attack::WrongfulDisposal,
];

/// What the text says of what a trigger looks at, harm and exemptions aside.
pub(super) struct Element {
    pub(super) status: TriggerStatus,
    pub(super) settled_by: Vec<SettlingFact>,
    pub(super) evidence: Vec<TriggerEvidence>,
}

impl Element {
    fn met(evidence: Vec<TriggerEvidence>) -> Self {
        Self::new(TriggerStatus::Met, &[], evidence)
    }

    pub(super) fn open(settled_by: &[SettlingFact]) -> Self {
        Self::new(TriggerStatus::Open, settled_by, Vec::new())
    }

    fn new(
        status: TriggerStatus,
        settled_by: &[SettlingFact],
        evidence: Vec<TriggerEvidence>,
    ) -> Self {
        Self {
            status,
            settled_by: settled_by.to_vec(),
            evidence,
        }
    }

    /// No more than possible, and what would settle it.
    fn at_most_possible(&mut self, settled_by: SettlingFact) {
        if self.status == TriggerStatus::Met {
            self.status = TriggerStatus::Possible;
        }
        if self.status != TriggerStatus::NotMet && !self.settled_by.contains(&settled_by) {
            self.settled_by.push(settled_by);
        }
    }

    fn denied(&mut self, settled_by: &[SettlingFact], evidence: &[TriggerEvidence]) {
        self.status = TriggerStatus::NotMet;
        self.settled_by = settled_by.to_vec();
        self.evidence.extend_from_slice(evidence);
    }
}

/// What the facts of `text` say of the duty to report, and whether it was in force on the day of the
/// incident.
pub(crate) fn assess(facts: &Facts, day: Option<&IncidentDay>, text: &str) -> Duty {
    let tells_of_incident = !facts.attacks().is_empty()
        || !facts.harms().is_empty()
        || says(facts, Circumstance::WrongfulAct)
        || says(facts, Circumstance::PublicExposure);
    let regimes = if tells_of_incident {
        regimes(facts)
    } else {
        Vec::new()
    };
    let exemptions = exemption::assess(facts, &regimes);
    let triggers = Trigger::ALL
        .iter()
        .filter(|trigger| regimes.contains(&trigger.regime()) && binds(**trigger, facts.body()))
        .map(|trigger| {
            let element = assess_trigger(*trigger, facts, text, &exemptions);
            TriggerAssessment {
                trigger: *trigger,
                status: element.status,
                settled_by: element.settled_by,
                evidence: element.evidence,
                on_the_day: on_the_day(*trigger, facts.body(), day),
            }
        })
        .collect();
    let mut duty = Duty {
        triggers,
        exemptions,
        by_whom: by_whom(facts),
        notices: Vec::new(),
        body: facts.body(),
    };
    duty.notices = regimes
        .iter()
        .filter_map(|regime| {
            Some(NoticeToPersons {
                regime: *regime,
                status: duty.status_of(*regime)?,
                citation: regime.notice_citation(),
            })
        })
        .collect();
    duty
}

/// Whether a trigger has to do with a kind of public body, on whatever day. Where neither chapter
/// binds the party, all are listed, and [`TriggerAssessment::on_the_day`] says so.
fn binds(trigger: Trigger, body: Option<PublicBody>) -> bool {
    let Some(body) = body.filter(|body| *body != PublicBody::AssemblyOrCourt) else {
        return true;
    };
    let periods = trigger.periods(Some(body));
    let in_force = |one| one == Applicability::InForce;
    periods.iter().any(|one| in_force(one.applicability()))
}

fn on_the_day(
    trigger: Trigger,
    body: Option<PublicBody>,
    day: Option<&IncidentDay>,
) -> Option<LawOnDay> {
    match (day, body) {
        (Some(day), body) => Some(trigger.on_days(body, day.first(), day.last())),
        (None, Some(PublicBody::AssemblyOrCourt))
            if trigger.regime() != ReportingRegime::MyNumber =>
        {
            Some(LawOnDay::outside_the_act())
        }
        (None, _) => None,
    }
}

/// The duties that may bind the party.
fn regimes(facts: &Facts) -> Vec<ReportingRegime> {
    let mut regimes = match facts.regime() {
        Regime::PrivateOperator => vec![ReportingRegime::PrivateOperator],
        Regime::AdministrativeOrgan => vec![ReportingRegime::AdministrativeOrgan],
        // Whether the Act reaches them is open; organs they are not.
        Regime::Undetermined if facts.regime_disputes().iter().all(is_of_operators) => {
            vec![ReportingRegime::PrivateOperator]
        }
        Regime::Undetermined => vec![
            ReportingRegime::PrivateOperator,
            ReportingRegime::AdministrativeOrgan,
        ],
    };
    let of_my_number = facts
        .data()
        .contains(&DataCategory::SpecificPersonalInformation)
        || says(facts, Circumstance::MyNumberSystem);
    if of_my_number {
        regimes.push(ReportingRegime::MyNumber);
    }
    regimes
}

fn is_of_operators(dispute: &RegimeDispute) -> bool {
    matches!(
        dispute,
        RegimeDispute::ExemptPurpose | RegimeDispute::OperatorAbroad
    )
}

fn by_whom(facts: &Facts) -> ReportingParty {
    match facts.role() {
        Role::Consignor => ReportingParty::ConsignorAndConsignee,
        Role::Consignee if says(facts, Circumstance::ConsignorNotified) => {
            ReportingParty::Consignor
        }
        Role::Consignee => ReportingParty::ConsignorAndConsignee,
        Role::None => ReportingParty::Itself,
    }
}

fn assess_trigger(
    trigger: Trigger,
    facts: &Facts,
    text: &str,
    exemptions: &[ExemptionAssessment],
) -> Element {
    let mut element = match trigger {
        Trigger::SensitiveData | Trigger::OrganSensitiveData => sensitive_data(facts),
        Trigger::PropertyDamage | Trigger::OrganPropertyDamage => property_damage(facts),
        Trigger::WrongfulPurpose
        | Trigger::OrganWrongfulPurpose
        | Trigger::MyNumberWrongfulPurpose => wrongful_purpose(facts),
        Trigger::OrganOrdinanceSensitive => stated(
            facts,
            Circumstance::OrdinanceSensitive,
            Some(Circumstance::NoOrdinanceSensitive),
            SettlingFact::Ordinance,
        ),
        Trigger::MyNumberSystem => stated(
            facts,
            Circumstance::MyNumberSystem,
            None,
            SettlingFact::MyNumberSystem,
        ),
        Trigger::MyNumberPublicExposure => public_exposure(facts),
        Trigger::MoreThan1000 | Trigger::OrganMoreThan100 | Trigger::MyNumberMoreThan100 => {
            match trigger.more_than() {
                Some(more_than) => persons::exceeds(facts.headcount(), more_than, text),
                None => Element::open(&[SettlingFact::HeadCount]),
            }
        }
    };
    if facts.regime() == Regime::Undetermined && trigger.regime() != ReportingRegime::MyNumber {
        element.at_most_possible(SettlingFact::Regime);
    }
    if trigger.regime() == ReportingRegime::MyNumber
        && told::data(facts, DataCategory::SpecificPersonalInformation) != Some(Certainty::Sure)
    {
        element.at_most_possible(SettlingFact::SpecificPersonalInformation);
    }
    weigh_harm(&mut element, facts);
    for exemption in exemptions {
        weigh_exemption(&mut element, exemption);
    }
    element
        .evidence
        .sort_by(|one, other| one.words.cmp(&other.words));
    element.evidence.dedup();
    element
}

/// A harm that is possible counts like one that occurred; one that is only denied meets nothing.
fn weigh_harm(element: &mut Element, facts: &Facts) {
    match told::harm(facts) {
        HarmTold::CameToHarm => {}
        HarmTold::Denied => {
            let denial = told::evidence(facts, |fact| matches!(fact, Fact::Harm(..)));
            element.denied(&[SettlingFact::Harm], &denial);
        }
        HarmTold::Unknown => element.at_most_possible(SettlingFact::Harm),
    }
}

fn weigh_exemption(element: &mut Element, exemption: &ExemptionAssessment) {
    // A contractor's notice frees the contractor; the event remains a reportable one.
    if exemption.exemption == Exemption::NoticeToConsignor {
        return;
    }
    match exemption.status {
        TriggerStatus::Met => element.denied(&exemption.settled_by, &exemption.evidence),
        TriggerStatus::Possible => {
            for fact in &exemption.settled_by {
                element.at_most_possible(*fact);
            }
        }
        _ => {}
    }
}

fn sensitive_data(facts: &Facts) -> Element {
    let named = |category| told::evidence(facts, |fact| fact == Fact::Data(category));
    let settled_by = [SettlingFact::SensitiveItems];
    if let Some(certainty) = told::data(facts, DataCategory::Sensitive) {
        let evidence = named(DataCategory::Sensitive);
        return if certainty == Certainty::Sure {
            Element::met(evidence)
        } else {
            Element::new(TriggerStatus::Possible, &settled_by, evidence)
        };
    }
    if says(facts, Circumstance::NoSensitiveData) {
        let evidence = told::evidence(facts, |fact| {
            fact == Fact::Circumstance(Circumstance::NoSensitiveData)
        });
        return Element::new(TriggerStatus::NotMet, &[], evidence);
    }
    if told::data(facts, DataCategory::Medical).is_some() {
        // That somebody is a patient is no illness yet.
        let evidence = named(DataCategory::Medical);
        return Element::new(TriggerStatus::Possible, &settled_by, evidence);
    }
    Element::open(&settled_by)
}

fn property_damage(facts: &Facts) -> Element {
    let has = |category| told::data(facts, category);
    let evidence = |category| told::evidence(facts, |fact| fact == Fact::Data(category));
    let circumstance =
        |one: Circumstance| told::evidence(facts, |fact| fact == Fact::Circumstance(one));
    let possible =
        |settled_by, evidence| Element::new(TriggerStatus::Possible, &[settled_by], evidence);
    if says(facts, Circumstance::PropertyDamage) {
        return Element::met(circumstance(Circumstance::PropertyDamage));
    }
    if let Some(certainty) = has(DataCategory::PaymentCard) {
        let words = evidence(DataCategory::PaymentCard);
        return if says(facts, Circumstance::TruncatedCardNumber) {
            possible(SettlingFact::WholeCardNumber, words)
        } else if certainty == Certainty::Sure {
            Element::met(words)
        } else {
            possible(SettlingFact::PaymentItems, words)
        };
    }
    let credentials = has(DataCategory::Credentials).is_some();
    if credentials && says(facts, Circumstance::PaymentService) {
        let mut words = evidence(DataCategory::Credentials);
        words.extend(circumstance(Circumstance::PaymentService));
        return Element::met(words);
    }
    // The credentials of such a service are named, not that they got out.
    if says(facts, Circumstance::PaymentService) {
        let words = circumstance(Circumstance::PaymentService);
        return possible(SettlingFact::PaymentItems, words);
    }
    if has(DataCategory::BankAccount).is_some() {
        let mut words = evidence(DataCategory::BankAccount);
        if credentials {
            words.extend(evidence(DataCategory::Credentials));
            return Element::met(words);
        }
        return possible(SettlingFact::BankCredentials, words);
    }
    if says(facts, Circumstance::NoPropertyDamage) {
        let words = circumstance(Circumstance::NoPropertyDamage);
        return Element::new(TriggerStatus::NotMet, &[], words);
    }
    if credentials {
        return possible(
            SettlingFact::PaymentService,
            evidence(DataCategory::Credentials),
        );
    }
    Element::open(&[SettlingFact::PaymentItems])
}

fn wrongful_purpose(facts: &Facts) -> Element {
    let of_attacks = |attacks: &[Attack]| {
        told::evidence(
            facts,
            |fact| matches!(fact, Fact::Attack(attack) if attacks.contains(&attack)),
        )
    };
    let circumstance =
        |one: Circumstance| told::evidence(facts, |fact| fact == Fact::Circumstance(one));
    if reads_attack(facts, WRONGFUL) || says(facts, Circumstance::WrongfulAct) {
        let mut words = of_attacks(WRONGFUL);
        words.extend(circumstance(Circumstance::WrongfulAct));
        return Element::met(words);
    }
    let denied = says(facts, Circumstance::NoWrongfulPurpose);
    if any_attack(facts, WRONGFUL) && !denied {
        let words = of_attacks(WRONGFUL);
        return Element::new(TriggerStatus::Possible, &[SettlingFact::WrongfulAct], words);
    }
    if any_attack(facts, OF_UNKNOWN_PURPOSE) && !denied {
        let words = of_attacks(OF_UNKNOWN_PURPOSE);
        return Element::new(
            TriggerStatus::Possible,
            &[SettlingFact::InsidersPurpose],
            words,
        );
    }
    if denied {
        let words = circumstance(Circumstance::NoWrongfulPurpose);
        return Element::new(TriggerStatus::NotMet, &[], words);
    }
    // What got lost may have been stolen; what the party itself sent or opened was not.
    if reads_attack(facts, SLIPS) && !any_attack(facts, &[Attack::Loss]) {
        let words = of_attacks(SLIPS);
        return Element::new(TriggerStatus::NotMet, &[SettlingFact::WrongfulAct], words);
    }
    Element::open(&[SettlingFact::WrongfulAct])
}

fn public_exposure(facts: &Facts) -> Element {
    let element = stated(
        facts,
        Circumstance::PublicExposure,
        None,
        SettlingFact::PublicExposure,
    );
    if element.status == TriggerStatus::Open && any_attack(facts, &[Attack::Misconfiguration]) {
        let words = told::evidence(facts, |fact| fact == Fact::Attack(Attack::Misconfiguration));
        return Element::new(
            TriggerStatus::Possible,
            &[SettlingFact::PublicExposure],
            words,
        );
    }
    element
}

/// Met or denied as the text says in so many words, else open.
fn stated(
    facts: &Facts,
    met: Circumstance,
    denied: Option<Circumstance>,
    settled_by: SettlingFact,
) -> Element {
    let words = |one: Circumstance| told::evidence(facts, |fact| fact == Fact::Circumstance(one));
    if says(facts, met) {
        return Element::met(words(met));
    }
    match denied {
        Some(denied) if says(facts, denied) => {
            Element::new(TriggerStatus::NotMet, &[], words(denied))
        }
        _ => Element::open(&[settled_by]),
    }
}
