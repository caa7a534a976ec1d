//! One sentence as the rules for events, steps and tolls see it: triggers, parties, times.

use super::lexicon::{Group, Lexicon, Part, Tells};
use super::party::{self, Party};
use super::when::{self, Moment};
use crate::act::EventKind;
use crate::claim::{Body, Claim};
use crate::passage::Passage;
use crate::report::lexicon::lexicon;
use laocoon_mark::phrase::Found;
use laocoon_mark::{EntityId, Layers, Quantity, QuantityId, QuantityKind, Sentence};
use laocoon_text::{Document, Span};

/// Most words between a trigger and what belongs to it.
pub const REACH: u32 = 24;

/// Most words between a verb of giving and what is given.
const GIFT: u32 = 12;

/// Most reports of a sentence that tell who only speaks in it.
const SAID: usize = 32;

/// A phrase seen in a sentence.
#[derive(Clone, Copy, Debug)]
pub struct Seen {
    /// Its tokens: first, and one past the last.
    pub at: (u32, u32),
    pub span: Span,
    pub group: Group,
}

impl Seen {
    /// Whether it is a verb that tells an event.
    pub fn is_verb(&self) -> bool {
        matches!(self.group.tells, Tells::Event(_)) && !self.group.noun
    }

    /// Whether it says how others stand to each other in this way.
    pub fn is(&self, part: Part) -> bool {
        self.group.tells == Tells::Part(part)
    }
}

/// A document with what was found in all of it.
pub struct Stage<'a> {
    pub document: &'a Document,
    pub layers: &'a Layers,
    pub lexicon: &'static Lexicon,
    found: Vec<Found>,
    /// What somebody said, and the words that name who, in order.
    said: Vec<(Span, Span)>,
}

/// A sentence with what stands in it.
pub struct Scene<'a> {
    stage: &'a Stage<'a>,
    pub document: &'a Document,
    pub layers: &'a Layers,
    pub sentence: &'a Sentence,
    pub lexicon: &'static Lexicon,
    pub number: usize,
    pub seen: Vec<Seen>,
    pub parties: Vec<Party>,
    /// The points in time in it.
    pub moments: Vec<Moment>,
    /// What somebody says in it, and the words that name who.
    pub said: Vec<(Span, Span)>,
}

impl<'a> Stage<'a> {
    /// Finds every phrase of a lexicon; of the claims, the reports tell who only speaks.
    pub fn new(
        document: &'a Document,
        layers: &'a Layers,
        lexicon: &'static Lexicon,
        claims: &[Claim],
    ) -> Self {
        let mut said: Vec<(Span, Span)> = claims
            .iter()
            .filter_map(|claim| match &claim.body {
                Body::Report(report) => Some((report.content, report.source_words?)),
                _ => None,
            })
            .collect();
        said.sort();
        let automaton = &lexicon.automaton;
        let found = automaton.find(document, &layers.tokens, &layers.words, |_| false);
        Self {
            document,
            layers,
            lexicon,
            found,
            said,
        }
    }

