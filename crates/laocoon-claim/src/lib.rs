//! [`laocoon_mark::Layers`] -> [`Claim`]s: what the words state, who answers for it, how sure
//! it is put. Pure and total.

mod act;
mod claim;
mod clause;
mod demand;
mod event;
mod figure;
pub mod indicator;
mod inference;
mod lexicon;
mod passage;
mod phrase;
mod relation;
mod report;
mod stance;
mod toll;
pub mod unit;

pub use act::{
    Demand, Event, EventKind, Inference, InferenceForm, Modality, Relation, Report, ReportForm,
    Toll, TollKind, When,
};
pub use event::main::{MainEvent, main_event};

pub use claim::{Amount, Body, Certainty, Claim, Figure, Holder, Source, Stance, is_measurable};

use event::scene::Stage;
use laocoon_languages::{PackError, Table};
use laocoon_mark::Layers;
use laocoon_text::{BlockKind, Document};

/// What is wrong in a language's table that this stage reads; `None` for any other table.
pub fn check_table(table: &Table) -> Option<PackError> {
    match table.name {
        "indicator.toml" => lexicon::check_indicators(table),
        "event.toml" | "toll.toml" => event::lexicon::check(table),
        "report.toml" => report::lexicon::check(table),
        "demand.toml" => demand::check(table),
        "inference.toml" => inference::check(table),
        _ => None,
    }
}

/// Everything that a document's words claim, in order.
pub fn claim(document: &Document, layers: &Layers) -> Vec<Claim> {
    let passage = passage::Passage { document, layers };
    let mut claims = report::reports(passage);
    let reports = claims.clone();
    let inferences = inference::inferences(passage, &reports);
    claims.extend(figure::figures(document, layers));
    claims.extend(acts(document, layers, &reports));
    claims.extend(toll::tolls(document, layers, &reports));
    claims.extend(demand::demands(passage, &reports));
    claims.extend(inferences);
    event::settle(&mut claims);
    claim::order(&mut claims);
    relation::settle(&mut claims);
    stance::settle(layers, &mut claims);
    demand::settle(&mut claims);
    claims
}

/// Events, and steps between powers.
fn acts(document: &Document, layers: &Layers, reports: &[Claim]) -> Vec<Claim> {
    let lexicon = event::lexicon::events(document.language);
    let stage = Stage::new(document, layers, lexicon, reports);
    let mut claims = Vec::new();
    for (sentence, number) in layers.sentences.iter().zip(0..) {
        let item = document.blocks[sentence.block as usize].kind == BlockKind::ListItem;
        // An entry of a list tells a step even without a word that we know.
        if let Some(scene) = stage.scene(number, item) {
            claims.extend(event::events(&scene));
            claims.extend(relation::relations(&stage, &scene));
        }
    }
    claims
}
