//! How many persons' data came to harm.
//!
//! Every number of persons is weighed by the words around it; the best one, or the sum of disjoint
//! parts, is the head count. Numbers of records stand in only where no number of persons will do.

use std::cmp::Reverse;
use std::ops::Range;

use super::number::{Counter, Quantity, Words, quantities};
use crate::vocabulary::Precision;

/// What counts persons.
const PERSON_COUNTERS: &[Counter] = &[
    Counter {
        word: "人",
        not_before: Words(
            "目 組 体制 暮らし 部屋 当たり あたり につき ひとり 一人 1人 ずつ 月 称 間 物 材 権 工 口 \
             気 格 前 用 乗り 三脚 十色 一首 きり 親 っ子 旅",
        ),
    },
    Counter {
        word: "名",
        not_before: Words("刺 簿 前 義 称 字 目 古屋 札 鑑 ずつ 体制 乗り 当たり あたり につき"),
    },
];

/// What counts records, each of which may be a person.
const RECORD_COUNTERS: &[Counter] = &[Counter {
    word: "件",
    not_before: Words("目 名 当たり あたり につき"),
}];

/// What counts households and accounts, the last resort.
const PROXY_COUNTERS: &[Counter] = &[
    Counter {
        word: "世帯",
        not_before: Words("主 当たり あたり"),
    },
    Counter {
        word: "アカウント",
        not_before: Words("数 当たり あたり"),
    },
    RECORD_COUNTERS[0],
];

/// Data came to harm.
const HARM: Words = Words(
    "漏え 漏洩 漏れ 漏ら 流出 紛失 盗 窃取 閲覧 持ち出 持出 持ち去 誤送 誤って 誤配 誤交付 誤廃棄 \
     誤発送 誤掲載 滅失 毀損 き損 暗号化 公開され 公開状態 見られる 見える状態 ダウンロード 私的 \
     不正取得 不正利用 不正に取得 不正に利用 所在不明 所在が不明 行方 遺失 置き忘 一斉送信 BCC \
     取り違え 混入 不正ログイン",
);

/// Something happened, whatever came of it.
const INCIDENT: Words =
    Words("不正アクセス 感染 詐欺 遠隔操作 攻撃 侵入 流失 開示 提供し 誤り 事案 事故 お詫び");

/// Somebody is concerned.
const CONCERN: Words = Words("対象 該当 影響 被害 おそれ 恐れ 可能性 本人数 本人の数");

/// Data of persons.
const DATA: Words = Words(
    "個人 情報 データ 氏名 住所 名簿 アドレス メール 電話番号 生年月日 連絡先 成績 カルテ 診療 検査 \
     写真 履歴書 申込書 申請書 書類 番号 答案 本人数",
);

/// What a number of 件 counts when each is a person, and what only ends like it.
const RECORD_OF_PERSON: Words =
    Words("情報 データ 名簿 氏名 住所 アドレス 電話番号 連絡先 カルテ 履歴書 名前");
const NOT_RECORD_OF_PERSON: Words = Words(
    "脆弱性情報 商品情報 製品情報 ログ情報 障害情報 機密情報 企業情報 技術情報 営業情報 不具合情報 \
     ログデータ",
);

/// A number of records without a noun of its own.
const NUMBER_OF_RECORDS: Words = Words("件数 対象 対象数 総数");

/// What makes a number of 件 one of accounts.
const ACCOUNTS: Words = Words("アカウント アカウント数 ID ID数");

/// Persons whose data an organisation holds.
const PERSONS: Words = Words(
    "客 ユーザー 会員 生徒 児童 学生 受験生 卒業生 住民 市民 町民 村民 \
     県民 区民 家族 取引先 株主 組合員 男性 女性 個人 者 方 児 親 人",
);

/// Persons who may have done it, or to whom it went, but whose own data may have come to harm too.
const STAFF: Words = Words(
    "職員 社員 従業員 従業者 担当者 教員 教諭 教師 医師 看護師 警察官 署員 役員 スタッフ アルバイト \
     作業者 作業員 管理者 関係者 技術者 エンジニア 委員 送信先 送付先 宛先 受信者 受領者 閲覧者 \
     相手方 第三者 退職者",
);

/// Persons who did it, were punished for it, or looked into it.
const DOERS: Words = Words(
    "処分者 容疑者 被疑者 攻撃者 犯人 責任者 監督者 監督職員 専門家 弁護士 調査員 オペレーター 上司 \
     被告 逮捕者 窓口 従業員数 職員数 社員数",
);

/// Places and periods that divide a number into disjoint parts.
const DIVISIONS: Words = Words(
    "支店 支社 本店 店 校 市 区 町 村 県 課 部 園 病院 施設 会場 年度 学年 年生 社 事業所 センター",
);

/// Particles that make the persons before them the ones who acted or were acted upon.
const ACTOR_PARTICLES: Words = Words("が は も で により による によって らが らは");
const OTHER_PARTICLES: Words = Words("に を へ 宛");
const TOPIC_PARTICLES: Words = Words("に関 に係 について");

/// What persons do who are not those harmed.
const DEEDS: Words = Words(
    "持ち出し 持ち出す 閲覧し 操作し 操作を 開封し 開いた クリック 関与 紛失し 送信し 使用する 手渡し \
     置き忘れ 対応し 対応に 作業し 従事 担当し 共謀 ログインし アクセスし 漏らし",
);

