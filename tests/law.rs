//! The law as callers see it: codes, their string and serde forms, and what each code carries.

use std::collections::BTreeSet;

use appi::{
    Citation, Instrument, ParseCodeError, Provision, Regime, SupervisionLimb, Verification,
};

/// The codes that other programs rely on.
const PROMISED_CODES: &[&str] = &[
    "23/10-1",
    "23/10-2",
    "23/10-3(1)",
    "23/10-3(2)",
    "23/10-3(3)",
    "23/10-3(4)",
    "23/10-3(5)",
    "23/10-4",
    "23/10-5(1)",
    "23/10-5(2)",
    "23/10-5(3)",
    "23/10-5(4)",
    "23/10-6(1)",
    "23/10-6(2)",
    "23/10-6(3)",
    "23/10-6(4)",
    "23/10-7",
    "17",
    "18",
    "19",
    "20",
    "21",
    "22",
    "24",
    "25",
    "26",
    "27(1)",
    "28",
    "29",
    "30",
    "31",
    "66/media-management",
    "66/missending-prevention",
    "66/handling-records",
    "66/disposal",
    "66/access-limitation",
    "66/copy-limitation",
    "66/access-control",
    "66/access-log",
    "66/access-monitoring",
    "66/admin-privilege",
    "66/intrusion-prevention",
    "66/malware-prevention",
    "66/encryption",
    "66/device-connection-limits",
    "66/terminal-theft-prevention",
    "66/third-party-viewing",
    "66/entry-control",
    "66/outsourcing",
    "66/incident-response",
    "66/audit",
    "66/inspection",
    "66/training",
    "66/external-environment",
    "67",
    "68",
    "69",
];

fn provision(code: &str) -> Provision {
    code.parse().expect("a known code")
}

#[test]
fn every_promised_code_is_known() {
    for code in PROMISED_CODES {
        assert_eq!(provision(code).code(), *code);
    }
}

#[test]
fn codes_are_unique_and_survive_every_round_trip() {
    let mut codes = BTreeSet::new();
    for &provision in Provision::ALL {
        let code = provision.code();
        assert!(codes.insert(code), "{code} is used twice");
        assert_eq!(code.parse(), Ok(provision));
        assert_eq!(provision.to_string(), code);
        let json = serde_json::to_string(&provision).unwrap();
        assert_eq!(json, format!("\"{code}\""));
        assert_eq!(serde_json::from_str::<Provision>(&json).unwrap(), provision);
    }
    assert_eq!(codes.len(), 77);
}

#[test]
fn sorted_provisions_are_sorted_codes() {
    let mut provisions = Provision::ALL.to_vec();
    provisions.sort();
    assert!(provisions.iter().map(|p| p.code()).is_sorted());
}

#[test]
fn every_provision_is_described() {
    for &provision in Provision::ALL {
        let code = provision.code();
        assert!(!provision.heading().trim().is_empty(), "{code}");
        assert!(!provision.title().trim().is_empty(), "{code}");
        assert!(provision.title().is_ascii(), "{code}");
        let requirement = provision.requirement();
        assert!(
            requirement.is_ascii() && requirement.ends_with('.'),
            "{code}"
        );
        let requirement_ja = provision.requirement_ja();
        assert!(requirement_ja.ends_with('。'), "{code}");
        assert_eq!(requirement_ja.matches('。').count(), 1, "{code}");
    }
}

#[test]
fn code_citation_and_regime_agree() {
    for &provision in Provision::ALL {
        let code = provision.code();
        let citation = provision.citation();
        assert_eq!(citation.instrument(), Instrument::Act, "{code}");
        let article = code.split(['/', '(']).next().unwrap();
        assert_eq!(citation.article(), article);
        if let Some((_, section)) = code.split_once("23/") {
            assert_eq!(citation.section(), Some(section));
        }
        let expected = if article < "60" {
            Regime::PrivateOperator
        } else {
            Regime::AdministrativeOrgan
        };
        assert_eq!(provision.regime(), expected, "{code}");
        assert_eq!(citation.section().is_some(), citation.guideline().is_some());
    }
}

#[test]
fn a_doubtful_section_number_is_never_printed_as_certain() {
    for &provision in Provision::ALL {
        let citation = provision.citation();
        if citation.guideline() == Some(Instrument::AdministrativeOrganGuide) {
            assert_eq!(citation.verification(), Verification::Unverified);
            assert!(citation.to_string().contains("未確認"));
            assert!(citation.to_english().contains("not verified"));
        } else {
            assert_eq!(citation.verification(), Verification::Primary);
        }
    }
}

#[test]
fn security_measures_name_their_my_number_article() {
    for &provision in Provision::ALL {
        let articles: Vec<&str> = provision
            .my_number_citations()
            .iter()
            .map(|citation| citation.article())
            .collect();
        let expected: &[&str] = match provision.code() {
            "18" => &["9"],
            "20" => &["20"],
            "24" => &["12"],
            "25" | "66/outsourcing" => &["11"],
            "26" | "68" => &["29-4"],
            "27(1)" => &["19"],
            "69" => &["9", "19"],
            code if code.starts_with("23/") || code.starts_with("66/") => &["12"],
            _ => &[],
        };
        assert_eq!(articles, expected, "{}", provision.code());
        for citation in provision.my_number_citations() {
            assert_eq!(citation.instrument(), Instrument::MyNumberAct);
        }
    }
    assert_eq!(
        Provision::IntrusionPrevention.my_number_citations()[0].to_string(),
        "番号法 第12条、番号法ガイドライン（事業者編）別添1 Fc",
    );
    assert_eq!(
        Provision::OrganMediaManagement.my_number_citations()[0].to_string(),
        "番号法 第12条",
    );
}

