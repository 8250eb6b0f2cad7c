//! Companies that a text names: ドコモ社, 甲社, 株式会社みどり印刷.

use std::ops::Range;

use super::document::Follower;
use super::sentence::ParsedSentence;
use crate::morph::PartOfSpeech as P;

/// A company where a sentence names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Company {
    /// Its name without 株式会社 and the like, in bytes of the normalised text.
    pub(crate) name_byte: Range<usize>,
    pub(crate) clause: u16,
    pub(crate) follower: Follower,
    /// Whether に, へ or から stands right behind the name.
    pub(crate) is_other_side: bool,
    /// Whether the sentence is no more than the name: a heading.
    pub(crate) is_heading: bool,
}

/// Forms of companies that stand before or behind the name.
const FORMS: [&str; 4] = ["株式会社", "有限会社", "合同会社", "合資会社"];

/// The companies of a sentence; `follower` says what stands behind a morpheme.
pub(super) fn companies(
    parsed: &ParsedSentence<'_>,
    follower: impl Fn(usize) -> Follower,
) -> Vec<Company> {
    let mut companies: Vec<Company> = Vec::new();
    // Every form has it, and what has no form ends in it.
    if !parsed.text().contains('社') {
        return companies;
    }
    let mut at = 0;
    while at < parsed.len() {
        let Some(morphemes) = name_at(parsed, at) else {
            at += 1;
            continue;
        };
        let behind = past_form(parsed, morphemes.end);
        let names_only = |places: Range<usize>| {
            places.into_iter().all(|place| {
                matches!(
                    parsed.part(place),
                    P::Symbol | P::NounNumber | P::BracketOpen | P::BracketClose | P::FullStop
                )
            })
        };
        companies.push(Company {
            name_byte: parsed.morphemes[morphemes.start].range_byte.start
                ..parsed.morphemes[morphemes.end - 1].range_byte.end,
            clause: parsed.clause(at),
            follower: follower(behind),
            is_other_side: matches!(
                parsed.lemma(behind),
                "に" | "へ" | "から" | "に対し" | "に対する" | "に対して"
            ),
            is_heading: names_only(0..at) && names_only(behind..parsed.len()),
        });
        at = behind.max(at + 1);
    }
    companies
}

/// The morphemes of the name that begins at a place.
fn name_at(parsed: &ParsedSentence<'_>, at: usize) -> Option<Range<usize>> {
    if FORMS.contains(&parsed.surface(at)) {
        let start = at + 1;
        let end = end_of_name(parsed, start);
        return (end > start).then_some(start..end);
    }
    if at > 0 && is_in_name(parsed, at - 1) {
        return None;
    }
    let end = end_of_name(parsed, at);
    if end == at {
        return None;
    }
    // ドコモ社
    if parsed.surface(end) == "社" && parsed.part(end) == P::NounSuffix {
        return Some(at..end + 1);
    }
    // みどり印刷株式会社
    FORMS.contains(&parsed.surface(end)).then_some(at..end)
}

fn end_of_name(parsed: &ParsedSentence<'_>, from: usize) -> usize {
    (from..parsed.len())
        .find(|at| !is_in_name(parsed, *at))
        .unwrap_or(parsed.len())
}

/// Whether a morpheme may belong to a name.
fn is_in_name(parsed: &ParsedSentence<'_>, at: usize) -> bool {
    matches!(
        parsed.part(at),
        P::Noun | P::NounProper | P::NounVerbal | P::NounAdjectival
    ) && !FORMS.contains(&parsed.surface(at))
}

/// Behind 株式会社, if it stands here.
fn past_form(parsed: &ParsedSentence<'_>, at: usize) -> usize {
    at + usize::from(FORMS.contains(&parsed.surface(at)))
}
