//! The cheapest way to cut a text into words: the algorithm of Viterbi over lindera's dictionary.
//!
//! It cuts as lindera's own segmenter does, which a test holds it to, with less work: it knows but one
//! mode and one dictionary, keeps of a word only what the cheapest way needs, and builds no token.

use std::ops::Range;

use lindera_dictionary::dictionary::Dictionary;
use lindera_dictionary::dictionary::character_definition::{CategoryId, CharacterDefinition};
use lindera_dictionary::dictionary::connection_cost_matrix::ConnectionCostMatrix;
use lindera_dictionary::viterbi::{LexType, WordEntry, WordId};

/// Size of an entry of the dictionary in bytes: the number of the word, its cost, and what it is to
/// its neighbours on the left and on the right, as little-endian words of four and two bytes.
const ENTRY: usize = 10;
/// Ways are not told apart from this cost on, so that adding to it never overflows.
const GREATEST_COST: i32 = i32::MAX - (1 << 17);
/// The place before the first word.
const NO_WORD: u32 = u32::MAX;

/// A word on the cheapest way to where it ends.
#[derive(Debug, Clone, Copy)]
struct Node {
    word: WordId,
    /// Its first character.
    start: u32,
    /// The word before it.
    before: u32,
}

/// The end of a way.
#[derive(Debug, Clone, Copy)]
struct End {
    /// What the way costs.
    cost: i32,
    /// Its last word, and what that is to what follows.
    node: u32,
    right_id: u32,
}

/// A lattice of words, used again from text to text.
pub(super) struct Lattice {
    dictionary: &'static Dictionary,
    /// The category of blanks.
    blank: Option<CategoryId>,
    /// The characters of a piece, and where each begins in the text; once more for the end.
    characters: Vec<char>,
    starts_byte: Vec<usize>,
    nodes: Vec<Node>,
    /// For each character, and once more for the end, the ways that end before it.
    ends: Vec<Vec<End>>,
    /// The words of the cheapest way, the last one first.
    way: Vec<u32>,
}

impl Lattice {
    pub(super) fn new(dictionary: &'static Dictionary) -> Self {
        Self {
            dictionary,
            blank: dictionary.character_definition.category_id_by_name("SPACE"),
            characters: Vec::new(),
            starts_byte: Vec::new(),
            nodes: Vec::new(),
            ends: Vec::new(),
            way: Vec::new(),
        }
    }

    /// Tells of each word of a text, in order, where it stands in bytes, and which it is; blanks are
    /// passed over. Pieces end behind commas, full stops, tabs and lines, as lindera cuts them.
    pub(super) fn segment(&mut self, text: &str, mut tell: impl FnMut(Range<usize>, WordId)) {
        let mut letters = text.char_indices();
        loop {
            self.characters.clear();
            self.starts_byte.clear();
            for (at, letter) in letters.by_ref() {
                self.characters.push(letter);
                self.starts_byte.push(at);
                if matches!(letter, '、' | '。' | '\n' | '\t') {
                    break;
                }
            }
            if self.characters.is_empty() {
                return;
            }
            self.starts_byte.push(letters.offset());
            self.fill();
            self.trace();
            let end_of_piece = self.characters.len();
            let mut words = self.way.iter().rev().peekable();
            while let Some(word) = words.next() {
                let Node { word, start, .. } = self.nodes[*word as usize];
                let start = start as usize;
                let next = words
                    .peek()
                    .map(|next| self.nodes[**next as usize].start as usize);
                let end = next.unwrap_or(end_of_piece);
                if !self.characters[start..end]
                    .iter()
                    .all(|one| self.is_blank(*one))
                {
                    tell(self.starts_byte[start]..self.starts_byte[end], word);
                }
            }
            self.ends[..=end_of_piece].iter_mut().for_each(Vec::clear);
        }
    }

    fn is_blank(&self, letter: char) -> bool {
        let categories = self
            .dictionary
            .character_definition
            .lookup_categories(letter);
        self.blank.is_some_and(|blank| categories.contains(&blank))
    }

    /// Finds the cheapest way to the end of every word that may stand in the piece.
    fn fill(&mut self) {
        let Self {
            dictionary,
            characters,
            nodes,
            ends,
            ..
        } = self;
        let costs = &dictionary.connection_cost_matrix;
        let letters = &dictionary.character_definition;
        let unknown_words = &dictionary.unknown_dictionary;
        let count = characters.len();
        nodes.clear();
        ends.resize_with(ends.len().max(count + 1), Vec::new);
        ends[0].push(End {
            cost: 0,
            node: NO_WORD,
            right_id: 0,
        });
        let mut behind_unknown = 0;
        for start in 0..count {
            let (before, behind) = ends.split_at_mut(start + 1);
            let ways = &before[start];
            if ways.is_empty() {
                continue;
            }
            let mut is_known = false;
            let known = &dictionary.prefix_dictionary;
            for (entries, length) in known.common_prefix_search(&characters[start..]) {
                let (entries, _) = entries.as_chunks::<ENTRY>();
                // Of equally cheap ways lindera takes the one with the last of equal words.
                for entry in entries.iter().rev() {
                    let word = (read_entry(entry), start);
                    lead_on(ways, costs, word, nodes, &mut behind[length - 1]);
                    is_known = true;
                }
            }
            if behind_unknown > start {
                continue;
            }
            let categories = letters.lookup_categories(characters[start]);
            for (place, category) in categories.iter().enumerate() {
                let definition = letters.lookup_definition(*category);
                if is_known && !definition.invoke {
                    continue;
                }
                let longest = definition.length as usize;
                let reach = if definition.group {
                    count
                } else {
                    start + longest
                };
                let reach = &characters[start..reach.min(count)];
                let run = run(letters, reach, place, *category);
                let whole = if definition.group { run } else { 1 };
                let shorter = (1..=run.min(longest)).filter(|one| *one != whole);
                for length in std::iter::once(whole).chain(shorter) {
                    for word in unknown_words.lookup_word_ids(*category) {
                        let word = (unknown_words.word_entry(*word), start);
                        lead_on(ways, costs, word, nodes, &mut behind[length - 1]);
                    }
                }
                behind_unknown = start + whole;
            }
        }
    }

