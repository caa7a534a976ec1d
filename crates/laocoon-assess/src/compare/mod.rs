//! Accounts of many documents held against each other: who copied whom ([`near`], [`group`]),
//! which names mean one entity ([`names`]), and where claims agree and differ ([`account`]).
//!
//! Pure and total; documents are told by their index in the list that is given.

pub mod account;
mod digest;
pub mod group;
pub mod names;
pub mod near;
mod shingle;
mod skeleton;
pub mod spans;

pub use digest::{Bearer, Digest, Statement};
pub use shingle::shingles;
pub use skeleton::translated;
