//! GeoJSON: a feature for everything that is said to have happened somewhere, or in whose words
//! a place has coordinates. What cannot be placed is there too, without a geometry.

use super::items::{Beside, Items};
use super::record::Record;
use super::view::{Item, View};
use crate::made::{Coordinates, Entity};
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::io;

pub(super) fn write(view: &View<'_>, items: &mut Items<'_>) -> io::Result<()> {
    for item in view.items() {
        if item.happens() || !item.places.is_empty() {
            items.json(&feature(view, &item))?;
        }
    }
    Ok(())
}

#[derive(Serialize)]
struct Feature<'m> {
    r#type: &'static str,
    id: String,
    geometry: Value,
    properties: Beside<'m>,
}

fn feature<'m>(view: &View<'m>, item: &Item<'m>) -> Feature<'m> {
    let located: Vec<(&Entity, &Coordinates)> = item
        .places
        .iter()
        .filter_map(|place| Some((*place, place.coordinates.as_ref()?)))
        .collect();
    let mut points = located.iter().map(|(_, at)| json!([at.lon, at.lat]));
    let geometry = match located.len() {
        0 => Value::Null,
        1 => json!({"type": "Point", "coordinates": points.next()}),
        _ => json!({"type": "MultiPoint", "coordinates": points.collect::<Vec<_>>()}),
    };
    let mut properties = Map::new();
    properties.insert("title".into(), item.line().into());
    properties.insert("located".into(), (!located.is_empty()).into());
    let why = match (item.places.is_empty(), located.is_empty()) {
        (true, _) => Some("no place is told"),
        (false, true) => Some("the place has no known coordinates"),
        (false, false) => None,
    };
    if let Some(why) = why {
        properties.insert("unlocated_because".into(), why.into());
    }
    // What the point stands for: a country's middle is no place where something happened.
    let of: Vec<Value> = located
        .iter()
        .map(|(place, at)| json!({"name": place.name, "point_of": at.of}))
        .collect();
    properties.insert("points".into(), of.into());
    properties.insert("doubts".into(), item.doubts().into());
    Feature {
        r#type: "Feature",
        id: view.address(&item.claim.id),
        geometry,
        properties: Beside {
            item: properties,
            laocoon: Record::new(view, item),
        },
    }
}
