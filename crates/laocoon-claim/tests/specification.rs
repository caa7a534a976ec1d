//! `languages/*/spec/{report,demand,inference}.md`: sentences with every claim of a kind.
//!
//! An unindented line of a fenced block is a text of one paragraph; under it, indented, stand its
//! claims in order, their parts between bars, a dash for a part that is not there.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use laocoon_claim::{Body, Claim};
use laocoon_mark::Layers;
use laocoon_text::{Document, Language, Span};

/// A claim of the kind as the specification writes it.
fn written(kind: &str, document: &Document, layers: &Layers, claim: &Claim) -> Option<String> {
    if claim.body.kind() != kind {
        return None;
    }
    let words = |span: Option<Span>| span.map_or("-", |span| document.words(span)).to_owned();
    let joined = |spans: &[Span]| {
        let words: Vec<&str> = spans.iter().map(|span| document.words(*span)).collect();
        if words.is_empty() {
            "-".to_owned()
        } else {
            words.join(" / ")
        }
    };
    let parts = match &claim.body {
        Body::Report(report) => {
            let cue = report.cue.map(|cue| layers[cue].span);
            let mut content = vec![report.content];
            content.extend(&report.rest);
            vec![words(report.source_words), words(cue), joined(&content)]
        }
        Body::Demand(demand) => vec![words(demand.by_words), words(Some(demand.content))],
        Body::Inference(inference) => vec![
            inference.form.name().to_owned(),
            joined(&inference.evidence),
            words(Some(inference.conclusion)),
        ],
        _ => return None,
    };
    Some(parts.join(" | "))
}

#[test]
fn claims_are_as_specified() {
    let mut wrong = String::new();
    for language in [Language::French, Language::English, Language::Russian] {
        for kind in ["report", "demand", "inference"] {
            let path = format!(
                "{}/../../languages/{}/spec/{kind}.md",
                env!("CARGO_MANIFEST_DIR"),
                language.tag()
            );
            let text = std::fs::read_to_string(&path).unwrap();
            let mut inside = false;
            let mut cases: Vec<(&str, String)> = Vec::new();
            for line in text.lines() {
                if let Some(info) = line.strip_prefix("```") {
                    inside = info.trim() == kind;
                } else if inside && let Some(due) = line.strip_prefix("  ") {
                    let (_, all) = cases.last_mut().unwrap();
                    all.push_str(&format!("\n  {due}"));
                } else if inside && !line.trim().is_empty() {
                    cases.push((line, String::new()));
                }
            }
            assert!(cases.len() >= 5, "{path}: {} sentences", cases.len());
            for (sentence, due) in cases {
                let document = Document::paragraph(language, sentence);
                let layers = laocoon_mark::mark(&document);
                let claims = laocoon_claim::claim(&document, &layers);
                let got: String = claims
                    .iter()
                    .filter_map(|claim| written(kind, &document, &layers, claim))
                    .map(|line| format!("\n  {line}"))
                    .collect();
                if got != due {
                    wrong.push_str(&format!("{sentence}{got}\n\n"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "not as specified; got\n{wrong}");
}
