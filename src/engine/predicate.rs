//! Predicates: which one governs a word, and what its auxiliaries say.

use std::cell::RefCell;

use super::cue::{Cue, Cues};
use super::sentence::ParsedSentence;
use crate::morph::PartOfSpeech as P;

/// How far a noun's predicate is looked for, in morphemes.
const REACH: usize = 28;
/// How many commas may stand between a noun and its predicate.
const MOST_COMMAS: usize = 2;

/// A predicate with its chain of auxiliaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Predicate {
    /// Its head.
    pub(super) head: usize,
    /// Behind its last auxiliary.
    pub(super) end: usize,
    /// Whether the chain denies the head.
    pub(super) is_negative: bool,
    /// Whether it tells of the past, or of a state that lasts.
    pub(super) is_settled: bool,
    /// Whether it is a duty (…なければならない, …てはならない).
    pub(super) is_duty: bool,
    /// Whether it stands in a conditional form (…れば, …たら).
    pub(super) is_conditional: bool,
    /// Whether the head itself means that something was left undone.
    pub(super) is_undone: bool,
}

/// The first predicate from a morpheme on, if there is one, and at which depth of brackets it was
/// looked for; nothing before that.
type Sought = Option<(u8, Option<Predicate>)>;

/// The predicates of a sentence, each looked for once: words that end together share theirs.
pub(super) struct Predicates<'s, 'a> {
    sentence: &'s ParsedSentence<'a>,
    cues: &'s Cues,
    /// By morpheme; empty before the first is sought.
    known: RefCell<Vec<Sought>>,
}

impl<'s, 'a> Predicates<'s, 'a> {
    pub(super) fn new(sentence: &'s ParsedSentence<'a>, cues: &'s Cues) -> Self {
        Self {
            sentence,
            cues,
            known: RefCell::new(Vec::new()),
        }
    }

    /// The predicate of a word that ends before `end`, read from the word itself if it is one.
    pub(super) fn governing(&self, first: usize, end: usize) -> Option<Predicate> {
        let Self { sentence, cues, .. } = *self;
        let depth = sentence.depth(first);
        let last = end - 1;
        let next = sentence.skip_brackets(end, depth);
        if sentence.part(last).inflects() || takes_verb(sentence, last, next) {
            // A denial inside the word is part of its meaning: パスワードなし is asserted.
            let own = chain(sentence, cues, last, next, is_negative_word(sentence, last));
            // 研修をしたり更新したりしていない: the last of the row speaks for all.
            return match sentence.skip_brackets(own.end, depth) {
                at if is_one_of_row(sentence, at) => self.search(at + 1, depth).or(Some(own)),
                _ => Some(own),
            };
        }
        self.search(next, depth)
    }

    /// The first predicate from `from` on.
    pub(super) fn search(&self, from: usize, depth: u8) -> Option<Predicate> {
        let mut known = self.known.borrow_mut();
        if known.is_empty() {
            known.resize(self.sentence.len(), None);
        }
        match known.get_mut(from)? {
            Some((at_depth, predicate)) if *at_depth == depth => *predicate,
            unknown => {
                let predicate = search(self.sentence, self.cues, from, depth);
                *unknown = Some((depth, predicate));
                predicate
            }
        }
    }
}

/// Whether たり or ことも stands at a place: the predicate before it is one of a row. ことも with
/// no other predicate behind it carries the denial itself.
fn is_one_of_row(sentence: &ParsedSentence<'_>, at: usize) -> bool {
    matches!(sentence.surface(at), "たり" | "だり")
        || sentence.lemma(at) == "こと"
            && sentence.lemma(at + 1) == "も"
            && sentence.part(at.saturating_sub(1)) == P::Verb
            && !is_negative_word(sentence, at + 2)
}

