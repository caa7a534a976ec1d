//! Quotations: words between quotation marks, and what the marks are for.
//!
//! One pass over the signs of each block keeps the marks that are still open.
//!
//! - A mark that shows its side (« “ „ ‘) opens and closes as drawn; `“` closes after `„`.
//! - A straight mark opens after white space or an opening sign and before a word, closes
//!   after a word, and otherwise does what the state asks for. After a digit with nothing
//!   open it is an inch or a second; an apostrophe between letters is no mark.
//! - Quotations nest. A quotation still open at the end of its block goes on if the next
//!   block opens with the same mark, or a later block closes it; else it ends with its
//!   sentence, or with its block where it opened the block or followed a colon.

mod class;

pub(crate) use class::check;

use crate::token::Words;
use crate::{Cue, Quotation, Sentence, Token, TokenKind};
use laocoon_text::{Document, Span};

/// The quotations of a document, in order of their first mark.
pub fn find(
    document: &Document,
    tokens: &[Token],
    sentences: &[Sentence],
    words: &Words,
    cues: &[Cue],
) -> Vec<Quotation> {
    let mut scan = Scan {
        document,
        tokens,
        sentences,
        open: Vec::new(),
        found: Vec::new(),
    };
    let mut at = 0;
    for sentence in sentences.chunk_by(|a, b| a.block == b.block) {
        let (Some(first), Some(last)) = (sentence.first(), sentence.last()) else {
            continue;
        };
        at = at.max(first.tokens.0 as usize);
        scan.block(at, last.tokens.1 as usize, first.block);
        at = last.tokens.1 as usize;
    }
    scan.give_up(u32::MAX);
    scan.found
        .sort_by_key(|(start, end)| (*start, std::cmp::Reverse(*end)));
    let context = class::Context::new(document, tokens, words, cues);
    scan.found
        .iter()
        .map(|(start, end)| Quotation {
            span: tokens[*start].span.cover(tokens[end - 1].span),
            class: context.class(*start, *end),
        })
        .collect()
}

/// How deep quotations nest; texts that go deeper have stray marks.
const DEPTH: usize = 8;

/// How many blocks a quotation may stay open for a closing mark of its own shape.
const BLOCKS: u32 = 12;

/// What a sign can be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Opens,
    Closes,
    Either,
    Neither,
}

/// Marks of one shape close each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Guillemet,
    SingleGuillemet,
    Double,
    Single,
    StraightDouble,
    StraightSingle,
    Corner,
}

struct Open {
    shape: Shape,
    /// Token of the mark.
    mark: usize,
    block: u32,
    /// Token of the last mark of the same shape that closed something inside, for « a « b ».
    inner: Option<usize>,
    /// A mark that may close it or be an apostrophe ("workers'").
    doubtful: Option<usize>,
}

struct Scan<'a> {
    document: &'a Document,
    tokens: &'a [Token],
    sentences: &'a [Sentence],
    open: Vec<Open>,
    /// First token, one past the last.
    found: Vec<(usize, usize)>,
}

