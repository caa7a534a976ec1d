//! The words that the models see: tokens joined where treebanks have one word.
//!
//! | tokens | word |
//! |---|---|
//! | 80, 000; 3, `,`, 5; 14, e; 20, h, 30 | one number, with the letters glued to it |
//! | porte, -, parole; Санкт, -, Петербург | one word, where the pack says so or the models know it |
//! | dit, -, il; a, -, t, -, il | the verb, and the pronoun with its hyphens |
//! | M, `.`; J, `.` | an abbreviation of the pack or an initial, with its stop |
//! | #, word; !, !, ! | a tag, or a run of one mark |
//! | www, `.`, example, `.`, org | an address, up to the next space |
//!
//! Contractions ("du", "don't") stay one word; it bears the tag and the relation of the first
//! of the words that treebanks see in it whose head is outside.

use super::form::{Form, hash};
use super::lexicon::{Entry, Lexicon};
use super::stand_in::StandIn;
use crate::token::{Words, lower};
use crate::{Sentence, Token, TokenKind};
use laocoon_languages::{Hyphens, Pack};
use laocoon_text::Document;
use std::ops::Range;

/// Most tokens of a word: long addresses are several.
const LONGEST: usize = 64;

/// What words are made from.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The document.
    pub document: &'a Document,
    /// All its tokens.
    pub tokens: &'a [Token],
    /// Their folded forms.
    pub words: &'a Words,
    /// The pack of its language.
    pub pack: &'a Pack,
    /// The words that its models know.
    pub lexicon: &'a Lexicon,
    /// What is read instead of names, in order.
    pub stand_ins: &'a [StandIn],
}

