//! A dossier with what its user changed in a case: claims judged, corrected and made by hand,
//! names merged and split, remarks.
//!
//! What was found stays: a corrected claim names what was found beside what the user says, a
//! rejected one is marked, and so is one made by hand, all under `edited`. What was derived from
//! the claims as found (verdicts of what was corrected, summaries) is taken out.

mod claim;
mod draft;
mod names;

use crate::made::{Annotation, Made, MadeError, Orphan};
use draft::Draft;
use std::collections::{BTreeMap, BTreeSet};

/// What a user changed in one document. Places are code points of its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Revision {
    /// Claims judged or corrected, by their index in the dossier.
    pub claims: BTreeMap<usize, Revised>,
    /// Claims made by hand.
    pub made: Vec<HandMade>,
    /// Names that mean one entity.
    pub merged: Vec<Vec<String>>,
    /// Names that mean another than the rest.
    pub split: BTreeSet<String>,
    /// Remarks, stars and tags.
    pub annotations: Vec<Annotation>,
    /// Those whose words are gone.
    pub orphans: Vec<Orphan>,
}

/// What the user said of a claim.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Revised {
    /// "accepted" or "rejected".
    pub judged: Option<&'static str>,
    /// Fields with the values they have instead; see docs/case.md.
    pub corrected: Vec<(String, String)>,
}

/// A claim made by hand, with what it states.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HandMade {
    /// First code point of its words.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// What it says, in free words.
    pub says: String,
    /// "figure", "event", "relation" or "toll".
    pub kind: String,
    /// An indicator, an event's code, what a toll counts.
    pub about: String,
    /// Names of whom or where.
    pub of: Vec<String>,
    /// Its number, as decimal digits.
    pub value: Option<String>,
    /// Its day, ISO 8601.
    pub day: Option<String>,
}

/// The dossier, as JSON, with what the user changed.
pub fn revise(json: &str, revision: &Revision) -> Result<String, MadeError> {
    if *revision == Revision::default() {
        return Ok(json.to_owned());
    }
    let made = Made::read(json)?;
    let mut draft = Draft::read(json)?;
    for (index, revised) in &revision.claims {
        if let Some(found) = made.claims.get(*index) {
            claim::revise(&mut draft, &made, *index, found, revised);
        }
    }
    for (hand, nth) in revision.made.iter().zip(1..) {
        claim::add(&mut draft, &made, nth, hand);
    }
    names::merge(&mut draft, &made, &revision.merged);
    names::split(&mut draft, &made, &revision.split);
    Ok(draft.text(&revision.annotations, &revision.orphans))
}

#[cfg(test)]
mod tests;