impl Scan<'_> {
    fn block(&mut self, first: usize, last: usize, block: u32) {
        self.give_up(block);
        for index in first..last {
            if self.tokens[index].kind != TokenKind::Sign {
                continue;
            }
            let Some((shape, side)) = self.mark(index) else {
                continue;
            };
            let continues = index == first
                && self
                    .open
                    .iter()
                    .any(|open| open.shape == shape && open.block < block);
            match side {
                // The mark repeated at the head of a paragraph.
                Side::Opens | Side::Either if continues => self.touch(shape, block),
                Side::Opens => self.open(shape, index, block),
                Side::Closes => self.close(shape, index),
                Side::Either if self.is_open(shape) => self.close(shape, index),
                Side::Either => self.open(shape, index, block),
                Side::Neither => self.doubt(shape, index),
            }
        }
        // Only a mark of its own shape can close in a later block; a straight one must be
        // repeated there.
        let next = self.head_of_next(last);
        let mut kept = Vec::new();
        for open in std::mem::take(&mut self.open) {
            let straight = matches!(
                open.shape,
                Shape::StraightDouble | Shape::StraightSingle | Shape::Single
            );
            let fits = next == Some(open.shape) || !straight && open.inner.is_none();
            if fits && open.doubtful.is_none() {
                kept.push(open);
            } else {
                self.end(open, last);
            }
        }
        self.open = kept;
    }

    /// The shape of the mark that opens the next block.
    fn head_of_next(&self, next: usize) -> Option<Shape> {
        let token = self.tokens.get(next)?;
        let (shape, side) = (token.kind == TokenKind::Sign).then(|| self.mark(next))??;
        matches!(side, Side::Opens | Side::Either).then_some(shape)
    }

    fn is_open(&self, shape: Shape) -> bool {
        self.open.iter().any(|open| open.shape == shape)
    }

    fn open(&mut self, shape: Shape, mark: usize, block: u32) {
        // A new quotation of the same shape in a later block: the old one was never closed.
        if let Some(position) = self
            .open
            .iter()
            .position(|open| open.shape == shape && open.block < block)
        {
            for open in self.open.split_off(position) {
                let end = self.block_end(open.mark);
                self.end(open, end);
            }
        }
        if self.open.len() == DEPTH {
            self.open.remove(0);
        }
        self.open.push(Open {
            shape,
            mark,
            block,
            inner: None,
            doubtful: None,
        });
    }

    fn close(&mut self, shape: Shape, mark: usize) {
        let Some(position) = self.open.iter().rposition(|open| open.shape == shape) else {
            return;
        };
        // What opened inside and never closed is no quotation of its own.
        self.open.truncate(position + 1);
        if let Some(open) = self.open.pop() {
            self.push(open.mark, mark + 1);
        }
        if let Some(outer) = self.open.last_mut()
            && outer.shape == shape
        {
            outer.inner = Some(mark);
        }
    }

    fn doubt(&mut self, shape: Shape, mark: usize) {
        if let Some(open) = self.open.iter_mut().rfind(|open| open.shape == shape) {
            open.doubtful = Some(mark);
        }
    }

    fn touch(&mut self, shape: Shape, block: u32) {
        if let Some(open) = self.open.iter_mut().rfind(|open| open.shape == shape) {
            open.block = block;
        }
    }

    /// Ends what has been open for too many blocks.
    fn give_up(&mut self, block: u32) {
        let old = self
            .open
            .iter()
            .rposition(|open| block - open.block > BLOCKS)
            .map_or(0, |position| position + 1);
        let rest = self.open.split_off(old);
        for open in std::mem::replace(&mut self.open, rest) {
            let end = self.block_end(open.mark);
            self.end(open, end);
        }
    }

    /// Ends a quotation that no mark closes, at the latest at the token `last`.
    fn end(&mut self, open: Open, last: usize) {
        // « a « b »: one mark closes both, as Russian typography has it.
        let straight = open.shape == Shape::StraightDouble;
        let inner = open.inner.filter(|_| !straight);
        if let Some(mark) = inner.or(open.doubtful) {
            self.push(open.mark, mark + 1);
            return;
        }
        if matches!(open.shape, Shape::StraightSingle | Shape::Single) {
            return;
        }
        let sentence = self.sentences[self.tokens[open.mark].sentence as usize];
        let heads = open.mark == 0
            || self.tokens[open.mark - 1].sentence != self.tokens[open.mark].sentence
            || self.words(open.mark - 1) == ":";
        let end = if heads {
            last
        } else {
            sentence.tokens.1 as usize
        };
        self.push(open.mark, end);
    }

    fn block_end(&self, mark: usize) -> usize {
        let sentence = self.tokens[mark].sentence as usize;
        let block = self.sentences[sentence].block;
        let after = self.sentences[sentence..].partition_point(|other| other.block == block);
        self.sentences[sentence + after - 1].tokens.1 as usize
    }

    fn push(&mut self, start: usize, end: usize) {
        let has_word = self.tokens[start..end]
            .iter()
            .take(16)
            .any(|token| token.kind != TokenKind::Sign);
        if has_word {
            self.found.push((start, end));
        }
    }

    fn words(&self, token: usize) -> &str {
        self.document.words(self.tokens[token].span)
    }

    /// What a sign is as a quotation mark, by its shape and its neighbours.
    fn mark(&self, index: usize) -> Option<(Shape, Side)> {
        let span = self.tokens[index].span;
        let drawn = match self.document.words(span) {
            "«" | "《" => (Shape::Guillemet, Side::Opens),
            "»" | "》" => (Shape::Guillemet, Side::Closes),
            "‹" => (Shape::SingleGuillemet, Side::Opens),
            "›" => (Shape::SingleGuillemet, Side::Closes),
            "„" | "‟" => (Shape::Double, Side::Opens),
            "“" if self.is_open(Shape::Double) && self.low_mark_open() => {
                (Shape::Double, Side::Closes)
            }
            "“" => (Shape::Double, Side::Opens),
            "”" => (Shape::Double, Side::Closes),
            "「" | "『" => (Shape::Corner, Side::Opens),
            "」" | "』" => (Shape::Corner, Side::Closes),
            "\"" | "''" | "``" | "＂" => (Shape::StraightDouble, self.straight(index)),
            "‘" => (Shape::Single, Side::Opens),
            "’" => (Shape::Single, self.apostrophe(index)),
            "'" | "`" => (Shape::StraightSingle, self.apostrophe(index)),
            _ => return None,
        };
        Some(drawn)
    }

    fn low_mark_open(&self) -> bool {
        let open = self.open.iter().rfind(|open| open.shape == Shape::Double);
        open.is_some_and(|open| self.words(open.mark) == "„")
    }

    /// The characters around a sign; white space at the ends of its block.
    fn around(&self, index: usize) -> (char, char) {
        let token = self.tokens[index];
        let sentence = self.sentences[token.sentence as usize];
        let block = self.document.blocks[sentence.block as usize].span;
        let before = Span::new(block.start, token.span.start).of(&self.document.text);
        let after = Span::new(token.span.end, block.end).of(&self.document.text);
        (
            before.chars().next_back().unwrap_or(' '),
            after.chars().next().unwrap_or(' '),
        )
    }

    /// The side of a straight double mark.
    fn straight(&self, index: usize) -> Side {
        let (before, after) = self.around(index);
        let open = self.is_open(Shape::StraightDouble);
        let room_before = before.is_whitespace() || opens(before);
        let room_after = after.is_whitespace() || ends(after);
        match (room_before, room_after) {
            (true, false) => Side::Opens,
            // 5'10", 20": a measure, unless a quotation waits for its end.
            (false, true) if before.is_numeric() && !open => Side::Neither,
            (false, true) => Side::Closes,
            _ => Side::Either,
        }
    }

    /// The side of a single mark, which may be an apostrophe.
    fn apostrophe(&self, index: usize) -> Side {
        let (before, after) = self.around(index);
        let room_before = before.is_whitespace() || opens(before) || before == '"';
        if room_before && after.is_alphanumeric() {
            return Side::Opens;
        }
        let room_after = after.is_whitespace() || ends(after) || after == '"';
        if !room_after || room_before {
            return Side::Neither;
        }
        // "the workers' rights": an s before, a word in lower case after.
        let next = self.tokens.get(index + 1);
        let goes_on = next.is_some_and(|next| {
            next.kind == TokenKind::Word
                && self
                    .document
                    .words(next.span)
                    .starts_with(char::is_lowercase)
        });
        if matches!(before, 's' | 'S') && goes_on {
            Side::Neither
        } else {
            Side::Closes
        }
    }
}

/// Signs after which a mark opens.
fn opens(c: char) -> bool {
    matches!(
        c,
        '(' | '[' | '{' | '«' | '“' | '„' | '‘' | '—' | '–' | '-' | '/' | ':' | '\'' | '’' | '…'
    )
}

/// Signs before which a mark closes.
fn ends(c: char) -> bool {
    matches!(
        c,
        '.' | ','
            | ';'
            | ':'
            | '!'
            | '?'
            | ')'
            | ']'
            | '}'
            | '»'
            | '”'
            | '’'
            | '…'
            | '—'
            | '–'
            | '-'
            | '/'
    )
}

#[cfg(test)]
mod tests;