/// The first predicate from `from` on.
fn search(sentence: &ParsedSentence<'_>, cues: &Cues, from: usize, depth: u8) -> Option<Predicate> {
    let mut at = sentence.skip_brackets(from, depth);
    let mut commas = 0;
    while at < sentence.len() && at < from + REACH {
        let next = sentence.skip_brackets(at + 1, depth);
        let part = sentence.part(at);
        if part == P::Comma {
            commas += 1;
            if commas > MOST_COMMAS {
                return None;
            }
        } else if part == P::FullStop || sentence.depth(at) < depth || is_time(sentence, at) {
            return None;
        } else if part == P::Prefix && matches!(sentence.lemma(at), "未" | "無" | "不" | "非") {
            let behind = sentence.skip_brackets(next + 1, depth);
            return Some(chain(sentence, cues, next, behind, true));
        } else if is_nought(sentence, at) {
            let behind = sentence.skip_brackets(next + 1, depth);
            return Some(chain(sentence, cues, at, behind, true));
        } else if cues.begins(Cue::Undone, at) {
            let behind = sentence.skip_brackets(cues.end(at), depth);
            return Some(Predicate {
                head: at,
                is_undone: true,
                // 問題なし
                ..chain(
                    sentence,
                    cues,
                    at,
                    behind,
                    is_negative_word(sentence, behind),
                )
            });
        } else if cues.begins(Cue::Joining, at) {
            at = sentence.skip_brackets(cues.end(at), depth);
            continue;
        } else if is_head(sentence, at, next) {
            let predicate = chain(sentence, cues, at, next, false);
            let behind = sentence.skip_brackets(predicate.end, depth);
            if !only_describes(sentence, &predicate) && !is_one_of_row(sentence, behind) {
                return Some(predicate);
            }
            at = predicate.end.max(next);
            continue;
        }
        at = next;
    }
    None
}

/// Whether a place says that there is none: 0回, 0件, and in notes 研修:未, 研修×.
fn is_nought(sentence: &ParsedSentence<'_>, at: usize) -> bool {
    let is_end = |at: usize| {
        matches!(
            sentence.part(at),
            P::FullStop | P::Comma | P::Symbol | P::BracketClose
        )
    };
    match sentence.surface(at) {
        "0" => {
            at > 0
                && sentence.part(at - 1) != P::NounNumber
                && !matches!(sentence.surface(at - 1), "." | "-" | "/")
                && matches!(
                    sentence.surface(at + 1),
                    "回" | "件" | "名" | "人" | "度" | "時間" | "分" | "社" | "台" | "通"
                )
        }
        "未" | "×" | "✕" | "✗" => is_end(at + 1),
        _ => false,
    }
}

/// Whether an adjective describes the noun behind it (不正なサイトに) or a clause only says under
/// which circumstances (半年が過ぎても): the word's own predicate comes later.
fn only_describes(sentence: &ParsedSentence<'_>, predicate: &Predicate) -> bool {
    let behind = sentence.skip_brackets(predicate.end, sentence.depth(predicate.head));
    match sentence.part(predicate.head) {
        P::NounAdjectival | P::Adjective => {
            !predicate.is_negative
                && sentence.part(behind).is_noun()
                && sentence.part(behind) != P::NounDependent
        }
        _ => {
            matches!(sentence.surface(behind), "ても" | "でも")
                || matches!(sentence.surface(behind), "て" | "で")
                    && sentence.surface(behind + 1) == "も"
        }
    }
}

/// Whether a noun says when (返却の際に, 退職の後): what it modifies is no part of the statement.
fn is_time(sentence: &ParsedSentence<'_>, at: usize) -> bool {
    at > 0
        && sentence.part(at - 1) == P::AdnominalParticle
        && matches!(
            sentence.lemma(at),
            "際" | "後" | "前" | "時" | "とき" | "ため" | "場合" | "以降" | "最中"
        )
}

fn is_head(sentence: &ParsedSentence<'_>, at: usize, next: usize) -> bool {
    match sentence.part(at) {
        P::Verb | P::Adjective => true,
        // Behind は or も IPADIC may call ない an auxiliary even where nothing stands before it.
        P::AuxiliaryVerb => sentence.lemma(at) == "ない",
        part if part.is_noun() => sentence.lemma(at) == "なし" || takes_verb(sentence, at, next),
        _ => false,
    }
}

