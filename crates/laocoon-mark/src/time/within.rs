//! Fields of a date, and the year, month or week in which they are meant.

use super::calendar;
use super::place::Place;
use super::resolve::{Context, Tense};
use super::shift::{nth_within, shifted};
use super::value::{UnitKind, When};
use jiff::civil::Date;

/// Where a time lies.
pub(super) fn place(when: &When, context: &Context) -> Place {
    let found = unmoved(when, context);
    let moved = if (when.offset, when.offset_months) == (0, 0) {
        found
    } else {
        moved(found, when.offset_months.into(), when.offset.into())
            .unwrap_or(Place::Unknown("XXXX-XX-XX"))
    };
    match (when.whole, moved) {
        (Some(UnitKind::Week), Place::Day(day)) => {
            let (year, week) = calendar::week_of(day);
            Place::Week(Some(year), week)
        }
        (Some(_), Place::Day(day)) => Place::Month(Some(day.year()), day.month() as u8),
        (Some(_), _) => Place::Unknown("XXXX-WXX"),
        _ => moved,
    }
}

/// What lies so many months and days after a place.
fn moved(place: Place, months: i32, days: i32) -> Option<Place> {
    Some(match place {
        Place::Day(day) => Place::Day(calendar::add_days(
            calendar::move_months(day, months)?,
            days,
        )?),
        Place::Month(Some(year), month) if days == 0 => {
            let there = calendar::add_months(calendar::day(year, month, 1)?, months)?;
            Place::Month(Some(there.year()), there.month() as u8)
        }
        Place::Year(year) if days == 0 && months % 12 == 0 => {
            Place::Year(year.checked_add(i16::try_from(months / 12).ok()?)?)
        }
        _ => return None,
    })
}

/// Where a time lies, its offset not yet counted.
fn unmoved(when: &When, context: &Context) -> Place {
    if when.bc {
        return Place::BeforeChrist {
            year: when.year,
            century: when.century,
        };
    }
    if let Some(shift) = &when.shift {
        return shifted(when, shift, context);
    }
    let anchor = match when.which {
        Some(_) => context.anchor,
        None => context.anchor.or(context.last),
    };
    if let Some(century) = when.century {
        return Place::Century(century);
    }
    if let Some(decade) = when.decade {
        let decade = if decade < 10 { 190 + decade } else { decade };
        return match when.nth {
            Some(_) => Place::Decade(decade),
            None => Place::Decade(decade),
        };
    }
    let year = when.year.map(|year| match when.short_year {
        true => full_year(year, anchor),
        false => year,
    });
    within(when, year, anchor, context)
}

/// The year of two digits: not more than ten years after the text.
fn full_year(short: i16, anchor: Option<Date>) -> i16 {
    let pivot = anchor.map_or(2030, |anchor| anchor.year() + 10);
    let century = pivot / 100 * 100;
    if century + short <= pivot {
        century + short
    } else {
        century - 100 + short
    }
}

