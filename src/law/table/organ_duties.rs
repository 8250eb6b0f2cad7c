//! Articles 66 to 69 of the Act: provision, outsourcing, response and supervision in
//! administrative organs, by item of the guide 事務対応ガイド, and the articles beside the measures.

use super::super::citation::Citation;
use super::super::provision::Provision;
use super::super::regime::Regime;
use super::super::verification::Verification::{
    CommissionPublication, Primary, Secondary, Unverified,
};
use super::{Basis, Record, act, my_number, organ_group};

const PROVISION: Basis = organ_group("保有個人情報の提供", "4-8-7");
/// The My Number Act has an article of its own on contractors.
const OUTSOURCING: Basis = Basis {
    my_number: &[my_number("11")],
    ..organ_group("個人情報の取扱いの委託", "4-8-8")
};
const CYBERSECURITY: Basis = organ_group("サイバーセキュリティの確保", "4-8-9");
const RESPONSE: Basis = organ_group("安全管理上の問題への対応", "4-8-10");
const SUPERVISION: Basis = organ_group("監査及び点検の実施", "4-8-11");
const COOPERATION: Basis = organ_group("行政機関との連携", "4-8-12");

const fn article(number: &'static str, my_number: &'static [Citation]) -> Basis {
    Basis {
        regime: Regime::AdministrativeOrgan,
        group: None,
        citation: act(number),
        my_number,
    }
}

pub(super) const RECORDS: &[Record] = &[
    Record {
        provision: Provision::OrganProviding,
        code: "66/provision",
        heading: "保有個人情報の提供",
        title: "Provision of personal information",
        requirement: "When personal information is provided to others, agree on its use in writing and ask for measures.",
        requirement_ja: "個人情報を外に渡すときは、使い方を書面で取り決め、相手に対策を求める。",
        verification: Secondary,
        basis: PROVISION,
    },
    Record {
        provision: Provision::OrganOutsourcing,
        code: "66/outsourcing",
        heading: "業務の委託等",
        title: "Outsourcing",
        requirement: "Entrust work only to capable contractors, bind them by contract and check how they handle the information.",
        requirement_ja: "力のある委託先を選び、契約で縛り、扱いの実情を確かめる。",
        verification: CommissionPublication,
        basis: OUTSOURCING,
    },
    Record {
        provision: Provision::OrganCybersecurityStandards,
        code: "66/cybersecurity-standards",
        heading: "サイバーセキュリティに関する対策の基準等",
        title: "Cybersecurity standards",
        requirement: "Secure the information systems at the level that the standards on cybersecurity set.",
        requirement_ja: "サイバーセキュリティの基準に照らし、見合った水準の対策を取る。",
        verification: Unverified,
        basis: CYBERSECURITY,
    },
    Record {
        provision: Provision::OrganIncidentResponse,
        code: "66/incident-response",
        heading: "安全管理上の問題への対応",
        title: "Response to security problems",
        requirement: "React to an incident or a sign of one at once: report inside, stop the harm, find the cause and prevent a repetition.",
        requirement_ja: "事案やその兆しがあれば直ちに報告し、被害を止め、原因を調べて再発を防ぐ。",
        verification: CommissionPublication,
        basis: RESPONSE,
    },
    Record {
        provision: Provision::OrganIncidentReport,
        code: "66/incident-report",
        heading: "事案の報告及び再発防止措置",
        title: "Internal report and prevention of repetition",
        requirement: "Report an incident to the manager at once, limit the harm, find the cause and prevent a repetition.",
        requirement_ja: "事案を責任者にすぐ報告し、被害を抑え、原因を調べて再発を防ぐ。",
        verification: Secondary,
        basis: RESPONSE,
    },
    Record {
        provision: Provision::OrganStatutoryReport,
        code: "66/statutory-report",
        heading: "法に基づく報告及び通知",
        title: "Statutory report and notice",
        requirement: "Prepare and make the report to the Commission and the notice to the persons that the Act prescribes.",
        requirement_ja: "法の定める委員会への報告と本人への通知を、内部の手順に沿って行う。",
        verification: Unverified,
        basis: RESPONSE,
    },
    Record {
        provision: Provision::OrganPublication,
        code: "66/publication",
        heading: "公表等",
        title: "Publication",
        requirement: "Publish the facts and the prevention as the matter calls for, and take care of the persons concerned.",
        requirement_ja: "事案の内容や影響に応じて、事実と対策を公表し、本人への対応を行う。",
        verification: Secondary,
        basis: RESPONSE,
    },
    Record {
        provision: Provision::OrganAudit,
        code: "66/audit",
        heading: "監査",
        title: "Audit",
        requirement: "Have the audit officer audit the management of personal information regularly.",
        requirement_ja: "監査の責任者が、個人情報の管理を定期に監査する。",
        verification: Secondary,
        basis: SUPERVISION,
    },
    Record {
        provision: Provision::OrganInspection,
        code: "66/inspection",
        heading: "点検",
        title: "Inspection",
        requirement: "Have each manager inspect the media, the processing and the storage of the section regularly.",
        requirement_ja: "部署の責任者が、媒体や処理の流れ、保管の仕方を定期に点検する。",
        verification: CommissionPublication,
        basis: SUPERVISION,
    },
    Record {
        provision: Provision::OrganEvaluation,
        code: "66/evaluation",
        heading: "評価及び見直し",
        title: "Evaluation and review",
        requirement: "Evaluate the measures in the light of audits and inspections, and revise them where needed.",
        requirement_ja: "監査や点検の結果から対策の効き目を評価し、要れば改める。",
        verification: Secondary,
        basis: SUPERVISION,
    },
    Record {
        provision: Provision::OrganCooperation,
        code: "66/cooperation",
        heading: "行政機関との連携",
        title: "Cooperation with the competent organ",
        requirement: "Work together with the administrative organ in charge on the management of personal information.",
        requirement_ja: "所管の行政機関と連携して個人情報を管理する。",
        verification: Secondary,
        basis: COOPERATION,
    },
    Record {
        provision: Provision::OrganPersonsEngaged,
        code: "67",
        heading: "従事者の義務",
        title: "Duty of persons engaged in the handling",
        requirement: "Present and former staff, and those in entrusted work, must not disclose what they learn without need or use it for an unjust purpose.",
        requirement_ja: "職員や委託先の従事者は、退いた後も、知った個人情報をみだりに漏らさず、不当に使わない。",
        verification: Primary,
        basis: article("67", &[]),
    },
    Record {
        provision: Provision::OrganBreachReport,
        code: "68",
        heading: "漏えい等の報告等",
        title: "Report and notice of leakage",
        requirement: "Report the leaks that the rules name to the Commission and notify the persons concerned, both in time.",
        requirement_ja: "規則の定める漏えい等を委員会に期限内に報告し、本人にも知らせる。",
        verification: Primary,
        basis: article("68", &[my_number("29-4")]),
    },
    Record {
        provision: Provision::OrganUseAndProviding,
        code: "69",
        heading: "利用及び提供の制限",
        title: "Restriction on use and provision",
        requirement: "Do not use or provide personal information held for other purposes than its own, save in the listed cases.",
        requirement_ja: "認められた例外を除き、持っている個人情報を本来の目的の外で使わず、渡さない。",
        verification: Primary,
        basis: article("69", &[my_number("9"), my_number("19")]),
    },
];
