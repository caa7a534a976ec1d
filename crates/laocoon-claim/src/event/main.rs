//! The main event of a news text: who, where, when.
//!
//! A news text says what it is about in its title, its lead and its first sentences, and comes
//! back to those who matter. Each mention of somebody, of a place or of a time is weighed by where
//! it stands; the best is the answer, in the words of its best mention.

use crate::act::{EventKind, Modality, TollKind};
use crate::claim::{Body, Claim};
use crate::event::lexicon::{self, Tells};
use crate::event::party::Party;
use crate::event::scene::{Scene, Stage};
use laocoon_mark::{EntityId, Layers, NameKind, Sentence, TimeKind};
use laocoon_text::{BlockKind, Document, Span};
use std::collections::BTreeMap;

/// Sentences that are looked at: what comes later is not what a text is about.
const SENTENCES: usize = 60;

/// Who, where and when of what a text is about, each in its words; `None` where it says nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MainEvent {
    /// Who did it or, where it befell somebody and nobody did it, who they are.
    pub who: Option<Span>,
    /// Where.
    pub place: Option<Span>,
    /// When.
    pub time: Option<Span>,
    /// What: the index of the claim that tells it, an event, step or toll.
    pub what: Option<u32>,
}

/// The main event of a document, from its marks and claims.
pub fn main_event(document: &Document, layers: &Layers, claims: &[Claim]) -> MainEvent {
    let stage = Stage::new(document, layers, lexicon::events(document.language), claims);
    let mut scenes = Vec::new();
    let mut place = Place::default();
    for number in 0..layers.sentences.len() {
        let Some(scene) = stage.scene(number, true) else {
            continue;
        };
        let weight = place.weight(document, scene.sentence);
        scenes.push((scene, weight));
        if scenes.len() == SENTENCES {
            break;
        }
    }
    let who = who(layers, &scenes, claims);
    MainEvent {
        who,
        place: placed(&scenes),
        time: time(document, layers, &scenes),
        what: what(&scenes, claims, who),
    }
}

/// What it is: of the events, steps and tolls told first, rather one that happened and that those
/// whom the text is about do or suffer.
fn what(scenes: &Weighed<'_>, claims: &[Claim], who: Option<Span>) -> Option<u32> {
    let mut best: Option<(f64, u32)> = None;
    for (claim, index) in claims.iter().zip(0..) {
        let (at, modality, kind) = match &claim.body {
            Body::Event(event) => (event.trigger, event.modality, Some(event.kind)),
            Body::Relation(step) => (step.trigger, step.modality, step.kind),
            Body::Toll(_) => (claim.span, Modality::Actual, None),
            _ => continue,
        };
        let sentence = scenes.partition_point(|(scene, _)| scene.sentence.span.end <= at.start);
        let Some((_, weight)) = scenes
            .get(sentence)
            .filter(|(scene, _)| scene.sentence.span.contains(at))
        else {
            continue;
        };
        let happened = if modality == Modality::Actual {
            1.0
        } else {
            0.6
        };
        let theirs = who.is_some_and(|who| claim.span.overlaps(who));
        // What is only said, asked or supported is about something else.
        let talk = matches!(
            kind,
            Some(EventKind::Request | EventKind::Support | EventKind::Accuse | EventKind::Consult)
        );
        let score =
            weight * happened * if theirs { 1.3 } else { 1.0 } * if talk { 0.8 } else { 1.0 };
        if best.is_none_or(|(most, _)| score > most) {
            best = Some((score, index));
        }
    }
    best.map(|(_, index)| index)
}

/// Where in a text a sentence stands.
#[derive(Default)]
struct Place {
    /// Sentences of running text so far.
    running: u32,
}

impl Place {
    /// How much a mention in this sentence counts.
    fn weight(&mut self, document: &Document, sentence: &Sentence) -> f64 {
        match document.blocks[sentence.block as usize].kind {
            BlockKind::Title => 6.0,
            BlockKind::Heading if self.running == 0 => 6.0,
            BlockKind::Heading | BlockKind::Caption => 0.5,
            _ => {
                self.running += 1;
                match self.running {
                    1 => 4.0,
                    2 => 2.5,
                    3..=5 => 1.5,
                    _ => 0.3,
                }
            }
        }
    }
}

type Weighed<'a> = [(Scene<'a>, f64)];

