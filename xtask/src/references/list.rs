//! Lists of names with shares: "Kazakh (Qazaq) 63.1%, Russian 23.7%", "45% Roman Catholic, 44% Protestant".

use super::figure::{self, Figure};
use super::{period, series, text};

/// One name with its share.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// As printed, with its brackets: "Kazakh (Qazaq)".
    pub name: String,
    pub figure: Figure,
    pub period: Option<String>,
}

/// Reads a list; names without a figure are left out. Sub-lists in brackets come as "Christian / Orthodox".
pub fn read(raw: &str) -> Vec<Item> {
    let raw = cut_samples(raw);
    let text = text::before_note(raw);
    let whole = series::last_period(text);
    let mut items = Vec::new();
    let mut waiting: Vec<&str> = Vec::new();
    for piece in pieces(text) {
        match item(piece) {
            Some(mut found) => {
                if !waiting.is_empty() && piece.starts_with("and ") {
                    found.name = format!("{}, and {}", waiting.join(", "), found.name);
                }
                waiting.clear();
                sub_items(piece, &found, &mut items);
            }
            None => waiting.push(piece.trim()),
        }
    }
    for item in &mut items {
        item.period = item.period.take().or_else(|| whole.clone());
    }
    items
}

/// Sample sentences in the language itself are no part of the list.
fn cut_samples(text: &str) -> &str {
    &text[..text.find("major-language sample").unwrap_or(text.len())]
}

/// Pieces between commas and semicolons outside brackets.
pub fn pieces(text: &str) -> Vec<&str> {
    let (mut depth, mut start, mut found) = (0i32, 0, Vec::new());
    let bytes = text.as_bytes();
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            ',' | ';' | '|' if depth <= 0 && !in_number(bytes, at) => {
                found.push(text[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    found.push(text[start..].trim());
    found.retain(|p| !p.is_empty());
    found
}

fn in_number(bytes: &[u8], at: usize) -> bool {
    let digit = |b: Option<&u8>| b.is_some_and(u8::is_ascii_digit);
    at > 0
        && digit(bytes.get(at - 1))
        && digit(bytes.get(at + 1))
        && digit(bytes.get(at + 2))
        && digit(bytes.get(at + 3))
}

/// The piece's name and its first share outside brackets.
fn item(piece: &str) -> Option<Item> {
    let (start, figure, rest) = share(piece)?;
    let (period, _) = series::brackets(rest);
    let name = format!("{} {}", &piece[..start], rest);
    let name = tidy(&name);
    (!name.is_empty() && name.chars().count() <= 80).then_some(Item {
        name,
        figure,
        period,
    })
}

/// The first percentage outside brackets: where it starts (with its bound), itself, and the text after.
fn share(piece: &str) -> Option<(usize, Figure, &str)> {
    let (mut depth, mut at_word) = (0i32, true);
    for (at, c) in piece.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        let starts = at_word
            && depth == 0
            && (c.is_ascii_digit() || "<>~.".contains(c) || c.is_ascii_lowercase());
        if starts
            && let Some((figure, rest)) = figure::read(&piece[at..])
            && figure.percent
        {
            return Some((at, figure, rest));
        }
        at_word = c == ' ' || c == ')' || c == '-' || c == '/';
    }
    None
}

/// A name without periods in brackets, linking words and stray marks.
fn tidy(name: &str) -> String {
    let mut out = String::new();
    let mut rest = name;
    while let Some(open) = rest.find('(') {
        let Some(end) = series::closing(&rest[open + 1..]) else {
            break;
        };
        let inner = &rest[open + 1..open + 1 + end];
        out.push_str(&rest[..open]);
        if !inner.contains('%') && period::read(inner).is_none() {
            out.push_str(&rest[open..open + end + 2]);
        }
        rest = &rest[open + end + 2..];
    }
    out.push_str(rest);
    let words: Vec<&str> = out.split_whitespace().collect();
    let joined = words.join(" ");
    let mut name = joined.trim_matches([' ', ',', ';', ':', '-', '.']);
    for lead in ["and ", "of ", "is ", "are "] {
        name = name.strip_prefix(lead).unwrap_or(name);
    }
    name.trim().to_owned()
}

/// The item, and the list in the brackets after it, if it has shares: "Christian 26% (Orthodox 25%, other 1%)".
fn sub_items(piece: &str, parent: &Item, out: &mut Vec<Item>) {
    out.push(parent.clone());
    let mut rest = piece;
    while let Some(open) = rest.find('(') {
        let Some(end) = series::closing(&rest[open + 1..]) else {
            break;
        };
        let inner = rest[open + 1..open + 1 + end]
            .trim_start_matches("includes ")
            .trim_start_matches("including ");
        if period::read(inner).is_none() {
            let bare = laocoon_references::bare(&parent.name);
            for piece in pieces(inner) {
                if let Some(item) = item(piece) {
                    out.push(Item {
                        name: format!("{bare} / {}", item.name),
                        ..item
                    });
                }
            }
        }
        rest = &rest[open + end + 2..];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists() {
        let check = |text: &str, expected: &[(&str, f64)]| {
            let found = read(text);
            let found: Vec<_> = found
                .iter()
                .map(|i| (i.name.as_str(), i.figure.value.as_f64()))
                .collect();
            assert_eq!(found, expected, "{text}");
        };
        check(
            "Kazakh (Qazaq) 63.1%, Russian 23.7%, other 4.5% (1999 census)",
            &[("Kazakh (Qazaq)", 63.1), ("Russian", 23.7), ("other", 4.5)],
        );
        check(
            "45% Roman Catholic, about 44% Protestant; 11% other",
            &[
                ("Roman Catholic", 45.0),
                ("Protestant", 44.0),
                ("other", 11.0),
            ],
        );
        check(
            "Christian 17.2% (Orthodox 17%, other 0.2%), none <1%",
            &[
                ("Christian", 17.2),
                ("Christian / Orthodox", 17.0),
                ("Christian / other", 0.2),
                ("none", 1.0),
            ],
        );
        check(
            "Arab 90.3%, Kurds, Armenians, and other 9.7%",
            &[("Arab", 90.3), ("Kurds, Armenians, and other", 9.7)],
        );
        check("French", &[]);
    }
}
