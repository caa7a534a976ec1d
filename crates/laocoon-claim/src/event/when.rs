//! When something happened: in its clause or sentence, in the sentence before, in what introduces
//! the list, in the heading; said which.

use super::lexicon::{Lexicon, Part};
use super::scene::{REACH, Scene, Seen};
use super::syntax;
use crate::act::When;
use crate::claim::Source;
use laocoon_mark::{Layers, Modifier, Sentence, TimeId, TimeKind, TokenKind};
use laocoon_text::{Block, BlockKind, Document};

/// Bytes that a comma between a trigger and a point in time counts for: a date in another clause is
/// less likely to be the event's. A day that the text does not anchor is as much farther off.
const PAUSE: u32 = 40;

/// Phrases before a point in time among which its verb is looked for.
const VERBS: usize = 12;

/// Most words of what introduces a list and dates its items.
const LEAD_IN: u32 = 20;

/// No section is so long that its heading would still date an event after so many blocks.
const SECTION: usize = 12;

/// A point in time in a sentence.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    id: TimeId,
    /// Its first token.
    at: u32,
    /// Its first byte.
    start: u32,
    /// Commas and semicolons of the sentence before it.
    pauses: u32,
    /// Whether the text tells its day.
    anchored: bool,
    /// One past the noun whose year it is: "the errors *of 2014*".
    of: Option<u32>,
}

/// The points in time of a sentence, in order.
pub fn moments(
    document: &Document,
    layers: &Layers,
    lexicon: &Lexicon,
    sentence: &Sentence,
) -> Vec<Moment> {
    let first = layers
        .times
        .partition_point(|time| time.span.start < sentence.span.start);
    let mut moments = Vec::new();
    let (mut token, mut pauses) = (sentence.tokens.0, 0);
    for (time, id) in layers.times[first..].iter().zip(first as u32..) {
        if time.span.start >= sentence.span.end {
            break;
        }
        if !matches!(time.kind, TimeKind::Date | TimeKind::Time) {
            continue;
        }
        while token < sentence.tokens.1 && layers.tokens[token as usize].span.end <= time.span.start
        {
            pauses += u32::from(is_pause(document, layers, token));
            token += 1;
        }
        moments.push(Moment {
            id: TimeId(id),
            at: token,
            start: time.span.start,
            pauses,
            anchored: time.from.is_some(),
            of: (time.value.len() == 4)
                .then(|| noun_before(layers, lexicon, sentence, token))
                .flatten(),
        });
    }
    moments
}

fn is_pause(document: &Document, layers: &Layers, token: u32) -> bool {
    let token = layers.tokens[token as usize];
    token.kind == TokenKind::Sign && matches!(document.words(token.span), "," | ";")
}

/// One past the noun that a year belongs to.
fn noun_before(layers: &Layers, lexicon: &Lexicon, sentence: &Sentence, year: u32) -> Option<u32> {
    let word = |token: u32| {
        let inside = token >= sentence.tokens.0;
        let found = layers.tokens.get(token as usize).filter(|_| inside)?;
        (found.kind == TokenKind::Word).then(|| layers.words.lower(token as usize))
    };
    let is = |list: &[String], word: &str| list.iter().any(|known| known == word);
    // Some expressions begin with their preposition.
    if word(year).is_some_and(|own| is(&lexicon.in_year, own)) {
        return None;
    }
    let before = word(year.checked_sub(1)?)?;
    if is(&lexicon.of_year, before) {
        word(year.checked_sub(2)?)?;
        return Some(year - 1);
    }
    // Without a word between, all but a preposition is such a noun.
    (!lexicon.in_year.is_empty() && !is(&lexicon.in_year, before)).then_some(year)
}

