//! Parts against their total.

use super::{Check, Fault, Ledger, Track, join};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// By how much the sum of parts may be off a total.
const SLACK: Decimal = Decimal::from_parts(1, 0, 0, false, 2);
/// By how many points shares that exclude each other may be off a hundred.
const ROUNDING: Decimal = Decimal::from_parts(3, 0, 0, false, 0);

pub(super) fn faults(ledger: &Ledger) -> Vec<Fault> {
    let mut faults = areas(ledger);
    faults.extend(borders(ledger));
    faults.extend(shares(ledger, "age-structure", true));
    faults.extend(shares(ledger, "gdp-sector", true));
    faults.extend(shares(ledger, "ethnic-group", false));
    join(&ledger.editions, faults)
}

fn differ(total: Decimal, sum: Decimal) -> bool {
    (total - sum).abs() > total.abs() * SLACK
}

fn wholes<'l>(ledger: &'l Ledger, key: &'l str) -> BTreeMap<&'l str, &'l Track> {
    let whole = ledger
        .of_indicator(key)
        .filter(|track| track.part.is_none());
    whole.map(|track| (track.entity.as_str(), track)).collect()
}

/// Land and water against the whole area.
fn areas(ledger: &Ledger) -> Vec<Fault> {
    let (land, water) = (wholes(ledger, "land-area"), wholes(ledger, "water-area"));
    let mut faults = Vec::new();
    for (entity, area) in wholes(ledger, "area") {
        let (Some(land), Some(water)) = (land.get(entity), water.get(entity)) else {
            continue;
        };
        for edition in &ledger.editions {
            let values = (
                area.value(*edition),
                land.value(*edition),
                water.value(*edition),
            );
            let (Some(total), Some(land), Some(water)) = values else {
                continue;
            };
            let sum = land.value + water.value;
            if differ(total.value, sum) {
                let because = format!(
                    "{} {} in all, {} of land and {} of water",
                    total.value.normalize(),
                    total.unit,
                    land.value.normalize(),
                    water.value.normalize()
                );
                faults.push(area.fault(
                    Check::Part,
                    (*edition, *edition),
                    (total.value, sum),
                    because,
                ));
            }
        }
    }
    faults
}

/// A state's borders with its neighbours against the length of all.
fn borders(ledger: &Ledger) -> Vec<Fault> {
    let mut parts: BTreeMap<&str, Vec<&Track>> = BTreeMap::new();
    for track in ledger
        .of_indicator("land-boundary")
        .filter(|track| track.part.is_some())
    {
        parts.entry(&track.entity).or_default().push(track);
    }
    let mut faults = Vec::new();
    for (entity, total) in wholes(ledger, "land-boundary") {
        for edition in &ledger.editions {
            let lengths = parts
                .get(entity)
                .into_iter()
                .flatten()
                .filter_map(|track| track.value(*edition));
            let lengths: Vec<Decimal> = lengths.map(|run| run.value).collect();
            let sum: Decimal = lengths.iter().sum();
            let Some(run) = total
                .value(*edition)
                .filter(|run| !lengths.is_empty() && differ(run.value, sum))
            else {
                continue;
            };
            let because = format!(
                "{} {} in all, {} with {} neighbours",
                run.value.normalize(),
                run.unit,
                sum.normalize(),
                lengths.len()
            );
            faults.push(total.fault(Check::Part, (*edition, *edition), (run.value, sum), because));
        }
    }
    faults
}

/// Shares that exclude each other against a hundred; `whole` where they cover all.
fn shares(ledger: &Ledger, key: &str, whole: bool) -> Vec<Fault> {
    let mut parts: BTreeMap<&str, Vec<&Track>> = BTreeMap::new();
    for track in ledger
        .of_indicator(key)
        .filter(|track| track.part.is_some())
    {
        parts.entry(&track.entity).or_default().push(track);
    }
    let mut faults = Vec::new();
    for tracks in parts.values() {
        for edition in &ledger.editions {
            let values: Vec<Decimal> = tracks
                .iter()
                .filter_map(|track| Some(track.value(*edition)?.value))
                .collect();
            let sum: Decimal = values.iter().sum();
            let over = sum > Decimal::ONE_HUNDRED + ROUNDING;
            let under = whole && values.len() >= 3 && sum < Decimal::ONE_HUNDRED - ROUNDING;
            if over || under {
                let because = format!("{} shares add up to {} %", values.len(), sum.normalize());
                let mut fault = tracks[0].fault(
                    Check::Part,
                    (*edition, *edition),
                    (Decimal::ONE_HUNDRED, sum),
                    because,
                );
                fault.part = None;
                faults.push(fault);
            }
        }
    }
    faults
}
