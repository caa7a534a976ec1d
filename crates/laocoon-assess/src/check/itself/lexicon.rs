//! The words of `consistency.toml`.

use laocoon_mark::token::plain;
use laocoon_text::Language;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::sync::OnceLock;

/// Words by which a text can be held against itself, folded.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lexicon {
    /// Nouns that announce the items of a list.
    pub announced: BTreeSet<String>,
    /// Between a number of years and an earlier date.
    pub after: BTreeSet<String>,
    /// Between a number of years and a later date.
    pub before: BTreeSet<String>,
    /// Multiples in one word.
    pub multiple: BTreeSet<String>,
    /// Words for a rise.
    pub rise: BTreeSet<String>,
    /// Before the value that a change begins with.
    #[serde(default)]
    pub from: BTreeSet<String>,
    /// Before the value that it ends with.
    #[serde(default)]
    pub to: BTreeSet<String>,
    /// Nouns whose bearers are named one by one: "countries".
    #[serde(default)]
    pub counted: BTreeSet<String>,
    /// Before names that are all of those counted.
    #[serde(default)]
    pub namely: BTreeSet<String>,
    /// Joins names.
    #[serde(default)]
    pub and: BTreeSet<String>,
    /// Stands before names.
    #[serde(default)]
    pub article: BTreeSet<String>,
    /// Says that a part of a border is meant: "exclave", "proper", "north".
    #[serde(default)]
    pub part: BTreeSet<String>,
}

impl Lexicon {
    /// The lexicon of a language, read when first asked for.
    pub fn of(language: Language) -> &'static Lexicon {
        static LEXICONS: [OnceLock<Lexicon>; 4] = [const { OnceLock::new() }; 4];
        LEXICONS[language as usize].get_or_init(|| load(language))
    }
}

fn load(language: Language) -> Lexicon {
    // The packs are compiled in and a test reads each of them.
    let read = laocoon_languages::table(language, "consistency.toml")
        .and_then(|table| toml::from_str::<Lexicon>(table.text).ok())
        .unwrap_or_default();
    let fold = |words: BTreeSet<String>| words.iter().map(|word| plain(word, language)).collect();
    Lexicon {
        announced: fold(read.announced),
        after: fold(read.after),
        before: fold(read.before),
        multiple: fold(read.multiple),
        rise: fold(read.rise),
        from: fold(read.from),
        to: fold(read.to),
        counted: fold(read.counted),
        namely: fold(read.namely),
        and: fold(read.and),
        article: fold(read.article),
        part: fold(read.part),
    }
}

/// What is wrong in a `consistency.toml`.
pub fn check(table: &laocoon_languages::Table) -> Option<laocoon_languages::PackError> {
    laocoon_languages::check::<Lexicon>(table)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pack_has_the_table() {
        for language in Language::ALL {
            let lexicon = Lexicon::of(language);
            assert!(
                !lexicon.announced.is_empty() && !lexicon.after.is_empty(),
                "{language:?}"
            );
        }
    }
}
