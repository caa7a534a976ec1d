use crate::import::Fields;
use crate::made::{Annotation, Made, MadeError, Orphan};
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// A dossier being revised: what is not touched stays as it was written.
pub(super) struct Draft {
    fields: Fields,
    pub(super) marks: Vec<Item>,
    pub(super) entities: Vec<Item>,
    pub(super) claims: Vec<Item>,
    findings: Vec<Item>,
    /// Numbers of ids given out.
    given: u32,
}

/// One object of a list: as it was written, or changed.
pub(super) struct Item {
    raw: Option<Box<RawValue>>,
    value: Value,
}

impl Item {
    fn as_written(raw: Box<RawValue>) -> Item {
        Item {
            raw: Some(raw),
            value: Value::Null,
        }
    }

    /// One of the user's.
    pub(super) fn by_hand(value: Value) -> Item {
        Item { raw: None, value }
    }

    /// The object, to be changed.
    pub(super) fn value(&mut self) -> &mut Value {
        if let Some(raw) = self.raw.take() {
            self.value = serde_json::from_str(raw.get()).unwrap_or_default();
        }
        &mut self.value
    }

    /// Whether it may name an id.
    pub(super) fn names(&self, id: &str) -> bool {
        let quoted = || format!("\"{id}\"");
        self.raw
            .as_ref()
            .is_none_or(|raw| raw.get().contains(&quoted()))
    }
}

impl serde::Serialize for Item {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.raw {
            Some(raw) => raw.serialize(serializer),
            None => self.value.serialize(serializer),
        }
    }
}

impl Draft {
    pub(super) fn read(json: &str) -> Result<Draft, MadeError> {
        let fields = Fields::read(json)?;
        let list = |name: &str| -> Result<Vec<Item>, MadeError> {
            let raw: Vec<Box<RawValue>> = parsed(&fields, name)?.unwrap_or_default();
            Ok(raw.into_iter().map(Item::as_written).collect())
        };
        Ok(Draft {
            marks: list("marks")?,
            entities: list("entities")?,
            claims: list("claims")?,
            findings: list("findings")?,
            fields,
            given: 0,
        })
    }

    /// An id that nothing has: of the user's hand.
    pub(super) fn id(&mut self, kind: &str) -> String {
        self.given += 1;
        format!("{kind}-by-hand-{}", self.given)
    }

    /// A quantity or time on some words that the user gives a value.
    pub(super) fn mark(&mut self, made: &Made, place: (u32, u32), mark: Value) -> String {
        let id = self.id("mark");
        let points = laocoon_text::CodePoints::new(&made.document.text);
        let words = crate::made::bytes(&points, place.0, place.1).of(&made.document.text);
        let mut mark = mark;
        mark["id"] = json!(id);
        mark["start"] = json!(place.0);
        mark["end"] = json!(place.1);
        mark["text"] = json!(words);
        mark["rule"] = json!("by hand");
        self.marks.push(Item::by_hand(mark));
        id
    }

    /// The entity of this name, a new one if the dossier has none.
    pub(super) fn entity(&mut self, made: &Made, name: &str) -> String {
        let alike = made.entities.iter().find(|entity| {
            entity.name == name || entity.spellings.iter().any(|spelling| spelling == name)
        });
        if let Some(known) = alike {
            return known.id.clone();
        }
        let mut by_hand = self.entities.iter().filter(|item| item.raw.is_none());
        let known = by_hand.find(|item| item.value["name"] == name);
        match known.and_then(|item| item.value["id"].as_str()) {
            Some(id) => id.to_owned(),
            None => self.new_entity(name, "MISC", &[]),
        }
    }

    /// A new entity with these mentions.
    pub(super) fn new_entity(&mut self, name: &str, kind: &str, mentions: &[String]) -> String {
        let id = self.id("entity");
        self.entities.push(Item::by_hand(json!({
            "id": id, "name": name, "type": kind, "ids": {}, "coordinates": null,
            "spellings": [name], "mentions": mentions,
        })));
        id
    }

    /// Takes entities out that nothing names any more.
    pub(super) fn drop_entities(&mut self, gone: &BTreeSet<&str>) {
        let names = |item: &Item| gone.iter().any(|id| item.names(id));
        self.entities.retain_mut(|item| {
            !names(item) || !gone.contains(item.value()["id"].as_str().unwrap_or_default())
        });
    }

    /// Takes a spelling and its mentions from an entity, whose name may be another then.
    pub(super) fn take_spelling(&mut self, id: &str, name: &str, mentions: &[String]) {
        for item in &mut self.entities {
            if !item.names(id) || item.value()["id"] != id {
                continue;
            }
            let entity = item.value();
            if let Some(spellings) = entity["spellings"].as_array_mut() {
                spellings.retain(|one| one != name);
            }
            if let Some(all) = entity["mentions"].as_array_mut() {
                all.retain(|one| !mentions.iter().any(|mention| one == mention));
            }
            if entity["name"] == name {
                entity["name"] = entity["spellings"][0].clone();
            }
            entity["edited"] = json!({"split_off": name});
        }
    }

    /// Takes a claim out of the findings about it; findings about nothing else go. Gives their
    /// verdicts.
    pub(super) fn unfind(&mut self, claim: &str) -> Vec<String> {
        let mut verdicts = Vec::new();
        self.findings.retain_mut(|item| {
            if !item.names(claim) {
                return true;
            }
            let finding = item.value();
            let verdict = finding["verdict"].as_str().map(str::to_owned);
            let Some(claims) = finding["claims"].as_array_mut() else {
                return true;
            };
            let before = claims.len();
            claims.retain(|id| id != claim);
            if claims.len() < before {
                verdicts.extend(verdict);
            }
            before == claims.len() || !claims.is_empty()
        });
        verdicts
    }

    /// The dossier as JSON, without what was derived from the claims as found.
    pub(super) fn text(mut self, annotations: &[Annotation], orphans: &[Orphan]) -> String {
        for derived in ["vintage", "chronology", "deeds", "rhetoric"] {
            self.fields.remove(derived);
        }
        self.fields.set("marks", &self.marks);
        self.fields.set("entities", &self.entities);
        self.fields.set("claims", &self.claims);
        self.fields.set("findings", &self.findings);
        if !annotations.is_empty() {
            self.fields.set("annotations", &annotations);
        }
        if !orphans.is_empty() {
            self.fields.set("orphans", &orphans);
        }
        self.fields.text()
    }
}

fn parsed<T: DeserializeOwned>(fields: &Fields, name: &str) -> Result<Option<T>, MadeError> {
    let wrong = |error: serde_json::Error| MadeError::Json(error.to_string());
    let raw = fields.get(name).map(serde_json::from_str);
    raw.transpose().map_err(wrong)
}
