//! [`laocoon_mark::Layers`] -> [`Claim`]s: what the words state, who answers for it, how sure
//! it is put. Pure and total.

mod act;
mod claim;
mod event;
mod figure;
pub mod indicator;
mod lexicon;
mod relation;
mod stance;
mod toll;
pub mod unit;

pub use act::{
    Demand, Event, EventKind, Inference, InferenceForm, Modality, Relation, Report, ReportForm,
    Toll, TollKind, When,
};
pub use claim::{Amount, Body, Certainty, Claim, Figure, Holder, Source, Stance};

use laocoon_mark::Layers;
use laocoon_text::Document;

/// Everything that a document's words claim, in order.
pub fn claim(document: &Document, layers: &Layers) -> Vec<Claim> {
    let mut claims = figure::figures(document, layers);
    claims.extend(event::events(document, layers));
    claims.extend(relation::relations(document, layers));
    claims.extend(toll::tolls(document, layers));
    claim::order(&mut claims);
    claims
}
