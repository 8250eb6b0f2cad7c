//! What the authority did, what leaves the regime open, and the classes of the PrivacyMark.

use appi::privacymark::{
    JipdecCause, PrivacyMarkEvent, ReportFormCause, events, jipdec_causes, report_form_causes,
};
use appi::{AuthorityAction, PublicBody, Regime, RegimeDispute};
use jiff::civil::date;

#[test]
fn what_the_authority_did_is_a_fact() {
    use AuthorityAction::{Guidance, Inspection, Order, Recommendation, ReportCollection};
    for (text, actions) in [
        (
            "個人情報保護委員会は、当社に対し、法第147条に基づく指導を行った。",
            &[Guidance][..],
        ),
        (
            "当社は、個人情報保護委員会から指導を受けました。",
            &[Guidance],
        ),
        (
            "個人情報保護委員会は、同社に対し勧告を行うとともに、報告を求めた。",
            &[Recommendation, ReportCollection],
        ),
        (
            "個人情報保護委員会は、名簿業者に緊急命令を行った。",
            &[Order],
        ),
        ("個人情報保護委員会による立入検査を受けた。", &[Inspection]),
        (
            "個人情報保護委員会は、県に対し、資料の提出を求めた。",
            &[ReportCollection],
        ),
        (
            "個人情報保護委員会は、勧告に従わない名簿業者に対し、法第148条第2項に基づき命令を発出した。",
            &[Order],
        ),
        (
            "個人情報保護委員会の担当官が来社し、法146条に基づく検査が実施された。",
            &[Inspection],
        ),
        (
            "同委員会は、番号法第35条第1項の規定により県に立入検査を実施し、同法第34条の勧告を出した。",
            &[Recommendation, Inspection],
        ),
        (
            "個情委は令和4年6月、当社に対し法第144条の指導を行った。",
            &[Guidance],
        ),
        (
            "個人情報保護委員会は本年、当組合に対して報告を命じ、その後の指導で再発防止策を求めた。",
            &[Guidance, ReportCollection],
        ),
        ("委員会は当社への立入検査を見送った。", &[]),
        (
            "個人情報保護委員会は必要に応じて立入検査を行うことがある。",
            &[],
        ),
        ("金融庁は当行に対し報告徴求命令を発出した。", &[]),
        ("個人情報保護委員会は、勧告を行わなかった。", &[]),
        ("個人情報保護委員会は、指導をすることができる。", &[]),
        ("個人情報保護委員会が命令を出すべきである。", &[]),
        (
            "個人情報保護委員会は、必要があると認めるときは、勧告することができると規定されている。",
            &[],
        ),
        (
            "個人情報保護委員会から指導を受けた場合は、直ちに社長に知らせること。",
            &[],
        ),
        ("個人情報保護委員会が立入検査を行う予定である。", &[]),
        ("総務省から行政指導を受けた。", &[]),
        ("上司が部下に指導を行った。", &[]),
        ("個人情報保護委員会に漏えいを報告した。", &[]),
    ] {
        assert_eq!(appi::classify(text).facts().actions(), actions, "{text}");
    }
}

#[test]
fn every_power_has_its_article() {
    use AuthorityAction::{Guidance, Inspection, Order, Recommendation, ReportCollection};
    for (action, operators, organs, my_number) in [
        (ReportCollection, "146", Some("156"), "35"),
        (Inspection, "146", Some("156"), "35"),
        (Guidance, "147", Some("157"), "33"),
        (Recommendation, "148", Some("158"), "34"),
        (Order, "148", None, "34"),
    ] {
        let article = |regime| action.citation(regime).map(|citation| citation.article());
        assert_eq!(article(Regime::PrivateOperator), Some(operators));
        assert_eq!(article(Regime::AdministrativeOrgan), organs);
        assert_eq!(article(Regime::Undetermined), None);
        assert_eq!(action.my_number_citation().unwrap().article(), my_number);
    }
    let then = |day| {
        Guidance
            .citation_on(Regime::PrivateOperator, day)
            .map(|citation| citation.article())
    };
    assert_eq!(then(date(2017, 5, 29)), None);
    assert_eq!(then(date(2022, 3, 31)), Some("41"));
    assert_eq!(then(date(2022, 4, 1)), Some("144"));
    assert_eq!(then(date(2023, 3, 31)), Some("144"));
    assert_eq!(then(date(2023, 4, 1)), Some("147"));
    let organs = |day| Guidance.citation_on(Regime::AdministrativeOrgan, day);
    assert_eq!(organs(date(2022, 3, 31)), None);
}

