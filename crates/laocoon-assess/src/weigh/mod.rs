//! Weighing: competing hypotheses against evidence, what dates can tell of coordination, base
//! rates, precedents. Pure; an input that cannot be read is told as [`InputError`].

mod base_rate;
mod classical;
mod input;
mod likelihood;
mod matrix;
mod part;
mod precedent;
mod scale;
mod sensitivity;
mod spread;
mod suggest;
mod verdict;
mod words;

#[cfg(test)]
mod invariance;

pub use base_rate::{BaseRate, Class, base_rate};
pub use classical::{Classical, Difference, Rating, classical, difference, ratings};
pub use input::{
    Events, InputError, PrecedentFiles, RateQuery, Weighed, class_of, read, read_with,
};
pub use matrix::{Evidence, Matrix, Question};
pub use part::{Feature, MatrixPart, Part, PrecedentPart, RatesPart, SpreadPart, SuggestionPart};
pub use precedent::{Entry, Match, Precedent, precedent, score};
pub use scale::{Interval, Scale};
pub use sensitivity::{Column, Sensitivity, open_question, sensitivity};
pub use spread::{
    Dated, FEWEST, LEVEL, Model, Power, Spread, THRESHOLD, Verdict as SpreadVerdict, plane, power,
    simulate, spread,
};
pub use suggest::{
    Answer, Family, How, Hypothesis, Item, Onset, Said, Source, Suggestion, suggest,
};
pub use verdict::{Order, Weighing, weigh};
pub(crate) use words::check as check_words;
pub use words::{Kind, is_claim, is_indicator_list, message};