/// What happens to those who did it.
const PUNISHMENTS: Words = Words("懲戒 訓告 戒告 停職 減給 免職 厳重注意 逮捕 書類送検");

/// Staff are the ones concerned after all.
const STAFF_CONCERNED: Words = Words("対象 影響を受け を含む が含まれ 個人情報が");

/// Organisations that a number of staff describes.
const ORGANISATIONS: Words = Words(
    "会社 企業 事業者 中小 体制 チーム 部署 事業所 店舗 組織 団体 法人 病院 診療所 クリニック 規模 \
     委員会 班",
);

/// Things and doings of the staff through which harm came.
const STAFF_THINGS: Words = Words(
    "アカウント 端末 パソコン PC スマートフォン 不注意 ミス 過失 操作 確認 メールボックス \
     メールアカウント",
);

/// Credentials that served as tools, and how they did.
const CREDENTIALS: Words = Words("パスワード アカウント ID 認証情報");
const USED_AS_TOOL: Words = Words("を用い を使い を使っ を使用し を悪用");

/// Persons who turned to the organisation, or on whom somebody called.
const CONTACTS: Words = Words("問い合わせ 問合せ 苦情 相談 申し出 架電 営業電話 通報");

/// Recipients who are not those harmed.
const OTHERS: Words = Words("別の 無関係の 無関係な 異なる");

/// Persons who are only served, taught or employed.
const HELD: Words = Words(
    "が利用する が利用し が在籍 が所属 が加入 を抱え を有する を擁 が勤務 が働 が通う が通って",
);

/// What calls a number one of persons served, unless harm stands before it.
const NUMBERS_HELD: Words = Words("会員数 登録者数 利用者数 契約者数 患者数 ユーザー数");

/// Subjects in which numbers of persons are not those harmed.
const ASIDE: Words = Words("研修 受講 講習 増員 アンケート 体制");

/// Harm or concern is denied, after and before the number.
const DENIALS: Words = Words(
    "対象外 影響はな 影響がな 影響はあり 影響はござ 影響を受けていな 影響を受けておりま ではない ではなく \
     ではありま 確認されていな 確認されていませ 確認されておりま 認められていな 認められておりま 認められませ \
     流出していな 流出していませ 流出しておりま 漏えいしていな 漏えいしていませ 漏えいしておりま \
     漏洩していな 漏洩していませ 漏洩しておりま 該当しな 該当しま 流出はな 漏えいはな 漏洩はな",
);
const DENIALS_BEFORE: Words =
    Words("対象外の 影響のない 影響がない 流出していない 漏えいしていない 漏洩していない");

/// What such a denial may be about instead: that no more harm came.
const MORE_HARM: Words = Words("二次被害 悪用 不正利用 不正使用 苦情 実害");

/// Left out, said of the persons themselves.
const LEFT_OUT: Words = Words("含まれていな 含まれていませ 含まれておりま 含まれませ 含まず");
const EXCEPT: Words = Words("を除 は除 については除");

/// A part of a number named before, and what the whole is followed by just before its part.
const PARTS: Words = Words("うち 内訳 内数 残り 残る");
const NOT_PARTS: Words = Words("うちに");
const WHOLES: Words = Words("のうち の内 中");
const BREAKDOWN: &str = "内訳";

/// A number that was given up, and the number that replaces it.
const OUTDATED_BEFORE: Words = Words("当初 前回 速報時 第一報 第1報");
const OUTDATED_AFTER: Words = Words("公表 発表 報告 説明 お知らせ お伝え とし 見られ");
const GIVEN_UP: Words = Words("たが ましたが ですが ていた ていまし ておりまし");
const CHANGED: Words = Words("訂正 修正 に増 に変更 に減");
const FINAL_BEFORE: Words = Words("最終的 その後 改めて 再調査 精査 正しくは 調査の結果");
const FINAL_AFTER: Words = Words("と確定 が確定 に確定 に訂正 に修正");

/// What joins parts, and what shows that the second number is about something else.
const JOINTS: Words = Words("と 、 及び および 並びに ならびに , ・ / ;");
const BREAKS: Words = Words(
    "し、 した され れた て、 が、 に、 へ、 ため から ので おり、 に対し 。 別の 又は または もしくは 延べ",
);

/// Words after a number that say no more than that it counts persons.
const HONORIFICS: Words = Words("様 さま さん の方々 の方 の皆様 の皆さま");

/// Words between a number and the persons that it counts.
const HEAD_ENDINGS: Words = Words("のうち うち の方々 の方 の 等 ら たち 様 さま さん など");

/// What the words around a number are worth.
mod weight {
    pub(super) const HARM_NEAR: i32 = 6;
    pub(super) const HARM_IN_SENTENCE: i32 = 4;
    pub(super) const HARM_IN_HEADING: i32 = 3;
    pub(super) const CONCERN: i32 = 3;
    pub(super) const DATA: i32 = 2;
    pub(super) const PERSON: i32 = 1;
    pub(super) const TOTAL: i32 = 3;
    pub(super) const FINAL: i32 = 6;
    pub(super) const OUTDATED: i32 = -10;
    pub(super) const HELD: i32 = -8;
    pub(super) const ASIDE: i32 = -6;
    pub(super) const CONTACT: i32 = -4;
    /// The least at which a number of persons is a head count.
    pub(super) const LEAST: i32 = 2;
    /// The same for numbers that only stand in for persons.
    pub(super) const LEAST_STANDING_IN: i32 = 3;
}

