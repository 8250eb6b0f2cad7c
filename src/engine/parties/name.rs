//! Which morphemes of a sentence name a party: ドコモ社, 株式会社みどり印刷, みどり印刷, and which other
//! words stand for one: 当社, 同社, 町, 委託先.

use super::super::document::ReadHit;
use super::super::sentence::ParsedSentence;
use crate::morph::PartOfSpeech as P;
use crate::rule::{FeatureTable, TAGS, Term, key};

/// How many names are kept of a text.
const MOST_KNOWN: usize = 32;
/// How many letters of a known name must stand in the text for it to be known again.
const SHORTEST_PART: usize = 2;
/// How much is added to what speaks for a name, in thousandths: one that is missed costs more than a word
/// too many, since a party that does nothing is not spoken of.
const READINESS: i32 = 1000;
/// Steps of commonness.
const COMMONNESS: [Term<'static>; 4] = [term!("0"), term!("1"), term!("2"), term!("3")];

/// What a morpheme is to a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    Outside,
    /// The first of a name.
    Name,
    /// One behind it.
    NameOn,
    /// The first of another word for a party.
    Word,
    /// One behind it.
    WordOn,
}

impl Tag {
    pub(super) const ALL: [Self; TAGS] = [
        Self::Outside,
        Self::Name,
        Self::NameOn,
        Self::Word,
        Self::WordOn,
    ];

    fn term(self) -> Term<'static> {
        match self {
            Self::Outside => term!("none"),
            Self::Name => term!("name"),
            Self::NameOn => term!("name on"),
            Self::Word => term!("other word"),
            Self::WordOn => term!("other word on"),
        }
    }

    /// Whether it may stand behind another.
    pub(super) fn may_follow(self, before: Self) -> bool {
        match self {
            Self::NameOn => matches!(before, Self::Name | Self::NameOn),
            Self::WordOn => matches!(before, Self::Word | Self::WordOn),
            _ => true,
        }
    }

    /// Whether it goes on with what the one before begins.
    pub(super) fn goes_on(self) -> bool {
        matches!(self, Self::NameOn | Self::WordOn)
    }
}

/// A sentence, and what is known of its morphemes before names are looked for.
pub(super) struct NameReader<'s, 't> {
    parsed: &'s ParsedSentence<'t>,
    /// Of each morpheme.
    known: Vec<Known<'t>>,
}

/// What is known of a morpheme before names are looked for.
#[derive(Clone, Copy)]
struct Known<'t> {
    word: Term<'t>,
    kind: Term<'static>,
    /// Which letters it has, and how many.
    letters: Term<'static>,
    length: Term<'static>,
    /// How common it is, if it is a noun.
    commonness: Option<Term<'static>>,
    /// Whether the rules know it as something.
    is_concept: bool,
    /// Whether it stands in a name that was found before.
    in_name: Option<Term<'static>>,
}

impl Known<'_> {
    /// What stands before the first morpheme and behind the last one.
    const START: Self = Self::edge(term!("^"));
    const END: Self = Self::edge(term!("$"));

    const fn edge(word: Term<'static>) -> Self {
        Self {
            word,
            kind: word,
            letters: word,
            length: Term::NONE,
            commonness: None,
            is_concept: false,
            in_name: None,
        }
    }
}

