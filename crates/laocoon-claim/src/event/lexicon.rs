//! `event.toml` and `toll.toml`, read once.

use crate::act::{EventKind, TollKind};
use laocoon_languages::{PackError, Table, table};
use laocoon_mark::phrase::{Automaton, Builder, Endings, fault_in};
use laocoon_text::Language;
use serde::Deserialize;
use std::sync::OnceLock;

/// A table's phrases, compiled once.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// One for each group of the table.
    pub groups: Vec<Group>,
    /// What finds their phrases.
    pub automaton: Automaton,
    /// Words and signs that join the parties of an event: "and".
    pub joiners: Vec<String>,
    /// Endings of participles that are passive by themselves: "задержан".
    pub participles: Vec<String>,
    /// Words that a verb follows: "could".
    pub modals: Vec<String>,
    /// Signs that make a name the owner of what follows: "'s".
    pub owners: Vec<String>,
    /// Words that join the name behind them to what stands before: "with", "of".
    pub prepositions: Vec<String>,
    /// Words between a noun and the year it belongs to: "the riots *of* 2014".
    pub of_year: Vec<String>,
    /// Words before a year that belongs to a verb, where a noun's own year has none: "*в* 2014 году".
    pub in_year: Vec<String>,
    /// By what the name of a people is told to be an adjective.
    pub adjectives: Adjectives,
    /// Whether a noun may describe the noun behind it: "protest leaders".
    pub compounds: bool,
    /// Beginnings of verbs that say no more than their object: "launched an attack".
    pub light: Vec<String>,
    /// Beginnings of nouns for many or for members: "members of".
    pub collectives: Vec<String>,
}

/// By what the name of a people is told to be an adjective.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Adjectives {
    /// Small letters, without an article before.
    pub small: bool,
    /// A noun in small letters behind.
    pub before: bool,
    /// Its ending.
    pub endings: Vec<String>,
}

/// What the phrases of a group tell.
#[derive(Clone, Copy, Debug)]
pub struct Group {
    /// What they tell.
    pub tells: Tells,
    /// PLOVER mode of an event.
    pub mode: Option<&'static str>,
    /// Whether they are nouns: "limogeage".
    pub noun: bool,
    /// What has to stand beside them: "a doublé" says it of a price.
    pub needs: Option<Part>,
    /// Whether nobody can be its object: "resigns".
    pub alone: bool,
    /// What they tell of men under arms instead: "arrived in".
    pub of_force: Option<EventKind>,
}

impl Group {
    /// A group that tells this, and nothing more.
    const fn of(tells: Tells) -> Self {
        Self {
            tells,
            mode: None,
            noun: false,
            needs: None,
            alone: false,
            of_force: None,
        }
    }
}

/// What a phrase tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tells {
    /// Something happened.
    Event(EventKind),
    /// What a number counts.
    Toll(TollKind),
    /// How other words stand to each other.
    Part(Part),
}

/// Words that say how others stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// Looks like a trigger and is none.
    None,
    /// What follows is not done yet: "va", "will".
    Planned,
    /// What follows is feared.
    Feared,
    /// What follows is merely possible.
    Possible,
    /// The verb that follows is passive: "a été".
    Passive,
    /// Who did it follows: "par".
    By,
    /// Those on both sides follow: "entre".
    Between,
    /// A place follows.
    At,
    /// What follows came later: "depuis".
    Since,
    /// A pretext follows: "sous couvert de".
    Cover,
    /// What was given follows: "en échange de".
    Exchange,
    /// By what a step is taken: "programme".
    Instrument,
    /// A part of a number follows: "dont".
    Including,
    /// Who is counted follows: "parmi".
    Among,
    /// Stands between a number and those it counts some of: "of the".
    Of,
    /// The number before follows, with which one is compared: "up from".
    Compared,
    /// What has a price: "prix".
    Price,
    /// Opens a clause about the noun before it: "qui".
    Relative,
    /// Men under arms: "has arrived" says it of them.
    Force,
    /// What helps when it is given: "provides" says it of money and arms, not of proof.
    Gift,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    joiners: Vec<String>,
    #[serde(default)]
    participles: Vec<String>,
    #[serde(default)]
    modals: Vec<String>,
    #[serde(default)]
    owners: Vec<String>,
    #[serde(default)]
    of_year: Vec<String>,
    #[serde(default)]
    in_year: Vec<String>,
    #[serde(default)]
    prepositions: Vec<String>,
    #[serde(default)]
    adjectives: Adjectives,
    #[serde(default)]
    compounds: bool,
    #[serde(default)]
    light: Vec<String>,
    #[serde(default)]
    collectives: Vec<String>,
    #[serde(default)]
    endings: Endings,
    #[serde(default)]
    event: Vec<EventGroup>,
    #[serde(default)]
    toll: Vec<TollGroup>,
    #[serde(default)]
    part: Vec<PartGroup>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct EventGroup {
    kind: String,
    #[serde(default)]
    mode: Option<String>,
    #[serde(default)]
    noun: bool,
    needs: Option<Part>,
    #[serde(default)]
    alone: bool,
    of_force: Option<String>,
    phrases: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TollGroup {
    what: String,
    #[serde(default)]
    noun: bool,
    phrases: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PartGroup {
    is: Part,
    phrases: Vec<String>,
}

/// The modes that packs may name.
const MODES: [&str; 12] = [
    "demo",
    "riot",
    "strike",
    "obstruct",
    "detain",
    "destroy",
    "curfew",
    "explosives",
    "firearms",
    "heavy-weapons",
    "visit",
    "phone",
];

/// The events of a language; empty for a language without a table.
pub fn events(language: Language) -> &'static Lexicon {
    static LEXICONS: [OnceLock<Lexicon>; 4] = [const { OnceLock::new() }; 4];
    LEXICONS[language as usize].get_or_init(|| read(language, "event.toml"))
}

/// The tolls of a language; empty for a language without a table.
pub fn tolls(language: Language) -> &'static Lexicon {
    static LEXICONS: [OnceLock<Lexicon>; 4] = [const { OnceLock::new() }; 4];
    LEXICONS[language as usize].get_or_init(|| read(language, "toll.toml"))
}

