//! A word as the models see it: hashes of its letters, its ends and its looks.

use super::lexicon::{Entry, Lexicon};
use super::weights::{Key, mix};

/// A word as the models see it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Form {
    /// Hash of the lower-case word; digits count as one digit.
    pub word: Key,
    /// Hashes of its last one to five letters; the whole word where it is shorter.
    pub suffixes: [Key; 5],
    /// Hashes of its first one to four letters.
    pub prefixes: [Key; 4],
    /// Capitals, digits, signs and length.
    pub shape: u32,
    /// What the lexicon knows of it.
    pub entry: Entry,
}

impl Form {
    /// Looks at a word and its lower-case form.
    pub fn new(surface: &str, lower: &str, lexicon: &Lexicon) -> Form {
        let mut form = Form {
            word: hash(lower.chars()),
            shape: shape(surface),
            ..Form::default()
        };
        let mut key = 1;
        let mut letters = lower.chars().rev();
        for suffix in &mut form.suffixes {
            key = letters.next().map_or(key, |c| mix(key, code(c)));
            *suffix = key;
        }
        key = 2;
        let mut letters = lower.chars();
        for prefix in &mut form.prefixes {
            key = letters.next().map_or(key, |c| mix(key, code(c)));
            *prefix = key;
        }
        form.entry = lexicon.get(form.word);
        form
    }
}

/// The hash of a lower-case word.
pub fn hash(letters: impl Iterator<Item = char>) -> Key {
    // 0 marks a free slot of the lexicon.
    letters
        .filter(|c| !c.is_whitespace())
        .fold(0x811C_9DC5, |key, c| mix(key, code(c)))
        .max(1)
}

fn code(c: char) -> u32 {
    match c {
        '0'..='9' => '0' as u32,
        'ё' => 'е' as u32,
        _ => c as u32,
    }
}

fn shape(surface: &str) -> u32 {
    let (mut upper, mut lower, mut digits, mut signs, mut cyrillic) = (0, 0, 0, 0, 0);
    for c in surface.chars() {
        match c {
            _ if c.is_lowercase() => lower += 1,
            _ if c.is_uppercase() => upper += 1,
            _ if c.is_numeric() => digits += 1,
            _ if c.is_alphabetic() => lower += 1,
            _ => signs += 1,
        }
        cyrillic += u32::from(('\u{400}'..='\u{52f}').contains(&c));
    }
    let count: u32 = upper + lower + digits + signs;
    let initial = surface.chars().next().is_some_and(char::is_uppercase);
    let case = match (upper, lower) {
        (0, _) => 0,
        (_, 0) => 1 + u32::from(count > 1),
        _ if initial && upper == 1 => 3,
        _ => 4,
    };
    case | u32::from(digits > 0) << 3
        | u32::from(signs > 0) << 4
        | u32::from(lower + upper > 0) << 5
        | u32::from(cyrillic > 0) << 6
        | count.min(4) << 7
}
