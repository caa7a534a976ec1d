//! Who did it, and to whom, by the dependencies of the sentence.
//!
//! | of a verb | is |
//! |---|---|
//! | its subject; that of the verb that "and" joins it to, or that governs it | who; of a passive, whom |
//! | its agent ("by"; in Russian the instrumental of a passive) | who |
//! | its object, or what another preposition than one of place binds to it | whom |
//! | the noun that a relative clause or participle describes | what its relative pronoun would be |
//!
//! A noun has no more to say than who stands in its own phrase: see [`attached`].

mod bond;
mod mention;

pub use bond::{aside, attached, describes, is_free};
pub use mention::antecedent;

use super::lexicon::{Part, Tells};
use super::scene::{Scene, Seen};
use crate::act::EventKind;
use crate::report::lexicon::lexicon;
use laocoon_mark::syntax::{Parsed, Upos};
use mention::party;

/// Tokens of a sentence beyond which no tree is asked for: what is so long is no sentence, and trees
/// of it are wrong.
const LONGEST: u32 = 120;

/// Steps up the tree from a verb to the one whose subject it shares.
const SHARED: usize = 4;

/// What the tree says of a trigger that is a verb.
#[derive(Clone, Debug, Default)]
pub struct Arguments {
    /// Who does it.
    pub who: Argument,
    /// To whom.
    pub whom: Argument,
    /// Whether it is a passive.
    pub passive: bool,
}

/// One argument.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Argument {
    /// The tree has none.
    #[default]
    Missing,
    /// Somebody or something that is no party, a pronoun or a thing: its token.
    Other(u32),
    /// These parties of the scene, by index.
    Parties(Vec<usize>),
}

/// The tags and tree of a sentence, where one is worth asking for.
pub fn parsed<'a>(scene: &Scene<'a>) -> Option<&'a Parsed> {
    let (first, end) = scene.sentence.tokens;
    if end - first > LONGEST {
        return None;
    }
    let parsed = scene.layers.parsed(scene.document, scene.number as u32);
    // A language without a model has no subjects.
    let known = parsed.tagged.tags.iter().any(|tag| tag.upos != Upos::X);
    known.then_some(parsed)
}

/// The token of a trigger that its other words depend on.
pub fn head(parsed: &Parsed, trigger: &Seen) -> u32 {
    let (first, end) = trigger.at;
    let outside = |token: &u32| {
        let head = parsed.tree.arc(*token).and_then(|arc| arc.head);
        !head.is_some_and(|head| (first..end).contains(&head))
    };
    let content = |token: &u32| {
        matches!(
            parsed.tagged.tag(*token).upos,
            Upos::Verb | Upos::Noun | Upos::Adj | Upos::Propn
        )
    };
    let mut heads = (first..end).filter(outside);
    heads
        .clone()
        .find(content)
        .or(heads.next())
        .unwrap_or(first)
}

/// What the tree says of a trigger; `None` where it takes the trigger for no verb.
pub fn arguments(scene: &Scene<'_>, parsed: &Parsed, trigger: &Seen) -> Option<Arguments> {
    let verb = head(parsed, trigger);
    let tag = parsed.tagged.tag(verb);
    let participle = tag.upos == Upos::Adj && tag.morphology.get("VerbForm") == Some("Part");
    if !participle && !matches!(tag.upos, Upos::Verb | Upos::Aux) {
        return None;
    }
    let tree = &parsed.tree;
    let passive = is_passive(parsed, verb);
    let subject = subject(scene, parsed, verb, SHARED);
    let agent = tree
        .dependents(verb)
        .find(|(token, relation)| is_agent(scene, parsed, *token, relation, passive));
    let told = |token: Option<u32>, acts: bool| {
        token.map_or(Argument::Missing, |token| party(scene, parsed, token, acts))
    };
    Some(if passive {
        Arguments {
            who: told(agent.map(|(token, _)| token), true),
            whom: told(subject, false),
            passive,
        }
    } else {
        Arguments {
            who: told(subject, true),
            whom: object(scene, parsed, trigger, verb),
            passive,
        }
    })
}

