//! Tags and the text between them, as ranges of the source: nothing is copied or decoded.
//!
//! Follows the tokenization of the HTML Standard as far as it decides which characters are
//! text; a test compares it with a conforming tokenizer on generated tag soup.

use super::tag::Tag;
use std::ops::Range;

/// Attributes kept of one element; the rest are counted and dropped.
pub(super) const MAX_ATTRIBUTES: usize = 256;

/// One attribute, as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Attribute<'s> {
    /// Its name, in the source's case.
    pub name: &'s str,
    /// Its value, references not decoded.
    pub value: &'s str,
}

/// One token. Comments, doctypes and processing instructions are passed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token<'s> {
    /// Characters between tags.
    Text {
        /// Where in the source.
        range: Range<usize>,
        /// Whether `&` starts a reference here.
        references: bool,
    },
    /// A start tag; its attributes are the newest of the tokenizer's.
    Start {
        /// The name as written.
        name: &'s str,
        /// Ends in `/>`.
        self_closing: bool,
        /// Where in the source.
        range: Range<usize>,
        /// Which of the tokenizer's attributes are its.
        attributes: Range<usize>,
    },
    /// An end tag.
    End {
        /// The name as written.
        name: &'s str,
        /// Where in the source.
        range: Range<usize>,
    },
}

/// Cuts a source into tokens.
#[derive(Debug)]
pub(super) struct Tokenizer<'s> {
    source: &'s str,
    at: usize,
    /// Inside an element whose content holds no tags but its own end.
    raw: Option<(&'s str, Tag)>,
    /// The attributes of all start tags so far.
    pub(super) attributes: Vec<Attribute<'s>>,
    /// Attributes dropped, and the number of elements they were dropped from.
    pub(super) dropped: (usize, usize),
}

impl<'s> Tokenizer<'s> {
    pub(super) fn new(source: &'s str) -> Self {
        Self {
            source,
            at: 0,
            raw: None,
            attributes: Vec::new(),
            dropped: (0, 0),
        }
    }

    /// Says that the start tag just given opens an element whose content is characters only.
    pub(super) fn enter_raw(&mut self, name: &'s str, tag: Tag) {
        self.raw = Some((name, tag));
    }

