//! Names, groups without one, and whom or what they mean.

use super::{EntityId, NameId};
use laocoon_text::Span;

/// A name.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// Its words, without title, article and bullet.
    pub span: Span,
    /// What kind of thing bears it.
    pub kind: NameKind,
    /// What more is known of its kind.
    pub class: Option<NameClass>,
    /// Whom or what it means.
    pub entity: Option<EntityId>,
    /// How sure the link is, 0 to 1.
    pub score: f32,
    /// What the link rests on, for people: "gazetteer", "misspelling of Kazakhstan (distance 1)".
    pub because: String,
}

/// A group or the holder of a role, told without a name: "les manifestants", "Russian troops".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Its words, with the country or organisation whose it is.
    pub span: Span,
    /// Whom it means.
    pub entity: EntityId,
    /// The country or organisation whose it is.
    pub of: Option<EntityId>,
}

/// What kind of thing bears a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// A person.
    Person,
    /// A place.
    Place,
    /// An organisation.
    Organisation,
    /// A nationality, people, religious or political group: "kazakh", "les Russes".
    Group,
    /// Anything else with a name.
    Other,
}

impl NameKind {
    /// The name used in the dossier.
    pub const fn code(self) -> &'static str {
        match self {
            NameKind::Person => "PER",
            NameKind::Place => "LOC",
            NameKind::Organisation => "ORG",
            NameKind::Group => "NORP",
            NameKind::Other => "MISC",
        }
    }
}

/// A kind of names inside the wider kind that [`NameKind`] gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameClass {
    /// A military unit, among organisations.
    Unit,
    /// An event, among other names.
    Event,
    /// A work, among other names.
    Work,
}

impl NameClass {
    /// The name used in the dossier.
    pub const fn code(self) -> &'static str {
        match self {
            NameClass::Unit => "unit",
            NameClass::Event => "event",
            NameClass::Work => "work",
        }
    }
}

/// Whom or what one or more names mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// The usual name in the document's language.
    pub name: String,
    /// What kind of thing it is.
    pub kind: EntityKind,
    /// What more is known of its kind.
    pub class: Option<NameClass>,
    /// Identifiers: ("iso3166", "KZ"), ("geonames", "1526384"), ("wikidata", "Q232"); of an
    /// actor without a name ("role", "police").
    pub ids: Vec<(&'static str, String)>,
    /// Where it lies; `None` for what lies nowhere and where the gazetteer does not know.
    pub position: Option<Position>,
    /// Every spelling met, in order of first use.
    pub spellings: Vec<String>,
    /// Its names in the document.
    pub mentions: Vec<NameId>,
}

/// A point on Earth, and what it is the point of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Position {
    /// Degrees north, to a hundredth.
    pub latitude: f32,
    /// Degrees east, to a hundredth.
    pub longitude: f32,
    /// "country", "capital", "city", "region", "continent", "water", "site": of all but cities
    /// and sites it is a point near the middle.
    pub of: &'static str,
}

impl Entity {
    /// One of its identifiers.
    pub fn id(&self, scheme: &str) -> Option<&str> {
        self.ids
            .iter()
            .find(|(name, _)| *name == scheme)
            .map(|(_, id)| id.as_str())
    }
}

/// What kind of thing an entity is. A nationality's entity is its country.
pub type EntityKind = NameKind;
