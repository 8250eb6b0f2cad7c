//! The words in which the duty is told: how far something is met, what would settle it, by whom.

use crate::law::vocabulary;

vocabulary! {
    /// How far a text shows that a trigger, or an exemption from the duty, is met. Ordered from the
    /// least to the most.
    pub enum TriggerStatus as "status of a trigger" {
        /// What the text says excludes it.
        NotMet {
            code: "not-met",
            heading: "該当しない",
            title: "not met",
        },
        /// The text says nothing that would decide it.
        Open {
            code: "open",
            heading: "不明",
            title: "open",
        },
        /// The text speaks for it and leaves room for doubt.
        Possible {
            code: "possible",
            heading: "該当する可能性",
            title: "possible",
        },
        /// What the text says meets it. Where the law is content with a possibility, so is this.
        Met {
            code: "met",
            heading: "該当する",
            title: "met",
        },
    }
}

vocabulary! {
    /// A fact that would settle what a text leaves open. `heading()` and `title()` put it as a
    /// question, in Japanese and in English.
    ///
    /// ```
    /// use appi::SettlingFact;
    ///
    /// assert_eq!(SettlingFact::HeadCount.title(), "How many persons' data is it?");
    /// ```
    pub enum SettlingFact as "settling fact" {
        /// Who the party is.
        Regime {
            code: "regime",
            heading: "民間の事業者か、行政機関等か。",
            title: "Is the party a private operator or an administrative organ?",
        },
        /// What became of the data.
        Harm {
            code: "harm",
            heading: "漏えい、滅失、毀損があったか。その疑いを残す痕跡があるか。",
            title: "Was data leaked, lost or damaged, or does a trace leave that possible?",
        },
        /// The number of persons.
        HeadCount {
            code: "head-count",
            heading: "対象となる本人は何人か。",
            title: "How many persons' data is it?",
        },
        /// The number of persons behind a number of records.
        PersonsBehindRecords {
            code: "persons-behind-records",
            heading: "その件数は本人の数にして何人か。",
            title: "How many persons stand behind that number of records or accounts?",
        },
        /// The kinds of data.
        SensitiveItems {
            code: "sensitive-items",
            heading: "病歴、健診結果、犯罪歴などの要配慮個人情報が項目に含まれるか。",
            title: "Is sensitive data, such as illness, check-up results or a criminal record, among the items?",
        },
        /// Whether the items include means of payment.
        PaymentItems {
            code: "payment-items",
            heading: "カード番号、決済できるサービスの認証情報など、悪用されると金銭被害になる項目が含まれるか。",
            title: "Are card numbers, credentials of paying services or the like among the items?",
        },
        /// Whether the credentials open a service that pays.
        PaymentService {
            code: "payment-service",
            heading: "その認証情報で送金や決済ができるか。",
            title: "Can one remit money or pay with those credentials?",
        },
        /// Whether credentials got out together with the account.
        BankCredentials {
            code: "bank-credentials",
            heading: "口座の情報とともに、暗証番号やログイン情報も対象か。",
            title: "Did a PIN or login get out together with the bank account?",
        },
        /// How much of the card number.
        WholeCardNumber {
            code: "whole-card-number",
            heading: "カード番号の全桁が対象か。",
            title: "Is it the whole card number?",
        },
        /// Whether somebody acted against the operator.
        WrongfulAct {
            code: "wrongful-act",
            heading: "不正アクセス、盗難、不正な持ち出しなど、不正の目的が疑われる行為があったか。",
            title: "Did somebody act with what may be a wrongful purpose: an intrusion, a theft, a take-out?",
        },
        /// What the insider wanted.
        InsidersPurpose {
            code: "insiders-purpose",
            heading: "行った者の目的は何か。",
            title: "For what purpose did the insider do it?",
        },
        /// Whether an ordinance names the data.
        Ordinance {
            code: "ordinance",
            heading: "条例で要配慮とされた情報が含まれるか。",
            title: "Does an ordinance name any of the data as sensitive?",
        },
        /// Which system the data stood in.
        MyNumberSystem {
            code: "my-number-system",
            heading: "情報提供ネットワークシステムや個人番号利用事務のシステムの情報か。",
            title: "Did the data stand in the network system or in a system for affairs using Individual Numbers?",
        },
        /// Whether anybody could see it.
        PublicExposure {
            code: "public-exposure",
            heading: "不特定多数の者がネットワーク越しに見られる状態だったか。",
            title: "Could anybody see it by electronic means?",
        },
        /// Whether the incident touches specific personal information.
        SpecificPersonalInformation {
            code: "specific-personal-information",
            heading: "個人番号を含む情報が対象か。",
            title: "Is it data that holds Individual Numbers?",
        },
        /// How the data was encrypted.
        EncryptionStrength {
            code: "encryption-strength",
            heading: "暗号化の方式は高度なものか。",
            title: "Was the data encrypted by a high-grade method?",
        },
        /// Where the key is.
        KeySafe {
            code: "key-safe",
            heading: "復号の鍵は相手の手に渡っていないか。",
            title: "Is the key safe from whoever holds the data?",
        },
        /// Whether the principal was told.
        ConsignorNotified {
            code: "consignor-notified",
            heading: "委託元に、定められた事項を速やかに通知したか。",
            title: "Was the entrusting party notified of the prescribed items without delay?",
        },
        /// Whether all of it came back unseen.
        RecoveredUnseen {
            code: "recovered-unseen",
            heading: "第三者に見られる前に、すべて回収したか。",
            title: "Was all of it recovered before anybody saw it?",
        },
    }
}

