//! Finds phrases: an automaton over folded words.
//!
//! Every notation is a path of its own from the root: each word of it a node, its alternatives
//! parallel edges between two nodes. Nothing is multiplied out, so that a language's
//! lexicon is built in a moment.

use super::notation::{Endings, chunks, expand};
use crate::token::{Words, plain, split_phrase};
use crate::{Token, TokenKind};
use laocoon_languages::{Pack, pack};
use laocoon_text::{Document, Language};
use rustc_hash::FxHashMap;

/// A phrase found: tokens from `start` up to, not including, `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// First token.
    pub start: usize,
    /// One past the last; what follows a bar in the notation is not counted.
    pub end: usize,
    /// Number that the phrase was inserted under.
    pub phrase: u32,
}

const ROOT: u32 = 0;
const UNKNOWN: u32 = 0;
const ANY_WORD: u32 = 1;

/// The compiled notations of a language.
#[derive(Debug, Default)]
pub struct Automaton {
    vocabulary: FxHashMap<String, u32>,
    /// The same words by their forms without accents.
    unaccented: FxHashMap<String, u32>,
    /// For each word, its edges from the root: first, and one past the last.
    roots: Vec<(u32, u32)>,
    /// Word and next node, in order of node and word.
    edges: Vec<(u32, u32)>,
    nodes: Vec<Node>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Node {
    /// First of its edges.
    edges: u32,
    /// The phrase that ends here.
    phrase: Option<u32>,
    /// Whether the cue ends here; what follows is context.
    cut: bool,
}

/// Takes notations in, gives the automaton.
#[derive(Debug)]
pub struct Builder {
    language: Language,
    pack: &'static Pack,
    automaton: Automaton,
    /// Node, word, next node.
    edges: Vec<(u32, u32, u32)>,
}

impl Builder {
    /// An empty one.
    pub fn new(language: Language) -> Self {
        let automaton = Automaton {
            nodes: vec![Node::default()],
            ..Automaton::default()
        };
        Self {
            language,
            pack: pack(language),
            automaton,
            edges: Vec::new(),
        }
    }

    /// Takes in a notation of a phrase. Of phrases of one length the lowest number wins.
    pub fn insert(&mut self, notation: &str, endings: &Endings, phrase: u32) {
        let mut from = vec![ROOT];
        for chunk in chunks(notation) {
            if chunk == "|" {
                for node in &from {
                    self.automaton.nodes[*node as usize].cut = true;
                }
                continue;
            }
            let to = self.node();
            let mut optional = false;
            for alternative in expand(chunk, endings) {
                let words = split(&alternative, self.pack);
                optional |= words.is_empty();
                for node in &from {
                    self.path(*node, &words, to);
                }
            }
            if optional {
                from.push(to);
            } else {
                from = vec![to];
            }
        }
        for node in from.into_iter().filter(|node| *node != ROOT) {
            self.automaton.nodes[node as usize].phrase = Some(phrase);
        }
    }

    fn node(&mut self) -> u32 {
        self.automaton.nodes.push(Node::default());
        self.automaton.nodes.len() as u32 - 1
    }

    fn path(&mut self, from: u32, words: &[String], to: u32) {
        let Some((last, before)) = words.split_last() else {
            return;
        };
        let mut node = from;
        for word in before {
            let next = self.node();
            let word = self.word(word);
            self.edges.push((node, word, next));
            node = next;
        }
        let word = self.word(last);
        self.edges.push((node, word, to));
    }

    fn word(&mut self, word: &str) -> u32 {
        if word == "_" {
            return ANY_WORD;
        }
        let automaton = &mut self.automaton;
        let next = automaton.vocabulary.len() as u32 + 2;
        *automaton
            .vocabulary
            .entry(word.to_owned())
            .or_insert_with(|| {
                let bare = plain(word, self.language);
                automaton.unaccented.entry(bare).or_insert(next);
                next
            })
    }

    /// The automaton.
    pub fn build(mut self) -> Automaton {
        self.edges.sort_unstable();
        let mut at = 0;
        for (number, node) in self.automaton.nodes.iter_mut().enumerate() {
            node.edges = at as u32;
            while at < self.edges.len() && self.edges[at].0 as usize == number {
                at += 1;
            }
        }
        let words = self.automaton.vocabulary.len() + 2;
        self.automaton.roots = vec![(0, 0); words];
        for (at, (node, word, _)) in self.edges.iter().enumerate() {
            if *node != ROOT {
                break;
            }
            let root = &mut self.automaton.roots[*word as usize];
            if root.1 == 0 {
                root.0 = at as u32;
            }
            root.1 = at as u32 + 1;
        }
        let edges = self.edges.into_iter().map(|(_, word, next)| (word, next));
        self.automaton.edges = edges.collect();
        self.automaton
    }
}

/// The words of an alternative. One that ends in an apostrophe ("à moins d'") stands before
/// a word.
fn split(words: &str, pack: &Pack) -> Vec<String> {
    let elided = words.ends_with('\'');
    let text = if elided {
        format!("{words}a")
    } else {
        words.to_owned()
    };
    let mut words: Vec<String> = split_phrase(&text, pack)
        .iter()
        .map(|token| token.span.of(&text).to_owned())
        .collect();
    if elided {
        words.pop();
    }
    words
}

/// The numbers of a token's forms in the vocabulary.
#[derive(Clone, Copy)]
struct Ids {
    word: u32,
    unaccented: u32,
    any: bool,
    capital: bool,
}

/// Where a walk stands: the node, the next token, and where the cue ended if what follows is
/// context.
type State = (u32, usize, Option<usize>);

impl Automaton {
    /// The longest phrase from each token on, from left to right, without overlaps. Those for
    /// which `lower` holds only where their first word has no capital.
    pub fn find(
        &self,
        document: &Document,
        tokens: &[Token],
        words: &Words,
        lower: impl Fn(u32) -> bool,
    ) -> Vec<Found> {
        let careless = document.language == Language::Russian || unaccented(tokens, words);
        let ids: Vec<Ids> = (0..tokens.len())
            .map(|index| self.ids(document, tokens[index], words, index, careless))
            .collect();
        let mut found = Vec::new();
        let mut open = Vec::new();
        let mut start = 0;
        while start < tokens.len() {
            match self.longest(tokens, &ids, start, &mut open, &lower) {
                Some((end, phrase)) => {
                    found.push(Found { start, end, phrase });
                    start = end;
                }
                None => start += 1,
            }
        }
        found
    }

