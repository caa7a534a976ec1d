//! Since when a state is independent, has its capital, or its name.

use super::{NEAR, REACH, Told, Words};
use crate::claim::Source;
use crate::figure::find::Scene;
use crate::figure::view::What;
use crate::indicator::Other;
use crate::lexicon::Meaning;
use laocoon_mark::EntityId;

impl Scene<'_> {
    /// "Its capital has been Astana since 1997", "renamed Nur-Sultan in 2019".
    pub(super) fn place(&self, date: Words, wanted: &str) -> Option<Told> {
        let (trigger, key) = self
            .facts()
            .filter(|(at, key)| {
                *key == wanted && self.near(*at, date, REACH) && self.own(*at, date)
            })
            .min_by_key(|(at, _)| (self.view.distance(*at, date), at.0))?;
        let from = trigger.0.saturating_sub(8);
        let told = wanted == "named"
            || self.since(date)
            || self.has_between(Meaning::Became, from, date.0.max(trigger.1 + 8));
        if !told || self.unreal(trigger, trigger.1) {
            return None;
        }
        let countries: Vec<(Words, EntityId)> = self.place.countries(self.view).collect();
        let is_country = |at: Words| countries.iter().any(|(country, _)| *country == at);
        let named = self
            .view
            .sights
            .iter()
            .filter_map(|sight| match sight.what {
                What::Name(_, entity, _) => Some((sight.at, entity)),
                _ => None,
            });
        // Behind the words that tell it: "Since 1997 the capital is Astana".
        let opened = date.1 <= trigger.0;
        let object = named
            .filter(|(at, _)| {
                if opened {
                    at.0 >= trigger.1 && self.near(trigger, *at, NEAR)
                } else {
                    at.1 <= date.0 && self.near(*at, date, REACH)
                }
            })
            .filter(|(at, _)| wanted == "named" || !is_country(*at))
            .filter(|(at, _)| wanted != "named" || at.0 >= trigger.1)
            .min_by_key(|(at, _)| if opened { at.0 } else { usize::MAX - at.0 })?;
        let subject = countries
            .iter()
            .find(|(at, _)| *at != object.0)
            .map(|(_, entity)| (*entity, Source::Sentence));
        let subject = subject.or_else(|| self.place.surrounding(self.context, Other::None));
        // A state that is renamed is named by its new name.
        let subject =
            subject.or_else(|| is_country(object.0).then_some((object.1, Source::Sentence)))?;
        Some(Told {
            key,
            trigger,
            objects: vec![object],
            subjects: vec![subject],
        })
    }

    /// "independent since 1991", "In 1960 Mali gained independence".
    pub(super) fn independence(&self, date: Words) -> Option<Told> {
        let (trigger, key) = self
            .facts()
            .filter(|(at, key)| {
                *key == "independence" && self.near(*at, date, REACH) && self.own(*at, date)
            })
            .min_by_key(|(at, _)| (self.view.distance(*at, date), at.0))?;
        let mut subjects = self.subjects(trigger, false);
        if subjects.is_empty() {
            // "L'indépendance du Mali, en 1960".
            let mut countries = self.place.countries(self.view);
            let next = countries
                .find(|(at, _)| at.0 >= trigger.1 && self.view.distance(trigger, *at) <= 2);
            subjects.extend(next.map(|(_, entity)| (entity, Source::Sentence)));
        }
        (!self.unreal(trigger, trigger.1)).then_some(Told {
            key,
            trigger,
            objects: Vec::new(),
            subjects,
        })
    }
}
