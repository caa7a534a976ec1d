//! Which numbers are figures, and of what.

use super::context::Context;
use super::subject::{self, Place};
use super::topic::{REACH, Topic};
use super::view::{View, What};
use crate::claim::{Amount, Body, Claim, Figure};
use crate::indicator::Other;
use crate::lexicon::{Lexicon, Meaning};
use crate::stance;
use laocoon_mark::{EntityId, Layers, TimeKind};
use laocoon_text::Document;

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

/// A sentence with all that tells what its numbers are.
pub struct Scene<'s> {
    pub layers: &'s Layers,
    pub view: &'s View<'s>,
    pub context: &'s Context<'s>,
    pub place: Place<'s>,
}

impl Scene<'_> {
    fn figure(&self, amount: Amount, at: (usize, usize)) -> Option<Figure> {
        let quantity = &*amount.quantity(self.layers)?;
        let topic = self.topic(quantity, at)?;
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
