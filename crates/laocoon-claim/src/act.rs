//! What claims other than figures state: events, steps between actors, tolls, reports,
//! inferences, demands. Actors are entities; a group without a name ("the protesters") is one too.

use crate::claim::Source;
use laocoon_mark::{CueId, EntityId, QuantityId, TimeId};
use laocoon_text::Span;

/// Types of events: PLOVER's, and those that accounts of crises need beyond it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(
    missing_docs,
    reason = "PLOVER's code book defines them; docs/claims.md the rest"
)]
pub enum EventKind {
    Agree,
    Consult,
    Support,
    Cooperate,
    Aid,
    Concede,
    Retreat,
    Request,
    Accuse,
    Reject,
    Threaten,
    Protest,
    Sanction,
    Mobilize,
    Coerce,
    Assault,
    PriceChange,
    Election,
    Appointment,
    Dismissal,
    Death,
    Damage,
    Emergency,
    Shutdown,
    Membership,
    Statement,
}

impl EventKind {
    /// Every kind.
    pub const ALL: [EventKind; 26] = [
        EventKind::Agree,
        EventKind::Consult,
        EventKind::Support,
        EventKind::Cooperate,
        EventKind::Aid,
        EventKind::Concede,
        EventKind::Retreat,
        EventKind::Request,
        EventKind::Accuse,
        EventKind::Reject,
        EventKind::Threaten,
        EventKind::Protest,
        EventKind::Sanction,
        EventKind::Mobilize,
        EventKind::Coerce,
        EventKind::Assault,
        EventKind::PriceChange,
        EventKind::Election,
        EventKind::Appointment,
        EventKind::Dismissal,
        EventKind::Death,
        EventKind::Damage,
        EventKind::Emergency,
        EventKind::Shutdown,
        EventKind::Membership,
        EventKind::Statement,
    ];

    /// The name used in the dossier and in language packs: "PROTEST".
    pub const fn code(self) -> &'static str {
        match self {
            EventKind::Agree => "AGREE",
            EventKind::Consult => "CONSULT",
            EventKind::Support => "SUPPORT",
            EventKind::Cooperate => "COOPERATE",
            EventKind::Aid => "AID",
            EventKind::Concede => "CONCEDE",
            EventKind::Retreat => "RETREAT",
            EventKind::Request => "REQUEST",
            EventKind::Accuse => "ACCUSE",
            EventKind::Reject => "REJECT",
            EventKind::Threaten => "THREATEN",
            EventKind::Protest => "PROTEST",
            EventKind::Sanction => "SANCTION",
            EventKind::Mobilize => "MOBILIZE",
            EventKind::Coerce => "COERCE",
            EventKind::Assault => "ASSAULT",
            EventKind::PriceChange => "PRICE_CHANGE",
            EventKind::Election => "ELECTION",
            EventKind::Appointment => "APPOINTMENT",
            EventKind::Dismissal => "DISMISSAL",
            EventKind::Death => "DEATH",
            EventKind::Damage => "DAMAGE",
            EventKind::Emergency => "EMERGENCY",
            EventKind::Shutdown => "SHUTDOWN",
            EventKind::Membership => "MEMBERSHIP",
            EventKind::Statement => "STATEMENT",
        }
    }

    /// The kind of that name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// Whether a thing is said to have happened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Modality {
    /// It happened or goes on.
    #[default]
    Actual,
    /// It is announced, ordered, intended or foreseen.
    Planned,
    /// Somebody requires it: it stands in what a demand is for.
    Demanded,
    /// It is feared or warned of.
    Feared,
    /// It hangs on a condition, or is merely possible.
    Hypothetical,
    /// It did not happen.
    Negated,
}

impl Modality {
    /// The name used in the dossier.
    pub const fn name(self) -> &'static str {
        match self {
            Modality::Actual => "actual",
            Modality::Planned => "planned",
            Modality::Demanded => "demanded",
            Modality::Feared => "feared",
            Modality::Hypothetical => "hypothetical",
            Modality::Negated => "negated",
        }
    }
}

/// When something happened, and where that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When {
    /// The time expression.
    pub time: TimeId,
    /// Where it stands in relation to the claim.
    pub from: Source,
}

/// Something happened.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// What type of event.
    pub kind: EventKind,
    /// PLOVER mode, where it has one: "riot", "strike", "demo".
    pub mode: Option<&'static str>,
    /// The word that tells it.
    pub trigger: Span,
    /// Whether it is said to have happened.
    pub modality: Modality,
    /// When.
    pub when: Option<When>,
    /// Whether it came after that time rather than in it: "since then".
    pub since: bool,
    /// Who did it.
    pub actors: Vec<EntityId>,
    /// To whom.
    pub targets: Vec<EntityId>,
    /// Where.
    pub places: Vec<EntityId>,
    /// How many took part, or how much.
    pub count: Option<QuantityId>,
}

