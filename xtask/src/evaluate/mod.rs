//! `cargo xtask evaluate WHAT`: measures a part against data and writes its committed table.

mod anchors;
mod article;
mod case;
mod compare;
mod cues;
mod events;
mod figures;
mod marks;
pub(crate) mod names;
mod news;
mod pages;
mod quantity;
mod recognizers;
mod references;
mod seed;
mod stats;
mod syntax;
mod time;
mod tolls;

use crate::Failure;

/// Runs the evaluation that the first argument names.
pub fn run(arguments: &[String]) -> Result<(), Failure> {
    match arguments.first().map(String::as_str) {
        Some("anchors") => anchors::run(),
        Some("article") => article::run(&arguments[1..]),
        Some("case") => case::run(),
        Some("compare") => compare::run(&arguments[1..]),
        Some("cues") => cues::run(&arguments[1..]),
        Some("events") => events::run(&arguments[1..]),
        Some("figures") => figures::run(&arguments[1..]),
        Some("marks") => marks::run(&arguments[1..]),
        Some("names") => names::run(&arguments[1..]),
        Some("pages") => pages::run(&arguments[1..]),
        Some("references") => references::run(&arguments[1..]),
        Some("seed") => seed::run(&arguments[1..]),
        Some("stats") => stats::run(),
        Some("syntax") => syntax::run(&arguments[1..]),
        Some("tolls") => tolls::run(&arguments[1..]),
        _ => Err(Failure(
            "usage: cargo xtask evaluate anchors|article|case|compare|cues|events|figures|marks|names|pages|references|seed|stats|syntax|tolls [--misses]"
                .to_owned(),
        )),
    }
}
