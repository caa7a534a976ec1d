use laocoon_mark::{CueId, EntityId, QuantityId, TimeId};
use laocoon_text::Span;

/// A checkable statement, pinned to its words.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// The words that state it.
    pub span: Span,
    /// What it states.
    pub body: Body,
    /// Who answers for it, and how sure it is put.
    pub stance: Stance,
}

/// What a claim states. Other kinds (events, tolls, reports, ...) join it here.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// A country's figure.
    Figure(Figure),
}

/// A figure: an indicator of a subject has a value.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Key of the indicator in the language packs and references: "land-boundary".
    pub indicator: String,
    /// Whose figure it is.
    pub subject: Option<EntityId>,
    /// What told the subject.
    pub subject_from: Source,
    /// What told the indicator.
    pub indicator_from: Source,
    /// The other side: a neighbour, a trade partner.
    pub with: Option<EntityId>,
    /// The part it is a share of: an ethnic group, a language, a religion, a commodity, as the
    /// references name it ("Russian", "Muslim").
    pub category: Option<String>,
    /// The number.
    pub quantity: QuantityId,
    /// When it is said to hold; `None` for the day of the text.
    pub time: Option<TimeId>,
}

/// Where a part of a claim was found, nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Source {
    Sentence,
    Before,
    LeadIn,
    Heading,
    Topic,
}

/// Who answers for a claim, and how sure it is put.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stance {
    /// Who answers for it.
    pub holder: Holder,
    /// How sure it is put.
    pub certainty: Certainty,
    /// The words that say so.
    pub cues: Vec<CueId>,
}

/// Who answers for a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Holder {
    /// The writer.
    Author,
    /// A source without a name.
    Unnamed,
    /// A named source.
    Entity(EntityId),
}

/// How sure a claim is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Certainty {
    Asserted,
    Hedged,
    Conditional,
    Reported,
    Negated,
    Asked,
}
