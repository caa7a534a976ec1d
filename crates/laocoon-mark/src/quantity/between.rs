//! Two amounts that are one: a range, two bounds, a length in two units.

use super::amount::Amount;
use super::number::{Form, Number, ten_to};
use super::unit::factor;
use crate::pattern::{Args, Role, Value};
use crate::{Bound, QuantityKind};
use rust_decimal::Decimal;

/// From one amount to another; the unit may stand once.
pub(super) fn range(args: &Args<'_>) -> Option<Value> {
    let to = match args.get(Role::To)? {
        Value::Amount(amount) => amount,
        Value::Number(number) => Amount::new(QuantityKind::Number, number),
        _ => return None,
    };
    let from = match args.get(Role::From)? {
        Value::Amount(amount) => amount,
        Value::Number(number) => Amount::new(QuantityKind::Number, number),
        _ => return None,
    };
    // "between 1990 and 1995" is a time.
    let counted = args.constant(Role::Kind) == Some("counted");
    let recent = |amount: &Amount| amount.number.value >= Decimal::from(1700);
    if from.is_year() && to.is_year() && (!counted || recent(&from) || recent(&to)) {
        return None;
    }
    // "from $7.6 billion at the end of 2019 to $50 million"
    let far = to.number.value > from.number.value.saturating_mul(Decimal::ONE_THOUSAND);
    if from.is_year() && to.measure.is_some() && far {
        return None;
    }
    let same_unit = from.measure.is_none() || from.measure == to.measure;
    // "doubled to 40"
    let multiple = |amount: &Amount| amount.number.form == Form::Multiple;
    if multiple(&from) {
        return None;
    }
    // "каждый пятый — 60"
    if from.kind == QuantityKind::Rank {
        return None;
    }
    // "one in five: 60"
    if from.number.form == Form::Part && to.number.form != Form::Part {
        return None;
    }
    // "5000 ou moins de 6000", "One-fourth"
    if !matches!(to.bound, Bound::Exact | Bound::About) || to.kind == QuantityKind::Rank {
        return None;
    }
    if from.to.is_some() || to.to.is_some() || !same_unit || from.bound != Bound::Exact {
        return None;
    }
    let mut low = from.number;
    // "de 2 à 3 millions", "$3.2 to $4.8 billion": the scale word belongs to both.
    if low.value < to.number.value
        && low.scale == 0
        && to.number.scale >= 3
        && low.value < Decimal::ONE_THOUSAND
        && args.constant(Role::Scale) != Some("own")
        && (from.measure.is_none() || from.kind == QuantityKind::Money && alike(&low, &to.number))
    {
        let scaled = low.scaled(ten_to(to.number.scale))?;
        if scaled.value < to.number.value {
            low = scaled;
        }
    }
    if low.value >= to.number.value {
        return None;
    }
    let mut amount = to;
    amount.number = low;
    amount.to = Some(to.number);
    // "$5-10 million"
    if let Some(currency) = args.measure() {
        amount.kind = QuantityKind::Money;
        amount.measure = Some(currency);
    }
    Some(Value::Amount(amount))
}

/// Whether a sum without a scale word would be near one with it, had it the same word.
fn alike(low: &Number, high: &Number) -> bool {
    let head = high.value.checked_div(ten_to(high.scale));
    head.is_some_and(|head| low.value < head && low.value * Decimal::from(20) > head)
}

/// "more than 20 and less than 35": two bounds that leave a range between them.
pub(super) fn both_bounds(args: &Args<'_>) -> Option<Value> {
    let (one, other) = (args.amount(Role::From)?, args.amount(Role::To)?);
    let is_low = |amount: &Amount| matches!(amount.bound, Bound::MoreThan | Bound::AtLeast);
    let is_high = |amount: &Amount| matches!(amount.bound, Bound::LessThan | Bound::AtMost);
    let (low, high) = match (is_low(&one), is_high(&one)) {
        (true, _) if is_high(&other) => (one, other),
        (_, true) if is_low(&other) => (other, one),
        _ => return None,
    };
    let same_unit = low.measure == high.measure || low.measure.is_none() || high.measure.is_none();
    if !same_unit || low.to.is_some() || high.to.is_some() || low.number.value >= high.number.value
    {
        return None;
    }
    let mut amount = low;
    amount.measure = low.measure.or(high.measure);
    amount.kind = if low.measure.is_some() {
        low.kind
    } else {
        high.kind
    };
    amount.bound = Bound::Exact;
    amount.to = Some(high.number);
    Some(Value::Amount(amount))
}

/// "7 feet 10 inches", "1 dollar and 42 cents": one length, weight or sum in two units, given
/// in the smaller, money in the greater.
pub(super) fn compound(args: &Args<'_>) -> Option<Value> {
    let large = args.amount(Role::Amount)?;
    let small = args.amount(Role::More)?;
    let exact = |amount: &Amount| {
        amount.bound == Bound::Exact && amount.to.is_none() && amount.per.is_none()
    };
    if !exact(&small) || large.to.is_some() || large.per.is_some() {
        return None;
    }
    let codes = args.codes;
    let (from, to) = (codes.get(large.measure?), codes.get(small.measure?));
    let factor = factor(from, to)?;
    // Side by side they are one even when the smaller could be carried: "2 yards 7 feet".
    let most = match args.list.len() {
        2 => factor * Decimal::TEN,
        _ => factor,
    };
    if factor <= Decimal::ONE || small.number.value >= most || large.number.last < 0 {
        return None;
    }
    let mut amount = large;
    let value = large
        .number
        .value
        .checked_mul(factor)?
        .checked_add(small.number.value)?;
    amount.number = Number::from_value(value.normalize(), Form::Figures);
    amount.measure = small.measure;
    Some(Value::Amount(amount))
}
