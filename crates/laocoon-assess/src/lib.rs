//! Claims and references -> [`Finding`]s. Pure and total; no verdict without a source.

mod check;
mod finding;

pub use check::check;
pub use finding::{Evidence, Finding, Findings, Verdict, Vintage};
