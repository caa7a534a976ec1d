//! Clauses without grammar: the stretches of a sentence between its signs and the words
//! that open a clause.

use super::lexicon::Lexicon;
use crate::token::Words;
use crate::{Sentence, Token, TokenKind};
use laocoon_text::{Document, Span};

/// Where every token's clause starts and ends, and where the next word is.
pub(super) struct Clauses {
    /// Number of the clause of each token.
    of: Vec<u32>,
    /// First token of each clause, and one past its last; its closing sign is not part of it.
    bounds: Vec<(usize, usize)>,
    /// The first token from each on that is no sign.
    word_from: Vec<usize>,
    /// One past the last token before each that is no sign.
    word_before: Vec<usize>,
}

impl Clauses {
    /// Cuts every sentence.
    pub(super) fn new(
        document: &Document,
        tokens: &[Token],
        sentences: &[Sentence],
        words: &Words,
        lexicon: &Lexicon,
    ) -> Self {
        let mut clauses = Self {
            of: vec![0; tokens.len()],
            bounds: Vec::new(),
            word_from: vec![tokens.len(); tokens.len() + 1],
            word_before: vec![0; tokens.len() + 1],
        };
        for (index, token) in tokens.iter().enumerate() {
            let sign = token.kind == TokenKind::Sign;
            let before = clauses.word_before[index];
            clauses.word_before[index + 1] = if sign { before } else { index + 1 };
        }
        for (index, token) in tokens.iter().enumerate().rev() {
            let sign = token.kind == TokenKind::Sign;
            let from = clauses.word_from[index + 1];
            clauses.word_from[index] = if sign { from } else { index };
        }
        for sentence in sentences {
            let (first, last) = (sentence.tokens.0 as usize, sentence.tokens.1 as usize);
            let mut start = first;
            for index in first..last {
                if divides(document, tokens, index) {
                    clauses.close(start, index);
                    clauses.of[index] = clauses.bounds.len().saturating_sub(1) as u32;
                    start = index + 1;
                    continue;
                }
                if index > start && lexicon.openers.contains(words.lower(index)) {
                    clauses.close(start, index);
                    start = index;
                }
            }
            clauses.close(start, last);
        }
        clauses
    }

    fn close(&mut self, start: usize, end: usize) {
        if start < end {
            let number = self.bounds.len() as u32;
            self.of[start..end].fill(number);
            self.bounds.push((start, end));
        }
    }

    /// The tokens of the clause that holds this token.
    pub(super) fn around(&self, token: usize) -> (usize, usize) {
        let (start, end) = self.bounds[self.of[token] as usize];
        (start.min(token), end.max(token + 1))
    }

    /// The words from one token up to, not including, another, without signs at the ends.
    pub(super) fn span(&self, tokens: &[Token], start: usize, end: usize) -> Option<Span> {
        let first = *self.word_from.get(start)?;
        let last = *self.word_before.get(end)?;
        (first < last).then(|| tokens[first].span.cover(tokens[last - 1].span))
    }
}

/// Whether this token is a sign between clauses.
pub(super) fn divides(document: &Document, tokens: &[Token], index: usize) -> bool {
    let token = tokens[index];
    if token.kind != TokenKind::Sign {
        return false;
    }
    let glued = |a: usize, b: usize| tokens[a].span.end == tokens[b].span.start;
    let after = index + 1 < tokens.len() && glued(index, index + 1);
    let before = index > 0 && glued(index - 1, index);
    match document.words(token.span) {
        // "4,8": a decimal comma.
        "," | "." => {
            !(before
                && after
                && tokens[index - 1].kind == TokenKind::Number
                && tokens[index + 1].kind == TokenKind::Number)
                && document.words(token.span) == ","
        }
        ";" | ":" | "(" | ")" | "[" | "]" | "--" | "---" | "—" | "…" | "..." => true,
        // "Nord-Est": a hyphen; "le 5 - selon": a dash.
        "-" | "–" => !(before && after),
        _ => false,
    }
}
