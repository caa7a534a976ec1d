//! Classes that need no lexicon: runs of digits by their size, and what may follow a number.

use super::grammar::ClassId;
use super::value::Value;

/// A class of plain digit runs.
struct Digits {
    class: &'static str,
    least: i32,
    most: i32,
    /// Fewest and most digits written.
    written: (usize, usize),
}

const DIGITS: [Digits; 10] = [
    digits("day_digits", 1, 31, (1, 2)),
    digits("month_digits", 1, 12, (1, 2)),
    digits("year_digits", 1000, 2199, (4, 4)),
    digits("year_two", 0, 99, (2, 2)),
    digits("hour_digits", 0, 24, (1, 2)),
    digits("sixty", 0, 59, (2, 2)),
    digits("clock_digits", 0, 2359, (4, 4)),
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

/// Number of classes of plain digit runs, which come first.
const RUNS: ClassId = DIGITS.len() as ClassId;

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident $text:literal)*) => {
        #[allow(clippy::upper_case_acronyms, non_camel_case_types)]
        enum Order { $($name,)* Count }
        $($(#[$doc])* pub(crate) const $name: ClassId = RUNS + Order::$name as ClassId;)*
        /// The built-in classes after those of digit runs.
        const NAMED: [&str; Order::Count as usize] = [$($text,)*];
    };
}

classes! {
    /// Numbers in digits or words.
    NUMBER "number"
    /// Numbers in digits with two separators or more: "3.000.000".
    GROUPED "grouped"
    /// A word that can be counted: letters, no function word, no word of the tables.
    CONTENT "content"
    /// A content word in the plural.
    PLURAL "plural"
    /// A word with a capital.
    CAPITAL "capital"
    /// Digits at the start of a block: a list's or a section's number.
    FIRST_DIGITS "first_digits"
    /// Roman numerals in capitals, with or without an ordinal ending.
    ROMAN "roman"
    /// The end of the sentence: no token.
    END "end"
    /// The end of a block that holds nothing but the pattern, a full stop aside: no token.
    ALONE "alone"
    /// A week of ISO 8601: "W03".
    ISO_WEEK "iso_week"
    /// Words that build numbers.
    CARDINAL "cardinal"
    /// The word for a thousand within a number.
    THOUSAND "thousand"
    /// Words that multiply the number before them.
    SCALE "scale"
    /// The same as letters glued to digits: "5M".
    SCALE_GLUED "scale_glued"
    /// What stands between a number and its decimals, in words.
    DECIMAL_WORD "decimal_word"
    /// A minus in words.
    MINUS_WORD "minus_word"
    /// What joins the words of a number: "vingt et un".
    NUMBER_JOIN "number_join"
}

/// Every built-in class, by its index.
pub(super) fn classes() -> impl Iterator<Item = &'static str> {
    DIGITS.iter().map(|digits| digits.class).chain(NAMED)
}

/// The classes of a run of digits, by index.
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

/// First bytes of Roman numerals, in ASCII and in Cyrillic.
const ROMAN_STARTS: [u8; 8] = [b'I', b'V', b'X', b'L', b'C', b'D', b'M', 0xd0];

/// The number of a week of ISO 8601: "W03".
pub(super) fn iso_week(word: &str) -> Option<i32> {
    let digits = word.strip_prefix('W').filter(|digits| digits.len() == 2)?;
    digits.parse().ok().filter(|week| (1..=53).contains(week))
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
    if word.len() > 14
        || word
            .as_bytes()
            .first()
            .is_some_and(|byte| !ROMAN_STARTS.contains(byte))
    {
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
