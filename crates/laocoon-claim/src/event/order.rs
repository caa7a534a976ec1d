//! Who did it, and to whom, by the order of words: who acts stands before a verb and after "by", whom
//! after it; a passive turns them round. A noun has its parties behind it. What is said of an act
//! where the tree of its sentence says nothing.

use super::lexicon::{Part, Tells};
use super::party::Party;
use super::role::{acts, asides, has_counterpart, has_targets};
use super::scene::{REACH, Scene, Seen};
use crate::act::EventKind;
use laocoon_mark::EntityId;
use laocoon_text::Span;

/// Who, and to whom.
pub fn roles(scene: &Scene<'_>, trigger: &Seen, kind: EventKind) -> (Vec<EntityId>, Vec<EntityId>) {
    let asides = asides(scene);
    let agent = |party: &&Party| !party.placed && acts(scene, &asides, trigger, party);
    let first = scene
        .parties
        .partition_point(|party| party.at.0 + 2 * REACH < trigger.at.0);
    let near = scene.parties[first..]
        .iter()
        .take_while(|party| party.at.0 <= trigger.at.0 + 2 * REACH);
    let parties: Vec<&Party> = near.filter(agent).collect();
    let stop = [";", ":", "("];
    let reach = |from: u32, to: u32| to.abs_diff(from) <= REACH && !scene.divided(from, to, &stop);
    let mut earlier = (parties.iter().rev().copied())
        .filter(|party| party.at.1 <= trigger.at.0 && reach(party.at.1, trigger.at.0));
    let nearest = earlier.clone().next();
    let before = earlier
        .find(|party| !in_relative(scene, party.at, trigger.at.0))
        .or(nearest);
    let before = before.map(|party| shared(scene, trigger, &parties, party).unwrap_or(party));
    let after = parties
        .iter()
        .copied()
        .find(|party| party.at.0 >= trigger.at.1);
    let after = after.filter(|party| {
        reach(trigger.at.1, party.at.0)
            && !crossed(scene, trigger.at.1, party.at.0)
            && !owns(scene, party)
            && !heads(scene, trigger, party)
    });
    // "dismissed the government": the trigger's own words say whom, or who.
    let own = parties
        .iter()
        .copied()
        .find(|party| (trigger.at.0..trigger.at.1).contains(&party.at.0));
    let after = own.or(after);
    let part = |part: Part, from: u32, to: u32| {
        let mut seen = scene.seen.iter();
        seen.any(|seen| {
            seen.group.tells == Tells::Part(part) && from <= seen.at.0 && seen.at.1 <= to
        })
    };
    if let Some(after) = after
        && part(Part::Between, trigger.at.1, after.at.0)
    {
        return (joined(scene, &parties, after), Vec::new());
    }
    let by = parties.iter().copied().find(|party| {
        party.at.0 >= trigger.at.1
            && reach(trigger.at.1, party.at.0)
            && part(Part::By, party.at.0.saturating_sub(3), party.at.0)
    });
    let list =
        |party: Option<&Party>| party.map_or_else(Vec::new, |party| joined(scene, &parties, party));
    // "the coverage of the riots by the BBC": nobody does a riot to anybody.
    let foreign = trigger.group.noun && !has_targets(kind) && owned(scene, trigger);
    let after = after.filter(|after| !(foreign && by.is_some_and(|by| by.at == after.at)));
    let by = by.filter(|_| !foreign);
    if let Some(by) = by {
        let whom = if trigger.group.noun { after } else { before };
        let whom = whom.filter(|whom| whom.entity != by.entity);
        return (list(Some(by)), list(whom));
    }
    let participle = participle(scene, trigger);
    let passive = part(Part::Passive, trigger.at.0.saturating_sub(3), trigger.at.0);
    if (passive || participle) && has_targets(kind) {
        // "задержан полицией": who did it stands right behind.
        let agent = after.filter(|party| participle && party.at.0 == trigger.at.1);
        return (list(agent), list(before));
    }
    if trigger.group.noun {
        // A noun's parties stand beside it; what is farther off belongs to a verb.
        let before = before.filter(|party| {
            trigger.at.0.saturating_sub(party.at.1) <= 2 && !wished(scene, party.at.1, trigger.at.0)
        });
        let after = after.filter(|party| {
            party.at.0.saturating_sub(trigger.at.1) <= 4
                && !scene.divided(trigger.at.1, party.at.0, &[","])
        });
        return match (before, after) {
            (None, Some(_)) if has_targets(kind) => (Vec::new(), list(after)),
            (None, _) => (list(after), Vec::new()),
            (Some(_), after) => (list(before), list(after)),
        };
    }
    // "protesters gathered": the trigger's own words say who.
    if trigger.group.alone
        && let Some(own) = own
    {
        return (vec![own.entity], Vec::new());
    }
    // Who dies does nothing.
    if trigger.group.alone && kind == EventKind::Death {
        return (Vec::new(), list(before.or(after)));
    }
    // "éclatent des heurts", "manifested workers": the only party around acts.
    match (before, after) {
        (Some(_), after) => {
            let whom = after.filter(|_| !trigger.group.alone && has_counterpart(kind));
            (list(before), list(whom))
        }
        (None, after) if trigger.group.alone || !has_targets(kind) => (list(after), Vec::new()),
        (None, after) => (Vec::new(), list(after)),
    }
}

