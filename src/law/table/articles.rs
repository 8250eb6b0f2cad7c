//! Articles 17 to 31 of the Act, without Article 23: the other duties of private operators.
//!
//! Articles 28 to 31 are cited without a guideline section because none was verified.

use super::super::citation::Citation;
use super::super::provision::Provision;
use super::super::regime::Regime;
use super::super::verification::Verification::Primary;
use super::{Basis, Record, act, guideline, my_number, my_number_guideline};

const fn article(citation: Citation, my_number: &'static [Citation]) -> Basis {
    Basis {
        regime: Regime::PrivateOperator,
        group: None,
        citation,
        my_number,
    }
}

pub(super) const RECORDS: &[Record] = &[
    Record {
        provision: Provision::PurposeSpecification,
        code: "17",
        heading: "利用目的の特定",
        title: "Specification of the purpose of use",
        requirement: "Specify the purpose of use of personal information as concretely as possible, and change it only within a reasonable relation to it.",
        requirement_ja: "何のために個人情報を使うかをなるべく具体的に決め、変更は関連する範囲にとどめる。",
        verification: Primary,
        basis: article(guideline("17", "3-1"), &[]),
    },
    Record {
        provision: Provision::UseBeyondPurpose,
        code: "18",
        heading: "利用目的による制限",
        title: "Restriction by the purpose of use",
        requirement: "Do not use personal information beyond the specified purpose without the prior consent of the person.",
        requirement_ja: "本人が前もって同意しない限り、決めた目的を超えて個人情報を使わない。",
        verification: Primary,
        basis: article(
            guideline("18", "3-1"),
            &[my_number_guideline("9", "4-1-(1)")],
        ),
    },
    Record {
        provision: Provision::ImproperUse,
        code: "19",
        heading: "不適正な利用の禁止",
        title: "Prohibition of improper use",
        requirement: "Do not use personal information in a way that may further or provoke unlawful or unjust acts.",
        requirement_ja: "違法な行為や不当な行為を後押ししかねない使い方をしない。",
        verification: Primary,
        basis: article(guideline("19", "3-2"), &[]),
    },
    Record {
        provision: Provision::ImproperAcquisition,
        code: "20",
        heading: "適正な取得",
        title: "Proper acquisition",
        requirement: "Acquire personal information by fair means only, and sensitive information in principle only with consent.",
        requirement_ja: "だますなどの手口で個人情報を得ず、要配慮個人情報は原則として同意を得てから取得する。",
        verification: Primary,
        basis: article(
            guideline("20", "3-3"),
            &[my_number_guideline("20", "4-3-(3)")],
        ),
    },
    Record {
        provision: Provision::PurposeNotice,
        code: "21",
        heading: "取得に際しての利用目的の通知等",
        title: "Notice of the purpose at acquisition",
        requirement: "Tell the person the purpose of use, or publish it, when personal information is acquired.",
        requirement_ja: "個人情報を得たときは、使う目的を本人に知らせるか公表する。",
        verification: Primary,
        basis: article(guideline("21", "3-3"), &[]),
    },
    Record {
        provision: Provision::Accuracy,
        code: "22",
        heading: "データ内容の正確性の確保等",
        title: "Accuracy and erasure of data",
        requirement: "Endeavour to keep personal data correct and current, and to erase it when it is no longer needed.",
        requirement_ja: "データを正しく新しい状態に保ち、要らなくなれば消すように努める。",
        verification: Primary,
        basis: article(guideline("22", "3-4-1"), &[]),
    },
    Record {
        provision: Provision::SupervisionOfWorkers,
        code: "24",
        heading: "従業者の監督",
        title: "Supervision of workers",
        requirement: "Supervise the workers who handle personal data so that it stays secure.",
        requirement_ja: "個人データを扱う働き手が安全管理を守るように見守り、正す。",
        verification: Primary,
        basis: article(
            guideline("24", "3-4-3"),
            &[my_number_guideline("12", "別添1 Da")],
        ),
    },
    Record {
        provision: Provision::SupervisionOfContractors,
        code: "25",
        heading: "委託先の監督",
        title: "Supervision of contractors",
        requirement: "Supervise contractors by their selection, by the contract and by a follow-up of how they handle the data.",
        requirement_ja: "委託先を適切に選び、契約を結び、扱いの実情を追って監督する。",
        verification: Primary,
        basis: article(
            guideline("25", "3-4-4"),
            &[my_number_guideline("11", "4-2-(1)")],
        ),
    },
    Record {
        provision: Provision::BreachReport,
        code: "26",
        heading: "漏えい等の報告等",
        title: "Report and notice of leakage",
        requirement: "Report the leaks that the rules name to the Commission and notify the persons concerned, both in time.",
        requirement_ja: "規則の定める漏えい等を委員会に期限内に報告し、本人にも知らせる。",
        verification: Primary,
        basis: article(guideline("26", "3-5"), &[my_number("29-4")]),
    },
    Record {
        provision: Provision::ProvidingToThirdParty,
        code: "27(1)",
        heading: "第三者提供の制限",
        title: "Restriction on provision to a third party",
        requirement: "Do not provide personal data to a third party without the prior consent of the person, save in the listed cases.",
        requirement_ja: "列挙された例外を除き、本人が前もって同意していない個人データを第三者に渡さない。",
        verification: Primary,
        basis: article(
            guideline("27", "3-6-1").with_paragraph(1),
            &[my_number_guideline("19", "4-3-(2)")],
        ),
    },
    Record {
        provision: Provision::ProvidingAbroad,
        code: "28",
        heading: "外国にある第三者への提供の制限",
        title: "Restriction on provision to a third party abroad",
        requirement: "Obtain consent to the provision of personal data to a third party abroad unless equivalent protection is ensured.",
        requirement_ja: "外国にいる第三者に個人データを渡すには、同等の保護がある場合などを除き、その旨の同意を本人から得る。",
        verification: Primary,
        basis: article(act("28"), &[]),
    },
    Record {
        provision: Provision::ProvidingRecords,
        code: "29",
        heading: "第三者提供に係る記録の作成等",
        title: "Records of provision to a third party",
        requirement: "Keep a record of when and to whom personal data was provided.",
        requirement_ja: "いつ誰に個人データを渡したかの記録を作って残す。",
        verification: Primary,
        basis: article(act("29"), &[]),
    },
    Record {
        provision: Provision::ReceiptChecks,
        code: "30",
        heading: "第三者提供を受ける際の確認等",
        title: "Checks on receipt from a third party",
        requirement: "On receipt of personal data, check who provides it and how it was obtained, and record the check.",
        requirement_ja: "個人データを受け取るときは、渡す側が誰でどう手に入れたかを確かめて記録する。",
        verification: Primary,
        basis: article(act("30"), &[]),
    },
    Record {
        provision: Provision::PersonalRelatedInformation,
        code: "31",
        heading: "個人関連情報の第三者提供の制限等",
        title: "Restriction on provision of personal-related information",
        requirement: "Before providing personal-related information that the recipient will link to a person, confirm that the person consents.",
        requirement_ja: "受け取る側で個人データになると見込まれる個人関連情報は、本人の同意を確かめてから渡す。",
        verification: Primary,
        basis: article(act("31"), &[]),
    },
];
