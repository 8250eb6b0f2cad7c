//! Reads the file of weights, `rules/weights.tsv`, which the example `train` writes.
//!
//! A line is the name of a feature, its rarity and, for each provision and fact that it speaks for or
//! against, the code and the weight; all in hundredths.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::sums::SCALE;
use super::weight_rows::WeightRows;
use super::weights::{BESIDE, GREATEST_RARITY, Head, NO_FEATURE, READINGS, WeightTable};
use super::{BrokenLine, Trie, WeighedFact};
use crate::law::Provision;

/// A weight file is wrong.
#[derive(Debug, Clone, thiserror::Error)]
#[error("line {line}: {problem}")]
pub(crate) struct WeightError {
    line: usize,
    problem: String,
}

impl WeightTable {
    /// Reads a weight file, given the names of the concepts and the rules in their order. A feature
    /// of a concept or rule that does not exist any more is left out: the weights are then due to be
    /// trained again.
    ///
    /// # Errors
    /// The first line that cannot be read.
    #[allow(dead_code)] // The build script compiles the weights.
    pub(crate) fn parse(
        text: &str,
        concepts: &[String],
        rules: &[&str],
    ) -> Result<Self, WeightError> {
        let mut head = Head::default();
        let mut words: BTreeMap<String, u32> = BTreeMap::new();
        let mut by_concept = vec![NO_FEATURE; concepts.len() * READINGS.len()];
        let mut by_rule = vec![NO_FEATURE; rules.len()];
        let mut rarities: Vec<u16> = Vec::new();
        let mut rows = WeightRows::default();
        for (number, line) in text.lines().enumerate() {
            let error = |problem: &str| WeightError {
                line: number + 1,
                problem: problem.to_owned(),
            };
            if line.starts_with('#') || line.is_empty() {
                continue;
            }
            let mut fields = line.split('\t');
            let name = fields.next().unwrap_or_default();
            let pairs = fields.next().unwrap_or_default().split_whitespace();
            let pairs = pairs
                .map(|pair| {
                    let (key, value) = pair
                        .split_once('=')
                        .ok_or_else(|| error("a pair needs ="))?;
                    let value: i32 = value
                        .parse()
                        .map_err(|_| error("a weight is a whole number"))?;
                    Ok((key, value))
                })
                .collect::<Result<Vec<_>, WeightError>>()?;
            let (kind, rest) = name.split_once(' ').unwrap_or((name, ""));
            match kind {
                "start" => {
                    for (name, value) in pairs {
                        let value = f64::from(value) / SCALE;
                        if let Some(place) = BESIDE.iter().position(|known| *known == name) {
                            head.beside[place] = value;
                        } else if let Some(fact) = WeighedFact::named(name) {
                            head.facts.push((fact, value));
                        } else {
                            let provision = name.parse().map_err(|_| error("no such code"))?;
                            head.provisions.push((provision, value));
                        }
                    }
                    head.provisions
                        .sort_by_key(|(provision, _): &(Provision, f64)| provision.regime());
                    continue;
                }
                "setting" => {
                    for (key, value) in pairs {
                        let value = f64::from(value) / SCALE;
                        match key {
                            "typical-length" => head.typical_length = value,
                            "short-length" => head.short_length = value,
                            "damping" => head.damping = value,
                            "sure-of-organ" => head.sure_of_organ = value,
                            "doubtful-fact" => head.doubtful_fact = value,
                            "sure-fact" => head.sure_fact = value,
                            _ => return Err(error("no such setting")),
                        }
                    }
                    continue;
                }
                "sureness" => {
                    let (lines, line) = rest.split_once(' ').unwrap_or((rest, ""));
                    let lines = head.sureness.lines_mut(lines);
                    let lines = lines.ok_or_else(|| error("no such lines"))?;
                    if let ("start", [(_, value)]) = (line, &pairs[..]) {
                        lines.start = f64::from(*value) / SCALE;
                        continue;
                    }
                    let line = lines.line_mut(line);
                    let line = line.ok_or_else(|| error("no such line"))?;
                    let point = |(place, height): (&str, i32)| {
                        let place: i32 = place.parse().ok()?;
                        Some((f64::from(place) / SCALE, f64::from(height) / SCALE))
                    };
                    let points: Option<Vec<_>> = pairs.into_iter().map(point).collect();
                    *line = BrokenLine::new(points.ok_or_else(|| error("a place is a number"))?);
                    continue;
                }
                _ => {}
            }
            let feature = u16::try_from(rarities.len()).map_err(|_| error("too many features"))?;
            match kind {
                "concept" => {
                    let (concept, reading) =
                        rest.split_once(' ').ok_or_else(|| error("no reading"))?;
                    let reading = READINGS.iter().position(|known| *known == reading);
                    let reading = reading.ok_or_else(|| error("no such reading"))?;
                    let Some(id) = concepts.iter().position(|known| known == concept) else {
                        continue;
                    };
                    by_concept[id * READINGS.len() + reading] = feature;
                }
                "rule" => {
                    let Some(number) = rules.iter().position(|known| *known == rest) else {
                        continue;
                    };
                    by_rule[number] = feature;
                }
                "code" | "attributed" => {
                    let provision = rest.parse().map_err(|_| error("no such code"))?;
                    let codes = match kind {
                        "code" => &mut head.codes,
                        _ => &mut head.attributed,
                    };
                    codes.insert(provision, feature);
                }
                "word" => {
                    words.insert(rest.to_owned(), u32::from(feature));
                }
                "regime" | "role" => {
                    head.parties.insert(name.to_owned(), feature);
                }
                _ => return Err(error("no such kind of feature")),
            }
            let mut rarity = None;
            let mut by_place: Vec<(usize, i16)> = Vec::new();
            for (code, value) in pairs {
                if code == "rarity" {
                    rarity = u16::try_from(value).ok();
                    continue;
                }
                let place = head.place(code);
                let place = place.ok_or_else(|| error("a code without a start"))?;
                let value = i16::try_from(value).map_err(|_| error("a weight beyond 327"))?;
                by_place.push((place, value));
            }
            if !rows.push(by_place) {
                return Err(error("a code twice, or too many codes"));
            }
            let rarity = rarity.ok_or_else(|| error("no rarity"))?;
            if rarity > GREATEST_RARITY {
                return Err(error("a rarity beyond 20"));
            }
            rarities.push(rarity);
        }
        Ok(Self {
            words: Trie::build(&words),
            concepts: bytes(&by_concept),
            rules: bytes(&by_rule),
            rarities: bytes(&rarities),
            rows,
            head,
        })
    }
}

impl Head {
    /// The place of what stands in the weight file under a name.
    #[allow(dead_code)] // The build script reads the weight file.
    fn place(&self, name: &str) -> Option<usize> {
        let mut provisions = self.provisions.iter();
        let mut facts = self.facts();
        let beside = BESIDE.iter().position(|known| *known == name);
        let beside = beside.map(|place| self.provisions.len() + place);
        let fact = || {
            let named = WeighedFact::named(name)?;
            facts
                .find(|(fact, _)| *fact == named)
                .map(|(_, place)| place)
        };
        let provision = || provisions.position(|(provision, _)| provision.code() == name);
        beside.or_else(provision).or_else(fact)
    }
}

/// Words of two bytes, as they are stored.
#[allow(dead_code)] // The build script stores.
fn bytes(words: &[u16]) -> Cow<'static, [u8]> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}
