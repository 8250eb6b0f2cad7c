//! Logistic regression with a penalty on the squares of the weights.

/// How often the trainer goes over all examples.
const ROUNDS: usize = 40;
/// How exactly the trainer solves for one example.
const HALVINGS: usize = 30;

/// The features that one example holds, each of the same value, together of length one.
pub(crate) struct Example {
    features: Vec<usize>,
    value: f64,
}

/// A trained regression.
pub(crate) struct Model {
    pub(crate) start: f64,
    pub(crate) weights: Vec<f64>,
}

impl Example {
    pub(crate) fn new(features: Vec<usize>) -> Self {
        let value = 1.0 / (features.len().max(1) as f64).sqrt();
        Self { features, value }
    }
}

impl Model {
    pub(crate) fn log_odds(&self, example: &Example) -> f64 {
        let sum: f64 = example
            .features
            .iter()
            .map(|feature| self.weights[*feature])
            .sum();
        self.start + sum * example.value
    }
}

/// Trains on examples, each with whether it belongs to the class and what an error on it costs:
/// dual coordinate descent (Yu, Huang and Lin, 2011), one example after the other, each solved
/// by halving. The start is a feature that every example has.
pub(crate) fn train(examples: &[Example], targets: &[(bool, f64)], features: usize) -> Model {
    let mut model = Model {
        start: 0.0,
        weights: vec![0.0; features],
    };
    let mut duals: Vec<f64> = vec![0.0; examples.len()];
    for _ in 0..ROUNDS {
        for ((example, (belongs, cost)), dual) in examples.iter().zip(targets).zip(&mut duals) {
            if *cost == 0.0 {
                continue;
            }
            let sign = if *belongs { 1.0 } else { -1.0 };
            let margin = sign * model.log_odds(example);
            let length = 1.0
                + if example.features.is_empty() {
                    0.0
                } else {
                    1.0
                };
            // The slope of the dual in this coordinate rises from -∞ to ∞ between 0 and the cost.
            let slope = |dual_now: f64| {
                length * (dual_now - *dual) + margin + (dual_now / (cost - dual_now)).ln()
            };
            let (mut low, mut high) = (0.0, *cost);
            for _ in 0..HALVINGS {
                let middle = f64::midpoint(low, high);
                if slope(middle) > 0.0 {
                    high = middle;
                } else {
                    low = middle;
                }
            }
            let found = f64::midpoint(low, high);
            let step = sign * (found - *dual);
            *dual = found;
            model.start += step;
            for feature in &example.features {
                model.weights[*feature] += step * example.value;
            }
        }
    }
    model
}

/// Fits a start and two weights to pairs of numbers, by Newton's method.
pub(crate) fn fit_dense(pairs: &[([f64; 2], bool)]) -> [f64; 3] {
    let mut weights = [0.0; 3];
    for _ in 0..50 {
        let mut gradient = [0.0; 3];
        // A little on the diagonal keeps it solvable when there is nothing to learn from.
        let mut curvature = [[1e-6, 0.0, 0.0], [0.0, 1e-6, 0.0], [0.0, 0.0, 1e-6]];
        for ([one, other], belongs) in pairs {
            let row = [1.0, *one, *other];
            let sum: f64 = row
                .iter()
                .zip(&weights)
                .map(|(value, weight)| value * weight)
                .sum();
            let share = 1.0 / (1.0 + (-sum).exp());
            let error = f64::from(u8::from(*belongs)) - share;
            for (at, value) in row.iter().enumerate() {
                gradient[at] += error * value;
                for (across, other) in row.iter().enumerate() {
                    curvature[at][across] += share * (1.0 - share) * value * other;
                }
            }
        }
        for (weight, step) in weights.iter_mut().zip(solve(curvature, gradient)) {
            *weight += step;
        }
    }
    weights
}

/// Solves three equations by elimination.
fn solve(mut rows: [[f64; 3]; 3], mut right: [f64; 3]) -> [f64; 3] {
    for at in 0..3 {
        let pivot = rows[at];
        for below in at + 1..3 {
            let share = rows[below][at] / pivot[at];
            for (value, known) in rows[below].iter_mut().zip(pivot) {
                *value -= share * known;
            }
            right[below] -= share * right[at];
        }
    }
    let mut solution = [0.0; 3];
    for at in (0..3).rev() {
        let known: f64 = (at + 1..3)
            .map(|across| rows[at][across] * solution[across])
            .sum();
        solution[at] = (right[at] - known) / rows[at][at];
    }
    solution
}
