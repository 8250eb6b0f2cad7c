//! Logistic regression with a penalty on the squares of the weights.

/// How often the trainer goes over all examples.
const ROUNDS: usize = 25;
/// How exactly the trainer solves for one example.
const HALVINGS: usize = 20;

/// The features that one example holds, with their values.
pub(crate) struct Example {
    features: Vec<(usize, f64)>,
    /// The sum of the squared values, and one for the start.
    squares: f64,
}

/// A trained regression.
pub(crate) struct Model {
    pub(crate) start: f64,
    pub(crate) weights: Vec<f64>,
}

impl Example {
    pub(crate) fn new(features: Vec<(usize, f64)>) -> Self {
        let squares = features.iter().map(|(_, value)| value * value);
        let squares = 1.0 + squares.sum::<f64>();
        Self { features, squares }
    }
}

impl Model {
    pub(crate) fn log_odds(&self, example: &Example) -> f64 {
        let sum: f64 = example
            .features
            .iter()
            .map(|(feature, value)| self.weights[*feature] * value)
            .sum();
        self.start + sum
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
            // The slope of the dual in this coordinate rises from -∞ to ∞ between 0 and the cost.
            let slope = |dual_now: f64| {
                example.squares * (dual_now - *dual) + margin + (dual_now / (cost - dual_now)).ln()
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
            for (feature, value) in &example.features {
                model.weights[*feature] += step * value;
            }
        }
    }
    model
}

/// Fits a start and a slope to numbers, by Newton's method.
pub(crate) fn fit_line(points: &[(f64, bool)]) -> [f64; 2] {
    let [mut start, mut slope] = [0.0, 0.0];
    for _ in 0..50 {
        let mut gradient = [0.0; 2];
        // A little on the diagonal keeps it solvable when there is nothing to learn from.
        let mut curvature = [1e-6, 0.0, 1e-6];
        for (value, belongs) in points {
            let share = 1.0 / (1.0 + (-(start + slope * value)).exp());
            let error = f64::from(u8::from(*belongs)) - share;
            let spread = share * (1.0 - share);
            gradient[0] += error;
            gradient[1] += error * value;
            curvature[0] += spread;
            curvature[1] += spread * value;
            curvature[2] += spread * value * value;
        }
        let [first, mixed, second] = curvature;
        let determinant = first * second - mixed * mixed;
        start += (second * gradient[0] - mixed * gradient[1]) / determinant;
        slope += (first * gradient[1] - mixed * gradient[0]) / determinant;
    }
    [start, slope]
}
