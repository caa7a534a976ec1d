//! How somebody or a date hangs together with a trigger in the tree.

use super::{LONGEST, head};
use crate::event::party::Party;
use crate::event::scene::{Scene, Seen};
use laocoon_mark::syntax::{Arc, Parsed};

/// Whether somebody belongs to the phrase of a noun that is a trigger, or is the subject of the
/// verb that the noun is the object of.
pub fn attached(scene: &Scene<'_>, parsed: &Parsed, trigger: &Seen, party: &Party) -> bool {
    let noun = head(parsed, trigger);
    let tree = &parsed.tree;
    let inside = |token: &u32| (party.at.0..party.at.1).contains(token);
    // The word of its name that the others depend on, and through "and" to the noun.
    let mut at = party.at.0;
    for _ in 0..LONGEST {
        let Some(arc) = tree.arc(at) else { break };
        let Some(head) = arc.head else { break };
        let joins = arc.relation.starts_with("flat") || matches!(arc.relation, "conj" | "appos");
        if head == noun {
            return true;
        }
        if !inside(&head) && !joins {
            break;
        }
        at = head;
    }
    let Some(Arc {
        head: Some(verb),
        relation,
    }) = tree.arc(noun)
    else {
        return false;
    };
    let is = |relation: &str| {
        tree.dependent(verb, relation)
            .is_some_and(|token| inside(&token))
    };
    let word = scene.layers.words.lower(verb as usize);
    let light = scene
        .lexicon
        .light
        .iter()
        .any(|light| word.starts_with(light.as_str()));
    match relation {
        // "launched an attack"
        "obj" | "iobj" | "obl:arg" => light && is("nsubj"),
        // "an explosion shook the court"
        "nsubj" => {
            is("obj")
                && !scene
                    .seen
                    .iter()
                    .any(|seen| seen.is_verb() && seen.at.0 == verb)
        }
        _ => false,
    }
}

/// Whether what stands at a token belongs to a clause that describes a noun, and a trigger is neither part
/// of that clause nor that noun: "the ministry, which was closed *in May*, welcomed …".
pub fn aside(parsed: &Parsed, token: u32, trigger: (u32, u32)) -> bool {
    let tree = &parsed.tree;
    // A relative clause or participle; other such arcs are seldom right.
    let describes = |at: u32| {
        let part = |token: u32, feature: &str| parsed.tagged.tag(token).morphology.get(feature);
        let mut below = tree.dependents(at);
        part(at, "VerbForm") == Some("Part")
            || below.any(|(token, _)| part(token, "PronType") == Some("Rel"))
    };
    let clauses = |mut at: u32| {
        let mut all = Vec::new();
        for _ in 0..LONGEST {
            let Some(arc) = tree.arc(at) else { break };
            let Some(head) = arc.head else { break };
            if arc.relation.starts_with("acl") && describes(at) {
                all.push((at, head));
            }
            at = head;
        }
        all
    };
    let Some((own, noun)) = clauses(token).first().copied() else {
        return false;
    };
    let described = (trigger.0..trigger.1).contains(&noun);
    !described && !clauses(trigger.0).iter().any(|(clause, _)| *clause == own)
}

/// Whether a noun only describes another one: "*protest* leaders".
pub fn describes(parsed: &Parsed, trigger: &Seen) -> bool {
    let arc = parsed.tree.arc(head(parsed, trigger));
    trigger.at.1 - trigger.at.0 == 1 && arc.is_some_and(|arc| arc.relation == "compound")
}

/// Whether somebody may be the subject that a tree has missed: it describes nothing and is bound to
/// nothing by a preposition.
pub fn is_free(parsed: &Parsed, party: &Party) -> bool {
    let tree = &parsed.tree;
    let outer = (party.at.0..party.at.1).find_map(|token| {
        let arc = tree.arc(token)?;
        let outside = arc
            .head
            .is_none_or(|head| !(party.at.0..party.at.1).contains(&head));
        outside.then_some(arc.relation)
    });
    outer.is_some_and(|relation| {
        let bound = ["nmod", "obl", "amod", "compound", "obj", "appos"];
        !bound.iter().any(|bound| relation.starts_with(bound))
    })
}