#[test]
fn a_disputed_body_is_undetermined_with_its_reasons() {
    for (text, dispute) in [
        (
            "中学校の教員が生徒の名簿を紛失した。",
            RegimeDispute::FounderUnstated,
        ),
        (
            "市の指定管理施設で利用者名簿を紛失した。",
            RegimeDispute::DesignatedManager,
        ),
        (
            "地方独立行政法人の職員が名簿を紛失した。",
            RegimeDispute::AgencyKindUnstated,
        ),
        (
            "市立病院が行政機関の権限に属する事務で扱う名簿を紛失した。",
            RegimeDispute::OrganWorkOfInstitution,
        ),
        (
            "家庭裁判所の書記官が記録を紛失した。",
            RegimeDispute::OutsideBothChapters,
        ),
        (
            "新聞社の記者が取材で得た名簿を紛失した。",
            RegimeDispute::ExemptPurpose,
        ),
        (
            "不正アクセスは海外子会社に限られ、現地従業員の情報が漏えいした。",
            RegimeDispute::OperatorAbroad,
        ),
        (
            "学園祭の来場者名簿を中学校の教師が失くした。",
            RegimeDispute::FounderUnstated,
        ),
        (
            "県議会の議員が名簿を紛失した。",
            RegimeDispute::OutsideBothChapters,
        ),
        (
            "寺院の住職が檀家の名簿を紛失した。",
            RegimeDispute::ExemptPurpose,
        ),
        (
            "衆議院議員の秘書が後援会の名簿を紛失した。",
            RegimeDispute::ExemptPurpose,
        ),
        (
            "海外の現地法人のみが被害を受け、国内の顧客情報への影響はない。現地法人の従業員の情報が流出した。",
            RegimeDispute::OperatorAbroad,
        ),
        ("本日は晴れている。", RegimeDispute::NotStated),
    ] {
        let facts = appi::classify(text).facts().clone();
        assert_eq!(facts.regime(), Regime::Undetermined, "{text}");
        assert_eq!(facts.regime_disputes(), [dispute], "{text}");
        let evidence = facts.evidence().iter().find(|evidence| {
            evidence.fact() == appi::Fact::RegimeDispute(dispute) && !evidence.words().is_empty()
        });
        assert_eq!(
            evidence.is_some(),
            dispute != RegimeDispute::NotStated,
            "{text}"
        );
    }
}

#[test]
fn a_body_that_is_named_is_decided() {
    use Regime::{AdministrativeOrgan, PrivateOperator};
    for (text, regime, body) in [
        (
            "市立中学校の教諭が名簿を紛失した。",
            AdministrativeOrgan,
            Some(PublicBody::LocalGovernment),
        ),
        (
            "県警の警察官が捜査書類を紛失した。",
            AdministrativeOrgan,
            Some(PublicBody::LocalGovernment),
        ),
        (
            "厚生労働省の職員が名簿を紛失した。",
            AdministrativeOrgan,
            Some(PublicBody::NationalOrgan),
        ),
        (
            "独立行政法人の職員が名簿を紛失した。独立行政法人は謝罪した。",
            AdministrativeOrgan,
            Some(PublicBody::IncorporatedAgency),
        ),
        (
            "市立病院の看護師が書類を紛失した。",
            PrivateOperator,
            Some(PublicBody::LocalInstitution),
        ),
        (
            "国立大学法人の教員が名簿を紛失した。",
            PrivateOperator,
            Some(PublicBody::NationalInstitution),
        ),
        ("私立高校の教員が名簿を紛失した。", PrivateOperator, None),
        (
            "地方独立行政法人が運営する産業技術センターで、研究協力者の名簿を紛失した。",
            PrivateOperator,
            Some(PublicBody::LocalInstitution),
        ),
        (
            "地方独立行政法人の動物園で会員の名簿を紛失した。",
            AdministrativeOrgan,
            Some(PublicBody::LocalGovernment),
        ),
        (
            "県立病院機構（地方独立行政法人）の職員がカルテを紛失した。",
            PrivateOperator,
            Some(PublicBody::LocalInstitution),
        ),
        (
            "独立行政法人労働者健康安全機構の病院の看護師がカルテを誤って渡した。",
            PrivateOperator,
            Some(PublicBody::NationalInstitution),
        ),
        (
            "国立高等専門学校機構の教員が学生の成績表を紛失した。",
            AdministrativeOrgan,
            Some(PublicBody::IncorporatedAgency),
        ),
        (
            "村の診療所で、看護師が検査票を別の患者に渡した。",
            PrivateOperator,
            Some(PublicBody::LocalInstitution),
        ),
        (
            "都立高校の生徒名簿が教員の車から盗まれた。",
            AdministrativeOrgan,
            Some(PublicBody::LocalGovernment),
        ),
        (
            "入管の職員が在留カードの写しを紛失した。",
            AdministrativeOrgan,
            Some(PublicBody::NationalOrgan),
        ),
        (
            "消防組合の職員が救急の記録を紛失した。",
            AdministrativeOrgan,
            Some(PublicBody::LocalGovernment),
        ),
        (
            "個人情報保護委員会は、市に対し、法第156条による資料の提出を求めた。",
            AdministrativeOrgan,
            None,
        ),
        (
            "公立図書館を運営する指定管理者の株式会社が、貸出カードの情報を誤って公開した。",
            PrivateOperator,
            None,
        ),
        (
            "国民健康保険団体連合会の職員がレセプトを誤送付した。",
            PrivateOperator,
            None,
        ),
        (
            "県の委託を受けた当社が、受験者の願書を紛失した。",
            PrivateOperator,
            None,
        ),
        (
            "当社は市から受託した業務で封筒を取り違えた。",
            PrivateOperator,
            None,
        ),
        (
            "指定管理者の社員が利用者名簿を紛失した。当社は市から運営を任されている。",
            PrivateOperator,
            None,
        ),
    ] {
        let facts = appi::classify(text).facts().clone();
        assert_eq!(facts.regime(), regime, "{text}");
        assert_eq!(facts.body(), body, "{text}");
        assert!(facts.regime_disputes().is_empty(), "{text}");
    }
}

