//! What a page says of its article in JSON-LD.

use super::reference::decode_all;
use super::tag::Tag;
use super::tree::{Tree, collapse};
use serde_json::Value;

/// Facts from the page's first object that describes an article.
#[derive(Debug, Default)]
pub(super) struct Facts {
    /// `headline`
    pub headline: Option<String>,
    /// The names in `author`.
    pub author: Option<String>,
    /// `datePublished`
    pub published: Option<String>,
}

/// Reads every JSON-LD script; what does not parse is passed over.
pub(super) fn facts(tree: &Tree<'_>) -> Facts {
    let mut facts = Facts::default();
    for script in tree.all(Tag::Script) {
        let kind = tree.raw(script, "type").unwrap_or_default();
        if !kind.trim().eq_ignore_ascii_case("application/ld+json") {
            continue;
        }
        let end = tree.nodes[script as usize].end;
        for text in &tree.nodes[script as usize + 1..end as usize] {
            let source = &tree.source[text.range.start as usize..text.range.end as usize];
            if let Some(value) = parse(source) {
                collect(&value, &mut facts);
            }
        }
    }
    facts
}

/// Line feeds inside strings are a common fault.
fn parse(source: &str) -> Option<Value> {
    let source = source.trim().trim_end_matches(';');
    serde_json::from_str(source).ok().or_else(|| {
        let mended: String = source
            .chars()
            .map(|c| if c.is_control() { ' ' } else { c })
            .collect();
        serde_json::from_str(&mended).ok()
    })
}

fn collect(value: &Value, facts: &mut Facts) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| collect(value, facts)),
        Value::Object(object) => {
            if is_article(object.get("@type")) {
                let text = |key: &str| object.get(key).and_then(string);
                facts.headline = facts.headline.take().or_else(|| text("headline"));
                facts.published = facts
                    .published
                    .take()
                    .or_else(|| text("datePublished"))
                    .or_else(|| text("dateCreated"));
                facts.author = facts
                    .author
                    .take()
                    .or_else(|| object.get("author").and_then(names));
            }
            for key in ["@graph", "mainEntity", "mainEntityOfPage"] {
                if let Some(inner) = object.get(key) {
                    collect(inner, facts);
                }
            }
        }
        _ => {}
    }
}

fn is_article(kind: Option<&Value>) -> bool {
    match kind {
        Some(Value::String(kind)) => {
            kind.ends_with("Article") || kind.ends_with("Posting") || kind.ends_with("Report")
        }
        Some(Value::Array(kinds)) => kinds.iter().any(|kind| is_article(Some(kind))),
        _ => false,
    }
}

fn string(value: &Value) -> Option<String> {
    let text = collapse(&decode_all(value.as_str()?));
    (!text.is_empty()).then_some(text)
}

/// "Name", `{"name": "Name"}`, or several of them.
fn names(value: &Value) -> Option<String> {
    match value {
        Value::Object(person) => person.get("name").and_then(names),
        Value::Array(people) => {
            let names: Vec<String> = people.iter().filter_map(names).collect();
            (!names.is_empty()).then(|| names.join(", "))
        }
        _ => string(value),
    }
}
