//! Cues: the words that say how sure, on whose word, or in what tone.
//!
//! A language's cues are phrases in its `cue.toml`; one pass over the tokens finds the
//! longest phrase from each token on. What phrases cannot say stands here: negation in two
//! parts and verbs that are conditional by their ending. What each cue speaks of, its
//! scope, is in [`scope`].

mod clause;
mod conditional;
mod lexicon;
mod negation;
mod scope;
mod target;

pub use target::{aim, distance};

use crate::token::Words;
use crate::{Cue, Sentence, Token};
use clause::Clauses;
use laocoon_text::Document;
use lexicon::lexicon;
pub(crate) use lexicon::{check, check_wording};
use scope::Context;

/// The cues of a document, in order.
pub fn find(
    document: &Document,
    tokens: &[Token],
    sentences: &[Sentence],
    words: &Words,
) -> Vec<Cue> {
    let lexicon = lexicon(document.language);
    let mut found = lexicon.find(document, tokens, words);
    let mut taken = vec![false; tokens.len()];
    for phrase in found.iter().filter(|found| found.phrase.class.is_some()) {
        taken[phrase.start..phrase.end].fill(true);
    }
    let clauses = Clauses::new(document, tokens, sentences, words, lexicon);
    let context = Context {
        document,
        tokens,
        sentences,
        words,
        clauses: &clauses,
        lexicon,
        taken: &taken,
    };
    let conditionals = conditional::find(&context, &found);
    found.extend(negation::find(&context));
    found.extend(conditionals);
    found.sort_by_key(|found| (found.start, found.end));
    let cues = found.into_iter().filter_map(|found| {
        Some(Cue {
            span: clauses.span(tokens, found.start, found.end)?,
            class: found.phrase.class?,
            scope: context.scope(found),
            reach: found.phrase.reach,
            tone: found.phrase.tone,
            target: None,
        })
    });
    cues.collect()
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::token::{Words, tokenize};
    use laocoon_text::{Block, BlockKind, Document, Language, Span};
    use std::time::Instant;

    /// Texts made to run into every loop; a quadratic one would take minutes.
    #[test]
    fn hostile_texts_take_linear_time() {
        let time = |language, text: String| {
            let document = Document {
                language,
                blocks: vec![Block {
                    kind: BlockKind::Paragraph,
                    span: Span::new(0, text.len() as u32),
                    main: true,
                    list: None,
                    level: 0,
                    lead_in: None,
                }],
                text,
                ..Document::default()
            };
            let (tokens, sentences) = tokenize(&document);
            let words = Words::new(&document, &tokens);
            let start = Instant::now();
            assert!(find(&document, &tokens, &sentences, &words).len() <= tokens.len());
            start.elapsed()
        };
        for (language, word) in [
            (Language::French, "selon "),
            (Language::French, "ne si que "),
            (Language::French, "serait si pas "),
            (Language::French, "on "),
            (Language::English, "it is may , , "),
            (Language::English, "said ) "),
            (Language::English, "the the some many "),
            (Language::Russian, "если бы по "),
        ] {
            let taken = time(language, word.repeat(30_000));
            assert!(taken.as_secs() < 20, "{word:?}: {taken:?}");
        }
    }
}
