//! Labelled texts: what a line of a gold file expects, and what the classifier answers.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use appi::{
    Classification, DataCategory, HarmStatus, Instrument, Provision, Role, Trigger, TriggerStatus,
};
use serde_json::{Map, Value};

use crate::lines::{self, Lines};

/// The set of labels, the first of [`SETS`].
pub(crate) const LABELS: &str = "labels";

/// What is compared as a set of codes, in the order of the report.
pub(crate) const SETS: [&str; 6] = [
    LABELS,
    BY_PARTY,
    "attacks",
    "causes",
    "harms",
    DUTY_TRIGGERS,
];

/// The triggers of the duty to report that are met, as rule and item: R7-1.
const DUTY_TRIGGERS: &str = "duty_triggers";

/// Each label with the role of the party that it is on, where a line tells the parties apart.
const BY_PARTY: &str = "by_party";

/// What is compared as one value, in the order of the report. A head count where the text states
/// one is another question than that none is found where it states none.
pub(crate) const VALUES: [&str; 5] = [
    "role",
    "regime",
    "my_number",
    HEADCOUNT_STATED,
    HEADCOUNT_ABSENT,
];

const HEADCOUNT_STATED: &str = "headcount_stated";
const HEADCOUNT_ABSENT: &str = "headcount_absent";
const NO_HEADCOUNT: &str = "none";

pub(crate) type Codes = BTreeSet<String>;

/// What a text says: expected, then only what the line has a field for; or answered, then all.
#[derive(Default)]
pub(crate) struct Reading {
    pub(crate) sets: BTreeMap<&'static str, Codes>,
    pub(crate) values: BTreeMap<&'static str, String>,
}

/// One line of a gold file.
pub(crate) struct Case {
    pub(crate) line: usize,
    pub(crate) id: Option<Value>,
    pub(crate) text: String,
    /// Readers did not agree on it: it is left out.
    pub(crate) disputed: bool,
    /// Clauses that only suppose something count as facts.
    pub(crate) hypothetical: bool,
    pub(crate) regime: Option<String>,
    pub(crate) kind: Option<String>,
    pub(crate) expected: Reading,
}

/// All lines of a file, or a message that names the file and the line.
pub(crate) fn read(path: &Path) -> Result<Vec<Case>, String> {
    let name = path.display();
    let file = File::open(path).map_err(|error| format!("{name}: {error}"))?;
    let mut lines = Lines::new(BufReader::new(file));
    let mut cases = Vec::new();
    while let Some(line) = lines
        .next_line()
        .map_err(|error| format!("{name}: {error}"))?
    {
        let number = line.number;
        let case = line
            .object()
            .and_then(|(_, object)| Case::new(number, object));
        cases.push(case.map_err(|error| format!("{name}, line {number}: {error}"))?);
    }
    Ok(cases)
}

impl Case {
    fn new(line: usize, mut object: Map<String, Value>) -> Result<Self, String> {
        let text = lines::take_text(&mut object)?;
        // A null is no answer, except that a head count of null says: the text states none.
        let headcount = object.remove("headcount");
        object.retain(|_, value| !value.is_null());
        let mut expected = Reading::default();
        for name in SETS {
            if let Some(value) = object.get(name) {
                let codes = match name {
                    LABELS => labels(value)?,
                    "harms" => harms(value)?,
                    _ => codes(name, value)?,
                };
                expected.sets.insert(name, codes);
            }
        }
        if let Some(value) = object.get("parties") {
            expected.sets.insert(BY_PARTY, by_party(value)?);
        }
        let regime = string(&object, "regime")?;
        expected
            .values
            .extend(regime.clone().map(|regime| ("regime", regime)));
        let role = string(&object, "role")?;
        expected.values.extend(role.map(|role| ("role", role)));
        let my_number = flag(&object, "my_number")?;
        expected
            .values
            .extend(my_number.map(|yes| ("my_number", yes.to_string())));
        expected.values.extend(headcount_of(headcount)?);
        Ok(Self {
            line,
            id: object.get("id").cloned(),
            text,
            disputed: object.get("disputed").is_some_and(is_truthy),
            hypothetical: flag(&object, "hypothetical")?.unwrap_or(false),
            kind: string(&object, "kind")?,
            regime,
            expected,
        })
    }
}

impl Reading {
    /// What the classifier answered.
    pub(crate) fn answered(classification: &Classification) -> Self {
        let facts = classification.facts();
        let harms = facts.harms().iter();
        let harms = harms.filter(|harm| harm.status() != HarmStatus::Denied);
        let headcount = facts
            .headcount()
            .map_or(NO_HEADCOUNT.to_owned(), |count| count.persons().to_string());
        let my_number = facts
            .data()
            .contains(&DataCategory::SpecificPersonalInformation);
        let labels = classification.labels().into_iter();
        let by_party = classification
            .findings()
            .iter()
            .map(|finding| format!("{} {}", finding.role(), finding.provision()));
        Self {
            sets: BTreeMap::from([
                (LABELS, labels.map(str::to_owned).collect()),
                (BY_PARTY, by_party.collect()),
                (
                    "attacks",
                    facts.attacks().iter().map(ToString::to_string).collect(),
                ),
                (
                    "causes",
                    facts.causes().iter().map(ToString::to_string).collect(),
                ),
                (
                    "harms",
                    harms
                        .map(|harm| format!("{} {}", harm.kind(), harm.status()))
                        .collect(),
                ),
                (DUTY_TRIGGERS, triggers_met(classification)),
            ]),
            values: BTreeMap::from([
                ("role", facts.role().to_string()),
                ("regime", facts.regime().to_string()),
                ("my_number", my_number.to_string()),
                (HEADCOUNT_STATED, headcount.clone()),
                (HEADCOUNT_ABSENT, headcount),
            ]),
        }
    }
}

