//! One sentence as the rules for events, steps and tolls see it: triggers, parties, times.

use super::lexicon::{Group, Lexicon, Part, Tells};
use crate::act::When;
use crate::claim::{Body, Claim, Source};
use crate::passage::Passage;
use crate::report::lexicon::lexicon;
use laocoon_mark::phrase::Found;
use laocoon_mark::{
    EntityId, Layers, NameKind, Quantity, QuantityId, Sentence, TimeId, TimeKind, TokenKind,
};
use laocoon_text::{BlockKind, Document, Span};

/// Most words between a trigger and what belongs to it.
pub const REACH: u32 = 24;

/// Phrases before a point in time among which its verb is looked for.
const VERBS: usize = 12;

/// Most points in time on each side of a trigger that may be its own.
const TIMES: usize = 16;

/// Bytes beyond which signs between a trigger and a point in time are not counted any more.
const FAR: u32 = 2_000;

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

/// Somebody or some place in a sentence.
#[derive(Clone, Copy, Debug)]
pub struct Party {
    pub at: (u32, u32),
    pub span: Span,
    pub entity: EntityId,
    /// A name's kind; `None` for a group without a name.
    pub kind: Option<NameKind>,
    /// The country or organisation that acts: itself, or whose it is.
    pub power: Option<EntityId>,
    /// Whether a word of place stands before it.
    pub placed: bool,
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
    pub document: &'a Document,
    pub layers: &'a Layers,
    pub sentence: &'a Sentence,
    pub lexicon: &'static Lexicon,
    pub number: usize,
    pub seen: Vec<Seen>,
    pub parties: Vec<Party>,
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
    pub fn scene(&self, number: usize, always: bool) -> Option<Scene<'a>> {
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
        let parts: Vec<(u32, Tells)> = seen
            .iter()
            .map(|seen| (seen.at.0, seen.group.tells))
            .collect();
        seen.retain(|seen| {
            seen.group.needs.is_none_or(|part| {
                let told = parts
                    .iter()
                    .filter(|(_, tells)| *tells == Tells::Part(part));
                told.take(8)
                    .any(|(at, _)| *at < seen.at.0 && seen.at.0 - at <= REACH)
            })
        });
        let tells = |seen: &Seen| !matches!(seen.group.tells, Tells::Part(_));
        if !always && !seen.iter().any(tells) {
            return None;
        }
        let mut scene = Scene {
            lexicon: self.lexicon,
            document: self.document,
            layers: self.layers,
            sentence,
            number,
            seen,
            parties: Vec::new(),
            said: self.said_in(sentence),
        };
        scene.parties = scene.parties();
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
    fn parties(&self) -> Vec<Party> {
        let layers = self.layers;
        let within = self.sentence.span;
        let mut parties = Vec::new();
        let first = layers
            .actors
            .partition_point(|actor| actor.span.start < within.start);
        let actors = layers.actors[first..].iter();
        for actor in actors.take_while(|actor| actor.span.start < within.end) {
            parties.push(self.party(actor.span, actor.entity, None, actor.of));
        }
        let groups = parties.len();
        let first = layers
            .names
            .partition_point(|name| name.span.start < within.start);
        let names = layers.names[first..].iter();
        let mut next = 0;
        for name in names.take_while(|name| name.span.start < within.end) {
            // Both lists are in order, so one walk tells the names inside actors.
            while next < groups && parties[next].span.end <= name.span.start {
                next += 1;
            }
            if next < groups && parties[next].span.overlaps(name.span) {
                continue;
            }
            if let Some(entity) = name.entity {
                let country = layers[entity].id("iso3166").is_some();
                let power = country || name.kind == NameKind::Organisation;
                let power = power.then_some(entity);
                parties.push(self.party(name.span, entity, Some(name.kind), power));
            }
        }
        parties.sort_by_key(|party| party.span);
        parties
    }

