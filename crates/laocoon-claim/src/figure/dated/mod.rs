//! Dated facts: since when a state is independent, a member of an organisation, under a head, with a capital.

mod membership;
mod office;
mod place;

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
}
