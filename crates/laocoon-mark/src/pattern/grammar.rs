use super::error::PackError;
use super::syntax::{self, What};
use super::table::{Entries, PatternEntry, WordEntry, read};
use super::value::{Codes, Construct, Role, Value, construction, lexical};
use crate::TokenKind;
use crate::token::{lower, plain, split_phrase};
use laocoon_languages::{Pack, TABLES, pack};
use laocoon_text::Language;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::OnceLock;

pub(crate) type ClassId = u16;
pub(super) type WordId = u32;
type NodeId = u32;

/// The lexicons and patterns of one language, compiled.
#[derive(Debug)]
pub(crate) struct Grammar {
    pub language: Language,
    pub pack: &'static Pack,
    pub codes: Codes,
    classes: FxHashMap<Box<str>, ClassId>,
    words: FxHashMap<Box<str>, WordId>,
    plain: FxHashMap<Box<str>, WordId>,
    /// Class of each word that stands as itself in patterns.
    literals: Vec<Option<ClassId>>,
    phrases: Trie<WordId, Meaning>,
    pub(super) rules: Vec<Rule>,
    pub(super) sequences: Trie<Step, Use>,
    /// Classes that are marks by themselves.
    outputs: Vec<Option<Output>>,
    plural_endings: Vec<String>,
    /// Words that no noun phrase holds, and those that join its parts.
    function: FxHashSet<Box<str>>,
    of: FxHashSet<Box<str>>,
    superlative: FxHashSet<Box<str>>,
    /// Verbs and their endings that look back (false) or ahead (true).
    tense: FxHashMap<Box<str>, bool>,
    tense_endings: Vec<(String, bool)>,
    /// Words before a time that look ahead (true) or back: "until", "since".
    before: FxHashMap<Box<str>, bool>,
}

/// What a phrase of a lexicon means.
#[derive(Clone, Copy, Debug)]
pub(super) struct Meaning {
    pub class: ClassId,
    pub value: Value,
    /// It begins with a capital: "May", "Sat".
    pub capital: bool,
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Step {
    pub class: ClassId,
    pub glued: bool,
}

/// Names of the classes that are marks.
const OUTPUTS: [(&str, Output); 8] = [
    ("date", Output::Time),
    ("clock", Output::Time),
    ("duration", Output::Time),
    ("set", Output::Time),
    ("stretch", Output::Time),
    ("range", Output::Time),
    ("quantity", Output::Quantity),
    ("nothing", Output::Nothing),
];

/// Tables that hold lexicons and patterns.
const PATTERN_TABLES: [&str; 3] = ["number.toml", "time.toml", "unit.toml"];

/// The grammar of a language, compiled when first asked for.
pub(crate) fn grammar(language: Language) -> &'static Grammar {
    static GRAMMARS: [OnceLock<Grammar>; 4] = [const { OnceLock::new() }; 4];
    GRAMMARS[language as usize].get_or_init(|| compile(language).0)
}

/// Every error in the number, time and unit tables of a language.
pub fn check_tables(language: Language) -> Vec<PackError> {
    compile(language).1
}

