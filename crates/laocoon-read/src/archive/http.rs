//! What a server answered, as a web archive keeps it.

use super::all;
use crate::ReadError;
use flate2::read::{DeflateDecoder, GzDecoder, ZlibDecoder};
use laocoon_text::MediaType;

/// Header fields, names in lower case.
#[derive(Debug, Default)]
pub(super) struct Fields(Vec<(String, String)>);

impl Fields {
    pub fn push(&mut self, line: &str) {
        if let Some((name, value)) = line.split_once(':') {
            let name = name.trim().to_ascii_lowercase();
            self.0.push((name, value.trim().to_owned()));
        }
    }

    pub fn get(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }
}

/// A page with what its server said of it.
#[derive(Debug)]
pub(super) struct Page {
    pub bytes: Vec<u8>,
    pub encoding: Option<String>,
    pub media_type: Option<MediaType>,
}

/// The page in an answer; `None` for one that is no page: an error, a redirection, a picture.
pub(super) fn page(answer: Vec<u8>) -> Result<Option<Page>, ReadError> {
    let Some((head, body)) = parted(&answer) else {
        return Ok(None);
    };
    let head = String::from_utf8_lossy(head);
    let mut lines = head.lines();
    let status = lines.next().and_then(|line| line.split(' ').nth(1));
    if status != Some("200") {
        return Ok(None);
    }
    let mut fields = Fields::default();
    lines.for_each(|line| fields.push(line));
    let kind = fields.get("content-type").unwrap_or("text/html");
    if kind_of(kind).is_none() {
        return Ok(None);
    }
    let chunked = fields
        .get("transfer-encoding")
        .is_some_and(|value| value.to_ascii_lowercase().contains("chunked"));
    let body = if chunked {
        dechunked(body)
    } else {
        body.to_vec()
    };
    let packed = fields.get("content-encoding").unwrap_or_default();
    let body = match packed.trim().to_ascii_lowercase().as_str() {
        "" | "identity" => body,
        "gzip" | "x-gzip" if body.starts_with(b"\x1F\x8B") => all(GzDecoder::new(&body[..]))?,
        "deflate" => {
            all(ZlibDecoder::new(&body[..])).or_else(|_| all(DeflateDecoder::new(&body[..])))?
        }
        // Crawlers often store what they unpacked and keep the header.
        "gzip" | "x-gzip" => body,
        other => {
            return Err(ReadError::Damaged {
                why: format!("its compression, {other:.20}, is not known"),
            });
        }
    };
    typed(body, kind)
}

/// A body with the type that is told of it; `None` if it is no text.
pub(super) fn typed(bytes: Vec<u8>, kind: &str) -> Result<Option<Page>, ReadError> {
    let Some(media_type) = kind_of(kind) else {
        return Ok(None);
    };
    let encoding = kind.split(';').find_map(|part| {
        let (name, value) = part.split_once('=')?;
        let is_charset = name.trim().eq_ignore_ascii_case("charset");
        is_charset.then(|| value.trim().trim_matches(['"', '\'']).to_owned())
    });
    Ok(Some(Page {
        bytes,
        encoding: encoding
            .filter(|label| encoding_rs::Encoding::for_label(label.as_bytes()).is_some()),
        media_type: Some(media_type),
    }))
}

fn kind_of(kind: &str) -> Option<MediaType> {
    let name = kind.split(';').next().unwrap_or_default().trim();
    let name = name.to_ascii_lowercase();
    if name == "application/xhtml+xml" {
        return Some(MediaType::Html);
    }
    MediaType::from_name(&name).filter(|kind| *kind != MediaType::FeedEntry)
}

fn parted(answer: &[u8]) -> Option<(&[u8], &[u8])> {
    let blank = |mark: &[u8]| {
        let at = answer
            .windows(mark.len())
            .position(|window| window == mark)?;
        Some((at, at + mark.len()))
    };
    let (end, start) = blank(b"\r\n\r\n").or_else(|| blank(b"\n\n"))?;
    Some((&answer[..end], &answer[start..]))
}

/// A body without the lengths of its chunks; what does not look like chunks stays as it is.
fn dechunked(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some(line) = rest.iter().position(|byte| *byte == b'\n') {
        let told = std::str::from_utf8(&rest[..line]).unwrap_or_default();
        let told = told.split(';').next().unwrap_or_default().trim();
        let Ok(length) = usize::from_str_radix(told, 16) else {
            break;
        };
        rest = &rest[line + 1..];
        if length == 0 {
            return out;
        }
        let Some(chunk) = rest.get(..length) else {
            break;
        };
        out.extend_from_slice(chunk);
        rest = &rest[length..];
        rest = rest
            .strip_prefix(b"\r\n")
            .or(rest.strip_prefix(b"\n"))
            .unwrap_or(rest);
    }
    if out.is_empty() { body.to_vec() } else { out }
}

#[cfg(test)]
mod tests {
    use super::{dechunked, page};

    #[test]
    fn chunks_are_put_together() {
        assert_eq!(
            dechunked(b"4\r\nUn p\r\n3;x=1\r\nont\r\n0\r\n\r\n"),
            b"Un pont"
        );
        assert_eq!(dechunked(b"<p>Un pont"), b"<p>Un pont");
    }

    #[test]
    fn pages_only() {
        let check = |answer: &str, due: Option<&[u8]>| {
            let found = page(answer.as_bytes().to_vec()).unwrap();
            assert_eq!(found.as_ref().map(|page| &page.bytes[..]), due, "{answer}");
        };
        check(
            "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>a",
            Some(b"<p>a"),
        );
        check(
            "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>a",
            None,
        );
        check(
            "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nPNG",
            None,
        );
        check(
            "HTTP/1.0 200 OK\nContent-Type: text/plain\n\nUn pont.",
            Some(b"Un pont."),
        );
    }
}
