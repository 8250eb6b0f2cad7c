//! What the gate leaves unread: nothing of a short text, most of what tells of no personal data, and
//! never anything that the answer goes by.

use std::path::{Path, PathBuf};

use appi::{Classifier, ClassifierBuilder, Outcome};
use proptest::prelude::*;
use serde_json::Value;

/// Prose that tells of no incident.
const PROSE: [(&str, &str); 6] = [
    ("minutes", include_str!("prose/minutes.txt")),
    ("novel", include_str!("prose/novel.txt")),
    ("recipe", include_str!("prose/recipe.txt")),
    ("sports", include_str!("prose/sports.txt")),
    ("town news", include_str!("prose/town-news.txt")),
    ("bench", include_str!("../benches/texts/unrelated.txt")),
];

/// From so many characters on a text is a whole document.
const DOCUMENT: usize = 350;

const INCIDENT: &str = "会員名簿を保存したUSBメモリを暗号化せずに持ち出し、電車内で紛失した。";

/// Pieces of texts that the gate lets through in part.
const PIECES: [&str; 14] = [
    "山の上に雲が白い。",
    "川の音が近くなり、子供たちは石を投げて遊んだ。",
    "夕方になると風が変わり、納屋の戸が鳴った。\n",
    "\n",
    "1. 経緯\n",
    "3.再発防止策\n",
    "研修は受けましたか。",
    "していません。",
    "令和6年5月1日、",
    "顧客1,204人の氏名が",
    "漏えいした。",
    "パスワードを使い回していた。",
    "委託先を一度も確かめていなかった。",
    "「開いたまま。",
];

/// All texts of the corpora, with the labels of those that have some, and of the benches.
fn texts() -> Vec<(String, Option<Vec<String>>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut texts = Vec::new();
    for folder in [
        "tests/corpus",
        "tests/unseen",
        "tests/prose",
        "benches/texts",
        "../shared/gold",
        "../shared/gold/documents",
    ] {
        let Ok(entries) = std::fs::read_dir(root.join(folder)) else {
            println!("skipped: {folder} does not exist");
            continue;
        };
        let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        for path in paths {
            let read = || std::fs::read_to_string(&path).unwrap();
            match path.extension().and_then(|extension| extension.to_str()) {
                Some("jsonl") => texts.extend(read().lines().map(|line| {
                    let value: Value = serde_json::from_str(line).unwrap();
                    let labels = value["labels"].as_array().map(|labels| {
                        let labels = labels.iter().filter_map(Value::as_str);
                        labels.map(str::to_owned).collect()
                    });
                    (value["text"].as_str().unwrap().to_owned(), labels)
                })),
                Some("txt") => texts.push((read(), None)),
                _ => {}
            }
        }
    }
    texts
}

fn build(set: impl FnOnce(ClassifierBuilder) -> ClassifierBuilder) -> Classifier {
    set(Classifier::builder().threshold(0.0)).build().unwrap()
}

#[test]
fn the_answer_is_that_of_the_way_of_reference_for_every_text() {
    let gated = build(|builder| builder);
    let reference = build(ClassifierBuilder::reference);
    for (text, _) in texts() {
        assert_eq!(gated.classify(&text), reference.classify(&text), "{text}");
        // Many texts in a row are one long text.
        let long = format!("{}\n{text}\n{}", PROSE[0].1, PROSE[1].1);
        assert_eq!(gated.classify(&long), reference.classify(&long), "{long}");
    }
}

