//! Lists of things with their names in three languages: international bodies and the regions
//! of countries.

use super::source::{ENGLISH, FRENCH, RUSSIAN, Source, rows};
use laocoon_references::gazetteer::{EntityKind, Thing};
use std::path::Path;

const ORGANISATIONS: &str = "references/gazetteer/organisations.tsv";
const REGIONS: &str = "references/gazetteer/regions.tsv";
const POSITIONS: &str = "references/gazetteer/positions.tsv";

impl Source {
    /// International bodies that no list of names before has.
    pub(super) fn read_organisations(&mut self, root: &Path) -> Result<(), String> {
        for (row, fields) in rows(root, ORGANISATIONS)? {
            let [key, ids, _, _, _] = fields.as_slice() else {
                return Err(format!("{ORGANISATIONS} {row}: want 5 fields"));
            };
            match self.by_key.get(key) {
                Some(known) => {
                    let thing = &mut self.entities[*known as usize];
                    if thing.ids.is_empty() {
                        thing.ids.clone_from(ids);
                    }
                }
                None => {
                    let thing = Thing {
                        kind: EntityKind::Organisation,
                        prominence: 160,
                        ids: ids.clone(),
                        ..Thing::default()
                    };
                    self.thing(key, thing);
                }
            }
        }
        Ok(())
    }

    /// Their names, after those of the packs, whose first is the usual one.
    pub(super) fn name_organisations(&mut self, root: &Path) -> Result<(), String> {
        for (_, fields) in rows(root, ORGANISATIONS)? {
            let [key, _, names @ ..] = fields.as_slice() else {
                continue;
            };
            let entity = self.known(key)?;
            for (list, bit) in names.iter().zip([ENGLISH, FRENCH, RUSSIAN]) {
                for name in list.split('|') {
                    self.name(entity, bit, name);
                }
            }
        }
        Ok(())
    }

    /// Where countries, regions, waters and sites lie, and further identifiers.
    pub(super) fn read_positions(&mut self, root: &Path) -> Result<(), String> {
        for (row, fields) in rows(root, POSITIONS)? {
            let wrong = |what: &str| format!("{POSITIONS} {row}: {what}");
            let [key, latitude, longitude, ids] = fields.as_slice() else {
                return Err(wrong("want 4 fields"));
            };
            let number = *self.by_key.get(key).ok_or_else(|| wrong("no such key"))?;
            let thing = &mut self.entities[number as usize];
            if !latitude.is_empty() {
                let degrees = |text: &str| text.parse().map_err(|_| wrong("not a number"));
                thing.position = Some((degrees(latitude)?, degrees(longitude)?));
            }
            for id in ids.split(' ').filter(|id| !id.is_empty()) {
                if !thing.ids.is_empty() {
                    thing.ids.push(' ');
                }
                thing.ids.push_str(id);
            }
        }
        Ok(())
    }

    /// First-level regions; names that a country bears too stay the country's.
    pub(super) fn read_regions(&mut self, root: &Path) -> Result<(), String> {
        for (row, fields) in rows(root, REGIONS)? {
            let [code, country, names @ ..] = fields.as_slice() else {
                return Err(format!("{REGIONS} {row}: want 5 fields"));
            };
            let thing = Thing {
                kind: EntityKind::Region,
                prominence: 150,
                country: country.clone(),
                ids: format!("iso3166-2:{code}"),
                ..Thing::default()
            };
            let entity = self.thing(code, thing);
            for (name, bit) in names.iter().zip([ENGLISH, FRENCH, RUSSIAN]) {
                self.name(entity, bit, name);
            }
        }
        Ok(())
    }
}
