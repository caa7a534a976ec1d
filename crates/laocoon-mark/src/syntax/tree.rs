//! The dependency tree of a sentence.

use std::ops::Range;

/// The relation of tokens to the first token of their word: "parole" in "porte-parole".
pub const PART: &str = "part";

/// The dependencies of one sentence, between tokens.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    first: u32,
    arcs: Vec<Arc>,
}

/// What a token depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arc {
    /// Index of the head token; `None` for the root.
    pub head: Option<u32>,
    /// Relation of Universal Dependencies with its subtype, or [`PART`].
    pub relation: &'static str,
}

impl Tree {
    /// From arcs of the tokens from `first` on.
    pub(super) fn new(first: u32, arcs: Vec<Arc>) -> Self {
        Self { first, arcs }
    }

    /// The tokens of the sentence.
    pub fn tokens(&self) -> Range<u32> {
        self.first..self.first + self.arcs.len() as u32
    }

    /// What a token depends on; `None` for a token of another sentence.
    pub fn arc(&self, token: u32) -> Option<Arc> {
        self.arcs
            .get(token.checked_sub(self.first)? as usize)
            .copied()
    }

    /// The token that depends on no other; `None` for an empty sentence.
    pub fn root(&self) -> Option<u32> {
        self.tokens()
            .find(|token| self.arc(*token).is_some_and(|arc| arc.head.is_none()))
    }

    /// The tokens that depend on this one, in order, with their relations.
    pub fn dependents(&self, head: u32) -> impl Iterator<Item = (u32, &'static str)> + '_ {
        let arcs = self.tokens().zip(&self.arcs);
        arcs.filter(move |(_, arc)| arc.head == Some(head))
            .map(|(token, arc)| (token, arc.relation))
    }

    /// The first dependent with this relation, subtypes included: `nsubj` finds `nsubj:pass`.
    pub fn dependent(&self, head: u32, relation: &str) -> Option<u32> {
        let fits = |found: &str| {
            found
                .strip_prefix(relation)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(':'))
        };
        self.dependents(head)
            .find(|(_, found)| fits(found))
            .map(|(token, _)| token)
    }

    /// The tokens from the first to the last that depend on this one, however far, itself
    /// included.
    pub fn phrase(&self, token: u32) -> Range<u32> {
        let Some(at) = token.checked_sub(self.first).map(|at| at as usize) else {
            return token..token + 1;
        };
        let mut below = vec![false; self.arcs.len()];
        let (mut start, mut end) = (token, token + 1);
        let mut open = vec![at];
        // Each token is opened once, so this ends whatever the arcs are.
        let mut dependents = vec![Vec::new(); self.arcs.len()];
        for (index, arc) in self.arcs.iter().enumerate() {
            let head = arc.head.and_then(|head| head.checked_sub(self.first));
            if let Some(list) = head.and_then(|head| dependents.get_mut(head as usize)) {
                list.push(index);
            }
        }
        while let Some(at) = open.pop() {
            if at >= below.len() || std::mem::replace(&mut below[at], true) {
                continue;
            }
            start = start.min(self.first + at as u32);
            end = end.max(self.first + at as u32 + 1);
            open.extend(&dependents[at]);
        }
        start..end
    }
}
