//! A reference of rows by edition: one that ships beside the Factbook, or a user's own.
//!
//! Values stand in the same [`crate::Run`]s as the Factbook's, so that a figure is tried by the same rule against both.
//!
//! ```
//! use laocoon_references::dataset::{Dataset, import};
//! let csv = "entity,indicator,value,unit,period\nKZ,population,19000000,1,2021\n";
//! let mut survey = Dataset::default();
//! survey.set_edition(2022, import(csv.as_bytes(), None).unwrap().rows);
//! assert_eq!(survey.history("KZ", "population", None)[0].period.as_deref(), Some("2021"));
//! ```

mod built_in;
mod owid;
#[cfg(feature = "parquet")]
mod parquet;
mod row;
mod table;
mod wikidata;
mod world_bank;

pub use built_in::built_in;
pub use row::{COLUMNS, Problem, Row, write};
pub use table::{Dataset, Difference, Priority, Scope, Weight};

/// What was read of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Imported {
    /// Its values.
    pub rows: Vec<Row>,
    /// Lines left out because nobody would ask for them: unknown indicators, groups of countries.
    pub skipped: u64,
}

/// What a chart measures, for files that do not say it in keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measured {
    /// Key of the indicator.
    pub indicator: String,
    /// UCUM, ISO 4217, "%", or "1".
    pub unit: String,
    /// The column, if there are several.
    pub column: Option<String>,
}

/// Reads a table: our own columns, the World Bank's bulk CSV, an Our World in Data chart, or a
/// slice of a Wikidata JSON dump, or Parquet with our columns (feature `parquet`), told apart by how they begin. With any problem nothing is read.
pub fn import(bytes: &[u8], measured: Option<&Measured>) -> Result<Imported, Vec<Problem>> {
    if bytes.starts_with(b"PAR1") {
        return parquet_rows(bytes);
    }
    let Ok(text) = std::str::from_utf8(bytes) else {
        let good = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), |_| 0);
        let line = 1 + bytes[..good].iter().filter(|byte| **byte == b'\n').count() as u64;
        return Err(vec![Problem {
            line,
            column: None,
            message: "is not UTF-8; save the table as UTF-8 CSV".to_owned(),
        }]);
    };
    let first = text.lines().next().unwrap_or("");
    let imported = if first.trim_start().starts_with(['[', '{']) {
        wikidata::read(text)
    } else if text.lines().take(8).any(world_bank::is_heading) {
        world_bank::read(text)
    } else if owid::is_heading(first) {
        owid::read(text, measured)
    } else {
        row::read(bytes).map(|rows| Imported { rows, skipped: 0 })
    }?;
    if imported.rows.is_empty() {
        return Err(vec![Problem {
            line: 1,
            column: None,
            message: format!(
                "no line of the table can be used ({} are about indicators or entities that the references do not know)",
                imported.skipped
            ),
        }]);
    }
    Ok(imported)
}

#[cfg(feature = "parquet")]
fn parquet_rows(bytes: &[u8]) -> Result<Imported, Vec<Problem>> {
    let rows = row::read(&parquet::csv(bytes)?)?;
    Ok(Imported { rows, skipped: 0 })
}

#[cfg(not(feature = "parquet"))]
fn parquet_rows(_bytes: &[u8]) -> Result<Imported, Vec<Problem>> {
    Err(vec![Problem {
        line: 1,
        column: None,
        message: "is Parquet, which this build does not read; build with --features parquet, or write it as CSV".to_owned(),
    }])
}

fn unreadable(error: &csv::Error) -> Problem {
    Problem {
        line: error.position().map_or(1, csv::Position::line),
        column: None,
        message: format!("cannot be read as CSV ({error})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(imported: &Imported, at: usize) -> String {
        let row = &imported.rows[at];
        let period = row.period.as_deref().unwrap_or("-");
        format!(
            "{} {} {} {} {period} {}",
            row.entity, row.indicator, row.value, row.unit, row.locator
        )
    }

    #[test]
    fn world_bank() {
        let csv = "\u{feff}\"Data Source\",\"World Development Indicators\",\n\n\"Last Updated Date\",\"2022-02-15\",\n\n\"Country Name\",\"Country Code\",\"Indicator Name\",\"Indicator Code\",\"2019\",\"2020\",\n\"Chad\",\"TCD\",\"Population, total\",\"SP.POP.TOTL\",\"15946882\",\"16425859\",\n\"Arab World\",\"ARB\",\"Population, total\",\"SP.POP.TOTL\",\"1\",\"2\",\n\"Chad\",\"TCD\",\"Forest area\",\"AG.LND.FRST.K2\",\"\",\"\",\n";
        let imported = import(csv.as_bytes(), None).unwrap();
        assert_eq!((imported.rows.len(), imported.skipped), (2, 2));
        assert_eq!(
            line(&imported, 1),
            "TD population 16425859 1 2020 TCD / SP.POP.TOTL / 2020"
        );
        let bad = csv.replace("15946882", "n/a");
        let problems = import(bad.as_bytes(), None).unwrap_err();
        assert_eq!(
            problems[0].to_string(),
            "line 6, column \"2019\": \"n/a\" is no number"
        );
    }

    #[test]
    fn our_world_in_data() {
        let csv = "Entity,Code,Year,Uranium production (t)\nNiger,NER,2020,2991\nAsia,,2020,23000\nWorld,OWID_WRL,2020,47731\n";
        let problems = import(csv.as_bytes(), None).unwrap_err();
        assert!(
            problems[0].message.contains("--indicator"),
            "{}",
            problems[0]
        );
        let measured = Measured {
            indicator: "uranium-production".into(),
            unit: "t".into(),
            column: None,
        };
        let imported = import(csv.as_bytes(), Some(&measured)).unwrap();
        assert_eq!((imported.rows.len(), imported.skipped), (2, 1));
        assert_eq!(
            line(&imported, 1),
            "001 uranium-production 47731 t 2020 World / Uranium production (t) / 2020"
        );
    }

    #[test]
    fn wikidata() {
        let json = "[\n{\"id\":\"Q657\",\"claims\":{\"P297\":[{\"mainsnak\":{\"datavalue\":{\"value\":\"TD\"}}}],\"P1082\":[{\"id\":\"s1\",\"rank\":\"normal\",\"mainsnak\":{\"datavalue\":{\"value\":{\"amount\":\"+16244513\",\"unit\":\"1\"}}},\"qualifiers\":{\"P585\":[{\"datavalue\":{\"value\":{\"time\":\"+2020-01-01T00:00:00Z\"}}}]}}]}},\n{\"id\":\"Q1\",\"claims\":{}}\n]\n";
        let imported = import(json.as_bytes(), None).unwrap();
        assert_eq!((imported.rows.len(), imported.skipped), (1, 1));
        assert_eq!(
            line(&imported, 0),
            "TD population 16244513 1 2020 Q657 / P1082 / s1"
        );
        assert_eq!(import(b"{oops\n", None).unwrap_err()[0].line, 1);
    }

    #[test]
    fn bad_bytes_name_their_line() {
        let problems = import(b"entity,indicator,value\nKZ,area,\xff\n", None).unwrap_err();
        assert_eq!(problems[0].line, 2);
    }
}
