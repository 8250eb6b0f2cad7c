//! Companies where a sentence names them, and what stands around their names.

use std::ops::Range;

use super::cue::CueConcepts;
use super::document::{Follower, ReadHit};
use super::name::{NameFinder, contains};
use super::sentence::ParsedSentence;
use crate::morph::{Morpheme, PartOfSpeech as P};
use crate::rule::Names;

/// A company where a sentence names it.
#[derive(Debug, Clone)]
pub(crate) struct Company {
    /// Its name without 株式会社 and the like, in bytes of the normalised text.
    pub(crate) name_byte: Range<usize>,
    /// The same as morphemes of its sentence.
    pub(crate) morphemes: Range<usize>,
    pub(crate) clause: u16,
    /// Where that clause begins, in bytes of the normalised text.
    pub(crate) clause_byte: usize,
    pub(crate) follower: Follower,
    /// Whether に, へ or から stands right behind the name.
    pub(crate) is_other_side: bool,
    /// Whether work goes over to it: 乙社に頼む.
    pub(crate) is_handed_work: bool,
    /// Whether the sentence is no more than the name: a heading.
    pub(crate) is_heading: bool,
    /// Whether it is how the writer names the own company: 当社.
    pub(crate) is_own_name: bool,
    /// How it is read as a word of its sentence, of no concept.
    pub(crate) as_thing: Option<ReadHit>,
    /// Whether it is named with politeness: another than the writer.
    pub(crate) is_polite: bool,
    /// Whether it is no company but a local government.
    pub(crate) is_organ: bool,
    /// Whether it points back to the company named last: 同社.
    pub(crate) points_back: bool,
}

/// How far behind 乙社に its verb may stand.
const FURTHEST_VERB: usize = 6;

