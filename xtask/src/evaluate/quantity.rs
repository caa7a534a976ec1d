//! Unit cases of peers: NeMo's number words, Duckling's corpora, Recognizers-Text's ranges.

use super::marks::{mark, read_lines};
use crate::Failure;
use jiff::civil::Date;
use laocoon_mark::expression::Marked;
use laocoon_mark::expression::Profile;
use laocoon_mark::quantity::unit;
use laocoon_mark::{Bound, Modifier, Quantity, QuantityKind};
use laocoon_text::Language;
use rust_decimal::Decimal;
use serde_json::Value;
use std::fmt::Write;
use std::path::Path;

/// Adds a row for each set, or prints the misses of one.
pub(super) fn evaluate(
    folder: &Path,
    misses: Option<&str>,
    table: &mut String,
) -> Result<(), Failure> {
    for language in Language::ALL {
        let tag = language.tag();
        let name = format!("nemo-{tag}");
        if misses.is_none_or(|set| set == name) {
            let aim = match language {
                Language::French => "98 %",
                Language::Russian => "95 %",
                _ => "",
            };
            let cases = read_lines(&folder.join(format!("nemo_{tag}.jsonl")))?;
            let right = |case: &Value| number_words(case, language);
            row(
                table,
                &format!("NeMo number words ({tag})"),
                &cases,
                aim,
                misses.is_some(),
                right,
            )?;
        }
        let name = format!("duckling-{tag}");
        if misses.is_none_or(|set| set.starts_with(&name)) {
            for dimension in [
                "numeral",
                "ordinal",
                "amountofmoney",
                "distance",
                "volume",
                "temperature",
                "quantity",
            ] {
                let of_set = format!("{name}-{dimension}");
                if misses.is_some_and(|set| set != name && set != of_set) {
                    continue;
                }
                let path = folder.join(format!("duckling_{dimension}_{tag}.jsonl"));
                if !path.exists() {
                    continue;
                }
                let cases = read_lines(&path)?;
                let title = format!("Duckling {dimension} ({tag})");
                row(table, &title, &cases, "95 %", misses.is_some(), |case| {
                    duckling(case, language)
                })?;
            }
        }
        let name = format!("ranges-{tag}");
        if language != Language::Russian && misses.is_none_or(|set| set == name) {
            let cases: Vec<Value> =
                read_lines(&folder.join(format!("recognizers_number_{tag}.jsonl")))?
                    .into_iter()
                    .filter(|case| case["suite"] == "NumberRangeModel")
                    .collect();
            let title = format!("Recognizers-Text NumberRange ({tag}): limits");
            row(table, &title, &cases, "90 %", misses.is_some(), |case| {
                number_range(case, language)
            })?;
        }
    }
    Ok(())
}

fn row(
    table: &mut String,
    title: &str,
    cases: &[Value],
    aim: &str,
    show: bool,
    right: impl Fn(&Value) -> Result<bool, Failure>,
) -> Result<(), Failure> {
    let mut count = 0;
    let mut of = 0;
    for case in cases {
        of += 1;
        if right(case)? {
            count += 1;
        } else if show {
            println!("{title}: {case}");
        }
    }
    let share = 100.0 * f64::from(count) / f64::from(of.max(1));
    writeln!(table, "| {title} | {of} | {count} | {share:.1} % | {aim} |")?;
    Ok(())
}

pub(super) fn marks(text: &str, language: Language) -> Result<Marked, Failure> {
    let day = Date::new(2013, 2, 12)?;
    mark(text, language, Some(day.into()), Profile::Future)
}

/// Spoken and written form give the same values.
fn number_words(case: &Value, language: Language) -> Result<bool, Failure> {
    let values = |key: &str| -> Result<Vec<String>, Failure> {
        let text = case[key].as_str().unwrap_or_default();
        if text.trim().is_empty() {
            return Ok(Vec::new());
        }
        let marks = marks(text, language)?;
        let quantities = marks.quantities.iter().map(|quantity| {
            let value = quantity.value.map(|value| value.normalize().to_string());
            let limits = (quantity.low, quantity.high);
            value.unwrap_or_else(|| format!("{limits:?}"))
        });
        let times = marks.times.iter().map(|time| time.value.clone());
        Ok(quantities.chain(times).collect())
    };
    let spoken = values("spoken")?;
    Ok(!spoken.is_empty() && spoken == values("written")?)
}

