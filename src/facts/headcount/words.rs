//! Tables of the words around a number that tell whose it is and what came of it.

/// A table of words, parted by blanks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words(pub(super) &'static str);

impl Words {
    pub(super) fn iter(self) -> impl Iterator<Item = &'static str> {
        self.0.split_ascii_whitespace()
    }

    pub(super) fn stand_in(self, text: &str) -> bool {
        self.iter().any(|word| text.contains(word))
    }

    pub(super) fn start(self, text: &str) -> bool {
        self.at_start(text).is_some()
    }

    pub(super) fn end(self, text: &str) -> bool {
        self.at_end(text).is_some()
    }

    /// The first word of the table that a text starts with.
    pub(super) fn at_start(self, text: &str) -> Option<&'static str> {
        self.iter().find(|word| text.starts_with(word))
    }

    /// The first word of the table that a text ends with.
    pub(super) fn at_end(self, text: &str) -> Option<&'static str> {
        self.iter().find(|word| text.ends_with(word))
    }
}

/// Data came to harm.
pub(super) const HARM: Words = Words(
    "漏え 漏洩 漏れ 漏ら 流出 紛失 盗 窃取 閲覧 持ち出 持出 持ち去 誤送 誤って 誤配 誤交付 誤廃棄 \
     誤発送 誤掲載 滅失 毀損 き損 暗号化 公開され 公開状態 見られる 見える状態 ダウンロード 私的 \
     不正取得 不正利用 不正に取得 不正に利用 所在不明 所在が不明 行方 遺失 置き忘 一斉送信 BCC \
     取り違え 混入 不正ログイン",
);

/// Something happened, whatever came of it.
pub(super) const INCIDENT: Words =
    Words("不正アクセス 感染 詐欺 遠隔操作 攻撃 侵入 流失 開示 提供し 誤り 事案 事故 お詫び");

/// Somebody is concerned.
pub(super) const CONCERN: Words = Words("対象 該当 影響 被害 おそれ 恐れ 可能性 本人数 本人の数");

/// Data of persons.
pub(super) const DATA: Words = Words(
    "個人 情報 データ 氏名 住所 名簿 アドレス メール 電話番号 生年月日 連絡先 成績 カルテ 診療 検査 \
     写真 履歴書 申込書 申請書 書類 番号 答案 本人数",
);

/// What a number of 件 counts when each is a person, and what only ends like it.
pub(super) const RECORD_OF_PERSON: Words =
    Words("情報 データ 名簿 氏名 住所 アドレス 電話番号 連絡先 カルテ 履歴書 名前");
pub(super) const NOT_RECORD_OF_PERSON: Words = Words(
    "脆弱性情報 商品情報 製品情報 ログ情報 障害情報 機密情報 企業情報 技術情報 営業情報 不具合情報 \
     ログデータ",
);

/// A number of records without a noun of its own.
pub(super) const NUMBER_OF_RECORDS: Words = Words("件数 対象 対象数 総数");

/// What makes a number of 件 one of accounts.
pub(super) const ACCOUNTS: Words = Words("アカウント アカウント数 ID ID数");

/// Persons whose data an organisation holds.
pub(super) const PERSONS: Words = Words(
    "客 ユーザー 会員 生徒 児童 学生 受験生 卒業生 住民 市民 町民 村民 \
     県民 区民 家族 取引先 株主 組合員 男性 女性 個人 者 方 児 親 人",
);

/// Persons who may have done it, or to whom it went, but whose own data may have come to harm too.
pub(super) const STAFF: Words = Words(
    "職員 社員 従業員 従業者 担当者 教員 教諭 教師 医師 看護師 警察官 署員 役員 スタッフ アルバイト \
     作業者 作業員 管理者 関係者 技術者 エンジニア 委員 送信先 送付先 宛先 受信者 受領者 閲覧者 \
     相手方 第三者 退職者",
);

/// Persons who did it, were punished for it, or looked into it.
pub(super) const DOERS: Words = Words(
    "処分者 容疑者 被疑者 攻撃者 犯人 責任者 監督者 監督職員 専門家 弁護士 調査員 オペレーター 上司 \
     被告 逮捕者 窓口 従業員数 職員数 社員数",
);

/// Places and periods that divide a number into disjoint parts.
pub(super) const DIVISIONS: Words = Words(
    "支店 支社 本店 店 校 市 区 町 村 県 課 部 園 病院 施設 会場 年度 学年 年生 社 事業所 センター",
);

/// Particles that make the persons before them the ones who acted or were acted upon.
pub(super) const ACTOR_PARTICLES: Words = Words("が は も で により による によって らが らは");
pub(super) const OTHER_PARTICLES: Words = Words("に を へ 宛");
pub(super) const TOPIC_PARTICLES: Words = Words("に関 に係 について");

/// What persons do who are not those harmed.
pub(super) const DEEDS: Words = Words(
    "持ち出し 持ち出す 閲覧し 操作し 操作を 開封し 開いた クリック 関与 紛失し 送信し 使用する 手渡し \
     置き忘れ 対応し 対応に 作業し 従事 担当し 共謀 ログインし アクセスし 漏らし",
);

