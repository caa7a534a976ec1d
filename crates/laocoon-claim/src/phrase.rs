//! Tables of phrases in parts: `demand.toml` and `inference.toml`.

use laocoon_languages::{PackError, table};
use laocoon_mark::Token;
use laocoon_mark::phrase::{Automaton, Builder, fault_in};
use laocoon_mark::token::Words;
use laocoon_text::{Document, Language};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;

/// A table: classes of endings, and groups of phrases under one name.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound = "P: DeserializeOwned")]
struct Table<P> {
    #[serde(default)]
    endings: BTreeMap<String, Vec<String>>,
    #[serde(alias = "demand", alias = "inference")]
    group: Vec<Group<P>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Group<P> {
    part: P,
    phrases: Vec<String>,
}

/// A compiled table.
#[derive(Debug)]
pub struct Lexicon<P> {
    automaton: Automaton,
    /// The part of each group.
    parts: Vec<P>,
}

impl<P: Copy> Lexicon<P> {
    /// The longest phrases of a text, from left to right without overlaps: first token, one
    /// past the last, part.
    pub fn find(
        &self,
        document: &Document,
        tokens: &[Token],
        words: &Words,
    ) -> Vec<(usize, usize, P)> {
        // A language without the table.
        if self.parts.is_empty() {
            return Vec::new();
        }
        let found = self.automaton.find(document, tokens, words, |_| false);
        found
            .into_iter()
            .map(|found| (found.start, found.end, self.parts[found.phrase as usize]))
            .collect()
    }
}

/// Compiles a language's table of that name; an empty one for a language without.
pub fn load<P: DeserializeOwned>(language: Language, name: &str) -> Lexicon<P> {
    // A table that does not parse cannot reach a user: tests read them all.
    let table: Option<Table<P>> =
        table(language, name).and_then(|table| toml::from_str(table.text).ok());
    let mut builder = Builder::new(language);
    let mut parts = Vec::new();
    if let Some(table) = table {
        for group in table.group {
            for notation in &group.phrases {
                builder.insert(notation, &table.endings, parts.len() as u32);
            }
            parts.push(group.part);
        }
    }
    Lexicon {
        automaton: builder.build(),
        parts,
    }
}

/// What is wrong in a table of phrases in parts.
pub fn fault<P: DeserializeOwned>(table: &laocoon_languages::Table) -> Option<PackError> {
    laocoon_languages::check::<Table<P>>(table).or_else(|| {
        let file: Table<P> = toml::from_str(table.text).ok()?;
        let phrases = file.group.iter().flat_map(|group| &group.phrases);
        fault_in(table, phrases, &file.endings)
    })
}

#[cfg(test)]
pub fn check<P: DeserializeOwned>(name: &str) {
    for table in laocoon_languages::TABLES
        .iter()
        .filter(|table| table.name == name)
    {
        let parsed: Result<Table<P>, _> = toml::from_str(table.text);
        assert!(parsed.is_ok(), "{}: {:?}", table.path, parsed.err());
    }
}
