use super::read;
use super::table::Table;
use laocoon_assess::weigh::{Class, Feature, Part, RatesPart, class_of};
use std::path::PathBuf;

/// A class in a table of the user's own, or in the built-in one.
#[derive(Debug, clap::Args)]
pub(super) struct BaseRate {
    /// CSV with a header line; without it the built-in waves of protest 1990-2020 are counted
    file: Option<PathBuf>,
    /// The feature: COLUMN=VALUE; of the built-in waves violence, two-places or three-places
    #[arg(long)]
    feature: String,
    /// The class of the hypothesis: COLUMN=VALUE, the others are compared with it; of the built-in waves
    /// price-tax, removal or any
    #[arg(long)]
    class: String,
    /// What the built-in class is compared with
    #[arg(long, default_value = "any", conflicts_with = "file")]
    against: String,
    /// Within so many days of the first protest (built-in waves)
    #[arg(long, default_value_t = 4, conflicts_with = "file")]
    days: u32,
}

/// The rate of a feature in a class and among the others.
pub(super) fn part(query: &BaseRate) -> Result<Part, String> {
    let Some(file) = &query.file else {
        let count = |class: &str| {
            class_of(class, &query.feature, query.days).map_err(|error| error.to_string())
        };
        let feature = Feature::Known {
            key: query.feature.clone(),
            days: query.days,
        };
        let classes = [count(&query.class)?, count(&query.against)?];
        let names = [query.class.clone(), query.against.clone()];
        return Ok(Part::Rates(RatesPart::new(feature, names, classes)));
    };
    let table = Table::read(&read(file)?);
    let condition = |given: &str| -> Result<(usize, String), String> {
        let (column, value) = given.split_once('=').ok_or("give COLUMN=VALUE")?;
        Ok((table.column(column)?, value.to_owned()))
    };
    let (feature_column, feature_value) = condition(&query.feature)?;
    let (class_column, class_value) = condition(&query.class)?;
    let mut classes = [Class { cases: 0, with: 0 }; 2];
    for row in &table.rows {
        let is = |column: usize, value: &str| row.get(column).is_some_and(|c| same(c, value));
        let side = &mut classes[usize::from(!is(class_column, &class_value))];
        side.cases += 1;
        side.with += u64::from(is(feature_column, &feature_value));
    }
    let names = [query.class.clone(), "others".to_owned()];
    let feature = Feature::Own(query.feature.clone());
    Ok(Part::Rates(RatesPart::new(feature, names, classes)))
}

/// Equal as text, or as numbers: "1" and "1.0".
fn same(a: &str, b: &str) -> bool {
    a.trim() == b.trim()
        || matches!((a.trim().parse::<f64>(), b.trim().parse::<f64>()), (Ok(a), Ok(b)) if a == b)
}
