use super::compile::compile;
use super::compound::Compounds;
use super::shift::Shifts;
use super::trie::Trie;
use super::value::{Codes, Construct, Role, Value};
use laocoon_languages::{Pack, TABLES, pack};
use laocoon_text::Language;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::OnceLock;

pub(crate) type ClassId = u16;
pub(super) type WordId = u32;

/// The lexicons and patterns of one language, compiled.
#[derive(Debug)]
pub(crate) struct Grammar {
    pub language: Language,
    pub pack: &'static Pack,
    pub codes: Codes,
    pub(super) classes: FxHashMap<Box<str>, ClassId>,
    pub(super) words: FxHashMap<Box<str>, WordId>,
    pub(super) plain: FxHashMap<Box<str>, WordId>,
    /// Class of each word that stands as itself in patterns.
    pub(super) literals: Vec<Option<ClassId>>,
    pub(super) phrases: Trie<WordId, Meaning>,
    pub(super) rules: Vec<Rule>,
    pub(super) sequences: Trie<Step, Use>,
    /// Classes that are marks by themselves.
    pub(super) outputs: Vec<Option<Output>>,
    pub(super) plural_endings: Vec<String>,
    /// Words that no noun phrase holds, and those that join its parts.
    pub(super) function: FxHashSet<Box<str>>,
    pub(super) of: FxHashSet<Box<str>>,
    pub(super) superlative: FxHashSet<Box<str>>,
    /// Articles and the like, between a share and its whole.
    pub(super) articles: FxHashSet<Box<str>>,
    pub(super) shifts: Shifts,
    /// The class of the names of currencies.
    pub(super) currency: ClassId,
    /// Words that are a number and what it counts.
    pub(super) compounds: Compounds,
    /// Verbs and their endings that look back (false) or ahead (true).
    pub(super) tense: FxHashMap<Box<str>, bool>,
    pub(super) tense_endings: Vec<(String, bool)>,
    /// Words before a time that look ahead (true) or back: "until", "since".
    pub(super) before: FxHashMap<Box<str>, bool>,
    /// Verbs that are none before the words of the set: "due" before "to".
    pub(super) neither: FxHashMap<Box<str>, FxHashSet<Box<str>>>,
    /// Phrases of two words that look ahead: "is to".
    pub(super) phrases_ahead: FxHashMap<Box<str>, FxHashSet<Box<str>>>,
    /// Words after which a participle belongs to a noun: "a still unspecified date".
    pub(super) determiners: FxHashSet<Box<str>>,
    /// Auxiliaries that put what was to come into the past: "had been due".
    pub(super) perfect: FxHashSet<Box<str>>,
}

/// What a phrase of a lexicon means.
#[derive(Clone, Copy, Debug)]
pub(super) struct Meaning {
    pub class: ClassId,
    pub value: Value,
    /// It begins with a capital: "May", "Sat".
    pub capital: bool,
    /// Its tokens stand glued: "A$" is no "a $".
    pub glued: bool,
}

/// What a class of edges is a mark of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Output {
    Time,
    Quantity,
    Nothing,
}

/// A pattern's meaning.
#[derive(Debug)]
pub(super) struct Rule {
    pub to: ClassId,
    pub construct: Construct,
    pub with: Box<[(Role, Box<str>)]>,
    pub rank: i8,
    pub name: &'static str,
}

/// The end of a flat sequence of a pattern.
#[derive(Clone, Debug)]
pub(super) struct Use {
    pub rule: u32,
    pub roles: Box<[Role]>,
    pub mark: (u8, u8),
}

/// One step of a sequence: a class, and whether it is glued to what stands before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Step {
    pub class: ClassId,
    pub glued: bool,
}

/// The grammar of a language, compiled when first asked for.
pub(crate) fn grammar(language: Language) -> &'static Grammar {
    static GRAMMARS: [OnceLock<Grammar>; 4] = [const { OnceLock::new() }; 4];
    GRAMMARS[language as usize].get_or_init(|| compile(language, pack(language), TABLES).0)
}

impl Grammar {
    /// The class of that name, if the language has it.
    pub fn class(&self, name: &str) -> Option<ClassId> {
        self.classes.get(name).copied()
    }

    pub(super) fn output(&self, class: ClassId) -> Option<Output> {
        self.outputs[class as usize]
    }

    /// The word, by its folded forms; a word in capitals or short of its accents counts.
    pub(super) fn word(&self, lower: &str, plain: &str) -> Option<WordId> {
        if let Some(word) = self.words.get(lower) {
            return Some(*word);
        }
        if lower.is_ascii() && self.pack.language == "en" || lower.len() < 2 {
            return None;
        }
        self.plain.get(plain).copied()
    }

    pub(super) fn is_plural(&self, lower: &str) -> bool {
        self.plural_endings
            .iter()
            .any(|ending| lower.ends_with(ending.as_str()))
    }

    /// Whether a word before a time looks ahead (true) or back (false).
    pub fn tense_before(&self, lower: &str) -> Option<bool> {
        self.before.get(lower).copied()
    }

    /// Whether a word by itself makes the verb after it look ahead: "will".
    pub fn is_future_word(&self, lower: &str) -> bool {
        self.tense.get(lower) == Some(&true)
    }

    /// Whether a word is a verb by itself, not by its ending.
    pub fn is_tense_word(&self, lower: &str) -> bool {
        self.tense.contains_key(lower)
    }

    /// Whether a word before a participle puts it into the past: "had".
    pub fn is_perfect(&self, lower: &str) -> bool {
        self.perfect.contains(lower)
    }

    /// Whether two words are a phrase that looks ahead: "is to".
    pub fn is_ahead(&self, lower: &str, next: &str) -> bool {
        self.phrases_ahead
            .get(lower)
            .is_some_and(|after| after.contains(next))
    }

    /// Whether a word opens a noun phrase, in which a participle is no verb.
    pub fn is_determiner(&self, lower: &str) -> bool {
        self.determiners.contains(lower)
    }

    /// Whether two words are a phrase in which the first is no verb: "due to".
    pub fn is_no_verb(&self, lower: &str, next: &str) -> bool {
        self.neither
            .get(lower)
            .is_some_and(|after| after.contains(next))
    }

    /// Whether a verb looks ahead (true) or back (false).
    pub fn tense_of(&self, lower: &str) -> Option<bool> {
        self.tense.get(lower).copied().or_else(|| {
            self.tense_endings
                .iter()
                .find(|(ending, _)| {
                    lower.len() > ending.len() + 2 && lower.ends_with(ending.as_str())
                })
                .map(|(_, ahead)| *ahead)
        })
    }

    /// Whether a word joins a noun to its complement: "de", "of".
    pub fn is_of(&self, lower: &str) -> bool {
        self.of.contains(lower)
    }

    /// Whether a word may stand before the whole of a share: "the", "всех".
    pub fn is_article(&self, lower: &str) -> bool {
        self.articles.contains(lower)
    }

    /// Whether a word compares: "plus", "most".
    pub fn is_superlative(&self, lower: &str) -> bool {
        self.superlative.contains(lower)
    }

    /// Whether a word may be part of a noun phrase.
    pub fn is_noun_like(&self, lower: &str) -> bool {
        !self.function.contains(lower) && !self.of.contains(lower)
    }

    pub(super) fn literal(&self, word: WordId) -> Option<ClassId> {
        self.literals[word as usize]
    }

    pub(super) fn phrases(&self) -> &Trie<WordId, Meaning> {
        &self.phrases
    }
}
