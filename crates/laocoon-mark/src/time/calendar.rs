use super::reckoning;
use super::value::{Holiday, Season, SeasonOf};
use jiff::Span as Period;
use jiff::civil::{Date, DateTime, ISOWeekDate, Weekday};

/// A day, if there is such a day in the calendar's range.
pub(super) fn day(year: i16, month: u8, day: u8) -> Option<Date> {
    Date::new(year, month as i8, day as i8).ok()
}

/// The day so many days away.
pub(super) fn add_days(date: Date, days: i32) -> Option<Date> {
    date.checked_add(Period::new().try_days(days).ok()?).ok()
}

/// The moment so many seconds away.
pub(super) fn add_seconds(at: DateTime, seconds: i64) -> Option<DateTime> {
    at.checked_add(Period::new().try_seconds(seconds).ok()?)
        .ok()
}

/// The first day of the month so many months away.
pub(super) fn add_months(date: Date, months: i32) -> Option<Date> {
    let first = date.first_of_month();
    first
        .checked_add(Period::new().try_months(months).ok()?)
        .ok()
}

/// The same day so many months away, or the last day of that month.
pub(super) fn move_months(date: Date, months: i32) -> Option<Date> {
    date.checked_add(Period::new().try_months(months).ok()?)
        .ok()
}

/// First and last day of a month.
pub(super) fn month(year: i16, month: u8) -> Option<(Date, Date)> {
    let first = day(year, month, 1)?;
    Some((first, first.last_of_month()))
}

/// First and last day of a year.
pub(super) fn year(year: i16) -> Option<(Date, Date)> {
    Some((day(year, 1, 1)?, day(year, 12, 31)?))
}

/// First and last day from the first month to the last.
pub(super) fn months(year: i16, first: u8, last: u8) -> Option<(Date, Date)> {
    Some((month(year, first)?.0, month(year, last)?.1))
}

/// Monday and Sunday of a week of the ISO calendar.
pub(super) fn week(year: i16, number: u8) -> Option<(Date, Date)> {
    let monday = ISOWeekDate::new(year, number as i8, Weekday::Monday)
        .ok()?
        .date();
    Some((monday, add_days(monday, 6)?))
}

/// ISO year and number of a day's week.
pub(super) fn week_of(date: Date) -> (i16, u8) {
    let week = date.iso_week_date();
    (week.year(), week.week() as u8)
}

/// 1 Monday to 7 Sunday.
pub(super) fn weekday(date: Date) -> u8 {
    date.weekday().to_monday_one_offset() as u8
}

/// First and last day of a season of the northern hemisphere; winter ends in the next year.
pub(super) fn season(in_year: i16, of: SeasonOf) -> Option<(Date, Date)> {
    if of.months {
        return match of.season {
            Season::Spring => months(in_year, 3, 5),
            Season::Summer => months(in_year, 6, 8),
            Season::Autumn => months(in_year, 9, 11),
            Season::Winter => Some((day(in_year, 12, 1)?, month(in_year.checked_add(1)?, 2)?.1)),
        };
    }
    match of.season {
        Season::Spring => Some((day(in_year, 3, 20)?, day(in_year, 6, 20)?)),
        Season::Summer => Some((day(in_year, 6, 21)?, day(in_year, 9, 22)?)),
        Season::Autumn => Some((day(in_year, 9, 23)?, day(in_year, 12, 20)?)),
        Season::Winter => Some((day(in_year, 12, 21)?, day(in_year.checked_add(1)?, 3, 19)?)),
    }
}

/// The day of a holiday in a year.
pub(super) fn holiday(year: i16, holiday: Holiday) -> Option<Date> {
    match holiday {
        Holiday::Fixed(month, of_month) => day(year, month, of_month),
        Holiday::Islamic(month, day) => reckoning::islamic_in(year, month, day),
        Holiday::Hebrew(month, day) => reckoning::hebrew_in(year, month, day),
        Holiday::Easter(days) => add_days(easter(year)?, days.into()),
        Holiday::OrthodoxEaster(days) => add_days(orthodox_easter(year)?, days.into()),
        Holiday::Weekday {
            nth,
            weekday: wanted,
            month: in_month,
            after,
        } => add_days(nth_weekday(year, in_month, wanted, nth)?, after.into()),
    }
}

/// The nth such weekday of a month; the last for -1.
pub(super) fn nth_weekday(year: i16, in_month: u8, wanted: u8, nth: i8) -> Option<Date> {
    let (first, last) = month(year, in_month)?;
    let found = if nth > 0 {
        let offset = (i32::from(wanted) - i32::from(weekday(first))).rem_euclid(7);
        add_days(first, offset + 7 * (i32::from(nth) - 1))?
    } else {
        let offset = (i32::from(weekday(last)) - i32::from(wanted)).rem_euclid(7);
        add_days(last, -offset)?
    };
    (found.month() == first.month()).then_some(found)
}

/// Easter by the Gregorian reckoning (Meeus, Jones, Butcher).
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let a = y % 19;
    let (b, c) = (y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let f = (b + 8) / 25;
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    day(year, (n / 31) as u8, (n % 31 + 1) as u8)
}

/// Easter by the Julian reckoning, as a Gregorian day.
fn orthodox_easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 4, y % 7, y % 19);
    let d = (19 * c + 15) % 30;
    let e = (2 * a + 4 * b - d + 34) % 7;
    let n = d + e + 114;
    reckoning::julian(year, (n / 31) as u8, (n % 31 + 1) as u8)
}

/// Days from one day to another.
pub(super) fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

#[cfg(test)]
mod tests {
    use super::{easter, nth_weekday, orthodox_easter};
    use jiff::civil::date;

    #[test]
    fn moveable_feasts() {
        let check = |year, west, east| {
            assert_eq!(easter(year), Some(west));
            assert_eq!(orthodox_easter(year), Some(east));
        };
        check(2022, date(2022, 4, 17), date(2022, 4, 24));
        check(2024, date(2024, 3, 31), date(2024, 5, 5));
        check(1999, date(1999, 4, 4), date(1999, 4, 11));
        check(2017, date(2017, 4, 16), date(2017, 4, 16));
        assert_eq!(nth_weekday(2023, 11, 4, 4), Some(date(2023, 11, 23)));
        assert_eq!(nth_weekday(2023, 5, 1, -1), Some(date(2023, 5, 29)));
    }
}
