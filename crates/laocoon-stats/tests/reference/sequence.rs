use super::{near, rows};
use laocoon_stats::*;
use std::collections::BTreeMap;

#[test]
fn matching_of_careers() {
    let Some(table) = rows("traminer_mvad.csv") else {
        return;
    };
    let states = [
        "employment",
        "FE",
        "HE",
        "joblessness",
        "school",
        "training",
    ];
    let state = |c: &String| states.iter().position(|s| s == c).unwrap();
    // Quoted cells hold no commas in these columns; they are the last seventy of a row.
    let careers: Vec<Vec<usize>> = table[1..]
        .iter()
        .map(|r| r[r.len() - 70..].iter().map(state).collect())
        .collect();
    let constant: Vec<Vec<f64>> = (0..6)
        .map(|a| (0..6).map(|b| if a == b { 0.0 } else { 2.0 }).collect())
        .collect();
    let rates = transition_costs(&careers, 6);
    let by_place = transition_costs_by_place(&careers, 6);
    near(rates[0][1], 1.9700776439, 1e-9);
    for (other, om, by_rate, dynamic) in [
        (1, 140.0, 138.51418328, 276.74712587),
        (2, 116.0, 113.99504504, 227.25585141),
        (3, 108.0, 105.74293863, 211.08296433),
        (4, 140.0, 138.70286886, 277.19907993),
        (5, 64.0, 62.69615980, 124.96692800),
    ] {
        let (first, other) = (&careers[0], &careers[other]);
        near(optimal_matching(first, other, &constant, 1.0), om, 1e-8);
        near(optimal_matching(first, other, &rates, 1.0), by_rate, 1e-8);
        near(hamming(first, other, &by_place), dynamic, 1e-8);
    }
    // Sums over all pairs; careers that are alike are matched once.
    let mut kinds = BTreeMap::<&[usize], f64>::new();
    for career in &careers {
        *kinds.entry(career).or_default() += 1.0;
    }
    let kinds: Vec<_> = kinds.into_iter().collect();
    let total = |costs: &[Vec<f64>]| -> f64 {
        let pairs = (0..kinds.len()).flat_map(|i| (0..i).map(move |j| (i, j)));
        let each = pairs.map(|(i, j)| {
            let ((a, many), (b, more)) = (kinds[i], kinds[j]);
            2.0 * many * more * optimal_matching(a, b, costs, 1.0)
        });
        each.sum()
    };
    near(total(&constant), 43338664.0, 1e-6);
    near(total(&rates), 42943367.155972, 1e-5);
    let sum: f64 = careers
        .iter()
        .flat_map(|a| {
            careers
                .iter()
                .map(|b| hamming(a, b, std::slice::from_ref(&constant)))
        })
        .sum();
    near(sum, 46483416.0, 1e-6);
}

#[test]
fn warping() {
    let (a, b) = (
        [0., 0., 1., 2., 1., 0., 1., 0., 0.],
        [0., 1., 2., 0., 0., 0., 0., 0., 0.],
    );
    near(dtw(&a, &b, StepPattern::Symmetric1), 2.0, 1e-12);
    let found = dtw(&a, &b, StepPattern::Symmetric2);
    near(found, 2.0, 1e-12);
    near(
        found / (a.len() + b.len()) as f64,
        0.1111111111111111,
        1e-15,
    );
}