#[test]
fn numbers_before_april_2022_carry_their_own_verification() {
    let former = |code: &str| {
        let citations = provision(code).former_citations();
        citations.first().map(|citation| {
            assert_eq!(citations.len(), 1);
            assert_eq!(citation.instrument(), Instrument::FormerAct);
            (citation.article(), citation.verification())
        })
    };
    assert_eq!(former("23/10-6(3)"), Some(("20", Verification::Secondary)));
    assert_eq!(former("25"), Some(("22", Verification::Secondary)));
    assert_eq!(former("27(1)"), Some(("23", Verification::Primary)));
    assert_eq!(former("20"), Some(("17", Verification::Unverified)));
    assert_eq!(former("19"), None);
    assert_eq!(former("26"), None);
    assert_eq!(
        provision("25").former_citations()[0].to_string(),
        "旧個人情報の保護に関する法律 第22条",
    );
    let organ = provision("66/disposal").former_citations();
    assert_eq!(organ.len(), 2);
    assert_eq!(
        organ[0].instrument(),
        Instrument::FormerAdministrativeOrgansAct
    );
}

#[test]
fn organ_items_keep_the_mark_of_their_heading() {
    let mark = |code: &str| provision(code).verification();
    let published = Verification::CommissionPublication;
    assert_eq!(mark("66/media-management"), published);
    assert_eq!(mark("66/inspection"), published);
    assert_eq!(mark("66/audit"), Verification::Secondary);
    assert_eq!(mark("66/cybersecurity-standards"), Verification::Unverified);
    assert_eq!(mark("23/10-4"), Verification::Primary);
    assert_eq!(
        provision("66/inspection").group_heading(),
        Some("監査及び点検の実施")
    );
    assert_eq!(provision("25").group_heading(), None);
}

#[test]
fn an_unknown_code_is_named_with_the_codes_near_to_it() {
    let error = "66/media-managment".parse::<Provision>().unwrap_err();
    assert_eq!(error.input(), "66/media-managment");
    assert_eq!(
        error.to_string(),
        "unknown provision code \"66/media-managment\"; did you mean 66/media-management?",
    );
    let error = "23/10-6(9)".parse::<Provision>().unwrap_err();
    assert_eq!(error.near_codes().len(), 3);
    assert!(
        error
            .near_codes()
            .iter()
            .all(|code| code.starts_with("23/10-6"))
    );
}

#[test]
fn serde_gives_the_same_error_and_refuses_other_types() {
    let error = serde_json::from_str::<Provision>("\"66/audits\"").unwrap_err();
    assert!(
        error.to_string().contains("did you mean 66/audit?"),
        "{error}"
    );
    let error = serde_json::from_str::<Provision>("23").unwrap_err();
    assert!(
        error.to_string().contains("expected a provision code"),
        "{error}"
    );
}

#[test]
fn a_citation_has_stable_field_names() {
    let json = serde_json::to_value(Provision::ProvidingToThirdParty.citation()).unwrap();
    assert_eq!(
        json,
        serde_json::json!({
            "instrument": "act",
            "article": "27",
            "paragraph": 1,
            "guideline": "general-guidelines",
            "section": "3-6-1",
            "verification": "primary",
        })
    );
    let json = serde_json::to_value(Provision::ProvidingAbroad.citation()).unwrap();
    assert_eq!(
        json,
        serde_json::json!({"instrument": "act", "article": "28", "verification": "primary"})
    );
}

#[test]
fn the_small_vocabularies_have_one_string_form() {
    macro_rules! check {
        ($($vocabulary:ident),+) => {$(
            let mut codes = BTreeSet::new();
            for &value in $vocabulary::ALL {
                let code = value.code();
                assert!(codes.insert(code), "{code} is used twice");
                assert!(code.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{code}");
                assert_eq!(value.to_string(), code);
                assert_eq!(code.parse(), Ok(value));
                let json = serde_json::to_string(&value).unwrap();
                assert_eq!(json, format!("\"{code}\""));
                assert_eq!(serde_json::from_str::<$vocabulary>(&json).unwrap(), value);
                assert!(!value.heading().is_empty() && value.title().is_ascii());
            }
            let error = "nothing".parse::<$vocabulary>().unwrap_err();
            assert_eq!(error.input(), "nothing");
            assert_eq!(error.expected().len(), codes.len());
        )+};
    }
    check!(Instrument, Regime, SupervisionLimb, Verification);
    assert_eq!(
        "private".parse::<Regime>().unwrap_err().to_string(),
        "unknown regime \"private\"; one of: private-operator, administrative-organ, undetermined",
    );
    let codes = |limb: &SupervisionLimb| limb.code();
    assert!(
        SupervisionLimb::ALL
            .iter()
            .map(codes)
            .eq(["selection", "contract", "monitoring"])
    );
    for limb in SupervisionLimb::ALL {
        assert_eq!(limb.citation().article(), "25");
        assert!(limb.requirement().ends_with('.'));
        assert!(limb.requirement_ja().ends_with('。'));
    }
}

#[test]
fn public_types_can_be_shared_between_threads() {
    fn shareable<T: Send + Sync + Unpin + std::panic::UnwindSafe + 'static>() {}
    shareable::<Citation>();
    shareable::<Instrument>();
    shareable::<ParseCodeError>();
    shareable::<<Regime as std::str::FromStr>::Err>();
    shareable::<Provision>();
    shareable::<Regime>();
    shareable::<SupervisionLimb>();
    shareable::<Verification>();
}
