//! One value of one page, and where it stands.

use super::figure::{Bound, Figure, Number};
use super::series::Dated;

/// One value of one page of one edition.
#[derive(Clone, Debug, PartialEq)]
pub struct Leaf {
    pub indicator: &'static str,
    /// Counterpart's code or category as printed; "" for the whole.
    pub part: String,
    /// 0 for the newest figure, 1, 2, ... for those of earlier years.
    pub lag: u8,
    pub value: Number,
    pub range: Option<(Number, Number)>,
    pub bound: Bound,
    pub unit: &'static str,
    pub period: Option<String>,
    /// The period is missing because the source lost it, not because the edition gave none.
    pub period_lost: bool,
    /// "Geography / Land boundaries / border countries".
    pub path: String,
    /// Carried over an edition that lost it.
    pub mended: bool,
}

/// What a field's figures must look like to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Want {
    /// A unit of the table in `figure`; the second is the one written in the table.
    Unit(&'static str, &'static str),
    /// "$".
    Dollars,
    /// "$", which editions 2018 to 2023 left out in budgets.
    BudgetDollars,
    /// "%".
    Percent,
    /// A bare number.
    Count,
}

impl Want {
    /// The unit of a figure, if it is what is wanted.
    pub fn unit(self, figure: &Figure) -> Option<&'static str> {
        let bare = !figure.dollars && !figure.percent && figure.unit.is_empty();
        match self {
            Want::Unit(written, unit) => {
                // "2751 (2010)" lacks its unit, "4 largest rivers" has another.
                (figure.unit == written || (bare && !figure.word_follows)).then_some(unit)
            }
            Want::Dollars => figure.dollars.then_some("USD"),
            Want::BudgetDollars => (figure.dollars || bare).then_some("USD"),
            Want::Percent if figure.unit == "%/mo" => Some("%/mo"),
            Want::Percent => (figure.percent || bare).then_some("%"),
            Want::Count => bare.then_some("1"),
        }
    }
}

/// Where a value belongs.
#[derive(Clone, Debug)]
pub struct Place<'a> {
    pub indicator: &'static str,
    pub part: &'a str,
    pub path: &'a str,
}

/// Turns a series into leaves, newest first; figures of another kind are dropped.
pub fn leaves(
    place: &Place<'_>,
    want: Want,
    series: Vec<Dated>,
    period: Option<&str>,
) -> Vec<Leaf> {
    let wanted = series
        .into_iter()
        .filter_map(|d| Some((want.unit(&d.figure)?, d)));
    wanted
        .enumerate()
        .map(|(lag, (unit, dated))| Leaf {
            indicator: place.indicator,
            part: place.part.to_owned(),
            lag: lag as u8,
            value: dated.figure.value,
            range: dated.figure.range,
            bound: dated.figure.bound,
            unit,
            period: dated.period.or_else(|| period.map(str::to_owned)),
            path: place.path.to_owned(),
            period_lost: false,
            mended: false,
        })
        .collect()
}
