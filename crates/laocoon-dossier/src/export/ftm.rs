//! FollowTheMoney: documents, actors, places and what they are said to have done. Everything
//! else a text claims is a note on the document: figures are no facts about anybody here.

use super::bibtex::one_line;
use super::items::{Beside, Items, fields};
use super::record::Record;
use super::view::{Item, View, day};
use crate::gist::clipped;
use crate::made::Entity;
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::io;
use unicode_normalization::UnicodeNormalization;

/// Characters of the longest name that is kept whole.
const NAME: usize = 240;

pub(super) fn write(view: &View<'_>, items: &mut Items<'_>) -> io::Result<()> {
    line(items, &document(view))?;
    let (mut actors, mut places) = (BTreeSet::new(), BTreeSet::new());
    for item in view.items() {
        actors.extend(
            item.who
                .iter()
                .chain(&item.whom)
                .map(|entity| entity.id.as_str()),
        );
        actors.insert(item.claim.stance.holder.as_str());
        places.extend(item.places.iter().map(|entity| entity.id.as_str()));
    }
    for entity in &view.made.entities {
        if actors.contains(entity.id.as_str()) {
            line(items, &actor(view, entity))?;
        }
        if places.contains(entity.id.as_str()) {
            line(items, &place(view, entity))?;
        }
    }
    for item in view.items() {
        line(items, &statement(view, &item))?;
    }
    Ok(())
}

fn line(items: &mut Items<'_>, entity: &impl Serialize) -> io::Result<()> {
    items.json(entity)?;
    items.text("\n")
}

fn document(view: &View<'_>) -> Value {
    let document = &view.made.document;
    let mut properties = Properties::default();
    properties.name("fileName", &document.source);
    properties.add("title", document.title.as_deref());
    properties.add("author", document.author.as_deref());
    properties.add(
        "publishedAt",
        document.published.as_deref().filter(|at| day(at).is_some()),
    );
    properties.add("mimeType", Some(&document.media_type));
    properties.add("language", language(&document.language));
    properties.add("sourceUrl", document.address());
    let schema = match document.media_type.as_str() {
        "text/html" => "HyperText",
        _ => "PlainText",
    };
    let aside = json!({"hash": document.hash, "document": document.id, "source": document.source});
    entity(id(view, "document"), schema, properties, aside)
}

fn actor(view: &View<'_>, actor: &Entity) -> Value {
    let schema = match actor.r#type.as_str() {
        "PER" => "Person",
        "ORG" => "Organization",
        // A country that acts is its government.
        "LOC" => "PublicBody",
        _ => "LegalEntity",
    };
    let mut properties = Properties::default();
    properties.name("name", &actor.name);
    actor
        .spellings
        .iter()
        .for_each(|spelling| properties.name("alias", spelling));
    properties.add("country", country(actor).as_deref());
    properties.add("wikidataId", actor.ids.get("wikidata").map(String::as_str));
    properties.add("proof", Some(&id(view, "document")));
    entity(id(view, &actor.id), schema, properties, aside(actor))
}

fn place(view: &View<'_>, place: &Entity) -> Value {
    let mut properties = Properties::default();
    properties.name("full", &address(&place.name));
    properties.name("name", &place.name);
    properties.add("country", country(place).as_deref());
    if let Some(at) = &place.coordinates {
        properties.add("latitude", Some(at.lat.as_str()));
        properties.add("longitude", Some(at.lon.as_str()));
    }
    properties.add("proof", Some(&id(view, "document")));
    entity(
        id(view, &format!("{}-place", place.id)),
        "Address",
        properties,
        aside(place),
    )
}

