//! Figures stated in labelled web sentences (Vlachos and Riedel 2015): are country, indicator
//! and value found, and does some edition of the reference explain them?

use crate::{Failure, data_dir, root, write_file};
use laocoon_read::Options;
use laocoon_text::{Language, MediaType};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::collections::{BTreeMap, HashSet};
use std::fmt::Write;

/// The data set's names of indicators that the references hold, and ours.
const INDICATORS: &[(&str, &[&str])] = &[
    ("population_claims", &["population"]),
    ("life_expectancy_claims", &["life-expectancy"]),
    ("fertility_rate_claims", &["fertility-rate"]),
    ("cpi_inflation_rate_claims", &["inflation"]),
    ("gdp_growth_rate_claims", &["gdp-growth"]),
    ("gdp_nominal_claims", &["gdp-official"]),
    (
        "internet_users_percent_population_claims",
        &["internet-share"],
    ),
    ("population_growth_rate_claims", &["population-growth"]),
];

struct Row {
    set: String,
    stated: bool,
    sentence: String,
    location: String,
    country: String,
    value: Decimal,
}

#[derive(Default)]
struct Score {
    stated: u32,
    found: u32,
    false_alarms: u32,
}

/// Writes `docs/accuracy/figures.md`; with `--misses` prints what went wrong instead.
pub(crate) fn run(arguments: &[String]) -> Result<(), Failure> {
    let misses = arguments.iter().any(|argument| argument == "--misses");
    let path = data_dir(None).join("claims/vlachos2015/dev.tsv");
    let rows: Vec<Row> = std::fs::read_to_string(path)?
        .lines()
        .filter_map(row)
        .collect();
    let mut scores: BTreeMap<&str, Score> = BTreeMap::new();
    for row in &rows {
        let found = is_found(row)?;
        let score = scores.entry(&row.set).or_default();
        match (row.stated, found) {
            (true, found) => {
                score.stated += 1;
                score.found += u32::from(found);
            }
            (false, true) => score.false_alarms += 1,
            (false, false) => {}
        }
        if misses && row.stated != found {
            let what = if found { "false" } else { "missed" };
            println!(
                "{what}\t{}\t{}\t{}\t{}",
                row.set, row.location, row.value, row.sentence
            );
        }
    }
    if misses {
        return Ok(());
    }
    let mut table = String::from(
        "# Figures: how well they are found, and explained\n\nMade by `cargo xtask evaluate figures` \
         over the development part of Vlachos and Riedel 2015, which was used for tuning. A row of the \
         set is found when a figure claim has its country, its indicator and its value (to half a per \
         cent: the set rounds). Indicators that no reference holds are left out.\n\n\
         | indicator | stated | found | recall | false | precision |\n|---|---|---|---|---|---|\n",
    );
    let mut all = Score::default();
    for (set, score) in &scores {
        line(&mut table, set.trim_end_matches("_claims"), score);
        all.stated += score.stated;
        all.found += score.found;
        all.false_alarms += score.false_alarms;
    }
    line(&mut table, "all", &all);
    explained(&mut table, &rows);
    write_file(&root().join("docs/accuracy/figures.md"), table.as_bytes())?;
    print!("{table}");
    Ok(())
}

fn line(table: &mut String, name: &str, score: &Score) {
    let ratio = |part: u32, whole: u32| f64::from(part) / f64::from(whole.max(1));
    let _ = writeln!(
        table,
        "| {name} | {} | {} | {:.3} | {} | {:.3} |",
        score.stated,
        score.found,
        ratio(score.found, score.stated),
        score.false_alarms,
        ratio(score.found, score.found + score.false_alarms),
    );
}

/// The columns stand at different places in the set's parts; the sentence has the slots.
fn row(line: &str) -> Option<Row> {
    let fields: Vec<&str> = line.split('\t').collect();
    let set = fields
        .first()
        .copied()
        .filter(|set| INDICATORS.iter().any(|(name, _)| name == set))?;
    let label = fields
        .get(1..4)?
        .iter()
        .find(|field| matches!(**field, "Y" | "N"))?;
    let at = fields
        .iter()
        .position(|field| field.contains("<number>") && field.contains("<location>"))?;
    let pattern = fields.iter().position(|field| field.starts_with("[u"))?;
    Some(Row {
        set: set.to_owned(),
        stated: *label == "Y",
        sentence: plain(fields[at]),
        location: fields.get(at + 1)?.to_string(),
        country: fields.get(at + 2)?.to_string(),
        value: Decimal::from_scientific(fields.get(pattern + 1)?)
            .or_else(|_| fields[pattern + 1].parse())
            .ok()?,
    })
}

