//! bytes -> [`laocoon_text::Document`]: plain text, Markdown and HTML.
//!
//! [`read`] is pure: no I/O, no clock. Reading never loses the way back: every character of
//! the document's text maps to the source bytes it was read from.

mod encoding;
mod error;
mod html;
mod media_type;
mod options;

pub use error::ReadError;
pub use options::{MAX_BYTES, Options};

use laocoon_text::{Document, MediaType, Published};

/// Reads one input. `source` is the name it goes by: a path, an address, `-`.
pub fn read(bytes: Vec<u8>, source: &str, options: &Options) -> Result<Document, ReadError> {
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::TooLarge);
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ReadError::Empty);
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]);
    let media_type = options
        .media_type
        .unwrap_or_else(|| media_type::tell(source, &head));
    let mut document = match media_type {
        MediaType::Html => html::read(&bytes, options)?,
        MediaType::Plain | MediaType::Markdown => {
            let decoded = encoding::decode(&bytes, options.encoding.as_deref())?;
            Document {
                encoding: decoded.encoding,
                text: decoded.text,
                map: decoded.map,
                notices: decoded.notices,
                ..Document::default()
            }
        }
    };
    document.source = source.to_owned();
    document.media_type = media_type;
    document.hash = blake3::hash(&bytes).to_hex().to_string();
    if let Some(date) = options.as_of {
        document.published = Some(Published {
            date,
            span: None,
            found: "--as-of".to_owned(),
        });
    }
    Ok(document)
}
