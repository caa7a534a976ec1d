//! Distances from another time.

use super::calendar;
use super::place::Place;
use super::resolve::{Context, Tense};
use super::value::{Base, Shift, Unit, UnitKind, When};
use super::within::within;
use jiff::civil::{Date, DateTime};

/// A time so many units from another.
pub(super) fn shifted(when: &When, shift: &Shift, context: &Context) -> Place {
    let base = base(shift, context);
    let from = from_what(shift, context);
    let Some(count) = shift.count else {
        return match shift.direction {
            _ if from != Base::Now => Place::Some(shift.unit),
            -1 => Place::Unknown("PAST_REF"),
            1 => Place::Unknown("FUTURE_REF"),
            _ => Place::Unknown("PRESENT_REF"),
        };
    };
    if let Some(at) = moment(shift, context) {
        return from_moment(shift, at, count).unwrap_or(Place::Unknown("XXXX-XX-XX"));
    }
    let Some(base) = base else {
        return Place::unknown(shift.unit.kind, when);
    };
    let there = same_quarter(shift, count, context)
        .or_else(|| moved(when, shift, base, count, context))
        .unwrap_or(Place::Unknown("XXXX-XX-XX"));
    // "eight years later" that ends after the text was written, in a sentence that does not
    // look ahead, is counted from a time that was not found.
    let beyond = there.days().map(|(first, _)| first) > context.anchor;
    if from == Base::Then && beyond && context.tense != Tense::Future && context.anchor.is_some() {
        return Place::unknown(shift.unit.kind, when);
    }
    there
}

/// The moment that a distance in hours, minutes or seconds is counted from, if it is known.
pub(super) fn moment(shift: &Shift, context: &Context) -> Option<DateTime> {
    let now = || Some(context.anchor?.to_datetime(context.hour?));
    match from_what(shift, context) {
        _ if !shift.counts_hours() => None,
        Base::Now => now(),
        // Nothing was told before.
        Base::Then if context.last.is_none() => now(),
        Base::Then => context.last_moment,
        Base::Either | Base::Event => None,
    }
}

/// What a distance is counted from in its sentence.
pub(super) fn from_what(shift: &Shift, context: &Context) -> Base {
    match (shift.base, context.tense) {
        (Base::Either, Tense::Future) => Base::Now,
        (Base::Either, _) => Base::Then,
        (base, _) => base,
    }
}

fn from_moment(shift: &Shift, at: DateTime, count: i32) -> Option<Place> {
    let each = match shift.unit.kind {
        UnitKind::Second => 1,
        UnitKind::Minute => 60,
        _ => 3600,
    } * i64::from(shift.unit.times);
    let seconds = i64::from(count) * each + if shift.half { each / 2 } else { 0 };
    let there = calendar::add_seconds(at, i64::from(shift.direction) * seconds)?;
    Some(Place::Moment(there))
}

/// The day that a distance is counted from: the text's own, or the last one mentioned that
/// is as fine as the unit.
pub(super) fn base(shift: &Shift, context: &Context) -> Option<Date> {
    let from = from_what(shift, context);
    let last = match (from, shift.unit.kind) {
        (Base::Now, _) => None,
        (_, UnitKind::Second | UnitKind::Minute | UnitKind::Hour | UnitKind::Day) => {
            context.last_day
        }
        (
            _,
            UnitKind::Weekend
            | UnitKind::Week
            | UnitKind::Month
            | UnitKind::Quarter
            | UnitKind::Half,
        ) => context.last_month,
        _ => context.last,
    };
    if from == Base::Event {
        return None;
    }
    // "In October 2003 … the day before": of none that is known.
    let lost = context.elsewhere && from == Base::Then && shift.unit.kind <= UnitKind::Day;
    last.or(context.anchor.filter(|_| !lost))
}

/// A year before a quarter that is spoken of lies the same quarter of that year.
fn same_quarter(shift: &Shift, count: i32, context: &Context) -> Option<Place> {
    let (year, quarter) = context.quarter?;
    let one_year = shift.counted && !shift.half && shift.unit == Unit::one(UnitKind::Year);
    (one_year && count == 1 && shift.direction == -1)
        .then(|| Place::Quarter(Some(year - 1), quarter))
}

