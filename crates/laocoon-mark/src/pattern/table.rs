use laocoon_languages::{PackError, Table};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The entries of a language's pattern tables, as written, each with its place.
#[derive(Debug, Default)]
pub(super) struct Entries<'t> {
    pub words: Vec<WordEntry<'t>>,
    pub patterns: Vec<PatternEntry<'t>>,
}

/// A line `key = ["surface", …]` of a `[lexicon.class]` table.
#[derive(Debug)]
pub(super) struct WordEntry<'t> {
    pub class: String,
    pub key: String,
    pub surfaces: Vec<String>,
    pub place: Place<'t>,
}

/// A `[[pattern]]`.
#[derive(Debug)]
pub(super) struct PatternEntry<'t> {
    pub to: String,
    pub construction: String,
    pub with: Vec<(String, String)>,
    pub rank: i8,
    pub sequences: Vec<(String, Place<'t>)>,
    pub place: Place<'t>,
}

/// Where an entry stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'t> {
    table: &'t Table,
    byte: usize,
}

impl Place<'_> {
    /// An error that points here.
    pub fn error(self, key: impl Into<String>, message: impl Into<String>) -> PackError {
        PackError::at(self.table, self.byte, key, message)
    }
}

/// Reads one table; entries that cannot be read become errors, the others stay.
pub(super) fn read<'t>(table: &'t Table, entries: &mut Entries<'t>, errors: &mut Vec<PackError>) {
    let root = match DeTable::parse(table.text) {
        Ok(root) => root,
        Err(error) => {
            let byte = error.span().map_or(0, |span| span.start);
            errors.push(Place { table, byte }.error("", error.message()));
            return;
        }
    };
    for (key, value) in root.get_ref() {
        let place = Place {
            table,
            byte: key.span().start,
        };
        match (key.get_ref().as_ref(), value.get_ref()) {
            ("lexicon", DeValue::Table(classes)) => {
                for (class, words) in classes {
                    read_class(table, class, words, entries, errors);
                }
            }
            ("pattern", DeValue::Array(patterns)) => {
                for pattern in patterns {
                    let place = Place {
                        table,
                        byte: pattern.span().start,
                    };
                    match read_pattern(table, pattern, place) {
                        Ok(pattern) => entries.patterns.push(pattern),
                        Err(error) => errors.push(error),
                    }
                }
            }
            (other, _) => errors.push(place.error(
                other,
                "expected [lexicon.CLASS] tables and [[pattern]] entries",
            )),
        }
    }
}

fn read_class<'t>(
    table: &'t Table,
    class: &Spanned<std::borrow::Cow<'_, str>>,
    words: &Spanned<DeValue<'_>>,
    entries: &mut Entries<'t>,
    errors: &mut Vec<PackError>,
) {
    let name = class.get_ref();
    let DeValue::Table(lines) = words.get_ref() else {
        let byte = class.span().start;
        errors.push(Place { table, byte }.error(name.as_ref(), "expected a table of words"));
        return;
    };
    for (key, surfaces) in lines {
        let place = Place {
            table,
            byte: key.span().start,
        };
        match strings(surfaces.get_ref()) {
            Some(surfaces) => entries.words.push(WordEntry {
                class: name.to_string(),
                key: key.get_ref().to_string(),
                surfaces: surfaces.into_iter().map(|(surface, _)| surface).collect(),
                place,
            }),
            None => errors.push(place.error(
                key.get_ref().as_ref(),
                "expected a list of words in quotation marks",
            )),
        }
    }
}

fn read_pattern<'t>(
    table: &'t Table,
    pattern: &Spanned<DeValue<'_>>,
    place: Place<'t>,
) -> Result<PatternEntry<'t>, PackError> {
    let DeValue::Table(fields) = pattern.get_ref() else {
        return Err(place.error("pattern", "expected a table"));
    };
    let mut entry = PatternEntry {
        to: String::new(),
        construction: String::new(),
        with: Vec::new(),
        rank: 0,
        sequences: Vec::new(),
        place,
    };
    for (key, value) in fields {
        let here = Place {
            table,
            byte: key.span().start,
        };
        match (key.get_ref().as_ref(), value.get_ref()) {
            ("to", DeValue::String(to)) => entry.to = to.to_string(),
            ("as", DeValue::String(name)) => entry.construction = name.to_string(),
            ("rank", DeValue::Integer(rank)) => {
                entry.rank = rank
                    .as_str()
                    .parse()
                    .map_err(|_| here.error("rank", "expected a number from -99 to 99"))?;
            }
            ("with", DeValue::Table(constants)) => {
                for (role, constant) in constants {
                    let DeValue::String(constant) = constant.get_ref() else {
                        return Err(here.error(role.get_ref().as_ref(), "expected a string"));
                    };
                    entry
                        .with
                        .push((role.get_ref().to_string(), constant.to_string()));
                }
            }
            ("match", sequences) => {
                let sequences = strings(sequences)
                    .ok_or_else(|| here.error("match", "expected a list of patterns"))?;
                entry.sequences = sequences
                    .into_iter()
                    .map(|(sequence, byte)| (sequence, Place { table, byte }))
                    .collect();
            }
            (other, _) => {
                return Err(here.error(other, "expected to, as, with, rank or match"));
            }
        }
    }
    if entry.to.is_empty() || entry.construction.is_empty() || entry.sequences.is_empty() {
        return Err(place.error("pattern", "needs `to`, `as` and `match`"));
    }
    Ok(entry)
}

/// A list of strings with their places.
fn strings(value: &DeValue<'_>) -> Option<Vec<(String, usize)>> {
    let DeValue::Array(items) = value else {
        return None;
    };
    items
        .iter()
        .map(|item| match item.get_ref() {
            DeValue::String(text) => Some((text.to_string(), item.span().start)),
            _ => None,
        })
        .collect()
}
