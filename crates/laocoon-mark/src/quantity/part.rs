//! Parts of a whole: fractions, one in so many.

use super::amount::Amount;
use super::number::{Form, Number, ten_to};
use crate::QuantityKind;
use crate::pattern::{Args, Role, Value};
use rust_decimal::Decimal;

/// Parts of a whole: "deux tiers", "half".
pub(super) fn fraction(args: &Args<'_>) -> Option<Value> {
    let part = args.number(Role::Part)?;
    let count = match args.number(Role::Number) {
        Some(number) => number.value,
        None => Decimal::ONE,
    };
    // "twenty-fifth" is an ordinal; "twenty fifths" are parts.
    if args.constant(Role::Which) != Some("plural")
        && count >= Decimal::TWO * Decimal::TEN
        && (count % Decimal::TEN).is_zero()
        && part.value * count > Decimal::ONE
        && part.form == Form::Words
    {
        return None;
    }
    let mut value = count.checked_mul(part.value)?;
    if let Some(whole) = args.number(Role::More) {
        // "a 1/4 mile" is no mile and a quarter.
        if whole.form == Form::Article
            && args.constant(Role::Kind) == Some("number")
            && part.form == Form::Figures
        {
            return None;
        }
        if whole.value.is_sign_negative() {
            value = -value;
        }
        // "two million and a half": half of the million.
        if whole.last >= 3 {
            value = value.checked_mul(ten_to(whole.last))?;
        }
        value = value.checked_add(whole.value)?;
    }
    let mut number = Number::from_value(rounded(value), Form::Figures);
    number.last = number.last.max(-2);
    number.last_nonzero = number.last_nonzero.max(-2);
    if let Some(Value::Measure(unit)) = args.get(Role::Measure) {
        let mut amount = Amount::new(QuantityKind::Measure, number);
        amount.measure = Some(unit);
        return Some(Value::Amount(amount));
    }
    if args.constant(Role::Kind) == Some("number") {
        return Some(Value::Number(number));
    }
    Some(Value::Amount(Amount::new(QuantityKind::Number, number)))
}

/// The part that an ordinal names, from the third on: "neuvièmes".
pub(super) fn inverse(args: &Args<'_>) -> Option<Value> {
    let number = args.number(Role::Number)?;
    if number.value < Decimal::from(3) {
        return None;
    }
    let value = Decimal::ONE.checked_div(number.value)?;
    Some(Value::Number(Number::from_value(value, Form::Words)))
}

/// "1/2", "3/4": a part of one.
pub(super) fn quotient(args: &Args<'_>) -> Option<Value> {
    let top = args.int(Role::Number)?;
    let bottom = args.int(Role::Other)?;
    // "9/11", "24/7" and "20/20" are names.
    if top <= 0 || top >= bottom || bottom > 1000 || bottom == 11 {
        return None;
    }
    let value = Decimal::from(top).checked_div(Decimal::from(bottom))?;
    Some(Value::Number(Number::from_value(value, Form::Figures)))
}

/// "two out of five": a share.
pub(super) fn out_of(args: &Args<'_>) -> Option<Value> {
    let top = args.number(Role::Number)?;
    let bottom = args.number(Role::Other)?;
    let (part, whole) = (top.integer()?, bottom.integer()?);
    if part.abs() >= whole || part == 0 {
        return None;
    }
    let value = rounded(top.value.checked_div(bottom.value)?);
    let number = Number::from_value(value, Form::Part);
    let mut amount = Amount::new(QuantityKind::Number, number);
    amount.of = args.arg(Role::Counted).map(|arg| arg.tokens);
    Some(Value::Amount(amount))
}

/// A quotient with six digits that count.
pub(super) fn rounded(value: Decimal) -> Decimal {
    let places = if value.abs() < Decimal::new(1, 2) {
        12
    } else {
        6
    };
    value.round_dp(places).normalize()
}
