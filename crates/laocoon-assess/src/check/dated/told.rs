//! The days that words give, beside the dates of facts.

use crate::Evidence;
use jiff::civil::Date;
use laocoon_mark::Time;
use laocoon_references::chronicle::{Fact, Stamp};
use rust_decimal::Decimal;

/// The days that the words give.
#[derive(Clone, Copy)]
pub struct Told {
    pub from: Date,
    pub to: Date,
    /// Of a range, only its beginning counts; then the end is the second.
    pub end: Option<Date>,
}

impl Told {
    pub fn of(time: &Time) -> Option<Told> {
        let (from, to) = (time.from?, time.to?);
        let range = time.value.contains('/') && to.year() > from.year();
        let end = range.then_some(to);
        let to = if range {
            Date::new(from.year(), 12, 31).ok()?
        } else {
            to
        };
        Some(Told { from, to, end })
    }

    fn days(date: Date) -> (i16, i8, i8) {
        (date.year(), date.month(), date.day())
    }

    /// Whether a date lies in the words' days, and how many years apart they are.
    pub fn meets(self, stamp: Stamp) -> (bool, u16) {
        let (first, last) = stamp.span();
        let meets = first <= Self::days(self.to) && Self::days(self.from) <= last;
        let apart = if stamp.year < self.from.year() {
            self.from.year().abs_diff(stamp.year)
        } else {
            stamp
                .year
                .abs_diff(self.to.year())
                .min(stamp.year.abs_diff(self.from.year()))
        };
        (meets, if meets { 0 } else { apart })
    }
}

/// All dates that facts give, in words: "2015-11-30", "1992-05-15 or 1994-04-20".
pub fn dates(facts: &[&Fact]) -> String {
    let mut dates: Vec<String> = Vec::new();
    for stamp in facts.iter().flat_map(|fact| &fact.dates) {
        let stamp = stamp.to_string();
        if !dates.contains(&stamp) {
            dates.push(stamp);
        }
    }
    dates.join(" or ")
}

pub fn evidence(fact: &Fact, stamp: Option<Stamp>, role: &'static str) -> Evidence {
    let year = stamp.map_or_else(|| fact.editions.0.into(), |stamp| Decimal::from(stamp.year));
    let status = (!fact.status.is_empty()).then(|| fact.status.to_owned());
    Evidence {
        dataset: fact.dataset.to_owned(),
        editions: fact.editions,
        locator: fact.locator.clone(),
        value: year,
        unit: "year".to_owned(),
        period: stamp.map(|stamp| stamp.to_string()).or(status),
        role,
    }
}
