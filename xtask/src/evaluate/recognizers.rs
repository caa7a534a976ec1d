//! Recognizers-Text's cases of running prose (genre `document`), French and English: numbers,
//! ordinals, percentages, ranges and numbers with units.

use super::marks::{gold_span, read_lines};
use super::quantity::{decimal_text, marks, number_range};
use crate::Failure;
use laocoon_mark::expression::Marked;
use laocoon_mark::quantity::unit;
use laocoon_mark::{Quantity, QuantityKind};
use laocoon_text::{CodePoints, Language, Span};
use rust_decimal::Decimal;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

/// Settings of the peer that repeat the cases of its default.
const VARIANTS: [&str; 3] = ["ExperimentalMode", "SuppressExtendedTypes", "PercentMode"];

/// Why our reading of a case is another one, on purpose.
const CONVENTIONS: [(&str, &str); 8] = [
    (
        "unit",
        "a number that has a unit is a measure here, and no bare number is left of it",
    ),
    (
        "relative",
        "\"last\" and \"next\" are no ranks here: they count from no known end",
    ),
    ("no value", "a unit without a number is no quantity here"),
    (
        "time",
        "years, ages, hours and lengths of time are marked as times here",
    ),
    (
        "scale",
        "\"billion\" and \"trillion\" are 10^12 and 10^18 in French, as its dictionaries have it",
    ),
    (
        "own words",
        "what the case expects is not what its words say (\"43894.0\" as 0.75, \"=<30\" as no limit, a cardinal as an ordinal)",
    ),
    (
        "name",
        "a number glued into a name by a hyphen (\"SCP-173\") is part of the name",
    ),
    (
        "article",
        "\"a\", \"un\", and \"one\" as a pronoun are no numbers here",
    ),
];

/// Adds a row for each set, then the cases that are read otherwise on purpose; `misses` prints
/// the others.
pub(super) fn evaluate(
    folder: &Path,
    misses: bool,
    table: &mut String,
    differences: &mut String,
) -> Result<(), Failure> {
    for (set, title) in [("number", "Number"), ("numberwithunit", "NumberWithUnit")] {
        for language in [Language::French, Language::English] {
            let tag = language.tag();
            let mut of = 0;
            let mut right = 0;
            let mut otherwise: BTreeMap<&str, Vec<String>> = BTreeMap::new();
            for case in read_lines(&folder.join(format!("recognizers_{set}_{tag}.jsonl")))? {
                let suite = case["suite"].as_str().unwrap_or_default();
                let variant = VARIANTS.iter().any(|variant| suite.ends_with(variant));
                if case["genre"] != "document" || variant {
                    continue;
                }
                of += 1;
                let text = case["text"].as_str().unwrap_or_default();
                let marked = marks(text, language)?;
                let same = match suite {
                    "NumberRangeModel" => number_range(&case, language)?,
                    _ => is_same(&case, text, &marked),
                };
                if same {
                    right += 1;
                } else if let Some(reason) = convention(&case, text, &marked) {
                    let id = case["id"].as_str().unwrap_or_default();
                    otherwise.entry(reason).or_default().push(id.to_owned());
                } else if misses {
                    println!("recognizers {set} ({tag}): {case}");
                }
            }
            let differ: usize = otherwise.values().map(Vec::len).sum();
            let share = |count: usize| 100.0 * count as f64 / of.max(1) as f64;
            writeln!(
                table,
                "| Recognizers-Text {title} ({tag}), document; with other conventions | {of} | {right}; {} | {:.1} %; {:.1} % | 85 % |",
                right + differ,
                share(right),
                share(right + differ),
            )?;
            for (reason, cases) in otherwise {
                writeln!(
                    differences,
                    "- {reason}, {set}, {tag}: {}",
                    cases.join(", ")
                )?;
            }
        }
    }
    Ok(())
}

/// What the reasons of the list mean.
pub(super) fn legend() -> String {
    let mut text = String::new();
    for (reason, meaning) in CONVENTIONS {
        let _ = writeln!(text, "- {reason}: {meaning}.");
    }
    text
}

