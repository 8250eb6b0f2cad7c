//! Which rules fire on a text, and which words fire them.

use std::cell::RefCell;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

use super::concept_set::ConceptSet;
use super::document::{Document, ReadHit};
use super::places::{ByManner, Place};
use crate::rule::{Anchored, ConceptId, Need, RuleSet, Scope, TermRef};
use crate::vocabulary::{Modality, Polarity};

/// How many sentences before and after the anchor are near it.
const NEARBY: usize = 2;

/// How many sentences after the anchor belong to its passage.
const PASSAGE: usize = 10;

/// From how many places on a concept is looked up in the whole text by an index, so that time stays
/// linear.
const MANY_PLACES: usize = 64;

/// A rule that fired.
#[derive(Debug, Clone)]
pub(crate) struct Proof {
    /// Its number in the set.
    pub(crate) rule: usize,
    /// The sentence of the anchor.
    pub(crate) sentence: usize,
    /// The anchor's place among the sentence's hits.
    pub(crate) anchor: usize,
    /// Bytes of the normalised text, in its order.
    pub(crate) words: Vec<Range<usize>>,
    pub(crate) polarity: Polarity,
    pub(crate) modality: Modality,
}

/// Every rule that fires, at most once for a sentence: there in its most factual reading.
pub(crate) fn prove(document: &Document, rules: &RuleSet) -> Vec<Proof> {
    let mut proofs: Vec<Proof> = Vec::new();
    if document
        .sentences
        .iter()
        .all(|sentence| sentence.hits.is_empty())
    {
        return proofs;
    }
    let possible = Possible::find(document, rules);
    let many = RefCell::new(BTreeMap::new());
    let mut found: Vec<Satisfied<'_>> = Vec::new();
    let mut here = ConceptSet::new(rules);
    for (number, sentence) in document.sentences.iter().enumerate() {
        let first_of_sentence = proofs.len();
        here.clear();
        sentence
            .hits
            .iter()
            .for_each(|hit| here.insert(hit.concept));
        for (place, hit) in sentence.hits.iter().enumerate() {
            for &Anchored {
                rule, condition, ..
            } in possible.anchored_by(hit.concept)
            {
                let search = Search {
                    document,
                    rules,
                    many: &many,
                    present: &possible.present,
                    here: &here,
                    sentence: number,
                    anchor: place,
                };
                if !search.condition(condition, &mut found) {
                    continue;
                }
                let mut exceptions = rules.conditions.terms(rules.body.rules[rule].exceptions);
                if exceptions.any(|exception| search.term(exception).is_some()) {
                    continue;
                }
                let proof = search.proof(rule, &found);
                match proofs[first_of_sentence..]
                    .iter_mut()
                    .find(|known| known.rule == rule)
                {
                    Some(known) if proof.modality < known.modality => *known = proof,
                    Some(_) => {}
                    None => proofs.push(proof),
                }
            }
        }
    }
    proofs
}

/// The conditions that a text may fulfil: for each of their terms one of its concepts stands
/// somewhere. Most conditions fail here, for all hits of their anchor at once.
struct Possible {
    /// Those of one anchor together.
    conditions: Vec<Anchored>,
    /// For each concept the part of these that it anchors.
    by_anchor: Vec<(u32, u32)>,
    /// The concepts of the text.
    present: ConceptSet,
}

impl Possible {
    fn find(document: &Document, rules: &RuleSet) -> Self {
        let mut present = ConceptSet::new(rules);
        let hits = document
            .sentences
            .iter()
            .flat_map(|sentence| &sentence.hits);
        hits.for_each(|hit| present.insert(hit.concept));
        let is_present = |concept: ConceptId| present.contains(concept);
        let is_possible = |one: &Anchored| {
            one.rarest.is_none_or(|rarest| {
                let mut others = rules.conditions.terms(one.condition).skip(1);
                rules.conditions.concepts(rarest).any(is_present)
                    && others.all(|term| term.concepts().any(is_present))
            })
        };
        let mut conditions = Vec::new();
        let mut by_anchor = vec![(0, 0); rules.concepts()];
        for concept in present.iter() {
            let start = conditions.len() as u32;
            conditions.extend(rules.anchors.get(concept).filter(is_possible));
            by_anchor[usize::from(concept)] = (start, conditions.len() as u32);
        }
        Self {
            conditions,
            by_anchor,
            present,
        }
    }

    fn anchored_by(&self, concept: ConceptId) -> &[Anchored] {
        let (start, end) = self.by_anchor[usize::from(concept)];
        &self.conditions[start as usize..end as usize]
    }
}

/// A search from one anchor.
struct Search<'d, 'h> {
    document: &'d Document,
    rules: &'d RuleSet,
    /// The places of concepts that stand at many, made when they are asked for.
    many: &'d RefCell<BTreeMap<ConceptId, ByManner>>,
    /// The concepts of the text, and those of the anchor's sentence.
    present: &'h ConceptSet,
    here: &'h ConceptSet,
    sentence: usize,
    anchor: usize,
}

/// A hit that satisfies a term.
struct Satisfied<'d> {
    hit: &'d ReadHit,
    /// Whether how the hit is meant decides how the whole is meant.
    decides: bool,
}

