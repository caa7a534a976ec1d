//! [`laocoon_text::Document`] -> [`Layers`]: what the words say, without what they claim.
//!
//! Pure and total: no I/O, no clock, no failure. Doubt is a notice beside the value.

mod layers;
pub mod token;

pub use layers::{
    Anchor, Bound, Cue, CueClass, CueId, Entity, EntityId, EntityKind, Layers, Modifier, Name,
    NameId, NameKind, Quantity, QuantityId, QuantityKind, Quotation, QuotationClass, Sentence,
    Time, TimeId, TimeKind, Token, TokenKind,
};