/// Whom the text is about: the one that its first sentences name most and as the one who acts;
/// where its title counts victims and names nobody, the victims.
fn who(layers: &Layers, scenes: &Weighed<'_>, claims: &[Claim]) -> Option<Span> {
    let mut scores: BTreeMap<EntityId, (f64, f64, Option<Span>)> = BTreeMap::new();
    for (scene, weight) in scenes {
        let mut first = true;
        for party in &scene.parties {
            let acts = party.kind != Some(NameKind::Place) && party.kind != Some(NameKind::Group);
            // A place acts where no word of place stands before it; a nationality seldom does.
            let share = match party.kind {
                _ if party.placed => 0.1,
                Some(NameKind::Person) => 1.0,
                Some(NameKind::Organisation) => 0.9,
                None => 0.7,
                Some(NameKind::Other) => 0.5,
                Some(NameKind::Place) if party.power.is_some() => 0.3,
                Some(NameKind::Place) => 0.05,
                Some(NameKind::Group) => 0.15,
            };
            let verb = scene.seen.iter().any(|seen| {
                matches!(seen.group.tells, Tells::Event(_))
                    && seen.at.0 >= party.at.1
                    && seen.at.0 - party.at.1 <= 4
            });
            let leads = if first { 1.6 } else { 1.0 };
            let score = weight * share * leads * if verb { 1.2 } else { 1.0 };
            first &= !acts;
            let best = scores.entry(party.entity).or_insert((0.0, 0.0, None));
            best.0 += score;
            // The fullest of the early mentions names it.
            let full = fullness(layers, party) * weight.min(2.0);
            if full > best.1 {
                (best.1, best.2) = (full, Some(party.span));
            }
        }
    }
    let best = scores
        .values()
        .max_by(|one, two| one.0.total_cmp(&two.0))
        .and_then(|(score, _, span)| Some((*score, (*span)?)));
    let victims = victims(layers, scenes, claims);
    match (best, victims) {
        (Some((_, span)), None) => Some(span),
        (best, Some(victims)) => {
            let named = best.filter(|(_, span)| {
                let title = scenes.first().map(|(scene, _)| scene);
                title.is_some_and(|title| {
                    let agents = title
                        .parties
                        .iter()
                        .filter(|party| !party.placed && party.kind != Some(NameKind::Place));
                    agents.into_iter().any(|party| means(layers, party, *span))
                })
            });
            Some(named.map_or(victims, |(_, span)| span))
        }
        (None, None) => None,
    }
}

/// Whether a party is the one whose mention `span` is.
fn means(layers: &Layers, party: &Party, span: Span) -> bool {
    let at = layers
        .names
        .partition_point(|name| name.span.start < span.start);
    let name = layers.names.get(at).filter(|name| name.span == span);
    let at = layers
        .actors
        .partition_point(|actor| actor.span.start < span.start);
    let actor = layers.actors.get(at).filter(|actor| actor.span == span);
    name.and_then(|name| name.entity)
        .or(actor.map(|actor| actor.entity))
        == Some(party.entity)
}

/// How fully a mention names somebody.
fn fullness(layers: &Layers, party: &Party) -> f64 {
    let words = f64::from((party.at.1 - party.at.0).min(4));
    let person = layers[party.entity].kind == NameKind::Person;
    if person { words } else { 1.0 + words / 10.0 }
}

/// Those whose death or injury the first sentences count.
fn victims(layers: &Layers, scenes: &Weighed<'_>, claims: &[Claim]) -> Option<Span> {
    let title = scenes.first()?.0.sentence.span;
    let end = scenes.iter().take(3).next_back()?.0.sentence.span.end;
    let tolls = || {
        claims.iter().filter_map(|claim| match &claim.body {
            Body::Toll(toll) if matches!(toll.what, TollKind::Killed | TollKind::Injured) => {
                Some((claim.span, toll))
            }
            _ => None,
        })
    };
    let told = tolls().any(|(span, _)| title.contains(span));
    let death = claims.iter().any(|claim| match &claim.body {
        Body::Event(event) => event.kind == EventKind::Death && title.contains(event.trigger),
        _ => false,
    });
    if !told && !death {
        return None;
    }
    let first = tolls().find(|(span, toll)| span.end <= end && toll.who.is_some());
    let (_, toll) = first.or_else(|| tolls().find(|(span, _)| span.end <= end))?;
    let number = layers[toll.quantity].span;
    let who = toll
        .who
        .filter(|who| who.start >= number.start && who.start < number.end + 20);
    Some(who.map_or(number, |who| number.cover(who)))
}

