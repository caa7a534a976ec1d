use crate::custody::{self, Act, Record};
use crate::entry::inflate;
use crate::{CaseError, Entry, SCHEMA_VERSION, Stored, schema};
use laocoon_assess::compare::Digest;
use laocoon_text::Language;
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

/// One line of the list of documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Number in the case.
    pub id: i64,
    /// SHA-256 of the bytes.
    pub sha256: String,
    /// Size of the bytes.
    pub size: i64,
    /// Where they came from first.
    pub source: String,
    /// Tag of the language.
    pub language: String,
    /// The headline.
    pub title: Option<String>,
    /// Day of publication.
    pub published: Option<String>,
    /// What examined it.
    pub engine: String,
    /// Number of claims.
    pub claims: i64,
}

/// A document that holds the words searched for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Number in the case.
    pub id: i64,
    /// Where it came from.
    pub source: String,
    /// The headline.
    pub title: Option<String>,
    /// Words around the first hit.
    pub excerpt: String,
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
        let mut statement = self.connection.prepare(sql)?;
        let rows = statement.query_map([engine], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The documents, in the order in which they came.
    pub fn list(&self) -> Result<Vec<Row>, CaseError> {
        let mut statement = self.connection.prepare(
            "SELECT id, sha256, size, source, language, title, published, engine,
                (SELECT count(*) FROM claim WHERE claim.document = document.id)
             FROM document ORDER BY id",
        )?;
        let rows = statement.query_map([], |row| {
            Ok(Row {
                id: row.get(0)?,
                sha256: row.get(1)?,
                size: row.get(2)?,
                source: row.get(3)?,
                language: row.get(4)?,
                title: row.get(5)?,
                published: row.get(6)?,
                engine: row.get(7)?,
                claims: row.get(8)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// One document with its bytes and text.
    pub fn document(&self, id: i64) -> Result<Stored, CaseError> {
        let sql = "SELECT sha256, source, raw, text, digest, media_type, encoding
            FROM document WHERE id = ?1";
        let found = self.connection.prepare_cached(sql)?.query_row([id], |row| {
            let packed: (Vec<u8>, Option<Vec<u8>>, Vec<u8>) =
                (row.get(2)?, row.get(3)?, row.get(4)?);
            let stored = Stored {
                id,
                sha256: row.get(0)?,
                source: row.get(1)?,
                media_type: row.get(5)?,
                encoding: row.get(6)?,
                ..Stored::default()
            };
            Ok((stored, packed))
        });
        let (mut stored, (raw, text, digest)) =
            found.optional()?.ok_or(CaseError::NoDocument(id))?;
        stored.raw = inflate(&raw)?;
        let text = match text {
            Some(text) => inflate(&text)?,
            None => stored.raw.clone(),
        };
        stored.text =
            String::from_utf8(text).map_err(|error| CaseError::Damaged(error.to_string()))?;
        stored.digest = serde_json::from_slice(&inflate(&digest)?)?;
        Ok(stored)
    }

    /// What comparison needs of every document, in their order.
    pub fn digests(&self) -> Result<Vec<(Row, Digest)>, CaseError> {
        let mut statement = self
            .connection
            .prepare("SELECT digest FROM document ORDER BY id")?;
        let blobs = statement.query_map([], |row| row.get::<_, Vec<u8>>(0))?;
        let mut out = Vec::new();
        for (row, blob) in self.list()?.into_iter().zip(blobs) {
            out.push((row, serde_json::from_slice(&inflate(&blob?)?)?));
        }
        Ok(out)
    }

    /// The documents that hold all these words, best first. Words are folded as the index is;
    /// words between quotation marks stand together; a word may end in `*`.
    pub fn search(&self, words: &str, most: usize) -> Result<Vec<Hit>, CaseError> {
        let query = query(words);
        if query.is_empty() {
            return Ok(Vec::new());
        }
        let mut statement = self.connection.prepare(
            "SELECT rowid FROM search WHERE search MATCH ?1 ORDER BY rank, rowid LIMIT ?2",
        )?;
        let ids = statement.query_map(params![query, most as i64], |row| row.get(0))?;
        let mut hits = Vec::new();
        for id in ids {
            let document = self.document(id?)?;
            let title = self.connection.query_row(
                "SELECT title FROM document WHERE id = ?1",
                [document.id],
                |row| row.get(0),
            )?;
            hits.push(Hit {
                id: document.id,
                excerpt: excerpt(&document.text, words),
                source: document.source,
                title,
            });
        }
        Ok(hits)
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

fn add(step: &Connection, entry: &Entry) -> Result<Added, CaseError> {
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
    for (nr, (kind, start, end, body)) in entry.claims.iter().enumerate() {
        step.prepare_cached("INSERT INTO claim VALUES (?1,?2,?3,?4,?5,?6)")?
            .execute(params![id, nr as i64, kind, start, end, body])?;
    }
    for (nr, (verdict, body)) in entry.findings.iter().enumerate() {
        step.prepare_cached("INSERT INTO finding VALUES (?1,?2,?3,?4)")?
            .execute(params![id, nr as i64, verdict, body])?;
    }
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

fn insert(step: &Connection, entry: &Entry) -> Result<i64, CaseError> {
    step.prepare_cached(
        "INSERT INTO document (sha256, size, raw, text, source, media_type, encoding, language,
            title, author, published, engine, layers, digest)
         VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14)",
    )?
    .execute(params![
        entry.sha256,
        entry.size as i64,
        entry.raw,
        entry.text,
        entry.origin.source,
        entry.media_type,
        entry.encoding,
        entry.language,
        entry.title,
        entry.author,
        entry.published,
        entry.engine,
        entry.layers,
        entry.digest
    ])?;
    Ok(step.last_insert_rowid())
}

/// Replaces what another engine found; the bytes stay.
fn examine_again(step: &Connection, id: i64, entry: &Entry) -> Result<(), CaseError> {
    step.execute("DELETE FROM claim WHERE document = ?1", [id])?;
    step.execute("DELETE FROM finding WHERE document = ?1", [id])?;
    step.execute("DELETE FROM search WHERE rowid = ?1", [id])?;
    step.prepare_cached(
        "UPDATE document SET text = ?2, language = ?3, title = ?4, author = ?5, published = ?6,
            engine = ?7, layers = ?8, digest = ?9 WHERE id = ?1",
    )?
    .execute(params![
        id,
        entry.text,
        entry.language,
        entry.title,
        entry.author,
        entry.published,
        entry.engine,
        entry.layers,
        entry.digest
    ])?;
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

fn fold(word: &str) -> String {
    laocoon_mark::token::plain(word, Language::Unknown)
}

/// The query as FTS5 wants it: nothing the user types is an operator but `*` and quotes.
fn query(words: &str) -> String {
    let mut parts = Vec::new();
    for (index, run) in words.split('"').enumerate() {
        let tokens: Vec<String> = run
            .split(|c: char| !c.is_alphanumeric() && c != '*')
            .filter(|word| word.contains(char::is_alphanumeric))
            .map(fold)
            .collect();
        if index % 2 == 1 && !tokens.is_empty() {
            parts.push(format!("\"{}\"", tokens.join(" ").replace('*', "")));
            continue;
        }
        for token in tokens {
            let bare = token.replace('*', "");
            let star = if token.ends_with('*') { "*" } else { "" };
            parts.push(format!("\"{bare}\"{star}"));
        }
    }
    parts.join(" ")
}

/// Some words around the first of the words searched for.
fn excerpt(text: &str, words: &str) -> String {
    let wanted: Vec<String> = words
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(fold)
        .collect();
    let tokens: Vec<&str> = text.split_whitespace().collect();
    let holds = |token: &&str| {
        let folded = fold(token);
        wanted.iter().any(|word| folded.contains(word))
    };
    let at = tokens.iter().position(holds).unwrap_or(0);
    let from = at.saturating_sub(8);
    tokens[from..tokens.len().min(at + 12)].join(" ")
}
