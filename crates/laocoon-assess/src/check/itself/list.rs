//! A list announced as so many, with another number of items.

use super::inconsistent;
use super::lexicon::Lexicon;
use crate::Finding;
use laocoon_mark::{Bound, Layers, Quantity, QuantityKind};
use laocoon_text::{BlockKind, Document};
use rust_decimal::Decimal;

/// Longer lists are not counted in words.
const MOST: u32 = 12;

pub fn check(document: &Document, layers: &Layers) -> Vec<Finding> {
    let lexicon = Lexicon::of(document.language);
    let mut found = Vec::new();
    let mut at = 0;
    while at < document.blocks.len() {
        let block = &document.blocks[at];
        let Some(lead_in) = block.lead_in.filter(|_| block.kind == BlockKind::ListItem) else {
            at += 1;
            continue;
        };
        let of_list = |other: &laocoon_text::Block| {
            other.kind == BlockKind::ListItem
                && (other.list, other.lead_in) == (block.list, Some(lead_in))
        };
        let rest = &document.blocks[at..];
        let items = rest
            .iter()
            .filter(|other| of_list(other) && other.level == block.level)
            .count();
        let last = rest.iter().rposition(of_list).unwrap_or(0);
        // Captions or paragraphs in between may have cut the list; then it is not counted.
        let whole = rest[..=last]
            .iter()
            .all(|other| other.kind == BlockKind::ListItem);
        let lead = &document.blocks[lead_in as usize];
        if whole
            && lead.main
            && document.words(lead.span).trim_end().ends_with(':')
            && let Some(quantity) = announced(layers, lexicon, lead.span)
            && let Some(value) = quantity.value
            && value != Decimal::from(items)
            && items > 1
        {
            let because = format!("The text announces {value}; the list has {items}.");
            found.push(inconsistent(
                "list-count",
                Vec::new(),
                vec![quantity.span],
                because,
            ));
        }
        at += last + 1;
    }
    found
}

/// The last number before a noun that announces items, where nothing but that sentence's end follows.
fn announced<'l>(
    layers: &'l Layers,
    lexicon: &Lexicon,
    lead: laocoon_text::Span,
) -> Option<&'l Quantity> {
    let sentence = layers
        .sentences
        .iter()
        .rev()
        .find(|s| lead.contains(s.span))?;
    let quantity = layers.quantities.iter().rev().find(|quantity| {
        sentence.span.contains(quantity.span)
            && matches!(quantity.kind, QuantityKind::Count | QuantityKind::Number)
            && quantity.bound == Bound::Exact
            && quantity.unit.is_none()
    })?;
    let whole = quantity.value.filter(|value| {
        value.is_integer() && *value >= Decimal::TWO && *value <= Decimal::from(MOST)
    });
    whole?;
    let next = layers
        .tokens
        .partition_point(|token| token.span.start < quantity.span.end);
    // "deux directions", "three main reasons".
    let near = next..(next + 3).min(sentence.tokens.1 as usize);
    near.into_iter()
        .any(|at| lexicon.announced.contains(layers.words.plain(at)))
        .then_some(quantity)
}
