//! Time expressions.

use jiff::civil::Date;
use laocoon_text::Span;

/// The day on which relative times are anchored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// The day.
    pub date: Date,
    /// The hour of that day, where it is told: distances in hours are counted from it.
    pub time: Option<jiff::civil::Time>,
    /// The words it was read from, if the text gave it.
    pub span: Option<Span>,
    /// How it was found, for people.
    pub found: String,
}

/// A time expression, as TIMEX3 has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Time {
    /// Its words.
    pub span: Span,
    /// TIMEX3 type.
    pub kind: TimeKind,
    /// TIMEX3 value: "2022-01-04", "XXXX-01-04", "P3M", "2022-W02".
    pub value: String,
    /// TIMEX3 modifier.
    pub modifier: Option<Modifier>,
    /// First day covered, when known.
    pub from: Option<Date>,
    /// Last day covered, inclusive, when known.
    pub to: Option<Date>,
    /// Which construction and which anchor gave the value, for people.
    pub rule: String,
}

/// TIMEX3 type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are TIMEX3's own")]
pub enum TimeKind {
    Date,
    Time,
    Duration,
    Set,
}

/// TIMEX3 modifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are TIMEX3's own")]
pub enum Modifier {
    Before,
    After,
    OnOrBefore,
    OnOrAfter,
    LessThan,
    MoreThan,
    EqualOrLess,
    EqualOrMore,
    Start,
    Mid,
    End,
    Approx,
}
