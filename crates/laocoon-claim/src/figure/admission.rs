//! Whether a number can be one of an indicator's.

use super::find::Scene;
use super::topic::REACH;
use super::view::View;
use crate::indicator::indicator;
use crate::lexicon::Meaning;
use crate::unit::{Dimension, measures, unit};
use laocoon_mark::{Quantity, QuantityKind};
use rust_decimal::Decimal;

/// The same for a number without unit or counted thing.
const NUMBER_REACH: u32 = 14;

/// The same for an age.
const AGE_REACH: u32 = 9;

/// One so large is a country's or a great province's.
const LEAST_COUNTRY: Decimal = Decimal::from_parts(5_000, 0, 0, false, 0);

/// Fewer people than this are no country.
const LEAST_PEOPLE: Decimal = Decimal::from_parts(9_000, 0, 0, false, 0);

impl Scene<'_> {
    /// Whether a number of this kind can be one of the indicator's. What is counted must be
    /// what the indicator counts: "300 soldiers" is not a population.
    pub(super) fn admits(
        &self,
        dimensions: &[Dimension],
        quantity: &Quantity,
        words: (usize, usize),
        at: Option<(usize, usize)>,
    ) -> bool {
        if !measures(quantity)
            .iter()
            .any(|found| dimensions.contains(found))
        {
            return false;
        }
        if at.is_some_and(|at| self.is_something_else(at, words, quantity)) {
            return false;
        }
        // A state of few people has them next to the word: "a population of 825".
        let few = quantity.value.is_none_or(|value| value < LEAST_PEOPLE);
        let next = at.is_some_and(|at| words.1 <= at.0 && self.view.distance(words, at) <= 2);
        if dimensions == [Dimension::People] && few && !next {
            return false;
        }
        // Among several ages only the one next to the words is meant.
        let age = dimensions == [Dimension::Years] && quantity.unit.is_some();
        if age && at.is_some_and(|at| self.view.distance(words, at) > AGE_REACH) {
            return false;
        }
        match (quantity.kind, quantity.of, at) {
            (QuantityKind::Count, Some(of), Some(at)) => {
                let counted = self.view.at(of);
                let itself = words.0 < counted.1 && counted.0 < words.1;
                // "a population of 3 million people"
                let people = dimensions.contains(&Dimension::People)
                    && words.1 <= at.0
                    && quantity.value.is_some_and(|value| value >= LEAST_PEOPLE)
                    && self.view.distance(words, at) <= REACH / 2
                    && self.view.words().any(|(word, meaning)| {
                        meaning == Meaning::Whole && word.0 < counted.1 && counted.0 < word.1
                    });
                itself || people
            }
            // In a lead-in or heading, the item itself says what is counted.
            (QuantityKind::Count, _, None) => false,
            (QuantityKind::Number, _, Some(at)) => self.view.distance(words, at) <= NUMBER_REACH,
            (QuantityKind::Number, _, None) => at.is_none() && self.view.len() <= 4,
            _ => true,
        }
    }

    /// Whether the words beside the number say that it is something else: a distance from the
    /// border, a change by so much.
    fn is_something_else(
        &self,
        at: (usize, usize),
        words: (usize, usize),
        quantity: &Quantity,
    ) -> bool {
        let dimensions = measures(quantity);
        // "à 15 km de la frontière", not "a 15 km de frontières": some words need an article behind.
        let definite = self
            .view
            .words()
            .any(|(word, meaning)| meaning == Meaning::Part && at.1 <= word.0 && word.1 <= words.0);
        let away = dimensions.contains(&Dimension::Length)
            && words.0 >= at.1
            && (self.view.touches(at, Meaning::Distance, true)
                || self.view.touches(at, Meaning::Distance, false)
                || (definite && self.view.touches(at, Meaning::DistanceTo, true)));
        let change = !dimensions.contains(&Dimension::Percent)
            && self.view.touches(at, Meaning::Change, true);
        away || change
    }

    /// Whether a weak word for an indicator is meant as a country's figure.
    pub(super) fn means_the_country(
        &self,
        quantity: &Quantity,
        view: &View<'_>,
        words: (usize, usize),
    ) -> bool {
        let beside = self
            .place
            .countries(view)
            .any(|(country, _)| view.distance(country, words) <= 2);
        let named = view.has(Meaning::Country) || self.place.countries(view).next().is_some();
        let many = measures(quantity).contains(&Dimension::People)
            && quantity.value.is_some_and(|value| value >= LEAST_PEOPLE);
        // "which covers 400,000 sq km"
        let area = self.is_area(quantity, LEAST_COUNTRY) && named;
        let short = view.len() <= 4 && measures(quantity).contains(&Dimension::Length);
        if area || short {
            return true;
        }
        let people =
            measures(quantity).contains(&Dimension::People) && indicator_counts_people(view, words);
        (!people || many) && (beside || self.place.in_list() || (named && many))
    }

    /// Whether it is an area of at least so many square kilometres.
    pub(super) fn is_area(&self, quantity: &Quantity, least: Decimal) -> bool {
        let known = quantity.unit.as_deref().and_then(unit);
        known.is_some_and(|(dimension, factor)| {
            dimension == Dimension::Area
                && quantity.value.is_some_and(|value| value * factor >= least)
        })
    }
}

/// Whether the words here are for a number of people.
fn indicator_counts_people(view: &View<'_>, words: (usize, usize)) -> bool {
    view.words().any(|(at, meaning)| {
        at == words
            && matches!(meaning, Meaning::Weak(key) if indicator(key)
                .is_some_and(|indicator| indicator.admits.contains(&Dimension::People)))
    })
}
