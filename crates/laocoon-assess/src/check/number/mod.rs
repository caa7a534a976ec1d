//! Numbers: what written ones allow, and as people read them.

pub mod null;
pub mod reading;
pub mod slip;

use laocoon_references::Indicator;
use rust_decimal::Decimal;

/// "7,644 km", "19,245,793", "190.8 billion USD", "68 %".
pub fn text(value: Decimal, unit: &str) -> String {
    let number = match (unit, value.abs()) {
        ("1" | "", _) => grouped(value),
        (_, size) if size >= Decimal::from(1_000_000_000_000_i64) => {
            scaled(value, 1_000_000_000_000, "trillion")
        }
        (_, size) if size >= Decimal::from(1_000_000_000_i64) => {
            scaled(value, 1_000_000_000, "billion")
        }
        _ => grouped(value),
    };
    match unit {
        "1" | "" => number,
        "[bbl_us]/d" => format!("{number} barrels a day"),
        "[bbl_us]" => format!("{number} barrels"),
        "[ppth]" => format!("{number} per 1,000"),
        "kW.h" => format!("{number} kWh"),
        "a" => format!("{number} years"),
        unit => format!("{number} {unit}"),
    }
}

fn scaled(value: Decimal, by: i64, word: &str) -> String {
    let number = (value / Decimal::from(by)).round_sf(4).unwrap_or(value);
    format!("{} {word}", grouped(number))
}

fn grouped(value: Decimal) -> String {
    let plain = value.normalize().to_string();
    let (sign, plain) = match plain.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", plain.as_str()),
    };
    let (whole, fraction) = match plain.split_once('.') {
        Some((whole, fraction)) => (whole, format!(".{fraction}")),
        None => (plain, String::new()),
    };
    let mut out = String::from(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    out + &fraction
}

/// An indicator's title inside a sentence: "Oil: production" is "oil production". An acronym
/// keeps its capitals.
pub fn title(indicator: &Indicator<'_>) -> String {
    let title = indicator.title.replace(": ", " ").replace('-', " ");
    let acronym = title
        .split(' ')
        .next()
        .is_some_and(|word| word.chars().skip(1).any(char::is_uppercase));
    let mut letters = title.chars();
    match letters.next() {
        Some(first) if !acronym => first.to_lowercase().chain(letters).collect(),
        _ => title,
    }
}

/// "11.7 % more", "2 points less", "3 places further down".
pub fn difference(claimed: Decimal, reference: Decimal, unit: &str) -> String {
    let more = if claimed > reference { "more" } else { "less" };
    let off = (claimed - reference).abs();
    if unit == "%" {
        return format!("{} points {more}", grouped(off.round_dp(1)));
    }
    if reference.is_zero() {
        return format!("{} {more}", text(off, unit));
    }
    let percent = off / reference.abs() * Decimal::ONE_HUNDRED;
    let percent = if percent < Decimal::ONE {
        percent.round_sf(1).unwrap_or(percent)
    } else {
        percent.round_dp(1)
    };
    format!("{} % {more}", grouped(percent))
}

/// "the 2015 edition", "editions 1992-2014".
pub fn editions((first, last): (u16, u16)) -> String {
    if first == last {
        format!("the {first} edition")
    } else {
        format!("editions {first}-{last}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_and_scaled() {
        let check = |value: &str, unit: &str, expected: &str| {
            assert_eq!(text(value.parse().expect("a number"), unit), expected);
        };
        check("7644", "km", "7,644 km");
        check("19245793", "1", "19,245,793");
        check("190814000000", "USD", "190.8 billion USD");
        check("68.0", "%", "68 %");
        check("-1234.5", "", "-1,234.5");
    }

    #[test]
    fn differences_name_their_unit() {
        assert_eq!(difference(6846.into(), 7644.into(), "km"), "10.4 % less");
        assert_eq!(difference(70.into(), 68.into(), "%"), "2 points more");
    }
}