/// To whom: of what depends on a verb as object or is bound to it, the first that is a party; also of
/// what depends on the trigger's other words: "become a member *of the WTO*".
fn object(scene: &Scene<'_>, parsed: &Parsed, trigger: &Seen, verb: u32) -> Argument {
    let inside = |token: u32| (trigger.at.0..trigger.at.1).contains(&token);
    // Who is given something: "to Serbia" is no place then.
    let given = |token: u32| {
        let party = scene
            .parties
            .iter()
            .find(|party| (party.at.0..party.at.1).contains(&token));
        trigger.group.tells == Tells::Event(EventKind::Aid)
            && party.is_some_and(|party| party.placed && party.power.is_some())
            && parsed.tree.dependent(token, "case").is_some_and(|case| {
                let word = scene.layers.words.lower(case as usize);
                lexicon(scene.document.language)
                    .towards
                    .iter()
                    .any(|known| known == word)
            })
    };
    let objects = parsed.tree.dependents(verb).filter(|(token, relation)| {
        let object = matches!(*relation, "obj" | "iobj" | "obl:arg");
        object || relation.starts_with("obl") && (binds(scene, parsed, *token) || given(*token))
    });
    let completes = matches!(
        trigger.group.tells,
        Tells::Event(
            EventKind::Membership
                | EventKind::Dismissal
                | EventKind::Appointment
                | EventKind::Agree
        )
    );
    let words = (trigger.at.0..trigger.at.1).filter(|token| completes && *token != verb);
    let further = words.flat_map(|word| parsed.tree.dependents(word));
    let further = further.filter(|(token, relation)| {
        let of = relation.starts_with("nmod") || relation.starts_with("obl");
        !inside(*token) && (of || *relation == "obj")
    });
    let mut other = Argument::Missing;
    for (token, _) in objects.chain(further) {
        match party(scene, parsed, token, false) {
            found @ Argument::Parties(_) => return found,
            found if other == Argument::Missing => other = found,
            _ => {}
        }
    }
    other
}

fn is_passive(parsed: &Parsed, verb: u32) -> bool {
    let tree = &parsed.tree;
    let mut told = tree.dependents(verb);
    if told.any(|(_, relation)| matches!(relation, "nsubj:pass" | "aux:pass" | "csubj:pass")) {
        return true;
    }
    // "has set up" is none, however its participle looks.
    if tree
        .dependents(verb)
        .any(|(_, relation)| relation.starts_with("aux"))
    {
        return false;
    }
    let morphology = parsed.tagged.tag(verb).morphology;
    let participle = morphology.get("VerbForm") == Some("Part");
    let voice = morphology.get("Voice") == Some("Pass");
    // "the plan signed by both", and what shares its auxiliary: "was seized and burnt".
    let arc = tree.arc(verb);
    let described = arc.is_some_and(|arc| arc.relation == "acl");
    let past = morphology.get("Tense") == Some("Past") && described;
    if participle && (voice || past) {
        return true;
    }
    let own = tree.dependent(verb, "nsubj").is_some();
    let before = arc.filter(|arc| arc.relation == "conj" && participle && !own);
    before.and_then(|arc| arc.head).is_some_and(|head| {
        let mut told = tree.dependents(head);
        told.any(|(_, relation)| matches!(relation, "nsubj:pass" | "aux:pass"))
    })
}

/// The subject of a verb: its own, or that of the verb it shares it with.
fn subject(scene: &Scene<'_>, parsed: &Parsed, verb: u32, steps: usize) -> Option<u32> {
    let tree = &parsed.tree;
    let arc = tree.arc(verb)?;
    if let Some(own) = tree.dependent(verb, "nsubj") {
        // "who": the noun that the clause describes.
        let relative = parsed.tagged.tag(own).morphology.get("PronType") == Some("Rel")
            || scene
                .seen
                .iter()
                .any(|seen| seen.is(Part::Relative) && seen.at.0 == own);
        return match arc.head {
            Some(noun) if relative && arc.relation.starts_with("acl") => Some(noun),
            // A "who" of a clause that describes nothing: the tree is wrong there.
            _ if relative => None,
            _ => Some(own),
        };
    }
    let head = arc.head?;
    let next = || {
        steps
            .checked_sub(1)
            .and_then(|steps| subject(scene, parsed, head, steps))
    };
    match arc.relation {
        "acl" => Some(head),
        "conj"
            if matches!(
                parsed.tagged.tag(head).upos,
                Upos::Verb | Upos::Aux | Upos::Adj
            ) =>
        {
            next()
        }
        // "ordered the troops to attack": whoever is ordered.
        "xcomp" => tree.dependent(head, "obj").or_else(next),
        "advcl" if !tree.dependents(verb).any(|(_, relation)| relation == "aux") => next(),
        _ => None,
    }
}

/// Whether what depends on a verb is who did it.
fn is_agent(scene: &Scene<'_>, parsed: &Parsed, token: u32, relation: &str, passive: bool) -> bool {
    if relation == "obl:agent" {
        return true;
    }
    if !passive || !relation.starts_with("obl") {
        return false;
    }
    let case = parsed.tree.dependent(token, "case");
    match case {
        Some(case) => scene
            .seen
            .iter()
            .any(|seen| seen.is(Part::By) && seen.at.0 == case),
        None => parsed.tagged.tag(token).morphology.get("Case") == Some("Ins"),
    }
}

/// Whether a preposition other than one of place or of who did it binds somebody to a verb:
/// "voted against *the ministry*".
fn binds(scene: &Scene<'_>, parsed: &Parsed, token: u32) -> bool {
    let Some(case) = parsed.tree.dependent(token, "case") else {
        return false;
    };
    let word = scene.layers.words.lower(case as usize);
    let known = scene.lexicon.prepositions.iter().any(|known| known == word);
    let place = |seen: &Seen| (seen.is(Part::At) || seen.is(Part::By)) && seen.at.0 == case;
    known && !scene.seen.iter().any(place)
}
