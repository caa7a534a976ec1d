//! From the entries of the tables to a grammar.

use super::compound::{COMPOUND, Compounds};
use super::grammar::{ClassId, Grammar, Meaning, Output, Rule, Step, Use, WordId};
use super::shift::Shifts;
use super::syntax::{self, What};
use super::table::{Entries, PatternEntry, WordEntry, read};
use super::trie::Trie;
use super::value::{Codes, Role, construction, lexical};
use crate::TokenKind;
use crate::token::{lower, plain, split_phrase};
use laocoon_languages::{Pack, PackError, Table};
use laocoon_text::Language;
use rustc_hash::{FxHashMap, FxHashSet};

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

/// The grammar that a language's tables make, and every error in them.
pub(super) fn compile(
    language: Language,
    pack: &'static Pack,
    tables: &[Table],
) -> (Grammar, Vec<PackError>) {
    let mut errors = Vec::new();
    let mut entries = Entries::default();
    for table in tables {
        if table.language == language && PATTERN_TABLES.contains(&table.name) {
            read(table, &mut entries, &mut errors);
        }
    }
    let mut grammar = Grammar {
        language,
        pack,
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
        articles: FxHashSet::default(),
        shifts: Shifts::default(),
        currency: 0,
        compounds: Compounds::default(),
        tense: FxHashMap::default(),
        tense_endings: Vec::new(),
        before: FxHashMap::default(),
        neither: FxHashMap::default(),
        perfect: FxHashSet::default(),
        phrases_ahead: FxHashMap::default(),
        determiners: FxHashSet::default(),
    };
    for word in &grammar.pack.function_words {
        grammar.intern_word(word);
        grammar.function.insert(word.as_str().into());
    }
    for class in super::builtin::classes() {
        grammar.intern_class(class);
    }
    grammar.intern_class(COMPOUND);
    grammar.currency = grammar.intern_class("currency");
    let (parts, words): (Vec<_>, Vec<_>) = entries
        .words
        .iter()
        .partition(|entry| matches!(entry.class.as_str(), "numeral_stem" | "numeral_tail"));
    for entry in words {
        match grammar
            .shifts
            .take(&entry.class, &entry.key, &entry.surfaces)
        {
            Some(Ok(())) => {}
            Some(Err(message)) => errors.push(entry.place.error(&entry.key, message)),
            None if grammar.take_list(entry) => {}
            None => grammar.add_words(entry, &mut errors),
        }
    }
    for entry in &entries.patterns {
        grammar.intern_class(&entry.to);
    }
    for entry in &entries.patterns {
        grammar.add_pattern(entry, &mut errors);
    }
    for entry in parts {
        grammar.add_compounds(entry, &mut errors);
    }
    grammar.phrases.freeze();
    grammar.sequences.freeze();
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
            "tense" if matches!(entry.key.as_str(), "neither" | "future_phrase") => {
                let phrases = match entry.key.as_str() {
                    "neither" => &mut self.neither,
                    _ => &mut self.phrases_ahead,
                };
                for (first, second) in words.filter_map(|phrase| phrase.split_once(' ')) {
                    let after = phrases.entry(first.into()).or_default();
                    after.insert(second.into());
                }
            }
            "tense" if entry.key == "determiner" => {
                self.determiners
                    .extend(words.map(|word| word.as_str().into()));
            }
            "tense" if entry.key == "perfect" => {
                self.perfect.extend(words.map(|word| word.as_str().into()));
            }
            // "внесёт" is written without its dots too.
            "tense" => self.tense.extend(
                words
                    .flat_map(|word| [word.clone(), word.replace('ё', "е")])
                    .map(|word| (word.into(), ahead)),
            ),
            "determiner" => self.articles.extend(words.map(|word| word.as_str().into())),
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

    /// Beginnings and endings of words that are a number and what it counts.
    fn add_compounds(&mut self, entry: &WordEntry<'_>, errors: &mut Vec<PackError>) {
        let fold = |word: &str| plain(word, self.language);
        let classes = &self.classes;
        let taken = match entry.class.as_str() {
            "numeral_stem" => self.compounds.take_stem(&entry.key, &entry.surfaces, fold),
            _ => self.compounds.take_tail(
                &entry.key,
                &entry.surfaces,
                &mut self.codes,
                |name| classes.get(name).copied(),
                fold,
            ),
        };
        if let Err(message) = taken {
            errors.push(entry.place.error(&entry.key, message));
        }
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
                    glued: surface.strip_suffix('$').is_some_and(|letters| {
                        self.function.contains(letters.to_lowercase().as_str())
                    }),
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
        let first = steps.first().map(|step| step.class);
        if first == Some(super::builtin::END) {
            return Err("the end cannot stand first".into());
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
