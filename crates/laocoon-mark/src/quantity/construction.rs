//! What patterns of quantities mean, for all languages.

use super::amount::Amount;
use super::number::{Form, Number};
use crate::pattern::{Args, Named, Role, Value};
use crate::{Bound, QuantityKind};
use rust_decimal::Decimal;

/// The constructions of quantities.
pub(crate) const CONSTRUCTIONS: &[Named] = &[
    ("number", number),
    ("measure", measure),
    ("money", money),
    ("percent", percent),
    ("rank", rank),
    ("count", count),
    ("bounded", bounded),
    ("range of amounts", range),
    ("ordinal", ordinal),
    ("fraction", fraction),
    ("multiple", multiple),
    ("rate", rate),
    ("several", several),
    ("sum of numbers", sum),
    ("about", about),
    ("quotient", quotient),
    ("inverse", inverse),
    ("age", age),
    ("one scale", one_scale),
    ("times", times),
    ("compound", compound),
    ("both bounds", both_bounds),
    ("below zero", below_zero),
    ("out of", out_of),
    ("written", written),
];

fn made(amount: Amount) -> Option<Value> {
    Some(Value::Amount(amount))
}

/// A number by itself. A word for one is none.
fn number(args: &Args<'_>) -> Option<Value> {
    let number = args.number(Role::Number)?;
    if number.form == Form::Article {
        return None;
    }
    made(Amount::new(QuantityKind::Number, number))
}

/// A number with a unit.
fn measure(args: &Args<'_>) -> Option<Value> {
    with_unit(args, QuantityKind::Measure)
}

/// A number with a currency.
fn money(args: &Args<'_>) -> Option<Value> {
    with_unit(args, QuantityKind::Money)
}

/// A number of hundredths.
fn percent(args: &Args<'_>) -> Option<Value> {
    with_unit(args, QuantityKind::Percent)
}

fn with_unit(args: &Args<'_>, kind: QuantityKind) -> Option<Value> {
    let unit = args.measure()?;
    let mut amount = match args.get(Role::Amount) {
        Some(Value::Amount(amount)) if amount.measure.is_none() => amount,
        Some(_) => return None,
        None => Amount::new(kind, args.number(Role::Number)?),
    };
    // "4 euros 50"
    if let Some(more) = args.number(Role::More) {
        if amount.number.last != 0 || more.value >= Decimal::ONE_HUNDRED || more.value.is_zero() {
            return None;
        }
        let cents = more.value.checked_div(Decimal::ONE_HUNDRED)?;
        amount.number = Number::from_value(amount.number.value.checked_add(cents)?, Form::Figures);
    }
    amount.kind = kind;
    amount.measure = Some(unit);
    made(amount)
}

/// A place in an order.
fn rank(args: &Args<'_>) -> Option<Value> {
    let number = args
        .number(Role::Ordinal)
        .or_else(|| args.number(Role::Number))?;
    let mut amount = Amount::new(QuantityKind::Rank, number);
    amount.of = args.arg(Role::Counted).map(|arg| arg.tokens);
    made(amount)
}

/// A number of things that the pattern names.
fn count(args: &Args<'_>) -> Option<Value> {
    let number = args.number(Role::Number)?;
    if number.form == Form::Article {
        return None;
    }
    let mut amount = Amount::new(QuantityKind::Count, number);
    amount.of = args.arg(Role::Counted).map(|arg| arg.tokens);
    made(amount)
}

/// An amount with words that bound it.
fn bounded(args: &Args<'_>) -> Option<Value> {
    let Some(Value::Bound(bound)) = args.get(Role::Bound) else {
        return None;
    };
    let mut amount = match args.get(Role::Amount) {
        Some(Value::Amount(amount)) => amount,
        _ => Amount::new(QuantityKind::Number, args.number(Role::Number)?),
    };
    if amount.bound != Bound::Exact || amount.to.is_some() {
        return None;
    }
    amount.bound = bound;
    made(amount)
}

