//! A list announced as so many, with another number of items.

use super::inconsistent;
use super::lexicon::Lexicon;
use crate::{Finding, Gap};
use laocoon_mark::{Bound, Layers, Quantity, QuantityKind};
use laocoon_text::{Block, BlockKind, Document};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Longer lists are not counted in words.
const MOST: u32 = 12;

/// What a list is known by: its number, the block that introduces it.
type Key = (Option<u32>, u32);

pub fn check(document: &Document, layers: &Layers) -> Vec<Finding> {
    let lexicon = Lexicon::of(document.language);
    let mut found = Vec::new();
    for (key, list) in lists(&document.blocks) {
        let lead = &document.blocks[key.1 as usize];
        if list.whole
            && lead.main
            && document.words(lead.span).trim_end().ends_with(':')
            && let Some(quantity) = announced(layers, lexicon, lead.span)
            && let Some(value) = quantity.value
            && value != Decimal::from(list.items)
            && list.items > 1
        {
            let because = format!("The text announces {value}; the list has {}.", list.items);
            found.push(inconsistent(
                "list-count",
                Vec::new(),
                vec![quantity.span],
                because,
                Gap::between(value, list.items.into(), "1"),
            ));
        }
    }
    found.sort_by_key(|finding| finding.words.clone());
    found
}

/// One list: its items of the first one's level, and whether nothing but items stands between them.
struct List {
    level: u8,
    items: u32,
    /// Index of the last item.
    last: usize,
    whole: bool,
}

/// The lists of a document in one pass over its blocks.
fn lists(blocks: &[Block]) -> BTreeMap<Key, List> {
    let mut lists: BTreeMap<Key, List> = BTreeMap::new();
    // The last block that is no item: captions or paragraphs in between may have cut a list.
    let mut other = None;
    for (at, block) in blocks.iter().enumerate() {
        let lead_in = (block.lead_in).filter(|lead| (*lead as usize) < blocks.len());
        let (BlockKind::ListItem, Some(lead_in)) = (block.kind, lead_in) else {
            if block.kind != BlockKind::ListItem {
                other = Some(at);
            }
            continue;
        };
        let list = lists.entry((block.list, lead_in)).or_insert(List {
            level: block.level,
            items: 0,
            last: at,
            whole: true,
        });
        list.whole &= other.is_none_or(|other| other < list.last);
        list.items += u32::from(block.level == list.level);
        list.last = at;
    }
    lists
}

/// The last number before a noun that announces items, where nothing but that sentence's end follows.
fn announced<'l>(
    layers: &'l Layers,
    lexicon: &Lexicon,
    lead: laocoon_text::Span,
) -> Option<&'l Quantity> {
    let after = (layers.sentences).partition_point(|sentence| sentence.span.end <= lead.end);
    let sentence = layers.sentences.get(after.checked_sub(1)?)?;
    if !lead.contains(sentence.span) {
        return None;
    }
    let after =
        (layers.quantities).partition_point(|quantity| quantity.span.start < sentence.span.end);
    let inside = layers.quantities[..after].iter().rev();
    let mut inside = inside.take_while(|quantity| quantity.span.start >= sentence.span.start);
    let quantity = inside.find(|quantity| {
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