vocabulary! {
    /// What takes the duty to report away.
    pub enum Exemption as "exemption" {
        /// High-grade encryption of the data, with the key safe: no event is a reportable one.
        StrongEncryption {
            code: "strong-encryption",
            heading: "高度な暗号化その他の個人の権利利益を保護するために必要な措置",
            title: "high-grade encryption or the like",
        },
        /// All of it recovered before anybody saw it: nothing leaked.
        RecoveredUnseen {
            code: "recovered-unseen",
            heading: "第三者に閲覧される前の全件回収",
            title: "recovery of everything before anybody saw it",
        },
        /// The contractor notified the entrusting party, which frees the contractor alone.
        NoticeToConsignor {
            code: "notice-to-consignor",
            heading: "委託元への通知",
            title: "notice of the contractor to the entrusting party",
        },
    }
}

vocabulary! {
    /// Who must report.
    pub enum ReportingParty as "reporting party" {
        /// The party that the text is about.
        Itself {
            code: "itself",
            heading: "当事者自身",
            title: "the party itself",
        },
        /// Both sides of an entrustment, together if they like.
        ConsignorAndConsignee {
            code: "consignor-and-consignee",
            heading: "委託元と委託先の双方（連名も可）",
            title: "entrusting party and contractor, each or jointly",
        },
        /// The entrusting party, since its contractor has notified it.
        Consignor {
            code: "consignor",
            heading: "委託元（委託先は通知により免除）",
            title: "the entrusting party; the contractor is freed by its notice",
        },
    }
}

vocabulary! {
    /// A step of the report.
    pub enum ReportStep as "step of the report" {
        /// 速報: what is known by then.
        Preliminary {
            code: "preliminary",
            heading: "速報",
            title: "preliminary report",
        },
        /// 確報: all prescribed items.
        Final {
            code: "final",
            heading: "確報",
            title: "final report",
        },
    }
}

vocabulary! {
    /// How the days of a deadline were counted, or that the rules leave it open.
    pub enum CountingNote as "note on counting" {
        /// The final report: the day of knowing is day 1.
        DayOfKnowingIsDayOne {
            code: "day-of-knowing-is-day-one",
            heading: "知った日を1日目として数えた。",
            title: "The day of knowing is counted as day 1.",
        },
        /// The preliminary report: no rule says so; counted alike, which gives the earlier day.
        DayOfKnowingUnstated {
            code: "day-of-knowing-unstated",
            heading: "初日の数え方の定めがないため、早い日になるよう知った日を1日目として数えた。",
            title: "No rule says which day is day 1; the day of knowing is, which gives the earlier day.",
        },
        /// The three to five days are a guide, no limit.
        Guide {
            code: "guide",
            heading: "日数は目安であり、事案に応じて速やかに報告する。",
            title: "The days are a guide; the report is due without delay.",
        },
        /// No rule moves the last day.
        ClosedDaysUnstated {
            code: "closed-days-unstated",
            heading: "休日に当たる場合の定めがないため、繰り下げていない。",
            title: "No rule says what happens on a closed day; nothing was moved.",
        },
        /// Saturdays, Sundays and holidays are counted like other days.
        ClosedDaysCount {
            code: "closed-days-count",
            heading: "土日・祝日も日数に含む。",
            title: "Saturdays, Sundays and holidays are counted.",
        },
        /// The last day was such a day, or at the year's end.
        MovedPastClosedDays {
            code: "moved-past-closed-days",
            heading: "期限の日が土日・祝日・年末年始に当たるため、翌開庁日に繰り下げた。",
            title: "The last day was a Saturday, Sunday, holiday or at the year's end; the deadline moved on.",
        },
        /// The holidays of that year are not in the table of this version.
        HolidaysUnknown {
            code: "holidays-unknown",
            heading: "その年の祝日は収録していない。期限の日が祝日でないかを確かめること。",
            title: "The national holidays of that year are not known to this version; check the last day.",
        },
        /// The rule on counting was read for private operators alone.
        ByAnalogy {
            code: "by-analogy",
            heading: "数え方は民間事業者についての定めに準じた（未確認）。",
            title: "Counted by analogy to the rule on private operators, not verified.",
        },
        /// On the day of knowing the duty was not in force for the party, or no law is encoded.
        NotInForceThen {
            code: "not-in-force-then",
            heading: "知った日の時点では、この報告義務は当事者に適用がないか、当時の法を収録していない。",
            title: "On the day of knowing this duty did not bind the party, or the law of that day is not encoded.",
        },
        /// The last day lies beyond what the calendar holds.
        BeyondCalendar {
            code: "beyond-calendar",
            heading: "暦の範囲を超えるため、期限を示せない。",
            title: "The deadline lies beyond the calendar and cannot be given.",
        },
    }
}
