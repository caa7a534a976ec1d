//! The text against itself: what it says twice, adds up, counts, or dates, and does not fit.
//!
//! A contradiction is the text's own; who is right is not said. Every rule rests on words that
//! stand in the text, and is silent where they can be read so that they agree.

mod change;
mod density;
mod lexicon;
mod list;
mod named;
mod parts;
mod range;
mod share;
mod span;
mod twice;

use crate::{Finding, Gap, Verdict};
use laocoon_claim::{Claim, Figure};
use laocoon_mark::{Layers, Sentence};
use laocoon_text::{Document, Span};
pub use lexicon::Lexicon;
pub(crate) use lexicon::check as check_words;
use std::collections::BTreeSet;

/// All contradictions of a text with itself, by rule and place. `parts` are the claims that give a part of what
/// others give whole.
pub fn check(
    document: &Document,
    layers: &Layers,
    claims: &[Claim],
    parts: &BTreeSet<u32>,
) -> Vec<Finding> {
    let figures = figures(claims);
    let mut found = share::check(layers, claims, &figures);
    let mut whole = figures.clone();
    whole.retain(|(index, _)| !parts.contains(index));
    found.extend(twice::check(layers, claims, &whole));
    found.extend(parts::check(layers, claims, &figures));
    found.extend(density::check(layers, &figures));
    found.extend(span::check(document, layers));
    found.extend(list::check(document, layers));
    found.extend(change::check(document, layers));
    found.extend(range::check(document, layers));
    found.extend(named::check(document, layers));
    found
}

/// A figure and the index of its claim.
type Indexed<'c> = (u32, &'c Figure);

fn figures(claims: &[Claim]) -> Vec<Indexed<'_>> {
    (claims.iter().zip(0..))
        .filter_map(|(claim, index)| Some((index, claim.body.figure()?)))
        .collect()
}

/// The sentence that holds a span.
pub fn sentence(layers: &Layers, span: Span) -> Option<&Sentence> {
    let next = layers
        .sentences
        .partition_point(|sentence| sentence.span.end < span.end);
    layers.sentences.get(next)
}

fn inconsistent(
    rule: &'static str,
    claims: Vec<u32>,
    words: Vec<Span>,
    because: String,
    gap: Gap,
) -> Finding {
    Finding {
        claims,
        words,
        verdict: Verdict::Inconsistent,
        rule,
        because,
        gap: Some(gap),
        evidence: Vec::new(),
    }
}
