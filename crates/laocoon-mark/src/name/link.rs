//! Names of one thing -> one entity.

use super::Found;
use super::compare::{is_initial, same_person, same_word, sound_of};
use super::scan::Marks;
use super::shape::is_acronym_of;
use super::text::{Case, Text};
use crate::{Entity, EntityId, Name, NameId, NameKind, Position};
use laocoon_references::gazetteer::{self as gaz, EntityKind, Role};
use std::collections::BTreeMap;

/// Builds the names, in order, and their entities, in order of their first mention.
pub(super) fn link(text: &Text<'_>, marks: &[Marks], found: &[Found]) -> (Vec<Name>, Vec<Entity>) {
    let people = persons(text, found);
    let mut book = Book::default();
    let mut names = Vec::with_capacity(found.len());
    for (index, one) in found.iter().enumerate() {
        let seat = seat_of_power(text, marks, one);
        let key = match (&people[index], seat) {
            (Some(person), _) => Key::Person(*person),
            (None, Some(country)) => Key::Known(country),
            (None, None) => match one.entity {
                Some(number) => Key::Known(number),
                None => Key::Form(text.form(one.first, one.last)),
            },
        };
        let span = text.span(one.first, one.last);
        let entity = book.entity(text, key, one, names.len() as u32);
        let (mut score, mut because) = (one.score, one.because.clone());
        if seat.is_some() {
            score = score.min(0.75);
            because = format!("{}, for the power that sits there", one.because);
        }
        names.push(Name {
            span,
            kind: one.kind,
            entity: Some(entity),
            score,
            because,
        });
    }
    join_acronyms(text, found, &mut names, &mut book.entities);
    (names, book.entities)
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Known(u32),
    Person(usize),
    Form(String),
}

#[derive(Default)]
struct Book {
    numbers: BTreeMap<Key, EntityId>,
    entities: Vec<Entity>,
}

impl Book {
    fn entity(&mut self, text: &Text<'_>, key: Key, found: &Found, name: u32) -> EntityId {
        let written = text.document.words(text.span(found.first, found.last));
        let id = *self.numbers.entry(key.clone()).or_insert_with(|| {
            let id = EntityId(self.entities.len() as u32);
            let known = match key {
                Key::Known(number) => text.entity(number),
                _ => found.entity.and_then(|number| text.entity(number)),
            };
            self.entities.push(match known {
                Some(known) => known_entity(text, &known),
                None => Entity {
                    name: one_line(written),
                    kind: found.kind,
                    ids: Vec::new(),
                    position: None,
                    spellings: Vec::new(),
                    mentions: Vec::new(),
                },
            });
            id
        });
        let entity = &mut self.entities[id.0 as usize];
        entity.mentions.push(NameId(name));
        let spelling = one_line(written);
        if !entity.spellings.contains(&spelling) {
            // The fullest name of a person that no list has is the usual one.
            let fuller = entity.kind == NameKind::Person && entity.ids.is_empty();
            if fuller && words(&spelling) > words(&entity.name) {
                entity.name.clone_from(&spelling);
            }
            entity.spellings.push(spelling);
        }
        id
    }
}

fn words(name: &str) -> usize {
    name.split_whitespace().count()
}

