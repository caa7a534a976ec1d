//! Events: triggers from the language pack, and who, whom, where, when around them.

pub mod aside;
pub mod lexicon;
pub mod main;
pub mod order;
pub mod party;
pub mod role;
pub mod scene;
pub mod syntax;
pub mod when;

use crate::act::{Event, EventKind, Modality};
use crate::claim::{Body, Claim};
use crate::stance;
use laocoon_mark::{CueClass, EntityId, NameKind, QuantityId, QuantityKind};
use laocoon_text::Span;
use lexicon::{Part, Tells};
use party::Party;
use role::roles;
use scene::{REACH, Scene, Seen};

/// What a toll counts, and what a demand is for, is not told again as an event of its own: an event that
/// nobody does and whose word is a toll's or a demand's goes.
pub fn settle(claims: &mut Vec<Claim>) {
    let mut wanted: Vec<Span> = (claims.iter())
        .filter_map(|claim| match &claim.body {
            Body::Demand(demand) => Some(demand.content),
            _ => None,
        })
        .collect();
    wanted.sort();
    let mut counted: Vec<Span> = claims
        .iter()
        .filter(|claim| matches!(claim.body, Body::Toll(_)))
        .map(|claim| claim.span)
        .collect();
    counted.sort();
    // "Riots left six dead": six is no number of rioters.
    let mut numbers: Vec<QuantityId> = (claims.iter())
        .filter_map(|claim| match &claim.body {
            Body::Toll(toll) => Some(toll.quantity),
            _ => None,
        })
        .collect();
    numbers.sort_unstable();
    for claim in claims.iter_mut() {
        if let Body::Event(event) = &mut claim.body
            && event.kind != EventKind::Death
        {
            event.count = event
                .count
                .filter(|count| numbers.binary_search(count).is_err());
        }
    }
    claims.retain(|claim| {
        let Body::Event(event) = &claim.body else {
            return true;
        };
        let harm = matches!(
            event.kind,
            EventKind::Death | EventKind::Damage | EventKind::Assault | EventKind::Coerce
        );
        let next = counted.partition_point(|toll| toll.start <= event.trigger.start);
        let told = counted[next.saturating_sub(TOLLS)..next]
            .iter()
            .any(|toll| toll.contains(event.trigger));
        let next = wanted.partition_point(|content| content.start <= event.trigger.start);
        let asked = wanted[next.saturating_sub(TOLLS)..next]
            .iter()
            .any(|content| content.contains(event.trigger));
        !(event.actors.is_empty() && (harm && told || asked))
    });
}

/// Tolls or demands before an event's word that may reach over it.
const TOLLS: usize = 4;

/// The events that a sentence tells.
pub fn events(scene: &Scene<'_>) -> Vec<Claim> {
    let mut claims: Vec<Claim> = Vec::new();
    let mut noun = false;
    for trigger in &scene.seen {
        let Tells::Event(kind) = trigger.group.tells else {
            continue;
        };
        // "Strike Force" is somebody, not something that happened.
        let name = |party: &Party| {
            trigger.group.noun && party.kind.is_some() && party.span.contains(trigger.span)
        };
        if scene.parties.iter().any(name) {
            continue;
        }
        // "protest leaders" lead; no protest is told.
        let described = scene.lexicon.compounds && trigger.group.noun;
        if described && syntax::parsed(scene).is_some_and(|tree| syntax::describes(tree, trigger)) {
            continue;
        }
        let event = event(scene, trigger, kind);
        let parties = event.actors.iter().chain(&event.targets);
        let near = parties.filter_map(|entity| span_of(scene, trigger, *entity));
        let span = near.fold(trigger.span, Span::cover);
        // "des heurts violents éclatent": the noun and its verb are one event.
        let again = claims.last().is_some_and(|last| match &last.body {
            Body::Event(before) => {
                before.kind == event.kind
                    && noun != trigger.group.noun
                    && (before.trigger.end..=before.trigger.end + 24).contains(&event.trigger.start)
            }
            _ => false,
        });
        if again {
            continue;
        }
        noun = trigger.group.noun;
        let stance = stance::of(scene.document, scene.layers, scene.sentence, trigger.span);
        let times = scene.series(trigger);
        if times.is_empty() {
            claims.push(Claim {
                span,
                stance,
                body: Body::Event(event),
            });
            continue;
        }
        // "five coups: in 1974, 1996, …": one event each.
        for time in times {
            let mut event = event.clone();
            event.when = Some(time);
            event.count = None;
            claims.push(Claim {
                span: span.cover(scene.layers[time.time].span),
                stance: stance.clone(),
                body: Body::Event(event),
            });
        }
    }
    claims
}

fn span_of(scene: &Scene<'_>, trigger: &Seen, entity: EntityId) -> Option<Span> {
    let parties = scene.parties.iter().filter(|party| party.entity == entity);
    parties
        .min_by_key(|party| party.at.0.abs_diff(trigger.at.0))
        .map(|party| party.span)
}

