//! Dependencies: a greedy arc-eager parser with a linear model.

use super::form::Form;
use super::morphology::{Morphology, Upos};
use super::tagger::{Tag, turns};
use super::transition::{Move, NONE, Side, State};
use super::weights::{Key, Scores, Weights, key};

/// What the parser has learned.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parser {
    /// Classes are those of [`Move::class`].
    pub weights: Weights,
    /// Names of the relations; a label is an index.
    pub labels: Vec<String>,
}

/// A word as the parser sees it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Node {
    word: u32,
    stem: u32,
    upos: u32,
    inflection: u32,
    cluster: u32,
    branch: u32,
}

impl Node {
    /// From what the tagger saw and said.
    pub fn new(form: &Form, tag: &Tag) -> Node {
        let upos = tag.upos as u32 + 1;
        let kept = Morphology::mask(&[
            "Case", "Mood", "Number", "PronType", "Tense", "VerbForm", "Voice",
        ]);
        Node {
            word: form.word,
            stem: form.prefixes[3],
            upos,
            inflection: super::weights::mix(upos, tag.morphology.only(kept)),
            cluster: turns(form, 12),
            branch: turns(form, 6),
        }
    }
}

const EDGE: Node = Node {
    word: 0xFFFF_FFF1,
    stem: 0xFFFF_FFF1,
    upos: 0xFFFF_FFF1,
    inflection: 0xFFFF_FFF1,
    cluster: 0xFFFF_FFF1,
    branch: 0xFFFF_FFF1,
};

const ROOT: Node = Node {
    word: 0xFFFF_FFF2,
    stem: 0xFFFF_FFF2,
    upos: 0xFFFF_FFF2,
    inflection: 0xFFFF_FFF2,
    cluster: 0xFFFF_FFF2,
    branch: 0xFFFF_FFF2,
};

fn node(nodes: &[Node], word: u32) -> Node {
    match nodes.get(word as usize) {
        Some(node) => *node,
        None if word as usize == nodes.len() => ROOT,
        None => EDGE,
    }
}

/// What stands between the top of the stack and the next word, as far as it tells them apart.
fn between(nodes: &[Node], from: u32, to: u32) -> u32 {
    let words = nodes
        .get(from as usize + 1..to as usize)
        .unwrap_or_default();
    // Far words change nothing any more, and the cost must not grow with the distance.
    let seen = words.iter().take(24).fold(0, |seen, node| {
        let bit = match Upos::ALL.get(node.upos.wrapping_sub(1) as usize) {
            Some(Upos::Verb) => 1,
            Some(Upos::Punct) => 2,
            Some(Upos::Cconj) => 4,
            Some(Upos::Sconj) => 8,
            Some(Upos::Adp) => 16,
            Some(Upos::Pron) => 32,
            Some(Upos::Noun | Upos::Propn) => 64,
            _ => 0,
        };
        seen | bit
    });
    seen + 1
}

