//! Relations: dated steps between powers: who did what with or towards whom, by what, for how
//! much, under what pretext, for what in return.
//!
//! A sentence with a date of its own and two powers tells one where a trigger does; an item of
//! a list tells one even without, and takes a missing power from what introduces the list.

mod side;

use crate::act::{EventKind, Relation};
use crate::claim::{Body, Claim, Source};
use crate::event::aside::{PHRASE, after};
use crate::event::lexicon::{Part, Tells};
use crate::event::scene::{Scene, Seen, Stage};
use crate::event::{modality, since};
use crate::stance;
use laocoon_mark::{Modifier, QuantityId, QuantityKind};
use laocoon_text::{BlockKind, Span};

/// The steps between powers that a sentence tells.
pub fn relations(stage: &Stage<'_>, scene: &Scene<'_>) -> Vec<Claim> {
    let block = &stage.document.blocks[scene.sentence.block as usize];
    let item = block.kind == BlockKind::ListItem;
    let start = scene.sentence.tokens.0;
    let dated = scene
        .when((start, start))
        .filter(|when| when.from == Source::Sentence);
    let Some(when) = dated else {
        return Vec::new();
    };
    // An entry of a ledger opens with its date.
    let mut when = when;
    let opens = scene.layers[when.time].span.start <= scene.sentence.span.start + 16;
    let entry = item && opens;
    let introduced = block.lead_in.filter(|_| entry).and_then(|lead_in| {
        let sentences = &stage.layers.sentences;
        let first = sentences.partition_point(|sentence| sentence.block < lead_in);
        stage
            .scene(first, true)
            .filter(|scene| scene.sentence.block == lead_in)
    });
    let triggers: Vec<&Seen> = (scene.seen.iter()).filter(|seen| step(seen)).collect();
    let main = main_step(scene, &triggers).copied();
    let sides = side::sides(scene, introduced.as_ref(), main.as_ref());
    if sides.is_empty() {
        return Vec::new();
    }
    let Some(main) = main else {
        // No word that we know, but an entry all the same: its kind stays open.
        return if entry {
            vec![claim(scene, None, &sides, when)]
        } else {
            Vec::new()
        };
    };
    // Running text tells a step only by a verb between the two.
    let told = || !main.group.noun && !main.group.alone && side::told(scene, &main, &sides);
    if !entry && !told() {
        return Vec::new();
    }
    if !entry {
        let own = scene
            .when(main.at)
            .filter(|when| when.from == Source::Sentence);
        let Some(own) = own else { return Vec::new() };
        when = own;
    }
    let mut claims = vec![claim(scene, Some(&main), &sides, when)];
    let later = triggers
        .iter()
        .find(|seen| seen.at.0 > main.at.0 && since(scene, seen) && !since(scene, &main));
    if let Some(later) = later {
        claims.push(claim(scene, Some(later), &sides, when));
    }
    // What was paid belongs to the step it stands nearest to.
    if claims.len() == 2 {
        let amounts: Vec<Option<QuantityId>> = claims.iter().map(amount_of).collect();
        if amounts[0] == amounts[1]
            && let Some(amount) = amounts[0]
        {
            let pay = scene.layers[amount].span.start;
            let first = later.is_none_or(|later| pay < later.span.start);
            let drop = usize::from(first);
            if let Body::Relation(relation) = &mut claims[drop].body {
                relation.amount = None;
            }
        }
    }
    claims
}

/// Tells each step which event is the same act. The claims are in their final order.
pub fn settle(claims: &mut [Claim]) {
    let mut events: Vec<(Span, u32)> = (claims.iter().zip(0..))
        .filter_map(|(claim, index)| match &claim.body {
            Body::Event(event) => Some((event.trigger, index)),
            _ => None,
        })
        .collect();
    events.sort_unstable();
    for claim in claims {
        if let Body::Relation(step) = &mut claim.body {
            let same = events.binary_search_by_key(&step.trigger, |(trigger, _)| *trigger);
            step.event = same.ok().map(|at| events[at].1);
        }
    }
}