/// The companies of a sentence with these hits; `follower` says what stands behind a morpheme. `known` are
/// the names that stood with a form in this or an earlier sentence, or with words that say that a name
/// follows: they are names by themselves as well.
pub(super) fn companies(
    (parsed, hits): (&ParsedSentence<'_>, &[ReadHit]),
    concepts: &CueConcepts,
    names: &Names,
    known: &mut Vec<String>,
    follower: impl Fn(usize) -> Follower,
) -> Vec<Company> {
    let finder = NameFinder::new(parsed, hits, concepts, names);
    let sentence = Sentence {
        parsed,
        names,
        finder: &finder,
    };
    let mut companies: Vec<Company> = Vec::new();
    let mut at = 0;
    while at < parsed.len() {
        let Some(name) = finder.name_at(at, known) else {
            at += 1;
            continue;
        };
        let behind = finder.past_politeness(finder.past_form(name.end));
        companies.push(sentence.company(name, behind, &follower));
        at = behind.max(at + 1);
    }
    companies
}

/// A sentence and who finds names in it.
struct Sentence<'s, 't> {
    parsed: &'s ParsedSentence<'t>,
    names: &'s Names,
    finder: &'s NameFinder<'s, 't>,
}

impl Sentence<'_, '_> {
    /// A company by the morphemes of its name, and by what stands from `behind` on.
    fn company(
        &self,
        name: Range<usize>,
        behind: usize,
        follower: impl Fn(usize) -> Follower,
    ) -> Company {
        let parsed = self.parsed;
        let past_bracket = self.past_bracket(behind);
        let is_overseen = parsed.lemma(behind) == "の"
            && contains(&self.names.oversight, parsed.surface(behind + 1));
        let told = match follower(behind) {
            Follower::Other if past_bracket > behind => follower(past_bracket),
            told => told,
        };
        // 青葉社さん、研修をしていない
        let is_called = behind > name.end && parsed.part(behind) == P::Comma;
        let is_topic = !is_overseen
            && (is_called
                || self.is_labelled(behind)
                || self.is_spoken_of(behind)
                || self.is_said_to_be(behind));
        let is_other_side = matches!(
            parsed.lemma(behind),
            "に" | "へ" | "から" | "に対し" | "に対する" | "に対して"
        );
        let is_handed_work = matches!(parsed.surface(behind), "に" | "へ")
            && (behind + 1..behind + FURTHEST_VERB).any(|at| self.hands_over(at));
        let names_only = |places: Range<usize>| {
            places.into_iter().all(|place| {
                matches!(
                    parsed.part(place),
                    P::Symbol
                        | P::NounNumber
                        | P::BracketOpen
                        | P::BracketClose
                        | P::Comma
                        | P::FullStop
                )
            })
        };
        let tells_nothing = |places: Range<usize>| {
            places
                .into_iter()
                .all(|place| !parsed.part(place).inflects())
        };
        let clause = parsed.clause(name.start);
        let first_of_clause = (0..name.start)
            .rev()
            .find(|at| parsed.clause(*at) != clause);
        Company {
            name_byte: parsed.morphemes[name.start].range_byte.start
                ..parsed.morphemes[name.end - 1].range_byte.end,
            morphemes: name.clone(),
            clause,
            clause_byte: first_of_clause.map_or(parsed.range_byte.start, |before| {
                parsed.morphemes[before].range_byte.end
            }),
            follower: match told {
                _ if is_topic => Follower::Topic,
                _ if is_overseen => Follower::Other,
                told => told,
            },
            is_other_side,
            is_handed_work,
            is_heading: names_only(behind..parsed.len()) && tells_nothing(0..name.start),
            is_own_name: self.finder.own_name_at(name.start).is_some(),
            as_thing: None,
            is_polite: behind > self.finder.past_form(name.end),
            is_organ: self.finder.is_organ(&name),
            points_back: self.finder.points_back(name.start),
        }
    }

    /// Behind a bracket, if one opens here.
    fn past_bracket(&self, at: usize) -> usize {
        if self.parsed.part(at) != P::BracketOpen {
            return at;
        }
        // What stands behind it without a gap is one morpheme with it: 「):」.
        let closes = |place: &usize| {
            self.parsed
                .surface(*place)
                .starts_with([')', ']', '」', '』', '〕'])
        };
        let closes = (at..self.parsed.len()).find(closes);
        closes.map_or(at, |place| place + 1)
    }

    /// Whether a name is a label: 青葉社:, 青葉社から:, 青葉社(委託元) .
    fn is_labelled(&self, behind: usize) -> bool {
        let past_bracket = self.past_bracket(behind);
        let last = past_bracket.saturating_sub(1);
        self.finder.is_label(past_bracket)
            || past_bracket > behind && self.finder.is_label(last)
            || matches!(self.parsed.lemma(behind), "から" | "につき" | "について")
                && self.finder.is_label(behind + 1)
            || self.is_noted(behind, past_bracket)
            || self.finder.is_label(self.past_possession(behind))
    }

    /// Whether a note says which side of a contract it is, and what follows tells of it: 青葉社(委託元) 研修なし.
    fn is_noted(&self, behind: usize, past_bracket: usize) -> bool {
        past_bracket > behind + 2
            && self.parsed.part(past_bracket).is_noun()
            && contains(&self.names.sides, self.parsed.surface(past_bracket - 2))
    }

    /// Behind the nouns that の ties to a name: 青葉社の安全管理.
    fn past_possession(&self, behind: usize) -> usize {
        if self.parsed.lemma(behind) != "の" {
            return behind;
        }
        let is_noun = |at: &usize| self.parsed.part(*at).is_noun() && !self.finder.is_label(*at);
        let nouns = (behind + 1..self.parsed.len()).take_while(is_noun);
        behind + 1 + nouns.count()
    }

    /// Whether what follows speaks of it: 青葉社に対しては, 青葉社からは.
    fn is_spoken_of(&self, behind: usize) -> bool {
        matches!(
            self.parsed.lemma(behind),
            "から" | "に対し" | "に対して" | "について"
        ) && self.parsed.surface(behind + 1) == "は"
            || self.parsed.surface(behind) == "に" && self.parsed.lemma(behind + 1) == "ある"
    }

    /// Whether it is what something else is, at the sentence's end: 開発したのは青葉社である.
    fn is_said_to_be(&self, behind: usize) -> bool {
        let ends = |at: usize| self.parsed.get(at).is_none_or(Morpheme::is_mark);
        matches!(self.parsed.lemma(behind), "だ" | "です")
            && (ends(behind + 1) || self.parsed.lemma(behind + 1) == "ある" && ends(behind + 2))
    }

    fn hands_over(&self, at: usize) -> bool {
        contains(&self.names.hands_over, self.parsed.lemma(at))
    }
}
