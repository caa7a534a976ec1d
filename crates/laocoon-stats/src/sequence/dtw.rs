/// Which steps a warping path may take, and what a diagonal one weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepPattern {
    /// Every step weighs one.
    Symmetric1,
    /// A diagonal step weighs two, so the result can be divided by the sum of the lengths.
    Symmetric2,
}

/// The cost of the best warping of two series (Sakoe & Chiba 1978) by absolute differences.
///
/// Infinite if just one of them is empty.
pub fn dtw(a: &[f64], b: &[f64], pattern: StepPattern) -> f64 {
    let diagonal = if pattern == StepPattern::Symmetric2 {
        2.0
    } else {
        1.0
    };
    let mut row = vec![f64::INFINITY; b.len() + 1];
    row[0] = 0.0;
    for (i, x) in a.iter().enumerate() {
        let mut corner = std::mem::replace(&mut row[0], f64::INFINITY);
        for (j, y) in b.iter().enumerate() {
            let far = (x - y).abs();
            // The first cell is entered once, whatever the pattern.
            let entry = if (i, j) == (0, 0) { 1.0 } else { diagonal };
            let best = (corner + entry * far)
                .min(row[j + 1] + far)
                .min(row[j] + far);
            corner = std::mem::replace(&mut row[j + 1], best);
        }
    }
    row[b.len()]
}