    /// The sentence of that number; `None` if nothing of the lexicon is in it and `always` is
    /// not set, or if it is not the article's.
    pub fn scene(&self, number: usize, always: bool) -> Option<Scene<'_>> {
        let sentence = self.layers.sentences.get(number)?;
        if !self.document.blocks[sentence.block as usize].main {
            return None;
        }
        let (start, end) = (sentence.tokens.0 as usize, sentence.tokens.1 as usize);
        let first = self.found.partition_point(|found| found.start < start);
        let inside = self.found[first..]
            .iter()
            .take_while(|found| found.start < end);
        let tokens = &self.layers.tokens;
        let mut seen: Vec<Seen> = inside
            .map(|found| Seen {
                at: (found.start as u32, found.end as u32),
                span: tokens[found.start].span.cover(tokens[found.end - 1].span),
                group: self.lexicon.groups[found.phrase as usize],
            })
            .collect();
        // "5 May" is no "may".
        let dated = |span: Span| {
            let times = &self.layers.times;
            let first = times.partition_point(|time| time.span.end <= span.start);
            let time = times.get(first);
            time.is_some_and(|time| time.span.contains(span) && time.span != span)
        };
        seen.retain(|seen| {
            !matches!(
                seen.group.tells,
                Tells::Part(Part::Possible | Part::Planned)
            ) || !dated(seen.span)
        });
        self.nouns(&mut seen);
        let parts: Vec<(u32, Part)> = seen
            .iter()
            .filter_map(|seen| match seen.group.tells {
                Tells::Part(part @ (Part::Price | Part::Force | Part::Gift)) => {
                    Some((seen.at.0, part))
                }
                // "humanitarian aid", "a loan"
                Tells::Part(Part::Instrument) => Some((seen.at.0, Part::Gift)),
                Tells::Event(EventKind::Aid) if seen.group.noun => Some((seen.at.0, Part::Gift)),
                _ => None,
            })
            .collect();
        let pays = || {
            let quantities = &self.layers.quantities;
            let first =
                quantities.partition_point(|quantity| quantity.span.start < sentence.span.start);
            let inside = quantities[first..].iter();
            let mut inside = inside.take_while(|quantity| quantity.span.start < sentence.span.end);
            inside.any(|quantity| quantity.kind == QuantityKind::Money)
        };
        seen.retain(|seen| {
            seen.group.needs.is_none_or(|needed| {
                let mut told = parts.iter().filter(|(_, part)| *part == needed);
                needed == Part::Gift && pays()
                    || told.any(|(at, part)| match part {
                        // What is given stands before a passive and after an active verb.
                        Part::Gift => at.abs_diff(seen.at.0) <= GIFT,
                        _ => *at < seen.at.0 && seen.at.0 - at <= REACH,
                    })
            })
        });
        for seen in &mut seen {
            let force = |(at, part): &(u32, Part)| {
                *part == Part::Force && *at < seen.at.0 && seen.at.0 - at <= REACH / 2
            };
            if let Some(kind) = seen.group.of_force
                && parts.iter().any(force)
            {
                seen.group.tells = Tells::Event(kind);
                seen.group.mode = None;
            }
        }
        let tells = |seen: &Seen| !matches!(seen.group.tells, Tells::Part(_));
        if !always && !seen.iter().any(tells) {
            return None;
        }
        let mut scene = Scene {
            stage: self,
            lexicon: self.lexicon,
            document: self.document,
            layers: self.layers,
            sentence,
            number,
            seen,
            parties: Vec::new(),
            moments: when::moments(self.document, self.layers, self.lexicon, sentence),
            said: self.said_in(sentence),
        };
        scene.parties = party::parties(&scene);
        Some(scene)
    }

    /// A trigger that can be noun or verb is a noun after an article ("une attaque") and a verb
    /// after a word that a verb follows ("could attack").
    fn nouns(&self, seen: &mut [Seen]) {
        let words = lexicon(self.document.language);
        for seen in seen {
            if !matches!(seen.group.tells, Tells::Event(_)) {
                continue;
            }
            let at = seen.at.0;
            let sentence = self.layers.tokens[at as usize].sentence as usize;
            let first = self.layers.sentences[sentence].tokens.0;
            if at == first {
                continue;
            }
            let before = self.layers.words.lower(at as usize - 1);
            let one_of = |list: &[String]| list.iter().any(|known| known == before);
            if one_of(&words.determiners) {
                seen.group.noun = true;
            } else if one_of(&self.lexicon.modals) {
                seen.group.noun = false;
            }
        }
    }

    /// What is said in a sentence; a report that goes on from sentences before counts where it
    /// is one of the last few.
    fn said_in(&self, sentence: &Sentence) -> Vec<(Span, Span)> {
        let first = self
            .said
            .partition_point(|(said, _)| said.start < sentence.span.start);
        let before = self.said[first.saturating_sub(4)..first].iter();
        let inside = self.said[first..].iter();
        let inside = inside.take_while(|(said, _)| said.start < sentence.span.end);
        let all = before.chain(inside.take(SAID));
        all.filter(|(said, _)| said.overlaps(sentence.span))
            .copied()
            .collect()
    }
}

impl Scene<'_> {
    /// The first of the parties of the sentence before, in the same block, for which this holds.
    pub fn before(&self, fits: impl Fn(&&Party) -> bool) -> Option<EntityId> {
        let scene = self.stage.scene(self.number.checked_sub(1)?, true)?;
        let same = scene.sentence.block == self.sentence.block;
        let found = scene.parties.iter().find(fits).filter(|_| same);
        found.map(|party| party.entity)
    }

    /// Whether a party only says what is told at `trigger`, or is named in other words of
    /// somebody's than those.
    pub fn speaks(&self, party: Span, trigger: Span) -> bool {
        let quoted = |span: Span| {
            let passage = Passage {
                document: self.document,
                layers: self.layers,
            };
            passage.quotation(passage.token_at(span.start))
        };
        let says = self.said.iter().any(|(content, source)| {
            // "plans to expel": who says it is who does it.
            let own = trigger.start <= content.start + 4;
            let told = content.contains(trigger) && !content.contains(party);
            told && source.overlaps(party) && !own
        });
        let outside = quoted(trigger);
        says || outside.is_some() && quoted(party) != outside
    }

    /// The tokens of a span: first, and one past the last.
    pub fn tokens_of(&self, span: Span) -> (u32, u32) {
        let tokens = &self.layers.tokens;
        let first = tokens.partition_point(|token| token.span.end <= span.start);
        let end = tokens.partition_point(|token| token.span.start < span.end);
        (first as u32, end.max(first + 1) as u32)
    }

    /// The words from one token up to another.
    pub fn span(&self, first: u32, end: u32) -> Option<Span> {
        let tokens = &self.layers.tokens;
        let (first, last) = (first as usize, (end as usize).checked_sub(1)?);
        (first <= last && last < tokens.len()).then(|| tokens[first].span.cover(tokens[last].span))
    }

    /// Whether a sign or a semicolon that ends a statement stands between two tokens.
    pub fn divided(&self, from: u32, to: u32, signs: &[&str]) -> bool {
        let tokens = &self.layers.tokens[from.min(to) as usize..from.max(to) as usize];
        (tokens.iter()).any(|token| signs.contains(&self.document.words(token.span)))
    }

    /// The quantities of the sentence.
    pub fn quantities(&self) -> impl Iterator<Item = (QuantityId, &Quantity)> {
        let all = &self.layers.quantities;
        let within = self.sentence.span;
        let first = all.partition_point(|quantity| quantity.span.start < within.start);
        let rest = all.iter().enumerate().skip(first);
        rest.take_while(move |(_, quantity)| quantity.span.start < within.end)
            .map(|(index, quantity)| (QuantityId(index as u32), quantity))
    }
}
