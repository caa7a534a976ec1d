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
mod phrase;
mod scope;

use crate::token::Words;
use crate::{Cue, Sentence, Token};
use clause::Clauses;
use laocoon_text::Document;
use lexicon::lexicon;
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
        })
    });
    cues.collect()
}
