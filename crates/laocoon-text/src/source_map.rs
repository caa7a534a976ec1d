use crate::Span;
use std::ops::Range;

/// A run of text and the source bytes it came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// First byte of the run in the document's text; it lasts until the next piece.
    pub text: u32,
    /// First byte in the source.
    pub source: u32,
    /// Number of source bytes.
    pub source_len: u32,
    /// The run's bytes are the source's bytes, so positions inside it map one to one.
    /// Otherwise (a decoded entity) the run maps as a whole, or character by character.
    pub verbatim: bool,
    /// For a run of characters of equal width in another encoding: bytes of text and bytes of
    /// source that one character takes. `(0, 0)` for every other run.
    pub unit: (u8, u8),
}

/// Maps every byte of a document's text to the source bytes it was read from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceMap {
    /// In order of `text`; the first starts at 0.
    pieces: Vec<Piece>,
    text_len: u32,
}

impl SourceMap {
    /// The map of a text that stands in the source as it is, from byte `source` on.
    pub fn verbatim(text_len: u32, source: u32) -> Self {
        let mut map = Self::default();
        map.push(text_len, source, text_len, true);
        map
    }

    /// Appends `text_len` bytes of text that came from `source_len` bytes at `source`.
    /// Verbatim runs that continue each other are merged.
    pub fn push(&mut self, text_len: u32, source: u32, source_len: u32, verbatim: bool) {
        if text_len == 0 {
            return;
        }
        let text = self.text_len;
        self.text_len += text_len;
        if let Some(last) = self.pieces.last_mut()
            && verbatim
            && last.verbatim
            && last.source + last.source_len == source
        {
            last.source_len += source_len;
            return;
        }
        self.pieces.push(Piece {
            text,
            source,
            source_len,
            verbatim,
            unit: (0, 0),
        });
    }

    /// Appends one character that takes `text_width` bytes in the text and `width` bytes at
    /// `source`, in a source that has another encoding. Runs of equal widths are merged.
    pub fn push_character(&mut self, text_width: u8, source: u32, width: u8) {
        if text_width == 1 && width == 1 {
            self.push(1, source, 1, true);
            return;
        }
        let unit = (text_width, width);
        let text = self.text_len;
        self.text_len += u32::from(text_width);
        if let Some(last) = self.pieces.last_mut()
            && last.unit == unit
            && last.source + last.source_len == source
        {
            last.source_len += u32::from(width);
            return;
        }
        self.pieces.push(Piece {
            text,
            source,
            source_len: u32::from(width),
            verbatim: false,
            unit,
        });
    }

    /// Appends the characters that `other` maps at `span`, mapped as there.
    pub fn push_slice(&mut self, other: &SourceMap, span: Span) {
        let first = other
            .pieces
            .partition_point(|piece| piece.text <= span.start);
        for (index, piece) in other
            .pieces
            .iter()
            .enumerate()
            .skip(first.saturating_sub(1))
        {
            if piece.text >= span.end {
                return;
            }
            let next = other.pieces.get(index + 1);
            let end = next.map_or(other.text_len, |next| next.text).min(span.end);
            let start = piece.text.max(span.start);
            let offset = start - piece.text;
            if piece.verbatim {
                self.push(end - start, piece.source + offset, end - start, true);
                continue;
            }
            let (width, source_width) = (u32::from(piece.unit.0), u32::from(piece.unit.1));
            let (Some(first), Some(last)) = (
                offset.checked_div(width),
                (end - piece.text).checked_div(width),
            ) else {
                self.push(end - start, piece.source, piece.source_len, false);
                continue;
            };
            for nth in first..last {
                let source = piece.source + nth * source_width;
                self.push_character(piece.unit.0, source, piece.unit.1);
            }
        }
    }

    /// Appends `text_len` bytes of text that stand for all that `other` maps at `span`. An
    /// empty span stands for the zero bytes at its place.
    pub fn push_whole(&mut self, text_len: u32, other: &SourceMap, span: Span) {
        let (source, source_len) = match other.source(span) {
            Some(range) => (range.start as u32, range.len() as u32),
            None => (
                other.byte(span.start).map_or(0, |byte| byte.start as u32),
                0,
            ),
        };
        self.push(text_len, source, source_len, false);
    }

    /// Length of the text that is mapped.
    pub fn text_len(&self) -> u32 {
        self.text_len
    }

    /// The pieces in order.
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// The source bytes behind a span of text; `None` when the span is outside the map.
    pub fn source(&self, span: Span) -> Option<Range<usize>> {
        if span.end > self.text_len || span.is_empty() {
            return None;
        }
        let first = self.byte(span.start)?;
        let last = self.byte(span.end - 1)?;
        Some(first.start.min(last.start)..last.end.max(first.end))
    }

    fn byte(&self, at: u32) -> Option<Range<usize>> {
        let index = self
            .pieces
            .partition_point(|piece| piece.text <= at)
            .checked_sub(1)?;
        let piece = self.pieces[index];
        let (start, len) = if piece.verbatim {
            (piece.source + (at - piece.text), 1)
        } else if piece.unit.0 > 0 {
            let nth = (at - piece.text) / u32::from(piece.unit.0);
            let width = u32::from(piece.unit.1);
            (piece.source + nth * width, width)
        } else {
            (piece.source, piece.source_len)
        };
        Some(start as usize..(start + len) as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::{SourceMap, Span};

    #[test]
    fn maps_through_a_decoded_entity() {
        // source: "a &amp; b", text: "a & b"
        let mut map = SourceMap::default();
        map.push(2, 0, 2, true);
        map.push(1, 2, 5, false);
        map.push(2, 7, 2, true);
        assert_eq!(map.source(Span::new(0, 2)), Some(0..2));
        assert_eq!(map.source(Span::new(2, 3)), Some(2..7));
        assert_eq!(map.source(Span::new(1, 4)), Some(1..8));
        assert_eq!(map.source(Span::new(4, 6)), None);
    }

    #[test]
    fn maps_characters_of_another_encoding() {
        // source: windows-1251 "ab да", text: the same in UTF-8
        let mut map = SourceMap::default();
        for (nth, character) in "ab да".chars().enumerate() {
            map.push_character(character.len_utf8() as u8, nth as u32, 1);
        }
        assert_eq!(map.pieces().len(), 2);
        assert_eq!(map.source(Span::new(3, 5)), Some(3..4));
        assert_eq!(map.source(Span::new(5, 7)), Some(4..5));
        assert_eq!(map.source(Span::new(1, 7)), Some(1..5));
    }

    #[test]
    fn merges_runs_that_continue_each_other() {
        let mut map = SourceMap::default();
        map.push(2, 3, 2, true);
        map.push(4, 5, 4, true);
        assert_eq!(map.pieces().len(), 1);
        assert_eq!(map.text_len(), 6);
    }
}