    fn party(
        &self,
        span: Span,
        entity: EntityId,
        kind: Option<NameKind>,
        power: Option<EntityId>,
    ) -> Party {
        let at = self.tokens_of(span);
        // In "in 1994 Romania signed" the word of place belongs to the year.
        let number = |token: u32| {
            let kind = self
                .layers
                .tokens
                .get(token as usize)
                .map(|token| token.kind);
            kind == Some(TokenKind::Number)
        };
        let near = |seen: &&Seen| seen.at.1 == at.0 || seen.at.1 + 1 == at.0 && !number(seen.at.1);
        let before = self.seen.iter().rev().find(near);
        let placed = before.is_some_and(|seen| seen.group.tells == Tells::Part(Part::At));
        Party {
            at,
            span,
            entity,
            kind,
            power,
            placed,
        }
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

    /// The time of what stands at `at`: in the sentence, before it, in the lead-in, in the
    /// heading; said which.
    pub fn when(&self, at: (u32, u32)) -> Option<When> {
        let here = self.time_in(self.sentence, Some(at.0));
        if let Some(time) = here {
            let from = Source::Sentence;
            return Some(When { time, from });
        }
        let sentences = &self.layers.sentences;
        let before = self.number.checked_sub(1).map(|before| &sentences[before]);
        let same = before.filter(|before| before.block == self.sentence.block);
        if let Some(time) = same.and_then(|before| self.time_in(before, None)) {
            let from = Source::Before;
            return Some(When { time, from });
        }
        let block = self.document.blocks.get(self.sentence.block as usize)?;
        let lead_in = block
            .lead_in
            .and_then(|lead_in| self.time_in_block(lead_in));
        if let Some(time) = lead_in {
            let from = Source::LeadIn;
            return Some(When { time, from });
        }
        let blocks = &self.document.blocks[..self.sentence.block as usize];
        // No section is so long that its heading would still date an event after so many blocks.
        let heading = (blocks.iter().enumerate().rev().take(12))
            .find(|(_, block)| matches!(block.kind, BlockKind::Heading));
        let time = heading.and_then(|(index, _)| self.time_in_block(index as u32))?;
        let from = Source::Heading;
        Some(When { time, from })
    }

    /// Whether a point in time behind a trigger stands in a clause with a verb of its own.
    fn others(&self, token: u32, time: Span) -> bool {
        let at = self.tokens_of(time).0;
        if at <= token || at - token > 2 * REACH {
            return false;
        }
        let next = self.seen.partition_point(|seen| seen.at.0 < at);
        let mut near = self.seen[..next].iter().rev().take(VERBS);
        let last = near.find(|seen| {
            matches!(seen.group.tells, Tells::Event(_)) && !seen.group.noun && seen.at.1 <= at
        });
        last.filter(|verb| verb.at.0 > token)
            .is_some_and(|verb| self.divided(token, verb.at.0, &[",", ";", "–", "—", "-", "("]))
    }

    fn time_in_block(&self, block: u32) -> Option<TimeId> {
        let sentences = &self.layers.sentences;
        let first = sentences.partition_point(|sentence| sentence.block < block);
        let sentence = sentences.get(first).filter(|found| found.block == block)?;
        self.time_in(sentence, None)
    }

    /// The point in time that stands nearest to a token, else the first.
    fn time_in(&self, sentence: &Sentence, near: Option<u32>) -> Option<TimeId> {
        let times = &self.layers.times;
        let first = times.partition_point(|time| time.span.start < sentence.span.start);
        let point = near.and_then(|token| self.layers.tokens.get(token as usize));
        let point = point.map_or(sentence.span.start, |token| token.span.start);
        // The nearest of a sentence without end are enough.
        let here = times.partition_point(|time| time.span.start < point);
        let from = first.max(here.saturating_sub(TIMES));
        let inside = times.iter().enumerate().skip(from).take(2 * TIMES);
        let inside = inside.take_while(|(_, time)| time.span.start < sentence.span.end);
        inside
            .filter(|(_, time)| matches!(time.kind, TimeKind::Date | TimeKind::Time))
            .filter(|(_, time)| near.is_none_or(|token| !self.others(token, time.span)))
            .min_by_key(|(_, time)| {
                let crossed = Span::new(time.span.end.min(point), time.span.start.max(point));
                let gap = time.span.start.abs_diff(point);
                // A date in another clause is less likely to be the event's.
                let signs = match gap {
                    0..FAR => self.document.words(crossed).matches([',', ';']).count() as u32,
                    _ => FAR / 40,
                };
                // A day that the text does not anchor says less than one that it does.
                gap + signs * 40 + if time.from.is_some() { 0 } else { 40 }
            })
            .map(|(index, _)| TimeId(index as u32))
    }
}
