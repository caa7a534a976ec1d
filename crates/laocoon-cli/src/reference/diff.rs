//! What two editions give differently.

use crate::own;
use laocoon_references::{INDICATORS, entity_name, entries, show};
use std::collections::BTreeMap;
use std::fmt::Write;

/// One line a value that differs; of the Factbook, or of a reference of the user's own.
pub fn diff(
    before: u16,
    after: u16,
    name: Option<&str>,
    only: Option<&str>,
) -> Result<String, String> {
    let (lines, editions): (Vec<String>, Vec<u16>) = match name {
        Some(key) => {
            let set = own::read(key)?
                .ok_or_else(|| format!("there is no reference {key:?} of your own"))?;
            let editions = set.editions().map(|(year, _)| year).collect();
            let said = |row: Option<&laocoon_references::dataset::Row>| {
                row.map_or_else(
                    || "-".to_owned(),
                    |row| format!("{} {}", row.value.normalize(), row.unit),
                )
            };
            let lines = (set.diff(before, after).iter())
                .filter(|d| only.is_none_or(|only| d.indicator == only))
                .map(|d| {
                    line(
                        d.entity,
                        d.indicator,
                        d.counterpart,
                        &said(d.before),
                        &said(d.after),
                    )
                })
                .collect();
            (lines, editions)
        }
        None => (
            factbook(before, after, only),
            laocoon_references::editions()
                .iter()
                .map(|edition| edition.year)
                .collect(),
        ),
    };
    for year in [before, after] {
        if !editions.contains(&year) {
            let known: Vec<String> = editions.iter().map(u16::to_string).collect();
            return Err(format!(
                "there is no edition {year}; there are {}",
                known.join(", ")
            ));
        }
    }
    let mut out = lines.concat();
    let _ = writeln!(
        out,
        "{} values differ between {before} and {after}",
        lines.len()
    );
    Ok(out)
}

fn line(entity: &str, indicator: &str, part: Option<&str>, before: &str, after: &str) -> String {
    let name = entity_name(entity).unwrap_or(entity);
    let part = part.map_or_else(String::new, |part| {
        format!(", {}", entity_name(part).unwrap_or(part))
    });
    format!("{name}: {indicator}{part}: {before} -> {after}\n")
}

fn factbook(before: u16, after: u16, only: Option<&str>) -> Vec<String> {
    let mut lines = Vec::new();
    let wanted = INDICATORS
        .iter()
        .filter(|indicator| only.is_none_or(|only| indicator.key == only));
    for indicator in wanted {
        let mut pairs: BTreeMap<_, (Option<String>, Option<String>)> = BTreeMap::new();
        for entry in entries(indicator.key)
            .into_iter()
            .filter(|entry| entry.run.lag == 0)
        {
            let pair = pairs.entry((entry.entity, entry.part)).or_default();
            if entry.run.holds_in(before) {
                pair.0 = Some(show::value_text(&entry.run));
            }
            if entry.run.holds_in(after) {
                pair.1 = Some(show::value_text(&entry.run));
            }
        }
        for ((entity, part), (before, after)) in pairs {
            if before != after {
                let said = |value: Option<String>| value.unwrap_or_else(|| "-".to_owned());
                lines.push(line(
                    entity,
                    indicator.key,
                    part,
                    &said(before),
                    &said(after),
                ));
            }
        }
    }
    lines
}
