//! Claims of several documents about one thing: where they agree, and where they differ.

mod count;
mod gather;
mod place;
mod stand;
#[cfg(test)]
mod tests;
mod time;
mod version;

use super::decision::{Correction, Judgement};
use rust_decimal::Decimal;
use serde::Serialize;
use std::collections::BTreeSet;

pub use gather::{Grouping, accounts};

/// What is said about one thing, by whom.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Account {
    /// "figure", "event", "relation" or "toll".
    pub kind: String,
    /// What about: an indicator, an event's code, what a toll counts.
    pub about: String,
    /// Whose or where, by the names of the joined entities.
    pub of: Vec<String>,
    /// Which part: a figure's category, or the group whose members a toll counts.
    pub part: Option<String>,
    /// Unit of its numbers.
    pub unit: Option<String>,
    /// Of an event or toll: index of the affair.
    pub affair: Option<u32>,
    /// Who says it, by the day for which it holds.
    pub voices: Vec<Voice>,
    /// What is said, each version once, by the day it was first told.
    pub versions: Vec<Version>,
    /// How later versions stand to earlier ones.
    pub links: Vec<Link>,
    /// Number of independent origins.
    pub origins: usize,
    /// The sides that speak, of those that the user told.
    pub sides: Vec<String>,
}

/// One statement of an account.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Voice {
    /// Index of the document.
    pub document: u32,
    /// Index of the claim in it; `None` for one made by hand.
    pub claim: Option<u32>,
    /// Index of the document's group of origin.
    pub origin: u32,
    /// Index in [`Account::versions`].
    pub version: u32,
    /// The day for which it holds. Of a toll: as of when it was counted.
    pub day: Option<String>,
    /// Whether the words themselves say the day.
    pub dated: bool,
    /// The day it was published.
    pub published: Option<String>,
    /// On whose word; `None` for the writer's, "" for a source without a name.
    pub holder: Option<String>,
    /// Whose side, if the user told.
    pub side: Option<String>,
    /// Who is counted, in the text's words.
    pub who: Option<String>,
    /// Least number stated.
    pub low: Option<Decimal>,
    /// Greatest number stated.
    pub high: Option<Decimal>,
    /// Whether it is denied.
    pub denied: bool,
    /// Where its words stand in the document's text: first and one past the last, in code points.
    pub start: u32,
    /// See `start`.
    pub end: u32,
    /// The words.
    pub quote: String,
    /// What the references say of it: a verdict and why, as in its dossier.
    pub verdict: Option<(String, String)>,
    /// What the user said of it.
    pub judged: Option<Judgement>,
    /// What the user corrected in it.
    pub corrected: Vec<Correction>,
    /// Of a toll: whether the document tells a greater count of the same. This one is then a part
    /// of it, or older, and is not held against others.
    pub partial: bool,
    /// Whether an older count is repeated after a newer one was known elsewhere.
    pub outdated: bool,
}

/// What one or more voices say alike.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Version {
    /// Least number stated.
    pub low: Option<Decimal>,
    /// Greatest number stated.
    pub high: Option<Decimal>,
    /// Of an event: the day that is told.
    pub day: Option<String>,
    /// Whether it is denied.
    pub denied: bool,
    /// Who did it: indices of joined names.
    pub by: Vec<u32>,
    /// To whom.
    pub to: Vec<u32>,
    /// Indices of the voices, in order.
    pub voices: Vec<u32>,
    /// The first day on which it was told, or for which it holds.
    pub first: Option<String>,
    /// The last.
    pub last: Option<String>,
    /// Independent origins that tell it: copies and translations count once.
    pub origins: usize,
    /// Sides that tell it.
    pub sides: BTreeSet<String>,
}

/// How two versions stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Link {
    /// Index of the version told first.
    pub a: u32,
    /// Index of the other.
    pub b: u32,
    /// How the other stands to it.
    pub how: Stand,
    /// What over.
    pub over: Over,
}

/// How the later of two versions stands to the earlier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stand {
    /// They fit each other.
    Agreement,
    /// They exclude each other.
    Contradiction,
    /// A later day and a count that grew.
    Development,
    /// A later day, and a count below the earlier one.
    Revision,
}

/// What two versions agree or differ over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Over {
    Number,
    Day,
    Who,
    Whether,
}
