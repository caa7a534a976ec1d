//! Quotation marks, and words that say how sure, on whose word, or in what tone.

use super::EntityId;
use laocoon_text::Span;
use serde::Deserialize;

/// Words between quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// The words with their marks.
    pub span: Span,
    /// What the marks are for.
    pub class: QuotationClass,
}

/// What quotation marks are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuotationClass {
    /// Somebody's words.
    Speech,
    /// A word held at a distance.
    Term,
    /// The name of a work, a unit, a programme.
    Title,
}

/// Words that say how sure, on whose word, or in what tone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue {
    /// Its words.
    pub span: Span,
    /// What it does.
    pub class: CueClass,
    /// What it does it to.
    pub scope: Option<Span>,
    /// By which rule its scope was found.
    pub reach: CueReach,
    /// For a loaded word: in what way it judges.
    pub tone: Option<Tone>,
    /// For a loaded word: whom it is said of.
    pub target: Option<EntityId>,
}

/// How far a cue speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CueReach {
    /// Its clause.
    #[default]
    Clause,
    /// From itself to the end of its clause.
    After,
    /// Its sentence.
    Sentence,
    /// Itself alone: it blurs a word, not a statement.
    Words,
    /// What a verb of saying reports, which may stand before it.
    Verb,
    /// What a verb of saying reports, which always follows it.
    Object,
    /// What is said "according to" someone.
    Source,
    /// Its clause, which it gives to a source left unsaid: "reportedly", "serait".
    Reportive,
}

/// In what way a loaded word judges.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tone {
    /// Names a power or its people with contempt: "regime", "puppet".
    Power,
    /// Names people by the violence or fraud ascribed to them: "thug", "terrorist".
    Violence,
    /// Names people by a creed, as a reproach: "fascist".
    Creed,
    /// Takes humanity away: "vermin".
    Dehumanising,
    /// Denies truthfulness: "lie", "sham".
    Falsehood,
    /// Exalts: "heroic".
    Praise,
    /// Paints violence: "brutal", "bloodbath".
    Cruelty,
    /// Condemns: "shameful".
    Blame,
    /// Holds a word at a distance: quotation marks around it, "(sic)".
    Irony,
}

impl Tone {
    /// The name used in the dossier and in language packs.
    pub const fn name(self) -> &'static str {
        match self {
            Tone::Power => "power",
            Tone::Violence => "violence",
            Tone::Creed => "creed",
            Tone::Dehumanising => "dehumanising",
            Tone::Falsehood => "falsehood",
            Tone::Praise => "praise",
            Tone::Cruelty => "cruelty",
            Tone::Blame => "blame",
            Tone::Irony => "irony",
        }
    }
}

/// What a cue does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CueClass {
    /// Makes less sure: "peut-être", "would".
    Hedge,
    /// Makes more sure: "évidemment", "clearly".
    Booster,
    /// Denies.
    Negation,
    /// Makes it depend: "si", "unless".
    Condition,
    /// Gives it to somebody: "selon", "said".
    Report,
    /// Gives it to nobody: "on dit que".
    Impersonal,
    /// Judges while it names.
    Loaded,
}

impl CueClass {
    /// The name used in the dossier and in language packs.
    pub const fn name(self) -> &'static str {
        match self {
            CueClass::Hedge => "hedge",
            CueClass::Booster => "booster",
            CueClass::Negation => "negation",
            CueClass::Condition => "condition",
            CueClass::Report => "report",
            CueClass::Impersonal => "impersonal",
            CueClass::Loaded => "loaded",
        }
    }
}
