//! Language packs: data only.
