//! Rows of a reference as CSV: one value, whose it is, and where it stands.

use crate::entity;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::fmt;

/// The columns, in the order in which they are written. The first four and `value` must be there.
pub const COLUMNS: [&str; 9] = [
    "entity",
    "indicator",
    "counterpart",
    "value",
    "unit",
    "low",
    "high",
    "period",
    "locator",
];

/// One value of a reference.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Code of whose value it is: ISO 3166-1, or another code of [`crate::ENTITIES`].
    pub entity: &'static str,
    /// Key of the indicator: "population", "chromium-reserves-share".
    pub indicator: String,
    /// Code of the other side, or the category's name.
    pub counterpart: Option<String>,
    /// The value, in `unit`.
    pub value: Decimal,
    /// UCUM, ISO 4217, "%", or "1".
    pub unit: String,
    /// Lower and upper end, if the reference gives a range.
    pub range: Option<(Decimal, Decimal)>,
    /// What time the value is for: "2021", "2009 est.".
    pub period: Option<String>,
    /// Where it stands in the edition: a page, a table, a line.
    pub locator: String,
}

/// What is wrong with a table, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Line of the file, from 1.
    pub line: u64,
    /// The column, when it is one.
    pub column: Option<String>,
    /// What is wrong, and what to do.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}", self.line)?;
        if let Some(column) = &self.column {
            write!(f, ", column \"{column}\"")?;
        }
        write!(f, ": {}", self.message)
    }
}

impl std::error::Error for Problem {}

/// Reads rows from CSV with a heading line. All problems are told, not only the first; with
/// any, nothing is read.
pub fn read(csv: &[u8]) -> Result<Vec<Row>, Vec<Problem>> {
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(csv.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(csv));
    let heading = reader
        .headers()
        .map_err(|error| vec![unreadable(&error, 1)])?
        .clone();
    let columns = Columns::of(&heading).map_err(|problem| vec![problem])?;
    let (mut rows, mut problems) = (Vec::new(), Vec::new());
    let mut seen = BTreeMap::new();
    let mut record = csv::StringRecord::new();
    loop {
        match reader.read_record(&mut record) {
            Ok(false) => break,
            Ok(true) => {
                let line = record.position().map_or(0, csv::Position::line);
                match columns.row(&record, line) {
                    Ok(row) => match again(&mut seen, &row, line) {
                        None => rows.push(row),
                        Some(problem) => problems.push(problem),
                    },
                    Err(problem) => problems.push(problem),
                }
            }
            Err(error) => {
                problems.push(unreadable(&error, 0));
                break;
            }
        }
    }
    if problems.is_empty() && rows.is_empty() {
        problems.push(Problem {
            line: 2,
            column: None,
            message: "the table has a heading and no rows".to_owned(),
        });
    }
    if problems.is_empty() {
        Ok(rows)
    } else {
        Err(problems)
    }
}

