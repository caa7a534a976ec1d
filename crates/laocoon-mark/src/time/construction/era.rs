//! Decades, centuries, numbered weeks, years in words.

use super::super::value::{TimeValue, When};
use super::fields::possible;
use super::when;
use crate::pattern::{Args, Role, Value};
use crate::quantity::Form;

/// "les années 1990", "the nineties".
pub(super) fn decade(args: &Args<'_>) -> Option<Value> {
    let year = args.int(Role::Decade)?;
    // "the nineteen twenties"
    let year = match args.int(Role::Number) {
        Some(century @ 10..=21) => century * 100 + year,
        Some(century @ (1000 | 2000)) => century + year,
        Some(_) => return None,
        None => year,
    };
    let round = year % 10 == 0;
    let decade = match year {
        10..=90 if round => year / 10,
        1000..=2190 if round => year / 10,
        0 => 200,
        _ => return None,
    };
    when(When {
        decade: Some(decade as i16),
        ..When::default()
    })
}

/// "XIXe siècle", "the 20th century".
pub(super) fn century(args: &Args<'_>) -> Option<Value> {
    let century = args.int(Role::Century)?;
    let modifier = match args.get(Role::Modifier) {
        Some(Value::Modifier(modifier)) => Some(modifier),
        _ => None,
    };
    (1..=30).contains(&century).then_some(())?;
    when(When {
        century: Some(century as i16),
        bc: args.constant(Role::Era) == Some("BC"),
        modifier,
        ..When::default()
    })
}

/// "semaine 12", "week 3 of 2024", "2024-W03".
pub(super) fn week(args: &Args<'_>) -> Option<Value> {
    let week = args.int(Role::Number)?;
    let mut all = match args.time(Role::Time) {
        Some(TimeValue::When(within)) => within,
        _ => When::default(),
    };
    if let Some(year) = args.int(Role::Year) {
        all.year = Some(year as i16);
    }
    all.week = Some(
        u8::try_from(week)
            .ok()
            .filter(|week| (1..=53).contains(week))?,
    );
    when(all)
}

/// "20220106"; eight digits that begin with 18 are millions.
pub(super) fn day_in_digits(args: &Args<'_>) -> Option<Value> {
    let digits = args.int(Role::Number)?;
    let (year, month, day) = (digits / 10_000, digits / 100 % 100, digits % 100);
    let all = When {
        year: i16::try_from(year)
            .ok()
            .filter(|year| (1950..2100).contains(year)),
        month: u8::try_from(month)
            .ok()
            .filter(|month| (1..=12).contains(month)),
        day: u8::try_from(day).ok().filter(|day| (1..=31).contains(day)),
        ..When::default()
    };
    let whole = all.year.is_some() && all.month.is_some() && all.day.is_some();
    (whole && possible(&all)).then(|| when(all)).flatten()
}

/// "deux mille quatorze", "nineteen ninety-four".
pub(super) fn year_in_words(args: &Args<'_>) -> Option<Value> {
    let number = args.number(Role::Number)?;
    // "1,456" is a number.
    (number.form == Form::Words).then_some(())?;
    let year = number.integer()?;
    (1100..=2100).contains(&year).then_some(())?;
    when(When {
        year: Some(year as i16),
        ..When::default()
    })
}
