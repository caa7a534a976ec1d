//! Since when a state is a member of an organisation.

use super::{NEAR, REACH, Told, Words};
use crate::figure::find::Scene;
use crate::lexicon::Meaning;
use laocoon_mark::{EntityId, NameKind};

impl Scene<'_> {
    /// "joined NATO and the EU in 2004", "In 2004 it joined NATO", "a NATO member since 2004".
    pub(super) fn membership(&self, date: Words) -> Option<Told> {
        let triggers: Vec<(Words, &'static str)> = self
            .facts()
            .filter(|(_, key)| key.starts_with("membership"))
            .collect();
        let organisations = self.organisations();
        let before = organisations
            .iter()
            .rev()
            .find(|(at, _)| at.1 <= date.0 && self.near(*at, date, REACH));
        let (trigger, key) = if let Some((nearest, _)) = before {
            let ahead = triggers.iter().rev().find(|(at, _)| at.1 <= nearest.0);
            let ahead = ahead.filter(|(at, _)| self.view.distance(*at, *nearest) <= REACH * 2);
            let behind = triggers
                .iter()
                .find(|(at, _)| at.0 >= nearest.1 && at.1 <= date.0);
            let behind = behind.filter(|(at, _)| self.view.distance(*at, *nearest) <= NEAR);
            *behind.or(ahead)?
        } else {
            let opened = |(at, _): &&(Words, &str)| at.0 >= date.1 && self.near(date, *at, REACH);
            *triggers.iter().find(opened)?
        };
        let mut objects: Vec<(Words, EntityId)> = Vec::new();
        for (at, entity) in &organisations {
            let in_reach = match before {
                Some((nearest, _)) => {
                    let ahead = at.0 >= trigger.1 || at == nearest;
                    at.1 <= nearest.1 && ahead && self.near(*at, date, REACH * 2)
                }
                None => at.0 >= trigger.1 && self.near(trigger, *at, REACH),
            };
            // Further ones belong to it if they are told in one breath.
            let linked = objects
                .last()
                .is_none_or(|(last, _)| self.joined(*last, *at));
            match (in_reach, linked, before.is_some()) {
                (true, true, _) => objects.push((*at, *entity)),
                (true, false, true) => objects = vec![(*at, *entity)],
                _ => {}
            }
        }
        let anchor = if before.is_some() {
            objects.last()
        } else {
            objects.first()
        };
        if !anchor.is_some_and(|(at, _)| self.own(*at, date)) {
            return None;
        }
        let last = objects.last().map(|(at, _)| at.1.max(trigger.1))?;
        let lesser = self.has_between(
            Meaning::Lesser,
            trigger.0.saturating_sub(2),
            last.max(date.0),
        );
        if lesser || self.unreal(trigger, last) {
            return None;
        }
        let subjects = self.subjects(trigger, true);
        Some(Told {
            key,
            trigger,
            objects,
            subjects,
        })
    }

    /// The organisations; of names that stand side by side, "NATO's Partnership for Peace", the longest.
    fn organisations(&self) -> Vec<(Words, EntityId)> {
        let mut found: Vec<(Words, EntityId)> = Vec::new();
        for (at, entity) in self.names(NameKind::Organisation) {
            match found.last_mut() {
                Some(last) if self.view.distance(last.0, at) <= 2 && !self.joined(last.0, at) => {
                    if at.1 - at.0 > last.0.1 - last.0.0 {
                        *last = (at, entity);
                    }
                }
                _ => found.push((at, entity)),
            }
        }
        found
    }
}