    /// The next token.
    pub(super) fn next(&mut self) -> Option<Token<'s>> {
        if let Some((name, tag)) = self.raw.take() {
            let end = self.raw_end(name, tag);
            if end > self.at {
                let range = self.at..end;
                self.at = end;
                return Some(Token::Text {
                    range,
                    references: matches!(tag, Tag::Title | Tag::Textarea),
                });
            }
        }
        while self.at < self.source.len() {
            let start = self.at;
            let end = self.markup(start);
            if end > start {
                self.at = end;
                return Some(Token::Text {
                    range: start..end,
                    references: true,
                });
            }
            if let Some(token) = self.tag() {
                return Some(token);
            }
        }
        None
    }

    fn byte(&self, at: usize) -> u8 {
        self.source.as_bytes().get(at).copied().unwrap_or(0)
    }

    /// Where the next `<` stands that begins a tag, a comment or the like.
    fn markup(&self, from: usize) -> usize {
        let mut at = from;
        while let Some(found) = self.source[at..].find('<') {
            at += found;
            let next = self.byte(at + 1);
            // A lone `</` at the very end is text.
            let closes = next == b'/' && at + 2 < self.source.len();
            if next.is_ascii_alphabetic() || closes || next == b'!' || next == b'?' {
                return at;
            }
            at += 1;
        }
        self.source.len()
    }

    /// Reads what begins at a `<`; `None` when it gives no token.
    fn tag(&mut self) -> Option<Token<'s>> {
        let start = self.at;
        match (self.byte(start + 1), self.byte(start + 2)) {
            (b'!', _) => {
                self.at = self.after_declaration(start);
                None
            }
            (b'/', b'>') => {
                self.at = start + 3;
                None
            }
            (b'/', next) if !next.is_ascii_alphabetic() => {
                self.at = self.after(start, ">");
                None
            }
            (b'?', _) => {
                self.at = self.after(start, ">");
                None
            }
            (b'/', _) => {
                let name = self.name(start + 2);
                let kept = self.attributes.len();
                let dropped = self.dropped;
                let closed = self.rest_of_tag(start + 2 + name.len());
                self.attributes.truncate(kept);
                self.dropped = dropped;
                closed.map(|_| Token::End {
                    name,
                    range: start..self.at,
                })
            }
            _ => {
                let name = self.name(start + 1);
                let kept = self.attributes.len();
                let self_closing = self.rest_of_tag(start + 1 + name.len())?;
                Some(Token::Start {
                    name,
                    self_closing,
                    range: start..self.at,
                    attributes: kept..self.attributes.len(),
                })
            }
        }
    }

    fn name(&self, from: usize) -> &'s str {
        self.until(from, |byte| is_space(byte) || matches!(byte, b'/' | b'>'))
    }

    fn until(&self, from: usize, stop: impl Fn(u8) -> bool) -> &'s str {
        let bytes = &self.source.as_bytes()[from..];
        let len = bytes
            .iter()
            .position(|byte| stop(*byte))
            .unwrap_or(bytes.len());
        &self.source[from..from + len]
    }

    fn skip_space(&self, from: usize) -> usize {
        from + self.until(from, |byte| !is_space(byte)).len()
    }

    /// Reads attributes up to the `>`. Gives whether the tag closes itself; `None` when the
    /// source ends first, and then the tag does not count.
    fn rest_of_tag(&mut self, from: usize) -> Option<bool> {
        let first = self.attributes.len();
        let mut at = from;
        let mut dropped = 0;
        let mut solidus = None;
        loop {
            at = self.skip_space(at);
            match self.source.as_bytes().get(at) {
                None => {
                    self.at = self.source.len();
                    return None;
                }
                Some(b'>') => {
                    self.at = at + 1;
                    if dropped > 0 {
                        self.dropped.0 += dropped;
                        self.dropped.1 += 1;
                    }
                    return Some(solidus == Some(at - 1));
                }
                Some(b'/') => {
                    solidus = Some(at);
                    at += 1;
                }
                Some(_) => {
                    let (attribute, end) = self.attribute(at);
                    at = end;
                    if self.attributes.len() - first < MAX_ATTRIBUTES {
                        self.attributes.push(attribute);
                    } else {
                        dropped += 1;
                    }
                }
            }
        }
    }

    fn attribute(&self, from: usize) -> (Attribute<'s>, usize) {
        let stop = |byte: u8| is_space(byte) || matches!(byte, b'/' | b'>' | b'=');
        // An `=` that stands first belongs to the name.
        let lead = usize::from(self.byte(from) == b'=');
        let len = lead + self.until(from + lead, stop).len();
        let name = &self.source[from..from + len];
        let mut at = self.skip_space(from + len);
        let empty = |at| (Attribute { name, value: "" }, at);
        if self.byte(at) != b'=' {
            return empty(at);
        }
        at = self.skip_space(at + 1);
        match self.byte(at) {
            quote @ (b'"' | b'\'') => {
                let value = self.until(at + 1, |byte| byte == quote);
                let end = (at + 1 + value.len() + 1).min(self.source.len());
                (Attribute { name, value }, end)
            }
            b'>' => empty(at),
            _ => {
                let value = self.until(at, |byte| is_space(byte) || byte == b'>');
                (Attribute { name, value }, at + value.len())
            }
        }
    }

    fn after(&self, from: usize, mark: &str) -> usize {
        self.source[from..]
            .find(mark)
            .map_or(self.source.len(), |at| from + at + mark.len())
    }

    /// Past a comment, a doctype or a bogus comment that begins at `start` with `<!`.
    fn after_declaration(&self, start: usize) -> usize {
        let rest = &self.source[start + 2..];
        let Some(comment) = rest.strip_prefix("--") else {
            return self.after(start, ">");
        };
        let from = start + 4;
        if comment.starts_with('>') {
            return from + 1;
        }
        if comment.starts_with("->") {
            return from + 2;
        }
        let mut at = from;
        while let Some(found) = self.source[at..].find("--") {
            at += found + 2;
            let dashes = self.until(at, |byte| byte != b'-').len();
            at += dashes;
            if self.byte(at) == b'>' {
                return at + 1;
            }
            if self.source[at..].starts_with("!>") {
                return at + 2;
            }
        }
        self.source.len()
    }

    /// Where the end tag of the raw element stands.
    fn raw_end(&self, name: &str, tag: Tag) -> usize {
        match tag {
            Tag::Plaintext => self.source.len(),
            Tag::Script => self.script_end(name),
            _ => self.end_tag(self.at, name).unwrap_or(self.source.len()),
        }
    }

    /// The next `</name` that a space, `/` or `>` follows.
    fn end_tag(&self, from: usize, name: &str) -> Option<usize> {
        let mut at = from;
        while let Some(found) = self.source[at..].find("</") {
            at += found;
            if self.names(at + 2, name) {
                return Some(at);
            }
            at += 2;
        }
        None
    }

    fn names(&self, at: usize, name: &str) -> bool {
        self.source
            .as_bytes()
            .get(at..at + name.len())
            .is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
            && self
                .source
                .as_bytes()
                .get(at + name.len())
                .is_some_and(|byte| is_space(*byte) || matches!(byte, b'/' | b'>'))
    }

    /// A script ends at its end tag, unless that stands in a `<!-- <script` … `-->`.
    fn script_end(&self, name: &str) -> usize {
        let mut at = self.at;
        let (mut escaped, mut doubly) = (false, false);
        while let Some(found) = self.source[at..].find(['<', '-']) {
            at += found;
            let rest = &self.source[at..];
            if !escaped {
                if rest.starts_with("<!--") {
                    escaped = true;
                    // The dashes may be the first of a closing `-->`.
                    at += 2;
                } else if rest.starts_with("</") && self.names(at + 2, name) {
                    return at;
                } else {
                    at += 1;
                }
            } else if rest.starts_with("-->") {
                (escaped, doubly) = (false, false);
                at += 3;
            } else if rest.starts_with("</") && self.names(at + 2, "script") {
                if !doubly {
                    return at;
                }
                doubly = false;
                at += 2;
            } else if rest.starts_with('<') && !doubly && self.names(at + 1, "script") {
                doubly = true;
                at += 1;
            } else {
                at += 1;
            }
        }
        self.source.len()
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0C)
}

#[cfg(test)]
mod tests;