fn event(scene: &Scene<'_>, trigger: &Seen, kind: EventKind) -> Event {
    let (actors, targets) = roles(scene, trigger, kind);
    let places = places(scene, trigger, &actors, &targets);
    Event {
        kind,
        mode: trigger.group.mode,
        trigger: trigger.span,
        modality: modality(scene, trigger),
        when: scene.when(trigger.at),
        since: since(scene, trigger),
        actors,
        targets,
        places,
        count: count(scene, trigger, kind),
    }
}

/// Whether "since then" stands between the date of an entry and the trigger.
pub fn since(scene: &Scene<'_>, trigger: &Seen) -> bool {
    let parts = scene.seen.iter();
    parts
        .filter(|seen| seen.group.tells == Tells::Part(Part::Since))
        .any(|seen| seen.at.1 <= trigger.at.0 && seen.at.0 > scene.sentence.tokens.0 + 2)
}

/// Whether it is said to have happened.
pub fn modality(scene: &Scene<'_>, trigger: &Seen) -> Modality {
    let cues = &scene.layers.cues;
    let first = cues.partition_point(|cue| cue.span.start < scene.sentence.span.start);
    let inside = cues[first..]
        .iter()
        .take_while(|cue| cue.span.start < scene.sentence.span.end);
    let mut scoped = inside.filter(|cue| {
        !cue.span.overlaps(trigger.span)
            && cue.scope.is_some_and(|scope| scope.contains(trigger.span))
    });
    let mut conditional = false;
    for cue in &mut scoped {
        match cue.class {
            CueClass::Negation => return Modality::Negated,
            CueClass::Condition => conditional = true,
            _ => {}
        }
    }
    // What follows from an "if" at the head of its sentence hangs on it too.
    let opening = cues.get(first).is_some_and(|cue| {
        cue.class == CueClass::Condition
            && cue.span.start <= scene.sentence.span.start + 2
            && cue.span.end <= trigger.span.start
    });
    if conditional || opening {
        return Modality::Hypothetical;
    }
    let before = scene.seen.iter().rev().filter(|seen| {
        seen.at.1 <= trigger.at.0
            && trigger.at.0 - seen.at.1 <= 6
            && !scene.divided(seen.at.1, trigger.at.0, &[",", ";", ":", "("])
    });
    let said = trigger.group.noun
        && matches!(
            trigger.group.tells,
            Tells::Event(EventKind::Threaten | EventKind::Accuse | EventKind::Request)
        );
    for seen in before {
        match seen.group.tells {
            Tells::Part(Part::Feared) => return Modality::Feared,
            Tells::Part(Part::Possible) => return Modality::Hypothetical,
            // "since then is going to invest" tells what came later, not what is to come.
            Tells::Part(Part::Planned)
                if trigger.at.0 - seen.at.1 <= 3 && !since(scene, trigger) =>
            {
                return Modality::Planned;
            }
            // "rejected the ultimatum": there was one.
            Tells::Event(EventKind::Reject) if said => {}
            // "refuses to sign", "threatens to attack", "agreed to withdraw".
            Tells::Event(EventKind::Reject) => return Modality::Negated,
            Tells::Event(EventKind::Threaten | EventKind::Request | EventKind::Agree)
                if !seen.group.noun =>
            {
                return Modality::Planned;
            }
            _ => {}
        }
    }
    Modality::Actual
}

/// Where: the places in the sentence that a word of place introduces, and lesser places.
fn places(
    scene: &Scene<'_>,
    trigger: &Seen,
    actors: &[EntityId],
    targets: &[EntityId],
) -> Vec<EntityId> {
    let mut places: Vec<EntityId> = Vec::new();
    for party in &scene.parties {
        let place = party.kind == Some(NameKind::Place) && (party.placed || party.power.is_none());
        let near = party.at.0.abs_diff(trigger.at.0) <= REACH;
        // "coup d'État" has no place in it.
        let near = near
            && !trigger.span.contains(party.span)
            && !scene.divided(party.at.0, trigger.at.0, &[";"]);
        let other = ![actors, targets]
            .iter()
            .any(|list| list.contains(&party.entity));
        if place && near && other && !places.contains(&party.entity) {
            places.push(party.entity);
        }
    }
    places
}

/// How many, or how much: the nearest number of what the kind counts.
fn count(scene: &Scene<'_>, trigger: &Seen, kind: EventKind) -> Option<QuantityId> {
    let fits = |of: QuantityKind| match kind {
        EventKind::PriceChange => matches!(of, QuantityKind::Percent | QuantityKind::Number),
        EventKind::Aid | EventKind::Agree => of == QuantityKind::Money,
        EventKind::Protest | EventKind::Mobilize | EventKind::Assault | EventKind::Death => {
            of == QuantityKind::Count
        }
        _ => false,
    };
    let near = scene
        .quantities()
        .filter(|(_, quantity)| fits(quantity.kind));
    let gap =
        |quantity: &laocoon_mark::Quantity| scene.tokens_of(quantity.span).0.abs_diff(trigger.at.0);
    near.filter(|(_, quantity)| gap(quantity) <= 10)
        .min_by_key(|(_, quantity)| gap(quantity))
        .map(|(id, _)| id)
}
