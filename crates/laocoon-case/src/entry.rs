use crate::CaseError;
use crate::custody;
use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use laocoon_assess::compare::Digest;
use laocoon_dossier::{Dossier, json};
use serde_json::Value;
use std::io::{Read, Write};

/// Where some bytes came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// A path, an address, or a place in an archive: "pages.warc.gz#https://…".
    pub source: String,
    /// When they were taken from there, ISO 8601.
    pub at: String,
}

/// A document ready to be stored: all that takes time was done, on any thread.
#[derive(Clone, Debug)]
pub struct Entry {
    pub(crate) sha256: String,
    pub(crate) origin: Origin,
    pub(crate) size: usize,
    pub(crate) raw: Vec<u8>,
    /// The text, deflated; `None` where it is the bytes themselves.
    pub(crate) text: Option<Vec<u8>>,
    pub(crate) media_type: &'static str,
    pub(crate) encoding: String,
    pub(crate) language: &'static str,
    pub(crate) title: Option<String>,
    pub(crate) author: Option<String>,
    pub(crate) published: Option<String>,
    pub(crate) engine: String,
    pub(crate) layers: Vec<u8>,
    pub(crate) digest: Vec<u8>,
    /// Number of claims.
    pub(crate) claims: i64,
    /// Folded words for the search.
    pub(crate) words: String,
}

/// A document as the case file gives it back.
#[derive(Clone, Debug, Default)]
pub struct Stored {
    /// Its number in the case.
    pub id: i64,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// Where the bytes came from first.
    pub source: String,
    /// The bytes as they came.
    pub raw: Vec<u8>,
    /// What kind of bytes they are: an IANA name.
    pub media_type: String,
    /// The encoding that they were read in.
    pub encoding: String,
    /// What was read from them.
    pub text: String,
    /// What comparison needs of it.
    pub digest: Digest,
}

impl Entry {
    /// Prepares a document that was examined. `engine` names the program and references that
    /// did it.
    pub fn new(
        bytes: &[u8],
        origin: Origin,
        dossier: &Dossier<'_>,
        engine: &str,
    ) -> Result<Entry, CaseError> {
        let document = dossier.document;
        let mut value: Value = serde_json::from_str(&json::to_line(dossier, &Value::Null))?;
        let part = |value: &mut Value, name: &str| {
            value.get_mut(name).map(Value::take).unwrap_or_default()
        };
        let list = |value: Value| match value {
            Value::Array(items) => items,
            _ => Vec::new(),
        };
        let claims = list(part(&mut value, "claims"));
        let mut marks = list(part(&mut value, "marks"));
        // Their words are the text's.
        for mark in marks.iter_mut().filter_map(Value::as_object_mut) {
            mark.remove("text");
        }
        let layers = serde_json::json!({
            "claims": claims,
            "findings": part(&mut value, "findings"),
            "marks": marks,
            "entities": part(&mut value, "entities"),
            "notices": part(&mut value, "notices"),
            "vintage": part(&mut value, "vintage"),
        });
        let digest = Digest::new(document, dossier.layers, dossier.claims, dossier.findings);
        let same = document.text.as_bytes() == bytes;
        let mut words = String::with_capacity(document.text.len());
        for (index, token) in dossier.layers.tokens.iter().enumerate() {
            if token.kind != laocoon_mark::TokenKind::Sign {
                words.push_str(dossier.layers.words.plain(index));
                words.push(' ');
            }
        }
        Ok(Entry {
            sha256: custody::sha256(bytes),
            size: bytes.len(),
            raw: deflate(bytes),
            text: (!same).then(|| deflate(document.text.as_bytes())),
            media_type: document.media_type.name(),
            encoding: document.encoding.to_owned(),
            language: document.language.tag(),
            title: document.title.as_ref().map(|title| title.text.clone()),
            author: document.author.as_ref().map(|author| author.text.clone()),
            published: digest.day.clone(),
            engine: engine.to_owned(),
            layers: deflate(layers.to_string().as_bytes()),
            digest: deflate(&serde_json::to_vec(&digest)?),
            claims: claims.len() as i64,
            words,
            origin,
        })
    }

    /// A document in which nothing was found, for tests.
    #[cfg(test)]
    pub(crate) fn blank(source: String, bytes: Vec<u8>) -> Entry {
        Entry {
            sha256: custody::sha256(&bytes),
            size: bytes.len(),
            raw: deflate(&bytes),
            text: None,
            media_type: "text/plain",
            encoding: "UTF-8".to_owned(),
            language: "fr",
            title: None,
            author: None,
            published: None,
            engine: "test".to_owned(),
            layers: bytes.clone(),
            digest: deflate(b"{}"),
            claims: 0,
            words: "un pont".to_owned(),
            origin: Origin {
                source,
                at: "2026-01-01T00:00:00Z".to_owned(),
            },
        }
    }

    /// SHA-256 of the bytes.
    pub fn sha256(&self) -> &str {
        &self.sha256
    }
}

pub(crate) fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    // Writing to memory cannot fail.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}

/// The bytes, at most as many as a document may have.
pub(crate) fn inflate(bytes: &[u8]) -> Result<Vec<u8>, CaseError> {
    const MOST: u64 = 1 << 30;
    let mut out = Vec::new();
    DeflateDecoder::new(bytes)
        .take(MOST)
        .read_to_end(&mut out)
        .map_err(|error| CaseError::Damaged(error.to_string()))?;
    Ok(out)
}