/// Whether a noun belongs to another one before it: "of the riots".
fn owned(scene: &Scene<'_>, trigger: &Seen) -> bool {
    let from = scene.sentence.tokens.0.max(trigger.at.0.saturating_sub(2));
    let words = &scene.layers.words;
    (from..trigger.at.0).any(|token| {
        let word = words.lower(token as usize);
        scene.lexicon.prepositions.iter().any(|known| known == word)
    })
}

/// Whether what stands at `at` belongs to a relative clause that ends before a verb: in "the country
/// that backs *Serbia* signed" another signs.
pub fn in_relative(scene: &Scene<'_>, at: (u32, u32), verb: u32) -> bool {
    let opener = |seen: &&Seen| seen.is(Part::Relative) && seen.at.1 <= at.0;
    let Some(opener) = scene.seen.iter().rev().find(opener) else {
        return false;
    };
    let verbs = |from: u32, to: u32| {
        let mut seen = scene.seen.iter();
        seen.any(|seen| {
            matches!(seen.group.tells, Tells::Event(_)) && (from..to).contains(&seen.at.0)
        })
    };
    // What "and" opens is a clause of its own.
    let opens = (at.0.saturating_sub(2)..at.0).any(|token| {
        let word = scene.layers.words.lower(token as usize);
        scene.lexicon.joiners.iter().any(|joiner| joiner == word)
    });
    at.0 - opener.at.1 <= RELATIVE && !opens && verbs(opener.at.1, at.0) && !verbs(at.1, verb)
}

/// Most words from the head of a relative clause to somebody in it.
const RELATIVE: u32 = 8;

/// Whether somebody is the subject of the next clause rather than what a verb is done to: "if the
/// army opens fire, the opposition will leave".
fn heads(scene: &Scene<'_>, trigger: &Seen, party: &Party) -> bool {
    let verb = scene.seen.iter().any(|seen| {
        let tells = matches!(seen.group.tells, Tells::Event(_)) && !seen.group.noun
            || seen.group.tells == Tells::Part(Part::Planned);
        tells && seen.at.0 >= party.at.1 && seen.at.0 - party.at.1 <= 2
    });
    verb && scene.divided(trigger.at.1, party.at.0, &[","])
}

/// Whether a word of demanding, refusing or fearing stands between: whoever stands before it does
/// not do what a noun behind it tells.
fn wished(scene: &Scene<'_>, from: u32, to: u32) -> bool {
    scene.seen.iter().any(|seen| {
        let wish = matches!(
            seen.group.tells,
            Tells::Event(
                EventKind::Request | EventKind::Reject | EventKind::Threaten | EventKind::Accuse
            ) | Tells::Part(Part::Feared | Part::Possible | Part::Planned)
        );
        wish && from <= seen.at.0 && seen.at.1 <= to
    })
}

