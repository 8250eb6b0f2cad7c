//! How words are meant, as a table: the first place of one concept in each text.

use super::{CueConcepts, Document, Extent};
use crate::morph::Tokenizer;
use crate::rule::{RuleFile, RuleSet, compile};
use crate::text::NormalizedText;
use crate::vocabulary::Modality::{self, *};
use crate::vocabulary::Polarity::{self, *};

const PROBE: &str = r#"
[concept.party-probe]
meaning = "The words whose reading is looked at."
kind = "deed"
expressions = ["漏えい", "流出", "更新", "研修", "使い回す", "ログ…確認"]
"#;

/// Text, polarity, modality.
const READINGS: &[(&str, Polarity, Modality)] = &[
    // Asserted and denied, plainly and politely.
    ("個人データが漏えいした。", Asserted, Actual),
    ("個人データの漏えいが発生しました。", Asserted, Actual),
    ("個人データは漏えいしていない。", Denied, Actual),
    ("漏えいは確認されておりません。", Denied, Actual),
    ("漏えいした事実は認められませんでした。", Denied, Actual),
    ("流出した形跡は見つからなかった。", Denied, Actual),
    ("更新を実施せず、使い続けていた。", Denied, Actual),
    ("研修は行われていなかった。", Denied, Actual),
    ("研修なし。", Denied, Actual),
    ("研修はやってへんかった。", Denied, Actual),
    ("研修なんてしてないです。", Denied, Actual),
    ("ログは誰も確認しとらん。", Denied, Actual),
    ("研修未実施。", Denied, Actual),
    ("未更新のまま使っていた。", Denied, Actual),
    ("パスワードを使い回していなかった。", Denied, Actual),
    // Left undone in other words.
    ("更新を怠っていた。", Undone, Actual),
    ("研修が不十分であった。", Undone, Actual),
    ("更新を怠ってはいなかった。", Asserted, Actual),
    ("研修に不備はなかった。", Asserted, Actual),
    // What is set up so that something is done.
    ("ログを確認する体制がなかった。", Denied, Actual),
    ("研修を行う仕組みが整備されていなかった。", Denied, Actual),
    ("ログを確認する体制を整えていた。", Asserted, Actual),
    // A fact that somebody did not know is a fact.
    ("情報が流出したことを知らなかった。", Asserted, Actual),
    // Asides in brackets do not hide the predicate.
    (
        "漏えい(外部への流出を含む)は確認されていない。",
        Denied,
        Actual,
    ),
    // Doubt binds the word that it follows.
    ("漏えいのおそれが生じた。", Asserted, Possible),
    ("外部に流出した可能性がある。", Asserted, Possible),
    ("漏えいの可能性は否定できない。", Asserted, Possible),
    ("漏えい及び毀損のおそれがある。", Asserted, Actual),
    ("漏えいの可能性はない。", Denied, Possible),
    // Suppositions, plans, advice, duties, quotations, questions.
    (
        "個人データが漏えいした場合は報告する。",
        Asserted,
        Hypothetical,
    ),
    ("更新していれば防げた。", Asserted, Hypothetical),
    ("今後は研修を実施する予定です。", Asserted, Planned),
    ("研修の強化に努めてまいります。", Asserted, Planned),
    ("必ず更新しましょう。", Asserted, Advised),
    ("定期的に研修を行わなければならない。", Asserted, Advised),
    ("パスワードを使い回してはならない。", Asserted, Advised),
    (
        "法第二十六条は、漏えいが生じたときは報告しなければならないと規定している。",
        Asserted,
        Quoted,
    ),
    ("研修は行っていますか？", Asserted, Hypothetical),
    ("研修は行っていますか。", Asserted, Hypothetical),
    ("会員名簿が流出か", Asserted, Possible),
    ("漏えい防止策を話し合った。", Asserted, Advised),
    (
        "※これは訓練です。\n個人データが漏えいした。",
        Asserted,
        Hypothetical,
    ),
    ("更新することになっていた。", Asserted, Advised),
    ("研修を十分に行っていなかった。", Denied, Actual),
    ("更新するのを怠っていた。", Denied, Actual),
    ("研修は、三年が過ぎても行われていない。", Denied, Actual),
    ("更新の際に記録を取っていなかった。", Asserted, Actual),
    ("研修をしていない会社は注意が必要です。", Denied, Advised),
    ("再発防止策\n研修を毎月実施します。", Asserted, Planned),
    (
        "再発防止策\nこれまで研修を実施していなかったため、改める。",
        Denied,
        Actual,
    ),
    ("研修も監査もしていない。", Denied, Actual),
    ("研修も、監査も、やったことがない。", Denied, Actual),
    ("研修をしたり更新したりしていなかった。", Denied, Actual),
    ("研修や監査は行っていなかった。", Denied, Actual),
    ("調べたら研修が行われていた。", Asserted, Actual),
    (
        "ログを見たところ、個人データが漏えいしていた。",
        Asserted,
        Actual,
    ),
    ("社員であれば誰でも更新できる状態だった。", Asserted, Actual),
    ("更新していれば防げた。", Asserted, Hypothetical),
    ("更新未実施だった。", Denied, Actual),
    ("更新せずじまいだった。", Denied, Actual),
    ("更新しないで使っていた。", Denied, Actual),
    ("更新しないまま使っていた。", Denied, Actual),
    ("研修をする人がいない。", Denied, Actual),
    ("研修を担当する者がいなかった。", Denied, Actual),
    ("研修？ やったことない。", Denied, Actual),
    ("研修は受けましたか。→受けていません。", Denied, Actual),
    ("問 ログは確認したか。\n答 していない。", Denied, Actual),
    (
        "研修は受けましたか。はい、毎年受けています。",
        Asserted,
        Hypothetical,
    ),
    ("添付を開いたら個人データが漏えいした。", Asserted, Actual),
    ("漏えいしたら報告する。", Asserted, Hypothetical),
    ("流出、紛失、き損の防止に努めています。", Asserted, Advised),
    ("個人データが漏えいしてますよ？", Asserted, Actual),
    ("研修なんて一度もやってませんよ。", Denied, Actual),
    ("研修の実績はゼロだった。", Undone, Actual),
    ("研修は0回だった。", Denied, Actual),
    ("研修は名ばかりだった。", Undone, Actual),
    ("研修を受けていない職員が使っていた。", Denied, Actual),
    ("研修を受けた職員が更新していなかった。", Asserted, Actual),
    (
        "個人データが漏えいしたとの投稿は事実ではございません。",
        Denied,
        Actual,
    ),
    ("個人データが漏えいしたという事実はない。", Denied, Actual),
    ("研修が行われた形跡がない。", Denied, Actual),
    ("更新は誰もしていなかった。", Denied, Actual),
    ("更新を誰がするのか決まっていなかった。", Denied, Actual),
    (
        "研修を行うルールだったが、誰も行っていなかった。",
        Denied,
        Actual,
    ),
    ("研修どころか説明もなかった。", Denied, Actual),
    ("更新されることはなかった。", Denied, Actual),
    ("更新されないままになっていた。", Denied, Actual),
    ("更新したことは一度もない。", Denied, Actual),
    ("更新を業者に任せきりにしていた。", Undone, Actual),
    ("更新が間に合わなかった。", Undone, Actual),
    ("更新の記録が見当たらない。", Denied, Actual),
    ("研修 なし", Denied, Actual),
    ("研修：未", Denied, Actual),
    ("研修×", Denied, Actual),
    ("研修もへったくれもなかった。", Denied, Actual),
    ("研修は行われずにいた。", Denied, Actual),
    ("研修の必要性を認識していなかった。", Denied, Actual),
    ("個人データの漏えいには至らなかった。", Denied, Actual),
    ("個人データの漏えいは起きていない。", Denied, Actual),
    (
        "個人データが漏えいしたおそれはありません。",
        Denied,
        Possible,
    ),
    (
        "個人データが漏えいしたおそれがないとは言えない。",
        Asserted,
        Possible,
    ),
    (
        "更新の確認をすることも、研修をすることもしていなかった。",
        Denied,
        Actual,
    ),
    ("未更新0台。", Asserted, Actual),
    ("研修資料\n個人データが漏えいした。", Asserted, Hypothetical),
    (
        "社内研修資料(営業部)\n個人データが漏えいした。",
        Asserted,
        Hypothetical,
    ),
    (
        "研修資料の誤配布について\n個人データが漏えいした。",
        Asserted,
        Actual,
    ),
    ("セミナー参加者名簿の流出について", Asserted, Actual),
    ("研修を受けた覚えがない。", Denied, Actual),
    ("研修をやめていた。", Undone, Actual),
];

#[test]
fn words_are_read_as_they_are_meant() {
    let files = [
        RuleFile {
            name: "reading",
            text: include_str!("../../rules/reading.toml"),
        },
        RuleFile {
            name: "probe",
            text: PROBE,
        },
    ];
    let tokenizer = Tokenizer::new().unwrap();
    let rules = compile(&RuleSet::empty(), &files, tokenizer).unwrap();
    let cues = CueConcepts::new(&rules);
    let probe = rules.concept("party-probe").unwrap();
    let mut wrong = Vec::new();
    for (text, polarity, modality) in READINGS {
        let normalized = NormalizedText::new(text);
        let document = Document::read(
            normalized.as_str(),
            &rules,
            &cues,
            tokenizer,
            (None, Extent::All),
            false,
            |_| [None; 3],
        );
        let hit = document.places(probe).next().map(|place| {
            let hit = document.hit(*place);
            (hit.polarity, hit.modality)
        });
        if hit != Some((*polarity, *modality)) {
            wrong.push(format!(
                "{text} should be {polarity} {modality}, is {hit:?}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
