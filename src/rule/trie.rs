//! A byte trie over lemma strings: all expressions that begin at one place, in one walk.
//!
//! It is written once when the rules are compiled and read in place from then on, so that loading
//! it costs nothing. It is small, because most walks end soon and what they touch has to be near:
//! where only one expression is left, the rest of its letters is a tail.

use std::borrow::Cow;
use std::collections::BTreeMap;

/// Size of a cell, in bytes.
const CELL: usize = 8;
/// How many cells a block has: one for each byte.
const BLOCK: usize = 256;
/// How many of the last blocks are searched for room.
const OPEN_BLOCKS: usize = 8;
/// Marks a cell at which no expression ends.
const NO_OUTPUT: u32 = u32::MAX;
/// Ends a tail. No text has this byte.
const END: u8 = 0xFF;

/// A trie: how many cells there are (in a cell of its own), the cells, and the tails.
///
/// The cells are a double array: the child of a cell for a byte is the cell at its base xor the
/// byte, if that is the child of anybody for this byte, as no two cells have one base. A tail is the
/// letters of an expression, [`END`], and its number.
#[derive(Debug, Clone)]
pub(crate) struct Trie {
    table: Cow<'static, [u8]>,
    /// Where the tails begin.
    tails: usize,
}

/// A place in a [`Trie`]: what its cell holds. In a tail it is the cell that leads there, with a base
/// that has moved on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Node(u64);

impl Node {
    fn base(self) -> usize {
        (self.0 as u32 >> Cell::BASE) as usize
    }

    fn has_tail(self) -> bool {
        self.0 as u32 & Cell::HAS_TAIL != 0
    }
}

/// A cell by itself.
#[derive(Debug, Clone, Copy)]
struct Cell {
    /// The byte that leads here, if any does.
    label: Option<u8>,
    /// Whether the base is a place in the tails.
    has_tail: bool,
    base: u32,
    output: u32,
}

impl Cell {
    const IS_CHILD: u32 = 1 << 8;
    const HAS_TAIL: u32 = 1 << 9;
    const BASE: u32 = 10;

    fn to_bytes(self) -> [u8; CELL] {
        let label = self
            .label
            .map_or(0, |label| u32::from(label) | Self::IS_CHILD);
        let tail = if self.has_tail { Self::HAS_TAIL } else { 0 };
        let word = label | tail | self.base << Self::BASE;
        (u64::from(word) | u64::from(self.output) << u32::BITS).to_le_bytes()
    }
}

impl Trie {
    /// A trie over a table that [`Trie::table`] gave.
    pub(crate) fn from_table(table: Cow<'static, [u8]>) -> Self {
        let cells = table.first_chunk::<CELL>();
        let cells = cells.map_or(0, |bytes| u64::from_le_bytes(*bytes) as usize);
        Self {
            tails: (1 + cells) * CELL,
            table,
        }
    }

    /// Builds the trie of `expressions`, each with the number that is found where it ends.
    pub(crate) fn build(expressions: &BTreeMap<String, u32>) -> Self {
        let expressions: Vec<(&[u8], u32)> = expressions
            .iter()
            .map(|(text, output)| (text.as_bytes(), *output))
            .collect();
        let mut draft = Draft::default();
        draft.grow();
        draft.is_taken[0] = true;
        draft.fill(0, None, &expressions, 0);
        let mut table = (draft.cells.len() as u64).to_le_bytes().to_vec();
        table.extend(draft.cells.into_iter().flat_map(Cell::to_bytes));
        table.extend(draft.tails);
        Self::from_table(Cow::Owned(table))
    }

    /// The table, to be stored.
    #[allow(dead_code)] // The build script stores it.
    pub(crate) fn table(&self) -> &[u8] {
        &self.table
    }

    /// The root, where every walk starts.
    pub(crate) fn root(&self) -> Node {
        // Without a cell nothing begins: its tail is beyond the table.
        Node(self.cell(0).unwrap_or(u64::from(u32::MAX)))
    }

    /// The node that `byte` leads to from `node`.
    pub(crate) fn step(&self, node: Node, byte: u8) -> Option<Node> {
        if node.has_tail() {
            let next = *self.table.get(self.tails + node.base())?;
            let behind = Node(node.0 + (1 << Cell::BASE));
            return (next == byte && next != END).then_some(behind);
        }
        let cell = self.cell(node.base() ^ usize::from(byte))?;
        let label = cell as u32 & (Cell::IS_CHILD | 0xFF);
        (label == Cell::IS_CHILD | u32::from(byte)).then_some(Node(cell))
    }

