//! `shape.toml`, read once: how names that no list has are told by words.

use crate::phrase::{Automaton, Builder, Endings};
use laocoon_languages::{PackError, TABLES, Table, table};
use laocoon_text::Language;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::sync::OnceLock;

/// The table of a language.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Lexicon {
    /// Small words inside the name of an organisation.
    pub links: Stems,
    /// Such words of other languages.
    pub foreign: Stems,
    body: Body,
    /// Words for bodies that keep their small letter in a name: "université de Bergen".
    pub bodies: Stems,
    /// Whether an address's word may follow the name.
    pub address_last: bool,
    /// Whether adjectives of peoples, and the words of headings, have capitals.
    pub capitals: bool,
    at: Vec<String>,
    /// Words that are no part of a name.
    pub articles: Vec<String>,
    /// Whether unknown capitals beside a place's name are names of their own.
    pub apart: bool,
    /// What the ending of an adjective of a people holds.
    pub people: Vec<String>,
    /// Words that have a capital and are no name by themselves.
    pub common: Stems,
    /// Words of an address.
    pub address: Stems,
    /// Words of buildings, where they have a capital.
    pub building: Stems,
    /// Endings that only surnames have.
    pub surnames: Vec<String>,
    cases: Vec<(String, String)>,
    /// Endings of cases and those of the nominative.
    pub nominative: Nominative,
    /// Words of military units.
    pub unit: Unit,
    /// Words of events.
    pub event: Event,
    /// Words of works.
    pub work: Work,
}

/// Where the word stands that tells an organisation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Body {
    #[default]
    First,
    Last,
}

/// Endings of cases -> those of the nominative.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Nominative {
    /// Of first names.
    pub given: Vec<(String, String)>,
    /// Endings of women's first names in the nominative.
    pub women: Vec<String>,
    /// Of men's surnames.
    pub man: Vec<(String, String)>,
    /// Of women's surnames.
    pub woman: Vec<(String, String)>,
}

/// Words of military units.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Unit {
    /// What is glued to a number: "76th".
    pub ordinals: Vec<String>,
    /// "brigade".
    pub heads: Stems,
    /// Heads that need more: "company".
    pub weak: Stems,
    /// "infantry".
    pub trade: Stems,
    /// Small words between.
    pub links: Stems,
}

/// Words of events.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Event {
    /// Before a name.
    pub direct: Stems,
    /// Before a small word and a name.
    pub linked: Stems,
    /// After a word with a capital.
    pub after: Stems,
    /// The small words.
    pub links: Stems,
    /// Small words without an article, after which such a word tells no name.
    pub bare: Stems,
    endings: Endings,
    /// Events known by name.
    pub known: Vec<Known>,
    #[serde(skip)]
    automaton: Automaton,
}

/// An event known by name.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Known {
    /// The same in every language.
    pub key: String,
    /// Its usual name.
    pub name: String,
    phrases: Vec<String>,
}

/// Words of works.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Work {
    /// "novel".
    pub heads: Stems,
    /// Words right before a title: "dans".
    pub before: Stems,
}

impl Lexicon {
    /// Whether the last word tells an organisation.
    pub fn body_last(&self) -> bool {
        self.body == Body::Last
    }

    /// Whether an unknown capital after this word of place is a place.
    pub fn leads_to_place(&self, plain: &str) -> bool {
        self.at.is_empty() || self.at.iter().any(|at| at == plain)
    }

    /// What finds the events known by name; a phrase's number is its place in `event.known`.
    pub fn events(&self) -> &Automaton {
        &self.event.automaton
    }
}

/// Whole words, and beginnings of words.
#[derive(Debug, Default, Deserialize)]
#[serde(from = "Vec<String>")]
pub(super) struct Stems {
    whole: BTreeSet<String>,
    stems: Vec<String>,
    /// A bit for what each may begin with: nearly all words of a text are told by it.
    begins: [u64; 4],
}