fn aside(entity: &Entity) -> Value {
    json!({"id": entity.id, "name": entity.name, "type": entity.r#type, "ids": entity.ids})
}

fn statement<'m>(view: &View<'m>, item: &Item<'m>) -> Beside<'m> {
    let claim = item.claim;
    let told = matches!(claim.kind.as_str(), "event" | "relation");
    // What is denied, feared or demanded did not happen, as far as the text says.
    let real = matches!(item.modality, None | Some("actual"))
        && !matches!(
            claim.stance.certainty.as_str(),
            "negated" | "asked" | "conditional"
        );
    let mut properties = Properties::default();
    properties.name("name", &item.line());
    properties.add("summary", Some(item.quote()));
    properties.add("proof", Some(&id(view, "document")));
    properties.add("sourceUrl", view.made.document.address());
    properties.add("detectedLanguage", language(&view.made.document.language));
    for word in [
        Some(claim.kind.as_str()),
        item.what,
        Some(claim.stance.certainty.as_str()),
    ] {
        properties.add("keywords", word);
    }
    for finding in &item.findings {
        properties.add("keywords", Some(&finding.verdict));
        properties.add("notes", Some(&finding.because));
    }
    let doubts = item.doubts().join(", ");
    if told && real {
        if !doubts.is_empty() {
            properties.add("notes", Some(&doubts));
        }
        let (from, to) = item.days();
        properties.add("startDate", from.filter(|at| day(at).is_some()));
        properties.add("endDate", to.filter(|at| day(at).is_some()));
        for actor in item.who.iter().chain(&item.whom) {
            properties.add("involved", Some(&id(view, &actor.id)));
        }
        for place in &item.places {
            properties.name("location", &address(&place.name));
            properties.add("country", country(place).as_deref());
            properties.add(
                "addressEntity",
                Some(&id(view, &format!("{}-place", place.id))),
            );
        }
    } else {
        properties.add("description", Some(&item.line()));
        properties.add("entity", Some(&id(view, "document")));
        for actor in item.who.iter().chain(&item.whom) {
            properties.add("entity", Some(&id(view, &actor.id)));
        }
    }
    let schema = if told && real { "Event" } else { "Note" };
    Beside {
        item: fields(json!({
            "id": id(view, &claim.id),
            "schema": schema,
            "properties": properties.0,
        })),
        laocoon: Record::new(view, item),
    }
}

fn entity(id: String, schema: &str, properties: Properties, aside: Value) -> Value {
    let properties = properties.0;
    json!({"id": id, "schema": schema, "properties": properties, "laocoon": aside})
}

/// Values by property, each value once.
#[derive(Default)]
struct Properties(Map<String, Value>);

impl Properties {
    fn add(&mut self, property: &str, value: Option<&str>) {
        let Some(value) = value else { return };
        let value = clean(value);
        if value.is_empty() {
            return;
        }
        let values = self.0.entry(property).or_insert_with(|| json!([]));
        if let Value::Array(values) = values
            && !values.iter().any(|known| known == &value)
        {
            values.push(value.into());
        }
    }

    /// A name, as the program cleans it: it would take quotation marks at both ends away.
    fn name(&mut self, property: &str, name: &str) {
        let name = clean(name);
        let bare = name.trim_matches(['"', '\'', ' ']);
        let name = if bare.is_empty() { "(no name)" } else { bare };
        self.add(property, Some(&clipped(name, NAME)));
    }
}

/// Words as the program keeps them: composed (NFC), without invisible signs, on one line. What
/// it would change by itself is changed here, so that it reads what is written.
fn clean(words: &str) -> String {
    let visible = words.chars().filter(|letter| !is_invisible(*letter));
    one_line(&visible.nfc().collect::<String>())
}

fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

/// The name of a place as the program keeps addresses: a semicolon would part it in two.
fn address(name: &str) -> String {
    let mut name = clean(&name.replace(';', ","));
    for pair in [",,", ", ,", ",.", ", ."] {
        while name.contains(pair) {
            name = clean(&name.replace(pair, ", "));
        }
    }
    name
}

/// Ids hold letters, digits, dots and hyphens.
fn id(view: &View<'_>, part: &str) -> String {
    let document = &view.made.document;
    let simple = |text: &str| {
        let sound = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
        !text.is_empty() && text.len() <= 64 && text.bytes().all(sound)
    };
    let of = if simple(&document.id) {
        &document.id
    } else {
        &document.hash
    };
    format!("laocoon-{of}-{part}")
}

fn country(entity: &Entity) -> Option<String> {
    let code = entity.ids.get("iso3166")?;
    (code.len() == 2).then(|| code.to_lowercase())
}

/// ISO 639-3.
fn language(tag: &str) -> Option<&'static str> {
    match tag {
        "fr" => Some("fra"),
        "en" => Some("eng"),
        "ru" => Some("rus"),
        _ => None,
    }
}
