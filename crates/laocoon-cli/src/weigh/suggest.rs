use super::Answer;
use crate::input::{Input, read};
use laocoon_assess::weigh::{is_indicator_list, is_speed_claim, message};
use laocoon_claim::{Body, Claim};
use laocoon_read::Options;
use laocoon_text::{Document, Language, Span};
use serde_json::json;
use std::fmt::Write;
use std::path::Path;

/// A thing that the text says speaks for something.
struct Item {
    words: Span,
    concludes: Option<Span>,
}

/// Hypotheses and evidence as the text itself names them, and what can be told of claims of speed.
pub(super) fn run(path: &Path, language: Option<Language>) -> Result<Answer, String> {
    let input = Input::File {
        path: path.to_owned(),
        below: path.to_owned(),
    };
    let options = Options {
        language,
        ..Options::default()
    };
    let document = read(&input, &options, None).map_err(|e| format!("{}: {e}", path.display()))?;
    let layers = laocoon_mark::mark(&document);
    let claims = laocoon_claim::claim(&document, &layers);
    let words = |span: Span| span.of(&document.text);
    let items = items(&document, &claims);
    let mut hypotheses: Vec<Span> = items.iter().filter_map(|item| item.concludes).collect();
    hypotheses.extend(claims.iter().filter_map(|claim| match &claim.body {
        Body::Inference(inference) => Some(inference.conclusion),
        _ => None,
    }));
    hypotheses.sort();
    hypotheses.dedup();
    let spoken = document.language;
    let speed: Vec<Span> = passages(&document)
        .filter(|span| is_speed_claim(spoken, words(*span)))
        .collect();
    let placed = claims.iter().filter(|claim| match &claim.body {
        Body::Event(event) => event.when.is_some() && !event.places.is_empty(),
        _ => false,
    });
    let n = placed.count();
    let because = [
        message(spoken, "unplaced", &[("n", &n.to_string())]),
        message(spoken, "times_alone", &[]),
    ];
    let quote = |span: &Span| toml_text(words(*span));
    let mut out = String::from(
        "# Suggested from the text's own words; you decide what stands.\n\nhypotheses = [\n",
    );
    for hypothesis in &hypotheses {
        let _ = writeln!(out, "  {},", quote(hypothesis));
    }
    out.push_str("]\n");
    for (number, item) in items.iter().enumerate() {
        let key = number + 1;
        let _ = write!(
            out,
            "\n[[evidence]]\nkey = \"e{key}\"\nwords = [{}]\norigins = [\"the text\"]\n",
            quote(&item.words)
        );
        if let Some(concludes) = &item.concludes {
            let _ = writeln!(out, "# given for: {}", quote(concludes));
        }
    }
    for span in &speed {
        let _ = writeln!(out, "\n# Claim of speed: {}", quote(span));
        for line in &because {
            let _ = writeln!(out, "#   {line}");
        }
    }
    let points = laocoon_text::CodePoints::new(&document.text);
    let at = |span: Span| json!({"start": points.at(span.start), "end": points.at(span.end), "text": words(span)});
    let json = json!({
        "hypotheses": hypotheses.iter().map(|h| at(*h)).collect::<Vec<_>>(),
        "evidence": items.iter().map(|i| json!({"words": at(i.words), "for": i.concludes.map(at)})).collect::<Vec<_>>(),
        "speed": speed.iter().map(|s| json!({"words": at(*s), "verdict": "cannot tell", "because": because})).collect::<Vec<_>>(),
    });
    Ok(Answer { text: out, json })
}

/// What inferences rest on, and the items of lists that are introduced as indicators.
fn items(document: &Document, claims: &[Claim]) -> Vec<Item> {
    let mut items = Vec::new();
    for claim in claims {
        if let Body::Inference(inference) = &claim.body {
            let conclusion = inference.conclusion;
            items.extend(inference.evidence.iter().map(|words| Item {
                words: *words,
                concludes: Some(conclusion),
            }));
        }
    }
    for block in document.blocks.iter().filter(|block| block.main) {
        let lead = block
            .lead_in
            .and_then(|lead| document.blocks.get(lead as usize));
        let Some(lead) = lead else { continue };
        let introduced = lead.span.of(&document.text);
        let known = items
            .iter()
            .any(|i: &Item| i.words.start < block.span.end && block.span.start < i.words.end);
        if !known && is_indicator_list(document.language, introduced) {
            items.push(Item {
                words: block.span,
                concludes: Some(lead.span),
            });
        }
    }
    // "Etc." is no indicator.
    items.retain(|item| item.words.of(&document.text).split_whitespace().count() > 2);
    items.sort_by_key(|item| item.words);
    items
}

/// Blocks of the article; each is short enough to be one passage.
fn passages(document: &Document) -> impl Iterator<Item = Span> + '_ {
    document
        .blocks
        .iter()
        .filter(|block| block.main)
        .map(|block| block.span)
}

fn toml_text(words: &str) -> String {
    let flat: Vec<&str> = words.split_whitespace().collect();
    serde_json::Value::from(flat.join(" ")).to_string()
}
