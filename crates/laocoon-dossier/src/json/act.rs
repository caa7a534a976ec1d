//! Claims other than figures as JSON.

use super::claim::source;
use super::pins::{Pins, Place, id};
use laocoon_claim as claim;
use laocoon_claim::When;
use laocoon_mark::{CueId, EntityId, QuantityId, TimeId};
use serde::Serialize;

/// Something happened.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Event {
    /// Type of event, PLOVER's or beyond it: "PROTEST", "PRICE_CHANGE".
    r#type: &'static str,
    /// PLOVER mode: "riot".
    mode: Option<&'static str>,
    trigger: Place,
    /// Whether it is said to have happened.
    #[cfg_attr(test, schemars(extend("enum" = ["actual", "planned", "demanded", "feared", "hypothetical", "negated"])))]
    modality: &'static str,
    /// Id of the time at which it happened.
    time: Option<String>,
    /// Where the time was found.
    #[cfg_attr(test, schemars(extend("enum" = [null, "sentence", "sentence_before", "lead_in", "heading", "topic"])))]
    time_from: Option<&'static str>,
    /// Whether it came after that time rather than in it.
    since: bool,
    /// Ids of who did it.
    actors: Vec<String>,
    /// Ids of to whom.
    targets: Vec<String>,
    /// Ids of where.
    places: Vec<String>,
    /// Id of how many took part, or how much.
    count: Option<String>,
}

/// A dated step between actors.
#[derive(Debug, Serialize)]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema),
    // Dossiers of before `event` stay valid.
    schemars(extend("required" = [
        "type", "trigger", "modality", "from", "to", "instrument", "amount", "time", "time_from",
        "since", "pretext", "exchange"
    ]))
)]
pub(super) struct Relation {
    /// Type of step: "AGREE", "AID"; null for one told in words that no table has.
    r#type: Option<&'static str>,
    trigger: Place,
    /// Whether it is said to have happened.
    #[cfg_attr(test, schemars(extend("enum" = ["actual", "planned", "demanded", "feared", "hypothetical", "negated"])))]
    modality: &'static str,
    /// Id of who took it.
    from: Option<String>,
    /// Id of with or towards whom.
    to: Option<String>,
    /// The programme, treaty, base, grant.
    instrument: Option<Place>,
    /// Id of how much.
    amount: Option<String>,
    /// Id of when.
    time: Option<String>,
    /// Where the time was found.
    #[cfg_attr(test, schemars(extend("enum" = [null, "sentence", "sentence_before", "lead_in", "heading", "topic"])))]
    time_from: Option<&'static str>,
    /// Whether it came after that time rather than in it.
    since: bool,
    /// What it is said to be a cover for.
    pretext: Option<Place>,
    /// What was given for it.
    exchange: Option<Place>,
    /// Id of the event that is the same act, told by the same word.
    event: Option<String>,
}

/// A count of people or things harmed.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Toll {
    #[cfg_attr(test, schemars(extend("enum" = [
        "killed", "injured", "missing", "detained", "displaced", "damaged", "cost"
    ])))]
    what: &'static str,
    /// Who or what is counted.
    who: Option<Place>,
    /// Id of how many.
    quantity: String,
    /// Id of where.
    place: Option<String>,
    /// Id of as of when.
    as_of: Option<String>,
    /// Where that time was found.
    #[cfg_attr(test, schemars(extend("enum" = [null, "sentence", "sentence_before", "lead_in", "heading", "topic"])))]
    as_of_from: Option<&'static str>,
    /// Id of the claim whose count includes this one.
    part_of: Option<String>,
}

/// Somebody said something.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Report {
    /// Id of who said it; null when it is no entity.
    source: Option<String>,
    /// The words that name the source.
    source_words: Option<Place>,
    /// Id of the word of saying.
    cue: Option<String>,
    /// What was said; where it is broken off, its first piece.
    content: Place,
    /// Its further pieces.
    rest: Vec<Place>,
    #[cfg_attr(test, schemars(extend("enum" = ["direct", "indirect", "mixed"])))]
    form: &'static str,
    /// Id of the report within which this one stands.
    within: Option<String>,
}

