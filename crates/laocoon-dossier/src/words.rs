//! The words of the interface: `ui.toml` of a language pack, one table for each language that
//! the interface speaks.

mod format;
mod reason;
mod sections;

pub(crate) use format::filled;
pub(crate) use sections::{Meaning, Report, Tools, Views};

use crate::json;
use laocoon_assess::Verdict;
use laocoon_claim::{Certainty, Source};
use laocoon_mark::Bound;
use laocoon_text::Language;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Words by the key that the dossier has for them.
pub(crate) type Table = BTreeMap<String, String>;

/// Everything the views say by themselves.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Words {
    /// BCP 47 tag.
    pub(crate) tag: String,
    /// As they stand after a day, alone, and where there is little room.
    pub(crate) months: Vec<String>,
    pub(crate) months_alone: Vec<String>,
    pub(crate) months_short: Vec<String>,
    /// The first day of a month.
    pub(crate) first: String,
    pub(crate) day: String,
    pub(crate) month: String,
    pub(crate) grouping: String,
    pub(crate) decimal: String,
    pub(crate) rank: String,
    pub(crate) with: String,
    pub(crate) unknown_subject: String,
    pub(crate) unnamed_source: String,
    pub(crate) claim: String,
    /// Forms by number.
    pub(crate) claims: Vec<String>,
    pub(crate) no_claims: String,
    pub(crate) vintage: String,
    pub(crate) notices: String,
    pub(crate) references: String,
    pub(crate) editions: String,
    pub(crate) line: String,
    pub(crate) also_in: String,
    /// A claim that no finding is about.
    pub(crate) no_finding: Meaning,
    verdict: BTreeMap<String, Meaning>,
    pub(crate) report: Report,
    pub(crate) tools: Tools,
    pub(crate) views: Views,
    /// How versions, counts and documents of a case stand to each other.
    pub(crate) stand: Table,
    /// What the user of a case said of claims and words.
    pub(crate) edited: Table,
    pub(crate) over: Table,
    pub(crate) standing: Table,
    pub(crate) citing: Table,
    pub(crate) copy: Table,
    language: Table,
    /// Kinds of claims, forms by number.
    kind: BTreeMap<String, Vec<String>>,
    part: Table,
    bound: Table,
    certainty: Table,
    modality: Table,
    found_in: Table,
    pub(crate) mark: Table,
    pub(crate) cue: Table,
    pub(crate) tone: Table,
    pub(crate) entity: Table,
    pub(crate) inference: Table,
    pub(crate) toll: Table,
    event: Table,
    pub(crate) role: Table,
    pub(crate) found: Table,
    indicator: Table,
    unit: Table,
    /// Why, by rule and verdict; a language without them tells it in English.
    #[serde(default)]
    reason: Table,
}

/// The interface in this language; in English where it does not speak it.
///
/// The tables are part of the program and a test reads them all, so one that does not parse
/// cannot reach a user; it would count as empty.
pub(crate) fn words(language: Language) -> &'static Words {
    static WORDS: [OnceLock<Words>; 4] = [const { OnceLock::new() }; 4];
    let spoken = match language {
        Language::Unknown => Language::English,
        language => language,
    };
    WORDS[spoken as usize].get_or_init(|| {
        laocoon_languages::table(spoken, "ui.toml")
            .and_then(|table| toml::from_str(table.text).ok())
            .unwrap_or_default()
    })
}

/// What is wrong in a `ui.toml`; `None` for any other table.
pub fn check_table(table: &laocoon_languages::Table) -> Option<laocoon_languages::PackError> {
    (table.name == "ui.toml")
        .then(|| laocoon_languages::check::<Words>(table))
        .flatten()
}

/// The words for a key; the key itself where there are none.
pub(crate) fn of<'w>(table: &'w Table, key: &'w str) -> &'w str {
    table.get(key).map_or(key, String::as_str)
}

impl Words {
    /// A verdict, and what it means.
    pub(crate) fn verdict(&self, verdict: Option<Verdict>) -> &Meaning {
        verdict
            .and_then(|verdict| self.verdict.get(verdict.name()))
            .unwrap_or(&self.no_finding)
    }

    pub(crate) fn language(&self, language: Language) -> &str {
        of(&self.language, language.tag())
    }