fn moved(when: &When, shift: &Shift, base: Date, count: i32, context: &Context) -> Option<Place> {
    let units = count
        .checked_mul(i32::from(shift.direction))?
        .checked_mul(i32::from(shift.unit.times))?;
    // Half a year is six months, half a day nothing.
    let (kind, units) = match (shift.half, shift.unit.kind) {
        (true, UnitKind::Year) => (
            UnitKind::Month,
            units.checked_mul(12)? + 6 * i32::from(shift.direction),
        ),
        (_, kind) => (kind, units),
    };
    let months = |months: i32| calendar::add_months(base, months);
    Some(match kind {
        UnitKind::Second | UnitKind::Minute => Place::Day(base),
        UnitKind::Hour => Place::Day(calendar::add_days(base, units / 24)?),
        UnitKind::Day => {
            // "lundi en huit": counted from the next Monday.
            let base = match when.weekday {
                Some(weekday) => {
                    let ahead = i32::from(weekday) - i32::from(calendar::weekday(base));
                    calendar::add_days(base, ahead.rem_euclid(7))?
                }
                None => base,
            };
            Place::Day(calendar::add_days(base, units)?)
        }
        UnitKind::Weekend => {
            let (year, week) = calendar::week_of(calendar::add_days(base, units.checked_mul(7)?)?);
            Place::Weekend(Some(year), Some(week))
        }
        UnitKind::Week => {
            let there = calendar::add_days(base, units.checked_mul(7)?)?;
            let (year, week) = calendar::week_of(there);
            match when.weekday {
                Some(weekday) => {
                    let monday = calendar::week(year, week)?.0;
                    Place::Day(calendar::add_days(monday, i32::from(weekday) - 1)?)
                }
                None => Place::Week(Some(year), week),
            }
        }
        UnitKind::Month => {
            let there = months(units)?;
            let month = Place::Month(Some(there.year()), there.month() as u8);
            match (when.day, when.nth) {
                (Some(day), _) => {
                    Place::Day(calendar::day(there.year(), there.month() as u8, day)?)
                }
                (None, Some((nth, unit))) => match when.weekday {
                    Some(weekday) => Place::Day(calendar::nth_weekday(
                        there.year(),
                        there.month() as u8,
                        weekday,
                        nth,
                    )?),
                    None => nth_within(month, (nth, unit)),
                },
                (None, None) => month,
            }
        }
        UnitKind::Quarter => {
            let there = months(units.checked_mul(3)?)?;
            Place::Quarter(Some(there.year()), (there.month() as u8).div_ceil(3))
        }
        UnitKind::Half => {
            let there = months(units.checked_mul(6)?)?;
            Place::Half(Some(there.year()), (there.month() as u8).div_ceil(6))
        }
        UnitKind::Season | UnitKind::Year => {
            let year = i16::try_from(i32::from(base.year()) + units).ok()?;
            let fields = When {
                shift: None,
                ..*when
            };
            within(&fields, Some(year), Some(base), context)
        }
        UnitKind::Decade => {
            let year = i32::from(base.year()) + units.checked_mul(10)?;
            Place::Decade(i16::try_from(year / 10).ok()?)
        }
        UnitKind::Century => {
            let year = i32::from(base.year()) + units.checked_mul(100)?;
            Place::Century(i16::try_from(year / 100 + 1).ok()?)
        }
        UnitKind::Millennium => {
            let year = i32::from(base.year()) + units.checked_mul(1000)?;
            Place::Millennium(i16::try_from(year / 1000).ok()?)
        }
    })
}

/// The first, second, last unit of a month, a year or another stretch.
pub(super) fn nth_within(whole: Place, (nth, unit): (i8, Unit)) -> Place {
    let found = whole.days().and_then(|(first, last)| {
        let steps = i32::from(nth) + if nth > 0 { -1 } else { 1 };
        let from = if nth > 0 { first } else { last };
        // A week belongs where most of its days lie, as in the ISO calendar: its Thursday; a
        // weekend where its Saturday lies.
        let of_week = |weekday: u8| {
            let away = i32::from(weekday) - i32::from(calendar::weekday(from));
            let there = match nth > 0 {
                true => away.rem_euclid(7),
                false => -(-away).rem_euclid(7),
            };
            let day = calendar::add_days(from, there + steps * 7)?;
            Some(calendar::week_of(day))
        };
        Some(match unit.kind {
            UnitKind::Day => Place::Day(calendar::add_days(from, steps)?),
            UnitKind::Week => {
                let (year, week) = of_week(4)?;
                Place::Week(Some(year), week)
            }
            UnitKind::Weekend => {
                let (year, week) = of_week(6)?;
                Place::Weekend(Some(year), Some(week))
            }
            UnitKind::Month => {
                let there = calendar::add_months(from, steps)?;
                Place::Month(Some(there.year()), there.month() as u8)
            }
            UnitKind::Quarter => {
                let there = calendar::add_months(from, steps.checked_mul(3)?)?;
                Place::Quarter(Some(there.year()), (there.month() as u8).div_ceil(3))
            }
            UnitKind::Year => Place::Year(i16::try_from(i32::from(from.year()) + steps).ok()?),
            UnitKind::Decade => {
                let year = i32::from(from.year()) + steps.checked_mul(10)?;
                Place::Decade(i16::try_from(year.div_euclid(10)).ok()?)
            }
            _ => return None,
        })
    });
    found.unwrap_or(whole)
}
