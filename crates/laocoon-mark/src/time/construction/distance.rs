//! Times at a distance from others, and the nth of a unit.

use super::super::lexicon;
use super::super::value::{Base, Shift, TimeValue, Unit, UnitKind, When};
use super::fields::merge;
use super::lasting::lasting;
use super::when;
use crate::pattern::{Args, Role, Value};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// So many units before or after another time.
pub(super) fn shift(args: &Args<'_>) -> Option<Value> {
    let lasting = match args.get(Role::Duration) {
        Some(Value::Time(TimeValue::Lasting(lasting))) => lasting,
        Some(_) => return None,
        None => lasting(args)?,
    };
    let direction = args.int(Role::Direction)?.signum() as i8;
    let mut count = None;
    let mut half = false;
    if let Some(number) = lasting.count {
        half = number.fract() == Decimal::new(5, 1);
        count = Some(i32::try_from(number.trunc()).ok()?);
    }
    let mut all = When {
        shift: Some(Shift {
            unit: lasting.unit,
            count,
            half,
            direction,
            base: base(args),
            counted: true,
            tentative: args.constant(Role::Kind) == Some("tentative"),
        }),
        modifier: lasting.modifier,
        ..When::default()
    };
    if let Some(TimeValue::When(more)) = args.time(Role::Time) {
        all = merge(all, more)?;
    }
    when(all)
}

/// "next week", "ce mois-ci", "last three years" is none.
pub(super) fn nearby_unit(args: &Args<'_>) -> Option<Value> {
    let which = args.int(Role::Which)? as i8;
    let unit = args.unit(Role::Unit)?;
    let mut all = When {
        shift: Some(Shift {
            unit,
            count: Some(i32::from(which.abs())),
            half: false,
            direction: which.signum(),
            base: base(args),
            counted: false,
            tentative: false,
        }),
        ..When::default()
    };
    if let Some(TimeValue::When(more)) = args.time(Role::Time) {
        all = merge(all, more)?;
    }
    if let Some(Value::Modifier(modifier)) = args.get(Role::Modifier) {
        all.modifier = Some(modifier);
    }
    if let Some(modifier) = args.constant(Role::Modifier) {
        all.modifier = lexicon::modifier(modifier);
    }
    when(all)
}

/// "the first week of March", "last day of 2013".
pub(super) fn nth(args: &Args<'_>) -> Option<Value> {
    let nth = i8::try_from(args.int(Role::Ordinal)?).ok()?;
    let unit = args.unit(Role::Unit);
    let mut all = match args.time(Role::Time) {
        Some(TimeValue::When(within)) if within.nth.is_none() && within.clock.is_none() => within,
        None => When::default(),
        Some(_) => return None,
    };
    if let Some(TimeValue::When(day)) = args.time(Role::Weekday) {
        // "the third Thursday of November"
        all.weekday = day.weekday;
        all.nth = Some((nth, Unit::one(UnitKind::Day)));
        let of_month = all
            .shift
            .is_some_and(|shift| shift.unit.kind == UnitKind::Month);
        return ((all.month.is_some() || of_month) && all.day.is_none())
            .then(|| when(all))
            .flatten();
    }
    match unit?.kind {
        UnitKind::Quarter if (1..=4).contains(&nth) => all.quarter = Some(nth as u8),
        UnitKind::Half if (1..=2).contains(&nth) => all.half = Some(nth as u8),
        UnitKind::Half if nth == -1 => all.half = Some(2),
        UnitKind::Quarter if nth == -1 => all.quarter = Some(4),
        _ if args.get(Role::Time).is_none() => return None,
        _ => all.nth = Some((nth, unit?)),
    }
    when(all)
}

fn base(args: &Args<'_>) -> Base {
    match args.constant(Role::Base) {
        Some("then") => Base::Then,
        _ => Base::Now,
    }
}

/// So many days or weeks after or before a named day: "two days after Easter", "le lendemain
/// du 13 février".
pub(super) fn offset(args: &Args<'_>) -> Option<Value> {
    let lasting = match args.get(Role::Duration) {
        Some(Value::Time(TimeValue::Lasting(lasting))) => lasting,
        Some(_) => return None,
        None => lasting(args)?,
    };
    let days = match lasting.unit.kind {
        UnitKind::Day => 1,
        UnitKind::Week => 7,
        _ => return None,
    };
    let count = i16::try_from(lasting.count?.to_i32()?).ok()?;
    let days = count
        .checked_mul(days)?
        .checked_mul(lasting.unit.times.into())?;
    let Some(TimeValue::When(mut day)) = args.time(Role::Time) else {
        return None;
    };
    let of_day = day
        .shift
        .is_some_and(|shift| shift.unit.kind == UnitKind::Day);
    let named = of_day || day.day.is_some() || day.holiday.is_some() || day.weekday.is_some();
    let plain = day.offset == 0 && day.part.is_none() && day.clock.is_none();
    (named && plain && lasting.count?.is_integer() && days < 1000).then_some(())?;
    day.offset = days * args.int(Role::Direction)?.signum() as i16;
    when(day)
}
