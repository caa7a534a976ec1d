//! [`laocoon_text::Document`] -> [`Layers`]: what the words say, without what they claim.
//!
//! Pure and total: no I/O, no clock, no failure. Doubt is a notice beside the value.

pub mod cue;
mod expression;
mod layers;
mod pattern;
mod quantity;
pub mod quote;
mod time;
pub mod token;

pub use layers::{
    Anchor, Bound, Cue, CueClass, CueId, Entity, EntityId, EntityKind, Layers, Modifier, Name,
    NameId, NameKind, Quantity, QuantityId, QuantityKind, Quotation, QuotationClass, Sentence,
    Time, TimeId, TimeKind, Token, TokenKind,
};
pub use pattern::{PackError, check_tables};

use laocoon_text::Document;

/// Everything that a document's words say.
pub fn mark(document: &Document) -> Layers {
    let (tokens, sentences) = token::tokenize(document);
    let words = token::Words::new(document, &tokens);
    let expression::Marked {
        anchor,
        times,
        quantities,
        notices,
    } = expression::mark(document, &tokens, &words, &sentences);
    let cues = cue::find(document, &tokens, &sentences, &words);
    let quotations = quote::find(document, &tokens, &sentences, &words, &cues);
    Layers {
        anchor,
        tokens,
        words,
        sentences,
        times,
        quantities,
        quotations,
        cues,
        notices,
        ..Layers::default()
    }
}

/// The country that the text is about: the one it names most, in its title above all.
pub fn topic(document: &Document, layers: &Layers) -> Option<EntityId> {
    let weight = |name: &Name| match document.block_at(name.span.start) {
        Some(block) if !document.blocks[block].main => 0,
        Some(block) if document.blocks[block].kind == laocoon_text::BlockKind::Title => 10,
        _ => 1,
    };
    let mut scores = vec![0_u32; layers.entities.len()];
    for name in &layers.names {
        if let Some(entity) = name.entity {
            scores[entity.0 as usize] += weight(name);
        }
    }
    let countries = (0..layers.entities.len() as u32)
        .map(EntityId)
        .filter(|entity| layers[*entity].id("iso3166").is_some());
    // The first named wins a tie.
    countries
        .rev()
        .max_by_key(|entity| scores[entity.0 as usize])
        .filter(|entity| scores[entity.0 as usize] > 0)
}
