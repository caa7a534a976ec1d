//! Shares of a people: ethnic groups, religions, languages.

use super::find::Scene;
use super::topic::Topic;
use super::view::{View, What};
use crate::claim::Source;
use crate::indicator::{Other, indicator, people_of};
use crate::lexicon::Meaning;
use laocoon_mark::{NameKind, Quantity, QuantityKind};

impl Scene<'_> {
    /// A share of a people: "70 % de Kazakhs", "Kazakhs make up 70 % of the population".
    pub fn composition(&self, quantity: &Quantity, at: (usize, usize)) -> Option<Topic> {
        if quantity.kind != QuantityKind::Percent {
            return None;
        }
        let (of, name, words) = self
            .view
            .sights
            .iter()
            .filter_map(|sight| {
                self.group(sight.what)
                    .map(|(of, name)| (of, name, sight.at))
            })
            .filter(|(_, _, words)| self.view.distance(*words, at) <= 6)
            .filter(|(_, _, words)| !self.quantity_between(*words, at) && !self.taken(*words, at))
            // "25 % of Moldovan exports": the people's name belongs to the next word.
            .filter(|(_, _, words)| !self.qualifies(*words))
            .min_by_key(|(_, _, words)| (self.view.distance(*words, at), words.0 < at.0))?;
        let about_people = |view: &View<'_>| {
            view.has(Meaning::Whole)
                || ["ethnic-group", "religion", "language", "population"]
                    .iter()
                    .any(|key| view.has(Meaning::Indicator(key)))
        };
        let told = about_people(self.view)
            || self
                .context
                .around
                .iter()
                .any(|(_, view)| about_people(view));
        // "- Muslims: 94 %", "Buddhists 95 %." say by themselves what they are.
        let bare =
            self.view.len() <= 4 || (self.place.in_list() && self.place.labelled(self.view, at));
        let told = told || bare;
        let follows = words.0 >= at.1;
        // The words between: "70 % de Kazakhs" is a composition, "70 % des Kazakhs" a part of
        // them, unless the surroundings speak of a people's make-up.
        let between = |meaning: Meaning| {
            self.view
                .words()
                .any(|(word, found)| found == meaning && at.1 <= word.0 && word.1 <= words.0)
        };
        let composed = if follows {
            let whole = self.view.words().filter(|(word, found)| {
                *found == Meaning::Whole && at.1 <= word.0 && word.1 <= words.0
            });
            let gap = words.0 - at.1 - whole.count().min(words.0 - at.1);
            // Only a dash may part them, and only where a people's make-up is told.
            let pause = self.view.pause(at.1 - 1, words.0);
            let adjacent = gap <= 2 && (pause == 0 || (told && pause <= 3));
            adjacent && (told || !between(Meaning::Part))
        } else {
            told
        };
        if !composed {
            return None;
        }
        // A stated indicator decides what kind of group a people's name is.
        let of = if of == "ethnic-group"
            && self.view.has(Meaning::Indicator("language"))
            && !self.view.has(Meaning::Indicator("ethnic-group"))
        {
            "language"
        } else {
            of
        };
        Some(Topic {
            indicator: of.to_owned(),
            from: Source::Sentence,
            at: Some(words),
            other: Other::Category,
            category: Some(name),
        })
    }

    /// Whether these words stand before the name of an indicator, as an adjective does, or
    /// right behind one.
    fn qualifies(&self, words: (usize, usize)) -> bool {
        self.view.words().any(|(other, meaning)| {
            let named = match meaning {
                Meaning::Indicator(key) => {
                    indicator(key).is_some_and(|indicator| indicator.other != Other::Category)
                        && key != "population"
                }
                Meaning::Measure(_) | Meaning::Commodity(_) => true,
                _ => false,
            };
            let touches = words.1 == other.0 || other.1 == words.0;
            named && touches && self.view.distance(words, other) == 0
        })
    }

    /// A people, a religion or a language.
    fn group(&self, what: What) -> Option<(&'static str, &'static str)> {
        match what {
            What::Word(Meaning::Category(of, name)) => Some((of, name)),
            What::Name(_, entity, NameKind::Group) => {
                let country = self.layers[entity].id("iso3166")?;
                Some(("ethnic-group", people_of(country)?))
            }
            _ => None,
        }
    }
}
