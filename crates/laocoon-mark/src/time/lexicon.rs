//! What the keys of the lexicons of time.toml mean.

use super::value::{
    Base, Clock, Holiday, Lasting, Part, Reference, Repeat, Season, SeasonOf, Shift, TimeValue,
    Unit, When,
};
use crate::Modifier;
use crate::pattern::Value;

/// The value of a key; `None` when the class is not one of time.
pub(crate) fn lexical(class: &str, key: &str) -> Option<Result<Value, &'static str>> {
    let when = |when: Option<When>, expected| {
        when.map(|when| Value::Time(TimeValue::When(when)))
            .ok_or(expected)
    };
    Some(match class {
        "time_unit" | "long_unit" | "the_unit" | "hour_letter" | "report_unit" | "period_word" | "week_only" | "month_only" | "edge_unit" | "unit_one" | "unit_genitive" | "century_unit" | "year_only" | "hour_unit" | "minute_unit" | "units_plural" | "bare_units" | "short_units" | "adjective_unit" | "unit_of_now" | "quarter_unit" => Unit::parse(key).map(Value::Unit).ok_or(
            "expected s, min, h, D, W, M, Q, H, S, Y, DE, CE or ML, with a number before it if several",
        ),
        "deictic" | "deictic_adjective" | "anaphoric" => when(shift(class, key), "expected UNIT+N or UNIT-N, such as D-1"),
        "month" | "month_lower" | "month_alone" | "month_adjective" | "month_full" => when(
            small(key, 12).map(|month| When { month: Some(month), ..When::default() }),
            "expected 1 to 12",
        ),
        "weekday" | "weekday_alone" | "weekdays" => when(
            small(key, 7).map(|day| When { weekday: Some(day), ..When::default() }),
            "expected 1 (Monday) to 7",
        ),
        "season" | "season_alone" => when(season(key), "expected SP, SU, FA or WI, with an M after it if of whole months"),
        "part_of_day" | "part_plural" | "part_alone" | "part_edge" | "part_hours" | "tonight_word" => when(
            part(key).map(|part| When { part: Some(part), ..When::default() }),
            "expected MO, MI, AF, EV, NI or DT",
        ),
        "reference" | "reference_adjective" | "reference_told" | "since_alone" | "soon" | "someday" => when(reference(key), "expected TOLD, PAST, PRESENT or FUTURE"),
        "festival" => festival(key).ok_or("expected two holidays with .. between them"),
        "holiday" => when(
            named_day(key),
            "expected MM-DD, easter+N, orthodox+N, islamic MM-DD, hebrew MM-DD or NTH WEEKDAY MONTH",
        ),
        "clock_word" => when(clock_word(key), "expected HH:MM"),
        "set_word" => Unit::parse(key)
            .map(|unit| Value::Time(TimeValue::Repeat(Repeat::Every(None, unit))))
            .ok_or("expected a unit of time"),
        "lasting_word" | "lasting_adjective" => lasting(key).ok_or("expected N and a unit, or X and a unit"),
        "modifier" | "edge_start" | "edge_end" | "edge_mid" | "modifier_after" | "month_modifier" | "modifier_edge" => modifier(key).map(Value::Modifier).ok_or(
            "expected BEFORE, AFTER, ON_OR_BEFORE, ON_OR_AFTER, START, MID, END, APPROX, …",
        ),
        "islamic_month" => small(key, 12)
            .map(|month| Value::Int(month.into()))
            .ok_or("expected 1 (Muharram) to 12"),
        "which_before" | "which_after" | "direction" | "nth_word" | "daypart" => key
            .parse()
            .map(Value::Int)
            .map_err(|_| "expected a whole number"),
        _ => return None,
    })
}

fn small(key: &str, most: u8) -> Option<u8> {
    key.parse().ok().filter(|value| (1..=most).contains(value))
}

fn shift(class: &str, key: &str) -> Option<When> {
    let sign = key.find(['+', '-'])?;
    let count: i32 = key[sign..].parse().ok()?;
    let base = match class {
        "anaphoric" => Base::Then,
        _ => Base::Now,
    };
    Some(When {
        shift: Some(Shift {
            unit: Unit::parse(&key[..sign])?,
            count: Some(count.abs()),
            half: false,
            direction: count.signum() as i8,
            base,
            counted: class == "anaphoric",
            tentative: false,
        }),
        ..When::default()
    })
}

