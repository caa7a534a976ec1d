use super::claim::{Claim, claim};
use super::document::{Document, document};
use super::finding::{Finding, Notice, Vintage, finding, notice, vintage};
use super::mark::{Entity, Mark, entities, marks};
use super::pins::Pins;
use super::summary::{Deeds, Entry, MainEvent, Rhetoric, deeds, entry, main_event, rhetoric};
use crate::Dossier;
use crate::summary::chronology::chronology;
use crate::summary::{deed, rhetoric as manner};
use serde::Serialize;
use serde_json::Value;

/// What Laocoon found in one document: every checkable statement pinned to its exact words,
/// normalised, and checked against reference data by edition. Offsets are Unicode code points
/// of document.text, start 0, end exclusive; unknown is null.
#[derive(Debug, Serialize)]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema),
    schemars(
        title = "Laocoon dossier",
        // Dossiers of before the summaries stay valid.
        extend("required" = [
            "laocoon", "document", "marks", "entities", "claims", "findings", "vintage", "notices"
        ])
    )
)]
pub(crate) struct Shape<'a> {
    /// In a pipeline, the id of the input line, as given.
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a Value>,
    laocoon: Laocoon<'a>,
    document: Document<'a>,
    /// In order of start; of those that start together the longest first.
    marks: Vec<Mark<'a>>,
    entities: Vec<Entity<'a>>,
    claims: Vec<Claim<'a>>,
    findings: Vec<Finding<'a>>,
    /// The editions that fit the text's figures together, where that is telling.
    vintage: Option<Vintage<'a>>,
    notices: Vec<Notice<'a>>,
    /// Null where no claims were looked for.
    main_event: Option<MainEvent>,
    /// The dated claims in order of time.
    chronology: Vec<Entry>,
    /// Who did what to whom, the busiest pairs first.
    deeds: Vec<Deeds>,
    /// Null where no claims were looked for.
    rhetoric: Option<Rhetoric>,
}

/// The program and the references that made the dossier.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Laocoon<'a> {
    version: &'static str,
    references: Vec<Reference<'a>>,
}

/// A data set that claims were checked against.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Reference<'a> {
    dataset: &'a str,
    title: &'a str,
    /// "1990-2025"
    editions: String,
    /// Hash of the compiled table.
    hash: &'a str,
    /// How it stands to the other references: its verdict stands "first", or "beside" theirs.
    #[cfg_attr(test, schemars(extend("enum" = ["beside", "first"])))]
    priority: &'static str,
    /// Whether it alone can make words wrong, or, the table of one body among several, only "confirms".
    #[cfg_attr(test, schemars(extend("enum" = ["decides", "confirms"])))]
    weight: &'static str,
    /// What it may be asked for; null for all that it holds.
    scope: Option<&'a str>,
}

/// Hexadecimal digits of the document's hash that name it when nobody else did.
const HASH_ID: usize = 16;

impl<'a> Shape<'a> {
    pub(crate) fn new(dossier: &Dossier<'a>, id: Option<&'a Value>) -> Self {
        let pins = Pins::new(&dossier.document.text);
        let document_id = match id {
            Some(Value::String(id)) => id.clone(),
            Some(id) => id.to_string(),
            None => dossier.document.hash.chars().take(HASH_ID).collect(),
        };
        Self {
            id,
            laocoon: Laocoon {
                version: env!("CARGO_PKG_VERSION"),
                references: dossier
                    .references
                    .iter()
                    .map(|reference| Reference {
                        dataset: &reference.dataset,
                        title: &reference.title,
                        editions: format!("{}-{}", reference.editions.0, reference.editions.1),
                        hash: &reference.hash,
                        priority: reference.priority,
                        weight: reference.weight,
                        scope: reference.scope.as_deref(),
                    })
                    .collect(),
            },
            document: document(dossier.document, dossier.layers, &pins, document_id),
            marks: marks(dossier.layers, &pins),
            entities: entities(dossier.layers),
            claims: (dossier.claims.iter().zip(0..))
                .map(|(each, index)| claim(each, index, &pins))
                .collect(),
            findings: (dossier.findings.items.iter().zip(0..))
                .map(|(each, index)| finding(each, dossier.findings.course(each), index, &pins))
                .collect(),
            vintage: dossier.findings.vintage.as_ref().map(vintage),
            notices: dossier.notices().map(|each| notice(each, &pins)).collect(),
            main_event: dossier.main_event().map(|main| main_event(&main, &pins)),
            chronology: (chronology(dossier).entries.iter()).map(entry).collect(),
            deeds: deed::deeds(dossier).iter().map(deeds).collect(),
            rhetoric: (!dossier.claims.is_empty())
                .then(|| rhetoric(&manner::rhetoric(dossier), &pins)),
        }
    }
}
