//! Categories across editions: "Kazakh (Qazaq)" and "Kazakh", "Muslims" and "Muslim" are one.

use crate::section::PartName;

/// A name without what stands in brackets: "Kazakh (Qazaq)" is "Kazakh".
pub fn bare(name: &str) -> String {
    let mut depth = 0;
    let mut plain = String::with_capacity(name.len());
    for c in name.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            _ if depth <= 0 => plain.push(c),
            _ => {}
        }
    }
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a category's name is compared by: without brackets, case and plural; " / " keeps sub-groups apart.
pub fn fold(name: &str) -> String {
    let plain = bare(name).to_lowercase();
    let levels = plain.split(" / ").map(|level| {
        let words = level
            .split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '+')
            .filter(|w| !w.is_empty());
        words.map(singular).collect::<Vec<_>>().join(" ")
    });
    levels.collect::<Vec<_>>().join(" / ")
}

/// English plurals that names of groups take: "Germans", "Buddhists", "Gypsies".
fn singular(word: &str) -> &str {
    match word.strip_suffix('s') {
        Some(stem) if stem.len() > 3 && !stem.ends_with(['s', 'u', 'i']) => stem,
        _ => word,
    }
}

/// The part that a name means: by key, then by variant, then by the folded forms of both.
pub(crate) fn find(parts: &[PartName], wanted: &str) -> Option<usize> {
    let exact = |p: &PartName| p.key == wanted || p.variants.iter().any(|v| v == wanted);
    let folded = fold(wanted);
    let same =
        |p: &PartName| fold(&p.key) == folded || p.variants.iter().any(|v| fold(v) == folded);
    parts
        .iter()
        .position(exact)
        .or_else(|| parts.iter().position(same))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds() {
        let check = |name: &str, expected: &str| assert_eq!(fold(name), expected);
        check("Kazakh (Qazaq)", "kazakh");
        check("Germans", "german");
        check("Buddhists", "buddhist");
        check("Laos", "laos");
        check("Mixed (mainly mestizo)", "mixed");
        check("Sunni Muslim (official)", "sunni muslim");
        check("65 years and over", "65 year and over");
    }
}
