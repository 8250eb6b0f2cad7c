//! How sure log odds are: broken lines that the trainer fits and the weight file holds.

use serde::{Deserialize, Serialize};

/// What the learned weights say of one provision, in log odds, and the rules.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Said {
    /// For the provision.
    pub(crate) provision: f64,
    /// The same, less the highest for another provision of the regime.
    pub(crate) lead: f64,
    /// For any finding at all.
    pub(crate) finding: f64,
    /// What the rules alone are sure of, as a share.
    pub(crate) rules: f64,
    /// Whether the whole text is no longer than a bare statement.
    pub(crate) is_short: bool,
}

/// How sure a finding is. A bare statement holds few words, so less is said in it of what is as sure
/// as elsewhere: it has lines of its own.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Sureness {
    pub(crate) of_short: Lines,
    pub(crate) of_others: Lines,
}

/// The log odds of a finding are a start and what each of four broken lines adds.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Lines {
    pub(crate) start: f64,
    pub(crate) provision: BrokenLine,
    pub(crate) lead: BrokenLine,
    pub(crate) finding: BrokenLine,
    pub(crate) rules: BrokenLine,
}

/// A line through points, level before the first and after the last.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct BrokenLine(Vec<(f64, f64)>);

impl Sureness {
    /// The log odds of a finding.
    pub(crate) fn log_odds(&self, said: Said) -> f64 {
        let lines = if said.is_short {
            &self.of_short
        } else {
            &self.of_others
        };
        lines.log_odds(said)
    }

    /// The lines of a name.
    #[allow(dead_code)] // The build script reads the weight file.
    pub(crate) fn lines_mut(&mut self, name: &str) -> Option<&mut Lines> {
        match name {
            "short" => Some(&mut self.of_short),
            "others" => Some(&mut self.of_others),
            _ => None,
        }
    }
}

impl Lines {
    fn log_odds(&self, said: Said) -> f64 {
        self.start
            + self.provision.at(said.provision)
            + self.lead.at(said.lead)
            + self.finding.at(said.finding)
            + self.rules.at(said.rules)
    }

    /// The line of a name.
    #[allow(dead_code)] // The build script reads the weight file.
    pub(crate) fn line_mut(&mut self, name: &str) -> Option<&mut BrokenLine> {
        match name {
            "provision" => Some(&mut self.provision),
            "lead" => Some(&mut self.lead),
            "finding" => Some(&mut self.finding),
            "rules" => Some(&mut self.rules),
            _ => None,
        }
    }
}

impl BrokenLine {
    /// A line through points in the order of their places.
    #[allow(dead_code)] // The build script reads the weight file.
    pub(crate) fn new(points: Vec<(f64, f64)>) -> Self {
        Self(points)
    }

    /// The height of the line at a place; 0 for a line without points.
    fn at(&self, place: f64) -> f64 {
        let after = self.0.partition_point(|(point, _)| *point <= place);
        let before = after.checked_sub(1).and_then(|before| self.0.get(before));
        match (before, self.0.get(after)) {
            (Some((from, low)), Some((to, high))) => {
                low + (high - low) * (place - from) / (to - from)
            }
            (Some((_, height)), None) | (None, Some((_, height))) => *height,
            (None, None) => 0.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_broken_line_is_level_outside_its_points() {
        let line = BrokenLine::new(vec![(-2.0, 0.0), (0.0, 1.0), (2.0, 5.0)]);
        let heights = [-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 9.0].map(|place| line.at(place));
        assert_eq!(heights, [0.0, 0.0, 0.5, 1.0, 3.0, 5.0, 5.0]);
        assert_eq!(BrokenLine::default().at(1.0), 0.0);
    }
}
