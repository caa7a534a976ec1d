use super::{Entry, Row};
use crate::gazetteer::EntityKind;
use serde_json::Value;

/// A line of a JSON dump: an item with labels, aliases and claims; the dump's brackets are no items.
pub(super) fn entry(line: &str) -> Row {
    let line = line.trim().trim_end_matches(',');
    if matches!(line, "[" | "]") {
        return Ok(None);
    }
    let value: Value =
        serde_json::from_str(line).map_err(|error| format!("is no JSON ({error})"))?;
    let Some(id) = value["id"].as_str() else {
        return Err("lacks \"id\"".to_owned());
    };
    if !id.starts_with('Q') {
        return Ok(None);
    }
    let label = |tag: &str| {
        value["labels"][tag]["value"]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    };
    let usual = ["fr", "en", "ru"].map(label);
    let mut names: Vec<String> = ["kk", "uk", "de"].map(label).to_vec();
    for tag in ["fr", "en", "ru", "kk", "uk", "de"] {
        let list = value["aliases"][tag].as_array().into_iter().flatten();
        names.extend(
            list.filter_map(|alias| alias["value"].as_str())
                .map(str::to_owned),
        );
    }
    let snak = |claim: &Value| claim["mainsnak"]["datavalue"]["value"].clone();
    let first = |property: &str| {
        value["claims"][property]
            .as_array()
            .and_then(|list| list.first())
            .map(snak)
    };
    let is_human = |claim: &Value| snak(claim)["id"].as_str() == Some("Q5");
    let human = value["claims"]["P31"]
        .as_array()
        .into_iter()
        .flatten()
        .any(is_human);
    let place = first("P625");
    let point = |place: &Value| Some((place["latitude"].as_f64()?, place["longitude"].as_f64()?));
    let position = place.as_ref().and_then(point);
    let kind = match (human, place) {
        (true, _) => EntityKind::Person,
        (_, Some(_)) => EntityKind::Region,
        _ => EntityKind::Organisation,
    };
    Ok(Some(Entry {
        id: id.to_owned(),
        kind,
        names,
        usual,
        country: String::new(),
        position,
        ids: vec![format!("wikidata:{id}")],
    }))
}
