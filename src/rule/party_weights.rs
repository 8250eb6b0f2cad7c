//! The weights by which parties are read: which words name one, which of them writes, what role each
//! has, and whose deed a place of the text tells of. Learned from marked texts (`rules/parties.tsv`).

use std::borrow::Cow;
use std::collections::BTreeMap;

/// What a word of a text may be to a name: nothing, the first of a name or one behind it, the first of
/// another word for a party (the city, our contractor) or one behind it.
pub(crate) const TAGS: usize = 5;
/// The roles, for a party itself and for those beside it.
pub(crate) const STANDINGS: usize = 6;

/// How many slots a table has at least for each feature.
#[allow(dead_code)] // See `FeatureTable::build`.
const SLOTS_PER_FEATURE: usize = 2;
const KEY: usize = 4;
const WEIGHT: usize = 2;

/// Weights of features, `N` each, in thousandths, found by the hash of what names the feature.
#[derive(Debug, Clone, Default)]
pub(crate) struct FeatureTable<const N: usize> {
    /// Slots of a key, nothing where it is zero, and the weights; little-endian.
    slots: Cow<'static, [u8]>,
}

impl<const N: usize> FeatureTable<N> {
    const SLOT: usize = KEY + N * WEIGHT;

    #[allow(dead_code)] // The build script compiles the weights.
    fn build(features: &BTreeMap<u32, [i16; N]>) -> Self {
        if features.is_empty() {
            return Self::default();
        }
        let count = (features.len() * SLOTS_PER_FEATURE).next_power_of_two();
        let mut slots = vec![0; count * Self::SLOT];
        for (key, weights) in features {
            let mut at = *key as usize % count;
            while slots[at * Self::SLOT..][..KEY] != [0; KEY] {
                at = (at + 1) % count;
            }
            let slot = &mut slots[at * Self::SLOT..][..Self::SLOT];
            slot[..KEY].copy_from_slice(&key.to_le_bytes());
            for (place, weight) in slot[KEY..].chunks_exact_mut(WEIGHT).zip(weights) {
                place.copy_from_slice(&weight.to_le_bytes());
            }
        }
        Self {
            slots: Cow::Owned(slots),
        }
    }

    /// Whether nothing was learned.
    pub(crate) fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// Adds the weights of a feature, if it has any.
    pub(crate) fn add(&self, key: u32, sums: &mut [i32; N]) {
        let count = self.slots.len() / Self::SLOT;
        if count == 0 {
            return;
        }
        // The number of slots is a power of two.
        let mut at = key as usize & (count - 1);
        while let Some((known, weights)) = self
            .slots
            .get(at * Self::SLOT..)
            .and_then(|slot| slot.split_first_chunk::<KEY>())
        {
            match u32::from_le_bytes(*known) {
                0 => return,
                known if known == key => {
                    let (weights, _) = weights.as_chunks::<WEIGHT>();
                    for (sum, weight) in sums.iter_mut().zip(weights) {
                        *sum += i32::from(i16::from_le_bytes(*weight));
                    }
                    return;
                }
                _ => at = (at + 1) & (count - 1),
            }
        }
    }
}

impl PartyWeights {
    /// How common a word is: in so many steps, none for a rare one.
    pub(crate) fn commonness(&self, word: Term<'_>) -> usize {
        let mut steps = [0];
        let kind = const { Term::new("word") };
        self.commons.add(key(kind, word, Term::NONE), &mut steps);
        usize::try_from(steps[0]).unwrap_or_default()
    }
}

/// All of them.
#[derive(Debug, Clone, Default)]
pub(crate) struct PartyWeights {
    /// How common a word is: no word of a name is.
    pub(crate) commons: FeatureTable<1>,
    /// What a word is to a name.
    pub(crate) names: FeatureTable<TAGS>,
    /// Which role a party has.
    pub(crate) roles: FeatureTable<STANDINGS>,
    /// Whether a named party writes the text.
    pub(crate) writers: FeatureTable<1>,
    /// Whether a party did what a place tells of.
    pub(crate) deeds: FeatureTable<1>,
}

/// The stored form of [`PartyWeights`], as the build script wrote it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct StoredPartyWeights {
    pub(crate) commons: &'static [u8],
    pub(crate) names: &'static [u8],
    pub(crate) roles: &'static [u8],
    pub(crate) writers: &'static [u8],
    pub(crate) deeds: &'static [u8],
}

/// A line of the file of weights is wrong.
#[allow(dead_code)] // The build script reads the file.
#[derive(Debug, Clone, thiserror::Error)]
#[error("rules/parties.tsv, line {line}: {problem}")]
pub(crate) struct PartyWeightsError {
    line: usize,
    problem: &'static str,
}

impl PartyWeights {
    pub(crate) fn from_stored(stored: StoredPartyWeights) -> Self {
        Self {
            commons: FeatureTable {
                slots: Cow::Borrowed(stored.commons),
            },
            names: FeatureTable {
                slots: Cow::Borrowed(stored.names),
            },
            roles: FeatureTable {
                slots: Cow::Borrowed(stored.roles),
            },
            writers: FeatureTable {
                slots: Cow::Borrowed(stored.writers),
            },
            deeds: FeatureTable {
                slots: Cow::Borrowed(stored.deeds),
            },
        }
    }

