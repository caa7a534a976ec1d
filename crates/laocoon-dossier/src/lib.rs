//! The dossier: one document with its marks, claims and findings, and the views on it.
//!
//! Nothing here decides anything. A view shows what the stages found, and shows it alike for
//! every document: [`json`] for programs, [`terminal`] and [`html`] for people.

pub mod export;
pub mod filter;
mod gist;
mod harmless;
pub mod html;
pub mod import;
pub mod json;
pub mod made;
pub mod revise;
pub mod schema;
mod summary;
pub mod terminal;
pub mod weighing;
mod words;

use laocoon_assess::Findings;
use laocoon_claim::{Claim, MainEvent, main_event};
use laocoon_mark::Layers;
use laocoon_text::{Document, Notice};
pub use words::check_table;

/// One document and everything found in it.
///
/// A dossier of the first stages only is one whose later lists are empty.
#[derive(Clone, Copy, Debug)]
pub struct Dossier<'a> {
    /// What was read.
    pub document: &'a Document,
    /// What its words say.
    pub layers: &'a Layers,
    /// What it states.
    pub claims: &'a [Claim],
    /// What was found about that.
    pub findings: &'a Findings,
    /// The data sets that the claims were checked against.
    pub references: &'a [Reference],
}

/// A data set that claims were checked against, named so that a check can be repeated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Its key: "cia-world-factbook".
    pub dataset: String,
    /// Its name for people: "CIA World Factbook".
    pub title: String,
    /// First and last edition.
    pub editions: (u16, u16),
    /// Hash of the compiled table.
    pub hash: String,
    /// How it stands to the other references: "beside" or "first".
    pub priority: &'static str,
    /// Whether it alone can make words wrong: "decides" or "confirms".
    pub weight: &'static str,
    /// What it may be asked for, in words; `None` for all that it holds.
    pub scope: Option<String>,
}

impl<'a> Dossier<'a> {
    /// What the text is about; `None` where it states nothing.
    pub fn main_event(&self) -> Option<MainEvent> {
        let claims = self.claims;
        (!claims.is_empty()).then(|| main_event(self.document, self.layers, claims))
    }

    /// Every notice: of reading, of marking, of checking.
    pub fn notices(&self) -> impl Iterator<Item = &'a Notice> {
        let read = self.document.notices.iter();
        read.chain(&self.layers.notices)
            .chain(&self.findings.notices)
    }
}
