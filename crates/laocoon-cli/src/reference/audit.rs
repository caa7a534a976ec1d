//! `laocoon reference audit`: where a reference does not fit itself.

use crate::own;
use laocoon_references::audit::{Check, Fault, Ledger, listings};
use laocoon_references::{DATASET, dataset};
use std::fmt::Write;

/// The faults that were asked for, one a line, and their counts.
pub fn audit(
    name: Option<&str>,
    edition: Option<u16>,
    country: Option<&str>,
    kind: Option<&str>,
) -> Result<String, String> {
    let kind = match kind {
        Some(kind) => Some(
            Check::ALL
                .into_iter()
                .find(|check| check.name() == kind)
                .ok_or_else(|| {
                    let names = Check::ALL.map(Check::name).join(", ");
                    format!("there is no kind {kind:?}; there are {names}")
                })?,
        ),
        None => None,
    };
    let mut faults = match name {
        None | Some(DATASET) => {
            let mut faults = Ledger::factbook().audit();
            faults.extend(listings());
            faults
        }
        Some(name) => {
            let own = own::library();
            let mut sets = dataset::built_in().iter().chain(&own.datasets);
            let set = sets.find(|set| set.key == name);
            let set = set.ok_or_else(|| {
                format!("there is no reference {name:?}; see `laocoon reference list`")
            })?;
            Ledger::dataset(set).audit()
        }
    };
    let asked = |fault: &Fault| {
        edition.is_none_or(|year| (fault.editions.0..=fault.editions.1).contains(&year))
            && country
                .is_none_or(|code| fault.entity == code || fault.part.as_deref() == Some(code))
            && kind.is_none_or(|kind| fault.check == kind)
    };
    faults.retain(asked);
    let mut out = String::new();
    for fault in &faults {
        // Writing to a String cannot fail.
        let _ = writeln!(out, "{fault}");
    }
    for check in Check::ALL {
        let count = faults.iter().filter(|fault| fault.check == check).count();
        if kind.is_none_or(|kind| kind == check) {
            let _ = writeln!(out, "{}: {count}", check.name());
        }
    }
    Ok(out)
}
