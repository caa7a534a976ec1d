use crate::input::{Input, read};
use laocoon_assess::weigh::{Source, SuggestionPart, suggest};
use laocoon_read::Options;
use laocoon_text::{Document, Language};
use std::path::Path;

/// Hypotheses and evidence as a text itself names them, and what can be told of its claims.
pub(super) fn part(path: &Path, language: Option<Language>) -> Result<SuggestionPart, String> {
    let input = Input::File {
        path: path.to_owned(),
        below: path.to_owned(),
    };
    let options = Options {
        language,
        ..Options::default()
    };
    let document = read(&input, &options, None).map_err(|e| format!("{}: {e}", path.display()))?;
    let origin = super::named(path);
    Ok(of(&[(document, origin)]))
}

/// The same of several texts with the name of each one's origin.
pub(super) fn of(texts: &[(Document, String)]) -> SuggestionPart {
    let examined: Vec<_> = (texts.iter())
        .map(|(document, _)| {
            let layers = laocoon_mark::mark(document);
            let claims = laocoon_claim::claim(document, &layers);
            (layers, claims)
        })
        .collect();
    let sources: Vec<Source<'_>> = (texts.iter().zip(&examined))
        .map(|((document, origin), (layers, claims))| Source {
            document,
            layers,
            claims,
            origin,
        })
        .collect();
    SuggestionPart {
        suggestion: suggest(&sources),
        languages: texts
            .iter()
            .map(|(document, _)| document.language.tag())
            .collect(),
    }
}