    /// The number of the expression that ends at `node`, if one does.
    pub(crate) fn output(&self, node: Node) -> Option<u32> {
        if node.has_tail() {
            let tail = self.table.get(self.tails + node.base()..)?;
            let number = tail.strip_prefix(&[END])?.first_chunk()?;
            return Some(u32::from_le_bytes(*number));
        }
        Some((node.0 >> u32::BITS) as u32).filter(|output| *output != NO_OUTPUT)
    }

    /// Every expression with its number, in the order of its bytes.
    pub(crate) fn expressions(&self) -> BTreeMap<String, u32> {
        let mut found = BTreeMap::new();
        let mut open = vec![(self.root(), Vec::new())];
        while let Some((node, bytes)) = open.pop() {
            if let (Some(output), Ok(text)) = (self.output(node), String::from_utf8(bytes.clone()))
            {
                found.insert(text, output);
            }
            for byte in 0..=u8::MAX {
                if let Some(child) = self.step(node, byte) {
                    let mut longer = bytes.clone();
                    longer.push(byte);
                    open.push((child, longer));
                }
            }
        }
        found
    }

    fn cell(&self, number: usize) -> Option<u64> {
        let start = (1 + number) * CELL;
        let bytes = self.table.get(start..start + CELL)?;
        Some(u64::from_le_bytes(bytes.try_into().ok()?))
    }
}

/// A trie that is being built.
#[derive(Default)]
struct Draft {
    cells: Vec<Cell>,
    is_taken: Vec<bool>,
    is_base: Vec<bool>,
    tails: Vec<u8>,
}

impl Draft {
    /// Writes the cell `at` for expressions that share their first `depth` bytes, and what follows.
    fn fill(&mut self, at: usize, label: Option<u8>, expressions: &[(&[u8], u32)], depth: usize) {
        if let ([(bytes, output)], Some(_)) = (expressions, label) {
            self.cells[at] = Cell {
                label,
                has_tail: true,
                base: self.tails.len() as u32,
                output: NO_OUTPUT,
            };
            self.tails.extend(&bytes[depth..]);
            self.tails.push(END);
            self.tails.extend(output.to_le_bytes());
            return;
        }
        // In the order of their bytes the one that ends here is the first.
        let (output, longer) = match expressions {
            [(bytes, output), longer @ ..] if bytes.len() == depth => (*output, longer),
            _ => (NO_OUTPUT, expressions),
        };
        let groups: Vec<&[(&[u8], u32)]> = longer
            .chunk_by(|one, next| one.0[depth] == next.0[depth])
            .collect();
        let labels: Vec<u8> = groups.iter().map(|group| group[0].0[depth]).collect();
        let base = self.base(&labels);
        self.is_base[base] = true;
        self.cells[at] = Cell {
            label,
            has_tail: false,
            base: base as u32,
            output,
        };
        for label in &labels {
            self.is_taken[base ^ usize::from(*label)] = true;
        }
        for (group, label) in groups.into_iter().zip(labels) {
            self.fill(base ^ usize::from(label), Some(label), group, depth + 1);
        }
    }

    /// A base of nobody's at which there is room for children with these labels.
    fn base(&mut self, labels: &[u8]) -> usize {
        let from = self.cells.len().saturating_sub(OPEN_BLOCKS * BLOCK);
        let has_room = |base: &usize| {
            !self.is_base[*base]
                && labels
                    .iter()
                    .all(|label| !self.is_taken[base ^ usize::from(*label)])
        };
        let found = (from..self.cells.len()).find(has_room);
        found.unwrap_or_else(|| {
            self.grow();
            self.cells.len() - BLOCK
        })
    }

    fn grow(&mut self) {
        let free = Cell {
            label: None,
            has_tail: false,
            base: 0,
            output: NO_OUTPUT,
        };
        let length = self.cells.len() + BLOCK;
        self.cells.resize(length, free);
        self.is_taken.resize(length, false);
        self.is_base.resize(length, false);
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
        let mut node = trie.root();
        let mut outputs = Vec::new();
        for byte in "鍵束".bytes() {
            node = trie.step(node, byte).unwrap();
            outputs.extend(trie.output(node));
        }
        assert_eq!(outputs, [0, 1]);
        assert!(trie.step(node, END).is_none());
        assert!(trie.step(trie.root(), b'x').is_none());
        assert_eq!(trie.expressions(), expressions);
        let stored = Trie::from_table(Cow::Owned(trie.table().to_vec()));
        assert_eq!(stored.expressions(), expressions);
    }

    #[test]
    fn any_number_of_expressions_comes_back() {
        for count in [0, 1, 2, 5000] {
            let expressions: BTreeMap<String, u32> = (0..count)
                .map(|number: u32| {
                    let text = format!("{:b}\0{}", number * number, number % 7);
                    (text.replace('1', "鍵"), number)
                })
                .collect();
            assert_eq!(Trie::build(&expressions).expressions(), expressions);
        }
    }
}