impl Source<'_> {
    /// The words of a sentence as ranges of tokens, in order and without gaps.
    pub fn split(&self, sentence: &Sentence) -> Vec<Range<usize>> {
        let end = (sentence.tokens.1 as usize).min(self.tokens.len());
        let mut at = sentence.tokens.0 as usize;
        let mut words = Vec::with_capacity(end.saturating_sub(at));
        let mut stand_ins = self.stand_ins.iter().map(|found| found.tokens.clone());
        let mut next = stand_ins.next();
        while at < end {
            let name = next.clone().filter(|name| name.start == at);
            if let Some(name) = name {
                words.push(name.clone());
                at = name.end;
                next = stand_ins.next();
                continue;
            }
            let limit = next.as_ref().map_or(end, |name| name.start);
            // A word has an end, so that what is asked of one costs no more than a little.
            let stop = self.word(at, limit).clamp(at + 1, limit.min(at + LONGEST));
            words.push(at..stop);
            at = stop;
        }
        words
    }

    /// The words as the models see them.
    pub fn forms(&self, words: &[Range<usize>]) -> Vec<Form> {
        let mut stand_ins = self.stand_ins.iter().peekable();
        let form = |word: &Range<usize>| {
            if let Some(name) = stand_ins.next_if(|name| name.tokens == *word) {
                return Form::new(&name.word, &lower(&name.word), self.lexicon);
            }
            let (first, last) = (self.tokens[word.start], self.tokens[word.end - 1]);
            let surface = self.document.words(first.span.cover(last.span));
            if word.len() == 1 {
                return Form::new(surface, self.words.lower(word.start), self.lexicon);
            }
            Form::new(surface, &lower(surface), self.lexicon)
        };
        words.iter().map(form).collect()
    }

    fn word(&self, at: usize, end: usize) -> usize {
        if let Some(stop) = self.address(at, end) {
            return stop;
        }
        match self.tokens[at].kind {
            TokenKind::Number => self.number(at, end),
            TokenKind::Word => self
                .abbreviation(at, end)
                .unwrap_or_else(|| self.compound(at, end)),
            TokenKind::Sign => self.pronoun(at, end).unwrap_or_else(|| self.signs(at, end)),
        }
    }

    fn text(&self, at: usize) -> &str {
        self.document.words(self.tokens[at].span)
    }

    /// Whether token `at` exists, stands right after the one before it and has that kind.
    fn glued(&self, at: usize, end: usize, kind: TokenKind) -> bool {
        at < end
            && self.tokens[at].kind == kind
            && self.tokens[at - 1].span.end == self.tokens[at].span.start
    }

    fn hyphen(&self, at: usize, end: usize) -> bool {
        self.glued(at, end, TokenKind::Sign)
            && matches!(self.text(at), "-" | "\u{2010}" | "\u{2011}")
    }

    fn number(&self, at: usize, end: usize) -> usize {
        let mut stop = at + 1;
        loop {
            let sign = self.glued(stop, end, TokenKind::Sign)
                && matches!(self.text(stop), "." | "," | ":" | "/")
                && self.glued(stop + 1, end, TokenKind::Number);
            if sign {
                stop += 2;
            } else if self.group(stop, end)
                || self.glued(stop, end, TokenKind::Number)
                || (self.glued(stop, end, TokenKind::Word) && self.text(stop).len() <= 8)
            {
                stop += 1;
            } else if self.pack.hyphens != Hyphens::Known
                && self.hyphen(stop, end)
                && self.glued(stop + 1, end, TokenKind::Word)
            {
                stop += 2;
            } else {
                return stop;
            }
        }
    }

    /// Whether three digits follow a number across a space that groups digits.
    fn group(&self, at: usize, end: usize) -> bool {
        if at >= end || self.tokens[at].kind != TokenKind::Number {
            return false;
        }
        let (before, this) = (self.tokens[at - 1], self.tokens[at]);
        let gap = self
            .document
            .text
            .get(before.span.end as usize..this.span.start as usize);
        before.kind == TokenKind::Number
            && before.span.len() <= 3
            && this.span.len() == 3
            && gap.is_some_and(|gap| self.pack.grouping.iter().any(|sign| sign == gap))
    }

    fn compound(&self, at: usize, end: usize) -> usize {
        let mut stop = at + 1;
        while self.hyphen(stop, end)
            && (self.glued(stop + 1, end, TokenKind::Word)
                || self.glued(stop + 1, end, TokenKind::Number))
            && self.joins(at, stop, end)
        {
            stop += 2;
        }
        stop
    }

    /// Whether the hyphen at `stop` joins the word that starts at `at` to what follows.
    fn joins(&self, at: usize, stop: usize, end: usize) -> bool {
        if self.known(at..stop + 2) {
            return true;
        }
        let before = self.words.lower(stop - 1);
        let links = || {
            let vowels = &self.pack.linking_vowels;
            vowels
                .iter()
                .any(|vowel| before.len() > 4 && before.ends_with(vowel))
        };
        match self.pack.hyphens {
            Hyphens::Known => false,
            Hyphens::Compounds => links(),
            Hyphens::Always => self.pronoun(stop, end).is_none(),
        }
    }

    /// The end of a pronoun with the hyphen before it: "-il", "-t-elle".
    fn pronoun(&self, at: usize, end: usize) -> Option<usize> {
        let inverted = |at: usize| {
            self.glued(at, end, TokenKind::Word)
                && self
                    .pack
                    .inverted
                    .iter()
                    .any(|word| word == self.words.lower(at))
        };
        if at == 0 || !self.hyphen(at, end) || !self.glued(at + 1, end, TokenKind::Word) {
            return None;
        }
        let linked = matches!(self.words.lower(at + 1), "t" | "t'")
            && self.hyphen(at + 2, end)
            && inverted(at + 3);
        let stop = if linked { at + 4 } else { at + 2 };
        // "après-demain" has no pronoun, and neither has "X-en-Y".
        let ends = !self.hyphen(stop, end) || self.pronoun(stop, end).is_some();
        ((linked || inverted(at + 1)) && ends).then_some(stop)
    }

    /// Whether the models know these tokens as one word.
    fn known(&self, tokens: Range<usize>) -> bool {
        let letters = tokens.flat_map(|at| self.words.lower(at).chars());
        self.lexicon.get(hash(letters)) != Entry::default()
    }

    /// "#word", "@name"; the same mark or picture again and again: "!!!", ")))".
    fn signs(&self, at: usize, end: usize) -> usize {
        let sign = self.text(at);
        if matches!(sign, "#" | "@") {
            return at + 1 + usize::from(self.glued(at + 1, end, TokenKind::Word));
        }
        let repeats = matches!(sign, "!" | "?" | ")") || !sign.is_ascii();
        let quotes = matches!(sign, "«" | "»" | "“" | "”" | "„" | "’" | "‘");
        let again = |at: usize| {
            let same = self.text(at) == sign;
            // Skin tones and the choice of picture or letter.
            let modifier = |c| matches!(c, '\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}');
            same || self.text(at).chars().all(modifier)
        };
        let mut stop = at + 1;
        while repeats && !quotes && self.glued(stop, end, TokenKind::Sign) && again(stop) {
            stop += 1;
        }
        stop
    }

    fn abbreviation(&self, at: usize, end: usize) -> Option<usize> {
        let lower = self.words.lower(at);
        let initial = lower.chars().count() == 1 && self.text(at) != lower;
        let known = initial || self.pack.abbreviations.iter().any(|known| known == lower);
        let stop = known
            && self.glued(at + 1, end, TokenKind::Sign)
            && self.text(at + 1) == "."
            && (at + 2 < end || !initial);
        stop.then_some(at + 2)
    }

    fn address(&self, at: usize, end: usize) -> Option<usize> {
        let starts = matches!(self.words.lower(at), "http" | "https" | "www")
            && self.glued(at + 1, end, TokenKind::Sign);
        let post = || {
            self.glued(at + 1, end, TokenKind::Sign)
                && self.text(at + 1) == "@"
                && self.glued(at + 2, end, TokenKind::Word)
        };
        if self.tokens[at].kind != TokenKind::Word || !(starts || post()) {
            return None;
        }
        let mut stop = at + 1;
        while stop < end && self.tokens[stop - 1].span.end == self.tokens[stop].span.start {
            stop += 1;
        }
        // The sentence's own signs at the end.
        while stop > at + 1
            && matches!(self.text(stop - 1), "." | "," | ")" | ";" | ":" | "!" | "?")
        {
            stop -= 1;
        }
        Some(stop)
    }
}
