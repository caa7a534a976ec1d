use crate::connection::all;
use crate::custody::{self, Act, Record};
use crate::store::add;
use crate::{CaseError, Entry, SCHEMA_VERSION, schema};
use rusqlite::{Connection, OpenFlags, OptionalExtension, params};
use std::path::Path;
use std::time::Duration;

/// An open case file.
#[derive(Debug)]
pub struct Case {
    pub(crate) connection: Connection,
}

/// What became of a document that was to be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// It is new, under this number.
    New(i64),
    /// Its bytes were there already, under this number.
    Known(i64),
}

impl Case {
    /// Makes a new case file. `at` is the time now, ISO 8601.
    pub fn create(path: &Path, at: &str) -> Result<Case, CaseError> {
        if path.exists() {
            return Err(CaseError::Exists(path.to_owned()));
        }
        let mut connection = Connection::open(path)?;
        settle(&connection)?;
        schema::create(&mut connection)?;
        let case = Case { connection };
        case.log(at, "new", "")?;
        Ok(case)
    }

    /// Opens a case file and brings it to the latest schema.
    pub fn open(path: &Path) -> Result<Case, CaseError> {
        if !path.is_file() {
            return Err(CaseError::Missing(path.to_owned()));
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut connection = Connection::open_with_flags(path, flags)?;
        let foreign = || CaseError::Foreign(path.to_owned());
        let version = match settle(&connection).and_then(|()| schema::version(&connection)) {
            Ok(version) => version.ok_or_else(foreign)?,
            Err(CaseError::Sqlite(_)) => return Err(foreign()),
            Err(error) => return Err(error),
        };
        if version > SCHEMA_VERSION {
            return Err(CaseError::Newer {
                found: version,
                known: SCHEMA_VERSION,
            });
        }
        if version < SCHEMA_VERSION {
            schema::migrate(&mut connection, version)?;
            // What the older form took more is given back; the file is good without, too.
            let _ = connection.execute_batch("VACUUM");
        }
        Ok(Case { connection })
    }

    /// Stores documents in one step: all or none. What it returns is on the disk.
    pub fn add(&mut self, entries: &[Entry]) -> Result<Vec<Added>, CaseError> {
        let step = self.connection.transaction()?;
        let mut added = Vec::with_capacity(entries.len());
        for entry in entries {
            added.push(add(&step, entry)?);
        }
        step.commit()?;
        Ok(added)
    }

    /// Whether these bytes are there, examined by this engine.
    pub fn holds(&self, sha256: &str, engine: &str) -> Result<bool, CaseError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT engine = ?2 FROM document WHERE sha256 = ?1")?;
        let fresh = statement.query_row(params![sha256, engine], |row| row.get(0));
        Ok(fresh.optional()?.unwrap_or(false))
    }

    /// Numbers of the documents that another engine examined.
    pub fn stale(&self, engine: &str) -> Result<Vec<i64>, CaseError> {
        let sql = "SELECT id FROM document WHERE engine <> ?1 ORDER BY id";
        all(&self.connection, sql, [engine], |row| row.get(0))
    }

    /// Takes a document out. Its bytes are gone; the custody log keeps their hash and why.
    pub fn remove(&mut self, id: i64, at: &str, why: &str) -> Result<(), CaseError> {
        let step = self.connection.transaction()?;
        let found: Option<(String, String)> = step
            .query_row(
                "SELECT sha256, source FROM document WHERE id = ?1",
                [id],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .optional()?;
        let (sha256, source) = found.ok_or(CaseError::NoDocument(id))?;
        step.execute("DELETE FROM search WHERE rowid = ?1", [id])?;
        step.execute("DELETE FROM document WHERE id = ?1", [id])?;
        custody::append(
            &step,
            Act {
                at,
                action: "remove",
                sha256: Some(&sha256),
                source: Some(&source),
                detail: why,
            },
        )?;
        step.commit()?;
        Ok(())
    }

    /// The log of custody.
    pub fn custody(&self) -> Result<Vec<Record>, CaseError> {
        custody::records(&self.connection)
    }

    fn log(&self, at: &str, action: &str, detail: &str) -> Result<(), CaseError> {
        let act = Act {
            at,
            action,
            sha256: None,
            source: None,
            detail,
        };
        custody::append(&self.connection, act)
    }
}

fn settle(connection: &Connection) -> Result<(), CaseError> {
    connection.busy_timeout(Duration::from_secs(5))?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // One file, and what was acknowledged survives the loss of power.
    connection.pragma_update(None, "synchronous", "FULL")?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::Case;
    use crate::edit::Operation;
    use crate::{CaseError, Entry};
    use std::path::PathBuf;

    const AT: &str = "2026-01-01T00:00:00Z";

    fn place(name: &str) -> PathBuf {
        let path = std::env::temp_dir().join(format!("{}-{name}", std::process::id()));
        let _ = std::fs::remove_file(&path);
        path
    }

    fn entry(nth: usize) -> Entry {
        Entry::blank(format!("{nth}"), vec![nth as u8; 4096])
    }

    fn side(nth: usize) -> Operation {
        Operation::Side {
            source: format!("s{nth}"),
            side: "x".repeat(900),
        }
    }

    #[test]
    fn a_full_disk_is_told_and_loses_nothing() {
        let path = place("full.laocoon");
        let mut case = Case::create(&path, AT).expect("new");
        let most: i64 = case
            .connection
            .pragma_update_and_check(None, "max_page_count", 60, |row| row.get(0))
            .expect("limit");
        assert_eq!(most, 60);
        let (mut documents, mut edits) = (0, 0);
        let error = loop {
            match case.add(&[entry(documents), entry(documents + 1)]) {
                Ok(_) => documents += 2,
                Err(error) => break error,
            }
        };
        assert!(matches!(error, CaseError::Full), "{error:?}");
        let error = loop {
            match case.edit(&side(edits), AT) {
                Ok(()) => edits += 1,
                Err(error) => break error,
            }
        };
        assert!(matches!(error, CaseError::Full), "{error:?}");
        assert!(documents > 0);
        drop(case);
        let mut case = Case::open(&path).expect("open");
        assert_eq!(case.list().expect("list").len(), documents);
        assert_eq!(case.operations().expect("edits").len(), edits);
        assert_eq!(case.verify().expect("verify").faults, Vec::<String>::new());
        // With room again it goes on where it stopped.
        case.add(&[entry(documents)]).expect("add");
        let _ = std::fs::remove_file(&path);
    }

    #[test]
    fn a_file_that_cannot_be_written_to_is_told_and_can_be_read() {
        let path = place("read-only.laocoon");
        let mut case = Case::create(&path, AT).expect("new");
        case.add(&[entry(1)]).expect("add");
        case.connection
            .pragma_update(None, "query_only", true)
            .expect("pragma");
        let error = case.add(&[entry(2)]).expect_err("read only");
        assert!(matches!(error, CaseError::ReadOnly), "{error:?}");
        let error = case.edit(&side(1), AT).expect_err("read only");
        assert!(matches!(error, CaseError::ReadOnly), "{error:?}");
        assert_eq!(case.list().expect("list").len(), 1);
        assert!(case.verify().expect("verify").faults.is_empty());
        let _ = std::fs::remove_file(&path);
    }
}
