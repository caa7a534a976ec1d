//! Weak matches are kept where the rest of the document supports them.

use super::Marks;
use crate::NameKind;
use crate::name::Found;
use crate::name::text::{Case, Text};
use laocoon_references::gazetteer::{EntityKind, Role};
use std::collections::BTreeSet;

/// Drops weak matches that nothing supports, now that the rest of the document is known.
pub(in crate::name) fn settle(text: &Text<'_>, marks: &[Marks], found: &mut Vec<Found>) {
    let mut countries = BTreeSet::new();
    let mut sure = BTreeSet::new();
    for one in found.iter().filter(|one| !one.weak) {
        let Some(number) = one.entity else { continue };
        sure.insert(number);
        countries.extend(text.entity(number).map(|entity| entity.country));
    }
    for one in found
        .iter()
        .filter(|one| one.weak && is_placed(text, marks, one))
    {
        sure.extend(one.entity);
    }
    let mut taken = vec![false; text.tokens.len()];
    for one in found.iter() {
        taken[one.first..=one.last].fill(true);
    }
    found.retain_mut(|one| {
        if is_part_of_person(text, marks, one) || is_part_of_more(text, marks, &taken, one) {
            return false;
        }
        if !one.weak {
            return true;
        }
        let entity = one.entity.and_then(|number| text.entity(number));
        let Some(entity) = entity else { return false };
        let common = one.first == one.last && text.is_common(one.first);
        let near = entity.kind == EntityKind::City && countries.contains(entity.country);
        let lone_start = text.starts_sentence(one.first) && common;
        one.weak = false;
        is_placed(text, marks, one)
            || !lone_start && one.entity.is_some_and(|number| sure.contains(&number))
            || near && !common && !marks[one.first].has(Role::Given)
            || entity.kind == EntityKind::Country && !lone_start && stands_alone(text, one)
    });
}

/// Whether no other word with a capital stands beside it, as a surname would.
fn stands_alone(text: &Text<'_>, found: &Found) -> bool {
    let sentence = text.sentence(found.first).tokens;
    let capital = |token: usize| {
        (sentence.0 as usize..sentence.1 as usize).contains(&token)
            && text.cases[token] != Case::Small
            && !text.starts_sentence(token)
    };
    !capital(found.last + 1) && !found.first.checked_sub(1).is_some_and(capital)
}

/// Whether a word before it says that it is a place.
fn is_placed(text: &Text<'_>, marks: &[Marks], found: &Found) -> bool {
    let sentence = text.sentence(found.first).tokens.0 as usize;
    found.kind == NameKind::Place && found.first > sentence && marks[found.first - 1].has(Role::At)
}

/// A town's or country's name after a first name is a surname ("Jack London"), and a first
/// name itself before a word with a capital ("Stanley Kubrick").
fn is_part_of_person(text: &Text<'_>, marks: &[Marks], found: &Found) -> bool {
    if found.kind != NameKind::Place || found.first != found.last {
        return false;
    }
    let token = found.first;
    let sentence = text.sentence(token).tokens;
    let given = |token: usize| marks[token].has(Role::Given) && text.cases[token] == Case::Capital;
    let after = token > sentence.0 as usize && given(token - 1) && !text.glued(token - 1);
    let before = token + 1 < sentence.1 as usize
        && given(token)
        && text.cases[token + 1] == Case::Capital
        && !text.glued(token);
    text.cases[token] == Case::Capital && (after || before)
}

/// A single place beside an unknown word with a capital is part of a longer name: "Red Hot
/// Chili Peppers", "Chicago Sun-Times".
fn is_part_of_more(text: &Text<'_>, marks: &[Marks], taken: &[bool], found: &Found) -> bool {
    if found.kind != NameKind::Place || found.first != found.last || found.role != Role::Name {
        return false;
    }
    let entity = found.entity.and_then(|number| text.entity(number));
    let city =
        entity.is_some_and(|entity| matches!(entity.kind, EntityKind::City | EntityKind::Capital));
    let sentence = text.sentence(found.first).tokens;
    let unknown = |token: usize| {
        (sentence.0 as usize..sentence.1 as usize).contains(&token)
            && text.cases[token] == Case::Capital
            && !taken[token]
            && !text.starts_sentence(token)
            && ![
                Role::Title,
                Role::Office,
                Role::At,
                Role::Common,
                Role::Given,
                Role::Body,
            ]
            .into_iter()
            .any(|role| marks[token].has(role))
    };
    let before = found.first.checked_sub(1).is_some_and(unknown);
    let after = city && unknown(found.last + 1);
    !text.lexicon.apart && (before || after)
}