    /// A language by its tag.
    pub(crate) fn language_of<'w>(&'w self, tag: &'w str) -> &'w str {
        of(&self.language, tag)
    }

    /// The words before a number; empty for an exact one.
    pub(crate) fn bound(&self, bound: Bound) -> &str {
        match bound {
            Bound::Exact | Bound::Range => "",
            other => of(&self.bound, json::bound(other)),
        }
    }

    pub(crate) fn certainty(&self, certainty: Certainty) -> &str {
        of(&self.certainty, json::certainty(certainty))
    }

    pub(crate) fn modality<'w>(&'w self, key: &'w str) -> &'w str {
        of(&self.modality, key)
    }

    /// Where the subject was found; empty when it stands in the sentence itself.
    pub(crate) fn found_in(&self, source: Source) -> &str {
        match source {
            Source::Sentence => "",
            other => of(&self.found_in, json::source(other)),
        }
    }

    /// A unit's code as people write it.
    pub(crate) fn unit<'w>(&'w self, code: &'w str) -> &'w str {
        of(&self.unit, code)
    }

    /// A type of event: "price change".
    pub(crate) fn event<'w>(&'w self, code: &'w str) -> &'w str {
        of(&self.event, code)
    }

    /// A kind of claim, for this many.
    pub(crate) fn kind<'w>(&'w self, kind: &'w str, number: usize) -> &'w str {
        match self.kind.get(kind) {
            Some(forms) => self.form(forms, number),
            None => kind,
        }
    }

    /// The title of an indicator, where this language has its own.
    pub(crate) fn indicator(&self, key: &str) -> Option<&str> {
        self.indicator.get(key).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::{Words, words};
    use crate::gist::BY_WEIGHT;
    use laocoon_claim::{EventKind, TollKind};
    use laocoon_text::Language;

    #[test]
    fn every_language_has_every_word() {
        for language in Language::ALL {
            let table = laocoon_languages::table(language, "ui.toml").unwrap();
            let read: Result<Words, _> = toml::from_str(table.text);
            assert!(read.is_ok(), "{}: {:?}", table.path, read.err());
            let words = words(language);
            assert_eq!(words.tag, language.tag());
            assert_eq!((words.months.len(), words.months_alone.len()), (12, 12));
            for verdict in BY_WEIGHT {
                assert!(words.verdict.contains_key(verdict.name()), "{verdict:?}");
            }
            for kind in EventKind::ALL {
                assert!(words.event.contains_key(kind.code()), "{kind:?}");
            }
            for kind in TollKind::ALL {
                assert!(words.toll.contains_key(kind.name()), "{kind:?}");
            }
            let forms = if language == Language::Russian { 3 } else { 2 };
            for list in words.kind.values().chain([&words.claims]) {
                assert_eq!(list.len(), forms, "{}: {list:?}", table.path);
            }
        }
    }

    #[test]
    fn tables_hold_the_same_keys() {
        let english = words(Language::English);
        for other in [words(Language::French), words(Language::Russian)] {
            let pairs = [
                (&english.certainty, &other.certainty),
                (&english.modality, &other.modality),
                (&english.bound, &other.bound),
                (&english.stand, &other.stand),
                (&english.edited, &other.edited),
                (&english.over, &other.over),
                (&english.standing, &other.standing),
                (&english.citing, &other.citing),
                (&english.copy, &other.copy),
                (&english.part, &other.part),
                (&english.found_in, &other.found_in),
                (&english.mark, &other.mark),
                (&english.cue, &other.cue),
                (&english.tone, &other.tone),
                (&english.entity, &other.entity),
                (&english.inference, &other.inference),
                (&english.language, &other.language),
            ];
            for (one, two) in pairs {
                let keys = |table: &super::Table| table.keys().cloned().collect::<Vec<_>>();
                assert_eq!(keys(one), keys(two), "{}", other.tag);
            }
            for indicator in laocoon_references::INDICATORS {
                assert!(
                    other.indicator(indicator.key).is_some(),
                    "{}",
                    indicator.key
                );
            }
            for unit in english.unit.keys() {
                assert!(other.unit.contains_key(unit), "{unit}");
            }
        }
    }
}
