//! What holds for every text: nothing panics, every span can be used, and the answer is always
//! the same.

use std::collections::BTreeSet;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::path::Path;

use appi::{Classification, Classifier, Span};
use proptest::prelude::*;

/// Pieces that texts are made of here: words of the field, and what breaks careless code.
const PIECES: [&str; 48] = [
    "VPN機器",
    "V P N",
    "パスワード",
    "ﾊﾟｽﾜｰﾄﾞ",
    "の",
    "を",
    "が",
    "は",
    "に",
    "更新",
    "漏えい",
    "漏洩",
    "していなかった",
    "しておりませんでした",
    "怠り",
    "おそれ",
    "可能性がある",
    "場合",
    "、",
    "。",
    "\n",
    "\r\n",
    "(",
    ")",
    "（",
    "）",
    "「",
    "」",
    "１２３４件",
    "約1.2万人",
    "㍻",
    "①",
    "ｶﾞ",
    "が\u{3099}",
    "\u{200b}",
    "\u{feff}",
    "😀",
    "委託先",
    "委託元",
    "当社",
    "市の職員",
    "再発防止策",
    "第27条第1項",
    "10-6(3)",
    "ランサムウェア",
    "USBメモリ",
    "紛失し",
    "I D ・ パスワード",
];

fn spans(classification: &Classification) -> Vec<Span> {
    let facts = classification.facts();
    let evidence = classification
        .findings()
        .iter()
        .flat_map(|finding| finding.evidence());
    evidence
        .flat_map(|evidence| {
            evidence
                .words()
                .iter()
                .copied()
                .chain([evidence.sentence()])
        })
        .chain(
            facts
                .evidence()
                .iter()
                .flat_map(|evidence| evidence.words().iter().copied()),
        )
        .chain(facts.headcount().map(|count| count.words()))
        .collect()
}

fn check(text: &str) {
    let classifier = Classifier::builder().threshold(0.0).build().unwrap();
    check_with(&classifier, text);
}

fn check_with(classifier: &Classifier, text: &str) {
    let classification = classifier.classify(text);
    for span in spans(&classification) {
        let words = span.text(text);
        assert!(
            words.is_some_and(|words| !words.is_empty()),
            "{span} of {text:?}"
        );
    }
    for finding in classification.findings() {
        assert!((0.0..1.0).contains(&finding.confidence()), "{text:?}");
        assert!(!finding.evidence().is_empty(), "{text:?}");
        for evidence in finding.evidence() {
            let sentence = evidence.sentence().range();
            let is_ordered = evidence.words().is_sorted();
            assert!(is_ordered && sentence.start <= sentence.end, "{text:?}");
        }
    }
    let confidences: Vec<f64> = classification
        .findings()
        .iter()
        .map(|finding| finding.confidence())
        .collect();
    assert!(
        confidences.is_sorted_by(|one, next| one >= next),
        "{text:?}"
    );
    assert_eq!(classification, classifier.classify(text), "{text:?}");
}

proptest! {
    #[test]
    fn any_text_has_a_sound_answer(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn any_heap_of_words_has_a_sound_answer(
        pieces in prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..60)
    ) {
        check(&pieces.concat());
    }
}

#[test]
fn every_text_of_the_corpora_has_a_sound_answer() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let classifier = Classifier::builder().threshold(0.0).build().unwrap();
    let mut count = 0;
    for folder in ["tests/corpus", "../shared/gold", "../shared/gold/documents"] {
        let Ok(entries) = std::fs::read_dir(root.join(folder)) else {
            println!("skipped: {folder} does not exist");
            continue;
        };
        for entry in entries {
            let path = entry.unwrap().path();
            match path.extension().and_then(|extension| extension.to_str()) {
                Some("jsonl") => {
                    for line in std::fs::read_to_string(&path).unwrap().lines() {
                        let value: serde_json::Value = serde_json::from_str(line).unwrap();
                        check_with(&classifier, value["text"].as_str().unwrap());
                        count += 1;
                    }
                }
                Some("txt") => {
                    check_with(&classifier, &std::fs::read_to_string(&path).unwrap());
                    count += 1;
                }
                _ => {}
            }
        }
    }
    println!("{count} texts");
}

#[test]
fn the_answer_is_the_same_on_every_thread() {
    let text = "委託先のサーバがVPN経由で不正アクセスを受けた。パスワードを使い回していた。";
    let expected = serde_json::to_string(&appi::classify(text)).unwrap();
    let answers: BTreeSet<String> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..4)
            .map(|_| scope.spawn(|| serde_json::to_string(&appi::classify(text)).unwrap()))
            .collect();
        workers
            .into_iter()
            .map(|worker| worker.join().unwrap())
            .collect()
    });
    assert_eq!(answers, BTreeSet::from([expected]));
}

#[test]
fn hostile_texts_take_no_longer_than_their_length() {
    let classifier = Classifier::new().unwrap();
    let dense = include_str!("../benches/texts/cases.txt");
    let unpunctuated = dense.replace(['。', '、', '\n'], "");
    for unit in [
        "（",
        "「",
        "あ",
        "パスワード",
        "漏えい",
        "漏えい\n",
        "、",
        "V ",
        "ア",
        "9",
        "ない",
        "場合",
        "おそれ可能性場合必要怠り予定規定事実確認体制否定",
        "顧客12人、",
        "5月1日から",
        "当社は委託先が。",
        "青空社は、漏えいした。",
        "株式会社青空(委託先の緑社から預かった当社は研修をしていなかった。",
        "当社(",
        dense,
        &unpunctuated,
    ] {
        let seconds = |bytes: usize| {
            let text = unit.repeat(bytes.div_ceil(unit.len()));
            let time = || {
                let start = std::time::Instant::now();
                let _ = classifier.classify(&text);
                start.elapsed().as_secs_f64()
            };
            time().min(time())
        };
        // What grows with the square of the length would take 64 times as long.
        let (short, long) = (seconds(40_000), seconds(320_000));
        assert!(long < 30.0 * short, "{unit}: {short} s, then {long} s");
    }
}

#[test]
fn results_hold_no_copy_of_the_text() {
    let text = "山田花子さんの個人データが、パスワードの使い回しにより漏えいした。";
    let json = serde_json::to_string(&appi::classify(text)).unwrap();
    assert!(!json.contains("山田") && !json.contains("使い回"), "{json}");
}

#[test]
fn public_types_are_shared_freely() {
    fn shared<T: Send + Sync + Unpin + UnwindSafe + RefUnwindSafe>() {}
    shared::<appi::Basis>();
    shared::<appi::BuildError>();
    shared::<appi::Classification>();
    shared::<appi::Classifier>();
    shared::<appi::ClassifierBuilder>();
    shared::<appi::Evidence>();
    shared::<appi::Fact>();
    shared::<appi::FactEvidence>();
    shared::<appi::Facts>();
    shared::<appi::Finding>();
    shared::<appi::Harm>();
    shared::<appi::HeadCount>();
    shared::<appi::Outcome>();
    shared::<appi::RuleError>();
    shared::<appi::Span>();
    shared::<appi::Strength>();
}
