//! Who is meant to have said it: the noun phrase before the verb of saying, after it where the
//! order is inverted, or after "according to".

use super::lexicon::Lexicon;
use crate::passage::{Passage, Run};
use laocoon_mark::{Cue, CueClass, CueReach, EntityId, NameKind, TimeKind};
use laocoon_text::Span;

/// Most words of a source.
const LONGEST: usize = 24;
/// Furthest that a person meant by "he" was named, in tokens.
const MEMORY: usize = 120;

/// The words that name the source of what a cue reports.
pub fn source(passage: Passage<'_>, lexicon: &Lexicon, cue: &Cue, scope: Span) -> Option<Span> {
    let at = passage.run(cue.span);
    let sentence = passage.sentence(at.0);
    if cue.class == CueClass::Impersonal {
        return impersonal(passage, lexicon, at);
    }
    let words = match cue.reach {
        CueReach::Source => right(passage, lexicon, at.1, sentence.1, true),
        // "the statement", "dans un communiqué": the cue names its source.
        CueReach::Sentence => Some(at),
        CueReach::Object => left(passage, lexicon, at.0, sentence.0)
            .or_else(|| elided(passage, lexicon, at.0, sentence.0)),
        _ => {
            let behind = scope.end <= cue.span.start;
            let floor = if behind {
                passage.run(scope).1
            } else {
                sentence.0
            };
            let before = left(passage, lexicon, at.0, floor.max(sentence.0));
            // "In his speech, said the minister": who speaks is no "in".
            let named = before
                .filter(|(start, _)| passage.is_one_of(*start, &lexicon.ends))
                .and_then(|_| right(passage, lexicon, at.1, sentence.1, false))
                .filter(|run| {
                    passage
                        .span(*run)
                        .and_then(|words| passage.entity(words))
                        .is_some()
                });
            named
                .or(before)
                .or_else(|| right(passage, lexicon, at.1, sentence.1, false))
                .or_else(|| elided(passage, lexicon, at.0, sentence.0))
        }
    }?;
    let nobody = words.1 == words.0 + 1 && passage.is_one_of(words.0, &lexicon.nobody);
    passage.span(words).filter(|_| !nobody)
}

/// "des témoins" in "des témoins affirment"; nobody in "it is said".
fn impersonal(passage: Passage<'_>, lexicon: &Lexicon, (start, end): Run) -> Option<Span> {
    if passage.is_one_of(start, &lexicon.nobody) {
        return None;
    }
    // "neighbours say that": what stands before the verb says it.
    if passage.is_one_of(start, &lexicon.saying) {
        let subject = left(passage, lexicon, start, passage.sentence(start).0)?;
        return passage.span(subject);
    }
    let verb = (start + 1..end).find(|token| passage.is_one_of(*token, &lexicon.saying))?;
    passage.span((start, verb))
}

/// The subject of a verb in a sentence: the words before it.
pub fn subject(passage: Passage<'_>, verb: usize, first: usize) -> Option<Span> {
    let lexicon = super::lexicon::lexicon(passage.document.language);
    let words = left(passage, lexicon, verb, first)?;
    let nobody = words.1 == words.0 + 1
        && (passage.is_one_of(words.0, &lexicon.nobody) || passage.is_one_of(words.0, &lexicon.he));
    passage.span(words).filter(|_| !nobody)
}

