//! How long classifying takes, on four kinds of text of our own, and how long loading takes.
//!
//! `cases` is dense one-paragraph incidents, `release` an announcement, `minutes` a long record
//! with one incident in it, `unrelated` prose without any.

use std::hint::black_box;

use appi::Classifier;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

const TEXTS: [(&str, &str); 4] = [
    ("cases", include_str!("texts/cases.txt")),
    ("release", include_str!("texts/release.txt")),
    ("minutes", include_str!("texts/minutes.txt")),
    ("unrelated", include_str!("texts/unrelated.txt")),
];

fn classify(criterion: &mut Criterion) {
    let classifier = Classifier::new().expect("the crate's own data can be read");
    let mut group = criterion.benchmark_group("classify");
    for (name, text) in TEXTS {
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(name, |bencher| {
            bencher.iter(|| classifier.classify(black_box(text)));
        });
    }
}

/// Loading the rules; the dictionary stays loaded after the first time.
fn load(criterion: &mut Criterion) {
    criterion.bench_function("load", |bencher| {
        bencher.iter(|| Classifier::new().expect("the crate's own data can be read"));
    });
}

criterion_group!(benches, classify, load);
criterion_main!(benches);
