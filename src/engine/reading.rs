//! How a hit is meant: asserted or denied, and as fact, doubt, supposition, plan, advice or
//! quotation. Read from the morphemes that govern it.

use super::cue::{Cue, Cues};
use super::matcher::Hit;
use super::predicate::{Predicate, Predicates};
use super::sentence::{ParsedSentence, is_clause_noun};
use crate::morph::PartOfSpeech as P;
use crate::text::Section;
use crate::vocabulary::{Modality, Polarity};

/// How many morphemes at a sentence's end may hold its words of advice, and of planning.
const ADVICE_TAIL: usize = 9;
const PLAN_TAIL: usize = 6;

/// How far behind a noun such as 事実 or 体制 its predicate may stand, in morphemes.
const FRAME_REACH: usize = 9;

/// The longest answer that only denies, and the longest row of nouns, in morphemes.
const ANSWER: usize = 8;
const ROW: usize = 12;

/// The longest title, in morphemes.
const TITLE: usize = 24;

/// How the words that prove something are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct HitReading {
    pub(crate) polarity: Polarity,
    pub(crate) modality: Modality,
}

/// Reads the hits of one sentence.
pub(crate) struct Reader<'s, 'a> {
    sentence: &'s ParsedSentence<'a>,
    cues: &'s Cues,
    /// The modality of the sentence as a whole, which its end decides.
    ending: Modality,
    /// Whether the sentence tells of the past.
    is_past: bool,
    suppositions: Vec<Supposition>,
    /// Where the wording of a rule ends, if the sentence announces one.
    quotation: Option<usize>,
    predicates: Predicates<'s, 'a>,
}

impl<'s, 'a> Reader<'s, 'a> {
    /// Prepares a sentence.
    pub(crate) fn new(sentence: &'s ParsedSentence<'a>, cues: &'s Cues) -> Self {
        let quotation = cues
            .any(Cue::Law, 0..sentence.len())
            .then(|| {
                (0..sentence.len())
                    .rev()
                    .find(|at| cues.begins(Cue::Quotation, *at))
            })
            .flatten();
        Self {
            sentence,
            cues,
            ending: ending(sentence, cues),
            is_past: is_past(sentence, end_of_words(sentence)),
            suppositions: Supposition::all_in(sentence, cues),
            quotation,
            predicates: Predicates::new(sentence, cues),
        }
    }

    /// How a hit is meant.
    pub(crate) fn read(&self, hit: &Hit) -> HitReading {
        let governing = self.predicates.governing(hit.first, hit.end);
        let doubt = self.doubt(hit, governing);
        let mut polarity = self.polarity(hit, governing, doubt);
        if polarity == Polarity::Asserted
            && let Some(governing) = governing
            && (self.is_denied_from_outside(&governing)
                || doubt.is_some_and(|doubt| self.is_doubt_denied(&governing, doubt)))
        {
            polarity = Polarity::Denied;
        }
        HitReading {
            polarity,
            modality: self.modality(hit, governing, doubt.is_some()),
        }
    }

    /// Whether が behind a place marks the subject of a relative clause (…が提供するサーバ), which
    /// is not what the sentence is about.
    pub(crate) fn is_in_relative_clause(&self, at: usize) -> bool {
        let sentence = self.sentence;
        let depth = sentence.depth(at);
        self.predicates.search(at, depth).is_some_and(|predicate| {
            let behind = sentence.skip_brackets(predicate.end, depth);
            sentence.part(behind).is_noun()
                && !is_clause_noun(sentence.lemma(behind))
                && sentence.part(behind) != P::NounDependent
                && sentence.clause(behind) == sentence.clause(at)
        })
    }