/// The writer concludes, asks without wanting an answer, or concedes.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Inference {
    #[cfg_attr(test, schemars(extend("enum" = ["conclusion", "rhetorical_question", "concession"])))]
    form: &'static str,
    /// The words that mark it.
    cue: Option<Place>,
    /// What it is concluded from.
    evidence: Vec<Place>,
    conclusion: Place,
}

/// Somebody requires something.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Demand {
    /// Id of who.
    by: Option<String>,
    /// The words that name who requires it.
    by_words: Option<Place>,
    /// Id of whom.
    to: Option<String>,
    content: Place,
    /// Id of when.
    time: Option<String>,
    /// Where the time was found.
    #[cfg_attr(test, schemars(extend("enum" = [null, "sentence", "sentence_before", "lead_in", "heading", "topic"])))]
    time_from: Option<&'static str>,
}

pub(super) fn event(event: &claim::Event, pins: &Pins<'_>) -> Event {
    let (time, time_from) = when(event.when);
    Event {
        r#type: event.kind.code(),
        mode: event.mode,
        trigger: pins.place(event.trigger),
        modality: event.modality.name(),
        time,
        time_from,
        since: event.since,
        actors: event.actors.iter().map(entity).collect(),
        targets: event.targets.iter().map(entity).collect(),
        places: event.places.iter().map(entity).collect(),
        count: event.count.as_ref().map(quantity),
    }
}

pub(super) fn relation(relation: &claim::Relation, pins: &Pins<'_>) -> Relation {
    let (time, time_from) = when(relation.when);
    Relation {
        r#type: relation.kind.map(claim::EventKind::code),
        trigger: pins.place(relation.trigger),
        modality: relation.modality.name(),
        from: relation.from.as_ref().map(entity),
        to: relation.to.as_ref().map(entity),
        instrument: relation.instrument.map(|span| pins.place(span)),
        amount: relation.amount.as_ref().map(quantity),
        time,
        time_from,
        since: relation.since,
        pretext: relation.pretext.map(|span| pins.place(span)),
        exchange: relation.exchange.map(|span| pins.place(span)),
        event: relation.event.map(|index| id('s', index)),
    }
}

pub(super) fn toll(toll: &claim::Toll, pins: &Pins<'_>) -> Toll {
    let (as_of, as_of_from) = when(toll.as_of);
    Toll {
        what: toll.what.name(),
        who: toll.who.map(|span| pins.place(span)),
        quantity: quantity(&toll.quantity),
        place: toll.place.as_ref().map(entity),
        as_of,
        as_of_from,
        part_of: toll.part_of.map(|index| id('s', index)),
    }
}

pub(super) fn report(report: &claim::Report, pins: &Pins<'_>) -> Report {
    Report {
        source: report.source.as_ref().map(entity),
        source_words: report.source_words.map(|span| pins.place(span)),
        cue: report.cue.map(|CueId(index)| id('c', index)),
        content: pins.place(report.content),
        rest: (report.rest.iter()).map(|span| pins.place(*span)).collect(),
        form: report.form.name(),
        within: report.within.map(|index| id('s', index)),
    }
}

pub(super) fn inference(inference: &claim::Inference, pins: &Pins<'_>) -> Inference {
    Inference {
        form: inference.form.name(),
        cue: inference.cue.map(|span| pins.place(span)),
        evidence: (inference.evidence.iter())
            .map(|span| pins.place(*span))
            .collect(),
        conclusion: pins.place(inference.conclusion),
    }
}

pub(super) fn demand(demand: &claim::Demand, pins: &Pins<'_>) -> Demand {
    let (time, time_from) = when(demand.when);
    Demand {
        by: demand.by.as_ref().map(entity),
        by_words: demand.by_words.map(|span| pins.place(span)),
        to: demand.to.as_ref().map(entity),
        content: pins.place(demand.content),
        time,
        time_from,
    }
}

fn when(when: Option<When>) -> (Option<String>, Option<&'static str>) {
    let time = when.map(
        |When {
             time: TimeId(index),
             ..
         }| id('t', index),
    );
    (time, when.map(|when| source(when.from)))
}

fn entity(EntityId(index): &EntityId) -> String {
    id('e', *index)
}

fn quantity(QuantityId(index): &QuantityId) -> String {
    id('q', *index)
}
