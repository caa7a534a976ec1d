//! Phrases of language packs, found in one pass over the tokens whatever their number.

mod automaton;
mod notation;

pub use automaton::{Automaton, Builder, Found};
pub use notation::{Endings, fault, fault_in};

#[cfg(test)]
pub(crate) use notation::expand;