/// The fields below the year, in a year known or chosen.
pub(super) fn within(
    when: &When,
    year: Option<i16>,
    anchor: Option<Date>,
    context: &Context,
) -> Place {
    let choose = |day: &dyn Fn(i16) -> Option<(Date, Date)>| {
        year.or_else(|| choose_year(day, anchor?, when, context))
    };
    if let Some(holiday) = when.holiday {
        let year = choose(&|year| {
            let day = calendar::holiday(year, holiday)?;
            Some((day, day))
        });
        return match year.and_then(|year| calendar::holiday(year, holiday)) {
            Some(day) => Place::Day(day),
            None => Place::Unknown("XXXX-XX-XX"),
        };
    }
    if let Some(month) = when.month {
        return in_month(when, month, year, anchor, context);
    }
    if let (Some(0), Some(year)) = (when.quarter, year) {
        let spoken = context
            .quarter
            .map(|(_, nth)| Place::Quarter(Some(year), nth));
        return spoken.unwrap_or(Place::Year(year));
    }
    if let Some(quarter) = when.quarter {
        let first = quarter * 3 - 2;
        let year = choose(&|year| calendar::months(year, first, first + 2));
        return Place::Quarter(year, quarter);
    }
    if let Some(half) = when.half {
        let first = half * 6 - 5;
        let year = choose(&|year| calendar::months(year, first, first + 5));
        return Place::Half(year, half);
    }
    if let Some(season) = when.season {
        let year = choose(&|year| calendar::season(year, season));
        return Place::Season(year, season);
    }
    if let Some(week) = when.week {
        let year = choose(&|year| calendar::week(year, week));
        return match (year, when.weekday) {
            (Some(year), Some(weekday)) => calendar::week(year, week)
                .and_then(|(monday, _)| calendar::add_days(monday, i32::from(weekday) - 1))
                .map_or(Place::Week(Some(year), week), Place::Day),
            (year, _) => Place::Week(year, week),
        };
    }
    if let Some(year) = year {
        return match when.nth {
            Some(nth) => nth_within(Place::Year(year), nth),
            None => Place::Year(year),
        };
    }
    if let (Some(weekday), None) = (when.weekday, when.day) {
        // Without a day of the text, from the last day told, not from a year.
        let near = context.anchor.or(context.last_day);
        let chosen = near.and_then(|anchor| choose_weekday(weekday, anchor, when.which, context));
        return chosen.map_or(Place::Weekday(weekday), Place::Day);
    }
    if let Some(day) = when.day {
        let near = context.last_month.or(context.anchor);
        // "Friday the 14th": the next month in which it is one.
        let offsets: &[i32] = match when.weekday {
            Some(_) => &[0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -6, 6],
            None => &[0, -1, 1],
        };
        let months = near.into_iter().flat_map(|near| {
            offsets
                .iter()
                .filter_map(move |offset| calendar::add_months(near, *offset))
        });
        let mut days = months
            .filter_map(|first| calendar::day(first.year(), first.month() as u8, day))
            .filter(|day| {
                when.weekday
                    .is_none_or(|due| calendar::weekday(*day) == due)
            });
        let chosen = match (context.tense, context.anchor) {
            (Tense::Past, Some(anchor)) => days.find(|day| *day <= anchor),
            (Tense::Future, Some(anchor)) => days.find(|day| *day >= anchor),
            _ => days.next(),
        };
        return chosen.map_or(Place::DayOfMonth(None, None, day), Place::Day);
    }
    if when.weekend {
        // On a weekday the weekend that was, unless the sentence looks ahead.
        let back = anchor.is_some_and(|anchor| calendar::weekday(anchor) < 6)
            && context.tense != Tense::Future;
        let near = anchor.and_then(|anchor| {
            calendar::add_days(anchor, if back && when.which.is_none() { -7 } else { 0 })
        });
        let (year, week) = near.map(calendar::week_of).unzip();
        return Place::Weekend(year, week);
    }
    // "last night"
    if let (Some(which), Some(_)) = (when.which, when.part) {
        let day = context
            .anchor
            .and_then(|anchor| calendar::add_days(anchor, which.into()));
        return day.map_or(Place::Unknown("XXXX-XX-XX"), Place::Day);
    }
    // A time of day alone: the day last spoken of, or the text's own.
    let day = match when.which {
        Some(_) => context.anchor,
        None => context.last_day.or(context.anchor),
    };
    day.map_or(Place::Unknown("XXXX-XX-XX"), Place::Day)
}

