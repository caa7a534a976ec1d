use jiff::civil::{Date, DateTime, Time};
use std::fmt;
use std::str::FromStr;

/// A day, and the hour of it where that is known, in the time of the place where the text was
/// written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The day.
    pub date: Date,
    /// The hour of that day.
    pub time: Option<Time>,
}

/// Words that name no moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoMoment;

impl fmt::Display for NoMoment {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(
            "give a day as YEAR-MONTH-DAY, such as 2022-01-06, or with its hour, such as 2022-01-06T18:30",
        )
    }
}

impl std::error::Error for NoMoment {}

impl FromStr for Moment {
    type Err = NoMoment;

    /// ISO 8601: a day, or a day and an hour between `T` or a space; a zone is passed over.
    fn from_str(text: &str) -> Result<Self, NoMoment> {
        if text.len() <= 10 {
            let date = text.parse().map_err(|_| NoMoment)?;
            return Ok(Self { date, time: None });
        }
        let (stamp, zone) = text
            .char_indices()
            .skip(11)
            .find(|(_, c)| matches!(c, '+' | '-' | 'Z' | '['))
            .map_or((text, ""), |(at, _)| text.split_at(at));
        let known = zone
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "+-:/_[]".contains(c));
        let at: DateTime = stamp.parse().map_err(|_| NoMoment)?;
        known.then_some(at.into()).ok_or(NoMoment)
    }
}

impl From<Date> for Moment {
    fn from(date: Date) -> Self {
        Self { date, time: None }
    }
}

impl From<DateTime> for Moment {
    fn from(at: DateTime) -> Self {
        Self {
            date: at.date(),
            time: Some(at.time()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Moment, NoMoment};
    use jiff::civil::{date, time};

    #[test]
    fn days_with_and_without_hour() {
        let check = |text: &str, due: Option<(jiff::civil::Date, Option<jiff::civil::Time>)>| {
            let due = due
                .map(|(date, time)| Moment { date, time })
                .ok_or(NoMoment);
            assert_eq!(text.parse(), due, "{text}");
        };
        let day = date(2022, 1, 6);
        check("2022-01-06", Some((day, None)));
        check("2022-01-06T18:30", Some((day, Some(time(18, 30, 0, 0)))));
        check("2022-01-06 18:30:05", Some((day, Some(time(18, 30, 5, 0)))));
        check(
            "2022-01-06T18:30+06:00",
            Some((day, Some(time(18, 30, 0, 0)))),
        );
        check(
            "2022-01-06T18:30:00Z",
            Some((day, Some(time(18, 30, 0, 0)))),
        );
        for wrong in [
            "",
            "tomorrow",
            "2022-02-30",
            "2022-01-06T25:00",
            "2022-01-06T18:30 o'clock",
            "06/01/2022 18:30",
        ] {
            check(wrong, None);
        }
    }
}
