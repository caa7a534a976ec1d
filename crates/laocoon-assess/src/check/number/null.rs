//! How often false figures would fit as well: the same ones, shifted.
//!
//! A long history holds many values, so that a figure of few digits fits one of them by chance. What a match is worth
//! is told by how often the figure, shifted by 5 to 20 %, would match too.

/// Shifts in tenths of a per cent, below and above.
const SHIFTS: [(i32, i32); 2] = [(-200, -48), (52, 204)];
/// The step between them.
const STEP: i32 = 4;
/// Up to this chance a match is no accident.
pub const TELLING: f64 = 0.03;

/// The shifts, as factors.
pub fn shifts() -> impl Iterator<Item = f64> {
    let steps = |(from, to): (i32, i32)| (0..(to - from) / STEP).map(move |n| from + n * STEP);
    SHIFTS
        .into_iter()
        .flat_map(steps)
        .map(|shift| 1.0 + f64::from(shift) / 1000.0)
}

/// A figure shifted, and rounded to its last digit again.
pub fn shifted(value: f64, unit: f64, factor: f64) -> f64 {
    (value * factor / unit).round() * unit
}

/// The share of shifted figures that lie within half a unit of some value that a reference holds.
pub fn chance(value: f64, unit: f64, held: &[f64]) -> f64 {
    if unit <= 0.0 {
        return 1.0;
    }
    let fits = |value: f64| held.iter().any(|held| (held - value).abs() <= unit / 2.0);
    let (mut hits, mut all) = (0, 0);
    for factor in shifts() {
        all += 1;
        hits += i32::from(fits(shifted(value, unit, factor)));
    }
    f64::from(hits) / f64::from(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dense_history_explains_anything() {
        let dense: Vec<f64> = (0..400).map(|n| 800.0 + f64::from(n)).collect();
        assert!(chance(1000.0, 1.0, &dense) > 0.9);
        assert!(chance(1_000_123.0, 1.0, &[1_000_123.0, 1_100_456.0]) < TELLING);
        assert_eq!(shifts().count(), 76);
    }
}
