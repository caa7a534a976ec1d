//! Demands that one sentence lists: "demand *the release of the miners*, *a new vote* and *fresh
//! talks*" are three.

use super::Marks;
use crate::passage::Passage;
use crate::report::lexicon::lexicon;
use laocoon_text::Span;

/// Most demands that are told apart in one sentence.
const MOST: usize = 12;

/// The demands of what follows a verb or a colon; one where it is no list. A list has commas and
/// ends in "and", or joins two noun phrases with articles or two things that are often demanded; none of
/// its parts opens a clause.
/// Behind a colon commas alone make one.
pub fn listed(passage: Passage<'_>, marks: &Marks, content: Span, colon: bool) -> Vec<Span> {
    let lexicon = lexicon(passage.document.language);
    let (start, end) = passage.run(content);
    let joins = |token: usize| passage.is_one_of(token, &lexicon.joins);
    let comma = |token: usize| passage.word(token) == "," && passage.divides(token);
    let mut cuts: Vec<usize> = Vec::new();
    let mut and = None;
    for token in start + 1..end {
        if comma(token) && cuts.len() < MOST {
            cuts.push(token);
        } else if joins(token)
            && and.is_none_or(|before| cuts.last().is_some_and(|cut| *cut > before))
        {
            and = Some(token);
        }
    }
    let whole = vec![content];
    let opens = |token: usize| passage.is_one_of(token, &lexicon.determiners);
    // What a list goes on with after its "and" is its last part.
    let Some(and) = and.or(colon.then(|| cuts.last().copied()).flatten()) else {
        return whole;
    };
    if cuts.iter().any(|cut| *cut > and) {
        return whole;
    }
    let things = marks.thing(start) && marks.thing(and + 1);
    if cuts.is_empty() && !(opens(start) && opens(and + 1)) && !things {
        return whole;
    }
    if cuts.last() != Some(&and) && cuts.last() != Some(&(and - 1)) {
        cuts.push(and);
    }
    let mut parts = Vec::new();
    let mut from = start;
    for cut in cuts.into_iter().chain([end]) {
        let first = if joins(from) { from + 1 } else { from };
        let clause = first >= cut
            || passage.is_one_of(first, &lexicon.relative)
            || passage.is_one_of(first, &lexicon.that)
            || passage.is_one_of(first, &lexicon.he)
            || passage.is_one_of(first, &lexicon.ends)
            || passage.is_one_of(first, &lexicon.leads);
        let Some(span) = passage.span((first, cut)).filter(|_| !clause) else {
            return whole;
        };
        parts.push(span);
        from = cut + 1;
    }
    parts
}
