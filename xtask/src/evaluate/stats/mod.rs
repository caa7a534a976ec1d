//! Weighing against data: speed of the statistics, the study of simulated spreads, precedents, base rates.

mod base_rates;
mod precedents;
mod speed;
mod spreads;

use crate::{Failure, data_dir, root, write_file};
use std::io::Read;
use std::path::Path;

/// Writes `docs/accuracy/weighing.md`.
pub(crate) fn run() -> Result<(), Failure> {
    let data = data_dir(None);
    let mut table = String::from(
        "# Weighing: figures\n\nMade by `cargo xtask evaluate stats`. That the statistics are those of the reference implementations is tested by\n`cargo test -p laocoon-stats --test reference`.\n\n",
    );
    speed::write(&data.join("diffusion"), &mut table)?;
    spreads::write(&mut table);
    spreads::march(
        &data.join("diffusion/womens_march_2017_coordinated.csv"),
        &mut table,
    )?;
    precedents::write(&data.join("events/timelines_gold"), &mut table)?;
    base_rates::write(
        &data.join("diffusion/mass_mobilization_1990_2020_mm_master.csv.gz"),
        &mut table,
    )?;
    write_file(&root().join("docs/accuracy/weighing.md"), table.as_bytes())?;
    print!("{table}");
    Ok(())
}

fn rows(path: &Path) -> Result<Vec<Vec<String>>, Failure> {
    let bytes = std::fs::read(path)?;
    let mut text = String::new();
    if path.extension().is_some_and(|e| e == "gz") {
        flate2::read::MultiGzDecoder::new(bytes.as_slice()).read_to_string(&mut text)?;
    } else {
        text = String::from_utf8_lossy(&bytes).into_owned();
    }
    let cells = |line: &str| {
        line.split(',')
            .map(|c| c.trim_matches('"').to_owned())
            .collect()
    };
    Ok(text.lines().skip(1).map(cells).collect())
}

fn number(row: &[String], column: usize) -> f64 {
    row.get(column)
        .and_then(|c| c.parse().ok())
        .unwrap_or(f64::NAN)
}
