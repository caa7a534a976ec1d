use super::table::{Table, day};
use super::{named, read};
use laocoon_assess::weigh::{Entry, Part, PrecedentPart};
use std::path::{Path, PathBuf};

/// Aligns two chronologies; the controls tell what likeness other precedents reach.
pub(super) fn part(first: &Path, second: &Path, controls: &[PathBuf]) -> Result<Part, String> {
    let chronology = |path: &Path| {
        let found = entries(&read(path)?);
        found.map_err(|error| format!("{}: {error}", path.display()))
    };
    let others = controls.iter().map(|path| chronology(path));
    let others = others.collect::<Result<Vec<_>, String>>()?;
    Ok(Part::Precedent(Box::new(PrecedentPart::new(
        (named(first), named(second)),
        chronology(first)?,
        chronology(second)?,
        &others,
    ))))
}

/// A chronology: a table, or lines of days each followed by lines of words.
fn entries(text: &str) -> Result<Vec<Entry>, String> {
    let header = text.lines().next().unwrap_or("");
    let mut entries = if header
        .split(',')
        .any(|c| c.trim().eq_ignore_ascii_case("date"))
    {
        table(&Table::read(text))?
    } else {
        lines(text)
    };
    if entries.is_empty() {
        return Err("a chronology holds no dated entry (2022-01-05)".to_owned());
    }
    entries.sort_by_key(|entry| entry.day);
    Ok(entries)
}

fn table(table: &Table) -> Result<Vec<Entry>, String> {
    let date = table.column("date")?;
    let (kind, words) = (table.column("type").ok(), table.column("words").ok());
    let row = |row: &Vec<String>| {
        let cell =
            |column: Option<usize>| column.and_then(|c| row.get(c)).map(|c| c.trim().to_owned());
        Some(Entry {
            day: day(row.get(date)?)?,
            kind: cell(kind).filter(|kind| !kind.is_empty()),
            text: cell(words).unwrap_or_default(),
        })
    };
    Ok(table.rows.iter().filter_map(row).collect())
}

fn lines(text: &str) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for line in text.lines().map(str::trim) {
        if let Some(day) = day(line).filter(|_| line.len() <= 10) {
            entries.push(Entry {
                day,
                kind: None,
                text: String::new(),
            });
        } else if let Some(entry) = entries.last_mut().filter(|_| !line.starts_with("---")) {
            entry.text.push_str(line);
            entry.text.push(' ');
        }
    }
    entries
}
