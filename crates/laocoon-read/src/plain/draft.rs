use super::paragraph::Chunk;
use laocoon_text::{Block, BlockKind, Span};

/// A chunk on its way to being a block.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub chunk: Chunk,
    pub kind: BlockKind,
    pub main: bool,
    pub list: Option<u32>,
    pub level: u8,
    pub lead_in: Option<u32>,
    /// A name under the text, which looks like a heading and is none.
    pub signature: bool,
}

impl Draft {
    pub fn new(chunk: Chunk) -> Self {
        let kind = match (&chunk.marker, chunk.quote) {
            _ if chunk.cell => BlockKind::TableCell,
            (Some(_), _) => BlockKind::ListItem,
            (None, 0) => BlockKind::Paragraph,
            (None, _) => BlockKind::BlockQuote,
        };
        Self {
            chunk,
            kind,
            main: true,
            list: None,
            level: 0,
            lead_in: None,
            signature: false,
        }
    }

    /// A block that was found otherwise, as in Markdown.
    pub fn from_block(block: Block) -> Self {
        let chunk = Chunk {
            first: 0,
            last: 0,
            span: block.span,
            indent: 0,
            marker: None,
            quote: 0,
            gap: 1,
            cell: block.kind == BlockKind::TableCell,
        };
        Self {
            chunk,
            kind: block.kind,
            main: block.main,
            list: block.list,
            level: block.level,
            lead_in: block.lead_in,
            signature: false,
        }
    }

    pub fn words<'t>(&self, text: &'t str) -> &'t str {
        self.chunk.span.of(text)
    }

    /// Number of characters.
    pub fn width(&self, text: &str) -> usize {
        self.words(text).chars().count()
    }

    pub fn is(&self, kind: BlockKind) -> bool {
        self.kind == kind
    }

    /// Running text of the article that no other role has claimed yet.
    pub fn is_plain(&self) -> bool {
        self.main && self.kind == BlockKind::Paragraph && !self.signature
    }

    pub fn set_aside(&mut self) {
        self.kind = BlockKind::Boilerplate;
        self.main = false;
    }

    pub fn block(&self) -> Block {
        Block {
            kind: self.kind,
            span: self.chunk.span,
            main: self.main,
            list: self.list,
            level: self.level,
            lead_in: self.lead_in,
        }
    }

    pub fn span(&self) -> Span {
        self.chunk.span
    }
}
