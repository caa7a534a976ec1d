//! A second reading of a drawn value: does it stand in the source, under its label, with its unit, sign and date?
//!
//! Nothing of the compiler's readers is used here, only the dictionary of countries' names.

use super::draw::Drawn;
use crate::references::name;
use laocoon_references::fold;

/// A number as it stands in a text.
struct Token {
    /// Byte offsets.
    start: usize,
    end: usize,
    /// Its value with the scale word after it.
    value: f64,
}

/// Looks for a value in the texts of the fields that may hold it; says what is missing if it is in none.
pub fn confirm(drawn: &Drawn, texts: &[String]) -> Result<(), String> {
    let mut why = "no field of the edition may hold it".to_owned();
    for text in texts {
        match confirm_in(drawn, text) {
            Ok(()) => return Ok(()),
            Err(reason) => why = reason,
        }
    }
    Err(why)
}

fn confirm_in(drawn: &Drawn, text: &str) -> Result<(), String> {
    let run = &drawn.entry.run;
    let number = |d: rust_decimal::Decimal| d.to_string().parse::<f64>().unwrap_or(f64::NAN);
    let tokens = tokens(text);
    let wanted: Vec<f64> = match run.range {
        Some((low, high)) => vec![number(low), number(high)],
        None => vec![number(run.value)],
    };
    if drawn.indicator == "land-boundary"
        && let Some(part) = drawn.entry.part
    {
        return stretches(text, &tokens, part, wanted[0]);
    }
    if drawn.indicator == "land-boundary-part"
        && let Some(part) = drawn.entry.part
    {
        return named_apart(text, &tokens, part, wanted[0]);
    }
    let mut why = format!("no number {wanted:?}");
    for (n, token) in tokens.iter().enumerate() {
        let shared = tokens
            .get(n + 1)
            .filter(|_| wanted.len() == 2)
            .map_or(1.0, |t| scale_after(&text[t.end..]));
        if ![1.0, shared].iter().any(|s| {
            close(
                token.value * s,
                wanted[0].abs(),
                &run.unit,
                &text[token.end..],
            )
        }) {
            continue;
        }
        // "2-3 billion": the scale stands after the second number of a range.
        if wanted.len() == 2
            && !tokens
                .get(n + 1)
                .is_some_and(|t| close(t.value, wanted[1].abs(), &run.unit, &text[t.end..]))
        {
            continue;
        }
        match context(drawn, text, token, wanted[0] < 0.0) {
            Ok(()) => return Ok(()),
            Err(reason) => why = reason,
        }
    }
    Err(why)
}

/// Equal up to rounding of floats; units written in thousands or millions of those in the table count too.
fn close(found: f64, wanted: f64, unit: &str, after: &str) -> bool {
    let after = after.trim_start().to_ascii_lowercase();
    let power = match unit {
        "kW" if after.contains("mw") => 1e3,
        _ => 1.0,
    };
    let equal = |a: f64| (a - wanted).abs() <= wanted.abs() * 1e-9;
    equal(found) || equal(found * power)
}

/// All numbers of a text.
fn tokens(text: &str) -> Vec<Token> {
    let bytes = text.as_bytes();
    let (mut found, mut at) = (Vec::new(), 0);
    while at < bytes.len() {
        let starts = bytes[at].is_ascii_digit()
            || (bytes[at] == b'.' && bytes.get(at + 1).is_some_and(u8::is_ascii_digit));
        if !starts {
            at += 1;
            continue;
        }
        let start = at;
        while at < bytes.len()
            && (bytes[at].is_ascii_digit() || bytes[at] == b'.' || bytes[at] == b',')
        {
            at += 1;
        }
        let written = text[start..at].trim_end_matches(['.', ',']);
        let end = start + written.len();
        if let Ok(plain) = written.replace(',', "").parse::<f64>() {
            found.push(Token {
                start,
                end,
                value: plain * scale_after(&text[end..]),
            });
        }
    }
    found
}

