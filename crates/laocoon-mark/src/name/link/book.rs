//! The entities of a document as its names are entered one after another.

use crate::name::text::Text;
use crate::name::{Found, name_kind, pair};
use crate::{Entity, EntityId, NameId, NameKind, Position};
use laocoon_references::gazetteer::{self as gaz, EntityKind, sound};
use std::collections::{BTreeMap, BTreeSet};

/// What makes names those of one entity.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    /// Its number in the gazetteer or a list of the user's own.
    Known(u32),
    /// The number of a person of the document.
    Person(usize),
    /// The number of an event in the lexicon.
    Event(u32),
    /// The folded form.
    Form(String),
}

/// Entities with what their names are found by.
#[derive(Default)]
pub(super) struct Book {
    numbers: BTreeMap<Key, EntityId>,
    pub entities: Vec<Entity>,
    /// Those that a list knows, whose usual name stays.
    pub listed: BTreeSet<EntityId>,
    /// Names that no list has, by kind and sound: the first spelling of each.
    sounds: BTreeMap<(NameKind, String), Vec<(EntityId, String)>>,
}

/// How many names of one sound are compared; real texts have fewer.
const MOST: usize = 8;
/// Shorter names are not compared: too many sound alike.
const SHORTEST: usize = 5;

impl Book {
    /// Enters a name; its entity, and why, where another spelling is taken for the same.
    pub fn entity(
        &mut self,
        text: &Text<'_>,
        key: Key,
        found: &Found,
        name: u32,
    ) -> (EntityId, Option<String>) {
        let spelling = one_line(text.document.words(text.span(found.first, found.last)));
        let mut because = None;
        let id = match self.numbers.get(&key) {
            Some(id) => *id,
            None => {
                let alike = match &key {
                    Key::Form(form) => self.alike(form, found.kind, &spelling),
                    _ => None,
                };
                let id = match alike {
                    Some((id, reason)) => {
                        because = Some(reason);
                        id
                    }
                    None => self.open(text, &key, found, &spelling),
                };
                self.numbers.insert(key, id);
                id
            }
        };
        let entity = &mut self.entities[id.0 as usize];
        entity.mentions.push(NameId(name));
        if !entity.spellings.contains(&spelling) {
            // The fullest name of a person that no list has is the usual one.
            let fuller = entity.kind == NameKind::Person && !self.listed.contains(&id);
            if fuller && words(&spelling) > words(&entity.name) {
                entity.name.clone_from(&spelling);
            }
            entity.spellings.push(spelling);
        }
        (id, because)
    }

    fn open(&mut self, text: &Text<'_>, key: &Key, found: &Found, spelling: &str) -> EntityId {
        let id = EntityId(self.entities.len() as u32);
        let known = match key {
            Key::Known(number) => text.entity(*number),
            _ => found.entity.and_then(|number| text.entity(number)),
        };
        if known.is_some() {
            self.listed.insert(id);
        }
        self.entities.push(match (known, key) {
            (Some(known), _) => known_entity(text, &known),
            (None, Key::Event(number)) => event(text, *number, found.kind),
            (None, _) => new(spelling.to_owned(), found.kind),
        });
        self.entities[id.0 as usize].class = found.class;
        if let Key::Form(form) = key {
            let alike = self.sounds.entry((found.kind, sound(form))).or_default();
            if alike.len() < MOST {
                alike.push((id, spelling.to_owned()));
            }
        }
        id
    }

    /// The entity of a name that no list has and that spells this one, and what it rests on.
    fn alike(&self, form: &str, kind: NameKind, spelling: &str) -> Option<(EntityId, String)> {
        let of_kind = matches!(kind, NameKind::Place | NameKind::Organisation);
        if !of_kind || form.chars().count() < SHORTEST {
            return None;
        }
        let known = self.sounds.get(&(kind, sound(form)))?;
        known.iter().find_map(|(id, other)| {
            let likeness = pair::compare(other, spelling, kind);
            likeness.is_same().then(|| {
                (
                    *id,
                    format!("{} ({:.2})", likeness.reason(), likeness.score),
                )
            })
        })
    }
}

fn words(name: &str) -> usize {
    name.split_whitespace().count()
}

fn one_line(written: &str) -> String {
    written.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn new(name: String, kind: NameKind) -> Entity {
    Entity {
        name,
        kind,
        class: None,
        ids: Vec::new(),
        position: None,
        spellings: Vec::new(),
        mentions: Vec::new(),
    }
}

fn event(text: &Text<'_>, number: u32, kind: NameKind) -> Entity {
    let known = text.lexicon.event.known.get(number as usize);
    let mut entity = new(
        known.map_or_else(String::new, |known| known.name.clone()),
        kind,
    );
    entity
        .ids
        .extend(known.map(|known| ("event", known.key.clone())));
    entity
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
        ids,
        position: known.position.map(|(latitude, longitude)| Position {
            latitude,
            longitude,
            of: known.kind.name(),
        }),
        ..new(known.name(text.language).to_owned(), name_kind(known.kind))
    }
}
