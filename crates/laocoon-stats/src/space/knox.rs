use crate::permutation::{count_extreme, p_value};
use crate::{Point, distance, poisson_tail};

/// Knox's test: pairs that are near in space and in time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Knox {
    /// Pairs of events.
    pub pairs: u64,
    /// Pairs near in space.
    pub near_in_space: u64,
    /// Pairs near in time.
    pub near_in_time: u64,
    /// Pairs near in both.
    pub near_in_both: u64,
    /// Pairs near in both, expected if space and time are independent.
    pub expected: f64,
    /// Share of permutations with at least as many, the observed order counted.
    pub p: f64,
    /// P(X >= near in both) for a Poisson variable with the expected mean.
    pub poisson_p: f64,
}

/// Knox's test (1964) with `permutations` seeded permutations of the times.
///
/// Near means at most `space` and at most `time`.
pub fn knox(
    points: &[Point],
    times: &[f64],
    space: f64,
    time: f64,
    permutations: usize,
    seed: u64,
) -> Knox {
    let n = points.len().min(times.len());
    let in_space = Near::new(n, |i, j| distance(points[i], points[j]) <= space);
    let in_time = Near::new(n, |i, j| (times[i] - times[j]).abs() <= time);
    let near_in_both = in_space
        .pairs
        .iter()
        .filter(|(i, j)| in_time.holds(*i, *j))
        .count();
    // Permuting places is the same as permuting times: walk the shorter list.
    let (list, table) = if in_space.pairs.len() < in_time.pairs.len() {
        (&in_space.pairs, &in_time)
    } else {
        (&in_time.pairs, &in_space)
    };
    let extreme = count_extreme(n, permutations, seed, |order| {
        let both = list
            .iter()
            .filter(|(i, j)| table.holds(order[*i], order[*j]))
            .count();
        both >= near_in_both
    });
    let pairs = (n * n.saturating_sub(1) / 2) as u64;
    let (ns, nt) = (in_space.pairs.len() as u64, in_time.pairs.len() as u64);
    let expected = if pairs == 0 {
        0.0
    } else {
        ns as f64 * nt as f64 / pairs as f64
    };
    Knox {
        pairs,
        near_in_space: ns,
        near_in_time: nt,
        near_in_both: near_in_both as u64,
        expected,
        p: p_value(extreme, permutations),
        poisson_p: poisson_tail(near_in_both as u64, expected),
    }
}

/// Baker's modified Knox statistic and its p.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ModifiedKnox {
    /// Pairs near in both, less what each event's own numbers of neighbours lead to expect.
    pub statistic: f64,
    /// Share of permutations with at least as much, the observed order counted.
    pub p: f64,
}

/// Knox's statistic conditioned on each event's number of neighbours (Baker 2004).
pub fn modified_knox(
    points: &[Point],
    times: &[f64],
    space: f64,
    time: f64,
    permutations: usize,
    seed: u64,
) -> ModifiedKnox {
    let n = points.len().min(times.len());
    let in_space = Near::new(n, |i, j| distance(points[i], points[j]) <= space);
    let in_time = Near::new(n, |i, j| (times[i] - times[j]).abs() <= time);
    let (by_space, by_time) = (in_space.degrees(n), in_time.degrees(n));
    let statistic = |order: &[usize]| {
        let both = in_time
            .pairs
            .iter()
            .filter(|(i, j)| in_space.holds(order[*i], order[*j]))
            .count();
        let crossed: u64 = (0..n).map(|i| by_space[order[i]] * by_time[i]).sum();
        // Twice the statistic times (n - 1), as a whole number.
        2 * both as i64 * (n as i64 - 1) - crossed as i64
    };
    let identity: Vec<usize> = (0..n).collect();
    let observed = statistic(&identity);
    let extreme = count_extreme(n, permutations, seed, |order| statistic(order) >= observed);
    let scale = 2.0 * (n as f64 - 1.0).max(1.0);
    ModifiedKnox {
        statistic: observed as f64 / scale,
        p: p_value(extreme, permutations),
    }
}

/// Which pairs of events are near: as a list, and as a table of bits.
struct Near {
    pairs: Vec<(usize, usize)>,
    words: usize,
    bits: Vec<u64>,
}

impl Near {
    fn new(n: usize, near: impl Fn(usize, usize) -> bool) -> Self {
        let words = n.div_ceil(64);
        let mut bits = vec![0; n * words];
        let mut pairs = Vec::new();
        for i in 0..n {
            for j in i + 1..n {
                if near(i, j) {
                    pairs.push((i, j));
                    bits[i * words + j / 64] |= 1 << (j % 64);
                    bits[j * words + i / 64] |= 1 << (i % 64);
                }
            }
        }
        Near { pairs, words, bits }
    }

    fn holds(&self, i: usize, j: usize) -> bool {
        self.bits[i * self.words + j / 64] >> (j % 64) & 1 == 1
    }

    fn degrees(&self, n: usize) -> Vec<u64> {
        let mut degrees = vec![0; n];
        for (i, j) in &self.pairs {
            degrees[*i] += 1;
            degrees[*j] += 1;
        }
        degrees
    }
}
