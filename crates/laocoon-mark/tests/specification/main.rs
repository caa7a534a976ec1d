//! The annotated sentences of the language packs, run as tests.

#![allow(clippy::unwrap_used)]

mod case;
mod cue;
mod expression;
mod quantity;
