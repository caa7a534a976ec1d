//! `cue.toml`, read once.

use super::scope::Reach;
use crate::phrase::{Automaton, Builder, Endings, fault_in};
use crate::token::Words;
use crate::{CueClass, Token, Tone};
use laocoon_languages::{PackError, Table, table};
use laocoon_text::{Document, Language};
use rustc_hash::FxHashSet;
use serde::Deserialize;
use std::sync::OnceLock;

/// A language's cues, compiled once.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    /// Words that open a clause: "mais", "car".
    pub openers: FxHashSet<String>,
    /// Words that open what is reported: "que", "that".
    pub complementisers: Vec<String>,
    /// Words between a sign and the verb that closes a report: "a" in "…, a dit le maire".
    pub auxiliaries: Vec<String>,
    /// Whether a speaker may stand before the verb that closes a report.
    pub speaker_first: bool,
    /// Two-part negation.
    pub negation: Negation,
    /// What makes a verb conditional.
    pub conditional: Conditional,
    /// Words before a name that make it a mere place: "in".
    pub locative: Vec<String>,
    /// The phrases, one for each group of the table.
    pub phrases: Vec<Phrase>,
    /// What finds them.
    pub automaton: Automaton,
}

/// Negation in two parts, such as "ne … pas".
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Negation {
    /// The particle before the verb.
    pub first: Vec<String>,
    /// The words after the verb that make it a negation.
    pub after: Vec<String>,
    /// Those of them that only restrict before "that": "ne … plus que".
    pub restrictive: Vec<String>,
    /// The words before the particle that make it a negation.
    pub before: Vec<String>,
    /// How many tokens may stand between.
    pub within: usize,
}

/// What makes a verb conditional.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Conditional {
    /// Endings of verb forms: "erait".
    pub endings: Vec<String>,
    /// Ends of words with such an ending that are another tense or no verb.
    pub exceptions: Vec<String>,
    /// Words that make a verb conditional: "бы".
    pub particles: Vec<String>,
    /// Verb forms that give a statement to a source left unsaid.
    pub reportive: Vec<String>,
    /// Right before such a form, they make it the writer's own supposition.
    pub supposing: Vec<String>,
    /// Within two words after such a form, they make it the writer's opinion.
    pub opinion: Vec<String>,
}

/// What the phrases of a group do.
#[derive(Clone, Copy, Debug)]
pub(super) struct Phrase {
    /// `None` for a phrase that only keeps shorter ones from being found.
    pub class: Option<CueClass>,
    /// What it does it to.
    pub reach: Reach,
    /// Only where its first word is written in lower case.
    pub lower: bool,
    /// Of a loaded phrase.
    pub tone: Option<Tone>,
}

/// `wording.toml`: loaded words.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wording {
    #[serde(default)]
    endings: Endings,
    /// Words before a name that make it a mere place: "in".
    locative: Vec<String>,
    wording: Vec<Loaded>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Loaded {
    tone: Tone,
    phrases: Vec<String>,
}

/// A phrase found: tokens from `start` up to, not including, `end`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub start: usize,
    pub end: usize,
    pub phrase: Phrase,
}