/// How much of a sentence is read on either side of a number, in characters.
const WINDOW_CHARACTERS: usize = 60;

/// How close to a number a word must be to belong to it, in characters.
const NEAR_CHARACTERS: usize = 12;

/// How many sentences may lie between a whole and its part.
const WHOLE_SENTENCES: usize = 3;

/// A number of persons that a text states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CountedPersons {
    /// How many.
    pub(crate) persons: u64,
    /// Whether that is exact, or a bound.
    pub(crate) precision: Precision,
    /// The number with its counter and the words for its precision, in bytes of the text read.
    pub(crate) range_byte: Range<usize>,
}

impl From<&Quantity> for CountedPersons {
    fn from(quantity: &Quantity) -> Self {
        Self {
            persons: quantity.value,
            precision: quantity.precision,
            range_byte: quantity.range_byte.clone(),
        }
    }
}

/// Every number of persons in a normalised text, in order, whatever they did or suffered.
pub(crate) fn counted_persons(text: &str) -> Vec<CountedPersons> {
    quantities(text, PERSON_COUNTERS)
        .iter()
        .map(CountedPersons::from)
        .collect()
}

/// The number of persons whose data came to harm or may have; `None` when the text states none.
///
/// `sentences` are byte ranges of the normalised text, in order; numbers outside of them are passed
/// over. Where disjoint parts add up, the range spans all of them.
pub(crate) fn headcount(text: &str, sentences: &[Range<usize>]) -> Option<CountedPersons> {
    let sentences = read_sentences(text, sentences);
    let happened = |sentence: &Sentence| sentence.harm || INCIDENT.stand_in(sentence.text);
    if !sentences.iter().any(happened) {
        return None;
    }
    let read = |counters, stands_for_persons: fn(&Candidate<'_>) -> bool, least| {
        let mut candidates = candidates(text, &sentences, counters);
        candidates.retain(stands_for_persons);
        settle_parts(text, &mut candidates);
        choose(text, &candidates, least)
    };
    read(PERSON_COUNTERS, |_| true, weight::LEAST)
        .or_else(|| {
            read(
                RECORD_COUNTERS,
                |one| one.is_record_of_person(),
                weight::LEAST_STANDING_IN,
            )
        })
        .or_else(|| {
            read(
                PROXY_COUNTERS,
                |one| one.is_proxy(),
                weight::LEAST_STANDING_IN,
            )
        })
}

/// A sentence and what it says of harm.
struct Sentence<'text> {
    text: &'text str,
    start_byte: usize,
    harm: bool,
    /// Whether it is a line that no full stop ends.
    line: bool,
    /// Whether it is such a line under a heading that names harm.
    under_harm: bool,
}

fn read_sentences<'text>(text: &'text str, ranges: &[Range<usize>]) -> Vec<Sentence<'text>> {
    let mut under_harm = false;
    let read = |range: &Range<usize>| {
        let sentence = text.get(range.clone())?;
        let harm = HARM.stand_in(sentence);
        let concern = CONCERN.stand_in(sentence) && !MORE_HARM.stand_in(sentence);
        let line = !sentence.trim_end().ends_with(['。', '!', '?']);
        // An item such as 内容:氏名 or (1)顧客300件 stands below a heading and is none itself.
        let heading = line && starts_item(sentence) && !sentence.contains(':');
        if line && (harm || (heading && concern)) {
            under_harm = true;
        } else if heading && !counts_anything(sentence) {
            under_harm = false;
        }
        let under_harm = line && under_harm;
        Some(Sentence {
            text: sentence,
            start_byte: range.start,
            harm,
            line,
            under_harm,
        })
    };
    ranges.iter().filter_map(read).collect()
}

fn counts_anything(sentence: &str) -> bool {
    [PERSON_COUNTERS, RECORD_COUNTERS, PROXY_COUNTERS]
        .iter()
        .any(|counters| !quantities(sentence, counters).is_empty())
}

/// Whether a line starts as a heading or an item of a list does.
fn starts_item(line: &str) -> bool {
    line.starts_with(|first: char| {
        first.is_ascii_digit() || "・-*•●○■◆▪(【①②③④⑤⑥⑦⑧⑨".contains(first)
    })
}

/// A number in its sentence.
struct Candidate<'text> {
    quantity: Quantity,
    index_sentence: usize,
    sentence: &'text Sentence<'text>,
    /// What stands before and after the number in its sentence, as far as it is read.
    before: &'text str,
    after: &'text str,
    /// What of that stands in the same clause.
    clause_before: &'text str,
    clause_after: &'text str,
    /// Whether the persons are surely not those harmed.
    excluded: bool,
    /// Whether the number is a whole of which only a part came to harm.
    held: bool,
}

