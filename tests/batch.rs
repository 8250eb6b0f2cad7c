//! Batches give what single texts give, in the same order.

use std::cell::Cell;

use appi::{Classification, Classifier};

fn texts(count: usize) -> Vec<String> {
    let kinds = [
        "顧客名簿を保存したUSBメモリを紛失した。",
        "会議は三時に始まる。",
        "",
        "委託先の社員がパスワードを使い回し、1200人の情報が漏えいした。",
    ];
    (0..count)
        .map(|number| format!("{}第{number}報。", kinds[number % kinds.len()]))
        .collect()
}

#[test]
fn a_batch_gives_what_single_texts_give() {
    let classifier = Classifier::new().unwrap();
    for count in [0, 1, 127, 128, 129, 700] {
        let texts = texts(count);
        let single: Vec<Classification> =
            texts.iter().map(|text| classifier.classify(text)).collect();
        let from_slice: Vec<Classification> = classifier.classify_batch(&texts).collect();
        assert_eq!(from_slice, single);
        let from_iterator: Vec<Classification> = classifier.classify_batch(texts).collect();
        assert_eq!(from_iterator, single);
    }
}

#[test]
fn a_batch_takes_texts_only_as_results_are_asked_for() {
    let classifier = Classifier::new().unwrap();
    let taken = Cell::new(0);
    let endless = std::iter::repeat_with(|| {
        taken.set(taken.get() + 1);
        "会議は三時に始まる。"
    });
    let mut results = classifier.classify_batch(endless);
    assert_eq!(taken.get(), 0);
    assert!(results.nth(200).is_some());
    assert!(taken.get() <= 300, "{}", taken.get());
}
