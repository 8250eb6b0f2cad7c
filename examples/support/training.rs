//! Trains the learned weights: a logistic regression for each provision, one for any finding at all,
//! one for an organ as the party, and one for each kind of attack and of harm.

use std::collections::{BTreeMap, BTreeSet};

use appi::{Attack, HarmKind, HarmStatus, Provision, Regime};

use crate::logistic::{Example, Model, train};

/// A feature that fewer texts hold is left out.
const FEWEST_HOLDERS: usize = 10;
/// What a labelled text counts against one without the label.
const WEIGHT_OF_LABELLED: f64 = 3.0;
/// What a sentence without the label counts against a text without it.
const WEIGHT_OF_SENTENCE: f64 = 0.3;
/// What a text of an organ counts against one of an operator.
const WEIGHT_OF_ORGAN: f64 = 1.5;
/// How closely the weights of provisions follow the texts.
const COST: f64 = 60.0;
/// The same of what is weighed beside the provisions, for which there are more texts.
const COST_BESIDE: f64 = 50.0;
/// How much a text is damped that is longer than a typical one.
pub(crate) const DAMPING: f64 = 0.4;
/// Up to this length a text is as short as a bare statement: about 45 characters.
pub(crate) const SHORT_LENGTH: f64 = 40.0;
/// From these log odds on, either way, the weights decide whether an organ is the party.
pub(crate) const SURE_OF_ORGAN: f64 = 1.0;
/// Below these log odds a fact is none that a rule reads.
pub(crate) const DOUBTFUL_FACT: f64 = -2.5;
/// From these log odds on a fact is one that no rule reads.
pub(crate) const SURE_FACT: f64 = 1.0;

/// A labelled text.
pub(crate) struct Text {
    pub(crate) file: usize,
    /// What an error on its labels counts against one on those of another text; nothing where it has
    /// none.
    pub(crate) counts: f64,
    pub(crate) labels: BTreeSet<String>,
    pub(crate) features: Vec<String>,
    /// Those of the features that are there before it is known who the text is about.
    pub(crate) of_party: Vec<String>,
    /// The features of each sentence, as a text by itself; nothing where there is only one.
    pub(crate) sentences: Vec<Vec<String>>,
    /// The regime as the rules read it.
    pub(crate) regime: Regime,
    /// Whether the weights may decide the regime.
    pub(crate) is_open: bool,
    pub(crate) labelled_regime: Option<Regime>,
    /// What the rules alone are sure of, by code.
    pub(crate) rules: BTreeMap<String, f64>,
    pub(crate) states_findings: bool,
    /// Whether it tells each of the facts that it is labelled for.
    pub(crate) facts: BTreeMap<Target, bool>,
}

/// What is weighed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Target {
    Provision(Provision),
    Finding,
    Organ,
    Attack(Attack),
    Harm(HarmKind, HarmStatus),
}

impl Target {
    /// All facts that texts may be labelled with; what is denied is none.
    pub(crate) fn facts() -> impl Iterator<Item = Self> {
        let attacks = Attack::ALL.iter().copied().map(Self::Attack);
        let statuses = [HarmStatus::Occurred, HarmStatus::Possible];
        let of_kind = move |kind: &HarmKind| statuses.map(|status| Self::Harm(*kind, status));
        attacks.chain(HarmKind::ALL.iter().flat_map(of_kind))
    }

    /// Its name in the weight file.
    pub(crate) fn name(self) -> String {
        match self {
            Self::Provision(provision) => provision.code().to_owned(),
            Self::Finding => "finding".to_owned(),
            Self::Organ => "organ".to_owned(),
            Self::Attack(attack) => format!("attack:{attack}"),
            Self::Harm(kind, status) => format!("harm:{kind}:{status}"),
        }
    }
}

/// Whether the facts are weighed as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Facts {
    With,
    Without,
}

/// Features by number, and for each provision a model over them.
pub(crate) struct Weights {
    pub(crate) features: Vec<Feature>,
    /// The numbers of the features, by name.
    numbers: BTreeMap<String, usize>,
    /// The median length of the features of a text.
    pub(crate) typical_length: f64,
    pub(crate) models: Vec<(Target, Model)>,
}

/// A feature and how rare it is: the natural logarithm of texts over holders.
pub(crate) struct Feature {
    pub(crate) name: String,
    pub(crate) rarity: f64,
}

