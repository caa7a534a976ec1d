//! The two tables, read when first asked for.

use super::{EDITION, What};
use crate::fold;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

pub(super) static STATED: &str = include_str!("../../data/chronicle.tsv");
static LISTED: &str = include_str!("../../data/factbook-chronicle.tsv");

/// One line about one entity.
pub(super) struct Raw {
    pub what: What,
    pub object: &'static str,
    pub status: &'static str,
    pub dates: &'static str,
    pub editions: (u16, u16),
    /// The act or list it is stated from; `None` for the Factbook.
    pub source: Option<&'static str>,
}

#[derive(Default)]
pub(super) struct Tables {
    /// By code of the entity.
    pub facts: BTreeMap<&'static str, Vec<Raw>>,
    /// Keys of organisations by Wikidata id and by folded name.
    pub identifiers: BTreeMap<&'static str, &'static str>,
    pub names: BTreeMap<String, &'static str>,
    /// Keys of organisations all of whose members are stated.
    pub complete: BTreeSet<&'static str>,
}

pub(super) fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(|| {
        let mut tables = Tables::default();
        for line in lines(STATED) {
            tables.state(line);
        }
        for line in lines(LISTED) {
            tables.list(line);
        }
        tables
    })
}

fn lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    table
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn what(word: &str) -> Option<What> {
    What::ALL.into_iter().find(|what| what.word() == word)
}

impl Tables {
    /// A line of `chronicle.tsv`; a test reads them all, so what cannot be read is left out.
    fn state(&mut self, line: &'static str) -> Option<()> {
        let mut cells = line.split('\t');
        let (word, object) = (cells.next()?, cells.next()?);
        if word == "organisation" {
            for name in cells.next()?.split(';').map(str::trim) {
                match name.split_once(':') {
                    Some(("wikidata", id)) => drop(self.identifiers.insert(id, object)),
                    _ if name == "complete" => drop(self.complete.insert(object)),
                    _ => drop(self.names.insert(fold(name), object)),
                }
            }
            return Some(());
        }
        let (what, dates, states, source) =
            (what(word)?, cells.next()?, cells.next()?, cells.next()?);
        for entity in states.split(',') {
            self.facts.entry(entity).or_default().push(Raw {
                what,
                object,
                status: "",
                dates,
                editions: (EDITION, EDITION),
                source: Some(source),
            });
        }
        Some(())
    }

    /// A line of `factbook-chronicle.tsv`.
    fn list(&mut self, line: &'static str) -> Option<()> {
        let cells: Vec<&str> = line.split('\t').collect();
        let [word, entity, object, detail, first, last] = cells[..] else {
            return None;
        };
        let what = what(word)?;
        let (status, dates) = if what == What::Member {
            (detail, "")
        } else {
            ("", detail)
        };
        self.facts.entry(entity).or_default().push(Raw {
            what,
            object,
            status,
            dates,
            editions: (first.parse().ok()?, last.parse().ok()?),
            source: None,
        });
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::Stamp;
    use super::*;

    #[test]
    fn every_line_can_be_read() {
        let mut tables = Tables::default();
        for line in lines(STATED) {
            assert!(tables.state(line).is_some(), "{line}");
        }
        for line in lines(LISTED) {
            assert!(tables.list(line).is_some(), "{line}");
        }
        let keys: BTreeSet<&str> = tables
            .identifiers
            .values()
            .chain(tables.names.values())
            .copied()
            .collect();
        for (entity, rows) in &tables.facts {
            assert!(crate::find_entity(entity).is_some(), "no entity {entity}");
            for raw in rows {
                for date in raw.dates.split('|').filter(|date| !date.is_empty()) {
                    assert!(Stamp::read(date).is_some(), "{entity} {date}");
                }
                if matches!(raw.what, What::Member | What::Left) {
                    assert!(keys.contains(raw.object), "no organisation {}", raw.object);
                }
            }
        }
    }
}
