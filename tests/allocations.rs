//! A warm classifier makes few allocations: these are counted and kept.

use appi::Classifier;

/// The most that a short text may take: an incident, and a text that tells of nothing.
const INCIDENT: u64 = 170;
const NOTHING: u64 = 15;

fn allocations(classifier: &Classifier, text: &str) -> u64 {
    // Buffers that are used again are made by the first text.
    drop(classifier.classify(text));
    allocation_counter::measure(|| drop(classifier.classify(text))).count_total
}

#[test]
fn a_short_text_takes_few_allocations() {
    let classifier = Classifier::new().unwrap();
    let incident =
        "VPN機器の更新を怠り、ランサムウェアに感染し、顧客約1.2万人の個人データが漏えいした。";
    for (text, most) in [(incident, INCIDENT), ("山の上に雲が白い。", NOTHING)] {
        let count = allocations(&classifier, text);
        println!("{count} allocations: {text}");
        assert!(count <= most, "{count} allocations: {text}");
    }
}
