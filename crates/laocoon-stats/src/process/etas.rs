use crate::minimize;
use rayon::prelude::*;

/// An event with a weight, above the threshold of the catalogue: a shock with its magnitude.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quake {
    /// When, rising.
    pub time: f64,
    /// Magnitude above the threshold.
    pub magnitude: f64,
}

/// Ogata's epidemic-type aftershock sequence (1988):
/// rate = mu + a sum exp(alpha m_i) (1 + (t - t_i) / c)^-p.
#[derive(Clone, Copy, Debug, PartialEq)]
#[expect(missing_docs, reason = "the letters of the formula")]
pub struct Etas {
    pub mu: f64,
    pub a: f64,
    pub alpha: f64,
    pub c: f64,
    pub p: f64,
}

impl Etas {
    /// The rate at `time`.
    pub fn rate(&self, quakes: &[Quake], time: f64) -> f64 {
        let echo = |q: &Quake| {
            (self.alpha * q.magnitude - self.p * ((time - q.time) / self.c).ln_1p()).exp()
        };
        self.mu
            + self.a
                * quakes
                    .iter()
                    .take_while(|q| q.time < time)
                    .map(echo)
                    .sum::<f64>()
    }

    /// Events expected within [0, end].
    pub fn integral(&self, quakes: &[Quake], end: f64) -> f64 {
        self.integral_with_slopes(quakes, end).0
    }

    /// The log-likelihood of the events within [0, end].
    pub fn log_likelihood(&self, quakes: &[Quake], end: f64) -> f64 {
        self.with_slopes(quakes, end).0
    }

    /// Fits by maximum likelihood, from a starting point; gives the model and its log-likelihood.
    pub fn fit(start: Self, quakes: &[Quake], end: f64) -> (Self, f64) {
        let at = [start.mu, start.a, start.alpha, start.c, start.p].map(f64::ln);
        let model = |x: &[f64]| Etas {
            mu: x[0].exp(),
            a: x[1].exp(),
            alpha: x[2].exp(),
            c: x[3].exp(),
            p: x[4].exp(),
        };
        let found = minimize(&at, 400, |x, gradient| {
            let (value, slopes) = model(x).with_slopes(quakes, end);
            gradient.iter_mut().zip(slopes).for_each(|(g, s)| *g = -s);
            -value
        });
        (model(&found.at), -found.value)
    }

    /// The log-likelihood and its slopes in the logarithms of the parameters.
    fn with_slopes(&self, quakes: &[Quake], end: f64) -> (f64, [f64; 5]) {
        let weights: Vec<f64> = quakes
            .iter()
            .map(|q| self.a * (self.alpha * q.magnitude).exp())
            .collect();
        // Blocks of fixed size, summed in order: the same sum on any number of threads.
        let events: Vec<usize> = (0..quakes.len()).collect();
        let blocks: Vec<[f64; 6]> = events
            .par_chunks(64)
            .map(|block| {
                block.iter().fold([0.0; 6], |sums, i| {
                    add(sums, self.event(quakes, &weights, *i))
                })
            })
            .collect();
        let sums = blocks.into_iter().fold([0.0; 6], add);
        let (integral, down) = self.integral_with_slopes(quakes, end);
        let mut slopes = [sums[1], sums[2], sums[3], sums[4], sums[5]];
        slopes.iter_mut().zip(down).for_each(|(s, d)| *s -= d);
        (sums[0] - integral, slopes)
    }

    /// ln rate at event `i`, and its slopes.
    fn event(&self, quakes: &[Quake], weights: &[f64], i: usize) -> [f64; 6] {
        let time = quakes[i].time;
        let before = quakes[..i].partition_point(|q| q.time < time);
        let (mut rate, mut by_alpha, mut by_c, mut by_p) = (self.mu, 0.0, 0.0, 0.0);
        for (quake, weight) in quakes[..before].iter().zip(weights) {
            let lag = (time - quake.time) / self.c;
            let far = lag.ln_1p();
            let term = weight * (-self.p * far).exp();
            rate += term;
            by_alpha += term * quake.magnitude;
            by_c += term * lag / (1.0 + lag);
            by_p -= term * far;
        }
        let inverse = 1.0 / rate;
        [
            rate.ln(),
            self.mu * inverse,
            (rate - self.mu) * inverse,
            self.alpha * by_alpha * inverse,
            self.p * by_c * inverse,
            self.p * by_p * inverse,
        ]
    }

    fn integral_with_slopes(&self, quakes: &[Quake], end: f64) -> (f64, [f64; 5]) {
        let mut sum = self.mu * end;
        let mut slopes = [sum, 0.0, 0.0, 0.0, 0.0];
        let power = 1.0 - self.p;
        for quake in quakes.iter().take_while(|q| q.time < end) {
            let weight = self.a * (self.alpha * quake.magnitude).exp();
            let lag = (end - quake.time) / self.c;
            let far = lag.ln_1p();
            // c ((1 + lag)^(1-p) - 1) / (1 - p), which tends to c ln(1 + lag) as p tends to 1.
            let x = power * far;
            let (shape, bent) = if x.abs() < 1e-5 {
                (
                    far * (1.0 + x / 2.0 + x * x / 6.0),
                    far * far * (0.5 + x / 3.0),
                )
            } else {
                let grown = x.exp_m1();
                (
                    grown / power,
                    (far * x.exp() * power - grown) / (power * power),
                )
            };
            let term = weight * self.c * shape;
            sum += term;
            slopes[1] += term;
            slopes[2] += self.alpha * quake.magnitude * term;
            slopes[3] += term - weight * self.c * x.exp() * lag / (1.0 + lag);
            slopes[4] -= self.p * weight * self.c * bent;
        }
        (sum, slopes)
    }
}

fn add(a: [f64; 6], b: [f64; 6]) -> [f64; 6] {
    let mut sums = a;
    sums.iter_mut().zip(b).for_each(|(s, b)| *s += b);
    sums
}

#[cfg(test)]
mod tests {
    use super::{Etas, Quake};

    #[test]
    fn slopes_agree_with_differences() {
        let quakes = [(1.0, 0.4), (1.5, 1.2), (4.0, 0.1), (9.0, 2.0)]
            .map(|(time, magnitude)| Quake { time, magnitude });
        let at = [0.2f64, 0.5, 0.9, 0.3, 1.1].map(f64::ln);
        let model = |x: [f64; 5]| {
            let [mu, a, alpha, c, p] = x.map(f64::exp);
            Etas { mu, a, alpha, c, p }
        };
        let (_, slopes) = model(at).with_slopes(&quakes, 12.0);
        for i in 0..5 {
            let mut x = at;
            x[i] += 1e-6;
            let up = model(x).log_likelihood(&quakes, 12.0);
            x[i] -= 2e-6;
            let rough = (up - model(x).log_likelihood(&quakes, 12.0)) / 2e-6;
            assert!(
                (slopes[i] - rough).abs() < 1e-6,
                "{i}: {} {rough}",
                slopes[i]
            );
        }
    }
}
