//! Training of the parser with a dynamic oracle: after a mistake it learns what is best from
//! there, because it will make mistakes in use too.

use super::perceptron::{self, Perceptron, Random, least_changes};
use crate::treebank::Sentence;
use laocoon_mark::syntax::parser::{Node, best_move, features};
use laocoon_mark::syntax::transition::{Move, NONE, State};
use laocoon_mark::syntax::weights::{Row, Scores};

/// Times that the examples are gone through.
const EPOCHS: usize = 6;

/// By how much the right move must score higher than any wrong one to be left alone: what
/// half an update changes.
const MARGIN: i32 = 100;

/// How many perceptrons are added.
const COUNT: u64 = 1;

/// Most features that are kept: what a language may take on disk allows no more.
const MOST: usize = 420_000;

/// Relations must have been seen this often to be learned.
const LEAST: usize = 3;

/// A sentence to learn from.
#[derive(Clone, Debug)]
pub struct Example {
    /// Its words with the tags that the tagger gives, not the right ones.
    pub nodes: Vec<Node>,
    /// Right heads; the number of words for the root.
    pub heads: Vec<u32>,
    /// Right labels.
    pub labels: Vec<u8>,
}

/// The relations of a treebank, in order of their names.
pub fn labels(sentences: &[&Sentence]) -> Vec<String> {
    let mut names: Vec<&str> = Vec::new();
    for sentence in sentences {
        names.extend(
            sentence
                .units
                .iter()
                .map(|unit| relation(sentence, unit.main)),
        );
    }
    names.sort_unstable();
    let groups = names.chunk_by(|a, b| a == b);
    let frequent = groups.filter(|group| group.len() >= LEAST);
    frequent
        .map(|group| group[0].to_owned())
        .take(126)
        .collect()
}

/// The relation of a word.
fn relation(sentence: &Sentence, word: usize) -> &str {
    &sentence.words[word].relation
}

/// The right tree of a sentence.
pub fn example(sentence: &Sentence, nodes: Vec<Node>, labels: &[String]) -> Example {
    let find = |name: &str| labels.iter().position(|label| label == name);
    let label = |word: usize| {
        let name = relation(sentence, word);
        let plain = name.split(':').next().unwrap_or(name);
        find(name).or_else(|| find(plain)).unwrap_or(0) as u8
    };
    Example {
        nodes,
        heads: sentence
            .heads()
            .into_iter()
            .map(|head| head as u32)
            .collect(),
        labels: sentence.units.iter().map(|unit| label(unit.main)).collect(),
    }
}

/// Right arcs that a move makes impossible: with the right label, and with any other.
#[derive(Clone, Copy, Debug)]
struct Cost {
    right: u32,
    other: u32,
}

/// What each kind of move costs, in the order shift, reduce, left, right; `None` for a move
/// that cannot be made.
fn costs(state: &State, example: &Example, root: u8) -> [Option<Cost>; 4] {
    let next = state.next;
    let heads = &example.heads;
    let top = state.top().unwrap_or(NONE);
    let gold = |word: u32| heads.get(word as usize).copied().unwrap_or(NONE);
    let to_come = |head: u32| {
        let from = (next as usize).min(heads.len());
        heads[from..].iter().filter(|other| **other == head).count() as u32
    };
    let on_stack = |word: u32| state.stack.contains(&word);
    // Words of the stack that wait for `next` as their head.
    let words = state.stack.iter();
    let waiting = words
        .filter(|word| gold(**word) == next && state.heads[**word as usize] == NONE)
        .count() as u32;
    let plain = |cost| Cost {
        right: cost,
        other: cost,
    };
    let labelled = |cost| Cost {
        right: cost,
        other: cost + 1,
    };
    let (top_head, next_head) = (gold(top), gold(next));
    let left = match top_head == next {
        true => labelled(to_come(top)),
        false => plain(to_come(top) + u32::from(top_head > next && top_head != NONE)),
    };
    let right = match next_head == top {
        true => labelled(waiting),
        // Where the right arc is lost, its label does not matter any more.
        false => plain(waiting + u32::from(on_stack(next_head) || next_head > next)),
    };
    let allowed = |step, cost| state.allows(step, root).then_some(cost);
    [
        allowed(Move::Shift, plain(waiting + u32::from(on_stack(next_head)))),
        allowed(Move::Reduce, plain(to_come(top))),
        allowed(Move::Left(u8::MAX - 1), left),
        allowed(Move::Right(u8::MAX - 1), right),
    ]
}

/// The move of least cost with the highest score, and the highest of the others.
fn rivals(
    state: &State,
    example: &Example,
    scores: &Scores,
    labels: usize,
    root: u8,
) -> (Option<Move>, Option<Move>) {
    let costs = costs(state, example, root);
    let gold = |word: u32| example.labels.get(word as usize).copied();
    let (top_label, next_label) = (gold(state.top().unwrap_or(NONE)), gold(state.next));
    let least = costs.iter().flatten().map(|cost| cost.right).min();
    let (mut right, mut wrong) = ((i32::MIN, None), (i32::MIN, None));
    for (class, score) in scores[..(2 + 2 * labels).min(256)].iter().enumerate() {
        let step = Move::of(class, labels);
        let (kind, label) = match step {
            Move::Shift => (0, true),
            Move::Reduce => (1, true),
            Move::Left(label) => (2, Some(label) == top_label),
            Move::Right(label) => (3, Some(label) == next_label),
        };
        let Some(cost) = costs[kind] else { continue };
        if matches!(step, Move::Left(label) | Move::Right(label) if label == root) {
            continue;
        }
        let cost = if label { cost.right } else { cost.other };
        let side = if Some(cost) == least {
            &mut right
        } else {
            &mut wrong
        };
        if *score > side.0 {
            *side = (*score, Some(step));
        }
    }
    (right.1, wrong.1)
}

/// Trains on some sentences: several perceptrons, each with its own order of the sentences,
/// whose sum errs less than any of them.
pub fn train(examples: &[Example], labels: &[String], seed: u64) -> Vec<Row> {
    let learned = perceptron::together(COUNT, seed, |seed| learn(examples, labels, seed));
    perceptron::average(&learned, least_changes(examples.len(), 3), MOST)
}

fn learn(examples: &[Example], labels: &[String], seed: u64) -> Perceptron {
    let mut perceptron = Perceptron::default();
    let mut random = Random(seed);
    let root = labels
        .iter()
        .position(|label| label == "root")
        .unwrap_or(255) as u8;
    let count = labels.len();
    let mut keys = Vec::new();
    for epoch in 0..EPOCHS {
        for index in random.order(examples.len()) {
            let example = &examples[index];
            let words = example.nodes.len();
            let mut state = State::new(words);
            while (state.next as usize) < words {
                features(&state, &example.nodes, &mut keys);
                let mut scores = [0; 256];
                perceptron.score(&keys, &mut scores);
                let mut taken = best_move(&scores, &state, count, root);
                perceptron.tick();
                if let (Some(right), Some(wrong)) = rivals(&state, example, &scores, count, root) {
                    let lead = scores[right.class(count)] - scores[wrong.class(count)];
                    if lead < MARGIN {
                        perceptron.update(&keys, right.class(count), wrong.class(count));
                    }
                    if lead <= 0 && (epoch == 0 || random.below(10) == 0) {
                        taken = right;
                    }
                }
                state.apply(taken);
            }
        }
    }
    perceptron
}
