//! The two sides of a step: powers, else the persons who act for them.

use super::PHRASE;
use crate::act::EventKind;
use crate::event::lexicon::{Part, Tells};
use crate::event::role::link;
use crate::event::scene::{Party, Scene, Seen};
use laocoon_mark::{EntityId, NameKind};
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
    if several(&sides) { sides } else { Vec::new() }
}

/// Whether a verb stands between the two sides, or behind two that "and" joins.
pub fn told(scene: &Scene<'_>, main: &Seen, sides: &[Side]) -> bool {
    let before = before(scene, main, sides);
    let behind = behind(main, sides, before.map(|side| side.who));
    before.is_some()
        && (behind.is_some_and(|side| side.at.is_some()) || joint(scene, main, sides).is_some())
}

/// The nearest side before a verb; one in a relative clause between is not the verb's subject
/// where another stands before that clause.
fn before<'s>(scene: &Scene<'_>, main: &Seen, sides: &'s [Side]) -> Option<&'s Side> {
    let candidates = || {
        let free = sides.iter().rev().filter(|side| !side.placed);
        free.filter(|side| side.at.is_some_and(|at| at.1 <= main.at.0))
    };
    let inside = |side: &Side| {
        let at = side.at.map_or(0, |at| at.0);
        let opener = scene
            .seen
            .iter()
            .rev()
            .find(|seen| seen.group.tells == Tells::Part(Part::Relative) && seen.at.1 <= at);
        opener.is_some_and(|opener| {
            let told = scene.seen.iter().any(|seen| {
                matches!(seen.group.tells, Tells::Event(_))
                    && (opener.at.1..at).contains(&seen.at.0)
            });
            told && at - opener.at.1 <= 8
        })
    };
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

/// The words behind "under the guise of": to the next sign, the verb of a subject that stands
/// before them, or the next free party.
pub fn after(scene: &Scene<'_>, part: Part) -> Option<Span> {
    let seen = scene
        .seen
        .iter()
        .find(|seen| seen.group.tells == Tells::Part(part))?;
    let last = scene.sentence.tokens.1.min(seen.at.1 + PHRASE);
    let sign = (seen.at.1..last).find(|token| {
        let span = scene.layers.tokens[*token as usize].span;
        [",", ";", ":", "(", "."].contains(&scene.document.words(span))
    });
    if let Some(sign) = sign {
        return scene.span(seen.at.1, sign);
    }
    let powers = || scene.parties.iter().filter(|party| party.power.is_some());
    let subject = powers().any(|party| party.at.1 <= seen.at.0 && !party.placed);
    let verb = scene.seen.iter().find(|verb| {
        matches!(verb.group.tells, Tells::Event(_)) && !verb.group.noun && verb.at.0 > seen.at.1
    });
    // Without a comma, the verb of a subject before ends it, else the subject itself.
    let end = if subject {
        verb.map(|verb| verb.at.0)
    } else {
        let mut free = powers();
        free.find(|party| party.at.0 > seen.at.1 + 1)
            .map(|party| party.at.0)
    };
    scene.span(seen.at.1, end.map_or(last, |end| end.min(last)))
}
