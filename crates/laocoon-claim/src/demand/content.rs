//! The words of what is demanded.

use super::Marks;
use crate::clause::Clause;
use crate::passage::Passage;
use laocoon_mark::syntax::Upos;
use laocoon_text::Span;

/// Words of a demand written in running text, at most.
const LONGEST: usize = 40;
/// Words between a noun for demands and the sign or verb that opens them, at most.
const OPENER: usize = 10;
/// Words into what is wished for, within which it shows that it is a demand.
const NEAR: usize = 7;

/// What follows a verb, to the end of its sentence or of its relative clause, or a contrast.
pub fn behind(passage: Passage<'_>, clause: &Clause<'_>, verb: usize, from: usize) -> Option<Span> {
    let (first, mut last) = passage.sentence(verb);
    // "Workers, who ask for water, blocked the bridge": the demand ends with its clause.
    let lexicon = crate::report::lexicon::lexicon(passage.document.language);
    let relative = clause.describes(verb)
        || (first.max(verb.saturating_sub(3))..verb)
            .any(|token| passage.is_one_of(token, &lexicon.relative));
    if relative {
        let finite = |token: usize| {
            let tag = clause.tag(token);
            matches!(tag.upos, Upos::Verb | Upos::Aux)
                && tag.morphology.get("VerbForm") == Some("Fin")
        };
        last = (from + 1..last)
            .find(|token| passage.word(*token) == "," && finite(token + 1))
            .unwrap_or(last);
    }
    up_to(passage, from, last)
}

fn up_to(passage: Passage<'_>, from: usize, last: usize) -> Option<Span> {
    let last = last.min(from + LONGEST);
    let stop = (from..last).find(|token| {
        matches!(passage.word(*token), ";" | "(" | "»" | "”" | "…")
            || passage.word(*token) == "\"" && *token > from + 1
    });
    let content = passage.span((from, stop.unwrap_or(last)))?;
    let (start, end) = passage.run(content);
    let enough = end - start >= 2 || passage.tagged(start).tag(start as u32).upos == Upos::Verb;
    enough.then_some(content)
}

/// Whether what somebody wants is a demand: it soon names a thing that is demanded ("the
/// *release* of", "him *tried*").
pub fn is_wish(passage: Passage<'_>, marks: &Marks, content: Span) -> bool {
    let (start, end) = passage.run(content);
    (start..end.min(start + NEAR))
        .take_while(|token| !passage.divides(*token))
        .any(|token| marks.thing(token))
}

/// What a noun for demands is said to be: behind a colon in its sentence ("three conditions: …"),
/// and where `told`, behind "is" or "includes" ("the main demand is …").
pub fn of_noun(
    passage: Passage<'_>,
    marks: &Marks,
    noun: usize,
    told: bool,
) -> Option<(Span, bool)> {
    let (_, last) = passage.sentence(noun);
    let opener = (noun..last.min(noun + OPENER))
        .find(|token| passage.word(*token) == ":" || told && marks.opens(*token))?;
    let colon = passage.word(opener) == ":";
    let from = marks.past(opener);
    let content = up_to(passage, from, last)?;
    let (start, end) = passage.run(content);
    let tagged = passage.tagged(start);
    let upos = |token: usize| tagged.tag(token as u32).upos;
    // "The demands are reasonable" names none.
    let noun_phrase = (start..end)
        .take(6)
        .take_while(|token| !matches!(upos(*token), Upos::Verb | Upos::Punct))
        .any(|token| matches!(upos(token), Upos::Noun | Upos::Propn));
    let adverb = matches!(upos(start), Upos::Adv | Upos::Part | Upos::Aux);
    (colon || noun_phrase && !adverb).then_some((content, colon))
}
