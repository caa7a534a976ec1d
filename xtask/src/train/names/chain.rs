//! A linear chain in the making: its weights are those that make the due labels most likely
//! (conditional random field), found by small steps that get smaller for weights that moved much.

use super::Example;
use crate::train::perceptron::Random;
use laocoon_mark::name::model::LABELS;
use laocoon_mark::name::tagger::{FEATURES, may_follow};

/// Times that the examples are gone through.
const EPOCHS: usize = 8;
/// Of these epochs, the last ones whose weights are averaged.
const AVERAGED: usize = 6;
/// The first step of a weight.
const RATE: f64 = 0.08;
/// Every so many features are not shown, so that no weight leans on another.
const HIDDEN: usize = 8;
/// Labels in use; the last of [`LABELS`] is free.
const USED: usize = LABELS - 1;

/// A number for each label.
type Labels = [f64; USED];

/// Weights learned.
#[derive(Debug)]
pub struct Chain {
    /// [`LABELS`] weights to a row.
    pub rows: Vec<f64>,
    /// What one label after another is worth, [`LABELS`] to a row.
    pub steps: Vec<f64>,
}

/// Weights, and the squares of how they moved.
struct Moving {
    weights: Vec<f64>,
    squares: Vec<f64>,
    sum: Vec<f64>,
}

impl Moving {
    fn new(count: usize) -> Self {
        Self {
            weights: vec![0.0; count],
            squares: vec![1e-2; count],
            sum: vec![0.0; count],
        }
    }

    fn change(&mut self, at: usize, slope: f64) {
        self.squares[at] += slope * slope;
        self.weights[at] += RATE * slope / self.squares[at].sqrt();
    }

    fn remember(&mut self) {
        for (sum, weight) in self.sum.iter_mut().zip(&self.weights) {
            *sum += weight / AVERAGED as f64;
        }
    }
}

/// Learns from examples; features are cut to `mask`.
pub fn learn(examples: &[Example], mask: usize, seed: u64) -> Chain {
    let mut rows = Moving::new((mask + 1) * LABELS);
    let mut steps = Moving::new(LABELS * LABELS);
    let mut random = Random(seed);
    for epoch in 0..EPOCHS {
        for index in random.order(examples.len()) {
            let example = &examples[index];
            let shown: Vec<Vec<usize>> = example
                .window
                .features
                .chunks_exact(FEATURES)
                .map(|features| {
                    let shown = features.iter().filter(|_| random.below(HIDDEN) > 0);
                    shown
                        .map(|feature| (*feature as usize & mask) * LABELS)
                        .collect()
                })
                .collect();
            follow(&shown, &example.labels, &mut rows, &mut steps);
        }
        if epoch + AVERAGED >= EPOCHS {
            rows.remember();
            steps.remember();
        }
    }
    Chain {
        rows: rows.sum,
        steps: steps.sum,
    }
}

/// One step towards the due labels of a stretch.
fn follow(shown: &[Vec<usize>], due: &[u8], rows: &mut Moving, steps: &mut Moving) {
    let emit: Vec<Labels> = shown
        .iter()
        .map(|features| {
            let mut scores = [0.0; USED];
            for row in features {
                for (score, weight) in scores.iter_mut().zip(&rows.weights[*row..]) {
                    *score += weight;
                }
            }
            let most = scores.iter().copied().fold(f64::MIN, f64::max);
            scores.map(|score| exp(score - most))
        })
        .collect();
    let mut step = [[0.0; USED]; USED];
    for (before, row) in step.iter_mut().enumerate() {
        for (after, cell) in row.iter_mut().enumerate() {
            if may_follow(before as u8, after as u8) {
                *cell = exp(steps.weights[before * LABELS + after]);
            }
        }
    }
    // Before a stretch nothing is a name.
    let mut first = [0.0; USED];
    first[0] = 1.0;
    let mut forward = vec![first];
    for emit in &emit {
        let last = forward[forward.len() - 1];
        let mut next = [0.0; USED];
        for (after, cell) in next.iter_mut().enumerate() {
            let sum: f64 = (0..USED)
                .map(|before| last[before] * step[before][after])
                .sum();
            *cell = sum * emit[after];
        }
        forward.push(normal(next));
    }
    let mut backward = [1.0; USED];
    for at in (0..shown.len()).rev() {
        let (before, here) = (&forward[at], &emit[at]);
        let mut pairs = [[0.0; USED]; USED];
        let mut all = 0.0;
        for (from, row) in pairs.iter_mut().enumerate() {
            for (to, cell) in row.iter_mut().enumerate() {
                *cell = before[from] * step[from][to] * here[to] * backward[to];
                all += *cell;
            }
        }
        let gold = due[at] as usize;
        let gold_before = at.checked_sub(1).map_or(0, |at| due[at] as usize);
        let mut slopes = [0.0; USED];
        for (from, row) in pairs.iter().enumerate() {
            for (to, cell) in row.iter().enumerate() {
                let expected = cell / all;
                slopes[to] -= expected;
                let seen = f64::from(u8::from((from, to) == (gold_before, gold)));
                if may_follow(from as u8, to as u8) {
                    steps.change(from * LABELS + to, seen - expected);
                }
            }
        }
        slopes[gold] += 1.0;
        for row in &shown[at] {
            for (label, slope) in slopes.iter().enumerate() {
                rows.change(row + label, *slope);
            }
        }
        let mut earlier = [0.0; USED];
        for (from, cell) in earlier.iter_mut().enumerate() {
            *cell = (0..USED)
                .map(|to| step[from][to] * here[to] * backward[to])
                .sum();
        }
        backward = normal(earlier);
    }
}

fn normal(values: Labels) -> Labels {
    let sum: f64 = values.iter().sum();
    values.map(|value| value / sum.max(1e-300))
}

/// e to a power, the same on every machine.
fn exp(power: f64) -> f64 {
    let power = power.clamp(-600.0, 600.0);
    let whole = (power * std::f64::consts::LOG2_E).round();
    let rest = power - whole * std::f64::consts::LN_2;
    let sum = (1..=14)
        .rev()
        .fold(1.0, |sum, n| 1.0 + rest / f64::from(n) * sum);
    sum * f64::from_bits(((1023 + whole as i64) as u64) << 52)
}

#[cfg(test)]
mod tests {
    use super::exp;

    #[test]
    fn powers_of_e() {
        for power in [-30.0, -1.5, 0.0, 0.3, 1.0, 12.0] {
            let power: f64 = power;
            assert!((exp(power) / power.exp() - 1.0).abs() < 1e-12, "{power}");
        }
    }
}
