//! What patterns of time mean, for all languages.

mod distance;
mod era;
mod fields;
mod lasting;
mod other;
mod range;

use super::clock;
use super::value::{TimeValue, When};
use crate::pattern::{Named, Value};

/// The constructions of time.
pub(crate) const CONSTRUCTIONS: &[Named] = &[
    ("date", fields::date),
    ("shift", distance::shift),
    ("nearby unit", distance::nearby_unit),
    ("nth", distance::nth),
    ("duration", lasting::duration),
    ("set", lasting::set),
    ("range of times", range::range),
    ("month range", range::month_range),
    ("clock", clock::clock),
    ("modified", fields::modified),
    ("decade", era::decade),
    ("century", era::century),
    ("offset", distance::offset),
    ("clock range", range::clock_range),
    ("range on day", range::range_on_day),
    ("week", era::week),
    ("year in words", era::year_in_words),
    ("day in digits", era::day_in_digits),
    ("part of a time", lasting::part),
    ("islamic date", other::islamic_date),
    ("old style", other::old_style),
    ("period", range::period),
    ("zone", clock::zone),
];

/// A place in time as a value.
fn when(when: When) -> Option<Value> {
    Some(Value::Time(TimeValue::When(when)))
}
