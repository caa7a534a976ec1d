//! The notation of phrases in `cue.toml`.
//!
//! - `il est {possible,probable} que`: each alternative, which may be empty;
//! - `sembl{:er}`: each ending of the class `er`, alone or among alternatives;
//! - `_`: one word, whichever; `*`: up to three;
//! - `considère | que`: what follows the bar has to follow, and is not part of the cue.

use std::collections::BTreeMap;

/// Classes of endings by name.
pub(super) type Endings = BTreeMap<String, Vec<String>>;

/// Every phrase that the notation stands for; gaps are left as runs of `_`.
pub(super) fn expand(notation: &str, endings: &Endings) -> Vec<String> {
    let mut phrases = vec![String::with_capacity(notation.len())];
    let mut rest = notation;
    while let Some(open) = rest.find(['{', '*']) {
        let (before, found) = rest.split_at(open);
        for phrase in &mut phrases {
            phrase.push_str(before);
        }
        let alternatives: Vec<&str>;
        if let Some(after) = found.strip_prefix('*') {
            alternatives = vec!["", "_", "_ _", "_ _ _"];
            rest = after;
        } else {
            let close = found.find('}').unwrap_or(found.len());
            let inside = found.get(1..close).unwrap_or_default();
            alternatives = inside
                .split(',')
                .flat_map(|part| match part.strip_prefix(':') {
                    Some(class) => endings
                        .get(class)
                        .map_or(vec![], |class| class.iter().map(String::as_str).collect()),
                    None => vec![part],
                })
                .collect();
            rest = found.get(close + 1..).unwrap_or_default();
        }
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

#[cfg(test)]
mod tests {
    use super::{Endings, expand};

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
        check(
            "on * dit",
            &["on  dit", "on _ dit", "on _ _ dit", "on _ _ _ dit"],
        );
        check("lost {brace", &["lost brace"]);
    }
}
