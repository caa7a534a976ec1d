//! Figures in news English against the annotated sentences of `languages/en/spec/news.md`.

use super::marks::{f1, mark};
use crate::{Failure, root};
use laocoon_mark::expression::Profile;
use laocoon_mark::{Bound, Change, Quantity, QuantityKind};
use laocoon_text::{Language, Span};
use rust_decimal::Decimal;
use std::fmt::Write;

/// What is due at some words of a sentence.
struct Due {
    span: Span,
    value: String,
    unit: String,
    change: String,
}

/// Adds three rows, or prints what went wrong.
pub(super) fn evaluate(misses: Option<&str>, table: &mut String) -> Result<(), Failure> {
    if misses.is_some_and(|set| set != "news") {
        return Ok(());
    }
    let text = std::fs::read_to_string(root().join("languages/en/spec/news.md"))?;
    let block = text.split("```news\n").nth(1).unwrap_or_default();
    let block = block.split("```").next().unwrap_or_default();
    let (mut gold, mut found, mut right) = (0, 0, [0; 3]);
    for line in block.lines() {
        let (sentence, due) = read(line)?;
        let marked = mark(&sentence, Language::English, None, Profile::News)?;
        let ours: Vec<&Quantity> = (marked.quantities.iter())
            .filter(|quantity| quantity.kind != QuantityKind::Rank)
            .collect();
        gold += due.len();
        found += ours.len();
        let mut used = vec![false; ours.len()];
        for due in &due {
            let at = (0..ours.len()).find(|at| {
                let span = ours[*at].span;
                !used[*at] && span.start < due.span.end && due.span.start < span.end
            });
            let Some(at) = at else {
                if misses.is_some() {
                    println!("missed  [{}]: {sentence}", due.span.of(&sentence));
                }
                continue;
            };
            used[at] = true;
            let value = value(ours[at]) == due.value;
            let unit = ours[at].unit.as_deref().unwrap_or("-") == due.unit;
            let change = change(ours[at]) == due.change;
            for (count, holds) in right.iter_mut().zip([true, unit, change]) {
                *count += usize::from(value && holds);
            }
            if misses.is_some() && !(value && unit && change) {
                let words = due.span.of(&sentence);
                let unit = ours[at].unit.as_deref().unwrap_or("-");
                let got = format!(
                    "{} {unit} {}",
                    self::value(ours[at]),
                    self::change(ours[at])
                );
                println!("wrong   [{words}] {got}: {line}");
            }
        }
        for (quantity, used) in ours.iter().zip(used) {
            if misses.is_some() && !used {
                println!("surplus [{}]: {line}", quantity.span.of(&sentence));
            }
        }
    }
    for (name, right, aim) in [
        ("value", right[0], 93),
        ("value and unit", right[1], 87),
        ("value and change", right[2], 90),
    ] {
        writeln!(
            table,
            "| News figures of our own (en): {name} | {gold} | {:.1} |  |  | {aim} |",
            f1(right, gold, found)
        )?;
    }
    Ok(())
}

/// A sentence and what is due in it.
fn read(line: &str) -> Result<(String, Vec<Due>), Failure> {
    let mut sentence = String::new();
    let mut all = Vec::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('[') {
        let parts = after
            .split_once("](")
            .and_then(|(words, after)| Some((words, after.split_once(')')?)));
        let Some((words, (label, after))) = parts else {
            return Err(Failure(format!("no label: {line}")));
        };
        sentence.push_str(before);
        let start = sentence.len() as u32;
        sentence.push_str(words);
        let fields: Vec<&str> = label.split(' ').collect();
        let [value, unit, change] = fields[..] else {
            return Err(Failure(format!("expected VALUE UNIT CHANGE: {line}")));
        };
        all.push(Due {
            span: Span::new(start, sentence.len() as u32),
            value: value.to_owned(),
            unit: unit.to_owned(),
            change: change.to_owned(),
        });
        rest = after;
    }
    sentence.push_str(rest);
    Ok((sentence, all))
}

fn value(quantity: &Quantity) -> String {
    let text = |number: Option<Decimal>| {
        number.map_or_else(String::new, |number| number.normalize().to_string())
    };
    let vague = quantity.bound == Bound::About
        && quantity.value.is_some_and(|value| {
            quantity
                .high
                .is_some_and(|high| high > value * Decimal::TWO)
        });
    match quantity.value {
        Some(_) if !vague => text(quantity.value),
        _ => format!("{}..{}", text(quantity.low), text(quantity.high)),
    }
}

fn change(quantity: &Quantity) -> &'static str {
    match (quantity.change, quantity.bound) {
        (Some(Change::Up), _) => "up",
        (Some(Change::Down), _) => "down",
        (None, Bound::Exact | Bound::Range) => "=",
        (None, Bound::About) => "~",
        (None, Bound::MoreThan | Bound::AtLeast) => ">",
        (None, Bound::LessThan | Bound::AtMost | Bound::Nearly) => "<",
    }
}