impl Scene<'_> {
    /// The time of what stands at `at`: in the sentence, before it, in the lead-in, in the
    /// heading; said which.
    pub fn when(&self, at: (u32, u32)) -> Option<When> {
        let found = |time: TimeId, from: Source| Some(When { time, from });
        if let Some(time) = self.own(at) {
            return found(time, Source::Sentence);
        }
        let sentences = &self.layers.sentences;
        let before = self.number.checked_sub(1).map(|before| &sentences[before]);
        let same = before.filter(|before| before.block == self.sentence.block);
        let earlier = |before: &Sentence| {
            if self.dateless(before) {
                return None;
            }
            let parsed = self.layers.parsed(self.document, self.number as u32 - 1);
            let root = parsed.tree.root().unwrap_or(before.tokens.0);
            self.first(before, |moment| {
                syntax::aside(parsed, moment.at, (root, root + 1))
            })
        };
        if let Some(time) = same.and_then(earlier) {
            return found(time, Source::Before);
        }
        let block: &Block = self.document.blocks.get(self.sentence.block as usize)?;
        let lead_in = block.lead_in.and_then(|lead_in| self.opening(lead_in));
        let short = lead_in.filter(|opening| opening.tokens.1 - opening.tokens.0 <= LEAD_IN);
        if let Some(time) = short.and_then(|opening| self.first(opening, |_| false)) {
            return found(time, Source::LeadIn);
        }
        let blocks = &self.document.blocks[..self.sentence.block as usize];
        let heading = (blocks.iter().enumerate().rev().take(SECTION))
            .find(|(_, block)| matches!(block.kind, BlockKind::Heading));
        let opening = self.opening(heading?.0 as u32)?;
        found(self.first(opening, |_| false)?, Source::Heading)
    }

    /// The points in time of a noun that is told by a list of them right behind it: "five coups: in
    /// 1974, 1996 and 1999"; none where there are not several.
    pub fn series(&self, trigger: &Seen) -> Vec<When> {
        let first = self
            .moments
            .partition_point(|moment| moment.at < trigger.at.1);
        let mut times = Vec::new();
        let mut from = trigger.at.1;
        if !trigger.group.noun {
            return times;
        }
        for moment in &self.moments[first..] {
            // A colon or bracket opens the list, commas and "and" go on with it.
            let gap = moment.at.saturating_sub(from);
            let opens = match times.is_empty() {
                true => self.divided(from, moment.at, &[":", "("]),
                false => self.divided(from, moment.at, &[","]) || gap <= 2,
            };
            if gap > 3 || !opens {
                break;
            }
            times.push(When {
                time: moment.id,
                from: Source::Sentence,
            });
            from = self.tokens_of(self.layers[moment.id].span).1;
        }
        if times.len() < 2 { Vec::new() } else { times }
    }

    /// The point in time that stands nearest to a token of the sentence and may be its own.
    fn own(&self, at: (u32, u32)) -> Option<TimeId> {
        if self.moments.is_empty() {
            return None;
        }
        let start = self.layers.tokens.get(at.0 as usize)?.span.start;
        let pauses = (self.sentence.tokens.0..at.0)
            .filter(|token| is_pause(self.document, self.layers, *token))
            .count() as u32;
        let own = |moment: &&Moment| match moment.of {
            Some(noun) => noun == at.1,
            None => !self.others(at.0, moment.at),
        };
        let gap = |moment: &&Moment| {
            let pauses = moment.pauses.abs_diff(pauses);
            let anchored = if moment.anchored { 0 } else { PAUSE };
            moment.start.abs_diff(start) + pauses * PAUSE + anchored
        };
        // A clause that describes a noun has dates of its own.
        let apart = |moment: &Moment| moment.pauses != pauses;
        let clauses =
            self.moments.iter().any(apart) || self.seen.iter().any(|seen| seen.is(Part::Relative));
        let parsed = clauses.then(|| syntax::parsed(self)).flatten();
        let aside =
            |moment: &&Moment| parsed.is_some_and(|parsed| syntax::aside(parsed, moment.at, at));
        // Between semicolons stand things with dates of their own.
        let beside = |moment: &&Moment| !self.divided(at.0, moment.at, &[";"]);
        let near = self
            .moments
            .iter()
            .filter(own)
            .filter(|moment| !aside(moment));
        let nearest = near.clone().filter(beside).min_by_key(gap);
        nearest
            .or_else(|| near.min_by_key(gap))
            .map(|moment| moment.id)
    }

    /// Whether a point in time behind a trigger stands in a clause with a verb of its own.
    fn others(&self, token: u32, at: u32) -> bool {
        if at <= token || at - token > 2 * REACH {
            return false;
        }
        let next = self.seen.partition_point(|seen| seen.at.0 < at);
        let mut near = self.seen[..next].iter().rev().take(VERBS);
        let last = near.find(|seen| seen.is_verb() && seen.at.1 <= at);
        last.filter(|verb| verb.at.0 > token)
            .is_some_and(|verb| self.divided(token, verb.at.0, &[",", ";", "–", "—", "-", "("]))
    }

    /// Whether no time expression stands in a sentence.
    fn dateless(&self, sentence: &Sentence) -> bool {
        let times = &self.layers.times;
        let first = times.partition_point(|time| time.span.start < sentence.span.start);
        times
            .get(first)
            .is_none_or(|time| time.span.start >= sentence.span.end)
    }

    /// The first sentence of a block.
    fn opening(&self, block: u32) -> Option<&Sentence> {
        let sentences = &self.layers.sentences;
        let first = sentences.partition_point(|sentence| sentence.block < block);
        sentences.get(first).filter(|found| found.block == block)
    }

    /// The first point in time of another sentence, rather one whose day the text tells, that is not
    /// `aside` in it.
    fn first(&self, sentence: &Sentence, aside: impl Fn(&Moment) -> bool) -> Option<TimeId> {
        let moments = moments(self.document, self.layers, self.lexicon, sentence);
        let gap = |moment: &&Moment| {
            let anchored = if moment.anchored { 0 } else { PAUSE };
            moment.start - sentence.span.start + moment.pauses * PAUSE + anchored
        };
        // What lasts since then dates nothing else, nor does the date of the text itself.
        let written = self.layers.anchor.as_ref().and_then(|anchor| anchor.span);
        let open = |moment: &Moment| {
            let time = &self.layers[moment.id];
            let since = matches!(time.modifier, Some(Modifier::After | Modifier::OnOrAfter));
            since || written.is_some_and(|written| written.overlaps(time.span))
        };
        let fits = |moment: &&Moment| moment.of.is_none() && !open(moment) && !aside(moment);
        let free = moments.iter().filter(fits);
        free.min_by_key(gap).map(|moment| moment.id)
    }
}