/// The noun phrase that ends before a verb.
fn left(passage: Passage<'_>, lexicon: &Lexicon, verb: usize, floor: usize) -> Option<Run> {
    let mut end = verb;
    let helper = |token: usize| {
        passage.is_one_of(token, &lexicon.between)
            || in_time(passage, token)
            || passage.is_sign(token) && !passage.divides(token)
            || matches!(passage.word(token), "-" | "–")
            || passage.word(token).ends_with("ly")
            || passage.word(token).len() > 7
                && passage.word(token).ends_with("ment")
                && passage.word(token - 1) != "le"
    };
    while end > floor && helper(end - 1) {
        end -= 1;
    }
    let mut relative = false;
    if end > floor && passage.is_one_of(end - 1, &lexicon.relative) {
        relative = true;
        end -= 1;
        if end > floor && passage.word(end - 1) == "," {
            end -= 1;
        }
    }
    // "the claim": what looks like a verb is a noun.
    if end == verb && end > floor && passage.is_one_of(end - 1, &lexicon.determiners) {
        return None;
    }
    let mut start = end;
    let mut aside = false;
    while start > floor && end - start < LONGEST {
        let token = start - 1;
        if passage.divides(token) {
            // An apposition between commas or brackets belongs to the phrase before it.
            let opening = match passage.word(token) {
                "," if !aside && start == end => ",",
                ")" if !aside => "(",
                _ => break,
            };
            let before = (floor.max(token.saturating_sub(LONGEST))..token)
                .rev()
                .find(|open| passage.word(*open) == opening);
            let Some(before) = before.filter(|before| *before > floor) else {
                break;
            };
            aside = true;
            start = before;
            if end - 1 == token {
                end = token;
            }
            continue;
        }
        let joins = passage.is_one_of(token, &lexicon.joins);
        if joins && (start == end || !capital(passage, start) || token == floor) {
            break;
        }
        let bound = start < end
            && (in_time(passage, token)
                || passage.is_one_of(token, &lexicon.that)
                || passage.is_one_of(token, &lexicon.relative)
                || passage.is_one_of(token, &lexicon.subordinators)
                // "criticism from Ivo Marsh, who said": he alone speaks.
                || relative && passage.is_one_of(token, &lexicon.from)
                || passage.is_one_of(token, &lexicon.finite));
        if bound {
            break;
        }
        start = token;
        // Of what stands before "who", the last noun phrase speaks.
        let opened = relative && passage.is_one_of(token, &lexicon.determiners);
        if opened && !(token > floor && passage.is_one_of(token - 1, &lexicon.links)) {
            break;
        }
    }
    let skip = |token: usize| {
        passage.is_one_of(token, &lexicon.leads) || passage.is_sign(token) || says(passage, token)
    };
    while start < end && skip(start) {
        start += 1;
    }
    // "a-t-il ajouté": the pronoun alone.
    if start < end && passage.is_one_of(end - 1, &lexicon.he) {
        start = end - 1;
    }
    // "Après avoir appelé": no subject stands there.
    let hollow = (start..end).all(|token| {
        (passage.is_one_of(token, &lexicon.ends) || passage.is_one_of(token, &lexicon.between))
            && !passage.is_one_of(token, &lexicon.he)
    });
    (start < end && !hollow).then_some((start, end))
}

/// Whether a token belongs to a verb of saying.
fn says(passage: Passage<'_>, token: usize) -> bool {
    let span = passage.layers.tokens[token].span;
    let cues = &passage.layers.cues;
    let first = cues.partition_point(|cue| cue.span.end <= span.start);
    cues.get(first).is_some_and(|cue| {
        cue.class == CueClass::Report
            && matches!(cue.reach, CueReach::Verb | CueReach::Object)
            && cue.span.contains(span)
    })
}

/// Who did what a passive says: the noun phrase after "by".
pub fn agent(passage: Passage<'_>, lexicon: &Lexicon, from: usize, last: usize) -> Option<Span> {
    if from >= last || !passage.is_one_of(from, &lexicon.by) {
        return None;
    }
    let words = passage.span(right(passage, lexicon, from + 1, last, true)?)?;
    let (start, end) = passage.run(words);
    let noun = (start..end).any(|token| {
        let word = passage.word(token);
        lexicon
            .speakers
            .iter()
            .any(|noun| word.starts_with(noun.as_str()))
    });
    (noun || passage.entity(words).is_some()).then_some(words)
}

/// The noun phrase that starts after a verb or after "according to".
fn right(
    passage: Passage<'_>,
    lexicon: &Lexicon,
    from: usize,
    last: usize,
    according: bool,
) -> Option<Run> {
    let start = from;
    let mut end = start;
    while end < last && end - start < LONGEST {
        let stop = passage.divides(end)
            || passage.is_one_of(end, &lexicon.ends)
            || passage.is_one_of(end, &lexicon.cited)
            || passage.is_one_of(end, &lexicon.relative)
            || in_time(passage, end);
        if stop && (end > start || passage.divides(end)) {
            break;
        }
        if stop && !according {
            return None;
        }
        end += 1;
    }
    // "said the group's lawyer, Ivo Marsh": the name is the same person's.
    let apposed = (start < end && end + 1 < last && passage.word(end) == ",")
        .then(|| person(passage, end + 1))
        .flatten();
    (start < end).then_some((start, apposed.unwrap_or(end)))
}