    fn polarity(&self, hit: &Hit, governing: Option<Predicate>, doubt: Option<usize>) -> Polarity {
        if hit.first > 0
            && self.sentence.part(hit.first - 1) == P::Prefix
            && matches!(
                self.sentence.lemma(hit.first - 1),
                "未" | "無" | "不" | "非"
            )
        {
            // 未受講者0名
            return match governing {
                Some(predicate) if predicate.is_negative && predicate.head >= hit.end => {
                    Polarity::Asserted
                }
                _ => Polarity::Denied,
            };
        }
        let Some(predicate) = governing else {
            return Polarity::Asserted;
        };
        let rejects = self.cues.begins(Cue::Rejection, predicate.head) && predicate.head >= hit.end;
        if rejects {
            // 否定できない leaves it open; 否定した denies it.
            return if predicate.is_negative {
                Polarity::Asserted
            } else {
                Polarity::Denied
            };
        }
        if predicate.is_undone && predicate.head >= hit.end {
            return if predicate.is_negative {
                Polarity::Asserted
            } else {
                Polarity::Undone
            };
        }
        if predicate.is_negative && !predicate.is_duty {
            // 可能性がない denies; 可能性があることを知らなかった does not.
            let is_about_doubt = doubt.is_some_and(|at| at < predicate.head);
            let denies_doubt = matches!(
                self.sentence.lemma(predicate.head),
                "ない" | "ある" | "考える"
            );
            if !is_about_doubt || denies_doubt {
                return Polarity::Denied;
            }
        }
        Polarity::Asserted
    }

    /// Whether a noun behind the predicate carries the denial: 流出した事実は確認されていない,
    /// ログを確認する体制がなかった.
    fn is_denied_from_outside(&self, inner: &Predicate) -> bool {
        let sentence = self.sentence;
        let depth = sentence.depth(inner.head);
        let mut at = sentence.skip_brackets(inner.end, depth);
        // 流出したという事実, 流出したとの投稿
        let joined = at;
        if matches!(sentence.lemma(at), "という" | "といった" | "っていう") {
            at += 1;
        } else if sentence.lemma(at) == "と" && sentence.lemma(at + 1) == "の" {
            at += 2;
        }
        let is_evidence = self.cues.begins(Cue::Evidence, at) || at > joined;
        // …するのを怠り
        let is_nominal = sentence.part(at) == P::NounDependent && sentence.lemma(at) == "の";
        let is_arrangement = is_nominal || self.cues.begins(Cue::Arrangement, at);
        if !is_evidence && !is_arrangement {
            return false;
        }
        // A comma right behind it makes it one of a list, which the next predicate does not govern.
        let behind = sentence.skip_brackets(self.cues.end(at), depth);
        if sentence.part(behind) == P::Comma {
            return false;
        }
        let outer = self.predicates.search(behind, depth);
        let Some(outer) = outer.filter(|outer| outer.head <= behind + FRAME_REACH) else {
            return false;
        };
        // Not to have known of a fact does not deny it.
        if outer.is_duty || self.cues.begins(Cue::Awareness, outer.head) {
            return false;
        }
        let is_existence = matches!(
            sentence.lemma(outer.head),
            "ない" | "ある" | "いる" | "おる"
        );
        if is_arrangement {
            // 研修を受けた職員が更新しなかった: that they were trained is told, not denied.
            let is_told = inner.is_settled && !is_nominal && !is_existence;
            return !is_told && outer.is_negative != outer.is_undone;
        }
        outer.is_negative
            && (is_existence
                || self.cues.begins(Cue::Finding, outer.head)
                || sentence.lemma(outer.head) == "事実")
    }

    /// 流出したおそれはない; not おそれがないとは言えない.
    fn is_doubt_denied(&self, inner: &Predicate, doubt: usize) -> bool {
        let sentence = self.sentence;
        let depth = sentence.depth(inner.head);
        if doubt < inner.end {
            return false;
        }
        let behind = sentence.skip_brackets(self.cues.end(doubt), depth);
        let Some(outer) = self.predicates.search(behind, depth) else {
            return false;
        };
        let last = || self.predicates.search(outer.end, depth);
        let goes_on =
            sentence.lemma(outer.end) == "と" && last().is_some_and(|last| last.is_negative);
        outer.is_negative
            && outer.head <= behind + 3
            && matches!(sentence.lemma(outer.head), "ない" | "ある")
            && !goes_on
    }

