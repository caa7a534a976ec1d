//! Set A: the Factbook's pages of eleven editions, which repeat most of each other.

use crate::Failure;
use crate::references::archive::script;
use crate::references::sql;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::RangeInclusive;
use std::path::Path;

/// The editions that the peers' run took.
const EDITIONS: RangeInclusive<u16> = 2010..=2020;

/// A text for each page of an edition, a line a field, in order of the archive's numbers.
pub(super) fn texts(archive: &Path) -> Result<Vec<String>, Failure> {
    let mut pages: BTreeMap<i64, BTreeMap<i64, String>> = BTreeMap::new();
    for year in EDITIONS {
        sql::rows(&script(archive, year)?, |row| {
            if let [id, _, page, label, content] = row {
                let line = format!("{}: {}", label.text(), content.text());
                let fields = pages.entry(page.number()).or_default();
                fields.insert(id.number(), line);
            }
        });
    }
    let text = |fields: &BTreeMap<i64, String>| {
        let mut text = String::new();
        for line in fields.values() {
            let _ = writeln!(text, "{line}");
        }
        text
    };
    Ok(pages.values().map(text).collect())
}