    /// Goes the cheapest way back from the end.
    fn trace(&mut self) {
        self.way.clear();
        let ends = &self.ends[self.characters.len()];
        let last = cheapest(ends, self.dictionary.connection_cost_matrix.row(0));
        let mut node = last.map_or(NO_WORD, |(_, node)| node);
        while let Some(word) = self.nodes.get(node as usize) {
            self.way.push(node);
            node = word.before;
        }
    }
}

/// Adds the cheapest of the ways that end at one place, led on over a word, to those behind it.
fn lead_on(
    ways: &[End],
    costs: &ConnectionCostMatrix,
    (word, start): (WordEntry, usize),
    nodes: &mut Vec<Node>,
    on: &mut Vec<End>,
) {
    let Some((cost, before)) = cheapest(ways, costs.row(word.left_id())) else {
        return;
    };
    on.push(End {
        cost: (cost + i32::from(word.word_cost())).min(GREATEST_COST),
        node: nodes.len() as u32,
        right_id: word.right_id(),
    });
    nodes.push(Node {
        word: word.word_id(),
        start: start as u32,
        before,
    });
}

/// The cost and the last word of the way that is the cheapest with what it costs to lead on, the
/// first of equals.
fn cheapest(ways: &[End], costs: &[i16]) -> Option<(i32, u32)> {
    let (first, others) = ways.split_first()?;
    let lead_on = |way: &End| way.cost + i32::from(costs[way.right_id as usize]);
    let mut best = (lead_on(first), first.node);
    for way in others {
        let cost = lead_on(way);
        if cost < best.0 {
            best = (cost, way.node);
        }
    }
    Some(best)
}

fn read_entry(entry: &[u8; ENTRY]) -> WordEntry {
    let [
        one,
        two,
        three,
        four,
        low,
        high,
        left,
        left_high,
        right,
        right_high,
    ] = *entry;
    WordEntry::new(
        WordId::new(LexType::System, u32::from_le_bytes([one, two, three, four])),
        i16::from_le_bytes([low, high]),
        u16::from_le_bytes([left, left_high]),
        u16::from_le_bytes([right, right_high]),
    )
}

/// How many of the first characters have a category at the same place among theirs.
fn run(
    letters: &CharacterDefinition,
    characters: &[char],
    place: usize,
    category: CategoryId,
) -> usize {
    let is_alike =
        |letter: &&char| letters.lookup_categories(**letter).get(place) == Some(&category);
    characters.iter().take_while(is_alike).count()
}

#[cfg(test)]
mod tests {
    use lindera::mode::Mode;
    use lindera::segmenter::Segmenter;

    use super::Lattice;

    const TEXTS: [&str; 9] = [
        include_str!("../../benches/texts/cases.txt"),
        include_str!("../../benches/texts/release.txt"),
        include_str!("../../benches/texts/minutes.txt"),
        include_str!("../../benches/texts/unrelated.txt"),
        include_str!("../../rules/gate.txt"),
        include_str!("../../tests/corpus/own-a.jsonl"),
        include_str!("../../tests/corpus/own-e.jsonl"),
        "",
        " \u{3000}😀𠮷野家で ABC-123 を！？\t、。、\n\n  ゐゑ\u{301}ﾊﾝｶｸ  ",
    ];

    #[test]
    fn cuts_as_lindera_does() {
        let dictionary = Box::leak(Box::new(appi_ipadic::load().unwrap()));
        let mut lattice = Lattice::new(dictionary);
        let segmenter = Segmenter::new(Mode::Normal, dictionary.clone(), None);
        for text in TEXTS {
            let tokens = segmenter.segment(text.into()).unwrap();
            let mut expected = tokens
                .iter()
                .map(|token| (token.byte_start..token.byte_end, token.word_id));
            lattice.segment(text, |range, word| {
                let cut = Some((range, word));
                assert_eq!(
                    cut,
                    expected.next(),
                    "{:?}",
                    cut.as_ref().map(|one| &text[one.0.clone()])
                );
            });
            assert_eq!(expected.next(), None);
        }
    }
}
