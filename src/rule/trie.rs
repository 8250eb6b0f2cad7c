//! A byte trie over lemma strings: all expressions that begin at one place, in one walk.
//!
//! It is written once when the rules are compiled and read in place from then on, so that loading
//! it costs nothing.

use std::borrow::Cow;
use std::collections::BTreeMap;

/// Size of a word in the table, in bytes.
const WORD: usize = 4;
/// Marks a node at which no expression ends.
const NO_OUTPUT: u32 = u32::MAX;

/// A trie, laid out as little-endian words: for each node the output that ends there, the number
/// of its edges, and one word an edge (label in the top byte, target node below).
#[derive(Debug, Clone)]
pub(crate) struct Trie {
    table: Cow<'static, [u8]>,
}

/// A place in a [`Trie`].
#[derive(Debug, Clone, Copy)]
pub(crate) struct Node(u32);

impl Trie {
    /// The root, where every walk starts.
    pub(crate) const ROOT: Node = Node(0);

    /// A trie over a table that [`Trie::table`] gave.
    pub(crate) fn from_table(table: Cow<'static, [u8]>) -> Self {
        Self { table }
    }

    /// Builds the trie of `expressions`, each with the number that is found where it ends.
    pub(crate) fn build(expressions: &BTreeMap<String, u32>) -> Self {
        #[derive(Default)]
        struct Draft {
            output: Option<u32>,
            edges: BTreeMap<u8, usize>,
        }
        let mut drafts = vec![Draft::default()];
        for (expression, output) in expressions {
            let mut at = 0;
            for byte in expression.bytes() {
                let next = drafts.len();
                at = *drafts[at].edges.entry(byte).or_insert(next);
                if at == next {
                    drafts.push(Draft::default());
                }
            }
            drafts[at].output = Some(*output);
        }
        let mut places = Vec::with_capacity(drafts.len());
        let mut place = 0u32;
        for draft in &drafts {
            places.push(place);
            place += 2 + draft.edges.len() as u32;
        }
        let mut table = Vec::with_capacity(place as usize * WORD);
        for draft in &drafts {
            table.extend(draft.output.unwrap_or(NO_OUTPUT).to_le_bytes());
            table.extend((draft.edges.len() as u32).to_le_bytes());
            for (label, target) in &draft.edges {
                table.extend((u32::from(*label) << 24 | places[*target]).to_le_bytes());
            }
        }
        Self {
            table: Cow::Owned(table),
        }
    }

    /// The table, to be stored.
    #[allow(dead_code)] // The build script stores it.
    pub(crate) fn table(&self) -> &[u8] {
        &self.table
    }

    /// The node that `byte` leads to from `node`.
    pub(crate) fn step(&self, node: Node, byte: u8) -> Option<Node> {
        let count = self.word(node.0 + 1)?;
        let (mut low, mut high) = (0, count);
        while low < high {
            let middle = (low + high) / 2;
            let edge = self.word(node.0 + 2 + middle)?;
            match ((edge >> 24) as u8).cmp(&byte) {
                std::cmp::Ordering::Equal => return Some(Node(edge & 0x00ff_ffff)),
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        None
    }

    /// The number of the expression that ends at `node`, if one does.
    pub(crate) fn output(&self, node: Node) -> Option<u32> {
        self.word(node.0).filter(|output| *output != NO_OUTPUT)
    }

    /// Every expression with its number, in the order of its bytes.
    pub(crate) fn expressions(&self) -> BTreeMap<String, u32> {
        let mut found = BTreeMap::new();
        let mut open = vec![(Self::ROOT, Vec::new())];
        while let Some((node, bytes)) = open.pop() {
            if let (Some(output), Ok(text)) = (self.output(node), String::from_utf8(bytes.clone()))
            {
                found.insert(text, output);
            }
            for index in 0..self.word(node.0 + 1).unwrap_or(0) {
                if let Some(edge) = self.word(node.0 + 2 + index) {
                    let mut longer = bytes.clone();
                    longer.push((edge >> 24) as u8);
                    open.push((Node(edge & 0x00ff_ffff), longer));
                }
            }
        }
        found
    }

    fn word(&self, index: u32) -> Option<u32> {
        let start = index as usize * WORD;
        let bytes = self.table.get(start..start + WORD)?;
        Some(u32::from_le_bytes(bytes.try_into().ok()?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_every_expression_on_one_walk() {
        let expressions: BTreeMap<String, u32> = [("鍵", 0), ("鍵束", 1), ("鍋", 2)]
            .map(|(text, id)| (text.to_owned(), id))
            .into();
        let trie = Trie::build(&expressions);
        let mut node = Trie::ROOT;
        let mut outputs = Vec::new();
        for byte in "鍵束".bytes() {
            node = trie.step(node, byte).unwrap();
            outputs.extend(trie.output(node));
        }
        assert_eq!(outputs, [0, 1]);
        assert!(trie.step(Trie::ROOT, b'x').is_none());
        assert_eq!(trie.expressions(), expressions);
        let stored = Trie::from_table(Cow::Owned(trie.table().to_vec()));
        assert_eq!(stored.expressions(), expressions);
    }
}
