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
        let told = || words.filter(|words| tells_whom(words));
        let Some(whom) = name.or_else(told) else {
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

/// Words of the longest description of a source; longer ones are no source's.
const WORDS: usize = 6;
/// Letters of the longest pronoun: a word alone that is no longer and has no capital names nobody.
const PRONOUN: usize = 4;

/// Whether the words of a source that is no entity tell whom: "the port prefecture", not "they".
fn tells_whom(words: &str) -> bool {
    let parts: Vec<&str> = words.split_whitespace().collect();
    match parts.as_slice() {
        [] => false,
        [one] => one.chars().count() > PRONOUN || one.starts_with(char::is_uppercase),
        parts => parts.len() <= WORDS,
    }
}

#[cfg(test)]
mod tests {
    use super::tells_whom;

    #[test]
    fn pronouns_and_clauses_name_nobody() {
        let check = |words: &str, due: bool| assert_eq!(tells_whom(words), due, "{words}");
        check("la préfecture du port", true);
        check("администрация порта", true);
        check("Politico", true);
        check("ILO", true);
        check("они", false);
        check("il", false);
        check("who lives near the stop and had seen it before", false);
    }
}
