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

/// English plurals that names of groups take: "Germans", "Witnesses"; and spellings that changed over the years.
fn singular(word: &str) -> &str {
    let stem = match word.strip_suffix("es") {
        Some(stem) if stem.ends_with("ss") || stem.ends_with("ch") => stem,
        _ => match word.strip_suffix('s') {
            Some(stem) if stem.len() > 3 && !stem.ends_with(['s', 'u', 'i', '\'']) => stem,
            _ => word,
        },
    };
    SPELLINGS
        .iter()
        .find(|(old, _)| *old == stem)
        .map_or(stem, |(_, new)| new)
}

/// Words for one and the same that editions use in turn: (older or rarer, as in the newest).
const SPELLINGS: &[(&str, &str)] = &[
    ("animism", "animist"),
    ("azeri", "azerbaijani"),
    ("bangla", "bengali"),
    ("belorussian", "belarusian"),
    ("buddhism", "buddhist"),
    ("byelorussian", "belarusian"),
    ("christianity", "christian"),
    ("farsi", "persian"),
    ("gypsy", "roma"),
    ("gypsie", "roma"),
    ("hinduism", "hindu"),
    ("islam", "muslim"),
    ("islamic", "muslim"),
    ("judaism", "jewish"),
    ("kirghiz", "kyrgyz"),
    ("moldavian", "moldovan"),
    ("moslem", "muslim"),
    ("romani", "roma"),
    ("romany", "roma"),
    ("serb", "serbian"),
    ("croat", "croatian"),
    ("tadzhik", "tajik"),
    ("taoism", "taoist"),
    ("turk", "turkish"),
    ("turkoman", "turkmen"),
    ("uighur", "uyghur"),
    ("uygur", "uyghur"),
];

/// The part that a name means, among those that `has` accepts: by key, then by folded key or variant, then as a
/// sub-group ("Sunni" is "Muslim / Sunni").
pub(crate) fn find(parts: &[PartName], wanted: &str, has: impl Fn(usize) -> bool) -> Option<usize> {
    let among =
        |test: &dyn Fn(&PartName) -> bool| (0..parts.len()).find(|&n| has(n) && test(&parts[n]));
    let folded = fold(wanted);
    let any_name = |p: &PartName, test: &dyn Fn(&str) -> bool| {
        test(&fold(&p.key)) || p.variants.iter().any(|v| test(&fold(v)))
    };
    among(&|p| p.key == wanted)
        .or_else(|| among(&|p| any_name(p, &|n| n == folded)))
        .or_else(|| among(&|p| any_name(p, &|n| n.rsplit(" / ").next() == Some(folded.as_str()))))
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
        check("Jehovah's Witnesses", "jehovah's witness");
        check("Islam", "muslim");
        check("Serbs", "serbian");
        check("Mixed (mainly mestizo)", "mixed");
        check("Sunni Muslim (official)", "sunni muslim");
        check("65 years and over", "65 year and over");
    }
}
