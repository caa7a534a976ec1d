use super::calendar;
use super::length::{counted, part, period, repeated, stretch};
use super::place::Place;
use super::shift::{from_what, moment};
use super::value::{Base, Clock, Reference, Shift, TimeValue, When};
use super::within::place;
use crate::TimeKind;
use jiff::civil::{Date, DateTime, Time};

/// What the words around a time say about it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Context {
    /// The day of the text.
    pub anchor: Option<Date>,
    /// The hour of that day at which it was written, if that is known.
    pub hour: Option<Time>,
    /// The first day of the last time mentioned before.
    pub last: Option<Date>,
    /// The same of the last time as fine as a month, and as a day.
    pub last_month: Option<Date>,
    pub last_day: Option<Date>,
    /// Where the last time mentioned before lies.
    pub last_place: Option<Place>,
    /// The last time of day mentioned before, with its day.
    pub last_moment: Option<DateTime>,
    /// The sentence speaks of a month or a year in which no day was told.
    pub elsewhere: bool,
    /// Year and number of the quarter spoken of.
    pub quarter: Option<(i16, u8)>,
    pub tense: Tense,
    /// A day named today is the one to come.
    pub ahead: bool,
    /// The words leave no doubt about the tense.
    pub sure: bool,
}

/// Whether the sentence looks back or ahead.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    #[default]
    Unknown,
}

/// A time in the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Resolved {
    pub kind: TimeKind,
    pub value: String,
    /// Where it lies, for what is not a length or a repetition.
    pub place: Option<Place>,
    /// The time of that day, when both are known.
    pub moment: Option<DateTime>,
    pub from: Option<Date>,
    pub to: Option<Date>,
}

/// Places a time in the calendar.
pub(super) fn resolve(time: &TimeValue, context: &Context) -> Resolved {
    match time {
        TimeValue::When(when) => resolve_when(when, context),
        TimeValue::Lasting(lasting) => {
            let (from, to) = stretch(lasting, context).unzip();
            Resolved {
                from,
                to,
                ..plain(TimeKind::Duration, period(lasting))
            }
        }
        TimeValue::Repeat(repeat) => plain(TimeKind::Set, repeated(repeat, context)),
        TimeValue::Part(lasting, whole) => {
            let whole = place(whole, context);
            let (from, to) = part(lasting, whole).unzip();
            Resolved {
                from,
                to,
                place: Some(whole),
                ..plain(TimeKind::Duration, period(lasting))
            }
        }
        TimeValue::Range(from, to) => {
            let first = resolve_when(from, context);
            let last = resolve_when(
                &over_midnight(from, to, after(to, from, &first)),
                &Context {
                    last: first.from.or(context.last),
                    last_day: first.from.or(context.last_day),
                    ..*context
                },
            );
            Resolved {
                kind: first.kind,
                place: first.place,
                moment: last.moment,
                value: format!("{}/{}", first.value, last.value),
                from: first.from,
                to: last.to,
            }
        }
    }
}

/// The end of a range follows its beginning, by the weekday or the year.
fn after(to: &When, from: &When, first: &Resolved) -> When {
    if let (None, None, None, Some(month), Some(start)) =
        (to.year, to.shift, to.which, to.month, first.from)
    {
        let end = |year| {
            let last = match to.day {
                Some(day) => calendar::day(year, month, day)?,
                None => calendar::month(year, month)?.1,
            };
            (last >= start).then_some(year)
        };
        return When {
            year: end(start.year()).or_else(|| end(start.year() + 1)),
            ..*to
        };
    }
    let both = from
        .weekday
        .zip(to.weekday)
        .filter(|_| to.day.is_none() && to.shift.is_none());
    let Some(((one, two), day)) = both.zip(first.from) else {
        return *to;
    };
    let days = (i32::from(two) - i32::from(one)).rem_euclid(7);
    match calendar::add_days(day, days) {
        Some(day) => When {
            year: Some(day.year()),
            month: Some(day.month() as u8),
            day: Some(day.day() as u8),
            weekday: None,
            ..*to
        },
        None => *to,
    }
}

