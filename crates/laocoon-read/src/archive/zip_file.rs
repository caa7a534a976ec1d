//! ZIP files: each file in them that can be a text is a part.

use super::{Part, PartError, failed, is_furniture};
use crate::media_type::by_name;
use crate::{MAX_BYTES, ReadError};
use laocoon_text::MediaType;
use std::io::{BufRead, Cursor, Read, Seek};
use zip::ZipArchive;
use zip::result::ZipError;

/// Files that one archive may hold.
const MOST: usize = 100_000;
/// Bytes that all of them may unpack to: a small archive must not fill the case.
const MOST_BYTES: u64 = 4 << 30;
/// How many times its packed size a file may unpack to. Text packs ten times at best; a page of
/// blanks a thousand times.
const MOST_TIMES: u64 = 500;

pub(super) fn parts<'r>(
    reader: impl BufRead + Seek + 'r,
    source: String,
) -> Box<dyn Iterator<Item = Result<Part, PartError>> + 'r> {
    let mut archive = match ZipArchive::new(reader) {
        Ok(archive) => archive,
        Err(error) => return failed(source, told(&error)),
    };
    if archive.index_for_name("word/document.xml").is_some() {
        return whole(archive.into_inner(), source);
    }
    let office = ["mimetype", "[Content_Types].xml"];
    if office
        .iter()
        .any(|name| archive.index_for_name(name).is_some())
    {
        let kind = "an office document or electronic book";
        return failed(source, ReadError::Binary { kind });
    }
    if archive.len() > MOST {
        return failed(source, ReadError::TooLarge);
    }
    let mut unpacked = 0u64;
    let parts = (0..archive.len()).filter_map(move |nth| {
        let name = archive.name_for_index(nth)?.ok()?.into_owned();
        let hidden = name
            .split('/')
            .any(|part| part.starts_with('.') || part == "__MACOSX");
        if name.ends_with('/') || hidden || is_furniture(&name) {
            return None;
        }
        let source = format!("{source}#{name}");
        let found = if unpacked > MOST_BYTES {
            Err(ReadError::TooLarge)
        } else {
            unpack(&mut archive, nth)
        };
        Some(match found {
            Ok(bytes) => {
                unpacked += bytes.len() as u64;
                Ok(Part {
                    media_type: by_name(&name),
                    source,
                    bytes,
                    encoding: None,
                })
            }
            Err(error) => Err(PartError { source, error }),
        })
    });
    Box::new(parts)
}

/// The archive is itself a document.
fn whole<'r>(
    mut reader: impl BufRead + Seek + 'r,
    source: String,
) -> Box<dyn Iterator<Item = Result<Part, PartError>> + 'r> {
    let bytes = reader.rewind().map_err(|error| super::damaged(&error));
    match bytes.and_then(|()| super::all(reader)) {
        Ok(bytes) => Box::new(std::iter::once(Ok(Part {
            source,
            bytes,
            encoding: None,
            media_type: Some(MediaType::Docx),
        }))),
        Err(error) => failed(source, error),
    }
}

fn unpack(archive: &mut ZipArchive<impl Read + Seek>, nth: usize) -> Result<Vec<u8>, ReadError> {
    let file = archive.by_index(nth).map_err(|error| told(&error))?;
    if file.size() > MAX_BYTES as u64 {
        return Err(ReadError::TooLarge);
    }
    // What the archive says of sizes may be a lie.
    let most =
        (file.compressed_size().saturating_mul(MOST_TIMES) + (64 << 10)).min(MAX_BYTES as u64);
    let mut bytes = Vec::new();
    file.take(most + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| super::damaged(&error))?;
    if bytes.len() as u64 > most {
        return Err(ReadError::TooLarge);
    }
    Ok(bytes)
}

fn told(error: &ZipError) -> ReadError {
    let why = match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => {
            "it needs a password; unpack it and give the files".to_owned()
        }
        ZipError::UnsupportedArchive(why) => format!("{why}; unpack it and give the files"),
        other => other.to_string(),
    };
    ReadError::Damaged { why }
}

/// The names of the files in a ZIP file in memory; none if it is none.
pub(crate) fn members(bytes: &[u8]) -> Vec<String> {
    let archive = ZipArchive::new(Cursor::new(bytes));
    archive.map_or_else(
        |_| Vec::new(),
        |archive| {
            let names = archive.file_names().take(MOST);
            names
                .filter_map(|name| Some(name.ok()?.into_owned()))
                .collect()
        },
    )
}

/// One file of a ZIP file in memory; `None` if it is not there.
pub(crate) fn member(bytes: &[u8], name: &str) -> Result<Option<Vec<u8>>, ReadError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| told(&error))?;
    match archive.index_for_name(name) {
        Some(nth) => unpack(&mut archive, nth).map(Some),
        None => Ok(None),
    }
}
