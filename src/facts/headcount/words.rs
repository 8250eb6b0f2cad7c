//! Tables of the words around a number that tell whose it is and what came of it.

/// A table of words, parted by blanks, with an index that tells where none can begin.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words {
    words: &'static str,
    /// A bit for the first six bytes of each word that has as many: two kana or kanji.
    pairs: [u64; PAIRS / 64],
    /// A bit for the first character of each shorter word.
    short: [u64; SHORT / 64],
    /// The length of the shortest word, in bytes.
    shortest: usize,
    /// Where in `starts` the words of each first character begin, and once more the end.
    first: [u16; FIRST + 1],
    /// Where each word starts; those whose first characters share a place stand together.
    starts: [u16; MOST_WORDS],
}

/// How many words a table may have, and into how many places their first characters fall.
const MOST_WORDS: usize = 256;
const FIRST: usize = 64;
const PAIRS: usize = 2048;
const SHORT: usize = 1024;
const PAIR_BYTES: usize = 6;

impl Words {
    /// The words of a text, which is read when the crate is compiled.
    pub(super) const fn new(words: &'static str) -> Self {
        let bytes = words.as_bytes();
        let mut table = Self {
            words,
            pairs: [0; PAIRS / 64],
            short: [0; SHORT / 64],
            shortest: usize::MAX,
            first: [0; FIRST + 1],
            starts: [0; MOST_WORDS],
        };
        let mut start = 0;
        while start < bytes.len() {
            let end = word_end(bytes, start);
            if end - start >= PAIR_BYTES {
                let place = pair_place(bytes, start);
                table.pairs[place / 64] |= 1 << (place % 64);
            } else if end > start {
                let place = short_place(bytes, start);
                table.short[place / 64] |= 1 << (place % 64);
            }
            if end > start && end - start < table.shortest {
                table.shortest = end - start;
            }
            start = end + 1;
        }
        let mut place = 0;
        let mut count = 0;
        while place < FIRST {
            start = 0;
            while start < bytes.len() {
                let end = word_end(bytes, start);
                if end > start && short_place(bytes, start) % FIRST == place {
                    table.starts[count] = start as u16;
                    count += 1;
                }
                start = end + 1;
            }
            place += 1;
            table.first[place] = count as u16;
        }
        table
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.words.split_ascii_whitespace()
    }

    pub(super) fn stand_in(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        let mut at = 0;
        while self.shortest <= bytes.len().saturating_sub(at) {
            if self.may_begin(bytes, at) && self.start(&text[at..]) {
                return true;
            }
            at += 1;
            while bytes.get(at).is_some_and(|byte| byte & 0xC0 == 0x80) {
                at += 1;
            }
        }
        false
    }

    /// Whether a word may begin at a character; where not, none does.
    fn may_begin(&self, bytes: &[u8], at: usize) -> bool {
        let is_set = |bits: &[u64], place: usize| bits[place / 64] >> (place % 64) & 1 == 1;
        is_set(&self.short, short_place(bytes, at))
            || at + PAIR_BYTES <= bytes.len() && is_set(&self.pairs, pair_place(bytes, at))
    }

    pub(super) fn start(&self, text: &str) -> bool {
        self.at_start(text).is_some()
    }

    pub(super) fn end(&self, text: &str) -> bool {
        self.at_end(text).is_some()
    }

    /// The first word of the table that a text starts with.
    pub(super) fn at_start(&self, text: &str) -> Option<&'static str> {
        let bytes = text.as_bytes();
        if text.is_empty() || !self.may_begin(bytes, 0) {
            return None;
        }
        let place = short_place(bytes, 0) % FIRST;
        let starts = usize::from(self.first[place])..usize::from(self.first[place + 1]);
        self.starts[starts].iter().find_map(|start| {
            let start = usize::from(*start);
            let word = &self.words[start..word_end(self.words.as_bytes(), start)];
            text.starts_with(word).then_some(word)
        })
    }

    /// The first word of the table that a text ends with.
    pub(super) fn at_end(&self, text: &str) -> Option<&'static str> {
        self.iter().find(|word| text.ends_with(word))
    }
}

