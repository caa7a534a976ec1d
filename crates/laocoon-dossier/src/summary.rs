//! What a dossier says as a whole, derived from its claims: when things happened, who did what
//! to whom, how it is said. Views show it, and the JSON carries it.

pub(crate) mod chronology;
pub(crate) mod deed;
pub(crate) mod rhetoric;
