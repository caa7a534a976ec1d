//! Dates of the Islamic and the Julian calendar, as days of ours.

use super::super::reckoning::{islamic, julian};
use super::super::value::{TimeValue, When};
use super::when;
use crate::Modifier;
use crate::pattern::{Args, Role, Value};
use jiff::civil::Date;

/// "15 Ramadan 1445": the day by reckoning, which the moon may move by one.
pub(super) fn islamic_date(args: &Args<'_>) -> Option<Value> {
    let year = i16::try_from(args.int(Role::Year)?).ok()?;
    let month = u8::try_from(args.int(Role::Month)?).ok()?;
    let day = u8::try_from(args.int(Role::Day)?).ok()?;
    // Years of our calendar are no years of the hijra yet.
    (1..1600).contains(&year).then_some(())?;
    when(When {
        modifier: Some(Modifier::Approx),
        ..on(islamic(year, month, day)?)
    })
}

/// "25 October (7 November) 1917": the day of our calendar, whichever of both it is; with one
/// date only, that one is of the Julian calendar.
pub(super) fn old_style(args: &Args<'_>) -> Option<Value> {
    let date = |role| match args.time(role) {
        Some(TimeValue::When(when)) => Some(when),
        _ => None,
    };
    let year = |when: When| when.year.or_else(|| date(Role::Time)?.year);
    let of = |when: When, year: i16| Some((year, when.month?, when.day?));
    let first = date(Role::From)?;
    let new = match date(Role::To) {
        None => {
            let (year, month, day) = of(first, year(first)?)?;
            julian(year, month, day)?
        }
        Some(second) => {
            let in_year = year(second).or_else(|| year(first))?;
            let pair = |old: When, new: When| {
                // The new year may lie between both.
                [in_year, in_year - 1].into_iter().find_map(|old_year| {
                    let (year, month, day) = of(old, old.year.unwrap_or(old_year))?;
                    let there = julian(year, month, day)?;
                    let same = (Some(there.month() as u8), Some(there.day() as u8))
                        == (new.month, new.day);
                    same.then_some(there)
                })
            };
            pair(first, second).or_else(|| pair(second, first))?
        }
    };
    when(on(new))
}

fn on(day: Date) -> When {
    When {
        year: Some(day.year()),
        month: Some(day.month() as u8),
        day: Some(day.day() as u8),
        ..When::default()
    }
}
