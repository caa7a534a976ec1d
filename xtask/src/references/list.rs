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
    let raw = cut_samples(raw).replace('[', "(").replace(']', ")");
    let text = text::before_note(&raw);
    let whole = series::last_period(text);
    let mut items = Vec::new();
    let mut waiting: Vec<&str> = Vec::new();
    let mut region = "";
    for clause in split_outside(text, &[';', '|']) {
        let mut share_leads = false;
        for piece in split_outside(clause, &[',']).into_iter().flat_map(unglue) {
            let piece = match region_of(piece) {
                Some((name, rest)) => {
                    region = name;
                    rest
                }
                None => piece,
            };
            let Some(mut found) = item(piece) else {
                match items.last_mut() {
                    // "4% Kalanga, Basarwa, and Kgalagadi": here names follow their share.
                    Some(last) if share_leads => lengthen(last, piece),
                    _ => waiting.push(piece),
                }
                continue;
            };
            if found.name.is_empty() {
                // "other Christian, 2.8%"
                found.name = waiting.last().map(|name| tidy(name)).unwrap_or_default();
            } else if !waiting.is_empty() && piece.starts_with("and ") {
                found.name = format!("{}, and {}", waiting.join(", "), found.name);
            } else if let Some(name) = waiting.last()
                && INVERTED.contains(&found.name.as_str())
            {
                // "Gambia, The 4%"
                found.name = format!("{name}, {}", found.name);
            }
            waiting.clear();
            share_leads = share(piece).is_some_and(|(start, ..)| tidy(&piece[..start]).is_empty());
            if !region.is_empty() && !found.name.is_empty() {
                found.name = format!("{region} / {}", found.name);
            }
            sub_items(piece, &found, &mut items);
        }
    }
    for item in &mut items {
        item.period = item.period.take().or_else(|| whole.clone());
    }
    items.retain(|i| !i.name.is_empty());
    items
}

/// Adds a name to those that share an item's figure, unless that makes it a sentence.
fn lengthen(item: &mut Item, name: &str) {
    let joined = format!("{}, {name}", item.name);
    if joined.chars().count() <= LONGEST {
        item.name = joined;
    }
}

/// What stands after the comma in names such as "Korea, South".
const INVERTED: &[&str] = &[
    "The",
    "North",
    "South",
    "Republic of the",
    "Democratic Republic of the",
];

/// "Sabah: Muslim 38%": what follows is about a part of the country, not the whole.
fn region_of(piece: &str) -> Option<(&str, &str)> {
    let (head, rest) = piece.split_once(": ")?;
    let plain = head
        .chars()
        .all(|c| c.is_alphabetic() || " -'()./".contains(c));
    // Of "Hindu (Indians) Sabah" the region is the last word.
    let name = head.rsplit(") ").next().unwrap_or(head).trim();
    (plain && !name.is_empty() && head.len() <= 60).then_some((name, rest))
}

/// Sample sentences in the language itself are no part of the list.
fn cut_samples(text: &str) -> &str {
    &text[..text.find("major-language sample").unwrap_or(text.len())]
}

/// Pieces between commas and semicolons outside brackets.
pub fn pieces(text: &str) -> Vec<&str> {
    split_outside(text, &[',', ';', '|'])
}

