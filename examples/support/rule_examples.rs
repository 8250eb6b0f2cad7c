//! The examples that rules carry with them.

use std::collections::BTreeSet;
use std::fmt::Display;
use std::path::Path;

/// What the rules of a folder are to fire on and stay silent on, each text once.
pub(crate) fn read(folder: &Path) -> Result<BTreeSet<String>, String> {
    let mut examples = BTreeSet::new();
    let entries =
        std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for entry in entries {
        let path = entry.map_err(|error| error.to_string())?.path();
        if path.is_dir() {
            examples.extend(read(&path)?);
        } else if path
            .extension()
            .is_some_and(|extension| extension == "toml")
        {
            let named = |error: &dyn Display| format!("{}: {error}", path.display());
            let text = std::fs::read_to_string(&path).map_err(|error| named(&error))?;
            let file: toml::Table = toml::from_str(&text).map_err(|error| named(&error))?;
            let rules = file.get("rule").and_then(toml::Value::as_array);
            for rule in rules.into_iter().flatten() {
                let lists = ["fires", "silent"].iter().filter_map(|key| rule.get(key));
                let texts = lists.filter_map(toml::Value::as_array).flatten();
                examples.extend(texts.filter_map(|text| text.as_str().map(str::to_owned)));
            }
        }
    }
    Ok(examples)
}
