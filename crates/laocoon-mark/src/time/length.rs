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
    match lasting.more {
        None => whole,
        Some((count, unit)) => {
            let count = count.checked_mul(Decimal::from(unit.times));
            let rest = unit.period(&number(count));
            let clock_in_both = whole.starts_with("PT") && rest.starts_with("PT");
            let rest = if clock_in_both {
                &rest[2..]
            } else {
                &rest[1..]
            };
            format!("{whole}{rest}")
        }
    }
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
