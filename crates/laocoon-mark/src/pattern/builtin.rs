//! Classes that need no lexicon: runs of digits by their size, and what may follow a number.

use super::value::Value;

/// A class of plain digit runs.
struct Digits {
    class: &'static str,
    least: i32,
    most: i32,
    /// Fewest and most digits written.
    written: (usize, usize),
}

const DIGITS: [Digits; 9] = [
    digits("day_digits", 1, 31, (1, 2)),
    digits("month_digits", 1, 12, (1, 2)),
    digits("year_digits", 1000, 2199, (4, 4)),
    digits("year_two", 0, 99, (2, 2)),
    digits("hour_digits", 0, 24, (1, 2)),
    digits("sixty", 0, 59, (2, 2)),
    digits("digits_any", 0, i32::MAX, (1, 9)),
    digits("digits_three", 0, 999, (3, 3)),
    digits("digits_eight", 10_000_000, 29_999_999, (8, 8)),
];

const fn digits(class: &'static str, least: i32, most: i32, written: (usize, usize)) -> Digits {
    Digits {
        class,
        least,
        most,
        written,
    }
}

/// The class of numbers in digits or words.
pub(super) const NUMBER: &str = "number";
/// A word that can be counted: letters, no function word, no word of the tables.
pub(super) const CONTENT: &str = "content";
/// A content word in the plural.
pub(super) const PLURAL: &str = "plural";
/// Digits at the start of a block: a list's or a section's number.
pub(super) const FIRST_DIGITS: &str = "first_digits";
/// The end of the sentence: no token.
pub(super) const END: &str = "end";
/// Roman numerals in capitals, with or without an ordinal ending.
pub(super) const ROMAN: &str = "roman";
/// A word with a capital.
pub(super) const CAPITAL: &str = "capital";

/// Every built-in class.
pub(super) const CLASSES: [&str; 16] = [
    DIGITS[0].class,
    DIGITS[1].class,
    DIGITS[2].class,
    DIGITS[3].class,
    DIGITS[4].class,
    DIGITS[5].class,
    DIGITS[6].class,
    DIGITS[7].class,
    DIGITS[8].class,
    NUMBER,
    CONTENT,
    PLURAL,
    CAPITAL,
    FIRST_DIGITS,
    ROMAN,
    END,
];

/// The classes of a run of digits, as indices into [`CLASSES`].
pub(super) fn digit_classes(value: i32, written: usize) -> impl Iterator<Item = (u16, Value)> {
    DIGITS
        .iter()
        .enumerate()
        .filter(move |(_, digits)| {
            (digits.least..=digits.most).contains(&value)
                && (digits.written.0..=digits.written.1).contains(&written)
        })
        .map(move |(class, _)| (class as u16, Value::Int(value)))
}

/// The class of that name; the built-in classes are numbered first.
pub(super) fn class(name: &str) -> u16 {
    let index = CLASSES.iter().position(|class| *class == name);
    index.unwrap_or(CLASSES.len()) as u16
}

/// The value of a Roman numeral in capitals ("XIX", with Cyrillic look-alikes too).
pub(super) fn roman(word: &str) -> Option<i32> {
    let digit = |c| {
        Some(match c {
            'I' | 'І' => 1,
            'V' => 5,
            'X' | 'Х' => 10,
            'L' => 50,
            'C' | 'С' => 100,
            'D' => 500,
            'M' | 'М' => 1000,
            _ => return None,
        })
    };
    let mut value = 0;
    let mut last = 0;
    if word.len() > 14 {
        return None;
    }
    for c in word.chars().rev() {
        let digit = digit(c)?;
        value += if digit < last { -digit } else { digit };
        last = last.max(digit);
    }
    // "C", "D", "L", "M", "MM" are letters more often than numbers.
    let numeral = word.contains(['I', 'І', 'V', 'X', 'Х']);
    let letter = matches!(word, "X" | "Х" | "І");
    (numeral && !letter && value > 0 && value < 100).then_some(value)
}