/// Where a word that starts in a table ends.
const fn word_end(bytes: &[u8], start: usize) -> usize {
    let mut end = start;
    while end < bytes.len() && !bytes[end].is_ascii_whitespace() {
        end += 1;
    }
    end
}

/// The bit of a word of at least six bytes.
const fn pair_place(bytes: &[u8], at: usize) -> usize {
    let low = u32::from_le_bytes([bytes[at + 1], bytes[at + 2], bytes[at + 4], bytes[at + 5]]);
    (low.wrapping_mul(0x9E37_79B1) >> (u32::BITS - PAIRS.trailing_zeros())) as usize
}

/// The bit of a shorter word: its first character, of which one or two bytes are told by the first.
const fn short_place(bytes: &[u8], at: usize) -> usize {
    let first = bytes[at];
    if first < 0xE0 || at + 2 >= bytes.len() {
        return first as usize;
    }
    let character = u32::from_le_bytes([first, bytes[at + 1], bytes[at + 2], 0]);
    (character.wrapping_mul(0x9E37_79B1) >> (u32::BITS - SHORT.trailing_zeros())) as usize
}

/// Data came to harm.
pub(super) static HARM: Words = Words::new(
    "漏え 漏洩 漏れ 漏ら 流出 紛失 盗 窃取 閲覧 持ち出 持出 持ち去 誤送 誤って 誤配 誤交付 誤廃棄 \
     誤発送 誤掲載 滅失 毀損 き損 暗号化 公開され 公開状態 見られる 見える状態 ダウンロード 私的 \
     不正取得 不正利用 不正に取得 不正に利用 所在不明 所在が不明 行方 遺失 置き忘 一斉送信 BCC \
     取り違え 混入 不正ログイン 抜き取 抜き出 抜かれ 抜取 抜出 のぞき のぞかれ 覗き 覗かれ 盗み見 読み取られ \
     読まれ 見られて 丸見え 置き引き 奪われ 乗っ取られ 開けなく 開かなく 使えなく 持っていかれ 持って行かれ 吸い上げ \
     吸い出 誤FAX 誤ファクス 誤ファックス 誤メール 誤郵送 誤記載 誤表示 誤公開 誤開示 誤登録 誤封入 \
     誤印刷 誤提供 誤投函 誤返却 誤投稿 誤送 ログインされ 侵入され 外に出た 外へ出た 目に触れ 目にさら 晒され さらされ 入れ替わ 所在が分から",
);

/// Something was done with data that ought not to be, or they got out of hand.
pub(super) static MISDEEDS: Words = Words::new(
    "無断 断りな 断りもな 断りを入れていな 同意欄 利用目的を示 利用目的も示 公表しておら 公表もして 通知もして \
     関係なく 必要もない 必要がない 必要なく 用もない 業務外 興味本位 面白半分 誰でも 誰からでも 外から入 知らない人 知らないアカウント 同意なく 同意もな 同意のな 同意を得ず 同意を得な 同意は得 同意も得 同意を取 同意は取 \
     承諾なく 承諾を得 承諾は得 承諾も得 承諾は取 承諾を取 了承なく 了承を得 了承は取 了承を取 了解なく 了解を得 \
     勝手に 目的外 目的以外 転用 流用 使い回 悪用 売却 売って 売った 売り渡 売り払 買った 買って 買い取 買い集 購入し \
     渡した 渡して 渡し、 渡る 渡って 提供し 教えた 教えて 答えた 話した しゃべ 言いふら 聞き出 調べた 調べて 検索 照会し \
     貼り付け 載せた 載せて 載ってい 写って 写った 映って 上げて アップロード 投稿 公開し 拡散 \
     捨て 棄て 廃棄し 処分し ごみ ゴミ 古紙 落とし 落ちて 飛ばされ 飛び散 拾った 拾って 無くな なくなっ なくなり 失くし \
     無くし 見当たら 見つから 足りな 消えた 消えて 消去 焼け 焼失 水没 流さ 戻らな 間違って 間違え お渡し 渡しま 別の患者 別のお客 別の会員 別の家 別の方 別の人 別人 他人 \
     やられ 入られ 仕込まれ 盗撮 複写 見つかった 読める 読めた 読めて 見えて 見える 開かれ 開けられ 開封され 入れ違 入れ間違 詰め違 宛名違 宛先違 放置 置いたまま 置かれたまま 出されたまま 出したまま 置きっぱなし 出しっぱなし 開けっ放し 貼り出 掲示 掲出 回覧 \
     読み上げ 寄付 持ち込 持ち帰 裏紙 なくした 忘れ 取り残 積ませ 積んだまま 逆に登録 逆に入力 \
     失った 失われ 失い、 外部へコピー 外部にコピー コピーされ 通過 で成功 第三者に変更 \
     出した 出して 送った 送って 送信し 送付し 残って 残した 残したまま そのまま",
);

