//! What the keys of the lexicons of number.toml and unit.toml mean.

use super::number::{Form, Number};
use super::words::{Atom, AtomRole};
use crate::Bound;
use crate::pattern::{Codes, Value};
use rust_decimal::Decimal;

/// The value of a key; `None` when the class is not one of quantities.
pub(crate) fn lexical(
    class: &str,
    key: &str,
    codes: &mut Codes,
) -> Option<Result<Value, &'static str>> {
    Some(match class {
        "cardinal" => atom(key).ok_or("expected VALUE, VALUE<BELOW, article or xVALUE"),
        "thousand" | "scale" | "scale_glued" | "scale_short" | "plural_scale" => decimal(key)
            .map(|value| scale(value, AtomRole::Scale))
            .ok_or("expected a number such as 1000"),
        "ordinal_word"
        | "ordinal_more"
        | "collective"
        | "collective_genitive"
        | "collective_plural"
        | "multiplier"
        | "often_word"
        | "couple"
        | "people"
        | "half_scale"
        | "age_word"
        | "coin"
        | "cents"
        | "grand" => decimal(key)
            .map(|value| Value::Number(Number::from_value(value, Form::Words)))
            .ok_or("expected a number"),
        "fraction_word" | "fraction_plural" | "fraction_noun" | "fraction_sign" | "half_word"
        | "slice_word" => fraction(key).ok_or("expected A/B"),
        "vague" => vague(key).ok_or("expected VALUE LOW..HIGH or VALUE LOW.."),
        "measure" | "half_measure" | "currency" | "currency_sign" | "currency_before"
        | "percent_sign" | "points" | "per" | "per_unit" | "per_many" | "per_person"
        | "celsius" | "index_point" | "age_unit" | "years" | "percent_adjective" => {
            Ok(Value::Measure(codes.index(key)))
        }
        "bound_before" | "bound_genitive" | "bound_since" | "bound_compare" | "bound_after"
        | "bound_between" => {
            bound(key).ok_or("expected about, more_than, at_least, less_than, at_most or nearly")
        }
        _ => return None,
    })
}

fn decimal(key: &str) -> Option<Decimal> {
    Decimal::from_str_exact(key).ok()
}

fn scale(value: Decimal, role: AtomRole) -> Value {
    Value::Atom(Atom {
        value,
        below: 0,
        role,
    })
}

fn atom(key: &str) -> Option<Value> {
    if key == "article" {
        return Some(scale(Decimal::ONE, AtomRole::Article));
    }
    if let Some(value) = key.strip_prefix('x') {
        return Some(scale(decimal(value)?, AtomRole::Times));
    }
    let (value, below) = key.split_once('<').unwrap_or((key, "0"));
    Some(Value::Atom(Atom {
        value: decimal(value)?,
        below: below.parse().ok()?,
        role: AtomRole::Add,
    }))
}

fn fraction(key: &str) -> Option<Value> {
    let (top, bottom) = key.split_once('/')?;
    let value = decimal(top)?.checked_div(decimal(bottom)?)?;
    Some(Value::Number(Number::from_value(value, Form::Words)))
}

fn vague(key: &str) -> Option<Value> {
    let (value, limits) = key.split_once(' ')?;
    let (low, high) = limits.split_once("..")?;
    let high = match high {
        "" => None,
        high => Some(decimal(high)?),
    };
    Some(Value::Number(Number::vague(
        decimal(value)?,
        decimal(low)?,
        high,
    )))
}

fn bound(key: &str) -> Option<Value> {
    Some(Value::Bound(match key {
        "about" => Bound::About,
        "more_than" => Bound::MoreThan,
        "at_least" => Bound::AtLeast,
        "less_than" => Bound::LessThan,
        "at_most" => Bound::AtMost,
        "nearly" => Bound::Nearly,
        _ => return None,
    }))
}
