//! References of the user's own: in which folder they live, and how they are read and written.
//!
//! ```text
//! LAOCOON_HOME | XDG_DATA_HOME/laocoon | ~/.local/share/laocoon
//!   references/KEY/dataset.toml   title, licence, priority, weight, scope
//!   references/KEY/2022.csv       the rows of an edition
//! ```

use crate::output;
use laocoon_assess::Library;
use laocoon_references::dataset::{self, Dataset, Priority, Row, Scope, Weight};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fmt::{Display, Write as _};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::{env, fs, io};

/// All references of the user's own, read once. What cannot be read is told and left out.
pub fn library() -> &'static Library {
    static LIBRARY: OnceLock<Library> = OnceLock::new();
    LIBRARY.get_or_init(|| Library {
        datasets: keys()
            .iter()
            .filter_map(|key| match read(key) {
                Ok(dataset) => dataset,
                Err(message) => {
                    eprintln!("laocoon: {message}; it is left out");
                    None
                }
            })
            .collect(),
    })
}

/// The folder of the user's own data; `None` when the environment names none.
pub fn home() -> Option<PathBuf> {
    let variable = |name: &str| {
        env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    variable("LAOCOON_HOME")
        .or_else(|| Some(variable("XDG_DATA_HOME")?.join("laocoon")))
        .or_else(|| Some(variable("HOME")?.join(".local/share/laocoon")))
        .or_else(|| Some(variable("APPDATA")?.join("laocoon")))
}

fn folder(key: &str) -> Option<PathBuf> {
    Some(home()?.join("references").join(key))
}

/// Whether a word can be the key of a data set, and so the name of a folder.
pub fn is_key(word: &str) -> bool {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    (1..=60).contains(&word.len()) && word.bytes().all(plain) && !word.starts_with('-')
}

/// Why a file was not imported: its first problems, a line each.
pub fn refused(file: &impl Display, problems: &[impl Display]) -> String {
    const TOLD: usize = 20;
    let mut message = format!("{file}: nothing was imported\n");
    for problem in problems.iter().take(TOLD) {
        let _ = writeln!(message, "  {problem}");
    }
    if problems.len() > TOLD {
        let _ = writeln!(message, "  and {} more", problems.len() - TOLD);
    }
    message
}

/// Keys of the data sets there are, in order.
pub fn keys() -> Vec<String> {
    let entries = home().and_then(|home| fs::read_dir(home.join("references")).ok());
    let mut keys: Vec<String> = (entries.into_iter().flatten().flatten())
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|key| is_key(key))
        .collect();
    keys.sort();
    keys
}

/// What stands in `dataset.toml`.
#[derive(Debug, Serialize, Deserialize)]
struct About {
    title: String,
    licence: String,
    priority: String,
    #[serde(default)]
    weight: String,
    #[serde(default)]
    entities: BTreeSet<String>,
    #[serde(default)]
    indicators: BTreeSet<String>,
}

/// A data set of the user's own; `None` if there is none of that key.
pub fn read(key: &str) -> Result<Option<Dataset>, String> {
    let Some(folder) = folder(key).filter(|folder| folder.join("dataset.toml").is_file()) else {
        return Ok(None);
    };
    let said = |path: &Path, error: &dyn Display| format!("{}: {error}", path.display());
    let about_path = folder.join("dataset.toml");
    let text = fs::read_to_string(&about_path).map_err(|error| said(&about_path, &error))?;
    let about: About =
        toml::from_str(&text).map_err(|error| said(&about_path, &error.message()))?;
    let mut set = Dataset::default();
    set.key = key.to_owned();
    set.title = about.title;
    set.licence = about.licence;
    set.priority = if about.priority == Priority::First.name() {
        Priority::First
    } else {
        Priority::Beside
    };
    set.weight = if about.weight == Weight::Confirms.name() {
        Weight::Confirms
    } else {
        Weight::Decides
    };
    set.scope = Scope {
        entities: about.entities,
        indicators: about.indicators,
    };
    let entries = fs::read_dir(&folder).map_err(|error| said(&folder, &error))?;
    let mut editions: Vec<(u16, PathBuf)> = (entries.flatten())
        .filter_map(|entry| {
            let path = entry.path();
            let year = path.file_stem()?.to_str()?.parse().ok()?;
            (path.extension()? == "csv").then_some((year, path))
        })
        .collect();
    editions.sort();
    let mut hash = blake3::Hasher::new();
    for (year, path) in editions {
        let bytes = fs::read(&path).map_err(|error| said(&path, &error))?;
        let rows = dataset::import(&bytes, None)
            .map_err(|problems| {
                said(
                    &path,
                    &problems
                        .first()
                        .map_or_else(String::new, ToString::to_string),
                )
            })?
            .rows;
        hash.update(&year.to_le_bytes());
        hash.update(&bytes);
        set.set_edition(year, rows);
    }
    set.hash = hash.finalize().to_hex().to_string();
    Ok(set.span().map(|_| set))
}

/// Writes what is known of a data set, and one edition of it.
pub fn write(set: &Dataset, edition: u16, rows: &[Row]) -> io::Result<PathBuf> {
    let folder = folder(&set.key).ok_or_else(no_home)?;
    let about = About {
        title: set.title.clone(),
        licence: set.licence.clone(),
        priority: set.priority.name().to_owned(),
        weight: set.weight.name().to_owned(),
        entities: set.scope.entities.clone(),
        indicators: set.scope.indicators.clone(),
    };
    let text = toml::to_string(&about).map_err(io::Error::other)?;
    // The rows first: without dataset.toml there is no data set, so nothing is half there.
    let path = folder.join(format!("{edition}.csv"));
    output::write(&path, &dataset::write(rows))?;
    output::write(&folder.join("dataset.toml"), text.as_bytes())?;
    Ok(path)
}

/// Removes an edition, or with `None` the whole data set.
pub fn remove(key: &str, edition: Option<u16>) -> io::Result<()> {
    let folder = folder(key).ok_or_else(no_home)?;
    match edition {
        Some(edition) => fs::remove_file(folder.join(format!("{edition}.csv"))),
        None => fs::remove_dir_all(folder),
    }
}

fn no_home() -> io::Error {
    io::Error::other("no folder for your own data is known; set LAOCOON_HOME")
}
