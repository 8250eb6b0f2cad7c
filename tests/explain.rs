//! Every code is explained, in Japanese and English and as data.

use std::collections::BTreeSet;

use appi::{Language, Provision, Topic, Verification, explain};

#[test]
fn every_code_is_explained_whole() {
    assert_eq!(Topic::all().count(), Provision::ALL.len());
    for topic in Topic::all() {
        let explanation = explain(topic);
        assert_eq!(explanation.code, topic.code());
        assert!(!explanation.typical_facts.is_empty(), "{}", topic.code());
        assert_eq!(
            explanation.typical_facts.len(),
            explanation.typical_facts_ja.len()
        );
        assert!(explanation.typical_facts.iter().all(|fact| fact.is_ascii()));
        assert!(
            explanation
                .typical_facts_ja
                .iter()
                .all(|fact| fact.ends_with('。'))
        );
        assert!(!explanation.in_force.is_empty());
        let japanese = explanation.text(Language::Japanese);
        for part in [
            explanation.code,
            explanation.heading,
            explanation.requirement_ja,
            explanation.typical_facts_ja[0],
            "2022-04-01",
            &explanation.citation.to_string(),
        ] {
            assert!(japanese.contains(part), "{part} in {japanese}");
        }
        let english = explanation.text(Language::English);
        for part in [
            explanation.code,
            explanation.title,
            explanation.requirement,
            explanation.typical_facts[0],
            "2022-04-01",
            &explanation.citation.to_english(),
        ] {
            assert!(english.contains(part), "{part} in {english}");
        }
        let json = serde_json::to_value(&explanation).unwrap();
        assert_eq!(json["code"], topic.code());
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
}

#[test]
fn a_wrong_code_leads_to_near_ones() {
    let error = "66/acess-control".parse::<Topic>().unwrap_err();
    assert_eq!(error.near_codes()[0], "66/access-control");
}
