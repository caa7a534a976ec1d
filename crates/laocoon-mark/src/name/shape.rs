//! Names that no list has, told by how they are written and by the words around them.

mod address;
mod event;
mod organisation;
mod person;
mod unit;
mod work;

pub(super) use organisation::is_acronym_of;

use super::Found;
use super::scan::Marks;
use super::text::{Case, Text};
use crate::NameKind;
use laocoon_references::gazetteer::Role;

/// Which tokens already belong to a name: its index, else `None`.
pub(super) type Taken = Vec<Option<u32>>;

pub(super) fn find(text: &Text<'_>, marks: &[Marks], found: &mut Vec<Found>) {
    organisation::find(text, marks, found);
    let taken = taken(text, found);
    person::find(text, marks, &taken, found);
    let taken = self::taken(text, found);
    lone_words(text, marks, &taken, found);
}

/// Units, events, works, streets: names of several words that take in what was found inside them. They come after
/// the tagger, which knows persons, places and organisations alone.
pub(super) fn find_more(text: &Text<'_>, marks: &[Marks], found: &mut Vec<Found>) {
    let mut new = Vec::new();
    organisation::find_more(text, marks, found, &mut new);
    unit::find(text, found, &mut new);
    event::find(text, found, &mut new);
    work::find(text, &mut new);
    address::find(text, marks, found, &mut new);
    new.sort_by_key(|one| (one.first, std::cmp::Reverse(one.last)));
    // Of two that overlap the first; and none that cuts, or lies in, what was found before.
    let mut kept: Vec<Found> = Vec::new();
    for one in new {
        let free = kept.last().is_none_or(|last| last.last < one.first);
        let from = found.partition_point(|old| old.last < one.first);
        let mut inside = found[from..].iter().take_while(|old| old.first <= one.last);
        let whole = |old: &Found| one.first <= old.first && old.last <= one.last;
        let longer = |old: &Found| old.last - old.first < one.last - one.first;
        let sure = |old: &Found| old.entity.is_some() && old.kind == NameKind::Organisation;
        if free && inside.all(|old| whole(old) && (longer(old) || !sure(old))) {
            kept.push(one);
        }
    }
    let mut index = 0;
    found.retain(|old| {
        while index < kept.len() && kept[index].last < old.first {
            index += 1;
        }
        !kept
            .get(index)
            .is_some_and(|one| one.first <= old.first && old.last <= one.last)
    });
    found.extend(kept);
    found.sort_by_key(|one| one.first);
}

/// The name found that begins at a token or goes over it.
fn at(found: &[Found], token: usize) -> Option<&Found> {
    let index = found.partition_point(|one| one.last < token);
    found.get(index).filter(|one| one.first <= token)
}

fn taken(text: &Text<'_>, found: &[Found]) -> Taken {
    let mut taken = vec![None; text.tokens.len()];
    for (index, one) in found.iter().enumerate() {
        taken[one.first..=one.last].fill(Some(index as u32));
    }
    taken
}

/// A name that shape alone tells.
pub(super) fn shaped(
    first: usize,
    last: usize,
    kind: NameKind,
    score: f32,
    because: &str,
) -> Found {
    Found {
        first,
        last,
        kind,
        entity: None,
        role: Role::Name,
        score,
        because: because.to_owned(),
        weak: false,
        class: None,
        event: None,
    }
}

/// Single words left: acronyms, and capitals after a word of place.
fn lone_words(text: &Text<'_>, marks: &[Marks], taken: &Taken, found: &mut Vec<Found>) {
    for token in 0..text.tokens.len() {
        if taken[token].is_some() || text.cases[token] == Case::Small || !text.is_word(token) {
            continue;
        }
        if marks[token].has(Role::Common) || touches_hyphen(text, token) {
            continue;
        }
        let letters = text.word(token).chars().count();
        let first = text.sentence(token).tokens.0 as usize;
        match text.cases[token] {
            Case::Upper if (3..=7).contains(&letters) => {
                let shouted = text.is_common(token) && has_shouting_neighbour(text, token);
                let alphabetic = text.word(token).chars().all(char::is_alphabetic);
                if alphabetic && !is_roman(text.word(token)) && !shouted && !is_unit(text, token) {
                    found.push(shaped(token, token, NameKind::Organisation, 0.5, "acronym"));
                }
            }
            Case::Capital if letters >= 3 => {
                let placed = token > first
                    && marks[token - 1].has(Role::At)
                    && text.lexicon.leads_to_place(text.plain(token - 1));
                if placed && !text.is_common(token) && !marks[token].has(Role::Given) {
                    let why = "capital after a word of place";
                    found.push(shaped(token, token, NameKind::Place, 0.5, why));
                }
            }
            _ => {}
        }
    }
}

fn touches_hyphen(text: &Text<'_>, token: usize) -> bool {
    token > 0 && text.is_hyphen(token - 1) || text.is_hyphen(token + 1)
}

/// Capitals all around tell nothing.
fn has_shouting_neighbour(text: &Text<'_>, token: usize) -> bool {
    let upper = |at: Option<usize>| {
        at.and_then(|at| text.cases.get(at))
            .is_some_and(|case| *case == Case::Upper)
    };
    upper(token.checked_sub(1)) || upper(Some(token + 1))
}

/// A unit or number right before it: "83P", "100 MW".
fn is_unit(text: &Text<'_>, token: usize) -> bool {
    token > 0 && text.tokens[token - 1].kind == crate::TokenKind::Number
}

/// A numeral such as centuries and kings have; longer ones may as well be acronyms.
fn is_roman(word: &str) -> bool {
    word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
}
