/// The cost of leaving a run of items without counterpart: `open` once, `extend` for each.
#[derive(Clone, Copy, Debug, PartialEq)]
#[expect(missing_docs, reason = "told above")]
pub struct Gap {
    pub open: f64,
    pub extend: f64,
}

/// One step of an alignment; indices into the two sequences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The two are counterparts.
    Pair(usize, usize),
    /// An item of the first without counterpart.
    First(usize),
    /// An item of the second without counterpart.
    Second(usize),
}

/// The cheapest alignment that keeps both orders, with affine gaps (Gotoh 1982).
pub fn align(n: usize, m: usize, gap: Gap, cost: impl Fn(usize, usize) -> f64) -> (f64, Vec<Step>) {
    // One layer for each kind of last step, in this order: pair, gap in second, gap in first.
    let width = m + 1;
    let mut best = vec![[f64::INFINITY; 3]; (n + 1) * width];
    best[0][0] = 0.0;
    for i in 0..=n {
        for j in 0..=m {
            let at = i * width + j;
            if i > 0 && j > 0 {
                let before = least(best[at - width - 1], 0.0);
                best[at][0] = before.1 + cost(i - 1, j - 1);
            }
            if i > 0 {
                best[at][1] = least(opened(best[at - width], 1, gap), gap.extend).1;
            }
            if j > 0 {
                best[at][2] = least(opened(best[at - 1], 2, gap), gap.extend).1;
            }
        }
    }
    let (mut i, mut j) = (n, m);
    let (mut layer, total) = least(best[n * width + m], 0.0);
    let mut steps = Vec::new();
    while i > 0 || j > 0 {
        match layer {
            0 if i > 0 && j > 0 => {
                (i, j) = (i - 1, j - 1);
                steps.push(Step::Pair(i, j));
                layer = least(best[i * width + j], 0.0).0;
            }
            1 if i > 0 => {
                i -= 1;
                steps.push(Step::First(i));
                layer = least(opened(best[i * width + j], 1, gap), 0.0).0;
            }
            _ => {
                j = j.saturating_sub(1);
                steps.push(Step::Second(j));
                layer = least(opened(best[i * width + j], 2, gap), 0.0).0;
            }
        }
    }
    steps.reverse();
    (total, steps)
}

fn opened(layers: [f64; 3], same: usize, gap: Gap) -> [f64; 3] {
    let mut costs = layers.map(|cost| cost + gap.open);
    costs[same] = layers[same];
    costs
}

fn least(layers: [f64; 3], add: f64) -> (usize, f64) {
    let first = (0, layers[0]);
    let (layer, cost) = (1..3)
        .map(|l| (l, layers[l]))
        .fold(first, |a, b| if b.1 < a.1 { b } else { a });
    (layer, cost + add)
}

#[cfg(test)]
mod tests {
    use super::{Gap, Step, align};

    #[test]
    fn one_long_gap_is_cheaper_than_two() {
        let (a, b) = (b"adbc", b"abc");
        let gap = Gap {
            open: 1.0,
            extend: 0.5,
        };
        let (total, steps) = align(4, 3, gap, |i, j| if a[i] == b[j] { 0.0 } else { 3.0 });
        assert!((total - 1.5).abs() < 1e-12);
        assert_eq!(
            steps,
            [
                Step::Pair(0, 0),
                Step::First(1),
                Step::Pair(2, 1),
                Step::Pair(3, 2)
            ]
        );
        assert!((align(2, 0, gap, |_, _| 0.0).0 - 2.0).abs() < 1e-12);
    }
}
