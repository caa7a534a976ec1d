//! What a number is of: which words near it name an indicator that admits it.

use super::find::Scene;
use super::view::{View, What};
use crate::claim::Source;
use crate::indicator::{COMMODITY_ADMITS, Indicator, Other, indicator, people_of};
use crate::lexicon::Meaning;
use crate::unit::{Dimension, measures};
use laocoon_mark::{NameKind, Quantity, QuantityKind};
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

/// Fewer people than this are no country.
const LEAST_PEOPLE: Decimal = Decimal::from_parts(9_000, 0, 0, false, 0);

impl Scene<'_> {
    /// What a number is of; the most specific rule first.
    pub fn topic(&self, quantity: &Quantity, at: (usize, usize)) -> Option<Topic> {
        self.composition(quantity, at)
            .or_else(|| self.known(quantity, at))
            .or_else(|| self.commodity(quantity, at))
            .or_else(|| self.in_the_world(quantity, at))
            .or_else(|| self.another_partner(quantity))
            .or_else(|| self.implied(quantity, at))
    }

    /// A share of a people: "70 % de Kazakhs", "Kazakhs make up 70 % of the population".
    fn composition(&self, quantity: &Quantity, at: (usize, usize)) -> Option<Topic> {
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
            .filter(|(_, _, words)| !self.quantity_between(*words, at))
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
        let follows = words.0 >= at.1;
        // The words between: "70 % de Kazakhs" is a composition, "70 % des Kazakhs" a part of
        // them, unless the surroundings speak of a people's make-up.
        let between = |meaning: Meaning| {
            self.view
                .words()
                .any(|(word, found)| found == meaning && at.1 <= word.0 && word.1 <= words.0)
        };
        let composed = if follows {
            let adjacent = self.view.distance(at, words) <= 2;
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
                .filter_map(|(words, indicator)| {
                    let far = at.map_or(0, |at| self.remoteness(words, at));
                    // What a number is of stands close behind it or anywhere before it.
                    let behind = at.is_some_and(|at| words.0 >= at.1);
                    let far = if behind {
                        far * REACH / REACH_BEHIND
                    } else {
                        far
                    };
                    let admitted =
                        self.admits(indicator.admits, quantity, words, at) && far <= REACH;
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
            indicator: match self.sex(number) {
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
        let away = dimensions.contains(&Dimension::Length)
            && words.0 >= at.1
            && (self.view.touches(at, Meaning::Distance, true)
                || self.view.touches(at, Meaning::Distance, false));
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
    fn remoteness(&self, words: (usize, usize), at: (usize, usize)) -> u32 {
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

    /// Production, reserves, trade of a commodity, its share of the world's, its rank.
    fn commodity(&self, quantity: &Quantity, at: (usize, usize)) -> Option<Topic> {
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
    fn in_the_world(&self, quantity: &Quantity, at: (usize, usize)) -> Option<Topic> {
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
            .filter(|(words, _)| self.remoteness(*words, at) <= REACH / 3)
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
