use super::syntax::surfaces;
use crate::Change;
use rustc_hash::{FxHashMap, FxHashSet};

/// A word that says that a figure moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shift {
    /// A verb or noun: "rose", "une hausse"; `None` when it names no direction: "went".
    Word(Option<Change>),
    /// An adverb, which counts beside the figure only: "up 5 %".
    Beside(Change),
}

/// The words of change of a language. They make no edges and are asked about one by one.
#[derive(Debug, Default)]
pub(super) struct Shifts {
    words: FxHashMap<Box<str>, Shift>,
    after: FxHashMap<Box<str>, Change>,
    by: FxHashSet<Box<str>>,
    goal: FxHashSet<Box<str>>,
    source: FxHashSet<Box<str>>,
    same: FxHashSet<Box<str>>,
}

impl Shifts {
    /// Takes a line of a lexicon; `None` when the class is none of these, an error when its
    /// key is no direction or a surface is ill-formed.
    pub fn take(&mut self, class: &str, key: &str, words: &[String]) -> Option<Result<(), String>> {
        let change = match key {
            "up" => Some(Change::Up),
            "down" => Some(Change::Down),
            _ => None,
        };
        let known = match class {
            "shift" => change.is_some() || key == "move",
            "shift_beside" | "shift_after" => change.is_some(),
            "by_word" | "goal_word" | "source_word" | "same_word" => true,
            _ => return None,
        };
        if !known {
            return Some(Err("expected up, down or, for verbs, move".into()));
        }
        for word in words {
            let surfaces = match surfaces(word) {
                Ok(surfaces) => surfaces,
                Err(message) => return Some(Err(message)),
            };
            for word in surfaces {
                let word: Box<str> = word.into();
                match (class, change) {
                    ("shift", change) => {
                        self.words.insert(word, Shift::Word(change));
                    }
                    ("shift_beside", Some(change)) => {
                        self.words.insert(word, Shift::Beside(change));
                    }
                    ("shift_after", Some(change)) => {
                        self.after.insert(word, change);
                    }
                    ("by_word", _) => {
                        self.by.insert(word);
                    }
                    ("goal_word", _) => {
                        self.goal.insert(word);
                    }
                    ("same_word", _) => {
                        self.same.insert(word);
                    }
                    _ => {
                        self.source.insert(word);
                    }
                }
            }
        }
        Some(Ok(()))
    }
}

impl super::grammar::Grammar {
    /// What a word before a figure says of its direction.
    pub fn shift(&self, lower: &str) -> Option<Shift> {
        self.shifts.words.get(lower).copied()
    }

    /// The direction that a word after a figure gives it: "higher", "de plus".
    pub fn shift_after(&self, lower: &str) -> Option<Change> {
        self.shifts.after.get(lower).copied()
    }

    /// Whether a word stands between a word of change and by how much: "by", "de", "на".
    pub fn is_by(&self, lower: &str) -> bool {
        self.shifts.by.contains(lower)
    }

    /// Whether a word stands before the level that was reached: "to", "à", "до".
    pub fn is_goal(&self, lower: &str) -> bool {
        self.shifts.goal.contains(lower)
    }

    /// Whether a word joins two ways to say one figure: "or", "soit", "то есть".
    pub fn is_same(&self, lower: &str) -> bool {
        self.shifts.same.contains(lower)
    }

    /// Whether a word stands before the level that was left: "from", "de", "с".
    pub fn is_source(&self, lower: &str) -> bool {
        self.shifts.source.contains(lower)
    }
}
