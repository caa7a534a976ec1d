//! DOCX (ECMA-376, WordprocessingML) -> [`Document`]: paragraphs, headings, lists, tables,
//! footnotes and endnotes. Text that is marked as deleted is left out.

mod body;
mod styles;

use crate::archive::{member, members};
use crate::encoding::decode;
use crate::{Options, ReadError, plain};
use body::{Body, Paragraph, Role};
use laocoon_text::{Author, Block, BlockKind, Document, Notice, Span, Title};
use quick_xml::Reader;
use quick_xml::events::Event;

/// Whether a ZIP file is a document of this kind.
pub(crate) fn is_document(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
        && members(bytes)
            .iter()
            .any(|name| name == "word/document.xml")
}

/// Reads a document. Its text is made from the paragraphs; there is no way back to the bytes,
/// which are packed.
pub(crate) fn read(bytes: &[u8], options: &Options) -> Result<Document, ReadError> {
    let xml = |name: &str| -> Result<Option<String>, ReadError> {
        match member(bytes, name)? {
            Some(bytes) => Ok(Some(decode(&bytes, None)?.text)),
            None => Ok(None),
        }
    };
    let main = xml("word/document.xml")?.ok_or_else(|| ReadError::Damaged {
        why: "it has no word/document.xml".to_owned(),
    })?;
    let styles = styles::styles(&xml("word/styles.xml")?.unwrap_or_default());
    let mut body = Body::default();
    body.read(&main, &styles)?;
    for notes in ["word/footnotes.xml", "word/endnotes.xml"] {
        if let Some(notes) = xml(notes)? {
            body.read(&notes, &styles)?;
        }
    }
    let mut document = laid_out(&body.paragraphs);
    if !document.text.contains(char::is_alphanumeric) {
        return Err(ReadError::NoText);
    }
    if body.has_deleted {
        let message = "words that are marked as deleted were left out";
        document.notices.push(Notice::whole(message));
    }
    let credits = plain::credit_blocks(&mut document.blocks, &document.text);
    document.author = credits.author.map(|span| Author {
        text: span.of(&document.text).to_owned(),
        span: Some(span),
    });
    let core = xml("docProps/core.xml")?.unwrap_or_default();
    if document.title.is_none() {
        document.title = headline(&mut document.blocks, &document.text)
            .or_else(|| property(&core, "dc:title").map(|text| Title { text, span: None }));
    }
    if document.author.is_none() {
        let creator = property(&core, "dc:creator");
        document.author = creator.map(|text| Author { text, span: None });
    }
    crate::settle_language(&mut document, options);
    if let Some(stated) = credits.published {
        crate::publish(&mut document, stated);
    }
    Ok(document)
}

fn laid_out(paragraphs: &[Paragraph]) -> Document {
    let mut document = Document {
        encoding: "UTF-8",
        ..Document::default()
    };
    let text = &mut document.text;
    let mut lead_in = None;
    let mut lists: Vec<u32> = Vec::new();
    for paragraph in paragraphs {
        let words = paragraph.text.trim();
        if words.is_empty() {
            continue;
        }
        let same_row = matches!(paragraph.role, Role::Cell { first: false });
        if !text.is_empty() {
            text.push_str(if same_row { "\t" } else { "\n\n" });
        }
        let start = text.len() as u32;
        text.push_str(words);
        let span = Span::new(start, text.len() as u32);
        let (kind, level, list) = match paragraph.role {
            Role::Title => (BlockKind::Title, 0, None),
            Role::Heading(level) => (BlockKind::Heading, level, None),
            Role::Item { list, level } => {
                let nth = lists.iter().position(|known| *known == list);
                let nth = nth.unwrap_or_else(|| {
                    lists.push(list);
                    lists.len() - 1
                });
                (BlockKind::ListItem, level, Some(nth as u32))
            }
            Role::Cell { .. } => (BlockKind::TableCell, 0, None),
            Role::Quote => (BlockKind::BlockQuote, 0, None),
            Role::Caption => (BlockKind::Caption, 0, None),
            Role::Text => (BlockKind::Paragraph, 0, None),
        };
        let at = document.blocks.len() as u32;
        if kind == BlockKind::Title && document.title.is_none() {
            let text = words.split_whitespace().collect::<Vec<_>>().join(" ");
            let span = Some(span);
            document.title = Some(Title { text, span });
        }
        document.blocks.push(Block {
            kind,
            span,
            main: true,
            list,
            level,
            lead_in: list.and(lead_in),
        });
        if kind != BlockKind::ListItem {
            lead_in = words.ends_with(':').then_some(at);
        }
    }
    document
}

/// The first block, if it is a heading or could be a headline.
fn headline(blocks: &mut [Block], text: &str) -> Option<Title> {
    let several = blocks.len() > 1;
    let first = blocks.first_mut()?;
    let words = first.span.of(text);
    let short = words.chars().count() <= 180 && !words.ends_with(['.', ',', ';', ':']);
    let fits =
        first.kind == BlockKind::Heading || first.kind == BlockKind::Paragraph && short && several;
    fits.then(|| {
        first.kind = BlockKind::Title;
        first.level = 0;
        Title {
            text: words.split_whitespace().collect::<Vec<_>>().join(" "),
            span: Some(first.span),
        }
    })
}

/// A property of the document that is told outside of it.
fn property(core: &str, name: &str) -> Option<String> {
    let mut reader = Reader::from_str(core);
    loop {
        match reader.read_event().ok()? {
            Event::Start(tag) if tag.name().as_ref() == name => {
                let inner = reader.read_text(tag.name()).ok()?.into_inner().into_owned();
                let value = quick_xml::escape::unescape(&inner).ok()?.trim().to_owned();
                return (!value.is_empty()).then_some(value);
            }
            Event::Eof => return None,
            _ => {}
        }
    }
}
