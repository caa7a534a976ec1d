//! Slips of units that would explain a figure: offered as an explanation, never as a verdict.

use super::reading::{Fit, Reading, Scale};
use rust_decimal::Decimal;

/// Factor by which the words have to be multiplied, and what slip that would be.
const SLIPS: &[(Decimal, &str)] = &[
    (
        Decimal::from_parts(1000, 0, 0, false, 0),
        "a thousand times more: a million told for a billion (milliard), or a billion for a trillion",
    ),
    (
        Decimal::from_parts(1, 0, 0, false, 3),
        "a thousand times less: a billion (milliard) told for a million, or a trillion for a billion",
    ),
    (
        Decimal::from_parts(1_609_344, 0, 0, false, 6),
        "the same number in miles",
    ),
    (
        Decimal::from_parts(621_371, 0, 0, false, 6),
        "the same number in kilometres, told as miles",
    ),
    (
        Decimal::from_parts(2_589_988, 0, 0, false, 6),
        "the same number in square miles",
    ),
    (
        Decimal::from_parts(386_102, 0, 0, false, 6),
        "the same number in square kilometres, told as square miles",
    ),
    (
        Decimal::from_parts(10, 0, 0, false, 0),
        "ten times more: a digit lost",
    ),
    (
        Decimal::from_parts(1, 0, 0, false, 1),
        "ten times less: a digit too many",
    ),
];

/// What slip would make the words fit the value, if one would.
pub fn slip(reading: &Reading, value: Decimal, unit: &str) -> Option<&'static str> {
    // "Up to" and "more than" fit anything on their side.
    if !reading.is_exact() {
        return None;
    }
    SLIPS
        .iter()
        .filter(|(_, words)| match unit {
            "km" => !words.contains("square"),
            "km2" => !words.contains("in miles") && !words.contains("as miles"),
            _ => !words.contains("mile"),
        })
        .find(|(factor, _)| {
            let scaled = reading.scaled(*factor);
            scaled.fit(value, Scale::Relative) <= Fit::NearlyExact
        })
        .map(|(_, words)| *words)
}
