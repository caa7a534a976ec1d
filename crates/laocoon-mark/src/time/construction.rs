//! What patterns of time mean, for all languages.

use super::clock;
use super::value::{Base, Lasting, Repeat, Shift, TimeValue, Unit, UnitKind, When};
use crate::Modifier;
use crate::pattern::{Args, Named, Role, Value};
use rust_decimal::Decimal;

/// The constructions of time.
pub(crate) const CONSTRUCTIONS: &[Named] = &[
    ("date", date),
    ("shift", shift),
    ("nearby unit", nearby_unit),
    ("nth", nth),
    ("duration", duration),
    ("set", set),
    ("range of times", range),
    ("month range", month_range),
    ("clock", clock::clock),
    ("modified", modified),
    ("decade", decade),
    ("century", century),
    ("week", week),
    ("year in words", year_in_words),
];

fn when(when: When) -> Option<Value> {
    Some(Value::Time(TimeValue::When(when)))
}

/// The fields of all arguments together.
fn date(args: &Args<'_>) -> Option<Value> {
    let mut all = When::default();
    let mut zone = None;
    for arg in args.list {
        match (arg.role, arg.value) {
            (Role::Idle, _) | (_, Value::Word) => {}
            (_, Value::Time(TimeValue::When(part))) => all = merge(all, part)?,
            (Role::Modifier, Value::Modifier(modifier)) => all.modifier = Some(modifier),
            (Role::Which, Value::Int(which)) => all.which = Some(which as i8),
            (Role::Zone, Value::Int(minutes)) => zone = i16::try_from(minutes).ok(),
            (role, Value::Int(int)) => field(&mut all, role, int)?,
            (role, Value::Number(number)) => field(&mut all, role, number.integer()?)?,
            _ => return None,
        }
    }
    if let Some(era) = args.constant(Role::Era) {
        all.bc = era == "BC";
    }
    if let Some(which) = args.constant(Role::Which) {
        all.which = which.parse().ok();
    }
    if let Some(modifier) = args.constant(Role::Modifier) {
        all.modifier = super::lexicon::modifier(modifier);
    }
    if args.constant(Role::Kind) == Some("fiscal") {
        all.fiscal = true;
    }
    if args.constant(Role::Unit) == Some("WE") {
        all.weekend = true;
    }
    if let (Some(zone), Some(clock)) = (zone, &mut all.clock) {
        clock.zone = Some(zone);
    }
    possible(&all).then_some(())?;
    when(all)
}

fn field(all: &mut When, role: Role, int: i32) -> Option<()> {
    let small = u8::try_from(int).ok();
    match role {
        Role::Day => all.day = Some(small.filter(|day| (1..=31).contains(day))?),
        Role::Month => all.month = Some(small.filter(|month| (1..=12).contains(month))?),
        Role::Quarter => all.quarter = Some(small.filter(|nth| (1..=4).contains(nth))?),
        Role::Half => all.half = Some(small.filter(|nth| (1..=2).contains(nth))?),
        Role::Weekday => all.weekday = Some(small.filter(|day| (1..=7).contains(day))?),
        Role::Year => {
            all.year = Some(
                i16::try_from(int)
                    .ok()
                    .filter(|year| (1..3000).contains(year))?,
            );
        }
        // A year in two digits.
        Role::Decade => {
            all.year = Some(
                i16::try_from(int)
                    .ok()
                    .filter(|year| (0..100).contains(year))?,
            );
            all.short_year = true;
        }
        _ => return None,
    }
    Some(())
}

/// Whether there can be such a day.
fn possible(when: &When) -> bool {
    let longest = match when.month {
        Some(2) => 29,
        Some(4 | 6 | 9 | 11) => 30,
        _ => 31,
    };
    when.day.is_none_or(|day| day <= longest)
}

/// Both sets of fields; `None` when a field is given twice.
fn merge(mut one: When, two: When) -> Option<When> {
    macro_rules! join {
        ($($field:ident)*) => {$(
            if two.$field.is_some() {
                if one.$field.is_some() && one.$field != two.$field {
                    return None;
                }
                one.$field = two.$field;
            }
        )*};
    }
    join!(shift which century decade year half quarter season month week day weekday nth holiday part clock modifier reference);
    one.bc |= two.bc;
    one.short_year |= two.short_year;
    one.fiscal |= two.fiscal;
    one.weekend |= two.weekend;
    Some(one)
}

