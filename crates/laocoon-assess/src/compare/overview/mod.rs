//! A case as views show it. Views compute nothing: what they show is in the [`Overview`].

mod build;
mod chronology;
mod citations;
mod toll;

use super::account::Account;
use super::decision::Remark;
use super::digest::Citing;
use super::group::Group;
use super::names::Joined;
use rust_decimal::Decimal;
use serde::Serialize;

pub use build::Filed;

/// All that is to be seen of a case. Documents, groups, affairs, names and accounts are told by
/// their indices in the lists here; offsets are code points of the document's text.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Overview {
    /// The documents, in the order in which they were added.
    pub documents: Vec<Source>,
    /// Documents of one origin, first seen first; a document without copies is alone in its own.
    pub groups: Vec<Group>,
    /// Documents that tell of one affair.
    pub affairs: Vec<Vec<u32>>,
    /// The names of all documents.
    pub names: Vec<Joined>,
    /// What happened, day by day, as the documents date it.
    pub chronology: Vec<Moment>,
    /// What is said about one thing, side by side.
    pub accounts: Vec<Account>,
    /// Tolls over time.
    pub tolls: Vec<Series>,
    /// Who cites whom.
    pub citations: Vec<Citation>,
    /// What the user put on words: notes, stars, tags, claims in free words.
    pub remarks: Vec<Remark>,
    /// Sources that the user added and that are no documents: name, and what they are.
    pub sources: Vec<(String, String)>,
    /// Words that edits hang on and that stand nowhere any more.
    pub orphans: Vec<String>,
}

/// A document of the case.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Source {
    /// Its number in the case.
    pub id: i64,
    /// Where it came from: a path, an address, a place in an archive.
    pub source: String,
    /// Its headline.
    pub title: Option<String>,
    /// Its day, ISO 8601: of publication, or the one that its words call its own.
    pub day: Option<String>,
    /// How that day was found.
    pub day_from: Option<String>,
    /// Tag of its language.
    pub language: String,
    /// Index of its group of origin.
    pub group: u32,
    /// Index of its affair.
    pub affair: u32,
    /// Admiralty code and reason, if the user gave one.
    pub rated: Option<(String, String)>,
    /// Whose side it is on, if the user told.
    pub side: Option<String>,
}

/// Something that happened, on the day that documents give it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Moment {
    /// The day, ISO 8601.
    pub day: String,
    /// Index of the account.
    pub account: u32,
    /// Index of the version in it.
    pub version: u32,
    /// What: an event's code.
    pub what: String,
    /// Who and where, by name.
    pub of: Vec<String>,
    /// The words that tell it, of the first document.
    pub quote: String,
    /// The documents that tell it.
    pub documents: Vec<u32>,
    /// Independent origins that do.
    pub origins: usize,
    /// Whether another version gives another day, doer or number, or denies it.
    pub disputed: bool,
}

/// One toll over time.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Series {
    /// Index of the account.
    pub account: u32,
    /// What it counts: "killed".
    pub what: String,
    /// Where.
    pub of: Vec<String>,
    /// The group whose members alone are counted.
    pub part: Option<String>,
    /// The counts, by the day as of which they were made.
    pub points: Vec<Point>,
}

/// One count.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Point {
    /// Index of the voice in the account.
    pub voice: u32,
    /// Index of the document.
    pub document: u32,
    /// As of when, ISO 8601.
    pub as_of: Option<String>,
    /// Least and greatest number that the words allow; `None` where they leave it open.
    pub low: Option<Decimal>,
    /// See `low`.
    pub high: Option<Decimal>,
    /// Who is counted, in the text's words.
    pub who: Option<String>,
    /// On whose word; `None` for the writer's, "" for a source without a name.
    pub holder: Option<String>,
    /// Whose side.
    pub side: Option<String>,
    /// How it stands to the counts before it.
    pub standing: Standing,
    /// Whether it is far off from what most origins tell: three times the median and more, or a
    /// third of it and less.
    pub outlier: bool,
}

/// How a count stands to those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Nothing was counted before.
    First,
    /// The number is the one that was known, or fits it.
    Same,
    /// It is greater.
    Grown,
    /// It is smaller.
    Revised,
    /// It is one given up before.
    Outdated,
    /// Another of the same day, or one of which no day is known, excludes it.
    Contested,
    /// The document tells a greater one: this is a part of it, or older.
    Part,
    /// It is denied.
    Denied,
}

/// A document cites a source.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Citation {
    /// Index of the document.
    pub document: u32,
    /// Whom it cites, by the usual name in the case.
    pub whom: String,
    /// Index in [`Overview::names`], if it is an entity.
    pub name: Option<u32>,
    /// Documents of the case that come from that source.
    pub documents: Vec<u32>,
    /// Key of the news agency that it is, the same in all languages.
    pub agency: Option<String>,
    /// How.
    pub how: Citing,
    /// How many times.
    pub times: u32,
    /// The words that name the source the first time, in code points.
    pub start: u32,
    /// See `start`.
    pub end: u32,
}
