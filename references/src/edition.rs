//! The editions, and which one was in force when.

use crate::table;

/// The first edition in the table.
pub const FIRST_EDITION: u16 = 1990;

/// One edition of the reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    /// The year it is named after.
    pub year: u16,
    /// Year and month from which it counts as published.
    pub from: (u16, u8),
    /// What it was compiled from: "archive", "archive, snapshot of 2021-12-30".
    pub source: String,
}

/// Something that was mended or is missing, for people to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// First and last edition it is about.
    pub editions: (u16, u16),
    /// The entity it is about, if it is about one.
    pub entity: Option<String>,
    /// What happened.
    pub text: String,
}

/// All editions, oldest first.
pub fn editions() -> &'static [Edition] {
    &table::words().editions
}

/// What was mended, and what is missing.
pub fn notes() -> &'static [Note] {
    &table::words().notes
}

/// The latest edition published in or before a month; `None` before the first.
pub fn edition_in_force(year: u16, month: u8) -> Option<u16> {
    editions()
        .iter()
        .rfind(|e| e.from <= (year, month))
        .map(|e| e.year)
}
