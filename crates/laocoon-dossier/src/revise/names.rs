use super::draft::Draft;
use crate::made::{Entity, Made};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Entities of names that the user merged become the first of them.
pub(super) fn merge(draft: &mut Draft, made: &Made, merged: &[Vec<String>]) {
    for names in merged {
        let bears = |entity: &Entity| {
            let mut own = entity.spellings.iter().chain([&entity.name]);
            own.any(|name| names.contains(name))
        };
        let mut alike = made
            .entities
            .iter()
            .enumerate()
            .filter(|(_, one)| bears(one));
        let Some((at, first)) = alike.next() else {
            continue;
        };
        let others: Vec<&Entity> = alike.map(|(_, one)| one).collect();
        for other in &others {
            rename(draft, &other.id, &first.id, |_| true);
        }
        if others.is_empty() {
            continue;
        }
        let all = || [first].into_iter().chain(others.iter().copied());
        let spellings: BTreeSet<&String> = all().flat_map(|one| &one.spellings).collect();
        let mentions: Vec<&String> = all().flat_map(|one| &one.mentions).collect();
        let entity = draft.entities[at].value();
        entity["spellings"] = json!(spellings);
        entity["mentions"] = json!(mentions);
        entity["edited"] = json!({"merged": all().map(|one| &one.name).collect::<Vec<_>>()});
        let gone: BTreeSet<&str> = others.iter().map(|one| one.id.as_str()).collect();
        draft.drop_entities(&gone);
    }
}

/// A name that the user split off gets an entity of its own.
pub(super) fn split(draft: &mut Draft, made: &Made, names: &BTreeSet<String>) {
    for name in names {
        let several = |entity: &&Entity| {
            entity.spellings.contains(name) && entity.spellings.iter().any(|other| other != name)
        };
        for entity in made.entities.iter().filter(several) {
            let mentions = entity.mentions.iter();
            let bears = |id: &&String| {
                let mark = made.marks.iter().find(|mark| mark.id == **id);
                mark.is_some_and(|mark| mark.text == *name)
            };
            let own: Vec<String> = mentions.filter(bears).cloned().collect();
            let id = draft.new_entity(name, &entity.r#type, &own);
            let spans: Vec<(u32, u32)> = made
                .marks
                .iter()
                .filter(|mark| entity.mentions.contains(&mark.id))
                .map(|mark| (mark.start, mark.end))
                .collect();
            let split: Vec<(u32, u32)> = made
                .marks
                .iter()
                .filter(|mark| own.contains(&mark.id))
                .map(|mark| (mark.start, mark.end))
                .collect();
            // A claim is the split name's if it names the entity by that alone.
            rename(draft, &entity.id, &id, |item| {
                let place = |field: &str| item[field].as_u64().unwrap_or_default() as u32;
                let (start, end) = (place("start"), place("end"));
                let within = |span: &&(u32, u32)| start <= span.0 && span.1 <= end;
                let named = spans.iter().filter(within).count();
                named > 0 && named == split.iter().filter(within).count()
            });
            draft.take_spelling(&entity.id, name, &own);
        }
    }
}

/// Puts one id in the place of another in marks and claims for which `is_meant`.
fn rename(draft: &mut Draft, from: &str, to: &str, is_meant: impl Fn(&Value) -> bool) {
    for item in draft.marks.iter_mut().chain(&mut draft.claims) {
        if item.names(from) && is_meant(item.value()) {
            replace(item.value(), from, to);
        }
    }
}

fn replace(value: &mut Value, from: &str, to: &str) {
    match value {
        Value::String(id) if id == from => to.clone_into(id),
        Value::Array(items) => items.iter_mut().for_each(|item| replace(item, from, to)),
        Value::Object(fields) => {
            let ids = fields.iter_mut().filter(|(name, _)| *name != "text");
            ids.for_each(|(_, value)| replace(value, from, to));
        }
        _ => {}
    }
}
