//! The words for indicators in one language, compiled for matching.

use laocoon_mark::token::plain;
use laocoon_text::Language;
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::OnceLock;

/// What a phrase of the lexicon stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// An indicator, by key.
    Indicator(&'static str),
    /// An indicator by a word that means other things too: it counts in lists of figures, and
    /// where a country stands beside it.
    Weak(&'static str),
    /// What is done with a commodity: "production".
    Measure(&'static str),
    /// A commodity: "oil".
    Commodity(&'static str),
    /// A group that is a share of a people: indicator and name.
    Category(&'static str, &'static str),
    /// The world as a whole.
    World,
    /// The people as a whole.
    Whole,
    /// The country as a whole.
    Country,
    /// Introduces the other side.
    Counterpart,
    /// Introduces a partner in trade.
    Direction,
    /// Introduces what something is compared with.
    Comparison,
    /// Next to a length: a way to go, not the length of a border or road.
    Distance,
    /// The same before a number where an article follows.
    DistanceTo,
    /// Before a number: a change by it, not a level.
    Change,
    /// Men or women only: the category as the references name it.
    Sex(&'static str),
    /// Between a percentage and a group: a composition.
    Composition,
    /// Between a percentage and a group: a part of that group.
    Part,
    /// A dated fact: "independence", "membership".
    Fact(&'static str),
    /// Before a date from which something holds.
    Since,
    /// Somebody took an office, something got its place.
    Became,
    /// Not quite a member: "observer".
    Lesser,
    /// Not done: planned, wished, denied.
    Unreal,
    /// Joins two names.
    And,
}

/// The words for indicators in one language.
#[derive(Debug, Default)]
pub struct Lexicon {
    phrases: Vec<(Vec<Word>, Meaning)>,
    /// Phrases by their first word.
    first: HashMap<String, Vec<u32>>,
    /// Phrases that begin with a prefix, by its first letters, shorter prefixes first.
    prefixes: HashMap<String, Vec<(String, u32)>>,
}

#[derive(Debug, PartialEq, Eq)]
enum Word {
    Exact(String),
    Prefix(String),
    /// Up to two words.
    Gap,
}

/// Shortest prefix that a star may follow, in characters.
const SHORTEST_PREFIX: usize = 2;

impl Lexicon {
    /// The lexicon of a language, compiled when first asked for.
    pub fn of(language: Language) -> &'static Lexicon {
        static LEXICONS: [OnceLock<Lexicon>; 4] = [const { OnceLock::new() }; 4];
        LEXICONS[language as usize].get_or_init(|| load(language))
    }

    /// Every phrase that begins at `words[at]`: its meaning and its number of words.
    pub fn matches<'a>(
        &'a self,
        words: &'a [&str],
        at: usize,
    ) -> impl Iterator<Item = (Meaning, usize)> + 'a {
        let word = words[at];
        let exact = self.first.get(word).into_iter().flatten();
        let initial = initial(word).and_then(|initial| self.prefixes.get(initial));
        let prefixed = initial.into_iter().flatten();
        let prefixed = prefixed.filter(|(prefix, _)| word.starts_with(prefix.as_str()));
        exact
            .chain(prefixed.map(|(_, index)| index))
            .filter_map(move |index| {
                let (phrase, meaning) = &self.phrases[*index as usize];
                match_length(phrase, &words[at..]).map(|length| (*meaning, length))
            })
    }

    fn add(&mut self, phrases: &[String], meaning: Meaning, language: Language) {
        for phrase in phrases {
            let words: Vec<Word> = phrase
                .split([' ', '\'', '-'])
                .filter(|word| !word.is_empty())
                .map(|word| match word.strip_suffix('*') {
                    _ if word == "…" => Word::Gap,
                    Some(prefix) => Word::Prefix(plain(prefix, language)),
                    None => Word::Exact(plain(word, language)),
                })
                .collect();
            let index = self.phrases.len() as u32;
            match words.first() {
                Some(Word::Exact(word)) => {
                    self.first.entry(word.clone()).or_default().push(index);
                }
                Some(Word::Prefix(prefix)) => {
                    let Some(initial) = initial(prefix) else {
                        continue;
                    };
                    let list = self.prefixes.entry(initial.to_owned()).or_default();
                    let at = list.partition_point(|(known, _)| known.len() <= prefix.len());
                    list.insert(at, (prefix.clone(), index));
                }
                Some(Word::Gap) | None => continue,
            }
            self.phrases.push((words, meaning));
        }
    }
}

/// The letters by which prefixes are looked up; `None` for a word that is shorter.
fn initial(word: &str) -> Option<&str> {
    let (start, last) = word.char_indices().nth(SHORTEST_PREFIX - 1)?;
    Some(&word[..start + last.len_utf8()])
}

/// Number of words that the phrase takes from the start of `words`, shortest gaps first.
fn match_length(phrase: &[Word], words: &[&str]) -> Option<usize> {
    let Some((head, rest)) = phrase.split_first() else {
        return Some(0);
    };
    let step = |taken: usize, rest: &[Word]| match_length(rest, &words[taken..]).map(|n| n + taken);
    match head {
        Word::Gap => (0..=2usize.min(words.len())).find_map(|taken| step(taken, rest)),
        Word::Exact(word) => (words.first() == Some(&word.as_str())).then(|| step(1, rest))?,
        Word::Prefix(prefix) => words
            .first()
            .is_some_and(|word| word.starts_with(prefix.as_str()))
            .then(|| step(1, rest))?,
    }
}

/// `indicator.toml`, as it stands in a pack.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Table {
    world: Vec<String>,
    whole: Vec<String>,
    country: Vec<String>,
    counterpart: Vec<String>,
    direction: Vec<String>,
    comparison: Vec<String>,
    composition: Vec<String>,
    part: Vec<String>,
    distance: Vec<String>,
    #[serde(default)]
    distance_to: Vec<String>,
    change: Vec<String>,
    male: Vec<String>,
    female: Vec<String>,
    indicator: Vec<Entry>,
    measure: Vec<Entry>,
    commodity: Vec<Entry>,
    category: Vec<CategoryEntry>,
    #[serde(default)]
    fact: Vec<Entry>,
    #[serde(default)]
    since: Vec<String>,
    #[serde(default)]
    became: Vec<String>,
    #[serde(default)]
    lesser: Vec<String>,
    #[serde(default)]
    unreal: Vec<String>,
    #[serde(default)]
    and: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    key: String,
    #[serde(alias = "words")]
    phrases: Vec<String>,
    #[serde(default)]
    weak: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CategoryEntry {
    of: String,
    name: String,
    words: Vec<String>,
}

/// Reads a pack's `indicator.toml`; the error points at the line.
pub(crate) fn parse(toml: &str) -> Result<Table, toml::de::Error> {
    toml::from_str(toml)
}

/// What is wrong in an `indicator.toml`.
pub fn check_indicators(table: &laocoon_languages::Table) -> Option<laocoon_languages::PackError> {
    laocoon_languages::check::<Table>(table)
}

fn load(language: Language) -> Lexicon {
    // The packs are compiled in and a test reads each of them.
    laocoon_languages::table(language, "indicator.toml")
        .and_then(|table| parse(table.text).ok())
        .map(|table| compile(table, language))
        .unwrap_or_default()
}

fn compile(table: Table, language: Language) -> Lexicon {
    let mut lexicon = Lexicon::default();
    for entry in table.indicator {
        let key: &'static str = entry.key.leak();
        lexicon.add(&entry.phrases, Meaning::Indicator(key), language);
        lexicon.add(&entry.weak, Meaning::Weak(key), language);
    }
    for entry in table.measure {
        lexicon.add(&entry.phrases, Meaning::Measure(entry.key.leak()), language);
    }
    for entry in table.commodity {
        lexicon.add(
            &entry.phrases,
            Meaning::Commodity(entry.key.leak()),
            language,
        );
    }
    for entry in table.category {
        let meaning = Meaning::Category(entry.of.leak(), entry.name.leak());
        lexicon.add(&entry.words, meaning, language);
    }
    for entry in table.fact {
        lexicon.add(&entry.phrases, Meaning::Fact(entry.key.leak()), language);
    }
    for (words, meaning) in [
        (table.since, Meaning::Since),
        (table.became, Meaning::Became),
        (table.lesser, Meaning::Lesser),
        (table.unreal, Meaning::Unreal),
        (table.and, Meaning::And),
        (table.world, Meaning::World),
        (table.whole, Meaning::Whole),
        (table.country, Meaning::Country),
        (table.counterpart, Meaning::Counterpart),
        (table.direction, Meaning::Direction),
        (table.comparison, Meaning::Comparison),
        (table.composition, Meaning::Composition),
        (table.part, Meaning::Part),
        (table.distance, Meaning::Distance),
        (table.distance_to, Meaning::DistanceTo),
        (table.change, Meaning::Change),
        (table.male, Meaning::Sex("male")),
        (table.female, Meaning::Sex("female")),
    ] {
        lexicon.add(&words, meaning, language);
    }
    lexicon
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::indicator::indicator;

    #[test]
    fn every_pack_is_well_formed() {
        for language in Language::ALL {
            let table = laocoon_languages::table(language, "indicator.toml")
                .unwrap_or_else(|| panic!("{} has no indicator.toml", language.tag()));
            let table = parse(table.text).unwrap_or_else(|error| panic!("{error}"));
            for entry in &table.indicator {
                assert!(indicator(&entry.key).is_some(), "unknown key {}", entry.key);
            }
            for category in &table.category {
                assert!(indicator(&category.of).is_some(), "{}", category.of);
            }
        }
    }

    #[test]
    fn phrases_with_gaps_and_stars() {
        let mut lexicon = Lexicon::default();
        let phrases = ["taux … chômage".to_owned(), "frontalièr*".to_owned()];
        lexicon.add(&phrases, Meaning::World, Language::French);
        let check = |text: &str, expected: Option<usize>| {
            let words: Vec<&str> = text.split(' ').collect();
            let found = lexicon.matches(&words, 0).next();
            assert_eq!(found.map(|(_, length)| length), expected, "{text}");
        };
        check("taux de chomage eleve", Some(3));
        check("taux officiel de chomage", Some(4));
        check("taux de croissance et de chomage", None);
        check("frontalieres", Some(1));
        check("front", None);
    }
}
