//! `actor.toml`, read once.

use crate::phrase::{Automaton, Builder, Endings};
use laocoon_languages::{PackError, Table, table};
use laocoon_text::Language;
use serde::Deserialize;
use std::sync::OnceLock;

/// A language's groups and roles, compiled once.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    /// Words between a group and whose it is.
    pub links: Vec<String>,
    /// Words that say that somebody held a role before.
    pub former: Vec<String>,
    /// One for each group of the table.
    pub groups: Vec<Group>,
    /// What finds their phrases.
    pub automaton: Automaton,
}

/// A group or role.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Group {
    /// The same in every language; empty for what looks like an actor and is none.
    pub key: String,
    /// What the dossier calls it.
    #[serde(default)]
    pub name: String,
    /// Whether one person holds it.
    #[serde(default)]
    pub role: bool,
    phrases: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    links: Vec<String>,
    #[serde(default)]
    former: Vec<String>,
    #[serde(default)]
    endings: Endings,
    #[serde(default)]
    actor: Vec<Group>,
}

/// The lexicon of a language; empty for a language without a table.
pub(super) fn lexicon(language: Language) -> &'static Lexicon {
    static LEXICONS: [OnceLock<Lexicon>; 4] = [const { OnceLock::new() }; 4];
    LEXICONS[language as usize].get_or_init(|| {
        // A table that does not parse cannot reach a user: a test reads them all.
        let file = table(language, "actor.toml").and_then(|table| toml::from_str(table.text).ok());
        compile(file.unwrap_or_default(), language)
    })
}

/// What is wrong in an `actor.toml`.
pub(crate) fn check(table: &Table) -> Option<PackError> {
    laocoon_languages::check::<File>(table)
}

fn compile(file: File, language: Language) -> Lexicon {
    let mut builder = Builder::new(language);
    for (number, group) in file.actor.iter().enumerate() {
        for notation in &group.phrases {
            builder.insert(notation, &file.endings, number as u32);
        }
    }
    Lexicon {
        links: file.links,
        former: file.former,
        groups: file.actor,
        automaton: builder.build(),
    }
}

#[cfg(test)]
mod tests {
    use super::File;
    use laocoon_languages::TABLES;
    use std::collections::BTreeSet;

    #[test]
    fn every_table_parses_and_names_its_groups() {
        let tables = TABLES.iter().filter(|table| table.name == "actor.toml");
        let mut read = 0;
        for table in tables {
            let file: Result<File, _> = toml::from_str(table.text);
            let file = file.map_err(|error| format!("{}: {error}", table.path));
            let file = file.expect("a lexicon of actors");
            let keys: BTreeSet<&str> = file.actor.iter().map(|group| &*group.key).collect();
            for key in [
                "protesters",
                "police",
                "military",
                "government",
                "president",
            ] {
                assert!(keys.contains(key), "{} lacks {key}", table.path);
            }
            for group in &file.actor {
                assert_eq!(group.key.is_empty(), group.name.is_empty(), "{}", group.key);
            }
            read += 1;
        }
        assert_eq!(read, 3);
    }
}
