//! How long classifying takes, on four kinds of text of our own, beside what lindera alone takes to
//! segment them with the same dictionary; and how long normalising, a batch and loading take.
//!
//! `cases` is dense one-paragraph incidents, `release` an announcement, `minutes` a long record
//! with one incident in it, `unrelated` prose without any.

use std::hint::black_box;

use appi::Classifier;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use lindera::mode::Mode;
use lindera::segmenter::Segmenter;

const TEXTS: [(&str, &str); 4] = [
    ("cases", include_str!("texts/cases.txt")),
    ("release", include_str!("texts/release.txt")),
    ("minutes", include_str!("texts/minutes.txt")),
    ("unrelated", include_str!("texts/unrelated.txt")),
];

/// How many texts a batch holds.
const BATCH: usize = 200;

/// Everything segmented with one worker that is used again; no details of words are fetched.
fn tokenize(criterion: &mut Criterion) {
    let dictionary = appi_ipadic::load().expect("the crate's own data can be read");
    let mut worker = Segmenter::new(Mode::Normal, dictionary, None).into_worker();
    let mut group = criterion.benchmark_group("tokenize");
    for (name, text) in TEXTS {
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(name, |bencher| {
            bencher.iter(|| worker.segment(black_box(text)).map(|tokens| tokens.len()));
        });
    }
}

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

/// Normalising alone, which is part of classifying.
fn normalize(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("normalize");
    for (name, text) in TEXTS {
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(name, |bencher| {
            bencher.iter(|| appi::normalized_length(black_box(text)));
        });
    }
}

/// A batch of one kind of text; on all cores with the feature `rayon`.
fn batch(criterion: &mut Criterion) {
    let classifier = Classifier::new().expect("the crate's own data can be read");
    let mut group = criterion.benchmark_group("batch");
    for (name, text) in TEXTS {
        let texts = [text; BATCH];
        group.throughput(Throughput::Bytes((BATCH * text.len()) as u64));
        group.bench_function(name, |bencher| {
            bencher.iter(|| classifier.classify_batch(black_box(&texts)).count());
        });
    }
}

/// Loading the rules; the dictionary stays loaded after the first time.
fn load(criterion: &mut Criterion) {
    criterion.bench_function("load", |bencher| {
        bencher.iter(|| Classifier::new().expect("the crate's own data can be read"));
    });
}

criterion_group!(benches, tokenize, classify, normalize, batch, load);
criterion_main!(benches);
