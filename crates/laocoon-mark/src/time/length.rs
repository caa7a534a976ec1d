//! Lengths and repetitions as TIMEX3 writes them.

use super::resolve::{Context, resolve_when};
use super::value::{Lasting, Repeat, Unit, UnitKind};
use rust_decimal::Decimal;

fn number(count: Option<Decimal>) -> String {
    count.map_or_else(|| "X".to_owned(), |count| count.normalize().to_string())
}

/// A length as TIMEX3 writes it.
pub(super) fn period(lasting: &Lasting) -> String {
    // TIMEX3 tells quarters in months.
    let unit = match lasting.unit {
        Unit {
            kind: UnitKind::Quarter,
            times,
        } if lasting.count.is_some() => Unit {
            kind: UnitKind::Month,
            times: times * 3,
        },
        unit => unit,
    };
    let times = Decimal::from(unit.times);
    let count = lasting.count.and_then(|count| count.checked_mul(times));
    let whole = unit.period(&number(count));
    let whole = match split(count, unit) {
        Some(((whole, unit), (rest, smaller))) => joined(
            unit.period(&number(Some(whole))),
            &smaller.period(&number(Some(rest))),
        ),
        None => whole,
    };
    match lasting.more {
        None => whole,
        Some((count, unit)) => {
            let count = count.checked_mul(Decimal::from(unit.times));
            joined(whole, &unit.period(&number(count)))
        }
    }
}

/// Two parts of one length: "P2Y" and "P6M" are "P2Y6M".
fn joined(whole: String, rest: &str) -> String {
    let clock_in_both = whole.starts_with("PT") && rest.starts_with("PT");
    let rest = if clock_in_both {
        &rest[2..]
    } else {
        &rest[1..]
    };
    format!("{whole}{rest}")
}

/// Years, hours and minutes with a half or a quarter, in whole numbers of two units.
fn split(count: Option<Decimal>, unit: Unit) -> Option<((Decimal, Unit), (Decimal, Unit))> {
    let count = count?;
    let (smaller, in_one) = match unit.kind {
        UnitKind::Year => (UnitKind::Month, 12),
        UnitKind::Day => (UnitKind::Hour, 24),
        UnitKind::Hour => (UnitKind::Minute, 60),
        UnitKind::Minute => (UnitKind::Second, 60),
        _ => return None,
    };
    let rest = (count.fract() * Decimal::from(in_one)).normalize();
    let even = count.trunc() > Decimal::ZERO && rest > Decimal::ZERO && rest.is_integer();
    let one = Unit { times: 1, ..unit };
    even.then(|| ((count.trunc(), one), (rest, Unit::one(smaller))))
}

/// What comes again, as TIMEX3 writes it.
pub(super) fn repeated(repeat: &Repeat, context: &Context) -> String {
    match repeat {
        Repeat::Every(count, unit) => {
            let count = count.unwrap_or(Decimal::ONE);
            unit.period(&number(count.checked_mul(Decimal::from(unit.times))))
        }
        Repeat::On(when) => {
            let unknown = Context {
                anchor: None,
                last: None,
                ..*context
            };
            resolve_when(when, &unknown).value
        }
    }
}
