use crate::Table;
use serde::de::DeserializeOwned;

/// What is wrong in a table of a language pack, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{path}:{line}: {}{message}", lead(.key))]
pub struct PackError {
    /// The table's path from the project's root, or as it was given.
    pub path: &'static str,
    /// Line, counted from 1.
    pub line: usize,
    /// The class, key, pattern or word concerned; may be empty.
    pub key: String,
    /// What is wrong and what would be right.
    pub message: String,
}

fn lead(key: &str) -> String {
    match key {
        "" => String::new(),
        key => format!("{key}: "),
    }
}

impl PackError {
    /// An error that points at a byte of a table.
    pub fn at(
        table: &Table,
        byte: usize,
        key: impl Into<String>,
        message: impl Into<String>,
    ) -> Self {
        let before = table.text.bytes().take(byte);
        Self {
            path: table.path,
            line: before.filter(|byte| *byte == b'\n').count() + 1,
            key: key.into(),
            message: message.into(),
        }
    }
}

/// What keeps a table from being read as a `T`, with the line.
pub fn check<T: DeserializeOwned>(table: &Table) -> Option<PackError> {
    let error = toml::from_str::<T>(table.text).err()?;
    let byte = error.span().map_or(0, |span| span.start);
    Some(PackError::at(table, byte, "", error.message()))
}

/// What keeps a table from being TOML at all.
pub fn check_syntax(table: &Table) -> Option<PackError> {
    check::<toml::Table>(table)
}
