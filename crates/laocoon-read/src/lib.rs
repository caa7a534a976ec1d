//! bytes -> [`laocoon_text::Document`]: plain text, Markdown, HTML, DOCX, PDF, entries of feeds.
//!
//! [`read`] is pure: no I/O, no clock. (`fetch`, behind a feature, is what uses the network.) Reading never loses the way back: every character of
//! the document's text maps to the source bytes it was read from.

pub mod archive;
mod binary;
mod date;
mod encoding;
mod entry;
mod error;
#[cfg(feature = "fetch")]
mod fetch;
mod front_matter;
mod html;
mod language;
mod markdown;
mod media_type;
mod office;
mod options;
mod page_words;
#[cfg(feature = "pdf")]
mod pdf;
mod plain;

pub use error::ReadError;
#[cfg(feature = "fetch")]
pub use fetch::{FetchError, Fetched, MAX_WAIT, fetch, is_address};
pub use options::{MAX_BYTES, Options};
pub use page_words::check_page;

use laocoon_text::{Author, Document, Language, MediaType, Notice, Published};

/// Reads one input. `source` is the name it goes by: a path, an address, `-`.
pub fn read(bytes: Vec<u8>, source: &str, options: &Options) -> Result<Document, ReadError> {
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::TooLarge);
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ReadError::Empty);
    }
    #[cfg(feature = "pdf")]
    if pdf::is_document(&bytes) {
        let mut document = pdf::read(&bytes, options)?;
        finish(&mut document, &bytes, source, MediaType::Pdf, options);
        return Ok(document);
    }
    let is_office = office::is_document(&bytes);
    if let Some(kind) = binary::kind(&bytes).filter(|_| !is_office) {
        return Err(ReadError::Binary { kind });
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]);
    let told = options.media_type;
    let media_type = match told.unwrap_or_else(|| media_type::tell(source, &head)) {
        _ if is_office => MediaType::Docx,
        // A name alone makes no document.
        MediaType::Docx | MediaType::Pdf => MediaType::Plain,
        told => told,
    };
    let mut document = match media_type {
        MediaType::Html => {
            let mut page = html::read(&bytes, options)?;
            settle_language(&mut page, options);
            page
        }
        MediaType::FeedEntry => {
            let mut page = entry::read(&bytes, options)?;
            settle_language(&mut page, options);
            page
        }
        MediaType::Docx => office::read(&bytes, options)?,
        MediaType::Plain | MediaType::Markdown | MediaType::Pdf => {
            text(&bytes, media_type, options)?
        }
    };
    finish(&mut document, &bytes, source, media_type, options);
    Ok(document)
}

/// What does not depend on the kind of document.
fn finish(
    document: &mut Document,
    bytes: &[u8],
    source: &str,
    media_type: MediaType,
    options: &Options,
) {
    document.source = source.to_owned();
    document.media_type = media_type;
    document.hash = hash(bytes);
    document.profile = options.profile;
    if let Some(moment) = options.as_of {
        document.published = Some(Published {
            date: moment.date,
            time: moment.time,
            span: None,
            found: "--as-of".to_owned(),
        });
    }
}

/// BLAKE3 of source bytes, in hexadecimal, as [`Document::hash`] holds it.
pub fn hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}

/// Plain text and Markdown: the document's text is exactly what the bytes say.
fn text(bytes: &[u8], media_type: MediaType, options: &Options) -> Result<Document, ReadError> {
    let decoded = encoding::decode(bytes, options.encoding.as_deref())?;
    if binary::has_controls(&decoded.text) {
        return Err(ReadError::Binary { kind: "data" });
    }
    if !decoded.text.contains(char::is_alphanumeric) {
        return Err(ReadError::NoText);
    }
    let outline = match media_type {
        MediaType::Markdown => markdown::outline(&decoded.text),
        _ => plain::outline(&decoded.text),
    };
    let author = outline.credits.author.map(|span| Author {
        text: span.of(&decoded.text).to_owned(),
        span: Some(span),
    });
    let mut document = Document {
        encoding: decoded.encoding,
        title: outline.title,
        author,
        text: decoded.text,
        blocks: outline.blocks,
        map: decoded.map,
        notices: decoded.notices,
        ..Document::default()
    };
    settle_language(&mut document, options);
    if let Some(stated) = outline.credits.published {
        publish(&mut document, stated);
    }
    Ok(document)
}

/// Takes over the day that a text states, unless it can be read two ways in its language.
fn publish(document: &mut Document, stated: plain::Stated) {
    let day_first = matches!(document.language, Language::French | Language::Russian);
    if stated.day.ambiguous && !day_first {
        document.notices.push(Notice::at(
            stated.span,
            "the day and the month of this date can change places; say which with --as-of",
        ));
        return;
    }
    document.published = Some(Published {
        date: stated.day.date,
        time: None,
        span: Some(stated.span),
        found: stated.found.to_owned(),
    });
}

/// The language that the caller gives, else that of the article's words; a page's own
/// declaration counts where the words are too few to tell.
fn settle_language(document: &mut Document, options: &Options) {
    if let Some(language) = options.language {
        document.language = language;
        return;
    }
    let main = document.blocks.iter().filter(|block| block.main);
    let words: Vec<&str> = main.map(|block| document.words(block.span)).collect();
    let (language, notice) = language::identify(&words, document.language);
    document.language = language;
    document.notices.extend(notice);
}
