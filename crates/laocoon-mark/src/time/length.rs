//! Lengths and repetitions as TIMEX3 writes them.

use super::calendar;
use super::place::Place;
use super::resolve::{Context, resolve_when};
use super::shift::nth_within;
use super::value::{Lasting, Repeat, Shift, Unit, UnitKind};
use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

fn number(count: Option<Decimal>) -> String {
    count.map_or_else(|| "X".to_owned(), |count| count.normalize().to_string())
}

/// A length as TIMEX3 writes it.
pub(super) fn period(lasting: &Lasting) -> String {
    let (count, unit) = told(lasting.count, lasting.unit);
    let whole = unit.period(&number(count));
    let whole = match split(count, unit) {
        Some(((whole, _), (rest, smaller))) if whole.is_zero() => {
            smaller.period(&number(Some(rest)))
        }
        Some(((whole, unit), (rest, smaller))) => joined(
            unit.period(&number(Some(whole))),
            &smaller.period(&number(Some(rest))),
        ),
        None => whole,
    };
    let more = lasting.more.iter().flatten();
    more.fold(whole, |whole, (count, unit)| {
        let (count, unit) = told(Some(*count), *unit);
        joined(whole, &unit.period(&number(count)))
    })
}

/// A number and its unit as TIMEX3 tells them: quarters in months, decades in years.
fn told(count: Option<Decimal>, unit: Unit) -> (Option<Decimal>, Unit) {
    let (times, kind) = match unit.kind {
        UnitKind::Quarter if count.is_some() => (3, UnitKind::Month),
        UnitKind::Decade if count.is_some() => (10, UnitKind::Year),
        UnitKind::Century if count.is_some_and(|count| !count.is_integer()) => {
            (100, UnitKind::Year)
        }
        kind => (1, kind),
    };
    let times = Decimal::from(times) * Decimal::from(unit.times);
    let count = count.and_then(|count| count.checked_mul(times));
    (count, Unit::one(kind))
}

/// Two parts of one length: "P2Y" and "P6M" are "P2Y6M".
fn joined(whole: String, rest: &str) -> String {
    let clock_in_both = whole.contains('T') && rest.starts_with("PT");
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
    let even = rest > Decimal::ZERO && rest.is_integer();
    let one = Unit { times: 1, ..unit };
    even.then(|| ((count.trunc(), one), (rest, Unit::one(smaller))))
}

/// The length that a distance counts.
pub(super) fn counted(shift: &Shift) -> String {
    let half = if shift.half {
        Decimal::new(5, 1)
    } else {
        Decimal::ZERO
    };
    period(&Lasting {
        count: shift.count.map(|count| Decimal::from(count) + half),
        unit: shift.unit,
        more: [None; 3],
        side: 0,
        modifier: None,
    })
}

/// What comes again, as TIMEX3 writes it.
pub(super) fn repeated(repeat: &Repeat, context: &Context) -> String {
    match repeat {
        Repeat::Every(count, unit) => {
            let (count, unit) = told(Some(count.unwrap_or(Decimal::ONE)), *unit);
            unit.period(&number(count))
        }
        Repeat::On(when) => {
            let unknown = Context {
                anchor: None,
                last: None,
                last_month: None,
                last_day: None,
                hour: None,
                last_place: None,
                last_moment: None,
                ..*context
            };
            resolve_when(when, &unknown).value
        }
    }
}

/// The days of the first or the last part of a place in time.
pub(super) fn part(lasting: &Lasting, whole: Place) -> Option<(Date, Date)> {
    let count = lasting.count.filter(Decimal::is_integer)?.to_i32()?;
    let count = count
        .checked_mul(lasting.unit.times.into())
        .filter(|count| *count > 0)?;
    // Its first and its last unit.
    let unit = Unit::one(lasting.unit.kind);
    let nth = |nth: i32| {
        let nth = i8::try_from(nth).ok()?;
        nth_within(whole, (nth, unit)).days()
    };
    let (one, other) = match lasting.side > 0 {
        true => (nth(1)?, nth(count)?),
        false => (nth(-count)?, nth(-1)?),
    };
    Some((one.0, other.1))
}

/// The days of "the last two years": whole days, weeks, months or years beside the text's own.
pub(super) fn stretch(lasting: &Lasting, context: &Context) -> Option<(Date, Date)> {
    let side = i32::from(lasting.side);
    let count = lasting.count.filter(Decimal::is_integer)?.to_i32()?;
    let count = count
        .checked_mul(lasting.unit.times.into())
        .filter(|count| *count > 0)?;
    let anchor = context.anchor.filter(|_| side != 0)?;
    let months = |first: Date, each: i32| {
        let start = if side < 0 { -count } else { 1 };
        let from = calendar::add_months(first, start.checked_mul(each)?)?;
        let end = calendar::add_months(from, count.checked_mul(each)?)?;
        Some((from, calendar::add_days(end, -1)?))
    };
    let days = |first: Date, each: i32| {
        let start = if side < 0 { -count } else { 1 };
        let from = calendar::add_days(first, start.checked_mul(each)?)?;
        Some((
            from,
            calendar::add_days(from, count.checked_mul(each)? - 1)?,
        ))
    };
    let january = Date::new(anchor.year(), 1, 1).ok()?;
    match lasting.unit.kind {
        UnitKind::Day => days(anchor, 1),
        kind @ (UnitKind::Second | UnitKind::Minute | UnitKind::Hour) => {
            let seconds = match kind {
                UnitKind::Second => 1,
                UnitKind::Minute => 60,
                _ => 3600,
            };
            let now = anchor.to_datetime(context.hour?);
            let there = calendar::add_seconds(now, i64::from(side * count) * seconds)?;
            let (from, to) = if side < 0 { (there, now) } else { (now, there) };
            Some((from.date(), to.date()))
        }
        UnitKind::Week => {
            let (year, week) = calendar::week_of(anchor);
            days(calendar::week(year, week)?.0, 7)
        }
        UnitKind::Month => months(anchor.first_of_month(), 1),
        UnitKind::Quarter => {
            let quarter = i32::from(anchor.month() - 1) / 3;
            months(calendar::add_months(january, quarter * 3)?, 3)
        }
        UnitKind::Year => months(january, 12),
        UnitKind::Decade => months(january, 120),
        _ => None,
    }
}
