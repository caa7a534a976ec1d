use super::names::fold;
use super::statement::{Statement, statement};
use super::{citation, skeleton};
use crate::{Findings, Verdict};
use jiff::civil::Date;
use laocoon_claim::Claim;
use laocoon_mark::{Entity, Layers, NameKind, Position};
use laocoon_references::gazetteer::gazetteer;
use laocoon_text::Document;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

/// The form of a digest: documents with digests of another form are examined again.
pub const DIGEST_FORM: u32 = 6;

/// What comparison needs of one document: its names and claims, resolved and small.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Digest {
    /// BCP 47 tag.
    pub language: String,
    /// Day of publication, or the day the text calls its own; ISO 8601.
    pub day: Option<String>,
    /// How that day was found, for people.
    pub day_from: Option<String>,
    /// Whom and what it names.
    pub names: Vec<Bearer>,
    /// The place below the rank of a country that it names most, an index in `names`.
    pub focus: Option<u32>,
    /// What it states that others may state too.
    pub statements: Vec<Statement>,
    /// Whom it cites.
    pub cited: Vec<Cited>,
    /// Numbers, dates and known names in their order: what a translation leaves as it is.
    pub skeleton: Vec<String>,
}

/// An entity of one document.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Bearer {
    /// Its usual name.
    pub name: String,
    /// "PER", "LOC", "ORG", "NORP", "MISC".
    pub kind: String,
    /// Identifier in a list that all documents share: "iso3166:KZ".
    pub key: Option<String>,
    /// Of a place: the country it lies in, ISO 3166.
    pub country: Option<String>,
    /// Every spelling met.
    pub spellings: Vec<String>,
    /// Of a town, a site, a region near its middle: degrees north and east.
    pub at: Option<(f32, f32)>,
}

/// A source that a document names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Cited {
    /// Its name.
    pub whom: String,
    /// Index in [`Digest::names`], if it is an entity.
    pub name: Option<u32>,
    /// Key of the news agency that it is, the same in all languages.
    pub agency: Option<String>,
    /// Whether the whole text is credited to it.
    pub whole: bool,
    /// How it is cited.
    pub how: Citing,
    /// The words: first byte and one past the last.
    pub start: u32,
    /// See `start`.
    pub end: u32,
}

/// How a document cites a source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Citing {
    /// It tells what the source said.
    #[default]
    Report,
    /// It credits the source with the text: "avec AFP", "(Reuters) -".
    Credit,
}

impl Digest {
    /// The digest of a document.
    pub fn new(
        document: &Document,
        layers: &Layers,
        claims: &[Claim],
        findings: &Findings,
    ) -> Digest {
        let day = day(document, layers);
        let statements = 0..claims.len();
        let cited = citation::cited(document, layers, claims);
        let is_credited = |name: &u32| is_credited(layers, &cited, *name);
        let mut statements: Vec<Statement> = statements
            .filter_map(|index| statement(document, layers, claims, index))
            .collect();
        for statement in &mut statements {
            statement.by.retain(|name| !is_credited(name));
            statement.to.retain(|name| !is_credited(name));
            statement.verdict = verdict(findings, statement.claim);
        }
        Digest {
            language: document.language.tag().to_owned(),
            day: day.as_ref().map(|(day, _)| day.to_string()),
            day_from: day.map(|(_, from)| from),
            names: layers.entities.iter().map(bearer).collect(),
            focus: focus(layers),
            statements,
            cited,
            skeleton: skeleton::skeleton(document, layers),
        }
    }
}

/// The first verdict on a claim that is one.
fn verdict(findings: &Findings, claim: u32) -> Option<(String, String)> {
    let mut about = findings
        .items
        .iter()
        .filter(|finding| finding.claims.contains(&claim));
    let found = about.find(|finding| finding.verdict != Verdict::NotCheckable)?;
    Some((found.verdict.name().to_owned(), found.because.clone()))
}

/// Bytes at the head and at the end of a text in which a full date is its own.
const HEAD: usize = 800;
const END: usize = 200;

/// The day of a document, and how it was found: what its source tells, else the day that the
/// text calls its own. A full date is that where datelines stand; in the middle it is the day of
/// what the text tells: of a birth, a law.
fn day(document: &Document, layers: &Layers) -> Option<(Date, String)> {
    if let Some(told) = &document.published {
        return Some((told.date, told.found.clone()));
    }
    let anchor = layers.anchor.as_ref()?;
    let span = anchor.span?;
    let is_full = document
        .words(span)
        .chars()
        .filter(char::is_ascii_digit)
        .count()
        > 4;
    let length = document.text.trim_end().len();
    let at_edge = (span.start as usize) < HEAD || span.end as usize + END > length;
    (at_edge || !is_full).then(|| (anchor.date, anchor.found.clone()))
}

/// Whether every mention of an entity is a credit: it is a source then, and does nothing.
fn is_credited(layers: &Layers, cited: &[Cited], name: u32) -> bool {
    let Some(entity) = layers.entities.get(name as usize) else {
        return false;
    };
    let credits = || cited.iter().filter(|cited| cited.how == Citing::Credit);
    let mut mentions = entity.mentions.iter().map(|id| layers[*id].span);
    !entity.mentions.is_empty()
        && mentions
            .all(|span| credits().any(|credit| credit.start < span.end && span.start < credit.end))
}

fn bearer(entity: &Entity) -> Bearer {
    // The country a place lies in says nothing of which place it is.
    let key = entity.ids.iter().find(|(scheme, _)| *scheme != "country");
    let town = |position: &&Position| matches!(position.of, "city" | "capital" | "site" | "region");
    let at = entity.position.as_ref().filter(town);
    Bearer {
        name: entity.name.clone(),
        kind: entity.kind.code().to_owned(),
        key: key.map(|(scheme, id)| format!("{scheme}:{id}")),
        country: country(entity),
        spellings: entity.spellings.clone(),
        at: at.map(|position| (position.latitude, position.longitude)),
    }
}

fn country(entity: &Entity) -> Option<String> {
    if let Some(code) = entity.id("iso3166").or_else(|| entity.id("country")) {
        return Some(code.to_owned());
    }
    let number: u32 = entity.id("geonames")?.parse().ok()?;
    let names = std::iter::once(&entity.name).chain(&entity.spellings);
    let mut senses = names.flat_map(|name| gazetteer().lookup(&fold(name)));
    senses.find_map(|sense| {
        let found = gazetteer().entity(sense.entity?)?;
        (found.geonames == Some(number) && !found.country.is_empty())
            .then(|| found.country.to_owned())
    })
}

fn focus(layers: &Layers) -> Option<u32> {
    let is_town = |entity: &Entity| {
        let known = entity.id("geonames").or_else(|| entity.id("iso3166-2"));
        let larger = entity.id("iso3166").or_else(|| entity.id("m49"));
        entity.kind == NameKind::Place && known.is_some() && larger.is_none()
    };
    let all = layers.entities.iter().zip(0u32..);
    let places = all.filter(|(entity, _)| is_town(entity));
    let most = places.max_by_key(|(entity, at)| (entity.mentions.len(), Reverse(*at)));
    most.map(|(_, at)| at)
}
