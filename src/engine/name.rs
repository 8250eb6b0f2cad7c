//! The names of companies and of local governments in a sentence: ドコモ社, 株式会社みどり印刷, 青空クリニック.

use std::ops::Range;

use super::cue::CueConcepts;
use super::document::ReadHit;
use super::sentence::ParsedSentence;
use crate::morph::PartOfSpeech as P;
use crate::rule::Names;

/// How many morphemes a name has at most.
const LONGEST_NAME: usize = 8;
/// How many names are kept of a text.
const MOST_KNOWN: usize = 32;
/// What may stand between the words that introduce a name and the name.
const JOINT: &str = "るうくすだいてたれしっおりまのあ、(";
const LONGEST_JOINT: usize = "しております".len();
/// How long the words of a concept around a name may be, in bytes.
const LONGEST_WORD: usize = 120;
/// How many letters of katakana a name has at least that is known by nothing else.
const SHORTEST_COINAGE: usize = 3;
/// Letters that stand for a name: ○○社.
const PLACEHOLDERS: [char; 5] = ['○', '〇', '△', '□', '×'];

/// A sentence, and the words by which names are known.
pub(super) struct NameFinder<'s, 't> {
    parsed: &'s ParsedSentence<'t>,
    hits: &'s [ReadHit],
    names: &'s Names,
    /// Where words end that say that a name follows (下請の, 発送を請け負う), in order.
    introduced_byte: Vec<usize>,
}

impl<'s, 't> NameFinder<'s, 't> {
    /// Reads the hits for the words behind which names stand.
    pub(super) fn new(
        parsed: &'s ParsedSentence<'t>,
        hits: &'s [ReadHit],
        concepts: &CueConcepts,
        names: &'s Names,
    ) -> Self {
        let introduces = |hit: &&ReadHit| concepts.introduces_name(hit.concept);
        let introduced = hits.iter().filter(introduces).map(ReadHit::end_byte);
        let mut introduced_byte: Vec<usize> = introduced.collect();
        introduced_byte.sort_unstable();
        Self {
            parsed,
            hits,
            names,
            introduced_byte,
        }
    }

    /// The morphemes of the name that begins at a place. `known` are the names that stood with a form
    /// before, or with words that say that a name follows: they are names by themselves as well.
    pub(super) fn name_at(&self, at: usize, known: &mut Vec<String>) -> Option<Range<usize>> {
        if let Some(name) = known.iter().find_map(|name| self.spelled_at(at, name)) {
            return Some(name);
        }
        // Most morphemes begin no name.
        let part = self.parsed.part(at);
        let may_begin = part.is_noun()
            || matches!(
                part,
                P::Prefix | P::Adnominal | P::Symbol | P::BracketOpen | P::Other
            );
        if !may_begin {
            return None;
        }
        if let Some(start) = self.past_form_before(at) {
            let end = self.end_behind_form(start);
            (end > start).then(|| self.learn(start..end, known))?;
            return Some(start..end);
        }
        if let Some(own) = self.own_name_at(at) {
            return Some(own);
        }
        if self.points_back(at) {
            return Some(at..at + 1);
        }
        if let Some(name) = self.introduced_at(at, known) {
            return Some(name);
        }
        let is_inside = at > 0 && self.is_in_name(at - 1) && self.is_joined(at);
        if is_inside || !self.is_in_name(at) {
            return None;
        }
        let run = at..self.end_of_name(at, |place| self.is_in_name(place));
        // みどり印刷株式会社, トリップエールは
        if self.form_at(run.end).is_some() || self.is_coinage(&run) {
            self.learn(run.clone(), known);
            return Some(run);
        }
        // ドコモ社, 青空クリニック, ミモザ生命
        let is_name = |begins: &str| !contains(&self.names.not_names, begins);
        let is_named = self.is_organ(&run)
            || self.before_end(&self.names.ends, &run).is_some_and(is_name)
            || self
                .before_end(&self.names.trades, &run)
                .is_some_and(is_name)
                && self.is_coined(at);
        is_named.then_some(run)
    }

    /// The name that words before it introduce: 下請のライトメール.
    fn introduced_at(&self, at: usize, known: &mut Vec<String>) -> Option<Range<usize>> {
        let start_byte = self.parsed.get(at)?.range_byte.start;
        let before = self
            .introduced_byte
            .partition_point(|end| *end <= start_byte);
        let mut near = self.introduced_byte[..before]
            .iter()
            .rev()
            .take_while(|end| start_byte - **end <= LONGEST_JOINT);
        let is_introduced = near.any(|end| {
            let between = self.parsed.between(*end..start_byte);
            between.is_some_and(|between| between.chars().all(|one| JOINT.contains(one)))
        });
        if !is_introduced || !self.is_in_name(at) {
            return None;
        }
        let joins = |place: usize| self.is_in_name(place) || self.parsed.surface(place) == "・";
        let run = at..self.end_of_name(at, joins);
        let whole = self.spelling(&run);
        let is_trade = self.before_end(&self.names.trades, &run).is_some();
        let is_long = whole.chars().count() >= SHORTEST_COINAGE;
        let is_name = is_long
            && (is_trade || run.clone().any(|place| self.is_coined(place)))
            && !contains(&self.names.not_names, whole)
            && !contains(&self.names.not_names, self.parsed.surface(run.end - 1))
            && (self.is_coined(at) || !self.is_hit(run.end - 1));
        is_name.then(|| self.learn(run.clone(), known))?;
        Some(run)
    }

