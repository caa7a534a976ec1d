//! The document as the finders of names look at it.

use super::lexicon::{Lexicon, lexicon};
use super::own::{self, Own};
use crate::token::Words;
use crate::{Sentence, Token, TokenKind};
use fst::raw::Fst;
use laocoon_references::gazetteer::{Entity, Gazetteer, Walk, gazetteer, language};
use laocoon_text::{BlockKind, Document, Language, Span};
use std::cell::Cell;

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// No word, or one without capitals.
    Small,
    /// A capital first: "Kazakhstan".
    Capital,
    /// Two letters or more, all capitals: "OTAN".
    Upper,
}

pub(super) struct Text<'a> {
    pub document: &'a Document,
    pub tokens: &'a [Token],
    pub sentences: &'a [Sentence],
    pub words: &'a Words,
    pub gazetteer: &'static Gazetteer,
    /// Lists of the user's own.
    pub own: &'a [Own],
    /// The document's language as a bit of [`language`]; all bits when unknown.
    pub language: u8,
    /// How its names are told by words.
    pub lexicon: &'static Lexicon,
    pub cases: Vec<Case>,
    /// Whether each token is a common word: 0 not looked up yet, 1 no, 2 yes.
    common: Vec<Cell<u8>>,
    dictionary: Option<Fst<&'static [u8]>>,
    english: Option<Fst<&'static [u8]>>,
}

impl<'a> Text<'a> {
    pub fn new(
        document: &'a Document,
        tokens: &'a [Token],
        sentences: &'a [Sentence],
        words: &'a Words,
        own: &'a [Own],
    ) -> Self {
        let language = match document.language {
            Language::French => language::FRENCH,
            Language::English => language::ENGLISH,
            Language::Russian => language::RUSSIAN,
            Language::Unknown => u8::MAX,
        };
        Self {
            document,
            tokens,
            sentences,
            words,
            gazetteer: gazetteer(),
            own,
            language,
            lexicon: lexicon(document.language),
            cases: tokens
                .iter()
                .map(|token| case(document.words(token.span), token.kind))
                .collect(),
            common: vec![Cell::new(0); tokens.len()],
            dictionary: Fst::new(laocoon_languages::words(document.language)).ok(),
            english: Fst::new(laocoon_languages::words(Language::English)).ok(),
        }
    }