/// The step that a sentence is about: its first verb that does not stand in a relative clause,
/// else its first verb, else its first noun.
fn main_step<'s>(scene: &Scene<'_>, triggers: &[&'s Seen]) -> Option<&'s Seen> {
    let aside = |seen: &Seen| {
        let opener = scene.seen.iter().rev().find(|opener| {
            opener.group.tells == Tells::Part(Part::Relative) && opener.at.1 <= seen.at.0
        });
        opener.is_some_and(|opener| {
            let (from, to) = (opener.at.1, seen.at.0);
            let verb = triggers
                .iter()
                .any(|other| !other.group.noun && from <= other.at.0 && other.at.1 <= to);
            to - from <= 6 && !verb && !scene.divided(from, to, &[",", ";", ":"])
        })
    };
    let verbs = || triggers.iter().filter(|seen| !seen.group.noun);
    let main = verbs().find(|seen| !aside(seen)).or(verbs().next());
    main.or(triggers.first()).copied()
}

fn amount_of(claim: &Claim) -> Option<QuantityId> {
    match &claim.body {
        Body::Relation(relation) => relation.amount,
        _ => None,
    }
}

/// Whether a trigger tells a step that one power takes towards another.
fn step(seen: &Seen) -> bool {
    let Tells::Event(kind) = seen.group.tells else {
        return false;
    };
    !matches!(
        kind,
        EventKind::Protest
            | EventKind::PriceChange
            | EventKind::Death
            | EventKind::Damage
            | EventKind::Emergency
            | EventKind::Shutdown
            | EventKind::Election
            | EventKind::Dismissal
            | EventKind::Appointment
    )
}

fn claim(
    scene: &Scene<'_>,
    trigger: Option<&Seen>,
    sides: &[side::Side],
    when: crate::act::When,
) -> Claim {
    let (from, to) = side::between(scene, trigger, sides);
    let words = scene.sentence.span;
    let kind = trigger.and_then(|seen| match seen.group.tells {
        Tells::Event(kind) => Some(kind),
        _ => None,
    });
    let at = trigger.map_or(words, |seen| seen.span);
    let started = scene.layers[when.time].modifier == Some(Modifier::After);
    let relation = Relation {
        kind,
        trigger: at,
        modality: trigger.map_or_else(Default::default, |seen| modality(scene, seen)),
        from,
        to,
        instrument: instrument(scene, trigger),
        amount: amount(scene, trigger),
        when: Some(when),
        since: started || trigger.is_some_and(|seen| since(scene, seen)),
        pretext: after(scene, Part::Cover),
        exchange: after(scene, Part::Exchange),
        event: None,
    };
    Claim {
        span: words,
        stance: stance::of(scene.document, scene.layers, scene.sentence, at),
        body: Body::Relation(relation),
    }
}

/// By what: from a word such as "programme" to the next sign, else words of a title.
fn instrument(scene: &Scene<'_>, trigger: Option<&Seen>) -> Option<Span> {
    let aside = [Part::Cover, Part::Exchange].map(|part| after(scene, part));
    let from = trigger.map_or(scene.sentence.span.start, |seen| seen.span.start);
    let named = scene.seen.iter().find(|seen| {
        let outside = !aside
            .iter()
            .flatten()
            .any(|words| words.overlaps(seen.span));
        // Between semicolons stand other things.
        let own = trigger.is_none_or(|main| !scene.divided(main.at.1, seen.at.0, &[";"]));
        seen.is(Part::Instrument) && seen.span.start >= from && outside && own
    });
    let Some(named) = named else {
        let quotations = &scene.layers.quotations;
        let first = quotations.partition_point(|quotation| quotation.span.start < from);
        let title = quotations.get(first)?.span;
        return scene.sentence.span.contains(title).then_some(title);
    };
    let last = scene.sentence.tokens.1.min(named.at.1 + PHRASE);
    let sign = (named.at.1..last).find(|token| {
        let span = scene.layers.tokens[*token as usize].span;
        [",", ";", ":", "(", ".", ")"].contains(&scene.document.words(span))
    });
    let relative = scene
        .seen
        .iter()
        .find(|seen| seen.group.tells == Tells::Part(Part::Relative) && seen.at.0 >= named.at.1);
    let end = sign
        .unwrap_or(last)
        .min(relative.map_or(last, |relative| relative.at.0));
    scene.span(named.at.0, end)
}

/// How much money: the sum nearest to the trigger.
fn amount(scene: &Scene<'_>, trigger: Option<&Seen>) -> Option<QuantityId> {
    let at = trigger.map_or(scene.sentence.tokens.0, |seen| seen.at.0);
    let money = scene.quantities().filter(|(_, quantity)| {
        let start = scene.tokens_of(quantity.span).0;
        quantity.kind == QuantityKind::Money && !scene.divided(at, start, &[";"])
    });
    money
        .min_by_key(|(_, quantity)| scene.tokens_of(quantity.span).0.abs_diff(at))
        .map(|(id, _)| id)
}