/// Where: the place that the first sentences name most, with a word of place before it.
fn placed(scenes: &Weighed<'_>) -> Option<Span> {
    let mut scores: BTreeMap<EntityId, (f64, f64, Option<Span>)> = BTreeMap::new();
    for (scene, weight) in scenes {
        for (index, party) in scene.parties.iter().enumerate() {
            let share = match party.kind {
                // A town says more than its country does, which often acts rather than lies there.
                Some(NameKind::Place) if party.power.is_none() && party.placed => 2.0,
                Some(NameKind::Place) if party.power.is_none() => 1.2,
                Some(NameKind::Place) if party.placed => 1.0,
                Some(NameKind::Place) => 0.4,
                Some(NameKind::Organisation | NameKind::Other) if party.placed => 1.2,
                _ => continue,
            };
            let best = scores.entry(party.entity).or_insert((0.0, 0.0, None));
            best.0 += weight * share;
            if weight * share > best.1 {
                let span = whole(scene, index);
                (best.1, best.2) = (weight * share, Some(span));
            }
        }
    }
    let best = scores.values().max_by(|one, two| one.0.total_cmp(&two.0))?;
    best.2
}

/// A place with the larger one that a comma joins to it: "Croydon, south London".
fn whole(scene: &Scene<'_>, index: usize) -> Span {
    let party = &scene.parties[index];
    let Some(next) = scene.parties.get(index + 1) else {
        return party.span;
    };
    let place = next.kind == Some(NameKind::Place) && next.at.0 - party.at.1 <= 2;
    let comma = scene.divided(party.at.1, next.at.0, &[","]);
    if place && comma {
        party.span.cover(next.span)
    } else {
        party.span
    }
}

/// When: of the points in time of the first sentences the one nearest to the day of the text,
/// and of one day the fullest words.
fn time(document: &Document, layers: &Layers, scenes: &Weighed<'_>) -> Option<Span> {
    let mut best: Option<(f64, Span)> = None;
    let mut days: BTreeMap<String, f64> = BTreeMap::new();
    let point = |kind: TimeKind| matches!(kind, TimeKind::Date | TimeKind::Time);
    let inside = |scene: &Scene<'_>| {
        let span = scene.sentence.span;
        let first = layers
            .times
            .partition_point(|time| time.span.start < span.start);
        let rest = layers.times[first..].iter();
        rest.take_while(move |time| time.span.start < span.end)
    };
    for (scene, weight) in scenes {
        for time in inside(scene).filter(|time| point(time.kind)) {
            if let Some(day) = day(&time.value) {
                *days.entry(day.to_owned()).or_default() += weight.min(2.0);
            }
        }
    }
    for (scene, weight) in scenes {
        for time in inside(scene).filter(|time| point(time.kind) && !named(layers, time.span)) {
            let exact = day(&time.value);
            let told = exact.and_then(|day| days.get(day)).copied().unwrap_or(0.0);
            let near = match (
                time.from,
                document.published.as_ref().map(|published| published.date),
            ) {
                (Some(from), Some(published)) => {
                    let gap = i64::from((published - from).get_days());
                    if exact.is_none() {
                        0.3
                    } else if (0..=3).contains(&gap) {
                        2.0
                    } else if (-1..=14).contains(&gap) {
                        1.0
                    } else {
                        0.3
                    }
                }
                _ if exact.is_some() => 1.0,
                _ => 0.3,
            };
            let score = (weight.min(3.0) + told) * near;
            if best.is_none_or(|(most, _)| score > most) {
                best = Some((score, time.span));
            }
        }
    }
    best.map(|(_, span)| around(document, layers, span))
}

/// Whether words are part of a name: "today" in "USA Today".
fn named(layers: &Layers, span: Span) -> bool {
    let first = layers
        .names
        .partition_point(|name| name.span.end <= span.start);
    let name = layers.names.get(first);
    name.is_some_and(|name| name.span.overlaps(span))
}

/// A point in time with those that are written beside it: "6.10 am on Wednesday".
fn around(document: &Document, layers: &Layers, span: Span) -> Span {
    let near = |left: Span, right: Span| {
        left.end <= right.start && {
            let between = document.words(Span::new(left.end, right.start)).trim();
            between.len() <= 4 && !between.contains(['.', ';', '\n'])
        }
    };
    let times = &layers.times;
    let at = times.partition_point(|time| time.span.start < span.start);
    let mut whole = span;
    if let Some(before) = at.checked_sub(1).and_then(|before| times.get(before))
        && near(before.span, whole)
    {
        whole = before.span.cover(whole);
    }
    if let Some(after) = times.get(at + 1).filter(|after| near(whole, after.span)) {
        whole = whole.cover(after.span);
    }
    whole
}

/// The day of a TIMEX3 value: "2022-01-05" of "2022-01-05T06:10".
fn day(value: &str) -> Option<&str> {
    let day = value.get(..10)?;
    let digits = day.bytes().filter(u8::is_ascii_digit).count();
    (digits == 8 && day.matches('-').count() == 2).then_some(day)
}