impl<'s, 't> NameReader<'s, 't> {
    /// `names` are those found before in the text, without their forms; `commonness` is that of words.
    pub(super) fn new(
        parsed: &'s ParsedSentence<'t>,
        hits: &[ReadHit],
        names: &[String],
        commonness: impl Fn(Term<'_>) -> usize,
    ) -> Self {
        let known = |at: usize| {
            let (word, part) = (parsed.surface(at), parsed.part(at));
            let steps = || commonness(Term::new(parsed.lemma(at))).min(COMMONNESS.len() - 1);
            let is_unknown = parsed.get(at).is_some_and(|one| one.is_unknown);
            let length = word
                .chars()
                .take(LENGTHS[0].len())
                .count()
                .saturating_sub(1);
            Known {
                word: Term::new(word),
                kind: Term::new(part.name()),
                letters: letters(word),
                length: LENGTHS[usize::from(is_unknown)][length],
                commonness: part.is_noun().then(|| COMMONNESS[steps()]),
                is_concept: false,
                in_name: None,
            }
        };
        let mut reader = Self {
            parsed,
            known: (0..parsed.len()).map(known).collect(),
        };
        for hit in hits {
            let first = parsed
                .morphemes
                .partition_point(|one| one.range_byte.start < hit.start_byte());
            for (morpheme, known) in parsed.morphemes[first..]
                .iter()
                .zip(&mut reader.known[first..])
            {
                if morpheme.range_byte.end > hit.end_byte() {
                    break;
                }
                known.is_concept = true;
            }
        }
        for name in names {
            reader.mark_known(name);
        }
        reader
    }

    /// Marks where a known name stands again, or a part of it from its beginning.
    fn mark_known(&mut self, name: &str) {
        for at in 0..self.parsed.len() {
            let mut rest = name;
            let mut end = at;
            while let Some(behind) = rest
                .strip_prefix(self.parsed.surface(end))
                .filter(|_| !rest.is_empty() && end < self.parsed.len())
            {
                rest = behind;
                end += 1;
            }
            if end == at {
                continue;
            }
            let (first, others) = if rest.is_empty() {
                (term!("whole"), term!("whole on"))
            } else if name[..name.len() - rest.len()].chars().count() >= SHORTEST_PART {
                (term!("part"), term!("part on"))
            } else {
                continue;
            };
            for place in at..end {
                let mark = if place == at { first } else { others };
                let known = &mut self.known[place].in_name;
                if known.is_none() || rest.is_empty() {
                    *known = Some(mark);
                }
            }
        }
    }

    /// Whether a morpheme may name a party, or begin to: particles and marks go on names, if anything.
    pub(super) fn may_name(&self, at: usize, before: Tag) -> bool {
        before != Tag::Outside
            || !matches!(
                self.parsed.part(at),
                P::CaseParticle
                    | P::TopicParticle
                    | P::AdnominalParticle
                    | P::ConjunctiveParticle
                    | P::Particle
                    | P::AuxiliaryVerb
                    | P::VerbDependent
                    | P::VerbSuffix
                    | P::Conjunction
                    | P::Adnominal
                    | P::Comma
                    | P::FullStop
                    | P::BracketClose
                    | P::Symbol
            )
    }

    /// Tells what speaks for one tag or another at a morpheme; `before` is the tag of the one before.
    pub(super) fn tell(
        &self,
        at: usize,
        before: Tag,
        tell: &mut (impl FnMut(Term<'_>, Term<'_>, Term<'_>) + ?Sized),
    ) {
        let parsed = self.parsed;
        let here = self.known[at];
        let last = at
            .checked_sub(1)
            .map_or(Known::START, |last| self.known[last]);
        let next = self.known.get(at + 1).copied().unwrap_or(Known::END);
        tell(term!("any"), Term::NONE, Term::NONE);
        tell(term!("word"), here.word, Term::NONE);
        tell(term!("word before"), last.word, Term::NONE);
        tell(term!("word behind"), next.word, Term::NONE);
        tell(term!("kind"), here.kind, Term::NONE);
        tell(term!("kinds before"), last.kind, here.kind);
        tell(term!("kinds behind"), here.kind, next.kind);
        tell(term!("letters, how many"), here.letters, here.length);
        tell(term!("letters, kind"), here.letters, here.kind);
        tell(term!("letters before"), last.letters, here.letters);
        tell(term!("letters behind"), here.letters, next.letters);
        let word = here.word.word;
        let mut letters = word.char_indices();
        let first = letters.next().map_or(0, |(_, letter)| letter.len_utf8());
        let last_letter = letters.next_back().map_or(0, |(start, _)| start);
        tell(term!("first letter"), Term::new(&word[..first]), Term::NONE);
        tell(
            term!("last letter"),
            Term::new(&word[last_letter..]),
            Term::NONE,
        );
        if let Some(commonness) = here.commonness {
            tell(term!("common"), commonness, here.letters);
        }
        if here.is_concept {
            tell(term!("known to the rules"), Term::NONE, Term::NONE);
        }
        if let Some(in_name) = here.in_name {
            tell(term!("named before"), in_name, Term::NONE);
        }
        if parsed.is_quoted(at) {
            tell(term!("quoted"), Term::NONE, Term::NONE);
        }
        let is_apart = at.checked_sub(1).is_some_and(|last| {
            parsed.morphemes[last].range_byte.end < parsed.morphemes[at].range_byte.start
        });
        if is_apart {
            tell(term!("behind a gap"), Term::NONE, Term::NONE);
        }
        tell(term!("tag before"), before.term(), here.kind);
    }

    /// The tags of the sentence, each with what speaks for it rather than for none, in thousandths.
    pub(super) fn tags(&self, weights: &FeatureTable<TAGS>) -> Vec<(Tag, i32)> {
        let mut tags = Vec::with_capacity(self.parsed.len());
        let mut before = Tag::Outside;
        for at in 0..self.parsed.len() {
            if !self.may_name(at, before) {
                tags.push((Tag::Outside, 0));
                before = Tag::Outside;
                continue;
            }
            let mut sums = [0; TAGS];
            self.tell(at, before, &mut |kind, one, two| {
                weights.add(key(kind, one, two), &mut sums);
            });
            sums[Tag::Outside as usize] -= READINESS;
            let tags_and_sums = Tag::ALL.into_iter().zip(sums);
            let allowed = tags_and_sums.filter(|(tag, _)| tag.may_follow(before));
            // Of equals the first.
            let best = allowed.rev().max_by_key(|(_, sum)| *sum);
            let (tag, sum) = best.unwrap_or((Tag::Outside, sums[Tag::Outside as usize]));
            tags.push((tag, sum - sums[Tag::Outside as usize]));
            before = tag;
        }
        tags
    }
}

/// Keeps a name of a text.
pub(super) fn learn(name: &str, known: &mut Vec<String>) {
    if !name.is_empty() && known.len() < MOST_KNOWN && !known.iter().any(|one| one == name) {
        known.push(name.to_owned());
    }
}

/// How many letters a word has, and whether the dictionary does not have it.
const LENGTHS: [[Term<'static>; 4]; 2] = [
    [term!("1"), term!("2"), term!("3"), term!("4")],
    [
        term!("1, unknown"),
        term!("2, unknown"),
        term!("3, unknown"),
        term!("4, unknown"),
    ],
];

/// What letters a word has.
fn letters(word: &str) -> Term<'static> {
    let kind = |letter: char| match letter {
        'a'..='z' | 'A'..='Z' => term!("latin"),
        '○' | '〇' | '△' | '□' | '×' | '●' => term!("placeholder"),
        'ぁ'..='ゟ' => term!("hiragana"),
        '一'..='鿿' | '々' | '〆' | 'ヶ' => term!("kanji"),
        '゠'..='ヿ' => term!("katakana"),
        _ if letter.is_numeric() => term!("digits"),
        _ => term!("others"),
    };
    let mut kinds = word.chars().map(kind);
    let first = kinds.next().unwrap_or(Term::NONE);
    match kinds.all(|kind| kind.word == first.word) {
        true => first,
        false => term!("mixed"),
    }
}
