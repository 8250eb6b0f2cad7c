//! Which mentions are of one party.

use super::super::document::ReadSentence;
use super::mention::{Kind, Mention};

/// How many parties of a text are told apart, so that the time stays linear.
const MOST_ACTORS: usize = 32;
/// How many letters a name has at least that another one may begin with or end in.
const SHORTEST_PART: usize = 2;
/// How many letters a name has at least that a longer one, found later, may end in.
const SHORTEST_END: usize = 3;
/// How sure it is that a noun means a party that nobody named, in thousandths.
const SURE: i32 = 3500;
/// What may stand between two names of one company.
const SAME: [&str; 10] = [
    "(",
    "の",
    "、",
    "",
    ":",
    "である",
    "(以下「",
    "・",
    "(以下、「",
    ")",
];

/// A party as it is found.
#[derive(Debug)]
pub(super) struct Found<'t> {
    /// The word that names it best, in bytes of the normalised text.
    pub(super) mention: &'t Mention,
    /// Its names so far, without 社.
    names: Vec<&'t str>,
    pub(super) mentions: Vec<(usize, usize)>,
}

/// The parties of a text, and for each sentence which of its mentions is which party's.
#[derive(Debug, Default)]
pub(super) struct Numbered<'t> {
    pub(super) found: Vec<Found<'t>>,
    pub(super) numbers: Vec<Vec<Option<usize>>>,
    /// The party that the writer is, as far as only 当社 names it.
    writer: Option<usize>,
    last: Option<usize>,
}

/// Numbers the parties of a text.
pub(super) fn number<'t>(text: &'t str, sentences: &'t [ReadSentence]) -> Numbered<'t> {
    let mut all = Numbered::default();
    for (place, sentence) in sentences.iter().enumerate() {
        let numbers = sentence.mentions.iter().enumerate().map(|(at, mention)| {
            let number = all.number(text, mention)?;
            all.last = Some(number);
            all.found[number].mentions.push((place, at));
            Some(number)
        });
        let numbers = numbers.collect();
        all.numbers.push(numbers);
    }
    all.find_writer(text, sentences);
    all
}

/// The parties as people numbered the mentions of each sentence, and their numbers, in the order in which
/// they are first named.
pub(super) fn as_marked<'t>(
    sentences: &'t [ReadSentence],
    marked: &[Vec<usize>],
) -> (Numbered<'t>, Vec<usize>) {
    let mut all = Numbered::default();
    let mut order: Vec<usize> = Vec::new();
    for (place, (sentence, marked)) in sentences.iter().zip(marked).enumerate() {
        let mut numbers = Vec::new();
        for (at, (mention, marked)) in sentence.mentions.iter().zip(marked).enumerate() {
            let number = order
                .iter()
                .position(|one| one == marked)
                .unwrap_or_else(|| {
                    order.push(*marked);
                    all.found.push(Found {
                        mention,
                        names: Vec::new(),
                        mentions: Vec::new(),
                    });
                    order.len() - 1
                });
            let found = &mut all.found[number];
            if found.mention.kind != Kind::Name && mention.kind == Kind::Name {
                found.mention = mention;
            }
            found.mentions.push((place, at));
            numbers.push(Some(number));
        }
        all.numbers.push(numbers);
    }
    (all, order)
}

