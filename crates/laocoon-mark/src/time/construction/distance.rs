//! Times at a distance from others, and the nth of a unit.

use super::super::lexicon;
use super::super::value::{Base, Lasting, Shift, TimeValue, Unit, UnitKind, When};
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
    let lasting = in_one_unit(lasting);
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
        modifier: (args.constant(Role::Modifier).and_then(lexicon::modifier)).or(lasting.modifier),
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
        // "28 November 2017" is of no other year.
        (more.year.is_none() || unit.kind != UnitKind::Year).then_some(())?;
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
    // "the third last week of 2018": counted from the end.
    let nth = match args.constant(Role::Direction) {
        Some("-1") => -nth,
        _ => nth,
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
    // "the first half of the 20th century" is no half of a year.
    let of_year = all.century.or(all.decade).is_none() && all.month.is_none();
    match unit?.kind {
        UnitKind::Quarter | UnitKind::Half if !of_year => return None,
        UnitKind::Quarter if (1..=4).contains(&nth) => all.quarter = Some(nth as u8),
        UnitKind::Half if (1..=2).contains(&nth) => all.half = Some(nth as u8),
        UnitKind::Half if nth == -1 => all.half = Some(2),
        UnitKind::Quarter if nth == -1 => all.quarter = Some(4),
        _ if args.get(Role::Time).is_none() => return None,
        _ => all.nth = Some((nth, unit?)),
    }
    when(all)
}

/// "two hours and thirty minutes" is 150 minutes, "a quarter of an hour" 15: all parts in one
/// unit of which there is a whole number, where there is one.
fn in_one_unit(lasting: Lasting) -> Lasting {
    let first = lasting.count.map(|count| (count, lasting.unit));
    let parts = || first.into_iter().chain(lasting.more.into_iter().flatten());
    // Half a year and half an hour are counted as such, half a century in years.
    let counted = |(count, unit): (Decimal, Unit)| {
        let half = unit.kind < UnitKind::Decade && (count * Decimal::TWO).is_integer();
        half || count.is_integer()
    };
    if lasting.more[0].is_none() && parts().all(counted) {
        return lasting;
    }
    // Units of one family, and how many of the smaller go into the larger.
    let families: [&[(UnitKind, i64)]; 4] = [
        &[(UnitKind::Minute, 1), (UnitKind::Hour, 60)],
        &[(UnitKind::Day, 1), (UnitKind::Week, 7)],
        &[(UnitKind::Month, 1), (UnitKind::Year, 12)],
        &[
            (UnitKind::Year, 1),
            (UnitKind::Decade, 10),
            (UnitKind::Century, 100),
        ],
    ];
    let total = families.iter().find_map(|family| {
        let each = |unit: Unit| {
            let (_, each) = family.iter().find(|(kind, _)| *kind == unit.kind)?;
            Some(Decimal::from(each * i64::from(unit.times)))
        };
        let sum = parts().try_fold(Decimal::ZERO, |sum, (count, unit)| {
            sum.checked_add(count.checked_mul(each(unit)?)?)
        })?;
        sum.is_integer().then_some((sum, family[0].0))
    });
    match total {
        Some((count, kind)) => Lasting {
            count: Some(count),
            unit: Unit::one(kind),
            more: [None; 3],
            ..lasting
        },
        None => lasting,
    }
}

fn base(args: &Args<'_>) -> Base {
    match args.constant(Role::Base) {
        Some("then") => Base::Then,
        Some("either") => Base::Either,
        Some("event") => Base::Event,
        _ => Base::Now,
    }
}

/// So long after or before a named time: "two days after Easter", "a year before 2015", "le
/// lendemain du 13 février". The time is as fine as the length.
pub(super) fn offset(args: &Args<'_>) -> Option<Value> {
    let lasting = match args.get(Role::Duration) {
        Some(Value::Time(TimeValue::Lasting(lasting))) => lasting,
        Some(_) => return None,
        None => lasting(args)?,
    };
    let (months, days) = match lasting.unit.kind {
        UnitKind::Day => (0, 1),
        UnitKind::Week => (0, 7),
        UnitKind::Month => (1, 0),
        UnitKind::Year => (12, 0),
        UnitKind::Decade => (120, 0),
        _ => return None,
    };
    let Some(TimeValue::When(mut named)) = args.time(Role::Time) else {
        return None;
    };
    let shifted = |kind| named.shift.is_some_and(|shift| shift.unit.kind <= kind);
    let day = shifted(UnitKind::Day)
        || named.day.is_some()
        || named.holiday.is_some()
        || named.weekday.is_some();
    let month = named.month.is_some() || shifted(UnitKind::Month);
    let year = named.year.is_some() && !named.short_year || shifted(UnitKind::Year);
    let fine = day || months > 0 && month || months >= 12 && year;
    let plain = (named.offset, named.offset_months) == (0, 0)
        && named.part.is_none()
        && named.clock.is_none()
        && named.nth.is_none()
        && !named.bc;
    let whole = lasting.count?.is_integer() && lasting.more[0].is_none();
    (fine && plain && whole).then_some(())?;
    let count = i16::try_from(lasting.count?.to_i32()?).ok()?;
    let count = count
        .checked_mul(lasting.unit.times.into())
        .filter(|count| *count < 1000)?
        * args.int(Role::Direction)?.signum() as i16;
    named.offset = count.checked_mul(days)?;
    named.offset_months = count.checked_mul(months)?;
    named.modifier = named.modifier.or(lasting.modifier);
    when(named)
}
