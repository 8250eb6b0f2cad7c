//! What a text says of its dates.

use super::mention::Mention;
use crate::engine::Document;
use crate::rule::RuleSet;
use crate::vocabulary::{Modality, Polarity};

/// How near before a date a label must stand, in bytes: a few characters.
const LABEL_REACH: usize = 12;

/// Words that go with the noun of an event, in their order, and what marks it as the object or the
/// subject of another.
const OF_EVENTS: [&str; 7] = ["の", "被害", "発生", "事実", "可能性", "疑い", "おそれ"];
const OBJECT_MARKS: [&str; 5] = ["を", "が", "に", "について", "に関し"];

/// Longest inflection between an event and the date that it is the subject of (していたのは).
const LONGEST_ENDING: usize = 8;

/// What happened on a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The incident.
    Occurrence,
    /// It was noticed.
    Discovery,
    /// It was made public, or the text says nothing of the date, as of one in a heading.
    Announcement,
    /// Something else.
    Other,
}

/// The concepts that tell what happened on a date, and those that label one.
const CONCEPTS: [(&str, Role); 4] = [
    ("day-occurrence", Role::Occurrence),
    ("day-discovery", Role::Discovery),
    ("day-announcement", Role::Announcement),
    ("day-other", Role::Other),
];
const LABELS: [(&str, Role); 3] = [
    ("day-label-occurrence", Role::Occurrence),
    ("day-label-discovery", Role::Discovery),
    ("day-label-other", Role::Other),
];

/// A word that tells what happened.
struct Telling {
    start_byte: usize,
    end_byte: usize,
    role: Role,
}

/// The role of each date.
pub(super) fn roles(
    text: &str,
    mentions: &[Mention],
    document: &Document,
    rules: &RuleSet,
) -> Vec<Role> {
    let events = tellings(&CONCEPTS, document, rules);
    let labels = tellings(&LABELS, document, rules);
    mentions
        .iter()
        .enumerate()
        .map(|(number, mention)| {
            let end = mention.range_byte.end;
            if let Some(role) = labelled(text, mention.range_byte.start, &labels) {
                return role;
            }
            // 令和3年度の名簿 names the list, not the day.
            if mention.is_fiscal && text[end..].starts_with(['の', '分']) {
                return Role::Other;
            }
            let before = &text[..mention.range_byte.start];
            let subject = subject(before, &events);
            // 紛失したのは3月5日である
            if let Some(subject) = subject.filter(|_| before.ends_with("のは")) {
                return subject.role;
            }
            if stands_alone(&text[end..]) {
                return Role::Announcement;
            }
            let sentence = document
                .sentences
                .partition_point(|sentence| sentence.range_byte.end <= mention.range_byte.start);
            let end_of_sentence = document
                .sentences
                .get(sentence)
                .map_or(end, |sentence| sentence.range_byte.end.max(end));
            let next = mentions
                .get(number + 1)
                .map_or(end_of_sentence, |next| next.range_byte.start);
            let from = events.partition_point(|event| event.start_byte < end);
            let to = events.partition_point(|event| event.start_byte < end_of_sentence);
            let behind = events.get(from..to).unwrap_or(&[]);
            let nearest = behind.first().filter(|event| event.end_byte <= next);
            let last = behind.last();
            // Behind 10日、 the sentence goes on to its own predicate: 10日、…が漏えいしたと発表した.
            let is_of_sentence = text[end..]
                .trim_start_matches(['頃', 'は'])
                .starts_with('、');
            let nearest = nearest.map(|nearest| governing(text, nearest, behind));
            let decides = match (nearest, last) {
                (Some(_), Some(last))
                    if is_of_sentence
                        && matches!(last.role, Role::Announcement | Role::Discovery) =>
                {
                    Some(last)
                }
                (Some(nearest), _) => Some(nearest),
                (None, last) => last,
            };
            // 侵入は3月5日まで続いた
            let decides = decides.or(subject);
            decides.map_or(Role::Announcement, |event| event.role)
        })
        .collect()
}

/// The event that は marks as the subject right before a date.
fn subject<'t>(before: &str, events: &'t [Telling]) -> Option<&'t Telling> {
    let passed = events.partition_point(|event| event.end_byte <= before.len());
    let event = events[..passed].last()?;
    let ending = before.get(event.end_byte..)?;
    let is_subject = ending.ends_with('は')
        && ending.chars().count() <= LONGEST_ENDING
        && ending
            .chars()
            .all(|character| ('ぁ'..='ん').contains(&character));
    is_subject.then_some(event)
}

/// What is done about the event: in 漏えいが判明した and 紛失を公表した the date is that of the second
/// word, in 紛失したことが判明した that of the first.
fn governing<'t>(text: &str, event: &'t Telling, behind: &'t [Telling]) -> &'t Telling {
    let next = behind
        .iter()
        .find(|next| next.start_byte >= event.end_byte)
        .filter(|next| matches!(next.role, Role::Discovery | Role::Announcement));
    let Some(next) = next.filter(|_| event.role == Role::Occurrence) else {
        return event;
    };
    let between = text.get(event.end_byte..next.start_byte);
    let is_noun = between.is_some_and(|between| {
        let between = OF_EVENTS.iter().fold(between, |rest, words| {
            rest.strip_prefix(words).unwrap_or(rest)
        });
        OBJECT_MARKS.contains(&between)
    });
    if is_noun { next } else { event }
}

fn labelled(text: &str, start_byte: usize, labels: &[Telling]) -> Option<Role> {
    let before = labels.partition_point(|label| label.end_byte <= start_byte);
    labels[..before]
        .last()
        .filter(|label| start_byte <= label.end_byte + LABEL_REACH)
        // 発生日: 3月5日, but not 発生について 3月5日.
        .filter(|label| {
            let between = text.get(label.end_byte..start_byte).unwrap_or_default();
            // 発生は3月5日
            let between = between.strip_prefix('は').unwrap_or(between);
            !between.contains(char::is_alphanumeric)
        })
        .map(|label| label.role)
}

/// Whether an empty line follows: a heading's date, of which nothing is said.
fn stands_alone(behind: &str) -> bool {
    behind
        .trim_start_matches(' ')
        .strip_prefix('\n')
        .is_some_and(|rest| rest.trim_start_matches(' ').starts_with('\n'))
}

/// Where the concepts stand as facts, in the order of the text.
fn tellings(concepts: &[(&str, Role)], document: &Document, rules: &RuleSet) -> Vec<Telling> {
    let mut tellings: Vec<Telling> = concepts
        .iter()
        .filter_map(|(name, role)| Some((rules.concept(name)?, *role)))
        .flat_map(|(concept, role)| {
            document.places(concept).map(move |place| {
                let hit = document.hit(*place);
                let is_fact = hit.polarity != Polarity::Denied
                    && matches!(hit.modality, Modality::Actual | Modality::Possible);
                Telling {
                    start_byte: hit.start_byte(),
                    end_byte: hit.end_byte(),
                    role: if is_fact { role } else { Role::Other },
                }
            })
        })
        .collect();
    // Of two that overlap the longer one tells.
    tellings.sort_by_key(|telling| (telling.start_byte, std::cmp::Reverse(telling.end_byte)));
    let mut reached = 0;
    tellings.retain(|telling| {
        let is_new = telling.start_byte >= reached;
        reached = reached.max(telling.end_byte);
        is_new
    });
    tellings
}