impl From<Vec<String>> for Stems {
    fn from(words: Vec<String>) -> Self {
        let mut out = Self::default();
        for word in words {
            let (slot, bit) = beginning(&word);
            out.begins[slot] |= bit;
            match word.strip_suffix('*') {
                Some(stem) => out.stems.push(stem.to_owned()),
                None => drop(out.whole.insert(word)),
            }
        }
        out
    }
}

impl Stems {
    /// Whether a folded word is one of the words or begins like one of the stems.
    pub fn has(&self, plain: &str) -> bool {
        let (slot, bit) = beginning(plain);
        let begins = |stem: &String| plain.starts_with(stem.as_str());
        self.begins[slot] & bit != 0
            && (self.whole.contains(plain) || self.stems.iter().any(begins))
    }
}

/// Where the first two bytes of a word are noted.
fn beginning(word: &str) -> (usize, u64) {
    let byte = |at: usize| word.as_bytes().get(at).copied().unwrap_or(0);
    let mixed = byte(0).wrapping_mul(31) ^ byte(1);
    (usize::from(mixed >> 6), 1 << (mixed & 63))
}

/// The table of a language; of an unknown one the endings of surnames of all.
pub(super) fn lexicon(language: Language) -> &'static Lexicon {
    static LEXICONS: [OnceLock<Lexicon>; 4] = [const { OnceLock::new() }; 4];
    LEXICONS[language as usize].get_or_init(|| read(language))
}

fn read(language: Language) -> Lexicon {
    // A table that does not parse cannot reach a user: a test reads them all.
    let table = table(language, "shape.toml");
    let mut made: Lexicon = table
        .and_then(|table| toml::from_str(table.text).ok())
        .unwrap_or_default();
    let mut builder = Builder::new(language);
    for (number, event) in made.event.known.iter().enumerate() {
        for phrase in &event.phrases {
            builder.insert(phrase, &made.event.endings, number as u32);
        }
    }
    made.event.automaton = builder.build();
    if language == Language::Unknown {
        let all = languages().flat_map(|language| lexicon(language).surnames.iter().cloned());
        made.surnames = all.collect::<BTreeSet<_>>().into_iter().collect();
    }
    made
}

fn languages() -> impl Iterator<Item = Language> {
    let tables = TABLES.iter().filter(|table| table.name == "shape.toml");
    tables.map(|table| table.language)
}

/// Endings of cases, and what is left without, of every language.
pub(super) fn cases() -> impl Iterator<Item = &'static (String, String)> {
    static CASES: OnceLock<Vec<&'static (String, String)>> = OnceLock::new();
    let cases = CASES.get_or_init(|| languages().flat_map(|tag| &lexicon(tag).cases).collect());
    cases.iter().copied()
}

/// What is wrong in a `shape.toml`.
pub(crate) fn check(table: &Table) -> Option<PackError> {
    laocoon_languages::check::<Lexicon>(table)
}

#[cfg(test)]
mod tests {
    use super::{Lexicon, TABLES};
    use std::collections::BTreeSet;

    #[test]
    fn every_table_parses_and_names_the_same_events() {
        let mut keys = BTreeSet::new();
        let mut read = 0;
        let tables = TABLES.iter().filter(|table| table.name == "shape.toml");
        for table in tables {
            let lexicon: Result<Lexicon, _> = toml::from_str(table.text);
            let lexicon = lexicon.map_err(|error| format!("{}: {error}", table.path));
            let lexicon = lexicon.expect("a lexicon of shapes");
            for event in &lexicon.event.known {
                keys.insert(event.key.clone());
                assert!(!event.name.is_empty() && !event.phrases.is_empty());
            }
            for (ending, left) in &lexicon.cases {
                assert!(ending.starts_with(left.as_str()), "{ending} {left}");
            }
            assert!(!lexicon.unit.heads.has("maison") && lexicon.event.known.len() > 15);
            read += 1;
        }
        assert_eq!(read, 3);
        assert!(keys.contains("orange-revolution"));
    }
}
