//! References that ship beside the Factbook: figures stated from open tables, by edition.

use super::row::Row;
use super::table::{Dataset, Weight};
use crate::entity;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Key, title, licence, rows. Each is the table of one body among several: bodies count minerals by definitions of their own.
const TABLES: &[(&str, &str, &str, &str)] = &[
    (
        "minerals-usgs",
        "Mineral Commodity Summaries 2022, U.S. Geological Survey: mine production and reserves of 13 commodities",
        "public domain",
        include_str!("../../data/minerals-usgs.csv"),
    ),
    (
        "uranium-world",
        "Uranium: production of mines (World Nuclear Association), identified resources (Red Book, NEA and IAEA)",
        "single figures, stated with their source",
        include_str!("../../data/uranium-world.csv"),
    ),
];

/// The datasets that are part of the program, read when first asked for.
pub fn built_in() -> &'static [Dataset] {
    static SETS: OnceLock<Vec<Dataset>> = OnceLock::new();
    SETS.get_or_init(|| {
        TABLES
            .iter()
            .map(|(key, title, licence, csv)| read(key, title, licence, csv))
            .collect()
    })
}

fn read(key: &str, title: &str, licence: &str, table: &str) -> Dataset {
    let mut editions: BTreeMap<u16, Vec<Row>> = BTreeMap::new();
    // A test reads every line.
    for (edition, row) in table.lines().skip(1).filter_map(row) {
        editions.entry(edition).or_default().push(row);
    }
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    let hash = table.as_bytes().iter().fold(0xcbf2_9ce4_8422_2325, step);
    let mut set = Dataset::default();
    set.key = key.to_owned();
    set.title = title.to_owned();
    set.licence = licence.to_owned();
    set.weight = Weight::Confirms;
    set.hash = format!("{hash:016x}");
    for (edition, rows) in editions {
        set.set_edition(edition, rows);
    }
    set
}

/// edition,entity,indicator,value,unit,period,locator; no cell holds a comma.
fn row(line: &str) -> Option<(u16, Row)> {
    let cells: Vec<&str> = line.split(',').collect();
    let [edition, entity, indicator, value, unit, period, locator] = cells[..] else {
        return None;
    };
    let row = Row {
        entity: entity::find(entity)?.code,
        indicator: indicator.to_owned(),
        counterpart: None,
        value: value.parse().ok()?,
        unit: unit.to_owned(),
        range: None,
        period: Some(period.to_owned()),
        locator: locator.to_owned(),
    };
    Some((edition.parse().ok()?, row))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::Decimal;

    #[test]
    fn every_line_can_be_read() {
        for (key, _, _, table) in TABLES {
            for line in table.lines().skip(1) {
                assert!(row(line).is_some(), "{key}: {line}");
            }
        }
    }

    /// A country has no more than the world, and the countries together neither.
    #[test]
    fn parts_are_no_more_than_the_world() {
        for set in built_in() {
            for (edition, rows) in set.editions() {
                let of = |indicator: &str, world: bool| -> Decimal {
                    let rows = rows.iter().filter(|row| row.indicator == indicator);
                    rows.filter(|row| (row.entity == "001") == world)
                        .map(|row| row.value)
                        .sum()
                };
                for row in rows {
                    let (parts, world) = (of(&row.indicator, false), of(&row.indicator, true));
                    // The tables round totals to one or two digits.
                    let most = world * Decimal::new(106, 2);
                    assert!(
                        world.is_zero() || parts <= most,
                        "{} {edition}: {parts} of {world}",
                        row.indicator
                    );
                }
            }
        }
    }
}
