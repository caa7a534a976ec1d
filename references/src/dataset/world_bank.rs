//! The World Bank's bulk CSV: a line an indicator and country, a column a year.

use super::row::{Problem, Row, decimal};
use super::{Imported, unreadable};
use crate::entity;

/// Codes of World Development Indicators, and the key and unit they go by here.
const INDICATORS: &[(&str, &str, &str)] = &[
    ("AG.LND.TOTL.K2", "land-area", "km2"),
    ("AG.SRF.TOTL.K2", "area", "km2"),
    ("FP.CPI.TOTL.ZG", "inflation", "%"),
    ("NE.EXP.GNFS.CD", "exports", "USD"),
    ("NE.IMP.GNFS.CD", "imports", "USD"),
    ("NY.GDP.MKTP.CD", "gdp-official", "USD"),
    ("NY.GDP.MKTP.KD.ZG", "gdp-growth", "%"),
    ("NY.GDP.MKTP.PP.CD", "gdp-ppp", "USD"),
    ("NY.GDP.PCAP.PP.CD", "gdp-per-head", "USD"),
    ("SI.POV.GINI", "gini", "1"),
    ("SL.UEM.TOTL.ZS", "unemployment", "%"),
    ("SP.DYN.CBRT.IN", "birth-rate", "[ppth]"),
    ("SP.DYN.CDRT.IN", "death-rate", "[ppth]"),
    ("SP.DYN.IMRT.IN", "infant-mortality", "[ppth]"),
    ("SP.DYN.LE00.IN", "life-expectancy", "a"),
    ("SP.DYN.TFRT.IN", "fertility-rate", "1"),
    ("SP.POP.GROW", "population-growth", "%"),
    ("SP.POP.TOTL", "population", "1"),
    ("SP.URB.TOTL.IN.ZS", "urban-population", "%"),
];

/// The columns before the years.
const HEADING: [&str; 4] = [
    "Country Name",
    "Country Code",
    "Indicator Name",
    "Indicator Code",
];

/// Whether a line is the heading of such a table; some lines of title stand before it.
pub(super) fn is_heading(line: &str) -> bool {
    let line = line.trim_start_matches('\u{feff}').replace('"', "");
    line.starts_with(&HEADING.join(","))
}

/// Reads the indicators that are known; counts the lines of others and of groups of countries.
pub(super) fn read(csv: &str) -> Result<Imported, Vec<Problem>> {
    let before = csv.lines().take_while(|line| !is_heading(line)).count();
    let start = csv.split_inclusive('\n').take(before).map(str::len).sum();
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .from_reader(csv.as_bytes().get(start..).unwrap_or_default());
    let headers = reader
        .headers()
        .map_err(|error| vec![unreadable(&error)])?
        .clone();
    let years: Vec<(usize, &str)> = (headers.iter().enumerate().skip(HEADING.len()))
        .filter(|(_, title)| title.len() == 4 && title.bytes().all(|b| b.is_ascii_digit()))
        .collect();
    let mut imported = Imported::default();
    let mut problems = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| vec![unreadable(&error)])?;
        let line = record.position().map_or(0, csv::Position::line) + before as u64;
        let cell = |n: usize| record.get(n).unwrap_or("").trim();
        let known = INDICATORS.iter().find(|(code, _, _)| *code == cell(3));
        let (Some((code, key, unit)), Some(entity)) = (known, entity::by_code_or_name(cell(1)))
        else {
            imported.skipped += 1;
            continue;
        };
        for (at, year) in &years {
            let text = cell(*at);
            if text.is_empty() {
                continue;
            }
            match decimal(text) {
                Some(value) => imported.rows.push(Row {
                    entity: entity.code,
                    indicator: (*key).to_owned(),
                    counterpart: None,
                    value,
                    unit: (*unit).to_owned(),
                    range: None,
                    period: Some((*year).to_owned()),
                    locator: format!("{} / {code} / {year}", cell(1)),
                }),
                None => problems.push(Problem {
                    line,
                    column: Some((*year).to_owned()),
                    message: format!("{text:?} is no number"),
                }),
            }
        }
    }
    if problems.is_empty() {
        Ok(imported)
    } else {
        Err(problems)
    }
}
