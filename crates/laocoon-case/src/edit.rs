//! What the user changes: operations kept apart from what was found, replayed over it.
//!
//! The [`State`] is what all applied operations come to. Undoing steps back in the list and
//! replays it, so that every undo is exact, whatever the operations do.

use crate::custody::sha256;
pub use laocoon_assess::compare::decision::Judgement;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Some words of a document, so that they are found again.
///
/// Two anchors are one if their words are; what stood around them helps to find them again.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Anchor {
    /// SHA-256 of the document's bytes.
    pub document: String,
    /// Where it came from: a later version is told by that.
    pub source: String,
    /// First byte of the words in its text.
    pub start: u32,
    /// The words.
    pub quote: String,
    /// What stood before them, filled in when the edit is made.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub prefix: String,
    /// What stood after them, likewise.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub suffix: String,
    /// The code point at which they started, likewise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub character: Option<u32>,
}

impl Anchor {
    fn key(&self) -> (&str, &str, u32, &str) {
        (&self.document, &self.source, self.start, &self.quote)
    }
}

impl PartialEq for Anchor {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for Anchor {}

impl PartialOrd for Anchor {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Anchor {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key().cmp(&other.key())
    }
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Operation {
    /// A claim is as found.
    Accept { claim: Anchor },
    /// A claim is not what the words say.
    Reject { claim: Anchor },
    /// A field of a claim has another value.
    Correct {
        claim: Anchor,
        field: String,
        value: String,
    },
    /// Names mean one entity.
    Merge { names: Vec<String> },
    /// A name means another entity than the rest.
    Split { name: String },
    /// A claim that was not found.
    AddClaim {
        at: Anchor,
        says: String,
        /// What it states, so that it is held against others.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        stated: Option<Stated>,
    },
    /// Two documents, by SHA-256, have one origin, and how: "copy", "translation".
    Link { a: String, b: String, how: String },
    /// Two documents, by SHA-256, do not have one origin.
    Unlink { a: String, b: String },
    /// A source that is no document.
    AddSource { name: String, about: String },
    /// A remark about some words.
    Note {
        at: Anchor,
        text: String,
        /// Who made it, if it came from elsewhere.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<String>,
    },
    /// Hypotheses and evidence as `laocoon weigh` reads them, in TOML; instead of those before.
    Weigh { matrix: String },
    /// Marks some words, or takes the mark away.
    Star { at: Anchor },
    /// Puts a tag on some words.
    Tag { at: Anchor, tag: String },
    /// How far a source is trusted: Admiralty code and why.
    Rate {
        source: String,
        code: Code,
        reason: String,
    },
    /// Whose side a source is on.
    Side { source: String, side: String },
}

/// What a claim made by hand states.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Stated {
    /// "figure", "event", "relation" or "toll".
    pub kind: String,
    /// What about: an indicator, an event's code, what a toll counts.
    pub about: String,
    /// Names of whom or where.
    #[serde(default)]
    pub of: Vec<String>,
    /// Its number, as decimal digits.
    #[serde(default)]
    pub value: Option<String>,
    /// Its day, ISO 8601.
    #[serde(default)]
    pub day: Option<String>,
}

/// Admiralty code (NATO AJP-2.1): a source's reliability A-F and its information's credibility
/// 1-6, such as "B2".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Code(u8, u8);

impl TryFrom<String> for Code {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        match text.to_ascii_uppercase().as_bytes() {
            [letter @ b'A'..=b'F', digit @ b'1'..=b'6'] => Ok(Code(*letter, *digit)),
            _ => Err(format!(
                "{text:?} is no Admiralty code; give a letter A-F and a digit 1-6, such as B2"
            )),
        }
    }
}

impl From<Code> for String {
    fn from(code: Code) -> String {
        [char::from(code.0), char::from(code.1)].iter().collect()
    }
}