fn base(args: &Args<'_>) -> Base {
    match args.constant(Role::Base) {
        Some("then") => Base::Then,
        _ => Base::Now,
    }
}

/// So many units before or after another time.
fn shift(args: &Args<'_>) -> Option<Value> {
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
fn nearby_unit(args: &Args<'_>) -> Option<Value> {
    let which = args.int(Role::Which)? as i8;
    let unit = args.unit(Role::Unit)?;
    let mut all = When {
        shift: Some(Shift {
            unit,
            count: Some(i32::from(which.abs())),
            half: false,
            direction: which.signum(),
            base: base(args),
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
        all.modifier = super::lexicon::modifier(modifier);
    }
    when(all)
}

/// "the first week of March", "last day of 2013".
fn nth(args: &Args<'_>) -> Option<Value> {
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
        return (all.month.is_some() && all.day.is_none())
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

fn lasting(args: &Args<'_>) -> Option<Lasting> {
    let unit = args.unit(Role::Unit)?;
    let (count, modifier) = match args.number(Role::Number) {
        Some(number) => match number.vague {
            Some(_) if number.is_rough() => (Some(number.value), Some(Modifier::Approx)),
            Some(_) => (None, None),
            None => (Some(number.value), None),
        },
        None => match args.constant(Role::Number) {
            Some(constant) => (constant.parse().ok(), None),
            None => (None, None),
        },
    };
    if count.is_some_and(|count| count.is_sign_negative()) {
        return None;
    }
    let mut count = count;
    if let Some(Value::Number(half)) = args.get(Role::Part) {
        count = Some(count.unwrap_or_default() + half.value);
    }
    let more = match (args.number(Role::More), args.get(Role::Other)) {
        (Some(number), Some(Value::Unit(unit))) => Some((number.value, unit)),
        _ => None,
    };
    Some(Lasting {
        count,
        unit,
        more,
        modifier,
    })
}

/// So many units.
fn duration(args: &Args<'_>) -> Option<Value> {
    let mut lasting = match args.get(Role::Duration) {
        Some(Value::Time(TimeValue::Lasting(lasting))) => lasting,
        Some(_) => return None,
        None => lasting(args)?,
    };
    if let Some(Value::Modifier(modifier)) = args.get(Role::Modifier) {
        lasting.modifier = Some(modifier);
    }
    if let Some(modifier) = args.constant(Role::Modifier) {
        lasting.modifier = super::lexicon::modifier(modifier);
    }
    if let Some(Value::Bound(bound)) = args.get(Role::Bound) {
        lasting.modifier = super::modifier_of(bound);
    }
    Some(Value::Time(TimeValue::Lasting(lasting)))
}

/// "every day", "each Monday", "3 times a week" is the week.
fn set(args: &Args<'_>) -> Option<Value> {
    let repeat = match args.time(Role::Time) {
        Some(TimeValue::When(on)) => Repeat::On(on),
        Some(TimeValue::Repeat(repeat)) => repeat,
        Some(_) => return None,
        None => {
            let count = args.number(Role::Number).map(|number| number.value);
            Repeat::Every(count, args.unit(Role::Unit)?)
        }
    };
    Some(Value::Time(TimeValue::Repeat(repeat)))
}

/// From one time to another; what one end leaves out it has from the other.
fn range(args: &Args<'_>) -> Option<Value> {
    let end = |role| match args.get(role)? {
        Value::Time(TimeValue::When(when)) => Some(when),
        Value::Int(day) if (1..=31).contains(&day) => Some(When {
            day: Some(day as u8),
            ..When::default()
        }),
        Value::Number(number) => {
            let day = number.integer().filter(|day| (1..=31).contains(day))?;
            Some(When {
                day: Some(day as u8),
                ..When::default()
            })
        }
        _ => None,
    };
    let mut from = end(Role::From)?;
    let mut to = end(Role::To)?;
    if from.year.is_none() && from.shift.is_none() {
        from.year = to.year;
        from.short_year = to.short_year;
    }
    if from.month.is_none() && from.day.is_some() {
        from.month = to.month;
    }
    if from.shift.is_none() && to.shift.is_some() && from.year.is_none() && from.day.is_none() {
        from.shift = to.shift;
    }
    if from.day.is_some() && to.day.is_some() && to.month.is_none() {
        to.month = from.month;
    }
    if to.year.is_none() && to.shift.is_none() && from.year.is_some() {
        to.year = from.year;
    }
    if from.clock.is_some() && from.part.is_none() {
        from.part = to.part;
    }
    // The second year of "1998-99" has the first one's century.
    if to.short_year && !from.short_year {
        let (first, last) = (from.year?, to.year?);
        let whole = first / 100 * 100 + last;
        to.year = Some(if whole < first { whole + 100 } else { whole });
        to.short_year = false;
    }
    let ordered = match (from.year, to.year) {
        (Some(first), Some(last)) if !from.bc => first <= last,
        _ => true,
    };
    (ordered && possible(&from) && possible(&to)).then_some(Value::Time(TimeValue::Range(from, to)))
}

/// "March 3-5, 2012": days of one month.
fn month_range(args: &Args<'_>) -> Option<Value> {
    let mut month = match args.time(Role::Month)? {
        TimeValue::When(month) => month,
        _ => return None,
    };
    if let Some(TimeValue::When(year)) = args.time(Role::Time) {
        month = merge(month, year)?;
    }
    let day = |role| {
        let day = u8::try_from(args.int(role)?).ok()?;
        let day = When {
            day: (1..=31).contains(&day).then_some(day),
            ..month
        };
        (day.day.is_some() && possible(&day)).then_some(day)
    };
    let (from, to) = (day(Role::From)?, day(Role::To)?);
    (from.day < to.day).then_some(Value::Time(TimeValue::Range(from, to)))
}

/// A time with a word such as "early", "before", "about".
fn modified(args: &Args<'_>) -> Option<Value> {
    let modifier = match args.get(Role::Modifier) {
        Some(Value::Modifier(modifier)) => modifier,
        _ => super::lexicon::modifier(args.constant(Role::Modifier)?)?,
    };
    let mut time = args.time(Role::Time)?;
    match &mut time {
        TimeValue::When(when) if when.modifier.is_none_or(|known| known == modifier) => {
            when.modifier = Some(modifier);
        }
        TimeValue::Lasting(lasting) if lasting.modifier.is_none() => {
            lasting.modifier = Some(lasting_modifier(modifier));
        }
        _ => return None,
    }
    Some(Value::Time(time))
}

/// "more than a year" is longer, not later.
fn lasting_modifier(modifier: Modifier) -> Modifier {
    match modifier {
        Modifier::Before => Modifier::LessThan,
        Modifier::After => Modifier::MoreThan,
        Modifier::OnOrBefore => Modifier::EqualOrLess,
        Modifier::OnOrAfter => Modifier::EqualOrMore,
        other => other,
    }
}

/// "les années 1990", "the nineties".
fn decade(args: &Args<'_>) -> Option<Value> {
    let year = args.int(Role::Decade)?;
    let round = year % 10 == 0;
    let decade = match year {
        10..=90 if round => year / 10,
        1000..=2190 if round => year / 10,
        0 => 200,
        _ => return None,
    };
    when(When {
        decade: Some(decade as i16),
        ..When::default()
    })
}

/// "XIXe siècle", "the 20th century".
fn century(args: &Args<'_>) -> Option<Value> {
    let century = args.int(Role::Century)?;
    let modifier = match args.get(Role::Modifier) {
        Some(Value::Modifier(modifier)) => Some(modifier),
        _ => None,
    };
    (1..=30).contains(&century).then_some(())?;
    when(When {
        century: Some(century as i16),
        bc: args.constant(Role::Era) == Some("BC"),
        modifier,
        ..When::default()
    })
}

/// "semaine 12", "week 3 of 2024", "2024-W03".
fn week(args: &Args<'_>) -> Option<Value> {
    let week = args.int(Role::Number)?;
    let mut all = match args.time(Role::Time) {
        Some(TimeValue::When(within)) => within,
        _ => When::default(),
    };
    if let Some(year) = args.int(Role::Year) {
        all.year = Some(year as i16);
    }
    all.week = Some(
        u8::try_from(week)
            .ok()
            .filter(|week| (1..=53).contains(week))?,
    );
    when(all)
}

/// "deux mille quatorze", "nineteen ninety-four".
fn year_in_words(args: &Args<'_>) -> Option<Value> {
    let year = args.int(Role::Number)?;
    (1100..=2100).contains(&year).then_some(())?;
    when(When {
        year: Some(year as i16),
        ..When::default()
    })
}
