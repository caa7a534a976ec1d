//! Relations: dated steps between powers: who did what with or towards whom, by what, for how
//! much, under what pretext, for what in return.
//!
//! A sentence with a date of its own and two powers tells one where a trigger does; an item of
//! a list tells one even without, and takes a missing power from what introduces the list.

use crate::act::{EventKind, Relation};
use crate::claim::{Body, Claim, Source};
use crate::event::lexicon::{self, Part, Tells};
use crate::event::scene::{Scene, Seen, Stage};
use crate::event::{modality, since};
use crate::stance;
use laocoon_mark::{EntityId, Layers, Modifier, QuantityId, QuantityKind};
use laocoon_text::{BlockKind, Document, Span};

/// Most words of an instrument, a pretext or what was given.
const PHRASE: u32 = 16;

/// Every step between powers that the article tells.
pub fn relations(document: &Document, layers: &Layers) -> Vec<Claim> {
    let stage = Stage::new(document, layers, lexicon::events(document.language));
    let mut claims = Vec::new();
    for number in 0..layers.sentences.len() {
        let Some(sentence) = layers.sentences.get(number) else {
            continue;
        };
        let block = &document.blocks[sentence.block as usize];
        let item = block.kind == BlockKind::ListItem;
        if let Some(scene) = stage.scene(number, item) {
            let lead_in = block.lead_in.filter(|_| item);
            claims.extend(of_scene(&stage, &scene, item, lead_in));
        }
    }
    claims
}

fn of_scene(stage: &Stage<'_>, scene: &Scene<'_>, item: bool, lead_in: Option<u32>) -> Vec<Claim> {
    let start = scene.sentence.tokens.0;
    let dated = scene
        .when((start, start))
        .filter(|when| when.from == Source::Sentence);
    let Some(when) = dated else {
        return Vec::new();
    };
    // An entry of a ledger opens with its date.
    let opens = scene.layers[when.time].span.start <= scene.sentence.span.start + 16;
    let mut powers = distinct(scene);
    if item && opens && powers.len() == 1 {
        powers.extend(introduced(stage, lead_in, powers[0]));
    }
    if powers.len() < 2 {
        return Vec::new();
    }
    let triggers: Vec<&Seen> = (scene.seen.iter())
        .filter(|seen| matches!(seen.group.tells, Tells::Event(_)))
        .collect();
    let steps = triggers.iter().filter(|seen| step(seen));
    let main = steps
        .clone()
        .find(|seen| !seen.group.noun)
        .or(steps.clone().next());
    let Some(main) = main.copied().copied() else {
        // No word that we know, but an entry all the same: its kind stays open.
        if !(item && opens) {
            return Vec::new();
        }
        let seen = None;
        return vec![claim(scene, seen, &powers, when)];
    };
    let mut claims = vec![claim(scene, Some(&main), &powers, when)];
    let later = triggers.iter().find(|seen| {
        seen.at.0 > main.at.0 && step(seen) && since(scene, seen) && !since(scene, &main)
    });
    if let Some(later) = later {
        claims.push(claim(scene, Some(later), &powers, when));
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

/// The powers of a sentence, in order.
fn distinct(scene: &Scene<'_>) -> Vec<EntityId> {
    let mut powers = Vec::new();
    for power in scene.parties.iter().filter_map(|party| party.power) {
        if !powers.contains(&power) {
            powers.push(power);
        }
    }
    powers
}

/// The other power that the words before a list name.
fn introduced(stage: &Stage<'_>, lead_in: Option<u32>, known: EntityId) -> Option<EntityId> {
    let lead_in = lead_in?;
    let sentences = &stage.layers.sentences;
    let first = sentences.partition_point(|sentence| sentence.block < lead_in);
    let scene = stage.scene(first, true)?;
    if scene.sentence.block != lead_in {
        return None;
    }
    distinct(&scene).into_iter().find(|power| *power != known)
}

fn claim(
    scene: &Scene<'_>,
    trigger: Option<&Seen>,
    powers: &[EntityId],
    when: crate::act::When,
) -> Claim {
    let (from, to) = sides(scene, trigger, powers);
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
    };
    Claim {
        span: words,
        stance: stance::of(scene.document, scene.layers, scene.sentence, at),
        body: Body::Relation(relation),
    }
}

/// Who takes the step: the nearest power before the trigger outside pretexts and places, else
/// the first; and the first other one, after the trigger if there is one.
fn sides(
    scene: &Scene<'_>,
    trigger: Option<&Seen>,
    powers: &[EntityId],
) -> (Option<EntityId>, Option<EntityId>) {
    let aside: Vec<Span> = [Part::Cover, Part::Exchange]
        .into_iter()
        .filter_map(|part| after(scene, part))
        .collect();
    let free = |span: Span| !aside.iter().any(|words| words.overlaps(span));
    let parties = || scene.parties.iter().filter(|party| party.power.is_some());
    let before = trigger.and_then(|seen| {
        parties()
            .rev()
            .find(|party| party.at.1 <= seen.at.0 && !party.placed && free(party.span))
    });
    let from = before
        .and_then(|party| party.power)
        .or_else(|| powers.first().copied());
    let behind = trigger
        .and_then(|seen| parties().find(|party| party.at.0 >= seen.at.1 && party.power != from));
    let other = powers.iter().find(|power| Some(**power) != from).copied();
    (from, behind.and_then(|party| party.power).or(other))
}

/// The words behind "under the guise of": to the next sign or the next free party.
fn after(scene: &Scene<'_>, part: Part) -> Option<Span> {
    let seen = scene
        .seen
        .iter()
        .find(|seen| seen.group.tells == Tells::Part(part))?;
    let last = scene.sentence.tokens.1.min(seen.at.1 + PHRASE);
    let sign = (seen.at.1..last).find(|token| {
        let span = scene.layers.tokens[*token as usize].span;
        [",", ";", ":", "(", "."].contains(&scene.document.words(span))
    });
    let end = sign.unwrap_or(last);
    // Without a comma, the subject of the sentence ends it.
    let party = scene.parties.iter().find(|party| {
        party.power.is_some() && party.at.0 > seen.at.1 + 1 && party.at.0 < end && sign.is_none()
    });
    let end = party.map_or(end, |party| party.at.0);
    scene.span(seen.at.1, end)
}

/// By what: from a word such as "programme" to the next sign, else words of a title.
fn instrument(scene: &Scene<'_>, trigger: Option<&Seen>) -> Option<Span> {
    let aside = [after(scene, Part::Cover), after(scene, Part::Exchange)];
    let from = trigger.map_or(scene.sentence.span.start, |seen| seen.span.start);
    let named = scene.seen.iter().find(|seen| {
        let outside = !aside
            .iter()
            .flatten()
            .any(|words| words.overlaps(seen.span));
        seen.group.tells == Tells::Part(Part::Instrument) && seen.span.start >= from && outside
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
    scene.span(named.at.0, sign.unwrap_or(last))
}

/// How much money: the sum nearest to the trigger.
fn amount(scene: &Scene<'_>, trigger: Option<&Seen>) -> Option<QuantityId> {
    let at = trigger.map_or(scene.sentence.tokens.0, |seen| seen.at.0);
    let money = scene
        .quantities()
        .filter(|(_, quantity)| quantity.kind == QuantityKind::Money);
    money
        .min_by_key(|(_, quantity)| scene.tokens_of(quantity.span).0.abs_diff(at))
        .map(|(id, _)| id)
}