fn candidates<'text>(
    text: &'text str,
    sentences: &'text [Sentence<'text>],
    counters: &[Counter],
) -> Vec<Candidate<'text>> {
    let candidate = |quantity: Quantity| {
        let index_sentence = sentences
            .partition_point(|sentence| sentence.start_byte <= quantity.phrase_start_byte)
            .checked_sub(1)?;
        let sentence = sentences
            .get(index_sentence)
            .filter(|_| quantity.value > 0)?;
        let end_byte = sentence.start_byte + sentence.text.len();
        let before = last_characters(
            text.get(sentence.start_byte..quantity.phrase_start_byte)?,
            WINDOW_CHARACTERS,
        );
        let after = first_characters(
            text.get(quantity.range_byte.end..end_byte)?,
            WINDOW_CHARACTERS,
        );
        let mut candidate = Candidate {
            quantity,
            index_sentence,
            sentence,
            before,
            after,
            clause_before: last_clause(before),
            clause_after: first_clause(after),
            excluded: false,
            held: false,
        };
        candidate.excluded = candidate.is_bystander() || candidate.is_denied();
        Some(candidate)
    };
    quantities(text, counters)
        .into_iter()
        .filter_map(candidate)
        .collect()
}

impl Candidate<'_> {
    /// The noun before the number, with what stands before it.
    fn head(&self) -> &str {
        let mut head = self.before;
        for _ in 0..3 {
            head = head.trim_end_matches([' ', '(', ':', '「', '・']);
            head = head
                .strip_suffix(HEAD_ENDINGS.at_end(head).unwrap_or_default())
                .unwrap_or(head);
        }
        head
    }

    /// What follows the number and its honorifics.
    fn following(&self) -> &str {
        let honorific = HONORIFICS.at_start(self.after).unwrap_or_default();
        let following = &self.after[honorific.len()..];
        // 職員(1名)の端末 is read as 職員1名の端末.
        following.strip_prefix(')').unwrap_or(following)
    }

    /// Whether the persons acted, were punished, staff the operator, or only received something.
    fn is_bystander(&self) -> bool {
        let head = self.head();
        let clause = self.clause_after;
        let mut following = self.following();
        let attribute = following.strip_prefix('の');
        // 「職員2名が」 and 「2名の職員が」 are the same.
        let mut staff = STAFF.end(head);
        let mut doers = DOERS.end(head);
        if let Some(attribute) = attribute {
            doers |= DOERS.start(attribute);
            if let Some(word) = STAFF.at_start(attribute) {
                staff = true;
                following = &attribute[word.len()..];
            }
        }
        let acts = ACTOR_PARTICLES.start(following);
        let is_party = acts || OTHER_PARTICLES.start(following);
        let staff_concerned = TOPIC_PARTICLES.start(following) || STAFF_CONCERNED.stand_in(clause);
        doers
            || PUNISHMENTS.stand_in(clause)
            || (CREDENTIALS.stand_in(clause) && USED_AS_TOOL.stand_in(clause))
            || attribute.is_some_and(|attribute| ORGANISATIONS.start(attribute))
            || (staff && is_party && !staff_concerned)
            || (staff
                && following
                    .strip_prefix('の')
                    .is_some_and(|thing| STAFF_THINGS.start(thing)))
            || (acts && DEEDS.stand_in(clause))
            || (OTHER_PARTICLES.start(following)
                && OTHERS.stand_in(last_characters(self.clause_before, NEAR_CHARACTERS)))
            || (following.starts_with("から") && CONTACTS.stand_in(clause))
    }

    /// Whether it is said that these persons' data did not come to harm.
    fn is_denied(&self) -> bool {
        let denied = DENIALS.iter().any(|word| {
            let before = self
                .clause_after
                .find(word)
                .map(|found| &self.clause_after[..found]);
            before.is_some_and(|before| !MORE_HARM.stand_in(before))
        });
        let following = self.following();
        let following = following.strip_prefix('分').unwrap_or(following);
        denied
            || EXCEPT.start(following)
            || (ACTOR_PARTICLES.start(following)
                && LEFT_OUT.stand_in(first_characters(following, NEAR_CHARACTERS)))
            || DENIALS_BEFORE.stand_in(last_characters(self.clause_before, NEAR_CHARACTERS))
    }

    /// Whether a number of 件 counts records each of which is of one person.
    fn is_record_of_person(&self) -> bool {
        let head = self
            .head()
            .trim_end_matches(['は', 'が', 'を', '、', ' ', ')']);
        let names_records =
            |text: &str| RECORD_OF_PERSON.end(text) && !NOT_RECORD_OF_PERSON.end(text);
        let inside =
            |text: &str| RECORD_OF_PERSON.stand_in(text) && !NOT_RECORD_OF_PERSON.stand_in(text);
        let harm = self.sentence.harm || self.sentence.under_harm;
        names_records(head)
            || (NUMBER_OF_RECORDS.end(head) && harm)
            || self
                .following()
                .trim_start_matches('分')
                .strip_prefix('の')
                .is_some_and(|attribute| inside(first_characters(attribute, NEAR_CHARACTERS)))
    }

    /// Whether a number of households or accounts may stand for persons.
    fn is_proxy(&self) -> bool {
        let accounts = || ACCOUNTS.end(self.head().trim_end_matches(['は', 'が']));
        self.sentence.harm
            && (self.quantity.counter != "件" || accounts())
            && (self.names_data() || self.harm_near())
    }

    fn names_data(&self) -> bool {
        self.following().starts_with('分')
            || DATA.stand_in(first_characters(self.clause_after, NEAR_CHARACTERS))
            || DATA.stand_in(last_characters(self.clause_before, NEAR_CHARACTERS))
    }

    fn harm_near(&self) -> bool {
        HARM.stand_in(self.clause_before) || HARM.stand_in(self.clause_after)
    }

    /// Whose number it is: the nouns before it.
    fn owner(&self) -> &str {
        last_characters(self.clause_before, NEAR_CHARACTERS)
    }

    /// Whether persons or places, not kinds of data, stand before the number.
    fn names_owner(&self) -> bool {
        let owner = self.owner();
        PERSONS.stand_in(owner) || STAFF.stand_in(owner) || DIVISIONS.stand_in(owner)
    }

    /// Whether a whole itself came to harm, so that its part is no more than a detail.
    fn is_harmed_whole(&self, direct: bool) -> bool {
        if direct {
            // 流出した300人のうち, but not 流出したのは300人のうち.
            let words = || HARM.iter().chain(CONCERN.iter());
            return words()
                .filter_map(|word| self.clause_before.rfind(word))
                .any(|found| !self.clause_before[found..].contains('は'));
        }
        let end = PARTS.iter().filter_map(|word| self.after.find(word)).min();
        let own = &self.after[..end.unwrap_or(self.after.len())];
        [self.before, own]
            .iter()
            .any(|text| HARM.stand_in(text) || CONCERN.stand_in(text))
    }

    /// How well the number fits as the head count.
    fn score(&self) -> i32 {
        let head = self.head();
        let harm_near = self.harm_near();
        let concern = CONCERN.stand_in(self.clause_before) || CONCERN.stand_in(self.clause_after);
        let data = self.names_data();
        let mut score = if harm_near {
            weight::HARM_NEAR
        } else if self.sentence.harm {
            weight::HARM_IN_SENTENCE
        } else if self.sentence.under_harm {
            weight::HARM_IN_HEADING
        } else {
            0
        };
        let mut add = |applies: bool, weight: i32| score += if applies { weight } else { 0 };
        add(!harm_near && concern, weight::CONCERN);
        add(data, weight::DATA);
        add(PERSONS.end(head) || STAFF.end(head), weight::PERSON);
        add(
            self.quantity.total && (harm_near || concern || data),
            weight::TOTAL,
        );
        let replaces =
            FINAL_BEFORE.stand_in(self.before) || FINAL_AFTER.stand_in(self.clause_after);
        add(replaces && (harm_near || concern || data), weight::FINAL);
        let held = HELD.start(self.following())
            || (NUMBERS_HELD.end(head) && !HARM.stand_in(self.clause_before));
        add(self.held || held, weight::HELD);
        let aside = ASIDE.stand_in(self.clause_before) || ASIDE.stand_in(self.clause_after);
        add(aside, weight::ASIDE);
        add(CONTACTS.stand_in(self.clause_after), weight::CONTACT);
        score
    }

    /// Whether a later number replaces this one.
    fn is_outdated(&self) -> bool {
        let following = self.following();
        let following = following.strip_prefix('分').unwrap_or(following);
        OUTDATED_BEFORE.stand_in(self.clause_before)
            || (OUTDATED_AFTER.stand_in(self.clause_after) && GIVEN_UP.stand_in(self.clause_after))
            || (following.starts_with("から") && CHANGED.stand_in(self.clause_after))
    }
}

