//! Lengths and repetitions.

use super::super::value::{Lasting, Repeat, TimeValue, Unit};
use super::super::{lexicon, modifier_of};
use crate::Modifier;
use crate::pattern::{Args, Role, Value};
use rust_decimal::Decimal;

/// So many units.
pub(super) fn duration(args: &Args<'_>) -> Option<Value> {
    let mut lasting = match args.get(Role::Duration) {
        Some(Value::Time(TimeValue::Lasting(lasting))) => lasting,
        Some(_) => return None,
        None => lasting(args)?,
    };
    // "2 hours 30 minutes" and "20 seconds": one more part.
    if args.get(Role::Duration).is_some()
        && let Some(part) = more(args)?
    {
        let last = lasting.more.iter().flatten().last();
        let smallest = last.map_or(lasting.unit, |(_, unit)| *unit);
        (part.1.kind < smallest.kind && lasting.count.is_some()).then_some(())?;
        *lasting.more.iter_mut().find(|slot| slot.is_none())? = Some(part);
    }
    if let Some(Value::Modifier(modifier)) = args.get(Role::Modifier) {
        lasting.modifier = Some(modifier);
    }
    if let Some(modifier) = args.constant(Role::Modifier) {
        lasting.modifier = lexicon::modifier(modifier);
    }
    if let Some(Value::Bound(bound)) = args.get(Role::Bound) {
        lasting.modifier = modifier_of(bound);
    }
    Some(Value::Time(TimeValue::Lasting(lasting)))
}

/// A smaller part beside the first; `None` when it cannot be one.
fn more(args: &Args<'_>) -> Option<Option<(Decimal, Unit)>> {
    let unit = match args.get(Role::Other) {
        Some(Value::Unit(unit)) => Some(unit),
        Some(_) => return None,
        None => args.constant(Role::Other).and_then(Unit::parse),
    };
    Some(match (args.number(Role::More), unit) {
        (Some(number), Some(unit)) => {
            (number.vague.is_none() && !number.value.is_sign_negative()).then_some(())?;
            Some((number.value, unit))
        }
        _ => None,
    })
}

/// The first or the last part of a place in time: "the first nine months of 2021".
pub(super) fn part(args: &Args<'_>) -> Option<Value> {
    let lasting = lasting(args)?;
    let Some(TimeValue::When(whole)) = args.time(Role::Time) else {
        return None;
    };
    let whole_count = lasting.count.is_some_and(|count| count.is_integer());
    (lasting.side != 0 && whole_count && whole.clock.is_none()).then_some(())?;
    Some(Value::Time(TimeValue::Part(lasting, whole)))
}

/// "every day", "each Monday", "3 times a week" is the week.
pub(super) fn set(args: &Args<'_>) -> Option<Value> {
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

pub(super) fn lasting(args: &Args<'_>) -> Option<Lasting> {
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
    let more = more(args)?;
    if more.is_some_and(|(_, smaller)| smaller.kind >= unit.kind) {
        return None;
    }
    Some(Lasting {
        count,
        unit,
        more: [more, None, None],
        side: args
            .int(Role::Which)
            .map_or(0, |which| which.signum() as i8),
        modifier,
    })
}
