//! `languages/*/spec/{report,demand,inference,event,toll,relation,wording}.md`: sentences with
//! every claim of a kind.
//!
//! An unindented line of a fenced block is a text of one paragraph; under it, indented, stand its
//! claims in order, their parts between bars, a dash for a part that is not there. A block that is
//! called `missed` holds what is known to be read otherwise; it is not run.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use laocoon_claim::{Body, Claim};
use laocoon_mark::{CueClass, EntityId, Layers};
use laocoon_text::{Document, Language, Span};

/// The kinds, and how many sentences a language has of each at least.
const KINDS: [(&str, usize); 7] = [
    ("report", 20),
    ("demand", 12),
    ("inference", 12),
    ("event", 36),
    ("toll", 16),
    ("relation", 12),
    ("wording", 12),
];

/// A claim of the kind as the specification writes it.
fn written(
    kind: &str,
    document: &Document,
    layers: &Layers,
    claims: &[Claim],
    claim: &Claim,
) -> Option<String> {
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
    let name = |entity: EntityId| layers[entity].name.clone();
    let named = |entity: Option<EntityId>| entity.map_or("-".to_owned(), name);
    let names = |entities: &[EntityId]| {
        let names: Vec<String> = entities.iter().map(|entity| name(*entity)).collect();
        if names.is_empty() {
            "-".to_owned()
        } else {
            names.join(" / ")
        }
    };
    let quantity = |id: laocoon_mark::QuantityId| document.words(layers[id].span).to_owned();
    let parts = match &claim.body {
        Body::Report(report) => {
            let cue = report.cue.map(|cue| layers[cue].span);
            let mut content = vec![report.content];
            content.extend(&report.rest);
            vec![words(report.source_words), words(cue), joined(&content)]
        }
        Body::Demand(demand) => {
            let mut parts = vec![words(demand.by_words), words(Some(demand.content))];
            parts.extend(demand.to.map(|to| format!("of {}", name(to))));
            parts
        }
        Body::Inference(inference) => vec![
            inference.form.name().to_owned(),
            joined(&inference.evidence),
            words(Some(inference.conclusion)),
        ],
        Body::Event(event) => vec![
            event.kind.code().to_owned(),
            event.modality.name().to_owned(),
            names(&event.actors),
            names(&event.targets),
            names(&event.places),
            words(event.when.map(|when| layers[when.time].span)),
        ],
        Body::Toll(toll) => {
            let whole = toll.part_of.map(|whole| &claims[whole as usize].body);
            let whole = match whole {
                Some(Body::Toll(whole)) => quantity(whole.quantity),
                _ => "-".to_owned(),
            };
            vec![
                toll.what.name().to_owned(),
                quantity(toll.quantity),
                words(toll.who),
                named(toll.place),
                words(toll.as_of.map(|when| layers[when.time].span)),
                whole,
            ]
        }
        Body::Relation(step) => vec![
            step.kind.map_or("-", |kind| kind.code()).to_owned(),
            step.modality.name().to_owned(),
            named(step.from),
            named(step.to),
            words(step.when.map(|when| layers[when.time].span)),
            words(step.instrument),
            step.amount.map_or("-".to_owned(), quantity),
        ],
        Body::Figure(_) => return None,
    };
    Some(parts.join(" | "))
}

/// The loaded words of a text: words, tone, whom they are said of.
fn loaded(document: &Document, layers: &Layers) -> String {
    let cues = layers
        .cues
        .iter()
        .filter(|cue| cue.class == CueClass::Loaded);
    cues.map(|cue| {
        let tone = cue.tone.map_or("-", |tone| tone.name());
        let target = cue
            .target
            .map_or("-", |target| layers[target].name.as_str());
        format!("\n  {} | {tone} | {target}", document.words(cue.span))
    })
    .collect()
}

#[test]
fn claims_are_as_specified() {
    let mut wrong = String::new();
    for language in [Language::French, Language::English, Language::Russian] {
        for (kind, least) in KINDS {
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
            assert!(cases.len() >= least, "{path}: {} sentences", cases.len());
            for (sentence, due) in cases {
                let document = Document::paragraph(language, sentence);
                let layers = laocoon_mark::mark(&document);
                let got = if kind == "wording" {
                    loaded(&document, &layers)
                } else {
                    let claims = laocoon_claim::claim(&document, &layers);
                    let written = claims
                        .iter()
                        .filter_map(|claim| written(kind, &document, &layers, &claims, claim));
                    written
                        .map(|line| format!("\n  {line}"))
                        .collect::<String>()
                };
                if got != due {
                    wrong.push_str(&format!("{kind}: {sentence}{got}\n not{due}\n\n"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "not as specified; got\n{wrong}");
}
