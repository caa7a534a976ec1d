//! The pattern engine: what the tables of a language pack say, compiled once, and one pass
//! over the tokens.
//!
//! A word or phrase of a *lexicon* makes an edge of its class with a value; a *pattern*
//! joins edges that follow one another into a new edge, whose value a *construction* makes.
//! Constructions are written once, for all languages. Times and quantities grow in the same
//! chart and compete for the same words.

pub(crate) mod builtin;
mod chart;
mod code;
mod compile;
mod compound;
mod grammar;
mod select;
mod shift;
mod syntax;
mod table;
mod trie;
mod value;

pub(crate) use chart::{Candidate, Text, find};
pub(crate) use grammar::{ClassId, Grammar};
pub(crate) use grammar::{Output, grammar};
pub(crate) use shift::Shift;
pub(crate) use value::{Args, Codes, Named, Role, Value};

use laocoon_languages::{Pack, PackError, Table};

/// Every error in the tables of words and patterns of one language.
pub(crate) fn check(tables: &[Table], pack: &'static Pack) -> Vec<PackError> {
    let language = tables
        .first()
        .map_or_else(Default::default, |table| table.language);
    compile::compile(language, pack, tables).1
}