/// "from 7 pm to 6 am" ends on the day after.
fn over_midnight(from: &When, to: &When, placed: When) -> When {
    let minutes = |when: &When| {
        let clock = when.clock?;
        Some(u16::from(clock.hour) * 60 + u16::from(clock.minute.unwrap_or(0)))
    };
    let day = |when: &When| When {
        clock: None,
        part: None,
        ..*when
    };
    match minutes(from).zip(minutes(to)) {
        Some((start, end)) if end <= start && day(from) == day(to) => When {
            offset: placed.offset + 1,
            ..placed
        },
        _ => placed,
    }
}

fn plain(kind: TimeKind, value: String) -> Resolved {
    Resolved {
        kind,
        value,
        place: None,
        moment: None,
        from: None,
        to: None,
    }
}

pub(super) fn resolve_when(when: &When, context: &Context) -> Resolved {
    // "two hours later" than no known hour is so long, and no more.
    let length = |shift: &Shift| {
        shift.tentative && context.tense != Tense::Future
            || shift.counts_hours()
                && from_what(shift, context) == Base::Then
                && moment(shift, context).is_none()
    };
    if let Some(shift) = when.shift.filter(length) {
        return plain(TimeKind::Duration, counted(&shift));
    }
    if let (Some(Reference::Told), Some(place)) = (when.reference, context.last_place) {
        let (from, to) = place.days().unzip();
        return Resolved {
            from,
            to,
            place: Some(place),
            ..plain(TimeKind::Date, place.value())
        };
    }
    if let Some(reference) = when.reference {
        return plain(TimeKind::Date, reference.code().to_owned());
    }
    let place = to_come(when, place(when, context), context);
    let kind = match (when.clock, when.part, place) {
        (None, None, place) if !matches!(place, Place::Moment(_)) => TimeKind::Date,
        _ => TimeKind::Time,
    };
    let (from, to) = place.days().unzip();
    let mut value = place.value();
    if let Some(part) = when.part.filter(|_| when.clock.is_none()) {
        value.push('T');
        value.push_str(part.code());
    }
    if let Some(clock) = when.clock {
        value.push_str(&format!("T{:02}", clock.hour));
        value.push_str(&format!(":{:02}", clock.minute.unwrap_or(0)));
        if let Some(second) = clock.second {
            value.push_str(&format!(":{second:02}"));
        }
        match clock.zone {
            Some(0) => value.push('Z'),
            Some(zone) => {
                let sign = if zone < 0 { '-' } else { '+' };
                let zone = zone.unsigned_abs();
                value.push_str(&format!("{sign}{:02}:{:02}", zone / 60, zone % 60));
            }
            None => {}
        }
    }
    Resolved {
        kind,
        value,
        place: Some(place),
        moment: of_clock(place, when.clock),
        from,
        to,
    }
}

/// A time of day alone that is over is the next day's, where times are to come.
fn to_come(when: &When, place: Place, context: &Context) -> Place {
    let alone = When {
        clock: None,
        part: None,
        modifier: None,
        ..*when
    } == When::default();
    let over = of_clock(place, when.clock)
        .zip(context.anchor.zip(context.hour))
        .is_some_and(|(at, (day, hour))| at.date() == day && at.time() < hour);
    match place {
        Place::Day(day) if context.ahead && alone && over => {
            calendar::add_days(day, 1).map_or(place, Place::Day)
        }
        _ => place,
    }
}

/// The moment of a time of day; of another zone it is not the text's own.
fn of_clock(place: Place, clock: Option<Clock>) -> Option<DateTime> {
    match (place, clock) {
        (Place::Moment(at), _) => Some(at),
        (Place::Day(day), Some(clock)) if clock.zone.is_none() => {
            let minutes = i64::from(clock.hour) * 60 + i64::from(clock.minute.unwrap_or(0));
            let seconds = minutes * 60 + i64::from(clock.second.unwrap_or(0));
            calendar::add_seconds(day.to_datetime(Time::midnight()), seconds)
        }
        _ => None,
    }
}
