//! What is parsed instead of names: who does what to whom must not hang on whose names they are.

use crate::{Layers, NameKind, Sentence, Token};
use laocoon_languages::{StandIn as Words, pack};
use laocoon_text::{Document, Span};
use std::ops::Range;

/// A word that is read instead of some tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandIn {
    /// The tokens of a name.
    pub tokens: Range<usize>,
    /// The word.
    pub word: String,
}

/// The stand-ins of the names and groups of a sentence, in order: one word for all names, one for all
/// adjectives of peoples, one for all groups, in the form that the ending asks for.
pub fn stand_ins(document: &Document, layers: &Layers, sentence: &Sentence) -> Vec<StandIn> {
    let kinds = &pack(document.language).stand_in;
    if kinds.name.is_empty() {
        return Vec::new();
    }
    let within = sentence.span;
    let (actors, names) = (&layers.actors, &layers.names);
    let first = actors.partition_point(|actor| actor.span.start < within.start);
    let inside = actors[first..].iter();
    let inside = inside.take_while(|actor| actor.span.end <= within.end);
    let mut words: Vec<(Span, &Forms)> = inside.map(|actor| (actor.span, &kinds.group)).collect();
    let groups = words.len();
    let first = names.partition_point(|name| name.span.start < within.start);
    let inside = names[first..].iter();
    let mut next = 0;
    for name in inside.take_while(|name| name.span.end <= within.end) {
        while next < groups && words[next].0.end <= name.span.start {
            next += 1;
        }
        if next == groups || !words[next].0.overlaps(name.span) {
            words.push((
                name.span,
                forms(document.words(name.span), name.kind, kinds),
            ));
        }
    }
    words.sort();
    let mut all: Vec<StandIn> = Vec::new();
    for (span, forms) in words {
        let tokens = run(&layers.tokens, sentence, span);
        let free = all
            .last()
            .is_none_or(|last| last.tokens.end <= tokens.start);
        if free && !tokens.is_empty() {
            let written = document.words(span);
            let form = forms
                .iter()
                .find(|(ending, _)| written.ends_with(ending.as_str()));
            let word = form.map_or_else(String::new, |(_, word)| word.clone());
            all.push(StandIn { tokens, word });
        }
    }
    all
}

/// Endings, and the words for what ends so.
type Forms = Vec<(String, String)>;

fn forms<'p>(written: &str, kind: NameKind, kinds: &'p Words) -> &'p Forms {
    let plural = written.starts_with(char::is_uppercase) && written.ends_with('s');
    match kind {
        NameKind::Group if plural => &kinds.people,
        NameKind::Group => &kinds.adjective,
        // A misspelt adjective may have been taken for its country.
        NameKind::Place if written.starts_with(char::is_lowercase) => &kinds.adjective,
        _ => &kinds.name,
    }
}

fn run(tokens: &[Token], sentence: &Sentence, span: Span) -> Range<usize> {
    let first = tokens.partition_point(|token| token.span.end <= span.start);
    let end = tokens.partition_point(|token| token.span.start < span.end);
    first.max(sentence.tokens.0 as usize)..end.min(sentence.tokens.1 as usize)
}
