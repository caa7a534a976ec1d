//! `report.toml`, read once.

use laocoon_languages::table;
use laocoon_text::Language;
use serde::Deserialize;
use std::sync::OnceLock;

/// Words by which a source is found.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lexicon {
    /// Between a subject and its verb: "has", "also".
    pub between: Vec<String>,
    /// Pronouns for a person named before.
    pub he: Vec<String>,
    /// Pronouns for several named before: "they".
    #[serde(default)]
    pub they: Vec<String>,
    /// Before what belongs to somebody named before: "their".
    #[serde(default)]
    pub their: Vec<String>,
    /// Words that stand for no source: "it", "on".
    pub nobody: Vec<String>,
    /// "who", "qui".
    pub relative: Vec<String>,
    /// Words that open what is reported: "that", "que".
    pub that: Vec<String>,
    /// "and".
    pub joins: Vec<String>,
    /// Words after which a source has ended.
    pub ends: Vec<String>,
    /// Words before a source that are not part of it.
    pub leads: Vec<String>,
    /// With a comma before, they end what is reported: "while".
    pub contrast: Vec<String>,
    /// Verbs inside impersonal phrases: "say" in "some say".
    pub saying: Vec<String>,
    /// Finite auxiliaries: before a source they belong to another clause.
    #[serde(default)]
    pub finite: Vec<String>,
    /// Between a source and who passes its words on: "an official *cited* by the agency".
    #[serde(default)]
    pub cited: Vec<String>,
    /// Words before somebody about whom a relative clause goes on: "from".
    #[serde(default)]
    pub from: Vec<String>,
    /// Words that open a clause of time or reason: a source begins behind them.
    #[serde(default)]
    pub subordinators: Vec<String>,
    /// Words that a noun follows: "the", "une"; right before a cue they show that it is a noun.
    #[serde(default)]
    pub determiners: Vec<String>,
    /// Words that go on with a noun phrase: "of".
    #[serde(default)]
    pub links: Vec<String>,
    /// Who speaks inside quotation marks: "I", "you".
    #[serde(default)]
    pub me: Vec<String>,
    /// Before the agent of a passive: "by".
    #[serde(default)]
    pub by: Vec<String>,
    /// First words of a sentence that reports the sentence before: "об этом" сообщил …
    #[serde(default)]
    pub above: Vec<String>,
    /// Beginnings of verbs that say something only of one who speaks, or with "that": "ajoute".
    #[serde(default)]
    pub weak: Vec<String>,
    /// Beginnings of verbs that evidence does as well as speakers: "prouve".
    #[serde(default)]
    pub shows: Vec<String>,
    /// Before a verb that has no subject: "having".
    #[serde(default)]
    pub hollow: Vec<String>,
    /// Before one of whom something is demanded: "of", "от".
    #[serde(default)]
    pub towards: Vec<String>,
    /// Words that open what somebody is to do: "to".
    #[serde(default)]
    pub infinitive: Vec<String>,
    /// Endings of the infinitive, where it has no word before it: "ть".
    #[serde(default)]
    pub infinitive_endings: Vec<String>,
    /// Beginnings of nouns that speak, people, bodies and writings: "syndicat", "letter".
    #[serde(default)]
    pub speakers: Vec<String>,
}

/// The lexicon of a language; empty for a language without a pack.
pub fn lexicon(language: Language) -> &'static Lexicon {
    static LEXICONS: [OnceLock<Lexicon>; 4] = [const { OnceLock::new() }; 4];
    LEXICONS[language as usize].get_or_init(|| {
        // A table that does not parse cannot reach a user: a test reads them all.
        table(language, "report.toml")
            .and_then(|table| toml::from_str(table.text).ok())
            .unwrap_or_default()
    })
}

/// What is wrong in a `report.toml`.
pub fn check(table: &laocoon_languages::Table) -> Option<laocoon_languages::PackError> {
    laocoon_languages::check::<Lexicon>(table)
}

#[cfg(test)]
mod tests {
    use super::Lexicon;
    use laocoon_languages::TABLES;

    #[test]
    fn every_table_parses() {
        for table in TABLES.iter().filter(|table| table.name == "report.toml") {
            let lexicon: Result<Lexicon, _> = toml::from_str(table.text);
            assert!(lexicon.is_ok(), "{}: {:?}", table.path, lexicon.err());
        }
    }
}
