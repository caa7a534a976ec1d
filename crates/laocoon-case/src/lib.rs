//! The case file: many documents on one affair, kept in one SQLite file.
//!
//! A [`Case`] holds the bytes of every document as they came, what was found in them, what the
//! user changed ([`edit`], kept apart and replayable) and an append-only chained log of custody
//! ([`custody`]). The program's clock is not read here: the caller says when.

mod case;
mod connection;
pub mod custody;
pub mod edit;
mod entry;
mod error;
mod ledger;
mod list;
mod overview;
pub mod place;
mod revision;
mod schema;
mod search;
mod store;
mod verify;

pub use case::{Added, Case};
pub use entry::{Entry, Origin, Stored};
pub use error::CaseError;
pub use list::Row;
pub use schema::{APPLICATION_ID, SCHEMA_VERSION};
pub use search::Hit;
pub use verify::Verified;
