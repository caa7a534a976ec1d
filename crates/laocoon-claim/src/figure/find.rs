//! Which numbers are figures, and of what.

use super::context::Context;
use super::subject::{self, Place};
use super::view::{View, What};
use crate::claim::{Amount, Body, Claim, Figure, Source};
use crate::indicator::{COMMODITY_ADMITS, Other, indicator, people_of};
use crate::lexicon::{Lexicon, Meaning};
use crate::stance;
use crate::unit::{Dimension, measures};
use laocoon_mark::{EntityId, Layers, NameKind, Quantity, QuantityKind, TimeKind};
use laocoon_text::Document;

/// Further away than this, a word does not tell what a number is of.
const REACH: u32 = 24;

/// Every figure that the article states.
pub fn figures(document: &Document, layers: &Layers) -> Vec<Claim> {
    let lexicon = Lexicon::of(document.language);
    let topic = laocoon_mark::topic(document, layers);
    let mut claims = Vec::new();
    let amounts = amounts(layers);
    for (index, sentence) in layers.sentences.iter().enumerate() {
        let next = amounts.partition_point(|start| *start < sentence.span.start);
        if amounts
            .get(next)
            .is_none_or(|start| *start >= sentence.span.end)
        {
            continue;
        }
        let block = sentence.block as usize;
        if !document.blocks[block].main {
            continue;
        }
        let view = View::new(document, layers, sentence, lexicon);
        let context = Context::of(document, layers, block, lexicon);
        let scene = Scene {
            layers,
            view: &view,
            context: &context,
            place: Place {
                document,
                layers,
                lexicon,
                topic,
                sentence: index,
            },
        };
        for sight in &view.sights {
            let What::Amount(amount) = sight.what else {
                continue;
            };
            claims.extend(scene.figure(amount, sight.at).map(|figure| {
                let words = scene.words_of(&figure, sight.at);
                Claim {
                    span: words,
                    stance: stance::of(document, layers, sentence, words),
                    body: Body::Figure(figure),
                }
            }));
        }
    }
    claims
}

/// Where the numbers start that may be figures.
fn amounts(layers: &Layers) -> Vec<u32> {
    let quantities = layers.quantities.iter().map(|quantity| quantity.span.start);
    let durations = layers
        .times
        .iter()
        .filter(|time| time.kind == TimeKind::Duration)
        .map(|time| time.span.start);
    let mut starts: Vec<u32> = quantities.chain(durations).collect();
    starts.sort_unstable();
    starts
}

/// What a number is of.
struct Topic {
    indicator: String,
    from: Source,
    /// Where its words stand, when they stand in the sentence.
    at: Option<(usize, usize)>,
    other: Other,
    category: Option<&'static str>,
}

struct Scene<'s> {
    layers: &'s Layers,
    view: &'s View<'s>,
    context: &'s Context<'s>,
    place: Place<'s>,
}

