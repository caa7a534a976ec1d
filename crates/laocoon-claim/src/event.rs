//! Events: triggers from the language pack, and who, whom, where, when around them.
//!
//! Arguments are told by order: who acts stands before a verb and after "by", whom after it;
//! a passive turns them round. A noun has its parties behind it.

pub mod lexicon;
pub mod main;
pub mod scene;

use crate::act::{Event, EventKind, Modality};
use crate::claim::{Body, Claim};
use crate::stance;
use laocoon_mark::{CueClass, EntityId, Layers, NameKind, QuantityId, QuantityKind};
use laocoon_text::Document;
use lexicon::{Part, Tells};
use scene::{Party, REACH, Scene, Seen, Stage};

/// Every event that the article tells.
pub fn events(document: &Document, layers: &Layers) -> Vec<Claim> {
    let stage = Stage::new(document, layers, lexicon::events(document.language));
    let scenes = (0..layers.sentences.len()).filter_map(|number| stage.scene(number, false));
    scenes.flat_map(|scene| of_scene(&scene)).collect()
}

fn of_scene(scene: &Scene<'_>) -> Vec<Claim> {
    let mut claims: Vec<Claim> = Vec::new();
    for trigger in &scene.seen {
        let Tells::Event(kind) = trigger.group.tells else {
            continue;
        };
        // "Strike Force" is somebody, not something that happened.
        let name = |party: &Party| party.kind.is_some() && party.span.contains(trigger.span);
        if scene.parties.iter().any(name) {
            continue;
        }
        let event = event(scene, trigger, kind);
        let parties = event.actors.iter().chain(&event.targets);
        let near = parties.filter_map(|entity| span_of(scene, trigger, *entity));
        let span = near.fold(trigger.span, laocoon_text::Span::cover);
        // "des heurts violents éclatent": the noun and its verb are one event.
        let again = claims.last().is_some_and(|last| match &last.body {
            Body::Event(before) => {
                before.kind == event.kind
                    && (before.trigger.end..=before.trigger.end + 24).contains(&event.trigger.start)
            }
            _ => false,
        });
        if again {
            continue;
        }
        claims.push(Claim {
            span,
            stance: stance::of(scene.document, scene.layers, scene.sentence, trigger.span),
            body: Body::Event(event),
        });
    }
    claims
}

