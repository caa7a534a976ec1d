//! [`laocoon_text::Document`] -> [`Layers`]: what the words say, without what they claim.
//!
//! Pure and total: no I/O, no clock, no failure. Doubt is a notice beside the value.

pub mod actor;
pub mod cue;
pub mod expression;
mod layers;
pub mod name;
mod pattern;
pub mod phrase;
pub mod quantity;
pub mod quote;
pub mod syntax;
mod time;
pub mod token;

pub use layers::{
    Actor, Anchor, Bound, Change, Cue, CueClass, CueId, CueReach, Entity, EntityId, EntityKind,
    Layers, Modifier, Name, NameClass, NameId, NameKind, Position, Quantity, QuantityId,
    QuantityKind, Quotation, QuotationClass, Sentence, Time, TimeId, TimeKind, Token, TokenKind,
    Tone,
};

use laocoon_languages::{Pack, PackError, Table};
use laocoon_text::Document;
use std::sync::OnceLock;

/// Every error in the tables of one language that this stage reads: numbers, times and
/// units, cues, loaded words, quotations, actors, shapes of names. `pack` is the language's `pack.toml`.
pub fn check_tables(tables: &[Table], pack: &'static Pack) -> Vec<PackError> {
    let mut errors = pattern::check(tables, pack);
    for table in tables {
        errors.extend(match table.name {
            "cue.toml" => cue::check(table),
            "wording.toml" => cue::check_wording(table),
            "quote.toml" => quote::check(table),
            "actor.toml" => actor::check(table),
            "shape.toml" => name::check(table),
            _ => None,
        });
    }
    errors
}

/// Everything that a document's words say.
pub fn mark(document: &Document) -> Layers {
    mark_with(document, &[])
}

/// The same with names of the user's own, which win over the gazetteer's.
pub fn mark_with(document: &Document, own: &[name::own::Own]) -> Layers {
    let (tokens, sentences) = token::tokenize(document);
    let words = token::Words::new(document, &tokens);
    let expression::Marked {
        anchor,
        times,
        quantities,
        notices,
    } = expression::mark(document, &tokens, &words, &sentences, document.profile);
    let mut cues = cue::find(document, &tokens, &sentences, &words);
    let quotations = quote::find(document, &tokens, &sentences, &words, &cues);
    let (names, mut entities) = name::find_with(document, &tokens, &sentences, &words, own);
    let source = actor::Source {
        document,
        tokens: &tokens,
        sentences: &sentences,
        words: &words,
        names: &names,
    };
    let actors = actor::find(&source, &mut entities);
    cue::distance(document, &tokens, &quotations, &mut cues);
    let named = (names.as_slice(), actors.as_slice());
    cue::aim(document, &tokens, &sentences, &words, named, &mut cues);
    let parses = vec![OnceLock::new(); sentences.len()];
    Layers {
        anchor,
        tokens,
        words,
        sentences,
        times,
        quantities,
        quotations,
        cues,
        names,
        actors,
        entities,
        notices,
        parses,
    }
}

/// The country that the text is about, by [`name::topic`].
pub fn topic(document: &Document, layers: &Layers) -> Option<EntityId> {
    name::topic(document, &layers.names, &layers.entities)
}
