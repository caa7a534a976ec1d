use crate::minimize;

/// Onsets after a common shock: an inhomogeneous Poisson process whose rate dies away from time 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Onset {
    /// Events expected in all.
    pub total: f64,
    /// How fast the rate fades.
    pub decay: f64,
}

/// A fitted onset.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OnsetFit {
    /// The parameters.
    pub model: Onset,
    /// Their log-likelihood.
    pub log_likelihood: f64,
}

impl Onset {
    /// The log-likelihood of times within [0, end]: rate = total decay exp(-decay t).
    pub fn log_likelihood(&self, times: &[f64], end: f64) -> f64 {
        let each = |t: &f64| (self.total * self.decay).ln() - self.decay * t;
        times.iter().map(each).sum::<f64>() - self.total * -(-self.decay * end).exp_m1()
    }

    /// Fits by maximum likelihood.
    pub fn fit(times: &[f64], end: f64) -> OnsetFit {
        let n = times.len() as f64;
        let mean = (times.iter().sum::<f64>() / n.max(1.0))
            .max(1e-9 * end)
            .max(f64::MIN_POSITIVE);
        // Given the decay, the best total makes the expected number the observed one.
        let model = |x: f64| Onset {
            total: n / -(-x.exp() * end).exp_m1(),
            decay: x.exp(),
        };
        let found = minimize(&[-mean.ln()], 200, |x, gradient| {
            crate::differences(x, gradient, |x| {
                -model(x[0].clamp(-50.0, 50.0)).log_likelihood(times, end)
            })
        });
        let model = model(found.at[0].clamp(-50.0, 50.0));
        OnsetFit {
            model,
            log_likelihood: model.log_likelihood(times, end),
        }
    }
}
