//! `cargo xtask references [DIR]`: compiles the Factbook into `references/data/factbook.bin`.
//!
//! ```text
//! archive (SQL) ----> pages \                        snapshot fills gaps       runs        bytes
//!                            > fields --read--> leaves ----------merge-------> tables --write--> file
//! snapshots (JSON) -> pages /
//! ```

pub mod archive;
mod boundary;
pub mod chronicle;
mod composite;
pub mod edition;
pub mod figure;
pub mod leaf;
pub mod list;
mod mend;
pub mod merge;
pub mod name;
pub mod origin;
pub mod page;
pub mod part;
pub mod period;
pub mod read;
mod remark;
pub mod series;
mod share;
pub mod snapshot;
pub mod spec;
pub mod sql;
mod stretch;
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
    origin::update(&dir, &bytes)?;
    println!("{}: {} bytes", output_file().display(), bytes.len());
    Ok(())
}

/// The table's bytes from the sources.
pub fn compile(dir: &Path) -> Result<Vec<u8>, Failure> {
    let (mut leaves, mut remarks) = (Leaves::new(), Vec::new());
    each_edition(dir, &mut remarks, |year, archive, snapshot| {
        add(&mut leaves, year, &archive, &snapshot);
    })?;
    Ok(finish(&leaves, remarks))
}

/// Adds the values of an edition.
pub fn add(leaves: &mut Leaves, year: u16, archive: &Pages, snapshot: &Pages) {
    let pages = leaves.entry(year).or_default();
    for (entity, page) in archive {
        let mut found = read::page(page, year);
        merge::mark_lost_periods(&mut found, year);
        pages.insert(entity, found);
    }
    for (entity, page) in snapshot {
        merge::with_snapshot(pages.entry(entity).or_default(), read::page(page, year));
    }
}

/// The table's bytes from the values of all editions.
pub fn finish(leaves: &Leaves, mut remarks: Vec<remark::Remark>) -> Vec<u8> {
    let mut tables = merge::tables(leaves);
    for (key, table) in &mut tables {
        remarks.extend(mend::mend(table).iter().map(|m| remark::lost(key, m)));
    }
    remarks.extend(remark::general());
    remarks.sort();
    write::table(&tables, &remarks)
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
