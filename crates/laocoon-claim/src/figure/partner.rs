//! Shares of partners in trade that a list or the sentence before tells of.

use super::find::Scene;
use super::topic::Topic;
use super::view::What;
use crate::claim::Source;
use crate::indicator::{Other, indicator};
use crate::lexicon::Meaning;
use laocoon_mark::{Quantity, QuantityKind};

impl Scene<'_> {
    /// "Exports go to Brazil (22%), the US (14%) and Argentina (9%)", "Экспорт: Россия 39 %, Румыния 11 %": several
    /// countries, each with its share right behind it.
    pub(super) fn partner_list(&self, quantity: &Quantity, at: (usize, usize)) -> Option<Topic> {
        if quantity.kind != QuantityKind::Percent {
            return None;
        }
        let share = |words: (usize, usize)| {
            self.view.sights.iter().find(|sight| {
                let percent = match sight.what {
                    What::Amount(amount) => (amount.quantity(self.layers))
                        .is_some_and(|q| q.kind == QuantityKind::Percent),
                    _ => false,
                };
                percent && sight.at.0 >= words.1 && self.view.distance(words, sight.at) <= 1
            })
        };
        let pairs: Vec<(usize, usize)> = (self.place.countries(self.view))
            .filter_map(|(words, _)| Some(share(words)?.at))
            .collect();
        if pairs.len() < 2 || !pairs.contains(&at) {
            return None;
        }
        let (words, key) = self
            .view
            .words()
            .filter(|(words, _)| words.1 <= at.0)
            .filter_map(|(words, meaning)| match meaning {
                Meaning::Indicator(key) | Meaning::Weak(key) | Meaning::Measure(key) => match key {
                    "exports" | "export-partner" => Some((words, "export-partner")),
                    "imports" | "import-partner" => Some((words, "import-partner")),
                    _ => None,
                },
                _ => None,
            })
            .last()?;
        Some(Topic {
            indicator: key.to_owned(),
            from: Source::Sentence,
            at: Some(words),
            other: Other::Partner,
            category: None,
        })
    }

    /// "China supplies 40 % of imports. Russia gives 38 %": the sentence before tells of what.
    pub(super) fn another_partner(&self, quantity: &Quantity) -> Option<Topic> {
        if quantity.kind != QuantityKind::Percent || quantity.of.is_some() {
            return None;
        }
        let previous = self.place.previous()?;
        let key = previous
            .words()
            .filter_map(|(_, meaning)| match meaning {
                Meaning::Indicator(key) => indicator(key),
                _ => None,
            })
            .filter(|indicator| indicator.other == Other::Partner)
            .last()?
            .key;
        Some(Topic {
            indicator: key.to_owned(),
            from: Source::Before,
            at: None,
            other: Other::Partner,
            category: None,
        })
    }
}