impl Scene<'_> {
    fn figure(&self, amount: Amount, at: (usize, usize)) -> Option<Figure> {
        let quantity = &*amount.quantity(self.layers)?;
        let topic = self
            .composition(quantity, at)
            .or_else(|| self.known(quantity, at))
            .or_else(|| self.commodity(quantity, at))
            .or_else(|| self.implied(quantity))?;
        let with = match topic.other {
            Other::Counterpart | Other::Partner => self.counterpart(&topic, at),
            Other::None | Other::Category => None,
        };
        if topic.other == Other::Partner && with.is_none()
            || topic.other == Other::Category && topic.category.is_none()
        {
            return None;
        }
        let (subject, subject_from) =
            self.place
                .subject(self.view, self.context, at, topic.at, with, topic.other)?;
        Some(Figure {
            indicator: topic.indicator,
            subject: Some(subject),
            subject_from,
            indicator_from: topic.from,
            with,
            category: topic.category.map(str::to_owned),
            amount,
            time: subject::time(self.layers, self.view, at),
        })
    }

    /// The words from the number to the indicator, as far as both stand in the sentence.
    fn words_of(&self, figure: &Figure, at: (usize, usize)) -> laocoon_text::Span {
        let quantity = figure.amount.span(self.layers);
        let indicator = self
            .view
            .words()
            .filter(|(_, meaning)| match meaning {
                Meaning::Indicator(key) => figure.indicator.starts_with(key),
                Meaning::Commodity(key) | Meaning::Measure(key) => {
                    figure.indicator.split('-').any(|part| part == *key)
                        || figure.indicator.starts_with(key)
                }
                Meaning::Category(_, name) => figure.category.as_deref() == Some(name),
                _ => false,
            })
            .filter(|(words, _)| self.view.distance(*words, at) <= REACH / 2)
            .filter_map(|(words, _)| self.view.span(words));
        let other = figure.with.and_then(|with| self.nearest_name(with, at));
        indicator
            .chain(other)
            .fold(quantity, laocoon_text::Span::cover)
    }

    fn nearest_name(&self, entity: EntityId, at: (usize, usize)) -> Option<laocoon_text::Span> {
        let named = self
            .view
            .sights
            .iter()
            .filter(|sight| matches!(sight.what, What::Name(_, found, _) if found == entity));
        let nearest = named.min_by_key(|sight| self.view.distance(sight.at, at))?;
        self.view.span(nearest.at)
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
                    _ => None,
                })
                .filter_map(|(words, indicator)| {
                    let far = at.map_or(0, |at| self.remoteness(words, at));
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
        let (from, at, indicator) = here.or_else(|| {
            self.context.around.iter().find_map(|(from, view)| {
                nearest(view, None).map(|(_, _, indicator)| (*from, None, indicator))
            })
        })?;
        let key = match indicator.instead {
            Some((dimension, key)) if measures(quantity).contains(&dimension) => key,
            _ => indicator.key,
        };
        Some(Topic {
            indicator: key.to_owned(),
            from,
            at,
            other: indicator.other,
            category: None,
        })
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
        match (quantity.kind, quantity.of, at) {
            (QuantityKind::Count, Some(of), Some(_)) => {
                let counted = self.view.at(of);
                words.0 < counted.1 && counted.0 < words.1
            }
            // In a lead-in or heading, the item itself says what is counted.
            (QuantityKind::Count, _, None) => false,
            (QuantityKind::Number, _, Some(at)) => self.view.distance(words, at) <= 8,
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

    fn quantity_between(&self, a: (usize, usize), b: (usize, usize)) -> bool {
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
        let (measure, from) = match near(measure_of) {
            Some((_, _, key)) => (key, Source::Sentence),
            None => around(measure_of).map(|(from, key)| (key, from))?,
        };
        let world = self.view.has(Meaning::World)
            || self
                .context
                .around
                .iter()
                .any(|(_, view)| view.has(Meaning::World));
        let suffix = match quantity.kind {
            QuantityKind::Rank => "-rank",
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

    /// A unit that by itself tells the indicator in a country's profile: an area in a list.
    fn implied(&self, quantity: &Quantity) -> Option<Topic> {
        let listed = self.place.in_list();
        let area = measures(quantity).contains(&Dimension::Area);
        (listed && area).then(|| Topic {
            indicator: "area".to_owned(),
            from: Source::Topic,
            at: None,
            other: Other::None,
            category: None,
        })
    }

    /// The country on the other side.
    fn counterpart(&self, topic: &Topic, at: (usize, usize)) -> Option<EntityId> {
        let countries: Vec<((usize, usize), EntityId)> = self.place.countries(self.view).collect();
        let mut distinct: Vec<EntityId> = countries.iter().map(|(_, entity)| *entity).collect();
        distinct.sort();
        distinct.dedup();
        // One country alone is the other side unless it is the one the text is about.
        let around = self
            .place
            .surrounding(self.view, self.context)
            .map(|(entity, _)| entity);
        if let [only] = distinct[..] {
            return (Some(only) != around || around.is_none()).then_some(only);
        }
        // Of several, the one that "with" introduces, or the one nearest to the number that is
        // not the text's own.
        let introduced = |words: (usize, usize)| {
            self.view.words().any(|(word, meaning)| {
                meaning == Meaning::Counterpart && word.1 <= words.0 && words.0 - word.1 <= 2
            })
        };
        countries
            .iter()
            .filter(|(_, entity)| Some(*entity) != around)
            .min_by_key(|(words, _)| {
                let far = self.view.distance(*words, at)
                    + if self.quantity_between(*words, at) {
                        20
                    } else {
                        0
                    };
                (far + if introduced(*words) { 0 } else { 3 }, words.0)
            })
            .filter(|_| topic.other != Other::None)
            .map(|(_, entity)| *entity)
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
