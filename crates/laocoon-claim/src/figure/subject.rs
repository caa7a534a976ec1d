//! Whose figure it is, and when it is said to hold.

use super::context::Context;
use super::view::{View, What};
use crate::claim::Source;
use crate::indicator::Other;
use crate::lexicon::{Lexicon, Meaning};
use laocoon_mark::{EntityId, Layers, NameKind, TimeId, TimeKind};
use laocoon_text::{BlockKind, Document};

/// States that are no more, by the codes of the gazetteer.
const FORMER: [&str; 5] = ["SU", "YU", "CS", "DD", "AN"];

/// Where a sentence stands in its document.
#[derive(Clone, Copy, Debug)]
pub struct Place<'s> {
    pub document: &'s Document,
    pub layers: &'s Layers,
    pub lexicon: &'s Lexicon,
    /// The country that the text is about.
    pub topic: Option<EntityId>,
    pub sentence: usize,
}

impl Place<'_> {
    fn block(&self) -> usize {
        self.layers.sentences[self.sentence].block as usize
    }

    /// Whether the sentence is a list's item, a table's cell or a caption, where a number
    /// stands for the country without naming it.
    pub fn in_list(&self) -> bool {
        matches!(
            self.document.blocks[self.block()].kind,
            BlockKind::ListItem | BlockKind::TableCell
        )
    }

    /// Whether a colon, a dash or a bracket stands right before a number, as after a label.
    pub fn labelled(&self, view: &View<'_>, at: (usize, usize)) -> bool {
        let words =
            at.0.checked_sub(1)
                .and_then(|before| view.span((before, at.0)));
        let number = view.span((at.0, at.0 + 1));
        let (Some(before), Some(number)) = (words, number) else {
            return false;
        };
        let gap = self
            .document
            .text
            .get(before.end as usize..number.start as usize);
        gap.is_some_and(|gap| gap.contains([':', '–', '—', '=', '(']))
    }

    /// The countries named in a sentence, nationalities included.
    pub fn countries<'v>(
        &'v self,
        view: &'v View<'_>,
    ) -> impl Iterator<Item = ((usize, usize), EntityId)> + 'v {
        view.sights.iter().filter_map(|sight| match sight.what {
            What::Name(_, entity, NameKind::Place | NameKind::Group) if self.is_country(entity) => {
                Some((sight.at, entity))
            }
            _ => None,
        })
    }

    /// Former states count only where the text is about one: "soviétique" in an account of
    /// our day says where a country comes from.
    fn is_country(&self, entity: EntityId) -> bool {
        self.layers[entity]
            .id("iso3166")
            .is_some_and(|code| !FORMER.contains(&code) || self.topic == Some(entity))
    }

    /// A city or region; not a continent or a sea.
    fn is_in_a_country(&self, entity: EntityId) -> bool {
        self.layers[entity].id("country").is_some()
    }

    /// The subject of a figure at `at` whose indicator stands at `topic`.
    pub fn subject(
        &self,
        view: &View<'_>,
        context: &Context<'_>,
        at: (usize, usize),
        topic: Option<(usize, usize)>,
        with: Option<EntityId>,
        other: Other,
    ) -> Option<(EntityId, Source)> {
        let surrounding = || {
            self.surrounding(context, other)
                .filter(|(entity, _)| Some(*entity) != with)
        };
        let sentence = |entity| (entity, Source::Sentence);
        if matches!(other, Other::Counterpart | Other::Partner) {
            // Beside the other side, a country is the subject only where the words tie it to
            // the indicator.
            return self
                .tied(view, topic, with, other)
                .map(sentence)
                .or_else(surrounding);
        }
        if let Some(smaller) = self.smaller_place(view, at) {
            return Some(sentence(smaller));
        }
        self.countries(view)
            // "20 % de Russes": the group is not the subject.
            .filter(|(words, _)| other != Other::Category || Some(*words) != topic)
            .filter(|(words, _)| other != Other::Category || !self.is_group(view, *words))
            .filter(|(words, _)| !view.introduced(*words, Meaning::Comparison))
            .filter(|(words, _)| other != Other::None || !is_enumerated(view, *words))
            // Behind the number and before another, it is the other one's.
            .filter(|(words, _)| words.0 < at.1 || !is_followed(view, *words))
            // Behind a pause another thought begins.
            .filter(|(words, _)| words.0 < at.1 || view.pause(at.1 - 1, words.0) == 0)
            .min_by_key(|(words, _)| self.rank(view, *words, at, topic))
            .map(|(_, entity)| sentence(entity))
            .or_else(surrounding)
    }

    /// The country whose border or trade it is: "les exportations boliviennes", "le Kazakhstan
    /// partage une frontière", not the one behind "with".
    fn tied(
        &self,
        view: &View<'_>,
        topic: Option<(usize, usize)>,
        with: Option<EntityId>,
        other: Other,
    ) -> Option<EntityId> {
        let border = other == Other::Counterpart;
        let indicators: Vec<(usize, usize)> = view
            .words()
            .filter(|(words, meaning)| match meaning {
                _ if border => Some(*words) == topic,
                Meaning::Indicator(key) => key.starts_with("export") || key.starts_with("import"),
                _ => false,
            })
            .map(|(words, _)| words)
            .collect();
        // "borders Chad for 900 km, Mali for 800 km": those are the neighbours.
        let pairs = self
            .countries(view)
            .filter(|(words, _)| is_followed(view, *words))
            .count();
        self.countries(view)
            .filter(|(_, entity)| Some(*entity) != with)
            .filter(|(words, _)| pairs < 2 || !is_followed(view, *words))
            .filter(|(words, _)| {
                !is_other_side(view, *words, other) && !view.introduced(*words, Meaning::Comparison)
            })
            .filter(|(words, _)| {
                indicators.iter().any(|indicator| {
                    let attached = view.distance(*indicator, *words) <= 2;
                    let opens = words.0 <= 3 && words.1 <= indicator.0;
                    attached || (border && opens)
                })
            })
            .map(|(_, entity)| entity)
            .next()
    }

    fn is_group(&self, view: &View<'_>, words: (usize, usize)) -> bool {
        view.sights.iter().any(|sight| {
            sight.at == words && matches!(sight.what, What::Name(_, _, NameKind::Group))
        })
    }

    /// How well a name is placed to be the subject; less is better.
    fn rank(
        &self,
        view: &View<'_>,
        words: (usize, usize),
        at: (usize, usize),
        topic: Option<(usize, usize)>,
    ) -> u32 {
        // "la population du Kazakhstan", "Kazakhstan's population"
        let attached = topic.is_some_and(|topic| view.distance(topic, words) <= 2);
        // "Le Kazakhstan, voisin de la Russie, compte …"
        let opens = words.0 <= 3 && words.0 < at.0;
        let near = view.distance(words, at);
        match (attached, opens) {
            (true, _) => near.min(50),
            (_, true) => 100 + near.min(50),
            _ if words.0 < at.0 => 200 + near.min(50),
            _ => 300 + near.min(50),
        }
    }

    /// A city or region that the number is of: "Almaty (2 millions d'habitants)".
    fn smaller_place(&self, view: &View<'_>, at: (usize, usize)) -> Option<EntityId> {
        view.sights
            .iter()
            .filter_map(|sight| match sight.what {
                What::Name(_, entity, NameKind::Place) if self.is_in_a_country(entity) => {
                    Some((sight.at, entity))
                }
                _ => None,
            })
            .filter(|(words, place)| {
                let country_between = self.countries(view).any(|(country, of)| {
                    // "Fortaleza, Brazil": the country only says where.
                    let says_where = country.0 - words.1.min(country.0) <= 1
                        && self.layers[*place].id("country") == self.layers[of].id("iso3166");
                    words.1 <= country.0 && country.1 <= at.0 && !says_where
                });
                let near = view.distance(*words, at) <= 8;
                // Behind the number only what it is counted in: "2 millions d'habitants à Almaty".
                if words.0 < at.0 {
                    near && !country_between
                } else {
                    view.distance(*words, at) <= 2
                }
            })
            .map(|(_, entity)| entity)
            .next_back()
    }

    /// The country that the surroundings speak of, nearest first: the sentences before in the
    /// same block, the lead-in, the heading, the whole text.
    pub fn surrounding(&self, context: &Context<'_>, other: Other) -> Option<(EntityId, Source)> {
        // Before a partner's share stands another partner.
        let paired = matches!(other, Other::Counterpart | Other::Partner);
        let before = if paired { None } else { self.before() };
        let around = || {
            context.around.iter().find_map(|(from, view)| {
                self.only_country(view)
                    .filter(|(words, _)| view.len() <= 8 || words.1 + 3 >= view.len())
                    .map(|(_, entity)| (entity, *from))
            })
        };
        let topic = || self.topic.map(|entity| (entity, Source::Topic));
        before
            .map(|entity| (entity, Source::Before))
            .or_else(around)
            .or_else(topic)
    }

    /// The sentence before, in the same block.
    pub fn previous(&self) -> Option<View<'_>> {
        let previous = self.sentence.checked_sub(1)?;
        let sentence = &self.layers.sentences[previous];
        (sentence.block as usize == self.block())
            .then(|| View::new(self.document, self.layers, sentence, self.lexicon))
    }

    /// The only country of the sentence before.
    fn before(&self) -> Option<EntityId> {
        let (_, entity) = self.only_country(&self.previous()?)?;
        Some(entity)
    }

    fn only_country(&self, view: &View<'_>) -> Option<((usize, usize), EntityId)> {
        // Behind "with" stands the other side, behind "like" a measure of comparison.
        let mut countries = self.countries(view).filter(|(words, _)| {
            !view.introduced(*words, Meaning::Counterpart)
                && !view.introduced(*words, Meaning::Comparison)
                && !is_origin(view, *words)
        });
        let first = countries.next()?;
        countries
            .all(|(_, entity)| entity == first.1)
            .then_some(first)
    }
}

