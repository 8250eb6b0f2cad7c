//! Whether a confidence means what it says, and which threshold serves best.

use std::io::{self, Write};

use serde_json::{Value, json};

/// How many bins the confidences from 0 to 1 are put into.
const BINS: usize = 10;

/// The threshold of further findings while that of the first one is tried.
const BESIDE: f64 = 0.5;

/// Findings at any confidence, text by text, each with whether it was expected.
#[derive(Default)]
pub(crate) struct Reliability {
    texts: Vec<Judged>,
}

/// The findings of one text.
struct Judged {
    findings: Vec<(f64, bool)>,
    /// How many labels were expected.
    expected: usize,
}

/// How right the findings from two thresholds on are.
struct Point {
    precision: f64,
    recall: f64,
    f1: f64,
    /// Texts without labels that have a finding.
    false_alarms: usize,
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
        self.texts.push(Judged {
            findings: findings.into_iter().collect(),
            expected,
        });
    }

    fn findings(&self) -> impl Iterator<Item = &(f64, bool)> {
        self.texts.iter().flat_map(|text| &text.findings)
    }

    fn bins(&self) -> Vec<Option<Bin>> {
        let bin_of = |confidence: f64| ((confidence * BINS as f64) as usize).min(BINS - 1);
        let bin = |number: usize| {
            let members: Vec<_> = self
                .findings()
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
        errors.sum::<f64>() / self.findings().count().max(1) as f64
    }

    /// The findings from a threshold on, of the texts whose most certain one reaches the first.
    fn at(&self, first: f64, threshold: f64) -> Point {
        let (mut count, mut right, mut false_alarms) = (0, 0, 0);
        for text in &self.texts {
            if text.findings.iter().any(|one| one.0 >= first) {
                let given = text.findings.iter().filter(|one| one.0 >= threshold);
                count += given.clone().count();
                right += given.filter(|one| one.1).count();
                false_alarms += usize::from(text.expected == 0);
            }
        }
        let expected: usize = self.texts.iter().map(|text| text.expected).sum();
        let share = |of: usize| right as f64 / of.max(1) as f64;
        Point {
            precision: share(count),
            recall: share(expected),
            f1: 2.0 * right as f64 / (count + expected).max(1) as f64,
            false_alarms,
        }
    }

    /// What one threshold for all findings gives.
    fn curve(&self) -> impl Iterator<Item = (f64, Point)> + '_ {
        (1..20).map(|step| {
            let threshold = f64::from(step) / 20.0;
            (threshold, self.at(threshold, threshold))
        })
    }

    /// What a threshold for the most certain finding of a text gives.
    fn curve_of_first(&self) -> impl Iterator<Item = (f64, Point)> + '_ {
        (8..20).map(|step| {
            let first = f64::from(step) / 20.0;
            (first, self.at(first, BESIDE))
        })
    }

    /// Writes the table and the curve.
    pub(crate) fn write(&self, output: &mut impl Write) -> io::Result<()> {
        writeln!(
            output,
            "reliability: {} findings at any confidence",
            self.findings().count()
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
        writeln!(output, "  one threshold for all findings")?;
        write_curve(output, self.curve())?;
        writeln!(
            output,
            "  a threshold for the first finding, {BESIDE} beside it"
        )?;
        write_curve(output, self.curve_of_first())?;
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
        json!({
            "findings": self.findings().count(),
            "bins": bins,
            "expected_calibration_error": self.expected_calibration_error(),
            "curve": curve_to_json(self.curve()),
            "curve_of_first": curve_to_json(self.curve_of_first()),
        })
    }
}

fn write_curve(
    output: &mut impl Write,
    curve: impl Iterator<Item = (f64, Point)>,
) -> io::Result<()> {
    writeln!(
        output,
        "  threshold  precision  recall     F1  false alarms"
    )?;
    for (threshold, point) in curve {
        writeln!(
            output,
            "  {threshold:9.2}  {:9.3}  {:6.3}  {:.3}  {:12}",
            point.precision, point.recall, point.f1, point.false_alarms
        )?;
    }
    Ok(())
}

fn curve_to_json(curve: impl Iterator<Item = (f64, Point)>) -> Vec<Value> {
    curve
        .map(|(threshold, point)| {
            json!({
                "threshold": threshold,
                "precision": point.precision,
                "recall": point.recall,
                "f1": point.f1,
                "false_alarms": point.false_alarms,
            })
        })
        .collect()
}