/// What happens to those who did it.
pub(super) const PUNISHMENTS: Words = Words("懲戒 訓告 戒告 停職 減給 免職 厳重注意 逮捕 書類送検");

/// Staff are the ones concerned after all.
pub(super) const STAFF_CONCERNED: Words = Words("対象 影響を受け を含む が含まれ 個人情報が");

/// Organisations that a number of staff describes.
pub(super) const ORGANISATIONS: Words = Words(
    "会社 企業 事業者 中小 体制 チーム 部署 事業所 店舗 組織 団体 法人 病院 診療所 クリニック 規模 \
     委員会 班",
);

/// Things and doings of the staff through which harm came.
pub(super) const STAFF_THINGS: Words = Words(
    "アカウント 端末 パソコン PC スマートフォン 不注意 ミス 過失 操作 確認 メールボックス \
     メールアカウント",
);

/// Credentials that served as tools, and how they did.
pub(super) const CREDENTIALS: Words = Words("パスワード アカウント ID 認証情報");
pub(super) const USED_AS_TOOL: Words = Words("を用い を使い を使っ を使用し を悪用");

/// Persons who turned to the organisation, or on whom somebody called.
pub(super) const CONTACTS: Words = Words("問い合わせ 問合せ 苦情 相談 申し出 架電 営業電話 通報");

/// Recipients who are not those harmed.
pub(super) const OTHERS: Words = Words("別の 無関係の 無関係な 異なる");

/// Persons who are only served, taught or employed.
pub(super) const HELD: Words = Words(
    "が利用する が利用し が在籍 が所属 が加入 を抱え を有する を擁 が勤務 が働 が通う が通って",
);

/// What calls a number one of persons served, unless harm stands before it.
pub(super) const NUMBERS_HELD: Words = Words("会員数 登録者数 利用者数 契約者数 患者数 ユーザー数");

/// Subjects in which numbers of persons are not those harmed.
pub(super) const ASIDE: Words = Words("研修 受講 講習 増員 アンケート 体制");

/// Harm or concern is denied, after and before the number.
pub(super) const DENIALS: Words = Words(
    "対象外 影響はな 影響がな 影響はあり 影響はござ 影響を受けていな 影響を受けておりま ではない ではなく \
     ではありま 確認されていな 確認されていませ 確認されておりま 認められていな 認められておりま 認められませ \
     流出していな 流出していませ 流出しておりま 漏えいしていな 漏えいしていませ 漏えいしておりま \
     漏洩していな 漏洩していませ 漏洩しておりま 該当しな 該当しま 流出はな 漏えいはな 漏洩はな",
);
pub(super) const DENIALS_BEFORE: Words =
    Words("対象外の 影響のない 影響がない 流出していない 漏えいしていない 漏洩していない");

/// What such a denial may be about instead: that no more harm came.
pub(super) const MORE_HARM: Words = Words("二次被害 悪用 不正利用 不正使用 苦情 実害");

/// Left out, said of the persons themselves.
pub(super) const LEFT_OUT: Words =
    Words("含まれていな 含まれていませ 含まれておりま 含まれませ 含まず");
pub(super) const EXCEPT: Words = Words("を除 は除 については除");

/// A part of a number named before, and what the whole is followed by just before its part.
pub(super) const PARTS: Words = Words("うち 内訳 内数 残り 残る");
pub(super) const NOT_PARTS: Words = Words("うちに");
pub(super) const WHOLES: Words = Words("のうち の内 中");
pub(super) const BREAKDOWN: &str = "内訳";

/// A number that was given up, and the number that replaces it.
pub(super) const OUTDATED_BEFORE: Words = Words("当初 前回 速報時 第一報 第1報");
pub(super) const OUTDATED_AFTER: Words = Words("公表 発表 報告 説明 お知らせ お伝え とし 見られ");
pub(super) const GIVEN_UP: Words = Words("たが ましたが ですが ていた ていまし ておりまし");
pub(super) const CHANGED: Words = Words("訂正 修正 に増 に変更 に減");
pub(super) const FINAL_BEFORE: Words =
    Words("最終的 その後 改めて 再調査 精査 正しくは 調査の結果");
pub(super) const FINAL_AFTER: Words = Words("と確定 が確定 に確定 に訂正 に修正");

/// What joins parts, and what shows that the second number is about something else.
pub(super) const JOINTS: Words = Words("と 、 及び および 並びに ならびに , ・ / ;");
pub(super) const BREAKS: Words = Words(
    "し、 した され れた て、 が、 に、 へ、 ため から ので おり、 に対し 。 別の 又は または もしくは 延べ",
);

/// Words after a number that say no more than that it counts persons.
pub(super) const HONORIFICS: Words = Words("様 さま さん の方々 の方 の皆様 の皆さま");

/// Words between a number and the persons that it counts.
pub(super) const HEAD_ENDINGS: Words =
    Words("のうち うち の方々 の方 の 等 ら たち 様 さま さん など");