/// From one amount to another; the unit may stand once.
fn range(args: &Args<'_>) -> Option<Value> {
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
    let year = |amount: &Amount| {
        amount.measure.is_none()
            && amount.number.form == Form::Digits
            && amount
                .number
                .integer()
                .is_some_and(|year| (1000..2100).contains(&year))
    };
    if year(&from) && year(&to) {
        return None;
    }
    let same_unit = from.measure.is_none() || from.measure == to.measure;
    if matches!(to.bound, Bound::Exact | Bound::About) && from.bound == Bound::About {
        return None;
    }
    if from.to.is_some() || to.to.is_some() || !same_unit || from.bound != Bound::Exact {
        return None;
    }
    let mut low = from.number;
    // "de 2 à 3 millions": the scale word belongs to both.
    if from.measure.is_none() && low.value < to.number.value {
        let gap = to.number.last - low.last;
        if gap >= 3
            && low.value < Decimal::ONE_THOUSAND
            && args.constant(Role::Scale) != Some("own")
        {
            let scaled = low.scaled(super::number::ten_to(to.number.last))?;
            if scaled.value < to.number.value {
                low = scaled;
            }
        }
    }
    if low.value >= to.number.value {
        return None;
    }
    let mut amount = to;
    amount.number = low;
    amount.to = Some(to.number);
    made(amount)
}

/// The number of an ordinal.
fn ordinal(args: &Args<'_>) -> Option<Value> {
    let mut number = args.number(Role::Number)?;
    if number.integer()? < 0 {
        return None;
    }
    // "twenty-first": the tens before the ordinal.
    if let Some(more) = args.number(Role::More) {
        let both = number.integer()? > 0 && more.integer()? > 0;
        let fits = number.value % Decimal::TEN == Decimal::ZERO && more.value < number.value;
        if !both || !fits {
            return None;
        }
        number = number.plus(more)?;
    }
    number.form = Form::Words;
    Some(Value::Number(number))
}

/// Parts of a whole: "deux tiers", "half".
fn fraction(args: &Args<'_>) -> Option<Value> {
    let part = args.number(Role::Part)?;
    let count = match args.number(Role::Number) {
        Some(number) => number.value,
        None => Decimal::ONE,
    };
    // "twenty-fifth" is an ordinal.
    if count >= Decimal::TWO * Decimal::TEN
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
        if whole.form == Form::Words && whole.last >= 3 {
            value = value.checked_mul(super::number::ten_to(whole.last))?;
        }
        value = value.checked_add(whole.value)?;
    }
    let mut number = Number::from_value(value.round_dp(6).normalize(), Form::Figures);
    number.last = number.last.max(-2);
    number.last_nonzero = number.last_nonzero.max(-2);
    if let Some(Value::Measure(unit)) = args.get(Role::Measure) {
        let mut amount = Amount::new(QuantityKind::Measure, number);
        amount.measure = Some(unit);
        return made(amount);
    }
    if args.constant(Role::Kind) == Some("number") {
        return Some(Value::Number(number));
    }
    made(Amount::new(QuantityKind::Number, number))
}

/// So many times as much.
fn multiple(args: &Args<'_>) -> Option<Value> {
    let mut number = args.number(Role::Number)?;
    number.form = Form::Figures;
    let mut amount = Amount::new(QuantityKind::Number, number);
    amount.measure = args.measure();
    made(amount)
}

/// So much for each of something.
fn rate(args: &Args<'_>) -> Option<Value> {
    let mut amount = args.amount(Role::Amount)?;
    let Some(Value::Measure(per)) = args.get(Role::Per) else {
        return None;
    };
    if amount.per.is_some() {
        return None;
    }
    amount.per = Some(per);
    made(amount)
}

/// A scale word in the plural without a number: "des milliards".
fn several(args: &Args<'_>) -> Option<Value> {
    let Some(Value::Atom(atom)) = args.get(Role::Scale) else {
        return None;
    };
    let low = atom.value.checked_mul(Decimal::TWO)?;
    Some(Value::Number(Number::vague(atom.value, low, None)))
}

/// A number built from two that stand side by side: "nineteen ninety-four".
fn sum(args: &Args<'_>) -> Option<Value> {
    let high = args.number(Role::Number)?.integer()?;
    let low = args.number(Role::More)?.integer()?;
    let fits = (10..=21).contains(&high) && (10..=99).contains(&low);
    fits.then(|| Value::Int(high * 100 + low))
}

