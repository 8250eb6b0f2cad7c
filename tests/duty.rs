//! The duty to report and its deadlines, on cases of our own (`tests/duty.toml`).

use std::collections::{BTreeMap, BTreeSet};

use appi::{
    Applicability, Classifier, CountingNote, Date, Duty, Exemption, ReportStep, ReportingParty,
    ReportingRegime, Trigger, TriggerStatus, Verification,
};
use serde::Deserialize;
use toml::value::Datetime;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    case: Vec<Case>,
    deadline: Vec<Counted>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Case {
    text: String,
    on: Option<Datetime>,
    triggers: BTreeMap<Trigger, TriggerStatus>,
    #[serde(default)]
    then: BTreeMap<Trigger, Applicability>,
    #[serde(default)]
    absent: Vec<Trigger>,
    #[serde(default)]
    exemptions: BTreeMap<Exemption, TriggerStatus>,
    by_whom: Option<ReportingParty>,
    known_on: Option<Datetime>,
    preliminary: Option<(Datetime, Datetime)>,
    r#final: Option<Vec<Datetime>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Counted {
    #[serde(default)]
    why: String,
    known_on: Datetime,
    days: u8,
    last: Datetime,
    #[serde(default)]
    notes: Vec<CountingNote>,
}

fn cases() -> Cases {
    toml::from_str(include_str!("duty.toml")).unwrap()
}

fn day(day: &Datetime) -> Date {
    day.to_string().parse().unwrap()
}

fn final_days(duty: &Duty, known_on: Date) -> Vec<Date> {
    let deadlines = duty.deadlines(known_on);
    let best = deadlines.iter().map(|one| one.status()).max();
    deadlines
        .iter()
        .filter(|one| one.step() == ReportStep::Final && Some(one.status()) == best)
        .map(|one| one.last())
        .collect()
}

