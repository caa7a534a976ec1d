//! Reads the sources: name.toml of each language, entities.tsv and places.tsv.

use laocoon_mark::token::plain;
use laocoon_references::gazetteer::{EntityKind, Role, Thing, language};
use laocoon_text::Language;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

pub const FRENCH: u8 = language::FRENCH;
pub const ENGLISH: u8 = language::ENGLISH;
pub const RUSSIAN: u8 = language::RUSSIAN;
pub const KAZAKH: u8 = language::KAZAKH;

/// Whether a city is so small that its name is likelier a person's.
pub fn is_small_town(thing: &Thing) -> bool {
    thing.kind == EntityKind::City && thing.prominence < 140
}

/// Whether a thing is known well enough that a word spelled nearly like its name means it.
pub fn draws_misspellings(thing: &Thing) -> bool {
    thing.prominence >= 165
}

/// A name or an adjective of a thing in a language.
#[derive(Debug)]
pub struct Entry {
    pub entity: u32,
    pub language: u8,
    pub text: String,
}

#[derive(Default)]
pub struct Source {
    pub entities: Vec<Thing>,
    pub names: Vec<Entry>,
    pub peoples: Vec<Entry>,
    pub prefixes: Vec<(String, u32, u8)>,
    pub words: Vec<(String, Role, u8)>,
    pub ambiguous: BTreeSet<(u8, String)>,
    pub(super) by_key: BTreeMap<String, u32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pack {
    country: BTreeMap<String, Vec<String>>,
    people: BTreeMap<String, Vec<String>>,
    prefix: BTreeMap<String, Vec<String>>,
    region: BTreeMap<String, Vec<String>>,
    city: BTreeMap<String, Vec<String>>,
    organisation: BTreeMap<String, Vec<String>>,
    person: BTreeMap<String, Vec<String>>,
    metonym: BTreeMap<String, Vec<String>>,
    title: Words,
    office: Words,
    body: Words,
    ambiguous: Words,
    at: Words,
    town: Words,
    particle: Words,
    common: Words,
    agent: Words,
    given: Words,
}

/// Single words in one string, phrases of several in a list.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    words: String,
    #[serde(default)]
    phrases: Vec<String>,
}

impl Words {
    fn all(&self) -> impl Iterator<Item = &str> {
        let phrases = self.phrases.iter().map(String::as_str);
        self.words.split_whitespace().chain(phrases)
    }
}

impl Source {
    pub fn read(root: &Path) -> Result<Self, String> {
        let mut source = Self::default();
        let packs = [(FRENCH, "fr"), (ENGLISH, "en"), (RUSSIAN, "ru")].map(|(bit, folder)| {
            let path = root.join(format!("languages/{folder}/name.toml"));
            let text = std::fs::read_to_string(&path)
                .map_err(|error| format!("{}: {error}", path.display()))?;
            let pack: Pack =
                toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
            Ok::<_, String>((bit, pack))
        });
        let packs = packs.into_iter().collect::<Result<Vec<_>, _>>()?;
        source.read_countries(&packs);
        source.read_entities(root)?;
        source.read_organisations(root)?;
        source.read_regions(root)?;
        source.read_places(root)?;
        for (bit, pack) in &packs {
            source.read_pack(*bit, pack)?;
        }
        source.name_organisations(root)?;
        source.read_positions(root)?;
        Ok(source)
    }

    pub(super) fn thing(&mut self, key: &str, thing: Thing) -> u32 {
        let number = self.entities.len() as u32;
        self.entities.push(thing);
        self.by_key.insert(key.to_owned(), number);
        number
    }

    fn read_countries(&mut self, packs: &[(u8, Pack)]) {
        let codes: BTreeSet<&String> = packs
            .iter()
            .flat_map(|(_, pack)| pack.country.keys())
            .collect();
        for code in codes {
            self.thing(
                code,
                Thing {
                    kind: EntityKind::Country,
                    prominence: 255,
                    country: code.clone(),
                    ids: format!("iso3166:{code}"),
                    ..Thing::default()
                },
            );
        }
    }

    fn read_entities(&mut self, root: &Path) -> Result<(), String> {
        for (row, fields) in rows(root, "references/gazetteer/entities.tsv")? {
            let [key, kind, country, ids] = fields.as_slice() else {
                return Err(format!("entities.tsv {row}: want 4 fields"));
            };
            let (kind, prominence) = match kind.as_str() {
                "organisation" => (EntityKind::Organisation, 200),
                "person" => (EntityKind::Person, 190),
                "continent" => (EntityKind::Continent, 230),
                "region" => (EntityKind::Region, 190),
                "water" => (EntityKind::Water, 180),
                "site" => (EntityKind::Site, 180),
                "people" => (EntityKind::People, 190),
                "faith" => (EntityKind::Faith, 190),
                other => return Err(format!("entities.tsv {row}: no kind {other:?}")),
            };
            self.thing(
                key,
                Thing {
                    kind,
                    prominence,
                    country: country.clone(),
                    ids: ids.clone(),
                    ..Thing::default()
                },
            );
        }
        Ok(())
    }