fn compile(language: Language) -> (Grammar, Vec<PackError>) {
    let mut errors = Vec::new();
    let mut entries = Entries::default();
    for table in TABLES {
        if table.language == language && PATTERN_TABLES.contains(&table.name) {
            read(table, &mut entries, &mut errors);
        }
    }
    let mut grammar = Grammar {
        language,
        pack: pack(language),
        codes: Codes::default(),
        classes: FxHashMap::default(),
        words: FxHashMap::default(),
        plain: FxHashMap::default(),
        literals: Vec::new(),
        phrases: Trie::default(),
        rules: Vec::new(),
        sequences: Trie::default(),
        outputs: Vec::new(),
        plural_endings: Vec::new(),
        function: FxHashSet::default(),
        of: FxHashSet::default(),
        superlative: FxHashSet::default(),
        tense: FxHashMap::default(),
        tense_endings: Vec::new(),
        before: FxHashMap::default(),
    };
    for word in &grammar.pack.function_words {
        grammar.intern_word(word);
        grammar.function.insert(word.as_str().into());
    }
    for class in super::builtin::classes() {
        grammar.intern_class(class);
    }
    for entry in &entries.words {
        if !grammar.take_list(entry) {
            grammar.add_words(entry, &mut errors);
        }
    }
    for entry in &entries.patterns {
        grammar.intern_class(&entry.to);
    }
    for entry in &entries.patterns {
        grammar.add_pattern(entry, &mut errors);
    }
    let mut outputs = vec![None; grammar.classes.len()];
    for (name, output) in OUTPUTS {
        if let Some(class) = grammar.class(name) {
            outputs[class as usize] = Some(output);
        }
    }
    grammar.outputs = outputs;
    (grammar, errors)
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

    /// Lexicons that are asked about single words and make no edges.
    fn take_list(&mut self, entry: &WordEntry<'_>) -> bool {
        let ahead = entry.key == "future";
        let words = entry.surfaces.iter();
        match entry.class.as_str() {
            "plural_ending" => self.plural_endings.extend(words.cloned()),
            "tense_ending" => self
                .tense_endings
                .extend(words.map(|word| (word.clone(), ahead))),
            "tense_before" => self
                .before
                .extend(words.map(|word| (word.as_str().into(), ahead))),
            "tense" => self
                .tense
                .extend(words.map(|word| (word.as_str().into(), ahead))),
            "function" | "of_word" | "superlative" => {
                for word in &entry.surfaces {
                    self.intern_phrase(word);
                    let list = match entry.class.as_str() {
                        "function" => &mut self.function,
                        "superlative" => &mut self.superlative,
                        _ => &mut self.of,
                    };
                    list.insert(word.as_str().into());
                }
                // Patterns may name it too.
                return entry.class != "superlative";
            }
            _ => return false,
        }
        true
    }

    /// Whether a word before a time looks ahead (true) or back (false).
    pub fn tense_before(&self, lower: &str) -> Option<bool> {
        self.before.get(lower).copied()
    }

    /// Whether a word by itself makes the verb after it look ahead: "will".
    pub fn is_future_word(&self, lower: &str) -> bool {
        self.tense.get(lower) == Some(&true)
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

    fn intern_class(&mut self, name: &str) -> ClassId {
        if let Some(class) = self.classes.get(name) {
            return *class;
        }
        let class = self.classes.len() as ClassId;
        self.classes.insert(name.into(), class);
        class
    }

    fn intern_word(&mut self, word: &str) -> WordId {
        if let Some(word) = self.words.get(word) {
            return *word;
        }
        let id = self.literals.len() as WordId;
        self.literals.push(None);
        self.words.insert(word.into(), id);
        // A participle without its accent is another word: "doublé", "double".
        let stem = word.trim_end_matches('s').trim_end_matches('e');
        let participle = stem.strip_suffix('é').is_some_and(|stem| stem.is_ascii());
        if !participle {
            let bare = plain(word, self.language);
            self.plain.entry(bare.into()).or_insert(id);
        }
        id
    }

    /// The words of a phrase of the tables.
    fn intern_phrase(&mut self, phrase: &str) -> Vec<WordId> {
        if self.pack.clitics.iter().any(|clitic| clitic == phrase) {
            return vec![self.intern_word(phrase)];
        }
        // An elided word is told by the letter after it.
        let padded = phrase.ends_with('\'').then(|| format!("{phrase}x"));
        let text = padded.as_deref().unwrap_or(phrase);
        let mut tokens = split_phrase(text, self.pack);
        if padded.is_some() {
            tokens.pop();
        }
        tokens
            .iter()
            .map(|token| {
                let word = token.span.of(text);
                match token.kind {
                    TokenKind::Number => self.intern_word(word),
                    _ => self.intern_word(&lower(word)),
                }
            })
            .collect()
    }

    fn add_words(&mut self, entry: &WordEntry<'_>, errors: &mut Vec<PackError>) {
        let value = match lexical(&entry.class, &entry.key, &mut self.codes) {
            Ok(value) => value,
            Err(expected) => {
                let key = format!("{}.{}", entry.class, entry.key);
                errors.push(entry.place.error(key, expected));
                return;
            }
        };
        let class = self.intern_class(&entry.class);
        for surface in &entry.surfaces {
            let surfaces = match syntax::surfaces(surface) {
                Ok(surfaces) => surfaces,
                Err(message) => {
                    errors.push(entry.place.error(surface, message));
                    continue;
                }
            };
            for surface in surfaces {
                let words = self.intern_phrase(&surface);
                if words.is_empty() {
                    errors.push(entry.place.error(&surface, "holds no word"));
                    continue;
                }
                let meaning = Meaning {
                    class,
                    value,
                    capital: surface.starts_with(char::is_uppercase),
                };
                self.phrases.insert(&words, meaning);
                // "À" is written "A" where capitals bear no accents.
                if words.len() > 1 && surface.starts_with('à') {
                    let mut words = words;
                    words[0] = self.intern_word("a");
                    self.phrases.insert(&words, meaning);
                }
            }
        }
    }

    fn add_pattern(&mut self, entry: &PatternEntry<'_>, errors: &mut Vec<PackError>) {
        let Some((name, construct)) = construction(&entry.construction) else {
            let key = entry.construction.as_str();
            errors.push(entry.place.error(key, "no such construction"));
            return;
        };
        let mut with = Vec::new();
        for (role, constant) in &entry.with {
            match Role::named(role) {
                // Codes are known by their index.
                Some(Role::Measure) => {
                    let index = self.codes.index(constant);
                    with.push((Role::Measure, index.to_string().into()));
                }
                Some(role) => with.push((role, constant.as_str().into())),
                None => errors.push(entry.place.error(role, "no such role")),
            }
        }
        let rule = self.rules.len() as u32;
        let to = self.intern_class(&entry.to);
        self.rules.push(Rule {
            to,
            construct,
            with: with.into(),
            rank: entry.rank,
            name,
        });
        for (pattern, place) in &entry.sequences {
            let sequences = match syntax::expand(pattern) {
                Ok(sequences) => sequences,
                Err(message) => {
                    errors.push(place.error(pattern, message));
                    continue;
                }
            };
            for sequence in sequences {
                if let Err(message) = self.add_sequence(&sequence, rule) {
                    errors.push(place.error(pattern, message));
                    break;
                }
            }
        }
    }

    fn add_sequence(&mut self, sequence: &syntax::Sequence, rule: u32) -> Result<(), String> {
        let mut steps = Vec::new();
        let mut roles = Vec::new();
        let mut marks = (None, None);
        for (at, element) in sequence.elements.iter().enumerate() {
            if sequence.mark_start == Some(at) {
                marks.0 = Some(steps.len());
            }
            if sequence.mark_end == Some(at) {
                marks.1 = Some(steps.len());
            }
            match &element.what {
                What::Class { role, class: name } => {
                    let class = self
                        .class(name)
                        .ok_or_else(|| format!("no lexicon or pattern makes a \"{name}\""))?;
                    if role != name && Role::named(role).is_none() {
                        return Err(format!("no such role: \"{role}\""));
                    }
                    steps.push(Step {
                        class,
                        glued: element.glued,
                    });
                    roles.push(Role::named(role).unwrap_or(Role::Plain));
                }
                What::Word(word) => {
                    for (nth, word) in self.intern_phrase(word).into_iter().enumerate() {
                        let class = match self.literals[word as usize] {
                            Some(class) => class,
                            None => {
                                let class = self.intern_class(&format!("'{word}"));
                                self.literals[word as usize] = Some(class);
                                class
                            }
                        };
                        steps.push(Step {
                            class,
                            glued: element.glued && nth == 0,
                        });
                        roles.push(Role::Idle);
                    }
                }
            }
        }
        if steps.len() > 16 {
            return Err("longer than 16 words".into());
        }
        let mark = (
            marks.0.unwrap_or(0) as u8,
            marks.1.unwrap_or(steps.len()) as u8,
        );
        let roles = roles.into();
        self.sequences.insert(&steps, Use { rule, roles, mark });
        Ok(())
    }
}

/// A tree of sequences that share their beginnings.
#[derive(Debug)]
pub(super) struct Trie<K, V> {
    next: FxHashMap<(NodeId, K), NodeId>,
    ends: Vec<Vec<V>>,
}

impl<K, V> Default for Trie<K, V> {
    fn default() -> Self {
        Self {
            next: FxHashMap::default(),
            ends: vec![Vec::new()],
        }
    }
}

impl<K: Copy + Eq + std::hash::Hash, V> Trie<K, V> {
    pub const ROOT: NodeId = 0;

    fn insert(&mut self, keys: &[K], value: V) {
        let mut node = Self::ROOT;
        for key in keys {
            let new = self.ends.len() as NodeId;
            node = *self.next.entry((node, *key)).or_insert(new);
            if node == new {
                self.ends.push(Vec::new());
            }
        }
        self.ends[node as usize].push(value);
    }

    pub fn step(&self, node: NodeId, key: K) -> Option<NodeId> {
        self.next.get(&(node, key)).copied()
    }

    pub fn ends(&self, node: NodeId) -> &[V] {
        &self.ends[node as usize]
    }
}
