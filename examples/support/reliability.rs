//! Whether a confidence means what it says, and which threshold serves best.

use std::io::{self, Write};

use serde_json::{Value, json};

/// How many bins the confidences from 0 to 1 are put into.
const BINS: usize = 10;

/// Findings at any confidence, each with whether it was expected.
#[derive(Default)]
pub(crate) struct Reliability {
    findings: Vec<(f64, bool)>,
    /// How many labels were expected in all.
    expected: usize,
}

/// The findings of one tenth of the confidences.
struct Bin {
    count: usize,
    mean_confidence: f64,
    right: f64,
}

impl Reliability {
    /// Counts the findings of one text, and the labels that were expected of it.
    pub(crate) fn add(&mut self, findings: impl IntoIterator<Item = (f64, bool)>, expected: usize) {
        self.findings.extend(findings);
        self.expected += expected;
    }

    fn bins(&self) -> Vec<Option<Bin>> {
        let bin_of = |confidence: f64| ((confidence * BINS as f64) as usize).min(BINS - 1);
        let bin = |number: usize| {
            let members: Vec<_> = self
                .findings
                .iter()
                .filter(|(confidence, _)| bin_of(*confidence) == number)
                .collect();
            let count = members.len();
            (count > 0).then(|| Bin {
                count,
                mean_confidence: members.iter().map(|member| member.0).sum::<f64>() / count as f64,
                right: members.iter().filter(|member| member.1).count() as f64 / count as f64,
            })
        };
        (0..BINS).map(bin).collect()
    }

    /// The expected calibration error: how far, on average, the confidence of a finding is from the
    /// share of findings of its bin that are right.
    fn expected_calibration_error(&self) -> f64 {
        let bins = self.bins();
        let errors = bins
            .iter()
            .flatten()
            .map(|bin| bin.count as f64 * (bin.mean_confidence - bin.right).abs());
        errors.sum::<f64>() / self.findings.len().max(1) as f64
    }

    /// Micro precision, recall and F1 of the findings from a threshold on.
    fn at(&self, threshold: f64) -> (f64, f64, f64) {
        let given = self.findings.iter().filter(|one| one.0 >= threshold);
        let (mut count, mut right) = (0, 0);
        for (_, is_right) in given {
            count += 1;
            right += usize::from(*is_right);
        }
        let share = |of: usize| right as f64 / of.max(1) as f64;
        let f1 = 2.0 * right as f64 / (count + self.expected).max(1) as f64;
        (share(count), share(self.expected), f1)
    }

    fn curve(&self) -> impl Iterator<Item = (f64, (f64, f64, f64))> + '_ {
        (1..20).map(|step| {
            let threshold = f64::from(step) / 20.0;
            (threshold, self.at(threshold))
        })
    }

    /// Writes the table and the curve.
    pub(crate) fn write(&self, output: &mut impl Write) -> io::Result<()> {
        writeln!(
            output,
            "reliability: {} findings at any confidence",
            self.findings.len()
        )?;
        writeln!(output, "  confidence   findings  mean  right")?;
        for (number, bin) in self.bins().iter().enumerate() {
            let (from, to) = (
                number as f64 / BINS as f64,
                (number + 1) as f64 / BINS as f64,
            );
            match bin {
                Some(bin) => writeln!(
                    output,
                    "  {from:.1} to {to:.1} {:>9}  {:.3}  {:.3}",
                    bin.count, bin.mean_confidence, bin.right
                )?,
                None => writeln!(output, "  {from:.1} to {to:.1}         0      -      -")?,
            }
        }
        writeln!(
            output,
            "  expected calibration error {:.3}",
            self.expected_calibration_error()
        )?;
        writeln!(output, "  threshold  precision  recall     F1")?;
        for (threshold, (precision, recall, f1)) in self.curve() {
            writeln!(
                output,
                "  {threshold:9.2}  {precision:9.3}  {recall:6.3}  {f1:.3}"
            )?;
        }
        writeln!(output)
    }

    /// The same as an object.
    pub(crate) fn to_json(&self) -> Value {
        let bins: Vec<Value> = self
            .bins()
            .iter()
            .map(|bin| match bin {
                Some(bin) => json!({
                    "findings": bin.count,
                    "mean_confidence": bin.mean_confidence,
                    "right": bin.right,
                }),
                None => json!({ "findings": 0 }),
            })
            .collect();
        let curve: Vec<Value> = self
            .curve()
            .map(|(threshold, (precision, recall, f1))| {
                json!({
                    "threshold": threshold,
                    "precision": precision,
                    "recall": recall,
                    "f1": f1,
                })
            })
            .collect();
        json!({
            "findings": self.findings.len(),
            "bins": bins,
            "expected_calibration_error": self.expected_calibration_error(),
            "curve": curve,
        })
    }
}
