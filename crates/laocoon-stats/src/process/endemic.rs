use crate::{Minimum, differences, ln_factorial, minimize};
use std::f64::consts::TAU;

/// Counts of cases by time (rows) and unit (columns).
#[derive(Clone, Debug)]
pub struct Counts {
    /// Cases.
    pub cases: Vec<Vec<u32>>,
    /// Each unit's share of the population.
    pub population: Vec<f64>,
    /// How many steps apart two units are.
    pub order: Vec<Vec<u32>>,
    /// Steps of time in a year.
    pub period: f64,
}

/// What the cases of other units do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Neighbours {
    /// Nothing.
    None,
    /// Those of adjacent units spread.
    Adjacent,
    /// They spread the less the farther, by a power that is estimated; at most so many steps.
    PowerLaw(u32),
}

/// How counts scatter about their mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// Variance = mean.
    Poisson,
    /// Variance = mean + psi mean^2.
    NegativeBinomial,
}

/// A multivariate model of an endemic part and an epidemic one (Held et al. 2005; hhh4):
/// mean = population exp(a + b t + season) + lambda own cases before + phi others' cases before.
#[derive(Clone, Copy, Debug)]
pub struct EndemicEpidemic {
    /// Whether a unit's own cases lead to more.
    pub own: bool,
    /// What others' cases do.
    pub neighbours: Neighbours,
    /// How counts scatter.
    pub family: Family,
}

impl EndemicEpidemic {
    /// The log-likelihood at parameters in this order: ln lambda if `own`; ln phi if there are
    /// neighbours; intercept, trend, sine, cosine; power if there is one; psi if negative binomial.
    pub fn log_likelihood(&self, counts: &Counts, at: &[f64]) -> f64 {
        let mut rest = at.iter().copied();
        let mut next = || rest.next().unwrap_or(0.0);
        let own = if self.own { next().exp() } else { 0.0 };
        let others = if self.neighbours == Neighbours::None {
            0.0
        } else {
            next().exp()
        };
        let (base, trend, sine, cosine) = (next(), next(), next(), next());
        let power = if matches!(self.neighbours, Neighbours::PowerLaw(_)) {
            next()
        } else {
            0.0
        };
        let psi = if self.family == Family::NegativeBinomial {
            next()
        } else {
            0.0
        };
        if psi < 0.0 || power < 0.0 {
            return f64::NEG_INFINITY;
        }
        let weights = self.weights(&counts.order, power);
        let units = counts.population.len();
        let mut sum = 0.0;
        for (t, rows) in counts.cases.windows(2).enumerate() {
            let time = (t + 1) as f64;
            let season = TAU * time / counts.period;
            let endemic = (base + trend * time + sine * season.sin() + cosine * season.cos()).exp();
            for i in 0..units {
                let from: f64 = (0..units)
                    .map(|j| weights[j][i] * f64::from(rows[0][j]))
                    .sum();
                let mean =
                    counts.population[i] * endemic + own * f64::from(rows[0][i]) + others * from;
                sum += log_density(rows[1][i], mean, psi);
            }
        }
        sum
    }

    /// Fits by maximum likelihood; `value` is the negative log-likelihood.
    pub fn fit(&self, counts: &Counts) -> Minimum {
        let mut start = Vec::new();
        if self.own {
            start.push(-0.7);
        }
        if self.neighbours != Neighbours::None {
            start.push(-3.0);
        }
        start.extend([0.0, 0.0, 0.0, 0.0]);
        if matches!(self.neighbours, Neighbours::PowerLaw(_)) {
            start.push(2.0);
        }
        if self.family == Family::NegativeBinomial {
            start.push(1.0);
        }
        // The trend moves by steps a hundred times smaller than the rest.
        let trend = usize::from(self.own) + usize::from(self.neighbours != Neighbours::None) + 1;
        let scaled = |x: &[f64]| {
            let mut at = x.to_vec();
            at[trend] /= 100.0;
            at
        };
        let mut found = minimize(&start, 1000, |x, gradient| {
            differences(x, gradient, |x| -self.log_likelihood(counts, &scaled(x)))
        });
        found.at[trend] /= 100.0;
        found
    }

    fn weights(&self, order: &[Vec<u32>], power: f64) -> Vec<Vec<f64>> {
        let row = |steps: &Vec<u32>| match self.neighbours {
            Neighbours::None => vec![0.0; steps.len()],
            Neighbours::Adjacent => steps.iter().map(|o| f64::from(u8::from(*o == 1))).collect(),
            Neighbours::PowerLaw(most) => {
                let weight = |o: &u32| {
                    if (1..=most).contains(o) {
                        f64::from(*o).powf(-power)
                    } else {
                        0.0
                    }
                };
                let raw: Vec<f64> = steps.iter().map(weight).collect();
                let sum: f64 = raw.iter().sum();
                raw.into_iter()
                    .map(|w| if sum > 0.0 { w / sum } else { 0.0 })
                    .collect()
            }
        };
        order.iter().map(row).collect()
    }
}

fn log_density(count: u32, mean: f64, psi: f64) -> f64 {
    let n = f64::from(count);
    if psi < 1e-9 {
        return n * mean.ln() - mean - ln_factorial(count.into());
    }
    let size = 1.0 / psi;
    // ln of gamma(n + size) / gamma(size), as a product: exact, and counts are small.
    let rising: f64 = (0..count).map(|k| (f64::from(k) + size).ln()).sum();
    rising - ln_factorial(count.into()) - (n + size) * (mean / size).ln_1p()
        + n * (mean / size).ln()
}
