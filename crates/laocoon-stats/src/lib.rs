//! Numbers only: no text, no claims, no I/O.
//!
//! Every random draw comes from [`Random`], keyed by a seed and an index, so results are the same
//! on any number of threads. Inputs are borrowed and never changed.

mod coordination;
mod minimize;
mod permutation;
mod poisson;
mod process;
mod random;
mod sequence;
mod space;

pub use coordination::{Share, SharedPair, coordinated_pairs, jittered_pairs};
pub use minimize::{Minimum, differences, minimize};
pub use permutation::{p_value, smallest_p};
pub use poisson::{ln_factorial, poisson_tail};
pub use process::*;
pub use random::Random;
pub use sequence::*;
pub use space::*;

/// A point of the plane, in any one unit of length.
pub type Point = [f64; 2];

/// The distance of two points.
pub fn distance(a: Point, b: Point) -> f64 {
    (a[0] - b[0]).hypot(a[1] - b[1])
}
