//! Names of persons, places, organisations and peoples, and whom or what they mean.
//!
//! One pass over the words follows the gazetteer's automaton and keeps the longest match
//! ([`scan`]); words that nearly spell a well-known name are resolved to it ([`near`]);
//! capitals, titles, first names and brackets tell names that no list has ([`shape`]); and
//! the names of one thing are brought together ([`link`]).

mod compare;
mod link;
mod near;
mod person;
mod scan;
mod shape;
mod text;
mod topic;

pub use compare::{person_similarity, word_similarity};
pub use topic::topic;

use crate::token::Words;
use crate::{Entity, Name, NameKind, Sentence, Token};
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
    let text = Text::new(document, tokens, sentences, words);
    let scan = scan::scan(&text);
    let mut found = scan.matches;
    near::find(&text, &scan.marks, &mut found);
    scan::settle(&text, &scan.marks, &mut found);
    shape::find(&text, &scan.marks, &mut found);
    found.sort_by_key(|found| found.first);
    link::link(&text, &scan.marks, &found)
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
