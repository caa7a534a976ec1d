//! What one token gives before any pattern: digits, words of the lexicons, numbers.

use super::{CAPITAL, CONTENT, Chart, PLURAL};
use crate::TokenKind;
use crate::pattern::builtin;
use crate::pattern::chart::Text;
use crate::pattern::trie::Trie;
use crate::pattern::value::Value;
use crate::quantity::read_number;
use crate::token::digit;
use rust_decimal::Decimal;

/// Fewest bytes of a word that is a number and what it counts.
const SHORTEST_COMPOUND: u32 = 10;

impl Chart<'_> {
    /// The edges that the lexicons and the digits give at one token.
    pub(super) fn read_token(&mut self, at: usize) {
        let text = self.text;
        let token = text.tokens[at];
        match token.kind {
            TokenKind::Number => self.read_digits(at),
            TokenKind::Word | TokenKind::Sign => {}
        }
        let word = text
            .grammar
            .word(text.words.lower(at), text.words.plain(at));
        if let Some(word) = word {
            if let Some(class) = text.grammar.literal(word) {
                self.push(at, class, at + 1, Value::Word, 0, 1);
            }
            self.read_phrases(at);
        }
        let unknown = word.is_none() && token.kind == TokenKind::Word;
        if unknown && token.span.len() >= SHORTEST_COMPOUND {
            for (class, value) in text.grammar.compound(text.words.plain(at)) {
                self.push(at, class, at + 1, value, 0, 1);
            }
        }
        // What the lexicons do not know may be counted.
        let known = self.edges[self.open.1..]
            .iter()
            .any(|edge| Some(edge.class) != word.and_then(|word| text.grammar.literal(word)));
        if token.kind == TokenKind::Word && !known {
            self.flags[at - self.sentence.0] = self.flag(at, word.is_some());
        }
        if token.kind == TokenKind::Word {
            let written = text.document.words(token.span);
            let read = [
                (builtin::ROMAN, builtin::roman(written)),
                (builtin::ISO_WEEK, builtin::iso_week(written)),
            ];
            for (class, value) in read {
                if let Some(value) = value {
                    self.push(at, class, at + 1, Value::Int(value), 0, 1);
                }
            }
        }
        if let Some((number, end)) = self
            .may_open_number(at)
            .then(|| read_number(self, at))
            .flatten()
        {
            let depth = (end - at) as u16;
            let value = Value::Number(number);
            self.push(at, builtin::NUMBER, end, value, 0, depth);
            self.read_compound(at, end, number.value);
            if is_grouped(text, at, end) {
                self.push(at, builtin::GROUPED, end, value, 0, depth);
            }
        }
    }

    /// Whether a token may be the first of a number: most are not.
    fn may_open_number(&self, at: usize) -> bool {
        let token = self.text.tokens[at];
        match token.kind {
            TokenKind::Number => true,
            // A number's word, or "l5".
            TokenKind::Word => {
                self.edges.len() > self.open.1 || self.text.words.lower(at).starts_with('l')
            }
            // A minus or a decimal point.
            TokenKind::Sign => {
                self.edges.len() > self.open.1
                    || at + 1 < self.sentence.1
                        && self.text.tokens[at + 1].kind == TokenKind::Number
            }
        }
    }

    /// A number in digits with an ending after a hyphen: "15-процентный".
    fn read_compound(&mut self, at: usize, end: usize, number: Decimal) {
        let text = self.text;
        let hyphen = end + 1 < self.sentence.1
            && text.tokens[end - 1].kind == TokenKind::Number
            && text.is_glued(end)
            && text.is_glued(end + 1)
            && matches!(text.words.lower(end), "-" | "–" | "‑" | "‐");
        if hyphen {
            let tail = text.words.plain(end + 1);
            for (class, value) in text.grammar.compound_with(number, tail) {
                self.push(at, class, end + 2, value, 0, (end + 2 - at) as u16);
            }
        }
    }

    fn flag(&self, at: usize, known: bool) -> u8 {
        let word = self.text.document.words(self.text.tokens[at].span);
        let lower = self.text.words.lower(at);
        if word.chars().next().is_some_and(char::is_uppercase) {
            return CAPITAL;
        }
        match lower.chars().take(3).count() {
            0..3 => 0,
            _ if known && !self.text.grammar.is_noun_like(lower) => 0,
            _ if self.text.grammar.is_plural(lower) => CONTENT | PLURAL,
            _ => CONTENT,
        }
    }

    fn read_digits(&mut self, at: usize) {
        let written = self.text.document.words(self.text.tokens[at].span);
        let mut value: i64 = 0;
        let mut length = 0;
        for digit in written.chars().filter_map(digit) {
            value = value * 10 + i64::from(digit);
            length += 1;
            if length > 9 {
                return;
            }
        }
        // "1. " and "(1) "
        let (first, opened) = (
            self.sentence.0,
            self.text.words.lower(self.sentence.0) == "(",
        );
        if self.opens_block && (at == first || opened && at == first + 1) {
            let class = builtin::FIRST_DIGITS;
            self.push(at, class, at + 1, Value::Int(value as i32), 0, 1);
        }
        for (class, value) in builtin::digit_classes(value as i32, length) {
            self.push(at, class, at + 1, value, 0, 1);
        }
    }

    fn read_phrases(&mut self, at: usize) {
        let text = self.text;
        let phrases = text.grammar.phrases();
        let mut node = Trie::<u32, ()>::ROOT;
        let first = text.document.words(text.tokens[at].span);
        let capital = first.starts_with(char::is_uppercase);
        for end in at..self.sentence.1 {
            let Some(word) = text
                .grammar
                .word(text.words.lower(end), text.words.plain(end))
            else {
                return;
            };
            let Some(next) = phrases.step(node, word) else {
                return;
            };
            node = next;
            for meaning in phrases.ends(node) {
                if meaning.class == text.grammar.currency && self.names_after_year(at, end) {
                    continue;
                }
                if (!meaning.capital || capital) && (!meaning.glued || text.is_glued(end)) {
                    let depth = (end + 1 - at) as u16;
                    self.push(at, meaning.class, end + 1, meaning.value, 0, depth);
                }
            }
        }
    }
}

impl Chart<'_> {
    /// Whether a word is the first of two names after a year: "in 2011 Mark Dalton".
    fn names_after_year(&self, at: usize, end: usize) -> bool {
        let text = self.text;
        let is_name = |at: usize| {
            let word = text.document.words(text.tokens[at].span);
            let mut letters = word.chars();
            letters.next().is_some_and(char::is_uppercase)
                && letters.next().is_some_and(char::is_lowercase)
        };
        at > self.sentence.0
            && at == end
            && end + 1 < self.sentence.1
            && text.tokens[at - 1].kind == TokenKind::Number
            && text.tokens[at - 1].span.len() == 4
            && is_name(at)
            && is_name(end + 1)
    }
}

/// Whether a number is digits in three groups or more, told apart by signs.
fn is_grouped(text: &Text<'_>, at: usize, end: usize) -> bool {
    end - at >= 5
        && text.tokens[at..end].iter().enumerate().all(|(nth, token)| {
            let kind = match nth % 2 {
                0 => TokenKind::Number,
                _ => TokenKind::Sign,
            };
            token.kind == kind && (nth == 0 || kind == TokenKind::Sign || token.span.len() == 3)
        })
}
