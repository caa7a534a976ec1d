//! What the user decided, with its words found in the documents.

use super::Digest;
use super::digest::Bearer;
use super::statement::Statement;
use rust_decimal::Decimal;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// What the user said of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Judgement {
    Accepted,
    Rejected,
}

/// A field of a claim to which the user gave another value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Correction {
    /// One of [`FIELDS`].
    pub field: String,
    /// What was found; `None` if nothing was.
    pub found: Option<String>,
    /// What the user says.
    pub value: String,
}

/// All that the user decided about the documents. Claims are told by document and index.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decisions {
    /// Claims judged.
    pub judged: BTreeMap<(u32, u32), Judgement>,
    /// Claims corrected: field and value.
    pub corrected: BTreeMap<(u32, u32), Vec<(String, String)>>,
    /// Claims that were not found, in order.
    pub made: Vec<Made>,
    /// Names that mean one entity.
    pub merged: Vec<Vec<String>>,
    /// Names that mean another entity than the rest.
    pub split: BTreeSet<String>,
    /// Documents of one origin, and how.
    pub linked: BTreeMap<(u32, u32), String>,
    /// Documents that are not of one origin.
    pub unlinked: BTreeSet<(u32, u32)>,
    /// Reliability of sources, with the reason; of the whole name, or of its beginning.
    pub rated: BTreeMap<String, (String, String)>,
    /// Sides of sources, likewise.
    pub sides: BTreeMap<String, String>,
    /// Sources that are no documents: name and what they are.
    pub sources: BTreeMap<String, String>,
    /// Remarks, stars, tags and claims in free words.
    pub remarks: Vec<Remark>,
    /// Words that edits hang on and that stand nowhere any more.
    pub orphans: Vec<String>,
}

/// A claim made by hand.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Made {
    /// Index of the document.
    pub document: u32,
    /// Bytes of its words.
    pub start: u32,
    /// See `start`.
    pub end: u32,
    /// Its words.
    pub quote: String,
    /// "figure", "event", "relation" or "toll".
    pub kind: String,
    /// What about.
    pub about: String,
    /// Names of whom or where.
    pub of: Vec<String>,
    /// Its number.
    pub value: Option<Decimal>,
    /// Its day, ISO 8601.
    pub day: Option<String>,
}

/// Something that the user put on some words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Remark {
    /// Index of the document.
    pub document: u32,
    /// Where the words stand: first and one past the last, in code points.
    pub start: u32,
    /// See `start`.
    pub end: u32,
    /// The words.
    pub quote: String,
    /// What it is.
    pub kind: RemarkKind,
    /// The remark, the tag, the claim; empty for a star.
    pub text: String,
}

/// What a remark is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum RemarkKind {
    Note,
    Star,
    Tag,
    Claim,
    Accepted,
    Rejected,
    Correction,
}

impl RemarkKind {
    /// The remark that stands for a judgement on a claim that is not compared.
    pub const fn of(judgement: Judgement) -> Self {
        match judgement {
            Judgement::Accepted => RemarkKind::Accepted,
            Judgement::Rejected => RemarkKind::Rejected,
        }
    }

    /// The name used in views.
    pub const fn name(self) -> &'static str {
        match self {
            RemarkKind::Note => "note",
            RemarkKind::Star => "star",
            RemarkKind::Tag => "tag",
            RemarkKind::Claim => "claim",
            RemarkKind::Accepted => "accepted",
            RemarkKind::Rejected => "rejected",
            RemarkKind::Correction => "correction",
        }
    }
}

/// The indices of claims made by hand begin here.
pub(super) const MADE: u32 = 1 << 31;

impl Decisions {
    /// Whether a claim is not to count.
    pub fn is_rejected(&self, document: u32, claim: u32) -> bool {
        self.judged(document, claim) == Some(Judgement::Rejected)
    }

    /// What the user said of a claim.
    pub fn judged(&self, document: u32, claim: u32) -> Option<Judgement> {
        self.judged.get(&(document, claim)).copied()
    }

