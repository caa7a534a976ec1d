//! Lengths and repetitions.

use super::super::value::{Lasting, Repeat, TimeValue};
use super::super::{lexicon, modifier_of};
use crate::Modifier;
use crate::pattern::{Args, Role, Value};

/// So many units.
pub(super) fn duration(args: &Args<'_>) -> Option<Value> {
    let mut lasting = match args.get(Role::Duration) {
        Some(Value::Time(TimeValue::Lasting(lasting))) => lasting,
        Some(_) => return None,
        None => lasting(args)?,
    };
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
    let more = match (args.number(Role::More), args.get(Role::Other)) {
        (Some(number), Some(Value::Unit(unit))) => Some((number.value, unit)),
        _ => None,
    };
    Some(Lasting {
        count,
        unit,
        more,
        side: args
            .int(Role::Which)
            .map_or(0, |which| which.signum() as i8),
        modifier,
    })
}