impl<'d> Search<'d, '_> {
    fn anchor(&self) -> &'d ReadHit {
        self.document.hit(Place::new(self.sentence, self.anchor))
    }

    /// Whether the condition at a place is fulfilled; `found` is what fulfils it, the anchor first.
    fn condition(&self, place: u32, found: &mut Vec<Satisfied<'d>>) -> bool {
        found.clear();
        let mut terms = self.rules.conditions.terms(place);
        let anchor = self.anchor();
        let Some(need) = terms.next().map(|term| term.need) else {
            return false;
        };
        if !self.satisfies(anchor, need) {
            return false;
        }
        found.push(self.satisfied(anchor, need));
        for term in terms {
            let Some(satisfied) = self.term(term) else {
                return false;
            };
            found.push(satisfied);
        }
        true
    }

    /// The hit that satisfies a term best: the most factual, then the nearest, then the longest.
    fn term(&self, term: TermRef<'_>) -> Option<Satisfied<'d>> {
        let is_here = matches!(term.scope, Scope::Clause | Scope::Sentence);
        // Most terms fail here.
        let there = if is_here { self.here } else { self.present };
        let may_stand = |concept: &ConceptId| there.contains(*concept);
        let mut concepts = term.concepts().filter(may_stand).peekable();
        concepts.peek()?;
        let anchor = self.anchor();
        let mut best: Option<(_, &ReadHit)> = None;
        let mut consider = |hit: &'d ReadHit| {
            let distance = hit.start_byte().abs_diff(anchor.start_byte());
            let rank = (hit.modality, distance, Reverse(hit.end_byte()));
            if best.is_none_or(|(known, _)| rank < known) {
                best = Some((rank, hit));
            }
        };
        let last = self.document.sentences.len();
        let sentences = match term.scope {
            Scope::Clause | Scope::Sentence => self.sentence..=self.sentence,
            Scope::Nearby => self.sentence.saturating_sub(NEARBY)..=self.sentence + NEARBY,
            Scope::Following => self.sentence..=self.sentence + PASSAGE,
            Scope::Text => 0..=last,
        };
        for concept in concepts {
            let places = self.document.places_within(concept, sentences.clone());
            if term.scope == Scope::Text && places.len() > MANY_PLACES {
                self.best_of_many(concept, term.need).map(&mut consider);
                continue;
            }
            for &place in places {
                let hit = self.document.hit(place);
                if place != Place::new(self.sentence, self.anchor)
                    && self.is_within(term.scope, place)
                    && self.satisfies(hit, term.need)
                {
                    consider(hit);
                }
            }
        }
        best.map(|(_, hit)| self.satisfied(hit, term.need))
    }

    /// The hit of a concept that satisfies a need best, wherever it stands.
    fn best_of_many(&self, concept: ConceptId, need: Need) -> Option<&'d ReadHit> {
        let mut many = self.many.borrow_mut();
        let by_manner = many
            .entry(concept)
            .or_insert_with(|| ByManner::new(self.document, concept));
        let is_deed = self.rules.is_deed(concept);
        let may_be = |is_asserted: bool| match need {
            Need::Any => true,
            Need::Undone => !is_asserted,
            Need::Asserted => !is_deed || is_asserted,
        };
        let anchor = Place::new(self.sentence, self.anchor);
        let best = by_manner.best(self.document, anchor, may_be)?;
        Some(self.document.hit(best))
    }

    /// Whether a place in one of a scope's sentences is within the scope.
    fn is_within(&self, scope: Scope, place: Place) -> bool {
        match scope {
            Scope::Text | Scope::Nearby | Scope::Sentence => true,
            Scope::Following => place > Place::new(self.sentence, self.anchor),
            Scope::Clause => {
                let anchor = self.anchor();
                let other = self.document.hit(place);
                let (earlier, later) = if other.start_byte() < anchor.start_byte() {
                    (other, anchor)
                } else {
                    (anchor, other)
                };
                // What は marks is the topic of the clauses that follow as well, up to the next は.
                let topics = self.document.sentences[self.sentence].topics_byte.iter();
                let topics_between = topics
                    .filter(|topic| (earlier.end_byte()..later.start_byte()).contains(topic))
                    .count();
                earlier.clause == later.clause || earlier.is_topic && topics_between <= 1
            }
        }
    }

    fn satisfies(&self, hit: &ReadHit, need: Need) -> bool {
        match need {
            Need::Any => true,
            Need::Undone => hit.polarity != Polarity::Asserted,
            Need::Asserted => !self.is_deed(hit) || hit.polarity == Polarity::Asserted,
        }
    }

    fn is_deed(&self, hit: &ReadHit) -> bool {
        self.rules.is_deed(hit.concept)
    }

    fn satisfied(&self, hit: &'d ReadHit, need: Need) -> Satisfied<'d> {
        Satisfied {
            hit,
            decides: need != Need::Asserted || self.is_deed(hit),
        }
    }

    fn proof(&self, rule: usize, found: &[Satisfied<'d>]) -> Proof {
        let deciding = || {
            let any = found.iter().any(|satisfied| satisfied.decides);
            found
                .iter()
                .filter(move |satisfied| satisfied.decides || !any)
        };
        let told = &self.rules.body.rules[rule];
        let at_best = if told.is_doubtful {
            Modality::Possible
        } else {
            Modality::Actual
        };
        let modality = deciding()
            .map(|satisfied| satisfied.hit.modality)
            .max()
            .map_or(at_best, |modality| modality.max(at_best));
        let polarity = deciding()
            .next_back()
            .filter(|_| !told.has_happened)
            .map_or(Polarity::Asserted, |last| last.hit.polarity);
        let mut words: Vec<Range<usize>> = found
            .iter()
            .map(|satisfied| satisfied.hit.start_byte()..satisfied.hit.end_byte())
            .collect();
        words.sort_by_key(|range| (range.start, range.end));
        words.dedup();
        Proof {
            rule,
            sentence: self.sentence,
            anchor: self.anchor,
            words,
            polarity,
            modality,
        }
    }
}