/// Whether a number stands right behind a country: "Chad (900 km)".
fn is_followed(view: &View<'_>, words: (usize, usize)) -> bool {
    view.sights.iter().any(|sight| {
        let amount = matches!(sight.what, What::Amount(_));
        amount && sight.at.0 >= words.1 && view.distance(words, sight.at) <= 2
    })
}

/// "290 km with Russia; the coast is ...": a neighbour in an enumeration.
fn is_enumerated(view: &View<'_>, words: (usize, usize)) -> bool {
    view.introduced(words, Meaning::Counterpart)
        && view.sights.iter().any(|sight| {
            let amount = matches!(sight.what, What::Amount(_));
            amount && sight.at.1 <= words.0 && view.distance(sight.at, words) <= 3
        })
}

/// Whether a country is the one that another became independent from.
pub fn is_origin(view: &View<'_>, words: (usize, usize)) -> bool {
    view.words().any(|(fact, meaning)| {
        meaning == Meaning::Fact("independence")
            && fact.1 <= words.0
            && view.distance(fact, words) <= 12
    })
}

/// Whether these words stand behind "with", or in trade behind "to" or "from".
pub fn is_other_side(view: &View<'_>, words: (usize, usize), other: Other) -> bool {
    view.introduced(words, Meaning::Counterpart)
        || other == Other::Partner && view.introduced(words, Meaning::Direction)
}

/// The year or day for which a figure is given, when one stands near it.
pub fn time(layers: &Layers, view: &View<'_>, at: (usize, usize)) -> Option<TimeId> {
    let within = view.span((0, view.len()))?;
    let first = layers
        .times
        .partition_point(|time| time.span.start < within.start);
    layers.times[first..]
        .iter()
        .enumerate()
        .take_while(|(_, time)| time.span.start < within.end)
        .filter(|(_, time)| time.kind == TimeKind::Date && time.from.is_some())
        .filter(|(_, time)| time.value.len() >= 4 && !time.value.starts_with("PAST"))
        // "44 per 1000" names no year, and no reference goes so far back.
        .filter(|(_, time)| time.from.is_some_and(|from| from.year() >= 1900))
        .filter_map(|(index, time)| {
            let words = view.at(time.span);
            let opens = words.0 <= 2;
            let near = view.distance(words, at);
            // Of two as near the one behind: the other may belong to the figure before it.
            let before = words.0 < at.0;
            (near <= 6 || opens).then_some((near, before, TimeId((first + index) as u32)))
        })
        .min()
        .map(|(_, _, id)| id)
}
