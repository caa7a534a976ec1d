//! HTML -> [`Document`]: main content and the rest, each character with its source bytes.

use crate::{Options, ReadError};
use laocoon_text::Document;

/// Reads a page. Fills everything that the page itself tells: encoding, title, author,
/// published date, text, blocks, map, notices, and the language the page declares.
pub(crate) fn read(_bytes: &[u8], _options: &Options) -> Result<Document, ReadError> {
    Err(ReadError::NoText)
}
