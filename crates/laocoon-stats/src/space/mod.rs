//! Whether near in space goes with near in time.

mod edge;
mod jacquez;
mod knox;
mod mantel;
mod space_time_k;

pub use edge::{area, share_inside};
pub use jacquez::{Jacquez, jacquez};
pub use knox::{Knox, ModifiedKnox, knox, modified_knox};
pub use mantel::{Mantel, Transform, mantel};
pub use space_time_k::{SpaceTimeK, space_time_k};
