//! Who did what to whom: steps between actors, and events with an actor and a target.

use crate::Dossier;
use laocoon_claim::{Body, EventKind, Modality};
use laocoon_mark::EntityId;
use std::collections::{BTreeMap, BTreeSet};

/// All that one actor is said to have done to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Deeds {
    pub(crate) from: EntityId,
    pub(crate) to: EntityId,
    /// Kinds of acts and how often they are told, the most frequent first; `None` is a step
    /// told in words that no table has.
    pub(crate) kinds: Vec<(Option<EventKind>, usize)>,
    /// Indices of claims.
    pub(crate) claims: Vec<u32>,
    /// How many acts: claims that tell one act by one word count once.
    pub(crate) acts: usize,
    /// Whether any of it is said to have happened.
    pub(crate) actual: bool,
}

/// Pairs of actors, the busiest first.
pub(crate) fn deeds(dossier: &Dossier<'_>) -> Vec<Deeds> {
    let mut pairs: BTreeMap<(EntityId, EntityId), Deeds> = BTreeMap::new();
    let mut told = BTreeSet::new();
    for (claim, index) in dossier.claims.iter().zip(0..) {
        let (trigger, kind, modality, from, to) = match &claim.body {
            Body::Relation(step) => (
                step.trigger,
                step.kind,
                step.modality,
                step.from.as_slice(),
                step.to.as_slice(),
            ),
            Body::Event(event) => (
                event.trigger,
                Some(event.kind),
                event.modality,
                event.actors.as_slice(),
                event.targets.as_slice(),
            ),
            _ => continue,
        };
        for (from, to) in from
            .iter()
            .flat_map(|from| to.iter().map(move |to| (*from, *to)))
        {
            let deeds = pairs.entry((from, to)).or_insert_with(|| Deeds {
                from,
                to,
                kinds: Vec::new(),
                claims: Vec::new(),
                acts: 0,
                actual: false,
            });
            deeds.claims.push(index);
            deeds.actual |= modality == Modality::Actual;
            if !told.insert((trigger, from, to)) {
                continue;
            }
            deeds.acts += 1;
            match deeds.kinds.iter_mut().find(|(known, _)| *known == kind) {
                Some((_, times)) => *times += 1,
                None => deeds.kinds.push((kind, 1)),
            }
        }
    }
    let mut all: Vec<Deeds> = pairs.into_values().collect();
    for deeds in &mut all {
        deeds
            .kinds
            .sort_by_key(|(kind, times)| (std::cmp::Reverse(*times), *kind));
    }
    all.sort_by_key(|deeds| (std::cmp::Reverse(deeds.acts), deeds.claims[0]));
    all
}
