//! The archive: 36 editions as SQL inserts.

use super::name;
use super::page::{Body, Field, Page, Pages};
use super::sql::{self, Value};
use crate::Failure;
use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

/// Countries and sections by their numbers.
pub struct Keys {
    /// Country number -> (edition, code of the entity, name as printed).
    countries: BTreeMap<i64, (u16, Option<&'static str>, String)>,
    sections: BTreeMap<i64, String>,
}

/// Reads the two tables that the editions refer to.
pub fn keys(dir: &Path) -> Result<Keys, Failure> {
    let mut keys = Keys {
        countries: BTreeMap::new(),
        sections: BTreeMap::new(),
    };
    sql::rows(
        &std::fs::read_to_string(dir.join("countries.sql"))?,
        |row| {
            if let [id, year, _, name, ..] = row {
                let year = year.number() as u16;
                keys.countries.insert(
                    id.number(),
                    (year, name::page(name.text(), year), name.text().to_owned()),
                );
            }
        },
    );
    sql::rows(
        &std::fs::read_to_string(dir.join("categories.sql"))?,
        |row| {
            if let [id, _, title] = row {
                keys.sections.insert(id.number(), title.text().to_owned());
            }
        },
    );
    Ok(keys)
}

/// The statements of one edition: rows of field, section, page, label, content.
pub fn script(dir: &Path, year: u16) -> Result<String, Failure> {
    let mut script = String::new();
    let file = std::fs::File::open(dir.join(format!("cf_{year}.sql.gz")))?;
    flate2::read::GzDecoder::new(std::io::BufReader::new(file)).read_to_string(&mut script)?;
    Ok(script)
}

/// Reads one edition; reports what it had to mend.
pub fn edition(
    dir: &Path,
    keys: &Keys,
    year: u16,
    notes: &mut Vec<(u16, Option<&'static str>, String)>,
) -> Result<Pages, Failure> {
    let script = script(dir, year)?;
    let mut pages = Pages::new();
    let mut unknown = BTreeMap::new();
    sql::rows(&script, |row| {
        let [_, section, country, label, content] = row else {
            return;
        };
        let Some((_, code, name)) = keys.countries.get(&country.number()) else {
            return;
        };
        let Some(code) = *code else {
            *unknown.entry(name.clone()).or_insert(0) += 1;
            return;
        };
        let section = keys
            .sections
            .get(&section.number())
            .cloned()
            .unwrap_or_default();
        let page = pages.entry(code).or_insert_with(|| Page {
            entity: code,
            fields: Vec::new(),
        });
        page.fields.push(field(section, label, content));
    });
    for (name, count) in unknown {
        notes.push((
            year,
            None,
            format!("{count} fields of a page named \"{name}\" were left out: no such entity"),
        ));
    }
    for page in pages.values_mut() {
        let doubled = drop_doubled(&mut page.fields);
        if doubled >= 20 {
            notes.push((
                year,
                Some(page.entity),
                format!(
                    "the page stood twice in the source; {doubled} doubled fields were dropped"
                ),
            ));
        }
    }
    Ok(pages)
}

fn field(section: String, label: &Value, content: &Value) -> Field {
    Field {
        section,
        label: label.text().to_owned(),
        body: Body::Flat(content.text().to_owned()),
    }
}

/// Keeps the first of fields that stand twice under the same label in the same section; returns how many went.
fn drop_doubled(fields: &mut Vec<Field>) -> usize {
    let before = fields.len();
    let mut kept: Vec<Field> = Vec::with_capacity(before);
    for field in fields.drain(..) {
        if !kept.contains(&field) {
            kept.push(field);
        }
    }
    *fields = kept;
    before - fields.len()
}
