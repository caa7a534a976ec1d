use super::calendar;
use super::place::Place;
use super::value::{Base, Lasting, Repeat, Shift, TimeValue, Unit, UnitKind, When};
use crate::TimeKind;
use jiff::civil::Date;
use rust_decimal::Decimal;

/// What the words around a time say about it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Context {
    /// The day of the text.
    pub anchor: Option<Date>,
    /// The last day mentioned before.
    pub last: Option<Date>,
    pub tense: Tense,
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
    pub from: Option<Date>,
    pub to: Option<Date>,
}

/// Places a time in the calendar.
pub(super) fn resolve(time: &TimeValue, context: &Context) -> Resolved {
    match time {
        TimeValue::When(when) => resolve_when(when, context),
        TimeValue::Lasting(lasting) => plain(TimeKind::Duration, period(lasting)),
        TimeValue::Repeat(repeat) => plain(TimeKind::Set, repeated(repeat, context)),
        TimeValue::Range(from, to) => {
            let first = resolve_when(from, context);
            let last = resolve_when(
                to,
                &Context {
                    last: first.from.or(context.last),
                    ..*context
                },
            );
            Resolved {
                kind: first.kind,
                value: format!("{}/{}", first.value, last.value),
                from: first.from,
                to: last.to,
            }
        }
    }
}

fn plain(kind: TimeKind, value: String) -> Resolved {
    Resolved {
        kind,
        value,
        from: None,
        to: None,
    }
}

fn resolve_when(when: &When, context: &Context) -> Resolved {
    let kind = match (when.clock, when.part) {
        (None, None) => TimeKind::Date,
        _ => TimeKind::Time,
    };
    if let Some(reference) = when.reference {
        return plain(TimeKind::Date, reference.code().to_owned());
    }
    let place = place(when, context);
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
        from,
        to,
    }
}

