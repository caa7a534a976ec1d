//! Demands: somebody requires something. A verb ("exigent la démission de X") has its bearer
//! before it and what is demanded after it; a noun ("revendications :") and a verb that ends its
//! block introduce a list, each item of which is a demand of the same bearer.

mod addressee;
mod bearer;
mod content;
mod listed;

use crate::act::{Demand, Modality};
use crate::claim::{Body, Certainty, Claim, Holder, Stance};
use crate::clause::Clause;
use crate::passage::Passage;
use crate::phrase::{self, Lexicon};
use bearer::{Bearer, Known};
use laocoon_mark::syntax::Upos;
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
pub(super) enum Part {
    /// The bearer stands before, what is demanded after.
    Verb,
    /// A verb of wanting: a demand where what is wanted is a thing that is demanded.
    Wish,
    /// A verb of asking: a demand where it names of whom.
    Ask,
    /// Introduces a list of demands, or is said to be one.
    Noun,
    /// Introduces a list of demands, but is often something else: "conditions".
    Terms,
    /// Introduces a list that goes on with the one before.
    More,
    /// Things that are demanded.
    Thing,
    /// Between a noun for demands and what they are: "is", "include".
    Opens,
    /// Subjects that require something without being a party: "the law".
    Inert,
    /// Keeps shorter phrases from being found.
    None,
}

impl Part {
    pub(super) const fn is_noun(self) -> bool {
        matches!(self, Part::Noun | Part::Terms)
    }

    const fn is_verb(self) -> bool {
        matches!(self, Part::Verb | Part::Wish | Part::Ask)
    }
}

/// What is wrong in a `demand.toml`.
pub fn check(table: &laocoon_languages::Table) -> Option<laocoon_languages::PackError> {
    phrase::fault::<Part>(table)
}

fn lexicon(language: Language) -> &'static Lexicon<Part> {
    static LEXICONS: [OnceLock<Lexicon<Part>>; 4] = [const { OnceLock::new() }; 4];
    LEXICONS[language as usize].get_or_init(|| phrase::load(language, "demand.toml"))
}

/// The phrases of the table in a text: first token, one past the last, part; in order.
pub(super) struct Marks(Vec<(usize, usize, Part)>);

impl Marks {
    fn over(&self, token: usize) -> Option<(usize, usize, Part)> {
        let next = self.0.partition_point(|(_, end, _)| *end <= token);
        self.0.get(next).copied().filter(|mark| mark.0 <= token)
    }

    fn is(&self, token: usize, part: impl Fn(Part) -> bool) -> bool {
        self.over(token).is_some_and(|mark| part(mark.2))
    }

    /// Whether a token is of a noun for demands.
    fn noun(&self, token: usize) -> bool {
        self.is(token, Part::is_noun)
    }

    fn thing(&self, token: usize) -> bool {
        self.is(token, |part| part == Part::Thing)
    }

    fn inert(&self, token: usize) -> bool {
        self.is(token, |part| part == Part::Inert)
    }

    fn opens(&self, token: usize) -> bool {
        self.is(token, |part| part == Part::Opens)
    }

    /// One past the phrase that a token belongs to.
    fn past(&self, token: usize) -> usize {
        self.over(token).map_or(token + 1, |mark| mark.1)
    }
}

