//! Article 23 of the Act: the security measures of private operators, by section of the guideline
//! ガイドライン（通則編） 10.

use super::super::citation::Citation;
use super::super::provision::Provision;
use super::super::regime::Regime;
use super::super::verification::Verification::Primary;
use super::{Basis, Record, guideline, my_number_guideline};

const ORGANIZATIONAL: Option<&str> = Some("組織的安全管理措置");
const HUMAN: Option<&str> = Some("人的安全管理措置");
const PHYSICAL: Option<&str> = Some("物理的安全管理措置");
const TECHNICAL: Option<&str> = Some("技術的安全管理措置");

/// A section of annex 10 and its twin in annex 1 of the My Number guideline for operators.
const fn measure(
    group: Option<&'static str>,
    section: &'static str,
    my_number: &'static [Citation; 1],
) -> Basis {
    Basis {
        regime: Regime::PrivateOperator,
        group,
        citation: guideline("23", section),
        my_number,
    }
}

/// A section of annex 1 of the My Number guideline, under Article 12 of the My Number Act.
const fn twin(section: &'static str) -> Citation {
    my_number_guideline("12", section)
}

pub(super) const RECORDS: &[Record] = &[
    Record {
        provision: Provision::BasicPolicy,
        code: "23/10-1",
        heading: "基本方針の策定",
        title: "Basic policy",
        requirement: "Set down a basic policy on the proper handling of personal data; the guideline calls this important and does not demand it.",
        requirement_ja: "組織として個人データをどう適正に扱うかの方針を定めることが重視され、義務とまではされていない。",
        verification: Primary,
        basis: measure(None, "10-1", &[twin("別添1 A")]),
    },
    Record {
        provision: Provision::HandlingRules,
        code: "23/10-2",
        heading: "個人データの取扱いに係る規律の整備",
        title: "Rules on the handling of personal data",
        requirement: "Lay down rules that say, from acquisition to disposal, how personal data is handled and by whom.",
        requirement_ja: "取得から廃棄までの段階ごとに、扱い方と担当を決めた規程を用意する。",
        verification: Primary,
        basis: measure(None, "10-2", &[twin("別添1 B")]),
    },
    Record {
        provision: Provision::OrganizationalStructure,
        code: "23/10-3(1)",
        heading: "組織体制の整備",
        title: "Organizational structure",
        requirement: "Set up an organization with responsible persons, defined roles and reporting lines for the security of personal data.",
        requirement_ja: "責任者、役割分担、報告の経路を決めて、安全管理を担う組織を作る。",
        verification: Primary,
        basis: measure(ORGANIZATIONAL, "10-3(1)", &[twin("別添1 Ca")]),
    },
    Record {
        provision: Provision::OperationByRules,
        code: "23/10-3(2)",
        heading: "個人データの取扱いに係る規律に従った運用",
        title: "Operation in accordance with the handling rules",
        requirement: "Handle personal data as the rules prescribe and leave records by which this can be checked.",
        requirement_ja: "決めた規程のとおりに個人データを扱い、後から確かめられる記録を残す。",
        verification: Primary,
        basis: measure(ORGANIZATIONAL, "10-3(2)", &[twin("別添1 Cb")]),
    },
    Record {
        provision: Provision::HandlingInventory,
        code: "23/10-3(3)",
        heading: "個人データの取扱状況を確認する手段の整備",
        title: "Means to confirm the state of handling",
        requirement: "Have means, such as a ledger, of knowing which personal data exists, where it is and who may use it.",
        requirement_ja: "どの個人データがどこにあり誰が使えるかを、台帳などで把握できるようにする。",
        verification: Primary,
        basis: measure(ORGANIZATIONAL, "10-3(3)", &[twin("別添1 Cc")]),
    },
    Record {
        provision: Provision::IncidentResponse,
        code: "23/10-3(4)",
        heading: "漏えい等事案に対応する体制の整備",
        title: "System for responding to incidents",
        requirement: "Prepare a system that reacts promptly to a leak or a sign of one, from investigation to reports and notices.",
        requirement_ja: "漏えいやその兆しに気付いたとき、調査から報告や通知までを速やかに行える体制を用意する。",
        verification: Primary,
        basis: measure(ORGANIZATIONAL, "10-3(4)", &[twin("別添1 Cd")]),
    },
    Record {
        provision: Provision::Review,
        code: "23/10-3(5)",
        heading: "取扱状況の把握及び安全管理措置の見直し",
        title: "Review of the handling and of the measures",
        requirement: "Check the actual handling regularly and evaluate, revise and improve the measures in its light.",
        requirement_ja: "扱いの実情を点検や監査で確かめ、対策を評価して改める。",
        verification: Primary,
        basis: measure(ORGANIZATIONAL, "10-3(5)", &[twin("別添1 Ce")]),
    },
    Record {
        provision: Provision::Education,
        code: "23/10-4",
        heading: "人的安全管理措置（従業者の教育）",
        title: "Human measures: education of workers",
        requirement: "Make proper handling known to all workers and train them suitably.",
        requirement_ja: "働く者全員に正しい扱い方を知らせ、ふさわしい研修を行う。",
        verification: Primary,
        basis: measure(HUMAN, "10-4", &[twin("別添1 Db")]),
    },
    Record {
        provision: Provision::AreaManagement,
        code: "23/10-5(1)",
        heading: "個人データを取り扱う区域の管理",
        title: "Management of areas where personal data is handled",
        requirement: "Control the areas where important systems stand and where personal data is worked on.",
        requirement_ja: "重要なシステムを置く場所と個人データを扱う作業場所を、それぞれ管理する。",
        verification: Primary,
        basis: measure(PHYSICAL, "10-5(1)", &[twin("別添1 Ea")]),
    },
    Record {
        provision: Provision::TheftPrevention,
        code: "23/10-5(2)",
        heading: "機器及び電子媒体等の盗難等の防止",
        title: "Prevention of theft of equipment and media",
        requirement: "Protect devices, media and papers with personal data against theft and loss.",
        requirement_ja: "個人データの入った機器、媒体、書類を、盗まれたり失ったりしないように保管する。",
        verification: Primary,
        basis: measure(PHYSICAL, "10-5(2)", &[twin("別添1 Eb")]),
    },
    Record {
        provision: Provision::CarryingMedia,
        code: "23/10-5(3)",
        heading: "電子媒体等を持ち運ぶ場合の漏えい等の防止",
        title: "Prevention of leakage when media are carried",
        requirement: "When media or papers are carried, take precautions so that the personal data cannot easily be read.",
        requirement_ja: "媒体や書類を持ち出して運ぶときは、中身が簡単に読まれない手立てを取る。",
        verification: Primary,
        basis: measure(PHYSICAL, "10-5(3)", &[twin("別添1 Ec")]),
    },
    Record {
        provision: Provision::Disposal,
        code: "23/10-5(4)",
        heading: "個人データの削除及び機器、電子媒体等の廃棄",
        title: "Deletion of data and disposal of equipment and media",
        requirement: "Delete personal data and dispose of devices and media in a way that cannot be undone.",
        requirement_ja: "データの消去や機器、媒体の処分は、元に戻せない方法による。",
        verification: Primary,
        basis: measure(PHYSICAL, "10-5(4)", &[twin("別添1 Ed")]),
    },
    Record {
        provision: Provision::AccessControl,
        code: "23/10-6(1)",
        heading: "アクセス制御",
        title: "Access control",
        requirement: "Limit by access control who can use which database of personal information.",
        requirement_ja: "誰がどのデータベースを使えるかを、アクセス権で絞り込む。",
        verification: Primary,
        basis: measure(TECHNICAL, "10-6(1)", &[twin("別添1 Fa")]),
    },
    Record {
        provision: Provision::Authentication,
        code: "23/10-6(2)",
        heading: "アクセス者の識別と認証",
        title: "Identification and authentication of users",
        requirement: "Verify, by identification and authentication, that whoever uses the system is entitled to.",
        requirement_ja: "システムの利用者を識別し、権限のある本人かどうかを認証で確かめる。",
        verification: Primary,
        basis: measure(TECHNICAL, "10-6(2)", &[twin("別添1 Fb")]),
    },
    Record {
        provision: Provision::IntrusionPrevention,
        code: "23/10-6(3)",
        heading: "外部からの不正アクセス等の防止",
        title: "Prevention of unauthorized access from outside",
        requirement: "Introduce and properly run protection of the systems against intrusion and malicious software.",
        requirement_ja: "不正侵入やマルウェアを防ぐ仕組みをシステムに備え、きちんと動かし続ける。",
        verification: Primary,
        basis: measure(TECHNICAL, "10-6(3)", &[twin("別添1 Fc")]),
    },
    Record {
        provision: Provision::LeakagePreventionInUse,
        code: "23/10-6(4)",
        heading: "情報システムの使用に伴う漏えい等の防止",
        title: "Prevention of leakage in the use of information systems",
        requirement: "Build and operate information systems so that neither their flaws nor their communication leak personal data.",
        requirement_ja: "システムの欠陥や通信を通じて個人データが漏れないように、設計と運用の両面で対策する。",
        verification: Primary,
        basis: measure(TECHNICAL, "10-6(4)", &[twin("別添1 Fd")]),
    },
    Record {
        provision: Provision::ExternalEnvironment,
        code: "23/10-7",
        heading: "外的環境の把握",
        title: "Understanding of the external environment",
        requirement: "When personal data is handled abroad, know the foreign legal system and choose the measures in view of it.",
        requirement_ja: "外国で個人データを扱うなら、その国の制度を調べ、それに応じた対策を取る。",
        verification: Primary,
        basis: measure(None, "10-7", &[twin("別添1 G")]),
    },
];
