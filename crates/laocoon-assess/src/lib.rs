//! Claims and references -> [`Finding`]s. Pure and total; no verdict without a source.

mod check;
pub mod compare;
mod finding;
pub mod weigh;

pub use check::{Library, TELLING, chance, check, check_against};
pub use finding::{Course, Evidence, Finding, Findings, Gap, Verdict, Vintage};
use laocoon_languages::{PackError, Table};

/// What is wrong in a language's table that this stage reads; `None` for any other table.
pub fn check_table(table: &Table) -> Option<PackError> {
    match table.name {
        "consistency.toml" => check::check_words(table),
        "weigh.toml" => weigh::check_words(table),
        "credit.toml" => compare::check_words(table),
        _ => None,
    }
}
