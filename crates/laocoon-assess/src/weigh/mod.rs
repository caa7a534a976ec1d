//! Weighing: competing hypotheses against evidence, what dates can tell of coordination, base
//! rates, precedents. Pure; an input that cannot be read is told as [`InputError`].

mod base_rate;
mod classical;
mod input;
mod likelihood;
mod precedent;
mod scale;
mod sensitivity;
mod spread;
mod verdict;

#[cfg(test)]
mod invariance;

pub use base_rate::{BaseRate, Class, base_rate};
pub use classical::{Classical, Rating, classical};
pub use input::{Evidence, InputError, Matrix, Question, read};
pub use precedent::{Entry, Match, Precedent, precedent, score};
pub(crate) use scale::check as check_words;
pub use scale::{Interval, is_indicator_list, is_speed_claim, message, step};
pub use sensitivity::{Column, Sensitivity, open_question, sensitivity};
pub use spread::{
    Dated, Model, Spread, THRESHOLD, Verdict as SpreadVerdict, power, simulate, spread,
};
pub use verdict::{Order, Weighing, weigh};
