use crate::CaseError;
use crate::connection::all;
use crate::entry::{deflate, inflate};
use rusqlite::{Connection, params};
use serde_json::Value;

/// SQLite's application id of a case file: "Laoc".
pub const APPLICATION_ID: i64 = 0x4C61_6F63;
/// The schema that this program writes.
pub const SCHEMA_VERSION: i64 = MIGRATIONS.len() as i64;

/// What takes a file from the schema before.
enum Step {
    Sql(&'static str),
    Code(fn(&Connection) -> Result<(), CaseError>),
}

/// Each step takes a file from the schema before it. Steps are added, never changed.
const MIGRATIONS: &[Step] = &[
    // 1: documents, what was found in them, search, custody, edits.
    Step::Sql(
        "CREATE TABLE document (
        id INTEGER PRIMARY KEY,
        sha256 TEXT NOT NULL UNIQUE,
        size INTEGER NOT NULL,
        raw BLOB NOT NULL,
        text BLOB,
        source TEXT NOT NULL,
        media_type TEXT NOT NULL,
        encoding TEXT NOT NULL,
        language TEXT NOT NULL,
        title TEXT,
        author TEXT,
        published TEXT,
        engine TEXT NOT NULL,
        layers BLOB NOT NULL,
        digest BLOB NOT NULL
    );
    CREATE TABLE origin (
        document INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
        source TEXT NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (document, source)
    ) WITHOUT ROWID;
    CREATE TABLE claim (
        document INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
        nr INTEGER NOT NULL,
        kind TEXT NOT NULL,
        start INTEGER NOT NULL,
        end INTEGER NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (document, nr)
    ) WITHOUT ROWID;
    CREATE TABLE finding (
        document INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
        nr INTEGER NOT NULL,
        verdict TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (document, nr)
    ) WITHOUT ROWID;
    CREATE VIRTUAL TABLE search USING fts5(
        words, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0');
    CREATE TABLE custody (
        seq INTEGER PRIMARY KEY,
        at TEXT NOT NULL,
        version TEXT NOT NULL,
        action TEXT NOT NULL,
        sha256 TEXT,
        source TEXT,
        detail TEXT NOT NULL,
        previous TEXT NOT NULL,
        hash TEXT NOT NULL
    );
    CREATE TRIGGER custody_is_not_rewritten BEFORE UPDATE ON custody
        BEGIN SELECT RAISE(ABORT, 'the custody log is append-only'); END;
    CREATE TRIGGER custody_is_not_cut BEFORE DELETE ON custody
        BEGIN SELECT RAISE(ABORT, 'the custody log is append-only'); END;
    CREATE TABLE edit (
        seq INTEGER PRIMARY KEY,
        at TEXT NOT NULL,
        operation TEXT NOT NULL
    );
    CREATE TABLE cursor (one INTEGER PRIMARY KEY CHECK (one = 1), applied INTEGER NOT NULL);
    INSERT INTO cursor VALUES (1, 0);",
    ),
    // 2: claims and findings packed with the marks of their document.
    Step::Code(pack_claims),
];

/// Makes a new, empty file a case file.
pub(crate) fn create(connection: &mut Connection) -> Result<(), CaseError> {
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    migrate(connection, 0)
}

/// The schema version of a file. `None` if it is no case file.
pub(crate) fn version(connection: &Connection) -> Result<Option<i64>, CaseError> {
    let id: i64 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if id != APPLICATION_ID {
        return Ok(None);
    }
    let version = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    Ok(Some(version))
}

/// Brings a file from this schema to the latest, all or nothing.
pub(crate) fn migrate(connection: &mut Connection, from: i64) -> Result<(), CaseError> {
    let step = connection.transaction()?;
    for migration in MIGRATIONS.iter().skip(usize::try_from(from).unwrap_or(0)) {
        match migration {
            Step::Sql(sql) => step.execute_batch(sql)?,
            Step::Code(code) => code(&step)?,
        }
    }
    step.pragma_update(None, "user_version", SCHEMA_VERSION)?;
    step.commit()?;
    Ok(())
}

/// A row a claim took more room than the text: bodies go, packed, to the rest of what was found.
fn pack_claims(step: &Connection) -> Result<(), CaseError> {
    step.execute_batch("ALTER TABLE document ADD COLUMN claims INTEGER NOT NULL DEFAULT 0;")?;
    let ids: Vec<i64> = all(step, "SELECT id FROM document ORDER BY id", [], |row| {
        row.get(0)
    })?;
    for id in ids {
        let bodies = |table: &str| -> Result<Vec<Value>, CaseError> {
            let sql = format!("SELECT body FROM {table} WHERE document = ?1 ORDER BY nr");
            let bodies: Vec<String> = all(step, &sql, [id], |row| row.get(0))?;
            let bodies = bodies.iter().map(|body| Ok(serde_json::from_str(body)?));
            bodies.collect()
        };
        let (claims, findings) = (bodies("claim")?, bodies("finding")?);
        let sql = "SELECT layers FROM document WHERE id = ?1";
        let packed: Vec<u8> = step.query_row(sql, [id], |row| row.get(0))?;
        let mut found: Value = serde_json::from_slice(&inflate(&packed)?)?;
        let count = claims.len() as i64;
        found["claims"] = claims.into();
        found["findings"] = findings.into();
        step.execute(
            "UPDATE document SET layers = ?2, claims = ?3 WHERE id = ?1",
            params![id, deflate(found.to_string().as_bytes()), count],
        )?;
    }
    step.execute_batch("DROP TABLE claim; DROP TABLE finding;")?;
    Ok(())
}
