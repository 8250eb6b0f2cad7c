//! The programs of the folder `examples`, run as processes.
//!
//! What the classifier finds is not the subject here: what a program prints is compared with what
//! the library says in this process.

#[path = "programs/classify.rs"]
mod classify;
#[path = "programs/classify_jsonl.rs"]
mod classify_jsonl;
#[path = "programs/evaluate.rs"]
mod evaluate;
#[path = "programs/explain.rs"]
mod explain;

use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Value, json};

/// A text with a finding and a text without anything; the library's documentation relies on both.
const TELLING: &str = "VPN機器の更新を怠っていたため、ランサムウェアに感染した。";
const SILENT: &str = "本日の会議は三時に始まる。";

/// The path of an example. `cargo test` builds all examples before it runs the tests;
/// `cargo test --test programs` does not, so that a missing one is built here.
fn program(name: &str) -> PathBuf {
    static BUILDING: Mutex<()> = Mutex::new(());
    let test = std::env::current_exe().unwrap();
    let profile = test.parent().unwrap().parent().unwrap();
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    let path = profile.join("examples").join(file);
    let _building = BUILDING.lock();
    if !path.exists() {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut build = Command::new(cargo);
        build.args(["build", "--example", name, "--target-dir"]);
        build.arg(profile.parent().unwrap());
        if profile.ends_with("release") {
            build.arg("--release");
        }
        let status = build.current_dir(env!("CARGO_MANIFEST_DIR")).status();
        assert!(status.unwrap().success(), "{name} cannot be built");
    }
    path
}

fn start(name: &str, arguments: &[impl AsRef<OsStr>]) -> Child {
    Command::new(program(name))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// Runs an example to its end with this standard input.
fn run(name: &str, arguments: &[impl AsRef<OsStr>], input: impl AsRef<[u8]>) -> Output {
    let mut child = start(name, arguments);
    let mut stdin = child.stdin.take().unwrap();
    let input = input.as_ref().to_vec();
    // In a thread of its own: both pipes could be full. A program that reads no input closes it.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

fn status(output: &Output) -> Option<i32> {
    output.status.code()
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

/// A folder for one test, removed at its end.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("appi-programs-{}-{number}", std::process::id());
        let path = std::env::temp_dir().join(name);
        fs::create_dir(&path).unwrap();
        Self(path)
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().to_owned()
    }

    fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        fs::write(&path, content).unwrap();
        path
    }

    /// A file with one value a line.
    fn lines(&self, name: &str, values: &[Value]) -> String {
        let lines: String = values.iter().map(|value| format!("{value}\n")).collect();
        self.file(name, lines)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn a_closed_pipe_ends_every_program_quietly() {
    let folder = Folder::new();
    let gold = folder.lines("gold.jsonl", &[json!({ "text": SILENT, "labels": [] })]);
    let input = format!("{}\n", json!({ "text": SILENT }));
    for (name, arguments) in [
        ("classify", vec![]),
        ("classify_jsonl", vec![]),
        ("evaluate", vec![gold]),
    ] {
        let mut child = start(name, &arguments);
        drop(child.stdout.take());
        if name == "evaluate" {
            // It does not wait for the input and may have written before the pipe was closed.
            drop(child.stdin.take());
        } else {
            child
                .stdin
                .take()
                .unwrap()
                .write_all(input.as_bytes())
                .unwrap();
        }
        let output = child.wait_with_output().unwrap();
        assert_eq!((status(&output), stderr(&output)), (Some(0), ""), "{name}");
    }
}
