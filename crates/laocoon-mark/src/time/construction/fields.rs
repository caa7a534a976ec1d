//! Dates by their fields, and the words that modify them.

use super::super::lexicon;
use super::super::value::{Part, TimeValue, Unit, UnitKind, When};
use super::when;
use crate::Modifier;
use crate::pattern::{Args, Role, Value};

/// The fields of all arguments together.
pub(super) fn date(args: &Args<'_>) -> Option<Value> {
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
    if let Some(part) = args.constant(Role::Part) {
        all.part = lexicon::part(part);
    }
    if let Some(era) = args.constant(Role::Era) {
        all.bc = era == "BC";
    }
    if let Some(which) = args.constant(Role::Which) {
        all.which = which.parse().ok();
    }
    if let Some(modifier) = args.constant(Role::Modifier) {
        all.modifier = lexicon::modifier(modifier);
    }
    match args.constant(Role::Kind) {
        Some("fiscal") => all.fiscal = true,
        Some("same quarter") => all.quarter = Some(0),
        _ => {}
    }
    match args.constant(Role::Unit) {
        Some("WE") => all.weekend = true,
        // "the week of 6 March": where that day lies.
        Some(unit) => {
            all.day.or(all.holiday.map(|_| 0))?;
            all.whole = Some(Unit::parse(unit)?.kind);
        }
        None => {}
    }
    if let (Some(zone), Some(clock)) = (zone, &mut all.clock) {
        clock.zone = Some(zone);
    }
    afternoon(&mut all);
    (possible(&all) && has_day(&all)).then_some(())?;
    when(all)
}

/// A time with a word such as "early", "before", "about".
pub(super) fn modified(args: &Args<'_>) -> Option<Value> {
    let modifier = match args.get(Role::Modifier) {
        Some(Value::Modifier(modifier)) => modifier,
        _ => lexicon::modifier(args.constant(Role::Modifier)?)?,
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

/// "this evening at 8" is 20 o'clock.
fn afternoon(all: &mut When) {
    if let (Some(clock), Some(part)) = (&mut all.clock, all.part) {
        let later = match part {
            Part::Afternoon => clock.hour < 12,
            Part::Evening => (4..12).contains(&clock.hour),
            Part::Night => (7..12).contains(&clock.hour),
            _ => false,
        };
        if later {
            clock.hour += 12;
        }
    }
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

/// Whether a time of day stands with a day, or alone: an hour of a decade is none.
pub(super) fn has_day(when: &When) -> bool {
    if when.clock.is_none() && when.part.is_none() {
        return true;
    }
    let shifted = when
        .shift
        .is_some_and(|shift| shift.unit.kind <= UnitKind::Day);
    let day = when.day.is_some() || when.weekday.is_some() || when.holiday.is_some();
    let coarse = when.century.or(when.decade).or(when.year).is_some()
        || when
            .month
            .or(when.quarter)
            .or(when.half)
            .or(when.week)
            .is_some()
        || when.season.is_some()
        || when.shift.is_some();
    // "a March morning"
    let part_only = when.clock.is_none() && (when.month.is_some() || when.season.is_some());
    day || shifted || part_only || !coarse || when.nth.is_some()
}

/// Whether there can be such a day.
pub(super) fn possible(when: &When) -> bool {
    let longest = match when.month {
        Some(2) => 29,
        Some(4 | 6 | 9 | 11) => 30,
        _ => 31,
    };
    when.day.is_none_or(|day| day <= longest)
}

/// Both sets of fields; `None` when a field is given twice.
pub(super) fn merge(mut one: When, two: When) -> Option<When> {
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
    join!(shift which century decade year half quarter season month week day weekday nth holiday part clock modifier reference whole);
    one.offset_months += two.offset_months;
    one.offset += two.offset;
    one.bc |= two.bc;
    one.short_year |= two.short_year;
    one.fiscal |= two.fiscal;
    one.weekend |= two.weekend;
    Some(one)
}