    /// Their stored forms by name.
    #[allow(dead_code)] // The build script stores.
    pub(crate) fn parts(&self) -> [(&'static str, &[u8]); 5] {
        [
            ("commons", &self.commons.slots),
            ("names", &self.names.slots),
            ("roles", &self.roles.slots),
            ("writers", &self.writers.slots),
            ("deeds", &self.deeds.slots),
        ]
    }

    /// Reads the file of weights: on each line the table, what names the feature, and its weights in
    /// thousandths, set apart by tabs.
    ///
    /// # Errors
    /// Names the line that is wrong.
    #[allow(dead_code)] // The build script reads the file.
    pub(crate) fn parse(file: &str) -> Result<Self, PartyWeightsError> {
        let (mut names, mut roles) = (BTreeMap::new(), BTreeMap::new());
        let mut commons = BTreeMap::new();
        let (mut writers, mut deeds) = (BTreeMap::new(), BTreeMap::new());
        for (number, line) in file.lines().enumerate() {
            let wrong = |problem| PartyWeightsError {
                line: number + 1,
                problem,
            };
            if line.starts_with('#') || line.is_empty() {
                continue;
            }
            let fields: Vec<&str> = line.split('\t').collect();
            let [table, kind, one, two, weights] = fields[..] else {
                return Err(wrong("a line has five fields"));
            };
            let key = key(Term::new(kind), Term::new(one), Term::new(two));
            let is_new = match table {
                "commons" => insert(&mut commons, key, weights),
                "names" => insert(&mut names, key, weights),
                "roles" => insert(&mut roles, key, weights),
                "writers" => insert(&mut writers, key, weights),
                "deeds" => insert(&mut deeds, key, weights),
                _ => return Err(wrong("there is no such table")),
            };
            is_new.map_err(wrong)?;
        }
        Ok(Self {
            commons: FeatureTable::build(&commons),
            names: FeatureTable::build(&names),
            roles: FeatureTable::build(&roles),
            writers: FeatureTable::build(&writers),
            deeds: FeatureTable::build(&deeds),
        })
    }
}

#[allow(dead_code)] // See `PartyWeights::parse`.
fn insert<const N: usize>(
    features: &mut BTreeMap<u32, [i16; N]>,
    key: u32,
    weights: &str,
) -> Result<(), &'static str> {
    let weights: Result<Vec<i16>, _> = weights.split(' ').map(str::parse).collect();
    let weights = weights
        .ok()
        .and_then(|weights| <[i16; N]>::try_from(weights).ok());
    let weights = weights.ok_or("these are not the weights of its table")?;
    match features.insert(key, weights) {
        None => Ok(()),
        Some(_) => Err("another feature has the same hash"),
    }
}

/// A word with its hash, which is made once for all features that it is in.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Term<'t> {
    pub(crate) word: &'t str,
    hash: u64,
}

impl Term<'static> {
    pub(crate) const NONE: Self = Term::new("");
}

impl<'t> Term<'t> {
    pub(crate) const fn new(word: &'t str) -> Self {
        let bytes = word.as_bytes();
        let mut hash = bytes.len() as u64;
        let mut at = 0;
        let mut eight: u64 = 0;
        while at < bytes.len() {
            eight = eight << 8 | bytes[at] as u64;
            at += 1;
            if at.is_multiple_of(8) || at == bytes.len() {
                hash = mix(hash, eight);
                eight = 0;
            }
        }
        Self { word, hash }
    }
}

/// The hash of what names a feature: its kind and up to two words. Never zero.
pub(crate) fn key(kind: Term<'_>, one: Term<'_>, two: Term<'_>) -> u32 {
    let hash = mix(mix(kind.hash, one.hash), two.hash);
    ((hash >> 32) as u32).max(1)
}

const fn mix(hash: u64, word: u64) -> u64 {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    (hash.rotate_left(23) ^ word).wrapping_mul(FACTOR)
}

#[cfg(test)]
mod tests {
    use super::{PartyWeights, Term};

    fn key(kind: &str, one: &str, two: &str) -> u32 {
        super::key(Term::new(kind), Term::new(one), Term::new(two))
    }

    const FILE: &str = "# a comment\ncommons\tword\t運輸\t\t2\nwriters\tpolite\t\t\t-700\n\
                        names\tword\tを\t\t1 0 -3 0 0\nnames\tword\tは\t\t2 0 0 0 0\n";

    #[test]
    fn weights_are_found_again() {
        let weights = PartyWeights::parse(FILE).unwrap();
        assert_eq!(weights.commonness(Term::new("運輸")), 2);
        assert_eq!(weights.commonness(Term::new("青葉")), 0);
        let mut sums = [1; 5];
        for word in ["を", "は", "が"] {
            weights.names.add(key("word", word, ""), &mut sums);
        }
        assert_eq!(sums, [4, 1, -2, 1, 1]);
        let mut nothing = [0];
        PartyWeights::default()
            .deeds
            .add(key("role", "none", ""), &mut nothing);
        assert_eq!(nothing, [0]);
    }

    #[test]
    fn a_wrong_line_is_named() {
        for (line, problem) in [
            ("names\tword\tを\t1", "five fields"),
            ("surnames\tword\tを\t\t1", "no such table"),
            ("deeds\tword\tを\t\t1 2", "not the weights"),
            ("deeds\tword\tを\t\tmuch", "not the weights"),
            ("writers\tpolite\t\t\t1", "same hash"),
        ] {
            let error = PartyWeights::parse(&format!("{FILE}{line}\n")).unwrap_err();
            let told = error.to_string();
            assert!(told.contains("line 6") && told.contains(problem), "{told}");
        }
    }

    #[test]
    fn words_do_not_run_into_each_other() {
        assert_ne!(key("before", "の", "は"), key("before", "のは", ""));
        assert_ne!(key("before", "", "は"), key("before", "は", ""));
    }
}
