//! [`laocoon_mark::Layers`] -> [`Claim`]s: what the words state, who answers for it, how sure
//! it is put. Pure and total.

mod act;
mod claim;
mod demand;
mod figure;
pub mod indicator;
mod inference;
mod lexicon;
mod passage;
mod phrase;
mod report;
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
    let passage = passage::Passage { document, layers };
    // Claims that name others come first, so that those are found by their number.
    let mut claims = report::reports(passage);
    claims.extend(figure::figures(document, layers));
    claims.extend(demand::demands(passage));
    claims.extend(inference::inferences(passage));
    in_order(&mut claims);
    stance::settle(layers, &mut claims);
    claims
}

/// Sorts by span, and renumbers what claims say of each other.
fn in_order(claims: &mut [Claim]) {
    let mut order: Vec<u32> = (0..claims.len() as u32).collect();
    order.sort_by_key(|index| claims[*index as usize].span);
    let mut place = vec![0; claims.len()];
    for (old, new) in order.iter().zip(0..) {
        place[*old as usize] = new;
    }
    for claim in claims.iter_mut() {
        if let Body::Report(Report {
            within: Some(outer),
            ..
        }) = &mut claim.body
        {
            *outer = place[*outer as usize];
        }
    }
    claims.sort_by_key(|claim| claim.span);
}
