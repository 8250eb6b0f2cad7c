//! Companies that a text names: ドコモ社, 甲社, 株式会社みどり印刷.

use std::ops::Range;

use super::document::Follower;
use super::sentence::ParsedSentence;
use crate::morph::{Morpheme, PartOfSpeech as P};

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
pub(super) const FORMS: [&str; 4] = ["株式会社", "有限会社", "合同会社", "合資会社"];
/// What a principal does to its contractor: who acts in B社の監督が is not B社.
const OVERSIGHT: [&str; 7] = ["監督", "監査", "選定", "管理", "点検", "評価", "状況"];
/// How many morphemes a name has at most.
const LONGEST_NAME: usize = 7;
/// How many names are kept of a text.
const MOST_KNOWN: usize = 32;
/// How a company that writes names itself.
pub(super) const OWN_NAMES: [&str; 2] = ["当社", "弊社"];

/// The companies of a sentence; `follower` says what stands behind a morpheme. `known` are the names that
/// stood with a form in this or an earlier sentence: they are names without it as well.
pub(super) fn companies(
    parsed: &ParsedSentence<'_>,
    known: &mut Vec<String>,
    follower: impl Fn(usize) -> Follower,
) -> Vec<Company> {
    let mut companies: Vec<Company> = Vec::new();
    let text = parsed.text();
    // Every form has one of the two, and what has no form and is not known ends in the first.
    let may_name = text.contains(['社', '株']) || known.iter().any(|name| text.contains(name));
    if !may_name {
        return companies;
    }
    let mut at = 0;
    while at < parsed.len() {
        let Some(morphemes) = name_at(parsed, at, known) else {
            at += 1;
            continue;
        };
        let behind = past_form(parsed, morphemes.end);
        let past_bracket = past_bracket(parsed, behind);
        let is_label = |at: usize| parsed.surface(at) == ":";
        let is_overseen =
            parsed.lemma(behind) == "の" && OVERSIGHT.contains(&parsed.surface(behind + 1));
        let topic = match follower(behind) {
            _ if is_overseen => Follower::Other,
            Follower::Other => follower(past_bracket),
            told => told,
        };
        let is_labelled = is_label(past_bracket)
            || matches!(parsed.lemma(behind), "から" | "につき" | "について")
                && is_label(behind + 1);
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
            follower: if is_labelled { Follower::Topic } else { topic },
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
fn name_at(
    parsed: &ParsedSentence<'_>,
    at: usize,
    known: &mut Vec<String>,
) -> Option<Range<usize>> {
    if let Some(start) = past_form_before(parsed, at) {
        let end = end_behind_form(parsed, start);
        (end > start).then(|| learn(parsed, start..end, known))?;
        return Some(start..end);
    }
    if OWN_NAMES.contains(&parsed.surface(at)) {
        return Some(at..at + 1);
    }
    if at > 0 && is_in_name(parsed, at - 1) {
        return None;
    }
    let end = end_of_name(parsed, at);
    // ドコモ社
    if end > at && parsed.surface(end) == "社" && parsed.part(end) == P::NounSuffix {
        return Some(at..end + 1);
    }
    // みどり印刷株式会社
    if end > at && FORMS.contains(&parsed.surface(end)) {
        learn(parsed, at..end, known);
        return Some(at..end);
    }
    known.iter().find_map(|name| known_at(parsed, at, name))
}

/// Behind the name that follows a form: whatever stands there up to a particle or a mark.
fn end_behind_form(parsed: &ParsedSentence<'_>, start: usize) -> usize {
    let ends = |at: &usize| {
        let part = parsed.part(*at);
        matches!(
            part,
            P::CaseParticle | P::TopicParticle | P::AdnominalParticle | P::AuxiliaryVerb
        ) || parsed.morphemes.get(*at).is_none_or(Morpheme::is_mark)
            || FORMS.contains(&parsed.surface(*at))
    };
    let longest = start + LONGEST_NAME;
    match (start..longest).find(ends) {
        Some(end) if end > start => end,
        _ => end_of_name(parsed, start),
    }
}

/// Keeps a name that stands with a form.
fn learn(parsed: &ParsedSentence<'_>, name: Range<usize>, known: &mut Vec<String>) {
    let name: String = name.map(|at| parsed.surface(at)).collect();
    if known.len() < MOST_KNOWN && !known.contains(&name) {
        known.push(name);
    }
}

/// The morphemes of a known name, if it begins at a place.
fn known_at(parsed: &ParsedSentence<'_>, at: usize, name: &str) -> Option<Range<usize>> {
    let mut rest = name;
    for end in at..parsed.len() {
        rest = rest.strip_prefix(parsed.surface(end))?;
        if rest.is_empty() {
            return Some(at..end + 1);
        }
    }
    None
}

/// Behind 株式会社 or (株), if one stands here.
fn past_form_before(parsed: &ParsedSentence<'_>, at: usize) -> Option<usize> {
    let is_short = parsed.surface(at) == "("
        && parsed.surface(at + 1) == "株"
        && parsed.surface(at + 2) == ")";
    match parsed.surface(at) {
        form if FORMS.contains(&form) => Some(at + 1),
        _ => is_short.then_some(at + 3),
    }
}

/// Behind a bracket, if one opens here.
fn past_bracket(parsed: &ParsedSentence<'_>, at: usize) -> usize {
    if parsed.part(at) != P::BracketOpen {
        return at;
    }
    let closes = |place: &usize| parsed.part(*place) == P::BracketClose;
    (at..parsed.len())
        .find(closes)
        .map_or(at, |place| place + 1)
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
