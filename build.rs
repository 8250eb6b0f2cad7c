//! Compiles the files of `rules/` into the crate, and writes one test for each rule.

#![allow(dead_code, unused_imports, unreachable_pub)]

#[path = "build/duty.rs"]
mod duty;
#[path = "build/explanations.rs"]
mod explanations;
#[path = "build/gate.rs"]
mod gate;
#[path = "src/law/mod.rs"]
mod law;
#[path = "src/morph/mod.rs"]
mod morph;
#[path = "build/privacymark.rs"]
mod privacymark;
#[path = "src/rule/mod.rs"]
mod rule;
#[path = "src/privacymark/terms.rs"]
mod terms;
#[path = "src/text/mod.rs"]
mod text;
#[path = "build/versions.rs"]
mod versions;
#[path = "src/vocabulary.rs"]
mod vocabulary;

use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use rule::{RuleFile, RuleSet};

fn main() -> Result<(), Box<dyn Error>> {
    for path in [
        "build.rs",
        "build",
        "rules",
        "src/law",
        "src/morph",
        "src/privacymark/terms.rs",
        "src/rule",
        "src/text",
        "src/vocabulary.rs",
    ] {
        println!("cargo::rerun-if-changed={path}");
    }
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    let law = |name: &str| fs::read_to_string(Path::new("rules/law").join(name));
    let tables = versions::tables(&law("versions.toml")?, &law("powers.toml")?);
    write_table(&out.join("versions.rs"), tables)?;
    let triggers = duty::trigger_codes(&law("duty.toml")?).unwrap_or_else(|error| refuse(&error));
    let tables = explanations::table(&law("explain.toml")?, &triggers);
    write_table(&out.join("explanations.rs"), tables)?;
    let tables = privacymark::tables(&law("privacymark.toml")?);
    write_table(&out.join("privacymark.rs"), tables)?;
    let tables = duty::tables(&law("duty.toml")?, &law("holidays.toml")?);
    write_table(
        &out.join("duty.rs"),
        tables.map_err(|error| error.to_string()),
    )?;
    let gate =
        gate::gate(&fs::read_to_string("rules/gate.txt")?).unwrap_or_else(|error| refuse(&error));
    fs::write(out.join("rules.gate"), gate.bytes())?;
    let mut paths = Vec::new();
    collect(Path::new("rules"), &mut paths)?;
    paths.sort();
    let texts = paths
        .iter()
        .map(|path| {
            Ok((
                path.to_string_lossy().replace('\\', "/"),
                fs::read_to_string(path)?,
            ))
        })
        .collect::<std::io::Result<Vec<_>>>()?;
    let files: Vec<RuleFile<'_>> = texts
        .iter()
        .map(|(name, text)| RuleFile { name, text })
        .collect();
    let tokenizer = morph::Tokenizer::new()?;
    match rule::compile(&RuleSet::empty(), &files, tokenizer) {
        Ok(rules) => {
            fs::write(out.join("rules.trie"), rules.trie.table())?;
            fs::write(out.join("rules.meanings"), rules.meanings.bytes())?;
            fs::write(out.join("rules.gapped"), rules.gapped.bytes())?;
            fs::write(out.join("rules.conditions"), rules.conditions.bytes())?;
            fs::write(out.join("rules.anchors"), rules.anchors.bytes())?;
            fs::write(out.join("rules.lexicon"), &rules.lexicon)?;
            let names = rules.concept_names();
            let ids: Vec<&str> = rules.body.rules.iter().map(|rule| &*rule.id).collect();
            let weights =
                rule::WeightTable::parse(&fs::read_to_string("rules/weights.tsv")?, &names, &ids)?;
            for (part, bytes) in weights.parts()? {
                fs::write(out.join(format!("weights.{part}")), bytes)?;
            }
            let parties = rule::PartyWeights::parse(&fs::read_to_string("rules/parties.tsv")?)?;
            for (part, bytes) in parties.parts() {
                fs::write(out.join(format!("parties.{part}")), bytes)?;
            }
            fs::write(out.join("rules.body"), postcard::to_allocvec(&rules.body)?)?;
            fs::write(out.join("rule_examples.rs"), rule_tests(&texts)?)?;
            Ok(())
        }
        Err(error) => refuse(&error),
    }
}

/// Writes a table made from a file of law.
fn write_table(path: &Path, table: Result<String, String>) -> std::io::Result<()> {
    match table {
        Ok(table) => fs::write(path, table),
        Err(error) => refuse(&error),
    }
}

/// What people edit as data is wrong: the message is all that helps them.
fn refuse(error: &dyn std::fmt::Display) -> ! {
    println!("cargo::error={error}");
    std::process::exit(1);
}

/// The rule files; what stands in `rules/law` is no rule.
fn collect(folder: &Path, paths: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.ends_with("rules/law") {
            continue;
        }
        if path.is_dir() {
            collect(&path, paths)?;
        } else if path
            .extension()
            .is_some_and(|extension| extension == "toml")
        {
            paths.push(path);
        }
    }
    Ok(())
}

/// One test for each rule: its own examples fire it or leave it silent.
fn rule_tests(files: &[(String, String)]) -> Result<String, Box<dyn Error>> {
    let mut tests = String::new();
    for (_, text) in files {
        let table: toml::Table = toml::from_str(text)?;
        let rules = table.get("rule").and_then(toml::Value::as_array);
        for rule in rules.into_iter().flatten() {
            let list = |key: &str| -> Vec<&str> {
                let array = rule.get(key).and_then(toml::Value::as_array);
                array
                    .into_iter()
                    .flatten()
                    .filter_map(toml::Value::as_str)
                    .collect()
            };
            let id = rule
                .get("id")
                .and_then(toml::Value::as_str)
                .unwrap_or_default();
            writeln!(
                tests,
                "#[test]\nfn {}() {{\n    check({id:?}, &{:?}, &{:?});\n}}",
                id.replace('-', "_"),
                list("fires"),
                list("silent"),
            )?;
        }
    }
    Ok(tests)
}
