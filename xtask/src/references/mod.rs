//! `cargo xtask references [DIR]`: compiles the Factbook into `references/data/factbook.bin`.
//!
//! ```text
//! archive (SQL) ----> pages \                        snapshot fills gaps       runs        bytes
//!                            > fields --read--> leaves ----------merge-------> tables --write--> file
//! snapshots (JSON) -> pages /
//! ```

mod archive;
mod boundary;
mod composite;
mod edition;
mod figure;
mod leaf;
mod list;
mod merge;
mod name;
mod page;
mod part;
mod period;
mod read;
mod series;
mod share;
mod snapshot;
mod spec;
mod sql;
mod text;
mod write;

use crate::Failure;
use leaf::Leaf;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Leaves by edition and entity.
pub type Leaves = BTreeMap<u16, BTreeMap<&'static str, Vec<Leaf>>>;

/// Editions whose lists of neighbours the archive lost.
const LOST: std::ops::RangeInclusive<u16> = 2018..=2020;

/// The folder of references below a data folder.
pub fn input_dir(argument: Option<&str>) -> PathBuf {
    crate::data_dir(argument).join("references")
}

/// Where the compiled table is kept.
pub fn output_file() -> PathBuf {
    crate::root().join("references/data/factbook.bin")
}

/// Compiles and writes the table.
pub fn run(arguments: &[String]) -> Result<(), Failure> {
    let dir = input_dir(arguments.first().map(String::as_str));
    if !dir.is_dir() {
        return Err(Failure(format!(
            "{}: no such folder; give the data folder as an argument or in LAOCOON_DATA",
            dir.display()
        )));
    }
    let bytes = compile(&dir)?;
    crate::write_file(&output_file(), &bytes)?;
    println!("{}: {} bytes", output_file().display(), bytes.len());
    Ok(())
}

/// The table's bytes from the sources.
pub fn compile(dir: &Path) -> Result<Vec<u8>, Failure> {
    let mut remarks = Vec::new();
    let leaves = leaves(dir, &mut remarks)?;
    let mut tables = merge::tables(&leaves);
    for (key, table) in &mut tables {
        if *key == "land-boundary" {
            for (entity, count) in merge::mend_lost(&mut table.tracks, LOST) {
                let text = format!(
                    "{count} borders lost in 2018 and 2019 were carried over: the editions before and after agree"
                );
                remarks.push((2018, 2019, entity.to_owned(), text));
            }
        }
    }
    remarks.sort();
    Ok(write::table(&tables, &remarks))
}

/// The leaves of all editions.
pub fn leaves(dir: &Path, remarks: &mut Vec<write::Remark>) -> Result<Leaves, Failure> {
    let archive_dir = dir.join("factbook-archive");
    let keys = archive::keys(&archive_dir)?;
    let mut all = Leaves::new();
    for (year, _, snapshot_name) in edition::EDITIONS {
        let pages = all.entry(*year).or_default();
        if edition::in_archive(*year) {
            let mut notes = Vec::new();
            for (entity, page) in archive::edition(&archive_dir, &keys, *year, &mut notes)? {
                pages.insert(entity, read::page(&page, *year));
            }
            remarks.extend(
                notes
                    .into_iter()
                    .map(|(y, e, t)| (y, y, e.unwrap_or_default().to_owned(), t)),
            );
        }
        let Some(snapshot_name) = snapshot_name else {
            continue;
        };
        let file = dir
            .join("factbook-json")
            .join(format!("{snapshot_name}.tar.xz"));
        for (entity, page) in snapshot::read(&file)? {
            merge::with_snapshot(pages.entry(entity).or_default(), read::page(&page, *year));
        }
    }
    Ok(all)
}