    pub fn word(&self, token: usize) -> &'a str {
        self.document.words(self.tokens[token].span)
    }

    /// The word in small letters without accents.
    pub fn plain(&self, token: usize) -> &str {
        self.words.plain(token)
    }

    pub fn is_word(&self, token: usize) -> bool {
        self.tokens
            .get(token)
            .is_some_and(|token| token.kind == TokenKind::Word)
    }

    pub fn is_sign(&self, token: usize, signs: &[&str]) -> bool {
        self.tokens
            .get(token)
            .is_some_and(|t| t.kind == TokenKind::Sign && signs.contains(&self.word(token)))
    }

    /// Whether nothing stands between this token and the next.
    pub fn glued(&self, token: usize) -> bool {
        let next = self.tokens.get(token + 1);
        next.is_some_and(|next| next.span.start == self.tokens[token].span.end)
    }

    /// A hyphen with words glued to both sides.
    pub fn is_hyphen(&self, token: usize) -> bool {
        token > 0
            && self.is_sign(token, &["-", "\u{2010}", "\u{2011}"])
            && self.glued(token - 1)
            && self.glued(token)
    }

    /// Whether a word is in the dictionary of the document's language, whatever its case.
    pub fn is_common(&self, token: usize) -> bool {
        let known = &self.common[token];
        if known.get() == 0 {
            known.set(1 + u8::from(self.is_common_word(self.plain(token))));
        }
        known.get() == 2
    }

    pub fn is_common_word(&self, plain: &str) -> bool {
        self.dictionary
            .as_ref()
            .is_some_and(|dictionary| dictionary.contains_key(plain))
    }

    /// Whether a word is in the English dictionary: foreign titles in a text are mostly English.
    pub fn is_english(&self, token: usize) -> bool {
        let plain = self.plain(token);
        self.english
            .as_ref()
            .is_some_and(|english| english.contains_key(plain))
    }

    /// Where the quotation closes that opens at a token, within the sentence that ends before `end`.
    pub fn quoted(&self, open: usize, end: usize) -> Option<usize> {
        const OPEN: [&str; 5] = ["\"", "«", "“", "„", "‘"];
        const CLOSE: [&str; 5] = ["\"", "»", "”", "“", "’"];
        const FAR: usize = 16;
        if open + 1 >= end || !self.is_sign(open, &OPEN) {
            return None;
        }
        (open + 2..end.min(open + FAR)).find(|at| self.is_sign(*at, &CLOSE))
    }

    /// The sentence of a token.
    pub fn sentence(&self, token: usize) -> &Sentence {
        &self.sentences[self.tokens[token].sentence as usize]
    }

    /// Whether this is the first word of its sentence, or follows an opening quote or colon:
    /// where any word may have its capital.
    pub fn starts_sentence(&self, token: usize) -> bool {
        let first = self.sentence(token).tokens.0 as usize;
        let mut at = token;
        while at > first {
            at -= 1;
            if self.is_sign(at, &[":", ";", "?", "!", "...", "…"]) {
                return true;
            }
            if self.tokens[at].kind != TokenKind::Sign {
                // A number before it ("1 / Un travail") is a heading's.
                return self.tokens[at].kind == TokenKind::Number && at == first;
            }
            if self.is_hyphen(at) {
                return false;
            }
        }
        true
    }

    /// The kind of block that a token stands in.
    pub fn block(&self, token: usize) -> BlockKind {
        let block = self.sentence(token).block as usize;
        self.document
            .blocks
            .get(block)
            .map_or(BlockKind::Paragraph, |block| block.kind)
    }

    /// The words from one token to another.
    pub fn span(&self, first: usize, last: usize) -> Span {
        self.tokens[first].span.cover(self.tokens[last].span)
    }

    /// The folded form of several tokens, as the gazetteer has it.
    pub fn form(&self, first: usize, last: usize) -> String {
        let mut out = String::new();
        for token in first..=last {
            if !self.is_word(token) && self.tokens[token].kind == TokenKind::Sign {
                continue;
            }
            for part in self
                .plain(token)
                .split('\'')
                .filter(|part| !part.is_empty())
            {
                if !out.is_empty() {
                    out.push(' ');
                }
                out.extend(part.chars().filter(|c| *c != '.'));
            }
        }
        out
    }

    /// The thing with this number, in the gazetteer or a list of the user's own.
    pub fn entity(&self, number: u32) -> Option<Entity> {
        match own::place(number) {
            None => self.gazetteer.entity(number),
            Some((list, number)) => self.own.get(list)?.gazetteer.entity(number),
        }
    }

    /// Feeds one word to the automaton.
    pub fn feed(&self, walk: Walk, token: usize, first: bool) -> Option<Walk> {
        self.feed_in(self.gazetteer, walk, token, first)
    }

    /// Feeds one word to the automaton of a gazetteer.
    pub fn feed_in(
        &self,
        gazetteer: &Gazetteer,
        mut walk: Walk,
        token: usize,
        first: bool,
    ) -> Option<Walk> {
        let plain = self.plain(token);
        let mut gap = !first;
        for part in plain.split(['\'', '.']) {
            // Stops inside "U.S.A." leave no gap, apostrophes do.
            if part.is_empty() {
                continue;
            }
            if gap {
                walk = gazetteer.feed(walk, b" ")?;
            }
            walk = gazetteer.feed(walk, part.as_bytes())?;
            gap = plain.contains('\'');
        }
        Some(walk)
    }
}

fn case(word: &str, kind: TokenKind) -> Case {
    if kind != TokenKind::Word {
        return Case::Small;
    }
    if word.starts_with(|c| matches!(c, 'a'..='z' | 'а'..='я')) {
        return Case::Small;
    }
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let Some(first) = letters.next() else {
        return Case::Small;
    };
    if first.is_lowercase() || !first.is_uppercase() {
        return Case::Small;
    }
    let mut any = false;
    for letter in letters {
        any = true;
        if letter.is_lowercase() {
            return Case::Capital;
        }
    }
    if any { Case::Upper } else { Case::Capital }
}
