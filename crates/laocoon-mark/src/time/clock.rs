use super::value::{Clock, Part, TimeValue, When};
use crate::pattern::{Args, Role, Value};
use crate::quantity::{Form, Number};
use rust_decimal::Decimal;

/// "GMT+8": minutes east of Greenwich.
pub(super) fn zone(args: &Args<'_>) -> Option<Value> {
    let hours = args
        .int(Role::Hour)
        .filter(|hours| (0..=14).contains(hours))?;
    let minutes = args.int(Role::Minute).unwrap_or(0);
    Some(Value::Int(
        args.int(Role::Direction)?.signum() * (hours * 60 + minutes),
    ))
}

/// A time of day: hour, minutes, half or quarter, morning or evening, zone.
pub(super) fn clock(args: &Args<'_>) -> Option<Value> {
    let named = match args.time(Role::Time) {
        Some(TimeValue::When(When {
            clock: Some(clock), ..
        })) => Some(i32::from(clock.hour)),
        _ => None,
    };
    // "0800 UTC"
    let digits = args.int(Role::Clock);
    let mut hour = args
        .int(Role::Hour)
        .or(named)
        .or(digits.map(|digits| digits / 100))?;
    let mut minute = args.int(Role::Minute).or(digits.map(|digits| digits % 100));
    // "a quarter", "10 8 p.m.": words that only look like an hour and its minutes.
    if args.constant(Role::Kind) == Some("bare") {
        let article = |number: Number| number.form == Form::Article;
        let short = |number: Number| number.form != Form::Words && number.value < Decimal::TEN;
        let hour = matches!(args.get(Role::Hour), Some(Value::Number(number)) if article(number));
        let minute = matches!(args.get(Role::Minute), Some(Value::Number(number)) if short(number));
        (!hour && !minute).then_some(())?;
    }
    // "12 heures moins 3", but not "dix heures mille".
    if hour == 24 && minute.is_none() && args.get(Role::Quarter).is_none() {
        return None;
    }
    if minute.is_some_and(|minute| !(0..60).contains(&minute)) {
        return None;
    }
    let second = args.int(Role::Second);
    // "half past two", "deux heures moins le quart": minutes to or past the hour.
    if let Some(offset) = args.int(Role::Quarter) {
        minute = Some(offset.rem_euclid(60));
        if offset < 0 {
            hour -= 1;
        }
    }
    if args.constant(Role::Direction) == Some("-1") {
        hour -= 1;
        minute = Some((60 - minute?).rem_euclid(60));
    }
    let part = match args.get(Role::Part) {
        Some(Value::Time(TimeValue::When(When { part, .. }))) => part,
        _ => None,
    };
    // 1 before noon, 2 after.
    match (args.int(Role::Half), part) {
        (Some(1), _) if hour == 12 => hour = 0,
        (Some(2), _) if hour < 12 => hour += 12,
        (None, Some(Part::Afternoon | Part::Evening)) if hour < 12 => hour += 12,
        (None, Some(Part::Night)) if (7..12).contains(&hour) => hour += 12,
        (None, Some(Part::Night)) if hour == 12 => hour = 0,
        _ => {}
    }
    let hour = u8::try_from(hour.rem_euclid(24))
        .ok()
        .filter(|_| hour <= 24)?;
    let sixty = |value: Option<i32>| match value {
        None => Some(None),
        Some(value) => u8::try_from(value)
            .ok()
            .filter(|value| *value < 60)
            .map(Some),
    };
    let clock = Clock {
        hour: if args.int(Role::Hour) == Some(24) {
            24
        } else {
            hour
        },
        minute: sixty(minute)?,
        second: sixty(second)?,
        zone: args.int(Role::Zone).map(|zone| zone as i16),
    };
    Some(Value::Time(TimeValue::When(When {
        clock: Some(clock),
        ..When::default()
    })))
}