/// The features of a state that tell the next move.
pub fn features(state: &State, nodes: &[Node], keys: &mut Vec<Key>) {
    keys.clear();
    let label = |word: u32| {
        state
            .labels
            .get(word as usize)
            .map_or(99, |l| u32::from(*l))
    };
    let head = |word: u32| state.heads.get(word as usize).copied().unwrap_or(NONE);
    let top = state.top().unwrap_or(NONE);
    let second = match state.stack.len().checked_sub(2) {
        Some(at) => state.stack[at],
        None => NONE,
    };
    let next = state.next;
    let none = Side {
        outer: NONE,
        inner: NONE,
        count: 9,
        labels: 0,
    };
    let side = |sides: &[Side], word: u32| sides.get(word as usize).copied().unwrap_or(none);
    let (top_left, top_right) = (side(&state.left, top), side(&state.right, top));
    let next_left = side(&state.left, next);
    let (s0, s1) = (node(nodes, top), node(nodes, second));
    let (n0, n1, n2) = (
        node(nodes, next),
        node(nodes, next.saturating_add(1)),
        node(nodes, next.saturating_add(2)),
    );
    let before = node(nodes, next.wrapping_sub(1));
    let (top_head, top_grand) = (head(top), head(head(top)));
    let (h, g) = (node(nodes, top_head), node(nodes, top_grand));
    let (l, l2) = (node(nodes, top_left.outer), node(nodes, top_left.inner));
    let (r, r2) = (node(nodes, top_right.outer), node(nodes, top_right.inner));
    let (k, k2) = (node(nodes, next_left.outer), node(nodes, next_left.inner));
    let own = if top_head == NONE { 98 } else { label(top) };
    let gap = next.wrapping_sub(top);
    let distance = match gap {
        0..=4 => gap,
        5..=6 => 5,
        7..=10 => 6,
        11..=20 => 7,
        _ => 8,
    };
    let valency = |side: Side| side.count.min(4);
    let space = if top == NONE {
        0
    } else {
        between(nodes, top, next)
    };
    let mut template = 200;
    let mut add = |values: &[u32]| {
        keys.push(key(template, values));
        template += 1;
    };
    add(&[]);
    // One word.
    add(&[s0.word, s0.upos]);
    add(&[s0.upos, own]);
    add(&[s0.word, own]);
    add(&[s0.inflection, own]);
    add(&[n0.word, n0.upos]);
    add(&[n0.upos]);
    add(&[n0.inflection]);
    add(&[n1.word]);
    add(&[n1.inflection]);
    add(&[n2.word]);
    add(&[n2.inflection]);
    add(&[s1.word, s1.upos]);
    add(&[s1.inflection]);
    // Two words.
    add(&[s0.word, n0.word]);
    add(&[s0.word, n0.inflection]);
    add(&[s0.inflection, n0.word]);
    add(&[s0.upos, n0.upos, distance]);
    add(&[s0.inflection, n0.inflection]);
    add(&[s0.inflection, n0.inflection, own]);
    add(&[s0.stem, s0.upos, n0.upos]);
    add(&[s0.upos, n0.stem, n0.upos]);
    add(&[s0.stem, n0.stem]);
    add(&[n0.inflection, n1.inflection]);
    add(&[n0.word, n1.word]);
    add(&[n0.word, n1.upos]);
    add(&[n0.upos, n1.word]);
    add(&[s1.upos, s0.upos]);
    add(&[s1.inflection, n0.inflection]);
    add(&[s1.word, n0.word]);
    add(&[before.upos, n0.upos, s0.upos]);
    // Three words.
    add(&[s0.upos, n0.upos, n1.upos]);
    add(&[s0.inflection, n0.inflection, n1.inflection]);
    add(&[s0.word, n0.upos, n1.upos]);
    add(&[s0.upos, n0.word, n1.upos]);
    add(&[s0.upos, n0.upos, n1.word]);
    add(&[n0.upos, n1.upos, n2.upos]);
    add(&[s0.upos, n0.upos, n1.upos, n2.upos]);
    add(&[s1.upos, s0.upos, n0.upos]);
    add(&[s1.upos, s0.upos, n0.upos, n1.upos]);
    add(&[s1.inflection, s0.inflection, n0.inflection]);
    add(&[s1.word, s0.upos, n0.upos]);
    // The tree so far.
    add(&[h.word, own, n0.upos]);
    add(&[h.inflection, s0.upos, n0.inflection]);
    add(&[h.upos, s0.upos, n0.upos, own]);
    add(&[h.word, s0.word, n0.upos]);
    add(&[h.word, n0.word]);
    add(&[h.word, n0.inflection]);
    add(&[g.upos, h.upos, s0.upos, n0.upos]);
    add(&[g.word, n0.upos]);
    add(&[l.word, label(top_left.outer)]);
    add(&[l.upos, s0.inflection, n0.inflection]);
    add(&[r.word, label(top_right.outer), n0.upos]);
    add(&[r.upos, s0.upos, n0.upos, label(top_right.outer)]);
    add(&[r.inflection, s0.word, n0.inflection]);
    add(&[r.word, s0.upos, n0.upos]);
    add(&[r.upos, r2.upos, s0.upos, n0.upos]);
    add(&[
        label(top_right.outer),
        label(top_right.inner),
        s0.upos,
        n0.upos,
    ]);
    add(&[l.upos, l2.upos, s0.upos, n0.upos]);
    add(&[k.word, label(next_left.outer), n0.upos]);
    add(&[k.upos, s0.upos, n0.upos]);
    add(&[k.word, s0.upos, n0.upos]);
    add(&[k.word, s0.word, n0.upos]);
    add(&[k.word, s0.upos, n0.word]);
    add(&[k.word, h.upos, s0.upos, n0.upos]);
    add(&[k.upos, k2.upos, s0.upos, n0.upos]);
    add(&[k2.word, label(next_left.inner), n0.upos]);
    // How many dependents there are, and which.
    add(&[s0.word, valency(top_right)]);
    add(&[s0.inflection, valency(top_right), n0.upos]);
    add(&[s0.inflection, valency(top_left), n0.upos]);
    add(&[n0.inflection, valency(next_left), s0.upos]);
    add(&[n0.word, valency(next_left)]);
    add(&[s0.inflection, top_right.labels, n0.upos]);
    add(&[s0.word, top_right.labels]);
    add(&[s0.inflection, top_left.labels, n0.inflection]);
    add(&[n0.inflection, next_left.labels, s0.upos]);
    add(&[n0.word, next_left.labels]);
    // How far, and across what.
    add(&[s0.word, distance]);
    add(&[n0.word, distance, s0.upos]);
    add(&[s0.inflection, n0.inflection, distance]);
    add(&[s0.upos, n0.upos, space]);
    add(&[s0.inflection, n0.inflection, space]);
    add(&[s0.word, n0.upos, space]);
    // Words that behave alike.
    add(&[s0.cluster, n0.upos]);
    add(&[s0.upos, n0.cluster]);
    add(&[s0.cluster, n0.cluster]);
    add(&[s0.branch, n0.branch, s0.upos, n0.upos]);
    add(&[s0.cluster, n0.inflection, own]);
    add(&[h.cluster, n0.upos, k.word]);
    add(&[s0.cluster, n0.upos, k.word]);
    add(&[n0.cluster, n1.upos]);
}