/// Where a time lies.
fn place(when: &When, context: &Context) -> Place {
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
fn within(when: &When, year: Option<i16>, anchor: Option<Date>, context: &Context) -> Place {
    let choose = |day: &dyn Fn(i16) -> Option<(Date, Date)>| {
        year.or_else(|| choose_year(day, anchor?, when.which, context))
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
    if let Some(weekday) = when.weekday {
        let chosen = anchor.and_then(|anchor| {
            // "vendredi" after "le 4 janvier" stays near the text's day.
            choose_weekday(weekday, anchor, when.which, context.tense)
        });
        return chosen.map_or(Place::Weekday(weekday), Place::Day);
    }
    if let Some(day) = when.day {
        let near = context.last.or(context.anchor);
        let months = near.into_iter().flat_map(|near| {
            [0, -1, 1]
                .into_iter()
                .filter_map(move |offset| calendar::add_months(near, offset))
        });
        let mut days =
            months.filter_map(|first| calendar::day(first.year(), first.month() as u8, day));
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
        None => context.last.or(context.anchor),
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
            choose_year(&span, anchor?, when.which, context)
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
        choose_year(&on, anchor, when.which, context)
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
    which: Option<i8>,
    context: &Context,
) -> Option<i16> {
    let years = [anchor.year() - 1, anchor.year(), anchor.year() + 1];
    let mut around = years
        .into_iter()
        .filter_map(|year| Some((year, part(year)?)));
    let chosen = match (which, context.tense) {
        (Some(-1), _) => around.rfind(|(_, (_, last))| *last < anchor),
        (Some(1), _) => around.find(|(_, (first, _))| *first > anchor),
        (Some(_), _) => around.find(|(year, _)| *year == anchor.year()),
        (None, tense) => around.min_by_key(|(_, (first, last))| {
            let before = calendar::days_between(*last, anchor).max(0);
            let after = calendar::days_between(anchor, *first).max(0);
            // A tense that does not fit makes a time seem further away, a day less so than
            // a month; of two as near, the past one: news tells what was.
            let against = match context.sure {
                true => 1000,
                false if first == last => 4,
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
fn choose_weekday(weekday: u8, anchor: Date, which: Option<i8>, tense: Tense) -> Option<Date> {
    let back = (i32::from(calendar::weekday(anchor)) - i32::from(weekday)).rem_euclid(7);
    let days = match (which, tense) {
        (Some(-1), _) => -(if back == 0 { 7 } else { back }),
        (Some(1), _) => 7 - back,
        (_, Tense::Future) => (7 - back) % 7,
        (Some(_), Tense::Unknown) if back > 3 => 7 - back,
        _ => -back,
    };
    calendar::add_days(anchor, days)
}

/// A time so many units from another.
fn shifted(when: &When, shift: &Shift, context: &Context) -> Place {
    let base = match shift.base {
        Base::Now => context.anchor,
        Base::Then => context.last.or(context.anchor),
    };
    let Some(count) = shift.count else {
        return match shift.direction {
            _ if shift.base == Base::Then => Place::Some(shift.unit),
            -1 => Place::Unknown("PAST_REF"),
            1 => Place::Unknown("FUTURE_REF"),
            _ => Place::Unknown("PRESENT_REF"),
        };
    };
    let Some(base) = base else {
        return Place::unknown(shift.unit.kind, when);
    };
    moved(when, shift, base, count, context).unwrap_or(Place::Unknown("XXXX-XX-XX"))
}

fn moved(when: &When, shift: &Shift, base: Date, count: i32, context: &Context) -> Option<Place> {
    let units = count
        .checked_mul(i32::from(shift.direction))?
        .checked_mul(i32::from(shift.unit.times))?;
    // Half a year is six months, half a day nothing.
    let (kind, units) = match (shift.half, shift.unit.kind) {
        (true, UnitKind::Year) => (
            UnitKind::Month,
            units.checked_mul(12)? + 6 * i32::from(shift.direction),
        ),
        (_, kind) => (kind, units),
    };
    let months = |months: i32| calendar::add_months(base, months);
    Some(match kind {
        UnitKind::Second | UnitKind::Minute => Place::Day(base),
        UnitKind::Hour => Place::Day(calendar::add_days(base, units / 24)?),
        UnitKind::Day => Place::Day(calendar::add_days(base, units)?),
        UnitKind::Weekend => {
            let (year, week) = calendar::week_of(calendar::add_days(base, units.checked_mul(7)?)?);
            Place::Weekend(Some(year), Some(week))
        }
        UnitKind::Week => {
            let there = calendar::add_days(base, units.checked_mul(7)?)?;
            let (year, week) = calendar::week_of(there);
            match when.weekday {
                Some(weekday) => {
                    let monday = calendar::week(year, week)?.0;
                    Place::Day(calendar::add_days(monday, i32::from(weekday) - 1)?)
                }
                None => Place::Week(Some(year), week),
            }
        }
        UnitKind::Month => {
            let there = months(units)?;
            let month = Place::Month(Some(there.year()), there.month() as u8);
            match (when.day, when.nth) {
                (Some(day), _) => {
                    Place::Day(calendar::day(there.year(), there.month() as u8, day)?)
                }
                (None, Some(nth)) => nth_within(month, nth),
                (None, None) => month,
            }
        }
        UnitKind::Quarter => {
            let there = months(units.checked_mul(3)?)?;
            Place::Quarter(Some(there.year()), (there.month() as u8).div_ceil(3))
        }
        UnitKind::Half => {
            let there = months(units.checked_mul(6)?)?;
            Place::Half(Some(there.year()), (there.month() as u8).div_ceil(6))
        }
        UnitKind::Season | UnitKind::Year => {
            let year = i16::try_from(i32::from(base.year()) + units).ok()?;
            let fields = When {
                shift: None,
                ..*when
            };
            within(&fields, Some(year), Some(base), context)
        }
        UnitKind::Decade => {
            let year = i32::from(base.year()) + units.checked_mul(10)?;
            Place::Decade(i16::try_from(year / 10).ok()?)
        }
        UnitKind::Century => {
            let year = i32::from(base.year()) + units.checked_mul(100)?;
            Place::Century(i16::try_from(year / 100 + 1).ok()?)
        }
        UnitKind::Millennium => {
            let year = i32::from(base.year()) + units.checked_mul(1000)?;
            Place::Millennium(i16::try_from(year / 1000).ok()?)
        }
    })
}

/// The first, second, last unit of a month, a year or another stretch.
fn nth_within(whole: Place, (nth, unit): (i8, Unit)) -> Place {
    let found = whole.days().and_then(|(first, last)| {
        let steps = if nth > 0 { i32::from(nth) - 1 } else { 0 };
        let from = if nth > 0 { first } else { last };
        Some(match unit.kind {
            UnitKind::Day => Place::Day(calendar::add_days(from, steps)?),
            UnitKind::Week => {
                let (year, week) = calendar::week_of(calendar::add_days(from, steps * 7)?);
                Place::Week(Some(year), week)
            }
            UnitKind::Weekend => {
                let (year, week) = calendar::week_of(calendar::add_days(from, steps * 7)?);
                Place::Weekend(Some(year), Some(week))
            }
            UnitKind::Month => {
                let there = calendar::add_months(from, steps)?;
                Place::Month(Some(there.year()), there.month() as u8)
            }
            UnitKind::Year => Place::Year(i16::try_from(i32::from(from.year()) + steps).ok()?),
            _ => return None,
        })
    });
    found.unwrap_or(whole)
}

fn number(count: Option<Decimal>) -> String {
    count.map_or_else(|| "X".to_owned(), |count| count.normalize().to_string())
}

/// A length as TIMEX3 writes it.
fn period(lasting: &Lasting) -> String {
    // TIMEX3 tells quarters in months.
    let unit = match lasting.unit {
        Unit {
            kind: UnitKind::Quarter,
            times,
        } if lasting.count.is_some() => Unit {
            kind: UnitKind::Month,
            times: times * 3,
        },
        unit => unit,
    };
    let times = Decimal::from(unit.times);
    let count = lasting.count.and_then(|count| count.checked_mul(times));
    let whole = unit.period(&number(count));
    match lasting.more {
        None => whole,
        Some((count, unit)) => {
            let count = count.checked_mul(Decimal::from(unit.times));
            let rest = unit.period(&number(count));
            let clock_in_both = whole.starts_with("PT") && rest.starts_with("PT");
            let rest = if clock_in_both {
                &rest[2..]
            } else {
                &rest[1..]
            };
            format!("{whole}{rest}")
        }
    }
}

/// What comes again, as TIMEX3 writes it.
fn repeated(repeat: &Repeat, context: &Context) -> String {
    match repeat {
        Repeat::Every(count, unit) => {
            let count = count.unwrap_or(Decimal::ONE);
            unit.period(&number(count.checked_mul(Decimal::from(unit.times))))
        }
        Repeat::On(when) => {
            let unknown = Context {
                anchor: None,
                last: None,
                ..*context
            };
            resolve_when(when, &unknown).value
        }
    }
}
