//! What a number is of: which words near it name an indicator that admits it.

use super::find::Scene;
use super::view::{View, What};
use crate::claim::Source;
use crate::indicator::{Other, indicator};
use crate::lexicon::Meaning;
use crate::unit::{Dimension, measures, unit};
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

/// The same for a number without unit or counted thing.
const NUMBER_REACH: u32 = 14;

/// The same for an age.
const AGE_REACH: u32 = 9;

/// A smaller area, in square kilometres, is no country's.
const LEAST_AREA: Decimal = Decimal::from_parts(10, 0, 0, false, 0);
/// One so large is a country's or a great province's.
const LEAST_COUNTRY: Decimal = Decimal::from_parts(5_000, 0, 0, false, 0);
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

/// Fewer people than this are no country.
const LEAST_PEOPLE: Decimal = Decimal::from_parts(9_000, 0, 0, false, 0);

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

    /// Whether a weak word for an indicator is meant as a country's figure.
    fn means_the_country(
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

    /// Whether a number of this kind can be one of the indicator's. What is counted must be
    /// what the indicator counts: "300 soldiers" is not a population.
    fn admits(
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

    /// "China supplies 40 % of imports. Russia gives 38 %": the sentence before tells of what.
    fn another_partner(&self, quantity: &Quantity) -> Option<Topic> {
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

    /// Whether it is an area of at least so many square kilometres.
    fn is_area(&self, quantity: &Quantity, least: Decimal) -> bool {
        let known = quantity.unit.as_deref().and_then(unit);
        known.is_some_and(|(dimension, factor)| {
            dimension == Dimension::Area
                && quantity.value.is_some_and(|value| value * factor >= least)
        })
    }

    /// "Exports go to Brazil (22%), the US (14%) and Argentina (9%)", "Экспорт: Россия 39 %, Румыния 11 %": several
    /// countries, each with its share right behind it.
    fn partner_list(&self, quantity: &Quantity, at: (usize, usize)) -> Option<Topic> {
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

    /// "A landlocked country of 274,200 sq km", "an island of 65,000 sq km with some 22 million people": an area, or a
    /// great number of people, right behind a word for the country.
    fn apposed(&self, quantity: &Quantity, at: (usize, usize)) -> Option<Topic> {
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
    fn implied(&self, quantity: &Quantity, at: (usize, usize)) -> Option<Topic> {
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

/// Whether the words here are for a number of people.
fn indicator_counts_people(view: &View<'_>, words: (usize, usize)) -> bool {
    view.words().any(|(at, meaning)| {
        at == words
            && matches!(meaning, Meaning::Weak(key) if indicator(key)
                .is_some_and(|indicator| indicator.admits.contains(&Dimension::People)))
    })
}

/// Whether a lead-in or heading names these words as what follows: it is short, or ends with
/// them.
fn is_label(view: &View<'_>, words: (usize, usize)) -> bool {
    view.len() <= 8 || words.1 + 5 >= view.len()
}