/// The expected values, spans to overlap, and whether nothing else was marked.
fn is_same(case: &Value, text: &str, marked: &Marked) -> bool {
    let points = CodePoints::new(text);
    let expected = case["expected"].as_array().map_or(&[][..], Vec::as_slice);
    let mut used = vec![false; marked.quantities.len()];
    let found = expected.iter().all(|wanted| {
        let Some(span) = gold_span(wanted, &points) else {
            return false;
        };
        let value = &wanted["value"];
        let number = value["value"].as_str().and_then(decimal_text);
        let at = marked.quantities.iter().position(|quantity| {
            overlap(quantity.span, span) && same_number(quantity, number) && fits(quantity, wanted)
        });
        if let Some(at) = at {
            used[at] = true;
            return true;
        }
        wanted["type"] == "age"
            && marked.times.iter().any(|time| {
                let digits: String = time.value.chars().filter(char::is_ascii_digit).collect();
                overlap(time.span, span) && decimal_text(&digits) == number
            })
    });
    let kinds: &[QuantityKind] = match case["suite"].as_str().unwrap_or_default() {
        "CurrencyModel" => &[QuantityKind::Money],
        "PercentModel" => &[QuantityKind::Percent],
        "OrdinalModel" => &[QuantityKind::Rank],
        "DimensionModel" | "TemperatureModel" => &[],
        "AgeModel" => &[],
        _ => &[
            QuantityKind::Number,
            QuantityKind::Count,
            QuantityKind::Measure,
        ],
    };
    let surplus = marked
        .quantities
        .iter()
        .zip(used)
        .any(|(quantity, used)| !used && kinds.contains(&quantity.kind));
    found && !surplus
}

fn overlap(one: Span, other: Span) -> bool {
    one.start < other.end && other.start < one.end
}

fn same_number(quantity: &Quantity, number: Option<Decimal>) -> bool {
    let value = quantity.value.or(quantity.high);
    // The peer writes fractions with fifteen digits.
    let near =
        |one: Decimal, other: Decimal| (one - other).abs() <= other.abs() * Decimal::new(1, 5);
    let feet = || {
        let factor = unit::factor(quantity.unit.as_deref()?, "[ft_i]")?;
        Some(quantity.value?.checked_mul(factor)?.normalize())
    };
    number.is_some_and(|number| {
        value.is_some_and(|value| near(value, number))
            || feet().is_some_and(|feet| near(feet, number))
    })
}

/// Whether the kind of mark, and the currency where the peer knows it, are those expected.
fn fits(quantity: &Quantity, wanted: &Value) -> bool {
    let code = wanted["value"]["isoCurrency"].as_str();
    match wanted["type"].as_str().unwrap_or_default() {
        "currency" => {
            quantity.kind == QuantityKind::Money
                && code.is_none_or(|code| {
                    quantity.unit.as_deref() == Some(code) || code.starts_with('_')
                })
        }
        "percentage" => quantity.kind == QuantityKind::Percent,
        "ordinal" => quantity.kind == QuantityKind::Rank,
        "dimension" | "temperature" => quantity.unit.is_some(),
        _ => true,
    }
}

/// Cases whose expectation contradicts their own words.
const ODD: [&str; 9] = [
    "rt/Number/fr/NumberModel/141",
    "rt/Number/fr/NumberModel/162",
    "rt/Number/fr/NumberModel/200",
    "rt/Number/fr/NumberRangeModel/63",
    "rt/Number/fr/NumberRangeModel/65",
    "rt/Number/fr/OrdinalModel/59",
    "rt/Number/fr/PercentModel/32",
    "rt/Number/en/NumberModel/228",
    "rt/Number/en/NumberRangeModel/67",
];

fn convention(case: &Value, text: &str, marked: &Marked) -> Option<&'static str> {
    let id = case["id"].as_str().unwrap_or_default();
    if ODD.contains(&id) {
        return Some("own words");
    }
    if case["lang"] == "fr" && (text.contains("billion") || text.contains("trillion")) {
        return Some("scale");
    }
    if text.trim().split_once('-').is_some_and(|(name, number)| {
        name.chars().all(|c| c.is_ascii_uppercase())
            && !name.is_empty()
            && number.chars().all(|c| c.is_ascii_digit())
    }) {
        return Some("name");
    }
    let expected = case["expected"].as_array().map_or(&[][..], Vec::as_slice);
    let points = CodePoints::new(text);
    let any = |holds: &dyn Fn(&Value) -> bool| expected.iter().any(holds);
    if any(&|wanted| wanted["type"] == "ordinal.relative") {
        return Some("relative");
    }
    if any(&|wanted| wanted["value"]["value"] == "null" || wanted["value"]["value"].is_null()) {
        return Some("no value");
    }
    if case["suite"] == "NumberModel"
        && expected.is_empty()
        && marked
            .quantities
            .iter()
            .all(|quantity| quantity.unit.is_some())
    {
        return Some("unit");
    }
    let in_time = any(&|wanted| {
        gold_span(wanted, &points)
            .is_some_and(|span| marked.times.iter().any(|time| overlap(time.span, span)))
    });
    if in_time {
        return Some("time");
    }
    any(&|wanted| {
        wanted["type"] == "number"
            && wanted["value"]["value"] == "1"
            && !wanted["text"]
                .as_str()
                .unwrap_or_default()
                .contains(|c: char| c.is_ascii_digit())
    })
    .then_some("article")
}
