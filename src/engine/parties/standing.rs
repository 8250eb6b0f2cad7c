//! What the words around a name tell of the party's role, and of whether it writes the text.

use super::super::sentence::ParsedSentence;
use super::mention::{Kind, Place, spelling};
use crate::morph::PartOfSpeech as P;
use crate::rule::Term;

/// How many morphemes before a name, in brackets behind it, and in its clause are looked at.
const BEFORE: usize = 8;
const IN_BRACKETS: usize = 14;
const BEHIND: usize = 25;

/// Tells what speaks for one role or another where a party is named.
pub(super) fn tell_standing(
    parsed: &ParsedSentence<'_>,
    place: &Place,
    tell: &mut (impl FnMut(Term<'_>, Term<'_>, Term<'_>) + ?Sized),
) {
    let before = before(parsed, place);
    let lemma = |at: Option<usize>| at.map_or("^", |at| lemma(parsed, at));
    let back = |steps: usize| before.checked_sub(steps);
    match place.kind {
        Kind::Name => {
            tell(term!("named"), Term::NONE, Term::NONE);
            let last = parsed.surface(place.name.end - 1);
            tell(term!("ends in"), Term::new(last), Term::NONE);
            let letter = last.char_indices().next_back();
            tell(
                term!("last letter"),
                Term::new(letter.map_or("", |(start, _)| &last[start..])),
                Term::NONE,
            );
        }
        _ => tell(
            term!("called"),
            Term::new(spelling(parsed, &place.whole)),
            Term::NONE,
        ),
    }
    tell(term!("before"), Term::new(lemma(back(1))), Term::NONE);
    tell(
        term!("two before"),
        Term::new(lemma(back(2))),
        Term::new(lemma(back(1))),
    );
    for at in back(BEFORE).unwrap_or(0)..before {
        if is_content(parsed.part(at)) {
            tell(
                term!("near before"),
                Term::new(parsed.lemma(at)),
                Term::NONE,
            );
        }
    }
    if place.past_bracket > place.behind {
        let inside = place.behind + 1..place.past_bracket - 1;
        for at in inside.clone().take(IN_BRACKETS) {
            tell(
                term!("in brackets"),
                Term::new(parsed.lemma(at)),
                Term::NONE,
            );
        }
        tell(
            term!("last in brackets"),
            Term::new(lemma(inside.last())),
            Term::NONE,
        );
    }
    let behind = place.past_bracket;
    let lemma = |at: usize| self::lemma(parsed, at);
    tell(term!("behind"), Term::new(lemma(behind)), Term::NONE);
    tell(
        term!("two behind"),
        Term::new(lemma(behind)),
        Term::new(lemma(behind + 1)),
    );
    let particle = match lemma(behind) {
        particle @ ("は" | "が" | "を" | "に" | "へ" | "の" | "と" | "も" | "で" | "から") => {
            particle
        }
        _ => "*",
    };
    tell(term!("particle"), Term::new(particle), Term::NONE);
    let clause = parsed.clause(place.whole.start);
    let near = behind..parsed.len().min(behind + BEHIND);
    for at in near.take_while(|at| parsed.clause(*at) == clause) {
        if matches!(parsed.part(at), P::Verb | P::NounVerbal | P::VerbSuffix) {
            tell(
                term!("does"),
                Term::new(particle),
                Term::new(parsed.lemma(at)),
            );
        }
    }
}

/// Tells what speaks for a party's being the writer where it is named.
pub(super) fn tell_writer(
    parsed: &ParsedSentence<'_>,
    place: &Place,
    tell: &mut (impl FnMut(Term<'_>, Term<'_>, Term<'_>) + ?Sized),
) {
    let before = before(parsed, place);
    let back = |steps: usize| {
        before
            .checked_sub(steps)
            .map_or("^", |at| lemma(parsed, at))
    };
    tell(term!("any"), Term::NONE, Term::NONE);
    tell(term!("before"), Term::new(back(1)), Term::NONE);
    tell(term!("two before"), Term::new(back(2)), Term::new(back(1)));
    let behind = place.past_bracket;
    tell(
        term!("behind"),
        Term::new(lemma(parsed, behind)),
        Term::NONE,
    );
    tell(
        term!("two behind"),
        Term::new(lemma(parsed, behind)),
        Term::new(lemma(parsed, behind + 1)),
    );
    if place.is_polite {
        tell(term!("polite"), Term::NONE, Term::NONE);
    }
    if place.is_in_first {
        tell(term!("in the first sentence"), Term::NONE, Term::NONE);
        if place.whole.start == 0 {
            tell(term!("first of all"), Term::NONE, Term::NONE);
        }
    }
    if parsed.len() <= place.whole.len() + 2 {
        tell(term!("alone"), Term::NONE, Term::NONE);
    }
}

/// The first morpheme of a name and of the brackets and quotation marks that open before it.
fn before(parsed: &ParsedSentence<'_>, place: &Place) -> usize {
    let opens = |at: &usize| matches!(parsed.surface(*at), "「" | "『" | "(");
    place.whole.start - (0..place.whole.start).rev().take_while(opens).count()
}

fn lemma<'t>(parsed: &ParsedSentence<'t>, at: usize) -> &'t str {
    if at < parsed.len() {
        parsed.lemma(at)
    } else {
        "$"
    }
}

fn is_content(part: P) -> bool {
    matches!(part, P::Verb | P::NounVerbal | P::Noun | P::VerbSuffix)
}
