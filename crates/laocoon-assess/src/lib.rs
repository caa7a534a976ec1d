//! Claims and references -> [`Finding`]s. Pure and total; no verdict without a source.

mod check;
pub mod compare;
mod finding;
pub mod weigh;

pub use check::{Library, TELLING, chance, check, check_against};
pub use finding::{Course, Evidence, Finding, Findings, Gap, Verdict, Vintage};
