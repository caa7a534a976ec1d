//! How things are said: who answers for claims and how sure, and where words judge.

use crate::Dossier;
use laocoon_claim::{Certainty, Claim, Holder};
use laocoon_mark::{CueClass, EntityId, Tone};
use laocoon_text::{BlockKind, Span};
use std::collections::BTreeMap;

/// Counts of one stretch of text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Claims that the author answers for without reserve.
    pub(crate) asserted: usize,
    /// Claims of the author with reserve, on a condition, asked or denied.
    pub(crate) hedged: usize,
    /// Claims that a named source answers for.
    pub(crate) attributed: usize,
    /// Claims that somebody unnamed answers for.
    pub(crate) unsourced: usize,
    /// Words that judge while they name.
    pub(crate) loaded: usize,
    /// Words that make surer.
    pub(crate) boosters: usize,
}

impl Tally {
    /// How many claims.
    pub(crate) fn claims(&self) -> usize {
        self.asserted + self.hedged + self.attributed + self.unsourced
    }
}

/// What stands under one heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Section {
    /// The heading's words; `None` before the first.
    pub(crate) heading: Option<Span>,
    pub(crate) tally: Tally,
}

/// The loaded words said of one entity, or of nobody in particular.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Target {
    pub(crate) entity: Option<EntityId>,
    /// How many words of each tone; `None` for a word without.
    pub(crate) tones: BTreeMap<Option<Tone>, usize>,
    /// Indices of cues.
    pub(crate) cues: Vec<u32>,
}

/// The profile of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Rhetoric {
    pub(crate) whole: Tally,
    /// In order of the text; empty where the text has no headings.
    pub(crate) sections: Vec<Section>,
    /// The most spoken of first; nobody in particular last.
    pub(crate) targets: Vec<Target>,
}

/// The profile of a dossier's text.
pub(crate) fn rhetoric(dossier: &Dossier<'_>) -> Rhetoric {
    let mut rhetoric = Rhetoric::default();
    let headings: Vec<Span> = (dossier.document.blocks.iter())
        .filter(|block| block.main && block.kind == BlockKind::Heading)
        .map(|block| block.span)
        .collect();
    let starts = [None].into_iter().chain(headings.iter().copied().map(Some));
    let mut sections: Vec<Section> = starts
        .map(|heading| Section {
            heading,
            tally: Tally::default(),
        })
        .collect();
    let section = |span: Span| headings.partition_point(|heading| heading.start <= span.start);
    for claim in dossier.claims {
        for tally in [
            &mut rhetoric.whole,
            &mut sections[section(claim.span)].tally,
        ] {
            count(tally, claim);
        }
    }
    let mut targets: BTreeMap<Option<EntityId>, Target> = BTreeMap::new();
    for (cue, index) in dossier.layers.cues.iter().zip(0..) {
        for tally in [&mut rhetoric.whole, &mut sections[section(cue.span)].tally] {
            match cue.class {
                CueClass::Loaded => tally.loaded += 1,
                CueClass::Booster => tally.boosters += 1,
                _ => {}
            }
        }
        if cue.class == CueClass::Loaded {
            let target = targets.entry(cue.target).or_insert_with(|| Target {
                entity: cue.target,
                tones: BTreeMap::new(),
                cues: Vec::new(),
            });
            *target.tones.entry(cue.tone).or_default() += 1;
            target.cues.push(index);
        }
    }
    rhetoric.targets = targets.into_values().collect();
    (rhetoric.targets).sort_by_key(|target| {
        let number = std::cmp::Reverse(target.cues.len());
        (target.entity.is_none(), number, target.cues[0])
    });
    sections.retain(|section| section.tally != Tally::default());
    if !headings.is_empty() {
        rhetoric.sections = sections;
    }
    rhetoric
}

fn count(tally: &mut Tally, claim: &Claim) {
    let place = match (claim.stance.holder, claim.stance.certainty) {
        (Holder::Entity(_), _) => &mut tally.attributed,
        (Holder::Unnamed, _) | (Holder::Author, Certainty::Reported) => &mut tally.unsourced,
        (Holder::Author, Certainty::Asserted) => &mut tally.asserted,
        (Holder::Author, _) => &mut tally.hedged,
    };
    *place += 1;
}
