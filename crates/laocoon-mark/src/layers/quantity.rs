//! Numbers and what they measure.

use laocoon_text::Span;
use rust_decimal::Decimal;

/// A number and what it measures.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// Its words: number, bound and unit; not what is counted.
    pub span: Span,
    /// What kind of number.
    pub kind: QuantityKind,
    /// The number in `unit`, scale words multiplied in. `None` for a bare range.
    pub value: Option<Decimal>,
    /// Least number that the words allow; `None` for no limit.
    pub low: Option<Decimal>,
    /// Greatest number that the words allow; `None` for no limit.
    pub high: Option<Decimal>,
    /// How the words bound it.
    pub bound: Bound,
    /// UCUM code ("km2", "%") or ISO 4217 code ("USD").
    pub unit: Option<String>,
    /// What it is a count, share or rank of.
    pub of: Option<Span>,
    /// By so much something rose or fell; `None` for a level.
    pub change: Option<Change>,
    /// Place of the last written digit, scale word included (u of the verdict rule):
    /// 1,000,000 for "20 millions", 1 for "1533".
    pub last_digit: Decimal,
    /// Place of the last digit that is not zero (U of the verdict rule): 10,000,000 for
    /// "20 millions", 1 for "1533".
    pub last_nonzero_digit: Decimal,
}

/// Which way a figure went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Change {
    Up,
    Down,
}

/// What kind of number a quantity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum QuantityKind {
    Number,
    Measure,
    Money,
    Percent,
    Rank,
    Count,
    Range,
}

/// How the words around a number bound it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Bound {
    #[default]
    Exact,
    About,
    MoreThan,
    AtLeast,
    LessThan,
    AtMost,
    Nearly,
    Range,
}
