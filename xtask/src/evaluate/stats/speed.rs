use super::{number, rows};
use crate::Failure;
use laocoon_assess::weigh::{self, Evidence, Interval, Matrix};
use laocoon_stats::{
    Etas, Hawkes, Point, Quake, Random, Share, coordinated_pairs, knox, space_time_k,
};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use std::time::Instant;

/// The best of three runs.
fn seconds<T>(run: impl Fn() -> T) -> f64 {
    let once = |_| {
        let start = Instant::now();
        std::hint::black_box(run());
        start.elapsed().as_secs_f64()
    };
    (0..3).map(once).fold(f64::INFINITY, f64::min)
}

/// How long the statistics take.
pub(super) fn write(folder: &Path, table: &mut String) -> Result<(), Failure> {
    let burkitt = rows(&folder.join("burkitt.csv"))?;
    let points: Vec<Point> = burkitt
        .iter()
        .map(|r| [number(r, 1), number(r, 2)])
        .collect();
    let times: Vec<f64> = burkitt.iter().map(|r| number(r, 3)).collect();
    let border: Vec<Point> = rows(&folder.join("burkitt_bdy.csv"))?
        .iter()
        .map(|r| [number(r, 0), number(r, 1)])
        .collect();
    let retweets: Vec<f64> = rows(&folder.join("retweets_niwa_minutes_unique.csv"))?
        .iter()
        .map(|r| number(r, 0))
        .collect();
    let end = retweets.last().copied().unwrap_or(0.0);
    let tangshan: Vec<Quake> = rows(&folder.join("ptprocess_Tangshan.csv"))?
        .iter()
        .map(|r| Quake {
            time: number(r, 9),
            magnitude: number(r, 2),
        })
        .collect();
    let start = Etas {
        mu: 0.007,
        a: 2.3,
        alpha: 0.98,
        c: 0.008,
        p: 0.94,
    };
    let tweets = rows(&folder.join("coortweet_russian_coord_tweets.csv.gz"))?;
    let mut names = BTreeMap::<&str, u32>::new();
    let mut name = |text| {
        let next = names.len() as u32;
        *names.entry(text).or_insert(next)
    };
    let shares: Vec<Share> = tweets
        .iter()
        .map(|r| Share {
            object: name(&r[0]),
            account: name(&r[1]),
            content: name(&r[2]),
            time: number(r, 3) as i64,
        })
        .collect();
    let distances: Vec<f64> = (1..=16).map(|i| 2.5 * f64::from(i)).collect();
    let lags: Vec<f64> = (1..=12).map(|i| 30.0 * f64::from(i)).collect();
    let matrix = square();
    table.push_str("## Speed\n\n| what | seconds | aim | reference |\n|---|---|---|---|\n");
    for (what, found, aim, reference) in [
        (
            "Knox, 188 cases, 9,999 permutations",
            seconds(|| knox(&points, &times, 20.0, 5.0, 9999, 1)),
            0.1,
            "pysal 4.7",
        ),
        (
            "space-time K, 999 simulations",
            seconds(|| {
                space_time_k(
                    &points,
                    &times,
                    &border,
                    (412.0, 5776.0),
                    &distances,
                    &lags,
                    999,
                    1,
                )
            }),
            5.0,
            "splancs 117",
        ),
        (
            "Hawkes fit, 4,772 retweets",
            seconds(|| Hawkes::fit(&retweets, end)),
            0.015,
            "hawkes-rs .017-.026",
        ),
        (
            "ETAS fit, Tangshan",
            seconds(|| Etas::fit(start, &tangshan, 4018.0)),
            1.0,
            "PtProcess 13.4",
        ),
        (
            "pairs of 35,125 tweets, three windows",
            seconds(|| [10, 60, 300].map(|w| coordinated_pairs(&shares, w, 2).len())),
            1.0,
            "CooRTweet 13-18 each",
        ),
        (
            "100,000 draws of 8 hypotheses x 40 items",
            seconds(|| weigh::weigh(&matrix)),
            0.5,
            "",
        ),
    ] {
        let _ = writeln!(table, "| {what} | {found:.4} | {aim} | {reference} |");
    }
    Ok(())
}

fn square() -> Matrix {
    let mut random = Random::new(8, 40);
    let mut cell = || Interval::new(random.unit(), random.unit());
    let evidence = (0..40)
        .map(|e| Evidence {
            key: format!("e{e}"),
            words: Vec::new(),
            origins: Vec::new(),
            credibility: Interval::new(0.5, 0.9),
            if_false: 0.5,
            cells: (0..8).map(|_| cell()).collect(),
            ratings: Vec::new(),
        })
        .collect();
    let hypotheses = (0..8).map(|h| format!("h{h}")).collect();
    Matrix {
        hypotheses,
        evidence,
        questions: Vec::new(),
        seed: 1,
    }
}
