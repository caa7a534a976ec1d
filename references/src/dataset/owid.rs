//! The CSV of an Our World in Data chart: entity, code, year, and a column for each measure.

use super::row::{Problem, Row, decimal};
use super::{Imported, Measured, unreadable};
use crate::entity;

/// Whether a line is the heading of such a table.
pub(super) fn is_heading(line: &str) -> bool {
    let line = line
        .trim_start_matches('\u{feff}')
        .to_ascii_lowercase()
        .replace('"', "");
    line.starts_with("entity,code,year,")
}

/// Reads the one measure of a chart under the key and unit that the user gives.
pub(super) fn read(csv: &str, measured: Option<&Measured>) -> Result<Imported, Vec<Problem>> {
    let problem = |message: String| {
        vec![Problem {
            line: 1,
            column: None,
            message,
        }]
    };
    let mut reader = csv::Reader::from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
    let headers = reader
        .headers()
        .map_err(|error| vec![unreadable(&error)])?
        .clone();
    let titles: Vec<&str> = headers.iter().skip(3).collect();
    let Some(measured) = measured else {
        return Err(problem(format!(
            "a chart does not say in keys what it measures ({}); give --indicator and --unit",
            titles.join("; ")
        )));
    };
    let at = match &measured.column {
        Some(column) => headers
            .iter()
            .position(|title| title == column)
            .ok_or_else(|| {
                problem(format!(
                    "there is no column {column:?}; there are {}",
                    titles.join("; ")
                ))
            })?,
        None if titles.len() == 1 => 3,
        None => {
            return Err(problem(format!(
                "the chart has several measures; give one of them with --column: {}",
                titles.join("; ")
            )));
        }
    };
    let title = headers.get(at).unwrap_or("").to_owned();
    let mut imported = Imported::default();
    let mut problems = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| vec![unreadable(&error)])?;
        let line = record.position().map_or(0, csv::Position::line);
        let cell = |n: usize| record.get(n).unwrap_or("").trim();
        let code = cell(1)
            .strip_prefix("OWID_")
            .map_or(cell(1), |code| match code {
                "WRL" => "WLD",
                "KOS" => "XKX",
                other => other,
            });
        let (Some(entity), text) = (entity::by_code_or_name(code), cell(at)) else {
            imported.skipped += 1;
            continue;
        };
        if text.is_empty() {
            continue;
        }
        match decimal(text) {
            Some(value) => imported.rows.push(Row {
                entity: entity.code,
                indicator: measured.indicator.clone(),
                counterpart: None,
                value,
                unit: measured.unit.clone(),
                range: None,
                period: Some(cell(2).to_owned()),
                locator: format!("{} / {title} / {}", cell(0), cell(2)),
            }),
            None => problems.push(Problem {
                line,
                column: Some(title.clone()),
                message: format!("{text:?} is no number"),
            }),
        }
    }
    if problems.is_empty() {
        Ok(imported)
    } else {
        Err(problems)
    }
}
