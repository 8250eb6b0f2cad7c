//! Which law applies on which day: dated cases, and what a text says of its dates.

use appi::{Applicability, Classification, Classifier, DaySource, Finding, Provision, PublicBody};
use jiff::civil::{Date, date};

const INTRUSION: &str = "当社はVPN機器の更新を怠っていたため、ランサムウェアに感染した。";
const CONTRACTOR: &str = "当社は委託先の監査を行っておらず、委託先の社員が顧客名簿を持ち出した。";
const CITY: &str =
    "市の職員が、住民の名簿を保存した簿冊を紛失した。施錠できる書庫に保管していなかった。";
const MINISTRY: &str =
    "厚生労働省の職員が、名簿の簿冊を紛失した。施錠できる書庫に保管していなかった。";
const AGENCY: &str = "独立行政法人の職員が、名簿の簿冊を紛失した。独立行政法人は施錠できる書庫に保管していなかった。";
const CITY_HOSPITAL: &str =
    "市立病院の職員が、患者の名簿を暗号化せずにUSBメモリに保存して持ち出し、紛失した。";
const UNIVERSITY: &str =
    "国立大学法人の職員が、学生の名簿を暗号化せずにUSBメモリに保存して持ち出し、紛失した。";

fn on(text: &str, day: Date) -> Classification {
    Classifier::new().unwrap().classify_on(text, day)
}

fn first(classification: &Classification) -> &Finding {
    let findings = classification.findings();
    findings
        .first()
        .unwrap_or_else(|| panic!("no finding: {classification:?}"))
}

#[test]
fn the_numbers_of_the_day_stand_beside_todays_codes() {
    use Applicability::{InForce, NotEncoded, NotInForce, OutsideTheAct};
    for (text, day, code, applicability, numbers) in [
        (
            INTRUSION,
            date(2017, 5, 29),
            "23/10-6(3)",
            NotEncoded,
            &[][..],
        ),
        (INTRUSION, date(2017, 5, 30), "23/10-6(3)", InForce, &["20"]),
        (INTRUSION, date(2020, 2, 29), "23/10-6(3)", InForce, &["20"]),
        (INTRUSION, date(2022, 3, 31), "23/10-6(3)", InForce, &["20"]),
        (INTRUSION, date(2022, 4, 1), "23/10-6(3)", InForce, &["23"]),
        (INTRUSION, date(2023, 3, 31), "23/10-6(3)", InForce, &["23"]),
        (INTRUSION, date(2023, 4, 1), "23/10-6(3)", InForce, &["23"]),
        (CONTRACTOR, date(2022, 3, 31), "25", InForce, &["22"]),
        (CONTRACTOR, date(2022, 4, 1), "25", InForce, &["25"]),
        (
            CITY,
            date(2022, 3, 31),
            "66/media-management",
            OutsideTheAct,
            &[],
        ),
        (
            CITY,
            date(2022, 4, 1),
            "66/media-management",
            OutsideTheAct,
            &[],
        ),
        (
            CITY,
            date(2023, 3, 31),
            "66/media-management",
            OutsideTheAct,
            &[],
        ),
        (
            CITY,
            date(2023, 4, 1),
            "66/media-management",
            InForce,
            &["66"],
        ),
        (
            MINISTRY,
            date(2022, 3, 31),
            "66/media-management",
            OutsideTheAct,
            &["6"],
        ),
        (
            MINISTRY,
            date(2022, 4, 1),
            "66/media-management",
            InForce,
            &["66"],
        ),
        (
            AGENCY,
            date(2022, 3, 31),
            "66/media-management",
            OutsideTheAct,
            &["7"],
        ),
        (
            AGENCY,
            date(2022, 4, 1),
            "66/media-management",
            InForce,
            &["66"],
        ),
        (
            CITY_HOSPITAL,
            date(2023, 3, 31),
            "23/10-5(3)",
            OutsideTheAct,
            &[],
        ),
        (
            CITY_HOSPITAL,
            date(2023, 4, 1),
            "23/10-5(3)",
            InForce,
            &["23"],
        ),
        (
            UNIVERSITY,
            date(2022, 3, 31),
            "23/10-5(3)",
            OutsideTheAct,
            &[],
        ),
        (UNIVERSITY, date(2022, 4, 1), "23/10-5(3)", InForce, &["23"]),
        (
            "当社は個人情報保護委員会への漏えいの報告を行わなかった。名簿が漏えいした。",
            date(2022, 3, 31),
            "26",
            NotInForce,
            &[],
        ),
        (
            "当社は個人情報保護委員会への漏えいの報告を行わなかった。名簿が漏えいした。",
            date(2022, 4, 1),
            "26",
            InForce,
            &["26"],
        ),
    ] {
        let classification = on(text, day);
        let provision: Provision = code.parse().unwrap();
        let finding = classification
            .finding(provision)
            .unwrap_or_else(|| panic!("{text} has {:?}", classification.labels()));
        let then = finding.on_the_day().unwrap();
        assert_eq!(then.applicability(), applicability, "{text} on {day}");
        assert_eq!(then.numbers(), numbers, "{text} on {day}");
    }
}