    /// Where a word of doubt binds the hit: 漏えいのおそれ, 流出した可能性. Not across a word of
    /// the same rank: in 毀損及び漏えいのおそれ only the leakage is doubtful.
    fn doubt(&self, hit: &Hit, governing: Option<Predicate>) -> Option<usize> {
        let sentence = self.sentence;
        let depth = sentence.depth(hit.first);
        let limit = governing.map_or(hit.end + 8, |predicate| {
            // The doubt may follow the predicate at once (流出した可能性がある).
            sentence.skip_brackets(predicate.end, depth) + 4
        });
        let mut at = sentence.skip_brackets(hit.end, depth);
        while at < sentence.len() && at < limit {
            if self.cues.begins(Cue::Doubt, at) {
                return Some(at);
            }
            let stops = self.cues.begins(Cue::Coordination, at)
                || matches!(sentence.part(at), P::FullStop | P::Comma);
            if stops {
                return None;
            }
            at = sentence.skip_brackets(at + 1, depth);
        }
        None
    }

    fn modality(&self, hit: &Hit, governing: Option<Predicate>, is_doubtful: bool) -> Modality {
        let sentence = self.sentence;
        if sentence.section == Section::Law {
            return Modality::Quoted;
        }
        if let Some(quotation) = self.quotation
            && hit.first < quotation
            && (sentence.is_quoted(hit.first)
                || sentence.clause(hit.first) == sentence.clause(quotation))
        {
            return Modality::Quoted;
        }
        let is_settled = governing.is_some_and(|predicate| predicate.is_settled);
        if governing.is_some_and(|predicate| predicate.is_duty || self.is_rule(&predicate)) {
            return Modality::Advised;
        }
        if self.is_guarded_against(hit) {
            return Modality::Advised;
        }
        if self.ending == Modality::Hypothetical || self.is_supposed(hit, governing) {
            return Modality::Hypothetical;
        }
        if sentence.section == Section::Prevention && !self.tells_of_failure(hit, governing) {
            return Modality::Planned;
        }
        // A past or lasting predicate is a fact whatever the sentence ends in, unless it only
        // describes what the sentence speaks of (監査をしていない会社は注意が必要).
        let is_shielded =
            is_settled && !governing.is_some_and(|predicate| self.describes(&predicate));
        if self.ending != Modality::Actual && !is_shielded && sentence.runs_to_end(hit.first) {
            return self.ending;
        }
        if is_doubtful {
            Modality::Possible
        } else {
            Modality::Actual
        }
    }

    /// Whether the sentence asks whether what a hit names was done.
    pub(crate) fn is_asked(&self, hit: &Hit) -> bool {
        let sentence = self.sentence;
        let governing = || self.predicates.governing(hit.first, hit.end);
        self.ending == Modality::Hypothetical
            && governing().is_none_or(|predicate| {
                let behind = sentence.skip_brackets(predicate.end, 0);
                self.predicates.search(behind, 0).is_none()
            })
    }

    /// Whether the sentence is a title that names a kind of writing: 研修資料, コラム:…, 講演要旨「…」.
    pub(crate) fn names_genre(&self) -> bool {
        let sentence = self.sentence;
        let is_sentence = (0..sentence.len()).any(|at| {
            !sentence.is_quoted(at)
                && (matches!(sentence.lemma(at), "は" | "が" | "を")
                    || sentence.part(at) == P::Verb)
        });
        !is_sentence
            && sentence.len() <= TITLE
            && (0..sentence.len()).any(|at| {
                let behind = self.cues.end(at);
                self.cues.begins(Cue::Genre, at)
                    && !sentence.is_quoted(at)
                    && matches!(
                        sentence.part(behind),
                        P::Symbol
                            | P::Comma
                            | P::FullStop
                            | P::BracketOpen
                            | P::BracketClose
                            | P::NounNumber
                    )
            })
    }

