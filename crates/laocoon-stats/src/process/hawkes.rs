use crate::minimize;

/// A self-exciting process: rate = mu + alpha sum exp(-beta (t - t_i)) over earlier events.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hawkes {
    /// Events that come of themselves, per unit of time.
    pub mu: f64,
    /// What each event adds to the rate at once.
    pub alpha: f64,
    /// How fast that fades.
    pub beta: f64,
}

/// A fitted process.
#[derive(Clone, Debug)]
pub struct HawkesFit {
    /// The parameters.
    pub model: Hawkes,
    /// Their log-likelihood.
    pub log_likelihood: f64,
    /// Standard errors of the logarithms of mu, alpha and beta, from the curvature at the maximum.
    pub log_errors: [f64; 3],
    /// Whether the search ended by itself.
    pub converged: bool,
}

impl Hawkes {
    /// Events that one event calls forth, in the mean.
    pub fn branching(&self) -> f64 {
        self.alpha / self.beta
    }

    /// The log-likelihood of rising times within [0, end] (Ozaki 1979).
    pub fn log_likelihood(&self, times: &[f64], end: f64) -> f64 {
        self.with_slopes(times, end).0
    }

    /// The log-likelihood and its slopes in ln mu, ln alpha, ln beta.
    fn with_slopes(&self, times: &[f64], end: f64) -> (f64, [f64; 3]) {
        let Hawkes { mu, alpha, beta } = *self;
        let (mut sum, mut slopes) = (-mu * end, [-mu * end, 0.0, 0.0]);
        // `echo` is the sum of exp(-beta lag), `aged` that of lag exp(-beta lag).
        let (mut echo, mut aged) = (0.0f64, 0.0f64);
        let mut last: Option<f64> = None;
        // Logarithms are taken of products of eight: one in eight is enough.
        let (mut product, mut factors) = (1.0f64, 0);
        for &time in times {
            if let Some(before) = last {
                let lag = time - before;
                let fade = (-beta * lag).exp();
                aged = fade * (aged + lag * (1.0 + echo));
                echo = fade * (1.0 + echo);
            }
            last = Some(time);
            let rate = mu + alpha * echo;
            product *= rate;
            factors += 1;
            if factors == 8 {
                sum += product.ln();
                (product, factors) = (1.0, 0);
            }
            let inverse = 1.0 / rate;
            slopes[0] += mu * inverse;
            slopes[1] += alpha * echo * inverse;
            slopes[2] -= alpha * beta * aged * inverse;
            let rest = end - time;
            let tail = (-beta * rest).exp();
            let done = alpha / beta * (1.0 - tail);
            sum -= done;
            slopes[1] -= done;
            slopes[2] -= alpha * rest * tail - done;
        }
        (sum + product.ln(), slopes)
    }

    /// Fits by maximum likelihood; times rise within [0, end].
    pub fn fit(times: &[f64], end: f64) -> HawkesFit {
        let pace = (times.len().max(1) as f64 / end.max(f64::MIN_POSITIVE)).max(1e-300);
        let start = [(0.3 * pace).ln(), (0.3 * pace).ln(), (0.6 * pace).ln()];
        let model = |x: &[f64]| Hawkes {
            mu: x[0].exp(),
            alpha: x[1].exp(),
            beta: x[2].exp(),
        };
        let found = minimize(&start, 300, |x, gradient| {
            let (value, slopes) = model(x).with_slopes(times, end);
            gradient.iter_mut().zip(slopes).for_each(|(g, s)| *g = -s);
            -value
        });
        let error = |i: usize| found.inverse_hessian[i][i].max(0.0).sqrt();
        HawkesFit {
            model: model(&found.at),
            log_likelihood: -found.value,
            log_errors: [error(0), error(1), error(2)],
            converged: found.converged,
        }
    }
}

/// The log-likelihood of the best process without echoes: n ln(n / end) - n.
pub fn homogeneous_log_likelihood(events: usize, end: f64) -> f64 {
    let n = events as f64;
    if events == 0 {
        0.0
    } else {
        n * (n / end).ln() - n
    }
}

#[cfg(test)]
mod tests {
    use super::Hawkes;

    #[test]
    fn two_events_by_hand() {
        let model = Hawkes {
            mu: 0.5,
            alpha: 0.4,
            beta: 2.0,
        };
        let echo = (-2.0f64).exp();
        let integral = 1.5 + 0.2 * (1.0 - (-4.0f64).exp()) + 0.2 * (1.0 - (-2.0f64).exp());
        let expected = 0.5f64.ln() + (0.5 + 0.4 * echo).ln() - integral;
        assert!((model.log_likelihood(&[1.0, 2.0], 3.0) - expected).abs() < 1e-12);
    }
}
