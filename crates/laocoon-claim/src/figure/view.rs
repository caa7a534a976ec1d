//! One sentence as the figure rules see it: its words, its pauses, and what stands where.

use crate::claim::Amount;
use crate::lexicon::{Lexicon, Meaning};
use laocoon_mark::{
    EntityId, Layers, NameId, NameKind, QuantityId, Sentence, TimeId, TimeKind, TokenKind,
};
use laocoon_text::{Document, Span};

/// Most tokens of a sentence that are looked at together: rules compare every pair of sights.
pub const MOST_TOKENS: u32 = 256;

/// A sentence's words, and what was seen in it.
#[derive(Debug)]
pub struct View<'l> {
    words: Vec<&'l str>,
    spans: Vec<Span>,
    /// Sum of the pauses before each word; the pause between two words is the difference.
    pauses: Vec<u32>,
    /// In order of their first word.
    pub sights: Vec<Sight>,
}

/// Something seen, and at which words: first, and one past the last.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sight {
    pub at: (usize, usize),
    pub what: What,
}

/// What was seen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum What {
    Word(Meaning),
    Amount(Amount),
    Name(NameId, EntityId, NameKind),
    Date(TimeId),
}

impl<'l> View<'l> {
    /// Looks at one sentence.
    pub fn new(
        document: &Document,
        layers: &'l Layers,
        sentence: &Sentence,
        lexicon: &Lexicon,
    ) -> View<'l> {
        let mut view = View {
            words: Vec::new(),
            spans: Vec::new(),
            pauses: Vec::new(),
            sights: Vec::new(),
        };
        let mut pause = 0;
        // Of a longer one, its end: that is where a lead-in says what follows.
        let first = sentence.tokens.1.saturating_sub(MOST_TOKENS);
        for index in sentence.tokens.0.max(first)..sentence.tokens.1 {
            let token = &layers.tokens[index as usize];
            if token.kind == TokenKind::Sign {
                pause += weight(document.words(token.span));
                continue;
            }
            let word = layers.words.plain(index as usize);
            view.words.push(word.trim_end_matches('\''));
            view.spans.push(token.span);
            view.pauses.push(pause);
        }
        view.see_phrases(lexicon);
        view.see_marks(document, layers, sentence.span);
        view.hide_in_names();
        view.sights.sort_by_key(|sight| sight.at);
        view
    }

    fn see_phrases(&mut self, lexicon: &Lexicon) {
        let mut found: Vec<Sight> = Vec::new();
        for at in 0..self.words.len() {
            for (meaning, length) in lexicon.matches(&self.words, at) {
                found.push(Sight {
                    at: (at, at + length),
                    what: What::Word(meaning),
                });
            }
        }
        // A longer phrase for an indicator or commodity hides the shorter ones inside it, and so does one for a dated fact.
        let hides = |outer: &Sight, inner: &Sight| {
            (is_topic(outer) && is_topic(inner) || is_fact(outer) && is_fact(inner))
                && outer.at.0 <= inner.at.0
                && inner.at.1 <= outer.at.1
                && outer.at.1 - outer.at.0 > inner.at.1 - inner.at.0
        };
        let kept: Vec<Sight> = found
            .iter()
            .filter(|inner| !found.iter().any(|outer| hides(outer, inner)))
            .copied()
            .collect();
        self.sights.extend(kept);
    }

    /// A word inside a name tells of no indicator: the coast in "Côte d'Ivoire".
    fn hide_in_names(&mut self) {
        let names: Vec<(usize, usize)> = (self.sights.iter())
            .filter(|sight| matches!(sight.what, What::Name(..)) && sight.at.1 - sight.at.0 > 1)
            .map(|sight| sight.at)
            .collect();
        self.sights.retain(|sight| {
            let inside = |name: &(usize, usize)| name.0 <= sight.at.0 && sight.at.1 <= name.1;
            let tells = matches!(
                sight.what,
                What::Word(
                    Meaning::Indicator(_)
                        | Meaning::Weak(_)
                        | Meaning::Measure(_)
                        | Meaning::Commodity(_)
                        | Meaning::Fact(_)
                )
            );
            !(tells && names.iter().any(inside))
        });
    }

    fn see_marks(&mut self, document: &Document, layers: &Layers, within: Span) {
        let first = layers
            .quantities
            .partition_point(|quantity| quantity.span.start < within.start);
        for (index, quantity) in layers.quantities.iter().enumerate().skip(first) {
            if quantity.span.start >= within.end {
                break;
            }
            let amount = Amount::Quantity(QuantityId(index as u32));
            self.see(quantity.span, What::Amount(amount));
        }
        let first = layers
            .times
            .partition_point(|time| time.span.start < within.start);
        for (index, time) in layers.times.iter().enumerate().skip(first) {
            if time.span.start >= within.end {
                break;
            }
            let id = TimeId(index as u32);
            match time.kind {
                TimeKind::Duration => self.see(time.span, What::Amount(Amount::Duration(id))),
                TimeKind::Date => self.see(time.span, What::Date(id)),
                TimeKind::Time | TimeKind::Set => {}
            }
        }
        let first = layers
            .names
            .partition_point(|name| name.span.start < within.start);
        for (index, name) in layers.names.iter().enumerate().skip(first) {
            if name.span.start >= within.end {
                break;
            }
            // "US$ 5 million": the country is part of the money's name.
            let money = document.text[name.span.range().end..].starts_with('$')
                || self.sights.iter().any(|sight| match sight.what {
                    What::Amount(amount) => amount.span(layers).overlaps(name.span),
                    _ => false,
                });
            if let Some(entity) = name.entity.filter(|_| !money) {
                let what = What::Name(NameId(index as u32), entity, name.kind);
                self.see(name.span, what);
            }
        }
    }

    fn see(&mut self, span: Span, what: What) {
        let first = self.spans.partition_point(|word| word.end <= span.start);
        let end = self.spans.partition_point(|word| word.start < span.end);
        if first < end {
            self.sights.push(Sight {
                at: (first, end),
                what,
            });
        }
    }

    /// Words and pauses between two sights; 0 when they touch or overlap.
    pub fn distance(&self, a: (usize, usize), b: (usize, usize)) -> u32 {
        let (left, right) = if a.0 <= b.0 { (a, b) } else { (b, a) };
        if right.0 < left.1 {
            return 0;
        }
        (right.0 - left.1) as u32 + self.pause(left.1.saturating_sub(1), right.0)
    }

    /// The pauses between two words.
    pub fn pause(&self, from: usize, to: usize) -> u32 {
        match (self.pauses.get(from), self.pauses.get(to)) {
            (Some(before), Some(after)) => after - before,
            _ => 0,
        }
    }

    /// The words of a stretch.
    pub fn span(&self, at: (usize, usize)) -> Option<Span> {
        let first = self.spans.get(at.0)?;
        let last = self.spans.get(at.1.checked_sub(1)?)?;
        Some(first.cover(*last))
    }

    /// Where the words of a span stand.
    pub fn at(&self, span: Span) -> (usize, usize) {
        let first = self.spans.partition_point(|word| word.end <= span.start);
        let end = self.spans.partition_point(|word| word.start < span.end);
        (first, end.max(first))
    }

    /// Number of words.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether a word of this meaning touches these words, on the side that `before` tells.
    pub fn touches(&self, words: (usize, usize), by: Meaning, before: bool) -> bool {
        self.words().any(|(word, meaning)| {
            meaning == by
                && if before {
                    word.1 == words.0
                } else {
                    word.0 == words.1
                }
        })
    }

    /// Whether a word of this meaning stands before these words, at most two in between.
    pub fn introduced(&self, words: (usize, usize), by: Meaning) -> bool {
        self.words()
            .any(|(word, meaning)| meaning == by && word.1 <= words.0 && words.0 - word.1 <= 2)
    }

    /// The sights of lexicon words.
    pub fn words(&self) -> impl Iterator<Item = ((usize, usize), Meaning)> + '_ {
        self.sights.iter().filter_map(|sight| match sight.what {
            What::Word(meaning) => Some((sight.at, meaning)),
            _ => None,
        })
    }

    /// Whether a lexicon word of this meaning stands anywhere in the sentence.
    pub fn has(&self, meaning: Meaning) -> bool {
        self.words().any(|(_, found)| found == meaning)
    }
}

fn is_fact(sight: &Sight) -> bool {
    matches!(sight.what, What::Word(Meaning::Fact(_)))
}

fn is_topic(sight: &Sight) -> bool {
    matches!(
        sight.what,
        What::Word(
            Meaning::Indicator(_)
                | Meaning::Weak(_)
                | Meaning::Commodity(_)
                | Meaning::Category(..)
        )
    )
}

/// How much a sign keeps apart the words on its two sides.
fn weight(sign: &str) -> u32 {
    match sign.chars().next() {
        Some(',') => 3,
        // A dash joins a label and its number as well as it parts.
        Some('—' | '–') => 2,
        Some(';' | '•' | '|') => 8,
        Some('(' | ')' | '[' | ']') => 1,
        _ => 0,
    }
}