#[test]
fn a_day_after_the_last_check_is_marked() {
    let checked = appi::law_checked_on();
    let is_after = |day| {
        first(&on(INTRUSION, day))
            .on_the_day()
            .unwrap()
            .is_after_last_check()
    };
    assert!(!is_after(checked));
    assert!(is_after(checked.tomorrow().unwrap()));
}

#[test]
fn an_assembly_is_outside_the_act_on_every_day() {
    let text = "市議会事務局の職員が、名簿を暗号化せずにUSBメモリに保存して持ち出し、紛失した。";
    let classification = appi::classify(text);
    assert_eq!(
        classification.facts().body(),
        Some(PublicBody::AssemblyOrCourt)
    );
    let then = first(&classification).on_the_day().unwrap();
    assert_eq!(then.applicability(), Applicability::OutsideTheAct);
}

#[test]
fn an_interval_over_a_change_has_the_numbers_of_both() {
    let text = format!("2022年3月1日から同年5月10日までの間に発生した。{INTRUSION}");
    let classification = appi::classify(&text);
    let then = first(&classification).on_the_day().unwrap();
    assert_eq!(then.numbers(), ["20", "23"]);
    assert_eq!(then.applicability(), Applicability::InForce);
    let text = format!("2023年3月から4月にかけて発生した。{CITY}");
    let classification = appi::classify(&text);
    let then = first(&classification).on_the_day().unwrap();
    assert_eq!(then.applicability(), Applicability::DependsOnDay);
}

#[test]
fn without_a_day_the_law_now_in_force_is_meant() {
    let classification = appi::classify(INTRUSION);
    assert_eq!(classification.incident_day(), None);
    assert_eq!(first(&classification).on_the_day(), None);
    let json = serde_json::to_value(&classification).unwrap();
    assert!(json.get("incident_day").is_none());
    assert!(json["findings"][0].get("on_the_day").is_none());
}

#[test]
fn the_day_given_outranks_that_of_the_text() {
    let text = format!("2021年5月1日に発生した。{INTRUSION}");
    let given = Classifier::builder()
        .incident_day(date(2024, 2, 29))
        .build()
        .unwrap();
    let day = given.classify(&text).incident_day().unwrap().clone();
    assert_eq!(
        (day.first(), day.source()),
        (date(2024, 2, 29), DaySource::Given)
    );
    let day = given
        .classify_on(&text, date(2023, 1, 1))
        .incident_day()
        .unwrap()
        .clone();
    assert_eq!(day.first(), date(2023, 1, 1));
}

/// The days that a text tells, as `first/last` or one day.
fn told(text: &str) -> Option<String> {
    let classification = appi::classify(text);
    let day = classification.incident_day()?;
    for words in day.words() {
        assert!(words.text(text).is_some(), "{text}");
    }
    Some(if day.first() == day.last() {
        day.first().to_string()
    } else {
        format!("{}/{}", day.first(), day.last())
    })
}

#[test]
fn a_text_tells_the_day_in_many_forms() {
    for (text, days) in [
        ("2022年3月31日、従業員が名簿を紛失した。", "2022-03-31"),
        ("2022年4月1日に従業員が名簿を紛失した。", "2022-04-01"),
        (
            "令和4年2月、顧客名簿を保存したUSBメモリを紛失した。",
            "2022-02-01/2022-02-28",
        ),
        ("2024年2月に名簿を紛失した。", "2024-02-01/2024-02-29"),
        ("2024年2月29日に名簿を紛失した。", "2024-02-29"),
        ("平成31年4月30日に名簿を紛失した。", "2019-04-30"),
        ("令和元年5月1日に名簿を紛失した。", "2019-05-01"),
        ("令和四年四月一日に名簿を紛失した。", "2022-04-01"),
        ("R4.2.15に名簿を紛失した。", "2022-02-15"),
        ("R4.2に名簿を紛失した。", "2022-02-01/2022-02-28"),
        (
            "２０２３年５月に不正アクセスを受け、情報が流出した。",
            "2023-05-01/2023-05-31",
        ),
        ("2023/03/31に誤送信が発生した。", "2023-03-31"),
        ("2023-04-01に誤送信が発生した。", "2023-04-01"),
        ("'22年3月に名簿を紛失した。", "2022-03-01/2022-03-31"),
        ("22年3月に名簿を紛失した。", "2022-03-01/2022-03-31"),
        ("2022年に名簿を紛失した。", "2022-01-01/2022-12-31"),
        ("令和3年度に名簿を紛失した。", "2021-04-01/2022-03-31"),
        ("2023年3月下旬に名簿を紛失した。", "2023-03-21/2023-03-31"),
        (
            "2021年4月1日から2023年5月10日までの間、公開状態となっていた。",
            "2021-04-01/2023-05-10",
        ),
        (
            "2022年4月1日(金)から同月10日にかけて不正アクセスが発生した。",
            "2022-04-01/2022-04-10",
        ),
    ] {
        assert_eq!(told(text).as_deref(), Some(days), "{text}");
    }
}

