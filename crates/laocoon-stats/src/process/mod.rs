//! Rates of events in time: what a shock, earlier events, or neighbours add to them.

mod endemic;
mod etas;
mod hawkes;
mod onset;
mod twinstim;

pub use endemic::{Counts, EndemicEpidemic, Family, Neighbours};
pub use etas::{Etas, Quake};
pub use hawkes::{Hawkes, HawkesFit, homogeneous_log_likelihood};
pub use onset::{Onset, OnsetFit};
pub use twinstim::{Case, TwinStim, gaussian_within, twinstim};
