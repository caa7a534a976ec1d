//! The two sides of a step: powers, else the persons who act for them.

use crate::act::EventKind;
use crate::event::aside::after;
use crate::event::lexicon::{Part, Tells};
use crate::event::order::{in_relative, link};
use crate::event::party::Party;
use crate::event::scene::{Scene, Seen};
use crate::event::syntax::{self, Argument, Arguments};
use laocoon_mark::{EntityId, NameKind, Quantity, QuantityKind};
use laocoon_text::Span;

/// Somebody who can take a step or have one taken towards them.
#[derive(Clone, Copy, Debug)]
pub struct Side {
    /// Its tokens; `None` if only the words before the list name it.
    at: Option<(u32, u32)>,
    /// Its words.
    span: Span,
    who: EntityId,
    /// Whether a word of place stands before it.
    placed: bool,
}

/// The sides in a sentence, in order, each mention once; those of pretexts and of what was given
/// left out. Persons count around a verb where fewer than two powers are named, or none before it; of
/// the lead-in, the first other power.
pub fn sides(scene: &Scene<'_>, lead_in: Option<&Scene<'_>>, main: Option<&Seen>) -> Vec<Side> {
    let aside: Vec<Span> = [Part::Cover, Part::Exchange]
        .into_iter()
        .filter_map(|part| after(scene, part))
        .collect();
    let free = |party: &&Party| !aside.iter().any(|words| words.overlaps(party.span));
    let side = |party: &Party, who: EntityId| Side {
        at: Some(party.at),
        span: party.span,
        who,
        placed: party.placed,
    };
    let powers = || scene.parties.iter().filter(free);
    let mut sides: Vec<Side> = powers()
        .filter_map(|party| Some(side(party, party.power?)))
        .collect();
    let several = |sides: &[Side]| {
        let first = sides.first().map(|side| side.who);
        sides.iter().any(|side| Some(side.who) != first)
    };
    if !several(&sides) {
        let first = sides.first().map(|side| side.who);
        let mut other = lead_in.into_iter().flat_map(|scene| &scene.parties);
        if let Some(who) = other.find_map(|party| party.power.filter(|who| Some(*who) != first))
            && first.is_some()
        {
            sides.push(Side {
                at: None,
                span: scene.sentence.span,
                who,
                placed: false,
            });
        }
    }
    let headless = main.is_some_and(|main| before(scene, main, &sides).is_none());
    if main.is_some() && !several(&sides) || headless {
        let person = |party: &&Party| party.kind == Some(NameKind::Person);
        let persons = powers()
            .filter(|party| party.power.is_none())
            .filter(person);
        sides.extend(persons.map(|party| side(party, party.entity)));
        sides.sort_by_key(|side| side.at.map_or((1, 0), |at| (0, at.0)));
    }
    // Who gives money is enough: to whom may be left unsaid.
    let gives = main.is_some_and(|main| gives(scene, main));
    if several(&sides) || gives {
        sides
    } else {
        Vec::new()
    }
}

/// Whether a verb tells aid of a stated amount.
fn gives(scene: &Scene<'_>, main: &Seen) -> bool {
    let money = |quantity: &Quantity| {
        quantity.kind == QuantityKind::Money
            && quantity.span.start.abs_diff(main.span.end) <= AMOUNT
    };
    main.group.tells == Tells::Event(EventKind::Aid)
        && main.is_verb()
        && scene.quantities().any(|(_, quantity)| money(quantity))
}

/// Bytes between a verb of giving and the sum.
const AMOUNT: u32 = 80;

/// Who takes a step and towards whom as the tree has it; two who take it together are its sides.
fn by_tree(
    scene: &Scene<'_>,
    main: &Seen,
    sides: &[Side],
) -> Option<(Option<EntityId>, Option<EntityId>)> {
    let told = syntax::arguments(scene, syntax::parsed(scene)?, main)?;
    let all = |argument: &Argument| -> Vec<EntityId> {
        let Argument::Parties(indices) = argument else {
            return Vec::new();
        };
        let spans = indices.iter().map(|index| scene.parties[*index].span);
        let known = spans.filter_map(|span| sides.iter().find(|side| side.span == span));
        known.map(|side| side.who).collect()
    };
    let (who, whom) = (all(&told.who), all(&told.whom));
    let from = who.first().copied();
    let mut others = whom.into_iter().chain(who);
    Some((from, others.find(|other| Some(*other) != from)))
}

