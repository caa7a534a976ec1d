//! Misspellings of well-known names: "Kazhakstan".
//!
//! A word is taken for a misspelling only if it is no word and no name of the language, sounds
//! like the name but for one consonant at most, begins alike, costs little to correct for its
//! length, and no other name is nearly as near.

use super::Marks;
use crate::name::text::{Case, Text};
use crate::name::{Found, name_kind};
use crate::{NameKind, TokenKind};
use laocoon_references::gazetteer::{Role, Sense, flag, sound, spelling_cost_within};
use std::collections::HashMap;

/// What a misspelled word means.
#[derive(Clone, Debug)]
struct Meant {
    form: &'static str,
    sense: Sense,
    cost: f32,
}

pub(in crate::name) fn find(text: &Text<'_>, marks: &[Marks], found: &mut Vec<Found>) {
    let mut taken = vec![false; text.tokens.len()];
    for one in found.iter() {
        taken[one.first..=one.last].fill(true);
    }
    let mut known: HashMap<&str, Option<Meant>> = HashMap::new();
    for token in 0..text.tokens.len() {
        if taken[token] || text.tokens[token].kind != TokenKind::Word {
            continue;
        }
        if let Some(one) = with_digit(text, token) {
            found.push(one);
            continue;
        }
        let small = text.cases[token] == Case::Small;
        let bare = marks[token].has(Role::Given) || marks[token].has(Role::Common);
        if bare || text.plain(token).len() < 5 || small && !may_be_people(text, token) {
            continue;
        }
        let role = if small { Role::People } else { Role::Name };
        let plain = text.plain(token);
        if text.is_common_word(plain) {
            continue;
        }
        let meant = known
            .entry(text.word(token))
            .or_insert_with(|| resolve(text, plain, role));
        let Some(meant) = meant else { continue };
        let beside = |other: Option<usize>| {
            other.is_some_and(|other| {
                !taken[other]
                    && text.is_word(other)
                    && text.cases[other] == Case::Capital
                    && !text.is_common(other)
                    && text.sentence(other) == text.sentence(token)
            })
        };
        let person = meant.sense.role == Role::Name
            && (beside(token.checked_sub(1))
                || beside((token + 1 < text.tokens.len()).then_some(token + 1)));
        if person {
            continue;
        }
        found.extend(as_found(text, token, meant));
    }
}

/// "UE0", "OTAN2": a known acronym with the number of a footnote, or a slip of the reader, at its end.
fn with_digit(text: &Text<'_>, token: usize) -> Option<Found> {
    let plain = text.plain(token);
    let letters = plain.strip_suffix(|c: char| c.is_ascii_digit())?;
    if text.cases[token] != Case::Upper || letters.len() < 2 {
        return None;
    }
    let mut senses = text.gazetteer.lookup(letters).filter(|sense| {
        let acronym = sense.role == Role::Name && sense.flags & flag::CAPITALS != 0;
        acronym && sense.languages & text.language != 0
    });
    let number = senses.find_map(|sense| sense.entity)?;
    let entity = text.entity(number)?;
    Some(Found {
        first: token,
        last: token,
        kind: name_kind(entity.kind),
        entity: Some(number),
        role: Role::Name,
        score: 0.95,
        because: format!("gazetteer but for a digit: {}", entity.name(text.language)),
        weak: false,
        class: None,
        event: None,
    })
}

/// Whether a word in small letters may be a people's at all: where these have capitals it is none, and an
/// ending may tell them.
fn may_be_people(text: &Text<'_>, token: usize) -> bool {
    let lexicon = text.lexicon;
    let told = |part: &String| text.plain(token).contains(part.as_str());
    !lexicon.capitals && (lexicon.people.is_empty() || lexicon.people.iter().any(told))
}

/// The people that a misspelled adjective means, for compounds.
pub(in crate::name) fn people(text: &Text<'_>, plain: &str) -> Option<u32> {
    if plain.len() < 5 || text.is_common_word(plain) {
        return None;
    }
    resolve(text, plain, Role::People)?.sense.entity
}