/// Something happened, whatever came of it.
pub(super) static INCIDENT: Words = Words::new(
    "不正アクセス 感染 詐欺 遠隔操作 攻撃 侵入 流失 開示 提供し 誤り 事案 事故 お詫び 苦情 違反 違法",
);

/// The case is made up: a drill, a question of a test, a story.
pub(super) static IMAGINED: Words = Words::new(
    "【訓練 (訓練) 訓練開始 訓練終 これは訓練 という訓練 想定の訓練 想定した訓練 想定の演習 想定した演習 演習用 訓練用 研修用 \
     訓練シナリオ 訓練名 机上訓練シナリオ 訓練報告 模擬送信 疑似データ 模擬データ ※架空 (架空) 架空の 架空で フィクション 設問 次の事例 小説 ミステリ 短編 主演 上映 脚本",
);

/// A drill, as a headline names it, and what is only supposed in it.
pub(super) static DRILL: Words = Words::new("訓練");
pub(super) static SUPPOSED_IN_DRILL: Words = Words::new("想定 実害 実際の シナリオ 模擬 台本");

/// Somebody is concerned.
pub(super) static CONCERN: Words =
    Words::new("対象 該当 影響 被害 おそれ 恐れ 可能性 疑い 迷惑 人数 本人の数");

/// Data of persons.
pub(super) static DATA: Words = Words::new(
    "個人 情報 データ 氏名 住所 名簿 アドレス メール 電話番号 生年月日 連絡先 成績 カルテ 診療 検査 \
     写真 履歴書 申込書 申請書 書類 番号 答案 本人数 顔 名前 録画 録音 画像 映像 動画 写し 控え 台帳 履歴 記録 一覧 評価 \
     病歴 病名 持病 病状 既往歴 通院歴 投薬 処方 服薬 問診 健診 検診 診断 やりとり やり取り 会話 メッセージ 相談 カード 預金 口座 残高 年収 給与 賞与 得点 点数 \
     明細 領収書 請求書 納付書 通知書 証明書 調査票 回答 伝票 願書 名札 アルバム 作文 住民票 戸籍 転居先 勤務先 家族構成 \
     メモ 前科 犯歴 懲戒歴 逮捕歴 学歴 職歴 経歴 調査書 希望調査 志望 進路 履修 連絡票 検診票 受診票 相談票 個票 名刺 契約書 同意書 \
     誓約書 手帳 日誌 印影 署名 位置 車番 所有者 滞納 地図 課税 所得 受給 通帳 免許証 旅券 保険証 指紋 マイナンバー パスワード 暗証 リスト ファイル",
);