/// "une centaine": about so many.
fn about(args: &Args<'_>) -> Option<Value> {
    let number = args.number(Role::Number)?;
    Some(Value::Number(Number::about(number.value)))
}

/// A number of dozens, of millions.
fn times(args: &Args<'_>) -> Option<Value> {
    let number = args.number(Role::Number)?;
    let scale = match (args.get(Role::Scale), args.number(Role::Other)) {
        (Some(Value::Atom(atom)), _) => atom.value,
        (_, Some(other)) => other.value,
        _ => return None,
    };
    let number = match args.constant(Role::Kind) {
        Some("about") => Number::about(number.value),
        _ => number,
    };
    Some(Value::Number(number.scaled(scale)?))
}

/// The part that an ordinal names, from the third on: "neuvièmes".
fn inverse(args: &Args<'_>) -> Option<Value> {
    let number = args.number(Role::Number)?;
    if number.value < Decimal::from(3) {
        return None;
    }
    let value = Decimal::ONE.checked_div(number.value)?;
    Some(Value::Number(Number::from_value(value, Form::Words)))
}

/// "1/2", "3/4": a part of one.
fn quotient(args: &Args<'_>) -> Option<Value> {
    let top = args.int(Role::Number)?;
    let bottom = args.int(Role::Other)?;
    // "9/11", "24/7" and "20/20" are names.
    if top <= 0 || top >= bottom || bottom > 1000 || bottom == 11 {
        return None;
    }
    let value = Decimal::from(top).checked_div(Decimal::from(bottom))?;
    Some(Value::Number(Number::from_value(value, Form::Figures)))
}

/// A scale word that stands for one of it: "миллион".
fn one_scale(args: &Args<'_>) -> Option<Value> {
    let Some(Value::Atom(atom)) = args.get(Role::Scale) else {
        return None;
    };
    Some(Value::Number(Number::small(1).scaled(atom.value)?))
}

/// A number that is no article.
fn written(args: &Args<'_>) -> Option<Value> {
    let number = args.number(Role::Number)?;
    (number.form != Form::Article).then_some(Value::Number(number))
}

/// "two out of five": a share.
fn out_of(args: &Args<'_>) -> Option<Value> {
    let top = args.number(Role::Number)?;
    let bottom = args.number(Role::Other)?;
    let (part, whole) = (top.integer()?, bottom.integer()?);
    if part <= 0 || part >= whole {
        return None;
    }
    let value = top.value.checked_div(bottom.value)?.round_dp(6).normalize();
    made(Amount::new(
        QuantityKind::Number,
        Number::from_value(value, Form::Figures),
    ))
}

/// "7 feet 10 inches", "1 dollar and 42 cents": one length, weight or sum in two units, given
/// in the smaller, money in the greater.
fn compound(args: &Args<'_>) -> Option<Value> {
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
    let factor = super::unit::factor(from, to)?;
    if factor <= Decimal::ONE || small.number.value >= factor || large.number.last < 0 {
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
    made(amount)
}

/// "more than 20 and less than 35": two bounds that leave a range between them.
fn both_bounds(args: &Args<'_>) -> Option<Value> {
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
    made(amount)
}

/// "ten degrees below zero".
fn below_zero(args: &Args<'_>) -> Option<Value> {
    let mut amount = match args.get(Role::Amount) {
        Some(Value::Amount(amount)) => amount,
        _ => Amount::new(QuantityKind::Measure, args.number(Role::Number)?),
    };
    if amount.number.value <= Decimal::ZERO || amount.to.is_some() {
        return None;
    }
    amount.number.value.set_sign_negative(true);
    amount.number.form = Form::Figures;
    amount.measure = amount.measure.or(args.measure());
    made(amount)
}

/// The years that somebody or something has lived.
fn age(args: &Args<'_>) -> Option<Value> {
    let number = args.number(Role::Number)?;
    if number.value > Decimal::from(130) {
        return None;
    }
    let mut amount = Amount::new(QuantityKind::Measure, number);
    amount.measure = Some(args.measure()?);
    if let Some(Value::Bound(bound)) = args.get(Role::Bound) {
        amount.bound = bound;
    }
    made(amount)
}