    /// The end of the longest phrase that starts at this token, and its group; of phrases of
    /// one length, that of the first group. The number of walks from a token is bounded by
    /// the notations that its word begins, whatever the text.
    fn longest(
        &self,
        tokens: &[Token],
        ids: &[Ids],
        start: usize,
        open: &mut Vec<State>,
        lower: &impl Fn(u32) -> bool,
    ) -> Option<(usize, u32)> {
        let begins = |word: u32| self.roots.get(word as usize).is_some_and(|root| root.1 > 0);
        let id = ids[start];
        if !(id.any && begins(ANY_WORD) || begins(id.word) || begins(id.unaccented)) {
            return None;
        }
        let sentence = tokens[start].sentence;
        let mut best: Option<(usize, u32, usize)> = None;
        open.push((ROOT, start, None));
        while let Some((number, at, cut)) = open.pop() {
            let node = self.nodes[number as usize];
            let cut = node.cut.then_some(at).or(cut);
            if let Some(phrase) = node.phrase
                && best
                    .is_none_or(|(longest, rank, _)| longest < at || longest == at && phrase < rank)
                && !(ids[start].capital && lower(phrase))
            {
                best = Some((at, phrase, cut.unwrap_or(at)));
            }
            if at == tokens.len() || tokens[at].sentence != sentence {
                continue;
            }
            let id = ids[at];
            if id.any {
                self.step(number, ANY_WORD, at + 1, cut, open);
            }
            for word in [id.unaccented, id.word] {
                if word != UNKNOWN {
                    self.step(number, word, at + 1, cut, open);
                }
            }
        }
        best.map(|(_, phrase, end)| (end, phrase))
    }

    fn step(&self, node: u32, word: u32, at: usize, cut: Option<usize>, open: &mut Vec<State>) {
        if node == ROOT {
            let (first, last) = self.roots.get(word as usize).copied().unwrap_or_default();
            let edges = &self.edges[first as usize..last as usize];
            open.extend(edges.iter().map(|(_, next)| (*next, at, cut)));
            return;
        }
        let first = self.nodes[node as usize].edges as usize;
        let last = self
            .nodes
            .get(node as usize + 1)
            .map_or(self.edges.len(), |next| next.edges as usize);
        let edges = &self.edges[first..last];
        let from = edges.partition_point(|edge| edge.0 < word);
        let same = edges[from..].iter().take_while(|edge| edge.0 == word);
        open.extend(same.map(|(_, next)| (*next, at, cut)));
    }

    fn ids(
        &self,
        document: &Document,
        token: Token,
        words: &Words,
        index: usize,
        careless: bool,
    ) -> Ids {
        if token.kind == TokenKind::Number {
            return Ids {
                word: UNKNOWN,
                unaccented: UNKNOWN,
                any: true,
                capital: false,
            };
        }
        let capital = document.words(token.span).starts_with(char::is_uppercase);
        let (lower, plain) = (words.lower(index), words.plain(index));
        let word = self.vocabulary.get(lower).copied().unwrap_or(UNKNOWN);
        // Capitals often go without accents, and so do careless texts; in short words the
        // accent tells words apart ("a", "à").
        let russian = document.language == Language::Russian;
        let careless = russian || careless && plain.len() >= 4 && lower == plain || capital;
        let unaccented = if careless {
            self.unaccented.get(plain).copied().unwrap_or(UNKNOWN)
        } else {
            UNKNOWN
        };
        Ids {
            word,
            unaccented: if unaccented == word {
                UNKNOWN
            } else {
                unaccented
            },
            any: token.kind == TokenKind::Word,
            capital,
        }
    }
}

/// Whether a text is written without accents: fewer than one word in fifty bears one. In any
/// other text a word without accent is meant so ("incendie" is not "incendié").
fn unaccented(tokens: &[Token], words: &Words) -> bool {
    let accented = (0..tokens.len())
        .filter(|index| !words.is_plain(*index))
        .count();
    accented * 50 < tokens.len()
}
