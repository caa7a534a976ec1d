use super::{columns, near, rows};
use laocoon_stats::*;

#[test]
fn hawkes_on_retweets() {
    let Some(columns) = columns("retweets_niwa_minutes_unique.csv", &["t"]) else {
        return;
    };
    let times = &columns[0];
    let end = times[times.len() - 1];
    let fit = Hawkes::fit(times, end);
    near(fit.log_likelihood, -1114.3641223625, 1e-6);
    near(fit.model.mu, 0.0632843, 1e-6);
    near(fit.model.alpha, 0.0759532, 1e-6);
    near(fit.model.beta, 0.0790983, 1e-6);
    near(fit.model.branching(), 0.96023804, 1e-6);
    near(
        homogeneous_log_likelihood(times.len(), end),
        -2779.296578925909,
        1e-8,
    );
}

#[test]
fn etas_on_catalogues() {
    let Some(columns_of) = columns("ptprocess_Tangshan.csv", &["time", "magnitude"]) else {
        return;
    };
    let quakes = |c: &[Vec<f64>], threshold: f64| -> Vec<Quake> {
        c[0].iter()
            .zip(&c[1])
            .map(|(t, m)| Quake {
                time: *t,
                magnitude: m - threshold,
            })
            .collect()
    };
    let tangshan = quakes(&columns_of, 0.0);
    let start = Etas {
        mu: 0.007,
        a: 2.3,
        alpha: 0.98,
        c: 0.008,
        p: 0.94,
    };
    near(start.log_likelihood(&tangshan, 4018.0), -821.70095378, 1e-6);
    near(start.integral(&tangshan, 4018.0), 455.31036025, 1e-6);
    near(start.rate(&tangshan, 1000.0), 0.5940630413, 1e-8);
    let (model, value) = Etas::fit(start, &tangshan, 4018.0);
    near(value, -821.67596158, 1e-6);
    let at = [model.mu, model.a, model.alpha, model.c, model.p];
    let expected = [0.00715457, 2.26736374, 0.97501711, 0.00852041, 0.94529679];
    for (value, expected) in at.into_iter().zip(expected) {
        near(value, expected, 2e-4 * expected);
    }
    let phuket = quakes(
        &columns("ptprocess_Phuket.csv", &["time", "magnitude"]).unwrap(),
        4.95,
    );
    let start = Etas {
        mu: 0.05,
        a: 3.1,
        alpha: 1.3,
        c: 0.02,
        p: 1.1,
    };
    near(start.log_likelihood(&phuket, 1827.0), 319.14000749, 1e-6);
    near(Etas::fit(start, &phuket, 1827.0).1, 321.24357484, 1e-6);
}

#[test]
fn endemic_epidemic_on_measles() {
    let Some(table) = rows("measlesWeserEms_counts.csv") else {
        return;
    };
    let numbers = |rows: &[Vec<String>], skip| -> Vec<Vec<u32>> {
        rows.iter()
            .map(|r| r[skip..].iter().map(|c| c.parse().unwrap()).collect())
            .collect()
    };
    let population = &rows("measlesWeserEms_popfrac.csv").unwrap()[1];
    let counts = Counts {
        cases: numbers(&table[1..], 0),
        population: population.iter().map(|c| c.parse().unwrap()).collect(),
        order: numbers(&rows("measlesWeserEms_nbOrder.csv").unwrap()[1..], 1),
        period: 52.0,
    };
    let model = EndemicEpidemic {
        own: true,
        neighbours: Neighbours::Adjacent,
        family: Family::NegativeBinomial,
    };
    let check = |model: EndemicEpidemic, expected| near(-model.fit(&counts).value, expected, 1e-6);
    check(model, -971.72089583);
    check(
        EndemicEpidemic {
            neighbours: Neighbours::None,
            ..model
        },
        -991.34102568,
    );
    check(
        EndemicEpidemic {
            own: false,
            neighbours: Neighbours::None,
            ..model
        },
        -1219.70269801,
    );
    check(
        EndemicEpidemic {
            neighbours: Neighbours::PowerLaw(5),
            ..model
        },
        -964.99832148,
    );
    check(
        EndemicEpidemic {
            family: Family::Poisson,
            ..model
        },
        -1233.65229587,
    );
}
