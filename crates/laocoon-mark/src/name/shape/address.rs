//! Streets, squares and buildings: they bear any name ("place Astana", "Hôtel de Russie"), and are not what they
//! are named after.

use super::{at, shaped};
use crate::NameKind;
use crate::name::Found;
use crate::name::scan::Marks;
use crate::name::text::{Case, Text};
use laocoon_references::gazetteer::{EntityKind, Role};

/// Longest name of a street, in tokens.
const LONGEST: usize = 6;

/// Adds the streets, squares and buildings of a document, in order.
pub(super) fn find(text: &Text<'_>, marks: &[Marks], found: &[Found], new: &mut Vec<Found>) {
    for sentence in text.sentences {
        let (start, end) = (sentence.tokens.0 as usize, sentence.tokens.1 as usize);
        for head in start..end {
            if !text.is_word(head) {
                continue;
            }
            let street = text.lexicon.address.has(text.plain(head));
            let capital = text.cases[head] == Case::Capital;
            let named = capital && text.lexicon.building.has(text.plain(head));
            if !street && !named {
                continue;
            }
            let span = if text.lexicon.address_last {
                let first = capital.then(|| before(text, head, start)).flatten();
                // "Nathan Lane" is a man.
                let person = |first: usize| first + 1 == head && marks[first].has(Role::Given);
                first
                    .filter(|first| !person(*first))
                    .map(|first| (first, head))
            } else {
                after(text, found, head, end)
                    .map(|last| (head, last))
                    .or_else(|| {
                        let first = head.checked_sub(1).filter(|first| *first >= start)?;
                        let adjective = text.lexicon.apart
                            && is_capital(text, first)
                            && !text.starts_sentence(first);
                        (street && adjective).then_some((first, head))
                    })
            };
            if let Some((first, last)) = span {
                new.push(shaped(
                    first,
                    last,
                    NameKind::Place,
                    0.75,
                    "name of a street, square or building",
                ));
            }
        }
    }
}

fn is_capital(text: &Text<'_>, token: usize) -> bool {
    text.is_word(token) && text.cases[token] != Case::Small
}

/// "Rustaveli Avenue": the first of the capitals before.
fn before(text: &Text<'_>, head: usize, start: usize) -> Option<usize> {
    let mut first = head;
    while first > start && head - first < LONGEST {
        let word = first - 1;
        let begins = text.starts_sentence(word) && text.is_common(word);
        if !is_capital(text, word)
            || begins
            || text.lexicon.articles.iter().any(|a| a == text.plain(word))
        {
            break;
        }
        first = word;
    }
    (first < head).then_some(first)
}

/// "place Astana", "rue des Tanneurs": the last of the capitals after. What follows a small word may be a
/// power's or a person's place in the world, unless the street has a capital.
fn after(text: &Text<'_>, found: &[Found], head: usize, end: usize) -> Option<usize> {
    // "ул. Ленина".
    let stop = text.is_sign(head + 1, &["."]) && text.glued(head);
    let mut next = head + 1 + usize::from(stop);
    while next < end
        && next <= head + 3
        && text.is_word(next)
        && text.lexicon.links.has(text.plain(next))
    {
        next += 1;
    }
    if next >= end || !is_capital(text, next) {
        return None;
    }
    let named = at(found, next);
    // "palais de l'Élysée" stands for its power.
    let seat = |number: u32| {
        let entity = text.entity(number);
        entity.is_some_and(|entity| entity.power.is_some() && entity.kind != EntityKind::Capital)
    };
    if named.and_then(|one| one.entity).is_some_and(seat) {
        return None;
    }
    let linked = next > head + 1 + usize::from(stop);
    // Where a genitive needs no small word, a known place after it is whose it is: "площадь Казахстана" is an area.
    let whose = text.lexicon.apart
        && named.is_some_and(|one| one.kind == NameKind::Place && one.entity.is_some());
    if whose || linked && named.is_some() && text.cases[head] == Case::Small {
        return None;
    }
    let mut last = named.map_or(next, |one| one.last);
    while last + 1 < end && last - head < LONGEST {
        let hyphen = text.is_hyphen(last + 1);
        let next = last + 1 + usize::from(hyphen);
        if next >= end || !is_capital(text, next) {
            break;
        }
        last = next;
    }
    Some(last)
}