impl Weights {
    pub(crate) fn train(texts: &[&Text], fewest_texts: usize, facts: Facts) -> Self {
        let mut holders: BTreeMap<&str, usize> = BTreeMap::new();
        for feature in texts.iter().flat_map(|text| &text.features) {
            *holders.entry(feature).or_insert(0) += 1;
        }
        holders.retain(|_, count| *count >= FEWEST_HOLDERS);
        let features: Vec<Feature> = holders
            .into_iter()
            .map(|(name, holders)| Feature {
                name: name.to_owned(),
                rarity: (texts.len() as f64 / holders as f64).ln(),
            })
            .collect();
        let numbers = numbers(&features);
        let known_of = |names: &[String]| known(names, &features, &numbers);
        let of_texts: Vec<_> = texts.iter().map(|text| known_of(&text.features)).collect();
        let mut lengths: Vec<f64> = of_texts.iter().map(|known| length(known)).collect();
        lengths.sort_by(f64::total_cmp);
        let typical_length = lengths.get(lengths.len() / 2).copied().unwrap_or(1.0);
        let of_sentences = texts.iter().flat_map(|text| &text.sentences);
        let examples = of_texts
            .into_iter()
            .chain(of_sentences.map(|sentence| known_of(sentence)))
            .map(|known| example(known, typical_length));
        let examples: Vec<Example> = examples.collect();
        let without_party = texts
            .iter()
            .map(|text| example(known_of(&text.of_party), typical_length));
        let without_party: Vec<Example> = without_party.collect();
        let labelled = |provision: &Provision| {
            let has_label = |text: &&&Text| text.labels.contains(provision.code());
            texts.iter().filter(has_label).count() >= fewest_texts
        };
        let provisions = Provision::ALL.iter().copied().filter(labelled);
        let targets = [Target::Finding, Target::Organ].into_iter();
        let told = |fact: &Target| {
            let tells = |text: &&&Text| text.facts.get(fact) == Some(&true);
            facts == Facts::With && texts.iter().filter(tells).count() >= fewest_texts
        };
        let targets = targets.chain(provisions.map(Target::Provision));
        let targets: Vec<Target> = targets.chain(Target::facts().filter(told)).collect();
        let count = features.len();
        let models = in_parallel(&targets, |target| {
            let model = match target {
                Target::Provision(provision) => of_provision(texts, &examples, *provision, count),
                Target::Finding => of_finding(texts, &examples, count),
                Target::Organ => of_organ(texts, &without_party, count),
                Target::Attack(_) | Target::Harm(..) => of_fact(texts, &examples, *target, count),
            };
            (*target, model)
        });
        Self {
            features,
            numbers,
            typical_length,
            models,
        }
    }

    /// How long the features of a text are together.
    pub(crate) fn length(&self, text: &Text) -> f64 {
        length(&known(&text.features, &self.features, &self.numbers))
    }

    /// The log odds of everything that is weighed.
    pub(crate) fn log_odds(&self, text: &Text) -> BTreeMap<Target, f64> {
        let example_of = |names: &[String]| {
            let known = known(names, &self.features, &self.numbers);
            example(known, self.typical_length)
        };
        let (whole, of_party) = (example_of(&text.features), example_of(&text.of_party));
        let models = self.models.iter();
        models
            .map(|(target, model)| match target {
                Target::Organ => (*target, model.log_odds(&of_party)),
                _ => (*target, model.log_odds(&whole)),
            })
            .collect()
    }
}

/// Does something with each item, on two threads; the results are in order.
pub(crate) fn in_parallel<I: Sync, T: Send>(items: &[I], work: impl Fn(&I) -> T + Sync) -> Vec<T> {
    let (one, other) = items.split_at(items.len() / 2);
    let all = |part: &[I]| part.iter().map(&work).collect::<Vec<T>>();
    std::thread::scope(|scope| {
        let one = scope.spawn(|| all(one));
        let other = all(other);
        let mut results = one.join().unwrap_or_default();
        results.extend(other);
        results
    })
}

/// The model of any finding at all; it learns from whole texts.
fn of_finding(texts: &[&Text], examples: &[Example], features: usize) -> Model {
    let targets = texts.iter();
    let targets: Vec<(bool, f64)> = targets
        .map(|text| (!text.labels.is_empty(), COST_BESIDE * text.counts))
        .collect();
    train(&examples[..texts.len()], &targets, features)
}

