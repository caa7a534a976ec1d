//! A slice of a Wikidata JSON dump: one item a line, in an array or not.

use super::Imported;
use super::row::{Problem, Row, decimal};
use crate::entity;
use serde_json::Value;

/// Properties, and the key and unit they go by here; units other than these are left out.
const PROPERTIES: &[(&str, &str, &str, &[&str])] = &[
    ("P1082", "population", "1", &["1"]),
    ("P2046", "area", "km2", &["Q712226"]),
    ("P2250", "life-expectancy", "a", &["Q577"]),
    ("P4841", "fertility-rate", "1", &["1"]),
    ("P1198", "unemployment", "%", &["Q11229"]),
    ("P2131", "gdp-official", "USD", &["Q4917"]),
    ("P4010", "gdp-ppp", "USD", &["Q550207", "Q4917"]),
    ("P1125", "gini", "1", &["1"]),
];

/// Items with an ISO 3166-1 code give rows, one a statement that is not deprecated.
pub(super) fn read(json: &str) -> Result<Imported, Vec<Problem>> {
    let mut imported = Imported::default();
    let mut problems = Vec::new();
    for (line, text) in (1..).zip(json.lines()) {
        let text = text.trim().trim_end_matches(',');
        if matches!(text, "" | "[" | "]") {
            continue;
        }
        match serde_json::from_str::<Value>(text) {
            Ok(item) => {
                let before = imported.rows.len();
                rows(&item, &mut imported.rows);
                imported.skipped += u64::from(imported.rows.len() == before);
            }
            Err(error) => problems.push(Problem {
                line,
                column: None,
                message: format!("is no JSON ({error}); a dump has one item a line"),
            }),
        }
    }
    if problems.is_empty() {
        Ok(imported)
    } else {
        Err(problems)
    }
}

fn rows(item: &Value, rows: &mut Vec<Row>) {
    let statements = |property: &str| {
        item["claims"][property]
            .as_array()
            .cloned()
            .unwrap_or_default()
    };
    let code = |property: &str| {
        (statements(property).iter())
            .find_map(|s| Some(s["mainsnak"]["datavalue"]["value"].as_str()?.to_owned()))
    };
    let Some(entity) = code("P297").and_then(|code| entity::by_code_or_name(&code)) else {
        return;
    };
    let id = item["id"].as_str().unwrap_or("?");
    for (property, key, unit, units) in PROPERTIES {
        for statement in statements(property) {
            let value = &statement["mainsnak"]["datavalue"]["value"];
            let given = value["unit"]
                .as_str()
                .and_then(|unit| unit.rsplit('/').next());
            let amount = value["amount"]
                .as_str()
                .and_then(|n| decimal(n.trim_start_matches('+')));
            let known = given.is_some_and(|unit| units.contains(&unit));
            let (Some(amount), true) = (amount, known && statement["rank"] != "deprecated") else {
                continue;
            };
            // "+2021-07-01T00:00:00Z"
            let time = &statement["qualifiers"]["P585"][0]["datavalue"]["value"]["time"];
            let year = time
                .as_str()
                .and_then(|time| time.trim_start_matches('+').get(..4));
            rows.push(Row {
                entity: entity.code,
                indicator: (*key).to_owned(),
                counterpart: None,
                value: amount,
                unit: (*unit).to_owned(),
                range: None,
                period: year.map(str::to_owned),
                locator: format!(
                    "{id} / {property} / {}",
                    statement["id"].as_str().unwrap_or("?")
                ),
            });
        }
    }
}
