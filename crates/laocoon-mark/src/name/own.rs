//! Names of the user's own: compiled into the gazetteer's shape, found beside it, and preferred to it.

use super::text::{Case, Text};
use super::{Found, name_kind};
use crate::TokenKind;
use crate::token::plain;
use laocoon_references::gazetteer::{
    EntityKind, Forms, Gazetteer, Role, Sense, Thing, flag, write,
};
use laocoon_references::names::Entry;
use laocoon_text::Language;

/// A list of names of the user's own.
#[allow(missing_debug_implementations, reason = "the automata have none")]
pub struct Own {
    /// The word by which the user calls it.
    pub key: String,
    /// Its names.
    pub gazetteer: Gazetteer,
}

/// Numbers of entities in the first list begin here, those of the next at twice that.
const STEP: u32 = 1 << 24;

/// The list and the number in it that a number of an entity means; `None` for the gazetteer's.
pub(super) fn place(number: u32) -> Option<(usize, u32)> {
    let list = (number / STEP).checked_sub(1)?;
    Some((list as usize, number % STEP))
}

/// The table of some entries, as [`Gazetteer::open`] reads it. `key` is the list's. An error says what
/// cannot be laid out.
pub fn compile(key: &str, entries: &[Entry]) -> Result<Vec<u8>, String> {
    if entries.len() as u32 >= STEP {
        return Err(format!("more than {STEP} entries"));
    }
    let mut forms = Forms::default();
    let mut things = Vec::with_capacity(entries.len());
    for (entry, number) in entries.iter().zip(0u32..) {
        let mut ids = vec![format!("own:{key}/{}", entry.id.replace(' ', "_"))];
        ids.extend(entry.ids.iter().map(|id| id.replace(' ', "_")));
        let first = &entry.names[0];
        things.push(Thing {
            // What lies in a country keeps its other identifiers: a city in the table has a number alone.
            kind: match entry.kind {
                EntityKind::City | EntityKind::Capital => EntityKind::Site,
                kind => kind,
            },
            prominence: 255,
            country: entry.country.clone(),
            position: entry.position,
            ids: cut(&ids.join(" ")).to_owned(),
            names: entry.usual.clone().map(|name| {
                let name = if name.is_empty() { first } else { &name };
                cut(name).to_owned()
            }),
            ..Thing::default()
        });
        for name in &entry.names {
            let sense = Sense {
                entity: Some(number),
                role: Role::Name,
                languages: u8::MAX,
                flags: flags(name),
            };
            forms.add(&form(name), sense);
            // "SURNAME, Given" is also "Given SURNAME".
            if let Some((family, given)) = name.split_once(", ") {
                forms.add(&form(&format!("{given} {family}")), sense);
            }
        }
    }
    write(&forms, &things)
}

/// The table's strings hold 255 bytes.
fn cut(text: &str) -> &str {
    let mut end = text.len().min(255);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

fn flags(name: &str) -> u8 {
    let letters: Vec<char> = name.chars().filter(|c| c.is_alphabetic()).collect();
    let mut flags = 0;
    if letters.len() <= 8 && letters.iter().all(|c| c.is_uppercase()) {
        flags |= flag::CAPITALS;
    }
    if letters.first().is_some_and(|c| !c.is_uppercase()) {
        flags |= flag::SMALL;
    }
    flags
}

/// A name as the words of a text are fed to the automaton: folded, with one space where words meet.
fn form(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric() && c != '.');
    let words = words.map(|word| plain(&word.replace('.', ""), Language::Unknown));
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Finds the names of the lists, the longest at each place, and puts them in the place of what else was found there.
pub(super) fn find(text: &Text<'_>, found: &mut Vec<Found>) {
    for (list, own) in text.own.iter().enumerate() {
        for sentence in text.sentences {
            let (mut at, end) = (sentence.tokens.0 as usize, sentence.tokens.1 as usize);
            while at < end {
                let hit = longest(text, own, list, at, end);
                at = hit.as_ref().map_or(at + 1, |hit| hit.last + 1);
                if let Some(hit) = hit {
                    found.retain(|other| other.last < hit.first || other.first > hit.last);
                    found.push(hit);
                }
            }
        }
    }
    found.sort_by_key(|found| found.first);
}

/// The gazetteer's longest names have fewer words.
const LONGEST: usize = 24;

fn longest(text: &Text<'_>, own: &Own, list: usize, first: usize, end: usize) -> Option<Found> {
    if text.tokens[first].kind == TokenKind::Sign {
        return None;
    }
    let gazetteer = &own.gazetteer;
    let mut walk = text.feed_in(gazetteer, gazetteer.walk(), first, true)?;
    let (mut at, mut best) = (first, None);
    loop {
        let fits = |sense: &Sense| match text.cases[first] {
            Case::Small => sense.flags & flag::SMALL != 0,
            Case::Capital => sense.flags & flag::CAPITALS == 0,
            Case::Upper => true,
        };
        let sense = gazetteer.senses(walk).find(fits);
        if let Some(number) = sense.and_then(|sense| sense.entity) {
            let entity = gazetteer.entity(number)?;
            best = Some(Found {
                first,
                last: at,
                kind: name_kind(entity.kind),
                entity: Some(number + STEP * (list as u32 + 1)),
                role: Role::Name,
                score: 0.97,
                because: format!("names of your own: {}", own.key),
                weak: false,
                class: None,
                event: None,
            });
        }
        let mut next = at + 1;
        while next < end && text.tokens[next].kind == TokenKind::Sign && next - at < 3 {
            next += 1;
        }
        if next >= end || next - first >= LONGEST {
            return best;
        }
        match text.feed_in(gazetteer, walk, next, false) {
            Some(further) => (walk, at) = (further, next),
            None => return best,
        }
    }
}
