//! A country in the world: its commodities, its rank, its share of the world's total.

use super::find::Scene;
use super::topic::{REACH, Topic};
use crate::claim::Source;
use crate::indicator::{COMMODITY_ADMITS, Indicator, Other, indicator};
use crate::lexicon::Meaning;
use crate::unit::{Dimension, measures};
use laocoon_mark::{Quantity, QuantityKind};

impl Scene<'_> {
    /// Production, reserves, trade of a commodity, its share of the world's, its rank.
    pub fn commodity(&self, quantity: &Quantity, at: (usize, usize)) -> Option<Topic> {
        let near = |wanted: fn(Meaning) -> Option<&'static str>| {
            self.view
                .words()
                .filter_map(move |(words, meaning)| Some((words, wanted(meaning)?)))
                .map(|(words, key)| (self.remoteness(words, at), words, key))
                .filter(|(far, _, _)| *far <= REACH / 2)
                .min_by_key(|(far, _, _)| *far)
        };
        let around = |wanted: fn(Meaning) -> Option<&'static str>| {
            self.context.around.iter().find_map(|(from, view)| {
                view.words()
                    .find_map(|(_, meaning)| Some((*from, wanted(meaning)?)))
            })
        };
        let (_, words, commodity) = near(commodity_of)?;
        let (measure, from, words) = match near(measure_of) {
            Some((_, at, key)) => {
                let both = (words.0.min(at.0), words.1.max(at.1));
                (key, Source::Sentence, both)
            }
            None => around(measure_of).map(|(from, key)| (key, from, words))?,
        };
        let world = self.view.has(Meaning::World)
            || self
                .context
                .around
                .iter()
                .any(|(_, view)| view.has(Meaning::World));
        let suffix = match quantity.kind {
            // "1er producteur", not "the first book about coal mining".
            QuantityKind::Rank if world || self.view.distance(words, at) <= 2 => "-rank",
            QuantityKind::Percent if world => "-share",
            QuantityKind::Percent => return None,
            _ if measures(quantity)
                .iter()
                .any(|d| COMMODITY_ADMITS.contains(d)) =>
            {
                ""
            }
            _ => return None,
        };
        Some(Topic {
            indicator: format!("{commodity}-{measure}{suffix}"),
            from,
            at: Some(words),
            other: Other::None,
            category: None,
        })
    }

    /// Whether a word of this meaning stands next to the indicator or the number.
    fn near_word(&self, wanted: Meaning, words: (usize, usize), at: (usize, usize)) -> bool {
        self.view.words().any(|(word, meaning)| {
            meaning == wanted
                && (self.view.distance(word, words) <= 2 || self.view.distance(word, at) <= 1)
        })
    }

    /// A country's rank among all, or its share of the world's total: "28th country by area",
    /// "7 % of the world's airports".
    pub fn in_the_world(&self, quantity: &Quantity, at: (usize, usize)) -> Option<Topic> {
        let suffix = match quantity.kind {
            QuantityKind::Rank => "-rank",
            QuantityKind::Percent => "-share",
            _ => return None,
        };
        let absolute = |indicator: &Indicator| {
            indicator.other == Other::None
                && !indicator.admits.iter().any(|dimension| {
                    matches!(
                        dimension,
                        Dimension::Percent | Dimension::Rank | Dimension::Rate
                    )
                })
        };
        let (words, indicator) = self
            .view
            .words()
            .filter_map(|(words, meaning)| match meaning {
                Meaning::Indicator(key) => Some((words, indicator(key)?)),
                _ => None,
            })
            .filter(|(_, indicator)| absolute(indicator))
            .filter(|(words, _)| {
                // Told as one in the world it may stand further off.
                let world = self.near_word(Meaning::World, *words, at);
                self.remoteness(*words, at) <= if world { REACH * 2 / 3 } else { REACH / 3 }
            })
            .filter(|(words, _)| {
                self.near_word(Meaning::World, *words, at)
                    || (suffix == "-rank" && self.near_word(Meaning::Country, *words, at))
            })
            .min_by_key(|(words, _)| self.remoteness(*words, at))?;
        Some(Topic {
            indicator: format!("{}{suffix}", indicator.key),
            from: Source::Sentence,
            at: Some(words),
            other: Other::None,
            category: None,
        })
    }
}

fn commodity_of(meaning: Meaning) -> Option<&'static str> {
    match meaning {
        Meaning::Commodity(key) => Some(key),
        _ => None,
    }
}

fn measure_of(meaning: Meaning) -> Option<&'static str> {
    match meaning {
        Meaning::Measure(key) => Some(key),
        _ => None,
    }
}
