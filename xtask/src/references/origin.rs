//! `references/sources.toml`: the hashes of what went in and what came out.

use crate::Failure;
use std::path::{Path, PathBuf};

/// Where the sources are described.
pub fn file() -> PathBuf {
    crate::root().join("references/sources.toml")
}

/// The lines that hold for these inputs and this table.
pub fn lines(dir: &Path, table: &[u8]) -> Result<[String; 2], Failure> {
    Ok([
        format!("table_blake3 = \"{}\"", blake3::hash(table).to_hex()),
        format!("inputs_blake3 = \"{}\"", inputs(dir)?),
    ])
}

/// Writes the hashes into the description.
pub fn update(dir: &Path, table: &[u8]) -> Result<(), Failure> {
    let text = std::fs::read_to_string(file())?;
    let fresh = lines(dir, table)?;
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        let key = |l: &&String| line.split('=').next() == l.split('=').next();
        out.push_str(fresh.iter().find(key).map_or(line, |l| l));
        out.push('\n');
    }
    crate::write_file(&file(), out.as_bytes())
}

/// BLAKE3 over names and contents of the input files.
fn inputs(dir: &Path) -> Result<String, Failure> {
    let mut files = Vec::new();
    for folder in ["factbook-archive", "factbook-json"] {
        for entry in std::fs::read_dir(dir.join(folder))? {
            let path = entry?.path();
            if path.is_file() {
                files.push((
                    format!(
                        "{folder}/{}",
                        path.file_name().unwrap_or_default().to_string_lossy()
                    ),
                    path,
                ));
            }
        }
    }
    files.sort();
    let mut hasher = blake3::Hasher::new();
    for (name, path) in files {
        hasher.update(name.as_bytes()).update(&std::fs::read(path)?);
    }
    Ok(hasher.finalize().to_hex().to_string())
}
