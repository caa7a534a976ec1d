//! Log-likelihoods of the days (and places) under each model, at the best of a grid of parameters.

use laocoon_stats::{Point, distance};

/// Mean of the quickest scatter of reactions to news, in days. Without such a bound a shock that
/// everybody answers at once and an appointment are the same thing.
const QUICKEST: f64 = 0.5;

/// Independent reactions after a cause: delays with a gamma law of shape 1, 2 or 4, and a cause up to
/// two days before the first event.
pub(super) fn shock(steps: &[usize], width: f64) -> f64 {
    let mut best = f64::NEG_INFINITY;
    for (shape, spread) in [(1, 1.0), (2, 2.0f64.sqrt()), (4, 2.0)] {
        for before in [0.0, 1.0, 2.0] {
            for grid in 0..48 {
                let mean = QUICKEST * spread * 1.12f64.powi(grid);
                let scale = mean / f64::from(shape);
                let mass = |k: usize| {
                    let from = (k as f64 * width + before) / scale;
                    survival(shape, from) - survival(shape, from + width / scale)
                };
                // The cause is no later than the first event: what falls before is cut off.
                let whole = survival(shape, before / scale);
                let sum = steps
                    .iter()
                    .map(|k| (mass(*k) / whole).max(1e-300).ln())
                    .sum::<f64>();
                best = best.max(sum);
            }
        }
    }
    best
}

/// P(X > x) of a gamma law with a whole shape and scale 1.
fn survival(shape: u32, x: f64) -> f64 {
    let mut term = 1.0;
    let mut sum = 1.0;
    for k in 1..shape {
        term *= x / f64::from(k);
        sum += term;
    }
    sum * (-x).exp()
}

/// A day that was agreed on: kept by most, or by all more or less on time.
pub(super) fn appointment(steps: &[usize], width: f64) -> f64 {
    most(steps).max(on_time(steps, width))
}

/// All about one moment, with a logistic scatter no greater than that of the quickest reactions. Without it a
/// day that is kept a little early and late would be taken for a shock.
fn on_time(steps: &[usize], width: f64) -> f64 {
    let last = steps.iter().copied().max().unwrap_or(0);
    let mut counts = vec![0u32; last + 1];
    steps.iter().for_each(|k| counts[*k] += 1);
    let mut best = f64::NEG_INFINITY;
    for share in [0.3, 0.5, 0.7, 1.0] {
        // The scale of the law with that standard deviation, in steps.
        let scale = QUICKEST * share * 3f64.sqrt() / std::f64::consts::PI / width;
        for eighth in 0..=8 * (last + 1) {
            let moment = eighth as f64 / 8.0;
            let below = |x: f64| 1.0 / (1.0 + (-(x - moment) / scale).exp());
            let mass = |k: usize| below(k as f64 + 1.0) - below(k as f64);
            let days = counts.iter().enumerate().filter(|(_, count)| **count > 0);
            let sum = days.map(|(k, count)| f64::from(*count) * mass(k).max(1e-300).ln());
            best = best.max(sum.sum());
        }
    }
    best
}

/// Most events on one day, or in the night between two, the rest anywhere.
fn most(steps: &[usize]) -> f64 {
    let last = steps.iter().copied().max().unwrap_or(0);
    let mut counts = vec![0usize; last + 2];
    steps.iter().for_each(|k| counts[*k] += 1);
    let n = steps.len() as f64;
    let elsewhere = (last as f64 + 2.0).ln();
    // x events with the share that they have, kept from certainty.
    let part = |x: f64| {
        if x > 0.0 {
            x * (x / n.max(1.0)).clamp(0.02, 0.98).ln()
        } else {
            0.0
        }
    };
    let rest = |x: f64| part(x) - x * elsewhere;
    let day = |on: usize| part(on as f64) + rest(n - on as f64);
    let night = |on: &[usize]| {
        let (before, after) = (on[0] as f64, on[1] as f64);
        part(before) + part(after) + rest(n - before - after)
    };
    let days = counts.iter().map(|on| day(*on));
    // One parameter more.
    let nights = counts
        .windows(2)
        .map(|on| night(on) - n.max(1.0).ln() / 2.0);
    days.chain(nights).fold(f64::NEG_INFINITY, f64::max)
}

/// Each place may start by itself, and the more so the nearer others have started before.
pub(super) fn contagion(steps: &[usize], places: &[Point], width: f64) -> f64 {
    let mut best = f64::NEG_INFINITY;
    for reach in [50.0, 100.0, 200.0, 400.0, 800.0] {
        let kernel: Vec<f64> = places
            .iter()
            .flat_map(|a| {
                places
                    .iter()
                    .map(move |b| (-distance(*a, *b) / reach).exp())
            })
            .collect();
        // For each place: pressure summed over the steps before its own, and in its own.
        let n = places.len();
        let mut at_risk = Vec::with_capacity(n);
        for i in 0..n {
            let (mut waited, mut own) = (0.0, 0.0);
            for j in 0..n {
                if steps[j] < steps[i] {
                    own += kernel[i * n + j];
                    waited += kernel[i * n + j] * (steps[i] - steps[j] - 1) as f64;
                }
            }
            at_risk.push((steps[i] as f64, waited, own));
        }
        for alone in 0..24 {
            let alone = 2.0 * width * 0.75f64.powi(alone);
            for caught in 0..20 {
                let caught = if caught == 0 {
                    0.0
                } else {
                    width * 0.01 * 1.5f64.powi(caught)
                };
                let sum = at_risk.iter().map(|(steps, waited, own)| {
                    let hazard = alone + caught * own;
                    -(alone * steps + caught * waited) + (-(-hazard).exp_m1()).ln()
                });
                best = best.max(sum.sum::<f64>());
            }
        }
    }
    best
}