fn clock_word(key: &str) -> Option<When> {
    let (hour, minute) = key.split_once(':')?;
    Some(When {
        clock: Some(Clock {
            hour: hour.parse().ok()?,
            minute: Some(minute.parse().ok()?),
            ..Clock::default()
        }),
        ..When::default()
    })
}

fn season(key: &str) -> Option<When> {
    let months = key.ends_with('M');
    let season = match key.trim_end_matches('M') {
        "SP" => Season::Spring,
        "SU" => Season::Summer,
        "FA" => Season::Autumn,
        "WI" => Season::Winter,
        _ => return None,
    };
    Some(When {
        season: Some(SeasonOf { season, months }),
        ..When::default()
    })
}

/// A part of the day by TIMEX3's name.
pub(super) fn part(key: &str) -> Option<Part> {
    Some(match key {
        "MO" => Part::Morning,
        "MI" => Part::Midday,
        "AF" => Part::Afternoon,
        "EV" => Part::Evening,
        "NI" => Part::Night,
        "DT" => Part::Daytime,
        _ => return None,
    })
}

fn reference(key: &str) -> Option<When> {
    let reference = match key {
        "TOLD" => Reference::Told,
        "PAST" => Reference::Past,
        "PRESENT" => Reference::Present,
        "FUTURE" => Reference::Future,
        _ => return None,
    };
    Some(When {
        reference: Some(reference),
        ..When::default()
    })
}

fn holiday(key: &str) -> Option<Holiday> {
    if let Some(days) = key.strip_prefix("easter") {
        return days.parse().ok().map(Holiday::Easter);
    }
    for (calendar, holiday) in [
        ("islamic ", Holiday::Islamic as fn(u8, u8) -> Holiday),
        ("hebrew ", Holiday::Hebrew),
    ] {
        if let Some((month, day)) = key
            .strip_prefix(calendar)
            .and_then(|key| key.split_once('-'))
        {
            return Some(holiday(small(month, 13)?, small(day, 30)?));
        }
    }
    if let Some(days) = key.strip_prefix("orthodox") {
        return days.parse().ok().map(Holiday::OrthodoxEaster);
    }
    if let Some((month, day)) = key.split_once('-').filter(|(month, _)| !month.is_empty()) {
        return Some(Holiday::Fixed(small(month, 12)?, small(day, 31)?));
    }
    let mut parts = key.split(' ');
    let holiday = Holiday::Weekday {
        nth: parts.next()?.parse().ok()?,
        weekday: small(parts.next()?, 7)?,
        month: small(parts.next()?, 12)?,
        after: parts.next().map_or(Some(0), |after| after.parse().ok())?,
    };
    parts.next().is_none().then_some(holiday)
}

fn lasting(key: &str) -> Option<Value> {
    let (count, unit) = key.split_once(' ')?;
    let count = match count {
        "X" => None,
        count => Some(count.parse().ok()?),
    };
    Some(Value::Time(TimeValue::Lasting(Lasting {
        count,
        unit: Unit::parse(unit)?,
        more: [None; 3],
        side: 0,
        modifier: None,
    })))
}

/// A holiday; that of a calendar told by the moon may lie a day beside.
fn named_day(key: &str) -> Option<When> {
    let day = holiday(key)?;
    Some(When {
        holiday: Some(day),
        modifier: matches!(day, Holiday::Islamic(..)).then_some(Modifier::Approx),
        ..When::default()
    })
}

/// A holiday of several days: its first and its last.
fn festival(key: &str) -> Option<Value> {
    let (first, last) = key.split_once("..")?;
    Some(Value::Time(TimeValue::Range(
        named_day(first)?,
        named_day(last)?,
    )))
}

/// A modifier by TIMEX3's name.
pub(super) fn modifier(key: &str) -> Option<Modifier> {
    Some(match key {
        "BEFORE" => Modifier::Before,
        "AFTER" => Modifier::After,
        "ON_OR_BEFORE" => Modifier::OnOrBefore,
        "ON_OR_AFTER" => Modifier::OnOrAfter,
        "LESS_THAN" => Modifier::LessThan,
        "MORE_THAN" => Modifier::MoreThan,
        "EQUAL_OR_LESS" => Modifier::EqualOrLess,
        "EQUAL_OR_MORE" => Modifier::EqualOrMore,
        "START" => Modifier::Start,
        "MID" => Modifier::Mid,
        "END" => Modifier::End,
        "APPROX" => Modifier::Approx,
        _ => return None,
    })
}
