/// ln(n!).
pub fn ln_factorial(n: u64) -> f64 {
    if n < 256 {
        return (2..=n).map(|k| (k as f64).ln()).sum();
    }
    let n = n as f64;
    let series = 1.0 / (12.0 * n) - 1.0 / (360.0 * n.powi(3)) + 1.0 / (1260.0 * n.powi(5));
    n * n.ln() - n + 0.5 * (std::f64::consts::TAU * n).ln() + series
}

/// P(X >= count) for a Poisson variable with that mean.
///
/// The observed value belongs to the tail; P(X > count), which two well-known packages give under
/// this name, is smaller.
pub fn poisson_tail(count: u64, mean: f64) -> f64 {
    if count == 0 || mean.is_nan() {
        return 1.0;
    }
    if mean <= 0.0 {
        return 0.0;
    }
    let probability = |k: u64| (k as f64 * mean.ln() - mean - ln_factorial(k)).exp();
    // Sum the side that is the smaller one, away from the mode.
    if (count as f64) > mean {
        let (mut term, mut sum, mut k) = (probability(count), 0.0, count);
        while term > sum * 1e-17 && term > 0.0 {
            sum += term;
            k += 1;
            term *= mean / k as f64;
        }
        sum
    } else {
        let (mut term, mut sum, mut k) = (probability(count - 1), 0.0, count - 1);
        while term > sum * 1e-17 {
            sum += term;
            if k == 0 {
                break;
            }
            term *= k as f64 / mean;
            k -= 1;
        }
        1.0 - sum
    }
}

#[cfg(test)]
mod tests {
    use super::{ln_factorial, poisson_tail};

    #[test]
    fn the_tail_holds_the_observed_value() {
        let check = |count, mean: f64, expected: f64| {
            assert!((poisson_tail(count, mean) - expected).abs() < 1e-12);
        };
        check(0, 3.0, 1.0);
        check(1, 2.0, 1.0 - (-2.0f64).exp());
        check(3, 1.0, 1.0 - 2.5 * (-1.0f64).exp());
        check(2, 0.0, 0.0);
    }

    #[test]
    fn factorials_agree_across_the_border_of_the_series() {
        let step = ln_factorial(256) - ln_factorial(255);
        assert!((step - 256f64.ln()).abs() < 1e-10);
    }
}