impl<'t> Numbered<'t> {
    /// The number of the party of a mention; nothing where there are too many.
    fn number(&mut self, text: &'t str, mention: &'t Mention) -> Option<usize> {
        let word = &text[mention.name_byte.clone()];
        let known = match mention.kind {
            Kind::Name => {
                let name = without_company(word);
                let known = self.named(name);
                if let Some(number) = known {
                    let found = &mut self.found[number];
                    if found.mention.kind != Kind::Name {
                        found.mention = mention;
                    }
                    found.names.push(name);
                }
                known
            }
            Kind::Own => self.writer,
            Kind::Back => {
                let what = word.trim_start_matches('同');
                let fits = |found: &Found<'t>| {
                    what != "社" && text[found.mention.name_byte.clone()].contains(what)
                };
                self.found.iter().rposition(fits).or(self.last)
            }
            Kind::Contractor | Kind::Principal => {
                let is_it = |found: &Found<'t>| found.mention.kind == mention.kind;
                self.found.iter().rposition(is_it)
            }
            Kind::Noun => {
                let name = |found: &Found<'t>| &text[found.mention.name_byte.clone()];
                let contains =
                    |found: &&Found<'t>| name(found).contains(word) && name(found) != word;
                let named = self.found.iter().enumerate();
                let named = named.filter(|(_, found)| contains(found));
                let latest = named.max_by_key(|(_, found)| found.mentions.last().copied());
                let latest = latest.map(|(number, _)| number);
                latest.or_else(|| self.named(without_company(word)))
            }
        };
        if known.is_some() {
            return known;
        }
        // A noun alone stands for a party that nobody named only where it surely means one.
        let is_sure = match mention.kind {
            Kind::Name | Kind::Own => true,
            Kind::Contractor if mention.particle.code() == "topic" => true,
            _ => mention.sureness >= SURE,
        };
        // X is a person, more often than not.
        let is_letter = word.len() == 1;
        if !is_sure || is_letter || self.found.len() >= MOST_ACTORS {
            return None;
        }
        let names = match mention.kind {
            Kind::Name | Kind::Noun => vec![without_company(word)],
            _ => Vec::new(),
        };
        self.found.push(Found {
            mention,
            names,
            mentions: Vec::new(),
        });
        let number = self.found.len() - 1;
        if mention.kind == Kind::Own {
            self.writer = Some(number);
        }
        Some(number)
    }

    /// The number of the party of a name, also of one that it shortens or is short for: 青葉 and 青葉運輸.
    fn named(&self, name: &str) -> Option<usize> {
        let is_same = |known: &&str| *known == name;
        let has = |is: &dyn Fn(&&str) -> bool| {
            self.found
                .iter()
                .position(|found| found.names.iter().any(is))
        };
        has(&is_same).or_else(|| {
            let is_long = |name: &str, least: usize| name.chars().nth(least - 1).is_some();
            let is_part = |known: &&str| {
                is_long(known, SHORTEST_PART)
                    && (known.starts_with(name)
                        || name.starts_with(*known)
                        || known.ends_with(name)
                        || name.ends_with(*known) && is_long(known, SHORTEST_END))
            };
            is_long(name, SHORTEST_PART).then(|| has(&is_part))?
        })
    }

    /// Where a named party writes the text, what 当社 names is that one.
    fn find_writer(&mut self, text: &str, sentences: &[ReadSentence]) {
        let Some(own) = self.writer else { return };
        let Some(writer) = self
            .joined(own, text, sentences)
            .or_else(|| self.presumed(sentences))
        else {
            return;
        };
        let mentions = std::mem::take(&mut self.found[own].mentions);
        for (sentence, at) in &mentions {
            self.numbers[*sentence][*at] = Some(writer);
        }
        let found = &mut self.found[writer].mentions;
        found.extend(mentions);
        found.sort_unstable();
        self.found.remove(own);
        for number in self.numbers.iter_mut().flatten().flatten() {
            *number -= usize::from(*number > own);
        }
    }

    /// The party whose name stands right beside 当社: 弊社(株式会社青葉).
    fn joined(&self, own: usize, text: &str, sentences: &[ReadSentence]) -> Option<usize> {
        let numbered = self.numbers.iter().zip(sentences);
        numbered.rev().find_map(|(numbers, sentence)| {
            let mentions = sentence.mentions.iter().zip(numbers);
            let mentions: Vec<_> = mentions.collect();
            mentions.windows(2).rev().find_map(|pair| {
                let [(one, Some(first)), (next, Some(second))] = pair else {
                    return None;
                };
                let other = match (*first == own, *second == own) {
                    (true, false) => *second,
                    (false, true) => *first,
                    _ => return None,
                };
                let between = text.get(one.range_byte.end..next.range_byte.start)?;
                let is_named = self.found[other].mention.kind == Kind::Name;
                (is_named && SAME.contains(&between)).then_some(other)
            })
        })
    }

    /// The named party of which the words around its name say most that it writes, if they do.
    fn presumed(&self, sentences: &[ReadSentence]) -> Option<usize> {
        let named = self.found.iter().enumerate();
        let named = named.filter(|(_, found)| found.mention.kind == Kind::Name);
        let writes = |found: &Found<'t>| -> i32 {
            let mentions = found.mentions.iter();
            mentions
                .map(|(sentence, at)| sentences[*sentence].mentions[*at].writes)
                .sum()
        };
        let said = named.map(|(number, found)| (number, writes(found)));
        let most = said.max_by_key(|(number, writes)| (*writes, std::cmp::Reverse(*number)));
        most.filter(|(_, writes)| *writes > 0)
            .map(|(number, _)| number)
    }
}

/// A name without 社: 青葉社 is 青葉.
fn without_company(name: &str) -> &str {
    let short = name.strip_suffix('社').unwrap_or(name);
    if short.chars().nth(1).is_some() {
        short
    } else {
        name
    }
}
