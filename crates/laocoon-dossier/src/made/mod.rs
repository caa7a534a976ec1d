//! A dossier that was made before, read back from its JSON: what exports and imports work on.
//!
//! Reading proves what every export rests on: each place lies in the text, the words of each
//! mark and claim stand there, and every id names something.

mod check;
mod edited;
mod narrow;
mod number;

pub use edited::{Correction, Edited};
pub use number::Number;

use laocoon_text::Span;
use serde::Deserialize;
use std::collections::BTreeMap;

/// A dossier as its JSON has it; unknown fields are passed over.
#[derive(Clone, Debug, Deserialize)]
pub struct Made {
    /// What made it.
    pub laocoon: Maker,
    /// What was read.
    pub document: Document,
    /// What the words say.
    #[serde(default)]
    pub marks: Vec<Mark>,
    /// Whom and what they mean.
    #[serde(default)]
    pub entities: Vec<Entity>,
    /// What the text states.
    #[serde(default)]
    pub claims: Vec<Claim>,
    /// What was found about that.
    #[serde(default)]
    pub findings: Vec<Finding>,
    /// What people said of words: see [`Annotation`].
    #[serde(default)]
    pub annotations: Vec<Annotation>,
    /// Those of them whose words were not found again.
    #[serde(default)]
    pub orphans: Vec<Orphan>,
}

/// Why a dossier cannot be read back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MadeError {
    /// It is not JSON, or not a dossier's.
    Json(String),
    /// A place outside the text, or other words there.
    Words(String),
    /// An id that names nothing, or two things.
    Id(String),
}

impl std::fmt::Display for MadeError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            MadeError::Json(why) => write!(f, "it is no dossier ({why})"),
            MadeError::Words(of) => write!(f, "{of} has other words than the text at its place"),
            MadeError::Id(id) => write!(f, "the id {id:?} names nothing in it, or two things"),
        }
    }
}

impl std::error::Error for MadeError {}

impl Made {
    /// Reads a dossier from its JSON.
    pub fn read(json: &str) -> Result<Made, MadeError> {
        let made: Made =
            serde_json::from_str(json).map_err(|error| MadeError::Json(error.to_string()))?;
        check::check(&made)?;
        Ok(made)
    }
}

/// What made a dossier.
#[derive(Clone, Debug, Deserialize)]
#[expect(missing_docs, reason = "the names are the dossier's")]
pub struct Maker {
    pub version: String,
    #[serde(default)]
    pub references: Vec<Reference>,
}

/// A data set that claims were checked against.
#[derive(Clone, Debug, Deserialize)]
#[expect(missing_docs, reason = "the names are the dossier's")]
pub struct Reference {
    pub dataset: String,
    pub title: String,
    pub editions: String,
    pub hash: String,
}

/// What was read.
#[derive(Clone, Debug, Deserialize)]
#[expect(missing_docs, reason = "the names are the dossier's")]
pub struct Document {
    pub id: String,
    pub source: String,
    pub media_type: String,
    #[serde(default)]
    pub hash: String,
    pub language: String,
    pub title: Option<String>,
    pub author: Option<String>,
    pub published: Option<String>,
    pub text: String,
    #[serde(default)]
    pub blocks: Vec<Block>,
}

impl Document {
    /// The address it was read from, if it was one.
    pub fn address(&self) -> Option<&str> {
        let source = self.source.as_str();
        let web = source.starts_with("https://") || source.starts_with("http://");
        (web && !source.contains(|c: char| c.is_whitespace() || c.is_control())).then_some(source)
    }
}

/// A stretch of text with one role on the page.
#[derive(Clone, Debug, Deserialize)]
#[expect(missing_docs, reason = "the names are the dossier's")]
pub struct Block {
    pub kind: String,
    pub start: u32,
    pub end: u32,
}

/// Where some words stand, in code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[expect(missing_docs, reason = "the names are the dossier's")]
pub struct Place {
    pub start: u32,
    pub end: u32,
}

/// A stretch of words that says something. Fields of other kinds of marks are empty.
#[derive(Clone, Debug, Deserialize)]
#[expect(missing_docs, reason = "the names are the dossier's")]
pub struct Mark {
    pub id: String,
    pub kind: String,
    pub start: u32,
    pub end: u32,
    pub text: String,
    pub r#type: Option<String>,
    pub class: Option<String>,
    pub entity: Option<String>,
    pub r#mod: Option<String>,
    pub from: Option<String>,
    pub to: Option<String>,
    /// Of a time its TIMEX3 value, of a quantity its number.
    pub value: Option<Number>,
    pub low: Option<Number>,
    pub high: Option<Number>,
    pub bound: Option<String>,
    pub unit: Option<String>,
    pub tone: Option<String>,
    pub target: Option<String>,
    /// What a quantity counts.
    #[serde(default, deserialize_with = "words_only")]
    pub of: Option<String>,
}

/// The words of what a quantity counts; of an actor `of` is an id, which no export needs.
fn words_only<'de, D: serde::Deserializer<'de>>(of: D) -> Result<Option<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Of {
        Words { text: String },
        Id(#[expect(dead_code, reason = "it only tells the two apart")] String),
    }
    Ok(match Option::<Of>::deserialize(of)? {
        Some(Of::Words { text }) => Some(text),
        _ => None,
    })
}

/// Whom or what one or more names mean.
#[derive(Clone, Debug, Deserialize)]
#[expect(missing_docs, reason = "the names are the dossier's")]
pub struct Entity {
    pub id: String,
    pub name: String,
    pub r#type: String,
    #[serde(default)]
    pub ids: BTreeMap<String, String>,
    pub coordinates: Option<Coordinates>,
    #[serde(default)]
    pub spellings: Vec<String>,
    #[serde(default)]
    pub mentions: Vec<String>,
}

