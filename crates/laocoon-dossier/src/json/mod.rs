//! The dossier as JSON. The names are fixed: programs of others read them.
//!
//! Offsets count Unicode code points of `document.text`; what is unknown is `null`; numbers
//! keep every digit that was read. [`crate::schema`] publishes the shape.

mod act;
mod claim;
mod document;
mod finding;
mod mark;
mod pins;
mod shape;
mod summary;

pub(crate) use claim::{certainty, source};
pub(crate) use mark::bound;
pub(crate) use shape::Shape;

use crate::Dossier;
use serde_json::Value;

/// The dossier as indented JSON that ends with a newline.
pub fn to_string(dossier: &Dossier<'_>) -> String {
    // Writing to memory cannot fail, and the shape has string keys only.
    let mut text = serde_json::to_string_pretty(&Shape::new(dossier, None)).unwrap_or_default();
    text.push('\n');
    text
}

/// The dossier on one line, without the newline, for a pipeline: `id` is given back as it came.
pub fn to_line(dossier: &Dossier<'_>, id: &Value) -> String {
    serde_json::to_string(&Shape::new(dossier, Some(id))).unwrap_or_default()
}
