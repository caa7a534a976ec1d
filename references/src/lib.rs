//! Reference data by edition.
//!
//! One data set so far: `cia-world-factbook`, editions 1990 to 2026, compiled by `cargo xtask references` into one table
//! of *runs*: a value, its unit and period, and the first and last edition that give it. Nothing is read when a program
//! starts; the section of an indicator is opened when it is first asked for.
//!
//! ```
//! use laocoon_references as references;
//! let runs = references::history("KZ", "land-boundary", Some("CN"));
//! assert_eq!(runs[0].value.to_string(), "1533");
//! assert_eq!(runs[0].locator, "kz / Geography / Land boundaries / border countries");
//! ```

pub mod audit;
pub mod base_rate;
mod border;
mod category;
pub mod chronicle;
pub mod dataset;
mod edition;
mod entity;
pub mod gazetteer;
mod indicator;
pub mod names;
mod ranking;
mod run;
mod section;
pub mod show;
mod table;

pub use border::{Border, Stretch, border_disagreements, borders, stretches};
pub use category::{bare, fold};
pub use edition::{Edition, FIRST_EDITION, Note, edition_in_force, editions, notes};
pub use entity::{ENTITIES, Entity, Kind, by_code_or_name, entity_name, find as find_entity};
pub use indicator::{Change, INDICATORS, Indicator, Measure, Part, find as find_indicator};
pub use ranking::{Ranked, Ranking, place, ranking};
pub use run::{Bound, Entry, Run, Share, entries, history, in_force, parts, series};
pub use section::{BOUND_SHIFT, MENDED, RANGE};
pub use table::{MAGIC, hash, size};

/// Key of the data set in evidence and in the dossier.
pub const DATASET: &str = "cia-world-factbook";