#[test]
fn facts_have_their_classes() {
    use PrivacyMarkEvent as Event;
    for (text, wanted, jipdec, form) in [
        (
            "従業員が顧客の個人情報を別の顧客にメールで誤送信し、漏えいした。",
            &[Event::Leakage][..],
            &[JipdecCause::MailMissending][..],
            &[ReportFormCause::Missending][..],
        ),
        (
            "会員の名簿が別の会員に渡り、漏えいした。",
            &[Event::Leakage],
            &[JipdecCause::Missending],
            &[ReportFormCause::Misdelivery, ReportFormCause::Missending],
        ),
        (
            "診察券を受付で別の患者に手渡した。",
            &[Event::Leakage],
            &[JipdecCause::Missending],
            &[ReportFormCause::Misdelivery],
        ),
        (
            "検査票をファクスで別の薬局に送ってしまい、患者の氏名が漏えいした。",
            &[Event::Leakage],
            &[JipdecCause::FaxMissending],
            &[ReportFormCause::Missending],
        ),
        (
            "封入を誤り、別の契約者の請求書が同封されて漏えいした。",
            &[Event::Leakage],
            &[JipdecCause::EnclosureMistake],
            &[ReportFormCause::Missending],
        ),
        (
            "宛名の印字がずれ、契約者の通知書が別人に届いて漏えいした。",
            &[Event::Leakage],
            &[JipdecCause::WrongAddress],
            &[ReportFormCause::Missending],
        ),
        (
            "検針票を隣の家の郵便受けに配達し、契約者の氏名が漏えいした。",
            &[Event::Leakage],
            &[JipdecCause::DeliveryMistake],
            &[ReportFormCause::Missending],
        ),
        (
            "患者の病名を電話口で別の人に伝えてしまい、漏えいした。",
            &[Event::Leakage],
            &[JipdecCause::OralLeakage],
            &[ReportFormCause::Other],
        ),
        (
            "当院は患者から診療録の開示を求められたが、応じなかった。",
            &[Event::RefusalOfRequests],
            &[],
            &[],
        ),
        (
            "従業員が顧客名簿を保存したUSBメモリを紛失した。",
            &[Event::Missing, Event::Possibility],
            &[JipdecCause::Missing],
            &[ReportFormCause::Missing],
        ),
        (
            "サーバーがランサムウェアに感染し、顧客の個人データが毀損した。",
            &[Event::LossOrDamage],
            &[JipdecCause::VirusInfection],
            &[ReportFormCause::UnauthorizedAccess],
        ),
        (
            "SQLインジェクションを受け、会員の個人情報が漏えいした。",
            &[Event::Leakage],
            &[JipdecCause::UnauthorizedAccess],
            &[ReportFormCause::UnauthorizedAccess],
        ),
        (
            "本人の同意を得ずに、顧客の個人データを第三者に提供した。",
            &[Event::UseOrProvisionBeyondPurpose],
            &[JipdecCause::ProvisionWithoutConsent],
            &[],
        ),
    ] {
        let classification = appi::classify(text);
        assert_eq!(events(&classification), wanted, "{text}");
        assert_eq!(jipdec_causes(&classification), jipdec, "{text}");
        assert_eq!(report_form_causes(&classification), form, "{text}");
    }
    let nothing = appi::classify("本日の会議は三時に始まる。");
    assert!(events(&nothing).is_empty());
    assert!(jipdec_causes(&nothing).is_empty() && report_form_causes(&nothing).is_empty());
}

#[test]
fn classes_have_official_names_and_numbers() {
    use PrivacyMarkEvent as Event;
    assert_eq!(Event::ALL.len(), 9);
    for (place, event) in Event::ALL.iter().enumerate() {
        assert_eq!(usize::from(event.number()), place + 1);
        assert_eq!(event.code(), format!("PMK-{}", place + 1));
        assert_eq!(event.code().parse(), Ok(*event));
    }
    assert_eq!(Event::Possibility.japanese(), "上記①～⑧のおそれ");
}
