use crate::{PackError, Table, check, table};
use laocoon_text::Language;
use serde::Deserialize;
use std::sync::OnceLock;

/// What every stage needs to know of a language: `pack.toml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pack {
    /// BCP 47 tag.
    pub language: String,
    /// The language's own name.
    pub name: String,
    /// The decimal sign.
    pub decimal: String,
    /// Signs and spaces that may stand between groups of three digits.
    pub grouping: Vec<String>,
    /// Pairs of quotation marks.
    pub quotes: Vec<(String, String)>,
    /// Words that end in a full stop without ending a sentence: lower case, without the stop.
    pub abbreviations: Vec<String>,
    /// Abbreviations that may also stand at the end of a sentence.
    #[serde(default)]
    pub final_abbreviations: Vec<String>,
    /// Words that lose their last vowel before another, without the apostrophe: "l", "qu".
    #[serde(default)]
    pub elisions: Vec<String>,
    /// Endings that are words of their own, with the apostrophe: "'s".
    #[serde(default)]
    pub clitics: Vec<String>,
    /// Letters that stand glued before digits and are words of their own: "CHF".
    #[serde(default)]
    pub prefixes: Vec<String>,
    /// Where treebanks see one word with hyphens.
    #[serde(default)]
    pub hyphens: Hyphens,
    /// Last letters of the first part of a compound: "северо-".
    #[serde(default)]
    pub linking_vowels: Vec<String>,
    /// What is read instead of names when a sentence is parsed.
    #[serde(default)]
    pub stand_in: StandIn,
    /// Pronouns that may follow their verb after a hyphen.
    #[serde(default)]
    pub inverted: Vec<String>,
    /// Frequent function words.
    pub function_words: Vec<String>,
}

/// What is read instead of names when a sentence is parsed: names that the program knows and others,
/// one side's and the other's, are parsed alike. Each list has endings and the word for what ends so, the
/// first that fits counts.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StandIn {
    /// For any name.
    pub name: Vec<(String, String)>,
    /// For the name of a people that is an adjective.
    pub adjective: Vec<(String, String)>,
    /// For the name of a people in the plural.
    pub people: Vec<(String, String)>,
    /// For a group or the holder of a role without a name.
    pub group: Vec<(String, String)>,
}

/// Where treebanks see one word with hyphens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Hyphens {
    /// In words that are known as one: "e-mail".
    #[default]
    Known,
    /// Also after numbers and linking vowels: "80-х", "северо-западный".
    Compounds,
    /// Everywhere: "porte-parole".
    Always,
}

/// The `pack.toml` of a language, read once; empty for a language without a pack.
///
/// The tables are part of the program and tests read them all, so a table that does not
/// parse cannot reach a user; it would count as empty.
pub fn pack(language: Language) -> &'static Pack {
    static PACKS: [OnceLock<Pack>; 4] = [const { OnceLock::new() }; 4];
    PACKS[language as usize].get_or_init(|| {
        table(language, "pack.toml")
            .and_then(|table| toml::from_str(table.text).ok())
            .unwrap_or_default()
    })
}

/// A `pack.toml`; `None` where it has an error.
pub fn parse_pack(table: &Table) -> Option<Pack> {
    toml::from_str(table.text).ok()
}

/// What is wrong in a `pack.toml`.
pub fn check_pack(table: &Table) -> Option<PackError> {
    check::<Pack>(table)
}

#[cfg(test)]
mod tests {
    use crate::TABLES;

    #[test]
    fn every_pack_parses() {
        for table in TABLES.iter().filter(|table| table.name == "pack.toml") {
            let pack: Result<super::Pack, _> = toml::from_str(table.text);
            assert!(pack.is_ok(), "{}: {:?}", table.path, pack.err());
        }
    }
}
