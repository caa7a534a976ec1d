//! Annotations brought back in: W3C Web Annotations, and the table that `export` writes.
//!
//! They are found again by their words, what stood around these, and where they stood, in a text
//! that may have changed since ([`laocoon_text::anchor`]). What is not surely found is an orphan.

mod fields;
mod table;
mod web;

use crate::made::{Annotation, Made, MadeError, Orphan};
pub(crate) use fields::Fields;
use laocoon_text::CodePoints;
use laocoon_text::anchor::{Anchor, Found, Lost, reanchor};
use std::collections::BTreeSet;
use std::fmt;

/// An annotation as it came, not yet placed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Note {
    /// The id that it came with.
    pub id: String,
    /// Name or address of the document it is about, if it tells.
    pub source: Option<String>,
    /// The words it is about.
    pub exact: String,
    /// What stood before them.
    pub prefix: String,
    /// What stood after them.
    pub suffix: String,
    /// Code point at which they started.
    pub start: Option<u32>,
    /// What is said of them.
    pub body: String,
    /// Short labels.
    pub tags: Vec<String>,
    /// Who said it.
    pub creator: Option<String>,
    /// What of it somebody added to what this program exports.
    pub added: Added,
}

/// Words that somebody added.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Added {
    /// A remark; empty if there is none.
    pub body: String,
    /// Short labels.
    pub tags: Vec<String>,
}

/// Why annotations cannot be brought in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportError {
    /// Neither JSON-LD of annotations nor a table of ours.
    Format(String),
    /// A row or annotation that lacks its words.
    NoWords(String),
    /// They are about several documents, and none of these is the one at hand.
    Foreign(String),
    /// The dossier is none.
    Dossier(MadeError),
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ImportError::Format(why) => {
                write!(
                    f,
                    "it holds neither Web Annotations nor a table of claims ({why})"
                )
            }
            ImportError::NoWords(which) => {
                write!(
                    f,
                    "{which} does not quote its words; without them it cannot be found again"
                )
            }
            ImportError::Foreign(source) => {
                write!(f, "it is about other documents than {source}")
            }
            ImportError::Dossier(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for ImportError {}

/// Reads annotations from JSON-LD or from a table.
pub fn read(text: &str) -> Result<Vec<Note>, ImportError> {
    let text = text.trim_start_matches('\u{feff}');
    match text.trim_start().as_bytes().first() {
        Some(b'{' | b'[') => web::read(text),
        _ => table::read(text),
    }
}

/// A dossier with annotations brought in.
#[derive(Clone, Debug)]
pub struct Imported {
    /// The dossier as JSON; annotations and orphans stand at its end.
    pub json: String,
    /// How many were found.
    pub found: usize,
    /// Those that were not.
    pub orphans: Vec<Orphan>,
}

/// Brings annotations into a dossier. Those that it holds already, by their ids, are replaced.
pub fn import(json: &str, notes: &[Note]) -> Result<Imported, ImportError> {
    let made = Made::read(json).map_err(ImportError::Dossier)?;
    let notes = about(&made, notes)?;
    let (mut annotations, mut orphans) = place(&made.document.text, &notes);
    let (found, lost) = (annotations.len(), orphans.clone());
    let new: BTreeSet<&str> = notes.iter().map(|note| note.id.as_str()).collect();
    let old = made
        .annotations
        .into_iter()
        .filter(|old| !new.contains(old.id.as_str()));
    annotations.splice(..0, old.collect::<Vec<_>>());
    let old = made
        .orphans
        .into_iter()
        .filter(|old| !new.contains(old.id.as_str()));
    orphans.splice(..0, old.collect::<Vec<_>>());
    let mut fields = Fields::read(json).map_err(ImportError::Dossier)?;
    fields.set("annotations", &annotations);
    fields.set("orphans", &orphans);
    Ok(Imported {
        json: fields.text(),
        found,
        orphans: lost,
    })
}

/// The notes that are about this document; all of them if they are about one that goes by
/// another name now.
fn about<'n>(made: &Made, notes: &'n [Note]) -> Result<Vec<&'n Note>, ImportError> {
    let document = &made.document;
    let own = |note: &&Note| match note.source.as_deref() {
        None => true,
        Some(source) => {
            source == document.source
                || source == document.id
                || source.strip_prefix("urn:laocoon:") == Some(&document.id)
        }
    };
    let kept: Vec<&Note> = notes.iter().filter(own).collect();
    if !kept.is_empty() {
        return Ok(kept);
    }
    let sources: BTreeSet<Option<&str>> = notes.iter().map(|note| note.source.as_deref()).collect();
    if sources.len() > 1 {
        return Err(ImportError::Foreign(document.source.clone()));
    }
    Ok(notes.iter().collect())
}

fn place(text: &str, notes: &[&Note]) -> (Vec<Annotation>, Vec<Orphan>) {
    let anchors: Vec<Anchor<'_>> = notes
        .iter()
        .map(|note| Anchor {
            exact: &note.exact,
            prefix: &note.prefix,
            suffix: &note.suffix,
            start: note.start,
        })
        .collect();
    let points = CodePoints::new(text);
    let (mut annotations, mut orphans) = (Vec::new(), Vec::new());
    for (note, found) in notes.iter().zip(reanchor(text, &anchors)) {
        let (span, how) = match found {
            Found::InPlace(span) => (span, "in place"),
            Found::Moved(span) => (span, "moved"),
            Found::Orphan(lost) => {
                orphans.push(Orphan {
                    id: note.id.clone(),
                    text: note.exact.clone(),
                    body: note.body.clone(),
                    tags: note.tags.clone(),
                    creator: note.creator.clone(),
                    because: match lost {
                        Lost::Gone => "its words are not in the text",
                        Lost::Unsure => "its words are in the text, but not surely the same ones",
                    }
                    .to_owned(),
                });
                continue;
            }
        };
        let (start, end) = points.span(span);
        annotations.push(Annotation {
            id: note.id.clone(),
            start,
            end,
            text: note.exact.clone(),
            body: note.body.clone(),
            tags: note.tags.clone(),
            creator: note.creator.clone(),
            found: how.to_owned(),
        });
    }
    (annotations, orphans)
}
