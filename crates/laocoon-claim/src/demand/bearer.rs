//! Whose demand it is.

use super::{Marks, Part};
use crate::act::When;
use crate::claim::{Body, Claim, Source};
use crate::clause::Clause;
use crate::passage::Passage;
use crate::report::lexicon::lexicon;
use crate::report::source;
use laocoon_mark::{EntityId, NameKind, TimeId, TimeKind};
use laocoon_text::Span;

/// Sentences before in which one meant by "they" is looked for.
const MEMORY: usize = 2;

/// Who requires it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Bearer {
    pub by: Option<EntityId>,
    pub words: Option<Span>,
    pub time: Option<When>,
}

/// What is known when a bearer is asked for.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    pub passage: Passage<'a>,
    /// The reports among them tell who says "we".
    pub reports: &'a [Claim],
    pub marks: &'a Marks,
    /// Whose the last demand was, and where it stands.
    pub last: Option<(usize, Bearer)>,
}

impl Known<'_> {
    /// Who bears a demand: the subject of its verb; for a noun, and for a subject that is itself a
    /// word for demands ("new demands called for"), whoever it is said to belong to; else the last
    /// that the sentences before name. `None` where what requires it is no party: "the job demands".
    pub fn bearer(self, at: usize, part: Part, clause: &Clause<'_>) -> Option<Bearer> {
        let passage = self.passage;
        let (first, _) = passage.sentence(at);
        let time = self.time(first, at);
        let owned = if part.is_noun() {
            self.owner(at)
        } else {
            // What stands behind the verb is its subject only where no party stands right before it.
            let subject = clause
                .subject(at)
                .filter(|head| *head < at || self.adjacent(at).is_none());
            if subject.is_some_and(|head| self.marks.inert(head)) {
                return None;
            }
            let demands = subject.is_some_and(|head| self.marks.noun(head));
            match subject.filter(|_| !demands) {
                // Where the subject names nobody, a party right before the verb is meant.
                Some(head) => self
                    .named(head, clause)
                    .filter(|(by, _)| by.is_some())
                    .or_else(|| self.adjacent(at))
                    .or_else(|| self.named(head, clause)),
                // A petition that nobody is said to have written demands by itself.
                None if demands => subject.and_then(|head| {
                    let own = self.owner(head);
                    own.or_else(|| Some((None, passage.span(clause.phrase(head)))))
                }),
                None if self.adjacent(at).is_some() => self.adjacent(at),
                None => self.beside(at, first)?,
            }
        };
        let (by, words) = match owned {
            Some(owned) => owned,
            None => self
                .before(at, part)
                .map_or((None, None), |(entity, words)| (Some(entity), Some(words))),
        };
        Some(Bearer { by, words, time })
    }

    /// The subject that the order of words tells where the tree has none; the outer `None` for
    /// a subject that bears nothing.
    fn beside(self, at: usize, first: usize) -> Option<Option<(Option<EntityId>, Option<Span>)>> {
        let passage = self.passage;
        let Some(words) = source::subject(passage, at, first) else {
            return Some(None);
        };
        let (start, end) = passage.run(words);
        if (start..end).any(|token| self.marks.inert(token)) {
            return None;
        }
        let demands = (start..end).any(|token| self.marks.noun(token));
        if demands {
            return Some(None);
        }
        Some(Some(if end == start + 1 && self.stands_for(start) {
            self.meant(start)
        } else {
            (passage.entity(words), Some(words))
        }))
    }

    /// The party whose words end right before a verb, with its article.
    fn adjacent(self, verb: usize) -> Option<(Option<EntityId>, Option<Span>)> {
        let passage = self.passage;
        let (first, _) = passage.sentence(verb);
        let (entity, words) = passage.parties(first, verb).pop()?;
        let (start, end) = passage.run(words);
        if end != verb {
            return None;
        }
        let determiners = &lexicon(passage.document.language).determiners;
        let article = start > first && passage.is_one_of(start - 1, determiners);
        let words = passage.span((start - usize::from(article), end));
        Some((Some(entity), words))
    }

    /// The party of a noun phrase, by its head.
    fn named(self, head: usize, clause: &Clause<'_>) -> Option<(Option<EntityId>, Option<Span>)> {
        let passage = self.passage;
        if self.stands_for(head) {
            return Some(self.meant(head));
        }
        let lexicon = lexicon(passage.document.language);
        if passage.is_one_of(head, &lexicon.nobody) {
            return Some((None, None));
        }
        let words = passage.span(clause.phrase(head))?;
        let own = passage.layers.tokens[head].span;
        let actor = passage.party_over(own);
        let entity = passage.entity(words);
        // "The leader of the opposition, Ali Haidar": the person; "miners from Osh": the miners.
        let person = entity.filter(|entity| passage.layers[*entity].kind == NameKind::Person);
        Some((person.or(actor).or(entity), Some(words)))
    }

    /// Whether a token is a pronoun for somebody named before, or for those who speak.
    fn stands_for(self, token: usize) -> bool {
        let lexicon = lexicon(self.passage.document.language);
        [&lexicon.he, &lexicon.they, &lexicon.me]
            .into_iter()
            .any(|list| self.passage.is_one_of(token, list))
    }

    /// Whom a pronoun means: the speaker of the quotation for "we", else the last bearer, else
    /// whoever the sentences before are about.
    fn meant(self, token: usize) -> (Option<EntityId>, Option<Span>) {
        let passage = self.passage;
        let lexicon = lexicon(passage.document.language);
        let own = passage.layers.tokens[token].span;
        if passage.is_one_of(token, &lexicon.me) {
            let said = self.reports.iter().filter_map(|claim| match &claim.body {
                Body::Report(report) if report.content.contains(own) => {
                    Some((report.source, report.source_words))
                }
                _ => None,
            });
            if let Some(said) = said.rev().find(|(source, _)| source.is_some()) {
                return said;
            }
            // "We want X", the crowd chanted: the only party outside the quotation.
            let (first, last) = passage.sentence(token);
            let quoted = passage.quotation(token);
            let outside = |(_, words): &(EntityId, Span)| {
                quoted.is_some_and(|quoted| !quoted.overlaps(*words))
            };
            let others: Vec<_> = passage
                .parties(first, last)
                .into_iter()
                .filter(outside)
                .collect();
            return match others[..] {
                [(entity, words)] => (Some(entity), Some(words)),
                _ => (None, Some(own)),
            };
        }
        let plural = passage.is_one_of(token, &lexicon.they);
        self.antecedent(token, plural)
            .map_or((None, Some(own)), |(entity, words)| {
                (Some(entity), Some(words))
            })
    }

    /// Who is meant by a pronoun: the bearer of a demand in the sentences just before, else the
    /// first group (a person for "he") of the last sentence that names one.
    fn antecedent(self, token: usize, plural: bool) -> Option<(EntityId, Span)> {
        let passage = self.passage;
        let number = passage.layers.tokens[token].sentence as usize;
        let (block, _) = passage.block(token);
        let recent = self.last.filter(|(at, _)| {
            let sentence = passage.layers.tokens[*at].sentence as usize;
            number.saturating_sub(sentence) <= MEMORY && passage.block(*at).0 == block
        });
        if let Some((_, bearer)) = recent
            && let (Some(by), Some(words)) = (bearer.by, bearer.words)
            && (passage.layers[by].kind == NameKind::Person) != plural
        {
            return Some((by, words));
        }
        (number.saturating_sub(MEMORY)..=number)
            .rev()
            .filter(|sentence| passage.layers.sentences[*sentence].block as usize == block)
            .find_map(|sentence| {
                let (start, end) = passage.layers.sentences[sentence].tokens;
                let end = (end as usize).min(token);
                passage
                    .parties(start as usize, end)
                    .into_iter()
                    .find(|(entity, _)| {
                        let person = passage.layers[*entity].kind == NameKind::Person;
                        person != plural
                    })
            })
    }

    /// To whom a noun for demands belongs: "*the miners'* demands", "the demands *of the miners*",
    /// "*their* demands", "*the rebels* set conditions".
    fn owner(self, noun: usize) -> Option<(Option<EntityId>, Option<Span>)> {
        let passage = self.passage;
        let lexicon = lexicon(passage.document.language);
        let (first, last) = passage.sentence(noun);
        let some = |(entity, words)| (Some(entity), Some(words));
        let theirs = (first.max(noun.saturating_sub(4))..(noun + 2).min(last))
            .find(|token| passage.is_one_of(*token, &lexicon.their));
        if let Some(theirs) = theirs {
            return Some(self.antecedent(theirs, true).map_or((None, None), some));
        }
        // Right behind, up to a sign or a verb; else anywhere before in the sentence.
        let behind = (noun + 1..last)
            .take_while(|token| !passage.divides(*token))
            .take(4)
            .find_map(|token| passage.party_at(token));
        let before = passage.parties(first, noun).pop();
        behind.or(before).map(some)
    }

    /// The last that the sentences before name, and for a noun this one.
    fn before(self, at: usize, part: Part) -> Option<(EntityId, Span)> {
        let passage = self.passage;
        let sentence = passage.layers.tokens[at].sentence as usize;
        (sentence.saturating_sub(MEMORY)..=sentence)
            .rev()
            .find_map(|number| {
                let (start, end) = passage.layers.sentences[number].tokens;
                let end = if number == sentence && !part.is_noun() {
                    at as u32
                } else {
                    end
                };
                let span = passage.span((start as usize, end as usize))?;
                passage.last_entity(span)
            })
    }

    /// A date in the words before the verb.
    fn time(self, first: usize, at: usize) -> Option<When> {
        let passage = self.passage;
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
}
