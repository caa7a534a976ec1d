//! "Doubled" is +100 %: one rise told as a multiple and in per cent.

use super::lexicon::Lexicon;
use super::range::opens;
use super::{inconsistent, sentence};
use crate::{Finding, Gap};
use laocoon_claim::is_measurable;
use laocoon_mark::{Bound, Layers, Quantity, QuantityKind, Sentence, TokenKind};
use laocoon_text::{Document, Span};
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// Words shorter than this say little about what rises.
const TELLING: usize = 5;
/// So many telling words must be the same for two rises to be one.
const SHARED: usize = 2;
/// So many rises in per cent are compared with multiples; few texts have more.
const MOST: usize = 256;

pub fn check(document: &Document, layers: &Layers) -> Vec<Finding> {
    let lexicon = Lexicon::of(document.language);
    if lexicon.rise.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    // "from 20 to 30 %": the level that was left is no rise.
    let left = |at: usize| {
        let next = layers.quantities.get(at + 1);
        opens(layers, &lexicon.from, layers.quantities[at].span)
            && next.is_some_and(|next| opens(layers, &lexicon.to, next.span))
    };
    let rises: Vec<(Span, Decimal, BTreeSet<&str>)> = (layers.quantities.iter().enumerate())
        .filter(|(at, _)| !left(*at))
        .map(|(_, quantity)| quantity)
        .filter(|quantity| quantity.kind == QuantityKind::Percent && quantity.bound == Bound::Exact)
        .filter(|quantity| is_measurable(quantity))
        // "from 20 to 30 %": the level that is reached is no rise.
        .filter(|quantity| !opens(layers, &lexicon.to, quantity.span))
        .filter_map(|quantity| {
            let sentence = sentence(layers, quantity.span)?;
            let words = words(layers, sentence, quantity.span);
            let risen = words.iter().any(|word| lexicon.rise.contains(*word));
            risen.then_some((quantity.span, quantity.value?, words))
        })
        .take(MOST)
        .collect();
    for quantity in layers
        .quantities
        .iter()
        .filter(|quantity| is_measurable(quantity) && is_multiple(layers, lexicon, quantity))
    {
        let (Some(value), Some(sentence)) = (quantity.value, sentence(layers, quantity.span))
        else {
            continue;
        };
        let about = words(layers, sentence, quantity.span);
        let percent = (value - Decimal::ONE) * Decimal::ONE_HUNDRED;
        let told = (rises.iter()).find(|(_, rise, words)| {
            // Tolerates round numbers: 2.1 times is not "doubled", but told so.
            (*rise - percent).abs() > percent * Decimal::new(25, 2)
                && words
                    .iter()
                    .filter(|word| !lexicon.rise.contains(**word) && about.contains(*word))
                    .count()
                    >= SHARED
        });
        if let Some((span, rise, _)) = told {
            let because = format!(
                "{value} times as much is +{} %; elsewhere the text says {} %.",
                percent.normalize(),
                rise.normalize()
            );
            let mut words = vec![quantity.span, *span];
            words.sort_unstable();
            found.push(inconsistent(
                "multiple-against-percent",
                Vec::new(),
                words,
                because,
                Gap::between(*rise, percent, "%"),
            ));
        }
    }
    found
}

/// A rise that is a verb or an adverb of its own: "doubled", "threefold", "вдвое". What fell is
/// a factor below one.
pub fn is_multiple(layers: &Layers, lexicon: &Lexicon, quantity: &Quantity) -> bool {
    if quantity.value.is_some_and(|value| value <= Decimal::ONE) {
        return false;
    }
    let first = layers
        .tokens
        .partition_point(|token| token.span.start < quantity.span.start);
    (layers.tokens[first..].iter().zip(first..))
        .take_while(|(token, _)| token.span.end <= quantity.span.end)
        .any(|(_, at)| lexicon.multiple.contains(layers.words.plain(at)))
}

/// The telling words within a dozen tokens of a number.
fn words<'l>(layers: &'l Layers, sentence: &Sentence, span: Span) -> BTreeSet<&'l str> {
    let (first, end) = (sentence.tokens.0 as usize, sentence.tokens.1 as usize);
    let at =
        layers.tokens[first..end].partition_point(|token| token.span.start < span.start) + first;
    (at.saturating_sub(12).max(first)..(at + 12).min(end))
        .filter(|at| {
            layers.tokens[*at].kind == TokenKind::Word && !span.contains(layers.tokens[*at].span)
        })
        .map(|at| layers.words.plain(at))
        .filter(|word| word.chars().count() >= TELLING)
        .collect()
}