/// What a number of 件 counts when each is a person, and what only ends like it.
pub(super) static RECORD_OF_PERSON: Words =
    Words::new("情報 データ 名簿 氏名 住所 アドレス 電話番号 連絡先 カルテ 履歴書 名前");
pub(super) static NOT_RECORD_OF_PERSON: Words = Words::new(
    "脆弱性情報 商品情報 製品情報 ログ情報 障害情報 機密情報 企業情報 技術情報 営業情報 不具合情報 \
     ログデータ ダミーデータ 模擬データ テストデータ",
);

/// Papers that are filled in for one person each.
pub(super) static FORMS: Words = Words::new(
    "申込書 申請書 届出書 届書 届 診察券 カルテ 問診票 通知書 通知 明細 明細書 請求書 督促状 督促 成績票 成績表 通知表 \
     結果票 結果表 受給者証 証明書 住民票 送り状 伝票 願書 履歴書 免許証 パスポート 旅券 アンケート アンケート用紙 \
     アンケ用紙 はがき ハガキ 封書 封筒 調査票 登録票 連絡票 納入票 予診票 受付票 相談票 診療票 票 会員証 保険証 被保険者証 \
     同意書 契約書 診断書 処方箋 処方せん レセプト 申告書 申出書 宣誓書 誓約書 委任状 許可証 手帳 答案 名札 領収書 申込用紙 \
     申込票 個票 検針票 受験票 返信票 案内状 納付書 個人番号カード 会員カード 写し 控え 宛先 宛名",
);

/// What a number of 件 counts that is no record of a person.
pub(super) static EVENTS: Words = Words::new(
    "問い合わせ 問合せ お問合せ 苦情 相談 申し出 申出 通報 報告 指摘 要望 意見 反響 クレーム ログ アクセス 試行 通信 メール \
     事案 事例 事故 案件 事件 違反 不備 ヒヤリハット 障害 アラート 警報 警告 検知 攻撃 不具合 脆弱性 課題 改善 勧告 指示 提案 \
     誤送付 誤送信 誤配 紛失 漏えい 漏洩 取引 契約 電話 投稿 書き込み 閲覧 検索 照会 操作 履歴 設定 変更 更新 チケット タスク 物 物品 備品 商品 公文書 文書 漏れ 抜取り 抜き取り 抽出",
);

/// A number of records without a noun of its own.
pub(super) static NUMBER_OF_RECORDS: Words = Words::new("件数 対象 対象数 総数");

/// What makes a number of 件 one of accounts.
pub(super) static ACCOUNTS: Words = Words::new("アカウント アカウント数 ID ID数");

/// Persons whose data an organisation holds.
pub(super) static PERSONS: Words = Words::new(
    "客 ユーザー 会員 生徒 児童 学生 受験生 卒業生 住民 市民 町民 村民 \
     県民 区民 家族 取引先 株主 組合員 男性 女性 個人 者 方 児 親 人 塾生 園生 新入生 在校生 留学生 研修生 実習生 寮生 \
     門下生 教え子 親族 遺族 世帯主 隣人 プレイヤー プレーヤー メンバー ゲスト オーナー ドナー モニター フォロワー 信徒 檀家 団員 部下 同僚 先輩 後輩 恋人 元妻 元夫",
);

/// What persons did by which they came to be in the records; it names them as a noun of persons does.
pub(super) static ENROLLED: Words = Words::new(
    "登録 応募 申込 申込み 申し込み 受講 購入 契約 加入 参加 来店 来場 宿泊 予約 退会 退職 写っていたの 載っていたの",
);

/// Persons who may have done it, or to whom it went, but whose own data may have come to harm too.
pub(super) static STAFF: Words = Words::new(
    "職員 社員 従業員 従業者 担当者 教員 教諭 教師 医師 看護師 警察官 署員 役員 スタッフ アルバイト \
     作業者 作業員 管理者 関係者 技術者 エンジニア 委員 送信先 送付先 宛先 受信者 受領者 閲覧者 \
     相手方 第三者 退職者 所員 係員 局員 行員 店員 駅員 隊員 講師 保育士 介護士 薬剤師 ヘルパー パート 派遣 技師",
);

