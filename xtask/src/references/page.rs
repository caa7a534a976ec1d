//! Pages of the reference, from either source, in one shape.

use std::collections::BTreeMap;

/// One entity's page in one edition.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// Entity code.
    pub entity: &'static str,
    /// Fields in the order of the page.
    pub fields: Vec<Field>,
}

/// One field of a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// "Geography", "People and Society", ...
    pub section: String,
    /// The label as printed: "Land boundaries".
    pub label: String,
    pub body: Body,
}

/// What stands in a field.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// The archive: all in one string.
    Flat(String),
    /// The snapshots: (label, text); the field's own text has an empty label.
    Parts(Vec<(String, String)>),
}

/// All pages of one edition, by entity code.
pub type Pages = BTreeMap<&'static str, Page>;
