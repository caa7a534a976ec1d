use super::matrix::{Evidence, Matrix};
use super::scale::Interval;
use laocoon_stats::Random;
use rayon::prelude::*;

/// Draws from the box of admitted values.
const DRAWS: usize = 100_000;

/// How two hypotheses stand to each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Order {
    /// The one that leads at the middle of all intervals.
    pub leader: usize,
    /// The other.
    pub other: usize,
    /// Log-odds over the box: least and greatest.
    pub log_odds: (f64, f64),
    /// Whether the leader leads whatever the admitted values.
    pub dominates: bool,
}

/// What the evidence says.
#[derive(Clone, Debug, PartialEq)]
pub struct Weighing {
    /// Each pair of hypotheses.
    pub orders: Vec<Order>,
    /// The hypothesis that dominates every other, if one does; else undecided.
    ///
    /// "None of these" cannot be excluded by evidence rated against the others only.
    pub dominant: Option<usize>,
    /// Share of the draws in which each hypothesis leads; ties are shared.
    pub leads: Vec<f64>,
}

/// Weighs hypotheses, all equally probable beforehand. Independent clusters: log-odds add.
pub fn weigh(matrix: &Matrix) -> Weighing {
    let n = matrix.hypotheses.len();
    let middle: Vec<f64> = (0..n)
        .map(|h| matrix.evidence.iter().map(|e| e.middle(h)).sum())
        .collect();
    let mut orders = Vec::new();
    for a in 0..n {
        for b in a + 1..n {
            let (leader, other) = if middle[b] > middle[a] {
                (b, a)
            } else {
                (a, b)
            };
            let log_odds = matrix
                .evidence
                .iter()
                .map(|e| e.ratio(leader, other))
                .fold((0.0, 0.0), |sum, ratio| (sum.0 + ratio.0, sum.1 + ratio.1));
            orders.push(Order {
                leader,
                other,
                log_odds,
                dominates: log_odds.0 > 1e-12,
            });
        }
    }
    let dominant = (0..n).find(|h| {
        orders
            .iter()
            .filter(|o| o.dominates && o.leader == *h)
            .count()
            == n - 1
            && n > 1
    });
    Weighing {
        orders,
        dominant,
        leads: draws(matrix),
    }
}

/// A column made ready for drawing.
struct Column {
    /// P(as reported): least, and how much more it may be.
    reliability: (f64, f64),
    if_false: f64,
    /// Each different cell once: least, and how much more it may be.
    cells: Vec<(f64, f64)>,
    /// For each hypothesis its place among them: hypotheses rated alike share the draw.
    places: Vec<usize>,
}

impl Column {
    fn new(evidence: &Evidence) -> Self {
        let mut different: Vec<Interval> = Vec::new();
        let place = |cell: &Interval| {
            let known = different.iter().position(|other| other == cell);
            known.unwrap_or_else(|| {
                different.push(*cell);
                different.len() - 1
            })
        };
        let places = evidence.cells.iter().map(place).collect();
        let reliability = evidence.reliability();
        let wide = |interval: Interval| (interval.low, interval.high - interval.low);
        Column {
            reliability: wide(reliability),
            if_false: evidence.if_false,
            cells: different.into_iter().map(wide).collect(),
            places,
        }
    }
}

fn draws(matrix: &Matrix) -> Vec<f64> {
    const BLOCK: usize = 1000;
    let n = matrix.hypotheses.len();
    // In order of their keys, so that the order of writing does not matter.
    let mut sorted: Vec<_> = matrix.evidence.iter().collect();
    sorted.sort_by(|a, b| a.key.cmp(&b.key));
    let columns: Vec<Column> = sorted.into_iter().map(Column::new).collect();
    let block = |index: usize| {
        let mut random = Random::new(matrix.seed, index as u64);
        let mut leads = vec![0.0; n];
        let mut scores = vec![1.0f64; n];
        let mut drawn = vec![0.0; n];
        for _ in 0..BLOCK {
            scores.fill(1.0);
            for (number, column) in columns.iter().enumerate() {
                let r = column.reliability.0 + column.reliability.1 * random.unit();
                let otherwise = (1.0 - r) * column.if_false;
                for (value, (low, wide)) in drawn.iter_mut().zip(&column.cells) {
                    *value = r * (low + wide * random.unit()) + otherwise;
                }
                for (score, place) in scores.iter_mut().zip(&column.places) {
                    *score *= drawn[*place];
                }
                if number % 64 == 63 {
                    let top = scores.iter().copied().fold(f64::MIN_POSITIVE, f64::max);
                    scores.iter_mut().for_each(|s| *s /= top);
                }
            }
            let top = scores.iter().copied().fold(0.0, f64::max) * (1.0 - 1e-12);
            let first = scores.iter().filter(|s| **s >= top).count() as f64;
            for (lead, score) in leads.iter_mut().zip(&scores) {
                *lead += if *score >= top { 1.0 / first } else { 0.0 };
            }
        }
        leads
    };
    let blocks: Vec<Vec<f64>> = (0..DRAWS / BLOCK).into_par_iter().map(block).collect();
    let mut leads = vec![0.0; n];
    for block in blocks {
        leads
            .iter_mut()
            .zip(block)
            .for_each(|(sum, lead)| *sum += lead / DRAWS as f64);
    }
    leads
}
