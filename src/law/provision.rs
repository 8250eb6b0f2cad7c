//! The provisions that a finding can name.

use std::cmp::Ordering;

use super::citation::Citation;
use super::regime::Regime;
use super::table;
use super::verification::Verification;
use super::vocabulary::coded;

coded! {
    /// A provision whose breach a text can show.
    ///
    /// Variants that begin with `Organ` bind administrative organs (chapter 5 of the Act), the
    /// others private operators (chapter 4). A breach of the My Number Act is named by the same
    /// provision; [`my_number_citations`](Self::my_number_citations) leads to the parallel article.
    ///
    /// The code is the form to store and to exchange: `Display`, `FromStr` and serde use it. The
    /// order is that of the codes as text; [`ALL`](Self::ALL) has the measures of Article 23, the
    /// other articles of chapter 4, the items of Article 66 in the order of the guide, the other
    /// articles of chapter 5.
    ///
    /// ```
    /// use appi::Provision;
    ///
    /// let provision: Provision = "23/10-6(2)".parse()?;
    /// assert_eq!(provision, Provision::Authentication);
    /// assert_eq!(provision.heading(), "アクセス者の識別と認証");
    /// assert_eq!(provision.to_string(), "23/10-6(2)");
    ///
    /// let error = "23/10-6(5)".parse::<Provision>().unwrap_err();
    /// assert!(error.near_codes().contains(&"23/10-6(1)"));
    /// # Ok::<(), appi::ParseCodeError>(())
    /// ```
    pub enum Provision as "provision code",
        "a code is an article with its guideline section or item, such as 23/10-6(3), 27(1) or 66/access-control"
    {
        /// Article 23, guideline 10-1: 基本方針の策定.
        BasicPolicy,
        /// Article 23, guideline 10-2: 個人データの取扱いに係る規律の整備.
        HandlingRules,
        /// Article 23, guideline 10-3(1): 組織体制の整備.
        OrganizationalStructure,
        /// Article 23, guideline 10-3(2): 個人データの取扱いに係る規律に従った運用.
        OperationByRules,
        /// Article 23, guideline 10-3(3): 個人データの取扱状況を確認する手段の整備.
        HandlingInventory,
        /// Article 23, guideline 10-3(4): 漏えい等事案に対応する体制の整備.
        IncidentResponse,
        /// Article 23, guideline 10-3(5): 取扱状況の把握及び安全管理措置の見直し.
        Review,
        /// Article 23, guideline 10-4: 人的安全管理措置（従業者の教育）.
        Education,
        /// Article 23, guideline 10-5(1): 個人データを取り扱う区域の管理.
        AreaManagement,
        /// Article 23, guideline 10-5(2): 機器及び電子媒体等の盗難等の防止.
        TheftPrevention,
        /// Article 23, guideline 10-5(3): 電子媒体等を持ち運ぶ場合の漏えい等の防止.
        CarryingMedia,
        /// Article 23, guideline 10-5(4): 個人データの削除及び機器、電子媒体等の廃棄.
        Disposal,
        /// Article 23, guideline 10-6(1): アクセス制御.
        AccessControl,
        /// Article 23, guideline 10-6(2): アクセス者の識別と認証.
        Authentication,
        /// Article 23, guideline 10-6(3): 外部からの不正アクセス等の防止.
        IntrusionPrevention,
        /// Article 23, guideline 10-6(4): 情報システムの使用に伴う漏えい等の防止.
        LeakagePreventionInUse,
        /// Article 23, guideline 10-7: 外的環境の把握.
        ExternalEnvironment,
        /// Article 17: 利用目的の特定.
        PurposeSpecification,
        /// Article 18: 利用目的による制限.
        UseBeyondPurpose,
        /// Article 19: 不適正な利用の禁止.
        ImproperUse,
        /// Article 20: 適正な取得.
        ImproperAcquisition,
        /// Article 21: 取得に際しての利用目的の通知等.
        PurposeNotice,
        /// Article 22: データ内容の正確性の確保等. A duty of effort.
        Accuracy,
        /// Article 24: 従業者の監督.
        SupervisionOfWorkers,
        /// Article 25: 委託先の監督.
        SupervisionOfContractors,
        /// Article 26: 漏えい等の報告等, where a report or notice was late or not made.
        BreachReport,
        /// Article 27(1): 第三者提供の制限, where data was provided without consent.
        ProvidingToThirdParty,
        /// Article 28: 外国にある第三者への提供の制限.
        ProvidingAbroad,
        /// Article 29: 第三者提供に係る記録の作成等.
        ProvidingRecords,
        /// Article 30: 第三者提供を受ける際の確認等.
        ReceiptChecks,
        /// Article 31: 個人関連情報の第三者提供の制限等.
        PersonalRelatedInformation,
        /// Article 66, guide 管理体制: 総括保護管理者.
        OrganChiefPrivacyOfficer,
        /// Article 66, guide 管理体制: 保護管理者.
        OrganPrivacyManager,
        /// Article 66, guide 管理体制: 保護担当者.
        OrganPrivacyStaff,
        /// Article 66, guide 管理体制: 監査責任者.
        OrganAuditOfficer,
        /// Article 66, guide 管理体制: 保有個人情報の適切な管理のための委員会.
        OrganManagementCommittee,
        /// Article 66, guide 教育研修.
        OrganTraining,
        /// Article 66, guide 職員の責務.
        OrganStaffDuty,
        /// Article 66, guide 保有個人情報の取扱い: アクセス制限.
        OrganAccessLimitation,
        /// Article 66, guide 保有個人情報の取扱い: 複製等の制限.
        OrganCopyLimitation,
        /// Article 66, guide 保有個人情報の取扱い: 誤りの訂正等.
        OrganErrorCorrection,
        /// Article 66, guide 保有個人情報の取扱い: 媒体の管理等.
        OrganMediaManagement,
        /// Article 66, guide 保有個人情報の取扱い: 誤送付等の防止.
        OrganMissendingPrevention,
        /// Article 66, guide 保有個人情報の取扱い: 廃棄等.
        OrganDisposal,
        /// Article 66, guide 保有個人情報の取扱い: 保有個人情報の取扱状況の記録.
        OrganHandlingRecords,
        /// Article 66, guide 保有個人情報の取扱い: 外的環境の把握.
        OrganExternalEnvironment,
        /// Article 66, guide 情報システムにおける安全の確保等: アクセス制御. Unlike guideline
        /// 10-6(1) it takes in authentication.
        OrganAccessControl,
        /// Article 66, guide 情報システムにおける安全の確保等: アクセス記録.
        OrganAccessLog,
        /// Article 66, guide 情報システムにおける安全の確保等: アクセス状況の監視.
        OrganAccessMonitoring,
        /// Article 66, guide 情報システムにおける安全の確保等: 管理者権限の設定.
        OrganAdministratorPrivilege,
        /// Article 66, guide 情報システムにおける安全の確保等: 外部からの不正アクセスの防止.
        OrganIntrusionPrevention,
        /// Article 66, guide 情報システムにおける安全の確保等: 不正プログラムによる漏えい等の防止.
        OrganMalwarePrevention,
        /// Article 66, guide 情報システムにおける安全の確保等:
        /// 情報システムにおける保有個人情報の処理.
        OrganSystemProcessing,
        /// Article 66, guide 情報システムにおける安全の確保等: 暗号化.
        OrganEncryption,
        /// Article 66, guide 情報システムにおける安全の確保等:
        /// 記録機能を有する機器・媒体の接続制限.
        OrganDeviceConnectionLimits,
        /// Article 66, guide 情報システムにおける安全の確保等: 端末の限定.
        OrganTerminalLimitation,
        /// Article 66, guide 情報システムにおける安全の確保等: 端末の盗難防止等.
        OrganTerminalTheftPrevention,
        /// Article 66, guide 情報システムにおける安全の確保等: 第三者の閲覧防止.
        OrganThirdPartyViewing,
        /// Article 66, guide 情報システムにおける安全の確保等: 入力情報の照合等.
        OrganInputCheck,
        /// Article 66, guide 情報システムにおける安全の確保等: バックアップ.
        OrganBackup,
        /// Article 66, guide 情報システムにおける安全の確保等: 情報システム設計書等の管理.
        OrganDesignDocumentControl,
        /// Article 66, guide 情報システム室等の安全管理: 入退管理.
        OrganEntryControl,
        /// Article 66, guide 情報システム室等の安全管理: 情報システム室等の管理.
        OrganServerRoomControl,
        /// Article 66, guide 保有個人情報の提供.
        OrganProviding,
        /// Article 66, guide 個人情報の取扱いの委託: 業務の委託等.
        OrganOutsourcing,
        /// Article 66, guide サイバーセキュリティの確保: サイバーセキュリティに関する対策の基準等.
        OrganCybersecurityStandards,
        /// Article 66, guide 安全管理上の問題への対応, as a whole.
        OrganIncidentResponse,
        /// Article 66, guide 安全管理上の問題への対応: 事案の報告及び再発防止措置.
        OrganIncidentReport,
        /// Article 66, guide 安全管理上の問題への対応: 法に基づく報告及び通知.
        OrganStatutoryReport,
        /// Article 66, guide 安全管理上の問題への対応: 公表等.
        OrganPublication,
        /// Article 66, guide 監査及び点検の実施: 監査.
        OrganAudit,
        /// Article 66, guide 監査及び点検の実施: 点検.
        OrganInspection,
        /// Article 66, guide 監査及び点検の実施: 評価及び見直し.
        OrganEvaluation,
        /// Article 66, guide 行政機関との連携.
        OrganCooperation,
        /// Article 67: 従事者の義務.
        OrganPersonsEngaged,
        /// Article 68: 漏えい等の報告等, where a report or notice was late or not made.
        OrganBreachReport,
        /// Article 69: 利用及び提供の制限.
        OrganUseAndProviding,
    }
}

