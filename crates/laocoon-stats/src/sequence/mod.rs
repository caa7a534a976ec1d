//! Sequences held against each other.

mod align;
mod dtw;
mod matching;

pub use align::{Gap, Step, align};
pub use dtw::{StepPattern, dtw};
pub use matching::{hamming, optimal_matching, transition_costs, transition_costs_by_place};
