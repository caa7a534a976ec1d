//! Documents into the file.

use crate::custody::{self, Act};
use crate::{Added, CaseError, Entry};
use rusqlite::{Connection, OptionalExtension, ToSql, params};

/// Stores one document, or what a newer engine found in one that is there.
pub(crate) fn add(step: &Connection, entry: &Entry) -> Result<Added, CaseError> {
    let known: Option<(i64, String)> = step
        .prepare_cached("SELECT id, engine FROM document WHERE sha256 = ?1")?
        .query_row([&entry.sha256], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let id = match &known {
        Some((id, engine)) if *engine == entry.engine => {
            found_again(step, *id, entry)?;
            return Ok(Added::Known(*id));
        }
        Some((id, _)) => {
            examine_again(step, *id, entry)?;
            *id
        }
        None => insert(step, entry)?,
    };
    step.prepare_cached("INSERT INTO search(rowid, words) VALUES (?1, ?2)")?
        .execute(params![id, entry.words])?;
    if known.is_some() {
        found_again(step, id, entry)?;
        return Ok(Added::Known(id));
    }
    step.prepare_cached("INSERT INTO origin VALUES (?1, ?2, ?3)")?
        .execute(params![id, entry.origin.source, entry.origin.at])?;
    custody::append(
        step,
        Act {
            at: &entry.origin.at,
            action: "add",
            sha256: Some(&entry.sha256),
            source: Some(&entry.origin.source),
            detail: &format!("{} bytes, {}", entry.size, entry.engine),
        },
    )?;
    Ok(Added::New(id))
}

/// The columns that hold what an examination found.
const FOUND: [&str; 11] = [
    "text",
    "media_type",
    "encoding",
    "language",
    "title",
    "author",
    "published",
    "engine",
    "layers",
    "digest",
    "claims",
];

/// The values of [`FOUND`].
fn found(entry: &Entry) -> [&dyn ToSql; FOUND.len()] {
    [
        &entry.text,
        &entry.media_type,
        &entry.encoding,
        &entry.language,
        &entry.title,
        &entry.author,
        &entry.published,
        &entry.engine,
        &entry.layers,
        &entry.digest,
        &entry.claims,
    ]
}

fn insert(step: &Connection, entry: &Entry) -> Result<i64, CaseError> {
    let size = entry.size as i64;
    let own: [&dyn ToSql; 4] = [&entry.sha256, &size, &entry.raw, &entry.origin.source];
    let columns = FOUND.join(", ");
    let places = vec!["?"; own.len() + FOUND.len()].join(", ");
    let sql =
        format!("INSERT INTO document (sha256, size, raw, source, {columns}) VALUES ({places})");
    let values: Vec<&dyn ToSql> = own.into_iter().chain(found(entry)).collect();
    step.prepare_cached(&sql)?.execute(values.as_slice())?;
    Ok(step.last_insert_rowid())
}

/// Replaces what another engine found; the bytes stay.
fn examine_again(step: &Connection, id: i64, entry: &Entry) -> Result<(), CaseError> {
    step.execute("DELETE FROM search WHERE rowid = ?1", [id])?;
    let columns = FOUND.map(|column| format!("{column} = ?")).join(", ");
    let sql = format!("UPDATE document SET {columns} WHERE id = ?");
    let last: [&dyn ToSql; 1] = [&id];
    let values: Vec<&dyn ToSql> = found(entry).into_iter().chain(last).collect();
    step.prepare_cached(&sql)?.execute(values.as_slice())?;
    custody::append(
        step,
        Act {
            at: &entry.origin.at,
            action: "examine",
            sha256: Some(&entry.sha256),
            source: None,
            detail: &entry.engine,
        },
    )
}

/// Notes one more place where known bytes were found.
fn found_again(step: &Connection, id: i64, entry: &Entry) -> Result<(), CaseError> {
    let new = step
        .prepare_cached("INSERT OR IGNORE INTO origin VALUES (?1, ?2, ?3)")?
        .execute(params![id, entry.origin.source, entry.origin.at])?;
    if new == 0 {
        return Ok(());
    }
    custody::append(
        step,
        Act {
            at: &entry.origin.at,
            action: "found-again",
            sha256: Some(&entry.sha256),
            source: Some(&entry.origin.source),
            detail: "",
        },
    )
}