impl Parser {
    /// The label of the root's arc; none of the labels if it is unknown.
    pub fn root(&self) -> u8 {
        let root = self.labels.iter().position(|label| label == "root");
        root.unwrap_or(usize::from(u8::MAX)) as u8
    }

    /// The head and label of each word; the head of the root is the number of words.
    pub fn parse(&self, nodes: &[Node]) -> Vec<(u32, u8)> {
        let mut state = State::new(nodes.len());
        let mut keys = Vec::with_capacity(128);
        let root = self.root();
        while !state.is_final() {
            let step = if state.next as usize == nodes.len() {
                // Nothing is left to choose.
                let headless = state
                    .top()
                    .is_some_and(|top| state.heads[top as usize] == NONE);
                if headless {
                    Move::Left(root)
                } else {
                    Move::Reduce
                }
            } else {
                features(&state, nodes, &mut keys);
                let mut scores: Scores = [0; 256];
                self.weights.score(&keys, &mut scores);
                best_move(&scores, &state, self.labels.len(), root)
            };
            state.apply(step);
        }
        single_root(&mut state, nodes, root, self.label("parataxis"));
        state.heads.into_iter().zip(state.labels).collect()
    }

    fn label(&self, name: &str) -> u8 {
        self.labels
            .iter()
            .position(|label| label == name)
            .unwrap_or(0) as u8
    }
}

/// The allowed move with the highest score; the first of equals. Shifting is always allowed
/// while words are left.
pub fn best_move(scores: &Scores, state: &State, labels: usize, root: u8) -> Move {
    let classes = (2 + 2 * labels).min(256);
    let mut best = (i32::MIN, Move::Shift);
    let allowed = [
        state.allows(Move::Shift, root),
        state.allows(Move::Reduce, root),
        state.allows(Move::Left(u8::MAX - 1), root),
        state.allows(Move::Right(u8::MAX - 1), root),
    ];
    for (class, score) in scores[..classes].iter().enumerate() {
        if *score <= best.0 {
            continue;
        }
        let step = Move::of(class, labels);
        let fits = match step {
            Move::Shift => allowed[0],
            Move::Reduce => allowed[1],
            Move::Left(label) => label != root && allowed[2],
            Move::Right(label) => label != root && allowed[3],
        };
        if fits {
            best = (*score, step);
        }
    }
    best.1
}

/// Of several roots the first verb stays, else the first; the others depend on it.
fn single_root(state: &mut State, nodes: &[Node], root: u8, other: u8) {
    let words = nodes.len();
    let roots: Vec<usize> = (0..words)
        .filter(|word| state.heads[*word] as usize >= words)
        .collect();
    let verb = |word: &&usize| nodes[**word].upos == Upos::Verb as u32 + 1;
    let Some(&kept) = roots.iter().find(verb).or(roots.first()) else {
        return;
    };
    for word in roots {
        if word == kept {
            state.heads[word] = words as u32;
            state.labels[word] = root;
        } else {
            state.heads[word] = kept as u32;
            state.labels[word] = other;
        }
    }
}
