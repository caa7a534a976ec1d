//! CSL-JSON: the documents and the data sets they were held against, for reference managers.

use super::items::Items;
use super::view::{View, day};
use serde_json::{Map, Value, json};
use std::io;

pub(super) fn write(view: &View<'_>, items: &mut Items<'_>) -> io::Result<()> {
    let document = &view.made.document;
    let mut entry = Map::new();
    entry.insert("id".into(), document.id.as_str().into());
    let (kind, at) = match document.address() {
        Some(address) => ("webpage", Some(("URL", address))),
        None => (
            "document",
            Some(("archive_location", document.source.as_str())),
        ),
    };
    entry.insert("type".into(), kind.into());
    entry.insert(
        "title".into(),
        document.title.as_deref().unwrap_or(&document.source).into(),
    );
    if let Some((field, place)) = at {
        entry.insert(field.into(), place.into());
    }
    if let Some(author) = &document.author {
        // Which part of a name is the family's is not known.
        entry.insert("author".into(), json!([{"literal": author}]));
    }
    if let Some(published) = document.published.as_deref().and_then(day) {
        let parts = json!([[published.year(), published.month(), published.day()]]);
        entry.insert("issued".into(), json!({"date-parts": parts}));
    }
    if document.language != "unknown" {
        entry.insert("language".into(), document.language.as_str().into());
    }
    entry.insert("note".into(), format!("BLAKE3: {}", document.hash).into());
    if items.is_new(&document.id) {
        items.json(&Value::Object(entry))?;
    }
    for reference in used(view) {
        if !items.is_new(&reference.dataset) {
            continue;
        }
        items.json(&json!({
            "id": reference.dataset,
            "type": "dataset",
            "title": reference.title,
            "version": reference.editions,
            "note": format!("BLAKE3: {}", reference.hash),
        }))?;
    }
    Ok(())
}

/// The data sets that a finding rests on.
pub(super) fn used<'m>(view: &View<'m>) -> Vec<&'m crate::made::Reference> {
    let keys: std::collections::BTreeSet<&str> = (view.made.findings.iter())
        .flat_map(|finding| &finding.evidence)
        .map(|evidence| evidence.dataset.as_str())
        .collect();
    let references = view.made.laocoon.references.iter();
    references
        .filter(|each| keys.contains(each.dataset.as_str()))
        .collect()
}