/// Pieces between any of some marks outside brackets and numbers.
fn split_outside<'a>(text: &'a str, marks: &[char]) -> Vec<&'a str> {
    let (mut depth, mut start, mut found) = (0i32, 0, Vec::new());
    let bytes = text.as_bytes();
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ if depth <= 0 && marks.contains(&c) && !in_number(bytes, at) => {
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

/// Splits "Protestant 27% other Christian 6%", where a comma was forgotten, and "Gilbertese 2% and Chinese 2%".
fn unglue(piece: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = piece;
    while let Some((start, _, after)) = share(rest) {
        let (_, after) = series::brackets(after);
        let leads = tidy(&rest[..start]).is_empty();
        if leads || share(after).is_none() {
            break;
        }
        found.push(rest[..rest.len() - after.len()].trim());
        rest = after
            .trim_start()
            .trim_start_matches("and ")
            .trim_start_matches("or ");
    }
    found.push(rest.trim());
    found
}

/// The longest name that is kept with its brackets.
const LONGEST: usize = 80;

/// The piece's name and its first share outside brackets; the name is empty if there is only a share.
fn item(piece: &str) -> Option<Item> {
    let (start, figure, mut rest) = share(piece).or_else(|| bracketed_share(piece))?;
    let (period, _) = series::brackets(rest);
    let mut before = &piece[..start];
    // "citizens are 85% Sunni": the name is what follows the verb.
    for verb in [" are ", " is ", " estimated "] {
        before = before
            .rfind(verb)
            .map_or(before, |at| &before[at + verb.len()..]);
    }
    // "Kazakh official language spoken by over 40% of population": the name ends where the description starts.
    let described = [
        " official language",
        " state language",
        " spoken",
        " understood",
        " used ",
    ];
    if let Some(at) = described.iter().filter_map(|d| before.find(d)).min() {
        (before, rest) = (&before[..at], "");
    }
    // "45% Roman Catholic" has its name after the share, "Muslim 47% Russian Orthodox NA%" has it before.
    if !tidy(before).is_empty() {
        rest = &rest[..rest.trim_start().starts_with('(') as usize * rest.len()];
    }
    let mut name = tidy(&format!("{before} {rest}"));
    if name.chars().count() > LONGEST {
        name = tidy(&laocoon_references::bare(&name));
    }
    (name.chars().count() <= LONGEST).then_some(Item {
        name,
        figure,
        period,
    })
}

/// "Sudanese Arab (approximately 70%)": the share alone in a bracket.
fn bracketed_share(piece: &str) -> Option<(usize, Figure, &str)> {
    let open = piece.find('(')?;
    let end = series::closing(&piece[open + 1..])?;
    let inner = &piece[open + 1..open + 1 + end];
    let (figure, rest) = figure::read(inner)?;
    (figure.percent && rest.trim().is_empty()).then_some((open, figure, &piece[open + end + 2..]))
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

/// Words before a name that are no part of it.
const LEADS: &[&str] = &[
    "and ",
    "of ",
    "is ",
    "are ",
    "the ",
    "mainly ",
    "mostly ",
    "predominantly ",
    "overwhelmingly ",
    "nominally ",
    "nominal ",
    "primarily ",
    "an estimated ",
    "approximately ",
    "about ",
    "over ",
    "nearly ",
    "almost ",
];

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
    while let Some(rest) = LEADS.iter().find_map(|lead| name.strip_prefix(lead)) {
        name = rest.trim_start();
    }
    name.trim().to_owned()
}

/// The item, and the lists in its brackets, if they have shares: "Christian 26% (Orthodox 25%, other 1%)".
fn sub_items(piece: &str, parent: &Item, out: &mut Vec<Item>) {
    out.push(parent.clone());
    let mut rest = piece;
    while let Some(open) = rest.find('(') {
        let Some(end) = series::closing(&rest[open + 1..]) else {
            break;
        };
        let inner = &rest[open + 1..open + 1 + end];
        let lone = figure::read(inner).is_some_and(|(_, after)| after.trim().is_empty());
        if period::read(inner).is_none() && !lone {
            let bare = laocoon_references::bare(&parent.name);
            for piece in pieces(inner).into_iter().flat_map(unglue) {
                let piece = ["includes ", "including ", "of which "]
                    .iter()
                    .find_map(|w| piece.strip_prefix(w))
                    .unwrap_or(piece);
                let Some(item) = item(piece).filter(|i| !i.name.is_empty()) else {
                    continue;
                };
                let name = format!("{bare} / {}", item.name);
                sub_items(piece, &Item { name, ..item }, out);
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
        check(
            "other Christian, 2.8%, Muslim 27.1% other 6%",
            &[("other Christian", 2.8), ("Muslim", 27.1), ("other", 6.0)],
        );
        check(
            "Sudanese Arab (approximately 70%), Fur",
            &[("Sudanese Arab", 70.0)],
        );
        check(
            "other 5% (includes Gilbertese 2% and Chinese 2%)",
            &[
                ("other", 5.0),
                ("other / Gilbertese", 2.0),
                ("other / Chinese", 2.0),
            ],
        );
        check(
            "Malay 9%; Sabah: Muslim 38%, other 2%",
            &[
                ("Malay", 9.0),
                ("Sabah / Muslim", 38.0),
                ("Sabah / other", 2.0),
            ],
        );
        check(
            "Kazakh official language spoken by over 40% of population",
            &[("Kazakh", 40.0)],
        );
        check(
            "95% Batswana; 4% Kalanga, Basarwa, and Kgalagadi; 1% white; more are practiced",
            &[
                ("Batswana", 95.0),
                ("Kalanga, Basarwa, and Kgalagadi", 4.0),
                ("white", 1.0),
            ],
        );
        check("French", &[]);
    }
}
