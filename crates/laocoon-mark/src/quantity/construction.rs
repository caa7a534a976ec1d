//! What patterns of quantities mean, for all languages.

use super::amount::Amount;
use super::between::{both_bounds, compound, range};
use super::number::{Form, Number, ten_to};
use super::part::{fraction, inverse, out_of, quotient};
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

const MILLION: Decimal = Decimal::from_parts(1_000_000, 0, 0, false, 0);

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
    // An index moves by thousands of points, a share never does.
    if args.constant(Role::Kind) == Some("points")
        && args.number(Role::Number)?.value >= Decimal::ONE_HUNDRED
    {
        return None;
    }
    let mut amount = match args.get(Role::Amount) {
        Some(Value::Amount(amount)) if amount.measure.is_none() => amount,
        Some(_) => return None,
        None => Amount::new(kind, args.number(Role::Number)?),
    };
    // "361 million pounds" are money, "3 pounds" a weight.
    if args.constant(Role::Kind) == Some("millions") && amount.number.value < MILLION {
        return None;
    }
    // "75 USD million"
    if let Some(Value::Atom(scale)) = args.get(Role::Scale) {
        amount.number = amount.number.scaled(scale.value)?;
    }
    // "4 euros 50"
    if let Some(more) = args.number(Role::More) {
        if more.form == Form::Article
            || amount.number.last != 0
            || more.value >= Decimal::ONE_HUNDRED
            || more.value.is_zero()
        {
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
    // "à partir de 1950" is a time.
    if args.constant(Role::Kind) == Some("no year") && amount.is_year() {
        return None;
    }
    amount.bound = bound;
    made(amount)
}

/// The number of an ordinal.
fn ordinal(args: &Args<'_>) -> Option<Value> {
    let mut number = args.number(Role::Number)?;
    if number.integer()? < 0 {
        return None;
    }
    // "twenty-first", "nineteen hundred and thirtieth": what stands before must leave room.
    if let Some(more) = args.number(Role::More) {
        let (high, low) = (number.integer()?, more.integer()?);
        let fits = low > 0 && high >= 20 && more.value < ten_to(number.last_nonzero);
        if !fits || high % 100 == 10 {
            return None;
        }
        number = number.plus(more)?;
    }
    number.form = Form::Words;
    Some(Value::Number(number))
}

/// So many times as much.
fn multiple(args: &Args<'_>) -> Option<Value> {
    let mut number = args.number(Role::Number)?;
    // "three times": how often, not how much more.
    number.form = match args.constant(Role::Kind) {
        Some("often") => Form::Figures,
        _ => Form::Multiple,
    };
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
    // "par habitant et par an"
    match amount.per {
        None => amount.per = Some(per),
        Some(known) if amount.per_too.is_none() && known != per => amount.per_too = Some(per),
        Some(_) => return None,
    }
    let times = ["s", "min", "h", "d", "wk", "mo", "a"].contains(&args.codes.get(per));
    if !times && matches!(amount.kind, QuantityKind::Number | QuantityKind::Count) {
        amount.kind = QuantityKind::Measure;
    }
    // "40 habitants au km2", "12 décès pour 1 000 habitants"
    let second = args
        .list
        .get(1)
        .filter(|_| args.constant(Role::Kind) == Some("counted"));
    if let Some(counted) = args.arg(Role::Counted).or(second) {
        amount.of = Some(counted.tokens);
    }
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
    // "one billion and a half million" are two numbers.
    if number.value >= MILLION && scale >= Decimal::ONE_THOUSAND {
        return None;
    }
    let number = match args.constant(Role::Kind) {
        Some("about") => Number::about(number.value),
        _ => number,
    };
    Some(Value::Number(number.scaled(scale)?))
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