    /// Whether a name is that of a local government: 桜ヶ丘市.
    pub(super) fn is_organ(&self, name: &Range<usize>) -> bool {
        let last = name.end - 1;
        self.parsed.part(last) == P::NounSuffix
            && self
                .before_end(&self.names.organs, name)
                .is_some_and(|begins| {
                    begins.chars().count() > 1 && !contains(&self.names.not_names, begins)
                })
    }

    /// What stands before the longest of some words that a name ends in, if it ends in one.
    fn before_end(&self, ends: &[String], name: &Range<usize>) -> Option<&str> {
        let mut places = name.clone().skip(1);
        let place = places.find(|place| contains(ends, self.spelling(&(*place..name.end))))?;
        Some(self.spelling(&(name.start..place)))
    }

    /// Some morphemes as they stand in the text.
    fn spelling(&self, morphemes: &Range<usize>) -> &str {
        let byte = |at: usize| self.parsed.get(at).map(|one| one.range_byte.clone());
        let range = byte(morphemes.start).zip(byte(morphemes.end.saturating_sub(1)));
        let text = range.and_then(|(first, last)| self.parsed.between(first.start..last.end));
        text.unwrap_or_default()
    }

    /// Whether a morpheme is none of the language's common words: a proper noun, an unknown one, or written
    /// in kana as names are.
    fn is_coined(&self, at: usize) -> bool {
        let Some(morpheme) = self.parsed.get(at) else {
            return false;
        };
        let surface = self.parsed.surface(at);
        let is_kana = surface
            .chars()
            .all(|one| matches!(one, 'ぁ'..='ん' | 'ァ'..='ヴ' | 'ー'));
        (morpheme.part == P::NounProper || morpheme.is_unknown || is_kana)
            && !contains(&self.names.not_names, surface)
            && !self.is_hit(at)
    }

    /// Whether a name is one by its letters alone: it begins in katakana that no dictionary has, and acts.
    fn is_coinage(&self, run: &Range<usize>) -> bool {
        let behind = self.past_politeness(run.end);
        let acts = self.parsed.part(behind) == P::TopicParticle
            || self.parsed.surface(behind) == "が" && self.parsed.part(behind) == P::CaseParticle
            || self.parsed.surface(behind) == "で" && self.parsed.surface(behind + 1) == "は";
        let is_katakana = |one: char| matches!(one, 'ァ'..='ヴ' | 'ー');
        acts && self.parsed.get(run.start).is_some_and(|one| one.is_unknown)
            && self.parsed.surface(run.start).chars().all(is_katakana)
            && self.parsed.surface(run.start).chars().count() >= SHORTEST_COINAGE
            && !contains(&self.names.not_names, self.spelling(run))
            && run.clone().all(|at| !self.is_hit(at))
    }

    /// Whether the rules know a morpheme as something else.
    fn is_hit(&self, at: usize) -> bool {
        let Some(morpheme) = self.parsed.get(at) else {
            return false;
        };
        let range = &morpheme.range_byte;
        let before = self
            .hits
            .partition_point(|hit| hit.start_byte() <= range.start);
        let mut near = self.hits[..before]
            .iter()
            .rev()
            .take_while(|hit| range.start - hit.start_byte() <= LONGEST_WORD);
        near.any(|hit| range.end <= hit.end_byte())
    }

    /// Behind the name that follows a form: whatever stands there up to a particle or a mark.
    fn end_behind_form(&self, start: usize) -> usize {
        let parsed = self.parsed;
        let is_name = |at: usize| {
            let part = parsed.part(at);
            (part.is_noun()
                || matches!(part, P::Prefix | P::Adnominal)
                || parsed.surface(at).starts_with(PLACEHOLDERS))
                && parsed.surface(at).starts_with(char::is_alphanumeric)
                && !contains(&self.names.politeness, parsed.surface(at))
                && self.form_at(at).is_none()
        };
        // はやて運輸: a name may begin with what looks like particles and verbs.
        let first = (start..start + 4)
            .take_while(|at| parsed.get(*at).is_some_and(|one| !one.is_mark()))
            .find(|at| is_name(*at));
        let Some(first) = first else {
            return start;
        };
        let is_near = |at: usize| at < start + LONGEST_NAME && is_name(at);
        let end = self.end_of_name(first, is_near);
        let ends_name = |at: usize| {
            let surface = parsed.surface(at);
            contains(&self.names.ends, surface) || contains(&self.names.trades, surface)
        };
        if first > start && !ends_name(end - 1) {
            return start;
        }
        // みなと急便
        if parsed.part(end) == P::CaseParticle
            && contains(&self.names.ends, parsed.surface(end + 1))
        {
            return end + 2;
        }
        end.min(parsed.len())
    }

