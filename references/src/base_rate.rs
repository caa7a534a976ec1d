//! Reference classes for base rates: how often waves of protest show a feature.

use std::sync::OnceLock;

/// One count of `data/base-rates.csv`, whose head names the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseRate {
    /// "price-tax", "removal", "any".
    pub class: &'static str,
    /// "violence", "two-places", "three-places".
    pub feature: &'static str,
    /// Within so many days of the first protest.
    pub days: u32,
    /// Waves.
    pub cases: u64,
    /// Those that show the feature.
    pub with: u64,
}

/// The table as text.
pub const TABLE: &str = include_str!("../data/base-rates.csv");

/// Where the counts come from.
pub const SOURCE: &str = "Mass Mobilization Data 1990-2020 (Clark and Regan)";

/// Every count, in the order of the table.
pub fn base_rates() -> &'static [BaseRate] {
    static ROWS: OnceLock<Vec<BaseRate>> = OnceLock::new();
    ROWS.get_or_init(|| {
        let lines = TABLE.lines().filter(|line| !line.starts_with('#')).skip(1);
        lines.filter_map(row).collect()
    })
}

/// The count for a class and feature within the most days that are no more than `days`.
pub fn base_rate(class: &str, feature: &str, days: u32) -> Option<&'static BaseRate> {
    let fits = |row: &&BaseRate| row.class == class && row.feature == feature && row.days <= days;
    base_rates().iter().filter(fits).max_by_key(|row| row.days)
}

fn row(line: &'static str) -> Option<BaseRate> {
    let mut cells = line.split(',');
    Some(BaseRate {
        class: cells.next()?,
        feature: cells.next()?,
        days: cells.next()?.parse().ok()?,
        cases: cells.next()?.parse().ok()?,
        with: cells.next()?.parse().ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::{TABLE, base_rate, base_rates};

    #[test]
    fn every_line_is_a_count() {
        let lines = TABLE.lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(base_rates().len(), lines - 1);
        assert!(base_rates().iter().all(|row| row.with <= row.cases));
    }

    #[test]
    fn days_between_two_counts_take_the_fewer() {
        let found = |days| base_rate("price-tax", "violence", days).map(|row| row.days);
        assert_eq!(
            (found(4), found(10), found(90)),
            (Some(4), Some(7), Some(14))
        );
        assert_eq!(base_rate("price-tax", "hail", 4), None);
    }
}
