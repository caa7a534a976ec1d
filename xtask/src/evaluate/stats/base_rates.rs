use crate::Failure;
use jiff::civil::Date;
use laocoon_references::base_rate::base_rates;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

/// A protest of the source.
struct Protest {
    start: Date,
    place: String,
    violent: bool,
    /// Whether its demands are about prices or taxes, and about the removal of a politician.
    price: bool,
    removal: bool,
}

/// Days without a protest before a wave begins.
const QUIET: i32 = 14;

/// Counts the built-in classes anew from the source and says whether the table holds the same.
pub(super) fn write(path: &Path, table: &mut String) -> Result<(), Failure> {
    table.push_str("\n## Base rates\n\n");
    if !path.exists() {
        table.push_str("Skipped: the source is not at hand.\n");
        return Ok(());
    }
    let countries = protests(path)?;
    let mut wrong = 0;
    for row in base_rates() {
        let is = |protest: &Protest| match row.class {
            "price-tax" => protest.price,
            "removal" => protest.removal,
            _ => true,
        };
        let (mut cases, mut with) = (0, 0);
        for all in countries.values() {
            for first in all.iter().filter(|protest| is(protest)) {
                let since = |other: &Protest| (other.start - first.start).get_days();
                if all.iter().any(|other| (-QUIET..0).contains(&since(other))) {
                    continue;
                }
                let within = || {
                    all.iter()
                        .filter(|other| (0..=row.days as i32).contains(&since(other)))
                };
                let places: BTreeSet<&str> = within().map(|other| other.place.as_str()).collect();
                let shows = match row.feature {
                    "violence" => within().any(|other| other.violent),
                    "two-places" => places.len() >= 2,
                    _ => places.len() >= 3,
                };
                cases += 1;
                with += u64::from(shows);
            }
        }
        wrong += usize::from((cases, with) != (row.cases, row.with));
    }
    let _ = writeln!(
        table,
        "{} counts of references/data/base-rates.csv made anew from the source: {wrong} differ.",
        base_rates().len()
    );
    Ok(())
}

/// The protests of each country.
fn protests(path: &Path) -> Result<BTreeMap<String, Vec<Protest>>, Failure> {
    let mut countries = BTreeMap::<String, Vec<Protest>>::new();
    let plain = flate2::read::MultiGzDecoder::new(std::fs::File::open(path)?);
    for row in csv::Reader::from_reader(plain).records() {
        let row = row?;
        let cell = |at: usize| row.get(at).unwrap_or("");
        let Ok(start) = cell(29).parse() else {
            continue;
        };
        let protest = Protest {
            start,
            place: cell(9).trim().to_lowercase(),
            violent: matches!(cell(8), "1" | "1.0"),
            price: cell(26) == "1",
            removal: cell(27) == "1",
        };
        countries
            .entry(cell(2).to_owned())
            .or_default()
            .push(protest);
    }
    Ok(countries)
}