/// Persons who did it, were punished for it, or looked into it.
pub(super) static DOERS: Words = Words::new(
    "処分者 容疑者 被疑者 攻撃者 犯人 責任者 監督者 監督職員 専門家 弁護士 調査員 オペレーター 上司 \
     被告 逮捕者 窓口 従業員数 職員数 社員数 担当 当番 登録者数 対応人数 作業人数 担当者数 出席者数 参加者数 受講者数 送信者数 押した人 \
     報告した人 開いた 開いた者 押した者 開封者 入力した者 入力した人 入れた人 開いた人 クリックした人 開封した人",
);

/// Places and periods that divide a number into disjoint parts.
pub(super) static DIVISIONS: Words = Words::new(
    "支店 支社 本店 店 校 市 区 町 村 県 課 部 園 病院 施設 会場 年度 学年 年生 社 事業所 センター",
);

/// Particles that make the persons before them the ones who acted or were acted upon.
pub(super) static ACTOR_PARTICLES: Words =
    Words::new("が は も で により による によって らが らは");
pub(super) static OTHER_PARTICLES: Words = Words::new("に を へ 宛 から");
pub(super) static TOPIC_PARTICLES: Words = Words::new("に関 に係 について");

/// What persons do who are not those harmed.
pub(super) static DEEDS: Words = Words::new(
    "持ち出し 持ち出す 閲覧し 操作し 操作を 開封し 開いた クリック 関与 紛失し 送信し 使用する 手渡し \
     押した 押して 閲覧済 転送 置き忘れ 対応し 対応に 作業し 従事 担当し 共謀 ログインし アクセスし 漏らし 実施 確認する 読み合わせ 突き合わせ 立ち会 見回",
);

/// An account or a privilege that several share or hold.
pub(super) static SHARED_ACCESS: Words = Words::new(
    "使い回 共用 共同で使 回して使 管理者権限 最上位 特権 権限が付 権限を付 権限が配 権限を配 権限を持 フル権限",
);

/// How somebody comes to hold one.
pub(super) static GRANTED: Words = Words::new("に配 に付与 に与え に割り当て が持 が有");

/// What describes a party by the number of its staff.
pub(super) static SIZE_OF_STAFF: Words =
    Words::new("従業員 従業者 社員 職員 スタッフ 従業員数 従業者数 職員数");

/// How two or three work together.
pub(super) static PAIR_WORK: Words =
    Words::new("で 一組 1組 組で 確認 照合 一緒 の承認 の目 がかり 態勢 で読 どおり とも が互いに");

/// What happens to those who did it.
pub(super) static PUNISHMENTS: Words = Words::new(
    "懲戒処分 懲戒免職 懲戒解雇 懲戒手続 懲戒と 懲戒に 訓告 戒告 停職 減給 免職 厳重注意 逮捕 書類送検",
);

/// Staff are the ones concerned after all.
pub(super) static STAFF_CONCERNED: Words = Words::new("対象 影響を受け を含む が含まれ 個人情報が");

/// Organisations that a number of staff describes.
pub(super) static ORGANISATIONS: Words = Words::new(
    "会社 店 お店 薬店 事務所 農園 企業 事業者 中小 体制 チーム 部署 事業所 店舗 組織 団体 法人 病院 診療所 クリニック 規模 \
     委員会 班",
);

/// Things and doings of the staff through which harm came.
pub(super) static STAFF_THINGS: Words = Words::new(
    "アカウント ID 利用者ID 権限 端末 パソコン PC スマートフォン 不注意 ミス 過失 操作 確認 メールボックス \
     メールアカウント",
);

/// Credentials that served as tools, and how they did.
pub(super) static CREDENTIALS: Words = Words::new("パスワード アカウント ID 認証情報");
pub(super) static USED_AS_TOOL: Words = Words::new("を用い を使い を使っ を使用し を悪用");

