//! The arc-eager transition system: a stack, the words still to come, and the arcs so far.
//! The root stands after the last word.

/// What to do next. A class of the parser is one of these with a label; see [`Move::class`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// The next word goes on the stack.
    Shift,
    /// The top of the stack is done.
    Reduce,
    /// The top of the stack depends on the next word.
    Left(u8),
    /// The next word depends on the top of the stack.
    Right(u8),
}

impl Move {
    /// The class of a move in a model with this many labels.
    pub fn class(self, labels: usize) -> usize {
        match self {
            Move::Shift => 0,
            Move::Reduce => 1,
            Move::Left(label) => 2 + label as usize,
            Move::Right(label) => 2 + labels + label as usize,
        }
    }

    /// The move of a class.
    pub fn of(class: usize, labels: usize) -> Move {
        match class {
            0 => Move::Shift,
            1 => Move::Reduce,
            _ if class < 2 + labels => Move::Left((class - 2) as u8),
            _ => Move::Right((class - 2 - labels) as u8),
        }
    }
}

/// No word.
pub const NONE: u32 = u32::MAX;

/// The two outermost dependents on one side of a word, and how many there are.
#[derive(Clone, Copy, Debug)]
pub struct Side {
    /// The outermost.
    pub outer: u32,
    /// The one next to it.
    pub inner: u32,
    /// How many.
    pub count: u32,
    /// Bit `label % 32` for each label among them.
    pub labels: u32,
}

const EMPTY: Side = Side {
    outer: NONE,
    inner: NONE,
    count: 0,
    labels: 0,
};

/// A half-built tree.
#[derive(Clone, Debug)]
pub struct State {
    /// Words whose dependents may still come.
    pub stack: Vec<u32>,
    /// The next word; the number of words when none is left.
    pub next: u32,
    /// Head of each word; [`NONE`] while unknown, the number of words for the root.
    pub heads: Vec<u32>,
    /// Label of each word's arc.
    pub labels: Vec<u8>,
    /// Dependents before each word.
    pub left: Vec<Side>,
    /// Dependents after each word.
    pub right: Vec<Side>,
}

impl State {
    /// Before the first word.
    pub fn new(words: usize) -> Self {
        Self {
            stack: Vec::with_capacity(words),
            next: 0,
            heads: vec![NONE; words],
            labels: vec![0; words],
            left: vec![EMPTY; words + 1],
            right: vec![EMPTY; words + 1],
        }
    }

    /// Number of words.
    pub fn len(&self) -> usize {
        self.heads.len()
    }

    /// Whether there are no words.
    pub fn is_empty(&self) -> bool {
        self.heads.is_empty()
    }

    /// Whether every word is done.
    pub fn is_final(&self) -> bool {
        self.next as usize == self.len() && self.stack.is_empty()
    }

    /// The top of the stack.
    pub fn top(&self) -> Option<u32> {
        self.stack.last().copied()
    }

    /// Whether the move can be made; labels aside, but for the root's.
    pub fn allows(&self, step: Move, root: u8) -> bool {
        let at_end = self.next as usize == self.len();
        let headless = |word: u32| self.heads[word as usize] == NONE;
        match (step, self.top()) {
            (Move::Shift, _) => !at_end,
            (Move::Reduce, Some(top)) => !headless(top),
            (Move::Left(label), Some(top)) => headless(top) && (label == root) == at_end,
            (Move::Right(label), Some(_)) => !at_end && label != root,
            (_, None) => false,
        }
    }

    /// Makes an allowed move.
    pub fn apply(&mut self, step: Move) {
        match step {
            Move::Shift => {
                self.stack.push(self.next);
                self.next += 1;
            }
            Move::Reduce => {
                self.stack.pop();
            }
            Move::Left(label) => {
                if let Some(top) = self.stack.pop() {
                    self.arc(self.next, top, label);
                }
            }
            Move::Right(label) => {
                if let Some(top) = self.top() {
                    self.arc(top, self.next, label);
                }
                self.stack.push(self.next);
                self.next += 1;
            }
        }
    }

    fn arc(&mut self, head: u32, dependent: u32, label: u8) {
        self.heads[dependent as usize] = head;
        self.labels[dependent as usize] = label;
        let sides = if dependent < head {
            &mut self.left
        } else {
            &mut self.right
        };
        let side = &mut sides[head as usize];
        *side = Side {
            outer: dependent,
            inner: side.outer,
            count: side.count + 1,
            labels: side.labels | 1 << (label % 32),
        };
    }
}
