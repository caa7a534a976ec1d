//! Somebody or some place in a sentence.

use super::lexicon::Part;
use super::scene::{Scene, Seen};
use crate::report::lexicon::lexicon;
use laocoon_mark::{EntityId, Name, NameKind, TokenKind};
use laocoon_text::Span;

/// Somebody or some place in a sentence.
#[derive(Clone, Copy, Debug)]
pub struct Party {
    pub at: (u32, u32),
    pub span: Span,
    pub entity: EntityId,
    /// A name's kind; `None` for a group without a name.
    pub kind: Option<NameKind>,
    /// The country or organisation that acts: itself, or whose it is.
    pub power: Option<EntityId>,
    /// Whether a word of place stands before it.
    pub placed: bool,
    /// Whether it only says whose something is: "the *Russian* flag".
    pub adjective: bool,
}

/// The parties of a sentence, in order: groups and role-holders, and the names outside them.
pub fn parties(scene: &Scene<'_>) -> Vec<Party> {
    let (layers, within) = (scene.layers, scene.sentence.span);
    let mut parties = Vec::new();
    let first = layers
        .actors
        .partition_point(|actor| actor.span.start < within.start);
    let actors = layers.actors[first..].iter();
    for actor in actors.take_while(|actor| actor.span.start < within.end) {
        parties.push(party(scene, actor.span, actor.entity, None, actor.of));
    }
    let groups = parties.len();
    let first = layers
        .names
        .partition_point(|name| name.span.start < within.start);
    let names = layers.names[first..].iter();
    let mut next = 0;
    for name in names.take_while(|name| name.span.start < within.end) {
        // Both lists are in order, so one walk tells the names inside actors.
        while next < groups && parties[next].span.end <= name.span.start {
            next += 1;
        }
        if next < groups && parties[next].span.overlaps(name.span) {
            continue;
        }
        if let Some(entity) = name.entity {
            let country = layers[entity].id("iso3166").is_some();
            let power = country || name.kind == NameKind::Organisation;
            let power = power.then_some(entity);
            let mut found = party(scene, name.span, entity, Some(name.kind), power);
            found.adjective = is_adjective(scene, name, found.at);
            parties.push(found);
        }
    }
    parties.sort_by_key(|party| party.span);
    parties
}

fn party(
    scene: &Scene<'_>,
    span: Span,
    entity: EntityId,
    kind: Option<NameKind>,
    power: Option<EntityId>,
) -> Party {
    let at = scene.tokens_of(span);
    // In "in 1994 Romania signed" the word of place belongs to the year.
    let number = |token: u32| {
        let token = scene.layers.tokens.get(token as usize);
        token.is_some_and(|token| token.kind == TokenKind::Number)
    };
    let near = |seen: &&Seen| seen.at.1 == at.0 || seen.at.1 + 1 == at.0 && !number(seen.at.1);
    let before = scene.seen.iter().rev().find(near);
    Party {
        at,
        span,
        entity,
        kind,
        power,
        placed: before.is_some_and(|seen| seen.is(Part::At)),
        adjective: false,
    }
}

/// Whether the name of a people stands as an adjective: in small letters without an article
/// before, or with the ending of one, or before a noun that it describes.
fn is_adjective(scene: &Scene<'_>, name: &Name, at: (u32, u32)) -> bool {
    let words = &scene.layers.words;
    let report = lexicon(scene.document.language);
    let is = |token: u32, list: &[String]| {
        let word = words.lower(token as usize);
        list.iter().any(|known| known == word)
    };
    let adjectives = &scene.lexicon.adjectives;
    if !matches!(name.kind, NameKind::Group | NameKind::Place) {
        return false;
    }
    if adjectives.small
        && scene
            .document
            .words(name.span)
            .starts_with(char::is_lowercase)
    {
        let first = scene.sentence.tokens.0;
        return at.0 == first || !is(at.0 - 1, &report.determiners);
    }
    if name.kind != NameKind::Group {
        return false;
    }
    let last = words.lower(at.1 as usize - 1);
    if (adjectives.endings.iter()).any(|ending| last.ends_with(ending.as_str())) {
        return true;
    }
    let next = scene.layers.tokens.get(at.1 as usize);
    let next = next.filter(|next| {
        adjectives.before && at.1 < scene.sentence.tokens.1 && next.kind == TokenKind::Word
    });
    next.is_some_and(|next| {
        let small = scene
            .document
            .words(next.span)
            .starts_with(char::is_lowercase);
        let verb = scene.seen.iter().any(|seen| seen.at.0 == at.1);
        let other = [&report.finite, &report.between, &report.joins, &report.ends];
        small && !verb && !other.into_iter().any(|list| is(at.1, list))
    })
}