/// The triggers that are met; one that is only possible is no answer to "is it met".
fn triggers_met(classification: &Classification) -> Codes {
    let met = classification
        .duty()
        .triggers()
        .iter()
        .filter(|assessment| assessment.status() == TriggerStatus::Met);
    met.filter_map(|assessment| rule_and_item(assessment.trigger()))
        .collect()
}

/// How the files name a trigger: R for the Enforcement Rules, MNR for those of the My Number Act,
/// then article and item.
fn rule_and_item(trigger: Trigger) -> Option<String> {
    let citation = trigger.citation();
    let rule = match citation.instrument() {
        Instrument::EnforcementRules => "R",
        Instrument::MyNumberReportingRules => "MNR",
        _ => return None,
    };
    Some(format!("{rule}{}-{}", citation.article(), citation.item()?))
}

/// The kinds of attacks and causes that a file is labelled with at all.
///
/// A file whose author labelled, say, only attacks through a network says nothing of lost things.
pub(crate) struct Kinds(BTreeMap<&'static str, Codes>);

impl Kinds {
    pub(crate) fn labelled_in(cases: &[Case]) -> Self {
        let kinds = ["attacks", "causes"].map(|field| {
            let labelled = cases
                .iter()
                .filter_map(|case| case.expected.sets.get(field));
            (field, labelled.flatten().cloned().collect())
        });
        Self(BTreeMap::from(kinds))
    }

    /// Whether any line is labelled with a kind.
    #[allow(dead_code)] // For training.
    pub(crate) fn has(&self, field: &str, code: &str) -> bool {
        self.0.get(field).is_some_and(|kinds| kinds.contains(code))
    }

    /// An answer without what the file does not measure.
    pub(crate) fn keep(&self, mut reading: Reading) -> Reading {
        for (field, kinds) in &self.0 {
            if let Some(codes) = reading.sets.get_mut(field) {
                codes.retain(|code| kinds.contains(code));
            }
        }
        reading
    }
}

fn codes(name: &str, value: &Value) -> Result<Codes, String> {
    let wrong = || format!("`{name}` is not a list of codes");
    let list = value.as_array().ok_or_else(wrong)?.iter();
    list.map(|code| code.as_str().map(str::to_owned).ok_or_else(wrong))
        .collect()
}

/// A label that no finding can have is a slip of the file, not a miss of the classifier.
fn labels(value: &Value) -> Result<Codes, String> {
    let codes = codes(LABELS, value)?;
    for code in &codes {
        code.parse::<Provision>()
            .map_err(|error| format!("`{LABELS}`: {error}"))?;
    }
    Ok(codes)
}

/// The labels of all parties, each with the role of its party.
fn by_party(value: &Value) -> Result<Codes, String> {
    let parties = value.as_array().ok_or("`parties` is no list")?;
    let mut codes = Codes::new();
    for party in parties {
        let party = party.as_object().ok_or("`parties` holds no object")?;
        let role = string(party, "role")?.unwrap_or_else(|| Role::None.to_string());
        let expected = party
            .get("labels")
            .map(labels)
            .transpose()?
            .unwrap_or_default();
        codes.extend(expected.iter().map(|label| format!("{role} {label}")));
    }
    Ok(codes)
}

/// Harms as `kind status`. The file says `"status": "possible"` or `"possible": true`.
fn harms(value: &Value) -> Result<Codes, String> {
    let wrong = || "`harms` is not a list of {kind, status} or {kind, possible}".to_owned();
    let mut codes = Codes::new();
    for harm in value.as_array().ok_or_else(wrong)? {
        let kind = harm["kind"].as_str().ok_or_else(wrong)?;
        let status = match (harm["status"].as_str(), harm["possible"].as_bool()) {
            (Some(status), _) => status,
            (None, Some(true)) => HarmStatus::Possible.code(),
            (None, Some(false)) => HarmStatus::Occurred.code(),
            (None, None) => return Err(wrong()),
        };
        if status != HarmStatus::Denied.code() {
            codes.insert(format!("{kind} {status}"));
        }
    }
    Ok(codes)
}

fn headcount_of(field: Option<Value>) -> Result<Option<(&'static str, String)>, String> {
    match field {
        None => Ok(None),
        Some(Value::Null) => Ok(Some((HEADCOUNT_ABSENT, NO_HEADCOUNT.to_owned()))),
        Some(value) => match value.as_u64() {
            Some(persons) => Ok(Some((HEADCOUNT_STATED, persons.to_string()))),
            None => Err("`headcount` is not a whole number or null".to_owned()),
        },
    }
}

fn string(object: &Map<String, Value>, name: &str) -> Result<Option<String>, String> {
    match object.get(name) {
        None => Ok(None),
        Some(Value::String(value)) => Ok(Some(value.clone())),
        Some(_) => Err(format!("`{name}` is not a string")),
    }
}

fn flag(object: &Map<String, Value>, name: &str) -> Result<Option<bool>, String> {
    match object.get(name) {
        None => Ok(None),
        Some(Value::Bool(value)) => Ok(Some(*value)),
        Some(_) => Err(format!("`{name}` is not true or false")),
    }
}

fn is_truthy(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(value) => *value,
        Value::Number(number) => number.as_f64() != Some(0.0),
        Value::String(text) => !text.is_empty(),
        Value::Array(list) => !list.is_empty(),
        Value::Object(object) => !object.is_empty(),
    }
}
