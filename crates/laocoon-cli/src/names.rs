//! `laocoon names`: lists of names of the user's own, and two names held against each other.
//!
//! ```text
//! HOME/names/KEY/names.toml   licence, shape, how many
//! HOME/names/KEY/names.bin    the compiled list
//! ```

use crate::command::{Bearer, ImportNames, NamesCommand};
use crate::{output, own};
use laocoon_mark::NameKind;
use laocoon_mark::name::own::{Own, compile};
use laocoon_mark::name::pair::{Places, SAME, compare};
use laocoon_references::gazetteer::{Entity, EntityKind, Gazetteer, gazetteer};
use laocoon_references::names::{self, Shape};
use serde::{Deserialize, Serialize};
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;

/// All lists of the user's own, in order of their keys, read once. What cannot be read is told and left out.
pub fn own() -> &'static [Own] {
    static LISTS: OnceLock<Vec<Own>> = OnceLock::new();
    LISTS.get_or_init(|| {
        let lists = keys().into_iter().filter_map(|key| {
            let read = read(&key);
            if read.is_none() {
                eprintln!(
                    "laocoon: the names {key} cannot be read; import them anew; they are left out"
                );
            }
            read
        });
        lists.collect()
    })
}

fn read(key: &str) -> Option<Own> {
    let bytes = fs::read(folder(key)?.join("names.bin")).ok()?;
    // Read once and kept as long as the program runs.
    let gazetteer = Gazetteer::open(Box::leak(bytes.into_boxed_slice()))?;
    Some(Own {
        key: key.to_owned(),
        gazetteer,
    })
}

fn folder(key: &str) -> Option<PathBuf> {
    Some(own::home()?.join("names").join(key))
}

/// What stands in `names.toml`.
#[derive(Debug, Serialize, Deserialize)]
struct About {
    licence: String,
    shape: String,
    entries: usize,
}

/// Keys of the lists there are, in order: folders that hold a `names.toml`.
fn keys() -> Vec<String> {
    let entries = own::home().and_then(|home| fs::read_dir(home.join("names")).ok());
    let mut keys: Vec<String> = (entries.into_iter().flatten().flatten())
        .filter(|entry| entry.path().join("names.toml").is_file())
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|key| own::is_key(key))
        .collect();
    keys.sort();
    keys
}

/// `laocoon names`: what it prints, or why not.
pub fn run(command: &NamesCommand) -> Result<String, String> {
    match command {
        NamesCommand::List => Ok(list()),
        NamesCommand::Import(wanted) => import(wanted),
        NamesCommand::Remove { name } => remove(name),
        NamesCommand::Find { name, most } => Ok(find(name, *most)),
        NamesCommand::Compare { one, other, kind } => Ok(compared(one, other, *kind)),
    }
}

fn list() -> String {
    let mut out = String::new();
    for key in keys() {
        let about = folder(&key).and_then(|folder| {
            let text = fs::read_to_string(folder.join("names.toml")).ok()?;
            toml::from_str::<About>(&text).ok()
        });
        // Writing to a String cannot fail.
        let _ = match about {
            Some(about) => writeln!(
                out,
                "{key}  {} entries, {}, {}",
                about.entries, about.shape, about.licence
            ),
            None => writeln!(out, "{key}  (its names.toml cannot be read)"),
        };
    }
    if out.is_empty() {
        out.push_str("no names of your own; see laocoon names import --help\n");
    }
    out
}

fn import(wanted: &ImportNames) -> Result<String, String> {
    let key = &wanted.name;
    if !own::is_key(key) {
        return Err(format!(
            "{key:?} cannot name a list; use lower-case letters, digits and -"
        ));
    }
    let file = wanted.file.display();
    let bytes =
        fs::read(&wanted.file).map_err(|error| format!("{file} cannot be read ({error})"))?;
    let imported =
        names::import(&bytes, wanted.shape).map_err(|problems| own::refused(&file, &problems))?;
    let table = compile(key, &imported.entries)
        .map_err(|message| format!("{file}: nothing was imported: {message}"))?;
    let guessed = wanted
        .shape
        .unwrap_or_else(|| Shape::guess(&String::from_utf8_lossy(&bytes)));
    let about = About {
        licence: wanted.licence.clone(),
        shape: guessed.name().to_owned(),
        entries: imported.entries.len(),
    };
    let about = toml::to_string(&about).map_err(|error| error.to_string())?;
    let folder = folder(key).ok_or("no folder for your own data is known; set LAOCOON_HOME")?;
    // The names first: without names.toml there is no list, so nothing is half there.
    let written = output::write(&folder.join("names.bin"), &table)
        .and_then(|()| output::write(&folder.join("names.toml"), about.as_bytes()));
    written.map_err(|error| format!("the names cannot be written ({error})"))?;
    let mut out = format!(
        "{key}: {} entries, to {}\n",
        imported.entries.len(),
        folder.display()
    );
    if imported.skipped > 0 {
        let _ = writeln!(
            out,
            "  {} lines left out: other things than names",
            imported.skipped
        );
    }
    Ok(out)
}

fn remove(key: &str) -> Result<String, String> {
    if !keys().iter().any(|known| known == key) {
        return Err(format!(
            "there are no names {key:?}; see laocoon names list"
        ));
    }
    let folder = folder(key).ok_or("no folder for your own data is known")?;
    fs::remove_dir_all(folder).map_err(|error| format!("{key} cannot be removed ({error})"))?;
    Ok(format!("{key} removed\n"))
}

fn find(name: &str, most: usize) -> String {
    let lists = own().iter().map(|own| &own.gazetteer);
    let places: Vec<Entity> = (lists.chain([gazetteer()]))
        .flat_map(|list| list.entities().map(|(_, entity)| entity))
        .filter(|entity| is_place(entity.kind))
        .collect();
    let names: Vec<(usize, &str)> = places
        .iter()
        .enumerate()
        .flat_map(|(at, place)| place.all_names().map(|name| (at, name)))
        .filter(|(_, name)| !name.is_empty())
        .collect();
    let mut out = String::new();
    let mut shown: Vec<usize> = Vec::new();
    // Three names of a place are one answer.
    let near = Places::new(names.iter().map(|(_, name)| *name)).nearest(name, 3 * most, true);
    for (at, likeness) in near {
        let (place, spelling) = names[at];
        if shown.contains(&place) || shown.len() >= most {
            continue;
        }
        shown.push(place);
        let place = &places[place];
        let geonames = place.geonames.map(|id| format!("geonames:{id}"));
        let ids = geonames.unwrap_or_else(|| place.ids.to_owned());
        let _ = writeln!(
            out,
            "{:.2}  {spelling}  {} {} {ids}\n      {}",
            likeness.score,
            place.kind.name(),
            place.country,
            likeness.reason()
        );
    }
    if out.is_empty() {
        out.push_str("no place of a name like this\n");
    }
    out
}

fn is_place(kind: EntityKind) -> bool {
    !matches!(
        kind,
        EntityKind::Organisation | EntityKind::Person | EntityKind::People | EntityKind::Faith
    )
}

fn compared(one: &str, other: &str, kind: Bearer) -> String {
    let kind = match kind {
        Bearer::Person => NameKind::Person,
        Bearer::Organisation => NameKind::Organisation,
        Bearer::Place => NameKind::Place,
    };
    let likeness = compare(one, other, kind);
    let verdict = if likeness.is_same() { "one" } else { "two" };
    let mut out = format!(
        "{verdict} (likeness {:.2}, one from {SAME})\n",
        likeness.score
    );
    for reason in &likeness.because {
        let _ = writeln!(out, "  {reason}");
    }
    out
}