/// The demands of a document.
pub fn demands(passage: Passage<'_>, reports: &[Claim]) -> Vec<Claim> {
    let language = passage.document.language;
    let lexicon = lexicon(language);
    let report = crate::report::lexicon::lexicon(language);
    let (tokens, words) = (&passage.layers.tokens, &passage.layers.words);
    let mut claims: Vec<Claim> = Vec::new();
    // The block that the last list of demands ended with, and whose it was.
    let mut list: Option<(usize, Bearer)> = None;
    let mut known: Option<(usize, Bearer)> = None;
    let marks = Marks(lexicon.find(passage.document, tokens, words));
    for &(start, end, mut part) in &marks.0 {
        let (block, _) = passage.block(start);
        let (first, last) = passage.sentence(start);
        if part == Part::More {
            // Nothing but the lead-in stands between the two lists.
            if let Some((ended, bearer)) = list
                && ended + 1 == block
                && start == first
            {
                let items = passage.items(block, true);
                if !items.is_empty() {
                    list = Some((block + items.len(), bearer));
                    claims.extend(items.iter().map(|item| claim(passage, bearer, *item)));
                }
            }
            continue;
        }
        if !part.is_noun() && !part.is_verb() {
            continue;
        }
        if part.is_noun() && list.is_some_and(|(ended, _)| block <= ended) {
            continue;
        }
        // "After having called for a strike": nobody demands it here.
        if start > first && passage.is_one_of(start - 1, &report.hollow) {
            continue;
        }
        if part.is_verb() && is_noun(passage, start, end) {
            // "Their main demand is …": the verb's form is that of a noun.
            if part != Part::Verb || end != start + 1 {
                continue;
            }
            part = Part::Noun;
        }
        let clause = Clause::of(passage, start);
        let marked = Known {
            passage,
            reports,
            marks: &marks,
            last: known,
        };
        let ends_block = last == end || (end..last).all(|token| passage.is_sign(token));
        // "What the miners demand", "Чего требуют горняки?" over a list.
        let heads = heads(passage, block, (end, last));
        let items = if part.is_noun() || ends_block || heads || ends_in_colon(passage, last) {
            passage.items(block, ends_block || heads)
        } else {
            Vec::new()
        };
        let contents = if items.is_empty() {
            match part {
                Part::Noun | Part::Terms => {
                    content::of_noun(passage, &marks, end, part == Part::Noun)
                        .map(|(content, colon)| listed::listed(passage, &marks, content, colon))
                }
                _ => content::behind(passage, &clause, start, end)
                    .filter(|content| {
                        part != Part::Wish || content::is_wish(passage, &marks, *content)
                    })
                    .map(|content| listed::listed(passage, &marks, content, false)),
            }
        } else {
            Some(items.clone())
        };
        let Some(contents) = contents else { continue };
        let to = match contents.first() {
            Some(content) if items.is_empty() && part.is_verb() => {
                addressee::addressee(passage, start, *content)
            }
            _ => None,
        };
        // "призывает отказаться": the infinitive says what, though not of whom.
        let infinitive = |ending: &String| passage.word(end).ends_with(ending.as_str());
        let bidden = end < last && report.infinitive_endings.iter().any(infinitive);
        if part == Part::Ask && to.is_none() && !bidden {
            continue;
        }
        let Some(mut bearer) = marked.bearer(start, part, &clause) else {
            continue;
        };
        if heads
            && part.is_verb()
            && let Some(behind) = passage.span((end, last))
        {
            bearer.by = passage.last_entity(behind).map(|(entity, _)| entity);
            bearer.words = Some(behind);
        }
        if !items.is_empty() {
            let same = list.is_some_and(|(ended, _)| ended == block + items.len());
            if same {
                continue;
            }
            list = Some((block + items.len(), bearer));
        }
        known = Some((start, bearer));
        for content in contents {
            let mut demand = claim(passage, bearer, content);
            if let Body::Demand(demand) = &mut demand.body {
                demand.to = to.filter(|to| Some(*to) != demand.by);
            }
            claims.push(demand);
        }
    }
    claims
}

/// Whether a word that may be a verb is a noun here: "demands" behind an article or before a
/// verb. What opens a noun phrase or a clause right behind it shows that it is a verb.
fn is_noun(passage: Passage<'_>, start: usize, end: usize) -> bool {
    let lexicon = crate::report::lexicon::lexicon(passage.document.language);
    let tagged = passage.tagged(start);
    let opened = tagged.tag(end as u32).upos == Upos::Det
        || end < passage.layers.tokens.len() && passage.is_one_of(end, &lexicon.that);
    let determined = start > 0 && passage.is_one_of(start - 1, &lexicon.determiners);
    determined || !opened && matches!(tagged.tag(start as u32).upos, Upos::Noun | Upos::Propn)
}

fn claim(passage: Passage<'_>, bearer: Bearer, content: Span) -> Claim {
    let words = passage.document.words(content);
    let own = words.trim_end_matches([';', ',', '.', ':', ' ']).len();
    let content = Span::new(content.start, content.start + own as u32);
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

#[cfg(test)]
mod tests {
    use super::Part;
    use crate::phrase;

    #[test]
    fn every_table_parses() {
        phrase::check::<Part>("demand.toml");
    }
}
