//! Sentences that can add nothing are not read: the answer is the same as if they were.

use std::path::Path;

use appi::Classifier;
use proptest::prelude::*;

/// One classifier as it is used, and one that reads every sentence.
fn classifiers() -> [Classifier; 2] {
    [false, true].map(|reads_all| {
        let builder = Classifier::builder().threshold(0.0);
        builder.reads_all(reads_all).build().unwrap()
    })
}

fn check(classifiers: &[Classifier; 2], text: &str) {
    let [gated, whole] = classifiers.each_ref().map(|one| one.classify(text));
    assert_eq!(gated, whole, "{text:?}");
}

/// Pieces of texts: what rules look for, what may stand between, and what may be skipped.
const PIECES: [&str; 64] = [
    "パスワード",
    "を",
    "使い回し",
    "ていた",
    "ていました",
    "ない",
    "なかった",
    "へんかった",
    "しまへん",
    "委託",
    "(個人データの取扱いを含む)",
    "(",
    ")",
    "〔",
    "〕",
    "[注]",
    " ",
    "\n",
    "。",
    "、",
    "？",
    "研修は受けましたか。",
    "いいえ。",
    "受けていません。",
    "架空の",
    "これは訓練である。",
    "株式会社みどり",
    "甲社は",
    "当社は",
    "委託先が",
    "村では",
    "子供",
    "名簿",
    "ＵＳＢメモリ",
    "紛失し",
    "無くし",
    "致しました",
    "行なって",
    "出来な",
    "事",
    "為",
    "個人",
    "情報",
    "が",
    "は",
    "も",
    "漏れ",
    "ます",
    "まし",
    "た",
    "か",
    "施錠",
    "怠り",
    "管理",
    "権限",
    "更新",
    "退職者",
    "アカウント",
    "削除し",
    "暗号化",
    "せず",
    "流出",
    "おそれ",
    "ござい",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_heap_of_words_is_answered_alike(
        pieces in prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..50)
    ) {
        thread_local!(static BOTH: [Classifier; 2] = classifiers());
        BOTH.with(|both| check(both, &pieces.concat()));
    }
}

#[test]
fn every_text_of_the_corpora_is_answered_alike() {
    let both = classifiers();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut count = 0;
    let mut sentences: Vec<String> = Vec::new();
    for folder in [
        "tests/corpus",
        "benches/texts",
        "../shared/gold",
        "../shared/gold/documents",
    ] {
        let Ok(entries) = std::fs::read_dir(root.join(folder)) else {
            println!("skipped: {folder} does not exist");
            continue;
        };
        for entry in entries {
            let path = entry.unwrap().path();
            let is = |extension: &str| path.extension().is_some_and(|found| found == extension);
            let mut texts = Vec::new();
            if is("jsonl") {
                for line in std::fs::read_to_string(&path).unwrap().lines() {
                    let value: serde_json::Value = serde_json::from_str(line).unwrap();
                    texts.extend(value["text"].as_str().map(str::to_owned));
                }
            } else if is("txt") {
                texts.push(std::fs::read_to_string(&path).unwrap());
            }
            for text in &texts {
                check(&both, text);
                sentences.extend(text.split_inclusive(['。', '、', '\n']).map(str::to_owned));
                count += 1;
            }
        }
    }
    println!("{count} texts");
    assert!(count > 700);
    // Clauses of all texts, shuffled, so that each stands among strangers.
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    for _ in 0..3000 {
        let mut text = String::new();
        for _ in 0..8 {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            text.push_str(&sentences[(state % sentences.len() as u64) as usize]);
        }
        check(&both, &text);
    }
}
