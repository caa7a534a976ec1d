//! From one time to another.

use super::super::value::{Clock, TimeValue, When};
use super::fields::{has_day, merge, possible};
use crate::pattern::{Args, Role, Value};

/// From one time to another; what one end leaves out it has from the other.
pub(super) fn range(args: &Args<'_>) -> Option<Value> {
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
    let own_year = from.year;
    if from.year.is_none() && from.shift.is_none() {
        from.year = to.year;
        from.short_year = to.short_year;
    }
    // "from November to February 2017" begins in the year before.
    if let (None, Some(year), Some(first), Some(last)) = (from.day, to.year, from.month, to.month)
        && own_year.is_none()
        && from.year == Some(year)
        && first > last
    {
        from.year = year.checked_sub(1);
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
        let whole = if whole < first { whole + 100 } else { whole };
        // "2015-12" is a month.
        (whole - first <= 50).then_some(())?;
        to.year = Some(whole);
        to.short_year = false;
    }
    (!listed(args) || follows(&from, &to)).then_some(())?;
    let ordered = match (from.year, to.year) {
        (Some(first), Some(last)) if !from.bc => first <= last,
        _ => true,
    };
    (ordered && possible(&from) && possible(&to)).then_some(Value::Time(TimeValue::Range(from, to)))
}

/// Whether an "and" joins both, which says nothing of the days between.
fn listed(args: &Args<'_>) -> bool {
    args.constant(Role::Kind) == Some("list")
}

/// Whether one day, month or year is the one before the other.
fn follows(from: &When, to: &When) -> bool {
    match (from.day, from.month) {
        (Some(day), month) => month == to.month && Some(day + 1) == to.day,
        (None, Some(month)) => from.year == to.year && Some(month + 1) == to.month,
        (None, None) => from.year.map(|year| year + 1) == to.year,
    }
}

/// A time of fasting or feasting of several days, and its year.
pub(super) fn period(args: &Args<'_>) -> Option<Value> {
    let TimeValue::Range(mut from, mut to) = args.time(Role::From)? else {
        return None;
    };
    if let Some(TimeValue::When(year)) = args.time(Role::Time) {
        from = merge(from, year)?;
        to = merge(to, year)?;
    }
    let which = args.int(Role::Which).map(|which| which as i8);
    (from.which, to.which) = (which, which);
    Some(Value::Time(TimeValue::Range(from, to)))
}

/// Two clock times of one day, or one clock time for both ends of "3-4 pm".
pub(super) fn clock_range(args: &Args<'_>) -> Option<Value> {
    let clock = |role| match args.time(role)? {
        TimeValue::When(when) => Some(when),
        _ => None,
    };
    let mut to = clock(Role::To)?;
    let mut from = match args.int(Role::Hour) {
        Some(hour) => When {
            clock: Some(Clock {
                hour: u8::try_from(hour).ok().filter(|hour| *hour < 24)?,
                minute: match args.int(Role::Minute) {
                    Some(minute) => Some(u8::try_from(minute).ok()?),
                    None => None,
                },
                ..Clock::default()
            }),
            ..to
        },
        None => clock(Role::From)?,
    };
    let end = to.clock?;
    let start = from.clock.as_mut()?;
    // The half of the day that only the end names.
    if start.hour < 12
        && end.hour >= 12
        && args.int(Role::Hour).is_some()
        && start.hour + 12 <= end.hour
    {
        start.hour += 12;
    }
    start.zone = start.zone.or(end.zone);
    // "11:30-1:30" ends after noon, "22:00-1:30" at night.
    if let (1..12, 10..=12) = (end.hour, start.hour)
        && let Some(end) = &mut to.clock
    {
        end.hour += 12;
    }
    if let Some(TimeValue::When(day)) = args.time(Role::Time) {
        from = merge(from, day)?;
        to = merge(to, day)?;
    }
    Some(Value::Time(TimeValue::Range(from, to)))
}

/// A day for a range of clock times: "from 9 to 11 on Thursday".
pub(super) fn range_on_day(args: &Args<'_>) -> Option<Value> {
    let (Some(TimeValue::Range(from, to)), Some(TimeValue::When(day))) =
        (args.time(Role::From), args.time(Role::Time))
    else {
        return None;
    };
    (day.clock.is_none() && from.clock.is_some()).then_some(())?;
    let (from, to) = (merge(from, day)?, merge(to, day)?);
    has_day(&from).then_some(Value::Time(TimeValue::Range(from, to)))
}

/// "March 3-5, 2012": days of one month.
pub(super) fn month_range(args: &Args<'_>) -> Option<Value> {
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
    (!listed(args) || follows(&from, &to)).then_some(())?;
    (from.day < to.day).then_some(Value::Time(TimeValue::Range(from, to)))
}
