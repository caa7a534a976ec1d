//! One edition against the next.

use super::{Check, Fault, Ledger, Track};
use crate::indicator::{Change, Measure};
use rust_decimal::Decimal;

/// What is measured once moves by less than this part of itself, unless the scope changed.
const STATIC: Decimal = Decimal::from_parts(5, 0, 0, false, 2);
/// A value so many times the one before, that comes back, is a slip.
const SLIP: Decimal = Decimal::from_parts(4, 0, 0, false, 0);
/// What "comes back" means: within this factor of the value before.
const BACK: Decimal = Decimal::from_parts(15, 0, 0, false, 1);

pub(super) fn faults(ledger: &Ledger) -> Vec<Fault> {
    ledger.tracks.iter().flat_map(of_track).collect()
}

fn of_track(track: &Track) -> Vec<Fault> {
    let change = crate::find_indicator(&track.indicator)
        .map_or(Change::Yearly, |indicator| indicator.change);
    if !matches!(track.measure(), Measure::Absolute | Measure::Rate) {
        return Vec::new();
    }
    let mut faults = Vec::new();
    for (at, pair) in track.runs.windows(2).enumerate() {
        let [before, after] = pair else { continue };
        let (a, b) = (before.value, after.value);
        if a.is_zero()
            || b.is_zero()
            || before.unit != after.unit
            || a.is_sign_negative() != b.is_sign_negative()
        {
            continue;
        }
        let ratio = (a / b).max(b / a);
        let tell = |what: &str| {
            format!(
                "{} in {}, {} from {} on: {what}",
                a.normalize(),
                before.last,
                b.normalize(),
                after.first
            )
        };
        if change == Change::Static {
            if ratio > Decimal::ONE + STATIC {
                let because = tell("another scope or method");
                faults.push(track.fault(Check::Jump, (before.last, after.first), (a, b), because));
            }
            continue;
        }
        let back = track.runs.get(at + 2).is_some_and(|next| {
            let c = next.value;
            !c.is_zero() && next.unit == before.unit && (a / c).max(c / a) <= BACK
        });
        if ratio >= SLIP && back {
            let because = tell("and back in the next edition");
            faults.push(track.fault(Check::Jump, (before.last, after.first), (a, b), because));
        }
    }
    faults
}
