//! Learns choices: of several sides, each with its features, which one is right.

use std::collections::BTreeMap;

/// How often the trainer goes over all choices.
const ROUNDS: usize = 20;
/// How far it goes at first.
const STEP: f64 = 0.05;
/// What draws every weight to nothing.
const PENALTY: f64 = 1e-5;
/// A feature is learned that speaks in so many choices.
const FEWEST: usize = 2;

/// One side: its features by number, how much of each there is, and which of its weights.
pub(crate) type Side<F> = Vec<(F, f64, usize)>;

/// A choice, by the names of its features or by their numbers.
pub(crate) struct Choice<F> {
    /// What speaks for each side. Where there is only one and more sides, the others go by the next weight
    /// of its features each.
    pub(crate) told: Vec<Side<F>>,
    pub(crate) sides: usize,
    pub(crate) right: usize,
}

impl<F> Choice<F> {
    /// The features of a side, each with how much of it there is and which of its weights.
    fn side(&self, side: usize) -> impl Iterator<Item = (&F, f64, usize)> {
        let (told, shift) = match self.told.len() == self.sides {
            true => (&self.told[side], 0),
            false => (&self.told[0], side),
        };
        told.iter()
            .map(move |(feature, amount, weight)| (feature, *amount, weight + shift))
    }
}

/// The weights of one feature.
pub(crate) type Weights = Vec<f64>;

/// Learns the weights, so many of each feature, that make the right sides of all choices likely: the
/// logistic model of choice, in steps that shrink with what a weight has moved (AdaGrad: Duchi, Hazan and
/// Singer, 2011). The choices are gone over in another order each round.
pub(crate) fn learn<F: Ord + Clone>(choices: &[Choice<F>], weights: usize) -> BTreeMap<F, Weights> {
    let mut count: BTreeMap<&F, usize> = BTreeMap::new();
    for choice in choices {
        let features = choice.told.iter().flatten().map(|(feature, ..)| feature);
        let mut features: Vec<&F> = features.collect();
        features.sort_unstable();
        features.dedup();
        features
            .into_iter()
            .for_each(|feature| *count.entry(feature).or_default() += 1);
    }
    let names: Vec<&F> = count
        .iter()
        .filter(|(_, count)| **count >= FEWEST)
        .map(|(name, _)| *name)
        .collect();
    let numbered: Vec<Choice<usize>> = choices
        .iter()
        .map(|choice| Choice {
            told: choice
                .told
                .iter()
                .map(|side| {
                    let known = side.iter().filter_map(|(name, amount, weight)| {
                        Some((names.binary_search(&name).ok()?, *amount, *weight))
                    });
                    known.collect()
                })
                .collect(),
            sides: choice.sides,
            right: choice.right,
        })
        .collect();
    let mut learned = vec![0.0; names.len() * weights];
    let mut moved = vec![1e-6; learned.len()];
    let mut order: Vec<usize> = (0..numbered.len()).collect();
    let mut shuffle = crate::logistic::Shuffle::new();
    for _ in 0..ROUNDS {
        shuffle.mix(&mut order);
        for number in &order {
            let choice = &numbered[*number];
            let score = |side: usize| -> f64 {
                choice
                    .side(side)
                    .map(|(feature, amount, weight)| learned[feature * weights + weight] * amount)
                    .sum()
            };
            let scores: Vec<f64> = (0..choice.sides).map(score).collect();
            let highest = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let likely: Vec<f64> = scores.iter().map(|score| (score - highest).exp()).collect();
            let all: f64 = likely.iter().sum();
            for (side, likely) in likely.iter().enumerate() {
                let error = f64::from(u8::from(side == choice.right)) - likely / all;
                for (feature, amount, weight) in choice.side(side) {
                    let at = feature * weights + weight;
                    let slope = error * amount - PENALTY * learned[at];
                    moved[at] += slope * slope;
                    learned[at] += STEP * slope / f64::sqrt(moved[at]);
                }
            }
        }
    }
    let rows = learned.chunks_exact(weights).map(<[f64]>::to_vec);
    names.into_iter().cloned().zip(rows).collect()
}