#[test]
fn labelled_texts_are_read_as_a_whole_or_all_but_so() {
    let gated = Classifier::new().unwrap();
    let whole = Classifier::builder().whole_texts(true).build().unwrap();
    let mut count = 0;
    // Bytes that are read, and all: of texts as people tell an incident, and of whole documents, whose
    // greetings, addresses and office hours tell nothing.
    let [mut told, mut documents] = [(0, 0); 2];
    let mut other_bytes = 0;
    let mut other_labels = Vec::new();
    let (mut count_documents, mut other_documents) = (0, 0);
    for (text, labels) in texts() {
        if labels.is_none_or(|labels| labels.is_empty()) {
            continue;
        }
        count += 1;
        let is_document = text.chars().count() >= DOCUMENT;
        let (read, of) = match is_document {
            true => &mut documents,
            false => &mut told,
        };
        *read += gated.bytes_read(&text);
        *of += whole.bytes_read(&text);
        let (one, other) = (gated.classify(&text), whole.classify(&text));
        other_bytes += usize::from(one != other);
        let differs = one.labels() != other.labels();
        if is_document {
            count_documents += 1;
            other_documents += usize::from(differs);
        } else if differs {
            other_labels.push(text);
        }
    }
    println!(
        "{count} labelled texts, {told:?} bytes read, {documents:?} of documents, {other_bytes} other answers, {} with other labels; {other_documents} of {count_documents} documents",
        other_labels.len()
    );
    assert!(told.1 - told.0 < told.1 / 1000, "{told:?}");
    assert!(
        documents.1 - documents.0 < documents.1 / 30,
        "{documents:?}"
    );
    assert!(other_labels.is_empty(), "{other_labels:#?}");
    assert!(
        other_documents * 100 <= count_documents,
        "{other_documents}"
    );
}

#[test]
fn little_of_other_prose_is_read() {
    let gated = Classifier::new().unwrap();
    let whole = Classifier::builder().whole_texts(true).build().unwrap();
    let (mut read, mut of) = (0, 0);
    for (name, text) in PROSE {
        let (here, all) = (gated.bytes_read(text), whole.bytes_read(text));
        println!("{name}: {here} of {all} bytes read");
        (read, of) = (read + here, of + all);
        assert_eq!(
            gated.classify(text).outcome(),
            Outcome::NoIncident,
            "{name}"
        );
    }
    assert!(read < of / 4, "{read} of {of} bytes read");
}

#[test]
fn an_incident_is_found_anywhere_in_other_prose() {
    let gated = Classifier::new().unwrap();
    let whole = Classifier::builder().whole_texts(true).build().unwrap();
    for (name, text) in PROSE {
        let lines: Vec<&str> = text.lines().collect();
        for place in [0, lines.len() / 2, lines.len()] {
            let text = [&lines[..place], &[INCIDENT], &lines[place..]].concat();
            let text = text.join("\n");
            let classification = gated.classify(&text);
            assert!(!classification.labels().is_empty(), "{name}: {place}");
            assert_eq!(classification.labels(), whole.classify(&text).labels());
        }
    }
}

#[test]
fn what_is_not_read_counts_for_nothing() {
    let gated = Classifier::new().unwrap();
    let far = PROSE[3].1;
    // No word of the gate stands in the sentence on the day.
    let text = format!("{far}\n令和3年4月1日に起きた。\n{far}\n{far}\n{INCIDENT}");
    assert_eq!(gated.classify(&text).incident_day(), None);
    let short = format!("令和3年4月1日に起きた。{INCIDENT}");
    assert!(gated.classify(&short).incident_day().is_some());
}

#[test]
fn a_callers_rules_read_everything() {
    let rules = r#"
[concept.own-word]
meaning = "A word of the caller's."
kind = "thing"
expressions = ["汽車"]
"#;
    let own = Classifier::builder()
        .rules("own.toml", rules)
        .build()
        .unwrap();
    let whole = Classifier::builder().whole_texts(true).build().unwrap();
    for (_, text) in PROSE {
        assert_eq!(own.bytes_read(text), whole.bytes_read(text));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn the_answer_is_that_of_the_way_of_reference_for_made_texts(
        pieces in prop::collection::vec((prop::sample::select(PIECES.to_vec()), 1..12_usize), 1..60)
    ) {
        let pieces = pieces.into_iter();
        // Of what tells of an incident there is less than of the rest.
        let text: String = pieces
            .map(|(piece, times)| if piece.starts_with(['山', '川', '夕']) { piece.repeat(times) } else { piece.to_owned() })
            .collect();
        let gated = build(|builder| builder);
        let reference = build(ClassifierBuilder::reference);
        prop_assert_eq!(gated.classify(&text), reference.classify(&text));
    }
}