fn read(language: Language, name: &str) -> Lexicon {
    // A table that does not parse cannot reach a user: a test reads them all.
    let file = table(language, name).and_then(|table| toml::from_str::<File>(table.text).ok());
    compile(&file.unwrap_or_default(), language)
}

fn compile(file: &File, language: Language) -> Lexicon {
    let mut builder = Builder::new(language);
    let mut groups = Vec::new();
    let mut add = |group: Group, phrases: &[String]| {
        for notation in phrases {
            builder.insert(notation, &file.endings, groups.len() as u32);
        }
        groups.push(group);
    };
    for group in &file.part {
        add(Group::of(Tells::Part(group.is)), &group.phrases);
    }
    for group in &file.event {
        let Some(kind) = EventKind::from_code(&group.kind) else {
            continue;
        };
        let named = |mode: &String| MODES.into_iter().find(|known| known == mode);
        let told = Group {
            mode: group.mode.as_ref().and_then(named),
            noun: group.noun,
            needs: group.needs,
            alone: group.alone,
            of_force: group.of_force.as_deref().and_then(EventKind::from_code),
            ..Group::of(Tells::Event(kind))
        };
        add(told, &group.phrases);
    }
    for group in &file.toll {
        let Some(what) = TollKind::from_name(&group.what) else {
            continue;
        };
        let told = Group {
            noun: group.noun,
            ..Group::of(Tells::Toll(what))
        };
        add(told, &group.phrases);
    }
    let automaton = builder.build();
    Lexicon {
        groups,
        automaton,
        joiners: file.joiners.clone(),
        participles: file.participles.clone(),
        modals: file.modals.clone(),
        owners: file.owners.clone(),
        of_year: file.of_year.clone(),
        in_year: file.in_year.clone(),
        prepositions: file.prepositions.clone(),
        adjectives: file.adjectives.clone(),
        compounds: file.compounds,
        light: file.light.clone(),
        collectives: file.collectives.clone(),
    }
}

/// What is wrong in an `event.toml` or `toll.toml`.
pub fn check(table: &Table) -> Option<PackError> {
    if let Some(error) = laocoon_languages::check::<File>(table) {
        return Some(error);
    }
    let file: File = toml::from_str(table.text).ok()?;
    let error = |name: &str, message: String| {
        let byte = table.text.find(&format!("\"{name}\"")).unwrap_or(0);
        Some(PackError::at(table, byte, name, message))
    };
    for group in &file.event {
        if EventKind::from_code(&group.kind).is_none() {
            return error(
                &group.kind,
                "no such kind of event: see docs/claims.md".into(),
            );
        }
        let mode = group.mode.as_deref();
        if let Some(mode) = mode.filter(|mode| !MODES.contains(mode)) {
            return error(
                mode,
                format!("no such mode: expected one of {}", MODES.join(", ")),
            );
        }
    }
    for group in &file.toll {
        if TollKind::from_name(&group.what).is_none() {
            return error(
                &group.what,
                "no such kind of toll: see docs/claims.md".into(),
            );
        }
    }
    let phrases = (file.event.iter().map(|group| &group.phrases))
        .chain(file.toll.iter().map(|group| &group.phrases))
        .chain(file.part.iter().map(|group| &group.phrases));
    fault_in(table, phrases.flatten(), &file.endings)
}

#[cfg(test)]
mod tests {
    use super::{File, MODES};
    use crate::act::{EventKind, TollKind};
    use laocoon_languages::TABLES;

    #[test]
    fn every_table_parses_and_names_known_kinds() {
        let names = ["event.toml", "toll.toml"];
        let mut read = 0;
        for table in TABLES.iter().filter(|table| names.contains(&table.name)) {
            let file: Result<File, _> = toml::from_str(table.text);
            let file = file.map_err(|error| format!("{}: {error}", table.path));
            let file = file.expect("a lexicon");
            for group in &file.event {
                assert!(
                    EventKind::from_code(&group.kind).is_some(),
                    "{}",
                    group.kind
                );
                let mode = group.mode.as_deref();
                assert!(mode.is_none_or(|mode| MODES.contains(&mode)), "{mode:?}");
            }
            for group in &file.toll {
                assert!(TollKind::from_name(&group.what).is_some(), "{}", group.what);
            }
            assert!(file.event.len() + file.toll.len() > 5, "{}", table.path);
            read += 1;
        }
        assert_eq!(read, 6);
    }
}
