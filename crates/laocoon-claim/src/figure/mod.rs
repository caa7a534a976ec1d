//! Figures: an indicator of a country has a value.
//!
//! Every number of the article that its unit and its words allow to be a country's figure is
//! taken; the indicator and the subject come from the sentence, the list's lead-in, the
//! heading, the text's topic, in that order.

mod admission;
mod composition;
mod context;
mod dated;
mod find;
mod partner;
mod profile;
mod subject;
mod topic;
mod view;
mod world;

pub use find::figures;
