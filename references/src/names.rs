//! Names of one's own: files of the shapes that others publish, read into entries.
//!
//! Nothing is taken unless all of a file can be read: every problem names its line.

mod csv;
mod followthemoney;
mod geonames;
mod wikidata;

use crate::gazetteer::EntityKind;
use std::fmt;

/// Somebody or something with names.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Identifier in its source: "Q42", "NK-x1", a GeoNames number.
    pub id: String,
    /// What kind of thing.
    pub kind: EntityKind,
    /// Its names, the usual one first.
    pub names: Vec<String>,
    /// The usual name in French, English and Russian; empty where the source gives none.
    pub usual: [String; 3],
    /// ISO 3166-1 code of its country in capitals, or empty.
    pub country: String,
    /// Degrees north and east.
    pub position: Option<(f64, f64)>,
    /// Further identifiers, "wikidata:Q42".
    pub ids: Vec<String>,
}

/// A shape of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A GeoNames dump: 19 columns parted by tabs.
    Geonames,
    /// FollowTheMoney entities as OpenSanctions publishes them: one JSON object a line.
    FollowTheMoney,
    /// Wikidata entities: a JSON dump's lines.
    Wikidata,
    /// CSV with a header: name, type, and perhaps id, aliases, country, latitude, longitude.
    Csv,
}

impl Shape {
    /// Every shape, with the word for it.
    pub const ALL: [(Shape, &'static str); 4] = [
        (Shape::Geonames, "geonames"),
        (Shape::FollowTheMoney, "followthemoney"),
        (Shape::Wikidata, "wikidata"),
        (Shape::Csv, "csv"),
    ];

    /// The word for it.
    pub fn name(self) -> &'static str {
        let known = Shape::ALL.iter().find(|(shape, _)| *shape == self);
        known.map_or("", |(_, name)| name)
    }

    /// The shape that the first line of a file suggests.
    pub fn guess(text: &str) -> Shape {
        let first = text
            .lines()
            .map(str::trim)
            .find(|line| !line.is_empty() && *line != "[");
        let first = first.unwrap_or_default();
        if first.starts_with('{') {
            let wikidata = first.contains("\"labels\"") || first.contains("\"claims\"");
            return if wikidata {
                Shape::Wikidata
            } else {
                Shape::FollowTheMoney
            };
        }
        if first.matches('\t').count() >= 17 {
            return Shape::Geonames;
        }
        Shape::Csv
    }
}

/// What of a file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Its line, from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.message)
    }
}

/// What a file holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Imported {
    /// Its entries, in order.
    pub entries: Vec<Entry>,
    /// Lines about other things: addresses, links between entries, items without a name.
    pub skipped: usize,
}

/// Reads a file; all its problems if there are any.
pub fn import(bytes: &[u8], shape: Option<Shape>) -> Result<Imported, Vec<Problem>> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let line = 1 + bytes[..error.valid_up_to()]
            .iter()
            .filter(|b| **b == b'\n')
            .count();
        vec![problem(line, "is not UTF-8")]
    })?;
    let text = text.trim_start_matches('\u{feff}');
    let shape = shape.unwrap_or_else(|| Shape::guess(text));
    let mut imported = Imported::default();
    let mut problems = Vec::new();
    let rows: Vec<(usize, Result<Option<Entry>, String>)> = match shape {
        Shape::Geonames => lines(text, geonames::entry),
        Shape::FollowTheMoney => lines(text, followthemoney::entry),
        Shape::Wikidata => lines(text, wikidata::entry),
        Shape::Csv => csv::entries(text),
    };
    for (line, row) in rows {
        match row {
            Ok(Some(mut entry)) => {
                tidy(&mut entry);
                if entry.names.is_empty() {
                    imported.skipped += 1;
                } else {
                    imported.entries.push(entry);
                }
            }
            Ok(None) => imported.skipped += 1,
            Err(message) => problems.push(problem(line, &message)),
        }
    }
    if imported.entries.is_empty() && problems.is_empty() {
        problems.push(problem(
            1,
            &format!("holds no names, read as {}", shape.name()),
        ));
    }
    if problems.is_empty() {
        Ok(imported)
    } else {
        Err(problems)
    }
}

type Row = Result<Option<Entry>, String>;

fn lines(text: &str, read: fn(&str) -> Row) -> Vec<(usize, Row)> {
    let lines = text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(at, line)| (at + 1, read(line))).collect()
}

fn problem(line: usize, message: &str) -> Problem {
    Problem {
        line,
        message: message.to_owned(),
    }
}

/// Names longer than that are sentences.
const LONGEST: usize = 200;

fn tidy(entry: &mut Entry) {
    let mut names: Vec<String> = Vec::new();
    for name in entry.usual.iter().chain(&entry.names) {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let letters = name.chars().filter(|c| c.is_alphabetic()).count();
        if letters > 1 && name.len() <= LONGEST && !names.contains(&name) {
            names.push(name);
        }
    }
    entry.names = names;
    entry.country = entry.country.to_uppercase();
    if entry.country.len() > 4 || !entry.country.is_ascii() {
        entry.country.clear();
    }
}

/// Degrees, if they are such.
fn position(latitude: &str, longitude: &str) -> Result<Option<(f64, f64)>, String> {
    let (latitude, longitude) = (latitude.trim(), longitude.trim());
    if latitude.is_empty() && longitude.is_empty() {
        return Ok(None);
    }
    let degrees = |text: &str, most: f64| {
        let number: f64 = text.parse().ok()?;
        (number.abs() <= most).then_some(number)
    };
    match (degrees(latitude, 90.0), degrees(longitude, 180.0)) {
        (Some(north), Some(east)) => Ok(Some((north, east))),
        _ => Err(format!(
            "{latitude:?}, {longitude:?} are no degrees north and east"
        )),
    }
}

/// The scripts tell which name is usual in Russian where nobody says.
fn is_cyrillic(name: &str) -> bool {
    name.chars().any(|c| matches!(c, '\u{400}'..='\u{4ff}'))
}

#[cfg(test)]
mod tests;
