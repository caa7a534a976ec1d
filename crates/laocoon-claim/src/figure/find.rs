//! Which numbers are figures, and of what.

use super::context::Context;
use super::subject::{self, Place};
use super::topic::{REACH, Topic};
use super::view::{MOST_TOKENS, View, What};
use crate::claim::{Amount, Body, Claim, Figure, Source};
use crate::indicator::Other;
use crate::lexicon::{Lexicon, Meaning};
use crate::stance;
use laocoon_mark::{EntityId, Layers, NameKind, Quantity, QuantityKind, Sentence, TimeKind};
use laocoon_text::{Document, Span};
use std::borrow::Cow;

/// Every figure that the article states.
pub fn figures(document: &Document, layers: &Layers) -> Vec<Claim> {
    let lexicon = Lexicon::of(document.language);
    let topic = topic(document, layers);
    let mut claims = Vec::new();
    let amounts = amounts(layers);
    // The surroundings of the block before: those of most sentences are the same.
    let mut known: Option<(u32, Context<'_>)> = None;
    for (index, sentence) in layers.sentences.iter().enumerate() {
        if !document.blocks[sentence.block as usize].main || !holds(&amounts, sentence) {
            continue;
        }
        let (_, context) = match known.take().filter(|(block, _)| *block == sentence.block) {
            Some(same) => known.insert(same),
            None => {
                let block = sentence.block as usize;
                let context = Context::of(document, layers, block, lexicon);
                known.insert((sentence.block, context))
            }
        };
        for part in parts(layers, sentence) {
            if !holds(&amounts, &part) {
                continue;
            }
            let view = View::new(document, layers, &part, lexicon);
            let scene = Scene {
                layers,
                view: &view,
                context,
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

/// What the number before was of.
struct Before {
    indicator: String,
    other: Other,
    at: Words,
    kind: QuantityKind,
    unit: Option<String>,
}

impl Before {
    fn of(topic: &Topic, quantity: &Quantity) -> Before {
        Before {
            indicator: topic.indicator.clone(),
            other: topic.other,
            at: topic.at,
            kind: quantity.kind,
            unit: quantity.unit.clone(),
        }
    }
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
        let mut claims = Vec::new();
        // What the number before was of: an enumeration goes on with it.
        let mut before: Option<Before> = None;
        for sight in &self.view.sights {
            let (What::Amount(amount), at) = (sight.what, sight.at) else {
                continue;
            };
            let Some(quantity) = self.number(amount) else {
                continue;
            };
            let topic = self.topic(&quantity, at);
            let topic = topic.or_else(|| self.continued(&quantity, at, before.as_ref()?));
            let Some(topic) = topic else {
                continue;
            };
            let again = Before::of(&topic, &quantity);
            let Some(figure) = self.figure(amount, at, topic) else {
                continue;
            };
            // A second length of all borders in one sentence is a neighbour's whose name was not seen.
            let total = again.other == Other::Counterpart && figure.with.is_none();
            if total
                && before
                    .as_ref()
                    .is_some_and(|before| before.indicator == again.indicator)
            {
                continue;
            }
            let words = self.words_of(&figure, at, again.at);
            before = Some(again);
            claims.push(Claim {
                span: words,
                stance: stance::of(self.place.document, self.layers, sentence, words),
                body: Body::Figure(figure),
            });
        }
        claims
    }

    /// The number that may be a figure's: "[143]" is a note, "several million" no figure.
    fn number(&self, amount: Amount) -> Option<Cow<'_, Quantity>> {
        let quantity = amount.quantity(self.layers)?;
        let before = &self.place.document.text[..quantity.span.range().start];
        let known = quantity.value.is_some() || (quantity.low.is_some() && quantity.high.is_some());
        (known && !before.ends_with('[')).then_some(quantity)
    }

    /// "832 km with Argentina, 3,400 km with Brazil, ...": what the number before was of, where another country stands
    /// beside this one.
    fn continued(&self, quantity: &Quantity, at: (usize, usize), before: &Before) -> Option<Topic> {
        let paired = matches!(before.other, Other::Counterpart | Other::Partner);
        if !paired || (before.kind, &before.unit) != (quantity.kind, &quantity.unit) {
            return None;
        }
        let mut beside = self.place.countries(self.view);
        let near =
            beside.any(|(words, _)| self.view.distance(words, at) <= 4 && !self.taken(words, at));
        near.then(|| Topic {
            indicator: before.indicator.clone(),
            from: Source::Sentence,
            at: before.at,
            other: before.other,
            category: None,
        })
    }

    /// Whether words behind a number belong to the next one: "…, with Chad 900 km".
    pub fn taken(&self, words: (usize, usize), at: (usize, usize)) -> bool {
        if words.0 < at.1 {
            return false;
        }
        let colon = || {
            let (number, word) = (
                self.view.span((at.0, at.1)),
                self.view.span((words.0, words.1)),
            );
            let gap = number.zip(word).and_then(|(number, word)| {
                (self.place.document.text).get(number.end as usize..word.start as usize)
            });
            gap.is_some_and(|gap| gap.contains(':'))
        };
        let parted = self.view.pause(at.1 - 1, words.0) > 0
            || (self.view.words()).any(|(word, meaning)| {
                meaning == Meaning::And && word.0 >= at.1 && word.1 <= words.0
            })
            || colon();
        let own = self.view.distance(at, words);
        let mut sights = self.view.sights.iter();
        let next = sights.any(|sight| {
            let amount = matches!(sight.what, What::Amount(_));
            amount && sight.at.0 >= words.1 && self.view.distance(words, sight.at) < own.min(4)
        });
        parted && next
    }

    /// The figure that a number is.
    fn figure(&self, amount: Amount, at: (usize, usize), topic: Topic) -> Option<Figure> {
        let with = match topic.other {
            Other::Counterpart | Other::Partner => self.counterpart(&topic, at),
            Other::None | Other::Category => None,
        };
        if topic.other == Other::Partner && with.is_none()
            || topic.other == Other::Category && topic.category.is_none()
        {
            return None;
        }
        // "The second largest in Africa" is no place in the world.
        if (topic.indicator.ends_with("-rank") || topic.indicator.ends_with("-share"))
            && self.in_a_part_of_the_world(at)
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

    /// Whether a continent or a region of several countries is named near a number.
    fn in_a_part_of_the_world(&self, at: (usize, usize)) -> bool {
        self.view.sights.iter().any(|sight| match sight.what {
            What::Name(_, entity, NameKind::Place) => {
                let entity = &self.layers[entity];
                let part = entity.id("iso3166").is_none() && entity.id("country").is_none();
                part && sight.at.0 >= at.1 && self.view.distance(sight.at, at) <= 6
            }
            _ => false,
        })
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
        let countries: Vec<((usize, usize), EntityId)> = (self.place.countries(self.view))
            .filter(|(words, _)| !self.taken(*words, at))
            .collect();
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