/// What all applied operations come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// Claims judged.
    pub judged: BTreeMap<Anchor, Judgement>,
    /// Corrections by claim and field.
    pub corrected: BTreeMap<(Anchor, String), String>,
    /// Names that mean one entity.
    pub merged: Vec<Vec<String>>,
    /// Names that mean another.
    pub split: BTreeSet<String>,
    /// Claims added by hand.
    pub claims: Vec<(Anchor, String, Option<Stated>)>,
    /// Documents that have one origin, and how; the pair in order.
    pub linked: BTreeMap<(String, String), String>,
    /// Documents that have not.
    pub unlinked: BTreeSet<(String, String)>,
    /// Sources added by hand.
    pub sources: BTreeMap<String, String>,
    /// Remarks, and who made them if not the user.
    pub notes: Vec<(Anchor, String, Option<String>)>,
    /// Words starred.
    pub stars: BTreeSet<Anchor>,
    /// Words tagged.
    pub tags: BTreeSet<(Anchor, String)>,
    /// Reliability of sources, with the reason.
    pub rated: BTreeMap<String, (String, String)>,
    /// Sides of sources.
    pub sides: BTreeMap<String, String>,
    /// Hypotheses and evidence, in TOML.
    pub weighing: Option<String>,
}

impl Operation {
    /// The words that it hangs on.
    pub fn anchor_mut(&mut self) -> Option<&mut Anchor> {
        match self {
            Operation::Accept { claim }
            | Operation::Reject { claim }
            | Operation::Correct { claim, .. } => Some(claim),
            Operation::AddClaim { at, .. }
            | Operation::Note { at, .. }
            | Operation::Star { at }
            | Operation::Tag { at, .. } => Some(at),
            Operation::Merge { .. }
            | Operation::Split { .. }
            | Operation::Link { .. }
            | Operation::Unlink { .. }
            | Operation::AddSource { .. }
            | Operation::Rate { .. }
            | Operation::Weigh { .. }
            | Operation::Side { .. } => None,
        }
    }
}

impl State {
    /// The state after these operations.
    pub fn replay<'o>(operations: impl IntoIterator<Item = &'o Operation>) -> State {
        let mut state = State::default();
        operations
            .into_iter()
            .for_each(|operation| state.apply(operation));
        state
    }

    /// Carries out one operation.
    pub fn apply(&mut self, operation: &Operation) {
        match operation.clone() {
            Operation::Accept { claim } => drop(self.judged.insert(claim, Judgement::Accepted)),
            Operation::Reject { claim } => drop(self.judged.insert(claim, Judgement::Rejected)),
            Operation::Correct {
                claim,
                field,
                value,
            } => {
                self.corrected.insert((claim, field), value);
            }
            Operation::Merge { names } => {
                self.split.retain(|name| !names.contains(name));
                self.merged.push(names);
            }
            Operation::Split { name } => {
                self.merged
                    .iter_mut()
                    .for_each(|names| names.retain(|each| *each != name));
                self.merged.retain(|names| names.len() > 1);
                self.split.insert(name);
            }
            Operation::AddClaim { at, says, stated } => self.claims.push((at, says, stated)),
            Operation::Link { a, b, how } => {
                let pair = ordered(a, b);
                self.unlinked.remove(&pair);
                self.linked.insert(pair, how);
            }
            Operation::Unlink { a, b } => {
                let pair = ordered(a, b);
                self.linked.remove(&pair);
                self.unlinked.insert(pair);
            }
            Operation::AddSource { name, about } => drop(self.sources.insert(name, about)),
            Operation::Note { at, text, by } => self.notes.push((at, text, by)),
            Operation::Star { at } => {
                if !self.stars.remove(&at) {
                    self.stars.insert(at);
                }
            }
            Operation::Tag { at, tag } => drop(self.tags.insert((at, tag))),
            Operation::Rate {
                source,
                code,
                reason,
            } => {
                self.rated.insert(source, (code.into(), reason));
            }
            Operation::Weigh { matrix } => self.weighing = Some(matrix),
            Operation::Side { source, side } => drop(self.sides.insert(source, side)),
        }
    }

    /// SHA-256 of all of it; the same for the same state.
    pub fn hash(&self) -> String {
        sha256(format!("{self:?}").as_bytes())
    }

    /// Every anchor that something hangs on.
    pub fn anchors(&self) -> BTreeSet<&Anchor> {
        let mut all: BTreeSet<&Anchor> = self.judged.keys().chain(&self.stars).collect();
        all.extend(self.corrected.keys().map(|(anchor, _)| anchor));
        all.extend(self.claims.iter().map(|(anchor, ..)| anchor));
        all.extend(self.notes.iter().map(|(anchor, ..)| anchor));
        all.extend(self.tags.iter().map(|(anchor, _)| anchor));
        all
    }
}

fn ordered(a: String, b: String) -> (String, String) {
    if a <= b { (a, b) } else { (b, a) }
}