#[test]
fn triggers_exemptions_and_deadlines_are_as_the_table_says() {
    let mut wrong = Vec::new();
    let cases = cases().case;
    let classifier = Classifier::new().unwrap();
    for case in &cases {
        let classification = match &case.on {
            Some(on) => classifier.classify_on(&case.text, day(on)),
            None => classifier.classify(&case.text),
        };
        let duty = classification.duty();
        for (trigger, expected) in &case.triggers {
            let got = duty.status(*trigger);
            if got != Some(*expected) {
                wrong.push(format!(
                    "{}\n  {trigger}: {got:?}, not {expected}",
                    case.text
                ));
            }
        }
        for (trigger, expected) in &case.then {
            let assessment = duty.triggers().iter().find(|one| one.trigger() == *trigger);
            let then = assessment.and_then(|one| one.on_the_day());
            let got = then.map(|then| then.applicability());
            if got != Some(*expected) {
                let text = &case.text;
                wrong.push(format!("{text}\n  {trigger} then: {got:?}, not {expected}"));
            }
        }
        for trigger in &case.absent {
            if duty.status(*trigger).is_some() {
                wrong.push(format!("{}\n  {trigger} is there", case.text));
            }
        }
        for (exemption, expected) in &case.exemptions {
            let mut found = duty.exemptions().iter();
            let got = found.find(|one| one.exemption() == *exemption);
            let got = got.map(|one| one.status());
            if got != Some(*expected) {
                wrong.push(format!(
                    "{}\n  {exemption}: {got:?}, not {expected}",
                    case.text
                ));
            }
        }
        if case.by_whom.is_some_and(|party| party != duty.by_whom()) {
            wrong.push(format!("{}\n  by {}", case.text, duty.by_whom()));
        }
        let Some(known_on) = &case.known_on else {
            continue;
        };
        let known_on = day(known_on);
        if let Some((first, last)) = &case.preliminary {
            let deadlines = duty.deadlines(known_on);
            let got: Vec<_> = deadlines
                .iter()
                .filter(|one| one.step() == ReportStep::Preliminary)
                .map(|one| (one.first(), one.last()))
                .collect();
            if got != [(day(first), day(last))] {
                wrong.push(format!("{}\n  preliminary: {got:?}", case.text));
            }
        }
        if let Some(expected) = &case.r#final {
            let got = final_days(duty, known_on);
            let expected: Vec<Date> = expected.iter().map(day).collect();
            if got != expected {
                wrong.push(format!("{}\n  final: {got:?}, not {expected:?}", case.text));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert!(cases.len() >= 75, "{} cases", cases.len());
}

/// A text whose final report is due in so many days.
fn duty_of(days: u8) -> Duty {
    let text = match days {
        30 => "当社は、顧客1,001人の氏名を別の会社に誤送付した。",
        _ => "当社のサーバーが不正アクセスを受け、会員の氏名が漏えいした。",
    };
    appi::classify(text).duty().clone()
}

#[test]
fn days_are_counted_as_the_table_says() {
    let mut wrong = Vec::new();
    let in_force_from: Date = "2022-04-01".parse().unwrap();
    for case in cases().deadline {
        let duty = duty_of(case.days);
        let known_on = day(&case.known_on);
        let deadlines = duty.deadlines(known_on);
        let last = deadlines
            .iter()
            .find(|one| one.step() == ReportStep::Final && one.status() == TriggerStatus::Met);
        let last = last.unwrap();
        assert_eq!(last.days(), (case.days, case.days));
        if last.last() != day(&case.last) {
            let why = &case.why;
            wrong.push(format!(
                "{known_on}: {}, not {}: {why}",
                last.last(),
                case.last
            ));
        }
        for note in &case.notes {
            assert!(last.notes().contains(note), "{known_on}: {note}");
        }
        let says_not_in_force = last.notes().contains(&CountingNote::NotInForceThen);
        assert_eq!(says_not_in_force, known_on < in_force_from, "{known_on}");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_end_of_the_calendar_is_no_panic() {
    for known_on in [Date::MAX, Date::MIN, "9999-12-15".parse().unwrap()] {
        let mut deadlines = duty_of(60).deadlines(known_on);
        deadlines.retain(|one| one.step() == ReportStep::Final);
        assert!(!deadlines.is_empty());
        for deadline in deadlines {
            let beyond = deadline.notes().contains(&CountingNote::BeyondCalendar);
            assert_eq!(beyond, known_on != Date::MIN, "{known_on}");
        }
    }
}

#[test]
fn every_trigger_has_its_record() {
    let mut codes = BTreeSet::new();
    for trigger in Trigger::ALL {
        assert!(codes.insert(trigger.code()));
        assert_eq!(trigger.code().parse(), Ok(*trigger));
        assert!(!trigger.heading().is_empty() && !trigger.title().is_empty());
        assert!(!trigger.source().is_empty());
        assert!(trigger.citation().item().is_some());
        assert!(trigger.checked_on() > "2025-01-01".parse().unwrap());
        assert!(trigger.verification() > Verification::Unverified);
        // What was only seen second-hand is not passed off as the primary text.
        let organ = trigger.regime() == ReportingRegime::AdministrativeOrgan;
        assert_eq!(organ, trigger.verification() < Verification::Primary);
    }
    assert!("more-than-999".parse::<Trigger>().is_err());
    let thresholds: Vec<u64> = Trigger::ALL
        .iter()
        .filter_map(|trigger| trigger.more_than())
        .collect();
    assert_eq!(thresholds, [1000, 100, 100]);
}

#[test]
fn evidence_is_words_of_the_text() {
    let text =
        "当社のサーバーが不正アクセスを受け、顧客1,500人のクレジットカード番号が漏えいした。";
    let classification = appi::classify(text);
    for assessment in classification.duty().triggers() {
        let met = assessment.status() == TriggerStatus::Met;
        assert!(
            !met || !assessment.evidence().is_empty(),
            "{}",
            assessment.trigger()
        );
        assert!(
            met || !assessment.settled_by().is_empty(),
            "{}",
            assessment.trigger()
        );
        for words in assessment.evidence().iter().flat_map(|one| one.words()) {
            assert!(words.text(text).is_some());
        }
    }
}

#[test]
fn suppositions_count_only_where_the_caller_says_so() {
    let text = "購入者のクレジットカード番号が漏えいした場合";
    let plain = appi::classify(text);
    assert!(plain.duty().triggers().is_empty());
    let supposing = Classifier::builder()
        .hypothetical_as_fact(true)
        .build()
        .unwrap();
    let duty = supposing.classify(text).duty().clone();
    assert_eq!(
        duty.status(Trigger::PropertyDamage),
        Some(TriggerStatus::Met)
    );
}

#[test]
fn the_json_form_names_codes_and_spans_only() {
    let text = "市は、住民101人の病歴が記載された名簿を紛失した。";
    let json = serde_json::to_value(appi::classify(text)).unwrap();
    let triggers = json["duty"]["triggers"].as_array().unwrap();
    let of = |code: &str| triggers.iter().find(|one| one["trigger"] == code).unwrap();
    assert_eq!(of("organ-more-than-100")["status"], "met");
    assert_eq!(
        of("organ-wrongful-purpose")["settled_by"][0],
        "wrongful-act"
    );
    assert!(!json["duty"].to_string().contains("住民"));
}