/// The model of an organ as the party; it learns from what texts tell before it is known who they
/// are about, where that is labelled.
fn of_organ(texts: &[&Text], examples: &[Example], features: usize) -> Model {
    let target = |text: &&Text| match text.labelled_regime {
        Some(Regime::AdministrativeOrgan) => (true, COST_BESIDE * WEIGHT_OF_ORGAN),
        Some(Regime::PrivateOperator) => (false, COST_BESIDE),
        _ => (false, 0.0),
    };
    let targets: Vec<(bool, f64)> = texts.iter().map(target).collect();
    train(examples, &targets, features)
}

/// The model of a fact; it learns from whole texts that are labelled for it.
fn of_fact(texts: &[&Text], examples: &[Example], fact: Target, features: usize) -> Model {
    let target = |text: &&Text| match text.facts.get(&fact) {
        Some(true) => (true, COST_BESIDE * WEIGHT_OF_LABELLED),
        Some(false) => (false, COST_BESIDE),
        None => (false, 0.0),
    };
    let targets: Vec<(bool, f64)> = texts.iter().map(target).collect();
    train(&examples[..texts.len()], &targets, features)
}

/// The model of a provision. It learns from whole texts first; then also from their sentences:
/// of a text with the label from the one that says it most, of a text without it from each.
fn of_provision(
    texts: &[&Text],
    examples: &[Example],
    provision: Provision,
    features: usize,
) -> Model {
    let mut targets: Vec<(bool, f64)> = texts.iter().map(|text| target(text, provision)).collect();
    let whole = train(&examples[..texts.len()], &targets, features);
    let mut first = texts.len();
    for (number, text) in texts.iter().enumerate() {
        let sentences = &examples[first..first + text.sentences.len()];
        first += sentences.len();
        let (belongs, cost) = targets[number];
        let says_it_most = (0..sentences.len()).max_by(|one, other| {
            let [one, other] = [one, other].map(|at| whole.log_odds(&sentences[*at]));
            one.total_cmp(&other)
        });
        targets.extend((0..sentences.len()).map(|at| match belongs {
            true if says_it_most == Some(at) => (true, COST),
            true => (true, 0.0),
            false => (false, cost * WEIGHT_OF_SENTENCE),
        }));
    }
    train(examples, &targets, features)
}

/// The same failing, told of an operator and of an organ.
const TWINS: [(&str, &str); 6] = [
    ("23/10-3(4)", "66/incident-response"),
    ("23/10-4", "66/training"),
    ("23/10-5(4)", "66/disposal"),
    ("23/10-7", "66/external-environment"),
    ("25", "66/outsourcing"),
    ("26", "68"),
];

/// Whether a text is one of a provision's, and what an error on it costs: nothing for a text with
/// the labels of the other regime, which says nothing of this one's, unless they are twins.
fn target(text: &Text, provision: Provision) -> (bool, f64) {
    let code = provision.code();
    let has = |code: &str| text.labels.contains(code);
    let has_twin = TWINS
        .iter()
        .any(|(one, other)| *one == code && has(other) || *other == code && has(one));
    let is_other_regime = |label: &String| {
        let label: Result<Provision, _> = label.parse();
        label.is_ok_and(|label| label.regime() != provision.regime())
    };
    if has(code) || has_twin {
        (true, COST * WEIGHT_OF_LABELLED * text.counts)
    } else if text.labels.iter().any(is_other_regime) {
        (false, 0.0)
    } else {
        (false, COST * text.counts)
    }
}

fn numbers(features: &[Feature]) -> BTreeMap<String, usize> {
    let named = features.iter().enumerate();
    named
        .map(|(number, feature)| (feature.name.clone(), number))
        .collect()
}

/// The known ones of some features, with their rarities.
fn known(
    names: &[String],
    features: &[Feature],
    numbers: &BTreeMap<String, usize>,
) -> Vec<(usize, f64)> {
    let known = names.iter().filter_map(|name| numbers.get(name.as_str()));
    known
        .map(|number| (*number, features[*number].rarity))
        .collect()
}

fn length(known: &[(usize, f64)]) -> f64 {
    let squares = known.iter().map(|(_, rarity)| rarity * rarity);
    squares.sum::<f64>().sqrt()
}

/// What each known feature counts: the rarer the more, and in a long text less than in a short one,
/// as the library has it.
fn example(mut known: Vec<(usize, f64)>, typical_length: f64) -> Example {
    let length = length(&known).max(f64::MIN_POSITIVE);
    let counts = if length <= typical_length {
        1.0 / length
    } else {
        (typical_length / length).powf(DAMPING) / typical_length
    };
    for (_, rarity) in &mut known {
        *rarity *= counts;
    }
    Example::new(known)
}
