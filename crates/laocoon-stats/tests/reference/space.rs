use super::{columns, near, rows};
use laocoon_stats::*;

fn burkitt() -> Option<(Vec<Point>, Vec<f64>)> {
    let columns = columns("burkitt.csv", &["x", "y", "t"])?;
    let points = columns[0]
        .iter()
        .zip(&columns[1])
        .map(|(x, y)| [*x, *y])
        .collect();
    Some((points, columns[2].clone()))
}

#[test]
fn knox_on_burkitt() {
    let Some((points, times)) = burkitt() else {
        return;
    };
    let found = knox(&points, &times, 20.0, 5.0, 9999, 1);
    assert_eq!(
        (
            found.pairs,
            found.near_in_space,
            found.near_in_time,
            found.near_in_both
        ),
        (17578, 3429, 52, 13)
    );
    near(found.expected, 10.143816, 5e-7);
    near(found.poisson_p, 0.22227, 5e-6);
    near(found.p, 0.20, 0.013);
    let wide = knox(&points, &times, 10.0, 180.0, 0, 1);
    assert_eq!(wide.near_in_both, 138);
    near(wide.expected, 88.448970, 5e-7);
    near(knox(&points, &times, 5.0, 90.0, 9999, 1).p, 0.0898, 0.01);
    // The tables of two programs; both print P(X > s) for the Poisson approximation.
    let text = rows("burkitt_r_results.txt").unwrap();
    let mut lines = 0;
    for line in text.iter().map(|cells| cells.join(",")) {
        let cell = |name: &str| -> Option<f64> {
            let rest = line.split(' ').find_map(|cell| cell.strip_prefix(name))?;
            rest.strip_prefix('=')?.parse().ok()
        };
        let Some(((space, time), count)) = cell("eps.s").zip(cell("eps.t")).zip(cell("stat"))
        else {
            continue;
        };
        let found = knox(&points, &times, space, time, 0, 1);
        assert_eq!(found.near_in_both as f64, count, "{line}");
        near(found.expected, cell("expected").unwrap(), 5e-7);
        near(
            poisson_tail(found.near_in_both + 1, found.expected),
            cell("p_poisson").unwrap(),
            6e-9,
        );
        lines += 1;
    }
    assert_eq!(lines, 30);
    near(
        modified_knox(&points, &times, 20.0, 5.0, 999, 1).statistic,
        2.810160427807487,
        1e-10,
    );
}

#[test]
fn mantel_and_jacquez_on_burkitt() {
    let Some((points, times)) = burkitt() else {
        return;
    };
    let raw = mantel(&points, &times, Transform::RAW, Transform::RAW, 999, 1);
    near(raw.r, 0.014154341727449437, 1e-10);
    near(raw.p, 0.301, 0.05);
    let reciprocal = Transform {
        constant: 1.0,
        power: -1.0,
    };
    let found = mantel(&points, &times, reciprocal, reciprocal, 999, 1);
    near(found.r, 0.04836835157966833, 1e-10);
    assert!(found.p < 0.01);
    for (k, reference) in [
        (1, 2),
        (2, 9),
        (3, 12),
        (4, 17),
        (5, 29),
        (7, 61),
        (10, 110),
    ] {
        // The reference breaks ties as its search tree meets them: within what ties allow.
        let found = jacquez(&points, &times, k, 99, 1);
        assert!(
            (found.least..=found.most).contains(&reference),
            "{k}: {found:?}"
        );
        assert!(found.statistic >= found.least as f64 && found.statistic <= found.most as f64);
        // Without ties that matter there is nothing to choose.
        if found.least == found.most {
            near(found.statistic, f64::from(reference as u32), 1e-9);
        }
    }
}

#[test]
fn space_time_k_on_burkitt() {
    let Some((points, times)) = burkitt() else {
        return;
    };
    let border = columns("burkitt_bdy.csv", &["arx", "ary"]).unwrap();
    let polygon: Vec<Point> = border[0]
        .iter()
        .zip(&border[1])
        .map(|(x, y)| [*x, *y])
        .collect();
    let distances: Vec<f64> = (1..=16).map(|i| 2.5 * f64::from(i)).collect();
    let lags: Vec<f64> = (1..=12).map(|i| 30.0 * f64::from(i)).collect();
    let found = space_time_k(
        &points,
        &times,
        &polygon,
        (412.0, 5776.0),
        &distances,
        &lags,
        999,
        1,
    );
    for (name, column, values) in [
        ("burkitt_stkhat_ks.csv", "ks", &found.space),
        ("burkitt_stkhat_kt.csv", "kt", &found.time),
    ] {
        for (value, expected) in values.iter().zip(&columns(name, &[column]).unwrap()[0]) {
            near(*value, *expected, 1e-8 * expected.max(1.0));
        }
    }
    // splancs leaves pairs out that lie exactly at the greatest distance, but for K(s,t) only where they are
    // beyond it: it then counts the weights and the place in the grid of the pair before. Three pairs of
    // this table lie exactly 40 km apart. With that fault repeated, everything is equal.
    let mut faulty = found.both.clone();
    for (step, lag_step, weight) in stale(&points, &times, &polygon, &distances, &lags) {
        let scale = area(&polygon) * (5776.0 - 412.0) / (188.0 * 187.0);
        for row in &mut faulty[step..] {
            for cell in &mut row[lag_step..] {
                *cell += weight * scale;
            }
        }
    }
    let table = rows("burkitt_stkhat_kst.csv").unwrap();
    for (row, expected) in faulty.iter().zip(&table[1..]) {
        for (value, expected) in row.iter().zip(expected) {
            let expected: f64 = expected.parse().unwrap();
            near(*value, expected, 1e-8 * expected);
        }
    }
    let sum = |table: &[Vec<f64>]| table.iter().flatten().sum::<f64>();
    let excess = found.excess + sum(&faulty) - sum(&found.both);
    near(excess, 31407307.27, 0.005);
    near(found.p, 0.001, 0.004);
}

/// What splancs counts in place of pairs exactly at the greatest distance: the weights of the last pair
/// before that is nearer, in the order of its loops, with that pair's step of distance.
fn stale(
    points: &[Point],
    times: &[f64],
    polygon: &[Point],
    distances: &[f64],
    lags: &[f64],
) -> Vec<(usize, usize, f64)> {
    let (most, longest) = (distances[distances.len() - 1], lags[lags.len() - 1]);
    let mut last = (0, 0.0, 0.0);
    let mut found = Vec::new();
    for i in 1..points.len() {
        for j in 0..i {
            let far = distance(points[i], points[j]);
            if far < most {
                let weight = |at: Point| {
                    if far > 0.0 {
                        1.0 / share_inside(polygon, at, far)
                    } else {
                        1.0
                    }
                };
                let step = distances.partition_point(|edge| *edge < far);
                last = (step, weight(points[i]), weight(points[j]));
                continue;
            }
            let lag = (times[i] - times[j]).abs();
            if far > most || lag >= longest {
                continue;
            }
            let within = |t: f64| {
                if t - 412.0 <= lag || 5776.0 - t <= lag {
                    2.0
                } else {
                    1.0
                }
            };
            let weight = last.1 * within(times[i]) + last.2 * within(times[j]);
            found.push((last.0, lags.partition_point(|edge| *edge < lag), weight));
        }
    }
    found
}