    fn read_places(&mut self, root: &Path) -> Result<(), String> {
        for (row, fields) in rows(root, "references/gazetteer/places.tsv")? {
            let wrong = |what: &str| format!("places.tsv {row}: {what}");
            let [
                id,
                country,
                capital,
                latitude,
                longitude,
                inhabitants,
                names @ ..,
            ] = fields.as_slice()
            else {
                return Err(wrong("want 10 fields"));
            };
            let number = |text: &str| text.parse::<f64>().map_err(|_| wrong("not a number"));
            let people = number(inhabitants)?;
            let capital = capital == "C";
            let size = (people.max(1.0).log2() * 8.0).min(239.0) as u8;
            let thing = Thing {
                kind: if capital {
                    EntityKind::Capital
                } else {
                    EntityKind::City
                },
                power: capital.then(|| self.by_key.get(country).copied()).flatten(),
                prominence: if capital && people > 50_000.0 {
                    size.max(200)
                } else {
                    size
                },
                country: country.clone(),
                position: Some((number(latitude)?, number(longitude)?)),
                geonames: Some(id.parse().map_err(|_| wrong("not an id"))?),
                ..Thing::default()
            };
            let entity = self.thing(id, thing);
            for (name, bit) in names.iter().zip([ENGLISH, FRENCH, RUSSIAN, KAZAKH]) {
                self.name(entity, bit, name);
            }
        }
        Ok(())
    }

    fn read_pack(&mut self, bit: u8, pack: &Pack) -> Result<(), String> {
        let named = [
            &pack.country,
            &pack.region,
            &pack.city,
            &pack.organisation,
            &pack.person,
        ];
        for (key, names) in named.into_iter().flatten() {
            let entity = self.known(key)?;
            for name in names {
                self.name(entity, bit, name);
            }
        }
        for (key, forms) in &pack.people {
            let entity = self.known(key)?;
            for form in forms {
                let text = form.trim().to_owned();
                // A people without a land is called by its own word.
                let usual = &mut self.entities[entity as usize].names[index(bit)];
                if usual.is_empty() {
                    usual.push_str(text.split('/').next().unwrap_or(&text));
                }
                self.peoples.push(Entry {
                    entity,
                    language: bit,
                    text,
                });
            }
        }
        for (key, forms) in &pack.prefix {
            let entity = self.known(key)?;
            for form in forms {
                self.prefixes.push((form.clone(), entity, bit));
            }
        }
        for (words, role) in [
            (&pack.title, Role::Title),
            (&pack.office, Role::Office),
            (&pack.body, Role::Body),
            (&pack.given, Role::Given),
            (&pack.at, Role::At),
            (&pack.town, Role::Town),
            (&pack.particle, Role::Particle),
            (&pack.common, Role::Common),
            (&pack.agent, Role::Agent),
        ] {
            for word in words.all() {
                self.words.push((word.to_owned(), role, bit));
            }
        }
        for (power, seats) in &pack.metonym {
            let power = self.known(power)?;
            for seat in seats {
                let seat = self.known(seat)?;
                self.entities[seat as usize].power = Some(power);
            }
        }
        for word in pack.ambiguous.all() {
            self.ambiguous.insert((bit, word.to_owned()));
        }
        Ok(())
    }

    pub(super) fn known(&self, key: &str) -> Result<u32, String> {
        let found = self.by_key.get(key).copied();
        found.ok_or_else(|| format!("name.toml: {key:?} is in no list of entities"))
    }

    pub(super) fn name(&mut self, entity: u32, bit: u8, name: &str) {
        let name = name.trim();
        if name.is_empty() {
            return;
        }
        let usual = &mut self.entities[entity as usize].names[index(bit)];
        if usual.is_empty() && bit != KAZAKH {
            *usual = name.to_owned();
        }
        self.names.push(Entry {
            entity,
            language: bit,
            text: name.to_owned(),
        });
    }
}

/// Where the usual name in a language stands.
fn index(bit: u8) -> usize {
    match bit {
        FRENCH => 0,
        ENGLISH => 1,
        _ => 2,
    }
}

/// The rows of a table, with their numbers, without comments.
pub(super) fn rows(root: &Path, path: &str) -> Result<Vec<(usize, Vec<String>)>, String> {
    let text =
        std::fs::read_to_string(root.join(path)).map_err(|error| format!("{path}: {error}"))?;
    let rows = text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.starts_with('#'));
    Ok(rows
        .map(|(row, line)| (row + 1, line.split('\t').map(str::to_owned).collect()))
        .collect())
}

/// The form under which a name is looked up: small letters, no accents, no stops, one space
/// where the words meet, whatever stands there.
pub fn fold(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for word in name.split(|c: char| !c.is_alphanumeric() && c != '.' && c != '+') {
        let word: String = word.chars().filter(|c| *c != '.').collect();
        if word.is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&plain(&word, Language::Unknown));
    }
    out
}
