//! Whom loaded words are said of, and words held at a distance.
//!
//! Of the names and groups in the cue's sentence, in this order:
//! 1. one with no more than two words and no sign between, the nearer, then the later ("the
//!    puppet government of X", "le régime X");
//! 2. the last one before the cue in the sentence, with no sign but commas between ("X is a
//!    liar"), no further than twelve words; one
//!    after a word such as "in" is a mere place and does not count here;
//! 3. none.

use super::lexicon::lexicon;
use crate::token::Words;
use crate::{
    Actor, Cue, CueClass, CueReach, EntityId, Name, Quotation, QuotationClass, Sentence, Token,
    TokenKind, Tone,
};
use laocoon_text::{Document, Span};

/// Words between a loaded word and the name that it is bound to.
const BOUND: usize = 2;
/// Words between a name and what is said of it.
const SAID: usize = 12;
/// A term of more words than this is held at no distance: it is quoted.
const TERM: usize = 3;

/// Sets the target of each loaded cue.
pub fn aim(
    document: &Document,
    tokens: &[Token],
    sentences: &[Sentence],
    words: &Words,
    (names, actors): (&[Name], &[Actor]),
    cues: &mut [Cue],
) {
    let mut named: Vec<(Span, EntityId)> = names
        .iter()
        .filter_map(|name| Some((name.span, name.entity?)))
        .chain(actors.iter().map(|actor| (actor.span, actor.entity)))
        .collect();
    named.sort();
    let locative = &lexicon(document.language).locative;
    let placed = |name: Span| {
        let token = tokens.partition_point(|token| token.span.end <= name.start);
        let before = token.checked_sub(1).map(|before| words.lower(before));
        before.is_some_and(|before| locative.iter().any(|word| word == before))
    };
    for cue in cues.iter_mut().filter(|cue| cue.class == CueClass::Loaded) {
        let at = tokens.partition_point(|token| token.span.end <= cue.span.start);
        let Some(token) = tokens.get(at) else {
            continue;
        };
        let sentence = sentences[token.sentence as usize].span;
        // Names further off than SAID words are of no account, which bounds the work.
        let start = tokens[at.saturating_sub(2 * SAID)].span.start;
        let end = tokens[(at + 2 * SAID).min(tokens.len() - 1)].span.end;
        let (start, end) = (start.max(sentence.start), end.min(sentence.end));
        let first = named.partition_point(|(name, _)| name.start < start);
        let mut bound: Option<(usize, EntityId)> = None;
        let mut said: Option<EntityId> = None;
        for (name, entity) in named[first..]
            .iter()
            .take_while(|(name, _)| name.start < end)
        {
            let before = name.start < cue.span.start;
            let (apart, signs, commas) = if name.overlaps(cue.span) {
                (0, 0, 0)
            } else if before {
                between(document, tokens, name.end, cue.span.start)
            } else {
                between(document, tokens, cue.span.end, name.start)
            };
            let nearer = bound.is_none_or(|(best, _)| apart <= best);
            if apart <= BOUND && signs + commas == 0 && nearer {
                bound = Some((apart, *entity));
            }
            if before && apart <= SAID && signs == 0 && !placed(*name) {
                said = Some(*entity);
            }
        }
        cue.target = bound.map(|(_, entity)| entity).or(said);
    }
}

/// Words, signs other than commas, and commas from one byte to another.
fn between(document: &Document, tokens: &[Token], from: u32, to: u32) -> (usize, usize, usize) {
    let first = tokens.partition_point(|token| token.span.start < from);
    let mut counts = (0, 0, 0);
    for token in tokens[first..]
        .iter()
        .take_while(|token| token.span.end <= to)
        .take(3 * SAID)
    {
        match document.words(token.span) {
            "," => counts.2 += 1,
            "-" | "'" | "’" | "\"" | "«" | "»" | "“" | "”" => {}
            _ if token.kind == TokenKind::Sign => counts.1 += 1,
            _ => counts.0 += 1,
        }
    }
    counts
}

/// Adds a loaded cue for each word held at a distance by quotation marks: a short term in lower
/// case that is no name and nobody's words.
pub fn distance(
    document: &Document,
    tokens: &[Token],
    quotations: &[Quotation],
    cues: &mut Vec<Cue>,
) {
    let before = cues.len();
    for quotation in quotations {
        if quotation.class != QuotationClass::Term {
            continue;
        }
        let first = tokens.partition_point(|token| token.span.start < quotation.span.start);
        let mut words = tokens[first..]
            .iter()
            .take_while(|token| token.span.end <= quotation.span.end)
            .filter(|token| token.kind == TokenKind::Word)
            .take(TERM + 1);
        let lower = words
            .clone()
            .next()
            .is_some_and(|word| document.words(word.span).starts_with(char::is_lowercase));
        if !lower || words.by_ref().count() > TERM {
            continue;
        }
        cues.push(Cue {
            span: quotation.span,
            class: CueClass::Loaded,
            scope: Some(quotation.span),
            reach: CueReach::Words,
            tone: Some(Tone::Irony),
            target: None,
        });
    }
    if cues.len() > before {
        cues.sort_by_key(|cue| (cue.span.start, cue.span.end));
    }
}
