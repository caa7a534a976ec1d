//! What is weighed, in the terminal, as JSON, and as TOML to edit; as a page it is [`crate::html::render_weighing`].

mod json;
mod labels;
mod terminal;
mod toml;

pub use json::json;
pub(crate) use labels::Labels;
pub use terminal::terminal;
pub(crate) use terminal::{entry, likeness, removal, said};
pub use toml::toml;
