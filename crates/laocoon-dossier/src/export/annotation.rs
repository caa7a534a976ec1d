//! W3C Web Annotations: each claim and each mark on its words, told by quotation and position.

use super::items::{Beside, Items, fields};
use super::record::Record;
use super::view::View;
use crate::made::Annotation;
use laocoon_text::Span;
use serde_json::{Value, json};
use std::io;

/// A page of annotations; `laocoon` is a JSON value under a name of its own.
pub(super) const HEAD: &str = "{\"@context\":[\"http://www.w3.org/ns/anno.jsonld\",\
    {\"laocoon\":{\"@id\":\"urn:laocoon:record\",\"@type\":\"@json\"}}],\
    \"type\":\"AnnotationPage\",\"id\":\"urn:laocoon:annotations\",\"items\":[\n";

pub(super) fn write(view: &View<'_>, items: &mut Items<'_>) -> io::Result<()> {
    for item in view.items() {
        let claim = item.claim;
        let record = Record::new(view, &item);
        let mut body = vec![remark(&item.line(), "describing")];
        body.push(tag(&claim.kind));
        body.push(tag(&claim.stance.certainty));
        for finding in &item.findings {
            body.push(tag(&finding.verdict));
            body.push(remark(&finding.because, "assessing"));
        }
        let motivation = match item.findings.is_empty() {
            true => "describing",
            false => "assessing",
        };
        let target = target(view, item.span, claim.start, claim.end);
        let item = fields(json!({
            "id": view.address(&claim.id),
            "type": "Annotation",
            "motivation": motivation,
            "body": body,
            "target": target,
        }));
        let laocoon = record;
        items.json(&Beside { item, laocoon })?;
    }
    for mark in &view.made.marks {
        let mut body = vec![tag(&mark.kind)];
        body.extend(mark.r#type.iter().chain(&mark.class).map(|word| tag(word)));
        if let Some(value) = &mark.value {
            body.push(remark(value.as_str(), "describing"));
        }
        let span = view.span(mark.start, mark.end);
        items.json(&json!({
            "id": view.address(&mark.id),
            "type": "Annotation",
            "motivation": "tagging",
            "body": body,
            "target": target(view, span, mark.start, mark.end),
        }))?;
    }
    for note in &view.made.annotations {
        items.json(&own(view, note))?;
    }
    Ok(())
}

/// An annotation that somebody made, as it came.
fn own(view: &View<'_>, note: &Annotation) -> Value {
    let mut body = Vec::new();
    if !note.body.is_empty() {
        body.push(remark(&note.body, "commenting"));
    }
    body.extend(note.tags.iter().map(|word| tag(word)));
    let span = view.span(note.start, note.end);
    let mut annotation = json!({
        "id": note.id,
        "type": "Annotation",
        "motivation": "commenting",
        "body": body,
        "target": target(view, span, note.start, note.end),
    });
    if let Some(creator) = &note.creator {
        annotation["creator"] = json!({"type": "Agent", "name": creator});
    }
    annotation
}

fn remark(words: &str, purpose: &str) -> Value {
    json!({"type": "TextualBody", "value": words, "format": "text/plain", "purpose": purpose})
}

fn tag(word: &str) -> Value {
    json!({"type": "TextualBody", "value": word, "purpose": "tagging"})
}

fn target(view: &View<'_>, span: Span, start: u32, end: u32) -> Value {
    let (prefix, suffix) = view.quotes.around(span);
    json!({
        "source": view.source(),
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": span.of(view.text()),
                "prefix": prefix,
                "suffix": suffix,
            },
            {"type": "TextPositionSelector", "start": start, "end": end},
        ],
    })
}
