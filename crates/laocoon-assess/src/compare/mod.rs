//! Accounts of many documents held against each other: who copied whom ([`near`], [`group`]),
//! which names mean one entity ([`names`]), which documents tell of one affair ([`affair`]), and
//! where claims agree and differ ([`account`]). [`overview`] brings it all together for views.
//!
//! Pure and total; documents are told by their index in the list that is given.

pub mod account;
pub mod affair;
mod bucket;
mod citation;
mod credit;
pub mod decision;
mod digest;
pub mod group;
pub mod names;
pub mod near;
pub mod overview;
mod shingle;
mod skeleton;
pub mod spans;
mod statement;
mod word;

pub(crate) use credit::check_words;
pub use digest::{Bearer, Cited, Citing, DIGEST_FORM, Digest};
pub use shingle::shingles;
pub use skeleton::translated;
pub use statement::Statement;