fn duckling(case: &Value, language: Language) -> Result<bool, Failure> {
    let text = case["text"].as_str().unwrap_or_default();
    let marks = marks(text, language)?;
    let expected = case["expected"].as_array();
    let Some(expected) = expected.and_then(|list| list.first()) else {
        return Ok(marks.quantities.is_empty());
    };
    let value = &expected["value"];
    let number = |key: &str| decimal(&value[key]);
    let has = |wanted: Option<Decimal>| {
        wanted.is_some()
            && marks
                .quantities
                .iter()
                .any(|quantity| quantity.value == wanted)
    };
    let limits = |low: Option<Decimal>, high: Option<Decimal>| {
        marks.quantities.iter().any(|quantity| {
            (low.is_none() || quantity.low == low) && (high.is_none() || quantity.high == high)
        })
    };
    Ok(match value["kind"].as_str().unwrap_or_default() {
        "number" | "ordinal" => has(number("value")),
        "quantity" => {
            let unit = value["unit"].as_str().unwrap_or_default();
            has(number("n"))
                || marks
                    .quantities
                    .iter()
                    .any(|quantity| in_unit(quantity, unit) == number("n"))
        }
        "at_least" => limits(number("n"), None),
        "at_most" => limits(None, number("n")),
        "between" => limits(number("from"), number("to")),
        _ => false,
    })
}

/// A number as peers write it: "12", "1,5", "2E+3", "20%".
pub(super) fn decimal_text(text: &str) -> Option<Decimal> {
    let text = text.trim_end_matches('%').replace(',', ".");
    let value = text.parse().or_else(|_| Decimal::from_scientific(&text));
    value.ok().map(|value: Decimal| value.normalize())
}

fn decimal(value: &Value) -> Option<Decimal> {
    match value {
        Value::Number(number) => number
            .to_string()
            .parse::<Decimal>()
            .ok()
            .or_else(|| Decimal::from_scientific(&number.to_string()).ok()),
        Value::String(text) => text.parse().ok(),
        _ => None,
    }
    .map(|value| value.normalize())
}

/// A quantity's value in the unit of that name; Duckling brings all weights to grams.
fn in_unit(quantity: &Quantity, name: &str) -> Option<Decimal> {
    let code = match name {
        "Gram" => "g",
        "Metre" => "m",
        "Centimetre" => "cm",
        "Kilometre" => "km",
        "Inch" => "[in_i]",
        "Foot" => "[ft_i]",
        "Litre" => "L",
        "Millilitre" => "mL",
        _ => return None,
    };
    let factor = unit::factor(quantity.unit.as_deref()?, code)?;
    Some(quantity.value?.checked_mul(factor)?.normalize())
}

/// "more than thirty years" is a length of time here, with the same limit.
fn bounded_duration(marks: &Marked, low: Option<Decimal>, high: Option<Decimal>) -> bool {
    marks.times.iter().any(|time| {
        let digits: String = time.value.chars().filter(char::is_ascii_digit).collect();
        let value = decimal_text(&digits);
        let (least, most) = match time.modifier {
            Some(Modifier::MoreThan | Modifier::EqualOrMore) => (value, None),
            Some(Modifier::LessThan | Modifier::EqualOrLess) => (None, value),
            _ => return false,
        };
        value.is_some() && (least, most) == (low, high)
    })
}

/// The limits of "[20,30)"; whether they are included is told by the bound.
pub(super) fn number_range(case: &Value, language: Language) -> Result<bool, Failure> {
    let text = case["text"].as_str().unwrap_or_default();
    let marks = marks(text, language)?;
    let expected = case["expected"].as_array().cloned().unwrap_or_default();
    if expected.is_empty() {
        return Ok(!marks.quantities.iter().any(|quantity| {
            quantity.kind == QuantityKind::Range || quantity.bound != Bound::Exact
        }));
    }
    Ok(expected.iter().all(|expected| {
        let written = expected["value"]["value"].as_str().unwrap_or_default();
        let inner = written.trim_matches(['[', ']', '(', ')']);
        let (low, high) = inner.split_once(',').unwrap_or((inner, ""));
        let limit = |text: &str| text.trim().parse::<Decimal>().ok().map(|v| v.normalize());
        marks
            .quantities
            .iter()
            .any(|quantity| quantity.low == limit(low) && quantity.high == limit(high))
            || bounded_duration(&marks, limit(low), limit(high))
    }))
}
