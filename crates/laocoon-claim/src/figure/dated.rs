//! Dated facts: since when a state is independent, a member of an organisation, under a head, with a capital.

use super::find::Scene;
use super::subject::is_origin;
use super::view::What;
use crate::claim::{Amount, Body, Claim, Figure, Source};
use crate::indicator::Other;
use crate::lexicon::Meaning;
use crate::stance;
use laocoon_mark::{EntityId, NameKind, Sentence, TimeId};

type Words = (usize, usize);

/// Between a fact's words and its date stand at most so many words and pauses.
const REACH: u32 = 14;
/// Between a role and who holds it.
const NEAR: u32 = 6;

/// What a date is of: the words that say so, the objects and subjects that it tells it of.
struct Told {
    key: &'static str,
    trigger: Words,
    objects: Vec<(Words, EntityId)>,
    subjects: Vec<(EntityId, Source)>,
}

impl Scene<'_> {
    /// The dated facts among the dates of the sentence.
    pub fn dated(&self, sentence: &Sentence) -> Vec<Claim> {
        if !self.facts().any(|(_, key)| key != "none") {
            return Vec::new();
        }
        let mut claims = Vec::new();
        for (date, time) in self.dates() {
            let told = [
                self.membership(date),
                self.independence(date),
                self.office(date, time),
                self.place(date, "capital"),
                self.place(date, "named"),
            ];
            for told in told.into_iter().flatten() {
                self.add(&mut claims, sentence, date, time, &told);
            }
        }
        claims
    }

    fn add(
        &self,
        claims: &mut Vec<Claim>,
        sentence: &Sentence,
        date: Words,
        time: TimeId,
        told: &Told,
    ) {
        let objects: Vec<Option<(Words, EntityId)>> = match told.objects.is_empty() {
            true => vec![None],
            false => told.objects.iter().copied().map(Some).collect(),
        };
        for (subject, subject_from) in &told.subjects {
            for object in &objects {
                let ends = [told.trigger, date]
                    .into_iter()
                    .chain(object.map(|(at, _)| at));
                let (first, last) = ends.fold(date, |all, at| (all.0.min(at.0), all.1.max(at.1)));
                let Some(span) = self.view.span((first, last)) else {
                    continue;
                };
                let figure = Figure {
                    indicator: told.key.to_owned(),
                    subject: Some(*subject),
                    subject_from: *subject_from,
                    indicator_from: Source::Sentence,
                    with: object.map(|(_, entity)| entity),
                    category: None,
                    amount: Amount::Date(time),
                    time: None,
                };
                claims.push(Claim {
                    span,
                    stance: stance::of(self.place.document, self.layers, sentence, span),
                    body: Body::Figure(figure),
                });
            }
        }
    }

    fn facts(&self) -> impl Iterator<Item = (Words, &'static str)> + '_ {
        self.view.words().filter_map(|(at, meaning)| match meaning {
            Meaning::Fact(key) => Some((at, key)),
            _ => None,
        })
    }

    /// The dates whose year is known.
    fn dates(&self) -> impl Iterator<Item = (Words, TimeId)> + '_ {
        self.view
            .sights
            .iter()
            .filter_map(|sight| match sight.what {
                What::Date(time) => {
                    let known = &self.layers[time];
                    (known.from.is_some() && known.to.is_some()).then_some((sight.at, time))
                }
                _ => None,
            })
    }

    fn names(&self, kind: NameKind) -> impl Iterator<Item = (Words, EntityId)> + '_ {
        self.view
            .sights
            .iter()
            .filter_map(move |sight| match sight.what {
                What::Name(_, entity, found) if found == kind => Some((sight.at, entity)),
                _ => None,
            })
    }

    /// Whether no date stands between two places, and they are near.
    fn near(&self, a: Words, b: Words, reach: u32) -> bool {
        let (left, right) = if a.0 <= b.0 { (a, b) } else { (b, a) };
        let apart = self
            .dates()
            .any(|(at, _)| at.0 >= left.1 && at.1 <= right.0);
        !apart && self.view.distance(a, b) <= reach
    }

    /// Whether a word of this meaning stands from one place to another.
    fn has_between(&self, meaning: Meaning, from: usize, to: usize) -> bool {
        self.view
            .words()
            .any(|(at, found)| found == meaning && at.0 >= from && at.1 <= to)
    }

    /// "since 1991": the word right before the date, or taken into it.
    fn since(&self, date: Words) -> bool {
        self.view.words().any(|(at, found)| {
            found == Meaning::Since && at.1 <= date.1 && at.1 + 1 >= date.0 && at.0 <= date.0
        })
    }

    /// Whether the words here tell of something wished, planned or denied.
    fn unreal(&self, trigger: Words, to: usize) -> bool {
        self.has_between(Meaning::Unreal, trigger.0.saturating_sub(5), to)
    }

    /// Whether two names are told in one breath: "the EU and NATO".
    fn joined(&self, left: Words, right: Words) -> bool {
        self.view.distance(left, right) <= 5
            && (self.view.pause(left.1.saturating_sub(1), right.0) > 0
                || self.has_between(Meaning::And, left.1, right.0))
    }

    /// Whether no other date stands nearer to what a date is said of; of two as near, the one behind counts.
    fn own(&self, anchor: Words, date: Words) -> bool {
        let far = |at: Words| (self.view.distance(anchor, at), at.0 < anchor.0);
        self.dates().map(|(at, _)| far(at)).min() == Some(far(date))
    }

    /// The nearest country before the trigger with those told in one breath with it, or behind it, or around.
    fn subjects(&self, trigger: Words, behind: bool) -> Vec<(EntityId, Source)> {
        let countries: Vec<(Words, EntityId)> = (self.place.countries(self.view))
            .filter(|(at, _)| !self.view.introduced(*at, Meaning::Comparison))
            .filter(|(at, _)| !is_origin(self.view, *at))
            .collect();
        let mut found: Vec<(Words, EntityId)> = Vec::new();
        for (at, entity) in countries.iter().rev().filter(|(at, _)| at.1 <= trigger.0) {
            if found.last().is_none_or(|(next, _)| self.joined(*at, *next)) {
                found.push((*at, *entity));
            } else {
                break;
            }
        }
        if found.is_empty() && behind {
            let next = countries
                .iter()
                .find(|(at, _)| at.0 >= trigger.1 && self.view.distance(trigger, *at) <= 2);
            found.extend(next);
        }
        if found.is_empty() {
            return self
                .place
                .surrounding(self.context, Other::None)
                .into_iter()
                .collect();
        }
        let mut subjects: Vec<(EntityId, Source)> = Vec::new();
        for (_, entity) in found.into_iter().rev() {
            if !subjects.iter().any(|(known, _)| *known == entity) {
                subjects.push((entity, Source::Sentence));
            }
        }
        subjects
    }

    /// "joined NATO and the EU in 2004", "In 2004 it joined NATO", "a NATO member since 2004".
    fn membership(&self, date: Words) -> Option<Told> {
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

    /// "independent since 1991", "In 1960 Mali gained independence".
    fn independence(&self, date: Words) -> Option<Told> {
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

    /// "Nursultan Nazarbayev, president since 1991", "became prime minister in 2007".
    fn office(&self, date: Words, time: TimeId) -> Option<Told> {
        let (trigger, key) = self
            .facts()
            .filter(|(at, key)| {
                key.starts_with("head-of") && self.near(*at, date, REACH) && self.own(*at, date)
            })
            .min_by_key(|(at, _)| (self.view.distance(*at, date), at.0))?;
        let known = &self.layers[time];
        let range = known
            .from
            .zip(known.to)
            .is_some_and(|(from, to)| to.year() > from.year());
        let took = || {
            self.has_between(
                Meaning::Became,
                trigger.0.saturating_sub(6),
                date.0.max(trigger.1),
            )
        };
        if !(range || self.since(date) || took()) || self.unreal(trigger, trigger.1) {
            return None;
        }
        let holder = (self.names(NameKind::Person))
            .filter(|(at, _)| self.view.distance(*at, trigger) <= NEAR * 2)
            .min_by_key(|(at, _)| (self.view.distance(*at, trigger), at.0))?;
        let countries = self.place.countries(self.view);
        let own = countries.filter(|(at, _)| self.view.distance(*at, trigger) <= 2);
        let own = own.min_by_key(|(at, _)| self.view.distance(*at, trigger));
        let subject = match own {
            Some((_, entity)) => (entity, Source::Sentence),
            // "president of the chamber": of something else than the country.
            None if self.is_of_something(trigger) => return None,
            None => self.place.surrounding(self.context, Other::None)?,
        };
        Some(Told {
            key,
            trigger,
            objects: vec![holder],
            subjects: vec![subject],
        })
    }

    /// Whether words without a meaning of their own follow at once: "president of the chamber".
    fn is_of_something(&self, trigger: Words) -> bool {
        let tells = |what: What| {
            matches!(
                what,
                What::Name(..)
                    | What::Date(_)
                    | What::Amount(_)
                    | What::Word(Meaning::Since | Meaning::Became | Meaning::Country)
            )
        };
        let reach = trigger.1..trigger.1 + 3;
        let mut sights = self.view.sights.iter();
        let seen = sights.any(|sight| reach.contains(&sight.at.0) && tells(sight.what));
        let ends = trigger.1 >= self.view.len();
        !ends && !seen && self.view.pause(trigger.1 - 1, trigger.1) == 0
    }

    /// "Its capital has been Astana since 1997", "renamed Nur-Sultan in 2019".
    fn place(&self, date: Words, wanted: &str) -> Option<Told> {
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
}
