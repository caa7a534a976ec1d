//! [`laocoon_mark::Layers`] -> [`Claim`]s: what the words state, who answers for it, how sure
//! it is put. Pure and total.

mod act;
mod claim;
mod figure;
pub mod indicator;
mod lexicon;
mod stance;
pub mod unit;

pub use act::{
    Demand, Event, EventKind, Inference, InferenceForm, Modality, Relation, Report, ReportForm,
    Toll, TollKind, When,
};
pub use lexicon::check_indicators;

pub use claim::{Amount, Body, Certainty, Claim, Figure, Holder, Source, Stance};

use laocoon_mark::Layers;
use laocoon_text::Document;

/// Everything that a document's words claim, in order.
pub fn claim(document: &Document, layers: &Layers) -> Vec<Claim> {
    let mut claims = figure::figures(document, layers);
    claims.sort_by_key(|claim| claim.span);
    claims
}
