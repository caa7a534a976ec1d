//! `spec/cue.md`: every cue of a sentence with its class, and some scopes.

use crate::case::{cases, none_wrong};
use laocoon_mark::{Cue, cue, token};
use laocoon_text::{Document, Language, Span};

fn cues(document: &Document) -> Vec<Cue> {
    let (tokens, sentences) = token::tokenize(document);
    let words = token::Words::new(document, &tokens);
    cue::find(document, &tokens, &sentences, &words)
}

#[test]
fn cues_are_as_specified() {
    let mut wrong = Vec::new();
    for language in Language::ALL {
        let cases = cases(language, "cue");
        assert!(cases.len() >= 40, "{language:?}: {} sentences", cases.len());
        for case in cases {
            let document = &case.document;
            let found = cues(document);
            let marks: Vec<(Span, String)> = found
                .iter()
                .map(|cue| (cue.span, cue.class.name().to_owned()))
                .collect();
            if let Some(fault) = case.differs(&marks) {
                wrong.push(fault);
                continue;
            }
            for (words, due) in &case.notes {
                let scope = found
                    .iter()
                    .find(|cue| document.words(cue.span) == words)
                    .and_then(|cue| cue.scope)
                    .map_or("", |scope| document.words(scope));
                if scope != due {
                    wrong.push(format!(
                        "{}\n  scope of {words:?}\n  due {due}\n  got {scope}",
                        case.place
                    ));
                }
            }
        }
    }
    none_wrong(&wrong);
}
