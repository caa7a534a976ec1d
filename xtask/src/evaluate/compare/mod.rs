//! Copies and affairs across documents, against exact truth and annotated events.

mod affairs;
mod copies;
mod factbook;
mod peers;
mod truth;

use crate::{Failure, data_dir, root, write_file};
use flate2::read::GzDecoder;
use serde_json::Value;
use std::io::Read;
use std::path::Path;

pub(crate) fn run(arguments: &[String]) -> Result<(), Failure> {
    let data = data_dir(None).join("compare");
    if !data.exists() {
        println!("skipped: {} is not there", data.display());
        return Ok(());
    }
    let mut table =
        String::from("# Copies and affairs\n\nWritten by `cargo xtask evaluate compare`.\n\n");
    copies::measure(&data, &mut table)?;
    affairs::measure(
        &data,
        &mut table,
        arguments.iter().any(|word| word == "--misses"),
    )?;
    print!("{table}");
    write_file(&root().join("docs/accuracy/compare.md"), table.as_bytes())
}

/// The rows of a packed file of JSON lines.
fn rows(path: &Path) -> Result<Vec<Value>, Failure> {
    let mut text = String::new();
    GzDecoder::new(std::fs::File::open(path)?).read_to_string(&mut text)?;
    let rows = text.lines().map(serde_json::from_str);
    Ok(rows.collect::<Result<_, _>>()?)
}

fn texts(rows: &[Value]) -> Vec<String> {
    let text = |row: &Value| row["text"].as_str().unwrap_or_default().to_owned();
    rows.iter().map(text).collect()
}
