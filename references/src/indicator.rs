//! The registry of indicators: what is held, in which unit, split by what.

mod list;

pub use list::INDICATORS;

/// A kind of figure that the reference gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Indicator<'a> {
    /// The key, as claims and the dossier write it.
    pub key: &'a str,
    /// English title.
    pub title: &'a str,
    /// Unit of most values: UCUM, ISO 4217, or "%" (runs carry their own).
    pub unit: &'a str,
    /// What its values are split by.
    pub part: Part,
    /// What kind of number it is.
    pub measure: Measure,
    /// How fast it changes.
    pub change: Change,
}

/// What the values of an indicator are split by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// One value an entity.
    Whole,
    /// By another entity (its code); without one, the total.
    Counterpart,
    /// By a category (its key: "Kazakh", "male", "65+"); without one, the total, if there is one.
    Category,
}

/// What kind of number an indicator is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// A count or an amount.
    Absolute,
    /// A share or a rate in percent.
    Percent,
    /// A rate per something else than a hundred, or a mean.
    Rate,
    /// A rank.
    Rank,
}

/// How fast an indicator changes: how old a figure may be and still hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Measured once, and again when surveyors come.
    Static,
    /// From census to census.
    Slow,
    /// From year to year.
    Yearly,
}

const fn indicator(
    key: &'static str,
    title: &'static str,
    unit: &'static str,
    part: Part,
    measure: Measure,
    change: Change,
) -> Indicator<'static> {
    Indicator {
        key,
        title,
        unit,
        part,
        measure,
        change,
    }
}

/// Index of a key in [`INDICATORS`].
pub fn position(key: &str) -> Option<usize> {
    INDICATORS.iter().position(|i| i.key == key)
}

/// The indicator with this key.
pub fn find(key: &str) -> Option<&'static Indicator<'static>> {
    position(key).map(|i| &INDICATORS[i])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_unique() {
        for (n, i) in INDICATORS.iter().enumerate() {
            assert_eq!(position(i.key), Some(n), "{}", i.key);
        }
    }
}
