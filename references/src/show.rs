//! A history as text for people.

use crate::entity::entity_name;
use crate::run::{self, Bound, Run};
use crate::{Indicator, Part, category, find_indicator};
use rust_decimal::Decimal;
use std::fmt::Write;

/// The history of a figure: value, editions, change, where it stands; for borders the neighbour's page beside it.
///
/// Unknown keys give a line that says what is unknown and what there is.
pub fn history_text(entity: &str, indicator: &str, part: Option<&str>) -> String {
    let Some(name) = entity_name(entity) else {
        return format!(
            "\"{entity}\" is no code of the reference; it has ISO 3166-1 codes such as KZ\n"
        );
    };
    let Some(registered) = find_indicator(indicator) else {
        let keys: Vec<&str> = crate::INDICATORS.iter().map(|i| i.key).collect();
        return format!(
            "\"{indicator}\" is no indicator of the reference; it has: {}\n",
            keys.join(", ")
        );
    };
    let runs = run::history(entity, indicator, part);
    let mut out = format!("{name}: {}", registered.title.to_lowercase());
    if let Some(part) = part {
        match registered.part {
            Part::Counterpart => write!(out, " with {}", entity_name(part).unwrap_or(part)),
            _ => write!(out, ", {part}"),
        }
        .unwrap_or_default();
    }
    out.push('\n');
    if runs.is_empty() {
        out.push_str("  no edition has it\n");
        list_parts(entity, registered, &mut out);
        return out;
    }
    table(&runs, &mut out);
    if indicator == "land-boundary"
        && let Some(neighbour) = part
    {
        other_side(entity, neighbour, &runs, &mut out);
    }
    if let Some(last) = runs.last() {
        let _ = writeln!(out, "  {}", last.locator);
        let _ = writeln!(
            out,
            "  The World Factbook, editions {}-{}",
            runs[0].first, last.last
        );
    }
    if runs.iter().any(|r| r.mended) {
        out.push_str("  * some of these editions lost the figure in the archive; those around them agree on it\n");
    }
    out
}

/// One line a run: editions, value, period, change.
fn table(runs: &[Run], out: &mut String) {
    let values: Vec<String> = runs.iter().map(value_text).collect();
    let width = values.iter().map(|v| v.chars().count()).max().unwrap_or(0);
    let periods: Vec<String> = runs
        .iter()
        .map(|r| {
            r.period
                .as_ref()
                .map(|p| format!("({p})"))
                .unwrap_or_default()
        })
        .collect();
    let period_width = periods.iter().map(|p| p.chars().count()).max().unwrap_or(0);
    for (n, run) in runs.iter().enumerate() {
        let before = n.checked_sub(1).map(|b| &runs[b]);
        let line = format!(
            "  {}{}  {:>width$}  {:period_width$}  {}",
            editions(run.first, run.last),
            if run.mended { "*" } else { " " },
            values[n],
            periods[n],
            change(before, run)
        );
        out.push_str(line.trim_end());
        out.push('\n');
    }
}

fn editions(first: u16, last: u16) -> String {
    if first == last {
        format!("{first}     ")
    } else {
        format!("{first}-{last}")
    }
}

/// "6,846 km", "about 5 %", "10-15 %".
pub fn value_text(run: &Run) -> String {
    let bound = match run.bound {
        Bound::Exact => "",
        Bound::Less => "less than ",
        Bound::More => "more than ",
        Bound::About => "about ",
    };
    let number = match run.range {
        Some((low, high)) => format!("{}-{}", grouped(low), grouped(high)),
        None => grouped(run.value),
    };
    let unit = unit_text(&run.unit);
    if unit == "$" {
        return format!("{bound}${number}");
    }
    format!(
        "{bound}{number}{}{unit}",
        if unit.is_empty() { "" } else { " " }
    )
}

/// Units as people write them.
fn unit_text(unit: &str) -> &str {
    match unit {
        "1" => "",
        "USD" => "$",
        "km2" => "sq km",
        "m3" => "cu m",
        "kW.h" => "kWh",
        "[bbl_us]" => "bbl",
        "[bbl_us]/d" => "bbl/day",
        "[ppth]" => "per 1,000",
        "a" => "years",
        "%/mo" => "% a month",
        other => other,
    }
}

/// Digits in groups of three.
fn grouped(value: Decimal) -> String {
    let plain = value.normalize().to_string();
    let (sign, digits) = plain
        .strip_prefix('-')
        .map_or(("", plain.as_str()), |d| ("-", d));
    let (whole, fraction) = digits.split_once('.').map_or((digits, ""), |(w, f)| (w, f));
    let mut out = String::from(sign);
    for (n, digit) in whole.chars().enumerate() {
        if n > 0 && (whole.len() - n) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

/// The change from the run before: "+798 km, +11.7 %"; in points for shares.
fn change(before: Option<&Run>, run: &Run) -> String {
    let Some(before) = before else {
        return String::new();
    };
    if before.unit != run.unit || before.value == run.value {
        return String::new();
    }
    let difference = run.value - before.value;
    let sign = if difference.is_sign_negative() {
        ""
    } else {
        "+"
    };
    if run.unit == "%" {
        return format!("{sign}{} points", grouped(difference));
    }
    let mut text = format!("{sign}{}", grouped(difference));
    if let Some(ratio) = difference.checked_div(before.value.abs()) {
        let percent = (ratio * Decimal::ONE_HUNDRED).round_dp(1);
        let _ = write!(text, ", {sign}{} %", grouped(percent));
    }
    text
}

/// What the neighbour's page says about the same border, where it differs.
fn other_side(entity: &str, neighbour: &str, here: &[Run], out: &mut String) {
    let name = entity_name(neighbour).unwrap_or(neighbour);
    let there = run::history(neighbour, "land-boundary", Some(entity));
    if there.is_empty() {
        let _ = writeln!(out, "  {name}'s page does not give it");
        return;
    }
    let same = |a: &Run, b: &Run| (a.value, a.first, a.last) == (b.value, b.first, b.last);
    if here.len() == there.len() && here.iter().zip(&there).all(|(a, b)| same(a, b)) {
        let _ = writeln!(out, "  {name}'s page says the same in all editions");
        return;
    }
    let _ = writeln!(out, "  {name}'s page:");
    table(&there, out);
}

/// What the entity has instead.
fn list_parts(entity: &str, indicator: &Indicator<'_>, out: &mut String) {
    let newest = crate::editions().last().map_or(0, |e| e.year);
    let parts: Vec<String> = run::parts(entity, indicator.key, newest)
        .into_iter()
        .map(|share| {
            format!(
                "{} ({})",
                category::bare(share.part),
                value_text(&share.run)
            )
        })
        .collect();
    if !parts.is_empty() {
        let _ = writeln!(out, "  edition {newest} has: {}", parts.join(", "));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped() {
        let check = |number: &str, expected: &str| {
            assert_eq!(grouped(number.parse().unwrap()), expected);
        };
        check("6846", "6,846");
        check("-1234567.50", "-1,234,567.5");
        check("100", "100");
        check("0.3", "0.3");
    }
}
