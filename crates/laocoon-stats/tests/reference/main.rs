//! Statistics that reference implementations gave (R surveillance, splancs, PtProcess, TraMineR;
//! pointpats, hawkes-rs, CooRTweet), repeated from the same data. Skipped where the data is absent.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod coordination;
mod process;
mod sequence;
mod space;
mod twinstim;

use std::io::Read;
use std::path::PathBuf;

/// Rows of a table, header first; `None`, said on standard error, where there is no data.
fn rows(name: &str) -> Option<Vec<Vec<String>>> {
    let folder = std::env::var_os("LAOCOON_DATA").map(PathBuf::from)?;
    let bytes = match std::fs::read(folder.join("diffusion").join(name)) {
        Ok(bytes) => bytes,
        Err(_) => {
            eprintln!("skipped: no {name}");
            return None;
        }
    };
    let mut text = String::new();
    if name.ends_with(".gz") {
        flate2::read::MultiGzDecoder::new(bytes.as_slice())
            .read_to_string(&mut text)
            .unwrap();
    } else {
        text = String::from_utf8(bytes).unwrap();
    }
    let cells = |line: &str| {
        line.split(',')
            .map(|c| c.trim_matches('"').to_owned())
            .collect()
    };
    Some(text.lines().map(cells).collect())
}

fn columns(name: &str, wanted: &[&str]) -> Option<Vec<Vec<f64>>> {
    let rows = rows(name)?;
    let column = |w: &&str| {
        let at = rows[0].iter().position(|c| c == w).unwrap();
        rows[1..].iter().map(|r| r[at].parse().unwrap()).collect()
    };
    Some(wanted.iter().map(column).collect())
}

#[track_caller]
fn near(value: f64, expected: f64, tolerance: f64) {
    assert!(
        (value - expected).abs() <= tolerance,
        "{value} is not {expected}"
    );
}
