//! Feeds saved as XML: RSS 0.9 to 2.0 and Atom. Each entry is a part, its bytes those of its
//! element (in UTF-8); [`crate::entry`] reads them.

use super::{Part, PartError};
use crate::ReadError;
use crate::encoding::decode;
use crate::entry::Entry;
use laocoon_text::MediaType;
use quick_xml::Reader;
use quick_xml::events::Event;

/// Entries that one feed may hold.
const MOST: usize = 100_000;

/// Whether bytes begin like a feed: its root element stands after declarations and comments.
pub(super) fn is_feed(head: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&head[..head.len().min(4096)]);
    let mut rest = head.trim_start_matches('\u{feff}').trim_start();
    loop {
        let end = match rest {
            _ if rest.starts_with("<!--") => rest.find("-->").map(|at| at + 3),
            _ if rest.starts_with("<?") => rest.find("?>").map(|at| at + 2),
            _ if rest.starts_with("<!") => rest.find('>').map(|at| at + 1),
            _ => break,
        };
        let Some(end) = end else { return false };
        rest = rest[end..].trim_start();
    }
    ["<rss", "<feed", "<rdf:RDF"].iter().any(|root| {
        rest.strip_prefix(root)
            .is_some_and(|rest| rest.starts_with([' ', '>', '\n', '\r', '\t']))
    })
}

pub(super) fn parts(bytes: &[u8], source: &str) -> Vec<Result<Part, PartError>> {
    let declared = declared(bytes);
    let text = match decode(bytes, declared.as_deref()) {
        Ok(decoded) => decoded.text,
        Err(error) => {
            let source = source.to_owned();
            return vec![Err(PartError { source, error })];
        }
    };
    let mut reader = Reader::from_str(&text);
    reader.config_mut().check_end_names = false;
    let mut parts = Vec::new();
    // Where the entry that is open began, and how deep it lies.
    let mut open: Option<(usize, usize)> = None;
    let mut depth = 0usize;
    loop {
        let before = reader.buffer_position() as usize;
        match reader.read_event() {
            Ok(Event::Start(tag)) => {
                depth += 1;
                let name = tag.local_name();
                if open.is_none() && matches!(name.as_ref(), "item" | "entry") {
                    open = Some((before, depth));
                }
            }
            Ok(Event::End(_)) => {
                if let Some((start, at)) = open
                    && at == depth
                {
                    let end = reader.buffer_position() as usize;
                    parts.push(Ok(part(&text[start..end], source, parts.len())));
                    open = None;
                }
                depth = depth.saturating_sub(1);
            }
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(error) => {
                let why = format!("{error}; its entries after {} are lost", parts.len());
                let source = source.to_owned();
                let error = ReadError::Damaged { why };
                parts.push(Err(PartError { source, error }));
                break;
            }
        }
        if parts.len() >= MOST {
            break;
        }
    }
    if parts.is_empty() {
        parts.push(Err(PartError {
            source: source.to_owned(),
            error: ReadError::NoText,
        }));
    }
    parts
}

fn part(element: &str, source: &str, nth: usize) -> Part {
    let link = Entry::parse(element).and_then(|entry| entry.link);
    let place = link.unwrap_or_else(|| (nth + 1).to_string());
    Part {
        source: format!("{source}#{place}"),
        bytes: element.as_bytes().to_vec(),
        encoding: Some("utf-8".to_owned()),
        media_type: Some(MediaType::FeedEntry),
    }
}

/// The encoding that an XML declaration names.
fn declared(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(256)]);
    let end = head.find("?>")?;
    let (_, rest) = head[..end].split_once("encoding")?;
    let rest = rest.trim_start().strip_prefix('=')?.trim_start();
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let label = rest[1..].split(quote).next()?;
    encoding_rs::Encoding::for_label(label.as_bytes()).map(|_| label.to_owned())
}