fn in_month(
    when: &When,
    month: u8,
    year: Option<i16>,
    anchor: Option<Date>,
    context: &Context,
) -> Place {
    let Some(day) = when.day else {
        let year = year.or_else(|| {
            let span = |year| calendar::month(year, month);
            choose_year(&span, anchor?, when, context)
        });
        if let (Some(year), Some((nth, unit))) = (year, when.nth) {
            if let Some(weekday) = when.weekday {
                return calendar::nth_weekday(year, month, weekday, nth)
                    .map_or(Place::Month(Some(year), month), Place::Day);
            }
            return nth_within(Place::Month(Some(year), month), (nth, unit));
        }
        return Place::Month(year, month);
    };
    let year = year.or_else(|| {
        let anchor = anchor?;
        let on = |year| {
            let on = calendar::day(year, month, day)?;
            Some((on, on))
        };
        // A weekday that is said tells the year.
        if let Some(weekday) = when.weekday {
            let fits = (0..=5)
                .flat_map(|offset: i16| [anchor.year() - offset, anchor.year() + offset])
                .find(|year| on(*year).is_some_and(|(day, _)| calendar::weekday(day) == weekday));
            if fits.is_some_and(|year| (year - anchor.year()).abs() <= 1) {
                return fits;
            }
        }
        choose_year(&on, anchor, when, context)
    });
    match year {
        Some(year) => match calendar::day(year, month, day) {
            Some(day) => Place::Day(day),
            None => Place::Month(Some(year), month),
        },
        None => Place::DayOfMonth(None, Some(month), day),
    }
}

/// The year among those around the anchor in which a part of the year is meant.
fn choose_year(
    part: &dyn Fn(i16) -> Option<(Date, Date)>,
    anchor: Date,
    when: &When,
    context: &Context,
) -> Option<i16> {
    let years = [anchor.year() - 1, anchor.year(), anchor.year() + 1];
    let mut around = years
        .into_iter()
        .filter_map(|year| Some((year, part(year)?)));
    let chosen = match (when.which, context.tense) {
        (Some(-1), _) => around.rfind(|(_, (_, last))| *last < anchor),
        (Some(1 | 2), _) => around.find(|(_, (first, _))| *first > anchor),
        // "this winter" is the one that runs, else the year's; one to come where times are.
        (Some(_), _) => {
            let runs = |(first, last): (Date, Date)| first <= anchor && anchor <= last;
            let of_year =
                |year, (_, last)| year == anchor.year() && (!context.ahead || last >= anchor);
            around
                .clone()
                .find(|(_, days)| runs(*days))
                .or_else(|| around.clone().find(|(year, days)| of_year(*year, *days)))
                .or_else(|| around.find(|(_, (first, _))| *first >= anchor))
        }
        (None, tense) => around.min_by_key(|(_, (first, last))| {
            let before = calendar::days_between(*last, anchor).max(0);
            let after = calendar::days_between(anchor, *first).max(0);
            // A tense that does not fit makes a time seem further away, a day less so than
            // a month; of two as near, the past one: news tells what was.
            let against = match context.sure {
                true => 1000,
                // What a report tells of a quarter, it tells after it.
                false if first == last || when.quarter.is_some() => 4,
                false => 8,
            };
            match tense {
                Tense::Past => before + against * after,
                Tense::Future => against * before + after,
                Tense::Unknown => before + 2 * after,
            }
        }),
    };
    chosen.map(|(year, _)| year).or(Some(anchor.year()))
}

/// The day of that weekday which is meant.
fn choose_weekday(weekday: u8, anchor: Date, which: Option<i8>, context: &Context) -> Option<Date> {
    // "le vendredi suivant" follows the day last spoken of.
    let anchor = match which {
        Some(3 | -3) => context.last_day.unwrap_or(anchor),
        _ => anchor,
    };
    let back = (i32::from(calendar::weekday(anchor)) - i32::from(weekday)).rem_euclid(7);
    let days = match (which, context.tense) {
        (Some(-1 | -3), _) => -(if back == 0 { 7 } else { back }),
        (Some(1 | 3), _) => 7 - back,
        // "next Friday" is next week's.
        (Some(2), _) => 7 + i32::from(weekday) - i32::from(calendar::weekday(anchor)),
        (None, Tense::Future) if context.ahead => 7 - back,
        (_, Tense::Future) => (7 - back) % 7,
        (Some(_), Tense::Unknown) if back > 3 => 7 - back,
        _ => -back,
    };
    calendar::add_days(anchor, days)
}
