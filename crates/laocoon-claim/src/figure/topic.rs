//! What a number is of: which words near it name an indicator that admits it.

use super::find::Scene;
use super::view::{View, What};
use crate::claim::Source;
use crate::indicator::{Other, indicator};
use crate::lexicon::Meaning;
use crate::unit::measures;
use laocoon_mark::{Quantity, QuantityKind};
use rust_decimal::Decimal;

/// Further away than this, a word does not tell what a number is of.
pub const REACH: u32 = 24;

/// What a number is of.
pub struct Topic {
    pub indicator: String,
    pub from: Source,
    /// Where its words stand, when they stand in the sentence.
    pub at: Option<(usize, usize)>,
    pub other: Other,
    pub category: Option<&'static str>,
}

/// The same for words behind the number.
const REACH_BEHIND: u32 = 8;

/// No economy as a whole is smaller, in any money.
const LEAST_ECONOMY: Decimal = Decimal::from_parts(1_000_000, 0, 0, false, 0);
/// Sums of an economy as a whole.
const ECONOMY: [&str; 9] = [
    "gdp-ppp",
    "gdp-official",
    "exports",
    "imports",
    "external-debt",
    "foreign-reserves",
    "budget-revenue",
    "budget-expenditure",
    "military-dollars",
];

/// Indicators that are told of men and of women.
const BY_SEX: [&str; 5] = [
    "life-expectancy",
    "literacy",
    "median-age",
    "infant-mortality",
    "youth-unemployment",
];

impl Scene<'_> {
    /// What a number is of; the most specific rule first.
    pub fn topic(&self, quantity: &Quantity, at: (usize, usize)) -> Option<Topic> {
        self.composition(quantity, at)
            .or_else(|| self.known(quantity, at))
            .or_else(|| self.partner_list(quantity, at))
            .or_else(|| self.commodity(quantity, at))
            .or_else(|| self.in_the_world(quantity, at))
            .or_else(|| self.another_partner(quantity))
            .or_else(|| self.apposed(quantity, at))
            .or_else(|| self.implied(quantity, at))
    }

    /// An indicator that the references know by a phrase.
    fn known(&self, quantity: &Quantity, at: (usize, usize)) -> Option<Topic> {
        let nearest = |view: &View<'_>, at: Option<(usize, usize)>| {
            view.words()
                .filter_map(|(words, meaning)| match meaning {
                    Meaning::Indicator(key) => Some((words, indicator(key)?)),
                    Meaning::Weak(key) if self.means_the_country(quantity, view, words) => {
                        Some((words, indicator(key)?))
                    }
                    _ => None,
                })
                .filter(|(words, _)| at.is_none_or(|at| !self.bound(*words, at)))
                // "deaths per 1,000 live births": that thousand is of the words themselves.
                .filter(|(words, _)| at.is_none_or(|at| words.0 >= at.0 || words.1 < at.1))
                .filter_map(|(words, indicator)| {
                    let far = at.map_or(0, |at| self.remoteness(words, at));
                    // What a number is of stands close behind it or anywhere before it.
                    let behind = at.is_some_and(|at| words.0 >= at.1);
                    let far = if behind {
                        far * REACH / REACH_BEHIND
                    } else {
                        far
                    };
                    let small = quantity.kind == QuantityKind::Money
                        && quantity.value.is_some_and(|value| value < LEAST_ECONOMY)
                        && ECONOMY.contains(&indicator.key);
                    let admitted = !small
                        && self.admits(indicator.admits, quantity, words, at)
                        && far <= REACH;
                    admitted.then_some((far, words, indicator))
                })
                .min_by_key(|(far, words, indicator)| {
                    // A partner's share needs a partner: without one it is the whole's.
                    let lacks = indicator.other == Other::Category;
                    (lacks, *far, usize::MAX - (words.1 - words.0))
                })
        };
        let here = nearest(self.view, Some(at))
            .map(|(_, words, indicator)| (Source::Sentence, Some(words), indicator));
        let number = at;
        let (from, at, indicator) = here.or_else(|| {
            self.context.around.iter().find_map(|(from, view)| {
                nearest(view, None)
                    .filter(|(_, words, _)| is_label(view, *words))
                    .map(|(_, _, indicator)| (*from, None, indicator))
            })
        })?;
        let key = match indicator.instead {
            Some((dimension, key)) if measures(quantity).contains(&dimension) => key,
            _ => indicator.key,
        };
        Some(Topic {
            indicator: match self.sex(number).filter(|_| BY_SEX.contains(&key)) {
                Some(sex) => format!("{key}-{sex}"),
                None => key.to_owned(),
            },
            from,
            at,
            other: indicator.other,
            category: None,
        })
    }

    /// Men or women, where the word stands next to the number: "Male 70.2, female 74.4".
    fn sex(&self, at: (usize, usize)) -> Option<&'static str> {
        self.view
            .words()
            .filter(|(words, _)| self.view.distance(*words, at) <= 2)
            .filter_map(|(words, meaning)| match meaning {
                Meaning::Sex(sex) => Some((self.view.distance(words, at), words.0 > at.0, sex)),
                _ => None,
            })
            .min()
            .map(|(.., sex)| sex)
    }

    /// How far an indicator's words are from a number: words, pauses, and other numbers that
    /// stand between.
    pub fn remoteness(&self, words: (usize, usize), at: (usize, usize)) -> u32 {
        let crossing = if self.quantity_between(words, at) {
            5
        } else {
            0
        };
        // "…: 70" and "70 … of" are both usual; what follows at once binds closest.
        let follows = u32::from(words.0 < at.0);
        self.view.distance(words, at) + crossing + follows
    }

    /// Whether another number has these words right behind it, and a pause keeps it apart:
    /// "38 %, … 30 % of exports".
    fn bound(&self, words: (usize, usize), at: (usize, usize)) -> bool {
        self.view.sights.iter().any(|sight| {
            matches!(sight.what, What::Amount(_))
                && sight.at != at
                && at.1 <= sight.at.0
                && sight.at.1 <= words.0
                && self.view.distance(sight.at, words) <= 1
                && self.view.pause(at.1.saturating_sub(1), sight.at.0) > 0
        })
    }

    /// Whether another number stands between.
    pub fn quantity_between(&self, a: (usize, usize), b: (usize, usize)) -> bool {
        let (left, right) = if a.0 <= b.0 { (a, b) } else { (b, a) };
        self.view.sights.iter().any(|sight| {
            matches!(sight.what, What::Amount(_)) && sight.at.0 >= left.1 && sight.at.1 <= right.0
        })
    }
}

/// Whether a lead-in or heading names these words as what follows: it is short, or ends with
/// them.
fn is_label(view: &View<'_>, words: (usize, usize)) -> bool {
    view.len() <= 8 || words.1 + 5 >= view.len()
}
