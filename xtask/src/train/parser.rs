//! Training of the parser with a dynamic oracle: after a mistake it learns what is best from
//! there, because it will make mistakes in use too.

use super::perceptron::{Perceptron, Random, least_changes};
use crate::treebank::Sentence;
use laocoon_mark::syntax::parser::{Node, best_move, features};
use laocoon_mark::syntax::transition::{Move, NONE, State};
use laocoon_mark::syntax::weights::Row;

/// Times that the examples are gone through.
const EPOCHS: usize = 10;

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

/// Right arcs that a move makes impossible, the label's mistake included.
fn cost(state: &State, step: Move, example: &Example) -> u32 {
    let next = state.next;
    let heads = &example.heads;
    let gold = |word: u32| heads.get(word as usize).copied().unwrap_or(NONE);
    // Words of the stack that wait for `next` as their head.
    let waiting = || {
        let words = state.stack.iter();
        words
            .filter(|word| gold(**word) == next && state.heads[**word as usize] == NONE)
            .count() as u32
    };
    let to_come = |head: u32| {
        let from = (next as usize).min(heads.len());
        heads[from..].iter().filter(|other| **other == head).count() as u32
    };
    let on_stack = |word: u32| state.stack.contains(&word);
    let top = state.top().unwrap_or(NONE);
    match step {
        Move::Shift => waiting() + u32::from(on_stack(gold(next))),
        Move::Reduce => to_come(top),
        Move::Left(label) => {
            let head = gold(top);
            if head == next {
                to_come(top) + u32::from(example.labels[top as usize] != label)
            } else {
                to_come(top) + u32::from(head > next && head != NONE)
            }
        }
        Move::Right(label) => {
            let head = gold(next);
            if head == top {
                waiting() + u32::from(example.labels[next as usize] != label)
            } else {
                waiting() + u32::from(on_stack(head) || head > next)
            }
        }
    }
}

/// The moves of least cost: all labels of an arc that is wrong anyway count as one.
fn best_moves(state: &State, example: &Example, root: u8) -> (u32, [Option<Move>; 4]) {
    let top = state.top().unwrap_or(NONE);
    let next_label = example.labels.get(state.next as usize).copied();
    let top_label = example.labels.get(top as usize).copied();
    // Where the right arc is lost, a wrong one with the right label does no more harm.
    let candidates = [
        Some(Move::Shift),
        Some(Move::Reduce),
        top_label.map(Move::Left),
        next_label.map(Move::Right),
    ];
    let mut least = u32::MAX;
    let mut moves = [None; 4];
    for (at, step) in candidates.into_iter().enumerate() {
        let Some(step) = step.filter(|step| state.allows(*step, root)) else {
            continue;
        };
        let cost = cost(state, step, example);
        if cost < least {
            least = cost;
            moves = [None; 4];
        }
        if cost == least {
            moves[at] = Some(step);
        }
    }
    (least, moves)
}

/// Trains on some sentences.
pub fn train(examples: &[Example], labels: &[String], seed: u64) -> Vec<Row> {
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
                let guess = best_move(&scores, &state, count, root);
                let (least, moves) = best_moves(&state, example, root);
                perceptron.tick();
                let mut taken = guess;
                // Nothing right is left to lose here: any allowed move of that cost will do.
                if cost(&state, guess, example) > least {
                    let right = moves
                        .into_iter()
                        .flatten()
                        .max_by_key(|step| scores[step.class(count)]);
                    if let Some(right) = right {
                        perceptron.update(&keys, right.class(count), guess.class(count));
                        if epoch == 0 || random.below(10) == 0 {
                            taken = right;
                        }
                    }
                }
                state.apply(taken);
            }
        }
    }
    perceptron.average(least_changes(examples.len(), 3))
}
