//! What a dossier says as a whole, as JSON.

use super::pins::{Pins, Place, id};
use crate::summary::chronology::{self, Open};
use crate::summary::{deed, rhetoric};
use laocoon_claim::EventKind;
use laocoon_mark::Tone;
use serde::Serialize;
use std::collections::BTreeMap;

/// Something dated, in order of time.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Entry {
    /// Ids of the claims that tell it.
    claims: Vec<String>,
    /// Id of the time.
    time: String,
    /// First day, ISO 8601; null if open.
    from: Option<String>,
    /// Last day.
    to: Option<String>,
    /// Whether the words say "about".
    approximate: bool,
    /// The side on which it is open.
    #[cfg_attr(test, schemars(extend("enum" = [null, "before", "after"])))]
    open: Option<&'static str>,
    /// Whether it is said to have happened.
    #[cfg_attr(test, schemars(extend("enum" = ["actual", "planned", "demanded", "feared", "hypothetical", "negated"])))]
    modality: &'static str,
}

/// What the text is about; each part is null where its first sentences do not say.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct MainEvent {
    /// Who did it or, where it befell somebody, who they are.
    who: Option<Place>,
    /// Id of the claim that tells it.
    what: Option<String>,
    r#where: Option<Place>,
    when: Option<Place>,
}

/// All that one actor is said to have done to another.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Deeds {
    /// Ids of entities.
    from: String,
    to: String,
    /// How often each type of act is told; "" for one told in words that no table has.
    types: BTreeMap<&'static str, usize>,
    /// Ids of claims.
    claims: Vec<String>,
}

/// How the text puts things.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Rhetoric {
    whole: Tally,
    /// By heading; empty where the text has none.
    sections: Vec<Section>,
    /// Loaded words by whom they are said of.
    targets: Vec<Target>,
}

/// Claims by who answers for them, and words that judge or stress.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Tally {
    /// The author, without reserve.
    asserted: usize,
    /// The author with reserve, on a condition, asking or denying.
    hedged: usize,
    /// A named source.
    attributed: usize,
    /// Somebody unnamed.
    unsourced: usize,
    /// Words that judge while they name.
    loaded: usize,
    /// Words that make surer.
    boosters: usize,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Section {
    /// Null before the first heading.
    heading: Option<Place>,
    #[serde(flatten)]
    tally: Tally,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Target {
    /// Id of the entity; null for nobody in particular.
    entity: Option<String>,
    /// How many words of each tone; "" for words without.
    tones: BTreeMap<&'static str, usize>,
    /// Ids of the words.
    cues: Vec<String>,
}

pub(crate) fn entry(entry: &chronology::Entry) -> Entry {
    Entry {
        claims: ids(&entry.claims),
        time: id('t', entry.time.0),
        from: entry.from.map(|day| day.to_string()),
        to: entry.to.map(|day| day.to_string()),
        approximate: entry.approximate,
        open: entry.open.map(|open| match open {
            Open::Before => "before",
            Open::After => "after",
        }),
        modality: entry.modality.name(),
    }
}

pub(crate) fn main_event(main: &laocoon_claim::MainEvent, pins: &Pins<'_>) -> MainEvent {
    MainEvent {
        who: main.who.map(|span| pins.place(span)),
        what: main.what.map(|claim| id('s', claim)),
        r#where: main.place.map(|span| pins.place(span)),
        when: main.time.map(|span| pins.place(span)),
    }
}

pub(crate) fn deeds(deeds: &deed::Deeds) -> Deeds {
    Deeds {
        from: id('e', deeds.from.0),
        to: id('e', deeds.to.0),
        types: (deeds.kinds.iter())
            .map(|(kind, times)| (kind.map_or("", EventKind::code), *times))
            .collect(),
        claims: ids(&deeds.claims),
    }
}

pub(crate) fn rhetoric(rhetoric: &rhetoric::Rhetoric, pins: &Pins<'_>) -> Rhetoric {
    Rhetoric {
        whole: tally(&rhetoric.whole),
        sections: (rhetoric.sections.iter())
            .map(|section| Section {
                heading: section.heading.map(|span| pins.place(span)),
                tally: tally(&section.tally),
            })
            .collect(),
        targets: (rhetoric.targets.iter())
            .map(|target| Target {
                entity: target.entity.map(|entity| id('e', entity.0)),
                tones: (target.tones.iter())
                    .map(|(tone, number)| (tone.map_or("", Tone::name), *number))
                    .collect(),
                cues: target.cues.iter().map(|cue| id('c', *cue)).collect(),
            })
            .collect(),
    }
}

fn tally(tally: &rhetoric::Tally) -> Tally {
    Tally {
        asserted: tally.asserted,
        hedged: tally.hedged,
        attributed: tally.attributed,
        unsourced: tally.unsourced,
        loaded: tally.loaded,
        boosters: tally.boosters,
    }
}

fn ids(claims: &[u32]) -> Vec<String> {
    claims.iter().map(|claim| id('s', *claim)).collect()
}