/// Whether a noun is made a predicate by what follows: する, できる, a copula, or the end.
fn takes_verb(sentence: &ParsedSentence<'_>, at: usize, next: usize) -> bool {
    let (part, lemma) = (sentence.part(next), sentence.lemma(next));
    match sentence.part(at) {
        P::NounVerbal => {
            matches!(part, P::Verb | P::VerbSuffix | P::VerbDependent)
                && matches!(
                    lemma,
                    "する" | "できる" | "される" | "れる" | "いただく" | "くださる"
                )
                || part == P::AuxiliaryVerb
                || matches!(part, P::FullStop | P::Comma)
        }
        P::NounAdjectival => part == P::AuxiliaryVerb || part == P::FullStop,
        part_of_noun if part_of_noun.is_noun() => part == P::AuxiliaryVerb,
        _ => false,
    }
}

fn is_negative_word(sentence: &ParsedSentence<'_>, at: usize) -> bool {
    matches!(sentence.lemma(at), "ない" | "なし")
}

/// Reads the auxiliaries behind a head; `starts_negative` counts as one more denial.
fn chain(
    sentence: &ParsedSentence<'_>,
    cues: &Cues,
    head: usize,
    from: usize,
    starts_negative: bool,
) -> Predicate {
    let depth = sentence.depth(head);
    let mut negatives = usize::from(starts_negative);
    negatives += usize::from(is_negative_word(sentence, head));
    let mut predicate = Predicate {
        head,
        end: from,
        is_negative: false,
        is_settled: false,
        is_duty: false,
        is_conditional: false,
        is_undone: cues.begins(Cue::Undone, head),
    };
    let mut at = from;
    // で は ない: the particles count only if the chain goes on behind them.
    let mut pending = from;
    while at < sentence.len() && at < from + REACH {
        let (part, lemma) = (sentence.part(at), sentence.lemma(at));
        let continues = match part {
            P::AuxiliaryVerb | P::VerbSuffix | P::VerbDependent | P::AdjectiveDependent => true,
            P::Verb => matches!(lemma, "する" | "できる" | "ある" | "いる") && at == pending,
            P::Adjective => lemma == "ない" && pending > predicate.end,
            _ => false,
        };
        if continues {
            match lemma {
                "ない" => negatives += 1,
                "た" if matches!(sentence.surface(at), "たら" | "だら") => {
                    predicate.is_conditional = true;
                }
                "だ" if sentence.surface(at) == "なら" => predicate.is_conditional = true,
                "た" => predicate.is_settled = true,
                "いる" | "ている" | "ある" => predicate.is_settled = true,
                _ => {}
            }
            at = sentence.skip_brackets(at + 1, depth);
            predicate.end = at;
            pending = at;
            continue;
        }
        let joins = matches!(lemma, "て" | "で" | "は" | "も" | "ば" | "に" | "ちゃ")
            && matches!(
                part,
                P::ConjunctiveParticle
                    | P::TopicParticle
                    | P::AuxiliaryVerb
                    | P::CaseParticle
                    | P::Particle
            );
        if joins && at < predicate.end + 2 {
            if lemma == "ば" {
                predicate.is_conditional = true;
            }
            if is_duty(sentence, at, negatives) {
                predicate.is_duty = true;
                predicate.is_negative = false;
                predicate.end = sentence.skip_brackets(at + 3, depth).min(sentence.len());
                return predicate;
            }
            at = sentence.skip_brackets(at + 1, depth);
            pending = at;
            continue;
        }
        break;
    }
    predicate.is_negative = negatives % 2 == 1;
    predicate
}

/// …なければならない, …なくてはいけない, …てはならない.
fn is_duty(sentence: &ParsedSentence<'_>, at: usize, negatives: usize) -> bool {
    let follows = |place: usize| {
        matches!(sentence.lemma(place), "なる" | "いける" | "なら")
            && sentence.lemma(place + 1) == "ない"
    };
    match sentence.lemma(at) {
        "ば" => negatives > 0 && follows(at + 1),
        "は" => follows(at + 1),
        _ => false,
    }
}