/// Excludes parts of a number that is the head count itself, and marks wholes of which only a part
/// came to harm.
fn settle_parts(text: &str, candidates: &mut [Candidate]) {
    let mut index_whole: Option<usize> = None;
    // The sentence of the last part, and whether a breakdown may go on in the next one.
    let mut last_part: Option<(usize, bool)> = None;
    for index in 0..candidates.len() {
        if candidates[index].excluded {
            continue;
        }
        let part = &candidates[index];
        let near_whole = index_whole.filter(|&whole| {
            part.index_sentence
                .abs_diff(candidates[whole].index_sentence)
                <= WHOLE_SENTENCES
        });
        let link = Link::read(text, candidates, index);
        let goes_on = last_part.is_some_and(|(sentence, breakdown)| {
            part.index_sentence == sentence || (breakdown && part.index_sentence == sentence + 1)
        });
        let is_part = !part.quantity.total && (link.part || link.breakdown || goes_on);
        let Some(index_of_whole) = near_whole.filter(|_| is_part) else {
            index_whole = Some(index);
            last_part = None;
            continue;
        };
        let breakdown = link.breakdown || last_part.is_some_and(|(_, breakdown)| breakdown);
        last_part = Some((part.index_sentence, breakdown));
        let whole = &candidates[index_of_whole];
        let own_clause = match part.clause_after.split_once(')') {
            Some((inside, _)) if link.bracketed => inside,
            _ => part.clause_after,
        };
        let part_harmed = HARM.stand_in(own_clause) || (link.direct && HARM.stand_in(whole.before));
        if !whole.is_harmed_whole(link.direct) && part_harmed {
            candidates[index_of_whole].held = true;
        } else {
            candidates[index].excluded = true;
        }
    }
}

/// How a number is tied to the number before it.
struct Link {
    /// A word such as うち, or a bracket, makes it a part.
    part: bool,
    /// It stands in a bracket that opened behind the number before it.
    bracketed: bool,
    /// のうち stands right behind the whole.
    direct: bool,
    /// 内訳 makes it, and those that follow, parts.
    breakdown: bool,
}

