//! Which sentences have to be read at all.
//!
//! A sentence is read for what it may add to the answer: because a rule may fire in it, because it
//! may hold what a rule that may fire elsewhere looks for, or because it may say who acts. What it
//! may hold is told by its letters ([`SurfaceTable`](crate::rule::SurfaceTable)), which leave nothing
//! out that the analysis would find. So the answer is the same as if all sentences were read.

use super::concept_set::ConceptSet;
use super::cue::CueConcepts;
use crate::rule::{ConceptId, Party, RuleSet, Scope};
use crate::text::Sentence;

/// How many sentences back the acting party is looked for.
pub(super) const PARTY_REACH: usize = 2;

/// How the names of the concepts begin that tell which date is the incident's.
const DAYS: &str = "day-";

/// Tells for each sentence of a text whether it has to be read.
pub(super) fn needed(
    text: &str,
    sentences: &[Sentence],
    rules: &RuleSet,
    cues: &CueConcepts,
) -> Vec<bool> {
    let Some(possible) = Possible::find(text, sentences, rules) else {
        return vec![true; sentences.len()];
    };
    let mut wanted = ConceptSet::new(rules);
    let mut needed: Vec<bool> = (0..sentences.len())
        .map(|number| may_fire(possible.of(number), &possible.anywhere, rules, &mut wanted))
        .collect();
    if !needed.contains(&true) {
        return needed;
    }
    let parties = Party::CONCEPTS.map(|(_, name)| rules.concept(name));
    for attribution in &rules.body.attributions {
        attribution
            .given
            .into_iter()
            .for_each(|concept| wanted.insert(concept));
    }
    rules
        .body
        .known_by_name
        .iter()
        .filter(|(name, _)| name.starts_with(DAYS))
        .for_each(|(_, concept)| wanted.insert(*concept));
    cues.of_whole_text
        .iter()
        .for_each(|concept| wanted.insert(*concept));
    let mut last_fired = None;
    for number in (0..sentences.len()).rev() {
        if needed[number] {
            last_fired = Some(number);
            continue;
        }
        let is_before = last_fired.is_some_and(|fired| fired - number <= PARTY_REACH);
        let mut concepts = possible.of(number).iter();
        needed[number] = concepts.any(|concept| {
            wanted.contains(*concept) || is_before && parties.contains(&Some(*concept))
        })
            // Every name of a company has this in it, or beside it.
            || text[sentences[number].range_byte.clone()].contains('社');
    }
    needed
}

/// Whether a rule may fire in a sentence; adds what such rules look for elsewhere.
fn may_fire(
    concepts: &[ConceptId],
    anywhere: &ConceptSet,
    rules: &RuleSet,
    wanted: &mut ConceptSet,
) -> bool {
    let mut fires = false;
    for (rule, place) in concepts
        .iter()
        .flat_map(|concept| rules.anchors.get(*concept))
    {
        let others = || rules.conditions.terms(place).skip(1);
        let is_possible = others().all(|term| match term.scope {
            Scope::Clause | Scope::Sentence => term
                .concepts()
                .any(|concept| concepts.binary_search(&concept).is_ok()),
            _ => term.concepts().any(|concept| anywhere.contains(concept)),
        });
        if !is_possible {
            continue;
        }
        fires = true;
        let exceptions = rules.conditions.terms(rules.body.rules[rule].exceptions);
        for term in others().chain(exceptions) {
            if !matches!(term.scope, Scope::Clause | Scope::Sentence) {
                term.concepts().for_each(|concept| wanted.insert(concept));
            }
        }
    }
    fires
}

/// The concepts that the sentences of a text may hold.
struct Possible {
    /// Those of each sentence, sorted, one sentence behind the other.
    concepts: Vec<ConceptId>,
    /// Where those of each sentence end.
    ends: Vec<usize>,
    anywhere: ConceptSet,
}

impl Possible {
    /// Nothing if a sentence could not be searched.
    fn find(text: &str, sentences: &[Sentence], rules: &RuleSet) -> Option<Self> {
        let mut possible = Self {
            concepts: Vec::new(),
            ends: Vec::with_capacity(sentences.len()),
            anywhere: ConceptSet::new(rules),
        };
        let mut places: Vec<u32> = Vec::new();
        let mut parts: Vec<u16> = Vec::new();
        let mut gapped: Vec<u16> = Vec::new();
        let mut found: Vec<ConceptId> = Vec::new();
        for sentence in sentences {
            let sentence = &text[sentence.range_byte.clone()];
            if !rules.surfaces.find(sentence, &mut places) {
                return None;
            }
            places.sort_unstable();
            places.dedup();
            for place in places.drain(..) {
                if let Some(meaning) = rules.surfaces.meanings().get(place) {
                    found.extend(meaning.concepts());
                    parts.extend(meaning.parts());
                    gapped.extend(meaning.gapped());
                }
            }
            parts.sort_unstable();
            for number in gapped.drain(..) {
                if let Some((mut of_it, concepts)) = rules.gapped.get(number)
                    && of_it.all(|part| parts.binary_search(&part).is_ok())
                {
                    found.extend(concepts);
                }
            }
            parts.clear();
            found.sort_unstable();
            found.dedup();
            found
                .iter()
                .for_each(|concept| possible.anywhere.insert(*concept));
            possible.concepts.append(&mut found);
            possible.ends.push(possible.concepts.len());
        }
        Some(possible)
    }

    fn of(&self, sentence: usize) -> &[ConceptId] {
        let start = sentence
            .checked_sub(1)
            .map_or(0, |before| self.ends[before]);
        &self.concepts[start..self.ends[sentence]]
    }
}
