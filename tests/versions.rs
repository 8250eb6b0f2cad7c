//! Which law applies on which day: dated cases, and what a text says of its dates.

use appi::{Applicability, Classification, Classifier, DaySource, Finding, Provision, PublicBody};
use jiff::civil::{Date, date};

const INTRUSION: &str = "当社はVPN機器の更新を怠っていたため、ランサムウェアに感染した。";
const CONTRACTOR: &str = "当社は委託先の監査を行っておらず、委託先の社員が顧客名簿を持ち出した。";
const CONSENT: &str = "当社は本人の同意を得ずに、顧客の個人データを第三者に提供した。";
const SILENCE: &str = "当社は個人情報保護委員会への漏えいの報告を行わなかった。名簿が漏えいした。";
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

/// Text, day, code, how it stood, and the number of the article then.
const STANDINGS: &str = "
INTRUSION   2017-05-29 23/10-6(3) not-encoded
INTRUSION   2017-05-30 23/10-6(3) in-force 20
INTRUSION   2020-02-29 23/10-6(3) in-force 20
INTRUSION   2022-03-31 23/10-6(3) in-force 20
INTRUSION   2022-04-01 23/10-6(3) in-force 23
INTRUSION   2023-03-31 23/10-6(3) in-force 23
INTRUSION   2023-04-01 23/10-6(3) in-force 23
CONTRACTOR  2022-03-31 25 in-force 22
CONTRACTOR  2022-04-01 25 in-force 25
CONSENT     2022-03-31 27(1) in-force 23
CONSENT     2022-04-01 27(1) in-force 27
CITY        2022-03-31 66/media-management outside-the-act
CITY        2022-04-01 66/media-management outside-the-act
CITY        2023-03-31 66/media-management outside-the-act
CITY        2023-04-01 66/media-management in-force 66
MINISTRY    2022-03-31 66/media-management outside-the-act 6
MINISTRY    2022-04-01 66/media-management in-force 66
AGENCY      2022-03-31 66/media-management outside-the-act 7
AGENCY      2022-04-01 66/media-management in-force 66
HOSPITAL    2023-03-31 23/10-5(3) outside-the-act
HOSPITAL    2023-04-01 23/10-5(3) in-force 23
UNIVERSITY  2022-03-31 23/10-5(3) outside-the-act
UNIVERSITY  2022-04-01 23/10-5(3) in-force 23
SILENCE     2022-03-31 26 not-in-force
SILENCE     2022-04-01 26 in-force 26
";

#[test]
fn the_numbers_of_the_day_stand_beside_todays_codes() {
    for row in STANDINGS.trim().lines() {
        let fields: Vec<&str> = row.split_whitespace().collect();
        let text = match fields[0] {
            "INTRUSION" => INTRUSION,
            "CONTRACTOR" => CONTRACTOR,
            "CONSENT" => CONSENT,
            "CITY" => CITY,
            "MINISTRY" => MINISTRY,
            "AGENCY" => AGENCY,
            "HOSPITAL" => CITY_HOSPITAL,
            "UNIVERSITY" => UNIVERSITY,
            "SILENCE" => SILENCE,
            other => panic!("{other}"),
        };
        let classification = on(text, fields[1].parse().unwrap());
        let provision: Provision = fields[2].parse().unwrap();
        let finding = classification
            .finding(provision)
            .unwrap_or_else(|| panic!("{row} has {:?}", classification.labels()));
        let then = finding.on_the_day().unwrap();
        assert_eq!(then.applicability().code(), fields[3], "{row}");
        assert_eq!(then.numbers(), fields[4..], "{row}");
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
        (
            "令和5年3月31日に県の児童相談所が名簿を誤送付した。",
            "2023-03-31",
        ),
        (
            "2021年12月の事案について、委員会は違反を認めた。",
            "2021-12-01/2021-12-31",
        ),
        (
            "平成27年の事件を受けて2023年4月に規程を改めた。名簿は2024年1月に盗まれた。",
            "2024-01-01/2024-01-31",
        ),
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
        (
            "令和6年2月29日(木)夜、配送中のトラックから契約書500通が盗まれた。",
            "2024-02-29",
        ),
        (
            "平成三十一年四月から令和元年五月にかけて、会員情報が閲覧できる状態だった。",
            "2019-04-01/2019-05-31",
        ),
        (
            "H30.9.1～R4.3.31の間、名簿が誰でも閲覧できる状態で公開されていた。",
            "2018-09-01/2022-03-31",
        ),
        ("２０２２．３．３１　職員が貸出記録を紛失。", "2022-03-31"),
        (
            "2023年の年末に倉庫が荒らされ、契約者の書類が持ち去られた。",
            "2023-01-01/2023-12-31",
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
        (
            "2023年5月12日に紛失を公表した。名簿は5月8日になくなった。",
            "2023-05-08",
        ),
        (
            "令和5年4月1日付けの契約により受託した業務で、同月20日に通知書を誤って発送した。",
            "2023-04-20",
        ),
        (
            "2023年4月1日に契約を締結した。5月8日に名簿を紛失した。",
            "2023-05-08",
        ),
        (
            "当社は2022年5月1日に漏えいを知った。漏えいが起きたのは同年3月30日である。",
            "2022-03-30",
        ),
        (
            "2025年6月3日、会員サイトが侵入されたと発表した。侵入は5月29日から6月1日まで続いた。",
            "2025-05-29/2025-06-01",
        ),
        (
            "市は2024年1月9日に発表した。名簿を落としたのは同月5日である。",
            "2024-01-05",
        ),
        (
            "事故の発生は令和4年3月末で、報告は4月に入ってからだった。名簿が漏えいした。",
            "2022-03-31",
        ),
        (
            "2022年3月31日深夜に侵入され、翌4月1日の朝に気付いた。会員情報が流出した。",
            "2022-03-31",
        ),
    ] {
        assert_eq!(told(text).as_deref(), Some(days), "{text}");
    }
}

#[test]
fn the_day_of_discovery_stands_in_and_says_so() {
    for text in [
        "2022年3月30日、名簿が見当たらないことが判明した。",
        "2022年3月30日に漏えいが判明した。",
        "2022年3月30日に不正アクセスを知った。会員の情報が盗まれた。",
        "2022年3月30日に紛失の事実を把握した。",
    ] {
        let classification = appi::classify(text);
        let day = classification.incident_day().unwrap();
        let expected = (date(2022, 3, 30), DaySource::Discovery);
        assert_eq!((day.first(), day.source()), expected, "{text}");
    }
}

#[test]
fn what_does_not_tell_the_day_is_not_guessed() {
    for text in [
        "2月に名簿を紛失した。",
        "名簿の紛失の発生について 2024/3/5\n\n概要 名簿の紛失が発生した。",
        "3月31日、従業員が名簿を紛失した。",
        "2023年2月29日に名簿を紛失した。",
        "2023年5月10日、当社は名簿の紛失について公表した。",
        "2023年5月12日に紛失を公表した。",
        "昨年12月3日、名簿を紛失した。",
        "令和7年度の健診結果を入れた箱を紛失した。",
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
