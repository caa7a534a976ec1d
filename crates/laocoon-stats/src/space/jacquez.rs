use crate::permutation::{count_extreme, p_value};
use crate::{Point, distance};

/// Jacquez's count of events that are k-nearest neighbours both in space and in time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Jacquez {
    /// Ordered pairs; where neighbours tie for the last places, each counts in proportion.
    pub statistic: f64,
    /// The least that breaking ties could give.
    pub least: u64,
    /// The most that breaking ties could give.
    pub most: u64,
    /// Share of permutations with at least as many, the observed order counted.
    pub p: f64,
}

/// Jacquez's test (1996).
///
/// Packages break ties by the order in which a search tree meets the points, which no one chose.
/// Here a tie is shared, and the range that any choice could give is told.
pub fn jacquez(
    points: &[Point],
    times: &[f64],
    k: usize,
    permutations: usize,
    seed: u64,
) -> Jacquez {
    let n = points.len().min(times.len());
    let k = k.min(n.saturating_sub(1));
    let space: Vec<_> = (0..n)
        .map(|i| nearest(n, i, k, |j| distance(points[i], points[j])))
        .collect();
    let time: Vec<_> = (0..n)
        .map(|i| nearest(n, i, k, |j| (times[i] - times[j]).abs()))
        .collect();
    let mut weights = vec![0.0; n * n];
    for (i, near) in space.iter().enumerate() {
        for (j, weight) in near {
            weights[i * n + j] = *weight;
        }
    }
    let statistic = |order: &[usize]| -> f64 {
        let rows = time.iter().enumerate().map(|(i, near)| {
            let row = &weights[order[i] * n..][..n];
            near.iter()
                .map(|(j, weight)| weight * row[order[*j]])
                .sum::<f64>()
        });
        rows.sum()
    };
    let identity: Vec<usize> = (0..n).collect();
    let observed = statistic(&identity);
    let extreme = count_extreme(n, permutations, seed, |order| {
        statistic(order) >= observed - 1e-9
    });
    let (mut least, mut most) = (0, 0);
    for (near, row) in time.iter().zip(weights.chunks(n.max(1))) {
        let (low, high) = range(near, row, k);
        least += low;
        most += high;
    }
    Jacquez {
        statistic: observed,
        least,
        most,
        p: p_value(extreme, permutations),
    }
}

/// The k nearest of `i`; those that tie for the last places with the share of a place each gets.
fn nearest(n: usize, i: usize, k: usize, far: impl Fn(usize) -> f64) -> Vec<(usize, f64)> {
    let mut others: Vec<(f64, usize)> = (0..n).filter(|j| *j != i).map(|j| (far(j), j)).collect();
    others.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let Some(last) = k
        .checked_sub(1)
        .and_then(|last| others.get(last))
        .map(|o| o.0)
    else {
        return Vec::new();
    };
    let sure = others.iter().filter(|o| o.0 < last).count();
    let tied = others.iter().filter(|o| o.0 == last).count();
    let share = (k - sure) as f64 / tied as f64;
    let weigh = |(far, j): (f64, usize)| (j, if far < last { 1.0 } else { share });
    others
        .into_iter()
        .take_while(|o| o.0 <= last)
        .map(weigh)
        .collect()
}

/// Least and most common neighbours of one event, whatever way its ties are broken.
fn range(time: &[(usize, f64)], space: &[f64], k: usize) -> (u64, u64) {
    let sure = |w: f64| w >= 1.0;
    let in_time = |j: usize| time.iter().find(|t| t.0 == j).map_or(0.0, |t| t.1);
    let sure_time = time.iter().filter(|t| sure(t.1)).count();
    let sure_space = space.iter().filter(|w| sure(**w)).count();
    let (mut both, mut time_only, mut space_only, mut open) = (0, 0, 0, 0);
    let (mut tied_time, mut tied_space) = (0, 0);
    for (j, weight) in space.iter().enumerate() {
        let other = in_time(j);
        tied_time += usize::from(other > 0.0 && !sure(other));
        tied_space += usize::from(*weight > 0.0 && !sure(*weight));
        if *weight <= 0.0 || other <= 0.0 {
            continue;
        }
        match (sure(*weight), sure(other)) {
            (true, true) => both += 1,
            // Sure in space, tied in time: decided by whom time takes.
            (true, false) => time_only += 1,
            (false, true) => space_only += 1,
            (false, false) => open += 1,
        }
    }
    let (free_time, free_space) = (k - sure_time.min(k), k - sure_space.min(k));
    let by_time = free_time.min(time_only);
    let by_space = free_space.min(space_only);
    let by_both = open.min(free_time - by_time).min(free_space - by_space);
    // The least: places go to those that are no neighbours on the other side, as far as there are.
    let forced_time = (free_time + time_only).saturating_sub(tied_time);
    let forced_space = (free_space + space_only).saturating_sub(tied_space);
    let least = both + forced_time.min(time_only) + forced_space.min(space_only);
    (least as u64, (both + by_time + by_space + by_both) as u64)
}
