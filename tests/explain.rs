//! Every code is explained, in Japanese and English and as data.

use std::collections::BTreeSet;

use appi::{Explanation, Language, Provision, Topic, Trigger, Verification, explain};

/// What an explanation must say in a language.
fn parts(explanation: &Explanation, language: Language) -> Vec<String> {
    let (name, requirement, fact, citation) = match language {
        Language::Japanese => (
            explanation.heading,
            &explanation.requirement_ja,
            explanation.typical_facts_ja[0],
            explanation.citation.to_string(),
        ),
        _ => (
            explanation.title,
            &explanation.requirement,
            explanation.typical_facts[0],
            explanation.citation.to_english(),
        ),
    };
    let code = explanation.code.to_owned();
    let begins = explanation.in_force[0].periods[0].from().to_string();
    vec![
        code,
        name.to_owned(),
        requirement.to_string(),
        fact.to_owned(),
        citation,
        begins,
    ]
}

#[test]
fn every_code_is_explained_whole() {
    let count = Provision::ALL.len() + Trigger::ALL.len();
    assert_eq!(Topic::all().count(), count);
    for topic in Topic::all() {
        let explanation = explain(topic);
        assert_eq!(explanation.code, topic.code());
        assert_eq!(topic.code().parse(), Ok(topic));
        let (english, japanese) = (explanation.typical_facts, explanation.typical_facts_ja);
        assert!(!english.is_empty() && english.len() == japanese.len());
        assert!(english.iter().all(|fact| fact.is_ascii()));
        assert!(japanese.iter().all(|fact| fact.ends_with('。')));
        assert!(explanation.requirement.is_ascii());
        assert!(!explanation.regimes.is_empty());
        assert!(!explanation.in_force.is_empty());
        for group in &explanation.in_force {
            let last = group.periods.last().unwrap();
            assert_eq!(last.until(), None, "{}", topic.code());
        }
        for language in [Language::Japanese, Language::English] {
            let text = explanation.text(language);
            for part in parts(&explanation, language) {
                assert!(text.contains(&part), "{part} in {text}");
            }
        }
        let json = serde_json::to_value(&explanation).unwrap();
        assert_eq!(json["code"], topic.code());
        assert_eq!(
            json.get("duty_citation").is_some(),
            matches!(topic, Topic::Trigger(_))
        );
    }
}

#[test]
fn no_two_codes_have_the_same_facts() {
    let facts: BTreeSet<_> = Topic::all()
        .map(|topic| explain(topic).typical_facts_ja)
        .collect();
    assert_eq!(facts.len(), Topic::all().count());
}

/// What an explanation calls typical of a duty is no breach of a quite different article.
#[test]
fn typical_facts_are_read_as_incidents_of_the_regime() {
    let mut read = 0;
    let mut wrong = Vec::new();
    for provision in Provision::ALL
        .iter()
        .filter(|one| one.code().starts_with("23/"))
    {
        for fact in explain(*provision).typical_facts_ja {
            let labels = appi::classify(fact).labels();
            if labels.contains(&provision.code()) {
                read += 1;
            } else if !labels.is_empty() {
                wrong.push((provision.code(), labels));
            }
        }
    }
    assert!(read > 10, "{read} read, others {wrong:?}");
}

/// What an explanation calls typical of a trigger meets it.
#[test]
fn typical_facts_meet_their_trigger() {
    let mut unmet = Vec::new();
    for trigger in Trigger::ALL {
        for fact in explain(*trigger).typical_facts_ja {
            let status = appi::classify(fact).duty().status(*trigger);
            if status.is_none_or(|status| status < appi::TriggerStatus::Possible) {
                unmet.push(format!("{trigger}: {status:?} for {fact}"));
            }
        }
    }
    assert!(unmet.is_empty(), "{}", unmet.join("\n"));
}

#[test]
fn a_trigger_says_by_when_to_report() {
    let english = |trigger: Trigger| explain(trigger).requirement.into_owned();
    assert!(english(Trigger::MoreThan1000).contains("within 30 days (60 where"));
    assert!(english(Trigger::WrongfulPurpose).contains("within 60 days,"));
    let local = explain(Trigger::OrganMoreThan100).text(Language::English);
    assert!(local.contains("2017-05-30 to 2023-03-31: outside the Act"));
    let my_number = explain(Trigger::MyNumberSystem).text(Language::Japanese);
    assert!(my_number.contains("2017-05-30～2022-03-31 当時の規則は収録していない"));
}

#[test]
fn what_is_not_verified_says_so() {
    let text = |code: &str| explain(code.parse::<Topic>().unwrap()).text(Language::English);
    let unverified = Provision::OrganAudit;
    assert_eq!(
        unverified.citation().verification(),
        Verification::Unverified
    );
    assert!(text(unverified.code()).contains("(number not verified)"));
    assert!(!text("17").contains("(number not verified)"));
    assert!(text("organ-more-than-100").contains("heading verified in a secondary source"));
}

#[test]
fn a_wrong_code_leads_to_near_ones() {
    for (wrong, near) in [
        ("66/acess-control", "66/access-control"),
        ("sensitive-date", "sensitive-data"),
        ("more-than-1001", "more-than-1000"),
        ("purpose", "wrongful-purpose"),
        ("ｍｏｒｅ－ｔｈａｎ－１０００", "more-than-1000"),
        (
            "条例要配慮個人情報が含まれる保有個人情報の漏えい等",
            "organ-ordinance-sensitive",
        ),
    ] {
        let error = wrong.parse::<Topic>().unwrap_err();
        assert_eq!(error.near_codes()[0], near, "{wrong}");
    }
    let error = "whatever".parse::<Topic>().unwrap_err();
    assert!(error.near_codes().is_empty());
    assert!(
        error.to_string().contains("23/10-6(3)") && error.to_string().contains("more-than-1000")
    );
}