/// A point on Earth, in degrees (WGS 84).
#[derive(Clone, Debug, Deserialize)]
#[expect(missing_docs, reason = "the names are the dossier's")]
pub struct Coordinates {
    pub lat: Number,
    pub lon: Number,
    pub of: String,
}

/// A checkable statement. One of the objects is there: the one named by its kind.
#[derive(Clone, Debug, Deserialize)]
#[expect(missing_docs, reason = "the names are the dossier's")]
pub struct Claim {
    pub id: String,
    pub kind: String,
    pub start: u32,
    pub end: u32,
    pub text: String,
    pub stance: Stance,
    pub figure: Option<Figure>,
    pub event: Option<Event>,
    pub relation: Option<Relation>,
    pub toll: Option<Toll>,
    pub report: Option<Report>,
    pub inference: Option<Inference>,
    pub demand: Option<Demand>,
    pub edited: Option<Edited>,
}

/// Who answers for a claim, and how sure it is put.
#[derive(Clone, Debug, Deserialize)]
#[expect(missing_docs, reason = "the names are the dossier's")]
pub struct Stance {
    pub holder: String,
    pub certainty: String,
    #[serde(default)]
    pub cues: Vec<String>,
}

/// An indicator of a subject has a value.
#[derive(Clone, Debug, Deserialize)]
#[expect(missing_docs, reason = "the names are the dossier's")]
pub struct Figure {
    pub indicator: String,
    pub subject: Option<String>,
    pub with: Option<String>,
    pub category: Option<String>,
    pub quantity: String,
    pub time: Option<String>,
}

/// Something happened.
#[derive(Clone, Debug, Deserialize)]
#[expect(missing_docs, reason = "the names are the dossier's")]
pub struct Event {
    pub r#type: String,
    pub mode: Option<String>,
    pub trigger: Place,
    pub modality: Option<String>,
    pub time: Option<String>,
    #[serde(default)]
    pub since: bool,
    #[serde(default)]
    pub actors: Vec<String>,
    #[serde(default)]
    pub targets: Vec<String>,
    #[serde(default)]
    pub places: Vec<String>,
    pub count: Option<String>,
}

/// A dated step between actors.
#[derive(Clone, Debug, Deserialize)]
#[expect(missing_docs, reason = "the names are the dossier's")]
pub struct Relation {
    pub r#type: Option<String>,
    pub modality: Option<String>,
    pub from: Option<String>,
    pub to: Option<String>,
    pub instrument: Option<Place>,
    pub amount: Option<String>,
    pub time: Option<String>,
    #[serde(default)]
    pub since: bool,
}

/// A count of people or things harmed.
#[derive(Clone, Debug, Deserialize)]
#[expect(missing_docs, reason = "the names are the dossier's")]
pub struct Toll {
    pub what: String,
    pub who: Option<Place>,
    pub quantity: String,
    pub place: Option<String>,
    pub as_of: Option<String>,
    pub part_of: Option<String>,
}

/// Somebody said something.
#[derive(Clone, Debug, Deserialize)]
#[expect(missing_docs, reason = "the names are the dossier's")]
pub struct Report {
    pub source: Option<String>,
    pub source_words: Option<Place>,
    pub content: Place,
    pub form: Option<String>,
    pub within: Option<String>,
}

/// The writer concludes, asks without wanting an answer, or concedes.
#[derive(Clone, Debug, Deserialize)]
#[expect(missing_docs, reason = "the names are the dossier's")]
pub struct Inference {
    pub form: Option<String>,
    pub conclusion: Place,
}

/// Somebody requires something.
#[derive(Clone, Debug, Deserialize)]
#[expect(missing_docs, reason = "the names are the dossier's")]
pub struct Demand {
    pub by: Option<String>,
    pub by_words: Option<Place>,
    pub to: Option<String>,
    pub content: Place,
    pub time: Option<String>,
}

/// What was found about one or more claims.
#[derive(Clone, Debug, Deserialize)]
#[expect(missing_docs, reason = "the names are the dossier's")]
pub struct Finding {
    pub id: String,
    pub claims: Vec<String>,
    pub verdict: String,
    pub rule: String,
    pub because: String,
    #[serde(default)]
    pub evidence: Vec<Evidence>,
}

/// A value in a reference, and exactly where it stands.
#[derive(Clone, Debug, Deserialize, serde::Serialize)]
#[expect(missing_docs, reason = "the names are the dossier's")]
pub struct Evidence {
    pub dataset: String,
    pub editions: (u16, u16),
    pub locator: String,
    pub value: Number,
    pub unit: String,
    pub period: Option<String>,
    pub role: String,
}

/// What somebody said of some words, brought in from an annotation program or a table.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, serde::Serialize)]
pub struct Annotation {
    /// The id that it came with.
    pub id: String,
    /// First code point of its words.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// The words.
    pub text: String,
    /// What is said of them.
    pub body: String,
    /// Short labels.
    #[serde(default)]
    pub tags: Vec<String>,
    /// Who said it.
    pub creator: Option<String>,
    /// How its words were found again: "in place", "moved".
    pub found: String,
}

/// What somebody said of words that were not found again.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, serde::Serialize)]
pub struct Orphan {
    /// The id that it came with.
    pub id: String,
    /// The words.
    pub text: String,
    /// What is said of them.
    pub body: String,
    /// Short labels.
    #[serde(default)]
    pub tags: Vec<String>,
    /// Who said it.
    pub creator: Option<String>,
    /// Why they were not found.
    pub because: String,
}

/// A place in code points as a span of bytes.
pub(crate) fn bytes(points: &laocoon_text::CodePoints<'_>, start: u32, end: u32) -> Span {
    Span::new(points.byte(start), points.byte(end))
}