/// The end of the name of a person that starts at a token.
fn person(passage: Passage<'_>, token: usize) -> Option<usize> {
    let start = passage.layers.tokens[token].span.start;
    let names = &passage.layers.names;
    let first = names.partition_point(|name| name.span.start < start);
    let name = names.get(first)?;
    let same = name.span.start == start && name.kind == NameKind::Person;
    let end = passage.run(name.span).1;
    let alone = passage.layers.tokens.get(end).is_none() || passage.divides(end);
    (same && alone).then_some(end)
}

/// The subject of a sentence whose later verb has none of its own: "X left and said that …".
fn elided(passage: Passage<'_>, lexicon: &Lexicon, verb: usize, first: usize) -> Option<Run> {
    let mut start = first;
    while start < verb && (passage.is_sign(start) || passage.is_one_of(start, &lexicon.leads)) {
        start += 1;
    }
    let names = &passage.layers.names;
    let at = passage.layers.tokens.get(start)?.span.start;
    let end = passage.layers.tokens.get(verb)?.span.start;
    let name = names.partition_point(|name| name.span.end <= at);
    let name = names[name..].iter().find(|name| name.span.start < end)?;
    Some(passage.run(name.span))
}

fn capital(passage: Passage<'_>, token: usize) -> bool {
    let span = passage.layers.tokens[token].span;
    passage.document.words(span).starts_with(char::is_uppercase) || passage.word(token).len() <= 3
}

fn in_time(passage: Passage<'_>, token: usize) -> bool {
    let span = passage.layers.tokens[token].span;
    let times = &passage.layers.times;
    let first = times.partition_point(|time| time.span.end <= span.start);
    times
        .get(first)
        .is_some_and(|time| time.kind != TimeKind::Duration && time.span.contains(span))
}

/// What stands before the relative clause of a source.
fn described(passage: Passage<'_>, lexicon: &Lexicon, words: Span) -> Option<Span> {
    let (start, end) = passage.run(words);
    let opens = |token: usize| {
        passage.is_one_of(token, &lexicon.relative) || passage.is_one_of(token, &lexicon.that)
    };
    let comma = (start + 1..end.saturating_sub(1))
        .find(|token| passage.word(*token) == "," && opens(token + 1))?;
    passage.span((start, comma))
}

/// Remembers who spoke last, for "he said".
#[derive(Debug, Default)]
pub struct Speaker {
    last: Option<(EntityId, u32)>,
}

impl Speaker {
    /// The entity that a source means.
    pub fn resolve(
        &mut self,
        passage: Passage<'_>,
        lexicon: &Lexicon,
        words: Span,
    ) -> Option<EntityId> {
        let (start, end) = passage.run(words);
        let pronoun = end == start + 1 && passage.is_one_of(start, &lexicon.he);
        if !pronoun {
            // "The union, which the ministry accuses, said": the union.
            let own = described(passage, lexicon, words).and_then(|own| passage.entity(own));
            let entity = own.or_else(|| passage.entity(words))?;
            if passage.layers[entity].kind == NameKind::Person {
                self.last = Some((entity, words.end));
            }
            return Some(entity);
        }
        let horizon = passage.layers.tokens[start.saturating_sub(MEMORY)]
            .span
            .start;
        // The last speaker, unless another person was named since.
        let (mut entity, mut since) = self
            .last
            .filter(|(_, at)| *at >= horizon)
            .map_or((None, horizon), |(entity, at)| (Some(entity), at));
        let names = &passage.layers.names;
        let first = names.partition_point(|name| name.span.start < since);
        let quoted = passage.quotation(start);
        for name in names[first..]
            .iter()
            .take_while(|name| name.span.end <= words.start)
        {
            // Whom somebody's words name is not who goes on speaking.
            let told = passage.quotation(passage.token_at(name.span.start)) == quoted;
            if name.kind == NameKind::Person && name.entity.is_some() && told {
                entity = name.entity;
                since = name.span.end;
            }
        }
        let entity = entity?;
        self.last = Some((entity, since.max(words.end)));
        Some(entity)
    }
}
