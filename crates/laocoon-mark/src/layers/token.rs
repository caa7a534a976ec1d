//! Words and sentences.

use laocoon_text::Span;

/// A word, a number or a sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its characters.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// Index of its sentence in [`Layers::sentences`].
    pub sentence: u32,
}

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters.
    Word,
    /// Digits of any script, without grouping: "2 724" is two tokens.
    Number,
    /// One sign.
    Sign,
}

/// A sentence, a heading, a list item or another stretch that ends without a full stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its words.
    pub span: Span,
    /// Index of its block in the document.
    pub block: u32,
    /// Its tokens: first, and one past the last.
    pub tokens: (u32, u32),
}