fn one_line(written: &str) -> String {
    written.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn known_entity(text: &Text<'_>, known: &gaz::Entity) -> Entity {
    const SCHEMES: [&str; 6] = ["iso3166", "iso3166-2", "m49", "own", "geonames", "wikidata"];
    let mut ids: Vec<(&'static str, String)> = Vec::new();
    for id in known.ids.split(' ') {
        let scheme = id.split_once(':').and_then(|(scheme, value)| {
            let scheme = SCHEMES.iter().find(|known| **known == scheme)?;
            Some((*scheme, value.to_owned()))
        });
        ids.extend(scheme);
    }
    if let Some(number) = known.geonames {
        ids.push(("geonames", number.to_string()));
    }
    if known.kind != EntityKind::Country && !known.country.is_empty() {
        ids.push(("country", known.country.to_owned()));
    }
    Entity {
        name: known.name(text.language).to_owned(),
        kind: super::name_kind(known.kind),
        ids,
        position: known.position.map(|(latitude, longitude)| Position {
            latitude,
            longitude,
            of: known.kind.name(),
        }),
        spellings: Vec::new(),
        mentions: Vec::new(),
    }
}

/// The country whose power a capital or another seat stands for ("Moscou a répondu"), told by
/// context: not after a word of place, nor beside words that speak of the city.
fn seat_of_power(text: &Text<'_>, marks: &[Marks], found: &Found) -> Option<u32> {
    let entity = text.entity(found.entity?)?;
    if entity.power.is_none() || found.role != Role::Name {
        return None;
    }
    if entity.kind == EntityKind::Capital && is_place(text, marks, found) {
        return None;
    }
    entity.power
}

/// Whether a capital's name means the city here: after a word of place ("à Moscou", but not
/// "face à Moscou"), or in a sentence that speaks of a city.
fn is_place(text: &Text<'_>, marks: &[Marks], found: &Found) -> bool {
    let sentence = text.sentence(found.first).tokens;
    let (start, end) = (sentence.0 as usize, sentence.1 as usize);
    if (start..end).any(|token| marks[token].has(Role::Town)) {
        return true;
    }
    let Some(before) = found.first.checked_sub(1).filter(|before| *before >= start) else {
        return false;
    };
    let address = matches!(
        text.plain(before),
        "place" | "rue" | "avenue" | "street" | "square" | "площадь"
    );
    address || marks[before].has(Role::At) && !marks[before].has(Role::Agent)
}

/// For each name that is a person's, the number of the person.
///
/// Full names first: two are one person when surname and first name are. A surname alone is
/// the last person named in full who bears it; else a person of its own.
fn persons(text: &Text<'_>, found: &[Found]) -> Vec<Option<usize>> {
    let mut people: Vec<Person> = Vec::new();
    let mut by_sound: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut of = vec![None; found.len()];
    for (index, one) in found.iter().enumerate() {
        if one.kind != NameKind::Person {
            continue;
        }
        let parts = parts(text, one);
        let known = one.entity.and_then(|number| text.entity(number));
        let full = known.map(|known| {
            let name = known.name(text.language);
            name.split([' ', '-'])
                .map(|part| crate::token::plain(part, text.document.language))
                .collect::<Vec<_>>()
        });
        // Another first name than the public figure's: a relative, or nobody we know.
        let agrees = full.as_ref().is_none_or(|full| {
            parts.len() < 2
                || full.len() < 2
                || same_word(&parts[0], &full[0])
                || is_initial(&parts[0], &full[0])
        });
        let number = one.entity.filter(|_| agrees);
        let alike = by_sound.entry(parts.last().map(|name| sound_of(name)).unwrap_or_default());
        let alike = alike.or_default();
        let hit = alike
            .iter()
            .rev()
            .take(MOST)
            .find(|person| people[**person].is(&parts, number));
        let person = hit.copied().unwrap_or_else(|| {
            people.push(Person {
                number,
                names: Vec::new(),
            });
            alike.push(people.len() - 1);
            people.len() - 1
        });
        people[person].number = people[person].number.or(number);
        if let (Some(full), Some(_), true) = (full, number, people[person].names.is_empty()) {
            people[person].names.push(full);
        }
        if !people[person].names.contains(&parts) {
            people[person].names.push(parts);
        }
        of[index] = Some(person);
    }
    join_fuller(&people, &by_sound, &mut of);
    of
}

/// How many persons of one surname are compared; real texts have fewer.
const MOST: usize = 16;

struct Person {
    /// In the gazetteer.
    number: Option<u32>,
    /// The names met, as folded words.
    names: Vec<Vec<String>>,
}

impl Person {
    fn is(&self, parts: &[String], number: Option<u32>) -> bool {
        if number.is_some() && self.number.is_some() {
            return number == self.number;
        }
        self.names
            .iter()
            .take(MOST)
            .any(|name| same_person(name, parts))
    }
}

/// A surname alone that came before the full name goes to the first who bears it in full.
fn join_fuller(
    people: &[Person],
    by_sound: &BTreeMap<String, Vec<usize>>,
    of: &mut [Option<usize>],
) {
    let alone = |person: &Person| person.names.iter().all(|name| name.len() == 1);
    let target: Vec<usize> = (0..people.len())
        .map(|index| {
            if !alone(&people[index]) || people[index].number.is_some() {
                return index;
            }
            let name = &people[index].names[0];
            let alike = name
                .last()
                .and_then(|surname| by_sound.get(&sound_of(surname)));
            let fuller = alike
                .into_iter()
                .flatten()
                .take(MOST)
                .copied()
                .find(|person| !alone(&people[*person]) && people[*person].is(name, None));
            fuller.unwrap_or(index)
        })
        .collect();
    for person in of.iter_mut().flatten() {
        *person = target[*person];
    }
}

fn parts(text: &Text<'_>, found: &Found) -> Vec<String> {
    (found.first..=found.last)
        .filter(|token| text.is_word(*token) && text.cases[*token] != Case::Small)
        .map(|token| text.plain(token).trim_end_matches('.').to_owned())
        .collect()
}

/// "Fonds national X (FNX)", "FNX (Fonds national X)": the acronym in brackets beside a name
/// is the same organisation.
fn join_acronyms(text: &Text<'_>, found: &[Found], names: &mut [Name], entities: &mut [Entity]) {
    let mut moves: BTreeMap<EntityId, EntityId> = BTreeMap::new();
    for (index, pair) in found.windows(2).enumerate() {
        let [left, right] = pair else { continue };
        let bracketed = right.first == left.last + 2
            && text.is_sign(left.last + 1, &["("])
            && text.is_sign(right.last + 1, &[")"]);
        if !bracketed || right.kind != NameKind::Organisation || left.kind != NameKind::Organisation
        {
            continue;
        }
        let (long, short) = if text.cases[right.first] == Case::Upper {
            (left, right)
        } else {
            (right, left)
        };
        let initials: String = (long.first..=long.last)
            .filter(|token| text.is_word(*token))
            .filter_map(|token| text.plain(token).chars().next())
            .collect();
        let acronym = text.plain(short.first);
        let (Some(a), Some(b)) = (names[index].entity, names[index + 1].entity) else {
            continue;
        };
        if a != b && is_acronym_of(acronym, &initials) {
            let known = |id: EntityId| !entities[id.0 as usize].ids.is_empty();
            let (from, to) = if known(b) && !known(a) {
                (a, b)
            } else {
                (b, a)
            };
            moves.insert(from, to);
        }
    }
    for name in names.iter_mut() {
        if let Some(to) = name.entity.and_then(|from| moves.get(&from)) {
            name.entity = Some(*to);
        }
    }
    for (from, to) in moves {
        let moved = std::mem::take(&mut entities[from.0 as usize].mentions);
        let spellings = std::mem::take(&mut entities[from.0 as usize].spellings);
        let target = &mut entities[to.0 as usize];
        target.mentions.extend(moved);
        target.mentions.sort();
        for spelling in spellings {
            if !target.spellings.contains(&spelling) {
                target.spellings.push(spelling);
            }
        }
    }
}
