//! The day a figure is held against, and the edition in force on it.

use jiff::civil::Date;
use laocoon_mark::{Layers, Time};
use laocoon_references::{edition_in_force, editions};
use std::fmt;

/// A day, and the edition in force on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    pub date: Date,
    pub edition: u16,
}

impl Day {
    /// The day of the text; `None` when it has none, or one before the first edition.
    pub fn of_text(layers: &Layers) -> Option<Day> {
        Day::on(layers.anchor.as_ref()?.date)
    }

    fn on(date: Date) -> Option<Day> {
        let edition = edition_in_force(u16::try_from(date.year()).ok()?, date.month() as u8)?;
        Some(Day { date, edition })
    }

    /// The latest edition there is, for a text without a day.
    pub fn latest() -> Option<Day> {
        let edition = editions().last()?;
        let date = Date::new(edition.from.0 as i16, edition.from.1 as i8, 1).ok()?;
        Some(Day {
            date,
            edition: edition.year,
        })
    }

    /// The year of the text.
    pub fn year(self) -> u16 {
        self.date.year() as u16
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.date)
    }
}

/// The year a figure is said to hold for, when it is an earlier one than the text's.
pub fn earlier_year(time: &Time, text: Day) -> Option<u16> {
    let (from, to) = (time.from?, time.to?);
    let year = u16::try_from(from.year()).ok()?;
    (from.year() == to.year() && year < text.year()).then_some(year)
}
