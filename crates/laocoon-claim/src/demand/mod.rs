//! Demands: somebody requires something. A verb ("exigent la démission de X") has its bearer
//! before it and what is demanded after it; a noun ("revendications :") and a verb that ends its
//! block introduce a list, each item of which is a demand of the same bearer.

mod addressee;
mod listed;

use crate::act::{Demand, Modality, When};
use crate::claim::{Body, Certainty, Claim, Holder, Source, Stance};
use crate::passage::Passage;
use crate::phrase::{self, Lexicon};
use crate::report::source;
use laocoon_mark::{EntityId, TimeId, TimeKind};
use laocoon_text::{Language, Span};
use serde::Deserialize;
use std::sync::OnceLock;

/// What is demanded has not happened: events and steps inside a demand's words, told as actual,
/// become demanded ones.
pub(crate) fn settle(claims: &mut [Claim]) {
    let contents: Vec<Span> = (claims.iter())
        .filter_map(|claim| match &claim.body {
            Body::Demand(demand) => Some(demand.content),
            _ => None,
        })
        .collect();
    for claim in claims {
        let (trigger, modality) = match &mut claim.body {
            Body::Event(event) => (event.trigger, &mut event.modality),
            Body::Relation(step) => (step.trigger, &mut step.modality),
            _ => continue,
        };
        // Demands are in order, and few of a text's stand within others.
        let next = contents.partition_point(|content| content.end < trigger.end);
        let inside = contents
            .get(next)
            .is_some_and(|content| content.contains(trigger));
        if inside && matches!(*modality, Modality::Actual | Modality::Planned) {
            *modality = Modality::Demanded;
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Part {
    /// The bearer stands before, what is demanded after.
    Verb,
    /// Introduces a list of demands.
    Noun,
    /// Introduces a list that goes on with the one before.
    More,
    /// Keeps shorter phrases from being found.
    None,
}

/// What is wrong in a `demand.toml`.
pub fn check(table: &laocoon_languages::Table) -> Option<laocoon_languages::PackError> {
    phrase::fault::<Part>(table)
}

fn lexicon(language: Language) -> &'static Lexicon<Part> {
    static LEXICONS: [OnceLock<Lexicon<Part>>; 4] = [const { OnceLock::new() }; 4];
    LEXICONS[language as usize].get_or_init(|| phrase::load(language, "demand.toml"))
}

/// Words of a demand written in running text, at most.
const LONGEST: usize = 40;

/// Who requires it.
#[derive(Clone, Copy)]
struct Bearer {
    by: Option<EntityId>,
    words: Option<Span>,
    time: Option<When>,
}

/// The demands of a document.
pub fn demands(passage: Passage<'_>) -> Vec<Claim> {
    let language = passage.document.language;
    let lexicon = lexicon(language);
    let (tokens, words) = (&passage.layers.tokens, &passage.layers.words);
    let mut claims = Vec::new();
    // The block that the last list of demands ended with, and whose it was.
    let mut list: Option<(usize, Bearer)> = None;
    let found = lexicon.find(passage.document, tokens, words);
    let nouns: Vec<usize> = found
        .iter()
        .filter(|(_, _, part)| *part == Part::Noun)
        .map(|(start, ..)| *start)
        .collect();
    for (start, end, part) in found {
        let (block, _) = passage.block(start);
        let (first, last) = passage.sentence(start);
        match part {
            Part::None => continue,
            Part::More => {
                let Some((ended, bearer)) = list else {
                    continue;
                };
                // Nothing but the lead-in stands between the two lists.
                if ended + 1 != block || start != first {
                    continue;
                }
                let items = passage.items(block, true);
                if !items.is_empty() {
                    list = Some((block + items.len(), bearer));
                    claims.extend(items.iter().map(|item| claim(bearer, *item)));
                }
                continue;
            }
            Part::Verb | Part::Noun => {}
        }
        if list.is_some_and(|(ended, _)| block <= ended && part == Part::Noun) {
            continue;
        }
        // "After having called for a strike": nobody demands it here.
        let report = crate::report::lexicon::lexicon(language);
        if start > first && passage.is_one_of(start - 1, &report.hollow) {
            continue;
        }
        let mut bearer = bearer(passage, start, first, part, &nouns);
        let ends_block = last == end || (end..last).all(|token| passage.is_sign(token));
        // "What the miners demand", "Чего требуют горняки?" over a list.
        let heads = heads(passage, block, (end, last));
        let items = if part == Part::Noun || ends_block || heads || ends_in_colon(passage, last) {
            passage.items(block, ends_block || heads)
        } else {
            Vec::new()
        };
        if heads
            && part == Part::Verb
            && let Some(behind) = passage.span((end, last))
            && let Some((entity, words)) = passage.last_entity(behind)
        {
            (bearer.by, bearer.words) = (Some(entity), Some(words));
        }
        if !items.is_empty() {
            let known = list.is_some_and(|(ended, _)| ended == block + items.len());
            list = Some((block + items.len(), bearer));
            if !known {
                claims.extend(items.iter().map(|item| claim(bearer, *item)));
            }
            continue;
        }
        if part == Part::Verb
            && let Some(content) = content(passage, end, last)
        {
            let to = addressee::addressee(passage, start, content);
            for content in listed::listed(passage, content) {
                let mut demand = claim(bearer, content);
                if let Body::Demand(demand) = &mut demand.body {
                    demand.to = to.filter(|to| Some(*to) != demand.by);
                }
                claims.push(demand);
            }
        }
    }
    claims
}

fn claim(bearer: Bearer, content: Span) -> Claim {
    let span = bearer
        .words
        .filter(|words| words.end <= content.start && content.start - words.end < 120)
        .map_or(content, |words| words.cover(content));
    Claim {
        span,
        body: Body::Demand(Demand {
            by: bearer.by,
            by_words: bearer.words,
            to: None,
            content,
            when: bearer.time,
        }),
        stance: Stance {
            holder: bearer.by.map_or(Holder::Unnamed, Holder::Entity),
            certainty: Certainty::Asserted,
            cues: Vec::new(),
        },
    }
}

/// What follows the verb, to the end of its sentence or a contrast.
fn content(passage: Passage<'_>, from: usize, last: usize) -> Option<Span> {
    let last = last.min(from + LONGEST);
    let stop = (from..last).find(|token| {
        matches!(passage.word(*token), ";" | "(" | "»" | "”" | "…")
            || passage.word(*token) == "\"" && *token > from + 1
    });
    let content = passage.span((from, stop.unwrap_or(last)))?;
    let (start, end) = passage.run(content);
    (end - start >= 2).then_some(content)
}

/// Words of a heading behind its verb, at most.
const HEADING: usize = 6;

/// Whether a block is a short line over a list that its verb introduces: nothing but who
/// demands follows the verb, and no full stop closes it.
fn heads(passage: Passage<'_>, block: usize, (end, last): (usize, usize)) -> bool {
    let span = passage.document.blocks[block].span;
    let words = passage.document.words(span).trim_end();
    let sentence = passage.layers.tokens[end.min(last - 1)].sentence as usize;
    let closes = passage.layers.sentences[sentence].span.end >= span.end;
    closes && last - end <= HEADING && !words.ends_with(['.', '!', '…'])
}

fn ends_in_colon(passage: Passage<'_>, last: usize) -> bool {
    last > 0 && matches!(passage.word(last - 1), ":" | ";")
}

/// The bearer of a demand: the subject of its verb; for a subject that is itself a word for
/// demands ("new demands called for"), and for a noun, whoever it is said to belong to, else the
/// last that the two sentences before name.
fn bearer(passage: Passage<'_>, at: usize, first: usize, part: Part, nouns: &[usize]) -> Bearer {
    let words = source::subject(passage, at, first);
    let own = part == Part::Noun
        || words.is_some_and(|words| {
            let run = passage.run(words);
            nouns
                .get(nouns.partition_point(|noun| *noun < run.0))
                .is_some_and(|noun| *noun < run.1)
        });
    let (mut by, mut said) = (None, None);
    if !own && let Some(words) = words {
        by = passage.entity(words);
        said = Some(words);
    }
    let time = time(passage, first, at);
    if said.is_none() {
        let sentence = passage.layers.tokens[at].sentence as usize;
        let from = sentence.saturating_sub(2);
        let before = (from..=sentence).rev().find_map(|number| {
            let (start, end) = passage.layers.sentences[number].tokens;
            let end = if number == sentence && part == Part::Verb {
                at as u32
            } else {
                end
            };
            let span = passage.span((start as usize, end as usize))?;
            passage.last_entity(span)
        });
        if let Some((entity, words)) = before {
            by = Some(entity);
            said = Some(words);
        }
    }
    Bearer {
        by,
        words: said,
        time,
    }
}

/// A date in the words before the verb.
fn time(passage: Passage<'_>, first: usize, at: usize) -> Option<When> {
    let span = passage.span((first, at))?;
    let times = &passage.layers.times;
    let from = times.partition_point(|time| time.span.start < span.start);
    let index = (from..times.len())
        .take_while(|index| times[*index].span.end <= span.end)
        .find(|index| matches!(times[*index].kind, TimeKind::Date | TimeKind::Time))?;
    Some(When {
        time: TimeId(index as u32),
        from: Source::Sentence,
    })
}

#[cfg(test)]
mod tests {
    use super::Part;
    use crate::phrase;

    #[test]
    fn every_table_parses() {
        phrase::check::<Part>("demand.toml");
    }
}
