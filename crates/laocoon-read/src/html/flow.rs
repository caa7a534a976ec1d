//! The text of a page as a browser lays it out: white space collapsed, blocks apart, each
//! character with its source bytes.

use super::blocks::BULLETS;
use super::reference;
use super::tag::Tag;
use super::tree::{Kind, Tree};
use crate::encoding::Decoded;
use laocoon_text::{SourceMap, Span};

/// The text and its smallest blocks.
///
/// Between two leaves stands one line feed that no source byte gave: it maps to the zero
/// bytes before the next leaf's first.
#[derive(Debug, Default)]
pub(super) struct Flow {
    /// Everything a reader could see, in the order of the source.
    pub text: String,
    /// Text to source bytes.
    pub map: SourceMap,
    /// Runs of text that no block border divides, in order.
    pub leaves: Vec<Leaf>,
}

/// A run of text that no block border divides.
#[derive(Clone, Copy, Debug)]
pub(super) struct Leaf {
    /// Its words.
    pub span: Span,
    /// The innermost block around it.
    pub block: u32,
    /// The text node it begins with.
    pub first: u32,
    /// The text node it ends with.
    pub last: u32,
    /// Bytes of it inside links.
    pub link: u32,
    /// Bytes of it inside `i`, `em` and the like.
    pub italic: u32,
}

impl Leaf {
    /// How many of its bytes in a hundred these are.
    pub(super) fn percent(&self, bytes: u32) -> u64 {
        u64::from(bytes) * 100 / u64::from(self.span.len()).max(1)
    }
}

/// Lays out a page.
pub(super) fn flow(tree: &Tree<'_>, decoded: &Decoded) -> Flow {
    let mut layout = Layout {
        tree,
        decoded,
        flow: Flow::default(),
        leaf: None,
        space: None,
        breaks: (0, 0..0),
        blocks: Vec::new(),
        preformatted: 0,
        italic: 0,
        node: 0,
        link: false,
    };
    layout.walk();
    layout.flow
}

struct Layout<'t, 's> {
    tree: &'t Tree<'s>,
    decoded: &'t Decoded,
    flow: Flow,
    leaf: Option<Leaf>,
    /// White space seen since the last character.
    space: Option<std::ops::Range<usize>>,
    /// Line breaks seen since the last character, and where the first stands.
    breaks: (u32, std::ops::Range<usize>),
    /// Open blocks, outermost first.
    blocks: Vec<u32>,
    /// Where the outermost open preformatted element ends, and the italic one.
    preformatted: u32,
    italic: u32,
    /// The text node at hand, and whether it is in a link.
    node: u32,
    link: bool,
}

impl Layout<'_, '_> {
    fn walk(&mut self) {
        let mut index = 1;
        while let Some(node) = self.tree.nodes.get(index as usize) {
            while let Some(&block) = self.blocks.last()
                && self.tree.nodes[block as usize].end <= index
            {
                self.flush();
                self.blocks.pop();
            }
            let range = node.range.start as usize..node.range.end as usize;
            match node.kind {
                Kind::Element { tag, .. } if tag.is_mute() => {
                    if tag.is_block() {
                        self.flush();
                    }
                    index = node.end;
                    continue;
                }
                Kind::Element { tag: Tag::Br, .. } => {
                    if self.breaks.0 == 0 {
                        self.breaks.1 = range;
                    }
                    self.breaks.0 += 1;
                }
                Kind::Element { tag, .. } => {
                    if tag.is_block() {
                        self.flush();
                        self.blocks.push(index);
                    }
                    match tag {
                        Tag::Pre | Tag::Listing | Tag::Xmp | Tag::Plaintext | Tag::Textarea => {
                            self.preformatted = self.preformatted.max(node.end);
                        }
                        Tag::I | Tag::Em => self.italic = self.italic.max(node.end),
                        _ => {}
                    }
                }
                Kind::Text { references, link } => {
                    (self.node, self.link) = (index, link);
                    self.characters(range, references, index < self.preformatted);
                }
            }
            index += 1;
        }
        self.flush();
    }

