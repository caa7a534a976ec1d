//! Events: those known by name ("Orange Revolution"), and those told by a word beside a name
//! ("opération Barkhane", "bataille de Kossovo", "Крымская война").

use super::{at, shaped};
use crate::name::Found;
use crate::name::text::{Case, Text};
use crate::{NameClass, NameKind, TokenKind};
use laocoon_text::BlockKind;

/// Longest run of capitals in a name of an event.
const LONGEST: usize = 4;

/// Adds the events of a document; `known` are marked by the number in the lexicon.
pub(super) fn find(text: &Text<'_>, found: &[Found], new: &mut Vec<Found>) {
    let hits = text.lexicon.events();
    for hit in hits.find(text.document, text.tokens, text.words, |_| false) {
        // "Coupe du monde 2030".
        let year = |at: usize| {
            text.tokens
                .get(at)
                .is_some_and(|token| token.kind == TokenKind::Number)
                && text.word(at).len() == 4
                && text.tokens[at].sentence == text.tokens[hit.start].sentence
        };
        let last = hit.end - usize::from(!year(hit.end));
        let known = &text.lexicon.event.known[hit.phrase as usize];
        new.push(Found {
            event: Some(hit.phrase),
            ..event(
                hit.start,
                last,
                0.9,
                &format!("event known by name: {}", known.name),
            )
        });
    }
    for sentence in text.sentences {
        let (mut head, end) = (sentence.tokens.0 as usize, sentence.tokens.1 as usize);
        while head < end {
            let one = told(text, found, head, end);
            head = one.as_ref().map_or(head, |one| one.last) + 1;
            new.extend(one);
        }
    }
}

fn event(first: usize, last: usize, score: f32, because: &str) -> Found {
    Found {
        class: Some(NameClass::Event),
        ..shaped(first, last, NameKind::Other, score, because)
    }
}

fn told(text: &Text<'_>, found: &[Found], head: usize, end: usize) -> Option<Found> {
    if !text.is_word(head) {
        return None;
    }
    let (lexicon, plain) = (&text.lexicon.event, text.plain(head));
    if lexicon.direct.has(plain) {
        return direct(text, found, head, end);
    }
    if lexicon.linked.has(plain)
        && let Some(one) = linked(text, found, head, end)
    {
        return Some(one);
    }
    lexicon
        .after
        .has(plain)
        .then(|| after(text, head))
        .flatten()
}

/// "opération Barkhane", "операция «Гроза»".
fn direct(text: &Text<'_>, found: &[Found], head: usize, end: usize) -> Option<Found> {
    let next = head + 1;
    const WHY: &str = "word of an event before a name";
    if let Some(close) = text.quoted(next, end) {
        let name = close <= next + 5 && text.cases[next + 1] != Case::Small;
        return name.then(|| event(head, close, 0.8, WHY));
    }
    if next >= end || !text.is_word(next) || text.cases[next] == Case::Small {
        return None;
    }
    // "opération France Travail" may be, "l'opération Russie" is not one.
    let place = at(found, next).filter(|one| one.entity.is_some());
    if place.is_some_and(|one| one.kind != NameKind::Organisation) {
        return None;
    }
    Some(event(head, run(text, next, end), 0.8, WHY))
}

/// "bataille de Kossovo", "congrès de Vienne": a place, or a capital that no list has.
fn linked(text: &Text<'_>, found: &[Found], head: usize, end: usize) -> Option<Found> {
    let lexicon = &text.lexicon.event;
    // "les faucons de guerre de Washington": no article, no name.
    if head
        .checked_sub(1)
        .is_some_and(|before| lexicon.bare.has(text.plain(before)))
    {
        return None;
    }
    let mut next = head + 1;
    while next < end
        && text.is_word(next)
        && next <= head + 3
        && lexicon.links.has(text.plain(next))
    {
        next += 1;
    }
    if next == head + 1 || next >= end || !text.is_word(next) || text.cases[next] == Case::Small {
        return None;
    }
    let last = match at(found, next) {
        Some(one) if one.kind == NameKind::Place && one.first == next => one.last,
        Some(_) => return None,
        None => run(text, next, end),
    };
    Some(event(head, last, 0.7, "word of an event before a place"))
}

/// "Orange Revolution", "Крымская война".
fn after(text: &Text<'_>, head: usize) -> Option<Found> {
    let start = text.sentence(head).tokens.0 as usize;
    let capitals = text.lexicon.capitals;
    if capitals && (text.cases[head] != Case::Capital || text.block(head) != BlockKind::Paragraph) {
        return None;
    }
    let mut first = head;
    while first > start && head - first < LONGEST {
        let before = first - 1;
        let joins = text.is_hyphen(before);
        let word = text.is_word(before) && text.cases[before] == Case::Capital;
        let common = text.is_common(before) && text.starts_sentence(before);
        if !(joins || word && !common)
            || text
                .lexicon
                .articles
                .iter()
                .any(|a| a == text.plain(before))
        {
            break;
        }
        first = before;
    }
    // One adjective, where these have small letters elsewhere.
    let near = capitals || head - first <= 3;
    (first < head && text.is_word(first) && near)
        .then(|| event(first, head, 0.7, "word of an event after a capital"))
}

/// The last of a run of capitals.
fn run(text: &Text<'_>, first: usize, end: usize) -> usize {
    let mut last = first;
    while last + 1 < end && last - first < LONGEST {
        let joined = text.is_hyphen(last + 1) && last + 2 < end;
        let next = last + 1 + usize::from(joined);
        if !text.is_word(next) || text.cases[next] == Case::Small {
            break;
        }
        last = next;
    }
    last
}
