use crate::permutation::{count_extreme, p_value};
use crate::{Point, distance};

/// How a distance enters Mantel's test: (constant + distance)^power.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Transform {
    /// Added to the distance.
    pub constant: f64,
    /// 1 for the distance itself, -1 for the reciprocal.
    pub power: f64,
}

impl Transform {
    /// The distance itself.
    pub const RAW: Self = Transform {
        constant: 0.0,
        power: 1.0,
    };

    fn of(self, distance: f64) -> f64 {
        (self.constant + distance).powf(self.power)
    }
}

/// Mantel's correlation of distances in space with distances in time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mantel {
    /// Pearson's r over all pairs; 0 where one side does not vary.
    pub r: f64,
    /// Share of permutations with at least this r, the observed order counted.
    pub p: f64,
}

/// Mantel's test (1967), one-sided: near in space goes with near in time.
pub fn mantel(
    points: &[Point],
    times: &[f64],
    space: Transform,
    time: Transform,
    permutations: usize,
    seed: u64,
) -> Mantel {
    let n = points.len().min(times.len());
    let pairs = n * n.saturating_sub(1) / 2;
    let mut places = Vec::with_capacity(pairs);
    let mut moments = vec![0.0; n * n];
    let mut lags = Vec::with_capacity(pairs);
    for i in 0..n {
        for j in i + 1..n {
            places.push(space.of(distance(points[i], points[j])));
            let lag = time.of((times[i] - times[j]).abs());
            lags.push(lag);
            moments[i * n + j] = lag;
            moments[j * n + i] = lag;
        }
    }
    let (place_mean, place_spread) = spread(&places);
    let (lag_mean, lag_spread) = spread(&lags);
    let scale = place_spread * lag_spread;
    if pairs == 0 || scale.is_nan() || scale <= f64::MIN_POSITIVE {
        return Mantel { r: 0.0, p: 1.0 };
    }
    for place in &mut places {
        *place -= place_mean;
    }
    for moment in &mut moments {
        *moment -= lag_mean;
    }
    let correlation = |order: &[usize]| {
        let mut rest = places.as_slice();
        let mut sum = 0.0;
        for i in 0..n {
            let row = &moments[order[i] * n..][..n];
            let (head, tail) = rest.split_at(n - i - 1);
            rest = tail;
            sum += head
                .iter()
                .zip(&order[i + 1..])
                .map(|(p, j)| p * row[*j])
                .sum::<f64>();
        }
        sum / scale
    };
    let identity: Vec<usize> = (0..n).collect();
    let r = correlation(&identity);
    // Orders that differ only in rounding count as equal.
    let extreme = count_extreme(n, permutations, seed, |order| {
        correlation(order) >= r - 1e-12
    });
    Mantel {
        r,
        p: p_value(extreme, permutations),
    }
}

fn spread(values: &[f64]) -> (f64, f64) {
    let mean = values.iter().sum::<f64>() / values.len().max(1) as f64;
    (
        mean,
        values
            .iter()
            .map(|v| (v - mean).powi(2))
            .sum::<f64>()
            .sqrt(),
    )
}
