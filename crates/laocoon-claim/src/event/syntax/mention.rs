//! Whom a noun phrase or a pronoun means.

use super::Argument;
use crate::event::party::Party;
use crate::event::scene::Scene;
use crate::report::lexicon::lexicon;
use laocoon_mark::syntax::Parsed;
use laocoon_mark::{EntityId, NameKind};

/// The parties that a noun phrase names, with those that "and" joins; of a phrase that is no party
/// itself ("the policy *of Serbia*"), the one that it belongs to. Only many of them, or members, act for
/// them: "thousands *of protesters*", but no "friends of Serbia".
pub fn party(scene: &Scene<'_>, parsed: &Parsed, token: u32, acts: bool) -> Argument {
    let tree = &parsed.tree;
    let at = |token: u32| {
        let mut parties = scene.parties.iter();
        parties.position(|party| (party.at.0..party.at.1).contains(&token) && !party.adjective)
    };
    let mut heads = vec![token];
    heads.extend(
        tree.dependents(token)
            .filter(|(_, relation)| *relation == "conj")
            .map(|(token, _)| token),
    );
    let mut found: Vec<usize> = Vec::new();
    for head in heads {
        let whose = !acts || collects(scene, head);
        let within = |relation: &str| {
            let same = relation.starts_with("flat") || matches!(relation, "appos" | "compound");
            same || whose && relation.starts_with("nmod")
        };
        let mut below = tree
            .dependents(head)
            .filter(|(_, relation)| within(relation));
        let own = at(head).or_else(|| {
            below.find_map(|(token, relation)| {
                let index = at(token)?;
                // "the rally in Minsk": a place is not who rallies.
                let placed = relation.starts_with("nmod") && scene.parties[index].placed;
                (!placed).then_some(index)
            })
        });
        if let Some(index) = own.filter(|index| !found.contains(index)) {
            found.push(index);
        }
    }
    if found.is_empty() {
        Argument::Other(token)
    } else {
        Argument::Parties(found)
    }
}

/// Whether a word stands for many or for members of what follows it.
fn collects(scene: &Scene<'_>, token: u32) -> bool {
    let span = scene.layers.tokens[token as usize].span;
    let quantities = &scene.layers.quantities;
    let first = quantities.partition_point(|quantity| quantity.span.end <= span.start);
    let number = quantities
        .get(first)
        .is_some_and(|quantity| quantity.span.overlaps(span));
    let word = scene.layers.words.lower(token as usize);
    let known = &scene.lexicon.collectives;
    number || known.iter().any(|known| word.starts_with(known.as_str()))
}

/// Whom a pronoun means: the first subject of the sentence before it, and of a passive the last who stands
/// before it ("police arrested two miners; they were freed"); else the first party of the sentence before
/// that can act. "They" are no single person.
pub fn antecedent(
    scene: &Scene<'_>,
    parsed: &Parsed,
    token: u32,
    passive: bool,
) -> Option<EntityId> {
    let report = lexicon(scene.document.language);
    let word = scene.layers.words.lower(token as usize);
    let is = |list: &[String]| list.iter().any(|known| known == word);
    let (he, they) = (is(&report.he), is(&report.they));
    if !he && !they {
        return None;
    }
    let fits = |party: &&Party| {
        let person = party.kind == Some(NameKind::Person);
        let acts = party.kind != Some(NameKind::Place) || party.power.is_some();
        let unfit = party.placed || party.adjective || they && person;
        acts && !unfit
    };
    let subject = |party: &&Party| {
        let tokens = party.at.0..party.at.1;
        party.at.1 <= token
            && tokens.into_iter().any(|token| {
                let arc = parsed.tree.arc(token);
                arc.is_some_and(|arc| arc.relation.starts_with("nsubj"))
            })
    };
    let mut here = scene.parties.iter().filter(fits);
    let here = match passive {
        true => here.rfind(|party| party.at.1 <= token),
        false => here.find(subject),
    };
    here.map(|party| party.entity)
        .or_else(|| scene.before(fits))
}
