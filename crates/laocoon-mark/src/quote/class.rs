//! What quotation marks are for: somebody's words, a word held at a distance, a name.

use crate::token::Words;
use crate::{Cue, CueClass, QuotationClass, Token, TokenKind};
use laocoon_languages::{PackError, Table, table};
use laocoon_text::{Document, Language};
use serde::Deserialize;
use std::sync::OnceLock;

/// `quote.toml` of a pack.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Nouns {
    /// Words before a quotation that make it a name: "film", "journal", "operation".
    named: Vec<String>,
    /// Words before a quotation that make it speech: "that", "que".
    that: Vec<String>,
    /// Articles: after a verb of saying they introduce a term, not a piece of speech.
    #[serde(default)]
    articles: Vec<String>,
    /// Whether a name has a capital on its first word only: «Новая газета».
    #[serde(default)]
    first_capital: bool,
}

fn nouns(language: Language) -> &'static Nouns {
    static NOUNS: [OnceLock<Nouns>; 4] = [const { OnceLock::new() }; 4];
    NOUNS[language as usize].get_or_init(|| {
        // A table that does not parse cannot reach a user: a test reads them all.
        let nouns = table(language, "quote.toml").and_then(|table| toml::from_str(table.text).ok());
        nouns.unwrap_or_default()
    })
}

/// What is wrong in a `quote.toml`.
pub(crate) fn check(table: &Table) -> Option<PackError> {
    laocoon_languages::check::<Nouns>(table)
}

/// What is needed to class quotations.
pub(super) struct Context<'a> {
    document: &'a Document,
    tokens: &'a [Token],
    words: &'a Words,
    nouns: &'static Nouns,
    /// The tokens that start a cue of saying.
    says: Vec<bool>,
    /// The tokens that end one.
    said: Vec<bool>,
}

/// How far from a quotation its verb of saying stands.
const BEFORE: usize = 8;
const AFTER: usize = 6;
/// As many words after a verb of saying and an article are speech; fewer may be a term ("he
/// spoke of a “new spring”").
const FRAGMENT: usize = 5;
/// More words than this are no single term.
const TERM: usize = 7;
/// More words than this are no name, unless a word such as "film" says so.
const NAME: usize = 6;

impl<'a> Context<'a> {
    pub(super) fn new(
        document: &'a Document,
        tokens: &'a [Token],
        words: &'a Words,
        cues: &[Cue],
    ) -> Self {
        let mut says = vec![false; tokens.len()];
        let mut said = vec![false; tokens.len()];
        for cue in cues {
            if matches!(cue.class, CueClass::Report | CueClass::Impersonal) {
                let first = tokens.partition_point(|token| token.span.start < cue.span.start);
                let last = tokens.partition_point(|token| token.span.start < cue.span.end);
                says[first.min(tokens.len() - 1)] = true;
                said[last.saturating_sub(1)] = true;
            }
        }
        Self {
            document,
            tokens,
            words,
            nouns: nouns(document.language),
            says,
            said,
        }
    }

    /// What the marks around these tokens are for; the first token is the opening mark.
    pub(super) fn class(&self, start: usize, end: usize) -> QuotationClass {
        let inside = &self.tokens[start + 1..end];
        let words = inside
            .iter()
            .filter(|token| token.kind == TokenKind::Word)
            .count();
        let last = inside.iter().rev().find(|token| {
            token.kind != TokenKind::Sign
                || matches!(self.word(token), "." | "!" | "?" | "…" | "...")
        });
        // A quotation that was never closed ends with its sentence, which says nothing.
        let closed = end > start + 1 && self.is_mark(end - 1);
        let ended = closed && last.is_some_and(|token| token.kind == TokenKind::Sign);
        let before_word = self.word_before(start);
        let is_one = |list: &[String], word: &str| list.iter().any(|entry| entry == word);
        let named = before_word.is_some_and(|word| is_one(&self.nouns.named, word));
        if named && !ended {
            return QuotationClass::Title;
        }
        let colon = start > 0 && self.word(&self.tokens[start - 1]) == ":";
        let that = before_word.is_some_and(|word| is_one(&self.nouns.that, word));
        let (before, after) = self.said(start, end);
        let article = before_word.is_some_and(|word| is_one(&self.nouns.articles, word));
        let sentences = self.tokens[start].sentence != self.tokens[end - 1].sentence;
        let that = that || start > 0 && self.said[start - 1];
        let speech = words >= 2 && (that || after)
            || words >= 3 && (colon || ended || sentences)
            || words >= if article { FRAGMENT } else { 2 } && before;
        if speech {
            return QuotationClass::Speech;
        }
        let heads = start == 0 || self.tokens[start - 1].sentence != self.tokens[start].sentence;
        if !ended && !colon && words <= NAME && self.is_name(inside, heads) {
            return QuotationClass::Title;
        }
        if words > TERM {
            QuotationClass::Speech
        } else {
            QuotationClass::Term
        }
    }

    fn word(&self, token: &Token) -> &str {
        self.document.words(token.span)
    }

    /// The word just before a mark, in lower case; signs between do not count, except those
    /// that end a sentence.
    fn word_before(&self, start: usize) -> Option<&str> {
        let index = start.checked_sub(1)?;
        let token = self.tokens[index];
        let same = token.sentence == self.tokens[start].sentence;
        (same && token.kind == TokenKind::Word).then(|| self.words.lower(index))
    }

    /// Whether a verb of saying stands near, before and after.
    fn said(&self, start: usize, end: usize) -> (bool, bool) {
        let sentence = self.tokens[start].sentence;
        let before = (start.saturating_sub(BEFORE)..start)
            .rev()
            .take_while(|index| !self.is_mark(*index))
            .any(|index| self.says[index] && self.tokens[index].sentence == sentence);
        let last = self.tokens[end - 1].sentence;
        let after = (end..(end + AFTER).min(self.tokens.len()))
            .take_while(|index| !self.is_mark(*index) && self.tokens[*index].sentence == last)
            .any(|index| self.says[index]);
        (before, after)
    }

    fn is_mark(&self, token: usize) -> bool {
        let token = &self.tokens[token];
        token.kind == TokenKind::Sign
            && self.word(token).starts_with([
                '«', '»', '“', '”', '„', '"', '‹', '›', '‘', '’', '\'', '`', '「', '」',
            ])
    }

    /// Whether words are written as a name: a capital on every long word, or one where the
    /// sentence asks for none.
    fn is_name(&self, inside: &[Token], heads: bool) -> bool {
        let mut words = inside
            .iter()
            .filter(|token| token.kind == TokenKind::Word)
            .map(|token| self.word(token));
        let capital = |word: &str| word.starts_with(char::is_uppercase);
        let Some(first) = words.next() else {
            return false;
        };
        let rest: Vec<&str> = words.filter(|word| word.chars().count() > 3).collect();
        let all = rest.iter().all(|word| capital(word));
        // Where the sentence begins, a single capital says nothing.
        let one = rest.is_empty() || self.nouns.first_capital;
        capital(first) && (all && !rest.is_empty() || one && !heads)
    }
}

#[cfg(test)]
mod tests {
    use super::Nouns;
    use laocoon_languages::TABLES;

    #[test]
    fn every_table_parses() {
        for table in TABLES.iter().filter(|table| table.name == "quote.toml") {
            let nouns: Result<Nouns, _> = toml::from_str(table.text);
            assert!(nouns.is_ok(), "{}: {:?}", table.path, nouns.err());
        }
    }
}
