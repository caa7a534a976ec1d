//! What a sentence says in passing: under what pretext, in exchange for what.

use super::lexicon::Part;
use super::party::Party;
use super::scene::Scene;
use crate::report::lexicon::lexicon;
use laocoon_text::Span;

/// Most words of an instrument, a pretext or what was given.
pub const PHRASE: u32 = 16;

/// The words behind "under the guise of": to the next sign, the verb of a subject that stands
/// before them, or the next free party.
pub fn after(scene: &Scene<'_>, part: Part) -> Option<Span> {
    let seen = scene.seen.iter().find(|seen| seen.is(part))?;
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
    let mut verbs = scene.seen.iter().filter(|verb| verb.is_verb());
    let verb = verbs.find(|verb| verb.at.0 > seen.at.1);
    // Without a comma, the verb of a subject before ends it, else the subject itself.
    let end = if subject {
        verb.map(|verb| verb.at.0)
    } else {
        let mut free = powers();
        free.find(|party| party.at.0 > seen.at.1 + 1 && !joined(scene, party))
            .map(|party| party.at.0)
    };
    let mut end = end.map_or(last, |end| end.min(last));
    let determiners = &lexicon(scene.document.language).determiners;
    while end > seen.at.1 && is_one_of(scene, end - 1, determiners) {
        end -= 1;
    }
    scene.span(seen.at.1, end)
}

/// Whether a preposition joins a party to the words before it: "an agreement *with* Serbia".
fn joined(scene: &Scene<'_>, party: &Party) -> bool {
    let determiners = &lexicon(scene.document.language).determiners;
    let before = party.at.0 - 1;
    let head = if is_one_of(scene, before, determiners) {
        before - 1
    } else {
        before
    };
    party.placed || party.adjective || is_one_of(scene, head, &scene.lexicon.prepositions)
}

fn is_one_of(scene: &Scene<'_>, token: u32, words: &[String]) -> bool {
    let word = scene.layers.words.lower(token as usize);
    words.iter().any(|known| known == word)
}