    /// Whether a short sentence does no more than deny: していません。 なし。 やったことない。
    pub(crate) fn only_denies(&self) -> bool {
        let sentence = self.sentence;
        let end = end_of_words(sentence);
        let first = (0..end)
            .find(|at| {
                !matches!(
                    sentence.part(*at),
                    P::Symbol | P::BracketOpen | P::Comma | P::FullStop
                ) && !matches!(sentence.lemma(*at), "答" | "回答" | "答え")
            })
            .unwrap_or(end);
        let names_another = (first..end)
            .any(|at| matches!(sentence.lemma(at), "は" | "を") && sentence.part(at) != P::Verb);
        first < end
            && end - first <= ANSWER
            && !names_another
            && (sentence.lemma(first) == "いいえ"
                || (first..end).any(|at| matches!(sentence.lemma(at), "ない" | "なし" | "ゼロ")))
    }

    /// 漏えいの防止, 削除漏れ防止策, 感染を防ぐ, 紛失、漏えいの防止.
    fn is_guarded_against(&self, hit: &Hit) -> bool {
        self.is_guarded_at(hit) || self.is_listed_as_guarded(hit)
    }

    /// Whether a hit stands in a row of nouns of which the last is guarded against.
    fn is_listed_as_guarded(&self, hit: &Hit) -> bool {
        let sentence = self.sentence;
        let mut at = sentence.skip_brackets(hit.end, sentence.depth(hit.first));
        if sentence.part(at) != P::Comma && !self.cues.begins(Cue::Coordination, at) {
            return false;
        }
        let limit = at + ROW;
        while at < limit
            && (sentence.part(at) == P::Comma
                || sentence.part(at).is_noun()
                || self.cues.begins(Cue::Coordination, at))
        {
            at += 1;
        }
        matches!(sentence.lemma(at), "の" | "を") && self.cues.begins(Cue::Guarding, at + 1)
    }

    fn is_guarded_at(&self, hit: &Hit) -> bool {
        let sentence = self.sentence;
        let mut at = sentence.skip_brackets(hit.end, sentence.depth(hit.first));
        if matches!(sentence.lemma(at), "等" | "など") {
            at += 1;
        }
        if matches!(sentence.lemma(at), "の" | "を" | "へ" | "に") {
            at += 1;
        }
        if sentence.lemma(at) == "の" {
            at += 1;
        }
        self.cues.begins(Cue::Guarding, at)
    }

    /// …することになっていた, …することとしていた: what a rule said, not what was done.
    fn is_rule(&self, predicate: &Predicate) -> bool {
        let sentence = self.sentence;
        let at = sentence.skip_brackets(predicate.end, sentence.depth(predicate.head));
        sentence.lemma(at) == "こと"
            && matches!(sentence.lemma(at + 1), "に" | "と")
            && matches!(sentence.lemma(at + 2), "なる" | "する")
            && (at + 3..at + 5).any(|place| sentence.lemma(place) == "いる")
    }

    /// Whether a predicate describes a noun that follows it at once.
    fn describes(&self, predicate: &Predicate) -> bool {
        let sentence = self.sentence;
        let at = sentence.skip_brackets(predicate.end, sentence.depth(predicate.head));
        sentence.part(at).is_noun()
            && sentence.part(at) != P::NounDependent
            && !is_clause_noun(sentence.lemma(at))
    }

    /// Whether a hit in the section on prevention looks back at what had gone wrong.
    fn tells_of_failure(&self, hit: &Hit, governing: Option<Predicate>) -> bool {
        governing.is_some_and(|predicate| {
            predicate.is_settled && self.polarity(hit, governing, None) != Polarity::Asserted
        })
    }

