//! `cue.toml` as a trie over folded words.

use super::phrase::{Endings, expand};
use super::scope::Reach;
use crate::token::{Words, plain, split_phrase};
use crate::{CueClass, Token, TokenKind};
use laocoon_languages::{Pack, pack, table};
use laocoon_text::{Document, Language};
use serde::Deserialize;
use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

/// A language's cues, compiled once.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    /// Words that open a clause: "mais", "car".
    pub openers: HashSet<String>,
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
    vocabulary: HashMap<String, u32>,
    /// The same words by their forms without accents.
    unaccented: HashMap<String, u32>,
    edges: HashMap<(u32, u32), u32>,
    /// What ends at each node.
    ends: Vec<Option<End>>,
    phrases: Vec<Phrase>,
}

/// Negation in two parts, such as "ne … pas".
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Negation {
    /// The particle before the verb.
    pub first: Vec<String>,
    /// The words after the verb that make it a negation.
    pub after: Vec<String>,
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
}

/// What a phrase does.
#[derive(Clone, Copy, Debug)]
pub(super) struct Phrase {
    /// `None` for a phrase that only keeps shorter ones from being found.
    pub class: Option<CueClass>,
    /// What it does it to.
    pub reach: Reach,
    /// Only where its first word is written in lower case.
    pub lower: bool,
}

/// The end of a phrase in the trie.
#[derive(Clone, Copy, Debug)]
struct End {
    /// Which phrase.
    phrase: u32,
    /// How many of its last words are only asked to follow, and are not part of the cue.
    context: u32,
}

/// A phrase found: tokens from `start` up to, not including, `end`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub start: usize,
    pub end: usize,
    pub phrase: Phrase,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    openers: HashSet<String>,
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
    Loaded,
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
            Class::Loaded => Some(CueClass::Loaded),
            Class::None => None,
        }
    }
}

const ROOT: u32 = 0;
const UNKNOWN: u32 = 0;
const ANY_WORD: u32 = 1;

/// The lexicon of a language; empty for a language without a pack.
pub(super) fn lexicon(language: Language) -> &'static Lexicon {
    static LEXICONS: [OnceLock<Lexicon>; 4] = [const { OnceLock::new() }; 4];
    LEXICONS[language as usize].get_or_init(|| {
        // A table that does not parse cannot reach a user: a test reads them all.
        let file = table(language, "cue.toml").and_then(|table| toml::from_str(table.text).ok());
        compile(file.unwrap_or_default(), language)
    })
}

fn compile(file: File, language: Language) -> Lexicon {
    let mut lexicon = Lexicon {
        openers: file.openers,
        complementisers: file.complementisers,
        auxiliaries: file.auxiliaries,
        speaker_first: file.speaker_first,
        negation: file.negation,
        conditional: file.conditional,
        ends: vec![None],
        ..Lexicon::default()
    };
    let pack = pack(language);
    for group in &file.cue {
        let phrase = lexicon.phrases.len() as u32;
        lexicon.phrases.push(Phrase {
            class: group.class.cue(),
            reach: group.scope,
            lower: group.lower,
        });
        for notation in &group.phrases {
            for words in expand(notation, &file.endings) {
                lexicon.insert(&words, phrase, language, pack);
            }
        }
    }
    lexicon
}

impl Lexicon {
    fn insert(&mut self, notation: &str, phrase: u32, language: Language, pack: &Pack) {
        let (words, context) = notation.split_once('|').unwrap_or((notation, ""));
        let mut node = ROOT;
        for word in split(words, pack) {
            node = self.step(node, &word, language);
        }
        let context = split(context, pack);
        for word in &context {
            node = self.step(node, word, language);
        }
        // Of the same words in two groups, the first wins: order in the file is rank.
        if node != ROOT {
            self.ends[node as usize].get_or_insert(End {
                phrase,
                context: context.len() as u32,
            });
        }
    }

    /// The node that a word leads to, made if it is new.
    fn step(&mut self, node: u32, word: &str, language: Language) -> u32 {
        let id = if word == "_" {
            ANY_WORD
        } else {
            let next = self.vocabulary.len() as u32 + 2;
            let id = *self.vocabulary.entry(word.to_owned()).or_insert(next);
            self.unaccented.entry(plain(word, language)).or_insert(id);
            id
        };
        let next = self.ends.len() as u32;
        let node = *self.edges.entry((node, id)).or_insert(next);
        if node == next {
            self.ends.push(None);
        }
        node
    }