impl Link {
    fn read(text: &str, candidates: &[Candidate], index: usize) -> Self {
        let candidate = &candidates[index];
        let previous = index.checked_sub(1).map(|previous| &candidates[previous]);
        let gap_start = previous.map_or(0, |previous| previous.quantity.range_byte.end);
        let sentence_start = candidate.sentence.start_byte;
        let phrase_start = candidate.quantity.phrase_start_byte;
        let in_text = |start: usize| {
            last_characters(
                text.get(start..phrase_start).unwrap_or_default(),
                WINDOW_CHARACTERS,
            )
        };
        let gap = in_text(gap_start);
        let gap_in_sentence = in_text(gap_start.max(sentence_start));
        let same_sentence =
            previous.is_some_and(|previous| previous.index_sentence == candidate.index_sentence);
        let following_whole = gap.strip_prefix('分').unwrap_or(gap);
        let direct = same_sentence && WHOLES.start(following_whole);
        let named = PARTS.stand_in(gap_in_sentence) && !NOT_PARTS.stand_in(gap_in_sentence);
        let brackets = || gap.chars().filter(|bracket| "()".contains(*bracket));
        let bracketed =
            same_sentence && brackets().next() == Some('(') && brackets().next_back() == Some('(');
        Self {
            part: direct || named || bracketed,
            bracketed,
            direct,
            breakdown: gap.contains(BREAKDOWN),
        }
    }
}

/// The best number, or the best sum of parts.
fn choose(text: &str, candidates: &[Candidate], least: i32) -> Option<CountedPersons> {
    let index_last = candidates
        .iter()
        .rposition(|candidate| !candidate.excluded)?;
    let mut scored: Vec<(i32, &Candidate)> = Vec::new();
    for (index, candidate) in candidates.iter().enumerate() {
        let outdated = index < index_last && candidate.is_outdated();
        let score = candidate.score() + if outdated { weight::OUTDATED } else { 0 };
        if !candidate.excluded && score >= least {
            scored.push((score, candidate));
        }
    }
    scored
        .chunk_by(|(_, previous), (_, next)| are_listed(text, previous, next))
        .flat_map(|list| {
            // What proves one member of a list proves all.
            let score = list
                .iter()
                .map(|(score, _)| *score)
                .max()
                .unwrap_or_default();
            let parts: Vec<&Candidate> = list.iter().map(|(_, part)| *part).collect();
            let singles = parts
                .iter()
                .map(|part| CountedPersons::from(&part.quantity));
            let counted: Vec<_> = sum(&parts).into_iter().chain(singles).collect();
            counted.into_iter().map(move |counted| (score, counted))
        })
        // Of equals, the first.
        .min_by_key(|(score, counted)| Reverse((*score, counted.persons)))
        .map(|(_, counted)| counted)
}

/// Whether two numbers, one after the other, stand in one list.
fn are_listed(text: &str, previous: &Candidate, next: &Candidate) -> bool {
    let gap = previous.quantity.range_byte.end..next.quantity.phrase_start_byte;
    let Some(gap) = text.get(gap) else {
        return false;
    };
    if first_characters(gap, WINDOW_CHARACTERS).len() < gap.len() {
        return false;
    }
    if previous.index_sentence == next.index_sentence {
        return JOINTS.stand_in(gap) && !BREAKS.stand_in(gap);
    }
    let items = [previous, next].map(|one| one.sentence.line && starts_item(one.sentence.text));
    next.index_sentence == previous.index_sentence + 1 && items == [true, true]
}

/// The sum of two or more disjoint parts; `None` when one of them is that sum already.
fn sum(parts: &[&Candidate]) -> Option<CountedPersons> {
    let [first, .., last] = parts else {
        return None;
    };
    let disjoint = parts
        .iter()
        .all(|part| part.names_owner() && !part.quantity.total)
        && parts
            .windows(2)
            .all(|pair| pair[0].owner() != pair[1].owner());
    let mut persons: u64 = 0;
    let mut greatest = 0;
    let mut precision = Precision::Exact;
    for part in parts {
        persons = persons.checked_add(part.quantity.value)?;
        greatest = greatest.max(part.quantity.value);
        precision = precision.max(part.quantity.precision);
    }
    let holds_sum = parts.len() > 2 && greatest == persons - greatest;
    let range_byte = first.quantity.range_byte.start..last.quantity.range_byte.end;
    (disjoint && !holds_sum).then_some(CountedPersons {
        persons,
        precision,
        range_byte,
    })
}

/// The part of a text up to the end of its first clause.
fn first_clause(text: &str) -> &str {
    let end = text
        .char_indices()
        .find(|&(offset, character)| ends_clause(text, offset, character));
    end.map_or(text, |(offset, _)| &text[..offset])
}

/// The part of a text behind its last finished clause.
fn last_clause(text: &str) -> &str {
    let end = text
        .char_indices()
        .rev()
        .find(|&(offset, character)| ends_clause(text, offset, character));
    end.map_or(text, |(offset, character)| {
        &text[offset + character.len_utf8()..]
    })
}