/// The sentence without slots and tokenisation.
fn plain(sentence: &str) -> String {
    let mut text = sentence.to_owned();
    for (from, to) in [
        ("<location>", ""),
        ("</location>", ""),
        ("<number>", ""),
        ("</number>", ""),
        ("-LRB-", "("),
        ("-RRB-", ")"),
        ("``", "\""),
        ("''", "\""),
        (" ,", ","),
        (" .", "."),
        (" 's", "'s"),
    ] {
        text = text.replace(from, to);
    }
    text
}

fn is_found(row: &Row) -> Result<bool, Failure> {
    let options = Options {
        media_type: Some(MediaType::Plain),
        language: Some(Language::English),
        ..Options::default()
    };
    let document = laocoon_read::read(row.sentence.clone().into_bytes(), "sentence", &options)?;
    let layers = laocoon_mark::mark(&document);
    let keys = INDICATORS
        .iter()
        .find(|(name, _)| *name == row.set)
        .map_or(&[][..], |(_, keys)| keys);
    let near = |value: Decimal| (value - row.value).abs() <= row.value.abs() * Decimal::new(5, 3);
    let hit = laocoon_claim::claim(&document, &layers)
        .iter()
        .any(|claim| {
            let Some(figure) = claim.body.figure() else {
                return false;
            };
            let value = figure
                .amount
                .quantity(&layers)
                .and_then(|quantity| quantity.value);
            keys.contains(&figure.indicator.as_str())
                && value.is_some_and(near)
                && figure.subject.is_some_and(|subject| {
                    let entity = &layers[subject];
                    let bare = |name: &str| name.trim_start_matches("The ").to_lowercase();
                    bare(&entity.name) == bare(&row.country)
                        || entity
                            .spellings
                            .iter()
                            .any(|name| bare(name) == bare(&row.location))
                })
        });
    Ok(hit)
}

/// How many populations of four digits or more some edition gives to half a unit of the last
/// written digit, and how many do when they are shifted.
fn explained(table: &mut String, rows: &[Row]) {
    let mut seen = HashSet::new();
    let (mut figures, mut fit, mut shifted, mut shifted_fit) = (0_u32, 0_u32, 0_u32, 0_u32);
    for row in rows
        .iter()
        .filter(|row| row.set == "population_claims" && row.stated)
    {
        let named = laocoon_references::ENTITIES
            .iter()
            .find(|entity| entity.name == row.country);
        let Some(entity) = named.map(|entity| entity.code) else {
            continue;
        };
        let unit = last_digit(row.value);
        if row.value / unit < Decimal::from(1000) || !seen.insert((entity, row.value)) {
            continue;
        }
        let history = laocoon_references::series(entity, "population", None);
        let float = |value: Decimal| value.to_f64().unwrap_or_default();
        let held: Vec<f64> = history.iter().map(|run| float(run.value)).collect();
        // A match that shifted figures would have as well explains nothing.
        let fits = |value: Decimal| {
            history
                .iter()
                .any(|run| (run.value - value).abs() <= unit / Decimal::TWO)
                && laocoon_assess::chance(float(value), float(unit), &held)
                    <= laocoon_assess::TELLING
        };
        figures += 1;
        fit += u32::from(fits(row.value));
        for per_mille in [-171, -93, -57, 61, 89, 153] {
            let moved = row.value + row.value * Decimal::new(per_mille, 3);
            shifted += 1;
            shifted_fit += u32::from(fits((moved / unit).round() * unit));
        }
    }
    let percent = |part: u32, whole: u32| 100.0 * f64::from(part) / f64::from(whole.max(1));
    let _ = write!(
        table,
        "\nPopulations of four digits or more, each country and value once: some edition explains \
         {fit} of {figures} ({:.1} %); of the same figures shifted by 6 to 17 %, {shifted_fit} of \
         {shifted} ({:.2} %). An edition explains a figure if it gives it to half a unit of the last digit, and \
         at most {:.0} % of neighbours of that figure, shifted by 5 to 20 %, would be found as well.\n",
        percent(fit, figures),
        percent(shifted_fit, shifted),
        laocoon_assess::TELLING * 100.0,
    );
}

/// The place of the last digit that is not zero: the set does not keep how a number was written.
fn last_digit(value: Decimal) -> Decimal {
    let mut unit = Decimal::ONE;
    let ten = Decimal::TEN;
    while !value.is_zero() && (value / (unit * ten)).fract().is_zero() {
        unit *= ten;
    }
    unit
}