/// Persons who turned to the organisation, or on whom somebody called.
pub(super) static CONTACTS: Words =
    Words::new("問い合わせ 問合せ 苦情 相談 申し出 架電 営業電話 通報");

/// Recipients who are not those harmed.
pub(super) static OTHERS: Words = Words::new("別の 無関係の 無関係な 異なる");

/// Persons who are only served, taught or employed.
pub(super) static HELD: Words = Words::new(
    "が利用する が利用し が在籍 が所属 が加入 を抱え を有する を擁 が勤務 が働 が通う が通って",
);

/// What calls a number one of persons served, unless harm stands before it.
pub(super) static NUMBERS_HELD: Words =
    Words::new("会員数 登録者数 利用者数 契約者数 患者数 ユーザー数");

/// Subjects in which numbers of persons are not those harmed.
pub(super) static ASIDE: Words = Words::new(
    "研修 を受講 受講し 受講済 受講率 受講状況 未受講 講習会 増員 アンケートに 体制 合同訓練 避難訓練 定員 募集 欠席 病院に運ばれ 搬送され 避難し 負傷 死亡 死傷 けが 怪我 重傷 軽傷 参加し 集まっ 出席し 出席した 出席者は 入賞 受賞 採用し 採用さ 入社",
);

/// Harm or concern is denied, after and before the number.
pub(super) static DENIALS: Words = Words::new(
    "対象外 影響はな 影響がな 影響はあり 影響はござ 影響を受けていな 影響を受けておりま ではない ではなく \
     ではありま 確認されていな 確認されていませ 確認されておりま 認められていな 認められておりま 認められませ \
     流出していな 流出していませ 流出しておりま 漏えいしていな 漏えいしていませ 漏えいしておりま \
     漏洩していな 漏洩していませ 漏洩しておりま 漏れていな 漏れていませ 漏れておりま 出ていな 出ていませ 該当しな 該当しま 流出はな 漏えいはな 漏洩はな",
);
pub(super) static DENIALS_BEFORE: Words =
    Words::new("対象外の 影響のない 影響がない 流出していない 漏えいしていない 漏洩していない");

/// What such a denial may be about instead: that no more harm came.
pub(super) static MORE_HARM: Words = Words::new("二次被害 悪用 不正利用 不正使用 苦情 実害");

/// The persons agreed, so that nothing came to harm.
pub(super) static AGREED: Words = Words::new(
    "同意を得た 同意を頂いた 同意をいただいた 同意書を頂いた 同意書をいただいた 同意書を得た 同意のある 同意した 同意済 \
     承諾を得た 承諾を頂いた 承諾をいただいた 承諾のある 承諾済 了承を得た 了承を頂いた 了承をいただいた",
);

/// The same, said after the number.
pub(super) static AGREED_AFTER: Words = Words::new(
    "から同意 から承諾 から了承 からは一人ずつ 全員の同意 全員の承諾 全員の押印 押印を確認 書面で同意を取 書面で承諾を",
);

/// A request that the law provides for, answered as it should be.
pub(super) static LAWFUL_REQUEST: Words = Words::new(
    "捜査関係事項照会 弁護士会照会 弁護士会からの照会 23条の2 刑事訴訟法 刑訴法 法令に基づく照会",
);

/// A number of a rule, or of a case that is only imagined, before and after it.
pub(super) static SUPPOSED_BEFORE: Words = Words::new("たとえ 仮に もしも 万一 万が一");
pub(super) static SUPPOSED_AFTER: Words =
    Words::new("ものは ものが ものに ものを であっても でも 場合 とき 時は か、 かどうか か否か");

/// Persons who turned up with a request that was lawfully met.
pub(super) static REQUESTED: Words = Words::new(
    "照会のあった 請求のあった 求めのあった 照会があった 請求があった 求めがあった 開示請求",
);