    fn characters(&mut self, range: std::ops::Range<usize>, references: bool, kept: bool) {
        let bytes = self.tree.source.as_bytes();
        let mut at = range.start;
        while at < range.end {
            let rest = &bytes[at..range.end];
            match rest[0] {
                b' ' | b'\t' | b'\n' | b'\r' | 0x0C if kept => {
                    self.kept_space(at);
                    at += 1;
                }
                b' ' | b'\t' | b'\n' | b'\r' | 0x0C => {
                    let len = rest.iter().take_while(|byte| is_space(**byte)).count();
                    self.collapsed_space(at..at + len);
                    at += len;
                }
                b'&' if references => {
                    at += self.reference(at, range.end);
                }
                // No character of a page.
                0 => at += 1,
                // A soft hyphen says where a word may break; it is not part of it.
                0xC2 if rest.get(1) == Some(&0xAD) => at += 2,
                _ => {
                    let len = 1 + rest[1..]
                        .iter()
                        .zip(rest.iter().skip(2).chain([&0]))
                        .take_while(|(byte, next)| !ends_run(**byte, **next))
                        .count();
                    let end = (at + len).min(range.end);
                    self.words(at..end);
                    at = end;
                }
            }
        }
    }

    /// Handles the `&` at `at`; gives the number of bytes it takes.
    fn reference(&mut self, at: usize, end: usize) -> usize {
        let Some(found) = reference::decode(&self.tree.source[at..end], false) else {
            self.words(at..at + 1);
            return 1;
        };
        let range = at..at + found.len;
        let (first, second) = found.characters;
        if first.is_ascii() && is_space(first as u8) {
            self.collapsed_space(range);
        } else if first != '\u{ad}' {
            self.before_words(at);
            let mut buffer = [0; 4];
            self.push(first.encode_utf8(&mut buffer), range.clone(), false);
            if let Some(second) = second {
                self.push(second.encode_utf8(&mut buffer), range, false);
            }
        }
        found.len
    }

    fn collapsed_space(&mut self, range: std::ops::Range<usize>) {
        if self.leaf.is_some() && self.space.is_none() {
            self.space = Some(range);
        }
    }

    /// White space of preformatted text stands as it is, but for the ends of the block.
    fn kept_space(&mut self, at: usize) {
        if self.leaf.is_none() {
            return;
        }
        match self.tree.source.as_bytes()[at] {
            b'\n' => {
                if self.breaks.0 == 0 {
                    self.breaks.1 = at..at + 1;
                }
                self.breaks.0 += 1;
                self.space = None;
            }
            _ => self.collapsed_space(at..at + 1),
        }
    }

    fn words(&mut self, range: std::ops::Range<usize>) {
        self.before_words(range.start);
        let source = self.tree.source;
        self.push(&source[range.clone()], range, true);
    }

    /// Writes what stands between the last character and the next, which is at `at`.
    fn before_words(&mut self, at: usize) {
        let (count, line_break) = std::mem::replace(&mut self.breaks, (0, 0..0));
        let space = self.space.take();
        if self.leaf.is_some()
            && (count > 1 || count == 1 && self.tree.source[at..].starts_with(BULLETS))
        {
            self.flush();
        }
        if self.leaf.is_some() {
            if count == 1 {
                self.push("\n", line_break, false);
            } else if let Some(space) = space {
                if self.tree.source.as_bytes()[space.start] == b' ' {
                    self.push(" ", space.start..space.start + 1, true);
                } else {
                    self.push(" ", space, false);
                }
            }
            return;
        }
        if !self.flow.text.is_empty() {
            self.push("\n", at..at, false);
        }
        let start = self.flow.text.len() as u32;
        self.leaf = Some(Leaf {
            span: Span::new(start, start),
            block: self.blocks.last().copied().unwrap_or(0),
            first: self.node,
            last: self.node,
            link: 0,
            italic: 0,
        });
    }

    fn push(&mut self, text: &str, range: std::ops::Range<usize>, verbatim: bool) {
        self.flow.text.push_str(text);
        let len = text.len() as u32;
        let span = Span::from(range);
        let map = &self.decoded.map;
        if verbatim {
            self.flow.map.push_slice(map, span);
        } else {
            self.flow.map.push_whole(len, map, span);
        }
        if let Some(leaf) = &mut self.leaf {
            leaf.span.end += len;
            leaf.last = self.node;
            if self.link {
                leaf.link += len;
            }
            if self.node < self.italic {
                leaf.italic += len;
            }
        }
    }

    fn flush(&mut self) {
        self.space = None;
        self.breaks.0 = 0;
        if let Some(mut leaf) = self.leaf.take() {
            // No-break spaces at the ends stay in the text, outside the leaf.
            leaf.span = leaf.span.trim(&self.flow.text);
            if !leaf.span.is_empty() {
                self.flow.leaves.push(leaf);
            }
        }
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0C)
}

fn ends_run(byte: u8, next: u8) -> bool {
    is_space(byte) || matches!(byte, b'&' | 0) || byte == 0xC2 && next == 0xAD
}