    /// Keeps a name that stands with a form.
    fn learn(&self, name: Range<usize>, known: &mut Vec<String>) {
        let name: String = name.map(|at| self.parsed.surface(at)).collect();
        if known.len() < MOST_KNOWN && !known.contains(&name) {
            known.push(name);
        }
    }

    /// The morphemes that spell a name, if it begins at a place.
    fn spelled_at(&self, at: usize, name: &str) -> Option<Range<usize>> {
        let mut rest = name;
        for end in at..self.parsed.len() {
            rest = rest.strip_prefix(self.parsed.surface(end))?;
            if rest.is_empty() {
                return Some(at..end + 1);
            }
        }
        None
    }

    /// How the writer names the own company, if it begins at a place.
    pub(super) fn own_name_at(&self, at: usize) -> Option<Range<usize>> {
        if !Names::may_begin(&self.names.own_letters, self.parsed.surface(at)) {
            return None;
        }
        let mut own = self.names.own.iter();
        let own = own.find_map(|own| self.spelled_at(at, own))?;
        // このうち is no company.
        let is_noun = at == 0
            || !matches!(
                self.parsed.part(at - 1),
                P::AdnominalParticle
                    | P::Adnominal
                    | P::AuxiliaryVerb
                    | P::Verb
                    | P::NounNumber
                    | P::NounSuffix
                    | P::CaseParticle
            );
        let is_pronoun = contains(&self.names.own_pronouns, self.parsed.surface(at));
        (is_noun || !is_pronoun).then_some(own)
    }

    pub(super) fn points_back(&self, at: usize) -> bool {
        contains(&self.names.back, self.parsed.surface(at))
    }

    /// Behind 株式会社 or (株), if one stands here.
    fn past_form_before(&self, at: usize) -> Option<usize> {
        let surface = |at| self.parsed.surface(at);
        let is_short = surface(at) == "("
            && matches!(surface(at + 1), "株" | "有" | "合" | "資")
            && surface(at + 2) == ")"
            && self.is_in_name(at + 3);
        self.form_at(at).or(is_short.then_some(at + 3))
    }

    /// Behind 株式会社, if it stands here.
    pub(super) fn past_form(&self, at: usize) -> usize {
        self.form_at(at).unwrap_or(at)
    }

    /// Behind 様, if it stands here.
    pub(super) fn past_politeness(&self, at: usize) -> usize {
        let is_polite = |at: &usize| contains(&self.names.politeness, self.parsed.surface(*at));
        (at..self.parsed.len())
            .find(|at| !is_polite(at))
            .unwrap_or(at)
    }

    /// Behind a form of company that stands at a place.
    fn form_at(&self, at: usize) -> Option<usize> {
        if !Names::may_begin(&self.names.form_letters, self.parsed.surface(at)) {
            return None;
        }
        // The longest is the last of those that begin alike.
        let mut forms = self.names.forms.iter().rev();
        let form = forms.find_map(|form| self.spelled_at(at, form));
        form.map(|form| form.end)
    }

    pub(super) fn is_label(&self, at: usize) -> bool {
        self.parsed.surface(at).ends_with(':')
    }

    /// Whether a morpheme may belong to a name that has no form before it.
    fn is_in_name(&self, at: usize) -> bool {
        let may_be = matches!(
            self.parsed.part(at),
            P::Noun | P::NounProper | P::NounVerbal | P::NounAdjectival | P::NounSuffix
        );
        let surface = self.parsed.surface(at);
        (may_be && surface.starts_with(char::is_alphanumeric) || surface.starts_with(PLACEHOLDERS))
            && surface != "会社"
            && self.form_at(at).is_none()
            && !self.is_label(at)
            && !contains(&self.names.politeness, surface)
    }

    /// Whether a morpheme stands right behind the one before it, and begins no name of its own.
    fn is_joined(&self, at: usize) -> bool {
        let byte = |at: usize| self.parsed.get(at).map(|one| one.range_byte.clone());
        let before = at.checked_sub(1).and_then(byte);
        let is_near = before
            .zip(byte(at))
            .is_some_and(|(before, here)| before.end == here.start);
        let is_own = |at: usize| self.own_name_at(at).is_some();
        is_near && !is_own(at) && !is_own(at - 1)
    }

    /// Behind the last morpheme of a name that begins at a place: all of it stands without a gap.
    fn end_of_name(&self, at: usize, is_in_name: impl Fn(usize) -> bool) -> usize {
        let end = (at..self.parsed.len())
            .find(|place| !is_in_name(*place) || *place > at && !self.is_joined(*place));
        end.unwrap_or(self.parsed.len())
    }
}

/// Whether a sorted list has a word.
pub(super) fn contains(list: &[String], word: &str) -> bool {
    list.binary_search_by(|one| one.as_str().cmp(word)).is_ok()
}