    /// The digests with corrected and added claims. A value that does not parse changes nothing.
    pub fn applied(&self, digests: &[Digest]) -> Vec<Digest> {
        let mut out = digests.to_vec();
        let named = |bearer: &Bearer| (bearer.name.clone(), bearer.clone());
        let known = digests.iter().flat_map(|digest| &digest.names).map(named);
        let known: BTreeMap<String, Bearer> = known.collect();
        for ((document, claim), corrections) in &self.corrected {
            let Some(digest) = out.get_mut(*document as usize) else {
                continue;
            };
            let mut statements = std::mem::take(&mut digest.statements);
            let of = statements.iter_mut().filter(|one| one.claim == *claim);
            for statement in of {
                for (field, value) in corrections {
                    let correction = Correction {
                        field: field.clone(),
                        found: found(digest, statement, field),
                        value: value.clone(),
                    };
                    correct(digest, &known, statement, field, value);
                    statement.corrected.push(correction);
                    // The verdict was on what was found.
                    statement.verdict = None;
                }
            }
            digest.statements = statements;
        }
        for (made, nth) in self.made.iter().zip(0u32..) {
            let Some(digest) = out.get_mut(made.document as usize) else {
                continue;
            };
            let of = made.of.iter().map(|name| name_index(digest, &known, name));
            let statement = Statement {
                claim: MADE + nth,
                kind: made.kind.clone(),
                about: made.about.clone(),
                of: of.collect(),
                low: made.value,
                high: made.value,
                time: made.day.clone().map(|day| (day.clone(), day)),
                start: made.start,
                end: made.end,
                quote: made.quote.clone(),
                ..Statement::default()
            };
            digest.statements.push(statement);
        }
        out
    }

    /// What the user said of a source: of the whole name, or of the longest beginning of it.
    pub fn of_source<V: Clone>(told: &BTreeMap<String, V>, source: &str) -> Option<V> {
        let fits = told
            .iter()
            .filter(|(name, _)| source.starts_with(name.as_str()));
        fits.max_by_key(|(name, _)| name.len())
            .map(|(_, value)| value.clone())
    }
}

/// The fields of a claim that can be corrected.
pub const FIELDS: [&str; 9] = [
    "about", "day", "denied", "high", "holder", "low", "of", "part", "value",
];

/// What was found for a field, in words.
fn found(digest: &Digest, statement: &Statement, field: &str) -> Option<String> {
    let number = |number: Option<Decimal>| Some(number?.normalize().to_string());
    match field {
        "about" => Some(statement.about.clone()),
        "day" => statement.time.as_ref().map(|(from, to)| match from == to {
            true => from.clone(),
            false => format!("{from}/{to}"),
        }),
        "denied" => Some(statement.denied.to_string()),
        "low" => number(statement.low),
        "high" => number(statement.high),
        "value" => match (number(statement.low), number(statement.high)) {
            (Some(low), Some(high)) if low != high => Some(format!("{low}-{high}")),
            (low, high) => low.or(high),
        },
        "holder" => statement.holder.clone(),
        "part" => statement.part.clone(),
        "of" => {
            let names = statement.of.iter();
            let names = names.filter_map(|at| Some(digest.names.get(*at as usize)?.name.as_str()));
            let names: Vec<&str> = names.collect();
            (!names.is_empty()).then(|| names.join(", "))
        }
        _ => None,
    }
}

fn correct(
    digest: &mut Digest,
    known: &BTreeMap<String, Bearer>,
    statement: &mut Statement,
    field: &str,
    value: &str,
) {
    let number = || value.parse::<Decimal>().ok();
    match field {
        "about" => statement.about = value.to_owned(),
        "day" if value.is_empty() => statement.time = None,
        "day" => statement.time = Some((value.to_owned(), value.to_owned())),
        "denied" => statement.denied = value == "true",
        "low" => statement.low = number(),
        "high" => statement.high = number(),
        "value" => {
            if let Some(number) = number() {
                (statement.low, statement.high) = (Some(number), Some(number));
            }
        }
        "holder" => statement.holder = Some(value.to_owned()),
        "part" => statement.part = (!value.is_empty()).then(|| value.to_owned()),
        "of" => statement.of = vec![name_index(digest, known, value)],
        _ => {}
    }
}

/// The index of a name in a digest, which gets it if it has none like it: as another document
/// knows it, else as a name of its own.
fn name_index(digest: &mut Digest, known: &BTreeMap<String, Bearer>, name: &str) -> u32 {
    let alike = |bearer: &Bearer| {
        bearer.name == name || bearer.spellings.iter().any(|spelling| spelling == name)
    };
    let at = digest.names.iter().position(alike).unwrap_or_else(|| {
        let own = || Bearer {
            name: name.to_owned(),
            kind: "MISC".to_owned(),
            ..Bearer::default()
        };
        digest
            .names
            .push(known.get(name).cloned().unwrap_or_else(own));
        digest.names.len() - 1
    });
    at as u32
}
