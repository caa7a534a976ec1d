//! Numbers that tell by themselves what they are of, in a country's profile.

use super::find::Scene;
use super::topic::Topic;
use crate::claim::Source;
use crate::indicator::Other;
use crate::lexicon::Meaning;
use crate::unit::{Dimension, measures};
use laocoon_mark::Quantity;
use rust_decimal::Decimal;

/// A smaller area, in square kilometres, is no country's.
const LEAST_AREA: Decimal = Decimal::from_parts(10, 0, 0, false, 0);

impl Scene<'_> {
    /// "A landlocked country of 274,200 sq km", "an island of 65,000 sq km with some 22 million people": an area, or a
    /// great number of people, right behind a word for the country.
    pub(super) fn apposed(&self, quantity: &Quantity, at: (usize, usize)) -> Option<Topic> {
        let (key, reach) = if self.is_area(quantity, LEAST_AREA) {
            ("area", 4)
        } else if self.counts_people(quantity) {
            ("population", 12)
        } else {
            return None;
        };
        let country = self.view.words().filter(|(words, meaning)| {
            let near = words.1 <= at.0 && at.0 - words.1 <= reach;
            *meaning == Meaning::Country && near && self.view.pause(words.1 - 1, at.0) <= 3
        });
        let (words, _) = country.last()?;
        Some(Topic {
            indicator: key.to_owned(),
            from: Source::Sentence,
            at: Some(words),
            other: Other::None,
            category: None,
        })
    }

    /// A number that by itself tells the indicator in a country's profile: an area, or a great
    /// number of people, as an item of a list that says no more.
    pub(super) fn implied(&self, quantity: &Quantity, at: (usize, usize)) -> Option<Topic> {
        let bare = at.0 <= 2 || self.place.labelled(self.view, at);
        if !self.place.in_list() || !bare {
            return None;
        }
        let key = if measures(quantity).contains(&Dimension::Area) {
            "area"
        } else if self.counts_people(quantity) {
            "population"
        } else {
            return None;
        };
        Some(Topic {
            indicator: key.to_owned(),
            from: Source::Topic,
            at: None,
            other: Other::None,
            category: None,
        })
    }

    /// Whether it counts people, and more than any crowd.
    fn counts_people(&self, quantity: &Quantity) -> bool {
        let crowd = Decimal::from(200_000);
        let people = quantity.of.is_some_and(|of| {
            let counted = self.view.at(of);
            self.view.words().any(|(words, meaning)| {
                meaning == Meaning::Whole && words.0 <= counted.0 && counted.0 < words.1
            })
        });
        people && quantity.value.is_some_and(|value| value >= crowd)
    }
}