/// Whether a mark ends a clause; a comma behind a topic does not.
fn ends_clause(text: &str, offset: usize, character: char) -> bool {
    match character {
        '、' => !text[..offset].ends_with(['は', 'も']),
        '。' | '\n' => true,
        _ => false,
    }
}

/// The first characters of a text, so many at most.
fn first_characters(text: &str, count: usize) -> &str {
    text.char_indices()
        .nth(count)
        .map_or(text, |(offset, _)| &text[..offset])
}

/// The last characters of a text, so many at most.
fn last_characters(text: &str, count: usize) -> &str {
    match count
        .checked_sub(1)
        .and_then(|last| text.char_indices().rev().nth(last))
    {
        Some((offset, _)) => &text[offset..],
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Cuts after 。 and at line ends, which is enough for these texts.
    fn read(text: &str) -> Option<CountedPersons> {
        let mut sentences = Vec::new();
        let mut start = 0;
        for piece in text.split_inclusive(['。', '\n']) {
            sentences.push(start..start + piece.trim_end().len());
            start += piece.len();
        }
        headcount(text, &sentences)
    }

    /// How numbers are written.
    const NOTATIONS: &str = "
        12345 exact | 顧客12,345人の個人情報が流出した。
        12000 exact | 顧客1万2千人の住所が漏えいした。
        12000 approximate | 会員約1.2万人の氏名が漏えいした。
        12000 exact | 住民一万二千人の名簿を紛失した。
        500 exact | 受験生五百名の答案が所在不明である。
        1000 minimum | 1,000人超の会員情報が盗まれた。
        3000 approximate | 3千人余りの患者情報が閲覧可能であった。
        none | 数百人の個人情報が流出した。
        none | 十数名の連絡先が漏えいした。
        20 exact | お客様20名様の注文内容を別のお客様に誤って開示した。
        300 exact | 延べ300名の相談記録を紛失した。
        15000 maximum | 最大15,000人の個人データが漏えいしたおそれがある。
        1500 maximum | 最大で約1,500人分の情報が漏えいした可能性がある。
        5000 minimum | 5,000人以上の情報が公開状態となっていた。
        1000 maximum | 漏えいしたのは1,000人以下とみられる。
        50 maximum | 流出したのは50人未満の利用者の情報である。
        80 minimum | 少なくとも80名の氏名が漏えいした。
        700 approximate | およそ700人分の申込書を誤廃棄した。
        210000000 exact | 合計2億1,000万人の個人データが窃取された。
        412 exact | 漏えいの対象は計412名です。
        56 exact | 患者56人分の検査結果を誤送信した。
        1200 minimum | 利用者1,200人分以上の情報が漏えいした。
        40 approximate | 生徒40名程度の成績を記録したUSBメモリを紛失した。
        20000 approximate | 会員2万人弱の情報が流出した。
        200 maximum | 個人情報が100~200人分流出した。
        300 approximate | 顧客300名前後の名刺が盗まれた。
        none | 99999999999999999999人の情報が漏えいした。
        none | 漏えいは0名であった。
    ";

    /// Persons who acted, were punished, work there, received something, or were told.
    const BYSTANDERS: &str = "
        none | 職員1名が偽のメールを開き、情報が漏えいした。
        none | 担当者2人で封入したが、書類を誤って別人に送付した。
        none | 顧客名簿を持ち出した。処分者3名は下記のとおり。
        250 exact | 従業員1名が顧客250名の名簿を持ち出した。
        35 exact | 2名の職員が住民35人の住民票を私的に閲覧した。
        none | 18歳の会員の情報が漏えいし、1人暮らしであることが知られた。
        none | 3人体制で確認すべきところ怠り、名簿を紛失した。
        none | 従業員20名の会社において、顧客情報が漏えいした。
        none | 利用者のうち一部の方の情報が漏えいした。
        none | 課長級職員2人を停職とした。市民の情報を漏らしたためである。
        8 exact | 職員8名分の給与明細が流出した。
        340 exact | 当社従業員340名の個人データが暗号化された。
        none | 職員3名のパソコンがマルウェアに感染し、情報が漏えいした可能性がある。
        none | 名刺1枚と第三者2名への誤送信があった。
        64 exact | 学生64名の成績表を、別の保護者1名に誤って手渡した。
        none | 漏えいの公表後、150人から問い合わせがあった。
        none | 全職員400名に研修を行い、漏えいの再発を防ぐ。
        none | 職員5名のパスワードを用いて侵入し、情報を閲覧した。
        none | 町民一人ひとりにお詫びし、流出の経緯を説明する。
        none | 本校の生徒は300人が在籍する。成績情報が流出した。
        none | 弊社従業員(1名)の端末が感染し、情報が漏えいした可能性がある。
        6 exact | 不正に閲覧した職員は4人で、閲覧された住民は6人だった。
    ";

    /// Harm that is denied.
    const DENIED: &str = "
        none | 700人分については漏えいは確認されていない。
        90 exact | 個人会員90人の情報が漏えいしたが、法人の担当者40人は対象外である。
        300 exact | 顧客300人分の情報が流出したが、二次被害は確認されていない。
        1000 exact | 退会者200人を除く会員1,000人の情報が流出した。
        250 exact | 漏えいしたのは300人分ではなく、250人分であった。
        1000 exact | 会員1,000人の情報が漏えいした。休会中の50人は含まれていない。
    ";

    /// Wholes, their parts, and sums.
    const WHOLES_AND_PARTS: &str = "
        523 exact | 会員10万人のうち523人分の情報が流出した。
        523 exact | 会員は10万人おり、このうち523人分が流出した。
        3000 exact | 流出したのは3,000人分で、うち200人は口座番号も含む。
        3000 exact | 流出した3,000人のうち、200人は口座番号も流出した。
        900 exact | 対象者は合計900人、うち学生600人、教員300人である。情報が漏えいした。
        350 exact | 漏えいした人数は350名(顧客300名、取引先50名)である。
        350 exact | 漏えい対象 350名⏎内訳⏎・顧客 300名⏎・取引先 50名
        200 exact | 生徒120人分及び保護者80人分の連絡先が流出した。
        200 approximate | A支店120人、B支店約80人の顧客情報を紛失した。
        350 exact | 顧客300名と従業員50名の個人データが漏えいした。
        300 exact | 氏名300人分、住所250人分が漏えいした。
        100 exact | 漏えいした個人情報⏎・東校の生徒 40名⏎・西校の生徒 60名
        620 exact | 利用者15万人が利用するサイトから、購入者620人の情報が漏えいした。
        15000 approximate | 約15,000人の個人情報を管理していた端末が遠隔操作され、漏えいのおそれがある。
        500 exact | 会員500人の情報が漏えいし、職員が30人に電話で連絡した。
        28 exact | 職員が名簿を紛失した。児童28人の氏名と住所が記載されていた。
        12 exact | 患者様12名(うち入院中2名)の情報を誤って送信した。
        650 exact | 流出したのは、利用者500人とその家族150人の計650人分の氏名などである。
        10 exact | 参加者のうち15名の方に、別の参加者10名の氏名が載った書類を誤送付した。
        5000 approximate | 会員サイト(会員数約30万人)が攻撃を受け、約5,000人の氏名が流出した。
        12000 exact | 会員12,000名の個人情報、会員4,567名のカード情報が漏えいした。
        150 exact | 情報が流出した。⏎2. 対象となる方⏎昨年登録された150名
    ";

    /// Numbers that others replace.
    const CORRECTIONS: &str = "
        250 exact | 当初100人の情報流出と公表したが、その後250人分と判明した。
        280 exact | 流出した人数を300人から280人に訂正する。
        85 exact | 先月、90人分の漏えいを公表しましたが、調査の結果、85人分と確定しました。
        60 exact | 市は、60人分の名簿を紛失したと発表した。
    ";

    /// Records, households and accounts.
    const STAND_INS: &str = "
        1500 exact | 顧客情報1,500件が漏えいした。
        2300 exact | 個人情報 2,300件が閲覧できる状態であった。
        30000 approximate | 会員データ約3万件が流出した。
        646 exact | 流出した件数:646件(過年度分は含まず)
        800 approximate | 漏えいした件数⏎1. 項目:氏名⏎2. 件数:約800件
        4000 maximum | 最大4,000件の顧客情報が流出した可能性がある。
        none | メール5,000件が誤って送信された。
        none | 不正アクセスのログ3,000件を調べ、流出の有無を調査した。
        none | 問い合わせ40件があり、漏えいが発覚した。
        210 exact | 個人情報2,300件、顧客210人分が漏えいした。
        45 exact | 45世帯分の個人情報が漏えいした。
        5000 exact | 5,000アカウントの情報が流出した。
        none | パソコン5台、書類30枚、3社分の資料を紛失した。
        52300 exact | 漏えいした個人データは合計52,300件(うちカード情報1,200件)である。
        2398 exact | 不正ログインされたアカウント数は2,398件です。
    ";

    #[test]
    fn head_counts() {
        let tables = [
            NOTATIONS,
            BYSTANDERS,
            DENIED,
            WHOLES_AND_PARTS,
            CORRECTIONS,
            STAND_INS,
        ];
        let mut wrong = Vec::new();
        for case in tables.iter().flat_map(|table| table.trim().lines()) {
            let (expected, text) = case.trim().split_once(" | ").unwrap();
            let found = read(&text.replace('⏎', "\n")).map_or("none".to_owned(), |counted| {
                format!("{} {}", counted.persons, counted.precision)
            });
            if found != expected {
                wrong.push(format!("{case}, not {found}"));
            }
        }
        assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    }

    #[test]
    fn ranges() {
        let cases = [
            ("会員約1.2万人分の情報が流出した。", "約1.2万人"),
            ("合計1,000名様以上の氏名が漏えいした。", "1,000名様以上"),
            ("少なくとも計979名の情報が漏えいした。", "少なくとも計979名"),
            ("顧客300名と社員50名の情報が漏えいした。", "300名と社員50名"),
        ];
        for (text, expected) in cases {
            let counted = read(text).unwrap();
            assert_eq!(&text[counted.range_byte], expected);
        }
    }

    #[test]
    fn numbers_outside_of_the_sentences_are_passed_over() {
        let text = "顧客20人の情報が漏えいした。社員9人の情報も漏えいした。";
        let first = text.find('。').unwrap();
        let counted = headcount(text, &[0..first, first..usize::MAX, 1..2]).unwrap();
        assert_eq!(counted.persons, 20);
        assert_eq!(counted_persons(text).len(), 2);
    }
}