/// Whose verb it is where "and" joins it to a verb before: "protesters burn the palace and storm
/// the station" has one subject, not the palace.
fn shared<'s>(
    scene: &Scene<'_>,
    trigger: &Seen,
    parties: &[&'s Party],
    object: &Party,
) -> Option<&'s Party> {
    let first = scene.seen.iter().rev().find(|seen| {
        matches!(seen.group.tells, Tells::Event(_))
            && !seen.group.noun
            && seen.at.1 <= object.at.0
            && object.at.0 - seen.at.1 <= 3
    })?;
    let joined = trigger.at.0.checked_sub(1).is_some_and(|token| {
        let span = scene.layers.tokens[token as usize].span;
        let word = scene.document.words(span);
        word != "," && scene.lexicon.joiners.iter().any(|joiner| joiner == word)
    });
    if trigger.group.noun || !joined {
        return None;
    }
    let mut subjects = parties.iter().rev().copied();
    let subject = subjects.find(|party| party.at.1 <= first.at.0);
    subject.filter(|party| !scene.divided(party.at.1, first.at.0, &[";", ":", "("]))
}

/// Whether what a party has follows it: "the President's House" is not the president.
fn owns(scene: &Scene<'_>, party: &Party) -> bool {
    let owner = |token: u32| {
        scene
            .layers
            .tokens
            .get(token as usize)
            .is_some_and(|token| {
                let word = scene.document.words(token.span);
                scene.lexicon.owners.iter().any(|owner| owner == word)
            })
    };
    let ends = scene.document.words(party.span);
    owner(party.at.1)
        || scene
            .lexicon
            .owners
            .iter()
            .any(|owner| ends.ends_with(owner.as_str()))
}

/// Whether a trigger is a participle that is passive without a helping verb.
fn participle(scene: &Scene<'_>, trigger: &Seen) -> bool {
    let word = scene.layers.words.lower(trigger.at.0 as usize);
    let endings = &scene.lexicon.participles;
    !trigger.group.noun && endings.iter().any(|ending| word.ends_with(ending.as_str()))
}

/// Whether another trigger's verb stands between, whose the party behind it then is.
fn crossed(scene: &Scene<'_>, from: u32, to: u32) -> bool {
    scene.seen.iter().any(|seen| {
        matches!(seen.group.tells, Tells::Event(_))
            && !seen.group.noun
            && from < seen.at.0
            && seen.at.1 <= to
    })
}

/// A party and those that "and" joins to it, as do the commas of a list that ends in "and": at
/// most four words lie between.
fn joined(scene: &Scene<'_>, parties: &[&Party], first: &Party) -> Vec<EntityId> {
    let mut all = vec![first.entity];
    let Some(at) = parties.iter().position(|party| party.at == first.at) else {
        return all;
    };
    let link = |pair: &[&Party]| link(scene, pair[0], pair[1]);
    let (mut end, mut start) = (at, at);
    while end + 1 < parties.len() && end - at < 4 && link(&parties[end..end + 2]).is_some() {
        end += 1;
    }
    while start > 0 && at - start < 4 && link(&parties[start - 1..=start]).is_some() {
        start -= 1;
    }
    // What follows the last "and" is no longer the list's.
    let and = (start..end)
        .rev()
        .find(|left| link(&parties[*left..left + 2]) == Some(true));
    let Some(and) = and else { return all };
    if at > and + 1 {
        return all;
    }
    all = parties[start..=and + 1]
        .iter()
        .map(|party| party.entity)
        .collect();
    all.dedup();
    all
}

/// Whether a word (`true`) or a comma (`false`) joins two parties; `None` if neither does.
pub fn link(scene: &Scene<'_>, left: &Party, right: &Party) -> Option<bool> {
    if left.span.end > right.span.start || right.at.0 - left.at.1 > 3 {
        return None;
    }
    let between = Span::new(left.span.end, right.span.start);
    let word = scene.document.words(between).split_whitespace().next()?;
    let crossing = scene
        .seen
        .iter()
        .any(|seen| left.at.1 <= seen.at.0 && seen.at.1 <= right.at.0);
    let joins = scene.lexicon.joiners.iter().any(|joiner| joiner == word);
    (joins && !crossing && word.chars().count() <= 3).then_some(word != ",")
}
