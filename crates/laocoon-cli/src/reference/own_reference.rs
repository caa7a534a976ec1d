//! References of the user's own: added, shown, taken away.

use crate::command::ReferenceTable;
use crate::own;
use laocoon_references::dataset::{self, Dataset, Measured, Priority, Scope, Weight};
use laocoon_references::{by_code_or_name, chronicle, find_indicator, show};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;

/// Adds an edition; nothing is written unless all of it can be read.
pub fn import(import: &ReferenceTable) -> Result<String, String> {
    let taken = |name: &str| {
        [laocoon_references::DATASET, chronicle::DATASET].contains(&name)
            || dataset::built_in().iter().any(|set| set.key == name)
    };
    if !own::is_key(&import.name) || taken(&import.name) {
        return Err(format!(
            "{:?} cannot name a reference; use lower-case letters, digits and -, and not the name of one that is part of the program",
            import.name,
        ));
    }
    let table = import.table.display();
    let bytes =
        fs::read(&import.table).map_err(|error| format!("{table} cannot be read ({error})"))?;
    let measured = import
        .indicator
        .as_ref()
        .zip(import.unit.as_ref())
        .map(|(indicator, unit)| Measured {
            indicator: indicator.clone(),
            unit: unit.clone(),
            column: import.column.clone(),
        });
    let imported = dataset::import(&bytes, measured.as_ref())
        .map_err(|problems| own::refused(&table, &problems))?;
    let mut entities = BTreeSet::new();
    for given in &import.only_entities {
        let entity = by_code_or_name(given).ok_or_else(|| format!("{given:?} is no country"))?;
        entities.insert(entity.code.to_owned());
    }
    let mut set = own::read(&import.name)?.unwrap_or_default();
    set.key.clone_from(&import.name);
    set.title = import.title.clone().unwrap_or_else(|| import.name.clone());
    set.licence.clone_from(&import.licence);
    set.priority = if import.first {
        Priority::First
    } else {
        Priority::Beside
    };
    set.weight = if import.confirms {
        Weight::Confirms
    } else {
        Weight::Decides
    };
    set.scope = Scope {
        entities,
        indicators: import.only_indicators.iter().cloned().collect(),
    };
    let path = own::write(&set, import.edition, &imported.rows)
        .map_err(|error| format!("the reference cannot be written ({error})"))?;
    let mut out = format!(
        "{}, edition {}: {} values, to {}\n",
        set.key,
        import.edition,
        imported.rows.len(),
        path.display()
    );
    if imported.skipped > 0 {
        let _ = writeln!(
            out,
            "  {} lines left out: indicators or entities that are not known",
            imported.skipped
        );
    }
    let unknown: BTreeSet<&str> = (imported.rows.iter())
        .map(|row| row.indicator.as_str())
        .filter(|key| find_indicator(key).is_none())
        .collect();
    if !unknown.is_empty() {
        let list: Vec<&str> = unknown.into_iter().take(8).collect();
        let _ = writeln!(
            out,
            "  not in the Factbook: {}; such figures are checked where a language pack has words for them",
            list.join(", ")
        );
    }
    Ok(out)
}

/// Takes an edition away, or the whole reference.
pub fn remove(key: &str, edition: Option<u16>) -> Result<String, String> {
    let known = own::keys();
    if !known.iter().any(|known| known == key) {
        return Err(format!(
            "there is no reference {key:?} of your own; there {}",
            if known.is_empty() {
                "is none".to_owned()
            } else {
                format!("are {}", known.join(", "))
            }
        ));
    }
    own::remove(key, edition).map_err(|error| format!("{key} cannot be removed ({error})"))?;
    Ok(match edition {
        Some(edition) => format!("{key}, edition {edition}: removed\n"),
        None => format!("{key}: removed\n"),
    })
}

/// What the references beside the Factbook have of a figure, as text.
pub fn histories(entity: &str, indicator: &str, part: Option<&str>) -> String {
    let mut out = String::new();
    for set in dataset::built_in().iter().chain(&own::library().datasets) {
        history(set, entity, indicator, part, &mut out);
    }
    out
}

fn history(set: &Dataset, entity: &str, indicator: &str, part: Option<&str>, out: &mut String) {
    let runs = set.series(entity, indicator, part);
    if runs.is_empty() {
        return;
    }
    let _ = writeln!(out, "{} ({}, {})", set.title, set.key, set.licence);
    for run in runs {
        let period = run
            .period
            .as_deref()
            .map_or_else(String::new, |period| format!("  ({period})"));
        let _ = writeln!(
            out,
            "  {}-{}  {}{period}  {}",
            run.first,
            run.last,
            show::value_text(&run),
            run.locator
        );
    }
}