fn span_of(scene: &Scene<'_>, trigger: &Seen, entity: EntityId) -> Option<laocoon_text::Span> {
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
    if conditional {
        return Modality::Hypothetical;
    }
    let before = scene.seen.iter().rev().filter(|seen| {
        seen.at.1 <= trigger.at.0
            && trigger.at.0 - seen.at.1 <= 6
            && !scene.divided(seen.at.1, trigger.at.0, &[",", ";", ":", "("])
    });
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

/// Who, and to whom.
fn roles(scene: &Scene<'_>, trigger: &Seen, kind: EventKind) -> (Vec<EntityId>, Vec<EntityId>) {
    let agent = |party: &&Party| {
        !party.placed
            && (party.kind.is_none()
                || party.kind != Some(NameKind::Place)
                || party.power.is_some())
    };
    let parties: Vec<&Party> = scene.parties.iter().filter(agent).collect();
    let stop = [";", ":", "("];
    let reach = |from: u32, to: u32| to.abs_diff(from) <= REACH && !scene.divided(from, to, &stop);
    let before = parties
        .iter()
        .rev()
        .find(|party| party.at.1 <= trigger.at.0);
    let before = before.filter(|party| reach(party.at.1, trigger.at.0));
    let after = parties.iter().find(|party| party.at.0 >= trigger.at.1);
    let after = after.filter(|party| {
        reach(trigger.at.1, party.at.0) && !crossed(scene, trigger.at.1, party.at.0)
    });
    let part = |part: Part, from: u32, to: u32| {
        let mut seen = scene.seen.iter();
        seen.any(|seen| {
            seen.group.tells == Tells::Part(part) && from <= seen.at.0 && seen.at.1 <= to
        })
    };
    if let Some(after) = after
        && part(Part::Between, trigger.at.1, after.at.0)
    {
        return (joined(scene, &parties, after), Vec::new());
    }
    let by = parties.iter().find(|party| {
        party.at.0 >= trigger.at.1
            && reach(trigger.at.1, party.at.0)
            && part(Part::By, party.at.0.saturating_sub(3), party.at.0)
    });
    let passive = part(Part::Passive, trigger.at.0.saturating_sub(3), trigger.at.0);
    let list = |party: Option<&&Party>| {
        party.map_or_else(Vec::new, |party| joined(scene, &parties, party))
    };
    if let Some(by) = by {
        let whom = if trigger.group.noun { after } else { before };
        let whom = whom.filter(|whom| whom.entity != by.entity);
        return (list(Some(by)), list(whom));
    }
    if passive && has_targets(kind) {
        return (Vec::new(), list(before));
    }
    if trigger.group.noun {
        // A noun's parties stand beside it; what is farther off belongs to a verb.
        let before = before.filter(|party| trigger.at.0 - party.at.1 <= 2);
        let after = after.filter(|party| party.at.0 - trigger.at.1 <= 4);
        return match (before, after) {
            (None, Some(_)) if has_targets(kind) => (Vec::new(), list(after)),
            (None, _) => (list(after), Vec::new()),
            (Some(_), after) => (list(before), list(after)),
        };
    }
    // "éclatent des heurts", "manifested workers": the only party around acts.
    match (before, after) {
        (Some(_), after) => (list(before), list(after)),
        (None, after) if !has_targets(kind) => (list(after), Vec::new()),
        (None, after) => (Vec::new(), list(after)),
    }
}

/// Whether another trigger's verb stands between, whose the party behind it then is.
fn crossed(scene: &Scene<'_>, from: u32, to: u32) -> bool {
    scene.seen.iter().any(|seen| {
        matches!(seen.group.tells, Tells::Event(_))
            && !seen.group.noun
            && from < seen.at.0
            && seen.at.1 <= to
    })
}

/// A party and those that "and" joins to it, as do the commas of a list that ends in "and": at
/// most four words lie between.
fn joined(scene: &Scene<'_>, parties: &[&Party], first: &Party) -> Vec<EntityId> {
    let mut all = vec![first.entity];
    let Some(at) = parties.iter().position(|party| party.at == first.at) else {
        return all;
    };
    let link = |pair: &[&Party]| link(scene, pair[0], pair[1]);
    let (mut end, mut start) = (at, at);
    while end + 1 < parties.len() && end - at < 4 && link(&parties[end..end + 2]).is_some() {
        end += 1;
    }
    while start > 0 && at - start < 4 && link(&parties[start - 1..=start]).is_some() {
        start -= 1;
    }
    // What follows the last "and" is no longer the list's.
    let and = (start..end)
        .rev()
        .find(|left| link(&parties[*left..left + 2]) == Some(true));
    let Some(and) = and else { return all };
    if at > and + 1 {
        return all;
    }
    all = parties[start..=and + 1]
        .iter()
        .map(|party| party.entity)
        .collect();
    all.dedup();
    all
}

/// Whether a word (`true`) or a comma (`false`) joins two parties; `None` if neither does.
pub fn link(scene: &Scene<'_>, left: &Party, right: &Party) -> Option<bool> {
    if left.span.end > right.span.start || right.at.0 - left.at.1 > 3 {
        return None;
    }
    let between = laocoon_text::Span::new(left.span.end, right.span.start);
    let word = scene.document.words(between).split_whitespace().next()?;
    let crossing = scene
        .seen
        .iter()
        .any(|seen| left.at.1 <= seen.at.0 && seen.at.1 <= right.at.0);
    let joins = scene.lexicon.joiners.iter().any(|joiner| joiner == word);
    (joins && !crossing && word.chars().count() <= 3).then_some(word != ",")
}

/// Whether something of this kind is done to somebody.
const fn has_targets(kind: EventKind) -> bool {
    !matches!(
        kind,
        EventKind::Protest
            | EventKind::Retreat
            | EventKind::Mobilize
            | EventKind::PriceChange
            | EventKind::Election
            | EventKind::Emergency
            | EventKind::Shutdown
            | EventKind::Consult
            | EventKind::Agree
            | EventKind::Cooperate
    )
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
