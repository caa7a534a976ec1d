use super::{Entry, Row, is_cyrillic};
use crate::gazetteer::EntityKind;
use serde_json::Value;

/// `{"id", "schema", "caption", "properties": {"name": […], "alias": […], …}}`.
pub(super) fn entry(line: &str) -> Row {
    let value: Value =
        serde_json::from_str(line).map_err(|error| format!("is no JSON ({error})"))?;
    let text = |key: &str| value[key].as_str().unwrap_or_default().to_owned();
    let (id, schema) = (text("id"), text("schema"));
    if id.is_empty() || schema.is_empty() {
        return Err("lacks \"id\" or \"schema\"".to_owned());
    }
    let kind = match schema.as_str() {
        "Person" => EntityKind::Person,
        "Company" | "Organization" | "LegalEntity" | "PublicBody" | "Vessel" | "Airplane" => {
            EntityKind::Organisation
        }
        _ => return Ok(None),
    };
    let Value::Object(properties) = &value["properties"] else {
        return Err("lacks \"properties\"".to_owned());
    };
    let all = |key: &str| {
        let list = properties.get(key).and_then(Value::as_array);
        let list = list.into_iter().flatten().filter_map(Value::as_str);
        list.map(str::to_owned).collect::<Vec<String>>()
    };
    let mut names = vec![text("caption")];
    for key in ["name", "alias", "previousName", "abbreviation"] {
        names.extend(all(key));
    }
    let russian = names.iter().find(|name| is_cyrillic(name)).cloned();
    let latin = names
        .iter()
        .find(|name| !name.is_empty() && !is_cyrillic(name))
        .cloned();
    let latin = latin.unwrap_or_default();
    let wikidata = all("wikidataId")
        .into_iter()
        .map(|id| format!("wikidata:{id}"));
    let country = ["country", "jurisdiction", "nationality", "citizenship"];
    Ok(Some(Entry {
        ids: wikidata.collect(),
        id,
        kind,
        usual: [latin.clone(), latin, russian.unwrap_or_default()],
        names,
        country: country
            .iter()
            .flat_map(|key| all(key))
            .next()
            .unwrap_or_default(),
        position: None,
    }))
}
