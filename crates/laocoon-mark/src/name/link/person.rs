//! Names of persons -> persons of the document.
//!
//! Full names first: two are one person when surname and first name are. A surname alone is the last person
//! named in full who bears it, a first name alone the only one; else a person of its own.

use crate::name::compare::{is_initial, same_person, same_word, sound_of};
use crate::name::text::{Case, Text};
use crate::name::{Found, pair};
use crate::{NameKind, token};
use std::collections::BTreeMap;

/// Whom a name means.
#[derive(Clone, Debug)]
pub(super) struct Link {
    /// Number of the person.
    pub number: usize,
    /// What it rests on, where the name is not the person's own in full.
    pub because: Option<String>,
}

/// How many persons of one surname are compared; real texts have fewer.
const MOST: usize = 16;

struct Person {
    /// In the gazetteer.
    number: Option<u32>,
    /// The names met, as folded words.
    names: Vec<Vec<String>>,
    /// The first of them in full, as it is written.
    full: Option<String>,
}

/// Persons by the sounds of the words of their names.
type Sounds = BTreeMap<String, Vec<usize>>;

/// For each name that is a person's, the person.
pub(super) fn persons(text: &Text<'_>, found: &[Found]) -> Vec<Option<Link>> {
    let mut people: Vec<Person> = Vec::new();
    let mut sounds = Sounds::new();
    let mut links: Vec<Option<Link>> = vec![None; found.len()];
    for (one, link) in found.iter().zip(&mut links) {
        if one.kind != NameKind::Person {
            continue;
        }
        let parts = parts(text, one);
        let written = text.document.words(text.span(one.first, one.last));
        let known = one.entity.and_then(|number| text.entity(number));
        let full = known.map(|known| folded(text, known.name(text.language)));
        // Another first name than the public figure's: a relative, or nobody we know.
        let agrees = full.as_ref().is_none_or(|full| {
            parts.len() < 2
                || full.len() < 2
                || same_word(&parts[0], &full[0])
                || is_initial(&parts[0], &full[0])
        });
        let number = one.entity.filter(|_| agrees);
        let (person, because) = match candidate(&people, &sounds, &parts, written, number) {
            Some(hit) => hit,
            None => {
                people.push(Person {
                    number,
                    names: Vec::new(),
                    full: None,
                });
                (people.len() - 1, None)
            }
        };
        *link = Some(Link {
            number: person,
            because,
        });
        let held = &mut people[person];
        held.number = held.number.or(number);
        if held.full.is_none() && parts.len() > 1 {
            held.full = Some(written.split_whitespace().collect::<Vec<_>>().join(" "));
        }
        let own = full.filter(|_| number.is_some() && held.names.is_empty());
        for name in own.into_iter().chain([parts]) {
            for word in &name {
                let alike = sounds.entry(sound_of(word)).or_default();
                if alike.last() != Some(&person) {
                    alike.push(person);
                }
            }
            if held.names.len() < MOST && !held.names.contains(&name) {
                held.names.push(name);
            }
        }
    }
    join_lone(&people, &sounds, &mut links);
    links
}

/// The person whom a name means: of those whose names sound alike the one spelled alike, else the last.
fn candidate(
    people: &[Person],
    sounds: &Sounds,
    parts: &[String],
    written: &str,
    number: Option<u32>,
) -> Option<(usize, Option<String>)> {
    let surname = parts.last()?;
    let alike = sounds
        .get(&sound_of(surname))
        .map_or(&[][..], Vec::as_slice);
    let latest = || alike.iter().rev().take(MOST).copied();
    if let Some(person) = latest().find(|at| number.is_some() && people[*at].number == number) {
        return Some((person, None));
    }
    let rival = |at: &usize| people[*at].number.is_some() && number.is_some();
    let exact = |at: &usize| {
        people[*at]
            .names
            .iter()
            .any(|name| name.last() == Some(surname))
    };
    let of_kind = |at: &usize| !rival(at) && people[*at].is(parts);
    let hit = latest().find(|at| exact(at) && of_kind(at));
    if let Some(person) = hit.or_else(|| latest().find(of_kind)) {
        return Some((person, people[person].evidence(parts)));
    }
    // "Tcherkassova Nadia", and spellings whose letters differ by more.
    if parts.len() < 2 {
        return None;
    }
    let first = sounds
        .get(&sound_of(&parts[0]))
        .map_or(&[][..], Vec::as_slice);
    let turned = first.iter().rev().take(MOST).copied();
    latest()
        .chain(turned)
        .filter(|at| !rival(at))
        .find_map(|at| {
            let full = people[at].full.as_ref()?;
            let likeness = pair::compare(full, written, NameKind::Person);
            let reason = || Some(format!("{} ({:.2})", likeness.reason(), likeness.score));
            likeness.is_same().then(|| (at, reason()))
        })
}

impl Person {
    /// Whether a name fits: a full one is held against the full ones, if there are any, so that a surname alone does not
    /// bring relatives together.
    fn is(&self, parts: &[String]) -> bool {
        let whole = parts.len() > 1 && !self.is_lone();
        let mut names = self.names.iter().filter(|name| !whole || name.len() > 1);
        names.any(|name| same_person(name, parts))
    }

    fn is_lone(&self) -> bool {
        self.names.iter().all(|name| name.len() == 1)
    }

    fn evidence(&self, parts: &[String]) -> Option<String> {
        if self.names.iter().any(|name| name == parts) {
            return None;
        }
        let full = self.full.as_ref()?;
        Some(match parts {
            [_] => format!("surname of {full}"),
            _ => format!("spelling of {full}"),
        })
    }
}

/// A surname alone that came before the full name goes to the first who bears it in full; a first name alone to
/// the only one who bears it.
fn join_lone(people: &[Person], sounds: &Sounds, links: &mut [Option<Link>]) {
    let target = |index: usize| -> Option<(usize, &'static str)> {
        let person = &people[index];
        if !person.is_lone() || person.number.is_some() {
            return None;
        }
        let name = person.names.first()?;
        let word = name.first()?;
        let alike = sounds.get(&sound_of(word))?.iter().take(MOST).copied();
        let full: Vec<usize> = alike.filter(|at| !people[*at].is_lone()).collect();
        if let Some(bearer) = full.iter().find(|at| people[**at].is(name)) {
            return Some((*bearer, "surname"));
        }
        let given = |at: &&usize| {
            let mut names = people[**at].names.iter().filter(|name| name.len() > 1);
            names.any(|name| name.first() == Some(word))
        };
        let mut bearers = full.iter().filter(given);
        match (bearers.next(), bearers.next()) {
            (Some(only), None) => Some((*only, "first name")),
            _ => None,
        }
    };
    let targets: Vec<Option<(usize, &str)>> = (0..people.len()).map(target).collect();
    for link in links.iter_mut().flatten() {
        if let Some((person, part)) = targets[link.number] {
            link.number = person;
            let full = people[person].full.as_ref();
            link.because = full.map(|full| format!("{part} of {full}"));
        }
    }
}

fn folded(text: &Text<'_>, name: &str) -> Vec<String> {
    name.split([' ', '-'])
        .map(|part| token::plain(part, text.document.language))
        .collect()
}

fn parts(text: &Text<'_>, found: &Found) -> Vec<String> {
    (found.first..=found.last)
        .filter(|token| text.is_word(*token) && text.cases[*token] != Case::Small)
        .map(|token| text.plain(token).trim_end_matches('.').to_owned())
        .collect()
}
