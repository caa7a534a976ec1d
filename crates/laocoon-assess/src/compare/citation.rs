//! Who cites whom.

use super::credit::credited;
use super::digest::{Cited, Citing};
use laocoon_claim::{Body, Claim};
use laocoon_mark::Layers;
use laocoon_text::{Document, Span};

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
        let proper =
            || words.filter(|_| report.source_words.is_some_and(|at| is_name(document, at)));
        let Some(whom) = name.or_else(proper) else {
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

/// Words of the longest name of a source.
const WORDS: usize = 6;

/// Whether the words of a source that is no entity are its name: who remains unnamed is cited by
/// nobody. A capital tells, but at the start of a sentence.
fn is_name(document: &Document, at: Span) -> bool {
    let words = document.words(at);
    let before = document.text.get(..at.start as usize).unwrap_or_default();
    let before = before.trim_end_matches([' ', '\u{a0}']);
    let opens = before.is_empty() || !before.ends_with(|c: char| c.is_alphanumeric() || c == ',');
    let mut capitals = words.split_whitespace().map(|word| {
        let mut letters = word.chars().filter(|c| c.is_alphanumeric());
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_some()
    });
    let first = capitals.next().unwrap_or(false);
    let rest: Vec<bool> = capitals.collect();
    rest.len() < WORDS && (first && !opens || rest.contains(&true))
}