/// What a value is of: entity, indicator, counterpart, period.
type Key = (&'static str, String, Option<String>, Option<String>);

/// A value that stands in the table twice, and differently, with no locator to tell the two apart.
fn again(seen: &mut BTreeMap<Key, (u64, Decimal)>, row: &Row, line: u64) -> Option<Problem> {
    if row.locator != own_line(line) {
        return None;
    }
    let key = (
        row.entity,
        row.indicator.clone(),
        row.counterpart.clone(),
        row.period.clone(),
    );
    let (first, value) = *seen.entry(key).or_insert((line, row.value));
    (value != row.value).then(|| Problem {
        line,
        column: Some("value".to_owned()),
        message: format!(
            "{} is given for what line {first} gives {}; a period or locator would tell them apart",
            row.value.normalize(),
            value.normalize()
        ),
    })
}

/// The locator of a row that has none.
fn own_line(line: u64) -> String {
    format!("line {line}")
}

fn unreadable(error: &csv::Error, line: u64) -> Problem {
    Problem {
        line: error.position().map_or(line, csv::Position::line),
        column: None,
        message: format!("cannot be read as UTF-8 CSV ({error})"),
    }
}

/// Where the columns stand.
struct Columns([Option<usize>; 9]);

impl Columns {
    fn of(heading: &csv::StringRecord) -> Result<Columns, Problem> {
        let at = |name: &str| {
            heading
                .iter()
                .position(|title| title.eq_ignore_ascii_case(name))
        };
        let columns = COLUMNS.map(at);
        let problem = |column: &str, message: String| Problem {
            line: 1,
            column: Some(column.to_owned()),
            message,
        };
        for (name, at) in COLUMNS.iter().zip(columns) {
            if at.is_none() && matches!(*name, "entity" | "indicator" | "value") {
                let message = format!("is missing; a table has the columns {}", COLUMNS.join(", "));
                return Err(problem(name, message));
            }
        }
        let unknown = (heading.iter()).find(|title| {
            !title.is_empty() && !COLUMNS.iter().any(|name| title.eq_ignore_ascii_case(name))
        });
        match unknown {
            Some(title) => Err(problem(
                title,
                format!("is not known; the columns are {}", COLUMNS.join(", ")),
            )),
            None => Ok(Columns(columns)),
        }
    }

    fn row(&self, record: &csv::StringRecord, line: u64) -> Result<Row, Problem> {
        let cell = |n: usize| {
            let text = self.0[n].and_then(|at| record.get(at)).unwrap_or("");
            (!text.is_empty()).then_some(text)
        };
        let problem = |n: usize, message: String| Problem {
            line,
            column: Some(COLUMNS[n].to_owned()),
            message,
        };
        let needed = |n: usize| cell(n).ok_or_else(|| problem(n, "is empty".to_owned()));
        let number = |n: usize| {
            cell(n)
                .map(|text| {
                    decimal(text).ok_or_else(|| {
                        problem(
                            n,
                            format!("{text:?} is no number; write 1234.5, without grouping"),
                        )
                    })
                })
                .transpose()
        };
        let given = needed(0)?;
        let entity = entity::by_code_or_name(given).ok_or_else(|| {
            problem(0, format!("{given:?} is neither an ISO 3166-1 code, such as KZ or KAZ, nor an English name of a country"))
        })?;
        let indicator = needed(1)?;
        if !indicator
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        {
            return Err(problem(
                1,
                format!(
                    "{indicator:?} is no key; keys are lower-case words joined by -, such as land-boundary"
                ),
            ));
        }
        let value = number(3)?.ok_or_else(|| problem(3, "is empty".to_owned()))?;
        let range = match (number(5)?, number(6)?) {
            (Some(low), Some(high)) if low > high => {
                return Err(problem(
                    5,
                    format!("{low} is more than the high end, {high}"),
                ));
            }
            (None, None) => None,
            (low, high) => Some((low.unwrap_or(value), high.unwrap_or(value))),
        };
        if record.len() > self.0.iter().flatten().count() {
            return Err(Problem {
                line,
                column: None,
                message: format!(
                    "has {} cells, the heading fewer; quote cells that hold a comma",
                    record.len()
                ),
            });
        }
        let counterpart = cell(2).map(|part| {
            entity::by_code_or_name(part)
                .map_or_else(|| part.to_owned(), |entity| entity.code.to_owned())
        });
        Ok(Row {
            entity: entity.code,
            indicator: indicator.to_owned(),
            counterpart,
            value,
            unit: cell(4).unwrap_or("1").to_owned(),
            range,
            period: cell(7).map(str::to_owned),
            locator: cell(8).map_or_else(|| own_line(line), str::to_owned),
        })
    }
}

/// Rows as CSV in the order of [`COLUMNS`]; [`read`] gives the same rows back.
pub fn write(rows: &[Row]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Writing to memory cannot fail, and all records have the same length.
    let _ = writer.write_record(COLUMNS);
    for row in rows {
        let end = |n: fn(&(Decimal, Decimal)) -> Decimal| {
            row.range
                .as_ref()
                .map_or_else(String::new, |range| n(range).to_string())
        };
        let _ = writer.write_record([
            row.entity,
            &row.indicator,
            row.counterpart.as_deref().unwrap_or(""),
            &row.value.to_string(),
            &row.unit,
            &end(|range| range.0),
            &end(|range| range.1),
            row.period.as_deref().unwrap_or(""),
            &row.locator,
        ]);
    }
    writer.into_inner().unwrap_or_default()
}

/// A number with a decimal point, or in scientific notation.
/// A number that arithmetic can be done with; `None` for words and for what is beyond all measure.
pub(crate) fn decimal(text: &str) -> Option<Decimal> {
    let value: Option<Decimal> = text.parse().ok();
    let value = value.or_else(|| Decimal::from_scientific(text).ok())?;
    (value.abs() <= MOST).then(|| value.round_dp(LEAST_PLACE))
}

/// No value of a reference is greater than this, nor has more places.
const MOST: Decimal = Decimal::from_parts(0x6310_0000, 0x6bc7_5e2d, 0x5, false, 0);
const LEAST_PLACE: u32 = 6;

#[cfg(test)]
mod tests {
    use super::*;

    fn check(csv: &str, expected: &str) {
        let got = match read(csv.as_bytes()) {
            Ok(rows) => format!("{} rows", rows.len()),
            Err(problems) => problems.iter().map(|p| format!("{p}\n")).collect(),
        };
        assert!(got.contains(expected), "{csv:?}: {got}");
    }

    #[test]
    fn problems_name_line_and_column() {
        check("entity,indicator,value\nKZ,area,2724900\n", "1 rows");
        check(
            "\u{feff}Entity,Indicator,Value\nKaz,area,2.7249e6\n",
            "1 rows",
        );
        check(
            "entity,indicator,value\nKZ,area,12\nKZ,area,12\nKZ,area,13\n",
            "line 4, column \"value\": 13 is given for what line 2 gives 12",
        );
        check(
            "entity,indicator,value,period\nKZ,area,12,2020\nKZ,area,13,2021\n",
            "2 rows",
        );
        check(
            "entity,value\nKZ,1\n",
            "line 1, column \"indicator\": is missing",
        );
        check(
            "entity,indicator,value,colour\nKZ,area,1,red\n",
            "column \"colour\": is not known",
        );
        check(
            "entity,indicator,value\nKZ,area,1\nAtlantis,area,2\n",
            "line 3, column \"entity\": \"Atlantis\"",
        );
        check(
            "entity,indicator,value\nKZ,area,\"2,724,900\"\n",
            "line 2, column \"value\": \"2,724,900\" is no number",
        );
        check(
            "entity,indicator,value,low,high\nKZ,area,1,3,2\n",
            "line 2, column \"low\": 3 is more than",
        );
        check(
            "entity,indicator,value\nKZ,Total Area,1\n",
            "column \"indicator\": \"Total Area\" is no key",
        );
        check(
            "entity,indicator,value\nKZ,area,1,2\n",
            "line 2: has 4 cells",
        );
        check("entity,indicator,value\n", "no rows");
    }

    #[test]
    fn what_is_written_is_read_back() {
        let csv = "entity,indicator,counterpart,value,unit,low,high,period,locator\nKZ,land-boundary,RU,7644,km,7500,7700,2021,\"p. 3, table \"\"a\"\"\"\n";
        let rows = read(csv.as_bytes()).unwrap();
        assert_eq!(read(&write(&rows)).unwrap(), rows);
    }

    #[test]
    fn all_problems_are_told() {
        let problems = read(b"entity,indicator,value\nXX,area,1\nKZ,area,x\n").unwrap_err();
        assert_eq!(problems.len(), 2);
    }

    #[test]
    fn counterparts_are_codes_where_they_are_countries() {
        let rows = read("entity,indicator,counterpart,value,unit\nKazakhstan,land-boundary,China,1765,km\nKZ,religion,Muslim,70.2,%\n".as_bytes()).unwrap();
        assert_eq!(rows[0].counterpart.as_deref(), Some("CN"));
        assert_eq!(rows[1].counterpart.as_deref(), Some("Muslim"));
    }
}
