//! Whose figure it is, and when it is said to hold.

use super::context::Context;
use super::view::{View, What};
use crate::claim::Source;
use crate::indicator::Other;
use crate::lexicon::{Lexicon, Meaning};
use laocoon_mark::{EntityId, Layers, NameKind, TimeId, TimeKind};
use laocoon_text::{BlockKind, Document};

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

    fn is_country(&self, entity: EntityId) -> bool {
        self.layers[entity].id("iso3166").is_some()
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
        if other != Other::Counterpart
            && let Some(smaller) = self.smaller_place(view, at)
        {
            return Some((smaller, Source::Sentence));
        }
        let named = self
            .countries(view)
            .filter(|(_, entity)| Some(*entity) != with)
            // "20 % de Russes": the group is not the subject.
            .filter(|(words, _)| other != Other::Category || Some(*words) != topic)
            .filter(|(words, _)| other != Other::Category || !self.is_group(view, *words))
            .min_by_key(|(words, _)| self.rank(view, *words, at, topic));
        if let Some((_, entity)) = named {
            return Some((entity, Source::Sentence));
        }
        self.surrounding(view, context)
            .filter(|(entity, _)| Some(*entity) != with)
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
                What::Name(_, entity, NameKind::Place) if !self.is_country(entity) => {
                    Some((sight.at, entity))
                }
                _ => None,
            })
            .filter(|(words, _)| {
                let near = view.distance(*words, at);
                let country_between = self
                    .countries(view)
                    .any(|(country, _)| words.1 <= country.0 && country.1 <= at.0);
                if words.0 < at.0 {
                    near <= 8 && !country_between
                } else {
                    near <= 3
                }
            })
            .map(|(_, entity)| entity)
            .next_back()
    }

    /// The country that the surroundings speak of, nearest first: the sentences before in the
    /// same block, the lead-in, the heading, the whole text.
    pub fn surrounding(
        &self,
        _view: &View<'_>,
        context: &Context<'_>,
    ) -> Option<(EntityId, Source)> {
        let before = self.before().map(|entity| (entity, Source::Before));
        let around = || {
            context
                .around
                .iter()
                .find_map(|(from, view)| self.only_country(view).map(|entity| (entity, *from)))
        };
        let topic = || self.topic.map(|entity| (entity, Source::Topic));
        before.or_else(around).or_else(topic)
    }

    /// The only country of the sentence before, in the same block.
    fn before(&self) -> Option<EntityId> {
        let previous = self.sentence.checked_sub(1)?;
        let sentence = &self.layers.sentences[previous];
        if sentence.block as usize != self.block() {
            return None;
        }
        let view = View::new(self.document, self.layers, sentence, self.lexicon);
        self.only_country(&view)
    }

    fn only_country(&self, view: &View<'_>) -> Option<EntityId> {
        // Behind "with" stands the other side: "la frontière avec la Russie :".
        let other_side = |words: (usize, usize)| {
            view.words().any(|(word, meaning)| {
                meaning == Meaning::Counterpart && word.1 <= words.0 && words.0 - word.1 <= 2
            })
        };
        let mut countries = self
            .countries(view)
            .filter(|(words, _)| !other_side(*words))
            .map(|(_, entity)| entity);
        let first = countries.next()?;
        countries.all(|entity| entity == first).then_some(first)
    }
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
        .filter_map(|(index, time)| {
            let words = view.at(time.span);
            let opens = words.0 <= 2;
            let near = view.distance(words, at);
            (near <= 6 || opens).then_some((near, TimeId((first + index) as u32)))
        })
        .min()
        .map(|(_, id)| id)
}
