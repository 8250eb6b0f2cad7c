//! The words in which facts are told: attacks, causes, harms, categories of data, roles.
//!
//! Every word has a stable code, which is also its serialised form, and a Japanese name.

/// A code that names no word of the vocabulary it was read for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{input}` is no {vocabulary}; one of: {expected}")]
pub struct ParseVocabularyError {
    vocabulary: &'static str,
    input: String,
    expected: String,
}

/// Longest part of a wrong input that an error repeats, in characters.
const SHOWN_CHARACTERS: usize = 40;

impl ParseVocabularyError {
    pub(crate) fn new(vocabulary: &'static str, input: &str, codes: &[&str]) -> Self {
        Self {
            vocabulary,
            input: input.chars().take(SHOWN_CHARACTERS).collect(),
            expected: codes.join(", "),
        }
    }
}

macro_rules! vocabulary {
    (
        $(#[$meta:meta])*
        $name:ident, $what:literal:
        $( $(#[$variant_meta:meta])* $variant:ident = $code:literal, $japanese:literal; )+
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $( $(#[$variant_meta])* $variant, )+
        }

        impl $name {
            /// Every word of this vocabulary, in the order of its declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable code, which is also the serialised form.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// The Japanese name, for people.
            #[must_use]
            pub const fn japanese(self) -> &'static str {
                match self { $(Self::$variant => $japanese),+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(self.code())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::vocabulary::ParseVocabularyError;

            fn from_str(input: &str) -> Result<Self, Self::Err> {
                Self::ALL.iter().copied().find(|word| word.code() == input).ok_or_else(|| {
                    $crate::vocabulary::ParseVocabularyError::new($what, input, &[$($code),+])
                })
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.code())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let code = <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(deserializer)?;
                code.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

pub(crate) use vocabulary;

vocabulary! {
    /// What part the party that a text is about plays in an entrustment of personal data.
    Role, "role":
    /// It entrusts the handling of personal data to another.
    Consignor = "consignor", "委託元";
    /// It handles personal data that another entrusted to it.
    Consignee = "consignee", "委託先";
    /// No entrustment matters to the text.
    None = "none", "委託関係なし";
}

vocabulary! {
    /// The way in which personal data came to harm.
    ///
    /// ```
    /// use appi::Attack;
    ///
    /// assert_eq!("ransomware".parse(), Ok(Attack::Ransomware));
    /// assert_eq!(Attack::Ransomware.code(), "ransomware");
    /// ```
    Attack, "attack":
    /// Files were encrypted, or a system was locked, for a ransom.
    Ransomware = "ransomware", "ランサムウェア";
    /// Other malicious software.
    Malware = "malware", "マルウェア";
    /// A deceiving message or site obtained credentials or a foothold.
    Phishing = "phishing", "フィッシング";
    /// A false warning led somebody to call and to hand over control of a computer.
    SupportScam = "support-scam", "サポート詐欺";
    /// Database commands were smuggled into an input.
    SqlInjection = "sql-injection", "SQLインジェクション";
    /// A script was planted in a page.
    CrossSiteScripting = "cross-site-scripting", "クロスサイトスクリプティング";
    /// Passwords were tried one after another.
    BruteForce = "brute-force", "ブルートフォース";
    /// Credentials known from elsewhere were tried.
    CredentialStuffing = "credential-stuffing", "パスワードリスト攻撃";
    /// The way in led through a supplier or contractor.
    SupplyChain = "supply-chain", "サプライチェーン";
    /// A setting made data visible to others.
    Misconfiguration = "misconfiguration", "設定ミス";
    /// Mail, fax, letters or papers reached the wrong person.
    Misdelivery = "misdelivery", "誤送付";
    /// A thing that held data was mislaid.
    Loss = "loss", "紛失";
    /// A thing that held data was stolen.
    Theft = "theft", "盗難";
    /// Data was discarded by mistake or in an unsafe way.
    WrongfulDisposal = "wrongful-disposal", "誤廃棄";
    /// An insider took data out.
    InsiderExfiltration = "insider-exfiltration", "内部者による持ち出し";
    /// An insider looked at data without need.
    InsiderBrowsing = "insider-browsing", "内部者による不正閲覧";
    /// An insider told others.
    InsiderDisclosure = "insider-disclosure", "内部者による漏示";
    /// An insider used data for an end of their own.
    InsiderMisuse = "insider-misuse", "内部者による不正利用";
}

vocabulary! {
    /// Why it could happen, in the cause classes of the Commission and a few more.
    Cause, "cause":
    /// A known vulnerability of a VPN device was left.
    UnpatchedVpn = "unpatched-vpn", "VPNの脆弱性の放置";
    /// A known vulnerability of a shop site was left.
    UnpatchedEcSite = "unpatched-ec-site", "ECサイトの脆弱性の放置";
    /// Another known vulnerability was left.
    UnpatchedOther = "unpatched-other", "その他の脆弱性の放置";
    /// Credentials were easy to guess or badly kept.
    WeakCredentials = "weak-credentials", "推測されやすいID・パスワードの設定";
    /// Access was not limited as it should have been.
    AccessControlMisconfiguration = "access-control-misconfiguration", "アクセス制御の設定ミス";
}

vocabulary! {
    /// What happened to the data, in the words of Article 26 (Article 68 for organs).
    HarmKind, "harm":
    /// 漏えい: the data went outside.
    Leakage = "leakage", "漏えい";
    /// 滅失: the content was lost.
    Loss = "loss", "滅失";
    /// 毀損: the content was changed, or kept but made unusable.
    Damage = "damage", "毀損";
}

vocabulary! {
    /// Whether a harm happened, may have happened, or is denied.
    HarmStatus, "status of a harm":
    /// It happened.
    Occurred = "occurred", "発生";
    /// It may have happened (おそれ).
    Possible = "possible", "おそれ";
    /// The text says that it did not happen.
    Denied = "denied", "否定";
}

vocabulary! {
    /// Categories of personal data that matter to the law.
    DataCategory, "category of data":
    /// Personal information that needs special care (Article 2(3)).
    Sensitive = "sensitive", "要配慮個人情報";
    /// Medical data.
    Medical = "medical", "医療情報";
    /// Payment card numbers.
    PaymentCard = "payment-card", "クレジットカード情報";
    /// Bank accounts.
    BankAccount = "bank-account", "口座情報";
    /// User names and passwords.
    Credentials = "credentials", "認証情報";
    /// Individual Numbers and what contains them (My Number Act).
    SpecificPersonalInformation = "specific-personal-information", "特定個人情報";
    /// Names, addresses, telephone numbers, mail addresses.
    Contact = "contact", "連絡先";
    /// Data of workers.
    Employee = "employee", "従業者情報";
    /// Data of children.
    Minor = "minor", "未成年者の情報";
}

vocabulary! {
    /// What a text says that decides, beside the other facts, whether the incident must be reported
    /// (Enforcement Rules, Articles 7 and 43; reporting rules under the My Number Act, Article 2), or
    /// in which class of a report form it falls ([`privacymark`](crate::privacymark)).
    Circumstance, "circumstance":
    /// Somebody acted against the operator, it may be with a wrongful purpose.
    WrongfulAct = "wrongful-act", "不正の目的をもって行われたおそれがある行為";
    /// The text says that nobody acted with a wrongful purpose.
    NoWrongfulPurpose = "no-wrongful-purpose", "不正の目的なし";
    /// The text says that property may come to damage.
    PropertyDamage = "property-damage", "財産的被害";
    /// The text says that it may not.
    NoPropertyDamage = "no-property-damage", "財産的被害のおそれなし";
    /// A service that remits money or pays.
    PaymentService = "payment-service", "送金・決済のできるサービス";
    /// Only a part of a card number.
    TruncatedCardNumber = "truncated-card-number", "カード番号の一部のみ";
    /// The text says that no sensitive data is among it.
    NoSensitiveData = "no-sensitive-data", "要配慮個人情報なし";
    /// Whether such items are among the data is itself in doubt.
    ItemsInDoubt = "items-in-doubt", "項目に含まれる可能性";
    /// Data that an ordinance names as sensitive (Article 60(5)).
    OrdinanceSensitive = "ordinance-sensitive", "条例要配慮個人情報";
    /// The text says that there is none.
    NoOrdinanceSensitive = "no-ordinance-sensitive", "条例要配慮個人情報なし";
    /// A system for affairs using Individual Numbers, or the network system.
    MyNumberSystem = "my-number-system", "個人番号利用事務等のシステム";
    /// Anybody could see the data by electronic means.
    PublicExposure = "public-exposure", "不特定多数の者が閲覧できる状態";
    /// The data was encrypted by a method that counts as high-grade.
    StrongEncryption = "strong-encryption", "高度な暗号化";
    /// The data was encrypted; how, the text does not say.
    Encryption = "encryption", "暗号化";
    /// The data was not encrypted.
    NotEncrypted = "not-encrypted", "暗号化なし";
    /// The key to encrypted data is safe.
    KeySafe = "key-safe", "復号鍵の安全";
    /// Everything was recovered before anybody saw it.
    RecoveredUnseen = "recovered-unseen", "閲覧前の全件回収";
    /// Whoever received it by mistake deleted it unread.
    DeletedUnseen = "deleted-unseen", "受領者による閲覧前の削除";
    /// The contractor notified the entrusting party.
    ConsignorNotified = "consignor-notified", "委託元への通知";
    /// It went to the wrong person by mail or message.
    MissentByEmail = "missent-by-email", "メールによる誤送信";
    /// It went to the wrong person by fax.
    MissentByFax = "missent-by-fax", "FAXによる誤送信";
    /// It was handed to the wrong person.
    HandedToWrongPerson = "handed-to-wrong-person", "手渡し・窓口での誤交付";
    /// It was put into the wrong envelope.
    EnclosureMistake = "enclosure-mistake", "封入の誤り";
    /// The address on it was wrong.
    WrongAddress = "wrong-address", "宛名の誤り";
    /// It was delivered to the wrong door.
    DeliveryMistake = "delivery-mistake", "配達の誤り";
    /// It was told by word of mouth.
    ToldByMouth = "told-by-mouth", "口頭での伝達";
    /// A person's request to disclose, correct or stop using the data was refused or left lying.
    RequestRefused = "request-refused", "開示等の求めの拒否";
}

vocabulary! {
    /// What the Commission did about it, by its powers under chapter 6 of the Act (Articles 146 to
    /// 148 for operators, 156 to 158 for organs) and under the My Number Act (Articles 33 to 35).
    ///
    /// ```
    /// use appi::AuthorityAction;
    ///
    /// let classification = appi::classify("個人情報保護委員会は、同社に対し指導を行った。");
    /// assert_eq!(classification.facts().actions(), [AuthorityAction::Guidance]);
    /// ```
    AuthorityAction, "action of the authority":
    /// 指導: guidance, and advice.
    Guidance = "guidance", "指導・助言";
    /// 勧告: a recommendation.
    Recommendation = "recommendation", "勧告";
    /// 命令: an order. There is none against administrative organs.
    Order = "order", "命令";
    /// 報告徴収: a report, or from organs the handing in of materials, was demanded.
    ReportCollection = "report-collection", "報告徴収";
    /// 立入検査: an inspection on site, of organs a field survey.
    Inspection = "inspection", "立入検査";
}

vocabulary! {
    /// What kind of public body the party is, as far as it matters to when the Act came to bind it.
    PublicBody, "kind of public body":
    /// An organ of the state (Article 2(8)).
    NationalOrgan = "national-organ", "国の行政機関";
    /// An incorporated administrative agency to which chapter 5 applies (Article 2(11)(iii)).
    IncorporatedAgency = "incorporated-agency", "独立行政法人等";
    /// A local government without its assembly, or an agency of it (Article 2(11)(ii), (iv)).
    LocalGovernment = "local-government", "地方公共団体";
    /// A hospital, university or research body of the state, to which chapter 4 applies
    /// (Article 58(1)(i), annex table 2).
    NationalInstitution = "national-institution", "国立の病院・大学・研究機関";
    /// A hospital, clinic or university of a local government, to which chapter 4 applies
    /// (Articles 58(1)(ii), 58(2)(i)).
    LocalInstitution = "local-institution", "公立の病院・診療所・大学";
    /// An assembly, the Diet or a court: neither chapter applies.
    AssemblyOrCourt = "assembly-or-court", "議会・国会・裁判所";
}

vocabulary! {
    /// Why it is not decided which chapter of the Act binds the party.
    RegimeDispute, "reason of an undetermined regime":
    /// Nothing in the text speaks for one or the other.
    NotStated = "not-stated", "主体を示す記述がない";
    /// A school or nursery whose founder, public or private, the text does not name.
    FounderUnstated = "founder-unstated", "設置者が公立か私立か示されていない";
    /// A public facility run by a designated manager: its own duties (chapter 4) stand beside those
    /// of Article 66(2), and the text does not say who handled the data.
    DesignatedManager = "designated-manager", "施設の設置者と指定管理者のいずれの取扱いか示されていない";
    /// An agency that falls under chapter 4 or 5 by what it does, which the text does not tell
    /// (Articles 2(11), 58(1)).
    AgencyKindUnstated = "agency-kind-unstated", "法人の種類が示されていない";
    /// A public hospital or university in work that Article 66(2) puts under chapter 5.
    OrganWorkOfInstitution = "organ-work-of-institution", "公立病院等が行う行政事務である";
    /// An assembly, the Diet or a court: neither chapter applies (Article 2(8), (11)).
    OutsideBothChapters = "outside-both-chapters", "議会・国会・裁判所はいずれの章の対象でもない";
    /// Press, writers, religious and political bodies acting as such (Article 57(1)).
    ExemptPurpose = "exempt-purpose", "報道・著述・宗教・政治活動の適用除外";
    /// An operator abroad, which the Act reaches only under Article 171.
    OperatorAbroad = "operator-abroad", "外国の事業者";
}

vocabulary! {
    /// Whether the Act binds a party under a provision on the day of the incident.
    Applicability, "applicability":
    /// The provision is in force and binds the party.
    InForce = "in-force", "適用あり";
    /// The duty does not exist yet.
    NotInForce = "not-in-force", "当時は規定なし";
    /// Another act, an ordinance or nothing binds the party; the Act does not.
    OutsideTheAct = "outside-the-act", "法の対象外";
    /// It depends on which day of the time that the text names is meant.
    DependsOnDay = "depends-on-day", "日により異なる";
    /// It depends on what kind of public body the party is.
    DependsOnBody = "depends-on-body", "公的機関の種類により異なる";
    /// No law is encoded for the day.
    NotEncoded = "not-encoded", "当時の法は収録なし";
}

vocabulary! {
    /// How the day of an incident is known.
    DaySource, "source of a day":
    /// The caller gave it.
    Given = "given", "指定";
    /// The text says that it happened then.
    Occurrence = "occurrence", "発生日";
    /// The text says that it was noticed then, and not when it happened.
    Discovery = "discovery", "発覚日";
}

vocabulary! {
    /// How exactly a text states a number of persons.
    Precision, "precision":
    /// Just so many.
    Exact = "exact", "ちょうど";
    /// About so many (約, ほど, 程度).
    Approximate = "approximate", "約";
    /// At least so many (以上, 超).
    Minimum = "minimum", "以上";
    /// At most so many (最大, 以下, 未満).
    Maximum = "maximum", "最大";
}

vocabulary! {
    /// Whether the words that prove something assert or deny it.
    Polarity, "polarity":
    /// It is said to be so.
    Asserted = "asserted", "肯定";
    /// It is said not to be so, or not to have been done.
    Denied = "denied", "否定";
    /// It was done badly, late, in part, or forgotten.
    Undone = "undone", "不履行";
}

vocabulary! {
    /// In what manner the words that prove something are said.
    Modality, "modality":
    /// As a fact.
    Actual = "actual", "事実";
    /// As something that may be.
    Possible = "possible", "可能性";
    /// As a supposition (…した場合, もし…).
    Hypothetical = "hypothetical", "仮定";
    /// As something that is or will be done about it (再発防止策).
    Planned = "planned", "予定";
    /// As advice or a general duty (…しましょう, …しなければならない).
    Advised = "advised", "助言・義務";
    /// As the words of a law or rule.
    Quoted = "quoted", "引用";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_reads_back() {
        for attack in Attack::ALL {
            assert_eq!(attack.code().parse(), Ok(*attack));
        }
        for category in DataCategory::ALL {
            assert_eq!(category.code().parse(), Ok(*category));
        }
    }

    #[test]
    fn a_wrong_code_is_named_with_what_was_expected() {
        let error = "leek".parse::<HarmKind>().unwrap_err();
        assert_eq!(
            error.to_string(),
            "`leek` is no harm; one of: leakage, loss, damage"
        );
    }
}