impl Lexicon {
    /// The longest phrase from each token on, from left to right, without overlaps.
    pub(super) fn find(&self, document: &Document, tokens: &[Token], words: &Words) -> Vec<Found> {
        let lower = |phrase: u32| self.phrases[phrase as usize].lower;
        let found = self.automaton.find(document, tokens, words, lower);
        let found = found.into_iter().map(|found| Found {
            start: found.start,
            end: found.end,
            phrase: self.phrases[found.phrase as usize],
        });
        found.collect()
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    openers: FxHashSet<String>,
    #[serde(default)]
    complementisers: Vec<String>,
    #[serde(default)]
    auxiliaries: Vec<String>,
    #[serde(default)]
    speaker_first: bool,
    #[serde(default)]
    negation: Negation,
    #[serde(default)]
    conditional: Conditional,
    #[serde(default)]
    endings: Endings,
    #[serde(default)]
    cue: Vec<Group>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    class: Class,
    #[serde(default)]
    scope: Reach,
    /// Only where the first word is written in lower case.
    #[serde(default)]
    lower: bool,
    phrases: Vec<String>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Class {
    Hedge,
    Booster,
    Negation,
    Condition,
    Report,
    Impersonal,
    None,
}

impl Class {
    const fn cue(self) -> Option<CueClass> {
        match self {
            Class::Hedge => Some(CueClass::Hedge),
            Class::Booster => Some(CueClass::Booster),
            Class::Negation => Some(CueClass::Negation),
            Class::Condition => Some(CueClass::Condition),
            Class::Report => Some(CueClass::Report),
            Class::Impersonal => Some(CueClass::Impersonal),
            Class::None => None,
        }
    }
}

/// The lexicon of a language; empty for a language without a pack.
pub(super) fn lexicon(language: Language) -> &'static Lexicon {
    static LEXICONS: [OnceLock<Lexicon>; 4] = [const { OnceLock::new() }; 4];
    LEXICONS[language as usize].get_or_init(|| {
        // A table that does not parse cannot reach a user: a test reads them all.
        let file = table(language, "cue.toml").and_then(|table| toml::from_str(table.text).ok());
        let wording = table(language, "wording.toml");
        let wording = wording.and_then(|table| toml::from_str(table.text).ok());
        compile(
            file.unwrap_or_default(),
            &wording.unwrap_or_default(),
            language,
        )
    })
}

/// What is wrong in a `cue.toml`.
pub(crate) fn check(table: &Table) -> Option<PackError> {
    laocoon_languages::check::<File>(table).or_else(|| {
        let file: File = toml::from_str(table.text).ok()?;
        let phrases = file.cue.iter().flat_map(|group| &group.phrases);
        fault_in(table, phrases, &file.endings)
    })
}

/// What is wrong in a `wording.toml`.
pub(crate) fn check_wording(table: &Table) -> Option<PackError> {
    laocoon_languages::check::<Wording>(table).or_else(|| {
        let file: Wording = toml::from_str(table.text).ok()?;
        let phrases = file.wording.iter().flat_map(|group| &group.phrases);
        fault_in(table, phrases, &file.endings)
    })
}

fn compile(file: File, wording: &Wording, language: Language) -> Lexicon {
    let mut builder = Builder::new(language);
    let mut phrases = Vec::with_capacity(file.cue.len());
    for group in &file.cue {
        for notation in &group.phrases {
            builder.insert(notation, &file.endings, phrases.len() as u32);
        }
        phrases.push(Phrase {
            class: group.class.cue(),
            reach: group.scope,
            lower: group.lower,
            tone: None,
        });
    }
    for group in &wording.wording {
        for notation in &group.phrases {
            builder.insert(notation, &wording.endings, phrases.len() as u32);
        }
        phrases.push(Phrase {
            class: Some(CueClass::Loaded),
            reach: Reach::Words,
            lower: false,
            tone: Some(group.tone),
        });
    }
    Lexicon {
        openers: file.openers,
        complementisers: file.complementisers,
        auxiliaries: file.auxiliaries,
        speaker_first: file.speaker_first,
        negation: file.negation,
        conditional: file.conditional,
        locative: wording.locative.clone(),
        phrases,
        automaton: builder.build(),
    }
}

#[cfg(test)]
mod tests {
    use super::{File, lexicon};
    use crate::phrase::expand;
    use laocoon_languages::TABLES;
    use laocoon_text::Language;

    #[test]
    fn every_wording_parses() {
        for table in TABLES.iter().filter(|table| table.name == "wording.toml") {
            let file: Result<super::Wording, _> = toml::from_str(table.text);
            let file = file.map_err(|error| format!("{}: {error}", table.path));
            assert!(file.expect("loaded words").wording.len() > 5);
        }
    }

    #[test]
    fn every_lexicon_parses() {
        for table in TABLES.iter().filter(|table| table.name == "cue.toml") {
            let file: Result<File, _> = toml::from_str(table.text);
            let file = file.map_err(|error| format!("{}: {error}", table.path));
            let file = file.expect("a lexicon");
            for notation in file.cue.iter().flat_map(|group| &group.phrases) {
                for phrase in expand(notation, &file.endings) {
                    let odd = phrase.contains(['{', '}', ':']) || phrase.trim().is_empty();
                    assert!(!odd, "{}: {notation:?} gives {phrase:?}", table.path);
                }
            }
        }
        for language in Language::ALL {
            assert!(lexicon(language).phrases.len() > 10, "{language:?}");
        }
    }
}
