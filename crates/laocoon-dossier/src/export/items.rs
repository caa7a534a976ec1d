use super::record::Record;
use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::io::{self, Write};

/// An item with a record in its side field. The record is no [`Value`]: those lose digits.
#[derive(Serialize)]
pub(super) struct Beside<'m> {
    #[serde(flatten)]
    pub(super) item: Map<String, Value>,
    pub(super) laocoon: Record<'m>,
}

/// The fields of an object; none of what is no object.
pub(super) fn fields(object: Value) -> Map<String, Value> {
    match object {
        Value::Object(fields) => fields,
        _ => Map::new(),
    }
}

/// JSON on one line, in whatever way a program ends lines.
pub(super) fn json_line(value: &impl Serialize) -> String {
    let json = serde_json::to_string(value).unwrap_or_default();
    let mut line = String::with_capacity(json.len());
    for letter in json.chars() {
        match letter {
            letter if letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}') => {
                line.push_str(&format!("\\u{:04x}", letter as u32));
            }
            letter => line.push(letter),
        }
    }
    line
}

/// Where a format's items go, with what stands between them.
pub(super) struct Items<'w> {
    out: &'w mut dyn Write,
    between: &'static str,
    first: bool,
    /// Items that the format has no place for, as JSON: they follow at the end.
    aside: Vec<String>,
    /// Keys of items that may be there but once.
    seen: BTreeSet<String>,
}

impl<'w> Items<'w> {
    pub(super) fn new(out: &'w mut dyn Write, between: &'static str) -> Self {
        Self {
            out,
            between,
            first: true,
            aside: Vec::new(),
            seen: BTreeSet::new(),
        }
    }

    /// Writes an item as JSON on one line.
    pub(super) fn json(&mut self, item: &impl Serialize) -> io::Result<()> {
        if !std::mem::take(&mut self.first) {
            self.out.write_all(self.between.as_bytes())?;
        }
        serde_json::to_writer(&mut *self.out, item).map_err(io::Error::other)
    }

    /// Whether an item of this key was not there yet.
    pub(super) fn is_new(&mut self, key: &str) -> bool {
        self.seen.insert(key.to_owned())
    }

    /// Writes some text as it is.
    pub(super) fn text(&mut self, text: &str) -> io::Result<()> {
        self.out.write_all(text.as_bytes())
    }

    /// Keeps an item for the end.
    pub(super) fn put_aside(&mut self, item: &impl Serialize) -> io::Result<()> {
        self.aside.push(serde_json::to_string(item)?);
        Ok(())
    }

    /// Writes the items kept for the end as a list.
    pub(super) fn end_aside(&mut self) -> io::Result<()> {
        self.out.write_all(b"[")?;
        for (index, item) in self.aside.iter().enumerate() {
            self.out.write_all(if index > 0 { b",\n" } else { b"\n" })?;
            self.out.write_all(item.as_bytes())?;
        }
        self.out.write_all(b"]")
    }
}
