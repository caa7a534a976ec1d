//! A's border with B on A's page against B's with A on B's.

use super::{Check, Fault, Ledger, Track, join};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

const BORDER: &str = "land-boundary";

/// Whether two lengths differ by more than rounding: by more than a unit of the last digit of the coarser one, since either
/// may have been rounded to it.
pub fn contradicts(a: Decimal, b: Decimal) -> bool {
    let coarser = a.normalize().scale().min(b.normalize().scale());
    (a - b).abs() > Decimal::new(1, coarser)
}

pub(super) fn faults(ledger: &Ledger) -> Vec<Fault> {
    let mut sides: BTreeMap<(&str, &str), &Track> = BTreeMap::new();
    for track in ledger.of_indicator(BORDER) {
        if let Some(part) = &track.part {
            sides.insert((&track.entity, part), track);
        }
    }
    let mut faults = Vec::new();
    for (&(here, there), track) in sides.iter().filter(|((a, b), _)| a < b) {
        let Some(other) = sides.get(&(there, here)) else {
            continue;
        };
        for edition in &ledger.editions {
            let (Some(a), Some(b)) = (track.value(*edition), other.value(*edition)) else {
                continue;
            };
            if a.unit == b.unit && contradicts(a.value, b.value) {
                let name = crate::entity_name(there).unwrap_or(there);
                let because = format!(
                    "{} {} with {name} on its own page, {} on the other's",
                    a.value.normalize(),
                    a.unit,
                    b.value.normalize()
                );
                faults.push(track.fault(
                    Check::Pair,
                    (*edition, *edition),
                    (a.value, b.value),
                    because,
                ));
            }
        }
    }
    join(&ledger.editions, faults)
}
