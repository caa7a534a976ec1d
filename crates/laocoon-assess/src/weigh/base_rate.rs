use super::scale::Interval;

/// Counts of a reference class: cases like this one, and among them those that show the feature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Class {
    /// Cases.
    pub cases: u64,
    /// Those with the feature.
    pub with: u64,
}

impl Class {
    /// The rate, with half a case added on both sides so that none is 0 or 1 (Jeffreys).
    pub fn rate(self) -> f64 {
        (self.with as f64 + 0.5) / (self.cases as f64 + 1.0)
    }

    /// The same as the cell of a matrix.
    pub fn probability(self) -> Interval {
        let (low, high) = self.interval();
        Interval::new(low, high)
    }

    /// Wilson's 95 % interval.
    pub fn interval(self) -> (f64, f64) {
        if self.cases == 0 {
            return (0.0, 1.0);
        }
        let (n, z) = (self.cases as f64, 1.959_963_984_540_054);
        let p = self.with as f64 / n;
        let middle = p + z * z / (2.0 * n);
        let reach = z * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt();
        let scale = 1.0 + z * z / n;
        (
            ((middle - reach) / scale).max(0.0),
            ((middle + reach) / scale).min(1.0),
        )
    }
}

/// What a feature is worth as evidence, given two classes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BaseRate {
    /// Its rate among cases of the hypothesis, over that among the others.
    pub ratio: f64,
    /// Bounds of the ratio, from the intervals of both rates.
    pub bounds: (f64, f64),
    /// Whether it is worth nothing: the bounds hold 1, or the ratio is below 1.25 either way.
    pub worthless: bool,
    /// The most that the ratio could be, whatever class the hypothesis is compared with: 1 over the rate among the others.
    pub ceiling: f64,
}

/// Compares the rate of a feature in two classes.
pub fn base_rate(of_hypothesis: Class, of_others: Class) -> BaseRate {
    let ratio = of_hypothesis.rate() / of_others.rate();
    let ((low, high), (other_low, other_high)) = (of_hypothesis.interval(), of_others.interval());
    let bounds = (low / other_high.max(1e-12), high / other_low.max(1e-12));
    let near_one = ratio.ln().abs() < 1.25f64.ln() || (bounds.0 <= 1.0 && bounds.1 >= 1.0);
    BaseRate {
        ratio,
        bounds,
        worthless: near_one,
        ceiling: 1.0 / of_others.rate(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Class, base_rate};

    #[test]
    fn a_feature_as_frequent_elsewhere_is_worth_nothing() {
        let check = |with, others, worthless| {
            let of = |with| Class { cases: 700, with };
            assert_eq!(base_rate(of(with), of(others)).worthless, worthless);
        };
        check(250, 245, true);
        check(250, 80, false);
        check(80, 250, false);
        assert!(
            base_rate(
                Class { cases: 2, with: 2 },
                Class {
                    cases: 700,
                    with: 250
                }
            )
            .worthless
        );
    }
}