fn scale_after(after: &str) -> f64 {
    let mut rest = after.trim_start();
    let mut scale = 1.0;
    loop {
        let word: String = rest.chars().take_while(|c| c.is_alphabetic()).collect();
        scale *= match word.to_ascii_lowercase().as_str() {
            "thousand" => 1e3,
            "million" | "milliion" | "millon" => 1e6,
            "billion" | "bllion" | "biillion" => 1e9,
            "trillion" => 1e12,
            _ => return scale,
        };
        rest = rest[word.len()..].trim_start();
    }
}

/// Whether sign, unit, label, name and date around a number are those of the value.
fn context(drawn: &Drawn, text: &str, token: &Token, negative: bool) -> Result<(), String> {
    let run = &drawn.entry.run;
    let (before, after) = (&text[..token.start], &text[token.end..]);
    let lead = before.trim_end_matches(['$', ' ']);
    let minus = lead.ends_with('-')
        && !lead
            .trim_end_matches('-')
            .ends_with(|c: char| c.is_alphanumeric() || c == ')');
    let dash = before.ends_with("- ") || before.ends_with("- $") || run.range.is_some();
    let zero = token.value == 0.0;
    let excused = zero || (dash && !negative);
    if negative != minus && !excused {
        return Err(format!("sign: {:?}", tail(before)));
    }
    let near: String = after
        .chars()
        .take(60)
        .collect::<String>()
        .to_ascii_lowercase();
    let unit_stands = match &*run.unit {
        "%" | "%/mo" => near.contains('%') || near.contains("percent"),
        "km" => near.contains("km") || near.contains("kilomet"),
        "km2" => near.contains("km") || near.contains("kilomet"),
        "[bbl_us]/d" | "[bbl_us]" => near.contains("bbl") || near.contains("barrel"),
        "kW.h" => near.contains("kwh"),
        "kW" => near.contains("kw") || near.contains("mw"),
        "a" => near.contains("year") || near.contains("yr"),
        _ => true,
    };
    let bare = matches!(drawn.edition, 2018..=2023) && drawn.indicator.starts_with("budget");
    if !unit_stands || (run.unit == "USD" && !lead_has_dollar(before) && !bare) {
        return Err(format!("unit {}: {near:?}", run.unit));
    }
    label_stands(drawn, before)?;
    if let Some(part) = drawn.entry.part {
        part_stands(drawn.indicator, part, before, after)?;
    }
    if let Some(year) = run.year()
        && !matches!(drawn.edition, 2018..=2020)
        && !text.contains(&year.to_string())
    {
        return Err(format!("year {year}"));
    }
    Ok(())
}

fn lead_has_dollar(before: &str) -> bool {
    before.trim_end_matches(['-', ' ']).ends_with('$')
        || before.trim_end().ends_with(['-']) && before.contains('$')
}

fn tail(text: &str) -> String {
    text.chars()
        .rev()
        .take(20)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .collect()
}

/// The label in the locator is the last one before the number.
fn label_stands(drawn: &Drawn, before: &str) -> Result<(), String> {
    let mut path = drawn.entry.run.locator.split(" / ").skip(3);
    let (Some(label), None) = (path.next(), path.next()) else {
        return Ok(());
    };
    if label.starts_with("border") || label.starts_with("country comparison") {
        return Ok(());
    }
    let Some(colon) = before.rfind(':') else {
        // Until 1993 there were no labels inside fields, and the head of a field was not always labelled.
        return if label.starts_with("total") || drawn.edition <= 1993 {
            Ok(())
        } else {
            Err(format!("label {label}: none before"))
        };
    };
    let found = before[..colon].trim_end().to_ascii_lowercase();
    // Labels changed over the years ("total area", "total"): one must end with the other's last word.
    let last = label
        .rsplit(' ')
        .next()
        .unwrap_or(label)
        .to_ascii_lowercase();
    let stands = found.ends_with(&label.to_ascii_lowercase())
        || found.ends_with(&last)
        || found.ends_with(&format!("{last} area"))
        || (label == "total" && !found.ends_with("male") && !found.ends_with("paved"))
        || (last.starts_with("fuel") && found.ends_with("fossil fuel"))
        || (last.starts_with("hydro") && found.ends_with("hydro"));
    if stands {
        Ok(())
    } else {
        Err(format!("label {label}: {:?}", tail(&found)))
    }
}

