//! What must not change a verdict, over generated matrices.

use super::likelihood::Collected;
use super::matrix::{Evidence, Matrix};
use super::{Interval, Weighing, sensitivity, weigh};
use proptest::prelude::*;

fn matrices() -> impl Strategy<Value = Matrix> {
    let cell = (0.02..0.98f64, 0.02..0.98f64).prop_map(|(a, b)| Interval::new(a, b));
    (2usize..5, 1usize..5).prop_flat_map(move |(rows, columns)| {
        let column = (
            prop::collection::vec(cell.clone(), rows),
            0.2..0.9f64,
            1usize..3,
        );
        prop::collection::vec(column, columns).prop_map(move |columns| Matrix {
            hypotheses: (0..rows).map(|h| format!("h{h}")).collect(),
            evidence: columns
                .into_iter()
                .enumerate()
                .map(|(e, (cells, r, origins))| Evidence {
                    key: format!("e{e}"),
                    words: vec![format!("words {e}")],
                    origins: (0..origins).map(|o| format!("o{o}")).collect(),
                    credibility: Interval::new(r, r + 0.05),
                    if_false: 0.5,
                    ratings: vec![Vec::new(); cells.len()],
                    cells,
                })
                .collect(),
            questions: Vec::new(),
            seed: 1,
        })
    })
}

fn merged(items: Vec<Evidence>) -> Vec<Evidence> {
    let mut collected = Collected::default();
    items.into_iter().for_each(|item| collected.add(item));
    collected.items
}

/// The verdict of every pair, by name.
fn verdicts(matrix: &Matrix) -> Vec<(String, String, bool)> {
    let name = |h: usize| matrix.hypotheses[h].clone();
    let Weighing { orders, .. } = weigh(matrix);
    let mut verdicts: Vec<_> = orders
        .iter()
        .map(|o| {
            let (a, b) = (name(o.leader), name(o.other));
            // Without dominance the pair has no order.
            if o.dominates || a < b {
                (a, b, o.dominates)
            } else {
                (b, a, false)
            }
        })
        .collect();
    verdicts.sort();
    verdicts
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn copying_an_item(matrix in matrices()) {
        let mut more = matrix.clone();
        more.evidence.push(matrix.evidence[0].clone());
        more.evidence = merged(more.evidence);
        prop_assert_eq!(more, matrix);
    }

    #[test]
    fn a_copy_under_the_same_origin(matrix in matrices()) {
        let mut more = matrix.clone();
        let mut copy = matrix.evidence[0].clone();
        copy.words = vec!["the same, in other words".to_owned()];
        more.evidence.push(copy);
        more.evidence = merged(more.evidence);
        prop_assert_eq!(weigh(&more), weigh(&matrix));
    }

    #[test]
    fn a_constant_column(matrix in matrices(), low in 0.05..0.5f64) {
        let mut more = matrix.clone();
        let mut constant = matrix.evidence[0].clone();
        constant.key = "constant".to_owned();
        constant.cells.fill(Interval::new(low, low + 0.3));
        more.evidence.push(constant);
        prop_assert_eq!(verdicts(&more), verdicts(&matrix));
        let column = sensitivity(&more).columns.pop();
        prop_assert!(column.is_some_and(|c| c.bits < 1e-12 && c.diagnosticity == (0.0, 0.0)));
    }

    #[test]
    fn the_order_of_columns(matrix in matrices()) {
        let mut turned = matrix.clone();
        turned.evidence.reverse();
        prop_assert_eq!(verdicts(&turned), verdicts(&matrix));
        prop_assert_eq!(weigh(&turned).leads, weigh(&matrix).leads);
    }

    #[test]
    fn the_order_of_rows(matrix in matrices()) {
        let mut turned = matrix.clone();
        turned.hypotheses.reverse();
        turned.evidence.iter_mut().for_each(|e| e.cells.reverse());
        prop_assert_eq!(verdicts(&turned), verdicts(&matrix));
    }

    #[test]
    fn splitting_a_hypothesis(matrix in matrices()) {
        let mut split = matrix.clone();
        split.hypotheses.push("twin".to_owned());
        split.evidence.iter_mut().for_each(|e| {
            e.cells.push(e.cells[0]);
            e.ratings.push(Vec::new());
        });
        let others: Vec<_> = verdicts(&split).into_iter().filter(|v| v.0 != "twin" && v.1 != "twin").collect();
        prop_assert_eq!(others, verdicts(&matrix));
        let (whole, parts) = (weigh(&matrix).leads, weigh(&split).leads);
        prop_assert!((parts[0] + parts[matrix.hypotheses.len()] - whole[0]).abs() < 1e-9);
    }

    #[test]
    fn renaming_the_sides(matrix in matrices()) {
        let mut renamed = matrix.clone();
        renamed.hypotheses.iter_mut().for_each(|h| *h = format!("side of {h}"));
        prop_assert_eq!(weigh(&renamed), weigh(&matrix));
    }

    #[test]
    fn other_words_and_another_seed(matrix in matrices(), seed in 0u64..1000) {
        let mut other = matrix.clone();
        other.seed = seed;
        other.evidence.iter_mut().for_each(|e| e.words.clear());
        prop_assert_eq!(verdicts(&other), verdicts(&matrix));
    }

    #[test]
    fn wider_intervals_never_decide_more(matrix in matrices()) {
        let mut wide = matrix.clone();
        for cell in wide.evidence.iter_mut().flat_map(|e| &mut e.cells) {
            *cell = Interval::new(cell.low - 0.01, cell.high + 0.01);
        }
        let count = |m: &Matrix| verdicts(m).iter().filter(|v| v.2).count();
        prop_assert!(count(&wide) <= count(&matrix));
    }
}
