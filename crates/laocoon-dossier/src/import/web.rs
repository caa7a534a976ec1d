//! W3C Web Annotations in any of the forms that the data model allows: one, a list, a page, a
//! collection; bodies and selectors alone or in lists.

use super::{ImportError, Note};
use serde_json::Value;

pub(super) fn read(text: &str) -> Result<Vec<Note>, ImportError> {
    let wrong = |why: String| ImportError::Format(why);
    // One object, or one a line.
    let values: Vec<Value> = serde_json::Deserializer::from_str(text)
        .into_iter()
        .collect::<Result<_, _>>()
        .map_err(|error| wrong(error.to_string()))?;
    let mut notes = Vec::new();
    for value in &values {
        collect(value, &mut notes)?;
    }
    match notes.is_empty() {
        true => Err(wrong(
            "there is no annotation with a target in it".to_owned(),
        )),
        false => Ok(notes),
    }
}

/// The annotations in a value, in their order.
fn collect(value: &Value, notes: &mut Vec<Note>) -> Result<(), ImportError> {
    if let Value::Array(items) = value {
        return items.iter().try_for_each(|item| collect(item, notes));
    }
    for inside in ["items", "first", "@graph"] {
        if let Some(items) = value.get(inside) {
            return collect(items, notes);
        }
    }
    if value.get("target").is_some() {
        notes.push(note(value, notes.len())?);
    }
    Ok(())
}

fn note(value: &Value, index: usize) -> Result<Note, ImportError> {
    let id = value
        .get("id")
        .or_else(|| value.get("@id"))
        .and_then(Value::as_str);
    let mut note = Note {
        id: id.map_or_else(|| format!("annotation-{}", index + 1), str::to_owned),
        creator: value.get("creator").and_then(name),
        ..Note::default()
    };
    for target in list(value.get("target")) {
        if let Some(source) = target
            .as_str()
            .or_else(|| target.get("source").and_then(name_or_id))
        {
            note.source.get_or_insert_with(|| source.to_owned());
        }
        for selector in list(target.get("selector")) {
            select(selector, &mut note);
        }
    }
    let exported = is_exported(value);
    let mut added = Vec::new();
    let mut words = Vec::new();
    for body in list(value.get("body")).chain(list(value.get("bodyValue"))) {
        let said = body
            .as_str()
            .or_else(|| body.get("value").and_then(Value::as_str));
        let Some(said) = said else { continue };
        let purpose = body.get("purpose").and_then(Value::as_str);
        match purpose {
            Some("tagging") => note.tags.push(said.to_owned()),
            _ => words.push(said),
        }
        if !exported || !matches!(purpose, Some("tagging" | "describing" | "assessing")) {
            added.push((purpose, said));
        }
    }
    note.body = words.join("\n");
    let is_tag = |purpose: &Option<&str>| *purpose == Some("tagging");
    let (tags, bodies): (Vec<_>, Vec<_>) =
        added.into_iter().partition(|(purpose, _)| is_tag(purpose));
    let bodies: Vec<&str> = bodies.into_iter().map(|(_, said)| said).collect();
    note.added.body = bodies.join("\n");
    note.added.tags = tags.into_iter().map(|(_, said)| said.to_owned()).collect();
    if note.exact.is_empty() {
        return Err(ImportError::NoWords(format!("annotation {:?}", note.id)));
    }
    Ok(note)
}

/// Whether an annotation is one that this program exports: of a claim, which brings its record,
/// or of a mark, which nobody made.
fn is_exported(value: &Value) -> bool {
    let text = |field: &str| value.get(field).and_then(Value::as_str).unwrap_or_default();
    let of_mark = || {
        let id = text("id").rsplit_once('#').map_or("", |(_, id)| id);
        let number = id.trim_start_matches(|c: char| c.is_ascii_lowercase());
        let numbered = number.len() < id.len() && number.parse::<u32>().is_ok();
        numbered && text("motivation") == "tagging" && value.get("creator").is_none()
    };
    value.get("laocoon").is_some() || of_mark()
}

fn select(selector: &Value, note: &mut Note) {
    let words = |field: &str| {
        selector
            .get(field)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    match selector.get("type").and_then(Value::as_str) {
        Some("TextQuoteSelector") if note.exact.is_empty() => {
            (note.exact, note.prefix, note.suffix) =
                (words("exact"), words("prefix"), words("suffix"));
        }
        Some("TextPositionSelector") if note.start.is_none() => {
            let start = selector.get("start").and_then(Value::as_u64);
            note.start = start.and_then(|start| u32::try_from(start).ok());
        }
        _ => {}
    }
    for finer in list(selector.get("refinedBy")) {
        select(finer, note);
    }
}

/// A value alone or in a list.
fn list(value: Option<&Value>) -> impl Iterator<Item = &Value> {
    let items: &[Value] = match value {
        Some(Value::Array(items)) => items,
        Some(one) => std::slice::from_ref(one),
        None => &[],
    };
    items.iter()
}

fn name(agent: &Value) -> Option<String> {
    let named = agent.get("name").and_then(Value::as_str);
    named.or_else(|| name_or_id(agent)).map(str::to_owned)
}

fn name_or_id(value: &Value) -> Option<&str> {
    value
        .as_str()
        .or_else(|| value.get("id").and_then(Value::as_str))
}
