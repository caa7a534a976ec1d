//! Who did it, and to whom: by the tree of the sentence, else by the order of its words.

use super::aside::after;
use super::lexicon::Part;
use super::order;
use super::party::Party;
use super::scene::{Scene, Seen};
use super::syntax::{self, Argument};
use crate::act::EventKind;
use laocoon_mark::syntax::Upos;
use laocoon_mark::{EntityId, NameKind};
use laocoon_text::Span;

/// Who, and to whom.
pub fn roles(scene: &Scene<'_>, trigger: &Seen, kind: EventKind) -> (Vec<EntityId>, Vec<EntityId>) {
    let (who, whom) = order::roles(scene, trigger, kind);
    if who.is_empty() && whom.is_empty() && scene.parties.is_empty() {
        return (who, whom);
    }
    let own = |party: &Party| trigger.span.contains(party.span);
    let between = |seen: &Seen| seen.is(Part::Between) && seen.at.0 >= trigger.at.1;
    // Words of the trigger that name somebody, and "between A and B", need no tree.
    if scene.parties.iter().any(own) || scene.seen.iter().any(between) {
        return (who, whom);
    }
    // "Police arrested": there is nothing that a tree could tell otherwise.
    if let [only] = scene.parties.as_slice()
        && opens(scene, trigger, only)
    {
        return (who, whom);
    }
    let Some(parsed) = syntax::parsed(scene) else {
        return (who, whom);
    };
    let Some(told) = syntax::arguments(scene, parsed, trigger) else {
        let upos = parsed.tagged.tag(syntax::head(parsed, trigger)).upos;
        if !matches!(upos, Upos::Noun | Upos::Propn) {
            return (who, whom);
        }
        // The mention that stands nearest is the one that was found.
        let attached = |entity: &EntityId| {
            let mentions = scene.parties.iter().filter(|party| party.entity == *entity);
            let nearest = mentions.min_by_key(|party| party.at.0.abs_diff(trigger.at.0));
            nearest.is_some_and(|party| syntax::attached(scene, parsed, trigger, party))
        };
        let whom: Vec<EntityId> = whom.into_iter().filter(attached).collect();
        let other = |who: &EntityId| attached(who) && !whom.contains(who);
        return (who.into_iter().filter(other).collect(), whom);
    };
    let asides = asides(scene);
    let entities = |argument: &Argument| -> Option<Vec<EntityId>> {
        let indices = match argument {
            Argument::Missing => return None,
            Argument::Other(token) => {
                let meant = syntax::antecedent(scene, parsed, *token, told.passive);
                return Some(meant.into_iter().collect());
            }
            Argument::Parties(indices) => indices,
        };
        let parties = indices.iter().map(|index| &scene.parties[*index]);
        let free = parties.filter(|party| acts(scene, &asides, trigger, party));
        let mut all: Vec<EntityId> = free.map(|party| party.entity).collect();
        all.dedup();
        Some(all)
    };
    let (subject, object) = (entities(&told.who), entities(&told.whom));
    // "the troops were moved": nobody else is said to have done it.
    if told.passive && subject.is_none() && !has_targets(kind) {
        return (object.unwrap_or_default(), Vec::new());
    }
    let dies = trigger.group.alone && kind == EventKind::Death;
    if dies {
        return (Vec::new(), subject.or(object).unwrap_or_default());
    }
    let free = |entity: &EntityId| {
        let mut parties = scene.parties.iter().filter(|party| party.entity == *entity);
        parties.any(|party| syntax::is_free(parsed, party))
    };
    // A nominative that is an accusative too may have been taken for another subject.
    let whom = object.unwrap_or_else(|| whom.into_iter().filter(free).collect());
    let counts = !trigger.group.alone && has_counterpart(kind);
    let whom = if counts { whom } else { Vec::new() };
    let who = subject.unwrap_or_else(|| match told.passive {
        true => Vec::new(),
        false => who.into_iter().filter(free).collect(),
    });
    let whom = whom
        .into_iter()
        .filter(|whom| !who.contains(whom))
        .collect();
    (who, whom)
}

/// Whether somebody stands right before a verb as its subject: no preposition before, nothing but one
/// word between.
fn opens(scene: &Scene<'_>, trigger: &Seen, party: &Party) -> bool {
    let near = party.at.1 <= trigger.at.0 && trigger.at.0 - party.at.1 <= 1;
    let signs = &[",", ";", ":", "(", ")", "-", "–", "—"];
    if !near || trigger.group.noun || party.placed || scene.divided(party.at.1, trigger.at.0, signs)
    {
        return false;
    }
    let first = scene.sentence.tokens.0;
    let before = party.at.0.saturating_sub(2).max(first)..party.at.0;
    let bound = before.into_iter().any(|token| {
        let word = scene.layers.words.lower(token as usize);
        scene.lexicon.prepositions.iter().any(|known| known == word)
    });
    !bound
        && !scene
            .seen
            .iter()
            .any(|seen| seen.is(Part::Passive) || seen.is(Part::Relative))
}

/// Whether somebody can act or be acted on: no place that only lies there, nobody who only speaks of
/// it or is part of what is said in passing, no adjective but beside the word itself.
pub fn acts(scene: &Scene<'_>, asides: &[Span], trigger: &Seen, party: &Party) -> bool {
    let beside = party.at.1 == trigger.at.0 || party.at.0 == trigger.at.1;
    // What is said to be a cover, or given in return, has parties of its own.
    let aside = |words: &Span| words.contains(party.span) && !words.contains(trigger.span);
    (!party.adjective || beside)
        && (party.kind != Some(NameKind::Place) || party.power.is_some())
        && !asides.iter().any(aside)
        && !scene.divided(party.at.1, trigger.at.0, &[";"])
        && !scene.speaks(party.span, trigger.span)
}

/// The pretexts and what was given in return in a sentence.
pub fn asides(scene: &Scene<'_>) -> Vec<Span> {
    let parts = [Part::Cover, Part::Exchange].into_iter();
    parts.filter_map(|part| after(scene, part)).collect()
}

/// Whether something of this kind is done to somebody.
pub const fn has_targets(kind: EventKind) -> bool {
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

/// Whether somebody can be on the other side of it.
pub const fn has_counterpart(kind: EventKind) -> bool {
    has_targets(kind)
        || matches!(
            kind,
            EventKind::Consult | EventKind::Agree | EventKind::Cooperate | EventKind::Protest
        )
}