/// A dated step between actors.
#[derive(Clone, Debug, PartialEq)]
pub struct Relation {
    /// What type of step; `None` for one told in words that no table has.
    pub kind: Option<EventKind>,
    /// The word that tells it.
    pub trigger: Span,
    /// Whether it is said to have happened.
    pub modality: Modality,
    /// Who took it.
    pub from: Option<EntityId>,
    /// With or towards whom.
    pub to: Option<EntityId>,
    /// By what: a programme, treaty, base, grant.
    pub instrument: Option<Span>,
    /// How much.
    pub amount: Option<QuantityId>,
    /// When.
    pub when: Option<When>,
    /// Whether it came after that time rather than in it: "since then".
    pub since: bool,
    /// What it is said to be a cover for: the words after "sous couvert de".
    pub pretext: Option<Span>,
    /// What was given for it: the words after "en échange de".
    pub exchange: Option<Span>,
    /// Index of the claim that tells the same act as an event, by the same word.
    pub event: Option<u32>,
}

/// What a toll counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum TollKind {
    Killed,
    Injured,
    Missing,
    Detained,
    Displaced,
    Damaged,
    Cost,
}

impl TollKind {
    /// Every kind.
    pub const ALL: [TollKind; 7] = [
        TollKind::Killed,
        TollKind::Injured,
        TollKind::Missing,
        TollKind::Detained,
        TollKind::Displaced,
        TollKind::Damaged,
        TollKind::Cost,
    ];

    /// The name used in the dossier and in language packs.
    pub const fn name(self) -> &'static str {
        match self {
            TollKind::Killed => "killed",
            TollKind::Injured => "injured",
            TollKind::Missing => "missing",
            TollKind::Detained => "detained",
            TollKind::Displaced => "displaced",
            TollKind::Damaged => "damaged",
            TollKind::Cost => "cost",
        }
    }

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// A count of people or things harmed.
#[derive(Clone, Debug, PartialEq)]
pub struct Toll {
    /// What it counts.
    pub what: TollKind,
    /// Who or what is counted, in the text's words.
    pub who: Option<Span>,
    /// How many, with bound.
    pub quantity: QuantityId,
    /// Where.
    pub place: Option<EntityId>,
    /// As of when.
    pub as_of: Option<When>,
    /// Index of the claim whose count includes this one.
    pub part_of: Option<u32>,
}

/// Somebody said something.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// Who said it, if an entity.
    pub source: Option<EntityId>,
    /// The words that name the source, if any.
    pub source_words: Option<Span>,
    /// The word of saying.
    pub cue: Option<CueId>,
    /// What was said; where it is broken off, its first piece.
    pub content: Span,
    /// Its further pieces: “First”, he said. “Second.”
    pub rest: Vec<Span>,
    /// How it is rendered.
    pub form: ReportForm,
    /// Index of the report within which this one stands (A says that B said).
    pub within: Option<u32>,
}

/// How a report renders what was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReportForm {
    /// Between quotation marks.
    Direct,
    /// Without.
    Indirect,
    /// Partly between quotation marks.
    Mixed,
}

impl ReportForm {
    /// The name used in the dossier.
    pub const fn name(self) -> &'static str {
        match self {
            ReportForm::Direct => "direct",
            ReportForm::Indirect => "indirect",
            ReportForm::Mixed => "mixed",
        }
    }
}

/// The writer concludes, asks without wanting an answer, or concedes.
#[derive(Clone, Debug, PartialEq)]
pub struct Inference {
    /// Which of the three.
    pub form: InferenceForm,
    /// The words that mark it: "dès lors", "which proves".
    pub cue: Option<Span>,
    /// What it is concluded from, in the text's words; list items one by one.
    pub evidence: Vec<Span>,
    /// What is concluded, suggested or conceded.
    pub conclusion: Span,
}

/// What an inference does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InferenceForm {
    /// States what follows.
    Conclusion,
    /// Suggests it by a question.
    RhetoricalQuestion,
    /// Grants it before it says the contrary.
    Concession,
}

impl InferenceForm {
    /// The name used in the dossier.
    pub const fn name(self) -> &'static str {
        match self {
            InferenceForm::Conclusion => "conclusion",
            InferenceForm::RhetoricalQuestion => "rhetorical_question",
            InferenceForm::Concession => "concession",
        }
    }
}

/// Somebody requires something.
#[derive(Clone, Debug, PartialEq)]
pub struct Demand {
    /// Who.
    pub by: Option<EntityId>,
    /// The words that name who requires it.
    pub by_words: Option<Span>,
    /// Of whom.
    pub to: Option<EntityId>,
    /// What, in the text's words.
    pub content: Span,
    /// When.
    pub when: Option<When>,
}