#[test]
fn what_the_text_says_of_a_date_decides_whether_it_is_the_day() {
    for (text, days) in [
        (
            "2022年5月10日、当社は、2022年3月15日に名簿を紛失していたことを公表した。",
            "2022-03-15",
        ),
        (
            "2023年4月に入社した従業員が、2023年12月5日に名簿を持ち出した。",
            "2023-12-05",
        ),
        (
            "2022年2月10日に顧客から連絡があり、2月5日に名簿を誤って送付していたことが判明した。",
            "2022-02-05",
        ),
        (
            "発生日時：2022年3月31日 公表日：2022年4月20日 USBメモリを紛失した。",
            "2022-03-31",
        ),
        (
            "2023年1月10日 株式会社甲 お知らせ。12月25日に名簿を紛失しました。",
            "2022-12-25",
        ),
        (
            "2021年12月28日に不正アクセスを受け、翌年1月5日に発覚した。",
            "2021-12-28",
        ),
        (
            "2022年4月1日に改正法が施行された。2021年6月3日に名簿を紛失していた。",
            "2021-06-03",
        ),
    ] {
        assert_eq!(told(text).as_deref(), Some(days), "{text}");
    }
}

#[test]
fn the_day_of_discovery_stands_in_and_says_so() {
    let classification = appi::classify("2022年3月30日、名簿が見当たらないことが判明した。");
    let day = classification.incident_day().unwrap();
    assert_eq!(
        (day.first(), day.source()),
        (date(2022, 3, 30), DaySource::Discovery)
    );
}

#[test]
fn what_does_not_tell_the_day_is_not_guessed() {
    for text in [
        "2月に名簿を紛失した。",
        "名簿の紛失の発生について 2024/3/5\n\n概要 名簿の紛失が発生した。",
        "3月31日、従業員が名簿を紛失した。",
        "2023年2月29日に名簿を紛失した。",
        "2023年5月10日、当社は名簿の紛失について公表した。",
        "2022年4月1日に契約を締結した。名簿を紛失した。",
        "従業員が名簿を紛失した。",
        "5年3月に名簿を紛失した。",
        "10年間保管していた名簿を紛失した。",
    ] {
        assert_eq!(told(text), None, "{text}");
    }
}

#[test]
fn old_numbers_are_read_by_their_heading() {
    let labels = |text: &str| appi::classify(text).labels().join(" ");
    for (text, expected) in [
        ("法第22条（委託先の監督）の違反が認められた。", "25"),
        ("個人情報保護法第22条の委託先の監督に違反した。", "25"),
        ("法第21条（従業者の監督）の違反が認められた。", "24"),
        (
            "法第23条第1項（第三者提供の制限）の違反が認められた。",
            "27(1)",
        ),
        ("法第16条（利用目的による制限）の違反が認められた。", "18"),
        (
            "法第20条（安全管理措置）の違反が認められた。アクセス制御に不備はない。",
            "",
        ),
        ("法第20条の違反が認められた。", "20"),
        ("法第25条の違反が認められた。", "25"),
    ] {
        assert_eq!(labels(text), expected, "{text}");
    }
}

#[test]
fn every_provision_has_a_period_now_in_force() {
    for provision in Provision::ALL {
        let parties = std::iter::once(None).chain(PublicBody::ALL.iter().copied().map(Some));
        let running = parties
            .flat_map(|party| provision.periods(party))
            .filter(|period| period.until().is_none())
            .filter(|period| period.applicability() == Applicability::InForce)
            .inspect(|period| assert_eq!(period.citation(), Some(provision.citation())))
            .count();
        assert!(running >= 3, "{provision}");
    }
}
