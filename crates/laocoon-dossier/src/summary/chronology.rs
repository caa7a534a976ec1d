//! The dated claims in order of time, with what is not known of their dates.

use crate::Dossier;
use jiff::civil::Date;
use laocoon_claim::{Body, Claim, Modality};
use laocoon_mark::{Layers, Modifier, Time, TimeId};

/// One thing in time; claims that tell the same step in the same words share one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Indices of claims.
    pub(crate) claims: Vec<u32>,
    pub(crate) time: TimeId,
    /// First and last day, as far as known; not both unknown.
    pub(crate) from: Option<Date>,
    pub(crate) to: Option<Date>,
    /// Whether the words say "about".
    pub(crate) approximate: bool,
    /// The side on which it is open.
    pub(crate) open: Option<Open>,
    /// Whether it is said to have happened.
    pub(crate) modality: Modality,
}

/// The side on which a time is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Open {
    /// Before its last day.
    Before,
    /// After its first day.
    After,
}

impl Entry {
    /// A day to sort and draw by.
    pub(crate) fn first_day(&self) -> Option<Date> {
        self.from.or(self.to)
    }
}

/// All dated claims in order of time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Chronology {
    pub(crate) entries: Vec<Entry>,
    /// Events, steps and tolls without a date that can be drawn.
    pub(crate) undated: Vec<u32>,
}

/// The chronology of a dossier.
pub(crate) fn chronology(dossier: &Dossier<'_>) -> Chronology {
    let mut chronology = Chronology::default();
    for (claim, index) in dossier.claims.iter().zip(0..) {
        let time = time_of(claim);
        match time.and_then(|(time, since)| entry(dossier.layers, claim, index, time, since)) {
            Some(entry) => match same(dossier, &chronology.entries, &entry) {
                Some(known) => chronology.entries[known].claims.push(index),
                None => chronology.entries.push(entry),
            },
            // A figure without a date holds on the day of the text; what is said has none.
            None if is_happening(&claim.body) => chronology.undated.push(index),
            None => {}
        }
    }
    (chronology.entries).sort_by_key(|entry| (entry.first_day(), entry.to, entry.claims[0]));
    chronology
}

fn is_happening(body: &Body) -> bool {
    matches!(body, Body::Event(_) | Body::Relation(_) | Body::Toll(_))
}

/// The time of a claim, and whether it lies after it rather than in it.
fn time_of(claim: &Claim) -> Option<(TimeId, bool)> {
    match &claim.body {
        Body::Event(event) => event.when.map(|when| (when.time, event.since)),
        Body::Relation(step) => step.when.map(|when| (when.time, step.since)),
        Body::Toll(toll) => toll.as_of.map(|when| (when.time, false)),
        Body::Demand(demand) => demand.when.map(|when| (when.time, false)),
        Body::Figure(figure) => figure.time.map(|time| (time, false)),
        Body::Report(_) | Body::Inference(_) => None,
    }
}

fn entry(layers: &Layers, claim: &Claim, index: u32, id: TimeId, since: bool) -> Option<Entry> {
    let time: &Time = &layers[id];
    let (mut from, mut to) = (time.from, time.to);
    let mut open = match time.modifier {
        Some(Modifier::Before | Modifier::OnOrBefore) => Some(Open::Before),
        Some(Modifier::After | Modifier::OnOrAfter) => Some(Open::After),
        _ => None,
    };
    match (from, to, open) {
        (None, None, _) => return None,
        (Some(_), None, _) => open = Some(Open::After),
        (None, Some(_), _) => open = Some(Open::Before),
        (Some(_), Some(_), Some(Open::Before)) => from = None,
        (Some(_), Some(_), Some(Open::After)) => to = None,
        (Some(_), Some(_), None) if since => {
            open = Some(Open::After);
            to = None;
        }
        _ => {}
    }
    Some(Entry {
        claims: vec![index],
        time: id,
        from,
        to,
        approximate: time.modifier == Some(Modifier::Approx),
        open,
        modality: match &claim.body {
            Body::Event(event) => event.modality,
            Body::Relation(step) => step.modality,
            _ => Modality::Actual,
        },
    })
}

/// How many entries back the same step may stand: its claims are neighbours in the text.
const NEAR: usize = 8;

/// The entry that already tells this: a step and an event by one word, a toll and the event
/// that counts the same.
fn same(dossier: &Dossier<'_>, entries: &[Entry], new: &Entry) -> Option<usize> {
    let body = |entry: &Entry| &dossier.claims[entry.claims[0] as usize].body;
    let one = |a: &Body, b: &Body| match (a, b) {
        (Body::Relation(step), Body::Event(event)) | (Body::Event(event), Body::Relation(step)) => {
            step.trigger == event.trigger
        }
        (Body::Toll(toll), Body::Event(event)) | (Body::Event(event), Body::Toll(toll)) => {
            event.count == Some(toll.quantity)
        }
        _ => false,
    };
    let near = entries.len().saturating_sub(NEAR);
    (near..entries.len()).rev().find(|known| {
        let known = &entries[*known];
        (known.from, known.to, known.modality) == (new.from, new.to, new.modality)
            && one(body(known), body(new))
    })
}
