//! Since when somebody is at the head of a state.

use super::{NEAR, REACH, Told, Words};
use crate::claim::Source;
use crate::figure::find::Scene;
use crate::figure::view::What;
use crate::indicator::Other;
use crate::lexicon::Meaning;
use laocoon_mark::{CueClass, NameKind, TimeId};

impl Scene<'_> {
    /// "Nursultan Nazarbayev, president since 1991", "became prime minister in 2007".
    pub(super) fn office(&self, date: Words, time: TimeId) -> Option<Told> {
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
        let took = || took() && !self.announced(trigger, date);
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

    /// Whether something is said between a role and a date: "its prime minister announced on Monday" dates the saying.
    fn announced(&self, trigger: Words, date: Words) -> bool {
        let (from, to) = if trigger.1 <= date.0 {
            (trigger.1, date.0)
        } else {
            (date.1, trigger.0)
        };
        let between = (from < to).then(|| self.view.span((from, to))).flatten();
        between.is_some_and(|between| {
            let cues = &self.layers.cues;
            let first = cues.partition_point(|cue| cue.span.start < between.start);
            (cues[first..].iter())
                .take_while(|cue| cue.span.start < between.end)
                .any(|cue| cue.class == CueClass::Report)
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
}
