//! Archives: web archives (WARC), ZIP files, and feeds saved as XML. [`parts`] gives their
//! documents one by one, with the bytes as they lie in the archive.
//!
//! Nothing is unpacked to the disk, and no part beyond [`MAX_BYTES`] is: what is larger is told
//! and left out. A part that cannot be had does not stop those after it.

mod feed;
mod http;
mod warc;
mod zip_file;

use crate::{MAX_BYTES, Options, ReadError};
use flate2::bufread::MultiGzDecoder;
use laocoon_text::MediaType;
use std::io::{self, BufRead, BufReader, Read, Seek};

pub(crate) use zip_file::{member, members};

/// One document of an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The archive and the place in it: "pages.warc.gz#https://example.org/a".
    pub source: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The encoding that the archive tells of it.
    pub encoding: Option<String>,
    /// What the archive says it is.
    pub media_type: Option<MediaType>,
}

/// A part that could not be had.
#[derive(Debug)]
pub struct PartError {
    /// The archive and the place in it.
    pub source: String,
    /// Why.
    pub error: ReadError,
}

/// What kinds of archives there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Archive {
    /// A web archive, ISO 28500.
    Warc,
    /// The same, each record or the whole compressed.
    WarcGz,
    /// A ZIP file that is not itself a document.
    Zip,
    /// RSS or Atom.
    Feed,
}

impl Part {
    /// What reading the part needs to know beyond `options`.
    pub fn options(&self, options: &Options) -> Options {
        Options {
            encoding: options.encoding.clone().or_else(|| self.encoding.clone()),
            media_type: options.media_type.or(self.media_type),
            ..options.clone()
        }
    }
}

impl Archive {
    /// Tells an archive from how it begins; `name` tells a compressed web archive from other
    /// compressed files.
    pub fn of(head: &[u8], name: &str) -> Option<Archive> {
        let bare = name.split(['?', '#']).next().unwrap_or(name);
        let bare = bare.to_ascii_lowercase();
        if head.starts_with(b"WARC/") {
            return Some(Archive::Warc);
        }
        if head.starts_with(b"\x1F\x8B") && bare.ends_with(".warc.gz") {
            return Some(Archive::WarcGz);
        }
        if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
            let document = bare.ends_with(".docx") || bare.ends_with(".docm");
            return (!document).then_some(Archive::Zip);
        }
        feed::is_feed(head).then_some(Archive::Feed)
    }
}

/// The parts of an archive, in its order. `source` is the archive's name.
pub fn parts<'r>(
    archive: Archive,
    reader: impl BufRead + Seek + 'r,
    source: String,
) -> Box<dyn Iterator<Item = Result<Part, PartError>> + 'r> {
    match archive {
        Archive::Warc => Box::new(warc::Records::new(reader, source)),
        Archive::WarcGz => {
            let reader = BufReader::new(MultiGzDecoder::new(reader));
            Box::new(warc::Records::new(reader, source))
        }
        Archive::Zip => zip_file::parts(reader, source),
        Archive::Feed => match all(reader) {
            Ok(bytes) => Box::new(feed::parts(&bytes, &source).into_iter()),
            Err(error) => failed(source, error),
        },
    }
}

fn failed<'r>(
    source: String,
    error: ReadError,
) -> Box<dyn Iterator<Item = Result<Part, PartError>> + 'r> {
    Box::new(std::iter::once(Err(PartError { source, error })))
}

/// All bytes of a reader, unless there are too many.
fn all(reader: impl Read) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::new();
    let taken = reader.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes);
    taken.map_err(|error| damaged(&error))?;
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::TooLarge);
    }
    Ok(bytes)
}

fn damaged(error: &io::Error) -> ReadError {
    ReadError::Damaged {
        why: error.to_string(),
    }
}

/// Whether a part's name says that it is no text: pictures, style sheets, scripts.
fn is_furniture(name: &str) -> bool {
    const ENDINGS: [&str; 24] = [
        "jpg", "jpeg", "png", "gif", "webp", "svg", "ico", "css", "js", "json", "woff", "woff2",
        "ttf", "mp3", "mp4", "webm", "avi", "mov", "csv", "xls", "xlsx", "ppt", "pptx", "ds_store",
    ];
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let ending = ending.to_ascii_lowercase();
    ENDINGS.contains(&ending.as_str())
}
