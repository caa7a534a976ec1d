use super::matrix::{Evidence, Matrix, Question};

/// What one column of evidence does.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its key.
    pub key: String,
    /// Least and greatest of the largest |log likelihood ratio| between two hypotheses.
    pub diagnosticity: (f64, f64),
    /// Bits it is expected to tell about which hypothesis holds; 0 if all are rated alike.
    pub bits: f64,
    /// P(it | leader) at which the order of the first two flips, if any does.
    pub tipping_point: Option<f64>,
    /// Log-odds of the first two, all else at its middle, while this item goes through its box.
    pub swing: (f64, f64),
}

/// How far the order of hypotheses hangs on single items.
#[derive(Clone, Debug, PartialEq)]
pub struct Sensitivity {
    /// The hypothesis that leads at the middle of all intervals, and the next.
    pub first_two: (usize, usize),
    /// Log-odds of these two at the middle of all intervals.
    pub margin: f64,
    /// Each item of evidence.
    pub columns: Vec<Column>,
    /// The keys of the smallest set whose removal ends the lead; `None` if there is no lead.
    pub removal: Option<Vec<String>>,
}

/// Looks at every item in turn, at the middle of all other intervals.
pub fn sensitivity(matrix: &Matrix) -> Sensitivity {
    let n = matrix.hypotheses.len();
    let total = |h: usize| matrix.evidence.iter().map(|e| e.middle(h)).sum::<f64>();
    let mut ranked: Vec<(usize, f64)> = (0..n).map(|h| (h, total(h))).collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let (first, second) = match ranked.as_slice() {
        [a, b, ..] => (*a, *b),
        _ => ((0, 0.0), (0, 0.0)),
    };
    let margin = first.1 - second.1;
    let column = |e: &Evidence| Column {
        key: e.key.clone(),
        diagnosticity: diagnosticity(e, n),
        bits: information(
            &e.cells
                .iter()
                .map(|c| e.reported(c.middle(), e.reliability().middle()))
                .collect::<Vec<_>>(),
            &vec![1.0 / n.max(1) as f64; n],
        ),
        tipping_point: tipping_point(e, first.0, margin),
        swing: swing(e, (first.0, second.0), margin),
    };
    let removal = (margin > 1e-12)
        .then(|| {
            ranked[1..]
                .iter()
                .filter_map(|rival| removal(matrix, first.0, rival.0))
                .min_by_key(Vec::len)
        })
        .flatten();
    Sensitivity {
        first_two: (first.0, second.0),
        margin,
        columns: matrix.evidence.iter().map(column).collect(),
        removal,
    }
}

/// Bits that the answer to a question is expected to tell, given the evidence at its middle.
pub fn open_question(matrix: &Matrix, question: &Question) -> f64 {
    let logs: Vec<f64> = (0..matrix.hypotheses.len())
        .map(|h| matrix.evidence.iter().map(|e| e.middle(h)).sum())
        .collect();
    let top = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let weights: Vec<f64> = logs.iter().map(|log| (log - top).exp()).collect();
    let sum: f64 = weights.iter().sum();
    let posterior: Vec<f64> = weights.into_iter().map(|w| w / sum).collect();
    information(
        &question
            .cells
            .iter()
            .map(|c| c.middle())
            .collect::<Vec<_>>(),
        &posterior,
    )
}

fn diagnosticity(evidence: &Evidence, n: usize) -> (f64, f64) {
    let mut widest = (0.0f64, 0.0f64);
    for a in 0..n {
        for b in a + 1..n {
            let (low, high) = evidence.ratio(a, b);
            let least = if low <= 0.0 && high >= 0.0 {
                0.0
            } else {
                low.abs().min(high.abs())
            };
            widest = (widest.0.max(least), widest.1.max(low.abs().max(high.abs())));
        }
    }
    widest
}

/// Mutual information of a yes-or-no observation with the hypotheses, in bits.
fn information(yes: &[f64], prior: &[f64]) -> f64 {
    let entropy = |p: f64| {
        let part = |p: f64| if p > 0.0 { -p * p.log2() } else { 0.0 };
        part(p) + part(1.0 - p)
    };
    let mean: f64 = yes.iter().zip(prior).map(|(p, w)| p * w).sum();
    let within: f64 = yes.iter().zip(prior).map(|(p, w)| w * entropy(*p)).sum();
    (entropy(mean) - within).max(0.0)
}

fn swing(evidence: &Evidence, (first, second): (usize, usize), margin: f64) -> (f64, f64) {
    let rest = margin - (evidence.middle(first) - evidence.middle(second));
    let (least, most) = evidence.ratio(first, second);
    (rest + least, rest + most)
}

fn tipping_point(evidence: &Evidence, leader: usize, margin: f64) -> Option<f64> {
    let r = evidence.reliability().middle();
    let needed = (evidence.middle(leader) - margin).exp();
    let p = (needed - (1.0 - r) * evidence.if_false) / r;
    (p > 0.0 && margin > 1e-12).then_some(p)
}

/// The fewest items without which the leader is not ahead of the rival: the strongest first.
fn removal(matrix: &Matrix, leader: usize, rival: usize) -> Option<Vec<String>> {
    let mut shares: Vec<(f64, &str)> = matrix
        .evidence
        .iter()
        .map(|e| (e.middle(leader) - e.middle(rival), e.key.as_str()))
        .collect();
    let mut margin: f64 = shares.iter().map(|s| s.0).sum();
    shares.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    let mut removed = Vec::new();
    for (share, key) in shares {
        if margin <= 1e-12 {
            break;
        }
        margin -= share;
        removed.push(key.to_owned());
    }
    (margin <= 1e-12).then_some(removed)
}
