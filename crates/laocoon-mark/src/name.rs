//! Names of persons, places, organisations and peoples, and whom or what they mean.
//!
//! One pass over the words follows the gazetteer's automaton and keeps the longest match
//! ([`scan`]); words that nearly spell a well-known name are resolved to it ([`scan::near`]);
//! capitals, titles, first names and brackets tell names that no list has ([`shape`]); a learned
//! tagger corrects all this ([`tagger`]); and the names of one thing are brought together ([`link`]).

mod compare;
mod lexicon;
mod link;
pub mod model;
pub mod own;
pub mod pair;
mod scan;
mod shape;
pub mod tagger;
mod text;
mod topic;

pub use topic::topic;

use crate::token::Words;
pub(crate) use lexicon::check;

use crate::{Entity, Name, NameClass, NameKind, Sentence, Token};
use laocoon_references::gazetteer::{EntityKind, Role};
use laocoon_text::Document;
use text::Text;

/// The names of a document, in order, and their entities.
pub fn find(
    document: &Document,
    tokens: &[Token],
    sentences: &[Sentence],
    words: &Words,
) -> (Vec<Name>, Vec<Entity>) {
    find_with(document, tokens, sentences, words, &[])
}

/// The same with lists of the user's own, which win over what else is found; of two lists the later.
pub fn find_with(
    document: &Document,
    tokens: &[Token],
    sentences: &[Sentence],
    words: &Words,
    own: &[own::Own],
) -> (Vec<Name>, Vec<Entity>) {
    let text = Text::new(document, tokens, sentences, words, own);
    let (marks, mut found) = by_rule(&text);
    if let Some(model) = model::model(document.language) {
        let ruled = found.clone();
        let windows = tagger::windows(&text, &marks, &found, Some(&model));
        tagger::correct(&text, &windows, &model, &mut found);
        link::agree(&text, &marks, &ruled, &mut found);
    }
    link::spell_out(&text, &mut found);
    shape::find_more(&text, &marks, &mut found);
    own::find(&text, &mut found);
    link::link(&text, &marks, &found)
}

/// The stretches of a document that may hold names, as the tagger sees them: its trainer's
/// way in. `model` gives the clusters of words.
pub fn windows(
    document: &Document,
    tokens: &[Token],
    sentences: &[Sentence],
    words: &Words,
    model: &model::Model<'_>,
) -> Vec<tagger::Window> {
    let text = Text::new(document, tokens, sentences, words, &[]);
    let (marks, found) = by_rule(&text);
    tagger::windows(&text, &marks, &found, Some(model))
}

/// What the gazetteer and the rules find, in order, and what words announce.
fn by_rule(text: &Text<'_>) -> (Vec<scan::Marks>, Vec<Found>) {
    let scan::Scan { matches, marks } = scan::scan(text);
    let mut found = matches;
    scan::near::find(text, &marks, &mut found);
    scan::settle(text, &marks, &mut found);
    shape::find(text, &marks, &mut found);
    found.sort_by_key(|found| found.first);
    (marks, found)
}

/// A name before it is linked.
#[derive(Clone, Debug)]
struct Found {
    /// Index of its first token.
    first: usize,
    /// Index of its last token.
    last: usize,
    kind: NameKind,
    /// Number of its entity in the gazetteer.
    entity: Option<u32>,
    role: Role,
    score: f32,
    because: String,
    /// Needs a sign that it is a name at all, or this one.
    weak: bool,
    /// What more is known of its kind.
    class: Option<NameClass>,
    /// Of an event known by name: its number in the lexicon.
    event: Option<u32>,
}

/// The kind of name that an entity of the gazetteer bears.
fn name_kind(kind: EntityKind) -> NameKind {
    match kind {
        EntityKind::Organisation => NameKind::Organisation,
        EntityKind::Person => NameKind::Person,
        EntityKind::People | EntityKind::Faith => NameKind::Group,
        _ => NameKind::Place,
    }
}

#[cfg(test)]
mod tests;
