//! `cargo xtask references [DIR]`: compiles the Factbook into `references/data/factbook.bin`.
//!
//! ```text
//! archive (SQL) ----> pages \                        snapshot fills gaps       runs        bytes
//!                            > fields --read--> leaves ----------merge-------> tables --write--> file
//! snapshots (JSON) -> pages /
//! ```

pub mod archive;
mod boundary;
mod composite;
pub mod edition;
pub mod figure;
pub mod leaf;
pub mod list;
mod mend;
pub mod merge;
pub mod name;
pub mod page;
pub mod part;
pub mod period;
pub mod read;
mod remark;
pub mod series;
mod share;
pub mod snapshot;
pub mod spec;
mod sql;
pub mod text;
mod write;

use crate::Failure;
use leaf::Leaf;
use page::Pages;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Leaves by edition and entity.
pub type Leaves = BTreeMap<u16, BTreeMap<&'static str, Vec<Leaf>>>;

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
    let hash = format!("{}\n", blake3::hash(&bytes).to_hex());
    crate::write_file(&output_file().with_extension("blake3"), hash.as_bytes())?;
    println!("{}: {} bytes", output_file().display(), bytes.len());
    Ok(())
}

/// The table's bytes from the sources.
pub fn compile(dir: &Path) -> Result<Vec<u8>, Failure> {
    let mut remarks = Vec::new();
    let leaves = leaves(dir, &mut remarks)?;
    let mut tables = merge::tables(&leaves);
    for (key, table) in &mut tables {
        remarks.extend(mend::mend(table).iter().map(|m| remark::lost(key, m)));
    }
    remarks.extend(remark::general());
    remarks.sort();
    Ok(write::table(&tables, &remarks))
}

/// The leaves of all editions.
pub fn leaves(dir: &Path, remarks: &mut Vec<remark::Remark>) -> Result<Leaves, Failure> {
    let mut all = Leaves::new();
    each_edition(dir, remarks, |year, archive, snapshot| {
        let pages = all.entry(year).or_default();
        for (entity, page) in archive {
            pages.insert(entity, read::page(&page, year));
        }
        for (entity, page) in snapshot {
            merge::with_snapshot(pages.entry(entity).or_default(), read::page(&page, year));
        }
    })?;
    Ok(all)
}

/// Gives every edition's pages, from the archive and from its snapshot (either may be empty).
pub fn each_edition(
    dir: &Path,
    remarks: &mut Vec<remark::Remark>,
    mut each: impl FnMut(u16, Pages, Pages),
) -> Result<(), Failure> {
    let archive_dir = dir.join("factbook-archive");
    let keys = archive::keys(&archive_dir)?;
    for (year, _, snapshot_name) in edition::EDITIONS {
        let mut archive = Pages::new();
        if edition::in_archive(*year) {
            let mut notes = Vec::new();
            archive = archive::edition(&archive_dir, &keys, *year, &mut notes)?;
            remarks.extend(
                notes
                    .into_iter()
                    .map(|(y, e, t)| (y, y, e.unwrap_or_default().to_owned(), t)),
            );
        }
        let snapshot = match snapshot_name {
            Some(name) => {
                snapshot::read(&dir.join("factbook-json").join(format!("{name}.tar.xz")))?
            }
            None => Pages::new(),
        };
        each(*year, archive, snapshot);
    }
    Ok(())
}
