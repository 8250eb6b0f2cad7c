//! The classes of PrivacyMark and of the Commission's report form.

use crate::vocabulary::vocabulary;

vocabulary! {
    /// What happened, in the nine classes in which holders of the PrivacyMark report (PMK500).
    PrivacyMarkEvent, "event of the PrivacyMark":
    /// ① 漏えい
    Leakage = "PMK-1", "漏えい";
    /// ② 紛失: the thing that held the data was lost.
    Missing = "PMK-2", "紛失";
    /// ③ 滅失・き損: the content was lost or damaged.
    LossOrDamage = "PMK-3", "滅失・き損";
    /// ④ 改ざん、正確性の未確保
    TamperingOrInaccuracy = "PMK-4", "改ざん、正確性の未確保";
    /// ⑤ 不正・不適正取得
    WrongfulAcquisition = "PMK-5", "不正・不適正取得";
    /// ⑥ 目的外利用・提供
    UseOrProvisionBeyondPurpose = "PMK-6", "目的外利用・提供";
    /// ⑦ 不正利用
    WrongfulUse = "PMK-7", "不正利用";
    /// ⑧ 開示等の求め等の拒否
    RefusalOfRequests = "PMK-8", "開示等の求め等の拒否";
    /// ⑨ 上記①～⑧のおそれ
    Possibility = "PMK-9", "上記①～⑧のおそれ";
}

impl PrivacyMarkEvent {
    /// The number under which the form lists it, from 1 to 9.
    #[must_use]
    pub const fn number(self) -> u8 {
        self as u8 + 1
    }
}

vocabulary! {
    /// Why it happened, in the classes that JIPDEC used for its figures until FY2021.
    JipdecCause, "cause of JIPDEC":
    /// 誤送付, where the text does not tell by which way.
    Missending = "JC-1", "誤送付";
    /// メール誤送信
    MailMissending = "JC-1-1", "メール誤送信";
    /// 宛名間違い等
    WrongAddress = "JC-1-2", "宛名間違い等";
    /// 封入ミス
    EnclosureMistake = "JC-1-3", "封入ミス";
    /// 配達ミス
    DeliveryMistake = "JC-1-4", "配達ミス";
    /// FAX誤送信
    FaxMissending = "JC-1-5", "FAX誤送信";
    /// その他漏えい
    OtherLeakage = "JC-2", "その他漏えい";
    /// プログラム/システム設計・作業ミス
    ProgramOrSystemMistake = "JC-2-1", "プログラム/システム設計・作業ミス";
    /// 不正アクセス・不正ログイン
    UnauthorizedAccess = "JC-2-2", "不正アクセス・不正ログイン";
    /// 関係者事務処理・作業ミス等. Never derived: the figures do not say whose work is meant, and no
    /// fact tells it from the other classes.
    RelatedPartyMistake = "JC-2-3", "関係者事務処理・作業ミス等";
    /// ウイルス感染
    VirusInfection = "JC-2-4", "ウイルス感染";
    /// 口頭での漏えい
    OralLeakage = "JC-2-5", "口頭での漏えい";
    /// 紛失
    Missing = "JC-3", "紛失";
    /// 盗難
    Theft = "JC-4", "盗難";
    /// その他
    Other = "JC-5", "その他";
    /// 目的外利用
    UseBeyondPurpose = "JC-5-1", "目的外利用";
    /// 誤破棄
    WrongDisposal = "JC-5-2", "誤破棄";
    /// 同意のない提供
    ProvisionWithoutConsent = "JC-5-3", "同意のない提供";
    /// 不正取得
    WrongfulAcquisition = "JC-5-4", "不正取得";
    /// 内部不正行為
    InsiderMisconduct = "JC-5-5", "内部不正行為";
}

vocabulary! {
    /// The causes to choose from on the Commission's report form.
    ReportFormCause, "cause of the report form":
    /// 不正アクセス
    UnauthorizedAccess = "PPCF-1", "不正アクセス";
    /// 誤交付
    Misdelivery = "PPCF-2", "誤交付";
    /// 誤送付（メールを含む。）
    Missending = "PPCF-3", "誤送付（メールを含む。）";
    /// 誤廃棄
    WrongDisposal = "PPCF-4", "誤廃棄";
    /// 紛失
    Missing = "PPCF-5", "紛失";
    /// 盗難
    Theft = "PPCF-6", "盗難";
    /// 従業者不正
    InsiderMisconduct = "PPCF-7", "従業者不正";
    /// その他
    Other = "PPCF-8", "その他";
}
