//! "Doubled, from 20 to 30": a multiple against the two values that stand beside it.

use super::change::is_multiple;
use super::lexicon::Lexicon;
use super::{inconsistent, sentence};
use crate::{Finding, Gap};
use laocoon_claim::is_measurable;
use laocoon_mark::{Bound, Layers, Quantity, TokenKind};
use laocoon_text::{Document, Span};
use rust_decimal::Decimal;

/// The values stand at most so many tokens behind the multiple.
const REACH: usize = 14;
/// So many words may stand between them.
const MOST_BETWEEN: usize = 2;

pub fn check(document: &Document, layers: &Layers) -> Vec<Finding> {
    let lexicon = Lexicon::of(document.language);
    let mut found = Vec::new();
    for (at, quantity) in layers.quantities.iter().enumerate() {
        let Some(times) = quantity
            .value
            .filter(|_| is_multiple(layers, lexicon, quantity))
        else {
            continue;
        };
        let Some((from, to, span)) =
            values(layers, lexicon, quantity, &layers.quantities[at + 1..])
        else {
            continue;
        };
        let ratio = to / from;
        // Tolerates round words: 1.8 times is told as doubled.
        if (ratio - times).abs() <= times * Decimal::new(2, 1) {
            continue;
        }
        let because = format!(
            "From {} to {} is {} times as much; the text says {times} times.",
            from.normalize(),
            to.normalize(),
            ratio.round_dp(2).normalize()
        );
        found.push(inconsistent(
            "multiple-against-values",
            Vec::new(),
            vec![quantity.span, span],
            because,
            Gap::between(times, ratio, "1"),
        ));
    }
    found
}

/// "from 20 to 30" behind a multiple: the two values, and their words.
fn values(
    layers: &Layers,
    lexicon: &Lexicon,
    multiple: &Quantity,
    rest: &[Quantity],
) -> Option<(Decimal, Decimal, Span)> {
    let own = sentence(layers, multiple.span)?;
    let last = own
        .tokens
        .1
        .min(token(layers, multiple.span.end) as u32 + REACH as u32) as usize;
    let end = layers.tokens.get(last.checked_sub(1)?)?.span.end;
    let near = |quantity: &&Quantity| quantity.span.end <= end && is_measurable(quantity);
    let first = rest.first().filter(near)?;
    // "doubled, and stocks lasted from 20 to 30 days" tells of something else.
    let between = token(layers, multiple.span.end)..token(layers, first.span.start);
    let words = between.filter(|at| layers.tokens[*at].kind == TokenKind::Word);
    if words.count() > MOST_BETWEEN || !opens(layers, &lexicon.from, first.span) {
        return None;
    }
    let (from, to, span) = match (first.bound, first.low, first.high, first.value) {
        (Bound::Range, Some(low), Some(high), _) => (low, high, first.span),
        (Bound::Exact, _, _, Some(from)) => {
            let second = rest.get(1).filter(near)?;
            let to = second
                .value
                .filter(|_| opens(layers, &lexicon.to, second.span))?;
            (from, to, first.span.cover(second.span))
        }
        _ => return None,
    };
    (from > Decimal::ZERO && to > from).then_some((from, to, span))
}

/// The first token that ends behind a place.
fn token(layers: &Layers, at: u32) -> usize {
    layers.tokens.partition_point(|token| token.span.end <= at)
}

/// Whether words open with one of these, or stand behind one.
pub fn opens(layers: &Layers, words: &std::collections::BTreeSet<String>, span: Span) -> bool {
    let first = token(layers, span.start);
    let is = |at: usize| at < layers.tokens.len() && words.contains(layers.words.plain(at));
    is(first) || first.checked_sub(1).is_some_and(is)
}
