//! A reference of rows by edition: one that ships beside the Factbook, or a user's own.
//!
//! Values stand in the same [`Run`]s as the Factbook's, so that a figure is tried by the same rule against both.

mod row;
mod table;

pub use row::{COLUMNS, Problem, Row, read};
pub use table::{Dataset, Difference, Priority, Scope};
