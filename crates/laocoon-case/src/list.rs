use crate::connection::all;
use crate::entry::inflate;
use crate::{Case, CaseError, Stored};
use rusqlite::OptionalExtension;

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
    /// Day of publication, or the one that the text calls its own.
    pub published: Option<String>,
    /// What examined it.
    pub engine: String,
    /// Number of claims.
    pub claims: i64,
}

impl Case {
    /// The documents, in the order in which they came.
    pub fn list(&self) -> Result<Vec<Row>, CaseError> {
        let sql = "SELECT id, sha256, size, source, language, title, published, engine, claims
             FROM document ORDER BY id";
        all(&self.connection, sql, [], |row| {
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
        })
    }

    /// What was found in a document: an object with "marks", "entities", "notices", "vintage",
    /// "claims" and "findings", as the dossier has them; marks without their words.
    pub fn found(&self, id: i64) -> Result<serde_json::Value, CaseError> {
        let sql = "SELECT layers FROM document WHERE id = ?1";
        let found = self
            .connection
            .query_row(sql, [id], |row| row.get::<_, Vec<u8>>(0));
        let packed = found.optional()?.ok_or(CaseError::NoDocument(id))?;
        Ok(serde_json::from_slice(&inflate(&packed)?)?)
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
}
