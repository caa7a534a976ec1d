//! The log of custody: what was done to the evidence, when, by which version, chained by hash.
//!
//! After the Berkeley Protocol on Digital Open Source Investigations (2022), chapter VI.

use crate::CaseError;
use crate::connection::all;
use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;
use sha2::{Digest, Sha256};

/// One line of the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Record {
    /// From 1, without gaps.
    pub seq: i64,
    /// When, ISO 8601, as the caller's clock said.
    pub at: String,
    /// The program's version.
    pub version: String,
    /// "new", "add", "found-again", "examine", "remove", "edit", "undo", "redo".
    pub action: String,
    /// SHA-256 of the bytes concerned, in hexadecimal.
    pub sha256: Option<String>,
    /// Where they came from.
    pub source: Option<String>,
    /// What else there is to say.
    pub detail: String,
    /// Hash of the record before; empty for the first.
    pub previous: String,
    /// SHA-256 over all of the above.
    pub hash: String,
}

/// What is to be written into the log.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Act<'a> {
    pub(crate) at: &'a str,
    pub(crate) action: &'a str,
    pub(crate) sha256: Option<&'a str>,
    pub(crate) source: Option<&'a str>,
    pub(crate) detail: &'a str,
}

/// SHA-256 in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Record {
    /// The hash that the record must have: over its fields, each after its length.
    pub fn due(&self) -> String {
        let mut hasher = Sha256::new();
        let seq = self.seq.to_string();
        let fields = [
            Some(seq.as_str()),
            Some(&self.at),
            Some(&self.version),
            Some(&self.action),
            self.sha256.as_deref(),
            self.source.as_deref(),
            Some(&self.detail),
            Some(&self.previous),
        ];
        for field in fields {
            match field {
                Some(field) => {
                    hasher.update((field.len() as u64 + 1).to_le_bytes());
                    hasher.update(field);
                }
                None => hasher.update(0u64.to_le_bytes()),
            }
        }
        hex(&hasher.finalize())
    }
}

/// Appends to the log.
pub(crate) fn append(connection: &Connection, act: Act<'_>) -> Result<(), CaseError> {
    let last: Option<(i64, String)> = connection
        .prepare_cached("SELECT seq, hash FROM custody ORDER BY seq DESC LIMIT 1")?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let (seq, previous) = last.map_or((1, String::new()), |(seq, hash)| (seq + 1, hash));
    let mut record = Record {
        seq,
        at: act.at.to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        action: act.action.to_owned(),
        sha256: act.sha256.map(str::to_owned),
        source: act.source.map(str::to_owned),
        detail: act.detail.to_owned(),
        previous,
        hash: String::new(),
    };
    record.hash = record.due();
    connection
        .prepare_cached("INSERT INTO custody VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9)")?
        .execute(params![
            record.seq,
            record.at,
            record.version,
            record.action,
            record.sha256,
            record.source,
            record.detail,
            record.previous,
            record.hash
        ])?;
    Ok(())
}

/// The whole log, in order.
pub(crate) fn records(connection: &Connection) -> Result<Vec<Record>, CaseError> {
    let sql = "SELECT seq, at, version, action, sha256, source, detail, previous, hash
         FROM custody ORDER BY seq";
    all(connection, sql, [], |row| {
        Ok(Record {
            seq: row.get(0)?,
            at: row.get(1)?,
            version: row.get(2)?,
            action: row.get(3)?,
            sha256: row.get(4)?,
            source: row.get(5)?,
            detail: row.get(6)?,
            previous: row.get(7)?,
            hash: row.get(8)?,
        })
    })
}

/// What is wrong with a log: broken links, gaps, changed records.
pub fn faults(records: &[Record]) -> Vec<String> {
    let mut faults = Vec::new();
    let mut previous = "";
    for (record, due) in records.iter().zip(1..) {
        if record.seq != due {
            faults.push(format!("custody: record {due} is missing"));
            break;
        }
        if record.previous != previous {
            faults.push(format!(
                "custody: record {due} does not continue the one before"
            ));
        }
        if record.hash != record.due() {
            faults.push(format!("custody: record {due} was changed"));
        }
        previous = &record.hash;
    }
    faults
}
