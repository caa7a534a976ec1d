//! The notation of phrases in language packs.
//!
//! - `il est {possible,probable} que`: each alternative, which may be empty;
//! - `sembl{:er}`: each ending of the class `er`, alone or among alternatives;
//! - `_`: one word, whichever; `*`: up to three;
//! - `considère | que`: what follows the bar has to follow, and is not part of the cue.

use laocoon_languages::{PackError, Table};
use std::collections::BTreeMap;

/// Classes of endings by name.
pub type Endings = BTreeMap<String, Vec<String>>;

/// A notation cut at the spaces outside braces; a `*` is three optional gaps.
pub(super) fn chunks(notation: &str) -> Vec<&str> {
    let mut chunks = Vec::new();
    let mut inside = false;
    let pieces = notation.split(|c: char| {
        match c {
            '{' => inside = true,
            '}' => inside = false,
            _ => {}
        }
        c == ' ' && !inside
    });
    for piece in pieces.filter(|piece| !piece.is_empty()) {
        match piece {
            "*" => chunks.extend(["{,_}"; 3]),
            piece => chunks.push(piece),
        }
    }
    chunks
}

/// Every phrase that a notation stands for.
pub(crate) fn expand(notation: &str, endings: &Endings) -> Vec<String> {
    let mut phrases = vec![String::with_capacity(notation.len())];
    let mut rest = notation;
    while let Some(open) = rest.find('{') {
        let (before, found) = rest.split_at(open);
        for phrase in &mut phrases {
            phrase.push_str(before);
        }
        let close = found.find('}').unwrap_or(found.len());
        let inside = found.get(1..close).unwrap_or_default();
        let alternatives: Vec<&str> = inside
            .split(',')
            .flat_map(|part| match part.strip_prefix(':') {
                Some(class) => endings
                    .get(class)
                    .map_or(vec![], |class| class.iter().map(String::as_str).collect()),
                None => vec![part],
            })
            .collect();
        rest = found.get(close + 1..).unwrap_or_default();
        phrases = phrases
            .iter()
            .flat_map(|phrase| alternatives.iter().map(move |end| format!("{phrase}{end}")))
            .collect();
    }
    for phrase in &mut phrases {
        phrase.push_str(rest);
    }
    phrases
}

/// What is wrong in a notation, and what would be right.
pub fn fault(notation: &str, endings: &Endings) -> Option<String> {
    let mut rest = notation;
    while let Some(open) = rest.find(['{', '}']) {
        let found = &rest[open..];
        let Some(close) = found.find('}').filter(|close| *close > 0) else {
            return Some("braces that do not pair: expected {one,other} or {:class}".into());
        };
        for class in found[1..close]
            .split(',')
            .filter_map(|part| part.strip_prefix(':'))
        {
            if !endings.contains_key(class) {
                return Some(format!("no class \"{class}\" in [endings]"));
            }
        }
        rest = &found[close + 1..];
    }
    let words = notation.trim().trim_matches('|').trim();
    words.is_empty().then(|| "holds no word".into())
}

/// The first fault of a table's phrases, with its line.
pub fn fault_in<'p>(
    table: &Table,
    phrases: impl IntoIterator<Item = &'p String>,
    endings: &Endings,
) -> Option<PackError> {
    phrases.into_iter().find_map(|notation| {
        let message = fault(notation, endings)?;
        let byte = table.text.find(notation.as_str()).unwrap_or(0);
        Some(PackError::at(table, byte, notation.as_str(), message))
    })
}

#[cfg(test)]
mod tests {
    use super::{Endings, chunks, expand, fault};

    #[test]
    fn faults_say_what_is_wrong() {
        let endings = Endings::from([("er".to_owned(), vec!["e".to_owned()])]);
        let check = |notation, part: &str| {
            let message = fault(notation, &endings).unwrap_or_default();
            assert!(message.contains(part) && message.is_empty() == part.is_empty());
        };
        check("sembl{:er} {que,}", "");
        check("sembl{:ir}", "ir");
        check("sembl{e", "pair");
        check("semble}", "pair");
        check(" | ", "no word");
    }

    #[test]
    fn cuts_at_spaces_outside_braces() {
        let check = |notation: &str, expected: &[&str]| assert_eq!(chunks(notation), expected);
        check("a {b c,d} e", &["a", "{b c,d}", "e"]);
        check(
            "on * dit | que",
            &["on", "{,_}", "{,_}", "{,_}", "dit", "|", "que"],
        );
    }

    #[test]
    fn expands() {
        let endings = Endings::from([("er".to_owned(), vec!["e".to_owned(), "ent".to_owned()])]);
        let check = |notation: &str, expected: &[&str]| {
            assert_eq!(expand(notation, &endings), expected);
        };
        check("peut-être", &["peut-être"]);
        check("sembl{:er}", &["semble", "semblent"]);
        check("sembl{:er,a}", &["semble", "semblent", "sembla"]);
        check("a{,b} c{d,e}", &["a cd", "a ce", "ab cd", "ab ce"]);
        check("lost {brace", &["lost brace"]);
    }
}
