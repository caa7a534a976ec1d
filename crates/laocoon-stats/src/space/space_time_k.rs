use crate::permutation::{count_extreme, p_value};
use crate::{Point, area, distance, share_inside};

/// Estimates of the space-time K function (Diggle et al. 1995) on a grid.
#[derive(Clone, Debug, PartialEq)]
pub struct SpaceTimeK {
    /// K in space, one value for each distance.
    pub space: Vec<f64>,
    /// K in time, one value for each lag.
    pub time: Vec<f64>,
    /// K in space and time: a row for each distance, a column for each lag.
    pub both: Vec<Vec<f64>>,
    /// The sum of K(s,t) - K(s) K(t) over the grid.
    pub excess: f64,
    /// Share of permutations with at least that excess, the observed order counted.
    pub p: f64,
}

/// The space-time K function within a polygon and a span of time, with Ripley's edge correction.
///
/// `distances` and `lags` rise. As in splancs, pairs exactly at the greatest distance or lag are left
/// out.
#[expect(clippy::too_many_arguments, reason = "the test has that many givens")]
pub fn space_time_k(
    points: &[Point],
    times: &[f64],
    polygon: &[Point],
    span: (f64, f64),
    distances: &[f64],
    lags: &[f64],
    permutations: usize,
    seed: u64,
) -> SpaceTimeK {
    let n = points.len().min(times.len());
    let ordered = (n * n.saturating_sub(1)).max(1) as f64;
    let (by_area, by_length) = (area(polygon) / ordered, (span.1 - span.0) / ordered);
    let mut space = vec![0.0; distances.len()];
    let mut time = vec![0.0; lags.len()];
    let mut both = vec![vec![0.0; lags.len()]; distances.len()];
    // For each ordered pair: its weight times the number of grid steps that hold it.
    let mut near = Vec::new();
    let mut moments = vec![0.0; n * n];
    let mut time_weight = vec![(0usize, 0.0); n * n];
    for i in 0..n {
        for j in (0..n).filter(|j| *j != i) {
            let lag = (times[i] - times[j]).abs();
            let beyond = lags.last().is_none_or(|last| lag >= *last);
            let step = if beyond {
                lags.len()
            } else {
                lags.partition_point(|edge| *edge < lag)
            };
            let within = span.0 < times[i] - lag && times[i] + lag < span.1;
            let weight = if within { 1.0 } else { 2.0 };
            time_weight[i * n + j] = (step, weight);
            moments[i * n + j] = weight * (lags.len() - step) as f64;
            for cell in &mut time[step..] {
                *cell += weight;
            }
        }
    }
    for i in 0..n {
        for j in (0..n).filter(|j| *j != i) {
            let far = distance(points[i], points[j]);
            let step = distances.partition_point(|edge| *edge < far);
            if distances.last().is_none_or(|last| far >= *last) {
                continue;
            }
            let inside = if far > 0.0 {
                share_inside(polygon, points[i], far)
            } else {
                1.0
            };
            if inside <= 0.0 {
                continue;
            }
            let weight = 1.0 / inside;
            near.push((i, j, weight * (distances.len() - step) as f64));
            for cell in &mut space[step..] {
                *cell += weight;
            }
            let (lag_step, lag_weight) = time_weight[i * n + j];
            for row in &mut both[step..] {
                for cell in &mut row[lag_step..] {
                    *cell += weight * lag_weight;
                }
            }
        }
    }
    space.iter_mut().for_each(|k| *k *= by_area);
    time.iter_mut().for_each(|k| *k *= by_length);
    both.iter_mut()
        .flatten()
        .for_each(|k| *k *= by_area * by_length * ordered);
    let product = space.iter().sum::<f64>() * time.iter().sum::<f64>();
    let excess = both.iter().flatten().sum::<f64>() - product;
    // K(s) and K(t) stay the same under permutation: only the crossed sum moves.
    let crossed = |order: &[usize]| -> f64 {
        near.iter()
            .map(|(i, j, w)| w * moments[order[*i] * n + order[*j]])
            .sum()
    };
    let identity: Vec<usize> = (0..n).collect();
    let observed = crossed(&identity);
    let slack = observed.abs() * 1e-12;
    let extreme = count_extreme(n, permutations, seed, |order| {
        crossed(order) >= observed - slack
    });
    SpaceTimeK {
        space,
        time,
        both,
        excess,
        p: p_value(extreme, permutations),
    }
}
