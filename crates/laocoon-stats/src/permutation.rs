use crate::Random;
use rayon::prelude::*;

/// Counts the permutations of 0..n, of `count` seeded ones, for which `extreme` holds.
pub(crate) fn count_extreme(
    n: usize,
    count: usize,
    seed: u64,
    extreme: impl Fn(&[usize]) -> bool + Sync,
) -> usize {
    // Each permutation starts from the identity, so that it depends on its own index only.
    (0..count)
        .into_par_iter()
        .map_init(
            || Vec::with_capacity(n),
            |order: &mut Vec<usize>, index| {
                order.clear();
                order.extend(0..n);
                Random::new(seed, index as u64).shuffle(order);
                usize::from(extreme(order))
            },
        )
        .sum()
}

/// (1 + as extreme) / (1 + all): a permutation p-value counts the observed order too.
pub fn p_value(extreme: usize, permutations: usize) -> f64 {
    (extreme + 1) as f64 / (permutations + 1) as f64
}

/// The smallest p that any test which permutes `n` distinct times can reach: 1 / n!.
///
/// Four events can be ordered in 24 ways, so no such test can go below 1/24 = 0.042.
pub fn smallest_p(n: usize) -> f64 {
    (2..=n).fold(1.0, |p, k| p / k as f64)
}

#[cfg(test)]
mod tests {
    use super::smallest_p;

    #[test]
    fn four_dated_steps_never_reach_four_percent() {
        assert!((smallest_p(4) - 1.0 / 24.0).abs() < 1e-15);
        assert!(smallest_p(4) > 0.0416);
        assert!(smallest_p(0) >= 1.0);
    }
}
