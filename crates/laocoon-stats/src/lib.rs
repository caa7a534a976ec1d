//! Numbers only: no text, no claims, no I/O.
//!
//! Every random draw comes from [`Random`], keyed by a seed and an index, so results are the same
//! on any number of threads. Inputs are borrowed and never changed.

mod align;
mod coordination;
mod dtw;
mod edge;
mod endemic;
mod etas;
mod hawkes;
mod jacquez;
mod knox;
mod mantel;
mod matching;
mod minimize;
mod onset;
mod permutation;
mod poisson;
mod random;
mod space_time_k;

pub use align::{Gap, Step, align};
pub use coordination::{Share, SharedPair, coordinated_pairs, jittered_pairs};
pub use dtw::{StepPattern, dtw};
pub use edge::{area, share_inside};
pub use endemic::{Counts, EndemicEpidemic, Family, Neighbours};
pub use etas::{Etas, Quake};
pub use hawkes::{Hawkes, HawkesFit, homogeneous_log_likelihood};
pub use jacquez::{Jacquez, jacquez};
pub use knox::{Knox, ModifiedKnox, knox, modified_knox};
pub use mantel::{Mantel, Transform, mantel};
pub use matching::{hamming, optimal_matching, transition_costs, transition_costs_by_place};
pub use minimize::{Minimum, differences, minimize};
pub use onset::{Onset, OnsetFit};
pub use permutation::{p_value, smallest_p};
pub use poisson::{ln_factorial, poisson_tail};
pub use random::Random;
pub use space_time_k::{SpaceTimeK, space_time_k};

/// A point of the plane, in any one unit of length.
pub type Point = [f64; 2];

/// The distance of two points.
pub fn distance(a: Point, b: Point) -> f64 {
    (a[0] - b[0]).hypot(a[1] - b[1])
}
