//! The reference fits with the border of the region, which is not among the data. What does not need it is
//! compared: at the maximum the expected number of cases is the observed one, so that the log-likelihood is
//! the sum of ln rate less that number; and without infection no border matters.

use super::{near, rows};
use laocoon_stats::*;
use std::f64::consts::TAU;

/// Endemic coefficients, then of infectivity (constant, type C, two groups of age), then ln sigma.
const FITTED: [f64; 9] = [
    -20.528694993434,
    -0.045740925428,
    0.217282107033,
    0.318102663820,
    -12.516594138639,
    -0.908320808831,
    0.706115562007,
    -0.240839693147,
    2.767735010873,
];

/// A linear trend a year and a wave of a year.
fn endemic(at: &[f64], start: f64) -> f64 {
    let year = start / 365.0;
    at[0] + at[1] * (year - 3.5) + at[2] * (TAU * year).sin() + at[3] * (TAU * year).cos()
}

#[test]
fn invasive_disease_in_germany() {
    let Some(events) = rows("imdepi_events.csv") else {
        return;
    };
    let grid = rows("imdepi_stgrid.csv.gz").unwrap();
    let at = |row: &[String], head: &[String], name: &str| -> f64 {
        let column = head.iter().position(|c| c == name).unwrap();
        row[column].parse().unwrap()
    };
    let head = &events[0];
    // A name in one column holds a comma: count the columns from the end.
    let cell = |row: &[String], name: &str| {
        let column = head.iter().position(|c| c == name).unwrap();
        let cell = &row[column
            + if column > 6 {
                row.len() - head.len()
            } else {
                0
            }];
        cell.parse::<f64>().unwrap()
    };
    // Two cases of one time excite neither; one of unknown age is left out of the fit.
    let cases: Vec<Case> = (events[1..].iter())
        .filter(|row| row[6] != "NA")
        .map(|row| {
            let age = match row[6].trim_start_matches(['[', '"']) {
                "3" => FITTED[6],
                "19" => FITTED[7],
                _ => 0.0,
            };
            let kind = usize::from(row[2] == "C");
            Case {
                time: cell(row, "time"),
                point: [cell(row, "x"), cell(row, "y")],
                kind,
                endemic: endemic(&FITTED, cell(row, "start")).exp() * cell(row, "popdensity"),
                infectivity: (FITTED[4] + FITTED[5] * kind as f64 + age).exp(),
                duration: (cell(row, "eps.t"), cell(row, ".obsInfLength")),
                reach: cell(row, "eps.s"),
            }
        })
        .collect();
    assert_eq!(cases.len(), 635);
    // Two types share the endemic rate.
    let blocks: Vec<(f64, f64)> = (grid[1..].iter())
        .map(|row| {
            let cell = |name| at(row, &grid[0], name);
            let people = cell("popdensity") * cell("area") * (cell("stop") - cell("start"));
            (cell("start"), 2.0 * people)
        })
        .collect();
    let integral = |at: &[f64]| {
        blocks
            .iter()
            .map(|(start, people)| people * endemic(at, *start).exp())
            .sum::<f64>()
    };
    let expected = integral(&FITTED);
    let found = twinstim(&cases, expected, FITTED[8].exp(), None);
    near(found.cases - 635.0, -9474.9175379809, 5e-4);
    // What infection has to account for is less than whole discs would give, by the parts outside.
    let due = 635.0 - expected;
    assert!(
        due < found.epidemic && found.epidemic < 1.15 * due,
        "{due} {found:?}"
    );

    // Without infection: the likelihood ratio of the reference is 208.29.
    let starts: Vec<f64> = (events[1..].iter())
        .filter(|row| row[6] != "NA")
        .map(|row| cell(row, "start"))
        .collect();
    let people: f64 = (events[1..].iter())
        .filter(|row| row[6] != "NA")
        .map(|row| cell(row, "popdensity").ln())
        .sum();
    let alone = |at: &[f64]| {
        let cases: f64 = starts.iter().map(|start| endemic(at, *start)).sum();
        integral(at) - cases - people
    };
    let fit = minimize(&FITTED[..4], 200, |at, gradient| {
        differences(at, gradient, alone)
    });
    near(2.0 * (-9474.9175379809 + fit.value), 208.29, 0.006);
}
