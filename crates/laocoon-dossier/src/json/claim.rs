use super::act;
use super::pins::{Pin, Pins, id};
use laocoon_claim::{Amount, Body, Certainty, Holder, Source};
use serde::Serialize;

/// A checkable statement, pinned to its words.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Claim<'a> {
    id: String,
    /// Names the one object below that is present.
    #[cfg_attr(test, schemars(extend("enum" = [
        "figure", "event", "relation", "toll", "report", "inference", "demand"
    ])))]
    kind: &'static str,
    #[serde(flatten)]
    pin: Pin<'a>,
    stance: Stance,
    /// One object, under the name of the claim's kind.
    #[serde(flatten)]
    says: Says<'a>,
}

/// Who answers for a claim, and how sure it is put.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Stance {
    /// "author", "unnamed", or the id of an entity.
    #[cfg_attr(test, schemars(extend("pattern" = "^(author|unnamed|e[1-9][0-9]*)$")))]
    holder: String,
    #[cfg_attr(test, schemars(extend("enum" = [
        "asserted", "hedged", "conditional", "reported", "negated", "asked"
    ])))]
    certainty: &'static str,
    /// Ids of the words that say so.
    cues: Vec<String>,
}

/// What a claim states.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
enum Says<'a> {
    Figure(Figure<'a>),
    Event(act::Event),
    Relation(act::Relation),
    Toll(act::Toll),
    Report(act::Report),
    Inference(act::Inference),
    Demand(act::Demand),
}

/// An indicator of a subject has a value.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Figure<'a> {
    /// Key of the indicator: "land-boundary".
    indicator: &'a str,
    /// Where the indicator was found.
    #[cfg_attr(test, schemars(extend("enum" = ["sentence", "sentence_before", "lead_in", "heading", "topic"])))]
    indicator_from: &'static str,
    /// Id of whose figure it is.
    subject: Option<String>,
    /// Where the subject was found.
    #[cfg_attr(test, schemars(extend("enum" = ["sentence", "sentence_before", "lead_in", "heading", "topic"])))]
    subject_from: &'static str,
    /// Id of the other side: a neighbour, a trade partner.
    with: Option<String>,
    /// The part it is a share of, as the references name it: "Muslim".
    category: Option<&'a str>,
    /// Id of the number, or of the date of a dated fact.
    quantity: String,
    /// Id of the time at which it is said to hold; null for the day of the text.
    time: Option<String>,
}

pub(crate) fn claim<'a>(claim: &'a laocoon_claim::Claim, index: u32, pins: &Pins<'a>) -> Claim<'a> {
    Claim {
        id: id('s', index),
        kind: claim.body.kind(),
        pin: pins.pin(claim.span),
        stance: Stance {
            holder: match claim.stance.holder {
                Holder::Author => "author".to_owned(),
                Holder::Unnamed => "unnamed".to_owned(),
                Holder::Entity(entity) => id('e', entity.0),
            },
            certainty: certainty(claim.stance.certainty),
            cues: claim.stance.cues.iter().map(|cue| id('c', cue.0)).collect(),
        },
        says: says(&claim.body, pins),
    }
}

fn says<'a>(body: &'a Body, pins: &Pins<'a>) -> Says<'a> {
    match body {
        Body::Figure(each) => Says::Figure(figure(each)),
        Body::Event(each) => Says::Event(act::event(each, pins)),
        Body::Relation(each) => Says::Relation(act::relation(each, pins)),
        Body::Toll(each) => Says::Toll(act::toll(each, pins)),
        Body::Report(each) => Says::Report(act::report(each, pins)),
        Body::Inference(each) => Says::Inference(act::inference(each, pins)),
        Body::Demand(each) => Says::Demand(act::demand(each, pins)),
    }
}

fn figure(figure: &laocoon_claim::Figure) -> Figure<'_> {
    Figure {
        indicator: &figure.indicator,
        indicator_from: source(figure.indicator_from),
        subject: figure.subject.map(|entity| id('e', entity.0)),
        subject_from: source(figure.subject_from),
        with: figure.with.map(|entity| id('e', entity.0)),
        category: figure.category.as_deref(),
        quantity: match figure.amount {
            Amount::Quantity(quantity) => id('q', quantity.0),
            Amount::Duration(time) | Amount::Date(time) => id('t', time.0),
        },
        time: figure.time.map(|time| id('t', time.0)),
    }
}

/// Where something was found, as the dossier writes it.
pub(crate) fn source(source: Source) -> &'static str {
    match source {
        Source::Sentence => "sentence",
        Source::Before => "sentence_before",
        Source::LeadIn => "lead_in",
        Source::Heading => "heading",
        Source::Topic => "topic",
    }
}

/// The name of a certainty in the dossier.
pub(crate) const fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Asserted => "asserted",
        Certainty::Hedged => "hedged",
        Certainty::Conditional => "conditional",
        Certainty::Reported => "reported",
        Certainty::Negated => "negated",
        Certainty::Asked => "asked",
    }
}
