//! Which numbers are figures, and of what.

use super::context::Context;
use super::subject::{self, Place};
use super::topic::{REACH, Topic};
use super::view::{MOST_TOKENS, View, What};
use crate::claim::{Amount, Body, Claim, Figure, Source};
use crate::indicator::Other;
use crate::lexicon::{Lexicon, Meaning};
use crate::stance;
use laocoon_mark::{EntityId, Layers, Sentence, TimeKind};
use laocoon_text::{Document, Span};

/// Every figure that the article states.
pub fn figures(document: &Document, layers: &Layers) -> Vec<Claim> {
    let lexicon = Lexicon::of(document.language);
    let topic = topic(document, layers);
    let mut claims = Vec::new();
    let amounts = amounts(layers);
    for (index, sentence) in layers.sentences.iter().enumerate() {
        if !document.blocks[sentence.block as usize].main || !holds(&amounts, sentence) {
            continue;
        }
        let context = Context::of(document, layers, sentence.block as usize, lexicon);
        for part in parts(layers, sentence) {
            if !holds(&amounts, &part) {
                continue;
            }
            let view = View::new(document, layers, &part, lexicon);
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
            claims.extend(scene.claims(&part));
            claims.extend(scene.dated(&part));
        }
    }
    claims
}

/// Whether a number stands in it.
fn holds(amounts: &[u32], sentence: &Sentence) -> bool {
    let next = amounts.partition_point(|start| *start < sentence.span.start);
    amounts
        .get(next)
        .is_some_and(|start| *start < sentence.span.end)
}

/// A sentence in parts that are no longer than a view takes in; nearly always it is one.
fn parts<'l>(layers: &'l Layers, sentence: &'l Sentence) -> impl Iterator<Item = Sentence> + 'l {
    let (first, end) = sentence.tokens;
    (first..end)
        .step_by(MOST_TOKENS as usize)
        .map(move |start| {
            let stop = end.min(start + MOST_TOKENS);
            let span = layers.tokens[start as usize]
                .span
                .cover(layers.tokens[stop as usize - 1].span);
            Sentence {
                span,
                block: sentence.block,
                tokens: (start, stop),
            }
        })
}

/// The country that the text is about, if it is about one: named in passing once, it is not.
fn topic(document: &Document, layers: &Layers) -> Option<EntityId> {
    let topic = laocoon_mark::topic(document, layers)?;
    let mentions = &layers[topic].mentions;
    let opening = |name: &laocoon_mark::NameId| {
        document
            .block_at(layers[*name].span.start)
            .is_some_and(|block| block <= 2)
    };
    (mentions.len() >= 3 || mentions.iter().any(opening)).then_some(topic)
}

/// Where words stand in the sentence, if they do.
type Words = Option<(usize, usize)>;

/// Where the numbers start that may be figures, and dates, which may be those of facts.
fn amounts(layers: &Layers) -> Vec<u32> {
    let quantities = layers.quantities.iter().map(|quantity| quantity.span.start);
    let durations = layers
        .times
        .iter()
        .filter(|time| matches!(time.kind, TimeKind::Duration | TimeKind::Date))
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
    /// The figures among the numbers of the sentence.
    fn claims(&self, sentence: &Sentence) -> Vec<Claim> {
        let amounts = self
            .view
            .sights
            .iter()
            .filter_map(|sight| match sight.what {
                What::Amount(amount) => Some((amount, sight.at)),
                _ => None,
            });
        amounts
            .filter_map(|(amount, at)| {
                let (figure, topic) = self.figure(amount, at)?;
                let words = self.words_of(&figure, at, topic);
                let stance = stance::of(self.place.document, self.layers, sentence, words);
                Some(Claim {
                    span: words,
                    stance,
                    body: Body::Figure(figure),
                })
            })
            .collect()
    }

    /// The figure that a number is, and where the words for its indicator stand.
    fn figure(&self, amount: Amount, at: (usize, usize)) -> Option<(Figure, Words)> {
        let quantity = &*amount.quantity(self.layers)?;
        // "[143]" is a note, "several million" no figure.
        let before = &self.place.document.text[..quantity.span.range().start];
        if before.ends_with('[') {
            return None;
        }
        if quantity.value.is_none() && (quantity.low.is_none() || quantity.high.is_none()) {
            return None;
        }
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
        // "They hold 73 % of the world's gas": whose share it is has to be said.
        let share = topic.indicator.ends_with("-share") && topic.at.is_some();
        let told = subject_from != Source::Topic && subject_from != Source::Before;
        // Every province has an area: a country's is told as one.
        let area = topic.indicator == "area" && !self.view.has(Meaning::Country);
        if (share || area) && !told && !self.place.in_list() {
            return None;
        }
        let figure = Figure {
            indicator: topic.indicator,
            subject: Some(subject),
            subject_from,
            indicator_from: topic.from,
            with,
            category: topic.category.map(str::to_owned),
            amount,
            time: subject::time(self.layers, self.view, at),
        };
        Some((figure, topic.at))
    }

    /// The words from the number to the indicator and the other side, as far as they stand
    /// near it in the sentence.
    fn words_of(&self, figure: &Figure, at: (usize, usize), topic: Words) -> Span {
        let indicator = topic
            .filter(|words| self.view.distance(*words, at) <= REACH / 2)
            .and_then(|words| self.view.span(words));
        let other = figure.with.and_then(|with| self.nearest_name(with, at));
        let number = figure.amount.span(self.layers);
        indicator.into_iter().chain(other).fold(number, Span::cover)
    }

    fn nearest_name(&self, entity: EntityId, at: (usize, usize)) -> Option<Span> {
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
            .surrounding(self.context, topic.other)
            .map(|(entity, _)| entity);
        let introduced = |words| subject::is_other_side(self.view, words, topic.other);
        if let [only] = distinct[..] {
            let other =
                Some(only) != around || countries.iter().any(|(words, _)| introduced(*words));
            let crossed = countries
                .iter()
                .all(|(words, _)| self.quantity_between(*words, at));
            let crossed = crossed && topic.other == Other::Counterpart;
            return (other && !crossed).then_some(only);
        }
        // Of several, the one nearest to the number that is not the text's own; what "with"
        // introduces is meant to be the other side. A country behind another number is that
        // number's.
        countries
            .iter()
            .filter(|(words, entity)| Some(*entity) != around || introduced(*words))
            .filter(|(words, _)| {
                // "Russia takes 20 %, and sells it 13 % of its imports": a partner may act twice.
                let acts = topic.other == Other::Partner && words.1 <= at.0;
                acts || !self.quantity_between(*words, at)
            })
            .min_by_key(|(words, _)| {
                let named = match introduced(*words) {
                    // "1 075 km avec le Pérou et 832 km avec …": Peru is the former's.
                    true if words.1 <= at.0 && self.follows_another(*words, at) => 10,
                    true => 0,
                    false => 3,
                };
                (self.view.distance(*words, at) + named, words.0)
            })
            .filter(|_| topic.other != Other::None)
            .map(|(_, entity)| *entity)
    }

    /// Whether another number than the one at `at` stands just before these words.
    fn follows_another(&self, words: (usize, usize), at: (usize, usize)) -> bool {
        self.view.sights.iter().any(|sight| {
            matches!(sight.what, What::Amount(_))
                && sight.at != at
                && sight.at.1 <= words.0
                && self.view.distance(sight.at, words) <= 4
        })
    }
}