/// Persons who are allowed in, or allowed to see.
pub(super) static PERMITTED: Words = Words::new(
    "入室 立ち入 立入 入れるのは 権限を持つ 権限があるの 権限は 権限者 閲覧できるの 閲覧できる職員 閲覧できる者 閲覧できる人 閲覧は 見られるの 見られる者 アクセスできるの 鍵を持つ 鍵は",
);

/// What limits persons to a number, right behind it.
pub(super) static LIMITED: Words = Words::new("に限 に絞 だけに のみに のみが だけが");

/// What may stand before a number that a sentence otherwise holds alone.
pub(super) static ALONE_AFTER: Words = Words::new(
    "現在 今 いま 今のところ 全部で 全員で その数 人数 人数は 数は 件数は 対象 対象は 該当 うちの分は",
);

/// Left out, said of the persons themselves.
pub(super) static LEFT_OUT: Words =
    Words::new("含まれていな 含まれていませ 含まれておりま 含まれませ 含まず");
pub(super) static EXCEPT: Words = Words::new("を除 は除 については除");

/// A part of a number named before, and what the whole is followed by just before its part.
pub(super) static PARTS: Words = Words::new("うち 内訳 内数 残り 残る");
pub(super) static NOT_PARTS: Words = Words::new("うちに");
pub(super) static WHOLES: Words = Words::new("のうち の内 中");
pub(super) const BREAKDOWN: &str = "内訳";

/// A number that was given up, and the number that replaces it.
pub(super) static OUTDATED_BEFORE: Words = Words::new("当初 前回 速報時 第一報 第1報");
pub(super) static OUTDATED_AFTER: Words =
    Words::new("公表 発表 報告 説明 お知らせ お伝え とし 見られ");
pub(super) static GIVEN_UP: Words = Words::new("たが ましたが ですが ていた ていまし ておりまし");
pub(super) static CHANGED: Words = Words::new("訂正 修正 に増 に変更 に減");
pub(super) static FINAL_BEFORE: Words =
    Words::new("最終的 その後 改めて 再調査 精査 正しくは 調査の結果");
pub(super) static FINAL_AFTER: Words = Words::new("と確定 が確定 に確定 に訂正 に修正");

/// What joins parts, and what shows that the second number is about something else.
pub(super) static JOINTS: Words = Words::new("と 、 及び および 並びに ならびに , ・ / ;");
pub(super) static BREAKS: Words = Words::new(
    "し、 した され れた て、 が、 に、 へ、 ため から ので おり、 に対し 。 別の 又は または もしくは 延べ",
);

/// Words after a number that say no more than that it counts persons.
pub(super) static HONORIFICS: Words = Words::new("様 さま さん の方々 の方 の皆様 の皆さま");

/// Words after a number of persons that make it one of their data.
pub(super) static RECORDS_OF: Words = Words::new("分 ぶん");

/// Words between a number and the persons that it counts.
pub(super) static HEAD_ENDINGS: Words =
    Words::new("のうち うち の方々 の方 の 等 ら たち 様 さま さん など");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_index_hides_no_word() {
        let text = "約1.2万人の×印、IDとカルテを盗み見た。";
        for words in ["×", "ID", "盗", "カルテ", "盗み見", "人 × ID", "見た。 "] {
            let table = Words::new(words);
            let plainly = words
                .split(' ')
                .any(|word| !word.is_empty() && text.contains(word));
            assert!(plainly && table.stand_in(text), "{words}");
            assert!(!table.stand_in("無い"), "{words}");
        }
        for table in [&HARM, &MISDEEDS, &DATA, &PERSONS, &JOINTS] {
            for word in table.iter() {
                assert!(
                    table.start(word) && table.end(word) && table.stand_in(word),
                    "{word}"
                );
                assert!(table.stand_in(&format!("あ{word}い")), "{word}");
            }
        }
        assert!(!Words::new("").stand_in("無い"));
    }
}
