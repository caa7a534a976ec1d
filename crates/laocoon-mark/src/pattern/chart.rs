mod token;

use super::builtin;
use super::code::code_around;
use super::grammar::{ClassId, Grammar, Output, Step, Use};
use super::select::select;
use super::trie::Trie;
use super::value::{Arg, Args, Role, Value};
use crate::quantity::Reader;
use crate::token::Words;
use crate::{Sentence, Token, TokenKind};
use laocoon_text::Document;

/// A stretch of tokens that a pattern or a lexicon explains.
#[derive(Clone, Copy, Debug)]
struct Edge {
    class: ClassId,
    rank: i8,
    /// How much of it is explained: words and patterns within.
    depth: u16,
    /// Its tokens that only bound or modify.
    beside: u16,
    /// One past its last token.
    end: u32,
    /// Index of its value.
    value: u32,
}

/// A stretch that may become a mark.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Candidate {
    pub output: Output,
    pub value: Value,
    /// First token, and one past the last.
    pub tokens: (u32, u32),
    /// The construction that made it.
    pub rule: &'static str,
    pub(super) rank: i8,
    pub(super) depth: u16,
    /// Tokens of the mark that only bound or modify.
    pub(super) beside: u16,
    /// Tokens outside the mark that speak for it.
    pub(super) context: u16,
}

/// Most edges that may start at one token: enough for any real text, and a bound.
const MOST_EDGES: usize = 48;
/// Most tokens that one edge may cover.
const MOST_TOKENS: usize = 40;

/// A text with its tokens, as the chart and the number reader see it.
pub(crate) struct Text<'a> {
    pub document: &'a Document,
    pub tokens: &'a [Token],
    pub words: &'a Words,
    pub grammar: &'a Grammar,
}

impl Text<'_> {
    /// Whether nothing stands between a token and the one before.
    pub fn is_glued(&self, at: usize) -> bool {
        at > 0 && self.tokens[at - 1].span.end == self.tokens[at].span.start
    }
}

/// The edges of one sentence, found from its last token to its first: whatever starts
/// later is complete before it is needed, so one pass is enough.
pub(super) struct Chart<'a> {
    text: &'a Text<'a>,
    sentence: (usize, usize),
    edges: Vec<Edge>,
    /// Of the edges, which are many and looked through often, apart.
    values: Vec<Value>,
    /// Of the pattern now being completed.
    args: Vec<Arg>,
    /// For each token of the sentence, its edges.
    starts: Vec<(u32, u32)>,
    /// The token now being read, and its first edge.
    open: (usize, usize),
    /// Whether the sentence is the first of its block.
    opens_block: bool,
    /// Whether it is its block's only one.
    fills_block: bool,
    flags: Vec<u8>,
    candidates: Vec<Candidate>,
}

const CONTENT: u8 = 1;
const PLURAL: u8 = 2;
const CAPITAL: u8 = 4;
const FLAGS: [(u8, ClassId); 3] = [
    (CONTENT, builtin::CONTENT),
    (PLURAL, builtin::PLURAL),
    (CAPITAL, builtin::CAPITAL),
];

/// What the patterns find in a text: no two overlap, in order.
pub(crate) fn find(text: &Text<'_>, sentences: &[Sentence]) -> Vec<Candidate> {
    let mut found = Vec::new();
    let mut chart = Chart {
        text,
        sentence: (0, 0),
        edges: Vec::new(),
        values: Vec::new(),
        args: Vec::new(),
        starts: Vec::new(),
        open: (0, 0),
        opens_block: true,
        fills_block: false,
        flags: Vec::new(),
        candidates: Vec::new(),
    };
    let mut block = None;
    for (nth, sentence) in sentences.iter().enumerate() {
        chart.opens_block = block != Some(sentence.block);
        block = Some(sentence.block);
        let next = sentences.get(nth + 1).map(|next| next.block);
        chart.fills_block = chart.opens_block && next != block;
        chart.parse(sentence);
        let from = found.len();
        select(&mut chart.candidates, sentence.tokens, &mut found);
        // The stop of an abbreviation that ends the sentence is the sentence's.
        if let Some(last) = found[from..].last_mut()
            && last.tokens.1 == sentence.tokens.1
            && last.tokens.1 - last.tokens.0 > 1
            && text.words.lower(last.tokens.1 as usize - 1) == "."
            && text.words.lower(last.tokens.1 as usize - 2).chars().count() > 1
        {
            last.tokens.1 -= 1;
        }
    }
    found
}

