//! Who cites whom.

use super::credit::credited;
use super::digest::{Cited, Citing};
use laocoon_claim::{Body, Claim};
use laocoon_mark::Layers;
use laocoon_text::Document;

/// The sources that a document names, in the order of its words.
pub(super) fn cited(document: &Document, layers: &Layers, claims: &[Claim]) -> Vec<Cited> {
    let mut out = credited(document);
    for claim in claims {
        let Body::Report(report) = &claim.body else {
            continue;
        };
        let name = report.source.map(|id| layers[id].name.clone());
        let words = report
            .source_words
            .map(|span| document.words(span).to_owned());
        let Some(whom) = name.or(words) else {
            continue;
        };
        let span = report.source_words.unwrap_or(claim.span);
        out.push(Cited {
            whom,
            name: report.source.map(|id| id.0),
            how: Citing::Report,
            start: span.start,
            end: span.end,
            ..Cited::default()
        });
    }
    out.sort_by_key(|cited| (cited.start, cited.end));
    out
}
