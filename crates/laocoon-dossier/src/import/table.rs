//! The table that `export --format csv` writes, with what people added to it: a column `note`
//! is what they say, `tags` (separated by commas) and `creator` are taken too.

use super::{Added, ImportError, Note};
use crate::export::unguarded;

pub(super) fn read(text: &str) -> Result<Vec<Note>, ImportError> {
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .from_reader(text.as_bytes());
    let wrong = |error: csv::Error| ImportError::Format(error.to_string());
    let head = reader.headers().map_err(wrong)?.clone();
    let column = |name: &str| head.iter().position(|column| column.trim() == name);
    let Some(quote) = column("quote") else {
        return Err(ImportError::Format("it has no column \"quote\"".to_owned()));
    };
    let columns = [
        "id", "source", "prefix", "suffix", "start", "note", "because", "creator", "tags",
    ]
    .map(column);
    let labels = ["kind", "certainty", "verdict"].map(column);
    let mut notes = Vec::new();
    for (row, line) in reader.records().zip(2_u64..) {
        let row = row.map_err(wrong)?;
        let cell = |column: Option<usize>| {
            unguarded(column.and_then(|at| row.get(at)).unwrap_or_default())
        };
        let [
            id,
            source,
            prefix,
            suffix,
            start,
            note,
            because,
            creator,
            tags,
        ] = columns.map(cell);
        let exact = cell(Some(quote));
        if exact.is_empty() {
            return Err(ImportError::NoWords(format!("row {line}")));
        }
        let own = tags.split(',').map(str::trim);
        let added = Added {
            body: note.to_owned(),
            tags: own
                .clone()
                .filter(|tag| !tag.is_empty())
                .map(str::to_owned)
                .collect(),
        };
        let tags = labels
            .map(cell)
            .into_iter()
            .chain(own)
            .filter(|tag| !tag.is_empty());
        notes.push(Note {
            id: if id.is_empty() {
                format!("row-{line}")
            } else {
                id.to_owned()
            },
            source: (!source.is_empty()).then(|| source.to_owned()),
            exact: exact.to_owned(),
            prefix: prefix.to_owned(),
            suffix: suffix.to_owned(),
            start: start.parse().ok(),
            body: if note.is_empty() { because } else { note }.to_owned(),
            tags: tags.map(str::to_owned).collect(),
            creator: (!creator.is_empty()).then(|| creator.to_owned()),
            added,
        });
    }
    Ok(notes)
}
