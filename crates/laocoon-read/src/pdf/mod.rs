//! PDF -> [`Document`]: the text by the places of its glyphs, page by page, then read as plain
//! text whose lines were broken by the page. Structure of the file by `hayro-syntax`, which has no
//! fonts and draws nothing; what characters a font's codes mean is worked out here.
//!
//! There is no way back from the text to the bytes, which are packed.

mod encoding;
mod font;
mod glyph_name;
mod layout;
mod page;
mod to_unicode;

use crate::{Options, ReadError};
use hayro_syntax::{LoadPdfError, Pdf};
use laocoon_text::{Document, Notice, SourceMap};

/// Pages that are read of one file.
const MOST_PAGES: usize = 5000;

pub(crate) fn is_document(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(1024)];
    head.windows(5).any(|window| window == b"%PDF-")
}

/// Reads a document.
pub(crate) fn read(bytes: &[u8], options: &Options) -> Result<Document, ReadError> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| {
        let why = match error {
            LoadPdfError::Decryption(_) => "this PDF needs a password",
            LoadPdfError::Invalid => "this PDF has no readable structure",
        };
        ReadError::Damaged {
            why: why.to_owned(),
        }
    })?;
    let pages = pdf.pages();
    let lines: Vec<Vec<layout::Line>> = pages
        .iter()
        .take(MOST_PAGES)
        .map(|page| layout::lines(page::runs(page)))
        .collect();
    let is_cut = pages.len() > MOST_PAGES;
    let (text, left_out) = layout::text(lines);
    if !text.contains(char::is_alphanumeric) {
        return Err(ReadError::NoLetters);
    }
    let options = Options {
        encoding: Some("utf-8".to_owned()),
        ..options.clone()
    };
    let mut document = crate::text(text.as_bytes(), laocoon_text::MediaType::Plain, &options)?;
    document.map = SourceMap::default();
    if left_out > 0 {
        let message = format!("{left_out} lines that come again on every page were left out");
        document.notices.push(Notice::whole(message));
    }
    if is_cut {
        let message = format!("only the first {MOST_PAGES} pages were read");
        document.notices.push(Notice::whole(message));
    }
    Ok(document)
}
