//! How far a reference lags behind.

use super::{Check, Fault, Ledger, Track, join};
use crate::chronicle::{self, What};
use crate::entity::ENTITIES;
use rust_decimal::Decimal;

/// A figure of so many years before its edition is told.
const OLD: u16 = 10;
/// A list may follow an act by so many years.
const FOLLOWS: u16 = 2;

pub(super) fn faults(ledger: &Ledger) -> Vec<Fault> {
    let faults = ledger
        .tracks
        .iter()
        .flat_map(|track| of_track(track, ledger))
        .collect();
    join(&ledger.editions, faults)
}

/// The last edition of a run tells how old its figure became.
fn of_track(track: &Track, ledger: &Ledger) -> Vec<Fault> {
    // Of categories only the list as a whole would be told, by its first.
    if track.part.is_some() {
        return Vec::new();
    }
    let old = track.runs.iter().filter_map(|run| {
        let year = run.year()?;
        let from = ledger
            .editions
            .iter()
            .find(|edition| run.holds_in(**edition) && **edition > year + OLD)?;
        let because = format!(
            "the newest figure is of {year} up to the {} edition",
            run.last
        );
        let values = (Decimal::from(run.last), Decimal::from(year));
        let mut fault = track.fault(Check::Lag, (*from, run.last), values, because);
        fault.locator.clone_from(&run.locator);
        Some(fault)
    });
    old.collect()
}

/// The Factbook's lists of memberships against acts of accession: where they lag by more than two years.
pub fn listings() -> Vec<Fault> {
    let mut faults = Vec::new();
    for entity in ENTITIES {
        let facts = chronicle::facts(entity.code, What::Member);
        for act in facts
            .iter()
            .filter(|fact| fact.dataset == chronicle::DATASET)
        {
            let Some(year) = act
                .dates
                .iter()
                .filter_map(|stamp| u16::try_from(stamp.year).ok())
                .max()
            else {
                continue;
            };
            let listed = facts
                .iter()
                .filter(|fact| fact.dataset != chronicle::DATASET && fact.object == act.object);
            let late = listed.filter(|fact| {
                let less = ["observer", "applicant", "candidate", "guest"]
                    .iter()
                    .any(|word| fact.status.contains(word));
                less && fact.editions.1 > year + FOLLOWS
            });
            faults.extend(late.map(|fact| Fault {
                check: Check::Lag,
                entity: entity.code.to_owned(),
                indicator: What::Member.key().to_owned(),
                part: Some(act.object.to_owned()),
                editions: fact.editions,
                values: (Decimal::from(fact.editions.1), Decimal::from(year)),
                locator: fact.locator.clone(),
                because: format!(
                    "{} since {year}, listed as {} up to the {} edition",
                    act.object, fact.status, fact.editions.1
                ),
            }));
        }
    }
    faults
}
