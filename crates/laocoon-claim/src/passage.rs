//! A marked document as the rules for reports, demands and inferences see it: tokens by number.

use laocoon_mark::syntax::Tagged;
use laocoon_mark::{EntityId, Layers, NameKind, QuotationClass, TokenKind};
use laocoon_text::{Block, BlockKind, Document, Span};

/// A document and its marks.
#[derive(Clone, Copy)]
pub struct Passage<'a> {
    pub document: &'a Document,
    pub layers: &'a Layers,
}

/// Tokens: first, and one past the last.
pub type Run = (usize, usize);

impl<'a> Passage<'a> {
    /// A token in lower case.
    pub fn word(&self, token: usize) -> &'a str {
        self.layers.words.lower(token)
    }

    /// Whether a token is one of these words.
    pub fn is_one_of(&self, token: usize, words: &[String]) -> bool {
        let word = self.word(token);
        words.iter().any(|known| known == word)
    }

    /// Whether a token is a sign.
    pub fn is_sign(&self, token: usize) -> bool {
        self.layers.tokens[token].kind == TokenKind::Sign
    }

    /// Whether a token is a sign that ends a noun phrase; hyphens inside words do not.
    pub fn divides(&self, token: usize) -> bool {
        if !self.is_sign(token) {
            return false;
        }
        let tokens = &self.layers.tokens;
        let glued = token > 0
            && token + 1 < tokens.len()
            && tokens[token - 1].span.end == tokens[token].span.start
            && tokens[token].span.end == tokens[token + 1].span.start;
        match self.word(token) {
            "-" | "–" | "." | "," | "/" | "&" => !glued && self.word(token) != "&",
            "'" | "’" | "%" | "$" | "№" => false,
            _ => true,
        }
    }

    /// The parts of speech in the sentence that holds a token.
    pub fn tagged(&self, token: usize) -> Tagged {
        let sentence = self.layers.tokens[token].sentence;
        self.layers.tags(self.document, sentence)
    }

    /// The tokens of the sentence that holds a token.
    pub fn sentence(&self, token: usize) -> Run {
        let number = self.layers.tokens[token].sentence as usize;
        let (first, last) = self.layers.sentences[number].tokens;
        (first as usize, last as usize)
    }

    /// The first token that ends after this byte.
    pub fn token_at(&self, byte: u32) -> usize {
        self.layers
            .tokens
            .partition_point(|token| token.span.end <= byte)
    }

    /// The tokens of a span.
    pub fn run(&self, span: Span) -> Run {
        let end = self
            .layers
            .tokens
            .partition_point(|token| token.span.start < span.end);
        (self.token_at(span.start), end)
    }

    /// The words of a run without signs at its ends; `None` if nothing is left.
    pub fn span(&self, (mut start, mut end): Run) -> Option<Span> {
        while start < end && self.is_sign(start) {
            start += 1;
        }
        while start < end && self.is_sign(end - 1) {
            end -= 1;
        }
        let tokens = &self.layers.tokens;
        (start < end).then(|| tokens[start].span.cover(tokens[end - 1].span))
    }

    /// The block that holds a token, and its number.
    pub fn block(&self, token: usize) -> (usize, &'a Block) {
        let sentence = self.layers.tokens[token].sentence as usize;
        let number = self.layers.sentences[sentence].block as usize;
        (number, &self.document.blocks[number])
    }

    /// The quotation of speech in which a token stands; the innermost of nested ones.
    pub fn quotation(&self, token: usize) -> Option<Span> {
        let span = self.layers.tokens[token].span;
        let quotations = &self.layers.quotations;
        let end = quotations.partition_point(|quotation| quotation.span.start <= span.start);
        quotations[end.saturating_sub(8)..end]
            .iter()
            .rev()
            .find(|quotation| {
                quotation.class == QuotationClass::Speech && quotation.span.contains(span)
            })
            .map(|quotation| quotation.span)
    }

    /// The items of the list that a block introduces, by their words. A block that ends in a
    /// colon does; any other block does where the reader took it for a lead-in or where the
    /// list stands right after it and `near` is true.
    pub fn items(&self, block: usize, near: bool) -> Vec<Span> {
        let blocks = &self.document.blocks[block + 1..];
        let Some(first) = blocks.first() else {
            return Vec::new();
        };
        let led = first.lead_in == Some(block as u32) || near;
        if first.kind != BlockKind::ListItem || !led {
            return Vec::new();
        }
        blocks
            .iter()
            .take_while(|item| item.kind == BlockKind::ListItem && item.list == first.list)
            .map(|item| item.span)
            .collect()
    }

    /// Whom a phrase names: a person, else a group or role ("the protesters"), else an
    /// organisation; a place or people only where
    /// it is all that the phrase says ("Moscow", "les Russes").
    pub fn entity(&self, span: Span) -> Option<EntityId> {
        let names = &self.layers.names;
        let first = names.partition_point(|name| name.span.end <= span.start);
        let inside = names[first..]
            .iter()
            .take_while(|name| name.span.start < span.end);
        let words = |span: Span| {
            let (start, end) = self.run(span);
            (start..end).filter(|token| !self.is_sign(*token)).count()
        };
        let mut best = None;
        for name in inside {
            let Some(entity) = name.entity else { continue };
            let rank = match name.kind {
                // "Hasina's son, Sajeeb Wazed": whose son he is does not speak.
                NameKind::Person if self.owns(name.span) => 2,
                NameKind::Person => 0,
                NameKind::Organisation => 2,
                _ if words(span) <= words(name.span) + 1 => 3,
                _ => continue,
            };
            if best.is_none_or(|(least, _)| rank < least) {
                best = Some((rank, entity));
            }
        }
        let actors = &self.layers.actors;
        let first = actors.partition_point(|actor| actor.span.end <= span.start);
        let actor = actors
            .get(first)
            .filter(|actor| actor.span.start < span.end);
        if let Some(actor) = actor
            && best.is_none_or(|(rank, _)| rank > 1)
        {
            return Some(actor.entity);
        }
        best.map(|(_, entity)| entity)
    }

    /// Whether what somebody has follows: "Hasina's".
    fn owns(&self, name: Span) -> bool {
        self.document.text[name.range().end..].starts_with(['\'', '’'])
    }

    /// The name, group or role that starts at a token.
    pub fn party_at(&self, token: usize) -> Option<(EntityId, Span)> {
        let start = self.layers.tokens.get(token)?.span.start;
        let actors = &self.layers.actors;
        let first = actors.partition_point(|actor| actor.span.start < start);
        let actor = actors.get(first).filter(|actor| actor.span.start == start);
        if let Some(actor) = actor {
            return Some((actor.entity, actor.span));
        }
        let names = &self.layers.names;
        let first = names.partition_point(|name| name.span.start < start);
        let name = names.get(first).filter(|name| name.span.start == start)?;
        Some((name.entity?, name.span))
    }

    /// The group, role or name that covers a span.
    pub fn party_over(&self, span: Span) -> Option<EntityId> {
        let actors = &self.layers.actors;
        let first = actors.partition_point(|actor| actor.span.end <= span.start);
        let actor = actors.get(first).filter(|actor| actor.span.contains(span));
        if let Some(actor) = actor {
            return Some(actor.entity);
        }
        let names = &self.layers.names;
        let first = names.partition_point(|name| name.span.end <= span.start);
        let name = names.get(first).filter(|name| name.span.contains(span))?;
        name.entity
    }

    /// The groups, roles and names of a run, in order; places, which seldom act, only where
    /// nothing else is there.
    pub fn parties(&self, start: usize, end: usize) -> Vec<(EntityId, Span)> {
        let (names, actors) = (&self.layers.names, &self.layers.actors);
        let tokens = &self.layers.tokens[start..end.max(start)];
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else {
            return Vec::new();
        };
        let within = first.span.cover(last.span);
        let first = actors.partition_point(|actor| actor.span.start < within.start);
        let actors = actors[first..]
            .iter()
            .take_while(|actor| actor.span.end <= within.end)
            .map(|actor| (actor.entity, actor.span, false));
        let first = names.partition_point(|name| name.span.start < within.start);
        let names = names[first..]
            .iter()
            .take_while(|name| name.span.end <= within.end)
            .filter_map(|name| Some((name.entity?, name.span, name.kind == NameKind::Place)));
        let mut all: Vec<_> = actors.chain(names).collect();
        if all.iter().any(|(_, _, place)| !place) {
            all.retain(|(_, _, place)| !place);
        }
        all.sort_by_key(|(_, span, _)| *span);
        all.into_iter()
            .map(|(entity, span, _)| (entity, span))
            .collect()
    }

    /// The last group or role that a stretch names, else the last person, organisation or
    /// people, with the words.
    pub fn last_entity(&self, span: Span) -> Option<(EntityId, Span)> {
        let (names, actors) = (&self.layers.names, &self.layers.actors);
        let end = names.partition_point(|name| name.span.start < span.end);
        let name = names[..end]
            .iter()
            .rev()
            .take_while(|name| name.span.start >= span.start)
            .filter(|name| name.kind != NameKind::Place)
            .find_map(|name| Some((name.entity?, name.span)));
        let end = actors.partition_point(|actor| actor.span.start < span.end);
        let actor = actors[..end]
            .last()
            .filter(|actor| actor.span.start >= span.start)
            .map(|actor| (actor.entity, actor.span));
        // Peoples are seldom those who demand; groups that act are.
        actor.or(name)
    }
}
