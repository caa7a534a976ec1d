//! Days of other calendars as days of ours: Julian, Islamic, Hebrew.

use super::calendar;
use jiff::civil::Date;

/// A day of the Julian calendar.
pub(super) fn julian(year: i16, month: u8, day: u8) -> Option<Date> {
    // 29 February of 1900 is none of ours: the gap before March is that of the year before.
    let (first, gap_year) = match month {
        1 | 2 => (calendar::day(year, month, 1)?, year.checked_sub(1)?),
        _ => (calendar::day(year, month, 1)?, year),
    };
    (1..=31).contains(&day).then_some(())?;
    let century = i32::from(gap_year) / 100;
    let gap = century - century / 4 - 2;
    calendar::add_days(first, gap + i32::from(day) - 1)
}

/// A day of the Islamic calendar by the tabular reckoning: the day declared by sight of the
/// moon may be the one before or after.
pub(super) fn islamic(year: i16, month: u8, day: u8) -> Option<Date> {
    ((1..=1700).contains(&year) && (1..=12).contains(&month) && (1..=30).contains(&day))
        .then_some(())?;
    let (year, month) = (i32::from(year), i32::from(month));
    let days = (year - 1) * 354 + (3 + 11 * year) / 30 + 29 * (month - 1) + month / 2;
    // 1 Muharram 1 is 19 July 622 of our calendar.
    calendar::add_days(calendar::day(622, 7, 19)?, days + i32::from(day) - 1)
}

/// That day of the Islamic calendar in a year of ours; the first if there are two.
pub(super) fn islamic_in(year: i16, month: u8, day: u8) -> Option<Date> {
    let about = i16::try_from((i32::from(year) - 622) * 33 / 32).ok()?;
    (about - 1..=about + 2)
        .filter_map(|hijri| islamic(hijri, month, day))
        .find(|date| date.year() == year)
}

/// That day of the Hebrew calendar, its months counted from Nisan, in a year of ours.
pub(super) fn hebrew_in(year: i16, month: u8, day: u8) -> Option<Date> {
    // From Tishri on the Hebrew year is that of autumn.
    let autumn = (7..=9).contains(&month);
    let hebrew = i32::from(year) + if autumn { 3761 } else { 3760 };
    let new_year = hebrew_new_year(hebrew)?;
    let days = match month {
        // Nisan to Elul have 30 and 29 days in turn and end with the next new year; Adar before
        // them has 29.
        1..=6 | 12 => {
            let left = 7 - i32::from(month % 12);
            let before = 29 * left + (left + 1) / 2 - i32::from(month == 12);
            let next = hebrew_new_year(hebrew + 1)?;
            return calendar::add_days(next, i32::from(day) - 1 - before);
        }
        7 => 0,
        8 => 30,
        // Kislev: Heshvan has a day more in full years.
        9 => {
            let length = calendar::days_between(new_year, hebrew_new_year(hebrew + 1)?);
            59 + i32::from(length % 10 == 5)
        }
        _ => return None,
    };
    calendar::add_days(new_year, days + i32::from(day) - 1)
}

/// 1 Tishri of a Hebrew year.
fn hebrew_new_year(year: i32) -> Option<Date> {
    let elapsed = |year: i32| {
        let months = (235 * year - 234) / 19;
        let parts = 12_084 + 13_753 * months;
        let days = months * 29 + parts / 25_920;
        if 3 * (days + 1) % 7 < 3 {
            days + 1
        } else {
            days
        }
    };
    let (before, here, after) = (elapsed(year - 1), elapsed(year), elapsed(year + 1));
    // A year is never 356 nor 382 days long.
    let late = match (after - here, here - before) {
        (356, _) => 2,
        (_, 382) => 1,
        _ => 0,
    };
    // 1 Tishri 5782 is 7 September 2021.
    let days = here + late - 2_111_467;
    calendar::add_days(calendar::day(2021, 9, 7)?, days)
}

#[cfg(test)]
mod tests {
    use super::{hebrew_in, islamic, islamic_in, julian};
    use jiff::civil::date;

    #[test]
    fn days_of_other_calendars() {
        assert_eq!(julian(1917, 10, 25), Some(date(1917, 11, 7)));
        assert_eq!(julian(1861, 2, 19), Some(date(1861, 3, 3)));
        assert_eq!(julian(1900, 2, 29), Some(date(1900, 3, 13)));
        assert_eq!(islamic(1445, 9, 1), Some(date(2024, 3, 11)));
        assert_eq!(islamic(1443, 1, 1), Some(date(2021, 8, 10)));
        assert_eq!(islamic_in(2022, 10, 1), Some(date(2022, 5, 3)));
        assert_eq!(hebrew_in(2018, 7, 1), Some(date(2018, 9, 10)));
        assert_eq!(hebrew_in(2018, 1, 15), Some(date(2018, 3, 31)));
        assert_eq!(hebrew_in(2024, 7, 10), Some(date(2024, 10, 12)));
        assert_eq!(hebrew_in(2023, 9, 25), Some(date(2023, 12, 8)));
        assert_eq!(hebrew_in(2013, 12, 14), Some(date(2013, 2, 24)));
        assert_eq!(hebrew_in(2022, 3, 6), Some(date(2022, 6, 5)));
    }
}
