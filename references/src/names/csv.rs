use super::{Entry, Row, is_cyrillic, position};
use crate::gazetteer::EntityKind;

/// A table with a header. Needed: name, type (person, organisation, place). Possible: id, aliases (parted by ";"),
/// country, latitude, longitude.
pub(super) fn entries(text: &str) -> Vec<(usize, Row)> {
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .from_reader(text.as_bytes());
    let header = match reader.headers() {
        Ok(header) => header.clone(),
        Err(error) => return vec![(1, Err(error.to_string()))],
    };
    let column = |name: &str| {
        header
            .iter()
            .position(|field| field.trim().eq_ignore_ascii_case(name))
    };
    let (Some(name), Some(sort)) = (column("name"), column("type")) else {
        return vec![(
            1,
            Err("the header lacks the column \"name\" or \"type\"".to_owned()),
        )];
    };
    let others = ["id", "aliases", "country", "latitude", "longitude"].map(column);
    let mut out = Vec::new();
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let line = error
                    .position()
                    .map_or(0, |position| position.line() as usize);
                out.push((line, Err("is no row of CSV".to_owned())));
                continue;
            }
        };
        let line = record
            .position()
            .map_or(0, |position| position.line() as usize);
        let field = |at: Option<usize>| at.and_then(|at| record.get(at)).unwrap_or_default().trim();
        let [id, aliases, country, north, east] = others.map(field);
        out.push((
            line,
            row(
                field(Some(name)),
                field(Some(sort)),
                [id, aliases, country],
                (north, east),
            ),
        ));
    }
    out
}

fn row(
    name: &str,
    sort: &str,
    [id, aliases, country]: [&str; 3],
    (north, east): (&str, &str),
) -> Row {
    if name.is_empty() {
        return Err("has no name".to_owned());
    }
    let kind = match sort.to_lowercase().as_str() {
        "person" | "per" => EntityKind::Person,
        "organisation" | "organization" | "company" | "org" => EntityKind::Organisation,
        "place" | "loc" | "region" => EntityKind::Region,
        "site" => EntityKind::Site,
        "water" => EntityKind::Water,
        other => {
            return Err(format!(
                "{other:?} is no type; give person, organisation, place, site or water"
            ));
        }
    };
    let russian = is_cyrillic(name);
    let usual = if russian {
        [String::new(), String::new(), name.to_owned()]
    } else {
        [name.to_owned(), name.to_owned(), String::new()]
    };
    Ok(Some(Entry {
        id: if id.is_empty() { name } else { id }.to_owned(),
        kind,
        names: aliases.split(';').map(str::to_owned).collect(),
        usual,
        country: country.to_owned(),
        position: position(north, east)?,
        ids: Vec::new(),
    }))
}
