use super::{Failure, now};
use crate::import::notes;
use crate::screen::harmless;
use laocoon_case::edit::{Anchor, Operation, State};
use laocoon_case::{Case, Stored};
use laocoon_dossier::import::Note;
use laocoon_text::anchor::{self, reanchor};
use laocoon_text::{CodePoints, Span};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// `laocoon case import`: what people added to words of the documents, as edits.
pub fn run(file: &Path, annotations: &[PathBuf]) -> Result<ExitCode, Failure> {
    let mut case = Case::open(file)?;
    let notes = notes(annotations).map_err(Failure::Told)?;
    let (of, strangers) = by_document(&case, &notes)?;
    let state = case.state()?;
    let (mut operations, mut found, mut lost) = (Vec::new(), 0, 0);
    for (document, notes) in &of {
        let stored = case.document(*document)?;
        for (note, span) in notes.iter().zip(places(&stored.text, notes)) {
            match span {
                Some(_) => found += 1,
                None => {
                    lost += 1;
                    complain(note, "its words are not surely in the text any more");
                }
            }
            operations.extend(edits(note, anchor(note, &stored, span), &state));
        }
    }
    for note in &strangers {
        lost += 1;
        complain(note, "the case has no document from where it was made");
    }
    // What was brought in before stays as it is.
    case.edit_all(&operations, &now())?;
    eprintln!(
        "laocoon: {found} found again, {lost} orphans, {} edits made",
        operations.len()
    );
    Ok(match lost {
        0 => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    })
}

fn complain(note: &Note, why: &str) {
    let words: String = note.exact.chars().take(60).collect();
    let (id, words) = (harmless(&note.id), harmless(&words));
    eprintln!("laocoon: orphan {id}: «{words}»: {why}");
}

/// Notes by the number of the document that they are about, and those about none of the case.
type Sorted<'n> = (BTreeMap<i64, Vec<&'n Note>>, Vec<&'n Note>);

/// The notes that somebody added something to.
fn by_document<'n>(case: &Case, notes: &'n [Note]) -> Result<Sorted<'n>, Failure> {
    let rows = case.list()?;
    let is_named = |note: &&Note| {
        note.source
            .as_deref()
            .is_some_and(|at| at.starts_with(NAME))
    };
    let mut ids: Vec<(String, i64)> = Vec::new();
    if notes.iter().any(|note| is_named(&note)) {
        for row in &rows {
            let raw = case.document(row.id)?.raw;
            ids.push((blake3::hash(&raw).to_hex().to_string(), row.id));
        }
    }
    let mut of: BTreeMap<i64, Vec<&Note>> = BTreeMap::new();
    let mut strangers = Vec::new();
    let added = |note: &&Note| !note.added.body.is_empty() || !note.added.tags.is_empty();
    for note in notes.iter().filter(added) {
        let source = note.source.as_deref().unwrap_or_default();
        let id = match source.strip_prefix(NAME) {
            Some(id) if !id.is_empty() => {
                let named = ids.iter().find(|(hash, _)| hash.starts_with(id));
                named.map(|(_, document)| *document)
            }
            _ => case.latest_from(source)?,
        };
        // Where there is but one document, it is meant.
        let only = || (rows.len() == 1).then(|| rows[0].id);
        match id.or_else(only) {
            Some(id) => of.entry(id).or_default().push(note),
            None => strangers.push(note),
        }
    }
    Ok((of, strangers))
}

/// How exports name a document that has no address, before its id.
const NAME: &str = "urn:laocoon:";

fn places(text: &str, notes: &[&Note]) -> Vec<Option<Span>> {
    let mut anchors = Vec::with_capacity(notes.len());
    for note in notes {
        anchors.push(anchor::Anchor {
            exact: &note.exact,
            prefix: &note.prefix,
            suffix: &note.suffix,
            start: note.start,
        });
    }
    reanchor(text, &anchors)
        .into_iter()
        .map(anchor::Found::span)
        .collect()
}

fn anchor(note: &Note, stored: &Stored, span: Option<Span>) -> Anchor {
    let here = Anchor {
        source: stored.source.clone(),
        quote: note.exact.clone(),
        prefix: note.prefix.clone(),
        suffix: note.suffix.clone(),
        character: note.start,
        ..Anchor::default()
    };
    match span {
        Some(span) => Anchor {
            document: stored.sha256.clone(),
            start: span.start,
            character: Some(CodePoints::new(&stored.text).at(span.start)),
            ..here
        },
        // It is kept, and told as one that lost its words.
        None => here,
    }
}

/// The edits that a note comes to, but those that were made before.
fn edits(note: &Note, at: Anchor, state: &State) -> Vec<Operation> {
    let mut edits = Vec::new();
    let text = &note.added.body;
    let mut noted = state.notes.iter();
    if !text.is_empty() && !noted.any(|(anchor, known, _)| *anchor == at && known == text) {
        edits.push(Operation::Note {
            at: at.clone(),
            text: text.clone(),
            by: note.creator.clone(),
        });
    }
    let tags: BTreeSet<&String> = note.added.tags.iter().collect();
    for tag in tags {
        if !state.tags.contains(&(at.clone(), tag.clone())) {
            edits.push(Operation::Tag {
                at: at.clone(),
                tag: tag.clone(),
            });
        }
    }
    edits
}
