//! Reference data by edition.
