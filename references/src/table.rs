//! The compiled table: a directory, then sections, each compressed by itself and opened only when asked for.
//!
//! ```text
//! "LAOFACT1" | length of the directory, u32 LE | directory | sections
//! directory: count, then for each section: name, compressed length, raw length
//! ```
//! Numbers are LEB128 varints, signed ones zigzag; strings are length and UTF-8 bytes.

use crate::indicator::{self, INDICATORS};
use crate::section::Section;
use std::sync::OnceLock;

/// The first bytes of the file.
pub const MAGIC: &[u8; 8] = b"LAOFACT1";

static BYTES: &[u8] = include_bytes!("../data/factbook.bin");

/// Words that the sections refer to by number.
#[derive(Debug)]
pub(crate) struct Words {
    pub units: Vec<String>,
    /// Templates: `{-1} est.` is "2012 est." in a run whose first edition is 2013.
    pub periods: Vec<String>,
    /// Where in a page: "Geography / Land boundaries / border countries".
    pub paths: Vec<String>,
    pub editions: Vec<crate::Edition>,
    pub notes: Vec<crate::Note>,
}

/// Reads varints and strings from bytes of our own making; past the end it yields zeros.
pub(crate) struct Cursor<'a>(pub &'a [u8]);

impl<'a> Cursor<'a> {
    pub fn number(&mut self) -> u64 {
        let (mut value, mut shift) = (0u64, 0);
        while let Some((&byte, rest)) = self.0.split_first() {
            self.0 = rest;
            value |= u64::from(byte & 0x7f).checked_shl(shift).unwrap_or(0);
            if byte < 0x80 {
                break;
            }
            shift += 7;
        }
        value
    }

    pub fn signed(&mut self) -> i64 {
        let n = self.number();
        (n >> 1) as i64 ^ -((n & 1) as i64)
    }

    pub fn bytes(&mut self) -> &'a [u8] {
        let length = (self.number() as usize).min(self.0.len());
        let (head, tail) = self.0.split_at(length);
        self.0 = tail;
        head
    }

    pub fn string(&mut self) -> &'a str {
        std::str::from_utf8(self.bytes()).unwrap_or_default()
    }

    pub fn strings(&mut self) -> Vec<String> {
        (0..self.number())
            .map(|_| self.string().to_owned())
            .collect()
    }
}

/// The raw bytes of a section; empty if there is none of this name.
fn raw(name: &str) -> Vec<u8> {
    let Some(rest) = BYTES.strip_prefix(MAGIC.as_slice()) else {
        return Vec::new();
    };
    let Some((length, rest)) = rest.split_first_chunk::<4>() else {
        return Vec::new();
    };
    let (directory, mut sections) = rest.split_at(u32::from_le_bytes(*length) as usize);
    let mut directory = Cursor(directory);
    for _ in 0..directory.number() {
        let found = directory.string() == name;
        let (compressed, size) = (directory.number() as usize, directory.number() as usize);
        if found {
            return miniz_oxide::inflate::decompress_to_vec_with_limit(
                &sections[..compressed],
                size,
            )
            .unwrap_or_default();
        }
        sections = &sections[compressed..];
    }
    Vec::new()
}

/// The words, read at the first call.
pub(crate) fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| {
        let bytes = raw("words");
        let mut c = Cursor(&bytes);
        Words {
            units: c.strings(),
            periods: c.strings(),
            paths: c.strings(),
            editions: (0..c.number())
                .map(|_| crate::Edition {
                    year: c.number() as u16,
                    from: (c.number() as u16, c.number() as u8),
                    source: c.string().to_owned(),
                })
                .collect(),
            notes: (0..c.number())
                .map(|_| crate::Note {
                    editions: (c.number() as u16, c.number() as u16),
                    entity: Some(c.string().to_owned()).filter(|s| !s.is_empty()),
                    text: c.string().to_owned(),
                })
                .collect(),
        }
    })
}

/// The section of an indicator, opened at the first call.
pub(crate) fn section(key: &str) -> Option<&'static Section> {
    static SECTIONS: [OnceLock<Section>; INDICATORS.len()] =
        [const { OnceLock::new() }; INDICATORS.len()];
    let n = indicator::position(key)?;
    Some(SECTIONS[n].get_or_init(|| Section::read(&raw(key))))
}

/// BLAKE3 of the compiled table, in hexadecimal; written beside it when it is compiled.
pub fn hash() -> &'static str {
    include_str!("../data/factbook.blake3").trim_ascii()
}

/// Size of the compiled table in bytes.
pub fn size() -> usize {
    BYTES.len()
}