/// The category's or counterpart's name stands beside the number.
fn part_stands(indicator: &str, part: &str, before: &str, after: &str) -> Result<(), String> {
    let start = before.rfind([',', ';', '%']).map_or(0, |at| at + 1);
    let ahead = before[start..].trim_matches([' ', '(', '-', '$']);
    let behind: &str = after.split([',', ';']).next().unwrap_or(after);
    if indicator.ends_with("-partner") {
        let own = |s: &str| {
            let s = s
                .rsplit([':', '('])
                .next()
                .unwrap_or(s)
                .trim()
                .trim_start_matches("and ")
                .trim_start_matches("partners - ");
            name::country(s) == Some(part) || s.to_lowercase().contains(&part.to_lowercase())
        };
        let bare = laocoon_references::bare(ahead);
        let behind_name = behind
            .trim_start_matches('%')
            .split('(')
            .next()
            .unwrap_or("")
            .trim()
            .trim_end_matches(')');
        let inverted = ahead.is_empty() || ["The", "South", "North"].contains(&ahead);
        return if own(ahead) || own(&bare) || own(behind_name) || inverted {
            Ok(())
        } else {
            Err(format!("partner {part}: {ahead:?} {behind_name:?}"))
        };
    }
    if !matches!(indicator, "ethnic-group" | "religion" | "language") {
        return Ok(());
    }
    // Any word of the category's own level will do: spellings change from edition to edition.
    let level = fold(part.rsplit(" / ").next().unwrap_or(part));
    let context = format!(
        "{} {}",
        fold(&before[floor(before)..].replace(['(', ')', '[', ']'], " ")),
        fold(behind)
    );
    let words = level.split(' ').filter(|w| w.len() > 2 || level.len() < 4);
    if words.clone().any(|w| context.contains(w)) {
        Ok(())
    } else {
        Err(format!("category {part}: {:?}", tail(before)))
    }
}

fn floor(text: &str) -> usize {
    let mut at = text.len().saturating_sub(400);
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

/// "623 km", and "1,657," where the unit was forgotten.
fn ends_a_length(after: &str) -> bool {
    after.trim_start().starts_with("km") || after.starts_with(", ")
}

/// "Azerbaijan-Naxcivan exclave 179 km", "Bosnia and Herzegovina (east) 751 km": the length stands right behind
/// the words that name the part.
fn named_apart(text: &str, tokens: &[Token], part: &str, wanted: f64) -> Result<(), String> {
    const NEAR: usize = 24;
    let words = part.split_once(" / ").map_or(part, |(_, words)| words);
    let told = text.match_indices(words).any(|(at, _)| {
        let end = at + words.len();
        let next = tokens.iter().find(|token| token.start >= end);
        next.is_some_and(|token| token.value == wanted && token.start - end <= NEAR)
    });
    told.then_some(())
        .ok_or_else(|| format!("no {wanted} behind {words:?}"))
}

/// Adds up all stretches with a neighbour and compares.
fn stretches(text: &str, tokens: &[Token], part: &str, wanted: f64) -> Result<(), String> {
    let mut sum = 0.0;
    let mut depth_end = 0;
    for token in tokens {
        if token.start < depth_end || !ends_a_length(&text[token.end..]) {
            continue;
        }
        let before = &text[..token.start];
        if before.matches('(').count() > before.matches(')').count() {
            depth_end = token.end;
            continue;
        }
        let start = before.rfind([',', ';', ':']).map_or(0, |at| at + 1);
        let mut own = before[start..].trim();
        own = own.rsplit(" km and ").next().unwrap_or(own);
        own = own.rsplit(" total ").next().unwrap_or(own);
        let bare = laocoon_references::bare(own);
        let stem = bare
            .trim_end_matches("-proper")
            .trim_end_matches("-Naxcivan exclave")
            .trim_start_matches("with ");
        let naval = part == "US" && bare.starts_with("US Naval Base");
        if naval || name::country(own) == Some(part) || name::country(stem) == Some(part) {
            sum += token.value;
        }
    }
    if (sum - wanted).abs() < 1e-6 {
        Ok(())
    } else {
        Err(format!(
            "stretches with {part} add up to {sum}, not {wanted}"
        ))
    }
}
