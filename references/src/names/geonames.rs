use super::{Entry, Row, is_cyrillic, position};
use crate::gazetteer::EntityKind;

/// geonameid, name, asciiname, alternatenames, latitude, longitude, feature class, feature code,
/// country code, and ten more.
pub(super) fn entry(line: &str) -> Row {
    let fields: Vec<&str> = line.split('\t').collect();
    let [
        id,
        name,
        ascii,
        others,
        north,
        east,
        class,
        code,
        country,
        ..,
    ] = fields.as_slice()
    else {
        return Err(format!("has {} columns, not 19", fields.len()));
    };
    if id.parse::<u32>().is_err() {
        return Err(format!("{id:?} is no GeoNames number"));
    }
    let kind = match (*class, *code) {
        ("P", "PPLC") => EntityKind::Capital,
        ("P", _) => EntityKind::City,
        ("H" | "U", _) => EntityKind::Water,
        ("S" | "R", _) => EntityKind::Site,
        ("A" | "L" | "T" | "V", _) => EntityKind::Region,
        _ => return Err(format!("{class:?} is no feature class")),
    };
    let names = [name, ascii].into_iter().map(|name| (*name).to_owned());
    let names: Vec<String> = names.chain(others.split(',').map(str::to_owned)).collect();
    let russian = names.iter().find(|name| is_cyrillic(name));
    Ok(Some(Entry {
        id: (*id).to_owned(),
        kind,
        usual: [
            (*name).to_owned(),
            (*name).to_owned(),
            russian.cloned().unwrap_or_default(),
        ],
        names,
        country: (*country).to_owned(),
        position: position(north, east)?,
        ids: vec![format!("geonames:{id}")],
    }))
}