impl Chart<'_> {
    fn parse(&mut self, sentence: &Sentence) {
        let (first, end) = (sentence.tokens.0 as usize, sentence.tokens.1 as usize);
        self.sentence = (first, end);
        self.edges.clear();
        self.values.clear();
        self.candidates.clear();
        self.starts.clear();
        self.starts.resize(end - first, (0, 0));
        self.flags.clear();
        self.flags.resize(end - first, 0);
        for at in (first..end).rev() {
            let from = self.edges.len();
            self.open = (at, from);
            self.read_token(at);
            self.grow_from_flags(at);
            let mut next = from;
            while next < self.edges.len() {
                self.grow(at, next);
                next += 1;
            }
            self.starts[at - first] = (from as u32, self.edges.len() as u32);
        }
    }

    /// Adds an edge, unless the same class already covers the same words as well.
    fn push(&mut self, at: usize, class: ClassId, end: usize, value: Value, rank: i8, depth: u16) {
        let edge = Edge {
            class,
            rank,
            depth,
            beside: 0,
            end: end as u32,
            value: 0,
        };
        self.push_edge(at, edge, value);
    }

    fn push_edge(&mut self, at: usize, edge: Edge, value: Value) {
        debug_assert_eq!(at, self.open.0);
        let here = &mut self.edges[self.open.1..];
        let count = here.len();
        let same = here
            .iter_mut()
            .find(|old| old.class == edge.class && old.end == edge.end);
        match same {
            Some(old) if (old.rank, old.depth) >= (edge.rank, edge.depth) => {}
            Some(old) => {
                let slot = old.value;
                *old = Edge {
                    value: slot,
                    ..edge
                };
                self.values[slot as usize] = value;
            }
            None if count >= MOST_EDGES => {}
            None => {
                let slot = self.values.len() as u32;
                self.edges.push(Edge {
                    value: slot,
                    ..edge
                });
                self.values.push(value);
            }
        }
    }

    /// Follows every pattern that begins with a word that no lexicon holds.
    fn grow_from_flags(&mut self, at: usize) {
        for (flag, class) in FLAGS {
            // A capital says nothing at the start of a sentence.
            let opens = flag == CAPITAL && at == self.sentence.0;
            if opens || self.flags[at - self.sentence.0] & flag == 0 {
                continue;
            }
            let step = Step {
                class,
                glued: false,
            };
            if let Some(node) = self
                .text
                .grammar
                .sequences
                .step(Trie::<Step, Use>::ROOT, step)
            {
                let mut path = [(0u32, 0u32); 16];
                path[0] = (u32::MAX, at as u32 + 1);
                self.follow(at, node, &mut path, 1);
            }
        }
    }

    /// Follows every pattern that begins with this edge.
    fn grow(&mut self, at: usize, edge: usize) {
        let step = Step {
            class: self.edges[edge].class,
            glued: false,
        };
        let sequences = &self.text.grammar.sequences;
        if let Some(node) = sequences.step(Trie::<Step, Use>::ROOT, step) {
            let mut path = [(0u32, 0u32); 16];
            path[0] = (edge as u32, self.edges[edge].end);
            self.follow(at, node, &mut path, 1);
        }
    }

    fn follow(&mut self, start: usize, node: u32, path: &mut [(u32, u32); 16], length: usize) {
        let at = path[length - 1].1 as usize;
        let sequences = &self.text.grammar.sequences;
        for end in sequences.ends(node) {
            self.complete(start, end, &path[..length]);
        }
        if sequences.is_last(node) {
            return;
        }
        for class in [builtin::END, builtin::ALONE] {
            let step = Step {
                class,
                glued: false,
            };
            if length < path.len()
                && let Some(next) = self.text.grammar.sequences.step(node, step)
                && self.ends_at(at)
                && (class == builtin::END || self.is_alone(start, at))
            {
                path[length] = (u32::MAX, at as u32);
                self.follow(start, next, path, length + 1);
            }
        }
        if at >= self.sentence.1 || at - start > MOST_TOKENS || length == path.len() {
            return;
        }
        let glued = self.text.tokens[at - 1].span.end == self.text.tokens[at].span.start;
        let (from, to) = self.starts[at - self.sentence.0];
        for edge in from..to {
            let class = self.edges[edge as usize].class;
            path[length] = (edge, self.edges[edge as usize].end);
            self.try_step(start, node, class, glued, path, length);
        }
        let flags = self.flags[at - self.sentence.0];
        for (flag, class) in FLAGS {
            if flags & flag != 0 {
                path[length] = (u32::MAX, at as u32 + 1);
                self.try_step(start, node, class, glued, path, length);
            }
        }
    }

    /// Whether a sign that ends a phrase stands at a token, or nothing of the sentence is left.
    fn ends_at(&self, at: usize) -> bool {
        if at >= self.sentence.1 {
            return true;
        }
        // The comma of "le 12,5" ends nothing.
        let decimal = || {
            at + 1 < self.sentence.1
                && matches!(self.text.words.lower(at), "," | ".")
                && self.text.tokens[at + 1].kind == TokenKind::Number
                && self.text.is_glued(at + 1)
        };
        self.text.tokens[at].kind == TokenKind::Sign
            && matches!(
                self.text.words.lower(at),
                "." | "!" | "?" | "," | ";" | ":" | ")"
            )
            && !decimal()
    }

    /// Whether the words from `start` on fill a block, but for a full stop.
    fn is_alone(&self, start: usize, at: usize) -> bool {
        let over =
            at >= self.sentence.1 || at + 1 == self.sentence.1 && self.text.words.lower(at) == ".";
        start == self.sentence.0 && self.fills_block && over
    }

    fn try_step(
        &mut self,
        start: usize,
        node: u32,
        class: ClassId,
        glued: bool,
        path: &mut [(u32, u32); 16],
        length: usize,
    ) {
        for with_glue in [false, true] {
            if with_glue && !glued {
                continue;
            }
            let step = Step {
                class,
                glued: with_glue,
            };
            if let Some(next) = self.text.grammar.sequences.step(node, step) {
                self.follow(start, next, path, length + 1);
            }
        }
    }

    /// Makes the meaning of a complete pattern.
    fn complete(&mut self, start: usize, end: &Use, path: &[(u32, u32)]) {
        let rule = &self.text.grammar.rules[end.rule as usize];
        let mut args = std::mem::take(&mut self.args);
        args.clear();
        let mut depth = 1;
        let mut beside = 0;
        let mut at = start as u32;
        for (nth, (edge, stop)) in path.iter().enumerate() {
            let edge = self.edges.get(*edge as usize);
            args.push(Arg {
                role: end.roles[nth],
                value: edge.map_or(Value::Word, |edge| self.values[edge.value as usize]),
                tokens: (at, *stop),
            });
            depth += edge.map_or(1, |edge| edge.depth);
            beside += match end.roles[nth] {
                Role::Bound | Role::Modifier => (*stop - at) as u16,
                _ => edge.map_or(0, |edge| edge.beside),
            };
            at = *stop;
        }
        let value = (rule.construct)(&Args {
            list: &args,
            with: &rule.with,
            codes: &self.text.grammar.codes,
        });
        let mark = (
            args[end.mark.0 as usize].tokens.0,
            args[end.mark.1 as usize - 1].tokens.1,
        );
        self.args = args;
        let Some(value) = value else { return };
        let class = rule.to;
        let whole = (start as u32, at);
        // What needs words before it cannot be part of something larger: its own first
        // token was read before those words.
        if mark.0 == start as u32 {
            let edge = Edge {
                class,
                rank: rule.rank,
                depth,
                beside,
                end: mark.1,
                value: 0,
            };
            self.push_edge(start, edge, value);
        }
        if let Some(output) = self.text.grammar.output(class) {
            let code = match output {
                Output::Time => code_around(self.text, self.sentence, mark),
                _ => None,
            };
            let context = (whole.1 - whole.0 - (mark.1 - mark.0)) as u16;
            // Candidates begin where they were read, or after.
            let (output, mark, rank) = match code {
                Some((_, end)) => (Output::Nothing, (mark.0, end), i8::MIN),
                None => (output, mark, rule.rank),
            };
            self.candidates.push(Candidate {
                output,
                value,
                tokens: mark,
                rule: rule.name,
                rank,
                depth,
                beside,
                context,
            });
        }
    }
}

impl Reader for Chart<'_> {
    fn text(&self) -> &Text<'_> {
        self.text
    }

    fn sentence(&self) -> (usize, usize) {
        self.sentence
    }

    fn word_of(&self, at: usize, class: ClassId) -> Option<(Value, usize)> {
        if at >= self.sentence.1 {
            return None;
        }
        let (from, to) = match self.starts[at - self.sentence.0] {
            _ if at == self.open.0 => (self.open.1, self.edges.len()),
            (from, to) => (from as usize, to as usize),
        };
        self.edges[from..to]
            .iter()
            .filter(|edge| edge.class == class)
            .max_by_key(|edge| edge.end)
            .map(|edge| (self.values[edge.value as usize], edge.end as usize))
    }
}