    fn is_supposed(&self, hit: &Hit, governing: Option<Predicate>) -> bool {
        // 開いたら感染した, 社員であれば見られた: told of the past, it was so.
        let is_told = |at: usize| {
            self.is_past && matches!(self.sentence.surface(at), "たら" | "だら" | "であれ" | "で")
        };
        if governing.is_some_and(|predicate| {
            predicate.is_conditional && !is_told(predicate.end.saturating_sub(1))
        }) {
            return true;
        }
        let clause = self.sentence.clause(hit.first);
        let is_settled = governing.is_some_and(|predicate| predicate.is_settled);
        let holds = |supposition: &&Supposition| !is_told(supposition.at);
        self.suppositions.iter().filter(holds).any(|supposition| {
            let is_behind = supposition.at >= hit.end;
            let is_before = supposition.at < hit.first;
            supposition.clause == clause && (is_behind || is_before && !is_settled)
                || is_behind && supposition.ends_sentence
        })
    }
}

/// A word of supposition in a sentence.
struct Supposition {
    at: usize,
    clause: u16,
    /// Whether nothing but punctuation follows it, so that it holds for the whole sentence.
    ends_sentence: bool,
}

impl Supposition {
    fn all_in(sentence: &ParsedSentence<'_>, cues: &Cues) -> Vec<Self> {
        let is_punctuation =
            |at: usize| matches!(sentence.part(at), P::FullStop | P::Symbol | P::Comma);
        let begins = |at: &usize| cues.begins(Cue::Supposition, *at);
        (0..sentence.len())
            .filter(begins)
            .map(|at| Self {
                at,
                clause: sentence.clause(at),
                ends_sentence: (cues.end(at)..sentence.len()).all(is_punctuation)
                    || sentence.skip_brackets(cues.end(at), 0) >= sentence.len(),
            })
            .collect()
    }
}

/// Behind the last word of a sentence.
fn end_of_words(sentence: &ParsedSentence<'_>) -> usize {
    let is_word = |at: &usize| {
        !matches!(
            sentence.part(*at),
            P::FullStop | P::Symbol | P::BracketClose
        )
    };
    (0..sentence.len())
        .rev()
        .find(is_word)
        .map_or(0, |last| last + 1)
}

/// Whether a sentence that ends before `end` tells of the past.
fn is_past(sentence: &ParsedSentence<'_>, end: usize) -> bool {
    (end.saturating_sub(3)..end).any(|at| {
        sentence.part(at) == P::AuxiliaryVerb
            && sentence.lemma(at) == "た"
            && !matches!(sentence.surface(at), "たら" | "だら")
    })
}

/// What kind of sentence it is, by its end: a plan, advice, or a statement.
fn ending(sentence: &ParsedSentence<'_>, cues: &Cues) -> Modality {
    let end = end_of_words(sentence);
    let tail = |length: usize| end.saturating_sub(length)..end;
    let is_settled = is_past(sentence, end);
    let ends_in_ka =
        end > 1 && sentence.lemma(end - 1) == "か" && sentence.part(end - 1) == P::Particle;
    if ends_in_ka && sentence.part(end - 2).is_noun() {
        // A headline: 会員名簿が流出か
        return Modality::Possible;
    }
    // …てますよ? complains, and does not ask.
    let complains = end > 0 && matches!(sentence.surface(end - 1), "よ" | "けど" | "が");
    if ends_in_ka || matches!(sentence.surface(end), "?" | "？") && !complains {
        return Modality::Hypothetical;
    }
    let is_denied = tail(3).any(|at| sentence.lemma(at) == "ない");
    if cues.any(Cue::Plan, tail(PLAN_TAIL)) && !is_settled && !is_denied {
        return Modality::Planned;
    }
    if cues.any(Cue::Advice, tail(ADVICE_TAIL)) && !is_settled {
        return Modality::Advised;
    }
    Modality::Actual
}
