/// Where a function is least, and how that was found.
#[derive(Clone, Debug)]
pub struct Minimum {
    /// The point.
    pub at: Vec<f64>,
    /// The value there.
    pub value: f64,
    /// Evaluations of function and gradient.
    pub evaluations: usize,
    /// Whether the slope vanished or no step improved on it any more.
    pub converged: bool,
    /// The inverse of the Hessian as the method built it, row by row: rough variances.
    pub inverse_hessian: Vec<Vec<f64>>,
}

/// Minimises a smooth function that gives its value and writes its gradient (BFGS, Nocedal & Wright
/// 2006, algorithm 6.1, with a backtracking line search).
pub fn minimize(
    start: &[f64],
    most_evaluations: usize,
    mut function: impl FnMut(&[f64], &mut [f64]) -> f64,
) -> Minimum {
    let n = start.len();
    let mut x = start.to_vec();
    let mut gradient = vec![0.0; n];
    let mut value = function(&x, &mut gradient);
    let mut evaluations = 1;
    let mut inverse = identity(n);
    let mut fresh = true;
    let mut converged = false;
    let mut next_gradient = vec![0.0; n];
    while evaluations < most_evaluations {
        let size = gradient.iter().fold(0.0, |m: f64, g| m.max(g.abs()));
        if size < 1e-9 * value.abs().max(1.0) {
            converged = true;
            break;
        }
        let mut step: Vec<f64> = inverse.iter().map(|row| -dot(row, &gradient)).collect();
        let mut slope = dot(&step, &gradient);
        if slope >= 0.0 {
            inverse = identity(n);
            fresh = true;
            step = gradient.iter().map(|g| -g).collect();
            slope = dot(&step, &gradient);
        }
        let longest = step.iter().fold(0.0, |m: f64, s| m.max(s.abs()));
        let mut scale = if fresh {
            (0.5 / longest).min(1.0)
        } else {
            (3.0 / longest).min(1.0)
        };
        let mut found = None;
        while evaluations < most_evaluations && scale * longest > 1e-14 {
            let trial: Vec<f64> = x.iter().zip(&step).map(|(x, s)| x + scale * s).collect();
            let trial_value = function(&trial, &mut next_gradient);
            evaluations += 1;
            if trial_value.is_finite() && trial_value <= value + 1e-4 * scale * slope {
                found = Some((trial, trial_value));
                break;
            }
            scale *= 0.4;
        }
        let Some((next, next_value)) = found else {
            if fresh {
                converged = true;
                break;
            }
            // The curvature that was learned misleads: forget it and go straight down once.
            inverse = identity(n);
            fresh = true;
            continue;
        };
        let moved: Vec<f64> = next.iter().zip(&x).map(|(a, b)| a - b).collect();
        let bent: Vec<f64> = next_gradient
            .iter()
            .zip(&gradient)
            .map(|(a, b)| a - b)
            .collect();
        update(&mut inverse, &moved, &bent, fresh);
        fresh = false;
        x = next;
        value = next_value;
        gradient.copy_from_slice(&next_gradient);
    }
    Minimum {
        at: x,
        value,
        evaluations,
        converged,
        inverse_hessian: inverse,
    }
}

fn update(inverse: &mut [Vec<f64>], moved: &[f64], bent: &[f64], fresh: bool) {
    let curvature = dot(moved, bent);
    if curvature <= 1e-12 * dot(bent, bent) {
        return;
    }
    let n = moved.len();
    if fresh {
        let scale = curvature / dot(bent, bent);
        for (i, row) in inverse.iter_mut().enumerate() {
            for (j, cell) in row.iter_mut().enumerate() {
                *cell = if i == j { scale } else { 0.0 };
            }
        }
    }
    let product: Vec<f64> = inverse.iter().map(|row| dot(row, bent)).collect();
    let factor = 1.0 + dot(bent, &product) / curvature;
    for i in 0..n {
        for j in 0..n {
            inverse[i][j] += factor * moved[i] * moved[j] / curvature
                - (moved[i] * product[j] + product[i] * moved[j]) / curvature;
        }
    }
}

/// Writes the gradient by central differences and gives the value.
pub fn differences(x: &[f64], gradient: &mut [f64], function: impl Fn(&[f64]) -> f64) -> f64 {
    let mut shifted = x.to_vec();
    for (i, slope) in gradient.iter_mut().enumerate() {
        let step = 6e-6 * x[i].abs().max(1.0);
        shifted[i] = x[i] + step;
        let up = function(&shifted);
        shifted[i] = x[i] - step;
        *slope = (up - function(&shifted)) / (2.0 * step);
        shifted[i] = x[i];
    }
    function(x)
}

fn identity(n: usize) -> Vec<Vec<f64>> {
    (0..n)
        .map(|i| (0..n).map(|j| f64::from(u8::from(i == j))).collect())
        .collect()
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

#[cfg(test)]
mod tests {
    use super::{differences, minimize};

    #[test]
    fn finds_the_bottom_of_a_curved_valley() {
        let rosenbrock = |x: &[f64]| (1.0 - x[0]).powi(2) + 100.0 * (x[1] - x[0] * x[0]).powi(2);
        let exact = minimize(&[-1.2, 1.0], 500, |x, g| {
            g[0] = -2.0 * (1.0 - x[0]) - 400.0 * x[0] * (x[1] - x[0] * x[0]);
            g[1] = 200.0 * (x[1] - x[0] * x[0]);
            rosenbrock(x)
        });
        let rough = minimize(&[-1.2, 1.0], 500, |x, g| differences(x, g, rosenbrock));
        for found in [exact, rough] {
            assert!(found.converged && found.evaluations < 200, "{found:?}");
            assert!((found.at[0] - 1.0).abs() < 1e-5 && (found.at[1] - 1.0).abs() < 1e-5);
        }
    }
}
