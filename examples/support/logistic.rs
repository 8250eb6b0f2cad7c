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
/// by halving. The start is a feature that every example has. Each round goes another way: in the
/// order of the files, where one kind of text follows the other, the weights come to rest far too late.
pub(crate) fn train(examples: &[Example], targets: &[(bool, f64)], features: usize) -> Model {
    let mut model = Model {
        start: 0.0,
        weights: vec![0.0; features],
    };
    let mut duals: Vec<f64> = vec![0.0; examples.len()];
    let mut order: Vec<usize> = (0..examples.len()).collect();
    order.retain(|number| targets[*number].1 > 0.0);
    let mut shuffle = Shuffle::new();
    for _ in 0..ROUNDS {
        shuffle.mix(&mut order);
        for number in &order {
            let (example, dual) = (&examples[*number], &mut duals[*number]);
            let (belongs, cost) = &targets[*number];
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

/// Where the shuffling starts: any number but 0, always the same, so that training can be repeated.
const SEED: u64 = 0x9E37_79B9_7F4A_7C15;

/// Puts numbers in a random order (Marsaglia's xorshift).
pub(crate) struct Shuffle(u64);

impl Shuffle {
    pub(crate) const fn new() -> Self {
        Self(SEED)
    }

    pub(crate) fn mix(&mut self, numbers: &mut [usize]) {
        for last in (1..numbers.len()).rev() {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            numbers.swap(last, (self.0 % (last as u64 + 1)) as usize);
        }
    }
}

/// How often the fit of a few numbers is bettered.
const STEPS: usize = 30;

/// Fits a model of a few features to many points, none of whose weights is negative: a feature that
/// would have such a weight is left out, and the rest is fitted again.
pub(crate) fn fit_rising(points: &[(Example, bool)], features: usize, ridge: f64) -> Model {
    let mut is_used = vec![true; features];
    loop {
        let model = fit(points, &is_used, ridge);
        if model.weights.iter().all(|weight| *weight >= 0.0) {
            return model;
        }
        for (is_used, weight) in is_used.iter_mut().zip(&model.weights) {
            *is_used &= *weight >= 0.0;
        }
    }
}

/// Fits a model of the features that are used to points exactly, by Newton's method, with a penalty
/// on the squares of the weights that `ridge` scales.
fn fit(points: &[(Example, bool)], is_used: &[bool], ridge: f64) -> Model {
    let features = is_used.len();
    // The start is the last number.
    let size = features + 1;
    let mut model = Model {
        start: 0.0,
        weights: vec![0.0; features],
    };
    for _ in 0..STEPS {
        let mut gradient: Vec<f64> = model.weights.iter().map(|weight| -ridge * weight).collect();
        gradient.push(0.0);
        let mut curvature = vec![vec![0.0; size]; size];
        for (number, row) in curvature.iter_mut().enumerate() {
            row[number] = ridge;
        }
        for (example, belongs) in points {
            let share = 1.0 / (1.0 + (-model.log_odds(example)).exp());
            let error = f64::from(u8::from(*belongs)) - share;
            let spread = share * (1.0 - share);
            let values = || {
                let features_used = example.features.iter().copied();
                let features_used = features_used.filter(|(feature, _)| is_used[*feature]);
                features_used.chain([(features, 1.0)])
            };
            for (row, value) in values() {
                gradient[row] += error * value;
                for (column, other) in values() {
                    curvature[row][column] += spread * value * other;
                }
            }
        }
        let step = solve(curvature, gradient);
        for (weight, step) in model.weights.iter_mut().zip(&step) {
            *weight += step;
        }
        model.start += step[features];
    }
    model
}

/// Solves linear equations whose matrix is positive definite.
fn solve(mut matrix: Vec<Vec<f64>>, mut right: Vec<f64>) -> Vec<f64> {
    let size = right.len();
    for pivot in 0..size {
        let row_of_pivot = matrix[pivot].clone();
        for row in pivot + 1..size {
            let factor = matrix[row][pivot] / row_of_pivot[pivot];
            for (value, above) in matrix[row].iter_mut().zip(&row_of_pivot).skip(pivot) {
                *value -= factor * above;
            }
            right[row] -= factor * right[pivot];
        }
    }
    for row in (0..size).rev() {
        let known = (row + 1..size).map(|column| matrix[row][column] * right[column]);
        right[row] = (right[row] - known.sum::<f64>()) / matrix[row][row];
    }
    right
}
