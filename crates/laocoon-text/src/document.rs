use crate::{Language, Notice, Profile, SourceMap, Span};
use jiff::civil::{Date, Time};

/// What was read: one text, its blocks, what is known about it, and the way back to the bytes.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The name it was read under: a path, an address, `-` for standard input.
    pub source: String,
    /// What kind of bytes it came from.
    pub media_type: MediaType,
    /// The character encoding the bytes were decoded from, as the Encoding Standard names it.
    pub encoding: &'static str,
    /// BLAKE3 of the source bytes, in hexadecimal.
    pub hash: String,
    /// The language, when it is one with a pack.
    pub language: Language,
    /// The headline.
    pub title: Option<Title>,
    /// Who signed it.
    pub author: Option<Author>,
    /// The day it was published, when the source says so outside the running text
    /// (metadata, a dateline). A date that the text only implies is found when marking.
    pub published: Option<Published>,
    /// How its undirected times are to be read.
    pub profile: Profile,
    /// For plain text and Markdown exactly the decoded input; for HTML the text of the page,
    /// main content and the rest, in document order.
    pub text: String,
    /// The blocks, in order of their spans; they do not overlap. Text between them is white
    /// space or markup.
    pub blocks: Vec<Block>,
    /// Text to source bytes.
    pub map: SourceMap,
    /// What was cut, doubted or guessed.
    pub notices: Vec<Notice>,
}

/// What kind of bytes a document came from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum MediaType {
    /// `text/plain`
    #[default]
    Plain,
    /// `text/markdown`
    Markdown,
    /// `text/html`
    Html,
    /// An office document, WordprocessingML
    Docx,
    /// `application/pdf`
    Pdf,
    /// One `<item>` of RSS or `<entry>` of Atom
    FeedEntry,
}

impl MediaType {
    /// Every kind.
    pub const ALL: [MediaType; 6] = [
        MediaType::Plain,
        MediaType::Markdown,
        MediaType::Html,
        MediaType::Docx,
        MediaType::Pdf,
        MediaType::FeedEntry,
    ];

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The IANA name.
    pub const fn name(self) -> &'static str {
        match self {
            MediaType::Plain => "text/plain",
            MediaType::Markdown => "text/markdown",
            MediaType::Html => "text/html",
            MediaType::Docx => {
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            }
            MediaType::Pdf => "application/pdf",
            MediaType::FeedEntry => "application/rss+xml",
        }
    }
}

/// The headline, and where it stands in the text if it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title {
    /// The words.
    pub text: String,
    /// Where in the text.
    pub span: Option<Span>,
}

/// Who signed a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    /// The name as written.
    pub text: String,
    /// Where in the text.
    pub span: Option<Span>,
}

/// The day of publication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// The day.
    pub date: Date,
    /// The hour of that day, where it is told.
    pub time: Option<Time>,
    /// The words it was read from; `None` for metadata and `--as-of`.
    pub span: Option<Span>,
    /// Where it was found, for people: "meta article:published_time", "--as-of", "dateline".
    pub found: String,
}

/// A stretch of text with one role on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its role.
    pub kind: BlockKind,
    /// Its words, without bullets, markup, and white space at the ends.
    pub span: Span,
    /// Whether it belongs to the article itself.
    pub main: bool,
    /// Number of its list, counted from 0 within the document.
    pub list: Option<u32>,
    /// Depth of a list item (outermost 1), or rank of a heading (1-6); else 0.
    pub level: u8,
    /// For a list item: index of the block that introduces the list.
    pub lead_in: Option<u32>,
}

/// The role of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BlockKind {
    /// The headline of the whole.
    Title,
    /// A heading inside it.
    Heading,
    /// Running text.
    Paragraph,
    /// One item of a list.
    ListItem,
    /// Words under a picture or table.
    Caption,
    /// Words quoted as a block.
    BlockQuote,
    /// One cell of a table.
    TableCell,
    /// Navigation, footers, "most read", comments: kept, but not the article.
    Boilerplate,
}

impl BlockKind {
    /// The name used in the dossier.
    pub const fn name(self) -> &'static str {
        match self {
            BlockKind::Title => "title",
            BlockKind::Heading => "heading",
            BlockKind::Paragraph => "paragraph",
            BlockKind::ListItem => "list_item",
            BlockKind::Caption => "caption",
            BlockKind::BlockQuote => "block_quote",
            BlockKind::TableCell => "table_cell",
            BlockKind::Boilerplate => "boilerplate",
        }
    }
}

impl Document {
    /// A text that is one paragraph, with nothing known about it but its language.
    pub fn paragraph(language: Language, text: &str) -> Document {
        Document {
            language,
            text: text.to_owned(),
            blocks: vec![Block {
                kind: BlockKind::Paragraph,
                span: Span::new(0, text.len() as u32),
                main: true,
                list: None,
                level: 0,
                lead_in: None,
            }],
            ..Document::default()
        }
    }

    /// The words of a span.
    pub fn words(&self, span: Span) -> &str {
        span.of(&self.text)
    }

    /// Index of the block that holds this byte.
    pub fn block_at(&self, byte: u32) -> Option<usize> {
        let index = self
            .blocks
            .partition_point(|block| block.span.start <= byte)
            .checked_sub(1)?;
        (byte < self.blocks[index].span.end).then_some(index)
    }
}
