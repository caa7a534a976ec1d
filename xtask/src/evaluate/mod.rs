//! `cargo xtask evaluate [WHAT]`: measures a part, or all, against data and writes the committed
//! tables.

mod cues;
mod draw;
mod figures;
mod pages;
mod references;

use crate::Failure;

/// Runs the evaluation that the first argument names.
pub fn run(arguments: &[String]) -> Result<(), Failure> {
    match arguments.first().map(String::as_str) {
        Some("cues") => cues::run(&arguments[1..]),
        Some("figures") => figures::run(&arguments[1..]),
        Some("pages") => pages::run(&arguments[1..]),
        Some("references") => references::run(&arguments[1..]),
        None => {
            cues::run(&[])?;
            figures::run(&[])?;
            pages::run(&[])?;
            references::run(&[])
        }
        Some(_) => Err(Failure(
            "usage: cargo xtask evaluate [cues|figures|pages|references] [--misses]".to_owned(),
        )),
    }
}