    /// The longest phrase from each token on, from left to right, without overlaps.
    pub(super) fn find(&self, document: &Document, tokens: &[Token], words: &Words) -> Vec<Found> {
        let ids: Vec<Ids> = (0..tokens.len())
            .map(|index| self.ids(document, tokens[index], words, index))
            .collect();
        let mut found = Vec::new();
        let mut open = Vec::new();
        let mut start = 0;
        while start < tokens.len() {
            match self.longest(tokens, &ids, start, &mut open) {
                Some((end, phrase)) => {
                    found.push(Found { start, end, phrase });
                    start = end;
                }
                None => start += 1,
            }
        }
        found
    }

    fn ids(&self, document: &Document, token: Token, words: &Words, index: usize) -> Ids {
        if token.kind == TokenKind::Number {
            return Ids {
                word: UNKNOWN,
                unaccented: UNKNOWN,
                any: true,
                capital: false,
            };
        }
        let capital = document.words(token.span).starts_with(char::is_uppercase);
        let (lower, plain) = (words.lower(index), words.plain(index));
        let word = self.vocabulary.get(lower).copied().unwrap_or(UNKNOWN);
        // Capitals often go without accents, and so do careless texts; in short words the
        // accent tells words apart ("a", "à").
        let careless =
            document.language == Language::Russian || plain.len() >= 4 && lower == plain || capital;
        let unaccented = if careless {
            self.unaccented.get(plain).copied().unwrap_or(UNKNOWN)
        } else {
            UNKNOWN
        };
        Ids {
            word,
            unaccented: if unaccented == word {
                UNKNOWN
            } else {
                unaccented
            },
            any: token.kind == TokenKind::Word,
            capital,
        }
    }

    /// The end of the longest phrase that starts at this token, and the phrase. A phrase has
    /// a dozen words at most and three ways on from each, of which gaps are rare: the work
    /// for each token is bounded, whatever the text.
    fn longest(
        &self,
        tokens: &[Token],
        ids: &[Ids],
        start: usize,
        open: &mut Vec<(u32, usize)>,
    ) -> Option<(usize, Phrase)> {
        let sentence = tokens[start].sentence;
        let mut best = None;
        open.push((ROOT, start));
        while let Some((node, at)) = open.pop() {
            if let Some(end) = self.ends[node as usize]
                && best.is_none_or(|(longest, _)| longest < at)
                && !(self.phrases[end.phrase as usize].lower && ids[start].capital)
            {
                best = Some((at, end));
            }
            if at == tokens.len() || tokens[at].sentence != sentence {
                continue;
            }
            let step = |id: u32| self.edges.get(&(node, id)).map(|next| (*next, at + 1));
            let Ids {
                word,
                unaccented,
                any,
                ..
            } = ids[at];
            open.extend(if any { step(ANY_WORD) } else { None });
            for id in [unaccented, word] {
                open.extend(if id == UNKNOWN { None } else { step(id) });
            }
        }
        let (at, end) = best?;
        Some((at - end.context as usize, self.phrases[end.phrase as usize]))
    }
}

/// The words of a notation. One that ends in an apostrophe ("à moins d'") stands before a word.
fn split(notation: &str, pack: &Pack) -> Vec<String> {
    let elided = notation.trim_end().ends_with('\'');
    let text = if elided {
        format!("{}a", notation.trim_end())
    } else {
        notation.to_owned()
    };
    let mut words: Vec<String> = split_phrase(&text, pack)
        .iter()
        .map(|token| token.span.of(&text).to_owned())
        .collect();
    if elided {
        words.pop();
    }
    words
}

/// The numbers of a token's forms in the vocabulary.
#[derive(Clone, Copy)]
struct Ids {
    word: u32,
    unaccented: u32,
    any: bool,
    capital: bool,
}

#[cfg(test)]
mod tests {
    use super::{File, expand, lexicon};
    use laocoon_languages::TABLES;
    use laocoon_text::Language;

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
