//! Where a concession ends.

use crate::passage::Passage;
use crate::report::lexicon::lexicon;
use laocoon_mark::syntax::Upos;

/// Where what is conceded ends: at a sign; where none follows and the concession is itself set
/// into a sentence ("X, even if Y does Z"), before the verb that X still lacks.
pub fn conceded(
    passage: Passage<'_>,
    cue: usize,
    from: usize,
    (first, last): (usize, usize),
) -> usize {
    let sign = (from..last).find(|token| {
        matches!(passage.word(*token), "," | ";" | ":" | ")" | "—" | "–") && passage.divides(*token)
    });
    if let Some(sign) = sign {
        return sign;
    }
    let set_in = cue > first + 1 && passage.word(cue - 1) == ",";
    if !set_in {
        return last;
    }
    let (document, layers) = (passage.document, passage.layers);
    let tagged = layers.tags(document, layers.tokens[cue].sentence);
    let tag = |token: usize| tagged.tag(token as u32);
    let finite = |token: usize| {
        matches!(tag(token).upos, Upos::Verb | Upos::Aux)
            && tag(token).morphology.get("VerbForm") == Some("Fin")
    };
    // "It is clear that X, even if Y does Z, does W": X's clause begins at the "that".
    let that = |token: &usize| passage.is_one_of(*token, &lexicon(document.language).that);
    let clause = (first..cue).rev().find(that).map_or(first, |that| that + 1);
    let before = (clause..cue).any(finite);
    let joined = |token: usize| {
        (token.saturating_sub(4)..token).any(|near| {
            matches!(tag(near).upos, Upos::Cconj | Upos::Sconj)
                || tag(near).morphology.get("PronType") == Some("Rel")
        })
    };
    let mut verbs = (from..last).filter(|token| finite(*token));
    let Some(own) = verbs.next() else {
        return last;
    };
    let next = verbs.find(|verb| *verb > own + 2 && !joined(*verb));
    match next {
        Some(verb) if !before => {
            let clitic = verb > from && tag(verb - 1).upos == Upos::Pron;
            verb - usize::from(clitic)
        }
        _ => last,
    }
}