impl Provision {
    /// The stable code: the article, then the guideline section or the item of the guide.
    #[must_use]
    pub const fn code(self) -> &'static str {
        table::record(self).code
    }

    /// The official Japanese heading of the article, section or item.
    #[must_use]
    pub const fn heading(self) -> &'static str {
        table::record(self).heading
    }

    /// The official Japanese heading of the group that the section or item belongs to, such as
    /// 技術的安全管理措置. The Commission counts its cases against administrative organs by group.
    #[must_use]
    pub const fn group_heading(self) -> Option<&'static str> {
        table::record(self).basis.group
    }

    /// A descriptive English title, not an official translation.
    #[must_use]
    pub const fn title(self) -> &'static str {
        table::record(self).title
    }

    /// What the provision requires, in one English sentence of this crate.
    #[must_use]
    pub const fn requirement(self) -> &'static str {
        table::record(self).requirement
    }

    /// What the provision requires, in one Japanese sentence of this crate, not official wording.
    #[must_use]
    pub const fn requirement_ja(self) -> &'static str {
        table::record(self).requirement_ja
    }

    /// Where the provision stands, in the numbering in force since 1 April 2022 (for local
    /// governments since 1 April 2023).
    #[must_use]
    pub const fn citation(self) -> Citation {
        table::record(self).basis.citation
    }

    /// The parallel articles of the My Number Act (番号法), which apply when the data are
    /// specific personal information (特定個人情報). Empty where there is none.
    ///
    /// ```
    /// use appi::Provision;
    ///
    /// let parallel = Provision::SupervisionOfContractors.my_number_citations();
    /// assert_eq!(parallel[0].article(), "11");
    /// ```
    #[must_use]
    pub const fn my_number_citations(self) -> &'static [Citation] {
        table::record(self).basis.my_number
    }

    /// How the heading was checked. For the numbers see [`Citation::verification`].
    #[must_use]
    pub const fn verification(self) -> Verification {
        table::record(self).verification
    }

    /// Whom the provision binds; never [`Regime::Undetermined`].
    #[must_use]
    pub const fn regime(self) -> Regime {
        table::record(self).basis.regime
    }

    /// Whether it binds an operator as the one who entrusts personal data to another: the supervision
    /// of contractors under Article 25.
    #[must_use]
    pub const fn binds_principal(self) -> bool {
        matches!(self, Self::SupervisionOfContractors)
    }
}

impl Ord for Provision {
    /// By code, so that a sorted list of provisions gives a sorted list of codes.
    fn cmp(&self, other: &Self) -> Ordering {
        self.code().cmp(other.code())
    }
}

impl PartialOrd for Provision {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