/// Whether a verb stands between the two sides, or behind two that "and" joins.
pub fn told(scene: &Scene<'_>, main: &Seen, sides: &[Side]) -> bool {
    let parsed = syntax::parsed(scene);
    let who = parsed.and_then(|parsed| syntax::arguments(scene, parsed, main));
    let nobody = |told: Arguments| match told.who {
        Argument::Other(_) => true,
        // "soldiers were killed": who did it is not said.
        Argument::Missing => told.passive,
        Argument::Parties(_) => false,
    };
    if who.is_some_and(nobody) {
        return false;
    }
    let before = before(scene, main, sides);
    let behind = behind(main, sides, before.map(|side| side.who));
    let other = behind.is_some_and(|side| side.at.is_some());
    before.is_some() && (other || joint(scene, main, sides).is_some() || gives(scene, main))
}

/// The nearest side before a verb; one in a relative clause between is not the verb's subject
/// where another stands before that clause.
fn before<'s>(scene: &Scene<'_>, main: &Seen, sides: &'s [Side]) -> Option<&'s Side> {
    let candidates = || {
        let free = sides.iter().rev().filter(|side| !side.placed);
        free.filter(|side| side.at.is_some_and(|at| at.1 <= main.at.0))
    };
    let inside = |side: &&Side| side.at.is_some_and(|at| in_relative(scene, at, main.at.0));
    let first = candidates().find(|side| !inside(side));
    first.or(candidates().next())
}

fn behind<'s>(main: &Seen, sides: &'s [Side], from: Option<EntityId>) -> Option<&'s Side> {
    let mut others = sides.iter().filter(|side| Some(side.who) != from);
    others.find(|side| side.at.is_some_and(|at| at.0 >= main.at.0))
}

/// Two sides before a verb that "and" joins.
fn joint(scene: &Scene<'_>, main: &Seen, sides: &[Side]) -> Option<(EntityId, EntityId)> {
    let last = before(scene, main, sides)?;
    let party = |side: &Side| scene.parties.iter().find(|party| party.span == side.span);
    let first = sides.iter().rev().find(|side| {
        side.at
            .is_some_and(|at| at.0 < last.at.map_or(0, |at| at.0))
    })?;
    let joined = link(scene, party(first)?, party(last)?) == Some(true);
    (joined && first.who != last.who).then_some((first.who, last.who))
}

/// Who takes the step and towards whom: the nearest side before the verb, and the first other
/// one, behind it if there is one; two that "and" joins, where they do it with each other; a
/// passive turns them round.
pub fn between(
    scene: &Scene<'_>,
    trigger: Option<&Seen>,
    sides: &[Side],
) -> (Option<EntityId>, Option<EntityId>) {
    let first = sides.first().map(|side| side.who);
    if let Some(main) = trigger
        && let Some((Some(from), Some(to))) = by_tree(scene, main, sides)
    {
        return (Some(from), Some(to));
    }
    let other = |known: Option<EntityId>| {
        let mut others = sides.iter().map(|side| side.who);
        others.find(|who| Some(*who) != known)
    };
    let Some(main) = trigger else {
        return (first, other(first));
    };
    let mutual = matches!(
        main.group.tells,
        Tells::Event(EventKind::Agree | EventKind::Consult | EventKind::Cooperate)
    );
    if mutual && let Some((one, two)) = joint(scene, main, sides) {
        return (Some(one), Some(two));
    }
    let by = scene.seen.iter().any(|seen| {
        seen.group.tells == Tells::Part(Part::By)
            && (main.at.1..=main.at.1 + 1).contains(&seen.at.0)
    });
    let from = before(scene, main, sides).map(|side| side.who).or(first);
    let behind = behind(main, sides, from).map(|side| side.who);
    if by && behind.is_some() {
        return (behind, from);
    }
    (from, behind.or_else(|| other(from)))
}