fn as_found(text: &Text<'_>, token: usize, meant: &Meant) -> Option<Found> {
    let entity = text.entity(meant.sense.entity?)?;
    let people = meant.sense.role == Role::People;
    Some(Found {
        first: token,
        last: token,
        kind: if people {
            NameKind::Group
        } else {
            name_kind(entity.kind)
        },
        entity: meant.sense.entity,
        role: meant.sense.role,
        score: (0.95 - 0.2 * meant.cost).max(0.5),
        because: format!(
            "misspelling of {} (cost {:.1})",
            if people {
                meant.form
            } else {
                entity.name(text.language)
            },
            meant.cost
        ),
        weak: false,
        class: None,
        event: None,
    })
}

fn resolve(text: &Text<'_>, plain: &str, role: Role) -> Option<Meant> {
    if plain.contains('\'') || plain.contains('.') || plain.len() > 40 {
        return None;
    }
    // A real name is never another one's misspelling.
    let real = text
        .gazetteer
        .lookup(plain)
        .any(|sense| matches!(sense.role, Role::Name | Role::People | Role::Given));
    if real {
        return None;
    }
    let mut best: Option<Meant> = None;
    let mut second = f32::INFINITY;
    let length = plain.chars().count();
    for form in candidates(text, plain) {
        let apart = form.chars().count().abs_diff(length);
        if apart > 4 || !begins_alike(plain, form) {
            continue;
        }
        let most = allowed(form);
        let cost = spelling_cost_within(plain, form, most);
        if cost > most {
            continue;
        }
        let Some(sense) = meaning(text, form, role) else {
            continue;
        };
        // Surnames that differ by more are two surnames.
        let person = sense.flags & flag::SURNAME != 0;
        if person && cost > SURNAME {
            continue;
        }
        match &mut best {
            Some(meant) if meant.sense.entity == sense.entity => {
                if cost < meant.cost {
                    *meant = Meant { form, sense, cost };
                }
            }
            Some(meant) if meant.cost <= cost => second = second.min(cost),
            _ => {
                second = best.as_ref().map_or(second, |meant| second.min(meant.cost));
                best = Some(Meant { form, sense, cost });
            }
        }
    }
    best.filter(|meant| second - meant.cost >= 0.3)
}

/// Well-known forms that sound like a word or nearly so.
fn candidates(text: &Text<'_>, plain: &str) -> Vec<&'static str> {
    let whole = sound(plain);
    let mut forms: Vec<&str> = text.gazetteer.near(&whole).collect();
    if whole.len() >= 4 && whole.len() <= 16 {
        for at in 1..whole.len() {
            let mut short = whole.clone();
            short.remove(at);
            forms.extend(text.gazetteer.near(&short));
        }
    }
    forms.sort_unstable();
    forms.dedup();
    forms
}

/// How much may be wrong with a surname.
const SURNAME: f32 = 0.6;

/// How much may be wrong with a word for a name of this length.
fn allowed(form: &str) -> f32 {
    match form.chars().count() {
        0..=4 => 0.0,
        5..=6 => 0.45,
        7..=8 => 0.8,
        _ => 1.25,
    }
}

fn begins_alike(a: &str, b: &str) -> bool {
    let (Some(a), Some(b)) = (a.chars().next(), b.chars().next()) else {
        return false;
    };
    a == b
        || matches!(
            (a, b),
            ('k', 'q' | 'c') | ('q' | 'c', 'k') | ('i', 'y') | ('y', 'i') | ('к', 'қ') | ('э', 'е')
        )
}

/// What a well-known form means in the document's language, in the role asked for; a word
/// with a capital may also be a people's.
fn meaning(text: &Text<'_>, form: &str, role: Role) -> Option<Sense> {
    let mut senses = text.gazetteer.lookup(form).filter(|sense| {
        sense.entity.is_some()
            && sense.languages & text.language != 0
            && sense.flags & (flag::AMBIGUOUS | flag::CAPITALS) == 0
    });
    if role == Role::People {
        return senses.find(|sense| sense.role == Role::People);
    }
    senses
        .filter(|sense| matches!(sense.role, Role::Name | Role::People))
        .max_by_key(|sense| {
            let entity = sense.entity.and_then(|number| text.entity(number));
            (
                sense.role == Role::Name,
                entity.map_or(0, |entity| entity.prominence),
            )
        })
}
