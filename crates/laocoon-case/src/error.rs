use std::path::PathBuf;

/// Why a case file could not be used. Each message says what to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CaseError {
    /// Nothing to open.
    #[error("{} does not exist; `laocoon case new` makes a case file", .0.display())]
    Missing(PathBuf),
    /// Something is there already.
    #[error("{} exists already; give another name", .0.display())]
    Exists(PathBuf),
    /// A database, or no database, but no case file.
    #[error("{} is not a case file", .0.display())]
    Foreign(PathBuf),
    /// Written by a later program.
    #[error(
        "the case file has schema {found}, this program knows up to {known}; use a newer laocoon"
    )]
    Newer {
        /// The file's schema.
        found: i64,
        /// The latest this program knows.
        known: i64,
    },
    /// A document that is not there.
    #[error("there is no document {0}; `laocoon case list` shows their numbers")]
    NoDocument(i64),
    /// No space is left where the file lies.
    #[error(
        "the disk is full; nothing of the last step was kept, all before it is safe: make room and run it again"
    )]
    Full,
    /// The disk, or a limit on the file's size.
    #[error(
        "the case file could not be read or written to the end ({0}); nothing of the last step was kept, all before it is safe; check the disk and limits on file sizes, and run it again"
    )]
    Disk(String),
    /// The file or its folder cannot be written to.
    #[error("the case file cannot be written to; check its permissions and those of its folder")]
    ReadOnly,
    /// Another program is writing.
    #[error("another program is using the case file; try again when it is done")]
    Busy,
    /// A stored part that does not parse.
    #[error("the case file is damaged ({0}); `laocoon case verify` tells where")]
    Damaged(String),
    /// An edit that does not fit the case.
    #[error("{0}")]
    Edit(String),
    /// What else SQLite says.
    #[error("the case file cannot be used ({0})")]
    Sqlite(rusqlite::Error),
}

impl From<rusqlite::Error> for CaseError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        match error.sqlite_error_code() {
            Some(Code::DiskFull) => CaseError::Full,
            Some(Code::SystemIoFailure) => CaseError::Disk(error.to_string()),
            Some(Code::ReadOnly | Code::CannotOpen) => CaseError::ReadOnly,
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => CaseError::Busy,
            Some(Code::DatabaseCorrupt) => CaseError::Damaged(error.to_string()),
            _ => CaseError::Sqlite(error),
        }
    }
}

impl From<serde_json::Error> for CaseError {
    fn from(error: serde_json::Error) -> Self {
        CaseError::Damaged(error.to_string())
    }
}
