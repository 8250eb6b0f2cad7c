//! How long a fresh process takes to its first answer: `first-answer` as it measures itself from
//! the call of `classify` to its return, rules and dictionary included, and `process` as its parent
//! sees it, from start to end.
//!
//! The bench starts itself again as the process that is measured.

use std::env;
use std::process::Command;
use std::time::{Duration, Instant};

use criterion::Criterion;

/// Tells a started process that it is the one that is measured.
const MARK: &str = "APPI_BENCH_COLD_START";

const TEXT: &str =
    "VPN機器の更新を怠り、ランサムウェアに感染し、顧客約1.2万人の個人データが漏えいした。";

fn main() {
    if env::var_os(MARK).is_some() {
        let start = Instant::now();
        let classification = appi::classify(TEXT);
        let nanoseconds = start.elapsed().as_nanos();
        assert_eq!(classification.labels(), ["23/10-6(3)"]);
        println!("{nanoseconds}");
        return;
    }
    let mut criterion = Criterion::default().configure_from_args();
    let mut group = criterion.benchmark_group("cold-start");
    group.bench_function("first-answer", |bencher| {
        bencher.iter_custom(|times| (0..times).map(|_| first_answer()).sum());
    });
    group.bench_function("process", |bencher| bencher.iter(first_answer));
    group.finish();
    criterion.final_summary();
}

/// Starts a process that answers once; gives the time that it says it took.
fn first_answer() -> Duration {
    let this = env::current_exe().expect("a bench has a path");
    let output = Command::new(this)
        .env(MARK, "1")
        .output()
        .expect("a bench can start itself");
    let printed = String::from_utf8_lossy(&output.stdout);
    let nanoseconds = printed.trim().parse().expect("the process prints its time");
    Duration::from_nanos(nanoseconds)
}
